// A client may speak out of turn, take back what it asked, leave out versions, and fall silent. Each request gets one
// answer, and the server goes on; only where its client has gone does it end.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, type TestContext, test } from 'node:test';
import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver/node';
import { capable } from './_client.ts';
import { type Message, notification, type RawServer, rawServer, request } from './_raw.ts';

const uri = 'file:///a.treaty';
const textDocument = { uri };
const good = 'treaty Pact "Pact" {\n  signed 1950-01-01\n  parties { GBR FRA }\n}\n';
const broken = good.replace('signed 1950-01-01', 'signed');

const open = (text: string, version = 1) =>
  notification('textDocument/didOpen', { textDocument: { uri, languageId: 'treaty', version, text } });
const change = (text: string, version: number) =>
  notification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });

/** The first name that the outline shows: what the server takes the text to be. */
async function outline(server: RawServer, id: string): Promise<string | undefined> {
  const { result } = await server.ask(id, 'textDocument/documentSymbol', { textDocument });
  return (result as { name: string }[] | undefined)?.[0]?.name;
}

describe('order', () => {
  test('before initialize every request is refused, and nothing is taken', async (context) => {
    const server = rawServer(context);
    server.send(open(good));
    const { error } = await server.ask(1, 'textDocument/hover', { textDocument, position: { line: 0, character: 0 } });
    assert.equal(error?.code, ErrorCodes.ServerNotInitialized);
    await server.begin();
    assert.equal(await outline(server, 'outline'), undefined);
  });

  test('an initialize that cannot be read may be followed by one that can', async (context) => {
    const server = rawServer(context);
    assert.equal((await server.ask(1, 'initialize', { capabilities: 42 })).error?.code, ErrorCodes.InvalidParams);
    await server.begin();
    assert.ok((await server.ask(2, 'foedus/rules')).result);
  });

  test('a second initialize is refused', async (context) => {
    const server = rawServer(context);
    await server.begin();
    assert.equal((await server.ask(2, 'initialize', { capabilities: {} })).error?.code, ErrorCodes.InvalidRequest);
    assert.ok((await server.ask(3, 'foedus/rules')).result);
  });

  test('after shutdown every request is refused; exit ends well', async (context) => {
    const server = rawServer(context);
    await server.begin();
    assert.equal((await server.ask('end', 'shutdown')).result, null);
    assert.equal((await server.ask('late', 'foedus/rules')).error?.code, ErrorCodes.InvalidRequest);
    assert.equal((await server.ask('again', 'shutdown')).error?.code, ErrorCodes.InvalidRequest);
    server.send(notification('exit'));
    assert.equal((await server.ended).code, 0);
  });

  test('exit without shutdown ends with 1, before initialize as well', async (context) => {
    const early = rawServer(context);
    early.send(notification('exit'));
    assert.equal((await early.ended).code, 1);
    const server = rawServer(context);
    await server.begin();
    server.send(notification('exit'));
    assert.equal((await server.ended).code, 1);
  });

  test('documents opened twice, changed or closed unopened, with gaps in their versions', async (context) => {
    const server = rawServer(context);
    await server.begin();
    server.send(change('treaty Never "n" { }', 2));
    server.send(notification('textDocument/didClose', { textDocument }));
    assert.equal(await outline(server, 'unopened'), undefined);
    server.send(open(good));
    server.send(open(good.replace('treaty Pact', 'treaty Second'), 5));
    assert.equal(await outline(server, 'twice'), 'Second');
    for (const [version, name] of [
      [9, 'Nine'],
      [9, 'Same'],
      [3, 'Three'],
    ] as const) {
      server.send(change(good.replace('treaty Pact', `treaty ${name}`), version));
      assert.equal(await outline(server, name), name);
    }
    server.send(notification('textDocument/didClose', { textDocument }));
    server.send(notification('textDocument/didClose', { textDocument }));
    assert.equal(await outline(server, 'closed'), undefined);
  });

  test('a notification that cannot be read is passed over, and the log is told', async (context) => {
    const server = rawServer(context);
    await server.begin();
    server.send(open(good));
    for (const params of [null, {}, { textDocument: { uri, version: 2 }, contentChanges: 'x' }, { textDocument: { uri, version: 2 }, contentChanges: [{ text: good, range: { start: 1 } }] }]) // biome-ignore format: one line
      server.send(notification('textDocument/didChange', params));
    server.send(notification('$/cancelRequest', null));
    server.send(notification('workspace/didChangeWatchedFiles', { changes: [{}] }));
    server.send(notification('workspace/didChangeWorkspaceFolders', { event: { added: 'x' } }));
    server.send(
      notification('workspace/didChangeConfiguration', { settings: { foedus: { rules: 42, dateOfAnalysis: {} } } }),
    );
    server.send(notification('textDocument/didSave', 42));
    server.send(notification('nobody/knows'));
    assert.equal(await outline(server, 'outline'), 'Pact');
    const logged = server.said.filter(({ method }) => method === 'window/logMessage');
    assert.equal(logged.length, 8, JSON.stringify(logged));
    assert.match(JSON.stringify(logged[2]), /`contentChanges` of `textDocument\/didChange`/);
  });

  test('answers that nobody asked for are passed over', async (context) => {
    const server = rawServer(context);
    await server.begin();
    for (const answer of [
      { id: 99, result: 1 },
      { id: null, result: 1 },
      { id: 0, error: null },
      { id: 'x', error: { code: 'y' } },
    ])
      server.send(
        `Content-Length: ${JSON.stringify({ jsonrpc: '2.0', ...answer }).length}\r\n\r\n${JSON.stringify({ jsonrpc: '2.0', ...answer })}`,
      );
    assert.ok((await server.ask(1, 'foedus/rules')).result);
  });
});

