// Whatever a request carries, it is answered: with a result or with the error that names what is wrong; and the server
// goes on. Every request that the server serves is asked with each part of its parameters wrong in each way.
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Position, Range } from 'vscode-languageserver/node';
import * as protocol from 'vscode-languageserver/node';
import { methods } from '../../server/lsp/protocol.ts';
import { capable } from './_client.ts';
import { frame, type Message, notification, type RawServer, rawServer } from './_raw.ts';

const uri = 'file:///a.treaty';
const text = `treaty Pact "Pact" {
  signed 1950-01-01
  parties { GBR FRA }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
}
scenario Crisis "c" { on 1951-01-01 event armed-attack by RUS on FRA expect GBR bound to assist FRA }
`;
const textDocument = { uri };
const position = { line: 4, character: 15 };
const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 15 } };
const place = { textDocument, position };
const options = { tabSize: 2, insertSpaces: true };

/** What each request carries when it is asked rightly. `from`: it carries what another has answered. */
const right: Readonly<Record<string, object | { from: string; item: (result: never) => object }>> = {
  'textDocument/hover': place,
  'textDocument/completion': place,
  'textDocument/definition': place,
  'textDocument/implementation': place,
  'textDocument/signatureHelp': place,
  'textDocument/references': { ...place, context: { includeDeclaration: true } },
  'textDocument/documentHighlight': place,
  'textDocument/prepareRename': place,
  'textDocument/rename': { ...place, newName: 'Assist' },
  'textDocument/linkedEditingRange': place,
  'textDocument/documentSymbol': { textDocument },
  'textDocument/foldingRange': { textDocument },
  'textDocument/documentLink': { textDocument },
  'textDocument/selectionRange': { textDocument, positions: [position] },
  'textDocument/formatting': { textDocument, options },
  'textDocument/rangeFormatting': { textDocument, range, options },
  'textDocument/onTypeFormatting': { ...place, ch: '}', options },
  'textDocument/willSaveWaitUntil': { textDocument, reason: 1 },
  'textDocument/semanticTokens/full': { textDocument },
  'textDocument/semanticTokens/full/delta': { textDocument, previousResultId: '1' },
  'textDocument/semanticTokens/range': { textDocument, range },
  'textDocument/inlayHint': { textDocument, range },
  'inlayHint/resolve': { position, label: 'x', data: { why: 'because' } },
  'textDocument/codeAction': { textDocument, range, context: { diagnostics: [], only: ['quickfix'] } },
  'codeAction/resolve': { title: 'x', data: { uri, rule: 'syntax', start: 0, title: 'x' } },
  'textDocument/codeLens': { textDocument },
  'codeLens/resolve': { range, data: { uri, about: 'scenario', index: 0 } },
  'textDocument/prepareCallHierarchy': place,
  'callHierarchy/incomingCalls': { item: { name: 'x', data: { selection: { uri, start: 100, end: 106 } } } },
  'callHierarchy/outgoingCalls': { item: { name: 'x', data: { selection: { uri, start: 100, end: 106 } } } },
  'textDocument/prepareTypeHierarchy': place,
  'typeHierarchy/supertypes': { item: { name: 'armed-attack', data: { uri, start: 0, end: 1 } } },
  'typeHierarchy/subtypes': { item: { name: 'armed-attack', data: { uri, start: 0, end: 1 } } },
  'textDocument/diagnostic': { textDocument, previousResultId: 'x' },
  'workspace/diagnostic': { previousResultIds: [{ uri: 'file:///gone.treaty', value: 'x' }] },
  'workspace/symbol': { query: 'Pact' },
  'workspace/willRenameFiles': { files: [{ oldUri: uri, newUri: 'file:///b.treaty' }] },
  [methods.check]: { uri },
  [methods.report]: { folder: 'file:///', paths: ['.'], failOn: 'error' },
  [methods.explain]: { name: 'entrapment', kind: 'concept' },
  [methods.rules]: {},
  [methods.concepts]: {},
  [methods.conceptGroups]: {},
  [methods.conceptUses]: { id: 'entrapment' },
  [methods.treaties]: {},
  [methods.compare]: { before: { uri }, after: { text, label: 'x' }, names: { before: 'Pact', after: 'Pact' } },
  [methods.tool]: { name: 'treaty_explain', input: { name: 'entrapment' } },
  [methods.scenarios]: { uri },
  [methods.runScenario]: { uri, name: 'Crisis' },
  [methods.trials]: { clause: 'Pact.Help' },
  [methods.whatIf]: { date: '1951-01-01', events: ['armed-attack by RUS on FRA'], clause: 'Pact.Help' },
  [methods.coverage]: { scenarios: [{ uri, name: 'Crisis' }] },
  [methods.analysis]: { uri, position, scenario: { uri, name: 'Crisis' } },
};

/** Requests that begin and end the talk, and are tried in `order.test.ts`. */
const framing: ReadonlySet<string> = new Set(['initialize', 'shutdown']);

/** Whatever the protocol lets a client ask, and what is asked beyond it. */
const known = [
  ...Object.entries(protocol as unknown as Record<string, { method?: string }>)
    .filter(([name]) => name.endsWith('Request'))
    .flatMap(([, { method }]) => method ?? []),
  ...Object.values(methods).filter((method) => !method.startsWith('foedus/files/')),
];

const wrong: readonly unknown[] = [
  null,
  42,
  -1,
  1.5,
  1e300,
  '',
  'x',
  true,
  {},
  [],
  [null],
  [42],
  { uri: 42 },
  { line: -1 },
];

