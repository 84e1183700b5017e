/**
 * The samples with random damage: no rule throws, every finding lies in its file, every fix applies and leaves a file
 * that reads no worse, without the finding and with all its comments. MUTATIONS=10000 for the run of a night; the last
 * one's result stands in docs/robustness.md.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFile } from '../../grammar/index.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { applyEdits, checkFile, defaultSettings, type Finding, lostComments } from '../../server/rules/index.ts';
import { day } from '../support/findings.ts';
import { samples } from '../support/samples.ts';

const runs = Number(process.env.MUTATIONS ?? 120);
const settings = defaultSettings(day);

/** Pieces that a drafter might type, paste or leave behind. */
const pieces = samples.flatMap(({ text }) => text.split(/(?<=[\s{}])/)).filter((piece) => piece.trim() !== '');

const mutation = fc.record({
  sample: fc.nat({ max: samples.length - 1 }),
  edits: fc.array(
    fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat({ max: 40 }), piece: fc.nat() }),
    { minLength: 1, maxLength: 4 },
  ),
});

function damaged(text: string, edits: readonly { at: number; remove: number; piece: number }[]): string {
  let result = text;
  for (const { at, remove, piece } of edits) {
    const start = Math.floor(at * result.length);
    result = result.slice(0, start) + (pieces[piece % pieces.length] ?? '') + result.slice(start + remove);
  }
  return result;
}

const uriOf = (name: string) => `file:///samples/${name}`;
const base = samples.map(({ name, text }) => ({ uri: uriOf(name), tree: parseFile(text) }));

const problemsIn = (text: string) => parseFile(text).chunks.reduce((sum, { chunk }) => sum + chunk.problems.length, 0);

test(`${runs} mutations of the samples`, () => {
  let fixes = 0;
  fc.assert(
    fc.property(mutation, ({ sample, edits }) => {
      const chosen = samples[sample];
      assert.ok(chosen);
      const text = damaged(chosen.text, edits);
      const check = (name: string, of: string): readonly Finding[] => {
        const file = { uri: uriOf(name), tree: parseFile(of) };
        const workspace = makeWorkspace([...base.filter(({ uri }) => uri !== file.uri), file]);
        return checkFile(workspace, file, settings, ({ rule, error }) => assert.fail(`${rule} threw: ${error}`));
      };
      const found = check(chosen.name, text);
      for (const { start, end, rule } of found)
        assert.ok(0 <= start && start <= end && end <= text.length, `${rule} ${start}–${end} of ${text.length}`);
      const fixable = found.flatMap((finding) => (finding.fixes ?? []).map((fix) => ({ finding, fix })));
      // one of each rule is enough: the rest are like it
      const tried = new Set<string>();
      for (const { finding, fix } of fixable) {
        if (tried.has(finding.rule) || fix.edits.some(({ uri }) => uri !== finding.uri)) continue;
        tried.add(finding.rule);
        fixes++;
        const after = applyEdits(text, fix.edits);
        const what = `${finding.rule}: ${fix.title}`;
        assert.ok(after !== undefined, what);
        assert.ok(problemsIn(after) <= problemsIn(text), what);
        const lost = lostComments(parseFile(text), parseFile(after));
        assert.deepEqual(finding.rule.includes('suppression') ? [] : lost, [], what);
        const same = (each: Finding) => each.rule === finding.rule && each.message === finding.message;
        const before = found.filter(same).length;
        assert.ok(check(chosen.name, after).filter(same).length < before, `${what} left its finding`);
      }
    }),
    { numRuns: runs, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
  assert.ok(fixes > 0);
});
