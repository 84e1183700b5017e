import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SettingsBook } from '../../server/lsp/settings.ts';
import { formatDay } from '../../server/model/dates.ts';

test('the nearest foedus.json comes before the client, and the client before the defaults', () => {
  const book = new SettingsBook();
  book.give(
    new Map([
      ['', { dateOfAnalysis: '1900-01-01', ambiguityLimit: 30 }],
      ['file:///pacts', { dateOfAnalysis: '1910-01-01', rules: { 'no-trigger': 'error' } }],
    ]),
  );
  const day = (uri: string) => formatDay(book.for(uri).day);
  assert.equal(day('file:///elsewhere/a.treaty'), '1900-01-01');
  assert.equal(day('file:///pacts/a.treaty'), '1910-01-01');
  book.configure(
    'file:///pacts/pacts/foedus.json',
    '{ "dateOfAnalysis": "1914-07-28", "rules": { "no-trigger": "off" } }',
  );
  assert.equal(day('file:///pacts/a.treaty'), '1910-01-01');
  assert.equal(day('file:///pacts/pacts/old/a.treaty'), '1914-07-28');
  assert.deepEqual(book.for('file:///pacts/pacts/a.treaty').severities, { 'no-trigger': 'off' });
  assert.deepEqual(book.for('file:///pacts/a.treaty').severities, { 'no-trigger': 'error' });
  assert.equal(book.for('file:///elsewhere/a.treaty').options.ambiguityLimit, 30);
  assert.equal(book.for('file:///pacts/a.treaty').options.ambiguityLimit, undefined);
  book.configure('file:///pacts/pacts/foedus.json', undefined);
  assert.equal(day('file:///pacts/pacts/old/a.treaty'), '1910-01-01');
});

test('what is wrong in a setting does not count, and the rest does', () => {
  const book = new SettingsBook();
  book.give(new Map([['', { rules: { 'no-trigger': 'loud', nonsense: 'off', 'unknown-word': 'warning' } as never }]]));
  book.configure('file:///w/foedus.json', '{ "dateOfAnalysis": "1914-02-31", "ambiguityLimit": 50, // half\n');
  const settings = book.for('file:///w/a.treaty');
  assert.deepEqual(settings.severities, { 'unknown-word': 'warning' });
  assert.equal(settings.options.ambiguityLimit, 50);
});

test('the settings of a file stay the same object as long as nothing changes', () => {
  const book = new SettingsBook();
  book.configure('file:///w/foedus.json', '{ "dateOfAnalysis": "1914-07-28" }');
  assert.equal(book.for('file:///w/a.treaty'), book.for('file:///w/b.treaty'));
});
