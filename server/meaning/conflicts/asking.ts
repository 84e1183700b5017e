/** What a duty asks upon events, worked out once for all states that its clause cannot tell apart. */
import type { StateEntity } from '../../model/register.ts';
import type { Roles } from '../actors.ts';
import { type BindingAnswer, isBound } from '../crises/answers.ts';
import { freedomsOf, type Terms } from '../crises/duty.ts';
import { answerDuty } from '../crises/obligation.ts';
import { solverOf } from '../crises/solver.ts';
import { partiesOn } from '../life.ts';
import { type Demand, eventFrom, keyOfEvent } from './demand.ts';
import type { Side } from './side.ts';
import { markOf, referredKey, short, worldKey } from './signature.ts';
import type { Stage } from './stage.ts';

/** How sure it is that both are owed: due, due but the measures are free, or only arguable. */
export type Strength = 'due' | 'discretion' | 'arguable';

const strengths: readonly Strength[] = ['arguable', 'discretion', 'due'];

/** The weaker of two. */
export function weaker(one: Strength, two: Strength): Strength {
  return strengths.indexOf(one) <= strengths.indexOf(two) ? one : two;
}

/** Whether one is more certain than the other. */
export function stronger(one: Strength, two: Strength): boolean {
  return strengths.indexOf(one) > strengths.indexOf(two);
}

/** More than this no binding on these terms is worth, whatever happens. */
export function utmostOf(terms: Terms): Strength {
  return freedomsOf(terms).length > 0 ? 'discretion' : 'due';
}

/** What the binding is worth as one side of a conflict; nothing where the obligor may simply stand aside. */
export function strengthOf({ answer, reasons }: BindingAnswer): Strength | undefined {
  if (answer === 'not-bound') return undefined;
  if (answer === 'due-discretion') return 'discretion';
  if (isBound(answer)) return reasons.some((each) => each.part === 'discretion') ? 'discretion' : 'due';
  if (answer !== 'arguable' && answer !== 'pending') return undefined;
  return reasons.some((each) => each.part === 'discretion') ? undefined : 'arguable';
}

/** The bindings to which a duty holds somebody upon events, and the states with which they were worked out. */
interface Asked {
  readonly bindings: readonly BindingAnswer[];
  /** The obligor, then those of the events as they are named. */
  readonly states: readonly StateEntity[];
}

/** By the duty, the day and the class of the obligor, and then by the events. */
const known = new Map<string, Map<string, Asked>>();
const mostKnown = 2000;

/**
 * Answers what the side asks of the obligor upon events; nothing where it asks nothing. Which states a stage has depends on
 * both its sides, but for one side most of its events are told again and again, with other states of the same classes or
 * beside another side: so each is answered once, and the states of the answer are exchanged for those that are asked about.
 */
export function askerOf(stage: Stage, side: Side): (demands: readonly Demand[]) => readonly BindingAnswer[] {
  const { workspace, day, obligor } = stage;
  const { duty, terms } = side;
  // in a treaty of many parties those that no event names are passed over: one of them does for all
  const brief = partiesOn(workspace, duty.treaty, day).length > 6;
  const classes = new Map<string, number>();
  const classOf = (state: StateEntity): number => {
    let own = classes.get(state.id);
    if (own === undefined) {
      own = short(side.viewOf(state).letters);
      classes.set(state.id, own);
    }
    return own;
  };
  const key = [
    worldKey(workspace),
    referredKey(workspace, duty.treaty),
    markOf(workspace, duty),
    day,
    classOf(obligor),
    ...terms.reservations.map(({ start }) => start),
  ].join(' ');
  let byEvents = known.get(key);
  if (!byEvents) {
    if (known.size >= mostKnown) known.clear();
    byEvents = new Map();
    known.set(key, byEvents);
  }
  const alike = byEvents;
  return (demands) => {
    const states = [obligor];
    const nameOf = (state: StateEntity): string => {
      let at = placeOf(state, states);
      if (at < 0) at = states.push(state) - 1;
      return at === 0 ? 'obligor' : `${classOf(state)}.${at}`;
    };
    const events = demands.map((each) => keyOfEvent(each, nameOf)).join(' + ');
    const asked = alike.get(events);
    if (asked) return exchanged(asked, states);
    const solver = solverOf(
      workspace,
      demands.map((each) => eventFrom(each, day)),
      day,
      { brief, refusals: false },
    );
    const bindings = answerDuty(solver, duty, obligor).bindings.flatMap((each) =>
      strengthOf(each) === undefined ? [] : { ...each, reasons: [], awaits: [], events: [], performed: [] },
    );
    alike.set(events, { bindings, states });
    return bindings;
  };
}

/** The answer with these states in the places of its own: those that are nobody's place then take the places left free. */
function exchanged({ bindings, states: from }: Asked, to: readonly StateEntity[]): readonly BindingAnswer[] {
  if (bindings.length === 0 || from.every(({ id }, at) => id === to[at]?.id)) return bindings;
  const placed = (state: StateEntity): StateEntity => {
    const at = placeOf(state, from);
    if (at >= 0) return to[at] as StateEntity;
    let taken = placeOf(state, to);
    if (taken < 0) return state;
    let free = state;
    for (; taken >= 0; taken = placeOf(free, to)) free = from[taken] as StateEntity;
    return free;
  };
  return bindings.map((each) => ({
    ...each,
    roles: rolesWith(each.roles, placed),
    helped: each.helped.map(placed),
    fought: each.fought.map(placed),
  }));
}

function placeOf({ id }: StateEntity, states: readonly StateEntity[]): number {
  return states.findIndex((each) => each.id === id);
}

function rolesWith(roles: Roles, placed: (state: StateEntity) => StateEntity): Roles {
  const { thatParty, victim, aggressor } = roles;
  return {
    ...roles,
    ...(thatParty ? { thatParty: placed(thatParty) } : {}),
    ...(victim ? { victim: placed(victim) } : {}),
    ...(aggressor ? { aggressor: aggressor.map(placed) } : {}),
  };
}
