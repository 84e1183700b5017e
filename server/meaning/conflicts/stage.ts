/**
 * The states that a crisis can be told with: of states that the clauses concerned cannot tell apart on the day, only as
 * many as a crisis can bind. So what is not found with these is not found with others either.
 */
import type { Day } from '../../model/dates.ts';
import { allStates, regionOf, type StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import { remembered } from '../cache.ts';
import type { Side } from './side.ts';

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

/**
 * Sets the stage for two duties of an obligor on a day.
 * @param ally a state that must be on it
 */
export function stageOf(workspace: Workspace, sides: Sides, obligor: StateEntity, day: Day, ally?: StateEntity): Stage {
  const named = new Map<string, StateEntity>();
  const parties = new Map<string, StateEntity>();
  for (const side of sides) {
    for (const state of side.named) named.set(state.id, state);
    for (const state of side.partiesNamed) parties.set(state.id, state);
  }
  for (const side of sides) for (const state of side.parties) parties.set(state.id, state);
  for (const id of parties.keys()) if (id !== obligor.id) named.delete(id);
  const usesPlaces = sides.some((side) => side.usesPlaces);

  const judge = (state: StateEntity): Judged => {
    let key = '';
    let room = 0;
    for (const side of sides) {
      const view = side.viewOf(state);
      key += key === '' ? view.letters : ` ${view.letters}`;
      room += view.room;
    }
    return { key, room: Math.min(most, Math.max(1, room)) };
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
    costOf,
  };
}

/** How the clauses of a stage speak of a state. */
interface Judged {
  /** The answers of all. */
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
