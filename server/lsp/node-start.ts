/**
 * Starts the server for other editors from its bundle, and keeps what Node has compiled of it until the first treaty was
 * judged: compiling is a fifth of what starting takes. Node's own cache, which the command line has, would not do: it
 * keeps what is compiled while a file is loaded, and most functions are compiled when they are called.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** After so many milliseconds more has been called than what the first findings need. */
const settling = 1000;

/**
 * Runs the server.
 * @param bundle its file
 * @param folder where what was compiled is kept. Nobody else may write there; where we may not either, nothing is kept
 */
export function start(bundle: string, folder: string): void {
  const source = readFileSync(bundle);
  const file = path.join(folder, `server-${process.version}-${process.arch}`);
  const cachedData = keptIn(file, source);
  const script = new Script(`(function (module, require) {${source.toString('latin1')}\n})`, {
    filename: bundle,
    ...(cachedData ? { cachedData } : {}),
  });
  const server: { exports?: typeof import('./node.ts') } = {};
  script.runInThisContext()(server, createRequire(bundle));
  roomGrowsBy(1);
  if (cachedData && script.cachedDataRejected === false) return;
  let kept = false;
  const keep = () => {
    if (kept) return;
    kept = true;
    // Node takes what was compiled with the same flags only
    roomGrowsBy(2);
    keepIn(file, source, script.createCachedData());
    roomGrowsBy(1);
  };
  void server.exports?.judged.then(() => {
    setTimeout(keep, settling).unref();
    process.once('exit', keep);
  });
}

/**
 * By how much the room for new objects grows whenever much of what is in it stays; Node's own factor is 2. Once all is
 * loaded it is to grow no more: a burst of work would leave the process three times as large for as long as it lives, and
 * it mostly waits for somebody to type.
 */
function roomGrowsBy(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}

/** Before what was compiled stand the checksums of what it was compiled of, and its own: Node would not survive a damaged file. */
const head = 8;

function keptIn(file: string, source: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(file);
    const compiled = kept.subarray(head);
    return kept.readUInt32LE(0) === crc32(source) && kept.readUInt32LE(4) === crc32(compiled) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file as a whole or not at all, since another server may be starting. */
function keepIn(file: string, source: Buffer, compiled: Buffer): void {
  const own = `${file}.${process.pid}`;
  try {
    const sums = Buffer.alloc(head);
    sums.writeUInt32LE(crc32(source), 0);
    sums.writeUInt32LE(crc32(compiled), 4);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(own, Buffer.concat([sums, compiled]));
    renameSync(own, file);
  } catch {
    // It is compiled again the next time: as always where Node is so old that it has no `crc32`.
  }
}
