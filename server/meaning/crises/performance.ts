/** Whether what happened since fulfilled an obligation or violated it. */
import { addDuration, type Day, lastDay, sayDay } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { readDate } from '../../model/treaty.ts';
import { isKindUnder } from '../../theory/events.ts';
import { callState, judgeState, type Scene } from '../actors.ts';
import { type EventFact, statesOf } from '../event.ts';
import { sameWords } from '../kinds.ts';
import { lifeOf, partiesOn } from '../life.ts';
import type { BindingAnswer } from './answers.ts';
import { modifiersOf, type Terms } from './duty.ts';
import type { Solver } from './solver.ts';

export interface Performance {
  readonly answer: 'fulfilled' | 'violated';
  readonly says: string;
  readonly events: readonly EventFact[];
}

/**
 * What the obligor has made of a duty that is due, if anything. A breach outweighs what else was done. For the acts by which
 * a war spreads, exposure/spreading.ts says the same in numbers; a property test of exposure holds the two together.
 */
export function performanceOf(
  solver: Solver,
  terms: Terms,
  obligor: StateEntity,
  due: BindingAnswer,
): Performance | undefined {
  const { workspace, day } = solver;
  const { duty } = terms;
  const { from } = lifeOf(workspace, duty.treaty);
  const began = due.events.reduce((latest, event) => Math.max(latest, event.day), from ?? due.events[0]?.day ?? day);
  const scene: Scene = { workspace, treaty: duty.treaty };
  const own = solver.events.filter((event) => event.day >= (due.events.length > 0 ? began : (from ?? event.day)));
  const acts = readActs(solver, scene, terms, obligor, due, own, day);
  const name = callState(scene, obligor);
  const say = (events: readonly EventFact[]) =>
    events.map((event) => `${event.quoted ? `“${event.kind}”` : event.kind} on ${sayDay(event.day)}`).join(', ');
  if (acts.broken.length > 0)
    return { answer: 'violated', says: `The contrary was done: ${say(acts.broken)}.`, events: acts.broken };
  if (acts.done.length > 0) return { answer: 'fulfilled', says: `Done: ${say(acts.done)}.`, events: acts.done };
  const limit = deadline(terms, due.events.length > 0 ? began : from);
  if (acts.canBeSeen && limit !== undefined && day > limit)
    return {
      answer: 'violated',
      says: `${name} had until ${sayDay(limit)}, and no event says that it did so.`,
      events: [],
    };
  return undefined;
}

function deadline(terms: Terms, began: Day | undefined): Day | undefined {
  let limit: Day | undefined;
  for (const { duration } of modifiersOf(terms, 'within'))
    if (duration?.count && duration.unit && began !== undefined)
      limit = Math.min(limit ?? Infinity, addDuration(began, Number(duration.count.value), duration.unit));
  for (const { date } of modifiersOf(terms, 'by-date')) {
    const read = date ? readDate(date).date : undefined;
    if (read) limit = Math.min(limit ?? Infinity, lastDay(read));
  }
  return limit;
}

interface Acts {
  readonly done: readonly EventFact[];
  readonly broken: readonly EventFact[];
  /** Whether an event could show that it was done, so that its absence says something. */
  readonly canBeSeen: boolean;
}

