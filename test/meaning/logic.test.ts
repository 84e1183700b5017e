/** The laws of Kleene's strong three-valued logic, for all values. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { and, compareTruth, not, or, type Truth } from '../../server/meaning/logic.ts';

const truth = fc.constantFrom<Truth>('met', 'arguable', 'not-met');
const law = (name: string, holds: (a: Truth, b: Truth, c: Truth) => boolean) =>
  it(name, () => fc.assert(fc.property(truth, truth, truth, holds)));

law('and, or commute', (a, b) => and(a, b) === and(b, a) && or(a, b) === or(b, a));
law('and, or associate', (a, b, c) => and(a, and(b, c)) === and(and(a, b), c) && or(a, or(b, c)) === or(or(a, b), c));
law(
  'each distributes over the other',
  (a, b, c) => and(a, or(b, c)) === or(and(a, b), and(a, c)) && or(a, and(b, c)) === and(or(a, b), or(a, c)),
);
law('each absorbs the other', (a, b) => and(a, or(a, b)) === a && or(a, and(a, b)) === a);
law('De Morgan', (a, b) => not(and(a, b)) === or(not(a), not(b)) && not(or(a, b)) === and(not(a), not(b)));
law('not twice is nothing', (a) => not(not(a)) === a);
law(
  'what is settled stays settled: arguable only arises from arguable',
  (a, b) => and(a, b) !== 'arguable' || a === 'arguable' || b === 'arguable',
);
it('arguable or not arguable is arguable, not met: no excluded middle', () =>
  assert.equal(or('arguable', not('arguable')), 'arguable'));
it('weakest to strongest', () =>
  assert.ok(compareTruth('not-met', 'arguable') < 0 && compareTruth('arguable', 'met') < 0));
