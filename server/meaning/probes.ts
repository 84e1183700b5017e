/**
 * How far readings of a condition can differ: a fixed battery of events, each varying one thing, and how many of them
 * leave the answer open. This is section 4 of docs/semantics.md.
 */
import type { Actors, AreaDecl, Condition, EventPattern, Place, Trigger } from '../../grammar/index.ts';
import { type Day, firstDay } from '../model/dates.ts';
import { allStates, type StateEntity } from '../model/register.ts';
import { readDate } from '../model/treaty.ts';
import { type PlacedTreaty, treatyNamed, type Workspace } from '../model/workspace.ts';
import { eventKinds } from '../theory/events.ts';
import {
  type ActorFact,
  alone,
  callState,
  groupTitled,
  isOpenEnded,
  judgeState,
  namedStates,
  type Roles,
  requirementsOf,
  type Scene,
} from './actors.ts';
import { areaNamed, judgePlace, type PlaceFact, sayPlace } from './areas.ts';
import { remembered, together } from './cache.ts';
import { organOfAll } from './decisions.ts';
import { type EventFact, statesOf } from './event.ts';
import { lastDayInForce, lifeOf, partiesOn } from './life.ts';
import type { Truth } from './logic.ts';
import { alternativesOf, type Literal } from './patterns.ts';
import { answer, type Context, type PartAnswer } from './trigger.ts';

/** What a probe varies. */
export type Dimension = 'base' | 'kind' | 'place' | 'aggressor' | 'provocation' | 'number' | 'date';

/** Why an arguable probe does not count against the clause. */
export type Apart = 'determined' | 'unsaid' | 'later-practice';

export interface Probe {
  readonly dimension: Dimension;
  /** The event in plain words. */
  readonly label: string;
  readonly events: readonly EventFact[];
  readonly answer: Truth;
  /** The parts that decide the answer: those that leave it open, or refuse it; for a met one all of them. */
  readonly because: readonly PartAnswer[];
  /** It is arguable, and that is the clause's own gap. */
  readonly counted: boolean;
  readonly apart?: Apart;
}

export interface Battery {
  readonly context: Context;
  readonly condition: Condition;
  readonly trigger?: Trigger;
  readonly day: Day;
  readonly probes: readonly Probe[];
  readonly met: number;
  /** Only those that count. */
  readonly arguable: number;
  readonly notMet: number;
  /** Arguable ÷ (met + arguable), 0 if there are none; between 0 and 1. */
  readonly share: number;
}

export interface ProbeSettings {
  /** The day of analysis. */
  readonly day: Day;
  /** `false`: nobody asks why a probe is refused, so that `because` says nothing of those. Quicker: most are. */
  readonly refusals?: boolean;
}

/** What a battery is of. */
interface Probed {
  readonly context: Context;
  readonly condition: Condition | undefined;
  readonly trigger: Trigger | undefined;
  readonly day: Day;
}

function probed(
  workspace: Workspace,
  treaty: PlacedTreaty,
  clause: Trigger | Condition,
  { day }: ProbeSettings,
): Probed {
  const trigger = clause.kind === 'trigger' ? clause : undefined;
  const condition = clause.kind === 'trigger' ? clause.condition : clause;
  const context: Context = { workspace, treaty };
  return { context, condition, trigger, day: probeDay(context, condition, trigger, day) };
}

/** Probes a trigger, or a condition written in place (`when …` of an obligation). */
export function probe(
  workspace: Workspace,
  placed: PlacedTreaty,
  clause: Trigger | Condition,
  settings: ProbeSettings,
): Battery {
  const of = probed(workspace, placed, clause, settings);
  const { context, condition, trigger, day } = of;
  const nothing: Condition = { kind: 'or', items: [], start: clause.start, end: clause.end };
  const probes = condition
    ? batteryOf(of).map((each) => ask(context, condition, trigger, each, day, settings.refusals))
    : [];
  let met = 0;
  let arguable = 0;
  let notMet = 0;
  for (const each of probes) {
    if (each.answer === 'met') met++;
    else if (each.answer === 'not-met') notMet++;
    else if (each.counted) arguable++;
  }
  const share = met + arguable === 0 ? 0 : arguable / (met + arguable);
  return {
    context,
    condition: condition ?? nothing,
    ...(trigger ? { trigger } : {}),
    day,
    probes,
    met,
    arguable,
    notMet,
    share,
  };
}

