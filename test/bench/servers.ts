/** The language servers that are measured: ours, as other editors start it, and peers from npm, on the same Node. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Document } from './document.ts';
import { cssDocument, jsonDocument } from './peer-documents.ts';
import { smallTreaty, treatyDocument } from './treaties.ts';

export interface LanguageServer {
  readonly name: string;
  /** What Node is started with. */
  readonly arguments: readonly string[];
  readonly languageId: string;
  readonly extension: string;
  /** Whether the client can pull diagnostics. */
  readonly pull: boolean;
  readonly initializationOptions?: unknown;
  /** By section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly document: (lines: number) => Document;
  /** A small file, none of whose names the document has. */
  readonly small: () => string;
}

const bench = import.meta.dirname;
const peers = createRequire(path.join(bench, 'package.json'));

export const ours: LanguageServer = {
  name: 'Foedus',
  arguments: [path.join(bench, '..', '..', 'dist', 'foedus.js'), 'lsp', '--stdio'],
  languageId: 'treaty',
  extension: '.treaty',
  pull: true,
  document: treatyDocument,
  small: smallTreaty,
};

/** vscode-json-language-server, which is VS Code's own: the quickest peer on Node. */
export const json: LanguageServer = {
  name: 'JSON',
  arguments: [extracted('json'), '--stdio'],
  languageId: 'json',
  extension: '.json',
  pull: true,
  initializationOptions: { provideFormatter: true },
  settings: { json: { validate: { enable: true }, format: { enable: true }, schemas: [] }, http: {} },
  document: jsonDocument,
  small: () => jsonDocument(90).text,
};

export const css: LanguageServer = {
  name: 'CSS',
  arguments: [extracted('css'), '--stdio'],
  languageId: 'css',
  extension: '.css',
  pull: true,
  initializationOptions: { provideFormatter: true },
  settings: { css: { validate: true, lint: {} }, scss: {}, less: {} },
  document: cssDocument,
  small: () => cssDocument(90).text,
};

/** What Langium makes of the same language (peers/). It only pushes. */
export const langium: LanguageServer = {
  name: 'Langium',
  arguments: [path.join(bench, 'dist', 'langium-server.mjs'), '--stdio'],
  languageId: 'treaty',
  extension: '.treaty',
  pull: false,
  document: treatyDocument,
  small: smallTreaty,
};

/** The protocol's library and nothing behind it (peers/). */
export const floor: LanguageServer = {
  name: 'bare vscode-languageserver',
  arguments: [path.join(bench, 'dist', 'floor.mjs'), '--stdio'],
  languageId: 'treaty',
  extension: '.treaty',
  pull: true,
  document: treatyDocument,
  small: smallTreaty,
};

/** The same server for a client that cannot pull. */
export function pushed(server: LanguageServer): LanguageServer {
  return { ...server, name: `${server.name}, pushed`, pull: false };
}

function extracted(language: string): string {
  const folder = path.dirname(peers.resolve('vscode-langservers-extracted/package.json'));
  return path.join(folder, 'bin', `vscode-${language}-language-server`);
}
