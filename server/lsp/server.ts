/**
 * The language server: every request is three moves: from the protocol, ask a feature, to the protocol. The same in a
 * process and in a worker; what differs comes in as files.
 */
import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type Position,
  PositionEncodingKind,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { completeAt } from '../features/completion.ts';
import { definitionAt } from '../features/definition.ts';
import { explained } from '../features/explain.ts';
import { foldsOf } from '../features/folding.ts';
import { formattingOf } from '../features/formatting.ts';
import { hoverAt } from '../features/hover.ts';
import { chunkAt } from '../features/place.ts';
import { symbolsOf } from '../features/symbols.ts';
import { type Finding, rules } from '../rules/index.ts';
import { concepts } from '../theory/concepts.ts';
import { refreshLenses, serveCrises } from './crises.ts';
import { cancelled, inTurns, pullDocument, pullWorkspace, pushDiagnostics } from './diagnostics.ts';
import { clientFiles, type Files } from './files.ts';
import { Findings, Turns } from './findings.ts';
import {
  type CheckParams,
  type CheckResult,
  type ConceptEntry,
  type ExplainParams,
  type ExplainResult,
  fileGlobs,
  type Settings as GivenSettings,
  type InitializationOptions,
  methods,
  type RuleEntry,
} from './protocol.ts';
import { found, settled } from './requests.ts';
import { Session } from './session.ts';
import { ToProtocol } from './to-protocol.ts';

/** Makes the files of a server that reads the disk itself. */
export type MakeDiskFiles = (folders: () => readonly string[]) => Files;

/**
 * Serves a connection until it ends.
 * @param disk how files are read where the client does not serve them; left out (in a worker): the client must
 */
export function serve(connection: Connection, disk?: MakeDiskFiles): void {
  connection.onInitialize((params) => start(connection, params, disk));
  connection.listen();
}

function start(connection: Connection, params: InitializeParams, disk?: MakeDiskFiles): InitializeResult {
  const options = readOptions(params.initializationOptions);
  const client = params.capabilities;
  const canPull = client.textDocument?.diagnostic !== undefined;
  const session: Session = new Session(
    options.files === 'client' || !disk ? clientFiles(connection) : disk(() => session.folders),
  );
  session.setFolders(foldersOf(params));
  const findings = new Findings(session, (failure) =>
    log(connection, `The rule ${failure.rule} failed on ${failure.uri}: ${inWords(failure.error)}`),
  );
  const to = new ToProtocol(session, client, options, canPull);
  session.documents.listen(connection);
  serveFeatures(connection, session, findings, to, options);
  serveOwnRequests(connection, session, findings);
  serveCrises(connection, session, to, options);
  if (canPull) {
    connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      pullDocument(session, findings, to, { uri, previous: previousResultId }, token),
    );
    connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
      pullWorkspace(session, findings, to, previousResultIds, token),
    );
  } else pushDiagnostics(connection, session, findings, to);
  connection.onInitialized(() => void begin(connection, session, params, options));
  return { capabilities: capabilities(canPull, params), serverInfo: { name: 'foedus' } };
}

