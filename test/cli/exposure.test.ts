import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Interrupted, inSteps } from '../../server/cli/progress.ts';
import { foedus, folder } from '../support/foedus.ts';

const dual = `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  article 1 { obligation War { the other party shall defend that party when ByRussia } }
}
`;

describe('long work at a terminal', () => {
  test('Ctrl-C ends it between two steps', async () => {
    function* endless(): Generator<number, void> {
      for (let step = 0; ; step++) yield step;
    }
    let steps = 0;
    const running = inSteps(
      (function* () {
        for (const step of endless()) {
          steps = step;
          if (step === 10) process.emit('SIGINT');
          yield step;
        }
      })(),
      String,
    );
    await assert.rejects(running, Interrupted);
    assert.ok(steps > 10);
    assert.equal(process.listenerCount('SIGINT'), 0);
  });
});

describe('foedus exposure', () => {
  test('names for each state the attacks that bind it, the clauses, and whose the counts are', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual });
    const { code, out } = await foedus(['exposure', 'dual.treaty', '--date', '1914-07-27'], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^Exposure on 1914-07-27\n {2}under Dual\n/);
    assert.match(out, /2 of them bind others to fight\./);
    assert.match(
      out,
      /GMY \(Germany\)\n {2}entrapment: bound to fight in 1 of \d+ attacks between others\n {6}1: Dual\.War \(article 1\) \(dual\.treaty:5\)\n {2}abandonment: of \d+ attacks on it, somebody is bound to help in 1\n/,
    );
    assert.match(out, /Snyder’s \(1984\); the counts are this program’s own/);
  });

  test('prints JSON', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual });
    const { out } = await foedus(['exposure', 'dual.treaty', '--date', '1914-07-27', '--format', 'json'], { cwd });
    const report = JSON.parse(out);
    assert.deepEqual([report.version, report.spreading, report.depths], [1, 2, [2]]);
    assert.equal(report.attacks, report.universe * (report.universe - 1));
    const [one] = report.states;
    assert.deepEqual(
      [one.entrapment.attacks, one.entrapment.direct[0].clause, one.abandonment.attacks, one.abandonment.helped],
      [1, 'Dual.War', 0, 1],
    );
  });

  test('says so where nothing is in force', async (t) => {
    const cwd = await folder(t, { 'dual.treaty': dual });
    const { code, out } = await foedus(['exposure', 'dual.treaty', '--date', '1870-01-01'], { cwd });
    assert.deepEqual([code, out.split('.')[0]], [0, 'No treaty is in force on 1870-01-01']);
  });
});
