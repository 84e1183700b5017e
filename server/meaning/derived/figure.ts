/** A derived figure: what came out, and the clauses that it came from, so that a coder can check it. */
import type { Node } from '../../../grammar/index.ts';
import type { Clause } from '../../model/treaty.ts';
import type { PlacedTreaty } from '../../model/workspace.ts';

/** A clause behind a figure. */
export interface Because {
  readonly placed: PlacedTreaty;
  /** Relative to the treaty's chunk. */
  readonly node: Node;
  /** As a reader finds it: `NATO.CollectiveDefence`, `NATO, article 13 (withdrawal)`. */
  readonly label: string;
}

/** A value with the clauses behind it. No value: the text does not settle it (or not all of the text is at hand). */
export interface Figure<T> {
  readonly value?: T;
  readonly because: readonly Because[];
  /** Why there is no value, or how it was reckoned, as a sentence. */
  readonly says?: string;
}

/** What a clause is called in an explanation. */
export function becauseOf(placed: PlacedTreaty, { node, article }: Clause): Because {
  const name = 'name' in node && node.kind !== 'supersedes' ? node.name?.value : undefined;
  if (name !== undefined) return { placed, node, label: `${placed.treaty.name}.${name}` };
  const where = article?.label ? `, article ${article.label.value}` : '';
  return { placed, node, label: `${placed.treaty.name}${where} (${node.kind})` };
}

/** The node of a treaty's head, party list and the like. */
export function becauseOfHead(placed: PlacedTreaty, node: Node, what: string): Because {
  return { placed, node, label: `${placed.treaty.name} (${what})` };
}

/** Each clause once, in the order given. */
export function distinct(because: readonly Because[]): readonly Because[] {
  const seen = new Set<Node>();
  return because.filter(({ node }) => !seen.has(node) && seen.add(node));
}

/**
 * The greatest of several codes, with the clauses behind those that have it. One that is open keeps the whole open
 * unless another already has the value `most`, beyond which nothing could go.
 */
export function greatest(figures: readonly Figure<number>[], most?: number): Figure<number> {
  let value: number | undefined;
  for (const each of figures)
    if (each.value !== undefined && (value === undefined || each.value > value)) value = each.value;
  const open = figures.filter((each) => each.value === undefined);
  if (figures.length === 0 || (open.length > 0 && value !== most)) {
    const says = open[0]?.says;
    return { because: distinct(open.flatMap((each) => each.because)), ...(says ? { says } : {}) };
  }
  return {
    value: value as number,
    because: distinct(figures.filter((each) => each.value === value).flatMap((each) => each.because)),
  };
}
