/** The prose beside the clause: what is found, and, the greater part, what is not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstDay } from '../../server/model/dates.ts';
import { checkFile, defaultSettings } from '../../server/rules/index.ts';
import { applyFix, findingsIn, workspaceOf } from '../support/findings.ts';

const settings = defaultSettings(firstDay({ year: 2024, month: 12, day: 31 }));
const prose = new Set(['unquoted-words', 'unformalised-prose', 'modality-mismatch', 'hedged-prose']);

/** The ids of prose rules that speak in a treaty with one article. */
function found(text: string, clauses = ''): string[] {
  const source = `treaty T "t" { parties { DNK NOR } article 5 { text """${text}""" ${clauses} } }`;
  const workspace = workspaceOf({ 't.treaty': source });
  const [file] = workspace.files;
  assert.ok(file);
  return checkFile(workspace, file, settings).map(({ rule }) => rule).filter((rule) => prose.has(rule)); // biome-ignore format: one line
}
const help = (more: string) => `obligation Help { each party shall assist the victim when armed-attack on any party ${more} }`; // biome-ignore format: one line

describe('words that are quoted', () => {
  test('line ends, case, quotation marks and ellipses make no difference; other words do', () => {
    const text = 'Each of them\n   will assist the “Party” so attacked, forthwith.';
    assert.deepEqual(found(text, help('cite "each of them will assist the \'Party\'"')), ['unquoted-words']);
    assert.deepEqual(found(text, help('cite "EACH of them will assist … so attacked,"')), []);
    assert.deepEqual(found(text, help('cite "each of them shall assist"')), ['unquoted-words']);
    assert.deepEqual(found(text, help('at discretion over measures "as it deems fit"')), ['unquoted-words']);
  });

  test('without a text there is nothing to compare', () => {
    const source = `treaty T "t" { parties { DNK NOR } article 5 { ${help('cite "no such words"')} } ${help('cite "none"').replace('Help', 'Other')} }`; // biome-ignore format: one line
    const workspace = workspaceOf({ 't.treaty': source });
    const [file] = workspace.files;
    assert.ok(file && checkFile(workspace, file, settings).every(({ rule }) => !prose.has(rule)));
  });
});

describe('prose that no clause says', () => {
  test('binding words without a clause', () => {
    assert.deepEqual(found('The Parties undertake to settle their disputes peacefully.'), ['unformalised-prose']);
  });
  for (const text of [
    'This Treaty shall be ratified as soon as possible.',
    'The Treaty shall enter into force when all have ratified it, and shall remain in force for ten years.',
    'Nothing in this Treaty shall impair the rights of the Parties.',
    'An armed attack on one shall be considered an attack on all.',
    'The Parties reaffirm their faith in the Charter.',
    'It shall be necessary that two thirds are present.',
  ])
    test(`not: ${text}`, () => assert.deepEqual(found(text), []));
  test('not where the article has a clause, or keeps its words as a recital', () => {
    assert.deepEqual(found('The Parties shall consult.', 'obligation C { all parties shall consult }'), []);
    assert.deepEqual(found('The Parties shall be friends, and shall love peace.', 'recital R { all parties reaffirm "love peace" }'), []); // biome-ignore format: one line
  });
});

describe('the clause binds as its words do', () => {
  test('may, will seek to, shall', () => {
    assert.deepEqual(found('Each may lend assistance.', help('cite "may lend assistance"')), ['modality-mismatch']);
    assert.deepEqual(found('They will seek to lend assistance.', help('cite "lend assistance"')), [
      'modality-mismatch',
    ]);
    assert.deepEqual(found('Each shall lend assistance.', help('cite "lend assistance"').replace('shall', 'should')), ['modality-mismatch']); // biome-ignore format: one line
  });
  test('not where they agree, or the sentence has words of several kinds and the quotation none', () => {
    assert.deepEqual(found('Each shall lend assistance.', help('cite "lend assistance"')), []);
    assert.deepEqual(found('Each shall lend assistance and may ask for it.', help('cite "assistance"')), []);
    assert.deepEqual(found('Neither party may attack the other.', 'obligation No { each party shall not attack other parties cite "may attack" }'), []); // biome-ignore format: one line
  });
});

describe('the clause hedges as its words do', () => {
  const text = 'Each will assist the Party attacked by such action as it deems necessary.';
  test('a promise of support without the hedge; the fix writes it', () => {
    const clause = help('cite "will assist the Party attacked"');
    assert.deepEqual(found(text, clause), ['hedged-prose']);
    const source = `treaty T "t" { parties { DNK NOR } article 5 { text """${text}""" ${clause} } }`;
    const [finding] = findingsIn(source).filter(({ rule }) => rule === 'hedged-prose');
    const [fix] = finding?.fixes ?? [];
    assert.ok(finding && fix && !fix.safe);
    const after = applyFix(source, fix);
    assert.match(after, /at discretion over measures "such action as it deems necessary" cite/);
    assert.deepEqual(findingsIn(after).filter(({ rule }) => prose.has(rule)), []); // biome-ignore format: one line
  });
  test('not where the hedge is in another sentence, or the duty is no support', () => {
    assert.deepEqual(found(`${text} They will consult.`, 'obligation C { all parties shall consult cite "They will consult" }'), []); // biome-ignore format: one line
    assert.deepEqual(found('Each will assist the Party attacked. Reports are made as it deems necessary.', help('cite "will assist the Party attacked"')), []); // biome-ignore format: one line
  });
});
