import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { grammarFile, grammarText } from '../../scripts/generate-grammar.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the TextMate grammar is generated from the vocabulary of today', () => {
  assert.equal(readFileSync(grammarFile, 'utf8'), grammarText(), 'run `node scripts/run.mjs generate-grammar`');
});

test('the editor colours what the fixtures say', () => {
  const runner = fileURLToPath(import.meta.resolve('vscode-tmgrammar-test/dist/unit.js'));
  const args = [runner, '-g', 'syntaxes/treaty.tmLanguage.json', 'test/syntaxes/*.test.treaty'];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe', encoding: 'utf8' });
});
