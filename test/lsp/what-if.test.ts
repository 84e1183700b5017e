// “What if …” over the protocol, on the samples: from an obligation to its events, from an event to its page.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { CodeAction, Hover } from 'vscode-languageserver/node';
import type { TrialsResult, WhatIfResult } from '../../server/lsp/protocol.ts';
import { Client } from './_client.ts';

const folder = path.resolve(import.meta.dirname, '../../samples');
const dual = 'file:///samples/dual-alliance-1879.treaty';
const names = readdirSync(folder).filter((name) => /treaty$|json$/.test(name));
const files = Object.fromEntries(
  names.map((name) => [`file:///samples/${name}`, readFileSync(path.join(folder, name), 'utf8')]),
);
const text = files[dual] ?? '';

let client: Client;
before(async () => {
  client = await Client.start({ files, folders: ['file:///samples'] });
  await client.open(dual, text);
});
after(() => client.end());

function place(word: string) {
  const lines = text.slice(0, text.indexOf(word)).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1)?.length ?? 0) + 1 };
}

const trials = (params: unknown) => client.request<TrialsResult | null>('foedus/trials', params);

test('the events that an obligation is tried with, by its name or by a place in it', async () => {
  const found = await trials({ clause: 'DualAlliance.WarStrength' });
  assert.ok(found);
  assert.equal(found.trials[0]?.answer, 'met');
  assert.deepEqual(found.trials[0]?.events, ['unprovoked armed-attack by RUS on GMY']);
  assert.deepEqual(await trials({ uri: dual, position: place('obligation WarStrength') }), found);
});

test('none where there is no such obligation, or nothing has to set it off', async () => {
  assert.equal(await trials({ clause: 'DualAlliance.Nothing' }), null);
  assert.equal(await trials({ uri: dual, position: { line: 0, character: 0 } }), null);
  assert.equal(await trials({ clause: 'NATO.NoForce' }), null);
});

test('the page: how all stand to the clause, what follows, the scenario', async () => {
  const events = ['unprovoked armed-attack by RUS on AUH'];
  const result = await client.request<WhatIfResult>('foedus/whatIf', {
    clause: 'DualAlliance.WarStrength',
    date: '1900-01-01',
    events,
  });
  assert.match(result.markdown, /^# What if: unprovoked armed-attack by RUS on AUH\n/);
  assert.match(
    result.markdown,
    /## DualAlliance\.WarStrength\n\nThe clause asks: “defend that party”\n\n- \*\*GMY\*\*: bound: `kind`/,
  );
  assert.match(result.markdown, /## What led to what[\s\S]*GMY/);
  assert.match(
    result.markdown,
    /```treaty\nscenario WhatIf \{\n {2}on 1900-01-01\n {2}event unprovoked armed-attack by RUS on AUH\n\}/,
  );
});

test('every event that is offered can be run', async () => {
  for (const clause of [
    'DualAlliance.WarStrength',
    'NATO.CollectiveDefence',
    'Reinsurance.Neutrality',
    'TripleAlliance.CasusFoederis',
    'USJapan.PriorConsultation',
  ]) {
    const found = await trials({ clause });
    assert.ok(found && found.trials.length > 5, clause);
    for (const { events } of found.trials.slice(0, 12))
      assert.ok(await client.request('foedus/whatIf', { clause, date: found.date, events }), `${clause}: ${events}`);
  }
});

test('what is no event is answered with nothing; without an event it is a wrong request', async () => {
  assert.equal(await client.request('foedus/whatIf', { date: '1900-01-01', events: ['no such thing } {'] }), null);
  await assert.rejects(client.request('foedus/whatIf', { date: '1900-01-01', events: [] }), /Say what happens/);
  await assert.rejects(client.request('foedus/whatIf', { date: 'soon', events: ['war'] }), /Say what happens/);
});

test('it is offered on the head of an obligation, and in its hover', async () => {
  const actionsAt = async (word: string) => {
    const range = { start: place(word), end: place(word) };
    const params = { textDocument: { uri: dual }, range, context: { diagnostics: [] } };
    return (await client.request<CodeAction[]>('textDocument/codeAction', params)).map(
      ({ command }) => command?.command,
    );
  };
  assert.ok((await actionsAt('obligation WarStrength')).includes('foedus.whatIf'));
  assert.ok(!(await actionsAt('shall')).includes('foedus.whatIf'));
  const hover = await client.at<Hover>('textDocument/hover', dual, place('WarStrength'));
  assert.match(
    (hover.contents as { value: string }).value,
    /\[What if …\]\(command:foedus\.whatIf\?%5B%22DualAlliance\.WarStrength%22%5D\)/,
  );
});
