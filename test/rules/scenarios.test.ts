import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertMarked, findingsIn } from '../support/findings.ts';

const triple = `treaty Triple "Triple Alliance" {
  signed 1882-05-20
  parties { AUH GMY ITA }
  article 2 {
    trigger ByFrance { unprovoked armed-attack on GMY by FRN }
    obligation HelpGermany { ITA shall defend GMY when ByFrance }
  }
}`;

test('an expectation that fails is an error at its line, with the part, the event, the clause and the article', () => {
  const text = `scenario August "August 1914" {
  under Triple
  on 1914-08-01
  event provoked armed-attack by FRN on GMY
  expect ITA not bound to defend GMY because unprovoked
  expect ITA bound to defend GMY
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ failed-expectation
  expect ITA not bound to defend GMY because kind
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ failed-expectation
}`;
  const [first] = assertMarked({ 'a.treaty': text, 'b.treaty': triple }, ['failed-expectation']);
  assert.equal(first?.severity, 'error');
  assert.equal(
    first?.message,
    'Expected `bound`, but ITA is not bound to defend GMY on 1 August 1914, because: `unprovoked` – The event is said to be provoked (event of 1 August 1914); Triple.HelpGermany (article 2).',
  );
  assert.deepEqual(
    first?.related.map(({ uri, start }) => [uri, (uri.endsWith('a.treaty') ? text : triple).slice(start, start + 12)]),
    [
      ['file:///w/b.treaty', 'obligation H'],
      ['file:///w/a.treaty', 'event provok'],
    ],
  );
});

test('what means nothing is left to the finding that says so', () => {
  const rules = findingsIn({
    'a.treaty': 'scenario S { under Triple on 1914-08-01 expect XYZZY bound to defend GMY }',
    'b.treaty': triple,
  }).map(({ rule }) => rule);
  assert.deepEqual(rules, ['unresolved-name']);
});

describe('clauses that no scenario tried', () => {
  /** A treaty of three clauses upon events, and a standing one. */
  const dual = `treaty Dual "Dual" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  trigger ByAnother { armed-attack on any party by any third-state except RUS }
  obligation War { the other party shall defend that party when ByRussia }
  obligation Peace { each party shall make no separate-peace when ByRussia }
  obligation Neutral { the other party shall remain neutral toward that party when ByAnother }
  obligation Settle { each party shall settle disputes peacefully }
}
`;
  const attack = `scenario Attack { under Dual on 1880-01-01 event armed-attack by RUS on AUH }
`;
  const untried = (...texts: readonly string[]) =>
    findingsIn(Object.fromEntries([dual, ...texts].map((text, at) => [`${at}.treaty`, text])))
      .filter(({ rule }) => rule === 'untested-clause')
      .map(({ start, end }) => dual.slice(start, end));

  test('upon an event, in a treaty that a scenario puts to the test; what is owed at any time needs no crisis', () => {
    const [first] = assertMarked(
      dual.replace(
        '  obligation Settle',
        //           obligation Neutral
        '//           ^^^^^^^ untested-clause\n  obligation Settle',
      ) + attack,
      ['untested-clause'],
    );
    assert.equal(first?.severity, 'hint');
    assert.match(
      first?.message ?? '',
      /^The one scenario under `Dual` never sets `Neutral` off .* `foedus whatif --for Dual\.Neutral`/,
    );
  });

  test('not where no scenario tries anything of the treaty', () => {
    assert.deepEqual(untried(), []);
    assert.deepEqual(untried('scenario Elsewhere { on 1880-01-01 event armed-attack by FRN on ITA }'), []);
    assert.deepEqual(untried('scenario Begun { under Dual on 1880-01-01 }'), []);
    assert.deepEqual(untried('scenario Other { under Other on 1880-01-01 event armed-attack by RUS on AUH } treaty Other "Other" { parties { AUH FRN } }'), []); // biome-ignore format: one test
  });

  test('not while a scenario has an error in it: what it tries is not known', () => {
    assert.deepEqual(untried(attack, 'scenario Half { under Dual on 1880-01-01 event armed-attack by FRN on }'), []);
  });

  test('an expectation tries what it asks about, whatever the answer', () => {
    assert.deepEqual(
      untried(attack, 'scenario Ask { under Dual on 1880-01-01 expect GMY not bound to remain neutral }'),
      [],
    );
  });

  test('all scenarios together, with those that ask every treaty in force or one clause', () => {
    for (const under of ['', 'under Dual.Neutral'])
      assert.deepEqual(untried(attack, `scenario Two { ${under} on 1880-01-01 event armed-attack by FRN on AUH }`), []);
    assert.deepEqual(untried(attack, 'scenario Two { on 1880-01-01 event armed-attack by FRN on ITA }'), ['Neutral']);
  });

  test('the clause alone under a scenario does not ask for the others', () => {
    assert.deepEqual(untried('scenario One { under Dual.War on 1880-01-01 event armed-attack by RUS on AUH }'), []);
  });
});
