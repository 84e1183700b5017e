/**
 * Two texts of a treaty, or two treaties, held against each other by what they mean: not which lines differ but which
 * duty is weaker, which theatre wider, which way out new. docs/comparison.md says it for users.
 */
import type { Day } from '../../model/dates.ts';
import { lastDayInForce, standingOn } from '../life.ts';
import { type Change, effects, type Side } from './change.ts';
import { compareBurdens, compareExits, compareParties, compareProvisions, compareRights } from './design.ts';
import { compareDuties } from './duties.ts';

export * from './change.ts';

/** A treaty with the workspace in which its names are read. */
export type Version = Pick<Side, 'workspace' | 'placed'>;

/**
 * What the second text does differently from the first, as far as clauses that could be read say it.
 * @param day the day of analysis
 */
export function compareTreaties(before: Version, after: Version, day: Day): readonly Change[] {
  const [first, second] = [before, after].map(({ workspace, placed }) => lastDayInForce(workspace, placed, day)) as [number, number]; // biome-ignore format: one line
  // the last day on which both are in force; without one each is read on its own
  const both = Math.min(first, second);
  const together = [before, after].every(({ workspace, placed }) => standingOn(workspace, placed, both) === 'in-force');
  const one: Side = { ...before, day: together ? both : first };
  const two: Side = { ...after, day: together ? both : second };
  return [
    ...compareParties(one, two),
    ...compareDuties(one, two),
    ...compareRights(one, two),
    ...compareExits(one, two),
    ...compareProvisions(one, two),
    ...compareBurdens(one, two),
  ];
}

/** The changes by what they do, in the order of {@link effects}; effects without a change are left out. */
export function byEffect(changes: readonly Change[]): readonly (readonly [Change['effect'], readonly Change[]])[] {
  return effects.flatMap((effect) => {
    const some = changes.filter((each) => each.effect === effect);
    return some.length > 0 ? [[effect, some] as const] : [];
  });
}
