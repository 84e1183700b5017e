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
  const sized = await Promise.all(found.map(async (uri) => ({ uri: uri.toString(), size: await sizeOf(uri) })));
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

/** Bytes; undefined where the file has gone meanwhile. */
async function sizeOf(uri: Uri): Promise<number | undefined> {
  try {
    return (await workspace.fs.stat(uri)).size;
  } catch {
    return undefined;
  }
}
