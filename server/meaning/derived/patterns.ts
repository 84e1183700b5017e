/** What one event pattern of a trigger asks for, as a coder of treaties looks at it. */
import type { Actor, Actors, EventPattern } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { isKindUnder } from '../../theory/events.ts';
import { alone, namedStates } from '../actors.ts';
import type { Literal } from '../patterns.ts';
import { shapeOf } from './places.ts';

/** Who counts as a party: all whom the treaty ever lists. */
export interface Circle {
  readonly members: ReadonlySet<string>;
  /** The day on which groups and treaties that actors name are opened. */
  readonly day: Day;
}

/** How far an event is a hostile act against an ally; `self` where it strikes the obligor alone. */
export type Bearing = 'required' | 'possible' | 'none' | 'self' | 'unknown';

const partyForms: ReadonlySet<Actor['form']> = new Set<Actor['form']>([
  'each-party', 'all-parties', 'any-party', 'other-party', 'other-parties', 'that-party', 'victim',
]); // biome-ignore format: a list
const namingForms: ReadonlySet<Actor['form']> = new Set<Actor['form']>(['name', 'each-of', 'any-of', 'all-of']);

/** Those who strike, support, or stand on the other side; `on` where the one who acts is a party itself. */
export function opponentsOf(literal: Literal, circle: Circle): readonly Actors[] {
  const { pattern } = literal;
  if (pattern.kind !== 'event') return [];
  const found: Actors[] = [];
  const actorsOf = (what: 'on' | 'by' | 'supported') =>
    pattern.parts.flatMap((part) => (part.what === what && part.actors ? [part.actors] : []));
  const by = actorsOf('by');
  if (by.some((actors) => areParties(literal, actors, circle))) found.push(...actorsOf('on'));
  else found.push(...by);
  found.push(...actorsOf('supported'));
  for (const part of pattern.parts)
    if (part.what === 'between') {
      if (part.first && !isParty(literal, part.first, circle)) found.push(alone(part.first));
      if (part.actors && !areParties(literal, part.actors, circle)) found.push(part.actors);
    }
  return found;
}

/** Whether actors are parties of the treaty and nobody else. */
export function areParties(literal: Literal, actors: Actors, circle: Circle): boolean {
  return actors.items.length > 0 && actors.items.every((actor) => isParty(literal, actor, circle));
}

function isParty(literal: Literal, actor: Actor, circle: Circle): boolean {
  if (partyForms.has(actor.form)) return true;
  if (!namingForms.has(actor.form)) return false;
  const states = namedStates(alone(actor), literal.context, circle.day);
  return states.length > 0 && states.every((state) => circle.members.has(state.id));
}

/** Whether actors are fewer than all third states: names, a class, or an exception other than of parties. */
export function isNarrow(literal: Literal, actors: Actors, circle: Circle): boolean {
  if (actors.except.some((actor) => !isParty(literal, actor, circle))) return true;
  const narrow = (actor: Actor) =>
    namingForms.has(actor.form) ||
    actor.form === 'quoted' ||
    actor.text !== undefined ||
    (actor.form === 'at-least' && actor.counted === 'of');
  return actors.joined === 'and' ? actors.items.some(narrow) : actors.items.length > 0 && actors.items.every(narrow);
}

/** The third states that actors name (not those of a class or an exception). */
export function thirdStatesNamed(literal: Literal, actors: Actors, circle: Circle): readonly StateEntity[] {
  return actors.items
    .filter((actor) => namingForms.has(actor.form))
    .flatMap((actor) => namedStates(alone(actor), literal.context, circle.day))
    .filter((state) => !circle.members.has(state.id));
}

const isHostile = (kind: string) => isKindUnder(kind, 'hostile-act') || isKindUnder(kind, 'war');

/** How far a pattern turns on a hostile act against a party other than the obligor. */
export function bearingOf(literal: Literal, obligor: string, circle: Circle): Bearing {
  const { pattern } = literal;
  if (literal.negated) return 'none';
  if (pattern.kind !== 'event') return 'unknown';
  const words = pattern.kinds.flatMap((kind) => (kind.kind === 'word' ? [kind.value] : []));
  if (words.length === 0) return 'unknown';
  // a request or a breach says nothing of who strikes whom
  if (words.every((kind) => isKindUnder(kind, 'political'))) return 'unknown';
  const ally = allyStruck(literal, pattern, obligor, circle);
  if (ally === 'none' || ally === 'self') return ally;
  const hostile = words.filter(isHostile);
  if (hostile.length === words.length && pattern.kinds.length === words.length) return ally;
  // whoever is attacked is threatened too: a threat may be that
  return hostile.length > 0 || words.some((kind) => kind === 'threat' || kind === 'threat-of-force')
    ? 'possible'
    : 'none';
}

