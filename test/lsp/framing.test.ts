// What comes over standard input need not be what the protocol asks for. A server that hears nothing more must not live
// on: it answers what can be answered, and else ends with the reason, so that the editor starts it again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { Frames } from '../../server/lsp/node-stdio.ts';

const entry = path.resolve(import.meta.dirname, '../../server/lsp/node.ts');

const frame = (body: unknown, text = JSON.stringify(body)) =>
  `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
const request = (id: unknown, method: string, params: unknown = {}) => frame({ jsonrpc: '2.0', id, method, params });
const initialize = request(1, 'initialize', { processId: null, rootUri: null, capabilities: {} });

interface Answer {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

/** A server, what it has answered, and how it ended. */
function start(context: TestContext) {
  const child = spawn(process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  context.after(() => child.kill());
  child.stdin.on('error', () => {});
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  let bytes = Buffer.alloc(0);
  const answers: Answer[] = [];
  const waiting: { id: unknown; take: (answer: Answer) => void }[] = [];
  child.stdout.on('data', (data: Buffer) => {
    bytes = Buffer.concat([bytes, data]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(bytes.toString('latin1'));
      if (!header || bytes.length < header[0].length + Number(header[1])) return;
      const end = header[0].length + Number(header[1]);
      const answer: Answer = JSON.parse(bytes.toString('utf8', header[0].length, end));
      bytes = bytes.subarray(end);
      answers.push(answer);
      for (const each of waiting.splice(0))
        if (each.id === answer.id && !('method' in answer)) each.take(answer);
        else waiting.push(each);
    }
  });
  return {
    send: (text: string | Buffer) => child.stdin.write(text),
    close: () => child.stdin.end(),
    answerTo: (id: unknown) =>
      new Promise<Answer>((take) => {
        const known = answers.find((each) => each.id === id && !('method' in each));
        if (known) take(known);
        else waiting.push({ id, take });
      }),
    ended: new Promise<{ code: number | null; said: () => string }>((resolve) =>
      child.once('close', (code) => resolve({ code, said: () => said })),
    ),
  };
}

describe('broken framing', () => {
  const broken: readonly [what: string, bytes: string, says: RegExp][] = [
    ['a length too short', `Content-Length: 10\r\n\r\n${JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'x' })}\r\n\r\n`, /is no header/],
    ['a negative length', 'Content-Length: -5\r\n\r\n{}', /"-5" is no number of bytes/],
    ['no length', 'Content-Type: text\r\n\r\n{}', /Content-Length is missing/],
    ['a length in words', 'Content-Length: many\r\n\r\n{}', /"many" is no number of bytes/],
    ['a length in hexadecimal', 'Content-Length: 0x10\r\n\r\n{}', /is no number of bytes/],
    ['a length that is a flood', 'Content-Length: 999999999999\r\n\r\n', /too long/],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}', /two headers/],
    ['NULs between messages', `${request(2, 'shutdown')}\0\0\0\0${request(3, 'shutdown')}`, /is no header/],
    ['JSON without headers', '{"jsonrpc":"2.0","id":2,"method":"shutdown"}', /is no header/],
    ['a header without an end', `X-Long: ${'x'.repeat(20_000)}`, /never ends/],
  ]; // biome-ignore format: a table
  for (const [what, bytes, says] of broken)
    test(`${what}: the server says so and ends`, async (context) => {
      const server = start(context);
      server.send(initialize);
      await server.answerTo(1);
      server.send(bytes);
      const { code, said } = await server.ended;
      assert.equal(code, 1);
      assert.match(said(), says);
    });

  test('whole frames pass as they are, however they are cut; nothing passes after a broken one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ body: fc.string({ unit: 'grapheme' }), more: fc.boolean() }), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        async (messages, cuts) => {
          const all = Buffer.concat(
            messages.map(({ body, more }) =>
              Buffer.from(
                `${more ? 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n' : ''}content-length:${Buffer.byteLength(body)}\r\n\r\n${body}`,
              ),
            ),
          );
          let broken: string | undefined;
          const frames = new Frames((why) => {
            broken = why;
          });
          const passed: Buffer[] = [];
          frames.on('data', (data: Buffer) => passed.push(data));
          for (let at = 0, cut = 0; at < all.length; cut++) {
            const size = cuts[cut % cuts.length] as number;
            frames.write(all.subarray(at, at + size));
            at += size;
          }
          frames.end();
          await new Promise((resolve) => frames.once('end', resolve));
          assert.equal(broken, undefined);
          assert.deepEqual(Buffer.concat(passed), all);
        },
      ),
    );
  });
});

describe('messages that are none', () => {
  const refused: readonly [what: string, text: string, id: unknown, code: number][] = [
    ['no JSON', frame(null, '{"jsonrpc":'), null, -32700],
    ['a list', frame([]), null, -32600],
    ['a number', frame(42), null, -32600],
    ['no method and no result', frame({ jsonrpc: '2.0', id: 7 }), 7, -32600],
    ['a method that is none', frame({ jsonrpc: '2.0', id: 8, method: 9 }), 8, -32600],
    ['an id that is none', frame({ jsonrpc: '2.0', id: {}, method: 'shutdown' }), null, -32600],
    ['parameters that are none', frame({ jsonrpc: '2.0', id: 9, method: 'shutdown', params: 'x' }), 9, -32602],
    ['a request that nobody knows', request(10, 'textDocument/tea'), 10, -32601],
    ['a document that nobody opened', request(11, 'textDocument/hover', { textDocument: { uri: 'file:///no.treaty' }, position: { line: 0, character: 0 } }), 11, -32602],
  ]; // biome-ignore format: a table
  test('each is answered with its error, and the server goes on', async (context) => {
    const server = start(context);
    server.send(initialize);
    await server.answerTo(1);
    server.send(frame({ jsonrpc: '2.0', method: 'initialized', params: {} }));
    for (const [what, text, id, code] of refused) {
      const before = server.answerTo(`before ${what}`);
      server.send(request(`before ${what}`, 'foedus/rules'));
      await before;
      server.send(text);
      if (id !== null) assert.equal((await server.answerTo(id)).error?.code, code, what);
      const after = server.answerTo(`after ${what}`);
      server.send(request(`after ${what}`, 'foedus/rules'));
      assert.ok(Array.isArray((await after).result), what);
    }
    server.send(frame(null, 'nonsense'));
    assert.equal((await server.answerTo(null)).error?.code, -32700);
    server.send(request('end', 'shutdown'));
    await server.answerTo('end');
    server.send(request('late', 'foedus/rules'));
    assert.equal((await server.answerTo('late')).error?.code, -32600);
    server.send(frame({ jsonrpc: '2.0', method: 'exit' }));
    assert.equal((await server.ended).code, 0);
  });

  test('a second initialize is refused', async (context) => {
    const server = start(context);
    server.send(initialize);
    await server.answerTo(1);
    server.send(initialize.replace('"id":1', '"id":2'));
    assert.equal((await server.answerTo(2)).error?.code, -32600);
  });

  test('before initialize only that is answered; when the editor goes without a word, the server ends', async (context) => {
    const server = start(context);
    server.send(request(1, 'textDocument/hover', {}));
    assert.equal((await server.answerTo(1)).error?.code, -32002);
    server.close();
    assert.equal((await server.ended).code, 1);
  });
});
