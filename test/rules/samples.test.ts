/** What is found in the samples is what samples/EXPECTED.md lists: no more, no less. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/_common.ts';
import { firstDay } from '../../server/model/dates.ts';
import { checkFile, defaultSettings, type Finding, rules } from '../../server/rules/index.ts';
import { applyFix, findingsIn, workspaceOf } from '../support/findings.ts';
import { samples } from '../support/samples.ts';

interface Expected {
  readonly where: string;
  readonly rule: string;
}

/** File → rows of its table. */
function expected(): Map<string, Expected[]> {
  const files = new Map<string, Expected[]>();
  let rows: Expected[] = [];
  for (const line of readFileSync(path.join(root, 'samples/EXPECTED.md'), 'utf8').split('\n')) {
    const file = /^## (\S+\.treaty)$/.exec(line)?.[1];
    if (file) {
      rows = [];
      files.set(file, rows);
    }
    const [, where, rule, why] = /^\| `([^`]+)` \| ([a-z-]+) \| (.+) \|$/.exec(line) ?? [];
    if (where && rule) {
      assert.ok(why && why.length > 20, `why would a specialist agree: ${line}`);
      rows.push({ where, rule });
    }
  }
  return files;
}

const workspace = workspaceOf(Object.fromEntries(samples.map(({ name, text }) => [name, text])));
const settings = defaultSettings(firstDay({ year: 2024, month: 12, day: 31 }));

/** The clause a finding is in, as `TREATY.CLAUSE`, and its line. */
function places(text: string, finding: Finding): string[] {
  const lineStart = text.lastIndexOf('\n', finding.start - 1) + 1;
  const line = text.slice(lineStart, text.indexOf('\n', finding.start)).trim();
  const before = text.slice(0, finding.start + 1);
  const treaty = [...before.matchAll(/^treaty (\w+)/gm)].at(-1)?.[1];
  const clause = [
    ...text
      .slice(0, text.indexOf('\n', finding.start))
      .matchAll(/^ +(?:trigger|obligation|right|recital|burden|organ|area) (\w+)/gm),
  ].at(-1)?.[1];
  return [`${treaty}.${clause}`, line];
}

const all = expected();

test('every sample is in samples/EXPECTED.md', () => {
  assert.deepEqual([...all.keys()].sort(), samples.map(({ name }) => name).sort());
});

test('every rule is found in a sample, or says why in none', () => {
  const shown = new Set([...all.values()].flat().map(({ rule }) => rule));
  for (const { id, unseen } of rules)
    if (shown.has(id)) assert.equal(unseen, undefined, `${id} is found in a sample, and says that it is in none`);
    else assert.match(unseen ?? '', /^[A-Z].{30,}\.$/, `${id} is in no sample: let its \`unseen\` say why`);
});

for (const { name, text } of samples)
  test(`findings in ${name}`, () => {
    const file = workspace.file(`file:///w/${name}`);
    assert.ok(file);
    const open = [...(all.get(name) ?? [])];
    const unexpected: string[] = [];
    for (const finding of checkFile(workspace, file, settings, ({ error }) => {
      throw error;
    })) {
      const [clause = '', line = ''] = places(text, finding);
      const index = open.findIndex(
        ({ where, rule }) => rule === finding.rule && (where === clause || line.startsWith(where)),
      );
      if (index < 0) unexpected.push(`${clause}: ${finding.rule}: ${finding.message}`);
      else open.splice(index, 1);
    }
    assert.deepEqual({ unexpected, missing: open }, { unexpected: [], missing: [] });
  });

test('every expectation in the samples has a comment above it that says why', () => {
  for (const { name, text } of samples)
    for (const [lines] of text.matchAll(/^.*\n(?= *expect )/gm)) assert.match(lines, /^ *\/\/ ./, `${name}: ${lines}`);
});

test('every remedy offered in the samples mends as much as it says', () => {
  const texts = Object.fromEntries(samples.map(({ name, text }) => [name, text]));
  for (const { name, text } of samples) {
    const findings = (now: string) => findingsIn({ [name]: now, ...without(texts, name) });
    for (const { rule, start, message, details = [], fixes = [] } of findings(text))
      for (const fix of fixes) {
        const after = findings(applyFix(text, fix));
        assert.ok(!after.some((each) => each.severity === 'error'), `${name}: ${fix.title}`);
        const left = after.filter((each) => each.rule === rule && Math.abs(each.start - start) < 3);
        assert.ok(!left.some((each) => each.message === message), `${name}: ${fix.title}`);
        const settles = Number(/settles (\d+) of/.exec(fix.title)?.[1] ?? details.length);
        const open = left.flatMap((each) => each.details ?? []).length;
        assert.ok(open <= details.length - settles, `${name}: ${fix.title} leaves ${open} of ${details.length}`);
      }
  }
});

function without(texts: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([each]) => each !== name));
}
