/** Whether any event at all can meet a condition. Says "none" only where that is certain. */
import type { Actors, AreaDecl, Condition, EventPattern, Place, Trigger } from '../../grammar/index.ts';
import { type Day, firstDay, lastDay, sayDate, sayDay } from '../model/dates.ts';
import { allStates, type StateEntity } from '../model/register.ts';
import { beginning, ending, readDate } from '../model/treaty.ts';
import type { PlacedTreaty, Workspace } from '../model/workspace.ts';
import { isKindUnder } from '../theory/events.ts';
import { isOpenEnded, judgeState, namedStates, requirementsOf } from './actors.ts';
import { areaNamed, inArea } from './areas.ts';
import { sameWords } from './kinds.ts';
import { lifeOf, membersOf } from './life.ts';
import { alternativesOf, type Literal } from './patterns.ts';
import type { Context } from './trigger.ts';

/** Why nothing can meet it, and the part that says so (relative to the treaty's chunk). */
export interface Unreachable {
  readonly says: string;
  readonly node: { readonly start: number; readonly end: number };
}

/** The reason why no event can meet the condition; `undefined` where one may. */
export function whyUnreachable(
  workspace: Workspace,
  placed: PlacedTreaty,
  clause: Trigger | Condition,
): Unreachable | undefined {
  const context: Context = { workspace, treaty: placed };
  const condition = clause.kind === 'trigger' ? clause.condition : clause;
  // what could not be read may say anything
  if (!condition || clause.damaged || placed.treaty.node.damaged) return undefined;
  const life = lifeOf(workspace, placed);
  if (life.from !== undefined && life.to !== undefined && life.to <= life.from)
    return {
      says: `${placed.treaty.name} is never in force: ${life.endedBy ?? 'it ended'} before it began.`,
      node: clause,
    };
  const alternatives = alternativesOf(context, condition, clause.kind === 'trigger' ? clause : undefined);
  if (alternatives.length === 0 || alternatives.length >= 16) return undefined;
  let reason: Unreachable | undefined;
  for (const literals of alternatives) {
    const own = literals.length === 0 ? undefined : closed(literals, placed);
    if (!own) return undefined;
    reason ??= own;
  }
  return reason;
}

/**
 * Whether a condition contradicts itself: each way to meet it is excluded in the same breath. This asks only what the words
 * say of each other, and of no state.
 */
export function contradictsItself(workspace: Workspace, placed: PlacedTreaty, clause: Trigger | Condition): boolean {
  const condition = clause.kind === 'trigger' ? clause.condition : clause;
  if (!condition || clause.damaged || placed.treaty.node.damaged) return false;
  const ways = alternativesOf({ workspace, treaty: placed }, condition, clause.kind === 'trigger' ? clause : undefined);
  return ways.length > 0 && ways.length < 16 && ways.every((literals) => excludedIn(literals));
}

/** Why one alternative cannot come about. */
function closed(literals: readonly Literal[], placed: PlacedTreaty): Unreachable | undefined {
  for (const literal of literals) {
    if (literal.negated || literal.pattern.kind !== 'event') continue;
    const reason = closedPattern(literal.pattern, literal.context);
    // a reason in another treaty is told at the place here that refers to it: at no smaller place than the whole
    if (reason)
      return literal.context.treaty.treaty === placed.treaty
        ? reason
        : { ...reason, node: placed.treaty.node.name ?? placed.treaty.node };
  }
  const excluded = excludedIn(literals);
  return excluded && { says: 'The same event is asked for and excluded.', node: excluded.pattern };
}

/** An event that is asked for and excluded at once. */
function excludedIn(literals: readonly Literal[]): Literal | undefined {
  const negative = literals.filter((each) => each.negated);
  return negative.length === 0
    ? undefined
    : literals.find((positive) => !positive.negated && negative.some((each) => covers(each, positive)));
}

