/** Under each block of the tutorial stands what is found in it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/_common.ts';
import { findingsIn } from '../support/findings.ts';

const tutorial = readFileSync(path.join(root, 'docs/tutorial.md'), 'utf8');
const blocks = [...tutorial.matchAll(/```treaty\n([\s\S]*?)```\n\n> finds: (.+)/g)];

test('every block says what is found in it', () => {
  assert.equal(blocks.length, [...tutorial.matchAll(/```treaty\n/g)].length);
  assert.ok(blocks.length > 8);
});

for (const [index, [, text = '', finds = '']] of blocks.entries())
  test(`block ${index + 1} finds: ${finds}`, () => {
    const found = [...new Set(findingsIn(text).map((each) => each.rule))].sort();
    assert.deepEqual(found, finds === 'nothing' ? [] : finds.split(', ').sort());
  });
