import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { vocabulary } from '../../grammar/vocabulary.ts';
import {
  ancestors,
  contestedFor,
  contestedKinds,
  eventKinds,
  excludedConduct,
  excludedFor,
  excludedKinds,
  isKindUnder,
  kindsUnder,
} from '../../server/theory/events.ts';

describe('the forest of event kinds', () => {
  it('holds every event kind of the vocabulary, and no other', () => {
    assert.deepEqual(Object.keys(eventKinds).sort(), Object.keys(vocabulary['event-kind']).sort());
  });

  it('names only parents that exist, and no kind is above itself', () => {
    for (const [kind, { parent }] of Object.entries(eventKinds)) {
      if (parent !== undefined) assert.ok(eventKinds[parent], `${kind} is under ${parent}, which is no kind`);
      const seen = new Set<string>();
      for (let at: string | undefined = kind; at !== undefined; at = eventKinds[at]?.parent) {
        assert.ok(!seen.has(at), `${kind} is above itself`);
        seen.add(at);
      }
    }
  });

  it('follows article 3 of the Definition of Aggression', () => {
    assert.deepEqual(ancestors('invasion'), ['invasion', 'armed-attack', 'aggression', 'hostile-act']);
    assert.deepEqual(kindsUnder('armed-attack'), ['armed-attack', 'invasion', 'bombardment', 'attack-on-forces']);
    for (const kind of ['blockade', 'armed-bands', 'breach-of-stationing', 'territory-for-aggression']) {
      assert.ok(isKindUnder(kind, 'aggression'), kind);
      assert.ok(!isKindUnder(kind, 'armed-attack'), kind);
    }
  });

  it('has six trees beside the kinds that stand alone', () => {
    const roots = Object.keys(eventKinds).filter((kind) => eventKinds[kind]?.parent === undefined);
    assert.deepEqual(roots, ['hostile-act', 'war', 'threat', 'internal', 'aid', 'political']);
  });

  it('takes a kind as under itself, also one in a treaty’s own words', () => {
    assert.ok(isKindUnder('war', 'war'));
    assert.ok(isKindUnder('indirect aggression', 'indirect aggression'));
    assert.ok(!isKindUnder('indirect aggression', 'aggression'));
    assert.deepEqual(kindsUnder('indirect aggression'), ['indirect aggression']);
  });
});

describe('what practice leaves open', () => {
  it('concerns kinds that are not under the trigger’s kind anyway', () => {
    for (const { kind, trigger } of [...contestedKinds, ...excludedKinds]) {
      assert.ok(eventKinds[kind], `${kind} is no event kind`);
      assert.ok(eventKinds[trigger], `${trigger} is no event kind`);
      assert.ok(!isKindUnder(kind, trigger), `${kind} is under ${trigger}`);
    }
  });

  it('is never both contested and excluded', () => {
    for (const { kind, trigger } of excludedKinds) assert.equal(contestedFor(kind, trigger), undefined);
  });

  it('gives the day of the practice as a real date', () => {
    for (const { since } of [...contestedKinds, ...excludedKinds, ...excludedConduct]) {
      assert.match(since, /^\d{4}-\d{2}-\d{2}$/);
      assert.equal(new Date(since).toISOString().slice(0, 10), since);
    }
  });

  it('dates cyber attack to Wales and terrorism to the day after the attacks on New York', () => {
    assert.equal(contestedFor('cyber-attack', 'armed-attack')?.since, '2014-09-05');
    assert.equal(contestedFor('terrorism', 'armed-attack')?.since, '2001-09-12');
    assert.equal(contestedFor('sabotage', 'armed-attack'), undefined);
  });

  it('reaches a trigger above the contested kind, and none below it', () => {
    assert.equal(contestedFor('cyber-attack', 'aggression')?.kind, 'cyber-attack');
    assert.equal(contestedFor('cyber-attack', 'invasion'), undefined);
    assert.equal(contestedFor('blockade', 'aggression'), undefined, 'a blockade is aggression, nothing is open');
    assert.equal(contestedFor('cyber-attack', 'hostile-act'), undefined);
  });

  it('shuts the frontier incident out of an armed attack, with the judgment that says so', () => {
    assert.match(excludedFor('frontier-incident', 'armed-attack')?.where ?? '', /Nicaragua.*para\. 195/);
    assert.equal(excludedFor('frontier-incident', 'hostile-act'), undefined);
  });
});
