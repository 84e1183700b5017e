import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { expectedAt, lex, parseFile, vocabularyUses, wordClassAt } from '../../grammar/index.ts';
import { t } from '../../grammar/tokens.ts';
import { samples } from '../support/samples.ts';

/** What may be written at the `|` of a text: keywords and signs as written, others by their token's name. */
function expected(marked: string): string[] {
  const { expected } = expectedAt(marked.replace('|', ''), marked.indexOf('|'));
  return [...new Set(expected.map(({ type }) => type.LABEL?.replaceAll('`', '') ?? type.name))].sort();
}

const cases: [text: string, expected: string[]][] = [
  ['|', ['area', 'figures', 'group', 'import', 'scenario', 'state', 'treaty']],
  ['treaty T "t" { secret } tr|', ['area', 'figures', 'group', 'import', 'scenario', 'state', 'treaty']],
  ['treaty T |', ['words in quotes']],
  ['treaty T "t" { trigger A { war on any |', ['of', 'party', 'state', 'third-state']],
  ['treaty T "t" { obligation O { USA shall remain |', ['benevolently', 'neutral']],
  // Only the prefix is being written, whatever stands behind it.
  ['treaty T "t" { withdrawal no|ne }', ['after', 'at', 'none', 'to', 'with', '}']],
  // Nothing is completed inside quotes and comments.
  ['treaty T "a|', []],
  ['treaty T "a {|', []],
  ['treaty T "a" {\n  ratification required "as |\n}', []],
  ['treaty T "t" { article 1 { text """The Parties \n  |', []],
  ['treaty T "t" { // a comm|', []],
  ['treaty T "t" { /* a comment\n |', []],
  // Mistakes before it do not matter.
  ['treaty T "t" { obligation O { each shall remain |', ['benevolently', 'neutral']],
  ['treaty T "t" { article 1 { review at obligation O { USA shall remain |', ['benevolently', 'neutral']],
  [
    'treaty T "t" { article 1 { trigger A { war on article 2 { obligation O { USA shall remain |',
    ['benevolently', 'neutral'],
  ],
  ['treaty T "t" { ) ) signed signed 1949 ( obligation O { USA shall remain |', ['benevolently', 'neutral']],
];
for (const [text, words] of cases)
  test(`may follow: ${JSON.stringify(text)}`, () => {
    const known = expected(text);
    if (text.includes('withdrawal')) for (const word of words) assert.ok(known.includes(word), word);
    else assert.deepEqual(known, words);
  });

test('words in any order: an answer, and no hang', () => {
  const words = samples.flatMap(({ text }) => lex(text).tokens.map(({ image }) => image));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (some) => {
      const text = some.join(' ');
      assert.ok(expectedAt(`${text} `, text.length + 1).prefixStart <= text.length + 1);
    }),
    { numRuns: 2000, endOnFailure: true },
  );
});

test('the rules around a place tell what kind of word or name is wanted', () => {
  const at = (marked: string) => {
    const { expected } = expectedAt(marked.replace('|', ''), marked.indexOf('|'));
    const word = expected.find(({ type }) => type === t.word);
    return word && wordClassAt(word.rules);
  };
  assert.equal(at('treaty T "t" { obligation O { USA shall assist GBR with |'), 'means');
  assert.equal(at('treaty T "t" { obligation O { USA shall assist GBR with training, |'), 'means');
  assert.equal(at('treaty T "t" { organ O { tasks |'), 'task');
  assert.equal(at('treaty T "t" { organ O { meets |'), 'meeting');
  assert.equal(at('scenario S { expect GMY |'), 'answer');
  assert.equal(at('scenario S { expect GMY not bound because |'), 'reason');
  const { expected } = expectedAt('treaty T "t" { article 5 { obligation O { USA shall assist ', 59);
  const name = expected.find(({ type }) => type === t.name);
  assert.deepEqual(name?.rules, [
    'treaty',
    'article',
    'obligation',
    'obligationBody',
    'action',
    'actors',
    'actor',
    'qname',
  ]);
});

test('the prefix being written, and the word before it', () => {
  const text = 'treaty T "t" { form executive-agr';
  assert.deepEqual(
    { ...expectedAt(text, text.length), expected: undefined },
    { expected: undefined, prefixStart: text.indexOf('executive'), before: 'form' },
  );
});

for (const { name, text } of samples)
  test(`${name}: every token is among those that may stand there, and its vocabulary class is the tree's`, () => {
    for (const { chunk } of parseFile(text).chunks) {
      const classes = new Map(vocabularyUses(chunk).map((use) => [use.word.start, use.class]));
      for (const { startOffset, tokenType, image } of lex(chunk.text).tokens) {
        // Right behind a word one is still writing it: hence the space.
        const { expected } = expectedAt(`${chunk.text.slice(0, startOffset)} `, startOffset + 1);
        const fitting = expected.filter(({ type }) => type === tokenType || type === t.word);
        assert.ok(fitting.length > 0, `${image} at ${startOffset}`);
        const known = classes.get(startOffset);
        if (known === undefined || known === 'column') continue;
        const word = expected.find(({ type }) => type === t.word);
        assert.equal(wordClassAt(word?.rules ?? []), known, `${image} at ${startOffset}`);
      }
    }
  });