/** The events of the battery, for who has another question to ask of them. */
export function probeEvents(
  workspace: Workspace,
  placed: PlacedTreaty,
  clause: Trigger | Condition,
  settings: ProbeSettings,
): readonly Variation[] {
  return batteryOf(probed(workspace, placed, clause, settings));
}

function batteryOf({ context, condition, trigger, day }: Probed): readonly Variation[] {
  const found = new Map<string, Variation>();
  for (const literals of condition ? alternativesOf(context, condition, trigger) : []) {
    const positive = literals.filter((each) => !each.negated);
    if (positive.length === 0) continue;
    for (const each of variations(positive, day)) if (!found.has(each.label)) found.set(each.label, each);
  }
  return [...found.values()];
}

/**
 * The base event of each alternative of a condition, with those of its other parts: what would most plainly meet it on
 * that day. A part that must not have happened does not.
 */
export function baseEvents(
  context: Context,
  condition: Condition,
  day: Day,
  trigger?: Trigger,
): readonly (readonly EventFact[])[] {
  return alternativesOf(context, condition, trigger).flatMap((literals) => {
    const positive = literals.filter((each) => !each.negated);
    if (positive.length === 0) return [];
    const { base, others } = baseOf(positive, day);
    return [[base, ...others]];
  });
}

/**
 * The treaty's last day in force but not after the day of analysis; where the condition names another treaty that ended
 * before, that one's last day: on later ones nobody is left whom it means.
 */
export function probeDay(
  context: Context,
  condition: Condition | undefined,
  trigger: Trigger | undefined,
  day: Day,
): Day {
  const { workspace, treaty } = context;
  let last = lastDayInForce(workspace, treaty, day);
  const from = lifeOf(workspace, treaty).from;
  for (const literals of condition ? alternativesOf(context, condition, trigger) : [])
    for (const { pattern, context: scene } of literals) {
      if (pattern.kind !== 'event') continue;
      for (const other of treatiesNamed(pattern, scene)) {
        const { to } = lifeOf(workspace, other);
        if (to !== undefined && to <= last && (from === undefined || to > from)) last = to - 1;
      }
    }
  return last;
}

function treatiesNamed(pattern: EventPattern, scene: Context): readonly PlacedTreaty[] {
  const found: PlacedTreaty[] = [];
  for (const { actors } of pattern.parts)
    for (const actor of actors?.items ?? []) {
      const named =
        actor.name && !actor.name.scope ? treatyNamed(scene.workspace, actor.name.name?.value ?? '') : undefined;
      if (named) found.push(named);
    }
  return found;
}

function ask(
  context: Context,
  condition: Condition,
  trigger: Trigger | undefined,
  { dimension, label, events }: Variation,
  day: Day,
  refusals = true,
): Probe {
  const result = answer(context, condition, events, day, { brief: true, refusals }, trigger);
  const { truth } = result;
  const deciding = result.parts.filter((part) => part.truth === truth);
  const apart = truth === 'arguable' ? apartOf(result.parts, dimension) : undefined;
  return {
    dimension,
    label,
    events,
    answer: truth,
    because: deciding,
    counted: truth === 'arguable' && apart === undefined,
    ...(apart ? { apart } : {}),
  };
}

/** Why an arguable answer is not the clause's own gap, if it is not. */
function apartOf(parts: readonly PartAnswer[], dimension: Dimension): Apart | undefined {
  const open = parts.filter((part) => part.truth === 'arguable');
  const decidable = new Set(open.flatMap((part) => (part.part === 'undecided' && part.pattern ? [part.pattern] : [])));
  const left = open.filter((part) => !(part.pattern && decidable.has(part.pattern)));
  const own = left.filter((part) => part.gap === undefined);
  if (own.length > 0) return dimension === 'date' ? 'unsaid' : undefined;
  if (left.some((part) => part.gap === 'unsaid')) return 'unsaid';
  return left.length > 0 ? 'later-practice' : 'determined';
}

// ---------- the battery ----------

/** Events that differ from the base of an alternative in one thing. */
export interface Variation {
  readonly dimension: Dimension;
  readonly label: string;
  readonly events: readonly EventFact[];
}

/** So many kinds, places and states that a clause names are each tried: nobody writes more, and each is asked of all. */
const variedLimit = 64;

