/** The conflicts of the sample treaties: those that history knows of, each proved by its crisis, and no others. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFile } from '../../../grammar/index.ts';
import { conflictsIn, conflictsInSteps, conflictsOf } from '../../../server/meaning/conflicts/index.ts';
import { makeWorkspace } from '../../../server/model/workspace.ts';
import { samples, sampleWorkspace, treaty } from '../_read.ts';
import { assertHolds, eventsOf, told } from './_find.ts';

const { conflicts, beyond } = conflictsIn(sampleWorkspace());
const between = (one: string, two: string) =>
  conflicts.filter(
    (each) =>
      new Set([each.one.treaty.treaty.name, each.two.treaty.treaty.name]).size === new Set([one, two]).size &&
      [one, two].every((name) => [each.one.treaty.treaty.name, each.two.treaty.treaty.name].includes(name)),
  );

describe('found on the texts', () => {
  test('all of them, and no others', () => {
    assert.deepEqual(conflicts.map(told), [
      'between Belgium1839.Guarantee DualAlliance.BenevolentNeutrality for AUH, GMY',
      'between Belgium1839.Guarantee Reinsurance.Neutrality for GMY, RUS',
      'between DualAlliance.JoinIfRussia Reinsurance.Neutrality for GMY',
      'between DualAlliance.WarStrength Reinsurance.Neutrality for GMY',
      'settled MolotovRibbentrop.NonAggression Tripartite.Assistance for GMY',
      'between Reinsurance.Neutrality TripleAlliance.CasusFoederis for GMY',
    ]);
    assert.deepEqual(beyond, []);
  });

  test('1887 against 1879: no single event, but two', () => {
    const clashes = between('DualAlliance', 'Reinsurance');
    assert.deepEqual(
      clashes.map((each) => eventsOf(each).length),
      [2, 2],
    );
    assert.deepEqual(eventsOf(clashes[0] as (typeof clashes)[0]), [
      'armed-attack by FRN on AUH supported by RUS',
      'war by AUH on RUS',
    ]);
  });

  test('1887 against the Triple Alliance: Italy is not in the exception', () => {
    const [clash] = between('Reinsurance', 'TripleAlliance');
    assert.ok(clash);
    assert.ok(eventsOf(clash).every((event) => event.endsWith('on ITA')));
  });

  for (const conflict of conflicts)
    test(`the crisis of ${conflict.one.name} and ${conflict.two.name} holds when it is pasted in`, () => {
      assertHolds([...samples.values()], conflict);
    });
});

describe('not found', () => {
  test('the North Atlantic Treaty with itself, ANZUS with the treaty of 1960, the Charter with collective defence', () => {
    for (const name of ['NATO', 'ANZUS', 'USJapan']) assert.deepEqual(between(name, name), []);
    assert.deepEqual(between('ANZUS', 'USJapan'), []);
    for (const each of conflicts)
      assert.ok(![each.one, each.two].some(({ node }) => node.action?.verb === 'no-unlawful-force'));
  });

  test('nor would they be, if help were promised with all means', () => {
    const armed = new Map(
      ['north-atlantic-1949.treaty', 'anzus-1951.treaty', 'us-japan-1960.treaty'].map((name) => {
        const text = samples.get(name) ?? '';
        const changed = text.replaceAll('shall assist the victim', 'shall defend the victim');
        assert.notEqual(changed, text);
        return [name, changed] as const;
      }),
    );
    assert.deepEqual(conflictsIn(sampleWorkspace(armed)).conflicts.map(told), conflicts.map(told));
  });

  test('what closes the gap of 1887 takes the finding away', () => {
    const name = 'reinsurance-1887.treaty';
    const text = (samples.get(name) ?? '').replace('except AUH, FRN }', 'except AUH, FRN, ITA }');
    const { conflicts: left } = conflictsIn(sampleWorkspace(new Map([[name, text]])));
    assert.ok(left.some((each) => told(each).includes('JoinIfRussia')));
    // what remains needs Austria-Hungary: if it goes to war with Russia for Italy's sake, the exception is of no use
    const triple = left.filter((each) => told(each).includes('TripleAlliance'));
    assert.deepEqual(triple.map(told), ['between Reinsurance.Neutrality TripleAlliance.CasusFoederis for GMY']);
    assert.deepEqual(triple[0]?.scenario.slice(1), [
      '  under Reinsurance.Neutrality, TripleAlliance.CasusFoederis',
      '  on 1887-06-18',
      '  event unprovoked armed-attack by FRN on ITA',
      '  event unprovoked armed-attack by RUS on ITA',
      '  assume honoured by AUH',
      '  expect conflict for GMY between Reinsurance.Neutrality and TripleAlliance.CasusFoederis',
      '}',
    ]);
    // by one clause or the other Austria-Hungary is to stay out
    const out = new Map([[name, text.replace('AUH or FRN }\n    trigger OwnAttack', 'FRN }\n    trigger OwnAttack')]]);
    assert.notEqual(out.get(name), text);
    const none = conflictsIn(sampleWorkspace(out)).conflicts.map(told);
    assert.ok(!none.some((each) => each.includes('TripleAlliance')), none.join('\n'));
  });
});

describe('what does not matter', () => {
  test('the order of files, and of clauses in them', () => {
    const files = [...samples].map(([name, text], index) => ({
      uri: `file:///${99 - index}-${name}`,
      tree: parseFile(text),
    }));
    assert.deepEqual(conflictsIn(makeWorkspace(files)).conflicts.map(told), conflicts.map(told));
  });

  test('how often it was asked before: an edit elsewhere changes nothing, an edit of the clause does', () => {
    const first = sampleWorkspace();
    const before = conflictsOf(first, treaty(first, 'Reinsurance')).conflicts;
    const files = first.files.map((file) => ({ ...file, tree: parseFile(`// moved\n\n${file.tree.text}`, file.tree) }));
    const moved = makeWorkspace(files);
    const after = conflictsOf(moved, treaty(moved, 'Reinsurance')).conflicts;
    assert.deepEqual(after.map(told), before.map(told));
    for (const each of after) assert.ok(files.some(({ uri }) => uri === each.one.treaty.site.file.uri));
    const groups = first.files.map((file) => ({
      ...file,
      tree: parseFile(file.tree.text.replace('AUH, FRN, GMY, ITA, RUS, UKG\n', 'AUH, FRN, GMY, RUS\n'), file.tree),
    }));
    const changed = makeWorkspace(groups);
    const without = conflictsOf(changed, treaty(changed, 'Reinsurance'))
      .conflicts.filter(({ proof }) => !proof.link)
      .map(told);
    // neither Italy nor Great Britain is a Great Power now: no war but with the excepted ones
    assert.ok(
      !without.some((each) => each.includes('CasusFoederis') || each.includes('WarStrength')),
      without.join('\n'),
    );
  });

  test('in steps it is the same, one step for each treaty', () => {
    const workspace = sampleWorkspace();
    const steps = conflictsInSteps(workspace);
    const seen: number[] = [];
    for (;;) {
      const next = steps.next();
      if (next.done) {
        assert.deepEqual(next.value.conflicts.map(told), conflicts.map(told));
        break;
      }
      assert.equal(next.value.of, workspace.treaties.length);
      seen.push(next.value.done);
    }
    assert.deepEqual(seen, [...workspace.treaties.keys()]);
  });
});
