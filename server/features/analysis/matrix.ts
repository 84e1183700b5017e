/** Who owes whom what: parties against parties, by type of obligation and how firmly it binds. */
import type { Actor, Obligation } from '../../../grammar/index.ts';
import { alone, callState, judgeState, namedStates } from '../../meaning/actors.ts';
import { dutiesOf, plainTerms, sayTask } from '../../meaning/crises/index.ts';
import { lastDayInForce, partiesOn } from '../../meaning/life.ts';
import { alternativesOf } from '../../meaning/patterns.ts';
import { dutyType, obligorsOf, type Strength, strengthOf, strengths } from '../../meaning/strength.ts';
import type { Context } from '../../meaning/trigger.ts';
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { type Location, locate } from '../../model/site.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';

/** ATOP's types, as far as they are owed to somebody. */
export type OwedType = 'support' | 'neutrality' | 'nonaggression' | 'consultation';
/** From the most to the least. */
export const owedTypes: readonly OwedType[] = ['support', 'neutrality', 'nonaggression', 'consultation'];

/** One duty of one state toward another. */
export interface Owed {
  readonly from: string;
  readonly to: string;
  readonly type: OwedType;
  readonly strength: Strength;
  /** 1 for the firmest, less for what binds less, above 0. */
  readonly firmness: number;
  /** `CollectiveDefence`, with what is owed in words. */
  readonly clause: string;
  readonly task: string;
  readonly at: Location;
}

export interface Matrix {
  /** Codes of all who owe or are owed something, parties first, in the order of the text. */
  readonly states: readonly string[];
  readonly owed: readonly Owed[];
  readonly day: Day;
}

const typeOf: Readonly<Partial<Record<ReturnType<typeof dutyType>, OwedType>>> = {
  support: 'support',
  mobilization: 'support',
  neutrality: 'neutrality',
  'no-aid': 'neutrality',
  nonaggression: 'nonaggression',
  'no-unlawful-force': 'nonaggression',
  settlement: 'nonaggression',
  consultation: 'consultation',
};

/** The matrix on the treaty's last day in force, not after the day of analysis. */
export function matrixOf(workspace: Workspace, placed: PlacedTreaty, analysis: Day): Matrix {
  const day = lastDayInForce(workspace, placed, analysis);
  const context: Context = { workspace, treaty: placed };
  const parties = partiesOn(workspace, placed, day).map(({ state }) => state);
  const states = new Map(parties.map((state) => [state.id, state]));
  const owed: Owed[] = [];
  for (const duty of dutiesOf(workspace, placed)) {
    const type = typeOf[dutyType(duty.node)];
    if (!type || duty.node.damaged) continue;
    const strength = strengthOf(duty.node);
    const firmness = (strengths.length - strengths.indexOf(strength)) / strengths.length;
    const to = creditorsOf(context, duty.node, parties, day);
    for (const { state: from } of obligorsOf(duty.node, context, day))
      for (const creditor of to) {
        if (creditor.id === from.id) continue;
        states.set(creditor.id, creditor);
        owed.push({
          from: callState(context, from),
          to: callState(context, creditor),
          type,
          strength,
          firmness,
          clause: duty.node.name?.value ?? duty.name,
          task: sayTask(duty),
          at: locate(placed.site, duty.node.name ?? duty.node),
        });
      }
  }
  return { states: [...states.values()].map((state) => callState(context, state)), owed, day };
}

/** Roles that only an event fills: any party that its trigger lets be hit. */
const roles: ReadonlySet<Actor['form']> = new Set<Actor['form']>(['victim', 'that-party', 'other-party', 'other-parties', 'any-party', 'all-parties', 'each-party']); // biome-ignore format: a list

/** To whom a duty is owed: whom it names, or whom its trigger lets be hit; without either, every party. */
function creditorsOf(
  context: Context,
  duty: Obligation,
  parties: readonly StateEntity[],
  day: Day,
): readonly StateEntity[] {
  const items = duty.action?.object?.items ?? [];
  const found = new Map<string, StateEntity>();
  const hit = items.length === 0 || items.some(({ form }) => roles.has(form)) ? hittable(context, duty, parties, day) : []; // biome-ignore format: one line
  for (const state of hit) found.set(state.id, state);
  for (const item of items)
    if (!roles.has(item.form) && item.form !== 'aggressor')
      for (const state of namedStates(alone(item), context, day)) found.set(state.id, state);
  return [...found.values()];
}

function hittable(
  context: Context,
  duty: Obligation,
  parties: readonly StateEntity[],
  day: Day,
): readonly StateEntity[] {
  const { when } = plainTerms({ treaty: context.treaty, node: duty, name: '' });
  if (!when || !duty.action?.object?.items.some(({ form }) => form === 'victim' || form === 'that-party')) return parties; // biome-ignore format: one line
  const struck = alternativesOf(context, when).flatMap((literals) =>
    literals.flatMap(({ pattern, context: scene, negated }) =>
      pattern.kind === 'event' && !negated
        ? pattern.parts.flatMap(({ what, actors }) => (what === 'on' && actors ? [{ actors, scene }] : []))
        : [],
    ),
  );
  if (struck.length === 0) return parties;
  return parties.filter(
    (state) =>
    struck.some(({ actors, scene }) => judgeState(actors, state, scene, day, { anyPartyFree: true }).truth !== 'not-met'), // biome-ignore format: one line
  );
}