/** The events of one alternative: the base, then each variation of its first event; the others stay as they are. */
function variations(literals: readonly Literal[], day: Day): readonly Variation[] {
  const { pattern, context } = literals[0] as Literal;
  const { base, cast, others } = baseOf(literals, day);
  if (pattern.kind === 'quoted-condition' || !cast)
    return [{ dimension: 'base', label: `“${base.kind}”`, events: [base, ...others] }];
  const found: Variation[] = [];
  const parties = new Set(partiesOn(context.workspace, context.treaty, day).map((each) => each.state.id));
  const named = namedAggressors(pattern, context, day)
    .filter((state) => state.id !== cast.victim?.id)
    .slice(0, variedLimit);
  for (const state of [...named, ...(cast.victim ? [cast.victim] : [])]) parties.add(state.id);
  const call = (state: StateEntity) =>
    parties.has(state.id) ? callState(context, state) : `an outsider (${callState(context, state)})`;
  const add = (dimension: Dimension, event: EventFact, note = '') =>
    found.push({ dimension, label: `${sayEvent(event, context, call)}${note}`, events: [event, ...others] });
  add('base', base);
  for (const kind of Object.keys(eventKinds)) if (kind !== base.kind || base.quoted) add('kind', withKind(base, kind));
  for (const kind of pattern.kinds.slice(0, variedLimit))
    if (kind.kind === 'quoted' && !(base.quoted && kind.value === base.kind))
      add('kind', { ...base, kind: kind.value, quoted: true });

  const place = pattern.parts.find((part) => part.what === 'in')?.place;
  if (place) {
    for (const words of quotedPlaces(place, context).slice(0, variedLimit))
      add('place', { ...base, place: { quoted: words } });
    const outside = outsidePlace(place, context, day);
    if (outside) add('place', { ...base, place: { territoryOf: outside } });
    const { place: _inside, ...unsaid } = base;
    add('place', unsaid, ', no place said');
  }

  const outsider = firstOutsider(context, day, cast.victim, named);
  const doers: (readonly ActorFact[] | undefined)[] = named.map((state) => [{ state }]);
  const party = partiesInOrder(context, day).find((state) => state.id !== cast.victim?.id);
  if (party) doers.push([{ state: party }]);
  if (outsider) doers.push([{ state: outsider }]);
  doers.push(undefined);
  for (const by of doers) {
    const { by: _by, ...rest } = base;
    add('aggressor', by ? { ...rest, by } : rest);
  }
  if (outsider)
    for (const state of named) add('aggressor', { ...base, by: [{ state: outsider }], supportedBy: [{ state }] });

  add('provocation', { ...base, provocation: 'provoked' });
  const { provocation: _said, ...silent } = base;
  add('provocation', silent, ', not said to be unprovoked');

  if (cast.victim && base.on) {
    const second = secondVictim(pattern, context, cast, day);
    if (second) add('number', { ...base, on: [...base.on, { state: second }] });
  }
  if (cast.needed > 1 && base.by && base.by.length > 1) add('number', { ...base, by: base.by.slice(0, -1) });

  const notice = context.treaty.treaty.provisions.some(({ node }) => node.kind === 'withdrawal' && node.notice);
  const leaver = cast.thatParty ?? cast.victim;
  // who has given notice is a party until it runs out
  if (notice && leaver) add('date', base, `, the day after ${callState(context, leaver)} gave notice to leave`);
  return found;
}

/** What most plainly meets one alternative: its first event with who plays in it, and the events of its other parts. */
function baseOf(
  literals: readonly Literal[],
  day: Day,
): { readonly base: EventFact; readonly cast?: Cast; readonly others: readonly EventFact[] } {
  const { pattern, context } = literals[0] as Literal;
  if (pattern.kind === 'quoted-condition') {
    const base: EventFact = { kind: pattern.text?.value ?? '', quoted: true, day, until: day };
    return { base, others: companions(literals, {}, day) };
  }
  const cast = castOf(pattern, context, {}, day);
  const roles: Roles = {
    ...(cast.thatParty ? { thatParty: cast.thatParty } : {}),
    ...(cast.victim ? { victim: cast.victim } : {}),
    aggressor: statesOf(cast.by),
  };
  return { base: eventOfCast(pattern, cast, day), cast, others: companions(literals, roles, day) };
}

function withKind(base: EventFact, kind: string): EventFact {
  const { quoted: _quoted, ...rest } = base;
  return { ...rest, kind };
}

