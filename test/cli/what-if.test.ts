import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foedus, folder } from '../support/foedus.ts';

const dual = `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  article 1 { obligation War { the other party shall defend that party when ByRussia } }
  article 2 { obligation Peace { each party shall make no separate-peace } }
}
`;
const asked = ['--date', '1914-08-01'];

describe('foedus whatif', () => {
  test('says who is bound, what follows, and gives the scenario to paste', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual });
    const { code, out } = await foedus(['whatif', '--by', 'RUS', '--on', 'AUH', ...asked, 'dual.treaty'], { cwd });
    assert.equal(code, 0);
    assert.equal(
      out,
      `If on 1 August 1914: unprovoked invasion by RUS on AUH
  under Dual

Bound
  GMY: bound, Dual.War (article 1): defend that party

If everybody does what is due
  unprovoked invasion by RUS on AUH
  └─ war-entry by GMY against RUS, honouring Dual.War (article 1)
  Drawn in: GMY; the longest chain has 1 step.

As a scenario:
    scenario WhatIf {
      on 1914-08-01
      event unprovoked invasion by RUS on AUH
      assume honoured fully
    }
`,
    );
  });

  test('says of each party why it is not bound', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual });
    const { out } = await foedus(['whatif', '--by', 'FRN', '--on', 'AUH', ...asked, 'dual.treaty'], { cwd });
    assert.match(out, /Not bound, and why not\n {2}.*GMY: not bound, Dual\.War \(article 1\).*`by` – FRN is not RUS/);
    assert.match(out, /Nothing follows\./);
  });

  test('takes what an event takes: several states, a group, the parties of a treaty, a class, somebody who is no state', async (t) => {
    const cwd = await folder(t, {
      'dual.treaty': `group Entente = FRN, RUS\nstate CZR "Empire of the Czar" { cow 365 }\n${dual}`,
    });
    const said = async (by: string, on = 'AUH') =>
      (await foedus(['whatif', '--by', by, '--on', on, ...asked, 'dual.treaty'], { cwd })).out;
    for (const by of ['FRN, RUS', 'Entente']) assert.match(await said(by), /Bound\n {2}GMY: bound, Dual\.War/);
    assert.match(await said('RUS', 'Dual'), /GMY: bound, Dual\.War/);
    assert.match(await said('any state "Great Power"'), /by any state "Great Power" on AUH/);
    assert.match(await said('"Black Hand"'), /by "Black Hand" on AUH/);
    // a state that the file declares is called as the file calls it
    assert.match(await said('CZR'), /^If on 1 August 1914: unprovoked invasion by CZR on AUH/);
    assert.match(await said('CZR'), /war-entry by GMY against CZR/);
  });

  test('prints JSON', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual });
    const { out } = await foedus(
      ['whatif', '--by', 'RUS', '--on', 'AUH', '--kind', 'blockade', ...asked, '--format', 'json', 'dual.treaty'],
      { cwd },
    );
    const report = JSON.parse(out);
    const germany = report.duties.find((each: { obligor: string }) => each.obligor === 'GMY');
    // UNGA 3314 art. 3(c) calls a blockade aggression, not armed attack
    assert.deepEqual([germany.clause, germany.answer, germany.reasons[0].part], ['Dual.War', 'arguable', 'kind']);
    assert.deepEqual(report.cascade.drawnIn, []);
  });

  test('lists what would set a clause off', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual });
    const { code, out } = await foedus(['whatif', '--for', 'Dual.War', ...asked, 'dual.treaty'], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^What would set off Dual\.War \(article 1\): defend that party\n/);
    assert.match(out, /Sets it off \(\d+\)\n {2}armed-attack on GMY by RUS/);
    assert.match(out, /Arguable \(\d+\)[\s\S]*blockade on GMY by RUS: `kind` – /);
    assert.match(out, /Does not set it off \(\d+\)[\s\S]*: `by` – /);
  });

  test('says what is wrong with the question', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual });
    const fails = async (args: readonly string[], says: RegExp) => {
      const { code, err } = await foedus(['whatif', ...args, ...asked, 'dual.treaty'], { cwd });
      assert.equal(code, 2);
      assert.match(err, says);
    };
    await fails(['--by', 'RUZ', '--on', 'AUH'], /--by RUZ`: nobody knows this state\. Did you mean .*RUS \(Russia\)/);
    await fails(
      ['--by', 'RUS', '--on', 'AUH', '--kind', 'invasoin'],
      /no kind of event `invasoin`\. Did you mean `invasion`/,
    );
    await fails(['--for', 'Dul.War'], /no treaty `Dul` here\. Did you mean `Dual`/);
    await fails(['--for', 'Dual.Wra'], /no duty or trigger `Wra`\. There are: Dual\.War/);
    await fails(['--for', 'Dual.Peace'], /owed without any event/);
    await fails([], /Say what happens/);
  });
});
