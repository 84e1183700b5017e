/** The comment that silences a finding, as the editor writes it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkFile, defaultSettings, rules, silencing } from '../../server/rules/index.ts';
import { applyFix, day, findingsIn, workspaceOf } from '../support/findings.ts';
import { samples } from '../support/samples.ts';

function silenced(text: string, rule: string): string {
  const [file] = workspaceOf({ 'a.treaty': text }).files;
  const finding = findingsIn(text).find((each) => each.rule === rule);
  const fix = file && finding && silencing(file, finding);
  return fix ? applyFix(text, fix) : text;
}

test('it stands above the clause, with its indentation, and over what documents it', () => {
  assert.equal(
    silenced(
      `treaty Pact "Pact" {
  parties { DNK NOR }
    /// Help at all times.
    obligation Help {
      each party shall assist other parties
    }
}
`,
      'no-trigger',
    ),
    `treaty Pact "Pact" {
  parties { DNK NOR }
    // foedus-ignore no-trigger: why this is meant
    /// Help at all times.
    obligation Help {
      each party shall assist other parties
    }
}
`,
  );
});

test('a clause that shares its line gets one of its own', () => {
  const text = 'treaty Pact "Pact" { parties { DNK NOR } obligation Help { each party shall assist other parties } }';
  assert.equal(
    silenced(text, 'no-trigger'),
    'treaty Pact "Pact" { parties { DNK NOR } \n// foedus-ignore no-trigger: why this is meant\nobligation Help { each party shall assist other parties } }',
  );
});

test('the words that stand for the reason are none', () => {
  const text = silenced('treaty Pact "Pact" {\n  parties { DNK NOR }\n  trigger A { invasion on DNK }\n}\n', 'unused-declaration'); // biome-ignore format: one line
  assert.deepEqual(findingsIn(text).map(({ rule }) => rule), ['suppression-reason']); // biome-ignore format: one line
});

test('what cannot be read, and what is said of such comments, cannot be silenced', () => {
  const text = 'treaty Pact "Pact" {\n  parties { DNK NOR\n  // foedus-ignore syntax: no\n';
  for (const rule of ['syntax', 'unused-suppression']) assert.equal(silenced(text, rule), text);
});

describe('after it the finding is gone, and no other comes but that a reason is wanted', () => {
  const key = ({ rule, message }: { rule: string; message: string }) => `${rule}: ${message}`;
  for (const rule of rules)
    test(rule.id, () => {
      for (const { source } of rule.avoid)
        for (const finding of findingsIn(source)) {
          const [file] = workspaceOf({ 'a.treaty': source }).files;
          const fix = file && silencing(file, finding);
          if (!fix) continue;
          const after = findingsIn(applyFix(source, fix)).map(key);
          const before = findingsIn(source).map(key);
          assert.ok(after.filter((each) => each === key(finding)).length < before.filter((each) => each === key(finding)).length, applyFix(source, fix)); // biome-ignore format: one line
          assert.deepEqual(after.filter((each) => !before.includes(each) && !each.startsWith('suppression-reason')), []); // biome-ignore format: one line
        }
    });

  test('in the samples', () => {
    const workspace = workspaceOf(Object.fromEntries(samples.map(({ name, text }) => [name, text])));
    for (const file of workspace.files)
      for (const finding of checkFile(workspace, file, defaultSettings(day))) {
        const fix = silencing(file, finding);
        assert.ok(fix, key(finding));
        const name = file.uri.slice('file:///w/'.length);
        const texts = Object.fromEntries(samples.map((each) => [each.name, each.text]));
        const after = findingsIn({ [name]: applyFix(file.tree.text, fix), ...without(texts, name) });
        assert.ok(!after.some((each) => key(each) === key(finding)), key(finding));
      }
  });
});

function without(texts: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([each]) => each !== name));
}
