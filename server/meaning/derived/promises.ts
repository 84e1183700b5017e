/**
 * What each member promises: ATOP's five types of obligation and their conditions, read from the duties. This is
 * docs/atop.md; what is decided here is decided once, for figures and ATOP codes alike.
 */
import type { Actors, Modifier, Obligation } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { beginning, type Clause } from '../../model/treaty.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { remembered } from '../cache.ts';
import { lifeOf, type Member, membershipOn, membersOf, readingDay } from '../life.ts';
import { alternativesOf, type Literal } from '../patterns.ts';
import { dutyType, hasModifier, isActiveSupport, modifiersOf, obligorsOf } from '../strength.ts';
import type { Context } from '../trigger.ts';
import { type Because, becauseOf } from './figure.ts';
import {
  areParties,
  bearingOf,
  type Circle,
  isByNumber,
  isCrisis,
  isDemand,
  isForce,
  isInRegion,
  isNamedConflict,
  isNarrow,
  isOnTerritoryOf,
  isUnprovoked,
  opponentsOf,
  thirdStatesNamed,
} from './patterns.ts';
import { shapeOf } from './places.ts';

/** ATOP's types of obligation. */
export type PromiseType = 'defense' | 'offense' | 'neutrality' | 'nonaggression' | 'consultation';
export const promiseTypes: readonly PromiseType[] = ['defense', 'offense', 'neutrality', 'nonaggression', 'consultation']; // biome-ignore format: a list

/** ATOP's conditions: `attack` belongs to neutrality alone, `request` to consultation alone. */
export type PromiseCondition =
  | 'adversary' | 'location' | 'conflict' | 'number' | 'demand' | 'nonprovocation' | 'attack' | 'request'; // biome-ignore format: a list
export const promiseConditions: readonly PromiseCondition[] = ['adversary', 'location', 'conflict', 'number', 'demand', 'nonprovocation', 'attack', 'request']; // biome-ignore format: a list

/** A duty of one member. */
export interface MemberDuty {
  readonly clause: Clause<Obligation>;
  /** The clause with the member's reservations worked in. */
  readonly duty: Obligation;
  readonly because: Because;
  /** The ways in which it can be set off; one empty way where no event is named. */
  readonly alternatives: readonly (readonly Literal[])[];
  /** What it is: surely, or (`open`) perhaps, because the text says its trigger in words of its own. */
  readonly types: ReadonlyMap<PromiseType, 'sure' | 'open'>;
  readonly conditions: ReadonlySet<PromiseCondition>;
  /** Third states named as opponents. */
  readonly opponents: readonly StateEntity[];
}

/** What one member promises. */
export interface MemberPromises {
  readonly member: Member;
  /** The day on which it became bound. */
  readonly day: Day;
  /** Whether it was bound on that day; by the dates given it may never have been. */
  readonly bound: boolean;
  readonly duties: readonly MemberDuty[];
}

/** What every member of a treaty promises, in the order of the text. */
export function promisesOf(workspace: Workspace, placed: PlacedTreaty): readonly MemberPromises[] {
  return remembered(workspace, promisesOf, placed.treaty, () => readPromises(workspace, placed));
}

/** Whether silence of this text means nothing: only some articles are at hand, or some could not be read. */
export function isFragment({ treaty }: PlacedTreaty): boolean {
  return treaty.partial || treaty.node.damaged === true;
}

function readPromises(workspace: Workspace, placed: PlacedTreaty): readonly MemberPromises[] {
  const members = membersOf(workspace, placed);
  const ids = new Set(members.map(({ state }) => state.id));
  const context: Context = { workspace, treaty: placed };
  const owing = new Map<string, ReadonlySet<string>>();
  return members.map((member) => {
    const day = boundFrom(workspace, placed, member);
    const circle: Circle = { members: ids, day };
    const duties: MemberDuty[] = [];
    for (const [index, clause] of placed.treaty.obligations.entries()) {
      // what should be done is no promise
      if (clause.node.modality === 'should') continue;
      const key = `${index}/${day}`;
      let obligors = owing.get(key);
      if (!obligors) {
        obligors = new Set(obligorsOf(clause.node, { workspace, treaty: placed }, day).map(({ state }) => state.id));
        owing.set(key, obligors);
      }
      if (obligors.has(member.state.id)) duties.push(readDuty(context, clause, member.state, circle));
    }
    const standing = membershipOn(workspace, placed, member.state, day);
    return { member, day, bound: standing === 'party' || standing === 'suspended', duties };
  });
}

