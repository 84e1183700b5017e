/** What one text of a treaty does differently from another: the unit of `foedus diff`. */
import type { Node } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import { textOf } from '../../model/site.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';

/** One of the two texts, in its own workspace: two versions of a file cannot stand in one. */
export interface Side {
  readonly workspace: Workspace;
  readonly placed: PlacedTreaty;
  /** The day on which codes, membership and places are read: its last day in force, not after the day of analysis. */
  readonly day: Day;
}

/** What a change does to the commitment. `changes` where neither is more than the other. */
export type Effect = 'strengthens' | 'weakens' | 'widens' | 'narrows' | 'adds' | 'drops' | 'changes';

/** All effects, as reports list them: what makes a promise less comes first. */
export const effects: readonly Effect[] = ['weakens', 'narrows', 'drops', 'strengthens', 'widens', 'adds', 'changes'];

/** What the change is about. */
export type Aspect =
  | 'parties' | 'duty' | 'casus foederis' | 'theatre' | 'exit' | 'right' | 'provision' | 'organ' | 'burden'; // biome-ignore format: a list

/** A stretch of one of the two texts. */
export interface Spot {
  readonly side: Side;
  /** A node of the treaty's chunk. */
  readonly node: Node;
  /** Its text in one line. */
  readonly text: string;
}

export interface Change {
  readonly effect: Effect;
  readonly aspect: Aspect;
  /** The clause as a reader finds it: `CollectiveDefence (article 5)`; empty for the treaty as a whole. */
  readonly clause: string;
  /** What is different, as a sentence. */
  readonly says: string;
  /** Where; missing on the side that has nothing of the kind. */
  readonly before?: Spot;
  readonly after?: Spot;
  /** Events that the one text covers and the other does not, in words. */
  readonly examples?: readonly string[];
  /** Ids of the concepts that say why it matters. */
  readonly concepts: readonly string[];
}

/** A node of one side, to be shown. */
export function spot(side: Side, node: Node): Spot {
  return { side, node, text: textOf(side.placed.treaty.chunk, node).replace(/\s+/g, ' ').trim() };
}

/** The text of a node without its white space and comments: equal texts say the same. */
export function bare(side: Side, node: Node | undefined): string {
  if (!node) return '';
  const { text, trivia } = side.placed.treaty.chunk;
  let found = '';
  let from = node.start;
  for (const { start, end } of trivia) {
    if (start < node.start || end > node.end) continue;
    found += `${text.slice(from, start)} `;
    from = end;
  }
  return (found + text.slice(from, node.end)).replace(/\s+/g, ' ').trim();
}
