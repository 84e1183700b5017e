import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foedus, folder } from '../support/foedus.ts';

const alliance = `treaty Alliance "Alliance" {
  signed 1880-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on any party by any third-state }
  obligation Help { the other party shall defend that party when Attack }
}
`;
const friendship = `treaty Friendship "Friendship" {
  signed 1885-01-01
  parties { GMY RUS }
  obligation Peace { each party shall refrain from force against other party }
}
`;
const torn = `treaty Torn "Torn" {
  signed 1880-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on AUH by RUS }
  obligation Help { GMY shall defend AUH when Attack }
  obligation Aside { GMY shall remain neutral when Attack }
}
`;

describe('foedus conflicts', () => {
  test('shows who is caught between what, and the crisis, which runs when it is pasted in', async (t) => {
    const cwd = await folder(t, { 'alliance.treaty': alliance, 'friendship.treaty': friendship });
    const { code, out } = await foedus(['conflicts', '.'], { cwd });
    assert.equal(
      out,
      `warning: GMY owes both, and cannot keep both
  Alliance.Help (alliance.treaty:5): defend that party
  Friendship.Peace (friendship.treaty:4): refrain from force against other party
  the one means war against RUS, the other forbids force against it. The crisis:

    scenario AllianceHelpAgainstFriendshipPeace "GMY owes both" {
      under Alliance, Friendship
      on 1885-01-01
      event armed-attack by RUS on AUH
      expect conflict for GMY between Alliance.Help and Friendship.Peace
    }

2 treaties held against each other: 1 warning
`,
    );
    assert.equal(code, 0);
    const scenario = /^ {4}scenario[\s\S]*?^ {4}\}$/m.exec(out)?.[0] ?? '';
    const pasted = await folder(t, { 'a.treaty': alliance, 'f.treaty': friendship, 's.treaty': scenario });
    assert.equal((await foedus(['crisis', 's.treaty'], { cwd: pasted })).code, 0);
  });

  test('exits with 1 where a treaty contradicts itself', async (t) => {
    const cwd = await folder(t, { 'torn.treaty': torn, 'friendship.treaty': friendship });
    assert.equal((await foedus(['conflicts', 'torn.treaty'], { cwd })).code, 1);
    const { code, out } = await foedus(['conflicts', 'friendship.treaty'], { cwd });
    assert.equal(code, 0);
    assert.doesNotMatch(out, /Torn\.Aside/);
  });

  test('prints JSON with both clauses, their places and the scenario', async (t) => {
    const cwd = await folder(t, { 'torn.treaty': torn });
    const { out } = await foedus(['conflicts', '.', '--format', 'json'], { cwd });
    const report = JSON.parse(out);
    assert.deepEqual(Object.keys(report), ['version', 'conflicts', 'beyond', 'summary']);
    const [conflict] = report.conflicts;
    assert.deepEqual(
      [conflict.severity, conflict.gravity, conflict.obligors, conflict.excludes, conflict.about],
      ['error', 'within', ['GMY'], 'neutral', 'RUS'],
    );
    assert.deepEqual(
      conflict.clauses.map((each: { clause: string; range: { start: object } }) => [each.clause, each.range.start]),
      [
        ['Torn.Help', { line: 4, character: 13 }],
        ['Torn.Aside', { line: 5, character: 13 }],
      ],
    );
    assert.match(conflict.scenario, /expect conflict for GMY between Torn\.Help and Torn\.Aside/);
    assert.equal(report.summary.error, 1);
  });

  test('says that there is none', async (t) => {
    const cwd = await folder(t, { 'alliance.treaty': alliance });
    const { code, out } = await foedus(['conflicts', '.'], { cwd });
    assert.deepEqual([code, out], [0, '1 treaty held against itself: no conflict found\n']);
  });
});
