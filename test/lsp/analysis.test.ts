// What the analysis panel asks for, over the protocol.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AnalysisResult, methods } from '../../server/lsp/protocol.ts';
import { samples } from '../support/samples.ts';
import { Client } from './_client.ts';

const home = 'file:///pacts';

test('the pictures of the treaty that one is in; of the scenario that one is in, else of the one asked for', async (context) => {
  const files = Object.fromEntries(samples.map(({ name, text }) => [`${home}/${name}`, text]));
  const client = await Client.start({ folders: [home], files });
  context.after(() => client.end());
  const ask = (name: string, words: string, scenario?: { uri: string; name: string }) => {
    const before = (files[`${home}/${name}`] ?? '').split(words)[0] ?? '';
    const position = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
    return client.connection.sendRequest<AnalysisResult | null>(methods.analysis, { uri: `${home}/${name}`, position, ...(scenario ? { scenario } : {}) }); // biome-ignore format: one line
  };
  const july = await ask('july-1914.treaty', 'event provoked');
  assert.equal(july?.treaty, 'DualAlliance');
  assert.equal(july?.cascade?.name, 'July1914');
  assert.equal(july?.cascade?.events.length, 11);
  const other = july?.scenarios.find(({ name }) => name !== 'July1914');
  const chosen = await ask('july-1914.treaty', 'event provoked', other);
  assert.equal(chosen?.cascade?.name, other?.name);
  const nato = await ask('north-atlantic-1949.treaty', 'article 5');
  assert.equal(nato?.matrix.states.length, 32);
  const [cell] = nato?.matrix.owed ?? [];
  const line = (files[`${home}/north-atlantic-1949.treaty`] ?? '').split('\n')[cell?.at.range.start.line ?? 0];
  assert.ok(line?.includes(cell?.clause ?? '?'), 'a cell leads to its clause');
  assert.equal(await ask('areas.treaty', 'area'), null);
});
