/** What would set one duty off: for each alternative of its condition the events, told with the states of the stage. */
import type { Actors, EventPart, EventPattern } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { eventKinds, isKindUnder } from '../../theory/events.ts';
import { alone, countAsked, judgeState, namedStates, type Roles, requirementsOf, type Scene } from '../actors.ts';
import { areaNamed, judgePlace, type PlaceFact } from '../areas.ts';
import type { BindingAnswer } from '../crises/answers.ts';
import { type Decider, decidersOf } from '../event.ts';
import { answerKind, kindWordOf } from '../kinds.ts';
import { partiesOn } from '../life.ts';
import type { Literal } from '../patterns.ts';
import { askerOf } from './asking.ts';
import { type Demand, isEntry, keyOf, merge } from './demand.ts';
import type { Side } from './side.ts';
import type { Stage } from './stage.ts';

/** Events that set a duty off, and what it then asks. */
export interface Opening {
  readonly demands: readonly Demand[];
  readonly bindings: readonly BindingAnswer[];
}

/** All openings of a duty, or as many as were looked for. */
export interface Openings {
  readonly found: readonly Opening[];
  /** A part asks for three or more attackers or victims: beyond what is searched. */
  readonly beyond: boolean;
}

/** More ways than this to set one duty off are not looked at. */
const limit = 3000;

/** Those that take three events, one of which can be an ally's entry into a war. */
export function openingsWithEntry(stage: Stage, side: Side): readonly Opening[] {
  const { day } = stage;
  const events = ({ pattern, negated, context }: Literal) =>
    negated
      ? 0
      : Math.max(
          1,
          ...(pattern.kind === 'event' ? pattern.parts : []).map(({ actors }) =>
            actors
              ? requirementsOf(actors, context).reduce((sum, each) => sum + countAsked(each, actors, context, day), 0)
              : 0,
          ),
        );
  if (!side.alternatives.some((literals) => literals.reduce((sum, each) => sum + events(each), 0) >= 3)) return [];
  return openingsOf(stage, side, { most: 3 }).found;
}

/** Which openings are looked for. */
export interface Wish {
  /** Only those in which one of these states would be fought. */
  readonly foes?: ReadonlySet<string>;
  /** Only those with events for which this holds; as they are before their kinds are narrowed. */
  readonly about?: (demands: readonly Demand[]) => boolean;
  /** How many events; of three, one must be such as an ally's entry into war can be, and fewer are left out. */
  readonly most?: 2 | 3;
}

/** Looks for them; those in which the duty is only arguable, or its measures free, are among them. */
export function openingsOf(stage: Stage, side: Side, { foes, about, most = 2 }: Wish = {}): Openings {
  const { day } = stage;
  // who is fought is the aggressor, or is named
  const { act } = side.terms;
  const named = [act.enemy, act.verb === 'attack' ? act.object : undefined].flatMap((actors) =>
    actors ? namedStates(actors, side.context, day) : [],
  );
  const always = !foes || named.some(({ id }) => foes.has(id));
  const near = (demands: readonly Demand[]) =>
    always || demands.some(({ by, supporter }) => [by, supporter].some((each) => each && foes.has(each.id)));
  const found = new Map<string, Opening>();
  let beyond = false;
  let tried = 0;
  const asked = askerOf(stage, side);
  for (const literals of side.alternatives) {
    const positive = literals.filter((each) => !each.negated);
    for (const demands of eventsFor(stage, positive, most)) {
      if (demands === 'beyond') {
        beyond = true;
        continue;
      }
      if (most === 3 && (demands.length < 3 || !demands.some(isEntry))) continue;
      if (!near(demands) || (about && !about(demands))) continue;
      if (++tried > limit) return { found: [...found.values()], beyond: true };
      for (const narrowed of refusesKinds(literals) ? narrowings(stage, demands) : [demands]) {
        const key = narrowed
          .map((each) => keyOf(each))
          .sort()
          .join(' + ');
        if (found.has(key)) continue;
        const bindings = asked(narrowed);
        if (bindings.length > 0) found.set(key, { demands: narrowed, bindings });
      }
    }
  }
  return { found: [...found.values()], beyond };
}

/** Up to so many events for parts that must all hold. */
function* eventsFor(stage: Stage, literals: readonly Literal[], most: number): Generator<readonly Demand[] | 'beyond'> {
  const speaks = literals.some(({ pattern }) => pattern.kind === 'event' && pattern.parts.some(saysParty));
  const treaty = literals[0]?.context.treaty;
  const parties = treaty && speaks ? stage.states.filter((state) => isParty(stage, state, treaty)) : [undefined];
  for (const thatParty of parties)
    if (literals.length === 0) yield [];
    else yield* step(stage, literals, 0, [], thatParty ? { thatParty } : {}, most);
}

function isParty({ workspace, day }: Stage, state: StateEntity, treaty: Side['duty']['treaty']): boolean {
  return partiesOn(workspace, treaty, day).some((party) => party.state.id === state.id);
}

