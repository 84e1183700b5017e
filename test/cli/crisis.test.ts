import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foedus, folder } from '../support/foedus.ts';

const dual = `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  article 1 { obligation War { the other party shall defend that party when ByRussia } }
}
`;
const scenario = (expected: string, more = '') => `scenario July "The crisis" {
  under Dual
  on 1914-07-30
  event mobilization by RUS against AUH
  event armed-attack by RUS on AUH on 1914-08-01
  ${more}
  expect ${expected}
}
`;

describe('foedus crisis', () => {
  test('says day by day who is bound, what led to what, and how each expectation came out', async (t) => {
    const cwd = await folder(t, {
      'dual.treaty': dual,
      'july.treaty': scenario('GMY not bound to defend AUH because kind on 1914-07-30', 'assume honoured'),
    });
    const { code, out } = await foedus(['crisis', 'july.treaty', '--date', '2024-12-31'], { cwd });
    assert.equal(
      out,
      `July “The crisis” (july.treaty:1)
  under Dual

30 July 1914
  mobilization by RUS against AUH

1 August 1914
  armed-attack by RUS on AUH
  → war-entry by GMY against RUS, honouring Dual.War (article 1)
    GMY: bound, and has done it, Dual.War (article 1): defend that party (AUH)

What led to what
  armed-attack by RUS on AUH (1 August 1914)
  └─ war-entry by GMY against RUS, honouring Dual.War (article 1) (1 August 1914)
       because \`kind\` – The event is armed-attack (event of 1 August 1914); \`on\` – AUH is a party to Dual (event of 1 August 1914); \`by\` – RUS is named (event of 1 August 1914)
  Drawn in: GMY; the longest chain has 1 step.

Expectations
  ✓ expect GMY not bound to defend AUH because kind on 1914-07-30
      GMY is not bound to defend AUH on 30 July 1914, because: \`kind\` – mobilization is no armed-attack (event of 30 July 1914); Dual.War (article 1).

Taken for granted
  Dual does not say when it came into force: taken as in force from its date, 7 October 1879.

1 scenario run on 2024-12-31: 1 expectation, it holds
`,
    );
    assert.equal(code, 0);
  });

  test('exits with 1 where an expectation fails, and says why at its place', async (t) => {
    const cwd = await folder(t, {
      'dual.treaty': dual,
      'july.treaty': scenario('GMY bound to defend AUH on 1914-07-31'),
    });
    const { code, out } = await foedus(['crisis', 'july.treaty'], { cwd });
    assert.equal(code, 1);
    assert.match(
      out,
      /✗ expect GMY bound to defend AUH on 1914-07-31 \(july\.treaty:7:3\)\n {6}GMY is not bound .*`kind`/,
    );
    assert.match(out, /1 expectation of 1 failed/);
  });

  test('a name that means nothing is no success', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual, 'july.treaty': scenario('GMY not bound to defend XYZ') });
    const { code, out } = await foedus(['crisis', 'july.treaty'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /It could not be asked: nobody knows who XYZ is/);
  });

  test('prints JSON with the reasons and their places', async (t) => {
    const cwd = await folder(t, { 'all.treaty': dual + scenario('GMY due to defend AUH') });
    const { code, out } = await foedus(['crisis', '--format', 'json', '--scenario', 'July', 'all.treaty'], { cwd });
    assert.equal(code, 0);
    const report = JSON.parse(out);
    assert.deepEqual(Object.keys(report), ['version', 'day', 'scenarios', 'summary']);
    assert.deepEqual(report.summary, { scenarios: 1, expectations: 1, failed: 0, unreadable: 0 });
    const [july] = report.scenarios;
    assert.deepEqual(
      july.days.map((each: { date: string }) => each.date),
      ['1914-07-30', '1914-08-01'],
    );
    const [owed] = july.days[1].duties;
    assert.deepEqual([owed.clause, owed.obligor, owed.answer, owed.helped], ['Dual.War', 'GMY', 'due', ['AUH']]);
    assert.equal(owed.at.range.start.line, 4);
    assert.equal(july.expectations[0].outcome, 'holds');
  });

  test('prints JUnit XML, a case for each expectation', async (t) => {
    const cwd = await folder(t, { 'all.treaty': dual + scenario('GMY not bound to defend AUH') });
    const { code, out } = await foedus(['crisis', '--format', 'junit', 'all.treaty'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^<\?xml version="1\.0"/);
    assert.match(out, /<testsuite name="July" tests="1" failures="1" errors="0"/);
    assert.match(out, /<testcase [^>]*name="expect GMY not bound to defend AUH"[^>]*file="all\.treaty"/);
    assert.match(out, /<failure message="GMY is bound .*\(all\.treaty:\d+:3\)"/);
  });

  test('says what is wrong with the question', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual, 'july.treaty': scenario('GMY due to defend AUH') });
    const none = await foedus(['crisis', 'dual.treaty'], { cwd });
    assert.deepEqual([none.code, none.err], [2, 'foedus: There is no `scenario` in what was named.\n']);
    const misspelt = await foedus(['crisis', 'july.treaty', '--scenario', 'Jully'], { cwd });
    assert.deepEqual(
      [misspelt.code, misspelt.err],
      [2, 'foedus: There is no scenario `Jully` here. Did you mean `July`?\n'],
    );
    assert.equal((await foedus(['crisis'], { cwd })).code, 2);
  });
});
