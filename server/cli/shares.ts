/** How work on many files is split: among threads, and among machines. */
import type { DiskFile } from './disk.ts';

/**
 * As many shares as asked for, each with neighbouring files and about the same bytes. The same files give the same shares.
 * Neighbours stay together, since treaties that lie in one folder have most to do with one another. A share can be empty.
 */
export function sharesOf(files: readonly DiskFile[], count: number): readonly (readonly DiskFile[])[] {
  const shares: DiskFile[][] = Array.from({ length: count }, () => []);
  const total = files.reduce((sum, { text }) => sum + text.length, 0);
  let before = 0;
  for (const [at, file] of files.entries()) {
    const middle = total > 0 ? (before + file.text.length / 2) / total : at / files.length;
    shares[Math.min(count - 1, Math.floor(middle * count))]?.push(file);
    before += file.text.length;
  }
  return shares;
}

/** Which part of how many; the first is 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** `2/5` as it was given. */
export function parseShard(given: string): Shard | undefined {
  const [, index, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(given) ?? [];
  return index && of && Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : undefined;
}
