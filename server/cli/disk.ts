/** The command line's files: what is checked, and what is read beside it. Reading itself is the language server's. */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isTreaty, treatyText, whyTableUnread } from '../lsp/files.ts';
import { diskFiles } from '../lsp/node-files.ts';
import type { FileReadResult } from '../lsp/protocol.ts';
import { isConfiguration, SettingsBook } from '../lsp/settings.ts';
import { configurationName } from '../rules/configuration.ts';
import { inWords, UsageError } from './usage.ts';

/** A treaty file as it lies on the disk. */
export interface DiskFile {
  /** Absolute, links resolved. */
  readonly path: string;
  readonly uri: string;
  /** Without a byte order mark; empty where it is unreadable. */
  readonly text: string;
  /** The byte order mark, where the file begins with one. */
  readonly mark: '' | '\uFEFF';
  /** Why it is no text, to stand after "This file was not read:". */
  readonly unreadable?: string;
}

/** What a command works on. */
export interface Input {
  /** Absolute path of the workspace: the folder of the nearest `foedus.json`, else the common folder of the paths given. */
  readonly root: string;
  /** The text of that `foedus.json`, and where it is. */
  readonly configuration?: { path: string; text: string };
  /** What every `foedus.json` of the workspace says, for each file the nearest. */
  readonly book: SettingsBook;
  /** The text of each `foedus.json` of the workspace, by URI. */
  readonly configurations: ReadonlyMap<string, string>;
  /** Files that were asked for, but that `include` or `exclude` keep out. */
  readonly leftOut: readonly string[];
  /** The files that were asked for, sorted by path. */
  readonly asked: readonly DiskFile[];
  /** All treaty files of the workspace, those asked for among them: names are read from the whole. */
  readonly all: readonly DiskFile[];
  /** The workspace's CSV files by URI. */
  readonly csv: ReadonlyMap<string, string>;
  /** Why those that are not among them were not read, by URI. */
  readonly csvUnread: ReadonlyMap<string, string>;
}

/**
 * Finds and reads what the paths name: files as they are, folders with all treaties in them.
 * @param options.stdin a text that stands in the place of a file, and is all that is asked for
 * @param options.mayBeEmpty a folder without treaties is no mistake
 * @throws UsageError where a path cannot be read, or no treaty is found.
 */
export async function readInput(
  paths: readonly string[],
  {
    stdin,
    mayBeEmpty = false,
  }: { stdin?: { readonly name: string; readonly text: string }; mayBeEmpty?: boolean } = {},
): Promise<Input> {
  const given = stdin
    ? [await placeOfStdin(stdin.name)]
    : await Promise.all((paths.length > 0 ? paths : ['.']).map(placeOf));
  const shared = commonFolder(given.map((each) => (each.folder ? each.path : path.dirname(each.path))));
  const configuration = await nearestConfiguration(shared);
  const root = configuration ? path.dirname(configuration.path) : shared;
  const files = diskFiles(() => [pathToFileURL(root).href]);
  const listed = (await files.list([])).map(({ uri }) => uri);
  const configurations = new Map<string, string>();
  if (configuration) configurations.set(pathToFileURL(configuration.path).href, configuration.text);
  for (const uri of listed.filter(isConfiguration)) {
    const result = await files.read(uri);
    if ('text' in result) configurations.set(uri, result.text);
  }
  const book = bookOf(configurations);
  const asked = new Set<string>();
  for (const each of given) {
    if (!each.folder) asked.add(pathToFileURL(each.path).href);
    else {
      const home = pathToFileURL(path.join(each.path, path.sep)).href;
      for (const uri of listed) if (isTreaty(uri) && uri.startsWith(home)) asked.add(uri);
    }
  }
  if (asked.size === 0 && !mayBeEmpty)
    throw new UsageError(
      `There is no treaty in ${given.map((each) => `\`${each.said}\``).join(', ')}: treaties are files that end in \`.treaty\`.`,
    );
  const leftOut = [...asked].filter((uri) => book.leavesOut(uri));
  for (const uri of leftOut) asked.delete(uri);
  const all: DiskFile[] = [];
  for (const uri of new Set([...asked, ...listed.filter((uri) => isTreaty(uri) && !book.leavesOut(uri))])) {
    const result: FileReadResult =
      stdin && asked.has(uri) ? { text: stdin.text, size: 0, lossy: false } : await files.read(uri);
    const file = fileURLToPath(uri);
    if ('unreadable' in result && asked.has(uri))
      throw new UsageError(`Cannot read \`${shown(file)}\`: ${result.reason}.`);
    const mark = 'text' in result && result.text.startsWith('\uFEFF') ? '\uFEFF' : '';
    all.push({ path: file, uri, mark, ...treatyText(result) });
  }
  all.sort((one, two) => (one.path < two.path ? -1 : 1));
  const csv = new Map<string, string>();
  const csvUnread = new Map<string, string>();
  for (const uri of listed)
    if (uri.endsWith('.csv')) {
      const result = await files.read(uri);
      if ('text' in result) csv.set(uri, result.text);
      else csvUnread.set(uri, whyTableUnread(result));
    }
  return {
    root,
    configuration,
    book,
    configurations,
    leftOut,
    asked: all.filter(({ uri }) => asked.has(uri)),
    all,
    csv,
    csvUnread,
  };
}

/** What every `foedus.json` of a workspace says. */
export function bookOf(configurations: ReadonlyMap<string, string>): SettingsBook {
  const book = new SettingsBook();
  for (const [uri, text] of configurations) book.configure(uri, text);
  return book;
}

/** Where a text that comes from elsewhere is meant to lie; there need be no such file. */
async function placeOfStdin(name: string): Promise<{ said: string; path: string; folder: boolean }> {
  const full = path.resolve(name);
  const home = await placeOf(path.dirname(full));
  return { said: name, path: path.join(home.path, path.basename(full)), folder: false };
}

async function placeOf(said: string): Promise<{ said: string; path: string; folder: boolean }> {
  try {
    const found = await realpath(said);
    return { said, path: found, folder: (await stat(found)).isDirectory() };
  } catch (error) {
    throw new UsageError(`Cannot read \`${said}\`: ${inWords(error)}.`);
  }
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
  const [first = path.resolve('.'), ...rest] = folders;
  let parts = first.split(path.sep);
  for (const folder of rest) {
    const other = folder.split(path.sep);
    let same = 0;
    while (same < parts.length && same < other.length && parts[same] === other[same]) same++;
    parts = parts.slice(0, same);
  }
  return parts.join(path.sep) || path.parse(first).root;
}

/** A path as a person would write it: relative to where the command runs, where that is shorter. */
export function shown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' ? '.' : relative.startsWith(`..${path.sep}..`) ? file : relative;
}
