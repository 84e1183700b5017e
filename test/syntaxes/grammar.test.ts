import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { grammarFile, grammarText } from '../../scripts/generate-grammar.ts';

test('the TextMate grammar is generated from the vocabulary of today', () => {
  assert.equal(readFileSync(grammarFile, 'utf8'), grammarText(), 'run `node scripts/run.mjs generate-grammar`');
});
