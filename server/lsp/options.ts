/** What a client says of itself in `initialize`, read with distrust. */
import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

/** Our own options; what is none of them is passed over. */
export function readOptions(given: unknown): InitializationOptions {
  const options = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  return {
    files: options.files === 'client' ? 'client' : 'disk',
    commandLinks: options.commandLinks === true,
    ...(typeof options.pages === 'string' && options.pages !== '' ? { pages: options.pages } : {}),
  };
}

/** The folders of the workspace, as URIs. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
