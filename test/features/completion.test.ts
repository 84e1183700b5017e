import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseFile } from '../../grammar/index.ts';
import { type CompletionItem, completeAt } from '../../server/features/completion.ts';
import { clauseSnippets, phrases } from '../../server/features/completion-phrases.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { marked, pact, samples, sourceFile } from './_workspace.ts';

function complete(source: string, others: Record<string, string> = {}): CompletionItem[] {
  const { workspace, file, offset } = marked(source, others);
  return [...completeAt(workspace, file, offset).items].sort((one, two) => one.rank - two.rank);
}
const labels = (source: string, others?: Record<string, string>) => complete(source, others).map(({ label }) => label);

function offers(source: string, ...wanted: string[]): void {
  const found = labels(source);
  for (const each of wanted) assert.ok(found.includes(each), `“${each}” is not among ${found.join(', ')}`);
}

describe('completion', () => {
  test('at the beginning: declarations, and whole ones', () => {
    offers('|', 'treaty', 'scenario', 'figures', 'treaty … with its parties and a first article');
  });

  test('in an article: clauses, and whole ones to fill in', () => {
    const found = complete(pact('|'));
    const whole = found.find(({ label }) => label === 'obligation … to assist the victim');
    assert.ok(whole?.snippet && whole.insert?.includes('each party shall assist the victim'));
    assert.ok(found.some(({ label }) => label === 'withdrawal none'));
  });

  test('whom it is done to: actors as phrases, then the treaty’s own parties, then all states by code or name', () => {
    const found = complete(pact('obligation Help { each party shall assist | }'));
    const at = (label: string) => found.findIndex((each) => each.label === label);
    for (const each of ['DNK', 'each party', 'that party', 'victim', 'at least 2 states', 'FRA'])
      assert.ok(at(each) >= 0, each);
    assert.ok(at('DNK') < at('FRA'), 'parties come before other states');
    assert.equal(found[at('DNK')]?.detail, 'Denmark');
    assert.equal(found[at('DNK')]?.filter, 'DNK Denmark');
  });

  test('what is to be done: phrases, each with what it means', () => {
    const found = complete(pact('obligation Help { each party shall | }'));
    const refrain = found.find(({ label }) => label === 'refrain from force against other parties');
    assert.ok(refrain?.documentation?.includes('Not to do something'));
    offers(pact('obligation Help { each party shall | }'), 'assist', 'remain neutral', 'make no separate-peace');
  });

  test('after `when`: the treaty’s triggers first, then kinds of event with their meaning', () => {
    const found = complete(pact('obligation Help { each party shall assist the victim when | }'));
    assert.equal(found[0]?.label, 'Attack');
    assert.match(found.find(({ label }) => label === 'armed-attack')?.documentation ?? '', /self-defence/);
  });

  test('a place: the treaty’s areas and the built-in ones', () => {
    offers(pact('trigger B { invasion on any party in | }'), 'Home', 'Europe', 'territory');
  });

  test('vocabulary of the right class only', () => {
    assert.deepEqual(labels(pact('organ C { meets | }')), ['standing', 'regular', 'on-call']);
    offers(pact('obligation H { each party shall assist the victim with | }'), 'all-means', 'armed-force');
    offers(pact('burden B { basis | }'), 'gdp', 'equal');
    assert.ok(!labels(pact('obligation H { each party shall assist the victim with | }')).includes('armed-attack'));
  });

  test('after `concept`: concepts, found by their other names too', () => {
    const found = complete(pact('concept |'));
    assert.ok(found.find(({ label }) => label === 'free-rider-problem')?.filter?.includes('free'));
  });

  test('organs, after `upon decision of`', () => {
    offers(pact('obligation H { each party shall assist the victim upon decision of | }'), 'Council');
  });

  test('behind the dot: what the treaty declares, and nothing else', () => {
    const source = 'scenario S { under Old on 1950-01-01 expect GBR bound under Old.| }';
    const others = { 'old.treaty': 'treaty Old "Old" { obligation Help { each party shall assist the victim } }' };
    assert.deepEqual(labels(source, others), ['Help']);
  });

  test('treaties of other files', () => {
    const others = { 'old.treaty': 'treaty Old "Old" { }' };
    assert.ok(labels('treaty New "New" { supersedes | }', others).includes('Old'));
  });

  test('a share is a party’s', () => {
    assert.deepEqual(labels(pact('burden B { share | }')).sort(), ['DNK', 'NOR', 'SWE', 'others']);
  });

  test('a new name is the author’s to choose', () => {
    assert.deepEqual(labels(pact('trigger |')), []);
  });

  test('nothing in comments and quotes', () => {
    assert.deepEqual(labels(pact('// each |')), []);
    assert.deepEqual(labels(pact('text "each |"')), []);
    assert.deepEqual(labels(pact('text """each |"""')), []);
  });

  test('the part of a word that is there is replaced', () => {
    const { workspace, file, offset } = marked(pact('obligation H { each party shall ass| }'));
    const { replace } = completeAt(workspace, file, offset);
    assert.equal(file.tree.text.slice(replace.start, replace.end), 'ass');
  });

  test('where a word fits nowhere, the offer comes all the same', () => {
    assert.ok(labels('treaty A "x" { concept | }').length >= 0);
  });

  test('at every place of a text, however broken, it answers', () => {
    const text = pact(
      'obligation Help { each party shall assist the victim when Attack at discretion over measures "x" }',
    );
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), fc.nat(text.length), (from, to, at) => {
        const broken = text.slice(0, Math.min(from, to)) + text.slice(Math.max(from, to));
        const cut = Math.min(at, broken.length);
        labels(`${broken.slice(0, cut)}|${broken.slice(cut)}`);
      }),
      { numRuns: 100 },
    );
  });

  test('each whole clause, and each phrase, is one that the parser reads', () => {
    const filled = (snippet: string) => snippet.replace(/\$\{\d:([^}]*)\}/g, '$1').replace(/\$\d/g, '');
    const topLevel = new Set(['treaty', 'figures', 'scenario']);
    for (const [keyword, all] of Object.entries(clauseSnippets))
      for (const { title, body } of all) {
        const clause = filled(body.join('\n'));
        const text = topLevel.has(keyword)
          ? clause
          : keyword === 'article'
            ? `treaty T "t" { ${clause} }`
            : pact(clause);
        const problems = parseFile(text).chunks.flatMap(({ chunk }) => chunk.problems);
        assert.deepEqual(problems, [], `${keyword} ${title}`);
      }
    const around: Record<string, (phrase: string) => string> = {
      actor: (phrase) => `obligation O { all parties shall assist ${phrase} }`,
      action: (phrase) => `obligation O { each party shall ${phrase} }`,
      modifier: (phrase) => `obligation O { each party shall consult ${phrase} }`,
      circumstance: (phrase) => `trigger T { war ${phrase} }`,
    };
    for (const [place, all] of Object.entries(phrases))
      for (const phrase of all) {
        const text = pact((around[place.split(':')[0] as string] ?? ((it) => it))(filled(phrase)));
        assert.deepEqual(
          parseFile(text).chunks.flatMap(({ chunk }) => chunk.problems),
          [],
          phrase,
        );
      }
  });

  test('in ten thousand lines it is quick', () => {
    const text = samples()
      .files.map(({ tree }) => tree.text)
      .join('\n');
    const many = Array.from({ length: Math.ceil(10_000 / text.split('\n').length) }, () => text).join('\n');
    const file = sourceFile('file:///pacts/many.treaty', many);
    const workspace = makeWorkspace([file]);
    const at = many.lastIndexOf('shall assist') + 'shall '.length;
    completeAt(workspace, file, at);
    const begun = performance.now();
    for (let run = 0; run < 20; run++) completeAt(workspace, file, at);
    const each = (performance.now() - begun) / 20;
    assert.ok(each < 20, `${each.toFixed(1)} ms`);
  });
});