/** The other events of the alternative, with the roles that the first one binds. */
function companions(literals: readonly Literal[], roles: Roles, day: Day): readonly EventFact[] {
  return literals.slice(1).map(({ pattern, context }) => {
    if (pattern.kind === 'quoted-condition') return { kind: pattern.text?.value ?? '', quoted: true, day, until: day };
    return eventOfCast(pattern, castOf(pattern, context, roles, day), day);
  });
}

/** Who plays in the base event. */
interface Cast {
  readonly thatParty?: StateEntity;
  readonly victim?: StateEntity;
  readonly on?: readonly ActorFact[];
  readonly by?: readonly ActorFact[];
  readonly supportedBy?: readonly ActorFact[];
  readonly place?: PlaceFact;
  /** How many must do it together. */
  readonly needed: number;
}

function castOf(pattern: EventPattern, context: Context, roles: Roles, day: Day): Cast {
  const part = (what: (typeof pattern.parts)[number]['what']) => pattern.parts.find((each) => each.what === what);
  const parties = partiesInOrder(context, day);
  const thatParty = roles.thatParty ?? parties[0];
  const bound: Roles = thatParty ? { ...roles, thatParty } : roles;
  const between = part('between');
  if (between?.first && between.actors) {
    const one = firstOf(alone(between.first), context, day, roles, []);
    const free: Roles = one ? { ...roles, thatParty: one } : roles;
    const two = firstOf(between.actors, context, day, free, one ? [one] : []);
    return {
      ...(one ? { thatParty: one, victim: one, on: [{ state: one }] } : {}),
      ...(two ? { by: [{ state: two }] } : {}),
      needed: 1,
    };
  }
  const on = part('on')?.actors;
  const by = part('by')?.actors;
  // the first state that both can be the victim and leaves somebody to do it
  const aboutThatParty = by && on && !speaksOf(on, 'any-party') && speaksOf(by, 'that-party');
  let victim = on ? firstOf(on, context, day, aboutThatParty ? bound : roles, []) : undefined;
  if (!on)
    victim =
      parties.find((state) => !by || judgeState(by, state, context, day, bound).truth === 'not-met') ?? parties[0];
  const self = on && speaksOf(on, 'any-party') ? victim : thatParty;
  const own: Roles = { ...bound, ...(self ? { thatParty: self } : {}) };
  const needed = by
    ? Math.max(1, ...requirementsOf(by, context).map(({ count }) => (count === 'all' ? 99 : count)))
    : 1;
  const jointly = by ? requirementsOf(by, context).length > 1 : false;
  let doers: ActorFact[] | undefined;
  if (by) {
    const excluded = victim ? [victim] : [];
    const states: StateEntity[] = [];
    const wanted = jointly ? by.items.map(alone) : [by];
    for (const actors of wanted)
      for (let count = 0; count < Math.min(needed, 8); count++) {
        const next = firstOf(actors, context, day, own, [...excluded, ...states]);
        if (next) states.push(next);
      }
    const quoted = by.items.find((each) => each.form === 'quoted')?.text?.value;
    doers = states.length > 0 ? states.map((state) => ({ state })) : quoted ? [{ nonState: quoted }] : undefined;
  } else {
    const outsider = firstOutsider(context, day, victim, []);
    if (outsider) doers = [{ state: outsider }];
  }
  const supporters = part('supported')?.actors;
  const supporter = supporters ? firstOf(supporters, context, day, own, victim ? [victim] : []) : undefined;
  const place = part('in')?.place;
  const inside = place ? insidePlace(place, context, day, own, victim) : undefined;
  return {
    ...(self ? { thatParty: self } : {}),
    ...(victim ? { victim, on: [{ state: victim }] } : {}),
    ...(doers ? { by: doers } : {}),
    ...(supporter ? { supportedBy: [{ state: supporter }] } : {}),
    ...(inside ? { place: inside } : {}),
    needed: jointly ? (by?.items.length ?? 1) : needed,
  };
}

function speaksOf(actors: Actors, form: string): boolean {
  return actors.items.some((each) => each.form === form);
}

function eventOfCast(pattern: EventPattern, cast: Cast, day: Day): EventFact {
  const kind = pattern.kinds[0];
  const before = pattern.parts.find((part) => part.what === 'before')?.date;
  const limit = before ? readDate(before).date : undefined;
  const when = limit ? Math.min(day, firstDay(limit) - 1) : day;
  return {
    kind: kind?.value ?? 'armed-attack',
    ...(kind?.kind === 'quoted' ? { quoted: true } : {}),
    provocation: 'unprovoked',
    ...(cast.on ? { on: cast.on } : {}),
    ...(cast.by ? { by: cast.by } : {}),
    ...(cast.supportedBy ? { supportedBy: cast.supportedBy } : {}),
    ...(cast.place ? { place: cast.place } : {}),
    day: when,
    until: when,
  };
}

