/** Settings, suppressions, and what happens to a rule that breaks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile, compareFindings, defaultSettings, rules, unreadableFile } from '../../server/rules/index.ts';
import { applyFix, assertMarked, day, findingsIn, workspaceOf } from '../support/findings.ts';

const idle = (comment: string, before = '') => `${before}treaty Pact "Pact" {
  parties { DNK NOR }
  ${comment}
  trigger Attack { invasion on any party }
  trigger Other { invasion on DNK }
}`;
const rulesIn = (text: string) => findingsIn(text).map((each) => each.rule);

test('a comment silences its rule in the clause below it, and there only', () => {
  assert.deepEqual(rulesIn(idle('')), ['unused-declaration', 'unused-declaration']);
  assert.deepEqual(rulesIn(idle('// foedus-ignore unused-declaration: for the protocol')), ['unused-declaration']);
  assert.deepEqual(rulesIn(idle('// foedus-ignore unused-declaration: one\n  // a word\n  /// doc')), [
    'unused-declaration',
  ]);
});

test('above the treaty it covers the treaty; for the file it stands at the top', () => {
  assert.deepEqual(rulesIn(idle('', '// foedus-ignore unused-declaration: a draft\n')), []);
  assert.deepEqual(rulesIn(idle('', '// foedus-ignore-file unused-declaration: a draft\n')), []);
  assert.deepEqual(rulesIn(idle('', `${idle('')}\n`.replace('Pact', 'First'))).length, 4);
  const two = `// foedus-ignore-file unused-declaration: drafts\n${idle('').replace('Pact', 'First')}\n${idle('')}`;
  assert.deepEqual(rulesIn(two), []);
});

test('what silences nothing is faded and can be removed', () => {
  const wrong = [
    '// foedus-ignore no-trigger: nothing is owed here',
    '// foedus-ignore unused-declaratoin: a slip',
    '// foedus-ignore-file unused-declaration: not at the top',
    '// foedus-ignore syntax: cannot be',
    '// foedus-ignore',
  ];
  for (const comment of wrong) {
    const text = idle(comment);
    const [found] = findingsIn(text).filter((each) => each.rule === 'unused-suppression');
    assert.ok(found?.unnecessary, comment);
    const remove = found.fixes?.find((fix) => fix.title === 'Remove the comment');
    assert.ok(remove);
    assert.equal(applyFix(text, remove), idle('').replace('  \n', ''), comment);
  }
  const slip = findingsIn(idle(wrong[1] ?? '')).find((each) => each.rule === 'unused-suppression');
  assert.match(slip?.message ?? '', /did you mean `unused-declaration`\?$/);
  const file = idle('', '// foedus-ignore-file syntax: no\n// foedus-ignore-file no-trigger: no\n');
  assert.deepEqual(
    rulesIn(file).filter((each) => each === 'unused-suppression'),
    ['unused-suppression', 'unused-suppression'],
  );
});

test('of a comment that no longer silences anything, the reason is kept', () => {
  const [found] = findingsIn(idle('// foedus-ignore no-trigger: agreed in Oslo')).filter(
    (each) => each.rule === 'unused-suppression',
  );
  const safe = found?.fixes?.filter((fix) => fix.safe) ?? [];
  assert.deepEqual(
    safe.map((fix) => applyFix(idle('// foedus-ignore no-trigger: agreed in Oslo'), fix)),
    [idle('// agreed in Oslo')],
  );
});

test('behind a clause it covers nothing', () => {
  assertMarked(
    `treaty Pact "Pact" {
  parties { DNK NOR }
  trigger Attack { invasion on DNK } // foedus-ignore unused-declaration: behind
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-declaration
//                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-suppression
}`,
    ['unused-declaration', 'unused-suppression'],
  );
});

test('a suppression wants a reason; one of a rule that is off is left alone', () => {
  assert.deepEqual(rulesIn(idle('// foedus-ignore unused-declaration')), ['suppression-reason', 'unused-declaration']);
  const off = { severities: { 'no-trigger': 'off', 'unused-declaration': 'off' } as const };
  assert.deepEqual(findingsIn(idle('// foedus-ignore no-trigger: off for now'), off), []);
});

test('severities are the user’s to set', () => {
  const found = findingsIn(idle(''), { severities: { 'unused-declaration': 'error' } });
  assert.deepEqual(
    found.map((each) => each.severity),
    ['error', 'error'],
  );
});

test('findings come in the order of the text', () => {
  const found = findingsIn(idle('in-force 31', 'import "x.treaty"\ntreaty { }\n'));
  assert.ok(found.length > 3);
  assert.deepEqual(found, [...found].sort(compareFindings));
});

test('a rule that breaks says so once, is logged, and hides no other finding', (context) => {
  const broken = rules.find((rule) => rule.id === 'unknown-word');
  assert.ok(broken);
  context.mock.method(broken, 'check', () => {
    throw new Error('broken');
  });
  const workspace = workspaceOf({ 'a.treaty': idle('') });
  const logged: unknown[] = [];
  const found = checkFile(workspace, workspace.files[0] as never, defaultSettings(day), (failure) =>
    logged.push(failure),
  );
  assert.deepEqual(
    found.map((each) => each.rule),
    ['unknown-word', 'unused-declaration', 'unused-declaration'],
  );
  assert.equal(logged.length, 1);
  assert.match(found[0]?.message ?? '', /fault in Foedus/);
});

test('a file that is not read has one finding, at its beginning', () => {
  const { rule, severity, start, end, message } = unreadableFile('file:///w/a.treaty', 'it is larger than 20 MB');
  assert.deepEqual({ rule, severity, start, end }, { rule: 'syntax', severity: 'error', start: 0, end: 0 });
  assert.equal(message, 'This file was not read: it is larger than 20 MB.');
});
