/** One crisis that asks one state for two things at once: found by joining what sets the one duty off with what sets off the other. */
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { isKindUnder } from '../../theory/events.ts';
import { judgeState } from '../actors.ts';
import { type Exclusion, excludes, isOpenBar } from '../crises/conflict.ts';
import { actOfDuty, dutiesOf, staysOut } from '../crises/duty.ts';
import { answerDuty } from '../crises/obligation.ts';
import { solverOf } from '../crises/solver.ts';
import { type EventFact, statesOf } from '../event.ts';
import { type Strength, strengthOf, stronger, utmostOf, weaker } from './asking.ts';
import { type Demand, eventFrom, keyOf } from './demand.ts';
import { joinings, narrowings, type Opening, type Openings, openingsOf, refusesKinds } from './openings.ts';
import type { Side } from './side.ts';
import type { Stage } from './stage.ts';

/** A crisis that proves a conflict. */
export interface Proof {
  readonly day: Day;
  readonly events: readonly EventFact[];
  readonly obligor: StateEntity;
  readonly strength: Strength;
  readonly exclusion: Exclusion;
  /** How far-fetched it is. */
  readonly cost: number;
  /** The ally whom a third clause draws into the war, without which the two would not meet. */
  readonly link?: Link;
}

/** One link of a chain: an ally that honours a clause of its own, by entering the war. */
export interface Link {
  readonly ally: StateEntity;
  /** `Treaty.Clause`; of a clause without a name the treaty alone. */
  readonly clause: string;
}

export interface Found {
  readonly proof?: Proof;
  /** Not all could be searched: a trigger asks for three or more attackers. */
  readonly beyond: boolean;
}

/** As much as a conflict of the two duties of the stage can ever be worth. */
export function utmostOn({ sides: [left, right] }: Stage): Strength {
  return weaker(utmostOf(left.terms), utmostOf(right.terms));
}

/**
 * Looks for the least far-fetched crisis on the stage in which both are due as surely as they can be; if there is none, for
 * one in which they are less than that.
 */
export function proofOn(stage: Stage): Found {
  const sides = openingsOfBoth(stage);
  const beyond = sides.some((each) => each.beyond);
  const [ones, twos] = sides;
  if (!ones || !twos) return { beyond };
  const negated = stage.sides.some(({ alternatives }) => alternatives.some(refusesKinds));
  const utmost = utmostOn(stage);
  let best: Proof | undefined;
  for (const { demands, cost } of candidatesOf(stage, ones, twos))
    for (const narrowed of negated ? narrowings(stage, demands) : [demands]) {
      const events = narrowed.map((each) => eventFrom(each, stage.day));
      const proof = verified(stage, events, cost);
      if (proof?.strength === utmost) return { proof, beyond };
      if (proof && (!best || stronger(proof.strength, best.strength))) best = proof;
    }
  return best ? { proof: best, beyond } : { beyond };
}

const known = new WeakMap<Stage, readonly Openings[]>();

/** What sets off the one and the other duty of the stage; less than two where one of them cannot clash with anything. */
export function openingsOfBoth(stage: Stage): readonly Openings[] {
  let both = known.get(stage);
  if (!both) {
    both = searchBoth(stage);
    known.set(stage, both);
  }
  return both;
}

function searchBoth(stage: Stage): readonly Openings[] {
  const [left, right] = stage.sides;
  // a bar first: only attacks by those whom it shelters can clash with it
  const barred = isBar(left) && !isBar(right);
  const first = openingsOf(stage, barred ? left : right);
  if (first.found.length === 0) return [first];
  const near = isBar(left) !== isBar(right) && ![left, right].some((side) => isOpen(stage, side));
  const second = openingsOf(stage, barred ? right : left, near ? { foes: touchedBy(first) } : {});
  if (second.found.length === 0) return [second];
  return barred ? [first, second] : [second, first];
}