function readActs(
  solver: Solver,
  scene: Scene,
  { act, duty, when }: Terms,
  obligor: StateEntity,
  due: BindingAnswer,
  events: readonly EventFact[],
  day: Day,
): Acts {
  const doers = (event: EventFact) => [
    ...statesOf(event.by),
    ...(event.between ?? []).flatMap((side) => statesOf(side)),
  ];
  const mine = events.filter((event) => doers(event).some((state) => state.id === obligor.id));
  const ids = (states: readonly StateEntity[]) => new Set(states.map((state) => state.id));
  const helped = ids(due.helped);
  const fought = ids(due.fought);
  const aggressors = ids(due.roles.aggressor ?? []);
  const on = (event: EventFact, among: ReadonlySet<string>) =>
    [...statesOf(event.on), ...(event.between ? doers(event) : [])].some(
      (state) => state.id !== obligor.id && among.has(state.id),
    );
  const force = (event: EventFact) =>
    !event.quoted && (isKindUnder(event.kind, 'aggression') || isKindUnder(event.kind, 'war'));
  const aid = (event: EventFact) => !event.quoted && event.kind === 'aid';
  const kind = (...kinds: readonly string[]) => mine.filter((event) => !event.quoted && kinds.includes(event.kind));
  const none: readonly EventFact[] = [];
  // who already fights has not to begin again
  const fights = solver.events.filter(
    (event) => force(event) && doers(event).some((state) => state.id === obligor.id) && on(event, fought),
  );

  if (act.forbidden)
    switch (act.verb) {
      case 'own-words':
        return {
          done: none,
          broken: mine.filter((event) => event.quoted && sameWords(event.kind, act.words ?? '')),
          canBeSeen: false,
        };
      case 'mobilize':
        return { done: none, broken: kind('mobilization'), canBeSeen: false };
      case 'defend':
      case 'join':
        return { done: none, broken: mine.filter((event) => force(event) && on(event, aggressors)), canBeSeen: false };
      default:
        return { done: none, broken: none, canBeSeen: false };
    }

  // whoever is struck may strike back: that breaks no promise to keep the peace
  const strikesFirst = (event: EventFact, among: ReadonlySet<string>) => {
    const struck = solver.events.filter((each) => force(each) && each.day < event.day && statesOf(each.on).some(({ id }) => id === obligor.id)); // biome-ignore format: one list
    const answered = ids(struck.flatMap((each) => doers(each)));
    return force(event) && on(event, new Set([...among].filter((id) => !answered.has(id))));
  };
  const turned = mine.filter((event) => (force(event) && on(event, helped)) || (aid(event) && on(event, fought)));
  switch (act.verb) {
    case 'defend':
    case 'join':
      return { done: fights, broken: turned, canBeSeen: true };
    case 'assist':
    case 'aid':
      return {
        done: [...fights, ...mine.filter((event) => aid(event) && on(event, helped))],
        broken: turned,
        canBeSeen: true,
      };
    case 'attack':
      return { done: fights, broken: none, canBeSeen: true };
    case 'mobilize':
      return { done: kind('mobilization'), broken: none, canBeSeen: true };
    case 'neutral': {
      // perpetual neutrality, owed without an event, is toward everybody
      const everybody = () => ids(solver.events.flatMap((event) => [...doers(event), ...statesOf(event.on)]));
      const toward = act.object ? helped : when ? new Set([...aggressors, ...ids(victims(due))]) : everybody();
      const enemies = act.object ? enemiesOf(events, helped) : toward;
      return {
        done: none,
        broken: mine.filter((event) => strikesFirst(event, toward) || (aid(event) && on(event, enemies))),
        canBeSeen: false,
      };
    }
    case 'no-force':
      return { done: none, broken: mine.filter((event) => strikesFirst(event, helped)), canBeSeen: false };
    case 'no-unlawful-force':
      return {
        done: none,
        broken: mine.filter(
          (event) =>
            event.provocation === 'unprovoked' &&
            isKindUnder(event.kind, 'aggression') &&
            (!act.object || on(event, helped)),
        ),
        canBeSeen: false,
      };
    case 'no-aid': {
      const sufferers = ids(victims(due));
      return {
        done: none,
        broken: mine.filter((event) => (aid(event) && on(event, helped)) || (force(event) && on(event, sufferers))),
        canBeSeen: false,
      };
    }
    case 'no-separate-peace': {
      const allies = partiesOn(scene.workspace, duty.treaty, day)
        .map(({ state }) => state)
        .filter(
          (state) =>
            state.id !== obligor.id &&
            (!duty.node.actors ||
              judgeState(duty.node.actors, state, scene, day, { anyPartyFree: true }).truth === 'met'),
        );
      const makers = (event: EventFact) => ids([...doers(event), ...statesOf(event.on)]);
      const broken = mine.filter(
        (event) => event.kind === 'peace' && !event.quoted && allies.some((ally) => !makers(event).has(ally.id)),
      );
      return { done: none, broken, canBeSeen: false };
    }
    case 'consult':
    case 'negotiate':
      return { done: kind('consultation').filter((event) => helped.size === 0 || on(event, helped) || doers(event).some((state) => helped.has(state.id))), broken: none, canBeSeen: true }; // biome-ignore format: one case
    case 'own-words':
      return {
        done: mine.filter((event) => event.quoted && sameWords(event.kind, act.words ?? '')),
        broken: none,
        canBeSeen: false,
      };
    default:
      return { done: none, broken: none, canBeSeen: false };
  }
}

function victims({ roles }: BindingAnswer): readonly StateEntity[] {
  return roles.victim ? [roles.victim] : [];
}

/** Who stands against them in what has happened. */
function enemiesOf(events: readonly EventFact[], whom: ReadonlySet<string>): ReadonlySet<string> {
  const enemies = new Set<string>();
  for (const event of events) {
    if (event.quoted || !(isKindUnder(event.kind, 'aggression') || isKindUnder(event.kind, 'war'))) continue;
    const sides = event.between
      ? event.between.map((side) => statesOf(side).map((state) => state.id))
      : [statesOf(event.by).map((state) => state.id), statesOf(event.on).map((state) => state.id)];
    const [one = [], two = []] = sides;
    if (one.some((id) => whom.has(id))) for (const id of two) enemies.add(id);
    if (two.some((id) => whom.has(id))) for (const id of one) enemies.add(id);
  }
  return enemies;
}
