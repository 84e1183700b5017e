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
/** How often a stage may take longer at four times the size. */
const bound = 9;

const total = (times: Times) => [...times.values()].reduce((sum, each) => sum + each, 0);

/** Each stage's best of several: what disturbs a measurement only makes it longer. */
function best(texts: readonly string[], times: number): Times {
  const found = new Map<string, number>();
  for (let time = 0; time < times; time++)
    for (const [stage, took] of run(texts)) found.set(stage, Math.min(took, found.get(stage) ?? took));
  return found;
}

/** The stages that grow faster than they may; those that take next to nothing do not count. */
function tooFast(make: (size: number) => string[], size: number): string[] {
  const small = best(make(size), 3);
  const large = best(make(4 * size), 2);
  return [...large].flatMap(([stage, took]) => {
    const before = Math.max(small.get(stage) ?? 0, least / 3);
    const grown = took / before;
    return took > least && grown > bound
      ? [`${stage}: ${before.toFixed(1)} ms at ${size}, ${took.toFixed(1)} ms at ${4 * size} (× ${grown.toFixed(1)})`]
      : [];
  });
}

for (const [what, make] of Object.entries(cases))
  test(`${what}: time grows with the text`, () => {
    run(make(8));
    // Above the limits of what is followed, tried and suggested: up to these, work may grow as it likes.
    let size = 64;
    while (total(run(make(size))) < least && size < 2 ** 18) size *= 2;
    let found = tooFast(make, size);
    // What is only disturbed is not so again.
    for (let again = 0; again < 2 && found.length > 0; again++) found = tooFast(make, size);
    assert.deepEqual(found, []);
  });

test('hundreds of thousands of comments are no stack overflow', () => {
  const file = { uri: 'file:///w/a.treaty', tree: parseFile(`${'// word\n'.repeat(300_000)}treaty T "t" { }\n`) };
  assert.ok(tokensIn(makeWorkspace([file]), file, 0, true).length > 300_000);
});
