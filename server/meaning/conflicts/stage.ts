/**
 * The states that a crisis can be told with: of states that the clauses concerned cannot tell apart on the day, only as
 * many as a crisis can bind. So what is not found with these is not found with others either.
 */
import type { Actors, EventPattern, Place } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import { allStates, regionOf, type StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import { alone, judgeState, namedStates, requirementsOf, type Scene } from '../actors.ts';
import { judgePlace } from '../areas.ts';
import { remembered } from '../cache.ts';
import { type Duty, type Terms, termsFor } from '../crises/duty.ts';
import { partiesOn, partyTable } from '../life.ts';
import { alternativesOf, type Literal } from '../patterns.ts';
import type { Context } from '../trigger.ts';

/** One duty in the search: its terms for the obligor, and the alternatives of its condition. */
export interface Side {
  readonly duty: Duty;
  readonly terms: Terms;
  readonly context: Context;
  /** Each a list of parts that must all hold; one empty list where nothing sets it off. */
  readonly alternatives: readonly (readonly Literal[])[];
}

/** The two duties that may clash; with the third clause that draws an ally into war, where there is one. */
export type Sides = readonly [Side, Side, ...Side[]];

/** Everything a search of two duties shares. */
export interface Stage {
  readonly workspace: Workspace;
  readonly day: Day;
  readonly obligor: StateEntity;
  readonly sides: Sides;
  /** Those preferred first; the obligor is the last. */
  readonly states: readonly StateEntity[];
  /** The class of a state: those with one class cannot be told apart. */
  readonly classOf: (state: StateEntity) => string;
  /** The same for stages on which nothing can play out differently. */
  readonly key: string;
  /** The class that a state falls into, whether or not it is among those kept. */
  readonly judgedAs: (state: StateEntity) => string;
  /** How far-fetched it is that this state has a part in the crisis; 0 for one that a clause names. */
  readonly costOf: (state: StateEntity) => number;
}

/** The duty as one side of a search. */
export function sideOf(workspace: Workspace, duty: Duty, obligor: StateEntity, day: Day): Side {
  const terms = termsFor(workspace, duty, obligor, day);
  const context: Context = { workspace, treaty: duty.treaty };
  return {
    duty,
    terms,
    context,
    alternatives: terms.condition ? alternativesOf(context, terms.condition) : [[]],
  };
}

/**
 * Sets the stage for two duties of an obligor on a day.
 * @param ally a state that must be on it
 */
export function stageOf(workspace: Workspace, sides: Sides, obligor: StateEntity, day: Day, ally?: StateEntity): Stage {
  const asked = sides.map((side) => questionsOf(side));
  const named = new Map<string, StateEntity>();
  const parties = new Map<string, StateEntity>();
  for (const { actors } of asked)
    for (const { node, scene } of actors) {
      const byParty = node.items.every((each) => each.form?.includes('part'));
      for (const state of namedStates(node, scene, day)) {
        if (!byParty && !isTreaty(node, scene, state, day)) named.set(state.id, state);
        else parties.set(state.id, state);
      }
      for (const each of node.except)
        for (const state of namedStates(alone(each), scene, day)) named.set(state.id, state);
    }
  for (const { duty } of sides)
    for (const { state } of partiesOn(workspace, duty.treaty, day)) parties.set(state.id, state);
  for (const id of parties.keys()) if (id !== obligor.id) named.delete(id);
  const regions = new Set([obligor, ...parties.values()].map(regionOf));
  const usesPlaces = asked.some(({ places }) => places.length > 0);

  const classes = new Map<string, string>();
  const slots = new Map<string, number>();
  const costs = new Map<string, number>();
  const members = new Map<string, StateEntity[]>();
  const add = (state: StateEntity, key: string, room: number, cost: number) => {
    if (state.id === obligor.id) return;
    classes.set(state.id, key);
    costs.set(state.id, cost);
    slots.set(key, room);
    const list = members.get(key);
    if (list) list.push(state);
    else members.set(key, [state]);
  };
  const judge = (state: StateEntity): { key: string; room: number } => {
    const letters: string[] = [];
    const fits = new Set<Actors>();
    let room = 0;
    for (const { duty } of sides)
      letters.push(partyTable(workspace, duty.treaty, day).get(state.id)?.standing.charAt(0) ?? '-');
    for (const { actors, places, ways } of asked) {
      for (const { node, scene } of actors) {
        const { truth } = judgeState(node, state, scene, day, { anyPartyFree: true });
        letters.push(truth.charAt(0));
        if (truth !== 'not-met') fits.add(node);
      }
      // each duty is set off in one way: what that can bind to states like this one
      room += Math.max(
        0,
        ...ways.map((way) => way.reduce((sum, { among, count }) => sum + (!among || fits.has(among) ? count : 0), 0)),
      );
      for (const { place, scene } of places)
        letters.push(judgePlace({ territoryOf: state }, place, scene, day, { thatParty: state }).truth.charAt(0));
    }
    return { key: letters.join(''), room: Math.min(most, Math.max(1, room)) };
  };
  const known = new Map([...named, ...parties]);
  for (const [id, state] of known) {
    const { key, room } = judge(state);
    add(state, key, room, named.has(id) ? 0 : 1);
  }
  const ofOthers = new Map<string, { key: string; room: number }>();
  for (const state of statesIn(workspace, day)) {
    if (known.has(state.id)) continue;
    const region = regionOf(state) ?? '';
    const near = regions.has(region);
    const group = usesPlaces ? region : '';
    let judged = ofOthers.get(group);
    if (!judged) {
      judged = judge(state);
      ofOthers.set(group, judged);
    }
    add(state, judged.key, judged.room, near ? 2 : 3);
  }
  const kept: StateEntity[] = [];
  const rank = ({ id }: StateEntity) => (id === ally?.id ? -1 : (costs.get(id) ?? 9));
  for (const [key, list] of members) {
    list.sort((one, two) => rank(one) - rank(two));
    kept.push(...list.slice(0, slots.get(key) ?? 1));
  }
  kept.sort((one, two) => (costs.get(one.id) ?? 9) - (costs.get(two.id) ?? 9));
  const judged = new Map<string, string>();
  const judgedAs = (state: StateEntity): string => {
    let key = judged.get(state.id);
    if (key === undefined) {
      // where places matter, one was judged for its whole region, and this one may lie elsewhere
      const exact = !usesPlaces || known.has(state.id);
      key = (exact ? classes.get(state.id) : undefined) ?? judge(state).key;
      judged.set(state.id, key);
    }
    return key;
  };
  const own = judgedAs(obligor);
  const counts = [...members].map(([each, list]) => `${each}*${Math.min(list.length, slots.get(each) ?? 1)}`);
  return {
    workspace,
    day,
    obligor,
    sides,
    key: [own, ...counts.sort()].join(' '),
    states: [...kept, obligor],
    judgedAs,
    classOf: (state) => classes.get(state.id) ?? `obligor ${own}`,
    costOf: (state) => costs.get(state.id) ?? 3,
  };
}

function statesIn(workspace: Workspace, day: Day): readonly StateEntity[] {
  return remembered(workspace, statesIn, day, () => allStates(day));
}

/** Two victims, two aggressors, one supporter: no crisis binds more. */
const most = 5;

function isTreaty(actors: Actors, scene: Scene, state: StateEntity, day: Day): boolean {
  return actors.items.some((each) => {
    const name = each.name?.name?.value;
    return (
      name !== undefined &&
      scene.workspace.globals.get(name)?.some(({ node }) => node.kind === 'treaty') === true &&
      judgeState(alone(each), state, scene, day).truth !== 'not-met'
    );
  });
}

interface Question {
  readonly node: Actors;
  readonly scene: Scene;
}

/** A place in an event that states take. */
interface Slot {
  /** Who can take it; anybody where the clause leaves it out. */
  readonly among?: Actors;
  readonly count: number;
}

/** All that a side asks of a state: of whom it is one, and where its territory lies. */
function questionsOf({ duty, terms, context, alternatives }: Side): {
  readonly actors: readonly Question[];
  readonly places: readonly { readonly place: Place; readonly scene: Scene }[];
  /** For each way to set the duty off, the slots of its events. */
  readonly ways: readonly (readonly Slot[])[];
} {
  const actors: Question[] = [];
  const places: { place: Place; scene: Scene }[] = [];
  const seen = new Set<object>();
  const ask = (node: Actors | undefined, scene: Scene) => {
    if (!node || seen.has(node)) return;
    seen.add(node);
    actors.push({ node, scene });
  };
  ask(duty.node.actors, context);
  ask(terms.act.object, context);
  ask(terms.act.enemy, context);
  const slotsOf = (node: EventPattern, scene: Scene): Slot[] => {
    const slots: Slot[] = [];
    for (const part of node.parts) {
      ask(part.actors, scene);
      if (part.first) ask(alone(part.first), scene);
      if (part.place && !seen.has(part)) places.push({ place: part.place, scene });
      seen.add(part);
      if (part.place?.territory?.of) ask(part.place.territory.of, scene);
      if (part.what === 'determined') continue;
      if (part.first) slots.push({ among: alone(part.first), count: 1 });
      if (part.actors) slots.push({ among: part.actors, count: requirementsOf(part.actors, scene).length > 0 ? 2 : 1 });
    }
    const what = new Set(node.parts.map((part) => part.what));
    if (!what.has('between')) for (const role of ['on', 'by'] as const) if (!what.has(role)) slots.push({ count: 1 });
    // what is deemed to hit one hit another
    if (what.has('on'))
      for (const { node: deeming } of duty.treaty.treaty.deemings)
        if (deeming.on) slots.push({ among: deeming.on, count: 1 });
    return slots;
  };
  for (const { node } of duty.treaty.treaty.deemings) {
    ask(node.on, context);
    ask(node.asOn, context);
  }
  const ways = alternatives.map((literals) =>
    literals.flatMap(({ pattern, negated, context: scene }) => {
      const slots = pattern.kind === 'event' ? slotsOf(pattern, scene) : [];
      return negated ? [] : slots;
    }),
  );
  for (const each of terms.modifiers)
    if (each.what === 'only-in' && each.place) places.push({ place: each.place, scene: context });
  return { actors, places, ways };
}
