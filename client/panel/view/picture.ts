/** A picture with what belongs to it: its data as a table, and where each of its marks leads. */
import type { Spot } from '../../../server/lsp/protocol.ts';
import type { Cell, Table } from './table.ts';

export interface Picture extends Table {
  /** For a file's name, and as the id of its section. */
  readonly id: 'matrix' | 'cascade' | 'battery' | 'burden';
  readonly title: string;
  /** What one sees, in a sentence or two; also what a screen reader says of the drawing. */
  readonly caption: string;
  /** Colours and signs with their meaning. */
  readonly legend: readonly { readonly colour: string; readonly sign?: string; readonly says: string }[];
  /** The drawing; none where there is nothing to draw, as the caption then says. */
  readonly svg?: SVGSVGElement;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Where its clause stands. */
  readonly at?: Spot;
}

/** Colours of the theme by what they stand for; panel.css gives them. */
export const colours = {
  support: 'var(--foedus-support)',
  neutrality: 'var(--foedus-neutrality)',
  nonaggression: 'var(--foedus-nonaggression)',
  consultation: 'var(--foedus-consultation)',
  met: 'var(--foedus-met)',
  arguable: 'var(--foedus-arguable)',
  'not-met': 'var(--foedus-not-met)',
  within: 'var(--foedus-within)',
  below: 'var(--foedus-below)',
  above: 'var(--foedus-above)',
  plain: 'var(--foedus-plain)',
  line: 'var(--foedus-line)',
} as const;

/** How much of its colour a mark keeps that carries a sign: letters have to be readable on it in light and dark. */
export const behindSigns = 0.55;

/** How wide a drawing may be without being scrolled, in pixels; never so narrow that its words run into each other. */
export function roomFor(least: number): number {
  return Math.max(least, Math.min(1000, document.body.clientWidth - 60));
}

/** What all drawings share: no style element, since the page's policy allows none; panel.css says what it would say. */
export const common = { className: 'foedus-plot', style: undefined } as const;

/** Takes out what the library would style by itself. */
export function bare(drawing: SVGSVGElement | HTMLElement): SVGSVGElement {
  for (const style of drawing.querySelectorAll('style')) style.remove();
  return drawing as SVGSVGElement;
}

/** The marks of a kind (`cell`, `dot`, `bar`) in a drawing, each with the index of what it stands for. */
export function marksOf(svg: SVGSVGElement, kind: string): { mark: SVGElement; index: number }[] {
  const group = svg.querySelector(`g[aria-label="${kind}"]`);
  return [...(group?.children ?? [])].flatMap((mark) => {
    // the library binds each mark to the index of its datum
    const index = (mark as SVGElement & { __data__?: unknown }).__data__;
    return typeof index === 'number' ? [{ mark: mark as SVGElement, index }] : [];
  });
}
