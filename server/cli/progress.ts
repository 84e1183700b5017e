/** Long work at a terminal: how far it is, and that Ctrl-C ends it. */
import { setImmediate } from 'node:timers/promises';

/** Ctrl-C was pressed. */
export class Interrupted extends Error {}

/** The exit code of a command that was interrupted, as shells have it. */
export const interrupted = 130;

/** How long it works before it looks up, in milliseconds. */
const slice = 100;

/**
 * Runs work that is done in steps to its end. On a terminal the standard error says how far it is; nothing is left of that
 * in the end. Throws {@link Interrupted} upon Ctrl-C.
 * @param say how far it is, in a few words
 */
export async function inSteps<Step, Result>(
  steps: Generator<Step, Result>,
  say: (step: Step) => string,
): Promise<Result> {
  const { stderr } = process;
  let stopped = false;
  let shown = false;
  const stop = () => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  try {
    let last = performance.now();
    for (;;) {
      const next = steps.next();
      if (next.done) return next.value;
      if (performance.now() - last < slice) continue;
      if (stderr.isTTY) {
        stderr.write(`\r${say(next.value)}\u001b[K`);
        shown = true;
      }
      await setImmediate();
      if (stopped) throw new Interrupted();
      last = performance.now();
    }
  } finally {
    process.removeListener('SIGINT', stop);
    if (shown) stderr.write('\r\u001b[K');
  }
}
