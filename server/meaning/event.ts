/** An event as it happened: the facts that a trigger is held against. What is left out is open, not denied. */
import type { Actors, EventPattern, Trigger } from '../../grammar/index.ts';
import { type Day, firstDay, lastDay } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import { readDate } from '../model/treaty.ts';
import { type PlacedTreaty, resolve, stateOn, treatyNamed, type Workspace } from '../model/workspace.ts';
import { type ActorFact, alone, namedStates, type Scene } from './actors.ts';
import { areaNamed, type PlaceFact } from './areas.ts';

/** Who determined or decided something: an organ, a state, or words that name neither. */
export type Decider =
  | { readonly organ: string; readonly treaty: PlacedTreaty }
  | { readonly state: StateEntity }
  | { readonly words: string };

/** One thing that happened. */
export interface EventFact {
  readonly kind: string;
  /** The kind is the treaty's or the scenario's own words. */
  readonly quoted?: boolean;
  readonly provocation?: 'unprovoked' | 'provoked';
  /** Who suffered it; missing where nothing says. */
  readonly on?: readonly ActorFact[];
  /** Who did it; missing where nothing says. */
  readonly by?: readonly ActorFact[];
  /** For a war between two sides, of which nothing says who began it. */
  readonly between?: readonly [readonly ActorFact[], readonly ActorFact[]];
  readonly supportedBy?: readonly ActorFact[];
  /** Where; missing: on the victim's home territory. */
  readonly place?: PlaceFact;
  /** The first day it can have happened on. */
  readonly day: Day;
  /** The last day it can have happened on; the same unless the date is a month or a year. */
  readonly until: Day;
  readonly determinedBy?: readonly Decider[];
  /** A decision: that a trigger has, or has not, happened. */
  readonly decision?: {
    readonly trigger?: Trigger;
    readonly treaty?: PlacedTreaty;
    readonly name: string;
    readonly not: boolean;
  };
  /** For an event that a duty caused: what set that duty off. */
  readonly causes?: readonly EventFact[];
}

/**
 * The event that a scenario's `event …` line says.
 * @param given the scenario's own day, for a line without a date, and on which its codes are read
 */
export function eventOf(
  workspace: Workspace,
  pattern: EventPattern,
  given: { day: Day; treaty?: PlacedTreaty },
): EventFact {
  const kind = pattern.kinds[0];
  const dated = pattern.parts.find((part) => part.what === 'date')?.date;
  const date = dated ? readDate(dated).date : undefined;
  const day = date ? firstDay(date) : given.day;
  const scene: Scene = { workspace, treaty: given.treaty, codeDay: day };
  const of = (what: (typeof pattern.parts)[number]['what']) => pattern.parts.find((part) => part.what === what);
  const facts = (actors: Actors | undefined) => (actors ? factsOf(actors, scene, day) : undefined);
  const between = of('between');
  const said = of('provocation')?.provocation ?? pattern.provocation;
  const decided = of('that')?.decided;
  const place = of('in')?.place;
  const sides: EventFact['between'] | undefined =
    between?.first && between.actors
      ? [factsOf(alone(between.first), scene, day) ?? [], factsOf(between.actors, scene, day) ?? []]
      : undefined;
  const event: { -readonly [K in keyof EventFact]: EventFact[K] } = {
    kind: kind?.value ?? '',
    day,
    until: date ? lastDay(date) : given.day,
  };
  if (kind?.kind === 'quoted') event.quoted = true;
  if (said) event.provocation = said;
  const on = facts(of('on')?.actors);
  if (on) event.on = on;
  const by = facts(of('by')?.actors);
  if (by) event.by = by;
  if (sides) event.between = sides;
  const supporters = facts(of('supported')?.actors);
  if (supporters) event.supportedBy = supporters;
  const where = place ? placeOf(place, scene, day) : undefined;
  if (where) event.place = where;
  const determiners = of('determined')?.actors;
  if (determiners) event.determinedBy = decidersOf(determiners, scene, day);
  if (decided?.name) {
    const site = resolve({ workspace, treaty: given.treaty, day }, decided.name, ['trigger']);
    const treaty = decided.name.scope ? treatyNamed(workspace, decided.name.scope.value) : given.treaty;
    event.decision = {
      trigger: site?.node.kind === 'trigger' ? site.node : undefined,
      treaty,
      name: [decided.name.scope?.value, decided.name.name?.value].filter(Boolean).join('.'),
      not: decided.not,
    };
  }
  // who decides is said by `by`, also where the decision names no trigger (`upon decision of Council`)
  const deciders = of('by')?.actors;
  if (deciders && event.kind === 'decision' && !event.quoted) event.determinedBy = decidersOf(deciders, scene, day);
  return event;
}

/** Who is meant by the actors of an event that happened; `undefined` where that says nothing definite. */
function factsOf(actors: Actors, scene: Scene, day: Day): readonly ActorFact[] | undefined {
  const facts: ActorFact[] = [];
  for (const actor of actors.items) {
    if (actor.form === 'quoted') facts.push({ nonState: actor.text?.value ?? '' });
    else if ((actor.form === 'any-state' || actor.form === 'any-third-state') && actor.text)
      facts.push({ someOf: actor.text.value });
    else if (actor.form === 'name' || actor.form === 'all-of' || actor.form === 'each-of') {
      const states = namedStates(alone(actor), scene, day);
      for (const state of states) facts.push({ state });
    }
  }
  return facts.length > 0 ? facts : undefined;
}

function placeOf(
  place: NonNullable<EventPattern['parts'][number]['place']>,
  scene: Scene,
  day: Day,
): PlaceFact | undefined {
  const owner = place.territory?.of ? namedStates(place.territory.of, scene, day)[0] : undefined;
  if (owner) return { territoryOf: owner };
  const first = place.places[0];
  if (!first) return undefined;
  if (first.kind === 'quoted') return { quoted: first.value };
  const area = areaNamed(scene, first);
  return area ? { area } : { quoted: first.name?.value ?? '' };
}

/** Who determines or decides, as actors say it. */
export function decidersOf(actors: Actors, scene: Scene, day: Day): Decider[] {
  const deciders: Decider[] = [];
  for (const actor of actors.items) {
    if (actor.form === 'quoted') deciders.push({ words: actor.text?.value ?? '' });
    else if (actor.form === 'name' && actor.name) {
      const organ = resolve({ workspace: scene.workspace, treaty: scene.treaty, day }, actor.name, ['organ']);
      if (organ?.node.kind === 'organ') {
        const treaty = actor.name.scope ? treatyNamed(scene.workspace, actor.name.scope.value) : scene.treaty;
        if (treaty) deciders.push({ organ: organ.node.name?.value ?? '', treaty });
        continue;
      }
      const lookup = stateOn(scene.workspace, actor.name.name?.value ?? '', day);
      if (lookup.kind === 'state') deciders.push({ state: lookup.state });
      else for (const state of namedStates(alone(actor), scene, day)) deciders.push({ state });
    } else for (const state of namedStates(alone(actor), scene, day)) deciders.push({ state });
  }
  return deciders;
}

/** The states among facts. */
export function statesOf(facts: readonly ActorFact[] | undefined): readonly StateEntity[] {
  const states: StateEntity[] = [];
  for (const fact of facts ?? []) if ('state' in fact) states.push(fact.state);
  return states;
}
