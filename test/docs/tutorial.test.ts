import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsIn } from '../support/findings.ts';
import { blocksOf, readPage } from './_pages.ts';

const steps = blocksOf(readPage('tutorial.md')).filter(({ info }) => info === 'treaty');

describe('the tutorial', () => {
  test('has steps', () => assert.ok(steps.length >= 10));
  for (const { text, line, after } of steps) {
    const said = /^> finds: (.*)$/m.exec(after)?.[1];
    test(`the treaty at line ${line} finds: ${said}`, () => {
      assert.ok(said, 'no line "> finds:" stands below it');
      const expected = said === 'nothing' ? [] : said.split(', ');
      const found = new Set(findingsIn(text).map(({ rule }) => rule));
      assert.deepEqual([...found].sort(), [...expected].sort());
    });
  }
});
