import { type Disposable, type ExtensionContext, l10n, tasks, workspace } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { explainCommand, fileGlobs, type InitializationOptions, whatIfCommand } from '../server/lsp/protocol.ts';
import { registerCommands } from './commands.ts';
import { ConceptsView } from './concepts.ts';
import { Endings, offerRestart } from './endings.ts';
import { serveFiles } from './files.ts';
import { PagesProvider, pagesRoot } from './pages.ts';
import { AnalysisPanel } from './panel/index.ts';
import { ServerStatus } from './status.ts';
import { CheckTasks } from './tasks.ts';
import { ScenarioTests } from './tests.ts';
import { registerTools } from './tools.ts';

/** Makes the client for the kind of server that this host can run: a process or a worker. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/**
 * Starts the language server and everything that talks to it; the same on the desktop and in the browser.
 * Does not wait for the server: what needs it waits by itself.
 */
export function activateWith(context: ExtensionContext, createClient: CreateClient): BaseLanguageClient {
  const watchers = fileGlobs.map((glob) => workspace.createFileSystemWatcher(glob));
  const initializationOptions: InitializationOptions = { files: 'client', commandLinks: true, pages: pagesRoot };
  const client = createClient({
    documentSelector: schemes().map((scheme) => ({ scheme, language: 'treaty' })),
    diagnosticCollectionName: 'foedus',
    initializationOptions,
    errorHandler: new Endings(),
    initializationFailedHandler: () => false,
    synchronize: { fileEvents: watchers },
    markdown: { isTrusted: { enabledCommands: [explainCommand, whatIfCommand] } },
  });
  // The library announces each failure in its own words. They go to the output; what the user is told is ours.
  const { error: log } = client;
  client.error = (message, data) => log.call(client, message, data, false);
  const status = new ServerStatus(client);
  const pages = new PagesProvider(client);
  const panel = new AnalysisPanel(client, context.extensionUri);
  const changes = watchers.flatMap((each) => [each.onDidCreate, each.onDidChange, each.onDidDelete]);
  const own: Disposable[] = [
    ...watchers,
    status,
    serveFiles(client, (files) => status.setFiles(files)),
    workspace.registerTextDocumentContentProvider('foedus', pages),
    panel,
    registerCommands(context, client, pages, panel),
    new ScenarioTests(client, changes),
    new ConceptsView(client),
    registerTools(client),
    tasks.registerTaskProvider('foedus', new CheckTasks(client)),
  ];
  context.subscriptions.push(...own);
  void client.start().catch((error: unknown) => {
    client.error('The language server could not be started.', error);
    // one that ended at its start is being started again
    if (client.state !== State.Starting && client.state !== State.Running)
      void offerRestart(l10n.t('The language server could not be started.'));
  });
  return client;
}

/**
 * Where treaties are edited. Not every scheme: the old version in a comparison (`git:`) is no second treaty of the
 * workspace, it would make every name a duplicate.
 */
function schemes(): string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', ...folders.map(({ uri }) => uri.scheme)])];
}
