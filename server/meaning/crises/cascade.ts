/** Who is drawn in by what: the cascade of a crisis, and how its duties stand day by day. */
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { statesOf } from '../event.ts';
import { type DutyAnswer, isBound } from './answers.ts';
import { type Crisis, type CrisisEvent, obligorsOf } from './run.ts';

/** An event with all that it brought about. */
export interface CascadeNode {
  readonly event: CrisisEvent;
  readonly followed: readonly CascadeNode[];
}

export interface Cascade {
  /** The events that the scenario tells, in order, each with what it caused. */
  readonly roots: readonly CascadeNode[];
  /** The states that duties drew in, in the order in which they were. */
  readonly drawnIn: readonly StateEntity[];
  /** The longest chain of duties, 0 if nothing followed. */
  readonly depth: number;
}

/** The cascade as a tree. An event caused by several others hangs under the last of them, and names all duties. */
export function cascadeOf(crisis: Crisis): Cascade {
  const children = new Map<CrisisEvent, CrisisEvent[]>();
  const index = new Map(crisis.events.map((event, at) => [event.fact, { event, at }]));
  const drawn = new Map<string, StateEntity>();
  const roots: CrisisEvent[] = [];
  for (const event of crisis.events) {
    if (event.causes.length === 0) {
      roots.push(event);
      continue;
    }
    for (const state of statesOf(event.fact.by)) drawn.set(state.id, state);
    let parent: { event: CrisisEvent; at: number } | undefined;
    for (const cause of event.fact.causes ?? []) {
      const found = index.get(cause);
      if (found && (!parent || found.at > parent.at)) parent = found;
    }
    if (!parent) roots.push(event);
    else children.set(parent.event, [...(children.get(parent.event) ?? []), event]);
  }
  const build = (event: CrisisEvent): CascadeNode => ({ event, followed: (children.get(event) ?? []).map(build) });
  const depthOf = ({ followed }: CascadeNode): number => Math.max(0, ...followed.map((each) => 1 + depthOf(each)));
  const nodes = roots.map(build);
  return { roots: nodes, drawnIn: [...drawn.values()], depth: Math.max(0, ...nodes.map(depthOf)) };
}

/** The duties that the crisis touches, as they stand on a day: owed, open, done or broken. Standing duties only if broken. */
export function positionsOn(crisis: Crisis, day: Day): readonly DutyAnswer[] {
  const found: DutyAnswer[] = [];
  for (const duty of crisis.duties)
    for (const state of obligorsOf(crisis.workspace, duty, day)) {
      const answer = crisis.ask(duty, state, day);
      if (isPosition(answer)) found.push(answer);
    }
  return found;
}

/** Whether something has happened upon which the duty is owed, may be, or is broken. */
export function isPosition({ answer, bindings }: DutyAnswer): boolean {
  if (answer === 'violated') return true;
  if (!isBound(answer) && answer !== 'arguable' && answer !== 'pending') return false;
  return bindings.some((each) => each.events.length > 0);
}

/** The days on which something happens, in order. */
export function daysOf(crisis: Crisis): readonly Day[] {
  return [...new Set(crisis.events.map((event) => event.fact.day))].sort((one, two) => one - two);
}
