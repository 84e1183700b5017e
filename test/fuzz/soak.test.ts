/**
 * Typing for hours: keystroke after keystroke over the protocol, with all that an editor asks meanwhile. A treaty is typed
 * with slips that are taken back, and then taken out again, over and over; each time the memory must have come back to
 * where it was. `KEYSTROKES=40000` for a long run; the last one's result stands in docs/robustness.md.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { samples } from '../support/samples.ts';
import { Editor } from './_editor.ts';
import { positionAt } from './_places.ts';
import { ask, assertNoFailures } from './_questions.ts';

const keystrokes = Number(process.env.KEYSTROKES ?? 1500);
const rounds = 6;

const uri = 'file:///pacts/draft.treaty';
const draft = `// What is typed again and again: it names treaties of other files, is named by a scenario, and is wrong on the way.
treaty Draft "A Draft" {
  signed 1950-05-01 at "København 😀"
  parties { DNK NOR SWE joined 1951-01-01 }
  supplements NorthAtlanticTreaty
  area Sound "the Sound" { includes territory of any party within Europe }
  article 1 "Assistance" {
    text """In case of an armed attack on any Party, each Party shall assist it as it deems necessary."""
    trigger Attack { armed-attack on any party in Sound }
    obligation Help { each party shall assist the victim with armed-force when Attack upon request of victim }
  }
}
scenario Crisis {
  on 1960-01-01
  event armed-attack on DNK by RUS
  expect NOR bound under Draft.Help
}
`;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes in use once nothing is under way. */
async function memory(): Promise<number> {
  // finalizers and weak references need their turns
  for (let turn = 0; turn < 4; turn++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return process.memoryUsage().heapUsed;
}

/** One key, and what an editor asks after it. */
async function press(editor: Editor, text: string, key: number): Promise<void> {
  await editor.type(uri, text, 1);
  const place = { textDocument: { uri }, position: positionAt(text, text.length, 'utf-16') };
  const whole = { start: { line: 0, character: 0 }, end: place.position };
  const answers: Promise<unknown>[] = [editor.findings(uri)];
  if (key % 2 === 0) answers.push(ask(editor.client, 'textDocument/completion', place));
  if (key % 3 === 0) answers.push(editor.tokens(uri), ask(editor.client, 'textDocument/documentSymbol', place));
  if (key % 5 === 0) answers.push(ask(editor.client, 'textDocument/hover', place), ask(editor.client, 'textDocument/signatureHelp', place)); // biome-ignore format: one line
  if (key % 7 === 0) answers.push(ask(editor.client, 'textDocument/inlayHint', { ...place, range: whole }));
  if (key % 11 === 0)
    for (const lens of await ask<object[]>(editor.client, 'textDocument/codeLens', place))
      answers.push(ask(editor.client, 'codeLens/resolve', lens));
  if (key % 13 === 0) answers.push(ask(editor.client, 'textDocument/codeAction', { ...place, range: whole, context: { diagnostics: [] } })); // biome-ignore format: one line
  await Promise.all(answers);
}

test(`${keystrokes} keystrokes, and the memory is where it was`, async (context) => {
  const files = Object.fromEntries(samples.map(({ name, text }) => [`file:///pacts/${name}`, text]));
  const editor = await Editor.start({ ...files, [uri]: '' }, 'utf-16', { '': { dateOfAnalysis: '1960-01-01' } });
  await editor.show(uri);
  const length = Math.min(draft.length, Math.floor(keystrokes / rounds / 1.3));
  const levels: number[] = [];
  let keys = 0;
  while (keys < keystrokes) {
    for (let at = 1; at <= length; at++) {
      const text = draft.slice(0, at);
      if (at % 7 === 0) {
        await press(editor, `${text}x`, ++keys);
        keys++;
      }
      await press(editor, text, ++keys);
    }
    await press(editor, '', ++keys);
    editor.forget(uri);
    levels.push(await memory());
  }
  const [, level = 0, ...later] = levels;
  const last = later.at(-1) ?? 0;
  const mega = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  context.diagnostic(`${keys} keystrokes; in use after each round: ${levels.map(mega).join(', ')}`);
  // What is compiled and cached meanwhile is a matter of some hundred kilobytes; a tree kept for each key, of many megabytes.
  assert.ok(last - level < 2e6 + 40 * keys, `from ${mega(level)} to ${mega(last)}`);
  assertNoFailures(editor.client);
  await editor.end();
});