// ---------- who and where ----------

/** The states of a day in register order, the treaty's own parties and those it declares among them. */
function statesInOrder(context: Context, day: Day): readonly StateEntity[] {
  const { workspace, treaty } = context;
  return remembered(workspace, together(statesInOrder, treaty.treaty), day, () => {
    const listed = allStates(day);
    const known = new Set(listed.map((state) => state.id));
    const more = partiesOn(workspace, treaty, day).filter((party) => !known.has(party.state.id));
    return [...listed, ...more.map((party) => party.state)].sort(inRegister);
  });
}

function inRegister(one: StateEntity, two: StateEntity): number {
  return (one.cow ?? 1000) - (two.cow ?? 1000) || (one.id < two.id ? -1 : one.id > two.id ? 1 : 0);
}

function partiesInOrder(context: Context, day: Day): readonly StateEntity[] {
  const { workspace, treaty } = context;
  return remembered(workspace, together(partiesInOrder, treaty.treaty), day, () => {
    const parties = partiesOn(workspace, treaty, day).filter((party) => party.standing === 'party');
    return parties.map((party) => party.state).sort(inRegister);
  });
}

/** The first state in register order that is among the actors; failing that, the first that may be. */
function firstOf(
  actors: Actors,
  context: Context,
  day: Day,
  roles: Roles,
  except: readonly StateEntity[],
): StateEntity | undefined {
  const among = isOpenEnded(actors, context)
    ? statesInOrder(context, day)
    : [...namedStates(actors, context, day), ...(roles.aggressor ?? []), ...(roles.victim ? [roles.victim] : [])].sort(
        inRegister,
      );
  let maybe: StateEntity | undefined;
  for (const state of among) {
    if (except.some((each) => each.id === state.id)) continue;
    const { truth } = judgeState(actors, state, context, day, roles);
    if (truth === 'met') return state;
    if (truth === 'arguable') maybe ??= state;
  }
  return maybe;
}

/** The first state in register order that is no party, is not named, and is not the victim. */
function firstOutsider(
  context: Context,
  day: Day,
  victim: StateEntity | undefined,
  named: readonly StateEntity[],
): StateEntity | undefined {
  const inside = new Set(partiesOn(context.workspace, context.treaty, day).map((party) => party.state.id));
  for (const state of named) inside.add(state.id);
  if (victim) inside.add(victim.id);
  return statesInOrder(context, day).find((state) => !inside.has(state.id));
}

/** The states that `by`, `between` or `supported by` names, those excepted among them. */
function namedAggressors(pattern: EventPattern, context: Context, day: Day): readonly StateEntity[] {
  const found = new Map<string, StateEntity>();
  for (const part of pattern.parts) {
    if (!part.actors || (part.what !== 'by' && part.what !== 'between' && part.what !== 'supported')) continue;
    const items = [...part.actors.items, ...part.actors.except].filter(
      (each) =>
        each.form === 'name' ||
        each.form === 'any-of' ||
        each.form === 'all-of' ||
        each.form === 'each-of' ||
        each.form === 'at-least' ||
        each.text,
    );
    for (const item of items) for (const state of namedStates(alone(item), context, day)) found.set(state.id, state);
  }
  return [...found.values()].slice(0, 12);
}

function secondVictim(pattern: EventPattern, context: Context, cast: Cast, day: Day): StateEntity | undefined {
  const on = pattern.parts.find((part) => part.what === 'on')?.actors;
  const out = [...(cast.victim ? [cast.victim] : []), ...statesOf(cast.by)];
  const party = partiesInOrder(context, day).find((state) => !out.some((each) => each.id === state.id));
  return on ? (firstOf(on, context, day, {}, out) ?? party) : party;
}

