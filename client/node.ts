import { type ExtensionContext, tasks, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './extension.ts';
import { CheckTasks } from './node-tasks.ts';

let client: LanguageClient | undefined;

/** Entry on the desktop and in remote hosts: the server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const file = (...names: string[]) => Uri.joinPath(context.extensionUri, 'dist', ...names).fsPath;
  const run = { module: file('node', 'server.mjs'), transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  client = activateWith(
    context,
    (options) => new LanguageClient('foedus', 'Foedus', { run, debug }, options),
  ) as LanguageClient;
  context.subscriptions.push(tasks.registerTaskProvider('foedus', new CheckTasks(file('foedus.js'))));
}

/** Ends the server with the window. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop();
}
