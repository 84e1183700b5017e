/** `foedus check --watch`: checks again whenever a file of the workspace changes. */
import { watch } from 'node:fs';
import { readInput } from './disk.ts';
import { note } from './terminal.ts';
import { inWords, UsageError } from './usage.ts';

/** So many milliseconds after a change it is checked again: editors write a file in several steps. */
const pause = 100;

/** Checks now and after every change, until it is interrupted. */
export async function watchAndCheck(paths: readonly string[], check: () => Promise<number>): Promise<number> {
  const { root } = await readInput(paths);
  let timer: NodeJS.Timeout | undefined;
  let work: Promise<unknown> = Promise.resolve();
  const run = async () => {
    try {
      await check();
    } catch (error) {
      // A file may be half-written or gone: the next change brings another try.
      if (!(error instanceof UsageError)) throw error;
      note(`foedus: ${error.message}`);
    }
    process.stdout.write('\nWaiting for changes; Ctrl+C ends.\n\n');
  };
  await run();
  return new Promise((_, reject) => {
    const watcher = watch(root, { recursive: true }, (_event, name) => {
      if (!name || !/\.(treaty|csv)$|(^|[\\/])foedus\.json$/.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        work = work.then(run).catch(reject);
      }, pause);
    });
    watcher.on('error', (error) => reject(new UsageError(`Watching failed: ${inWords(error)}.`)));
  });
}
