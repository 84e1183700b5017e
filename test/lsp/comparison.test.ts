// Comparing texts, and the concepts with the clauses that carry them out, over the protocol.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  type CompareParams,
  type CompareResult,
  type ConceptGroup,
  type ConceptUse,
  methods,
  type TreatyEntry,
} from '../../server/lsp/protocol.ts';
import { samples } from '../support/samples.ts';
import { Client } from './_client.ts';

const home = 'file:///pacts';
const files = Object.fromEntries(samples.map(({ name, text }) => [`${home}/${name}`, text]));
const nato = `${home}/north-atlantic-1949.treaty`;
let client: Client;
before(async () => {
  client = await Client.start({ folders: [home], files });
});
after(() => client.end());

const compare = (params: CompareParams) => client.connection.sendRequest<CompareResult>(methods.compare, params);

describe('Compare With…', () => {
  test('a file with what it was, named apart: only what changed its meaning is said', async () => {
    const old = (files[nato] ?? '').replace('{ armed-attack on any party in TreatyArea }', '{ armed-attack on any party }'); // biome-ignore format: one line
    const result = await compare({ before: { text: old, label: 'the last commit' }, after: { uri: nato } });
    assert.ok('markdown' in result);
    assert.match(result.markdown, /From `the last commit` to `north-atlantic-1949\.treaty`/);
    assert.match(result.markdown, /## Narrows what it covers\n\n- \*\*CollectiveDefence/);
    const same = await compare({ before: { text: files[nato] ?? '', label: 'HEAD' }, after: { uri: nato } });
    assert.ok('changes' in same && same.changes === 0);
  });

  test('two treaties of the workspace', async () => {
    const uri = (name: string) => ({ uri: `${home}/${name}.treaty` });
    const result = await compare({ before: uri('dual-alliance-1879'), after: uri('triple-alliance-1882') });
    assert.ok('markdown' in result && /Parties: ITA added/.test(result.markdown));
  });

  test('where a text has several it is asked which, and where it has none that is said', async () => {
    const two = { text: 'treaty One "1" { }\ntreaty Two "2" { }', label: 'two' };
    assert.deepEqual(await compare({ before: two, after: { uri: nato } }), { choose: 'before', names: ['One', 'Two'] });
    const named = await compare({ before: two, after: { uri: nato }, names: { before: 'Two' } });
    assert.ok('changes' in named && named.changes > 0);
    const none = await compare({ before: { text: '', label: 'none' }, after: { uri: nato } });
    assert.deepEqual(none, { choose: 'before', names: [] });
  });
});

test('the treaties of the workspace, each with its place', async () => {
  const all = await client.connection.sendRequest<TreatyEntry[]>(methods.treaties);
  const found = all.find(({ name }) => name === 'NATO');
  assert.equal(found?.at.uri, nato);
  assert.match((files[nato] ?? '').split('\n')[found?.at.range.start.line ?? 0] ?? '', /^treaty NATO/);
});

describe('Treaty Concepts', () => {
  test('every concept is in one group, and what is related is there too', async () => {
    const groups = await client.connection.sendRequest<ConceptGroup[]>(methods.conceptGroups);
    const ids = groups.flatMap(({ concepts }) => concepts.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length > 60);
    for (const { related } of groups.flatMap(({ concepts }) => concepts))
      for (const id of related) assert.ok(ids.includes(id), id);
  });

  test('where the treaties carry a concept out', async () => {
    const uses = await client.connection.sendRequest<ConceptUse[]>(methods.conceptUses, { id: 'collective-defense' });
    assert.ok(uses.some(({ clause, at }) => at.uri === nato && clause === 'CollectiveDefence'));
    assert.deepEqual(await client.connection.sendRequest(methods.conceptUses, { id: 'nothing' }), []);
  });
});
