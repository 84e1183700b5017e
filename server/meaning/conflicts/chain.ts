/**
 * Chains of one link: two duties that meet only because a third clause draws an ally into the war. Section 5 of
 * docs/semantics.md. The crisis is of up to two events that are told; the ally's entry into war follows from them.
 */
import { parseFile } from '../../../grammar/index.ts';
import type { StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import { expectationsOf } from '../crises/expectations.ts';
import { answerDuty } from '../crises/obligation.ts';
import { causedBy, runCrisis } from '../crises/run.ts';
import { solverOf } from '../crises/solver.ts';
import { strengthOf, stronger } from './asking.ts';
import { type Demand, eventFrom, isEntry, keyOf, merge, withStates } from './demand.ts';
import {
  joinings,
  narrowings,
  type Opening,
  type Openings,
  openingsOf,
  openingsWithEntry,
  refusesKinds,
} from './openings.ts';
import { scenarioOf } from './scenario.ts';
import { clashesOf, costOf, type Found, isCrisis, openingsOfBoth, type Proof, shapeOf, verified } from './search.ts';
import type { Side } from './side.ts';
import type { Stage } from './stage.ts';

/** Crises that are looked at for one third clause: no two texts come near as many that differ. */
const limit = 400;

/** Events that are told, at most: the others follow. */
const mostTold = 2;

/** What two clauses would need of a third: events that are told, and entries into war by one ally. */
export interface Wanted {
  readonly told: readonly Demand[];
  readonly entries: readonly Demand[];
  readonly ally: StateEntity;
}

/** What two clauses could do with of an ally, by the class of the ally. */
export type AlliesWanted = ReadonlyMap<string, readonly Wanted[]>;

/**
 * Of the allies that the two duties of a stage could do with, the classes, each with what such an ally would have to bring
 * about: one of another class, or one whose clause does not bring that about, is of no use. Empty where no chain can be:
 * whatever two events and an entry into war bring about, two events bring about as well.
 */
export function alliesWanted(stage: Stage): AlliesWanted {
  const found = new Map<string, Wanted[]>();
  for (const wanted of wantedOn(stage)) {
    const kind = stage.judgedAs(wanted.ally);
    const known = found.get(kind);
    if (known) known.push(wanted);
    else found.set(kind, [wanted]);
  }
  return found;
}

/** Whether what sets a third clause off could be of use to two others. */
export interface Use {
  /** Whether its events could be. */
  readonly ofEvents: (demands: readonly Demand[]) => boolean;
  /** Whether they could, with what the clause then asks. */
  readonly ofOpening: (opening: Opening) => boolean;
}

/**
 * Looks for a crisis in which the third side of the stage draws the ally into the war, and both duties are then due.
 * @param use whether what sets the third off could be of use to the other two
 */
export function chainOn(stage: Stage, third: Side, ally: StateEntity, use: Use): Found {
  const { workspace, day } = stage;
  const own = openingsOf({ ...stage, obligor: ally, sides: [third, ...stage.sides] }, third, {
    about: (demands) =>
      demands.length > 0 &&
      demands.every(({ by, supporter }) => by?.id !== stage.obligor.id && supporter?.id !== stage.obligor.id) &&
      use.ofEvents(demands),
  });
  const openings = own.found.filter(
    (opening) => opening.bindings.some((each) => strengthOf(each) === 'due') && use.ofOpening(opening),
  );
  if (openings.length === 0) return { beyond: false };
  const crises = new Map<string, { told: readonly Demand[]; cost: number }>();
  for (const wanted of wantedOn(stage, ally)) {
    for (const opening of openings) {
      if (!wanted.entries.every(({ on }) => on && fights(opening, on))) continue;
      for (const told of joinings(wanted.told, opening.demands, mostTold)) {
        if (!isCrisis([...told, ...wanted.entries])) continue;
        const key = shapeOf(stage, told);
        const cost = costOf(stage, [...told, ...wanted.entries]);
        const known = crises.get(key);
        if (!known || cost < known.cost) crises.set(key, { told, cost });
      }
    }
  }
  const negated = stage.sides.some(({ alternatives }) => alternatives.some(refusesKinds));
  let best: Proof | undefined;
  const sorted = [...crises.values()].sort((one, two) => one.cost - two.cost);
  for (const { told, cost } of sorted.slice(0, limit))
    for (const narrowed of negated ? narrowings(stage, told) : [told]) {
      const events = narrowed.map((each) => eventFrom(each, day));
      const answer = answerDuty(solverOf(workspace, events, day, { refusals: false }), third.duty, ally);
      const entries = answer.bindings.flatMap((binding) =>
        binding.answer === 'due' && binding.events.length > 0 ? causedBy(answer, binding, day) : [],
      );
      if (entries.length === 0) continue;
      const proof = verified(stage, [...events, ...entries], cost);
      if (!proof || proof.strength === 'arguable' || (best && !stronger(proof.strength, best.strength))) continue;
      const { duty } = third;
      const clause = duty.node.name ? duty.name : duty.treaty.treaty.name;
      const linked: Proof = { ...proof, events, link: { ally, clause } };
      if (!holds(workspace, stage, linked)) continue;
      if (linked.strength === 'due') return { proof: linked, beyond: false };
      best = linked;
    }
  return { ...(best ? { proof: best } : {}), beyond: sorted.length > limit };
}

/**
 * Whether what sets a third clause off can bring about some of what is wanted, as far as that can be told of classes of
 * states: it has the ally fight whom it has to, and its events can be among the two that are told.
 */
export function usesOf(stage: Stage, wanted: readonly Wanted[]): Use {
  /** One state for each class: those which the two clauses cannot tell apart are one and the same here. */
  const ones = new Map<string, StateEntity>();
  const one = (state: StateEntity): StateEntity => {
    const kind = stage.judgedAs(state);
    const known = ones.get(kind) ?? state;
    ones.set(kind, known);
    return known;
  };
  const uses = wanted.map(({ told, entries }) => ({
    told: told.map((each) => withStates(each, one)),
    foes: new Set(entries.flatMap(({ on }) => (on ? one(on).id : []))),
  }));
  const fitting = (demands: readonly Demand[]) => {
    const events = demands.map((each) => withStates(each, one));
    return uses.filter(({ told }) => {
      const more = events.some((event) => !told.some((each) => merge(each, event)));
      return told.length + (more ? 1 : 0) <= mostTold;
    });
  };
  return {
    ofEvents: (demands) => fitting(demands).length > 0,
    ofOpening: ({ demands, bindings }) => {
      const fought = new Set(bindings.flatMap((each) => each.fought.map((state) => one(state).id)));
      return fitting(demands).some(({ foes }) => [...foes].every((id) => fought.has(id)));
    },
  };
}

/** What is found is shown as a scenario: it must come out so when it is run. */
function holds(workspace: Workspace, { sides: [one, two], day }: Stage, proof: Proof): boolean {
  const tree = parseFile(scenarioOf({ workspace }, one.duty, two.duty, proof).join('\n'));
  const [placed] = tree.chunks;
  const node = placed?.chunk.declaration;
  if (!placed || node?.kind !== 'scenario') return false;
  const crisis = runCrisis(workspace, { file: { uri: 'foedus:chain', tree }, placed, node }, day);
  return expectationsOf(crisis).every(({ outcome }) => outcome === 'holds');
}

/**
 * All that the two duties could do with of which two events are told at most, and the rest are entries into war by one ally.
 * @param only of this ally alone
 */
function* wantedOn(stage: Stage, only?: StateEntity): Generator<Wanted> {
  const [left, right] = stage.sides;
  const more = [openingsWithEntry(stage, left), openingsWithEntry(stage, right)] as const;
  const both = openingsOfBoth(stage);
  if (both.length < 2 && more[0].length + more[1].length === 0) return;
  const of = (at: 0 | 1): Openings => {
    const plain = both.length < 2 ? openingsOf(stage, stage.sides[at]) : (both[at] as Openings);
    return { ...plain, found: [...plain.found, ...more[at]] };
  };
  const [ones, twos] = [of(0), of(1)];
  const seen = new Set<string>();
  const about = (one: Opening, two: Opening) =>
    (one.demands.some(isEntry) || two.demands.some(isEntry)) && (!only || acts(one, only) || acts(two, only));
  for (const { one, two } of severalOf(stage, ones, twos, about)) {
    for (const demands of joinings(one.demands, two.demands, 4)) {
      if (demands.length < 3) continue;
      const key = demands
        .map((each) => keyOf(each))
        .sort()
        .join(' + ');
      if (seen.has(key)) continue;
      seen.add(key);
      for (const ally of new Set(demands.flatMap((each) => (isEntry(each) && each.by ? each.by : [])))) {
        if (ally.id === stage.obligor.id || (only && ally.id !== only.id)) continue;
        const mine = demands.filter((each) => isEntry(each) && each.by?.id === ally.id);
        for (const chosen of subsets(mine)) {
          const told = demands.filter((each) => !chosen.includes(each));
          // as the event that it will be: who enters a war against whoever made war on it has a quarrel of its own
          const entries = chosen.map((each) => ({ ...each, kinds: ['war-entry'] }));
          if (told.length <= mostTold && isCrisis([...told, ...entries])) yield { told, entries, ally };
        }
      }
    }
  }
}

/** Of the ways in which the two clash those that take more than two events: with one each, no ally is needed. */
function* severalOf(
  stage: Stage,
  ones: Openings,
  twos: Openings,
  about: (one: Opening, two: Opening) => boolean,
): ReturnType<typeof clashesOf> {
  const only = (openings: Openings, several: boolean): Openings => ({
    ...openings,
    found: openings.found.filter(({ demands }) => demands.length > 1 === several),
  });
  const [left, right] = [only(ones, true), only(twos, true)];
  if (left.found.length > 0) yield* clashesOf(stage, left, twos, about);
  if (right.found.length > 0) yield* clashesOf(stage, only(ones, false), right, about);
}

/** Whether it is the state that does something of it. */
function acts({ demands }: Opening, state: StateEntity): boolean {
  return demands.some(({ by }) => by?.id === state.id);
}

function subsets(all: readonly Demand[]): readonly (readonly Demand[])[] {
  let found: readonly (readonly Demand[])[] = [[]];
  for (const each of all) found = found.flatMap((made) => [made, [...made, each]]);
  return found.filter(({ length }) => length > 0);
}

function fights({ bindings }: Opening, whom: StateEntity): boolean {
  return bindings.some(({ fought }) => fought.some(({ id }) => id === whom.id));
}
