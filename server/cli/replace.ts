/** Puts a text in the place of a file at once. */
import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shown } from './disk.ts';
import { inWords, UsageError } from './usage.ts';

/**
 * Whatever happens on the way, the file is the old or the new one; its mode stays, and its owner where we may give files
 * away. Of a symbolic link what it leads to is replaced. A file that is not there is made; into what is no file (a pipe,
 * `/dev/null`) the text is written.
 * @param expected what the file was when it was read: if it is something else by now, it is left alone
 * @throws UsageError where it cannot be written
 */
export async function replaceFile(file: string, text: string, expected?: string): Promise<void> {
  let before: Stats | undefined;
  try {
    const target = await orMissing(realpath(file));
    before = target === undefined ? undefined : await stat(target);
    if (before && !before.isFile()) await writeFile(file, text);
    else await replace(target ?? file, text, before, expected);
  } catch (error) {
    const after = before ? 'It is as it was' : 'It was not made';
    throw new UsageError(`Cannot write \`${shown(path.resolve(file))}\`: ${whyNotWritten(error)}. ${after}.`);
  }
}

/** A file, the text that it is to have, and the one that it had when it was read. */
export interface Replacement {
  readonly path: string;
  readonly text: string;
  readonly expected: string;
}

/**
 * Replaces several files, as {@link replaceFile} does.
 * @param written told of each once it is
 * @throws UsageError where one cannot be written, once the others have been
 */
export async function replaceFiles(files: readonly Replacement[], written?: (path: string) => void): Promise<void> {
  const failed: string[] = [];
  for (const { path: file, text, expected } of files)
    try {
      await replaceFile(file, text, expected);
      written?.(file);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failed.push(error.message);
    }
  if (failed.length === 0) return;
  const rest = files.length > failed.length ? [`The other files, ${files.length - failed.length}, are written.`] : [];
  throw new UsageError([...failed, ...rest].join('\n'));
}

/** The text is written beside the file, and takes its place once it is on the disk. */
async function replace(file: string, text: string, before: Stats | undefined, expected?: string): Promise<void> {
  // renaming over it would need no leave of the file itself
  if (before && (before.mode & 0o222) === 0) throw new Error('it is read-only');
  if (before) await access(file, constants.W_OK);
  if (expected !== undefined && (await readFile(file, 'utf8')) !== expected)
    throw new Error('it has changed since it was read');
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  try {
    // what is private is so from the beginning
    const handle = await open(beside, 'wx', before ? 0o600 : undefined);
    try {
      await handle.writeFile(text);
      if (before) {
        const given = await handle.chown(before.uid, before.gid).then(
          () => true,
          () => false,
        );
        // to run as its owner was granted to another owner
        await handle.chmod(before.mode & (given ? 0o7777 : 0o777));
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}

async function orMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function whyNotWritten(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'EACCES' || code === 'EPERM') return 'it or its folder may not be written';
  if (code === 'EFBIG') return 'it would be larger than files may be here';
  if (code === 'EISDIR') return 'it is a folder';
  return inWords(error);
}
