/** What is wrong in foedus.json and in tables of figures is shown in those files, and what is left out is not read. */
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { Client, type ClientOptions, capable, pushOnly } from './_client.ts';

const pact = 'file:///pacts/pact.treaty';
const configuration = 'file:///pacts/foedus.json';
const table = 'file:///pacts/output.csv';
const files = {
  [pact]: 'figures Output from "output.csv"\n',
  [configuration]: '{\n  "rules": { "no-triger": "off" }\n}\n',
  [table]: 'party,gdp\nDNK,many\n',
};

let client: Client;
afterEach(() => client.end());

async function start(options: ClientOptions): Promise<Client> {
  client = await Client.start({ folders: ['file:///pacts'], ...options });
  return client;
}

async function workspaceReport(): Promise<Record<string, string[]>> {
  const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
  const found: Record<string, string[]> = {};
  for (const item of items)
    if (item.kind === 'full')
      found[item.uri] = item.items.map(({ code, range: { start } }) => `${code} ${start.line}:${start.character}`);
  return found;
}

describe('what is wrong beside the treaties', () => {
  test('is pulled with the workspace by a client that pulls, and not pushed', async () => {
    await start({ capabilities: capable, files });
    const found = await workspaceReport();
    assert.deepEqual(found[configuration], ['configuration 1:13']);
    assert.deepEqual(found[table], ['syntax 1:4']);
    assert.equal(client.pushed.size, 0);
  });

  test('is pushed to a client that cannot pull, and goes when it is mended', async () => {
    await start({ capabilities: pushOnly, files });
    await client.until(() => (client.pushed.get(configuration)?.length ?? 0) > 0 && client.pushed.has(table));
    client.files.set(configuration, '{}');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: configuration, type: 2 }],
    });
    await client.until(() => client.pushed.get(configuration)?.length === 0);
  });
});

test('a treaty that is left out gives no names and has no findings, open or not', async () => {
  const old = 'file:///pacts/old/pact.treaty';
  const both = { [pact]: 'treaty Pact "Pact" { }\n', [old]: 'treaty Pact "Old" { }\n' };
  await start({ files: { ...both, [configuration]: '{ "exclude": ["old"] }' } });
  await client.open(old, both[old] ?? '');
  assert.ok(!JSON.stringify(await client.pull(pact)).includes('duplicate-name'));
  const report = await client.pull(old);
  assert.deepEqual(report.kind === 'full' ? report.items : undefined, []);
  client.files.delete(configuration);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: configuration, type: 3 }],
  });
  await client.until(() => client.refreshes > 0);
  assert.ok(JSON.stringify(await client.pull(pact)).includes('duplicate-name'));
});
