/** How a crisis spreads: the events as a tree, each with the clauses that led to it, and why others stayed out. */
import {
  answerSays,
  type CascadeNode,
  type Crisis,
  cascadeOf,
  type DutyAnswer,
  isBound,
  joined,
  obligorsOf,
  sayDuty,
  sayEvent,
  sceneOf,
} from '../../meaning/crises/index.ts';
import { callState, statesOf } from '../../meaning/index.ts';
import { partiesOn } from '../../meaning/life.ts';
import { isActiveSupport } from '../../meaning/strength.ts';
import { formatDay } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { type Location, locate } from '../../model/site.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { type ScenarioSite, scenariosOf } from '../scenarios.ts';

export interface CascadeEvent {
  /** Its place in the list, and that of the event which it follows from; none for what the scenario tells. */
  readonly id: number;
  readonly parent?: number;
  /** In the language's own words. */
  readonly event: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Who acts, in codes; empty where nobody is said to. */
  readonly who: string;
  /** The duties that asked for it, in words; empty for what the scenario tells. */
  readonly because: readonly string[];
  /** The scenario's line, or the first clause behind it. */
  readonly at?: Location;
}

/** A state that was bound by nothing, or not surely enough, to fight. */
export interface StayedOut {
  readonly states: readonly string[];
  /** `NATO.CollectiveDefence (article 5): not bound`. */
  readonly stands: string;
  readonly reasons: readonly string[];
  readonly at: Location;
}

export interface CascadePicture {
  readonly events: readonly CascadeEvent[];
  readonly drawnIn: readonly string[];
  readonly stayedOut: readonly StayedOut[];
}

/** The scenarios that ask about a treaty: those under it, and those under every treaty in force. */
export function scenariosAbout(workspace: Workspace, placed: PlacedTreaty): readonly ScenarioSite[] {
  return workspace.files.flatMap((file) =>
    scenariosOf(file).filter(
      ({ node }) => node.under.length === 0 || node.under.some(({ name }) => name?.value === placed.treaty.name),
    ),
  );
}

/** What a picture of the crisis shows. */
export function cascadePicture(crisis: Crisis): CascadePicture {
  const cascade = cascadeOf(crisis);
  const scene = sceneOf(crisis);
  const events: CascadeEvent[] = [];
  const add = ({ event, followed }: CascadeNode, parent: number | undefined) => {
    const id = events.length;
    const { fact, causes, line } = event;
    const [cause] = causes;
    const at = line
      ? locate(crisis.site, line)
      : cause && locate(cause.answer.duty.treaty.site, cause.answer.duty.node.name ?? cause.answer.duty.node);
    events.push({
      id,
      ...(parent === undefined ? {} : { parent }),
      event: sayEvent(scene, fact),
      day: formatDay(fact.day),
      who: joined(statesOf(fact.by).map((state) => callState(scene, state))),
      because: [...new Set(causes.map(({ answer }) => sayDuty(answer.duty)))],
      ...(at ? { at } : {}),
    });
    for (const each of followed) add(each, id);
  };
  for (const root of cascade.roots) add(root, undefined);
  return {
    events,
    drawnIn: cascade.drawnIn.map((state) => callState(scene, state)),
    stayedOut: stayedOut(crisis, new Set(cascade.drawnIn.map(({ id }) => id))),
  };
}

/** For each party that nothing drew in: how each of its promises of support stands, and why. Like cases together. */
function stayedOut(crisis: Crisis, drawnIn: ReadonlySet<string>): readonly StayedOut[] {
  const scene = sceneOf(crisis);
  const acting = new Set(crisis.events.flatMap(({ fact }) => statesOf([...(fact.by ?? []), ...(fact.on ?? [])]).map(({ id }) => id))); // biome-ignore format: one line
  const parties = new Map<string, StateEntity>();
  for (const treaty of crisis.treaties)
    for (const { state } of partiesOn(crisis.workspace, treaty, crisis.first)) parties.set(state.id, state);
  const groups = new Map<string, { answer: DutyAnswer; states: string[]; reasons: readonly string[] }>();
  for (const state of parties.values()) {
    if (drawnIn.has(state.id) || acting.has(state.id)) continue;
    for (const duty of crisis.duties) {
      if (!isActiveSupport(duty.node)) continue;
      if (!obligorsOf(crisis.workspace, duty, crisis.last).some(({ id }) => id === state.id)) continue;
      const answer = crisis.ask(duty, state, crisis.last);
      const reasons = isBound(answer.answer) ? [] : (answer.bindings[0]?.reasons ?? []).slice(0, 2).map(({ says }) => says); // biome-ignore format: one line
      const key = JSON.stringify([duty.name, answer.answer, reasons]);
      const known = groups.get(key);
      if (known) known.states.push(callState(scene, state));
      else groups.set(key, { answer, states: [callState(scene, state)], reasons });
    }
  }
  return [...groups.values()].map(({ answer: { duty, answer }, states, reasons }) => ({
    states,
    stands: `${sayDuty(duty)}: ${answerSays[answer]}`,
    reasons,
    at: locate(duty.treaty.site, duty.node.name ?? duty.node),
  }));
}
