/** The ways out of a treaty, as its text has them: how long one is locked in, what notice, and the earliest day out. */
import type { Duration } from '../../../grammar/index.ts';
import { addDuration, type Day, LAST_DAY } from '../../model/dates.ts';
import type { Clause } from '../../model/treaty.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { lifeOf, standingOn } from '../life.ts';
import { type Because, becauseOf } from './figure.ts';
import { isFragment } from './promises.ts';

export interface ExitFigure {
  /** Nobody may be out before this day; missing where nothing holds one back but the notice. */
  readonly lockedUntil?: Day;
  readonly notice?: Duration;
  /** Where notice is given on the day asked about: the first day on which one is out. */
  readonly earliest?: Day;
  /** How it was reckoned, or why there is no day. */
  readonly says: string;
  readonly because: readonly Because[];
}

function later(day: Day, duration: Duration | undefined): Day {
  const count = Number(duration?.count?.value.replaceAll('_', ''));
  return duration?.unit && !Number.isNaN(count) ? addDuration(day, count, duration.unit) : day;
}

/** Reads the exit clauses for a state that would give notice on `day`. */
export function exitOf(workspace: Workspace, placed: PlacedTreaty, day: Day): ExitFigure {
  const { treaty } = placed;
  const term = treaty.provisions.find(({ node }) => node.kind === 'term');
  const leave = treaty.provisions.find(({ node }) => node.kind === 'withdrawal');
  const because = [term, leave].flatMap((clause) => (clause ? [becauseOf(placed, clause as Clause)] : []));
  const life = lifeOf(workspace, placed);
  const termNode = treaty.term;
  const withdrawal = leave?.node.kind === 'withdrawal' ? leave.node : undefined;
  const notice = withdrawal?.notice;
  const base = { because, ...(notice ? { notice } : {}) };
  const standing = standingOn(workspace, placed, day);
  if (standing === 'ended') return { ...base, says: 'It has ended: there is nothing left to leave.' };
  const from = life.from ?? day;
  const start = Math.max(day, from);
  if (withdrawal?.after || (withdrawal && !withdrawal.none && !withdrawal.atEndOfTerm)) {
    const open = later(from, withdrawal.after);
    const out = later(Math.max(start, open), notice);
    // a term that runs out before, and is not renewed of itself, ends it for all
    const end = termNode?.renewed || termNode?.untilDenounced ? undefined : termEnd(workspace, placed, start, from);
    const earliest = end === undefined ? out : Math.min(out, end);
    return {
      ...base,
      ...(withdrawal.after ? { lockedUntil: later(open, notice) } : {}),
      earliest,
      says: withdrawal.after
        ? 'Notice may be given once that time has passed, and takes effect when it has run.'
        : 'Notice may be given at any time, and takes effect when it has run.',
    };
  }
  const end = termEnd(workspace, placed, later(start, notice), from);
  if (end !== undefined) {
    const says = termNode?.untilDenounced
      ? 'After its term it runs until denounced.'
      : withdrawal?.atEndOfTerm
        ? 'It may be left when its term runs out, if notice is given in time.'
        : 'It ends with its term; no earlier way out is named.';
    const earliest = termNode?.untilDenounced ? Math.max(end, later(start, notice)) : end;
    return { ...base, lockedUntil: end, earliest, says };
  }
  if (withdrawal?.none) return { ...base, says: 'The text rules out that anybody leaves.' };
  if (isFragment(placed))
    return { ...base, says: 'Not all of the text is at hand, and what is does not say how it is left.' };
  return {
    ...base,
    says: 'The text names no way out; whether one is implied is a question of Article 56 of the Vienna Convention on the Law of Treaties.',
  };
}

/** The end of the period that runs on a day, renewals by the text counted; no end where none is fixed. */
function termEnd(workspace: Workspace, placed: PlacedTreaty, day: Day, from: Day): Day | undefined {
  const { term } = placed.treaty;
  if (!term || term.indefinite) return undefined;
  if (term.whileTreaty || placed.treaty.renewals.length > 0) {
    const { to } = lifeOf(workspace, placed);
    return to === undefined || to >= LAST_DAY ? undefined : to;
  }
  if (!term.duration) return undefined;
  let end = later(from, term.duration);
  const renewal = term.renewed?.duration;
  if (renewal && end < day) {
    if (!term.renewed?.every) return later(end, renewal);
    for (let count = 0; end < day && count < 10_000; count++) {
      const next = later(end, renewal);
      if (next <= end) break;
      end = next;
    }
  }
  return end;
}
