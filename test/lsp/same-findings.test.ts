// What is built finds the same wherever it runs: as a worker in a browser, as VS Code's process, for other editors.
import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  PortMessageReader,
  PortMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { build } from '../../scripts/build.ts';
import { type InitializationOptions, methods } from '../../server/lsp/protocol.ts';
import { capable } from './_client.ts';

const root = path.resolve(import.meta.dirname, '../..');
const bundle = path.join(root, 'dist', 'server.js');
const folder = path.join(root, 'samples');
const files = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.treaty') || name.endsWith('.csv') || name === 'foedus.json')
    .map((name) => [pathToFileURL(path.join(folder, name)).href, readFileSync(path.join(folder, name), 'utf8')]),
);

type Channel = readonly [reader: MessageReader, writer: MessageWriter];

/** What a worker of a browser has, and no more of Node than what browsers have too. */
function asWorker(context: TestContext): Channel {
  const { port1: self, port2: worker } = new MessageChannel();
  context.after(() => worker.close());
  const { AbortController, console, performance, queueMicrotask, structuredClone, TextDecoder, TextEncoder, URL } =
    globalThis;
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval };
  const web = { AbortController, console, performance, queueMicrotask, structuredClone, TextDecoder, TextEncoder, URL };
  runInContext(readFileSync(bundle, 'utf8'), createContext({ ...web, ...timers, MessageChannel, self }));
  return [new PortMessageReader(worker), new PortMessageWriter(worker)];
}

function asProcess(context: TestContext): Channel {
  const child = fork(bundle, { execArgv: [] });
  context.after(() => child.kill());
  return [new IPCMessageReader(child), new IPCMessageWriter(child)];
}

function forOtherEditors(context: TestContext): Channel {
  const args = [path.join(root, 'dist', 'foedus.js'), 'lsp', '--stdio'];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  context.after(() => child.kill());
  return [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)];
}

/** All findings in the samples by file, as a server on the other side of a channel answers. */
async function findings([reader, writer]: Channel, options: InitializationOptions): Promise<Record<string, unknown>> {
  const connection = createProtocolConnection(reader, writer);
  connection.onRequest(methods.filesList, () => ({
    files: [...files].map(([uri, text]) => ({ uri, size: Buffer.byteLength(text) })),
  }));
  connection.onRequest(methods.fileRead, ({ uri }: { uri: string }) => {
    const text = files.get(uri) ?? assert.fail(`${uri} is asked for, and no sample`);
    return { text, size: Buffer.byteLength(text), lossy: false };
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: capable,
    initializationOptions: { commandLinks: true, pages: 'foedus:/', ...options },
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'samples' }],
  });
  await connection.sendNotification('initialized', {});
  const params = { previousResultIds: [] };
  const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', params);
  const found = items
    .map((item): [string, unknown] => [item.uri, item.kind === 'full' ? item.items : item.kind])
    .sort(([one], [two]) => (one < two ? -1 : 1));
  await connection.sendRequest('shutdown');
  connection.dispose();
  return Object.fromEntries(found);
}

describe('the same findings in all samples', () => {
  before(async () => {
    // `npm test` has built already.
    if (!existsSync(bundle)) await build();
  });

  test('as a worker in a browser, as VS Code’s process, for other editors', async (context) => {
    const worker = await findings(asWorker(context), { files: 'client' });
    assert.ok(Object.values(worker).flat().length > 50, 'the samples give something to compare');
    assert.deepEqual(await findings(asProcess(context), { files: 'client' }), worker);
    assert.deepEqual(await findings(forOtherEditors(context), {}), worker);
  });
});