function allyStruck(literal: Literal, pattern: EventPattern, obligor: string, circle: Circle): Bearing {
  let said = false;
  for (const part of pattern.parts) {
    if (part.what === 'between') return 'possible';
    if (part.what !== 'on' || !part.actors) continue;
    said = true;
    const { actors } = part;
    if (actors.items.some((actor) => !isParty(literal, actor, circle) && actor.form === 'any-state')) return 'possible';
    const struck = actors.items.filter((actor) => isParty(literal, actor, circle));
    const named = struck.filter((actor) => namingForms.has(actor.form));
    const ally =
      named.length < struck.length ||
      named.some((actor) =>
        namedStates(alone(actor), literal.context, circle.day).some((state) => state.id !== obligor),
      );
    const all = struck.length === actors.items.length;
    if (ally) return all ? 'required' : 'possible';
    if (all) return 'self';
  }
  return said ? 'none' : 'possible';
}

/** Whether an event is one between states and of force, or the threat of it; open where it is political or in quotes. */
export function isForce({ negated, pattern }: Literal): boolean | undefined {
  if (negated) return false;
  if (pattern.kind !== 'event') return undefined;
  let open = false;
  for (const kind of pattern.kinds)
    if (kind.kind !== 'word') open = true;
    else if (isHostile(kind.value) || isKindUnder(kind.value, 'threat')) return true;
    else if (!isKindUnder(kind.value, 'internal')) open = true;
  return open ? undefined : false;
}

/** An event that may lead to war: hostile acts, war, threats, and a change of territory. */
export function isCrisis(literal: Literal): boolean | undefined {
  const { pattern } = literal;
  if (literal.negated) return false;
  if (pattern.kind !== 'event') return undefined;
  let open = false;
  for (const kind of pattern.kinds)
    if (kind.kind !== 'word') open = true;
    else if (isHostile(kind.value) || isKindUnder(kind.value, 'threat') || kind.value === 'territorial-change')
      return true;
  return open ? undefined : false;
}

/** Whether a pattern is limited to a region. */
export function isInRegion(literal: Literal, circle: Circle): boolean {
  const { pattern } = literal;
  if (literal.negated || pattern.kind !== 'event') return false;
  return pattern.parts.some(
    (part) =>
      part.what === 'in' && part.place && shapeOf(literal.context, part.place, circle.members, circle.day).region,
  );
}

/** Whether a pattern is limited to territory of this one state. */
export function isOnTerritoryOf(literal: Literal, state: string, circle: Circle): boolean {
  const { pattern } = literal;
  if (literal.negated || pattern.kind !== 'event') return false;
  return pattern.parts.some((part) => {
    if (part.what !== 'in' || !part.place) return false;
    const shape = shapeOf(literal.context, part.place, circle.members, circle.day);
    return !shape.region && shape.territoryOf?.size === 1 && shape.territoryOf.has(state);
  });
}

/** Whether a pattern asks for two or more adversaries. */
export function isByNumber({ negated, pattern }: Literal): boolean {
  if (negated || pattern.kind !== 'event') return false;
  return pattern.parts.some(
    (part) =>
      part.what === 'by' &&
      part.actors?.items.some((actor) => actor.form === 'at-least' && Number(actor.count?.value ?? 1) > 1),
  );
}

/** Whether a pattern is one war already named: between states of which none is a party. */
export function isNamedConflict(literal: Literal, circle: Circle): boolean {
  const { pattern } = literal;
  if (literal.negated || pattern.kind !== 'event') return false;
  return pattern.parts.some(
    (part) =>
      part.what === 'between' &&
      part.first &&
      part.actors &&
      [alone(part.first), part.actors].every(
        (side) => isNarrow(literal, side, circle) && thirdStatesNamed(literal, side, circle).length > 0,
      ),
  );
}

/** Whether a pattern is a demand made by a party. */
export function isDemand(literal: Literal, circle: Circle): boolean {
  const { pattern } = literal;
  if (literal.negated || pattern.kind !== 'event') return false;
  return (
    pattern.kinds.length > 0 &&
    pattern.kinds.every((kind) => kind.kind === 'word' && (kind.value === 'ultimatum' || kind.value === 'request')) &&
    pattern.parts.some((part) => part.what === 'by' && part.actors && areParties(literal, part.actors, circle))
  );
}

/** Whether a pattern asks that the act was not provoked. */
export function isUnprovoked({ negated, pattern }: Literal): boolean {
  return !negated && pattern.kind === 'event' && pattern.provocation === 'unprovoked';
}