function saysParty(part: EventPart): boolean {
  const all = [
    ...(part.actors?.items ?? []),
    ...(part.actors?.except ?? []),
    ...(part.first ? [part.first] : []),
    ...(part.place?.territory?.of?.items ?? []),
  ];
  return (
    part.what !== 'determined' &&
    all.some(
      ({ form }) =>
        form === 'any-party' ||
        form === 'each-party' ||
        form === 'that-party' ||
        form === 'other-party' ||
        form === 'other-parties',
    )
  );
}

function* step(
  stage: Stage,
  literals: readonly Literal[],
  index: number,
  events: readonly Demand[],
  roles: Roles,
  most: number,
): Generator<readonly Demand[] | 'beyond'> {
  const isLast = index + 1 >= literals.length;
  for (const next of demandsFor(stage, literals[index] as Literal, roles)) {
    if (next === 'beyond') yield next;
    else if (isLast) yield* joinings(events, next, most);
    else {
      const bound: Roles = index === 0 && next.length > 0 ? bindRoles(roles, next) : roles;
      for (const joined of joinings(events, next, most)) yield* step(stage, literals, index + 1, joined, bound, most);
    }
  }
}

function bindRoles(roles: Roles, demands: readonly Demand[]): Roles {
  const aggressor = demands.flatMap(({ by }) => (by ? [by] : []));
  const [first] = demands;
  return { ...roles, ...(first?.on ? { victim: first.on } : {}), aggressor };
}

/** All ways to have these events besides those, one event meeting several demands where it can; never more than `most` events. */
export function joinings(
  events: readonly Demand[],
  demands: readonly Demand[],
  most = 2,
): readonly (readonly Demand[])[] {
  const [first, ...rest] = demands;
  if (!first) return [events];
  if (events.length === 0 && rest.length === 0) return [demands];
  const found: (readonly Demand[])[] = [];
  for (const [at, event] of events.entries()) {
    const merged = merge(event, first);
    if (merged) found.push(...joinings(events.with(at, merged), rest, most));
  }
  if (events.length < most) found.push(...joinings([...events, first], rest, most));
  return found;
}

/** Whether some part must not have happened, so that of the kinds which would do some may not. */
export function refusesKinds(literals: readonly Literal[]): boolean {
  return literals.some(({ negated, pattern }) => negated && pattern.kind === 'event');
}

/** The demands with each choice of kinds that some clause of the stage can tell apart. */
export function narrowings({ sides, day }: Stage, demands: readonly Demand[]): readonly (readonly Demand[])[] {
  const patterns = sides.flatMap(({ alternatives }) =>
    alternatives.flatMap((literals) => literals.flatMap(({ pattern }) => (pattern.kind === 'event' ? [pattern] : []))),
  );
  let all: readonly (readonly Demand[])[] = [[]];
  for (const demand of demands) {
    const groups = new Map<string, string[]>();
    for (const kind of demand.kinds) {
      const key = patterns.map((each) => answerKind(each.kinds.map(kindWordOf), { kind }, day).truth).join();
      const group = groups.get(key);
      if (group) group.push(kind);
      else groups.set(key, [kind]);
    }
    const choices = groups.size <= 1 ? [demand] : [...groups.values()].map((kinds) => ({ ...demand, kinds }));
    all = all.flatMap((made) => choices.map((choice) => [...made, choice]));
  }
  return all;
}

// ---------- one part ----------

function* demandsFor(stage: Stage, literal: Literal, roles: Roles): Generator<readonly Demand[] | 'beyond'> {
  const { pattern, context } = literal;
  if (pattern.kind === 'quoted-condition') {
    yield [{ kinds: [], quoted: pattern.text?.value ?? '' }];
    return;
  }
  const { day } = stage;
  const of = (what: EventPart['what']) => pattern.parts.find((part) => part.what === what);
  const base = kindsOf(pattern, day);
  if (!base) return;
  const among = (actors: Actors | undefined): readonly StateEntity[] =>
    actors ? fitting(stage, actors, context, roles) : stage.states;
  const between = of('between');
  const deem = context.treaty.treaty.deemings;
  const victims = new Set(between?.first ? [] : hasVictim(pattern) || of('on') ? among(of('on')?.actors) : [undefined]);
  for (const { node } of deem)
    if (node.on && of('on')) for (const state of fitting(stage, node.on, context, {})) victims.add(state);
  const supporters = of('supported')?.actors;
  const supporting = supporters ? among(supporters) : [undefined];

  if (between?.first && between.actors) {
    const ones = among(alone(between.first));
    const twos = among(between.actors);
    for (const one of ones)
      for (const two of twos)
        for (const [by, on] of [
          [one, two],
          [two, one],
        ] as const) {
          const demand = complete(stage, pattern, context, { ...base, by, on }, roles);
          if (demand) yield [demand];
        }
    return;
  }
  for (const [what, others] of [
    ['by', 'on'],
    ['on', 'by'],
  ] as const) {
    const actors = of(what)?.actors;
    const requirements = actors ? requirementsOf(actors, context) : [];
    if (!actors || requirements.length === 0) continue;
    const sets = requirements.flatMap((each) => {
      const count = countAsked(each, actors, context, day);
      const fit = stage.states.filter((state) => accepts(each.judge(state, day, roles).truth));
      return Array.from({ length: count }, () => fit);
    });
    if (sets.length > 2) {
      yield 'beyond';
      return;
    }
    const [first = [], second = [undefined]] = sets;
    for (const other of others === 'on' ? victims : among(of('by')?.actors))
      for (const one of first)
        for (const two of second) {
          if (two && stage.states.indexOf(two) <= stage.states.indexOf(one) && second === first) continue;
          const made = [one, ...(two ? [two] : [])].map((state) =>
            complete(stage, pattern, context, { ...base, [what]: state, [others]: other }, roles),
          );
          if (made.every((each) => each !== undefined)) yield made as Demand[];
        }
    return;
  }
  for (const on of victims)
    for (const by of among(of('by')?.actors))
      for (const supporter of supporting) {
        const demand = complete(
          stage,
          pattern,
          context,
          { ...base, on, by, ...(supporter ? { supporter } : {}) },
          roles,
        );
        if (demand) yield [demand];
      }
}

