import type { VSCodeServer } from './vscode-server.ts';

/** The address of the workbench with a folder open, or with none. */
export function workbenchAddress(
  server: VSCodeServer,
  folder: string | undefined,
  payload: [string, string][] = [],
): string {
  const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${server.url}/?${query}`;
}

/** How the workbench names a file of the server's machine. */
export function remote(server: VSCodeServer, file: string): string {
  return `vscode-remote://${server.authority}${file.replaceAll('\\', '/').replace(/^(?=[a-zA-Z]:)/, '/')}`;
}