describe('requests taken back', () => {
  test('of hundreds at once, half of them taken back, each gets one answer', async (context) => {
    const server = rawServer(context);
    await server.begin({ capabilities: { ...capable, workspace: {} } });
    server.send(open(good));
    const asks: readonly [string, object][] = [
      ['textDocument/hover', { textDocument, position: { line: 0, character: 8 } }],
      ['textDocument/diagnostic', { textDocument }],
      ['workspace/diagnostic', { previousResultIds: [] }],
      ['textDocument/semanticTokens/full', { textDocument }],
      ['foedus/check', {}],
      [
        'textDocument/codeAction',
        {
          textDocument,
          range: { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } },
          context: { diagnostics: [] },
        },
      ],
    ];
    const ids = Array.from({ length: 300 }, (_, at) => `ask ${at}`);
    let all = '';
    for (const [at, id] of ids.entries()) {
      const [method, params] = asks[at % asks.length] as [string, object];
      all += request(id, method, params);
      // some at once, some once the next has come, with edits in between
      if (at % 4 === 1) all += notification('$/cancelRequest', { id });
      if (at % 4 === 3) all += notification('$/cancelRequest', { id: ids[at - 1] });
      if (at % 50 === 49) all += change(`${good}// ${at}\n`, at);
    }
    server.send(all);
    // of a workspace in which nothing is found the answer waits for a change: here it is taken back
    for (const [at, id] of ids.entries())
      if (at % asks.length === 2) server.send(notification('$/cancelRequest', { id }));
    const answers = await Promise.all(ids.map(server.answerTo));
    for (const [at, { error }] of answers.entries()) {
      const fine = [
        undefined,
        LSPErrorCodes.RequestCancelled,
        LSPErrorCodes.ContentModified,
        LSPErrorCodes.ServerCancelled,
      ];
      assert.ok(fine.includes(error?.code as never), `${at}: ${JSON.stringify(error)}`);
    }
    const cancelled = answers.filter(({ error }) => error?.code === LSPErrorCodes.RequestCancelled).length;
    assert.ok(cancelled > 20, `${cancelled} taken back`);
    await server.ask('last', 'foedus/rules');
    for (const id of ids) assert.equal(server.said.filter((each) => each.id === id && !each.method).length, 1, id);
  });

  test('what is unknown or answered already can be taken back without harm', async (context) => {
    const server = rawServer(context);
    await server.begin();
    await server.ask(1, 'foedus/rules');
    for (const id of [1, 1, 77, 'never']) server.send(notification('$/cancelRequest', { id }));
    assert.ok((await server.ask(2, 'foedus/rules')).result);
    // nor does it take back one that comes later under that name
    assert.ok((await server.ask(77, 'foedus/rules')).result);
  });
});

describe('a client that has gone', () => {
  test('without a word: the server ends with 1', async (context) => {
    const server = rawServer(context);
    await server.begin();
    server.close();
    assert.equal((await server.ended).code, 1);
  });

  test('after shutdown: the server ends with 0', async (context) => {
    const server = rawServer(context);
    await server.begin();
    await server.ask('end', 'shutdown');
    server.close();
    assert.equal((await server.ended).code, 0);
  });

  test('killed, while somebody else holds the pipe: the server sees it by the process’s number', async (context) => {
    const client = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const server = rawServer(context);
    await server.begin({ processId: client.pid });
    client.kill('SIGKILL');
    assert.equal((await server.ended).code, 1);
  });
});

describe('a client that never answers', () => {
  /** One that can do all, and is never heard of again. */
  const silent = {
    ...capable,
    textDocument: { ...capable.textDocument, diagnostic: undefined },
    window: { workDoneProgress: true },
  };
  const told = (message: Message) =>
    message.method === 'textDocument/publishDiagnostics' &&
    (message.params as { diagnostics: unknown[] }).diagnostics.length > 0;

  async function bounded(context: TestContext, options: object): Promise<void> {
    const server = rawServer(context);
    await server.begin({
      capabilities: silent,
      initializationOptions: options,
      workspaceFolders: [{ uri: 'file:///nowhere', name: 'n' }],
    });
    server.send(open(broken));
    await server.hears(told);
    assert.ok(
      (await server.ask(1, 'textDocument/hover', { textDocument, position: { line: 0, character: 8 } })).result,
    );
    assert.equal((await server.ask('end', 'shutdown')).result, null);
    server.send(notification('exit'));
    assert.equal((await server.ended).code, 0);
  }

  test('about settings, watching and progress: it is told what is found', (context) => bounded(context, {}));
  test('about files, which it said to serve: as well', (context) => bounded(context, { files: 'client' }));
});
