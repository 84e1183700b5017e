/** The rules on who pays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { figureFileFindings } from '../../server/rules/figure-files.ts';
import { defaultSettings } from '../../server/rules/index.ts';
import { applyFix, assertMarked, day, findingsIn, workspaceOf } from '../support/findings.ts';
import { samples } from '../support/samples.ts';

const rules = ['burden-total', 'burden-party', 'unbalanced-contributions', 'unmet-pledge', 'syntax'];
const funding = 'nato-common-funding-2016.treaty';

test('without Germany’s share the funding of NATO lacks 14.65 per cent', () => {
  const text = (samples.find(({ name }) => name === funding)?.text ?? '').replace(/ *share DEU.*\n/, '');
  // the file first: its findings are asked for
  const again = findingsIn({
    [funding]: text,
    ...Object.fromEntries(samples.filter(({ name }) => name !== funding).map(({ name, text }) => [name, text])),
  });
  const [total] = again.filter((each) => each.rule === 'burden-total');
  assert.match(total?.message ?? '', /85\.35 %: 14\.65 % is missing/);
  assert.deepEqual(
    again.filter((each) => each.rule === 'burden-party'),
    [],
  );
  for (const fix of total?.fixes ?? []) {
    const mended = applyFix(text, fix);
    assert.deepEqual(
      parseFile(mended).chunks.flatMap(({ chunk }) => chunk.problems),
      [],
    );
    assert.ok(!findingsIn(mended).some((each) => each.rule === 'burden-total'), fix.title);
  }
});

test('a burden whose parties do not all have their share', () => {
  assertMarked(
    `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE ISL }
  burden Costs {
//       ^^^^^ burden-party
//       ^^^^^ burden-total
    share DNK 40.1%
    share DNK 20%
//  ^^^^^^^^^^^^^ burden-party
    share FIN 19.9%
//        ^^^ burden-party
    share NOR 10%
  }
}`,
    rules,
  );
  const found = findingsIn(`treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  burden Costs { share DNK 60% share NOR 40% }
}`);
  assert.deepEqual(
    found.map((each) => [each.rule, each.message.slice(0, 14)]),
    [['burden-party', '`SWE` (Sweden)']],
  );
});

test('thirds do not make a whole, exactly', () => {
  const third = (last: string) =>
    findingsIn(`treaty Pact "Pact" { signed 2020-01-15 parties { DNK NOR SWE }
  burden Costs { share DNK 33.333% share NOR 33.333% share SWE ${last}% } }`).map((each) => each.message.slice(0, 55));
  assert.deepEqual(third('33.334'), []);
  assert.deepEqual(third('33.333'), ['The shares of `Costs` make 99.999 %: 0.001 % is missing']);
});

test('a party of which the figures say nothing is said once, and the rest is measured', () => {
  assertMarked(
    `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  burden Costs {
    basis gdp from Output
//        ^^^^^^^^^^^^^^^ unbalanced-contributions
    share DNK 30%
    share NOR 60%
//  ^^^^^^^^^^^^^ unbalanced-contributions
    share SWE 10%
//  ^^^^^^^^^^^^^ unbalanced-contributions
  }
}
figures Output { source "invented" year 2020 columns gdp billion USD  DNK unknown  NOR 100  SWE 100 }`,
    rules,
  );
});

test('a pledge that is due, one that is not yet, and one that is an aim', () => {
  const [owed, aimed] = assertMarked(
    `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  obligation Now { each party shall spend 2% of gdp on defence }
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ unmet-pledge
  obligation Later { each party shall spend 2% of gdp on defence within 10 years }
  obligation Aim { each party should spend 2% of gdp on defence }
//                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ unmet-pledge
}
figures Output { source "invented" year 2020 columns defence-spending % of gdp  DNK 1.4%  NOR 2.1%  SWE unknown }`,
    rules,
  );
  assert.deepEqual([owed?.severity, aimed?.severity], ['warning', 'information']);
  assert.match(owed?.message ?? '', /^DNK 1\.4 %: .* For SWE the figures give nothing\.$/);
});

test('figures in a table beside the file, and what cannot be read in it', () => {
  const csv = 'party,gdp\nDNK,400\nNOR,many\nXXQ,3\n';
  const texts = {
    'a.treaty': `
  figures Output from "output.csv"
  treaty Pact "Pact" {
    signed 2020-01-15
    parties { DNK NOR }
    burden Costs { basis gdp from Output share DNK 50% share NOR 50% }
//                       ^^^^^^^^^^^^^^^ unbalanced-contributions
  }`,
    'output.csv': csv,
  };
  assertMarked(texts, rules);
  const workspace = workspaceOf(texts);
  const file = workspace.file('file:///w/a.treaty');
  assert.ok(file);
  const found = figureFileFindings(workspace, file, defaultSettings(day));
  assert.deepEqual(
    found.map(({ uri, start, end, rule }) => [uri, csv.slice(start, end), rule]),
    [
      ['file:///w/output.csv', 'many', 'syntax'],
      ['file:///w/output.csv', 'XXQ', 'syntax'],
    ],
  );
  assert.match(found[0]?.message ?? '', /“many” is no figure/);
});
