/**
 * What the rules on design share: which promises of support a treaty makes, and whether its silence means anything.
 */
import type { ArticleItem, Node, Obligation } from '../../../grammar/index.ts';
import { isFragment } from '../../meaning/derived/promises.ts';
import { discretionOf, hasModifier } from '../../meaning/strength.ts';
import { type Day, firstDay } from '../../model/dates.ts';
import type { ChunkIndex } from '../../model/directory.ts';
import { beginning, type Clause, type Treaty, treatyOf } from '../../model/treaty.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { isFightingSupport } from '../support.ts';

/** The day on which the Charter of the United Nations came into force. */
export const CHARTER_DAY: Day = firstDay({ year: 1945, month: 10, day: 24 });

const finalClauses: ReadonlySet<ArticleItem['kind']> = new Set<ArticleItem['kind']>([
  'ratification',
  'term',
  'withdrawal',
  'accession',
  'review',
  'amendment',
  'disputes',
  'suspension',
]);

/**
 * Whether what the text does not say may be taken as "no". Not of a text at hand in part, nor of a draft that has
 * neither a source nor any final clause yet, nor where another text of the workspace belongs to it.
 */
export function isWhole(workspace: Workspace, placed: PlacedTreaty): boolean {
  const { treaty } = placed;
  if (!standsAlone(placed)) return false;
  if (!treaty.source && !treaty.clauses.some(({ node }) => finalClauses.has(node.kind))) return false;
  return !workspace.has(bySupplemented, treaty.name);
}

/** Whether all of the text is at hand and it is no part of another treaty: what its clauses say is then all they say. */
export function standsAlone(placed: PlacedTreaty): boolean {
  return !isFragment(placed) && !placed.treaty.heads.some((head) => head.what === 'supplements');
}

/** Treaties by the names of those that they supplement. */
const bySupplemented: ChunkIndex = {
  keysOf: (chunk) =>
    treatyOf(chunk)?.heads.flatMap((head) => (head.what === 'supplements' && head.name ? [head.name.value] : [])) ?? [],
};

/**
 * The active support that a treaty owes upon a named event, which is what an adversary can be deterred by and an ally
 * counts on: duties that may mean fighting, are more than an aim, and leave no choice over whether to act at all.
 */
export function supportUponEvent(treaty: Treaty): readonly Clause<Obligation>[] {
  return treaty.obligations.filter(
    ({ node }) =>
      !node.damaged &&
      node.modality !== 'should' &&
      isFightingSupport(node) &&
      hasModifier(node, 'when') &&
      discretionOf(node) !== 'participation',
  );
}

/** Where a finding on the whole treaty stands: its name. */
export function nameOf({ treaty }: PlacedTreaty): Pick<Node, 'start' | 'end'> {
  return treaty.node.name ?? treaty.node;
}

/** What a clause is called in a message. */
export function callClause({ node }: Clause<Obligation>): string {
  return node.name ? `\`${node.name.value}\`` : 'Its promise of support';
}

/** The treaty's date: signature, else conclusion, else entry into force; a draft without any is of the day of analysis. */
export function dateOf({ signed, concluded, inForce }: Treaty, day: Day): Day {
  return beginning(signed) ?? beginning(concluded) ?? beginning(inForce) ?? day;
}
