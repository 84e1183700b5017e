/** How firmly sentences of real treaties bind, by their words. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { isQuoted, sentencesIn, sentencesOf } from '../../server/meaning/prose.ts';
import { treatyOf } from '../../server/model/treaty.ts';
import { cues } from '../../server/theory/cues.ts';
import { findSource } from '../../server/theory/sources.ts';
import { samples } from './_read.ts';

/** The classes of a sentence's cues in their order; `declares` where it binds nobody to an act. */
function read(text: string): string {
  const sentences = sentencesIn(text);
  assert.equal(sentences.length, 1, text);
  const [sentence] = sentences;
  return [...(sentence?.declares ? ['declares'] : []), ...(sentence?.cues.map((each) => each.class) ?? [])].join(' ');
}

describe('sentences of real treaties', () => {
  const cases: readonly [where: string, text: string, says: string][] = [
    ['North Atlantic Treaty, article 4', 'The Parties will consult together whenever, in the opinion of any of them, the territorial integrity of any of the Parties is threatened.', 'duty'],
    ['North Atlantic Treaty, article 2', 'They will seek to eliminate conflict in their international economic policies.', 'best-efforts'],
    ['North Atlantic Treaty, article 5', 'each of them will assist the Party or Parties so attacked by taking forthwith such action as it deems necessary.', 'duty discretion'],
    ['North Atlantic Treaty, article 11', 'This Treaty shall be ratified and its provisions carried out by the Parties in accordance with their respective constitutional processes.', 'declares constitutional'],
    ['North Atlantic Treaty, article 7', 'This Treaty does not affect, and shall not be interpreted as affecting in any way the rights and obligations under the Charter.', 'declares duty'],
    ['ANZUS, article IV', 'Each Party declares that it would act to meet the common danger in accordance with its constitutional processes.', 'constitutional'],
    ['Triple Alliance, article 4', 'the two others bind themselves to observe towards their Ally a benevolent neutrality.', 'duty'],
    ['Triple Alliance, article 4', 'Each of them reserves to itself, in this case, the right to take part in the war, if it should see fit, to make common cause with its Ally.', 'permission discretion'],
    ['Triple Alliance, article 1', 'They further promise one another mutual support within the limits of their own interests.', 'duty discretion'],
    ['Triple Alliance, article 8', 'The ratifications of the present Treaty shall be exchanged at Vienna within three weeks.', 'declares'],
    ['Rio Treaty, article 18', 'the parties directly interested shall be excluded from the voting.', ''],
    ['Rio Treaty, article 20', 'no State shall be required to use armed force without its consent.', ''],
    ['Warsaw Treaty, article 4', 'each Party shall afford assistance with all the means it may consider necessary, including armed force.', 'duty discretion'],
    ['Vienna Convention, article 56', 'A party may withdraw from the treaty.', 'permission'],
  ]; // biome-ignore format: a table
  for (const [where, text, says] of cases) test(`${where}: ${says || 'nothing'}`, () => assert.equal(read(text), says));

  test('a maybe of the world is no permission', () => {
    for (const text of ['Such measures as may be necessary follow.', 'An attack may have begun.', 'A dispute that may arise between them ends.'])
      assert.equal(read(text), '', text); // biome-ignore format: one line
  });

  test('a word within another is none: “marshalled”, “mayor”, “willing”', () => {
    assert.equal(read('The marshalled forces of the mayor are willing.'), '');
  });
});

test('offsets lead to the very words in the file, over line ends and typographic marks', () => {
  const text =
    'treaty T "t" { article 1 { text """The  Parties\r\n   shall\n “come to”\ttheir aid. They may\n  leave.""" } }';
  const [placed] = parseFile(text).chunks;
  const treaty = placed && treatyOf(placed.chunk);
  const [article] = treaty?.articles ?? [];
  assert.ok(placed && article);
  const sentences = sentencesOf(placed.chunk, article);
  assert.deepEqual(
    sentences.map(({ start, end }) => placed.chunk.text.slice(start, end).replace(/\s+/g, ' ')),
    ['The Parties shall “come to” their aid.', 'They may leave.'],
  );
  for (const { cues: found } of sentences)
    for (const { start, end, words } of found) assert.equal(placed.chunk.text.slice(start, end), words);
  assert.equal(isQuoted(placed.chunk, article, 'shall "come to" … aid'), true);
  assert.equal(isQuoted(placed.chunk, article, 'aid … shall'), false);
});

test('every cue has a source that is listed, and shows in a text what it says it shows', () => {
  for (const { source, where } of cues) assert.ok(findSource(source), where);
  const all = [...samples.values()].join('\n').replace(/\s+/g, ' ');
  const shown = cues.filter(({ words }) => new RegExp(`\\b(?:${words})\\b`, 'iu').test(all));
  assert.ok(shown.length >= cues.length - 3, 'most are in the samples themselves');
});
