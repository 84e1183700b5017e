/** What a clause asks of events: everything about them that matters, and nothing else. */
import type { StateEntity } from '../../model/register.ts';
import type { PlaceFact } from '../areas.ts';
import type { Decider, EventFact } from '../event.ts';
import { plainWords } from '../kinds.ts';

/** One event that is asked for, with every kind that would do. */
export interface Demand {
  /** Kinds of the forest that meet it, the most ordinary first; none where the words are the treaty's own. */
  readonly kinds: readonly string[];
  readonly quoted?: string;
  readonly provocation?: 'unprovoked' | 'provoked';
  readonly on?: StateEntity;
  readonly by?: StateEntity;
  readonly supporter?: StateEntity;
  readonly place?: PlaceFact;
  readonly determinedBy?: readonly Decider[];
}

/** The one event that meets both, if one can. */
export function merge(one: Demand, two: Demand): Demand | undefined {
  if ((one.quoted === undefined) !== (two.quoted === undefined)) return undefined;
  if (one.quoted !== undefined && plainWords(one.quoted) !== plainWords(two.quoted ?? '')) return undefined;
  const kinds = one.kinds.filter((kind) => two.kinds.includes(kind));
  if (one.quoted === undefined && kinds.length === 0) return undefined;
  if (differs(one.on, two.on) || differs(one.by, two.by) || differs(one.supporter, two.supporter)) return undefined;
  if (one.provocation && two.provocation && one.provocation !== two.provocation) return undefined;
  if (one.place && two.place && keyOfPlace(one.place) !== keyOfPlace(two.place)) return undefined;
  return { ...two, ...one, kinds, determinedBy: [...(one.determinedBy ?? []), ...(two.determinedBy ?? [])] };
}

function differs(one: StateEntity | undefined, two: StateEntity | undefined): boolean {
  return one !== undefined && two !== undefined && one.id !== two.id;
}

/** The demand with other states in the places of its own. Who determines it stays: that matters to no {@link merge}. */
export function withStates(demand: Demand, of: (state: StateEntity) => StateEntity): Demand {
  const { on, by, supporter, place } = demand;
  return {
    ...demand,
    ...(on ? { on: of(on) } : {}),
    ...(by ? { by: of(by) } : {}),
    ...(supporter ? { supporter: of(supporter) } : {}),
    ...(place && 'territoryOf' in place ? { place: { territoryOf: of(place.territoryOf) } } : {}),
  };
}

/** The demand as an event of that day. */
export function eventFrom(demand: Demand, day: number): EventFact {
  const fact: { -readonly [K in keyof EventFact]: EventFact[K] } = {
    kind: demand.quoted ?? demand.kinds[0] ?? '',
    day,
    until: day,
  };
  if (demand.quoted !== undefined) fact.quoted = true;
  if (demand.provocation) fact.provocation = demand.provocation;
  if (demand.on) fact.on = [{ state: demand.on }];
  if (demand.by) fact.by = [{ state: demand.by }];
  if (demand.supporter) fact.supportedBy = [{ state: demand.supporter }];
  if (demand.place) fact.place = demand.place;
  if (demand.determinedBy && demand.determinedBy.length > 0) fact.determinedBy = demand.determinedBy;
  return fact;
}

/** The same for demands that ask for the same; states are named by `name`. */
export function keyOf(demand: Demand, name: (state: StateEntity) => string = (state) => state.id): string {
  return keyWith(demand.kinds.join(','), demand, name);
}

/** The same for demands of which the same event would be told, whatever else they could do with. */
export function keyOfEvent(demand: Demand, name: (state: StateEntity) => string): string {
  return keyWith(demand.kinds[0] ?? '', demand, name);
}

function keyWith(kinds: string, demand: Demand, name: (state: StateEntity) => string): string {
  const { quoted, provocation = '', on, by, supporter, place, determinedBy } = demand;
  const deciders = (determinedBy ?? []).map((each) =>
    'state' in each ? name(each.state) : JSON.stringify('organ' in each ? each.organ : each.words),
  );
  // the states in this order: some name them as they come
  const states = `${on ? name(on) : ''}/${by ? name(by) : ''}/${supporter ? name(supporter) : ''}`;
  const where = place ? keyOfPlace(place, name) : '';
  return `${quoted === undefined ? kinds : plainWords(quoted)}/${provocation}/${states}/${where}/${deciders.join(',')}`;
}

function keyOfPlace(place: PlaceFact, name: (state: StateEntity) => string = (state) => state.id): string {
  return 'territoryOf' in place
    ? name(place.territoryOf)
    : 'area' in place
      ? place.area.name
      : plainWords(place.quoted);
}

/** Whether an entry into war, as a duty causes it, can be the event that is asked for. */
export function isEntry({ kinds, quoted, by, on, supporter, place, determinedBy }: Demand): boolean {
  return (
    quoted === undefined &&
    by !== undefined &&
    on !== undefined &&
    !supporter &&
    !place &&
    !determinedBy?.length &&
    kinds.includes('war-entry')
  );
}
