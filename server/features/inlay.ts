/** What stands between the lines: who the victim is, how many parties there are, which type of promise a duty is, what a share would be by its basis. */
import type { Actor, Actors, Condition, Node, Obligation, Right } from '../../grammar/index.ts';
import { walk } from '../../grammar/index.ts';
import { keptWithChunk } from '../meaning/cache.ts';
import { promisesOf } from '../meaning/derived/promises.ts';
import { alternativesOf, partiesOn, readBurden } from '../meaning/index.ts';
import { type Day, sayDay } from '../model/dates.ts';
import { type SourceFile, textOf } from '../model/site.ts';
import { type PlacedTreaty, placedTreaty, type Workspace } from '../model/workspace.ts';

/** The kinds of hint, as the settings `foedus.inlayHints.…` name them. */
export const hintKinds = ['victim', 'parties', 'types', 'benchmarks'] as const;
export type HintKind = (typeof hintKinds)[number];

/** A remark in a line. */
export interface Hint {
  readonly kind: HintKind;
  /** Offset in the file; the remark stands right behind it. */
  readonly at: number;
  readonly says: string;
  /** More, for who rests the pointer on it. */
  readonly why: string;
}

/** The hints from `start` to `end` of a file, of the kinds that are wanted, in the order of the text. */
export function hintsIn(
  workspace: Workspace,
  file: SourceFile,
  { start, end }: { readonly start: number; readonly end: number },
  { day, kinds }: { readonly day: Day; readonly kinds: ReadonlySet<HintKind> },
): Hint[] {
  return file.tree.chunks
    .flatMap((placed) => {
      const within = { start: start - placed.start, end: end - placed.start };
      if (within.end < 0 || placed.chunk.text.length < within.start) return [];
      const treaty = placedTreaty(file, placed);
      return treaty
        ? hintsOf(workspace, treaty, within, day, kinds).map((hint) => ({ ...hint, at: placed.start + hint.at }))
        : [];
    })
    .sort((one, two) => one.at - two.at);
}

/** The hints within a stretch of a treaty; offsets count from its chunk. */
function hintsOf(
  workspace: Workspace,
  treaty: PlacedTreaty,
  { start, end }: { readonly start: number; readonly end: number },
  day: Day,
  kinds: ReadonlySet<HintKind>,
): Hint[] {
  const hints: Hint[] = [];
  const { node } = treaty.treaty;
  const inside = <N extends Node>(clauses: readonly { readonly node: N }[]): readonly { readonly node: N }[] =>
    clauses.filter((each) => each.node.start <= end && start <= each.node.end);
  const obligations = inside(treaty.treaty.obligations);
  const add = (kind: HintKind, at: number, says: string, why: string) => {
    if (start <= at && at <= end) hints.push({ kind, at, says, why });
  };
  if (kinds.has('parties'))
    for (const { node: item } of inside(node.items.map((each) => ({ node: each }))))
      if (item.kind === 'parties' && item.parties.length > 0) {
        const now = partiesOn(workspace, treaty, day).length;
        const all = item.parties.length;
        add(
          'parties',
          item.start + 'parties'.length,
          String(all),
          `${all === 1 ? 'One party is' : `${all} parties are`} listed; on ${sayDay(day)}, the day of analysis, ${now === 1 ? 'one is' : `${now} are`} bound.`,
        );
      }
  if (kinds.has('victim'))
    for (const clause of [...obligations, ...inside(treaty.treaty.rights)])
      for (const { actor, role } of rolesIn(clause.node)) {
        const meant = whoIs(workspace, treaty, clause.node, role);
        if (meant)
          add('victim', actor.end, meant, `The ${role} is whoever the condition of this clause finds: ${meant}.`);
      }
  if (
    kinds.has('types') &&
    obligations.length > 0 &&
    treaty.treaty.parties.length * treaty.treaty.obligations.length <= pairsRead
  ) {
    const types = keptWithChunk(workspace, treaty.site, { owner: typesOf, key: '' }, () => typesOf(workspace, treaty));
    for (const { node: duty } of obligations) {
      const own = [...(types.get(duty) ?? [])].map(([type, sure]) => (sure ? type : `${type}?`));
      if (duty.name && !duty.damaged && own.length > 0)
        add(
          'types',
          duty.name.end,
          own.join(', '),
          'The type of promise, as the ATOP project codes it, derived from the clause. A question mark: the text leaves it open.',
        );
    }
  }
  if (kinds.has('benchmarks'))
    for (const { node: burden } of inside(treaty.treaty.burdens)) {
      if (burden.damaged) continue;
      const { shares, basis } = readBurden(workspace, treaty, burden, { day });
      for (const { node: share, comparison } of shares) {
        if (!comparison || !share.percent) continue;
        const { benchmark, ratio } = comparison;
        add(
          'benchmarks',
          share.percent.end,
          `${benchmark.toFixed(2)} % by ${basis ?? 'the basis'}`,
          `Share ÷ benchmark: ${ratio.toFixed(2)}.`,
        );
      }
    }
  return hints;
}