/** The first day on which a member was bound: its joining, else the treaty's first day. */
export function boundFrom(workspace: Workspace, placed: PlacedTreaty, member: Member): Day {
  const joined = member.entry.memberships.find((each) => each.what === 'joined');
  const from = lifeOf(workspace, placed).from ?? readingDay(workspace, placed);
  return Math.max(from, beginning(joined?.date) ?? from);
}

function readDuty(context: Context, clause: Clause<Obligation>, state: StateEntity, circle: Circle): MemberDuty {
  const duty = withReservations(context.treaty, clause.node, state, context, circle.day);
  const alternatives = alternativesFor(context, duty);
  const types = typesOf(context, duty, alternatives, state.id, circle);
  return {
    clause,
    duty,
    because: becauseOf(context.treaty, clause),
    alternatives,
    types,
    conditions: conditionsOf(context, duty, alternatives, state.id, circle),
    opponents: opponentsNamed(context, duty, alternatives, circle),
  };
}

/** A reservation adds its conditions for its maker alone, and its other modifiers replace those of the same word. */
function withReservations(
  placed: PlacedTreaty,
  duty: Obligation,
  state: StateEntity,
  context: Context,
  day: Day,
): Obligation {
  let modifiers: readonly Modifier[] = duty.modifiers;
  for (const { node } of placed.treaty.reservations) {
    if (!node.actors || node.to?.name?.value !== duty.name?.value || duty.name === undefined) continue;
    if (!obligorsOf({ ...duty, actors: node.actors }, { ...context, treaty: placed }, day).some((each) => each.state.id === state.id)) continue; // biome-ignore format: one test
    const replaced = new Set(node.modifiers.map((each) => each.what).filter((what) => !adding.has(what)));
    modifiers = [...modifiers.filter((each) => !replaced.has(each.what)), ...node.modifiers];
  }
  return modifiers === duty.modifiers ? duty : { ...duty, modifiers: [...modifiers] };
}
const adding: ReadonlySet<Modifier['what']> = new Set<Modifier['what']>(['when', 'unless', 'until']);

/** No clause anybody wrote comes near this many ways. */
const alternativesLimit = 64;

function alternativesFor(context: Context, duty: Obligation): readonly (readonly Literal[])[] {
  let joined: readonly (readonly Literal[])[] = [[]];
  for (const { what, condition } of duty.modifiers) {
    if ((what !== 'when' && what !== 'unless') || !condition) continue;
    const ways = alternativesOf(context, condition, undefined, what === 'unless');
    joined = joined.flatMap((left) => ways.map((right) => [...left, ...right])).slice(0, alternativesLimit);
  }
  return joined;
}

function typesOf(
  context: Context,
  duty: Obligation,
  alternatives: readonly (readonly Literal[])[],
  obligor: string,
  circle: Circle,
): ReadonlyMap<PromiseType, 'sure' | 'open'> {
  const found = new Map<PromiseType, 'sure' | 'open'>();
  const add = (type: PromiseType, is: boolean | undefined) => {
    if (is !== false) found.set(type, is ? 'sure' : 'open');
  };
  const bearings = alternatives.map((literals) => literals.map((each) => bearingOf(each, obligor, circle)));
  const onEvent = hasModifier(duty, 'when');
  const type = dutyType(duty);
  if (isActiveSupport(duty) && onEvent) {
    const abroad = alternatives.map((literals) => !isAtHome(context, duty, literals, obligor, circle));
    add('defense', any(bearings.map((way, index) => struck(way) && (abroad[index] as boolean))));
    // a way in which no hostile act on an ally is needed; help against upheaval within a state is neither
    const unattacked = bearings.map((way, index) =>
      way.includes('required') || way.includes('self') ? false : any((alternatives[index] ?? []).map(isForce)),
    );
    add('offense', any(unattacked));
  }
  if (type === 'neutrality') add('neutrality', true);
  // help refused to whoever attacks an ally is neutrality; refused to others it is a promise of its own kind
  if (type === 'no-aid' && onEvent && duty.action?.object?.items.every((actor) => actor.form === 'aggressor'))
    add('neutrality', any(bearings.map((way) => way.includes('required'))));
  if (type === 'settlement' || type === 'no-unlawful-force') add('nonaggression', true);
  if (type === 'nonaggression') {
    const against = duty.action?.object;
    const literal: Literal = { pattern: { kind: 'quoted-condition', start: 0, end: 0 }, negated: false, context };
    add('nonaggression', !against || against.items.some((_, at) => areParties(literal, one(against, at), circle)));
  }
  const crisis = onEvent ? any(alternatives.map((literals) => any(literals.map(isCrisis)))) : false;
  if (type === 'consultation') add('consultation', crisis);
  // who may act upon an event only by agreement with another party has first to seek that agreement
  else if (crisis && modifiersOf(duty, 'without-agreement').length > 0) add('consultation', true);
  return found;
}

