import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileReadParams,
  type FileReadResult,
  type FilesListResult,
  fileGlobs,
  fileSizeLimit,
  type ListedFile,
  methods,
} from '../server/lsp/protocol.ts';
import { reachedByLink } from './links.ts';
import { decode, isWorkspaceFile } from './text.ts';

/**
 * Serves the workspace's files to the server, wherever they lie: on a disk, on another machine, or in the browser.
 * Only what lies in the workspace's folders is read; for a file opened alone, what lies beside it.
 */
export function serveFiles(client: BaseLanguageClient, listed: (files: ListedFile[]) => void): Disposable {
  client.onRequest(methods.filesList, async (): Promise<FilesListResult> => {
    const files = await listFiles();
    listed(files);
    return { files };
  });
  return client.onRequest<FileReadResult, void>(methods.fileRead, ({ uri }: FileReadParams) =>
    readFile(Uri.parse(uri, true)),
  );
}

async function listFiles(): Promise<ListedFile[]> {
  const found = workspace.workspaceFolders?.length
    ? // `files.exclude` is heeded as well.
      await workspace.findFiles(`{${fileGlobs.join(',')}}`, '**/node_modules/**')
    : await filesBeside();
  const links = new Links();
  const sized = await Promise.all(
    found.map(async (uri) => ({ uri: uri.toString(), size: (await links.lead(uri)) ? undefined : await sizeOf(uri) })),
  );
  return sized
    .filter((file): file is ListedFile => file.size !== undefined)
    .sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}

async function filesBeside(): Promise<Uri[]> {
  const found = await Promise.all(
    foldersOfOpenTreaties().map(async (folder) => {
      const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
      return entries
        .filter(([name, type]) => type & FileType.File && isWorkspaceFile(name))
        .map(([name]) => Uri.joinPath(folder, name));
    }),
  );
  return found.flat();
}

/** The folders of the treaties that are open without a workspace, each once. */
function foldersOfOpenTreaties(): Uri[] {
  const open = workspace.textDocuments.filter((it) => it.languageId === 'treaty' && !it.isUntitled);
  return [...new Map(open.map(({ uri }) => Uri.joinPath(uri, '..')).map((uri) => [uri.toString(), uri])).values()];
}

async function readFile(address: Uri): Promise<FileReadResult> {
  // Without `..`, so that no path leaves its folder by a detour.
  const uri = Uri.joinPath(address, '.');
  if (!isInside(uri)) return { unreadable: true, reason: 'it lies outside the folders that are open' };
  if (await new Links().lead(uri)) return { unreadable: true, reason: 'a link leads to it, which may lead anywhere' };
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if (!(type & FileType.File)) return { unreadable: true, reason: 'it is no file' };
    if (size > fileSizeLimit) return { tooLarge: true, size };
    return decode(await workspace.fs.readFile(uri));
  } catch (error) {
    return { unreadable: true, reason: error instanceof Error ? error.message : String(error) };
  }
}

function isInside(uri: Uri): boolean {
  if (workspace.workspaceFolders?.length) return workspace.getWorkspaceFolder(uri) !== undefined;
  const folder = Uri.joinPath(uri, '..').toString();
  return foldersOfOpenTreaties().some((it) => it.toString() === folder);
}

/** Which files are reached by links; each place on the way is looked at once. */
class Links {
  readonly #known = new Map<string, Promise<boolean>>();

  lead(uri: Uri): Promise<boolean> {
    const up = (address: Uri) => Uri.joinPath(address, '..');
    const home = workspace.getWorkspaceFolder(uri)?.uri ?? up(uri);
    return reachedByLink(uri, home, up, (address) => this.#isLink(address));
  }

  #isLink(address: Uri): Promise<boolean> {
    const key = address.toString();
    const known = this.#known.get(key) ?? isLink(address);
    this.#known.set(key, known);
    return known;
  }
}

/** False where there is nothing any more. */
async function isLink(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.SymbolicLink) !== 0;
  } catch {
    return false;
  }
}

/** Bytes; undefined where the file has gone meanwhile. */
async function sizeOf(uri: Uri): Promise<number | undefined> {
  try {
    return (await workspace.fs.stat(uri)).size;
  } catch {
    return undefined;
  }
}
