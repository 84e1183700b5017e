import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './extension.ts';

let client: LanguageClient | undefined;

/** Entry on the desktop and in remote hosts: the server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  client = activateWith(
    context,
    (options) => new LanguageClient('foedus', 'Foedus', { run, debug }, options),
  ) as LanguageClient;
}

/** Ends the server with the window. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop();
}
