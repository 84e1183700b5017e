import assert from 'node:assert/strict';
import { test } from 'node:test';
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
