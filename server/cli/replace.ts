/** Puts a text in the place of a file at once. */
import { randomUUID } from 'node:crypto';
import { chmod, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shown } from './disk.ts';
import { inWords, UsageError } from './usage.ts';

/**
 * Whatever happens on the way, the file is the old or the new one; its mode stays. One that is not there is made.
 * @param expected what the file was when it was read: if it is something else by now, it is left alone
 * @throws UsageError where it cannot be written
 */
export async function replaceFile(file: string, text: string, expected?: string): Promise<void> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  try {
    if (expected !== undefined && (await readFile(file, 'utf8')) !== expected)
      throw new Error('it has changed since it was read');
    const mode = await stat(file).then(
      (found) => found.mode,
      () => undefined,
    );
    await writeFile(beside, text, { flag: 'wx' });
    if (mode !== undefined) await chmod(beside, mode);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw new UsageError(`Cannot write \`${shown(file)}\`: ${inWords(error)}. It is as it was.`);
  }
}
