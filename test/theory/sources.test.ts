import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { rules } from '../../server/rules/index.ts';
import { concepts } from '../../server/theory/concepts.ts';
import { contestedKinds, eventKinds, excludedConduct, excludedKinds } from '../../server/theory/events.ts';
import { findLaw, laws } from '../../server/theory/laws.ts';
import { citeSource, confirmation, findSource, renderSources, sources } from '../../server/theory/sources.ts';

const used: ReadonlySet<string> = new Set<string>([
  ...concepts.flatMap((concept) => concept.sources),
  ...Object.values(eventKinds).map(({ source }) => source),
  ...[...contestedKinds, ...excludedKinds, ...excludedConduct].map(({ source }) => source),
  ...laws.map(({ source }) => source),
]);

describe('sources', () => {
  it('have ids of their own', () => {
    assert.equal(new Set(sources.map(({ id }) => id)).size, sources.length);
  });

  it('exist wherever they are named', () => {
    for (const id of used) assert.ok(findSource(id), `${id} is named but not listed`);
  });

  it('are all used', () => {
    const byRules = new Set(rules.flatMap((rule) => rule.sources.map(({ id }) => id)));
    assert.deepEqual(
      sources.map(({ id }) => id).filter((id) => !used.has(id) && !byRules.has(id)),
      [],
    );
  });

  it('say how they were confirmed, in one of the agreed ways', () => {
    for (const source of sources) {
      assert.match(
        source.confirmed,
        /^(search: |search in part: |not looked up here; standard reference$|looked up, |our own term: )/,
        source.id,
      );
    }
  });

  it('show it when they were not', () => {
    for (const source of sources.filter((each) => confirmation(each) === 'none')) {
      assert.match(citeSource(source), /standard reference\)$/, source.id);
    }
  });

  it('are written out in docs/sources.md as they stand', () => {
    const page = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8');
    assert.equal(page, renderSources(), 'docs/sources.md is stale: write renderSources() into it');
  });
});

describe('laws', () => {
  it('cover the articles that rules cite', () => {
    const wanted = ['un-charter-2-4', 'un-charter-51', 'un-charter-53', 'un-charter-54', 'un-charter-102'];
    for (const article of [2, 11, 12, 13, 14, 15, 16, 17, 18, 28, 30, 31, 54, 55, 56, 59, 60, 62])
      wanted.push(`vclt-${article}`);
    for (const id of wanted) assert.ok(findLaw(id), id);
  });

  it('say each in one sentence', () => {
    for (const { id, what } of laws) {
      assert.match(what, /^\p{Lu}[^.]*\.$/u, id);
    }
  });
});
