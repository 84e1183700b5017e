import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { keywords } from '../../grammar/index.ts';
import { hoverAt } from '../../server/features/hover.ts';
import { keywordHelp } from '../../server/features/keywords.ts';
import { code, plain } from '../../server/features/markdown.ts';
import { ideasOf } from '../../server/features/teaches.ts';
import { checkFile } from '../../server/rules/index.ts';
import { findConcept } from '../../server/theory/concepts.ts';
import { marked, pact, samples, settings } from './_workspace.ts';

function hover(source: string, { commandLinks = true, others = {} } = {}): string {
  const { workspace, file, offset } = marked(source, others);
  const findings = checkFile(workspace, file, settings);
  return hoverAt(workspace, file, offset, { settings, commandLinks, findings })?.markdown ?? '';
}

function shows(source: string, ...what: (string | RegExp)[]): void {
  const text = hover(source);
  for (const each of what)
    if (typeof each === 'string') assert.ok(text.includes(each), `“${each}” is not in:\n${text}`);
    else assert.match(text, each);
}

describe('hover', () => {
  test('a clause is said in a sentence, its documentation first, with its trigger spelled out', () => {
    const text = hover(
      pact(
        '/// What counts is the fact.\n obligation |Help "Mutual help" { each party shall assist the victim when Attack immediately }',
      ),
    );
    assert.match(text, /\*\*obligation Help\*\* “Mutual help” — article 1 “Help”, Sound Pact/);
    assert.match(text, /\*\*Each party\*\* must assist the victim when Attack\./);
    assert.match(text, /`Attack` is `armed-attack on any party in Home`/);
    assert.match(text, /`immediately`: Without delay/);
    assert.ok(text.indexOf('What counts') < text.indexOf('must assist'), 'the documentation comes first');
  });

  test('an obligation has its type and conditions as ATOP codes them, its strength, and what would set it off', () => {
    const text = hover(pact('obligation |Help { each party shall assist the victim when Attack }'));
    assert.match(text, /\*ATOP:\* \*\*defense\*\*/);
    assert.match(text, /\*Strength:\* it shall \(3 of 9/);
    assert.match(text, /- \*\*yes\*\*: armed-attack on \w+ by an outsider/);
    assert.match(text, /- \*\*arguable\*\*: .*hostile-act/);
    assert.match(text, /- \*\*no\*\*: /);
  });

  test('what is excepted does not set it off', () => {
    const text = hover(
      pact(
        'trigger Own { armed-attack by RUS on any party }\n obligation |Help { each party shall assist the victim when Attack unless Own }',
      ),
    );
    const [yes, no] = ['yes', 'no'].map((word) => new RegExp(`- \\*\\*${word}\\*\\*: (.*)`).exec(text)?.[1] ?? '');
    assert.doesNotMatch(yes ?? '', /by RUS/);
    assert.notEqual(no, '');
  });

  test('a duty upon no event says that it holds all the time; half a clause says nothing of the kind', () => {
    shows(
      pact('obligation |Peace { no party shall attack other parties }'),
      '*ATOP:* **nonaggression**',
      'It names no event that sets it off',
    );
    const half = hover(pact('obligation |Peace { each party shall }'));
    assert.doesNotMatch(half, /ATOP|sets it off/);
  });

  test('what is forbidden is said as forbidden', () => {
    shows(
      pact('obligation |Peace { no party shall attack other parties }'),
      '**Each party** must not attack other parties',
    );
    shows(pact('obligation |Peace { DNK shall not attack NOR }'), '**DNK** must not attack NOR');
    shows(pact('obligation |Peace { DNK should attack NOR }'), 'is to endeavour to attack NOR');
  });

  test('a right, a recital and a reservation bind as they do', () => {
    shows(pact('right |Bases { DNK may station forces in Home }'), '**DNK** may station forces in Home');
    shows(pact('recital |R { DNK declares "peace" }'), 'binds nobody to act');
    shows(
      pact(
        'obligation Help { each party shall assist the victim when Attack }\n reservation |Us of DNK to Help { when Attack }',
      ),
      '**DNK** understands `Help` differently',
    );
  });

  test('a state has its name, both codes, its years and its region, on the treaty’s date', () => {
    const text = hover(pact('').replace('DNK', 'D|NK'));
    for (const each of [
      '**Denmark**',
      'Correlates of War 390: `DEN`',
      'ISO 3166: `DNK`',
      '1816',
      'Europe',
      '4 April 1949',
    ])
      assert.ok(text.includes(each), `“${each}” is not in:\n${text}`);
  });

  test('a party has its membership, read on its own date', () => {
    shows(
      pact('').replace('SWE', 'S|WE'),
      'The code is read on 1 January 1950',
      'joined 1 January 1950',
      'on 1 January 2024: a party',
    );
  });

  test('a treaty has its dates, its parties and whether it is in force on the day of analysis', () => {
    shows(
      pact('').replace('treaty Pact', 'treaty P|act'),
      'Signed 4 April 1949',
      'On 1 January 2024, the day of analysis: **in force**; 3 parties',
    );
  });

  test('a treaty of another file is known', () => {
    const others = { 'old.treaty': 'treaty Old "Old Pact" { signed 1900-01-01 }' };
    const text = hover('treaty New "New Pact" { supersedes O|ld }', { others });
    assert.ok(text.includes('Old Pact'), text);
  });

  test('a trigger has its arguable share', () => {
    shows(
      pact('').replace('trigger Attack', 'trigger A|ttack'),
      'armed-attack on any party in Home',
      /arguable share \*\*\d+ %\*\*/,
    );
  });

  test('a share has its benchmark and ratio', () => {
    const source = `treaty Fund "Fund" { in-force 2016-01-01 parties { USA DEU }
      burden Costs { basis gdp from Gdp share USA| 50% share DEU 50% } }
      figures Gdp "GDP" { source "x" year 2016 columns gdp billion USD USA 300 DEU 100 }`;
    shows(source, '**share of USA: 50 %**', 'By gdp it would be 75.00 %', 'Ratio 0.67', 'United States');
  });

  test('a kind of event has its place in the forest, its source and what practice leaves open', () => {
    shows(
      pact('trigger B { cyber|-attack on any party }'),
      'kind of event',
      '`hostile-act` › **cyber-attack**',
      /Whether it counts as `armed-attack` is open: .* \*\(NATO, Wales/,
    );
  });

  test('a concept has its page in short', () => {
    shows(pact('concept burden|-sharing'), '**Burden-sharing**', '*Why it matters:*', '*Related:*', '*Sources:*');
  });

  test('a keyword says what it does, with an example', () => {
    shows(pact('obligation Help { each party shall| assist the victim }'), 'Binds in law', '```treaty');
  });

  test('a finding teaches what it rests on, with links that open', () => {
    const workspace = samples();
    const file = workspace.file('file:///samples/north-atlantic-1949.treaty');
    assert.ok(file);
    const found = checkFile(workspace, file, settings).find(({ concepts }) => concepts.length > 0);
    assert.ok(found, 'the North Atlantic Treaty has a finding that rests on a concept');
    const text =
      hoverAt(workspace, file, found.start, { settings, commandLinks: true, findings: [found] })?.markdown ?? '';
    const concept = findConcept(found.concepts[0] as string);
    assert.ok(concept && text.includes(concept.definition), text);
    assert.ok(text.includes('*Why it matters:*'));
    assert.ok(text.includes(`command:foedus.explain?${encodeURIComponent(JSON.stringify([concept.id]))}`));
  });

  test('without commands there are no links to commands', () => {
    const text = hover(pact('concept burden|-sharing'), { commandLinks: false });
    assert.ok(!text.includes('command:'), text);
    assert.ok(text.includes('**free rider problem**'), text);
  });

  test('what the author wrote is shown as text, whatever it is', () => {
    const nasty = '<img src=x> [a](command:evil) **b** ![c](http://d) `e` https://f.example www.g.example &lt;';
    const text = hover(pact(`obligation |Help "${nasty}" { each party shall assist the victim }`));
    assert.ok(!/(?<!\\)</.test(text), text);
    assert.ok(!/(?<!\\)\]\((?:command:evil|http)/.test(text), text);
    assert.ok(!/https:\/\//.test(text) && !/www\./.test(text), text);
  });

  test('nothing is said in comments and in the words of articles', () => {
    assert.equal(hover(pact('// each par|ty shall assist')), '');
    assert.equal(hover(pact('text """each par|ty shall assist"""')), '');
  });

  test('a comment that silences a rule explains it, wherever one points in it', () => {
    const help = 'obligation Help { each party shall assist other parties }';
    for (const comment of ['// foedus-ignore no-tri|gger: it is meant', '// foedus-ignore no-trigger: it is me|ant'])
      shows(pact(`${comment}\n ${help}`), 'no-trigger', 'in the clause below', 'casus foederis');
    assert.equal(hover(pact(`// foedus-ignore no-such-ru|le: it is meant\n ${help}`)), '');
  });

  test('every keyword of the grammar is explained, and nothing else', () => {
    assert.deepEqual(Object.keys(keywordHelp).sort(), [...keywords].sort());
    for (const [word, { says, example }] of Object.entries(keywordHelp)) {
      assert.match(says, /^.+\.$/, `${word}: a sentence`);
      assert.ok(example.length > 0, `${word}: an example`);
    }
  });

  test('every idea that a word stands for is a concept', () => {
    for (const word of keywords)
      for (const id of ideasOf(word)) assert.ok(findConcept(id)?.id === id, `${word}: ${id}`);
  });

  test('at every place of every sample it answers, and at once', () => {
    const workspace = samples();
    let calls = 0;
    const begun = performance.now();
    for (const file of workspace.files) {
      const findings = checkFile(workspace, file, settings);
      for (let offset = 0; offset <= file.tree.text.length; offset += 1, calls++)
        hoverAt(workspace, file, offset, { settings, commandLinks: true, findings });
    }
    const each = (performance.now() - begun) / calls;
    assert.ok(each < 1, `${each.toFixed(2)} ms each`);
  });

  test('a broken text is hovered as well', () => {
    const text = pact('obligation Help { each party shall assist the victim when Attack }');
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), fc.nat(text.length), (from, to, at) => {
        const broken = text.slice(0, Math.min(from, to)) + text.slice(Math.max(from, to));
        const cut = Math.min(at, broken.length);
        hover(`${broken.slice(0, cut)}|${broken.slice(cut)}`);
      }),
      { numRuns: 100 },
    );
  });
});

describe('text as Markdown', () => {
  test('no text makes a link, a tag, a list or emphasis', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]()<>*_`!#-+1.|~&:/ahtpw\n') }), (text) => {
        const shown = plain(text);
        assert.ok(!/(?<!\\)[<>*_`[\]|~&]/.test(shown.replaceAll('\\\\', '')), shown);
        assert.ok(!/\n/.test(shown));
        assert.ok(!/(?<!\\):\/\//.test(shown.replaceAll('\\\\', '')), shown);
        assert.ok(!/^(?:[-+#]|\d+[.)](?:\s|$))/.test(shown), shown);
      }),
    );
  });

  test('code holds backticks', () => {
    assert.equal(code('a `b` c'), '`` a `b` c ``');
  });
});