/** The parameters with each part of them, however deep, replaced by each wrong thing, and left out. */
function* spoiled(value: unknown): Generator<unknown> {
  yield* wrong;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const { [key]: _, ...rest } = value as Record<string, unknown>;
    if (!Array.isArray(value)) yield rest;
    for (const each of spoiled(inner))
      yield Array.isArray(value) ? value.with(Number(key), each) : { ...value, [key]: each };
  }
}

async function started(context: TestContext): Promise<RawServer> {
  const server = rawServer(context);
  await server.begin({ capabilities: { ...capable, workspace: { ...capable.workspace, configuration: false } } });
  server.send(notification('textDocument/didOpen', { textDocument: { uri, languageId: 'treaty', version: 1, text } }));
  return server;
}

async function served(server: RawServer): Promise<string[]> {
  const asked = [...new Set(known)].filter((method) => !framing.has(method));
  const answers = await Promise.all(asked.map((method) => server.ask(`known ${method}`, method, right[method] ?? {})));
  return asked.filter((_, at) => answers[at]?.error?.code !== protocol.ErrorCodes.MethodNotFound);
}

describe('parameters', () => {
  test('every request that is served is asked rightly here, and has a result', async (context) => {
    const server = await started(context);
    assert.deepEqual((await served(server)).sort(), Object.keys(right).sort());
    for (const [method, params] of Object.entries(right)) {
      const answer = await server.ask(`right ${method}`, method, params);
      assert.equal(answer.error, undefined, method);
    }
  });

  test('wrong in any way: one answer each, and no fault of the server’s own', async (context) => {
    const server = await started(context);
    let asked = 0;
    for (const [method, params] of Object.entries(right)) {
      const before = server.said.length;
      const ids = new Map<string, unknown>();
      for (const each of [undefined, ...spoiled(params)]) {
        const id = `${method} ${++asked}`;
        ids.set(id, each);
        server.send(frame({ jsonrpc: '2.0', id, method, params: each }));
      }
      await Promise.all([...ids.keys()].map(server.answerTo));
      const good = await server.ask(`after ${method}`, 'textDocument/hover', place);
      assert.ok(good.result, method);
      const answers = server.said.slice(before).filter(({ id }) => ids.has(String(id)));
      assert.equal(answers.length, ids.size, method);
      for (const answer of answers) sound(method, ids.get(String(answer.id)), answer);
    }
    assert.ok(asked > 2000, `${asked}`);
  });

  const far = 2 ** 31 - 1;
  const places: readonly [what: string, range: Range][] = [
    ['behind the end of a line', { start: { line: 1, character: far }, end: { line: 1, character: far } }],
    ['behind the end of the text', { start: { line: far, character: 0 }, end: { line: far, character: far } }],
    ['from the end to the beginning', { start: { line: far, character: far }, end: { line: 0, character: 0 } }],
    ['over all and more', { start: { line: 0, character: 0 }, end: { line: far, character: far } }],
  ];
  for (const [what, outside] of places)
    test(`a place ${what} is one of the text’s`, async (context) => {
      const server = await started(context);
      const moved = (params: object): object => ({
        ...params,
        ...('position' in params ? { position: outside.start } : {}),
        ...('positions' in params ? { positions: [outside.start] } : {}),
        ...('range' in params ? { range: outside } : {}),
      });
      const lines = text.split('\n');
      for (const [method, params] of Object.entries(right)) {
        const answer = await server.ask(method, method, moved(params));
        sound(method, outside, answer);
        if (method.includes('/resolve')) continue;
        for (const { line, character } of placesIn(answer.result))
          if (method !== 'textDocument/selectionRange' || line !== far)
            assert.ok(character <= (lines[line]?.length ?? -1), `${method}: ${line}:${character}`);
      }
      // an edit there is one of what is there
      const change = {
        textDocument: { uri, version: 7 },
        contentChanges: [{ range: outside, text: 'group G { GBR }' }],
      };
      server.send(notification('textDocument/didChange', change));
      const { result } = await server.ask('formatting', 'textDocument/documentSymbol', { textDocument });
      assert.ok(Array.isArray(result));
    });

  test('an address that is none of a file is as good as another', async (context) => {
    const server = await started(context);
    const odd = [
      '',
      'x',
      'file:///100%.treaty',
      'untitled:Untitled-1',
      'http://[',
      'file://host/share/a.treaty',
      '\u0000',
    ];
    for (const each of odd) {
      server.send(
        notification('textDocument/didOpen', { textDocument: { uri: each, languageId: 'treaty', version: 1, text } }),
      );
      for (const [method, params] of Object.entries(right)) {
        const renamed = JSON.parse(JSON.stringify(params).replaceAll(JSON.stringify(uri), JSON.stringify(each)));
        sound(method, renamed, await server.ask(`${each} ${method}`, method, renamed));
      }
      server.send(notification('textDocument/didClose', { textDocument: { uri: each } }));
    }
  });
});

/** Every position in an answer that is about the text. */
function placesIn(value: unknown): Position[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('line' in value && 'character' in value) return [value as Position];
  return Object.values(value).flatMap(placesIn);
}

function sound(method: string, params: unknown, { error }: Message): void {
  const fine = [undefined, protocol.ErrorCodes.InvalidParams, protocol.LSPErrorCodes.RequestFailed];
  assert.ok(fine.includes(error?.code as never), `${method} ${JSON.stringify(params)}: ${JSON.stringify(error)}`);
}
