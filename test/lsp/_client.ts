// A client of the real server, over streams in this process: what an editor does, without the editor.
import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  type ConfigurationParams,
  type Connection,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { type FileReadResult, type InitializationOptions, methods } from '../../server/lsp/protocol.ts';
import { type MakeDiskFiles, serve } from '../../server/lsp/server.ts';

/** What VS Code can do, as far as the server asks. */
export const capable: ClientCapabilities = {
  workspace: {
    configuration: true,
    fileOperations: { willRename: true },
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    publishDiagnostics: {
      relatedInformation: true,
      tagSupport: { valueSet: [DiagnosticTag.Unnecessary] },
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    rename: { prepareSupport: true },
    signatureHelp: { signatureInformation: { documentationFormat: ['markdown'], noActiveParameterSupport: true } },
    inlayHint: { resolveSupport: { properties: ['tooltip'] } },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ['relative'],
      augmentsSyntaxTokens: true,
    },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      documentationSupport: true,
    },
  },
};

/** The same client without pulled diagnostics. */
export const pushOnly: ClientCapabilities = {
  ...capable,
  textDocument: { ...capable.textDocument, diagnostic: undefined },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly options?: InitializationOptions;
  readonly folders?: readonly string[] | null;
  /** Files that the client serves, by URI. */
  readonly files?: Readonly<Record<string, string>>;
  readonly disk?: MakeDiskFiles;
  /** Answers to `workspace/configuration`, by the URI asked for (`''`: none). */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A client that is connected and initialized. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly #server: Connection;
  readonly files: Map<string, string>;
  readonly settings: Map<string, unknown>;
  readonly pushed = new Map<string, Diagnostic[]>();
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  refreshes = 0;
  lists = 0;
  initialized!: InitializeResult;
  #waiting: { done: () => boolean; resolve: () => void }[] = [];
  #versions = new Map<string, number>();

  constructor({ files = {}, disk, settings = {} }: ClientOptions) {
    const [up, down] = [new PassThrough(), new PassThrough()];
    this.files = new Map(Object.entries(files));
    this.settings = new Map(Object.entries(settings));
    this.#server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    serve(this.#server, disk);
    const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    this.connection = connection;
    connection.onRequest(methods.filesList, () => {
      this.lists++;
      return { files: [...this.files].map(([uri, text]) => ({ uri, size: text.length })) };
    });
    connection.onRequest<FileReadResult, void>(methods.fileRead, ({ uri }: { uri: string }) => {
      const text = this.files.get(uri);
      return text === undefined
        ? { unreadable: true, reason: 'there is no such file' }
        : { text, size: text.length, lossy: text.includes('\0') };
    });
    connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ scopeUri = '' }) => this.settings.get(scopeUri) ?? null),
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.#look();
    });
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      this.#look();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.pushed.set(uri, diagnostics);
      this.#look();
    });
    connection.listen();
  }

  static async start(given: ClientOptions = {}): Promise<Client> {
    const client = new Client(given);
    const folders = given.folders === undefined ? ['file:///pacts'] : given.folders;
    const params: InitializeParams = {
      processId: null,
      rootUri: null,
      capabilities: given.capabilities ?? capable,
      initializationOptions: given.options ?? { files: 'client', commandLinks: true, pages: 'foedus:/' },
      workspaceFolders: folders?.map((uri) => ({ uri, name: uri })) ?? null,
    };
    client.initialized = await client.request('initialize', params);
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    return params === undefined
      ? this.connection.sendRequest<R>(method)
      : this.connection.sendRequest<R>(method, params);
  }

  /** A request about a place: `|` of the text is where. */
  at<R>(method: string, uri: string, position: { line: number; character: number }): Promise<R> {
    return this.request(method, { textDocument: { uri }, position });
  }

  open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'treaty', version: 1, text },
    });
  }

  change(uri: string, text: string, range?: Range): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [range ? { range, text } : { text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  /** Waits until a notification or request of the server makes it so. */
  until(done: () => boolean): Promise<void> {
    if (done()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ done, resolve }));
  }

  #look(): void {
    this.#waiting = this.#waiting.filter(({ done, resolve }) => {
      if (!done()) return true;
      resolve();
      return false;
    });
  }

  async end(): Promise<void> {
    await this.request('shutdown');
    this.connection.dispose();
    this.#server.dispose();
  }
}