/** A place inside: the victim's home if that is, else a party's, else the area itself. */
function insidePlace(
  place: Place,
  context: Context,
  day: Day,
  roles: Roles,
  victim: StateEntity | undefined,
): PlaceFact | undefined {
  for (const state of [...(victim ? [victim] : []), ...partiesInOrder(context, day)])
    if (judgePlace({ territoryOf: state }, place, context, day, roles).truth === 'met') return { territoryOf: state };
  if (place.territory?.of) {
    const owner = firstOf(place.territory.of, context, day, roles, []);
    return owner ? { territoryOf: owner } : undefined;
  }
  const first = place.places[0];
  if (!first) return undefined;
  const area = areaNamed(context, first);
  return area ? { area } : { quoted: first.kind === 'quoted' ? first.value : (first.name?.value ?? '') };
}

/** The home of a state that lies as surely outside as any. */
function outsidePlace(place: Place, context: Context, day: Day): StateEntity | undefined {
  let maybe: StateEntity | undefined;
  const parties = new Set(partiesInOrder(context, day).map((state) => state.id));
  for (const state of statesInOrder(context, day)) {
    if (parties.has(state.id)) continue;
    const { truth } = judgePlace({ territoryOf: state }, place, context, day);
    if (truth === 'not-met') return state;
    if (truth === 'arguable') maybe ??= state;
  }
  return maybe;
}

/** The places that an area, or one that it includes, names in quotes. */
function quotedPlaces(place: Place, scene: Scene): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<AreaDecl>();
  // Not by recursion: areas may stand in one another deeper than the stack.
  const left = [...place.places].reverse();
  for (let simple = left.pop(); simple; simple = left.pop()) {
    const area = areaNamed(scene, simple);
    if (simple.kind === 'quoted' && !area?.node) found.add(simple.value);
    if (!area?.node || seen.has(area.node)) continue;
    seen.add(area.node);
    for (const each of area.node.lines.flatMap(({ places }) => places).reverse()) left.push(each);
  }
  return [...found];
}

// ---------- in words ----------

type Call = (state: StateEntity) => string;

