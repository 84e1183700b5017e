// A server as a process, spoken to byte by byte: what no library of a client would send.
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { TestContext } from 'node:test';

const entry = path.resolve(import.meta.dirname, '../../server/lsp/node.ts');

/** What the server says: an answer, or a request or notification of its own. */
export interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export const frame = (body: unknown, text = JSON.stringify(body)) =>
  `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
export const request = (id: unknown, method: string, params: unknown = {}) =>
  frame({ jsonrpc: '2.0', id, method, params });
export const notification = (method: string, params: unknown = {}) => frame({ jsonrpc: '2.0', method, params });
export const initialize = (params: object = {}) =>
  request('initialize', 'initialize', { processId: null, rootUri: null, capabilities: {}, ...params });

export type RawServer = ReturnType<typeof rawServer>;

/** A server, what it has said, and how it ended. */
export function rawServer(context: TestContext) {
  const child = spawn(process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  context.after(() => child.kill());
  child.stdin.on('error', () => {});
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  let bytes = Buffer.alloc(0);
  const said: Message[] = [];
  let waiting: { done: (message: Message) => boolean; resolve: (message: Message) => void }[] = [];
  child.stdout.on('data', (data: Buffer) => {
    bytes = Buffer.concat([bytes, data]);
    for (;;) {
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(bytes.toString('latin1', 0, 100));
      if (!header || bytes.length < header[0].length + Number(header[1])) return;
      const end = header[0].length + Number(header[1]);
      const message: Message = JSON.parse(bytes.toString('utf8', header[0].length, end));
      bytes = bytes.subarray(end);
      said.push(message);
      waiting = waiting.filter(({ done, resolve }) => {
        if (!done(message)) return true;
        resolve(message);
        return false;
      });
    }
  });
  /** The first message that is so, said or yet to be. */
  const hears = (done: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => {
      const known = said.find(done);
      if (known) resolve(known);
      else waiting.push({ done, resolve });
    });
  const send = (text: string | Buffer) => child.stdin.write(text);
  const answerTo = (id: unknown) => hears((each) => each.id === id && !each.method);
  return {
    child,
    /** All that it has said so far. */
    said,
    send,
    hears,
    answerTo,
    /** Sends a request and waits for its answer. */
    ask: (id: unknown, method: string, params: unknown = {}) => {
      send(request(id, method, params));
      return answerTo(id);
    },
    /** From `initialize` to where work begins. */
    begin: async (params: object = {}) => {
      send(initialize(params));
      await answerTo('initialize');
      send(notification('initialized'));
    },
    close: () => child.stdin.end(),
    ended: new Promise<{ code: number | null; errors: () => string }>((resolve) =>
      child.once('close', (code) => resolve({ code, errors: () => errors })),
    ),
  };
}
