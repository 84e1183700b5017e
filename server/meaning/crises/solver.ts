/** Conditions held against one state of a crisis, each answered once; and what they would be if all that is open were decided. */
import type { Actors, Condition } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { type Decider, decidersOf, type EventFact } from '../event.ts';
import { lifeOf, partiesOn } from '../life.ts';
import { answer, findTrigger, type TriggerAnswer } from '../trigger.ts';

/** What has happened by a day. */
export interface Solver {
  readonly workspace: Workspace;
  readonly events: readonly EventFact[];
  readonly day: Day;
  /** The condition's answer in its treaty. */
  solve(treaty: PlacedTreaty, condition: Condition): TriggerAnswer;
  /** As {@link Solver.solve}, if those who may determine (`determined by`) had determined all that they may. */
  granted(treaty: PlacedTreaty, condition: Condition): TriggerAnswer;
}

/**
 * Answers conditions against the events up to a day.
 * @param options `brief`: only what is met matters: parties that no event names are passed over, and nothing is granted;
 *   `refusals`: whether anybody asks why something is refused, which they do unless it is brief
 */
export function solverOf(
  workspace: Workspace,
  events: readonly EventFact[],
  day: Day,
  { brief = false, refusals = !brief }: { readonly brief?: boolean; readonly refusals?: boolean } = {},
): Solver {
  const soFar = events.filter((event) => event.day <= day);
  const known = new Map<string, TriggerAnswer>();
  const grantedKnown = new Map<string, TriggerAnswer>();
  const over = (treaty: PlacedTreaty, facts: readonly EventFact[], condition: Condition): TriggerAnswer => {
    const { to } = lifeOf(workspace, treaty);
    // what survives the treaty is judged as on its last day, whatever has happened since
    if (to === undefined || day < to)
      return answer({ workspace, treaty }, condition, facts, day, {
        brief: brief && treaty.treaty.deemings.length === 0,
        refusals,
      });
    const originals = new Map<EventFact, EventFact>();
    const moved = facts.map((event) => {
      if (event.until < to) return event;
      const copy = { ...event, day: Math.min(event.day, to - 1), until: Math.min(event.until, to - 1) };
      originals.set(copy, event);
      return copy;
    });
    return restored(answer({ workspace, treaty }, condition, moved, to - 1, { refusals }), originals);
  };
  return {
    workspace,
    events: soFar,
    day,
    solve(treaty, condition) {
      const key = keyOf(treaty, condition);
      let found = known.get(key);
      if (!found) {
        found = over(treaty, soFar, condition);
        known.set(key, found);
      }
      return found;
    },
    granted(treaty, condition) {
      if (brief) return this.solve(treaty, condition);
      const key = keyOf(treaty, condition);
      let found = grantedKnown.get(key);
      if (!found) {
        const deciders = decidersIn(workspace, treaty, condition, day);
        const originals = new Map<EventFact, EventFact>();
        const decided = soFar.map((event) => {
          if (event.decision) return event;
          const copy: EventFact = { ...event, determinedBy: [...(event.determinedBy ?? []), ...deciders] };
          originals.set(copy, event);
          return copy;
        });
        found =
          deciders.length === 0 ? this.solve(treaty, condition) : restored(over(treaty, decided, condition), originals);
        grantedKnown.set(key, found);
      }
      return found;
    },
  };
}

const keys = new WeakMap<Condition, string>();

/** The same for conditions of a treaty that are written alike, so that clauses with one trigger share its answer. */
function keyOf({ treaty }: PlacedTreaty, condition: Condition): string {
  let key = keys.get(condition);
  if (key === undefined) {
    const write = (each: Condition): string =>
      each.kind === 'not'
        ? `not (${each.item ? write(each.item) : ''})`
        : each.kind === 'and' || each.kind === 'or'
          ? `(${each.items.map(write).join(` ${each.kind} `)})`
          : `${treaty.chunk.text.slice(each.start, each.end)}${each.kind === 'event' ? ` at ${each.start}` : ''}`;
    key = `${treaty.name}: ${write(condition)}`;
    keys.set(condition, key);
  }
  return key;
}

/** The answer with the events as they were, in place of the copies it was made with. */
function restored(found: TriggerAnswer, originals: ReadonlyMap<EventFact, EventFact>): TriggerAnswer {
  const real = (event: EventFact) => originals.get(event) ?? event;
  const parts = (all: TriggerAnswer['parts']) =>
    all.map((part) => (part.event ? { ...part, event: real(part.event) } : part));
  return {
    ...found,
    parts: parts(found.parts),
    events: found.events.map(real),
    all: found.all.map((each) => ({ ...each, parts: parts(each.parts), events: each.events.map(real) })),
  };
}

/** Everybody whom a condition, and the triggers it names, let determine something. */
function decidersIn(workspace: Workspace, treaty: PlacedTreaty, condition: Condition, day: Day): Decider[] {
  const deciders: Decider[] = [];
  const opened = new Set<object>();
  const name = (at: PlacedTreaty, actors: Actors) => {
    const scene = { workspace, treaty: at };
    deciders.push(...decidersOf(actors, scene, day));
    for (const { state } of partiesOn(workspace, at, day)) deciders.push({ state });
  };
  const step = (at: PlacedTreaty, each: Condition | undefined): void => {
    if (!each || opened.has(each)) return;
    opened.add(each);
    switch (each.kind) {
      case 'and':
      case 'or':
        for (const item of each.items) step(at, item);
        break;
      case 'not':
        step(at, each.item);
        break;
      case 'reference': {
        const found = findTrigger({ workspace, treaty: at }, each);
        if (found) step(found.context.treaty, found.trigger.condition);
        break;
      }
      case 'event':
        for (const part of each.parts) if (part.what === 'determined' && part.actors) name(at, part.actors);
        break;
    }
  };
  step(treaty, condition);
  return deciders;
}
