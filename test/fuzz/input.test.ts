/**
 * Texts written by the grammar itself, and damaged ones: none makes anything throw or hang, nothing is lost of a text,
 * the formatter has nothing to do a second time, and all that an editor may ask at any place is answered. `FUZZ=10000`
 * for the run of a night; the last one's result stands in docs/robustness.md.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AnyNode, childrenOf, format, lex, parseFile, type TreatyFile, walk } from '../../grammar/index.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { checkFile, defaultSettings } from '../../server/rules/index.ts';
import { Client } from '../lsp/_client.ts';
import { day } from '../support/findings.ts';
import { samples } from '../support/samples.ts';
import { grammarTexts, strange } from './_grammar.ts';
import { positionAt } from './_places.ts';
import { aboutFile, aboutPlace, aboutWorkspace, ask, assertNoFailures } from './_questions.ts';

const runs = Number(process.env.FUZZ ?? 150);
const parameters = { numRuns: runs, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) };

const place = fc.double({ min: 0, max: 1, noNaN: true });
/** What a hand, a paste or a broken tool does to a text. */
const damage = fc.record({
  at: place,
  cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  from: place,
  copied: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  typed: fc.constantFrom('', '', '{', '}', '(', ')', '"', '"""', '/*', '*/', '//', ',', '=', '\0', '\r', '\u2028', '“', '😀', '\ud83d', 'any '), // biome-ignore format: one line
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(text: string, all: readonly Damage[]): string {
  return all.reduce((now, { at, cut, from, copied, typed }) => {
    const start = Math.floor(at * now.length);
    const source = Math.floor(from * now.length);
    return now.slice(0, start) + typed + now.slice(source, source + copied) + now.slice(start + cut);
  }, text);
}

const short = samples.map(({ text }) => text).filter((text) => text.length < 8000);
/** A text, and the same with damage. */
const cases = fc.record({
  text: fc.oneof(
    { weight: 4, arbitrary: grammarTexts },
    { weight: 1, arbitrary: fc.constantFrom(...short) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  ),
  damage: fc.array(damage, { maxLength: 4 }),
});

/** What is in a text, white space aside. */
function pieces(text: string): string[] {
  const { tokens, trivia } = lex(text);
  const all = [...tokens.map(({ startOffset, image }) => ({ start: startOffset, image })), ...trivia.map(({ start, end }) => ({ start, image: text.slice(start, end) }))]; // biome-ignore format: one line
  return all.sort((one, two) => one.start - two.start).map(({ image }) => image);
}

/** Chunks make up the text, and nodes lie in their parents. */
function assertWhole({ text, chunks }: TreatyFile): void {
  assert.equal(chunks.map(({ chunk }) => chunk.text).join(''), text);
  for (const { chunk } of chunks) {
    for (const { start, end } of [...chunk.problems, ...chunk.trivia])
      assert.ok(0 <= start && start < end && end <= chunk.text.length, `${start}–${end} of ${chunk.text.length}`);
    const inside = (node: AnyNode) => {
      for (const child of childrenOf(node))
        assert.ok(
          node.start <= child.start && child.start <= child.end && child.end <= node.end,
          `${child.kind} in ${node.kind}`,
        );
      return true;
    };
    if (chunk.declaration) walk(chunk.declaration, inside);
  }
}

// But where the name of a concept could begin a clause, it does, and a word after `consult with` that is no means is
// taken for an actor misspelt: the grammar does not say so.
const readOtherwise = new RegExp(`concept (reservation|withdrawal) |consult with (${strange.join('|')}) `);
test('what the grammar writes, the parser reads', () => {
  fc.assert(
    fc.property(grammarTexts, (text) => {
      const words = lex(text).tokens.map(({ image }) => `${image} `);
      fc.pre(!readOtherwise.test(words.join('')));
      const problems = parseFile(text).chunks.flatMap(({ chunk }) => chunk.problems.map(({ message }) => message));
      assert.deepEqual(problems, []);
    }),
    parameters,
  );
});

test('no text is lost or torn: reading it, reading it after another, formatting it', () => {
  fc.assert(
    fc.property(cases, ({ text, damage }) => {
      const sound = parseFile(text);
      const broken = parseFile(damaged(text, damage), sound);
      assert.deepEqual(broken, parseFile(broken.text));
      for (const file of [sound, broken]) {
        assertWhole(file);
        const formatted = format(file);
        if (formatted === undefined) continue;
        assert.deepEqual(pieces(formatted), pieces(file.text));
        const again = parseFile(formatted);
        assert.deepEqual(
          again.chunks.flatMap(({ chunk }) => chunk.problems),
          [],
        );
        assert.equal(format(again), formatted, 'formatting once is enough');
      }
    }),
    parameters,
  );
});

test('no rule throws, and every finding lies in its file', () => {
  const settings = defaultSettings(day);
  fc.assert(
    fc.property(cases, ({ text, damage }) => {
      const file = { uri: 'file:///w/a.treaty', tree: parseFile(damaged(text, damage)) };
      const found = checkFile(makeWorkspace([file]), file, settings, ({ rule, error }) => {
        throw new Error(`rule ${rule} threw`, { cause: error });
      });
      for (const { start, end, rule } of found)
        assert.ok(0 <= start && start <= end && end <= file.tree.text.length, `${rule} ${start}–${end}`);
    }),
    parameters,
  );
});

test('all that may be asked at a place is answered', async () => {
  const uri = 'file:///pacts/a.treaty';
  const client = await Client.start({ files: { [uri]: '', 'file:///pacts/b.treaty': samples[0]?.text ?? '' } });
  await client.open(uri, '');
  await fc.assert(
    fc.asyncProperty(
      cases,
      fc.array(place, { minLength: 1, maxLength: 3 }),
      fc.nat(20),
      async ({ text, damage }, places, beyond) => {
        const now = damaged(text, damage);
        await client.change(uri, now);
        for (const part of places) {
          const { line, character } = positionAt(now, Math.floor(part * now.length), 'utf-16');
          await aboutPlace(client, uri, { line, character: beyond === 0 ? character + 1000 : character });
        }
        const end = positionAt(now, now.length, 'utf-16');
        await ask(client, 'textDocument/diagnostic', { textDocument: { uri } });
        await aboutFile(client, uri, { start: { line: 0, character: 0 }, end });
        if (beyond === 1) await aboutWorkspace(client);
        assertNoFailures(client);
      },
    ),
    parameters,
  );
  await client.end();
});
