import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './extension.ts';

let client: LanguageClient | undefined;
let worker: Worker | undefined;

/** Entry in the browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
  const address = Uri.joinPath(context.extensionUri, 'dist', 'server.js').toString(true);
  const start = async () => {
    // A worker does not end by itself when it is asked to stop.
    worker?.terminate();
    worker = new Worker(address, { name: 'foedus' });
    // Not the worker itself: inside VS Code it is none to `instanceof`.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  client = activateWith(context, (options) => new LanguageClient('foedus', 'Foedus', start, options)) as LanguageClient;
}

/** Ends the server with the window. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop();
  worker?.terminate();
}
