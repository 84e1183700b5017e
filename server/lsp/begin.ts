/** What the server asks of the client once it may: settings and files, and to be told when they change. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { whileWorking } from './progress.ts';
import { fileGlobs, type Settings as GivenSettings } from './protocol.ts';
import type { Server } from './service.ts';

/** After `initialized`: settings, files, and what the client is to tell us of. */
export async function begin(server: Server): Promise<void> {
  const { connection, session, client, options, report } = server;
  const refresh = () => {
    if (client.workspace?.diagnostics?.refreshSupport)
      void connection.languages.diagnostics.refresh().catch(report('The client could not refresh its findings'));
  };
  const loadSettings = () => readSettings(server).catch(report('The settings could not be read'));
  const load = () =>
    whileWorking(connection, 'Reading the treaties', session.load()).catch(report('The files could not be listed'));
  connection.onDidChangeConfiguration(async ({ settings: pushed }) => {
    if (!client.workspace?.configuration) session.setSettings(new Map([['', sectionOf(pushed)]]));
    else await loadSettings();
    refresh();
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await session
      .filesChanged(changes.map(({ uri, type }) => ({ uri, gone: type === FileChangeType.Deleted })))
      .catch(report('A changed file could not be read'));
    refresh();
  });
  session.onDidComeLate(refresh);
  // Without a folder the workspace is what lies beside the open files.
  session.documents.onDidOpen(() => {
    if (session.folders.length === 0) void load().then(refresh);
  });
  if (client.workspace?.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      session.setFolders([...session.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]);
      await Promise.all([loadSettings(), load()]);
      refresh();
    });
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
    void connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'foedus' })
      .catch(report('The client does not tell of changed settings'));
  // VS Code's client watches the files that it serves by itself.
  if (options.files !== 'client' && client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
    void connection.client
      .register(DidChangeWatchedFilesNotification.type, {
        watchers: fileGlobs.map((globPattern) => ({ globPattern })),
      })
      .catch(report('The client does not watch files'));
  // Both at once: the client may need a while for either.
  const settings = loadSettings();
  session.waitFor(settings);
  await Promise.all([settings, load()]);
}

async function readSettings({ connection, session, client }: Server): Promise<void> {
  if (!client.workspace?.configuration) return;
  const scopes = ['', ...session.folders];
  const answers: unknown[] = await connection.workspace.getConfiguration(
    scopes.map((scope) => (scope === '' ? { section: 'foedus' } : { section: 'foedus', scopeUri: scope })),
  );
  session.setSettings(new Map(scopes.map((scope, index) => [scope, asSettings(answers[index])])));
}

/** Clients that push settings send all, or those of the section. */
function sectionOf(pushed: unknown): GivenSettings {
  const all = asSettings(pushed) as { foedus?: unknown };
  return asSettings(all.foedus ?? all);
}

function asSettings(value: unknown): GivenSettings {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
