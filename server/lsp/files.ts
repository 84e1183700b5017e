/**
 * The one port through which files come: to VS Code's client by requests, elsewhere from the disk (node-files.ts).
 * Nothing else in the server reads a file.
 */
import { type Connection, ResponseError } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { type FileReadResult, type FilesListResult, type ListedFile, methods } from './protocol.ts';

/** Where the workspace's files are listed and read. */
export interface Files {
  /**
   * The files of the workspace as `fileGlobs` has them, sorted. Without a folder: what lies beside the open files.
   * @param open the URIs of the open documents
   */
  list(open: readonly string[]): Promise<readonly ListedFile[]>;
  /** One file; never rejects because the file is bad. */
  read(uri: string): Promise<FileReadResult>;
}

/** Files that the client lists and reads. */
export function clientFiles(connection: Connection): Files {
  return {
    list: async () => (await connection.sendRequest<FilesListResult>(methods.filesList, {})).files,
    read: async (uri) => {
      try {
        return await connection.sendRequest<FileReadResult>(methods.fileRead, { uri });
      } catch (error) {
        if (error instanceof ResponseError) return { unreadable: true, reason: error.message };
        throw error;
      }
    },
  };
}

/**
 * One spelling for every URI of a file: clients escape and capitalize differently (`file:///c%3A/…`, `file:///C:/…`).
 * For comparing only; the client is always answered in its own spelling.
 */
export function canonical(uri: string): string {
  const known = spelled.get(uri);
  if (known !== undefined) return known;
  let key = uri;
  try {
    key = URI.parse(uri).toString();
  } catch {
    // What is no URI is compared as it is.
  }
  if (spelled.size > 10_000) spelled.clear();
  spelled.set(uri, key);
  return key;
}
const spelled = new Map<string, string>();

/** Whether a file is a treaty, by its name. */
export function isTreaty(uri: string): boolean {
  return uri.endsWith('.treaty');
}