/** Mobilizing, changes of territory and the like need nobody whom they hit. */
function hasVictim(pattern: EventPattern): boolean {
  return pattern.kinds.some(
    (kind) =>
      kind.kind !== 'quoted' &&
      ['hostile-act', 'war', 'threat'].some((root) => isKindUnder(kind.value, root)) &&
      kind.value !== 'mobilization',
  );
}

function accepts(truth: 'met' | 'arguable' | 'not-met'): boolean {
  return truth !== 'not-met';
}

function fitting(stage: Stage, actors: Actors, scene: Scene, roles: Roles): readonly StateEntity[] {
  return stage.states.filter((state) => accepts(judgeState(actors, state, scene, stage.day, roles).truth));
}

const ordinary = ['armed-attack', 'invasion', 'war', 'declaration-of-war', 'threat-of-force', 'threat', 'mobilization'];
const ranks = new Map(ordinary.map((kind, index) => [kind, index]));
const allKinds = Object.keys(eventKinds).sort((one, two) => (ranks.get(one) ?? 99) - (ranks.get(two) ?? 99));

type Kinds = Pick<Demand, 'kinds' | 'quoted' | 'provocation'>;

const kindsKnown = new WeakMap<EventPattern, Kinds | null>();

/** The kinds of event that a pattern asks for: what later practice has left open is none of them on any day. */
function kindsOf(pattern: EventPattern, day: Day): Kinds | undefined {
  let known = kindsKnown.get(pattern);
  if (known === undefined) {
    known = findKinds(pattern, day) ?? null;
    kindsKnown.set(pattern, known);
  }
  return known ?? undefined;
}

function findKinds(pattern: EventPattern, day: Day): Kinds | undefined {
  const words = pattern.kinds.map(kindWordOf);
  const named = words.flatMap((each) => (each.quoted ? [] : each.kind));
  const kinds = [
    ...named,
    ...allKinds.filter((kind) => !named.includes(kind) && answerKind(words, { kind }, day).truth === 'met'),
  ];
  const provocation = pattern.provocation ? { provocation: pattern.provocation } : {};
  if (kinds.length > 0) return { kinds, ...provocation };
  const quoted = words.find((each) => each.quoted);
  return quoted ? { kinds: [], quoted: quoted.kind, ...provocation } : undefined;
}

/** The event with its place and who determines it; nothing where it makes no sense. */
function complete(
  stage: Stage,
  pattern: EventPattern,
  scene: Scene & { treaty: Side['duty']['treaty'] },
  demand: Demand,
  roles: Roles,
): Demand | undefined {
  const { on, by, supporter } = demand;
  const { obligor, workspace, day } = stage;
  // what the obligor itself brings about is no clash of what others may ask of it
  if (by?.id === obligor.id || supporter?.id === obligor.id) return undefined;
  if (by && (by.id === on?.id || by.id === supporter?.id)) return undefined;
  if (supporter && supporter.id === on?.id) return undefined;
  let full = demand;
  const where = pattern.parts.find((part) => part.what === 'in')?.place;
  if (where) {
    const fits = (place: PlaceFact) => judgePlace(place, where, scene, day, roles).truth === 'met';
    if (!on || !fits({ territoryOf: on })) {
      const place = where.places
        .map((each): PlaceFact => {
          const area = areaNamed(scene, each);
          return area ? { area } : { quoted: each.kind === 'quoted' ? each.value : (each.name?.value ?? '') };
        })
        .find(fits);
      if (!place) return undefined;
      full = { ...full, place };
    }
  }
  const determined = pattern.parts.find((part) => part.what === 'determined')?.actors;
  if (determined) {
    const [party] = partiesOn(workspace, scene.treaty, day);
    const any = determined.items.some((each) => each.form === 'any-party' || each.form === 'that-party');
    const deciders: readonly Decider[] = any
      ? party
        ? [{ state: roles.thatParty ?? party.state }]
        : []
      : decidersOf(determined, scene, day);
    full = { ...full, determinedBy: deciders };
  }
  return full;
}
