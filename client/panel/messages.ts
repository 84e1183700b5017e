/** What the panel's page and the extension say to each other. */
import type { AnalysisResult, Spot } from '../../server/lsp/protocol.ts';

/** From the extension to the page. */
export type ToPage =
  | { readonly type: 'show'; readonly analysis: AnalysisResult }
  /** There is nothing to show, and why. */
  | { readonly type: 'empty'; readonly says: string };

/** From the page to the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'go'; readonly at: Spot }
  | { readonly type: 'scenario'; readonly uri: string; readonly name: string }
  /** To be saved under a name that the user chooses; `data` is the text, of a PNG in base 64. */
  | { readonly type: 'save'; readonly name: string; readonly kind: SavedKind; readonly data: string };

export type SavedKind = 'svg' | 'png' | 'csv';