function sayFacts(facts: readonly ActorFact[], call: Call): string {
  const names = facts.map((fact) =>
    'state' in fact ? call(fact.state) : 'nonState' in fact ? `“${fact.nonState}”` : `a “${fact.someOf}”`,
  );
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

/** An event in plain words: `armed-attack on USA by RUS in Mediterranean`. */
export function sayEvent(event: EventFact, scene: Scene, call: Call = (state) => callState(scene, state)): string {
  const words = [event.provocation === 'provoked' ? 'provoked ' : '', event.quoted ? `“${event.kind}”` : event.kind];
  if (event.between) words.push(` between ${sayFacts(event.between[0], call)} and ${sayFacts(event.between[1], call)}`);
  if (event.on) words.push(` on ${sayFacts(event.on, call)}`);
  words.push(event.by ? ` by ${sayFacts(event.by, call)}` : event.between ? '' : ' by nobody named');
  if (event.supportedBy) words.push(` supported by ${sayFacts(event.supportedBy, call)}`);
  if (event.place) words.push(` in ${sayPlace(event.place, scene)}`);
  return words.join('');
}

// ---------- what would settle it ----------

/** Words that a drafter can add, and the probes that they settle. */
export interface Settlement {
  /** What to do, to stand in a message: "add `determined by Council`". */
  readonly words: string;
  /** What to insert where, relative to the treaty's chunk; in the order of the text. */
  readonly edits: readonly { readonly offset: number; readonly text: string }[];
  /** Which of the battery's probes are then no longer the clause's gap. */
  readonly settles: readonly number[];
  /** The words need completing by the author: whom a class means only they know. */
  readonly toComplete?: true;
}

/** For the probes that count against the clause: what would settle them, the widest first. */
export function settlements(battery: Battery): readonly Settlement[] {
  const found: Settlement[] = [];
  const counted = battery.probes.flatMap((each, index) => (each.counted ? [{ each, index }] : []));
  if (counted.length === 0) return [];
  const gaps = (each: Probe) => each.because.filter((part) => part.gap === undefined);
  const here = (part: PartAnswer) => part.treaty.treaty === battery.context.treaty.treaty;

  // somebody to decide
  const organ = organOfAll(battery.context, battery.day);
  const determiner = `determined by ${organ ?? 'all parties'}`;
  const patterns = new Set<EventPattern>();
  const decidable = counted.filter(({ each }) => gaps(each).every((part) => part.pattern && here(part)));
  for (const { each } of decidable) for (const part of gaps(each)) if (part.pattern) patterns.add(part.pattern);
  // so for every way of setting it off that is open by itself: one that is open for the same reason is not told again, and
  // one that another way covers is open as soon as that one has to be determined
  const { context, condition, trigger, day } = battery;
  const ways = patterns.size > 0 ? alternativesOf(context, condition, trigger) : [];
  for (const { pattern, context: scene } of ways.length > 1 ? ways.flat() : []) {
    if (pattern.kind !== 'event' || scene.treaty.treaty !== context.treaty.treaty || patterns.has(pattern)) continue;
    const isOpen = battery.probes.some((each) => {
      if (each.answer === 'not-met') return false;
      const { truth, parts } = answer(scene, pattern, each.events, day);
      return truth === 'arguable' && parts.some((part) => part.truth === 'arguable' && part.gap === undefined);
    });
    if (isOpen) patterns.add(pattern);
  }
  if (patterns.size > 0)
    found.push({
      words: `add \`${determiner}\``,
      edits: [...patterns]
        .sort((one, two) => one.end - two.end)
        .map((pattern) => ({ offset: pattern.end, text: ` ${determiner}` })),
      settles: decidable.map(({ index }) => index),
    });

  // a class listed
  for (const words of classesOf(
    battery,
    counted.map(({ each }) => each),
  )) {
    const settled = counted.filter(({ each }) =>
      gaps(each).every((part) => part.reason === 'class' && part.says.includes(`“${words}”`)),
    );
    if (settled.length === 0) continue;
    const states = new Map<string, string>();
    for (const { each } of settled)
      for (const part of gaps(each))
        for (const state of [...statesOf(part.event?.by), ...(part.part === 'on' ? statesOf(part.event?.on) : [])])
          if (part.says.includes(`Whether ${callState(battery.context, state)} is`))
            states.set(state.id, callState(battery.context, state));
    const name = freeName(battery, words);
    const at = clauseStart(battery);
    if (states.size > 0)
      found.push({
        words: `name the states meant in a group titled “${words}”`,
        edits: [{ offset: at, text: `group ${name} "${words}" = ${[...states.values()].join(', ')}\n    ` }],
        settles: settled.map(({ index }) => index),
        toComplete: true,
      });
  }

  // a kind named
  const kinds = new Map<string, { index: number; edits: { offset: number; text: string }[] }[]>();
  for (const { each, index } of counted) {
    const open = gaps(each);
    const [part] = open;
    const kind = part?.event?.kind;
    const last = part?.pattern?.kinds.at(-1);
    if (open.length !== 1 || !part || part.part !== 'kind' || !kind || !last || !here(part)) continue;
    const list = kinds.get(kind) ?? [];
    list.push({ index, edits: [{ offset: last.end, text: ` or ${kind}` }] });
    kinds.set(kind, list);
  }
  for (const [kind, list] of kinds) {
    const edits = new Map(list.flatMap((each) => each.edits).map((edit) => [edit.offset, edit]));
    found.push({
      words: `add \`or ${kind}\``,
      edits: [...edits.values()].sort((one, two) => one.offset - two.offset),
      settles: list.map((each) => each.index),
    });
  }
  return found;
}

/** The classes in quotes that leave probes open and that no group lists. */
function classesOf(battery: Battery, probes: readonly Probe[]): readonly string[] {
  const found = new Set<string>();
  for (const { because } of probes)
    for (const part of because)
      if (part.reason === 'class' && part.pattern)
        for (const { actors } of part.pattern.parts)
          for (const actor of [...(actors?.items ?? []), ...(actors?.except ?? [])])
            if (actor.text && !groupTitled(battery.context, actor.text.value)) found.add(actor.text.value);
  return [...found];
}

function freeName(battery: Battery, words: string): string {
  const camel = words
    .normalize('NFD')
    .replace(/[^A-Za-z0-9 ]+/g, '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join('');
  const base = /^[A-Z]/.test(camel) ? camel : `Class${camel}`;
  const { names } = battery.context.treaty.treaty;
  const taken = (name: string) => names.has(name) || battery.context.workspace.globals.has(name);
  let name = base;
  for (let count = 2; taken(name); count++) name = `${base}${count}`;
  return name;
}

/** Where the clause that holds the condition begins: a declaration can stand before it. */
function clauseStart(battery: Battery): number {
  const at = battery.trigger?.start ?? battery.condition.start;
  const clause = battery.context.treaty.treaty.clauses.find(({ node }) => node.start <= at && at < node.end);
  return clause?.node.start ?? at;
}
