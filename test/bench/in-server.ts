/**
 * Loaded into a server before its own code (`--import`): notes for each request how long it took in that process, from
 * the first byte that came in to the last that went out, in the file that FOEDUS_BENCH_TIMES names.
 */
import { appendFileSync } from 'node:fs';

const file = process.env.FOEDUS_BENCH_TIMES ?? '';
let arrived = 0;
let waiting: { id: string; method: string; since: number } | undefined;

const { stdin, stdout } = process;
const push = stdin.push;
stdin.push = function (chunk: unknown, ...rest: []) {
  if (chunk) {
    const text = String(chunk);
    // a header may come alone, before what it announces
    arrived ||= performance.now();
    const found = /"id":(\d+),"method":"([^"]+)"/.exec(text);
    if (found) waiting = { id: found[1] ?? '', method: found[2] ?? '', since: arrived };
    if (text.endsWith('}')) arrived = 0;
  }
  return push.call(this, chunk, ...rest);
};

const write = stdout.write;
stdout.write = function (chunk: unknown, ...rest: []) {
  const result = write.call(this, chunk as string, ...rest);
  const head =
    typeof chunk === 'string' ? chunk.slice(0, 100) : Buffer.from(chunk as Uint8Array).toString('utf8', 0, 100);
  if (waiting && head.startsWith(`{"jsonrpc":"2.0","id":${waiting.id},`)) {
    const { method, since } = waiting;
    const took = performance.now() - since;
    waiting = undefined;
    setImmediate(() => appendFileSync(file, `${method} ${took}\n`));
  }
  return result;
};
