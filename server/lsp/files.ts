/**
 * The one port through which files come: to VS Code's client by requests, elsewhere from the disk (node-files.ts).
 * Nothing else in the server reads a file.
 */
import { type Connection, ResponseError } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { sizeLimit } from '../../grammar/index.ts';
import type { CsvTexts } from '../model/workspace.ts';
import { type FileReadResult, type FilesListResult, type ListedFile, methods } from './protocol.ts';

/** Where the workspace's files are listed and read. */
export interface Files {
  /** Whether the client is asked for them, so that an answer may never come. */
  readonly fromClient: boolean;
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
    fromClient: true,
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

/** A treaty's text as read, without the byte order mark; or why it is none, to stand after "This file was not read:". */
export function treatyText(result: FileReadResult): { text: string; unreadable?: string } {
  if ('tooLarge' in result) return { text: '', unreadable: tooLarge(result.size) };
  if ('unreadable' in result) return { text: '', unreadable: result.reason };
  // Positions count without it, in editors as here.
  const text = result.text.startsWith('\uFEFF') ? result.text.slice(1) : result.text;
  if (result.lossy && text.includes('\uFFFD'))
    return { text: '', unreadable: 'it is no UTF-8 text; save it with the encoding UTF-8' };
  const nuls = result.lossy ? text.split('\0').length - 1 : 0;
  if (nuls * 100 > text.length)
    return { text: '', unreadable: 'it is no text but full of zero bytes; a treaty is UTF-8 text' };
  return { text };
}

/** Why a file or document is not read, in words. */
export function tooLarge(size: number): string {
  return `${howLarge(size)}; split it into one file a treaty`;
}

function howLarge(size: number): string {
  const mega = 1024 * 1024;
  return `it has ${Math.ceil(size / mega)} MB, and nothing over ${sizeLimit / mega} MB is read`;
}

/** Why a CSV file was not read, to stand after "was not read:". */
export function whyTableUnread(result: Exclude<FileReadResult, { text: string }>): string {
  return 'tooLarge' in result ? `${howLarge(result.size)}; leave out what the figures do not use` : result.reason;
}

/** The CSV files of a workspace, asked for with any spelling of their URIs. */
export class CsvFiles implements CsvTexts {
  readonly #texts = new Map<string, string>();
  readonly #unread = new Map<string, string>();

  /** Takes a file as it was read; what is no text has none, and why is kept. */
  take(uri: string, result: FileReadResult): void {
    this.delete(uri);
    const key = canonical(uri);
    if ('text' in result) this.#texts.set(key, result.text);
    else this.#unread.set(key, whyTableUnread(result));
  }

  /** Forgets a file. @returns whether there was one */
  delete(uri: string): boolean {
    const key = canonical(uri);
    return [this.#texts.delete(key), this.#unread.delete(key)].some(Boolean);
  }

  readonly get = (uri: string): string | undefined => this.#texts.get(canonical(uri));

  readonly whyUnread = (uri: string): string | undefined => this.#unread.get(canonical(uri));

  /** The canonical URIs of all files. */
  keys(): string[] {
    return [...this.#texts.keys(), ...this.#unread.keys()];
  }
}
