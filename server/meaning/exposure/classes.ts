/**
 * States that a duty cannot tell apart on a day form one class. Exchanging two of one class leaves every answer of the
 * duty as it was, so one of them answers for all.
 */
import type { Actors, Place } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import { alone, judgeState, namedStates, type Scene } from '../actors.ts';
import { judgePlace } from '../areas.ts';
import type { Duty } from '../crises/duty.ts';
import { membershipOn, membersOf } from '../life.ts';
import { type Context, findTrigger } from '../trigger.ts';

/** The states of a universe in classes: `of[i]` is the class of the i-th state, `members[c]` are the states of a class. */
export interface Classes {
  readonly of: readonly number[];
  readonly members: readonly (readonly number[])[];
}

interface Questions {
  readonly actors: { readonly node: Actors; readonly scene: Scene }[];
  readonly places: { readonly node: Place; readonly scene: Scene }[];
}

/** The classes of the states for a duty. */
export function classesFor(workspace: Workspace, duty: Duty, states: readonly StateEntity[], day: Day): Classes {
  const { actors, places } = questionsOf(workspace, duty);
  const known = new Map<string, StateEntity>();
  for (const { state } of membersOf(workspace, duty.treaty)) known.set(state.id, state);
  for (const { node, scene } of actors) for (const state of namedStates(node, scene, day)) known.set(state.id, state);
  const keys = new Map<string, number>();
  const members: number[][] = [];
  const of = states.map((state, index) => {
    const letters: string[] = [];
    if (known.has(state.id)) {
      const standing = membershipOn(workspace, duty.treaty, state, day);
      // what outlives a membership, or is suspended, turns on the state's own dates
      letters.push(standing === 'party' || standing === 'none' ? standing : state.id);
      for (const { node, scene } of actors)
        letters.push(judgeState(node, state, scene, day, { anyPartyFree: true, thatParty: state }).truth.charAt(0));
    } else letters.push('outsider');
    for (const { node, scene } of places)
      letters.push(judgePlace({ territoryOf: state }, node, scene, day, { thatParty: state }).truth.charAt(0));
    const key = letters.join(' ');
    let found = keys.get(key);
    if (found === undefined) {
      found = members.length;
      keys.set(key, found);
      members.push([]);
    }
    (members[found] as number[]).push(index);
    return found;
  });
  return { of, members };
}

/** All that the duty, and what it rests on, asks of states and places: each actor apart, since some are asked for jointly. */
function questionsOf(workspace: Workspace, duty: Duty): Questions {
  const asked: Questions = { actors: [], places: [] };
  const seen = new Set<object>();
  const walk = (node: unknown, context: Context): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (Array.isArray(node)) {
      for (const each of node) walk(each, context);
      return;
    }
    const { kind } = node as { kind?: string };
    if (kind === 'actors') {
      const actors = node as Actors;
      asked.actors.push({ node: actors, scene: context });
      for (const each of [...actors.items, ...actors.except]) asked.actors.push({ node: alone(each), scene: context });
      return;
    }
    if (kind === 'actor') asked.actors.push({ node: alone(node as Actors['items'][number]), scene: context });
    if (kind === 'place') asked.places.push({ node: node as Place, scene: context });
    if (kind === 'reference') {
      const found = findTrigger(context, node as Parameters<typeof findTrigger>[1]);
      if (found) walk(found.trigger.condition, found.context);
    }
    for (const each of Object.values(node)) walk(each, context);
  };
  const context: Context = { workspace, treaty: duty.treaty };
  const { treaty } = duty.treaty;
  walk(duty.node, context);
  walk(treaty.term?.extendedWhile, context);
  for (const { node } of treaty.reservations) walk(node, context);
  for (const { node } of treaty.deemings) walk(node, context);
  for (const { node } of treaty.provisions) if (node.kind === 'suspension') walk(node, context);
  return asked;
}
