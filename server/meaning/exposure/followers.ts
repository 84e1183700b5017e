/** Duties that what others do in answer to an attack can set off: where there is one, an attack may spread. */
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import { acting, actOfDuty, type Duty, plainTerms } from '../crises/duty.ts';
import { solverOf } from '../crises/solver.ts';
import type { EventFact } from '../event.ts';
import { answerKind } from '../kinds.ts';
import { alternativesOf } from '../patterns.ts';
import { type Classes, classesFor } from './classes.ts';

/** What honouring a duty can be, as an event. */
export const answering = ['war-entry', 'mobilization', 'aid'] as const;
export type Answering = (typeof answering)[number];

export interface Follower {
  readonly duty: Duty;
  /** Whether such an event by the one state against (or to) the other may set the duty off. */
  readonly follows: (kind: Answering, by: number, on: number | undefined) => boolean;
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
    if (act.forbidden || !acting.has(act.verb)) return [];
    const kinds = kindsFor(workspace, duty, day);
    return kinds.size === 0 ? [] : [followerOf(workspace, duty, kinds, states, day)];
  });
}

/** The answering kinds that some event which the condition asks for can be. */
function kindsFor(workspace: Workspace, duty: Duty, day: Day): ReadonlySet<Answering> {
  const { condition } = plainTerms(duty);
  if (!condition) return new Set();
  const patterns = alternativesOf({ workspace, treaty: duty.treaty }, condition).flatMap((literals) =>
    literals.flatMap(({ pattern, negated }) => (pattern.kind === 'event' && !negated ? [pattern] : [])),
  );
  const asked = [
    ...patterns.map(({ kinds }) => kinds),
    // what is deemed to be another event sets off what that event does
    ...duty.treaty.treaty.deemings.map(({ node }) => (node.event ? [node.event] : [])),
  ];
  return new Set(
    answering.filter((kind) =>
      asked.some((kinds) => {
        const words = kinds.map((each) =>
          each.kind === 'quoted' ? { kind: each.value, quoted: true } : { kind: each.value },
        );
        return words.length > 0 && answerKind(words, { kind }, day).truth === 'met';
      }),
    ),
  );
}

function followerOf(
  workspace: Workspace,
  duty: Duty,
  kinds: ReadonlySet<Answering>,
  states: readonly StateEntity[],
  day: Day,
): Follower {
  const { condition } = plainTerms(duty);
  // several events together, or a deemed one: whether this one completes them only the whole crisis can say
  const together =
    duty.treaty.treaty.deemings.length > 0 ||
    !condition ||
    alternativesOf({ workspace, treaty: duty.treaty }, condition).some(
      (literals) =>
        literals.length !== 1 ||
        literals.some(
          ({ pattern }) =>
            pattern.kind === 'event' &&
            pattern.parts.some(({ actors }) => actors?.joined === 'and' || actors?.items.some(({ count }) => count)),
        ),
    );
  const known = new Map<string, boolean>();
  let classes: Classes | undefined;
  return {
    duty,
    follows(kind, by, on) {
      if (!kinds.has(kind)) return false;
      if (together) return true;
      classes ??= classesFor(workspace, duty, states, day);
      const key = `${kind} ${classes.of[by]} ${on === undefined ? '' : classes.of[on]} ${by === on}`;
      let answer = known.get(key);
      if (answer === undefined) {
        const fact: EventFact = {
          kind,
          by: [{ state: states[by] as StateEntity }],
          ...(on === undefined ? {} : { on: [{ state: states[on] as StateEntity }] }),
          day,
          until: day,
        };
        answer = solverOf(workspace, [fact], day).solve(duty.treaty, condition).truth === 'met';
        known.set(key, answer);
      }
      return answer;
    },
  };
}
