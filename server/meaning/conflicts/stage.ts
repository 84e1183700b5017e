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
  /** The class of a state for one side alone: that side's clause tells states of one class not apart. */
  readonly classFor: (side: Side, state: StateEntity) => string;
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
  const usesPlaces = asked.some(({ places }) => places.length > 0);

  const judge = (state: StateEntity): Judged => {
    const classes: string[] = [];
    const fits = new Set<Actors>();
    let room = 0;
    for (const { duty, actors, places, ways } of asked) {
      let letters = partyTable(workspace, duty.treaty, day).get(state.id)?.standing.charAt(0) ?? '-';
      for (const { node, scene } of actors) {
        const { truth } = judgeState(node, state, scene, day, { anyPartyFree: true });
        letters += truth.charAt(0);
        if (truth !== 'not-met') fits.add(node);
      }
      // each duty is set off in one way: what that can bind to states like this one
      room += Math.max(
        0,
        ...ways.map((way) => way.reduce((sum, { among, count }) => sum + (!among || fits.has(among) ? count : 0), 0)),
      );
      for (const { place, scene } of places)
        letters += judgePlace({ territoryOf: state }, place, scene, day, { thatParty: state }).truth.charAt(0);
      classes.push(letters);
    }
    return { classes, key: classes.join(' '), room: Math.min(most, Math.max(1, room)) };
  };
  const known = new Map([...named, ...parties]);
  const judged = new Map<string, Judged>();
  /** Those that no clause speaks of: one for all, or one for each region where places matter. */
  const ofOthers = new Map<string, Judged>();
  const judgeOther = (state: StateEntity, region: string): Judged => {
    const group = usesPlaces ? region : '';
    let one = ofOthers.get(group);
    if (!one) {
      one = judge(state);
      ofOthers.set(group, one);
    }
    return one;
  };

  /** Of each class as many as there is room for: the ally first, then the least far-fetched. */
  const members = new Map<string, { readonly room: number; readonly ranked: readonly StateEntity[][] }>();
  const classes = new Map<string, string>();
  const costs = new Map<string, number>();
  const add = (state: StateEntity, { key, room }: Judged, cost: number) => {
    if (state.id === obligor.id) return;
    let some = members.get(key);
    if (!some) {
      some = { room, ranked: [[], [], [], [], []] };
      members.set(key, some);
    }
    const alike = some.ranked[state.id === ally?.id ? 0 : cost + 1];
    if (!alike || alike.length >= room) return;
    alike.push(state);
    classes.set(state.id, key);
    costs.set(state.id, cost);
  };
  for (const [id, state] of known) {
    const one = judge(state);
    judged.set(id, one);
    add(state, one, named.has(id) ? 0 : 1);
  }
  const regions = new Set([obligor, ...parties.values()].map((state) => regionOf(state) ?? ''));
  for (const { state, region } of statesIn(workspace, day))
    if (!known.has(state.id)) add(state, judgeOther(state, region), regions.has(region) ? 2 : 3);
  const kept: StateEntity[] = [];
  const counts: string[] = [];
  for (const [key, { room, ranked }] of members) {
    const some = ranked.flat().slice(0, room);
    kept.push(...some);
    counts.push(`${key}*${some.length}`);
  }
  const costOf = ({ id }: StateEntity) => costs.get(id) ?? 3;
  kept.sort((one, two) => costOf(one) - costOf(two));

  const judgedOf = (state: StateEntity): Judged => {
    let one = judged.get(state.id);
    if (!one) {
      // where places matter, one was judged for its whole region, and this one may lie elsewhere
      one = usesPlaces ? judge(state) : judgeOther(state, '');
      judged.set(state.id, one);
    }
    return one;
  };
  const own = judgedOf(obligor).key;
  return {
    workspace,
    day,
    obligor,
    sides,
    key: [own, ...counts.sort()].join(' '),
    states: [...kept, obligor],
    judgedAs: (state) => judgedOf(state).key,
    classOf: (state) => classes.get(state.id) ?? `obligor ${own}`,
    classFor: (side, state) => judgedOf(state).classes[sides.indexOf(side)] ?? '',
    costOf,
  };
}

/** How the clauses of a stage speak of a state. */
interface Judged {
  /** For each side its answers to all that the side asks of a state. */
  readonly classes: readonly string[];
  /** All of them. */
  readonly key: string;
  /** How many states like this one a crisis can bind. */
  readonly room: number;
}

function statesIn(workspace: Workspace, day: Day): readonly { readonly state: StateEntity; readonly region: string }[] {
  return remembered(workspace, statesIn, day, () =>
    allStates(day).map((state) => ({ state, region: regionOf(state) ?? '' })),
  );
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
  readonly duty: Duty;
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
  return { duty, actors, places, ways };
}
