/**
 * The server's end of standard input and output. Where the frames break the server ends, and says why, and the editor
 * starts it again. What is well framed but no message, comes at the wrong time, or carries what it may not, is answered
 * with the error that the protocol has for it; of a notification, which gets no answer, the client's log is told.
 */
import type { Writable } from 'node:stream';
import {
  ErrorCodes,
  LogMessageNotification,
  type Message,
  type MessageReader,
  MessageType,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Frames } from './node-frames.ts';
import { parameterProblem } from './parameters.ts';

/** Reads and writes messages over the two streams. `onBroken` is told why no further message can be read. */
export function framed(
  input: NodeJS.ReadableStream,
  output: Writable,
  onBroken: (why: string) => void,
): { reader: MessageReader; writer: MessageWriter } {
  const writer = new StreamMessageWriter(output);
  const turns = new Turns();
  const reader = new StreamMessageReader(input.pipe(new Frames(onBroken)), {
    contentTypeDecoder: {
      name: 'application/json',
      decode: async (bytes) => readMessage(Buffer.from(bytes).toString('utf8'), writer, turns),
    },
  });
  return { reader, writer };
}

/** A notification that means nothing, in place of what cannot be one: those beginning with `$/` may be ignored. */
const nothing = { jsonrpc: '2.0', method: '$/foedus/unreadable' };

function readMessage(text: string, writer: MessageWriter, turns: Turns): Message {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return refuse(writer, null, ErrorCodes.ParseError, 'The message is no JSON.');
  }
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    return refuse(writer, null, ErrorCodes.InvalidRequest, 'A message is an object; lists of them are not in the protocol.'); // biome-ignore format: one line
  const { id, method } = message as { id?: unknown; method?: unknown };
  if (method === undefined && !('result' in message) && !('error' in message))
    return refuse(writer, idOf(id), ErrorCodes.InvalidRequest, 'A message has a method, a result or an error.');
  if (method !== undefined && typeof method !== 'string')
    return refuse(writer, idOf(id), ErrorCodes.InvalidRequest, 'The method of a message is a string.');
  if (id !== undefined && idOf(id) === null && id !== null)
    return refuse(writer, null, ErrorCodes.InvalidRequest, 'The id of a message is a number or a string.');
  if (method === undefined) return message as Message;
  const { params } = message as { params?: unknown };
  const late = turns.wrong(method);
  if (late) return id === undefined ? nothing : refuse(writer, idOf(id), late.code, late.message);
  const wrong = isParameters(params) ? parameterProblem(method, params) : 'The parameters of a message are an object or a list.'; // biome-ignore format: one line
  if (wrong && id === undefined) return pass(writer, method, wrong);
  if (wrong) return refuse(writer, idOf(id), ErrorCodes.InvalidParams, wrong);
  turns.take(method);
  // a request of ours may carry nothing; the library would give its handler the token in the place of the parameters
  return (method.startsWith('foedus/') ? { ...message, params: params ?? {} } : message) as Message;
}

function isParameters(params: unknown): boolean {
  return params === undefined || typeof params === 'object';
}

/** The order that the protocol asks for: `initialize` once and first, nothing but `exit` after `shutdown`. */
class Turns {
  #state: 'new' | 'running' | 'stopping' = 'new';

  /** Notes that a message was let through. */
  take(method: string): void {
    if (method === 'initialize') this.#state = 'running';
    if (method === 'shutdown') this.#state = 'stopping';
  }

  /** Why a message comes at the wrong time. */
  wrong(method: string): { code: number; message: string } | undefined {
    if (method === 'exit') return undefined;
    if (this.#state === 'new' && method !== 'initialize')
      return { code: ErrorCodes.ServerNotInitialized, message: 'The first request has to be `initialize`.' };
    if (this.#state !== 'new' && method === 'initialize')
      return { code: ErrorCodes.InvalidRequest, message: 'There has been an `initialize` already.' };
    if (this.#state === 'stopping')
      return { code: ErrorCodes.InvalidRequest, message: 'After `shutdown` there is only `exit`.' };
    return undefined;
  }
}

function idOf(id: unknown): number | string | null {
  return typeof id === 'number' || typeof id === 'string' ? id : null;
}

function refuse(writer: MessageWriter, id: number | string | null, code: number, message: string): Message {
  const answer = { jsonrpc: '2.0', id, error: { code, message } };
  // whoever does not read any more wants no answer
  void writer.write(answer as Message).catch(() => {});
  return nothing;
}

/** Passes a notification over, and tells the client's log why. */
function pass(writer: MessageWriter, method: string, why: string): Message {
  const message = `The notification \`${method}\` was passed over. ${why}`;
  const told = { jsonrpc: '2.0', method: LogMessageNotification.method, params: { type: MessageType.Error, message } };
  void writer.write(told as Message).catch(() => {});
  return nothing;
}
