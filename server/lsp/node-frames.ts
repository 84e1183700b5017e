/**
 * Messages over standard input are framed by headers. Once a frame is broken nobody can know where the next message
 * begins, and the libraries' reader would stay alive and hear nothing more.
 */
import { Transform, type TransformCallback } from 'node:stream';

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