/** Whether it asks to stay neutral or to use no force: what clashes with it is war against those whom it is about. */
function isBar({ terms: { act } }: Side): boolean {
  return act.verb === 'neutral' || act.verb === 'no-force';
}

/** Whether it asks to stay away from whoever it may be: then it clashes with what touches anybody. */
function isOpen({ workspace }: Stage, { terms }: Side): boolean {
  return staysOut(terms.act) && isOpenBar(workspace, terms);
}

function touchedBy({ found }: Openings): ReadonlySet<string> {
  return new Set(found.flatMap((opening) => [...touched(opening)]));
}

interface Candidate {
  readonly demands: readonly Demand[];
  readonly cost: number;
}

/** Crises of at most two events in which the two exclude each other, one of each shape, the least far-fetched first. */
function candidatesOf(stage: Stage, ones: Openings, twos: Openings): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const { one, two } of clashesOf(stage, ones, twos))
    for (const demands of joinings(one.demands, two.demands)) {
      if (!isCrisis(demands)) continue;
      const key = shapeOf(stage, demands);
      const cost = costOf(stage, demands);
      const known = best.get(key);
      if (!known || cost < known.cost) best.set(key, { demands, cost });
    }
  return [...best.values()].sort((one, two) => one.cost - two.cost);
}

/** Whether the events together are evidence: no quarrel of two, and no more than one who supports others. */
export function isCrisis(demands: readonly Demand[]): boolean {
  return (
    supportersOf(demands) <= 1 && !demands.some((one, at) => demands.slice(at + 1).some((two) => isQuarrel([one, two])))
  );
}

/**
 * Each way to set off the one duty with each to set off the other, where they then exclude each other.
 * @param about only of these
 */
export function* clashesOf(
  stage: Stage,
  ones: Openings,
  twos: Openings,
  about: (one: Opening, two: Opening) => boolean = () => true,
): Generator<{ readonly one: Opening; readonly two: Opening }> {
  const [left, right] = stage.sides;
  const byState = new Map<string, Set<Opening>>();
  for (const opening of twos.found)
    for (const id of touched(opening)) {
      const set = byState.get(id);
      if (set) set.add(opening);
      else byState.set(id, new Set([opening]));
    }
  const anybody = [left, right].some((side) => isOpen(stage, side));
  for (const one of ones.found) {
    const near = anybody ? twos.found : new Set([...touched(one)].flatMap((id) => [...(byState.get(id) ?? [])]));
    for (const two of near) {
      if (!about(one, two)) continue;
      const clash = one.bindings.some((first) =>
        two.bindings.some((second) =>
          excludes(
            stage.workspace,
            stage.day,
            { terms: left.terms, binding: first },
            { terms: right.terms, binding: second },
          ),
        ),
      );
      if (clash) yield { one, two };
    }
  }
}

function touched({ bindings }: Opening): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { helped, fought, roles } of bindings)
    for (const state of [...helped, ...fought, ...(roles.aggressor ?? []), roles.victim, roles.thatParty])
      if (state) ids.add(state.id);
  return ids;
}

/** The same for crises that differ only in which of states they name that no clause can tell apart. */
export function shapeOf({ classOf }: Stage, demands: readonly Demand[]): string {
  const names = new Map<string, string>();
  const name = (state: StateEntity): string => {
    let known = names.get(state.id);
    if (known === undefined) {
      known = `${classOf(state)}.${names.size}`;
      names.set(state.id, known);
    }
    return known;
  };
  return demands.map((each) => keyOf(each, name)).join(' + ');
}

