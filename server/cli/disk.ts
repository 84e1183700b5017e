/** The command line's files: what is checked, what is read beside it, and how. */
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { sizeLimit } from '../../grammar/index.ts';
import { configurationName } from '../rules/configuration.ts';
import { inWords, UsageError } from './usage.ts';

/** A treaty file as it lies on the disk. */
export interface DiskFile {
  readonly path: string;
  readonly uri: string;
  /** Its text, or why it is none. */
  readonly content: { text: string } | { unreadable: string; offset?: number };
}

/** What a command works on. */
export interface Input {
  /** Absolute path of the workspace: the folder of the nearest `foedus.json`, else the common folder of the paths given. */
  readonly root: string;
  /** The text of that `foedus.json`, and where it is. */
  readonly configuration?: { path: string; text: string };
  /** The files that were asked for, sorted by path. */
  readonly asked: readonly DiskFile[];
  /** All treaty files of the workspace, those asked for among them: names are read from the whole. */
  readonly all: readonly DiskFile[];
  /** The workspace's CSV files by URI. */
  readonly csv: ReadonlyMap<string, string>;
}

/** Folders that hold no treaties of one's own. */
const passedOver = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * Finds and reads what the paths name: files as they are, folders with all treaties in them.
 * @throws UsageError where a path cannot be read, or no treaty is found.
 */
export async function readInput(paths: readonly string[]): Promise<Input> {
  const given: { path: string; folder: boolean }[] = [];
  for (const each of paths.length > 0 ? paths : ['.']) {
    const full = path.resolve(each);
    const found = await stat(full).catch((error) => {
      throw new UsageError(`Cannot read \`${each}\`: ${inWords(error)}.`);
    });
    given.push({ path: full, folder: found.isDirectory() });
  }
  const folders = given.map((each) => (each.folder ? each.path : path.dirname(each.path)));
  const shared = commonFolder(folders);
  const configuration = await nearestConfiguration(shared);
  const root = configuration ? path.dirname(configuration.path) : shared;
  const asked = new Set<string>();
  for (const each of given) {
    if (!each.folder) asked.add(each.path);
    else for (const file of await filesIn(each.path)) if (file.endsWith('.treaty')) asked.add(file);
  }
  if (asked.size === 0)
    throw new UsageError(
      `There is no treaty in ${paths.map((each) => `\`${each}\``).join(', ') || 'this folder'}: treaties are files that end in \`.treaty\`.`,
    );
  const inRoot = await filesIn(root);
  const all = new Set([...asked, ...inRoot.filter((file) => file.endsWith('.treaty'))]);
  const read = new Map<string, DiskFile>();
  for (const file of [...all].sort()) read.set(file, await readTreaty(file, asked.has(file)));
  const csv = new Map<string, string>();
  for (const file of inRoot)
    if (file.endsWith('.csv')) {
      const content = await readText(file).catch(() => undefined);
      if (content && 'text' in content) csv.set(pathToFileURL(file).href, content.text);
    }
  return {
    root,
    configuration,
    asked: [...asked].sort().map((file) => read.get(file) as DiskFile),
    all: [...read.values()],
    csv,
  };
}

/** Every file below a folder, sorted. Symbolic links that lead out of the folder are not followed. */
async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  const home = await realpath(folder);
  const visit = async (at: string): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true }).catch((error) => {
      throw new UsageError(`Cannot read the folder \`${shown(at)}\`: ${inWords(error)}.`);
    });
    for (const entry of entries) {
      const full = path.join(at, entry.name);
      if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) await visit(full);
      } else if (entry.isFile()) found.push(full);
      else if (entry.isSymbolicLink() && (await leadsInside(full, home))) found.push(full);
    }
  };
  await visit(folder);
  return found.sort();
}

async function leadsInside(link: string, home: string): Promise<boolean> {
  const target = await realpath(link).catch(() => undefined);
  if (!target?.startsWith(home + path.sep)) return false;
  return (await lstat(target)).isFile();
}

async function readTreaty(file: string, asked: boolean): Promise<DiskFile> {
  const uri = pathToFileURL(file).href;
  try {
    return { path: file, uri, content: await readText(file) };
  } catch (error) {
    if (asked) throw new UsageError(`Cannot read \`${shown(file)}\`: ${inWords(error)}.`);
    return { path: file, uri, content: { unreadable: inWords(error) } };
  }
}

/** A file's text, or in words why it is no text. */
async function readText(file: string): Promise<DiskFile['content']> {
  const { size } = await stat(file);
  if (size > sizeLimit)
    return {
      unreadable: `This file has ${Math.round(size / 1024 / 1024)} MB: files over ${sizeLimit / 1024 / 1024} MB are not read. Split it into one file a treaty.`,
    };
  return decode(await readFile(file));
}

/** Bytes as UTF-8 text. Bytes that are none, or too many NULs, are no treaty. */
export function decode(bytes: Uint8Array): DiskFile['content'] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { unreadable: 'This file is no UTF-8 text: open it in an editor and save it with the encoding UTF-8.' };
  }
  const nuls = text.split('\0').length - 1;
  if (nuls > 0 && nuls * 100 > text.length)
    return { unreadable: 'This file is no text: it is full of zero bytes. A treaty is UTF-8 text.' };
  return { text };
}

async function nearestConfiguration(from: string): Promise<Input['configuration']> {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, configurationName);
    const text = await readFile(file, 'utf8').catch((error) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw new UsageError(`Cannot read \`${shown(file)}\`: ${inWords(error)}.`);
    });
    if (text !== undefined) return { path: file, text };
    if (folder === path.dirname(folder)) return undefined;
  }
}

function commonFolder(folders: readonly string[]): string {
  const [first = '.', ...rest] = folders;
  let parts = first.split(path.sep);
  for (const folder of rest) {
    const other = folder.split(path.sep);
    let same = 0;
    while (same < parts.length && same < other.length && parts[same] === other[same]) same++;
    parts = parts.slice(0, same);
  }
  return parts.join(path.sep) || path.parse(path.resolve(first)).root;
}

/** A path as a person would write it: relative to where the command runs, where that is shorter. */
export function shown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' ? '.' : relative.startsWith(`..${path.sep}..`) ? file : relative;
}
