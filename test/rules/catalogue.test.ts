/** What holds of every rule: its examples are true, its page stands on sources that exist, its fixes mend. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { configurationFindings } from '../../server/rules/configuration.ts';
import { findRule, renderRuleIndex, ruleIds, rules, suggestRules } from '../../server/rules/index.ts';
import { findConcept } from '../../server/theory/concepts.ts';
import { findLaw } from '../../server/theory/laws.ts';
import { findSource } from '../../server/theory/sources.ts';
import { applyFix, findingsIn as findingsInTreaty } from '../support/findings.ts';
import { samples } from '../support/samples.ts';

for (const rule of rules)
  describe(rule.id, () => {
    const findingsIn = (text: string) =>
      rule.of === 'configuration' ? configurationFindings('file:///w/foedus.json', text) : findingsInTreaty(text);
    test('finds every example it says it finds', () => {
      assert.ok(rule.avoid.length > 0);
      for (const { source } of rule.avoid)
        assert.ok(
          findingsIn(source).some((each) => each.rule === rule.id),
          source,
        );
    });
    test('finds nothing in the examples it prefers, and they can be read', () => {
      assert.ok(rule.prefer.length > 0);
      for (const { source } of rule.prefer)
        assert.deepEqual(
          findingsIn(source).filter((each) => each.rule === rule.id || each.rule === 'syntax'),
          [],
        );
    });
    test('rests on sources and concepts that exist', () => {
      assert.ok(rule.sources.length > 0);
      for (const { id } of rule.sources) assert.ok(findLaw(id) ?? findSource(id), id);
      for (const id of rule.concepts) assert.equal(findConcept(id)?.id, id);
    });
    test('says what it has to say in at most two sentences, and mends what it offers to mend', () => {
      for (const { source } of rule.avoid)
        for (const finding of findingsIn(source).filter((each) => each.rule === rule.id)) {
          assertMessage(finding.message);
          for (const fix of finding.fixes ?? []) {
            const after = applyFix(source, fix);
            const before = parseFile(source).chunks.flatMap(({ chunk }) => chunk.problems).length;
            assert.ok(
              parseFile(after).chunks.flatMap(({ chunk }) => chunk.problems).length <= before,
              `${fix.title}\n${after}`,
            );
            const same = (text: string) =>
              findingsIn(text).filter((each) => each.rule === rule.id && each.message === finding.message).length;
            assert.ok(same(after) < same(source), `${fix.title}\n${after}`);
          }
        }
    });
  });

function assertMessage(message: string): void {
  const sentences = message
    .replace(/`[^`]*`|"[^"]*"/g, 'x')
    .split(/[.?!](?:\s|$)/)
    .filter((part) => part.trim() !== '');
  assert.ok(sentences.length <= 2, message);
  assert.match(message, /[.?]$/, message);
  assert.doesNotMatch(message, /undefined|NaN|\[object/);
}

test('rules are found by id, in any case, and suggested when misspelt', () => {
  assert.deepEqual([...ruleIds], [...ruleIds].sort());
  assert.equal(findRule('Unresolved Name')?.id, 'unresolved-name');
  assert.equal(findRule('no-such-rule'), undefined);
  assert.deepEqual(
    suggestRules('unresolvd-name').map((rule) => rule.id),
    ['unresolved-name'],
  );
});

test('the list of rules names every rule once', () => {
  const list = renderRuleIndex({ link: (id) => `[${id}]` });
  for (const id of ruleIds) assert.equal(list.split(`[${id}]`).length, 2, id);
});

test('whatever a text lacks, nothing throws, every finding lies in the file and speaks plainly', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (const { text } of samples)
    for (let times = 0; times < 6; times++) {
      const from = random(text.length);
      const cut = times % 2 === 0 ? text.slice(0, from) : text.slice(0, from) + text.slice(from + random(200));
      for (const finding of findingsInTreaty(cut)) {
        assert.ok(0 <= finding.start && finding.start <= finding.end && finding.end <= cut.length, finding.message);
        if (finding.rule !== 'syntax') assertMessage(finding.message);
        for (const edit of finding.fixes?.flatMap((fix) => fix.edits) ?? [])
          assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= cut.length, finding.message);
      }
    }
});