/** Whether whatever meets the one meets the other too. Says so only where the words leave no doubt. */
function covers(wide: Literal, narrow: Literal): boolean {
  if (wide.pattern === narrow.pattern) return true;
  if (wide.context.treaty.treaty !== narrow.context.treaty.treaty) return false;
  // who determines the one need not have determined the other
  if (wide.pattern.kind === 'event' && wide.pattern.parts.some((part) => part.what === 'determined')) return false;
  if (wordsOf(wide, wide.pattern) === wordsOf(narrow, narrow.pattern)) return true;
  if (wide.pattern.kind !== 'event' || narrow.pattern.kind !== 'event') return false;
  const { pattern } = narrow;
  const { kinds, provocation, parts } = wide.pattern;
  if (provocation && provocation !== pattern.provocation) return false;
  const under = (kind: EventPattern['kinds'][number]) =>
    kinds.some((each) =>
      each.kind === kind.kind && each.kind === 'word'
        ? isKindUnder(kind.value, each.value)
        : each.kind === kind.kind && sameWords(each.value, kind.value),
    );
  if (pattern.kinds.length === 0 || !pattern.kinds.every(under)) return false;
  return parts.every((part) => {
    if (part.what === 'deliberate') return true;
    // whoever does it is some state, if a state is asked for
    if (part.what === 'by' && part.actors && isAnyState(part.actors))
      return pattern.parts.some((each) => each.what === 'by' && each.actors?.items.every((actor) => actor.form !== 'quoted')); // biome-ignore format: one test
    return pattern.parts.some((each) => each.what === part.what && wordsOf(narrow, each) === wordsOf(wide, part));
  });
}

function isAnyState({ items, except }: Actors): boolean {
  return except.length === 0 && items.length === 1 && items[0]?.form === 'any-state' && !items[0].text;
}

/** The words of a part as they are compared: `against` is `on`, `the` is read over. */
function wordsOf({ context }: Literal, { start, end }: { readonly start: number; readonly end: number }): string {
  const text = context.treaty.treaty.chunk.text.slice(start, end).trim();
  return text
    .replace(/\s+/g, ' ')
    .replace(/\bthe /g, '')
    .replace(/\bagainst /g, 'on ');
}

function closedPattern(pattern: EventPattern, context: Context): Unreachable | undefined {
  const days = turningDays(context);
  for (const part of pattern.parts) {
    if ((part.what === 'on' || part.what === 'by' || part.what === 'supported') && part.actors) {
      const reason = nobody(part.actors, context, days);
      if (reason) return { says: reason, node: part };
    }
    if (part.what === 'between' && part.actors) {
      const reason = nobody(part.actors, context, days);
      if (reason) return { says: reason, node: part };
    }
    if (part.what === 'in' && part.place && nowhere(part.place, context, days))
      return { says: 'Everything that the area includes, it excludes as well: no place lies in it.', node: part };
  }
  return closedDates(pattern, context);
}

/** The days on which who is a party can change, while the treaty is in force. */
function turningDays(context: Context): readonly Day[] {
  const { workspace, treaty } = context;
  const { from, to } = lifeOf(workspace, treaty);
  const days = new Set<Day>([from ?? 0]);
  for (const { entries } of membersOf(workspace, treaty))
    for (const { memberships } of entries)
      for (const { date, to: until } of memberships)
        for (const day of [beginning(date), ending(date), beginning(until), ending(until)])
          if (day !== undefined && (from === undefined || day >= from) && (to === undefined || day < to)) days.add(day);
  return [...days];
}

/** Why the actors are nobody on any day. */
function nobody(actors: Actors, context: Context, days: readonly Day[]): string | undefined {
  // a treaty whose parties are still to be written, or that could not be read, may yet have them
  if (membersOf(context.workspace, context.treaty).length === 0 || actors.damaged) return undefined;
  const open = isOpenEnded(actors, context);
  if (actors.items.some((each) => each.form === 'quoted' || each.form === undefined)) return undefined;
  if (actors.items.some((each) => each.form === 'victim' || each.form === 'aggressor' || each.form === 'that-party'))
    return undefined;
  const requirements = requirementsOf(actors, context);
  let most = 0;
  for (const day of days) {
    const among: readonly StateEntity[] = open ? allStates() : namedStates(actors, context, day);
    // a name that refers to another treaty has parties on days that this one does not know
    if (!open && actors.items.some((each) => isOther(each.name?.name?.value, context))) return undefined;
    const possible = among.filter(
      (state) => judgeState(actors, state, context, day, { anyPartyFree: true }).truth !== 'not-met',
    );
    most = Math.max(most, possible.length);
    const needed = Math.max(1, ...requirements.map(({ count }) => (count === 'all' ? 1 : count)));
    if (possible.length >= needed) return undefined;
    if (open && requirements.length === 0 && possible.length > 0) return undefined;
  }
  return most === 0
    ? 'Nobody is left whom these words mean.'
    : `Only ${most} ${most === 1 ? 'state is' : 'states are'} meant, fewer than are asked for.`;
}

