// What comes over standard input need not be what the protocol asks for. A server that hears nothing more must not live
// on: it answers what can be answered, and else ends with the reason, so that the editor starts it again.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Frames } from '../../server/lsp/node-frames.ts';
import { frame, rawServer, request } from './_raw.ts';

/** Frames, with what has passed and why nothing more does. */
function reading() {
  let broken: string | undefined;
  const frames = new Frames((why) => {
    broken = why;
  });
  const passed: Buffer[] = [];
  frames.on('data', (data: Buffer) => passed.push(data));
  return { frames, passed: () => Buffer.concat(passed), why: () => broken };
}

describe('broken framing', () => {
  const broken: readonly [what: string, bytes: string, says: RegExp][] = [
    ['a length too short', `Content-Length: 10\r\n\r\n${JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'x' })}\r\n\r\n`, /is no header/],
    ['a length too long', `Content-Length: 40\r\n\r\n${JSON.stringify({ jsonrpc: '2.0' })}`, /is no header/],
    ['a negative length', 'Content-Length: -5\r\n\r\n{}', /"-5" is no number of bytes/],
    ['no length', 'Content-Type: text\r\n\r\n{}', /Content-Length is missing/],
    ['a length in words', 'Content-Length: many\r\n\r\n{}', /"many" is no number of bytes/],
    ['a length in hexadecimal', 'Content-Length: 0x10\r\n\r\n{}', /is no number of bytes/],
    ['a length that is a flood', 'Content-Length: 999999999999\r\n\r\n', /too long/],
    ['a length beyond all numbers', `Content-Length: ${'9'.repeat(400)}\r\n\r\n`, /is no number of bytes/],
    ['a length with a fraction', 'Content-Length: 2.5\r\n\r\n{}', /is no number of bytes/],
    ['a length that is empty', 'Content-Length:\r\n\r\n{}', /"" is no number of bytes/],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}', /two headers/],
    ['NULs between messages', `${request(2, 'shutdown')}\0\0\0\0${request(3, 'shutdown')}`, /is no header/],
    ['JSON without headers', '{"jsonrpc":"2.0","id":2,"method":"shutdown"}', /is no header/],
    ['a header without an end', `X-Long: ${'x'.repeat(20_000)}`, /never ends/],
  ]; // biome-ignore format: a table
  for (const [what, bytes, says] of broken)
    test(`${what}: nothing passes any more, and it is said why`, () => {
      const { frames, passed, why } = reading();
      frames.write(request(1, 'shutdown'));
      frames.write(bytes);
      frames.write(request(2, 'exit'));
      assert.match(why() ?? '', says);
      assert.doesNotMatch(passed().toString(), /exit/);
      assert.match(passed().toString(), /shutdown/);
    });

  test('the server says so and ends, so that its client starts it again', async (context) => {
    const server = rawServer(context);
    await server.begin();
    server.send(`${request(2, 'foedus/rules')}\0\0\0\0${request(3, 'foedus/rules')}`);
    const { code, errors } = await server.ended;
    assert.equal(code, 1);
    assert.match(errors(), /cannot be read any more: .* is no header/);
  });

  test('whole frames pass as they are, however they are cut', async () => {
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
          const { frames, passed, why } = reading();
          for (let at = 0, cut = 0; at < all.length; cut++) {
            const size = cuts[cut % cuts.length] as number;
            frames.write(all.subarray(at, at + size));
            at += size;
          }
          frames.end();
          await new Promise((resolve) => frames.once('end', resolve));
          assert.equal(why(), undefined);
          assert.deepEqual(passed(), all);
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
  test('each is answered once, with its error, and the server goes on', async (context) => {
    const server = rawServer(context);
    await server.begin();
    for (const [what, text, id, code] of refused) {
      const before = server.said.length;
      server.send(text);
      const { result } = await server.ask(`after ${what}`, 'foedus/rules');
      assert.ok(Array.isArray(result), what);
      const answers = server.said.slice(before).filter((each) => each.id === id);
      assert.deepEqual(
        answers.map(({ error }) => error?.code),
        [code],
        what,
      );
    }
  });
});