/** Which types of promise each duty is, and whether surely. */
function typesOf(workspace: Workspace, treaty: PlacedTreaty): ReadonlyMap<Obligation, ReadonlyMap<string, boolean>> {
  const types = new Map<Obligation, Map<string, boolean>>();
  for (const { duties } of promisesOf(workspace, treaty))
    for (const duty of duties) {
      const own = types.get(duty.clause.node) ?? new Map<string, boolean>();
      for (const [type, how] of duty.types) own.set(type, own.get(type) === true || how === 'sure');
      types.set(duty.clause.node, own);
    }
  return types;
}

/** Beyond so many pairs of member and clause a text that is scrolled by has no time for the types. */
const pairsRead = 3000;

type Role = 'victim' | 'aggressor';

/** Where a clause names the victim or the aggressor. */
function rolesIn(node: Obligation | Right): { actor: Actor; role: Role }[] {
  const found: { actor: Actor; role: Role }[] = [];
  walk(node, (each) => {
    if (each.kind === 'actor' && (each.form === 'victim' || each.form === 'aggressor'))
      found.push({ actor: each, role: each.form });
    return undefined;
  });
  return found;
}

/** Longer than this it would hide the clause that it explains. */
const longest = 48;

/** Whom the events of a clause's condition name in that role, in the words of the text; `undefined` where they do not say. */
function whoIs(workspace: Workspace, treaty: PlacedTreaty, node: Obligation | Right, role: Role): string | undefined {
  const names = new Set<string>();
  for (const { what, condition } of node.modifiers) {
    if (what !== 'when' || !condition) continue;
    for (const actors of actorsOf(workspace, treaty, condition, role)) {
      if (actors === undefined) return undefined;
      names.add(actors);
    }
  }
  const said = [...names].join(' or ');
  return said === '' || said.length > longest ? undefined : said;
}

function actorsOf(
  workspace: Workspace,
  treaty: PlacedTreaty,
  condition: Condition,
  role: Role,
): (string | undefined)[] {
  return alternativesOf({ workspace, treaty }, condition).map((literals) => {
    const [first] = literals.filter(({ negated }) => !negated);
    if (first?.pattern.kind !== 'event') return undefined;
    const { placed } = first.context.treaty?.site ?? treaty.site;
    const part = first.pattern.parts.find(({ what }) => what === (role === 'victim' ? 'on' : 'by'));
    return part?.actors && plainly(part.actors) ? textOf(placed.chunk, part.actors).replace(/\s+/g, ' ') : undefined;
  });
}

/** Not where the condition itself speaks of roles: that would explain a word by itself. */
function plainly({ items }: Actors): boolean {
  return items.every(({ form }) => form !== 'victim' && form !== 'aggressor');
}
