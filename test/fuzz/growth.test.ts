/**
 * Texts that only a machine or an ill-wisher writes: the time for each grows with the text, not with its square. It is
 * measured at a size and at four times that size; linear work takes 4 times as long, quadratic work 16 times. `GROWTH=80`
 * begins at sizes that take so many milliseconds; the last such run's result stands in docs/robustness.md.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { tokensIn } from '../../server/features/semantic-tokens.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { cases } from './_cases.ts';
import { run, type Times } from './_pipeline.ts';

const least = Number(process.env.GROWTH ?? 10);
/** How many times as long a stage may take at four times the size. */
const linear = 9;
/** Treaties between the same states are held against one another, each pair once: these are as many as the square. */
const byPairs = 20;
const paired: ReadonlySet<string> = new Set(['wars that spread in a circle', 'treaties of a scenario']);

const total = (times: Times) => [...times.values()].reduce((sum, each) => sum + each, 0);

/** Each stage's mean of several: some clocks of a thread tick in steps as long as the work. */
function mean(make: (size: number) => string[], size: number, times: number): Times {
  const found = new Map<string, number>();
  for (let time = 0; time < times; time++)
    for (const [stage, took] of run(make(size))) found.set(stage, (found.get(stage) ?? 0) + took / times);
  return found;
}

/** The stages that grow faster than they may; those that take next to nothing do not count. */
function tooFast(make: (size: number) => string[], size: number, bound: number): string[] {
  const small = mean(make, size, 4);
  const large = mean(make, 4 * size, 2);
  return [...large].flatMap(([stage, took]) => {
    const before = Math.max(small.get(stage) ?? 0, least / 2);
    const grown = took / before;
    return took > least && grown > bound
      ? [`${stage}: ${before.toFixed(1)} ms at ${size}, ${took.toFixed(1)} ms at ${4 * size} (× ${grown.toFixed(1)})`]
      : [];
  });
}

for (const [what, make] of cases)
  test(`${what}: time grows with the text`, () => {
    run(make(8));
    // Above the limits of what is followed, tried and suggested: up to these, work may grow as it likes.
    let size = 64;
    while (total(run(make(size))) < least && size < 2 ** 18) size *= 2;
    const bound = paired.has(what) ? byPairs : linear;
    let found = tooFast(make, size, bound);
    // What is only disturbed, or too short for the clock of a thread, which may tick in steps of 4 ms, is not so at
    // larger sizes; what grows with the square is so all the more. Pairs would take too long at these.
    for (let again = 0; again < 2 && found.length > 0; again++) {
      if (bound === linear) size *= 2;
      found = tooFast(make, size, bound);
    }
    assert.deepEqual(found, []);
  });

test('hundreds of thousands of comments are no stack overflow', () => {
  const file = { uri: 'file:///w/a.treaty', tree: parseFile(`${'// word\n'.repeat(300_000)}treaty T "t" { }\n`) };
  assert.ok(tokensIn(makeWorkspace([file]), file, 0, true).length > 300_000);
});

test('groups and areas that stand in one another by the thousand are no stack overflow', () => {
  for (const [what, make] of cases) if (/^(groups|areas) in a /.test(what)) run(make(20_000));
});