function one(actors: Actors, at: number): Actors {
  return { ...actors, items: actors.items.slice(at, at + 1), except: [] };
}

function struck(way: readonly string[]): boolean | undefined {
  if (way.includes('required') || way.includes('possible')) return true;
  return way.includes('unknown') || way.length === 0 ? undefined : false;
}

/** True if any is, open if any is open and none true. */
function any(values: readonly (boolean | undefined)[]): boolean | undefined {
  return values.includes(true) ? true : values.includes(undefined) ? undefined : false;
}

/** Owed only for the obligor's own territory: that is no help for an ally. */
function isAtHome(
  context: Context,
  duty: Obligation,
  literals: readonly Literal[],
  obligor: string,
  circle: Circle,
): boolean {
  return (
    literals.some((each) => isOnTerritoryOf(each, obligor, circle)) ||
    modifiersOf(duty, 'only-in').some((modifier) => {
      const shape = modifier.place && shapeOf(context, modifier.place, circle.members, circle.day);
      return shape && !shape.region && shape.territoryOf?.size === 1 && shape.territoryOf.has(obligor);
    })
  );
}

function conditionsOf(
  context: Context,
  duty: Obligation,
  alternatives: readonly (readonly Literal[])[],
  obligor: string,
  circle: Circle,
): ReadonlySet<PromiseCondition> {
  const found = new Set<PromiseCondition>();
  // a duty is limited where every way of setting it off is
  const everyWay = (test: (literal: Literal) => boolean) => alternatives.every((literals) => literals.some(test));
  const bare: Literal = { pattern: { kind: 'quoted-condition', start: 0, end: 0 }, negated: false, context };
  const enemy = duty.action?.enemy;
  const narrowed = (literal: Literal) =>
    opponentsOf(literal, circle).some((actors) => isNarrow(literal, actors, circle));
  if (everyWay(narrowed) || (enemy && isNarrow(bare, enemy, circle))) found.add('adversary');
  const confined = modifiersOf(duty, 'only-in').some(
    ({ place }) => place && shapeOf(context, place, circle.members, circle.day).region,
  );
  if (confined || everyWay((literal) => isInRegion(literal, circle))) found.add('location');
  if (everyWay((literal) => isNamedConflict(literal, circle))) found.add('conflict');
  if (everyWay(isByNumber)) found.add('number');
  if (everyWay((literal) => isDemand(literal, circle))) found.add('demand');
  if (everyWay(isUnprovoked)) found.add('nonprovocation');
  if (everyWay((literal) => bearingOf(literal, obligor, circle) === 'required')) found.add('attack');
  if (hasModifier(duty, 'upon-request')) found.add('request');
  return found;
}

function opponentsNamed(
  context: Context,
  duty: Obligation,
  alternatives: readonly (readonly Literal[])[],
  circle: Circle,
): readonly StateEntity[] {
  const found = new Map<string, StateEntity>();
  const bare: Literal = { pattern: { kind: 'quoted-condition', start: 0, end: 0 }, negated: false, context };
  const enemy = duty.action?.enemy;
  for (const state of enemy ? thirdStatesNamed(bare, enemy, circle) : []) found.set(state.id, state);
  for (const literals of alternatives)
    for (const literal of literals) {
      if (literal.negated) continue;
      for (const actors of opponentsOf(literal, circle))
        for (const state of thirdStatesNamed(literal, actors, circle)) found.set(state.id, state);
    }
  return [...found.values()];
}
