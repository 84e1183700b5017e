/**
 * Strong three-valued logic (Kleene, Introduction to Metamathematics, 1952, § 64): a clause is met, not met, or arguable.
 * `and` is the least of its parts, `or` the greatest, `not` turns round; arguable stays arguable.
 */

/** How a clause, or a part of one, stands to what happened. */
export type Truth = 'met' | 'arguable' | 'not-met';

const order: Readonly<Record<Truth, number>> = { 'not-met': 0, arguable: 1, met: 2 };

/** Negative where `one` is weaker than `two`, positive where it is stronger, 0 where they are the same. */
export function compareTruth(one: Truth, two: Truth): number {
  return order[one] - order[two];
}

/** The weakest of all; met for none. */
export function and(...truths: readonly Truth[]): Truth {
  let least: Truth = 'met';
  for (const truth of truths) if (order[truth] < order[least]) least = truth;
  return least;
}

/** The strongest of all; not met for none. */
export function or(...truths: readonly Truth[]): Truth {
  let greatest: Truth = 'not-met';
  for (const truth of truths) if (order[truth] > order[greatest]) greatest = truth;
  return greatest;
}

/** Met becomes not met and the reverse; arguable stays. */
export function not(truth: Truth): Truth {
  return truth === 'met' ? 'not-met' : truth === 'not-met' ? 'met' : 'arguable';
}
