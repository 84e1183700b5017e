/**
 * Starts the server for other editors from its bundle, and keeps what Node has compiled of it until the first treaty was
 * judged: compiling is a fifth of what starting takes. Node's own cache, which the command line has, would not do: it
 * keeps what is compiled while a file is loaded, and most functions are compiled when they are called.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// New objects get little room, and that does not grow: a burst of work would leave the process three times as large for
// as long as it lives, and it mostly waits for somebody to type. Before anything is compiled: what was compiled with other
// flags is not taken.
setFlagsFromString('--semi-space-growth-factor=1');

/** After so many milliseconds more has been called than what the first findings need. */
const settling = 1000;

/**
 * Runs the server.
 * @param bundle its file
 * @param folder where what was compiled is kept. Nobody else may write there; where we may not either, nothing is kept
 */
export function start(bundle: string, folder: string): void {
  const file = path.join(folder, `server-${process.version}-${process.arch}`);
  const cachedData = keptIn(file, bundle);
  const script = new Script(`(function (module, require) {${readFileSync(bundle, 'latin1')}\n})`, {
    filename: bundle,
    ...(cachedData ? { cachedData } : {}),
  });
  const server: { exports?: typeof import('./node.ts') } = {};
  script.runInThisContext()(server, createRequire(bundle));
  // Node takes nothing that another version of it has made
  if (cachedData && script.cachedDataRejected === false) return;
  let kept = false;
  const keep = () => {
    if (!kept) keepIn(file, script.createCachedData());
    kept = true;
  };
  void server.exports?.judged.then(() => {
    setTimeout(keep, settling).unref();
    process.once('exit', keep);
  });
}

/** What was compiled of the bundle, if it is not older. */
function keptIn(file: string, bundle: string): Buffer | undefined {
  try {
    return statSync(file).mtimeMs > statSync(bundle).mtimeMs ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file as a whole or not at all, since another server may be starting. */
function keepIn(file: string, compiled: Buffer): void {
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(own, compiled);
    renameSync(own, file);
  } catch {
    // It is compiled again the next time.
  }
}