export function costOf({ costOf: of, obligor }: Stage, demands: readonly Demand[]): number {
  const states = new Map<string, StateEntity>();
  for (const { on, by, supporter } of demands)
    for (const state of [on, by, supporter]) if (state) states.set(state.id, state);
  let cost = 10 * demands.length;
  for (const state of states.values()) cost += state.id === obligor.id ? 2 : 2 * of(state);
  for (const { supporter, place, kinds, provocation } of demands)
    cost +=
      (supporter ? 1 : 0) +
      (place ? 1 : 0) +
      (kinds[0] === 'armed-attack' || kinds[0] === 'invasion' || kinds[0] === 'war' ? 0 : 0.5) +
      (provocation === 'provoked' ? 1 : 0);
  // more states than two a crisis seldom has
  return cost + 0.1 * states.size;
}

/** How many states support attacks of others: one is as far as the search goes. */
function supportersOf(demands: readonly Demand[]): number {
  return new Set(demands.flatMap(({ supporter }) => (supporter ? supporter.id : []))).size;
}

/** Two states each attack the other: who began it is their quarrel, and proves nothing of the treaties. */
function isQuarrel(demands: readonly Demand[]): boolean {
  const [one, two] = demands;
  if (!one?.by || !one.on || !two?.by || !two.on) return false;
  if (one.by.id !== two.on.id || one.on.id !== two.by.id) return false;
  return [one, two].every(({ kinds: [kind = ''], provocation }) => provocation !== 'provoked' && isForce(kind));
}

function isForce(kind: string): boolean {
  return isKindUnder(kind, 'hostile-act') || isKindUnder(kind, 'war');
}

/** Asks both duties again, with all that happens. */
export function verified(stage: Stage, events: readonly EventFact[], cost: number): Proof | undefined {
  const { workspace, day, obligor, sides } = stage;
  const solver = solverOf(workspace, events, day, { refusals: false });
  const [left, right] = sides;
  const one = answerDuty(solver, left.duty, obligor);
  const two = answerDuty(solver, right.duty, obligor);
  let best: Proof | undefined;
  for (const first of one.bindings)
    for (const second of two.bindings) {
      const [here, there] = [strengthOf(first), strengthOf(second)];
      if (!here || !there) continue;
      const strength = weaker(here, there);
      const exclusion = excludes(
        workspace,
        day,
        { terms: one.terms, binding: first },
        { terms: two.terms, binding: second },
      );
      if (!exclusion) continue;
      if ([left, right].some((side) => forfeits(stage, side, exclusion, events))) continue;
      if (!best || stronger(strength, best.strength)) best = { day, events, obligor, strength, exclusion, cost };
    }
  return best;
}

/**
 * Whether the state over which the two clash has lost the shelter of this side by its own act: it promised in the same
 * treaty, without any condition, to stay neutral or to use no force, and breaks that in the crisis (compare article 60 of
 * the Vienna Convention on the Law of Treaties). A neutral that attacks is no evidence against its guarantors.
 */
function forfeits(stage: Stage, { duty, terms }: Side, { whom }: Exclusion, events: readonly EventFact[]): boolean {
  if (terms.act.verb !== 'no-force' && terms.act.verb !== 'neutral' && terms.act.verb !== 'no-aid') return false;
  const { workspace, day } = stage;
  const scene = { workspace, treaty: duty.treaty };
  const attacked = events.flatMap((event) =>
    isForce(event.kind) && statesOf(event.by).some((state) => state.id === whom.id) ? statesOf(event.on) : [],
  );
  return (
    attacked.length > 0 &&
    dutiesOf(workspace, duty.treaty).some((own) => {
      const act = actOfDuty(own);
      if (act.forbidden || (act.verb !== 'neutral' && act.verb !== 'no-force')) return false;
      if (own.node.modifiers.some((each) => each.what === 'when')) return false;
      const { actors } = own.node;
      if (actors && judgeState(actors, whom, scene, day, { anyPartyFree: true }).truth !== 'met') return false;
      return attacked.some(
        (victim) =>
          !act.object ||
          judgeState(act.object, victim, scene, day, { thatParty: whom, anyPartyFree: true }).truth === 'met',
      );
    })
  );
}
