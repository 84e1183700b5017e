/**
 * The server's end of standard input and output. Messages are framed by headers; once a frame is broken nobody can know
 * where the next message begins, and the libraries' reader would stay alive and hear nothing more. So the server ends,
 * and says why, and the editor starts it again. What is well framed but no request is answered with the error that
 * JSON-RPC has for it.
 */
import { Transform, type TransformCallback, type Writable } from 'node:stream';
import {
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** More bytes than any client's headers have. */
const headerLimit = 8 * 1024;

/** A message of more bytes than this is no message: 512 MB. */
const messageLimit = 512 * 1024 * 1024;

/** Lets whole frames through; the first broken one is told to `onBroken`, and nothing passes after it. */
export class Frames extends Transform {
  readonly #onBroken: (why: string) => void;
  #header = Buffer.alloc(0);
  #left = 0;
  #broken = false;

  constructor(onBroken: (why: string) => void) {
    super();
    this.#onBroken = onBroken;
  }

  override _transform(data: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let at = 0;
    while (at < data.length && !this.#broken) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, data.length - at);
        this.#left -= taken;
        at += taken;
        continue;
      }
      at = this.#readHeader(data, at);
    }
    done(null, this.#broken ? undefined : data);
  }

  /** Takes the bytes of a header; returns where it stopped. */
  #readHeader(data: Buffer, from: number): number {
    const before = this.#header.length;
    const seen = Buffer.concat([this.#header, data.subarray(from, from + headerLimit)]);
    const end = seen.indexOf('\r\n\r\n');
    const text = seen.toString('latin1', 0, end < 0 ? Math.min(seen.length, headerLimit) : end);
    // half a header may be all that has come yet, but it must be the half of one
    const wrong = end < 0 ? wrongSoFar(text) : undefined;
    if (wrong || (end < 0 && seen.length >= headerLimit)) {
      this.#break(wrong ?? 'a header never ends');
      return data.length;
    }
    if (end < 0) {
      this.#header = seen;
      return data.length;
    }
    const length = lengthIn(text);
    if (typeof length === 'string') this.#break(length);
    else this.#left = length;
    this.#header = Buffer.alloc(0);
    return from + end + 4 - before;
  }

  #break(why: string): void {
    this.#broken = true;
    this.#onBroken(why);
  }
}

const line = /^[!#$%&'*+.^_`|~\w-]+:[ \t]*[\x20-\x7e\t]*$/;

function wrongSoFar(text: string): string | undefined {
  const lines = text.split('\r\n');
  const last = lines.pop() ?? '';
  // the end of the header may have come by half
  const half = /^[!#$%&'*+.^_`|~\w-]*(:[\x20-\x7e\t]*\r?)?$/.test(last) || (last === '\r' && lines.length > 0);
  const bad = lines.find((each) => !line.test(each)) ?? (half ? undefined : last);
  return bad === undefined ? undefined : `${quoted(bad)} is no header`;
}

/** The length that a header announces, or what is wrong with it. */
function lengthIn(text: string): number | string {
  const lines = text.split('\r\n');
  const bad = lines.find((each) => !line.test(each));
  if (bad !== undefined) return `${quoted(bad)} is no header`;
  const lengths = lines.flatMap((each) => /^content-length:\s*(.*?)\s*$/i.exec(each)?.[1] ?? []);
  const [said] = lengths;
  if (said === undefined) return 'the header Content-Length is missing';
  if (lengths.some((each) => each !== said)) return 'there are two headers Content-Length';
  if (!/^\d{1,15}$/.test(said)) return `Content-Length: ${quoted(said)} is no number of bytes`;
  return Number(said) > messageLimit ? `a message of ${said} bytes is too long` : Number(said);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

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
  const { params } = message as { params?: unknown };
  if (
    method !== undefined &&
    params !== undefined &&
    (typeof params !== 'object' || params === null) &&
    params !== null
  )
    return refuse(writer, idOf(id), ErrorCodes.InvalidParams, 'The parameters of a message are an object or a list.');
  const early = method === undefined ? undefined : turns.refuses(method, id !== undefined);
  if (early === 'drop') return nothing;
  return early ? refuse(writer, idOf(id), early.code, early.message) : (message as Message);
}

/** The order that the protocol asks for: `initialize` once and first, nothing but `exit` after `shutdown`. */
class Turns {
  #state: 'new' | 'running' | 'stopping' = 'new';

  /** Why a message comes at the wrong time; `drop` for a notification, which gets no answer. */
  refuses(method: string, isRequest: boolean): { code: number; message: string } | 'drop' | undefined {
    if (method === 'exit') return undefined;
    const wrong = this.#wrong(method);
    if (!wrong && method === 'initialize') this.#state = 'running';
    if (!wrong && method === 'shutdown') this.#state = 'stopping';
    return wrong && !isRequest ? 'drop' : wrong;
  }

  #wrong(method: string): { code: number; message: string } | undefined {
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
