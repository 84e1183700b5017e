import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstDay } from '../../server/model/dates.ts';
import { findingsIn } from '../support/findings.ts';
import { samples } from '../support/samples.ts';
import { blocksOf, readPage } from './_pages.ts';

const neighbours = Object.fromEntries(samples.map(({ name, text }) => [name, text]));
/** What samples/foedus.json fixes. */
const samplesDay = firstDay({ year: 2024, month: 12, day: 31 });
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
      // Where `npm start` leads: the new file lies among the samples.
      const among = findingsIn({ 'sound.treaty': text, ...neighbours }, { day: samplesDay });
      assert.deepEqual(
        among.map(({ message }) => message),
        findingsIn(text).map(({ message }) => message),
      );
    });
  }
});
