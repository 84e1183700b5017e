/** Duties that what others do in answer to an attack can set off: where there is one, an attack may spread. */
import type { Actors, Condition } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import { acting, actOfDuty, type Duty, plainTerms } from '../crises/duty.ts';
import { mayMatter } from '../crises/relevance.ts';
import { solverOf } from '../crises/solver.ts';
import type { EventFact } from '../event.ts';
import { answerKind, kindWordOf } from '../kinds.ts';
import { lifeOf } from '../life.ts';
import { alternativesLimit, alternativesOf, type Literal } from '../patterns.ts';
import { type Classes, classesFor } from './classes.ts';

/** What honouring a duty can be, as an event. */
export const answering = ['war-entry', 'mobilization', 'aid'] as const;
export type Answering = (typeof answering)[number];

export interface Follower {
  readonly duty: Duty;
  readonly kinds: ReadonlySet<Answering>;
  /**
   * Whether each event by itself settles what it sets off, whatever else happens, but for what the obligor has done
   * already ({@link Consequences}). Where not, all events have to be asked about together.
   */
  readonly apart: boolean;
  /** The classes of states that the duty can tell apart. */
  readonly classes: () => Classes;
  /** Whether an event may have a part in setting the duty off; of a duty that stands apart, whether it sets it off. */
  readonly stirs: (event: EventFact, by: number, on: readonly number[]) => boolean;
  /** Whether the duty's answer can turn on the event at all. */
  readonly concerns: (event: EventFact) => boolean;
}

/** The duties that may follow, of those given. */
export function followersAmong(
  workspace: Workspace,
  duties: readonly Duty[],
  states: readonly StateEntity[],
  day: Day,
): readonly Follower[] {
  return duties.flatMap((duty) => {
    const act = actOfDuty(duty);
    const { condition } = plainTerms(duty);
    if (!condition || act.forbidden || !acting.has(act.verb)) return [];
    const literals = alternativesOf({ workspace, treaty: duty.treaty }, condition);
    const unsettled = hangsOnMore(workspace, duty);
    const kinds = new Set(unsettled ? answering : kindsFor(duty, literals, day));
    return kinds.size === 0 ? [] : [followerOf(workspace, duty, condition, literals, kinds, unsettled, states, day)];
  });
}

/** The answering kinds that some event which the condition asks for can be. */
function kindsFor(duty: Duty, alternatives: readonly (readonly Literal[])[], day: Day): readonly Answering[] {
  const asked = alternatives.flatMap((literals) =>
    literals.flatMap(({ pattern, negated, context }) => [
      ...(pattern.kind === 'event' && !negated ? [pattern.kinds] : []),
      // what is deemed to be another event sets off what that event does
      ...context.treaty.treaty.deemings.map(({ node }) => (node.event ? [node.event] : [])),
    ]),
  );
  asked.push(...duty.treaty.treaty.deemings.map(({ node }) => (node.event ? [node.event] : [])));
  return answering.filter((kind) =>
    asked.some((kinds) => {
      const words = kinds.map(kindWordOf);
      return words.length > 0 && answerKind(words, { kind }, day).truth === 'met';
    }),
  );
}

/** Whether more than its own condition decides whether it is owed: a suspension, an extension, a reservation. */
function hangsOnMore(workspace: Workspace, { treaty }: Duty): boolean {
  return (
    treaty.treaty.reservations.length > 0 ||
    treaty.treaty.provisions.some(({ node }) => node.kind === 'suspension') ||
    lifeOf(workspace, treaty).extendedWhile !== undefined
  );
}

function countsActors(actors: Actors | undefined): boolean {
  return actors !== undefined && (actors.joined === 'and' || actors.items.some(({ count, form }) => count || form === 'all-of' || form === 'all-parties')); // biome-ignore format: one question
}

function followerOf(
  workspace: Workspace,
  duty: Duty,
  condition: Condition,
  alternatives: readonly (readonly Literal[])[],
  kinds: ReadonlySet<Answering>,
  unsettled: boolean,
  states: readonly StateEntity[],
  day: Day,
): Follower {
  const deemed =
    duty.treaty.treaty.deemings.length > 0 ||
    alternatives.some((literals) => literals.some(({ context }) => context.treaty.treaty.deemings.length > 0));
  const all = alternatives.flat();
  const counted = all.some(
    ({ pattern }) => pattern.kind === 'event' && pattern.parts.some(({ actors }) => countsActors(actors)),
  );
  // "provoked" asks what caused the event
  const caused = all.some(
    ({ pattern }) =>
      pattern.kind === 'event' && (pattern.provocation || pattern.parts.some(({ provocation }) => provocation)),
  );
  /** Nothing about a single event says whether it can have a part in it. */
  const blind = deemed || unsettled || counted || caused || alternatives.length >= alternativesLimit;
  const apart =
    !blind &&
    // the events of one round may give several mobilizations, of which only the first is made
    actOfDuty(duty).verb !== 'mobilize' &&
    alternatives.every(
      (literals) =>
        literals.length === 1 &&
        literals.every(({ negated, context }) => !negated && context.treaty.treaty === duty.treaty.treaty),
    );
  const known: (boolean | undefined)[] = [];
  let classes: Classes | undefined;
  const classesOnce = () => {
    classes ??= classesFor(workspace, duty, states, day);
    return classes;
  };
  const asks = (event: EventFact): boolean => {
    const solver = solverOf(workspace, [event], day, { brief: true });
    if (apart) return solver.solve(duty.treaty, condition).truth === 'met';
    return all.some(
      ({ pattern, negated, context }) => !negated && solver.solve(context.treaty, pattern).truth !== 'not-met',
    );
  };
  return {
    duty,
    kinds,
    apart,
    classes: classesOnce,
    stirs(event, by, on) {
      if (!kinds.has(event.kind as Answering)) return false;
      if (blind) return true;
      const { of, members } = classesOnce();
      const [other] = on;
      // several at once are rare enough to be asked about each time
      if (on.length > 1) return asks(event);
      const width = members.length + 1;
      const second = other === undefined ? members.length : (of[other] as number);
      const pair = (of[by] as number) * width + second;
      const key = 2 * (answering.indexOf(event.kind as Answering) * width * width + pair) + (other === by ? 1 : 0);
      let answer = known[key];
      if (answer === undefined) {
        answer = asks(event);
        known[key] = answer;
      }
      return answer;
    },
    concerns: (event) => unsettled || mayMatter(workspace, duty.treaty, condition, event),
  };
}
