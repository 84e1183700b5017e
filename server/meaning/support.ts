/**
 * Who owes whom support, by trial: the attacks that a treaty's promises of support speak of, on each party in turn, put to
 * all of these promises at once.
 */
import { type Actor, type AnyNode, type Place, walk } from '../../grammar/index.ts';
import type { Day } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import type { PlacedTreaty, Workspace } from '../model/workspace.ts';
import { alone, namedStates } from './actors.ts';
import { judgePlace } from './areas.ts';
import { remembered, together } from './cache.ts';
import { type AnswerWord, compareAnswers } from './crises/answers.ts';
import { type Duty, dutiesOf, plainTerms } from './crises/duty.ts';
import { answerDuty } from './crises/obligation.ts';
import { solverOf } from './crises/solver.ts';
import { type EventFact, statesOf } from './event.ts';
import { partiesOn } from './life.ts';
import { alternativesOf } from './patterns.ts';
import { baseEvents } from './probes.ts';
import { hasModifier, isActiveSupport } from './strength.ts';
import type { Context } from './trigger.ts';

/** What one party owes in one case. */
export interface OwedSupport {
  readonly duty: Duty;
  readonly obligor: StateEntity;
  /** From `pending` up: who is not bound is left out. */
  readonly answer: AnswerWord;
  readonly helped: readonly StateEntity[];
}

/** One case, and what it makes due. */
export interface SupportCase {
  readonly events: readonly EventFact[];
  /** The party attacked, where it is one attack on one party at its home. */
  readonly victim?: StateEntity;
  /** How many states attack. */
  readonly attackers: number;
  readonly owed: readonly OwedSupport[];
}

/** What the cases of a treaty come to. */
export interface SupportTrial {
  /** Parties that no promise of support tells apart, together; the first two of each stand for all. */
  readonly alike: readonly (readonly StateEntity[])[];
  /** Ids of the states that the promises name. */
  readonly named: ReadonlySet<string>;
  /** The cases; tried when first asked for. */
  cases(): readonly SupportCase[];
}

/** More answers than this are not asked for: in a treaty of that many parties and promises the rest is left untried. */
const answersLimit = 2000;

/**
 * Tries a treaty's promises of support on a day on which it is in force: for each way in which one can be set off, the
 * event that most plainly does, and that event on each party at home (on one of those that nothing tells apart).
 */
export function supportTrial(workspace: Workspace, placed: PlacedTreaty, day: Day): SupportTrial {
  const owner = together(supportTrial, placed.treaty, day);
  return remembered(workspace, owner, 'trial', () => {
    const duties = supportDuties(workspace, placed);
    const { alike, named } = partiesAlike(workspace, placed, duties, day);
    const cases = () => remembered(workspace, owner, 'cases', () => makeCases(workspace, placed, duties, alike, day));
    return { alike, named, cases };
  });
}

/** The promises of support upon an event. */
export function supportDuties(workspace: Workspace, placed: PlacedTreaty): readonly Duty[] {
  return dutiesOf(workspace, placed).filter(
    ({ node }) => isActiveSupport(node) && hasModifier(node, 'when') && !node.damaged,
  );
}

/** The parties of a day, those together that no promise names and whose home lies alike to every place spoken of. */
function partiesAlike(
  workspace: Workspace,
  placed: PlacedTreaty,
  duties: readonly Duty[],
  day: Day,
): Pick<SupportTrial, 'alike' | 'named'> {
  const own: Context = { workspace, treaty: placed };
  const named = new Set<string>();
  const places = new Map<Place, Context>();
  const look = (node: AnyNode, context: Context) =>
    walk(node, (each) => {
      if (each.kind === 'actor' && naming.has(each.form))
        for (const { id } of namedStates(alone(each), context, day)) named.add(id);
      if (each.kind === 'place') places.set(each, context);
      return each.kind !== 'place';
    });
  for (const duty of duties) {
    look(duty.node, own);
    const { condition } = plainTerms(duty);
    for (const { pattern, context } of condition ? alternativesOf(own, condition).flat() : []) look(pattern, context);
  }
  for (const { node } of placed.treaty.reservations) look(node, own);
  const found = new Map<string, StateEntity[]>();
  for (const { state, standing } of partiesOn(workspace, placed, day)) {
    if (standing !== 'party') continue;
    const lies = [...places].map(([place, context]) => judgePlace({ territoryOf: state }, place, context, day).truth);
    const key = named.has(state.id) ? state.id : lies.join(' ');
    const others = found.get(key);
    if (others) others.push(state);
    else found.set(key, [state]);
  }
  return { alike: [...found.values()], named };
}
const naming: ReadonlySet<Actor['form']> = new Set<Actor['form']>(['name', 'each-of', 'any-of', 'all-of', 'at-least']);

function makeCases(
  workspace: Workspace,
  placed: PlacedTreaty,
  duties: readonly Duty[],
  alike: SupportTrial['alike'],
  day: Day,
): readonly SupportCase[] {
  const obligors = alike.flatMap((states) => states.slice(0, 2));
  const victims = alike.flatMap((states) => states.slice(0, 1));
  const cases: SupportCase[] = [];
  let left = answersLimit;
  for (const events of eventsOf(workspace, placed, duties, victims, day)) {
    left -= duties.length * obligors.length;
    if (left < 0) break;
    const [first] = events;
    const [victim, ...more] = statesOf(first?.on);
    const { place } = first ?? {};
    const atHome = !place || ('territoryOf' in place && place.territoryOf.id === victim?.id);
    const solver = solverOf(workspace, events, day, { brief: true });
    const owed: OwedSupport[] = [];
    for (const duty of duties)
      for (const obligor of obligors)
        for (const { answer, helped } of answerDuty(solver, duty, obligor).bindings)
          if (compareAnswers(answer, 'pending') >= 0) owed.push({ duty, obligor, answer, helped });
    cases.push({
      events,
      ...(events.length === 1 && more.length === 0 && victim && atHome ? { victim } : {}),
      attackers: statesOf(first?.by).length,
      owed,
    });
  }
  return cases;
}

/** Each event once: as the clauses have it, and on each party at home. */
function* eventsOf(
  workspace: Workspace,
  placed: PlacedTreaty,
  duties: readonly Duty[],
  victims: readonly StateEntity[],
  day: Day,
): Generator<readonly EventFact[]> {
  const asked = new Set<string>();
  for (const duty of duties) {
    const { when } = plainTerms(duty);
    for (const events of when ? baseEvents({ workspace, treaty: placed }, when, day) : []) {
      const [first] = events;
      if (!first) continue;
      const ways = [events];
      if (events.length === 1 && first.on)
        for (const victim of victims) {
          const by = first.by?.filter((fact) => !('state' in fact) || fact.state.id !== victim.id);
          if (first.by && by?.length !== first.by.length) continue;
          const { place: _place, ...anywhere } = first;
          ways.push([{ ...anywhere, on: [{ state: victim }] }]);
        }
      for (const way of ways) {
        const key = way.map(keyOf).join('; ');
        if (asked.has(key)) continue;
        asked.add(key);
        yield way;
      }
    }
  }
}

function keyOf({ kind, quoted, on, by, supportedBy, place }: EventFact): string {
  const ids = (facts: EventFact['by']) => statesOf(facts).map(({ id }) => id);
  const where =
    place && ('territoryOf' in place ? place.territoryOf.id : 'area' in place ? place.area.name : place.quoted);
  return JSON.stringify([kind, quoted, ids(on), ids(by), ids(supportedBy), where]);
}
