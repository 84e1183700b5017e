/** Work that nobody asked for, told to the client if it takes long. */
import type { Connection } from 'vscode-languageserver';

/** Milliseconds: what is quicker is not worth a word. */
const patience = 500;

/** Does the work; a client that shows what is under way (others are told nothing) hears of it once it has taken a while. */
export async function whileWorking<T>(connection: Connection, title: string, work: Promise<T>): Promise<T> {
  let over = false;
  const timer = setTimeout(async () => {
    const progress = await connection.window.createWorkDoneProgress().catch(() => undefined);
    if (over) return;
    progress?.begin(title);
    void work.then(
      () => progress?.done(),
      () => progress?.done(),
    );
  }, patience);
  try {
    return await work;
  } finally {
    over = true;
    clearTimeout(timer);
  }
}