function isOther(name: string | undefined, context: Context): boolean {
  return name !== undefined && (context.workspace.globals.get(name) ?? []).some((site) => site.node.kind === 'treaty');
}

/** Whether every place of the clause is an area that excludes all it includes. */
function nowhere(place: Place, context: Context, days: readonly Day[]): boolean {
  if (place.territory || place.places.length === 0) return false;
  return place.places.every((simple) => {
    const area = areaNamed(context, simple);
    return area?.node !== undefined && isEmptyArea(area.node, context, days);
  });
}

function isEmptyArea(node: AreaDecl, context: Context, days: readonly Day[]): boolean {
  if (node.damaged) return false;
  const includes = node.lines.filter((line) => !line.excludes);
  const area = { name: node.name?.value ?? '', node };
  const excludesItself = node.lines.some(
    (line) =>
      line.excludes &&
      line.places.some(
        (each) =>
          each.kind === 'qname' &&
          !each.scope &&
          (each.name?.value === area.name || each.name?.value === 'World' || each.name?.value === node.within?.value),
      ),
  );
  if (excludesItself) return true;
  if (includes.length === 0 || !node.lines.some((line) => line.excludes)) return false;
  return includes.every((line) => {
    if (line.territory) {
      if (!line.territory.of || membersOf(context.workspace, context.treaty).length === 0) return false;
      const { of } = line.territory;
      return days.every((day) =>
        (isOpenEnded(of, context) ? allStates() : namedStates(of, context, day)).every(
          (state) => inArea({ territoryOf: state }, area, context, day).truth === 'not-met',
        ),
      );
    }
    return line.places.every((simple) => {
      if (simple.kind === 'quoted')
        return inArea({ quoted: simple.value }, area, context, days[0] ?? 0).truth === 'not-met';
      const inner = areaNamed(context, simple);
      return inner !== undefined && inArea({ area: inner }, area, context, days[0] ?? 0).truth === 'not-met';
    });
  });
}

function closedDates(pattern: EventPattern, context: Context): Unreachable | undefined {
  const { from, to, endedBy } = lifeOf(context.workspace, context.treaty);
  // a war that ran when the treaty came into force counts, whenever it began
  const war = pattern.kinds.some(
    (kind) => kind.kind === 'quoted' || isKindUnder(kind.value, 'war') || isKindUnder('war', kind.value),
  );
  let earliest: Day | undefined;
  let latest: Day | undefined;
  for (const part of pattern.parts) {
    const date = part.date ? readDate(part.date).date : undefined;
    if (!date) continue;
    if (part.what === 'after') {
      earliest = Math.max(earliest ?? Number.NEGATIVE_INFINITY, lastDay(date) + 1);
      if (to !== undefined && earliest >= to)
        return {
          says: `${context.treaty.treaty.name} was no longer in force after ${sayDate(date)}: ${endedBy ?? 'it ended'} on ${sayDay(to)}.`,
          node: part,
        };
    } else if (part.what === 'before') {
      latest = Math.min(latest ?? Number.POSITIVE_INFINITY, firstDay(date) - 1);
      if (from !== undefined && latest < from && !war)
        return {
          says: `${context.treaty.treaty.name} was not in force before ${sayDate(date)}: it began on ${sayDay(from)}.`,
          node: part,
        };
    }
    if (earliest !== undefined && latest !== undefined && earliest > latest)
      return { says: 'No day lies after the one date and before the other.', node: part };
  }
  return undefined;
}
