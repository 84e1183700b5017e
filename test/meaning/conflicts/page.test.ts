/** The page says what the search does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocksOf, readPage } from '../../docs/_pages.ts';
import { assertHolds, conflictsOf, found } from './_find.ts';

const [example, shown] = blocksOf(readPage('conflicts.md')).filter(({ info }) => info === 'treaty');

test('the example of docs/conflicts.md is found, with the scenario that the page shows', () => {
  assert.ok(example && shown);
  const { conflicts } = conflictsOf(example.text);
  assert.equal(conflicts.length, 1);
  for (const conflict of conflicts) {
    assert.equal(`${conflict.scenario.join('\n')}\n`, shown.text);
    assertHolds([example.text], conflict);
  }
  assert.deepEqual(found(example.text.replace('any third-state', 'any third-state except RUS')), []);
});