function capabilities(canPull: boolean, { capabilities: client }: InitializeParams): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    // Behind the dot of `Treaty.Name` the names of the treaty are offered.
    completionProvider: { triggerCharacters: ['.'] },
    definitionProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    // What a lens says is worked out when it comes into sight.
    codeLensProvider: { resolveProvider: true },
    ...(client.textDocument?.codeAction?.codeActionLiteralSupport
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } }
      : {}),
    ...(canPull
      ? { diagnosticProvider: { identifier: 'foedus', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** After `initialized`: settings, files, and what the client is to tell us of. */
async function begin(
  connection: Connection,
  session: Session,
  { capabilities: client }: InitializeParams,
  options: InitializationOptions,
): Promise<void> {
  const report = (what: string) => (error: unknown) => log(connection, `${what}: ${inWords(error)}`);
  const refresh = () => {
    if (client.workspace?.diagnostics?.refreshSupport)
      void connection.languages.diagnostics.refresh().catch(report('The client could not refresh its findings'));
  };
  if (client.workspace?.codeLens?.refreshSupport)
    refreshLenses(connection, session, report('The client could not refresh its lenses'));
  const loadSettings = () => readSettings(connection, session, client).catch(report('The settings could not be read'));
  const load = () => session.load().catch(report('The files could not be listed'));
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

function serveFeatures(
  connection: Connection,
  session: Session,
  findings: Findings,
  to: ToProtocol,
  options: InitializationOptions,
): void {
  /** The file and offset that a request is about. */
  const at = (document: { uri: string }, position: Position) => {
    const entry = found(session, document.uri);
    return { file: entry.source, offset: entry.document.offsetAt(position) };
  };
  connection.onHover(async ({ textDocument, position }, token) => {
    await settled(session, token);
    const { file, offset } = at(textDocument, position);
    const hover = hoverAt(session.workspace, file, offset, {
      settings: session.settingsFor(file.uri),
      commandLinks: options.commandLinks === true,
      findings: findings.near(file.uri, chunkAt(file, offset)),
    });
    return hover && to.hover(hover.markdown, hover.at);
  });
  connection.onCompletion(async ({ textDocument, position }, token) => {
    await settled(session, token);
    const { file, offset } = at(textDocument, position);
    return to.completion(file.uri, completeAt(session.workspace, file, offset));
  });
  connection.onDefinition(async ({ textDocument, position }, token) => {
    await settled(session, token);
    const { file, offset } = at(textDocument, position);
    const definition = definitionAt(session.workspace, file, offset);
    return definition && to.definition(definition);
  });
  connection.onDocumentSymbol(({ textDocument: { uri } }) => to.symbols(uri, symbolsOf(found(session, uri).source)));
  connection.onFoldingRanges(({ textDocument: { uri } }) => to.folds(uri, foldsOf(found(session, uri).source)));
  connection.onDocumentFormatting(({ textDocument: { uri } }) =>
    to.edits(uri, formattingOf(found(session, uri).source)),
  );
  connection.onCodeAction(async ({ textDocument, range, context }, token) => {
    await settled(session, token);
    if (context.only && !context.only.some((kind) => isKind(kind, CodeActionKind.QuickFix))) return [];
    while (!(await findings.settle(found(session, textDocument.uri).uri, new Turns(), token)))
      await settled(session, token);
    const { document, uri } = found(session, textDocument.uri);
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    return findings
      .of(uri)
      .filter((finding) => finding.start <= end && start <= finding.end)
      .flatMap((finding) => {
        const safe = finding.fixes?.filter((fix) => fix.safe) ?? [];
        return (finding.fixes ?? []).map((fix) => to.action(fix, finding, safe.length === 1 && fix.safe));
      });
  });
}

function serveOwnRequests(connection: Connection, session: Session, findings: Findings): void {
  connection.onRequest(methods.check, async (params: CheckParams | undefined, token: CancellationToken) => {
    await settled(session, token);
    const uris = params?.uri === undefined ? session.uris() : [found(session, params.uri).uri];
    const result: CheckResult = { files: uris.length, errors: 0, warnings: 0, informations: 0, hints: 0 };
    const all: Finding[] = [];
    while (!(await inTurns(findings, token, uris, (uri) => all.push(...findings.of(uri))))) {
      if (token.isCancellationRequested) throw cancelled();
      all.length = 0;
    }
    for (const { severity } of all) result[`${severity}s`]++;
    return result;
  });
  connection.onRequest<ExplainResult, void>(methods.explain, (params: ExplainParams | undefined) => {
    if (typeof params?.name !== 'string')
      throw new ResponseError(ErrorCodes.InvalidParams, 'Say what to explain: {name}.');
    return explained(params.name, params.kind);
  });
  connection.onRequest(methods.rules, (): RuleEntry[] => rules.map(({ id, title }) => ({ id, title })));
  connection.onRequest(methods.concepts, (): ConceptEntry[] =>
    concepts.map(({ id, name, otherNames }) => ({ id, name, otherNames: [...otherNames] })),
  );
}

/** Whether `kind` is asked for by `asked`: `quickfix` by `quickfix` and by the kinds above it. */
function isKind(asked: string, kind: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

async function readSettings(
  connection: Connection,
  session: Session,
  client: InitializeParams['capabilities'],
): Promise<void> {
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
  return typeof value === 'object' && value !== null ? value : {};
}

function readOptions(given: unknown): InitializationOptions {
  const options = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  return {
    files: options.files === 'client' ? 'client' : 'disk',
    commandLinks: options.commandLinks === true,
    ...(typeof options.pages === 'string' && options.pages !== '' ? { pages: options.pages } : {}),
  };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** Tells the client's log; of a connection that has ended nobody wants to hear. */
function log(connection: Connection, message: string): void {
  try {
    connection.console.error(message);
  } catch {
    // The client has gone.
  }
}

function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
