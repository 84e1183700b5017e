/** The disk as the server's files, for editors whose client does not serve them. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from './files.ts';
import { type FileReadResult, fileSizeLimit, type ListedFile } from './protocol.ts';

/** Folders that hold no treaties of one's own. */
const passedOver: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * Files on the disk, inside the folders only: a path or link that leads out of them is not read.
 * @param folders the workspace's folders as URIs, asked anew each time; empty: the folders of the open files
 */
export function diskFiles(folders: () => readonly string[]): Files {
  let open: readonly string[] = [];
  const roots = () => {
    const given = folders().flatMap(pathOf);
    if (given.length > 0) return { paths: given, deep: true };
    return { paths: [...new Set(open.flatMap(pathOf).map((file) => path.dirname(file)))], deep: false };
  };
  return {
    fromClient: false,
    async list(openNow) {
      open = openNow;
      const { paths, deep } = roots();
      const found = new Map<string, Found>();
      for (const root of paths) {
        const home = await realpath(root).catch(() => undefined);
        if (home !== undefined) await collect(root, { root, home, deep }, found);
      }
      // A text that is listed itself is none a second time where a link leads to it.
      const own = new Set([...found.values()].flatMap(({ real, isLink }) => (isLink ? [] : [real])));
      return [...found.values()]
        .filter(({ real, isLink }) => !isLink || !own.has(real))
        .map(({ uri, size }) => ({ uri, size }))
        .sort((one, two) => (one.uri < two.uri ? -1 : 1));
    },
    async read(uri): Promise<FileReadResult> {
      const [file] = pathOf(uri);
      if (file === undefined) return { unreadable: true, reason: 'it is no file of the disk' };
      try {
        const real = await realpath(file);
        const homes = await Promise.all(roots().paths.map((root) => realpath(root).catch(() => undefined)));
        if (!homes.some((home) => home !== undefined && isInside(real, home)))
          return { unreadable: true, reason: 'it lies outside the folders that are open' };
        const { size } = await stat(real);
        if (size > fileSizeLimit) return { tooLarge: true, size };
        return decode(await readFile(real));
      } catch (error) {
        return { unreadable: true, reason: inWords(error) };
      }
    },
  };
}

interface Found extends ListedFile {
  /** The path without links. */
  readonly real: string;
  readonly isLink: boolean;
}

/** Lists a folder of a root, whose path without links is `home`. */
async function collect(
  folder: string,
  within: { readonly root: string; readonly home: string; readonly deep: boolean },
  found: Map<string, Found>,
): Promise<void> {
  const { root, home, deep } = within;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (deep && !passedOver.has(entry.name)) await collect(full, within, found);
      continue;
    }
    if (!isListed(entry.name)) continue;
    try {
      const isLink = entry.isSymbolicLink();
      // links to folders are not followed, so that the rest of the path has none
      const real = isLink ? await realpath(full) : path.join(home, path.relative(root, full));
      if (isLink && !isInside(real, home)) continue;
      const seen = await stat(full);
      if (seen.isFile()) {
        const uri = pathToFileURL(full).href;
        found.set(uri, { uri, size: seen.size, real, isLink });
      }
    } catch {
      // Gone meanwhile, or a link that leads nowhere.
    }
  }
}

/** As `fileGlobs` says. */
function isListed(name: string): boolean {
  return name.endsWith('.treaty') || name.endsWith('.csv') || name === 'foedus.json';
}

function isInside(file: string, home: string): boolean {
  return file.startsWith(home.endsWith(path.sep) ? home : home + path.sep);
}

function pathOf(uri: string): string[] {
  if (!uri.startsWith('file:')) return [];
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}

function decode(bytes: Uint8Array): FileReadResult {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let lossy = text.includes('\0');
  if (!lossy && text.includes('\uFFFD'))
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      lossy = true;
    }
  return { text, size: bytes.byteLength, lossy };
}

function inWords(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'reading it is not permitted';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
