/**
 * A client of any language server over standard input and output: it opens a text, changes it, and knows when the
 * diagnostics are those of the change, pulled or pushed, as an editor would have them.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { type Used, usedBy } from './processes.ts';
import type { LanguageServer } from './servers.ts';

/** Nothing that is measured takes longer, or it has failed: milliseconds. */
const patience = 60_000;

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What VS Code can do, as far as servers ask. */
function capabilities(pull: boolean): ClientCapabilities {
  return {
    general: { positionEncodings: ['utf-16'] },
    window: { workDoneProgress: true },
    workspace: {
      applyEdit: true,
      configuration: true,
      workspaceFolders: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
      semanticTokens: { refreshSupport: true },
      ...(pull ? { diagnostics: { refreshSupport: true } } : {}),
    },
    textDocument: {
      synchronization: { dynamicRegistration: true, didSave: true },
      publishDiagnostics: {
        relatedInformation: true,
        versionSupport: true,
        tagSupport: { valueSet: [1, 2] },
        codeDescriptionSupport: true,
        dataSupport: true,
      },
      ...(pull ? { diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false } } : {}),
      hover: { dynamicRegistration: true, contentFormat: ['markdown', 'plaintext'] },
      completion: {
        dynamicRegistration: true,
        contextSupport: true,
        completionItem: {
          snippetSupport: true,
          documentationFormat: ['markdown'],
          resolveSupport: { properties: ['documentation', 'detail'] },
        },
      },
      documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
      formatting: { dynamicRegistration: true },
      semanticTokens: {
        dynamicRegistration: true,
        requests: { full: { delta: true }, range: true },
        tokenTypes: [],
        tokenModifiers: [],
        formats: ['relative'],
        augmentsSyntaxTokens: true,
      },
    },
  };
}

/** What a document's diagnostics are, and which answer that was. */
export interface Reported {
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId?: string | undefined;
}

/** A document that is open, with the diagnostics that it had at last. */
export interface Open {
  readonly uri: string;
  text: string;
  version: number;
  reported: Reported;
}

export interface StartOptions {
  /** The workspace, removed at the end; an empty folder if left out. */
  readonly folder?: string;
  /** Arguments for Node before those of the server. */
  readonly preload?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export class Client {
  readonly folder: string;
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  /** `performance.now()` when the process was started. */
  readonly started: number;
  initialized!: InitializeResult;
  readonly #server: LanguageServer;
  readonly #pushed = new Map<string, PublishDiagnosticsParams>();
  readonly #errors: string[] = [];
  readonly #died: Promise<never>;
  /** The server has asked that diagnostics be pulled again. */
  #refreshed = false;
  #waiting: (() => void)[] = [];
  #ended: Error | undefined;

  private constructor(server: LanguageServer, { folder, preload = [], environment = {} }: StartOptions) {
    this.#server = server;
    this.folder = folder ?? mkdtempSync(path.join(tmpdir(), 'foedus-bench-'));
    this.started = performance.now();
    this.process = spawn(process.execPath, [...preload, ...server.arguments], {
      cwd: this.folder,
      stdio: 'pipe',
      env: { ...process.env, NODE_OPTIONS: '', ...environment },
    });
    const { stdin, stdout, stderr } = this.process;
    if (!stdin || !stdout || !stderr) throw new Error('no pipes');
    stderr.on('data', (data) => this.#errors.push(String(data)));
    stdin.on('error', () => {});
    this.#died = new Promise((_, reject) =>
      this.process.once('exit', (code, signal) => {
        this.#ended = new Error(`${server.name} ended (${code ?? signal}): ${this.#errors.join('').slice(0, 1000)}`);
        this.#look();
        reject(this.#ended);
      }),
    );
    // a server that is stopped ends too
    this.#died.catch(() => {});
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onError(() => {});
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => server.settings?.[section ?? ''] ?? null),
    );
    this.connection.onRequest('workspace/workspaceFolders', () => this.#folders());
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#refreshed = true;
      this.#look();
      return null;
    });
    this.connection.onRequest(() => null);
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#pushed.set(canonical(params.uri), params);
      this.#look();
    });
    this.connection.listen();
  }

  /** Starts a server and does the handshake. */
  static async start(server: LanguageServer, options: StartOptions = {}): Promise<Client> {
    const client = new Client(server, options);
    client.initialized = await client.request('initialize', {
      processId: process.pid,
      rootUri: client.uriOf(''),
      workspaceFolders: client.#folders(),
      capabilities: capabilities(server.pull),
      initializationOptions: server.initializationOptions ?? {},
    });
    await client.connection.sendNotification('initialized', {});
    if (server.settings)
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: server.settings });
    return client;
  }

  #folders(): { uri: string; name: string }[] {
    return [{ uri: this.uriOf(''), name: 'bench' }];
  }

  uriOf(name: string): string {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  /** Rejects if the server ends before it answers, or does not answer within so many milliseconds. */
  async request<R>(method: string, params: unknown, within = patience): Promise<R> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${this.#server.name}: no answer to ${method}`)), within);
    });
    try {
      return await Promise.race([this.connection.sendRequest<R>(method, params), late, this.#died]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Opens a text, and has its first diagnostics; those of servers that check in steps must fulfil `enough`. */
  async open(name: string, text: string, enough: (reported: Reported) => boolean = some): Promise<Open> {
    const open: Open = { uri: this.uriOf(name + this.#server.extension), text, version: 1, reported: nothing };
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: open.uri, languageId: this.#server.languageId, version: 1, text },
    });
    await this.until(open, enough);
    return open;
  }

  /**
   * Replaces `length` characters at a place by others; done when the diagnostics are as `enough` says. Sends what has
   * changed, or all to a server that wants that.
   */
  async change(
    open: Open,
    { line, character }: { line: number; character: number },
    { remove, insert }: { remove: number; insert: string },
    enough: (reported: Reported) => boolean,
  ): Promise<void> {
    const at = offsetOf(open.text, line) + character;
    open.text = open.text.slice(0, at) + insert + open.text.slice(at + remove);
    open.version++;
    const { textDocumentSync: sync } = this.initialized.capabilities;
    const incremental = (typeof sync === 'object' ? sync.change : sync) === 2;
    const range = { start: { line, character }, end: { line, character: character + remove } };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: open.uri, version: open.version },
      contentChanges: [incremental ? { range, text: insert } : { text: open.text }],
    });
    await this.until(open, enough);
  }

  /** Waits until the diagnostics of the newest version are enough; pulls again when the server asks for it. */
  async until(open: Open, enough: (reported: Reported) => boolean): Promise<void> {
    const until = performance.now() + patience;
    if (this.#server.pull) {
      for (;;) {
        this.#refreshed = false;
        await this.pull(open);
        if (enough(open.reported)) return;
        // a server that does not ask is asked before long
        await Promise.race([this.#when(() => this.#refreshed), sleep(100)]);
        if (performance.now() > until) throw new Error(`${this.#server.name}: the diagnostics never were as expected`);
      }
    }
    const late = sleep(patience).then(() => {
      throw new Error(`${this.#server.name}: the diagnostics never were as expected`);
    });
    late.catch(() => {});
    await Promise.race([late, this.#when(() => this.#takePushed(open, enough))]);
  }

  #takePushed(open: Open, enough: (reported: Reported) => boolean): boolean {
    const pushed = this.#pushed.get(canonical(open.uri));
    if (!pushed || (pushed.version !== undefined && pushed.version < open.version)) return false;
    if (!enough(pushed)) return false;
    open.reported = { diagnostics: pushed.diagnostics };
    return true;
  }

  /**
   * Waits until the server has nothing more to do or to say. Answers when the last diagnostics came that differed
   * (`performance.now()`), undefined if none did.
   */
  async rest(open: Open): Promise<number | undefined> {
    const until = performance.now() + patience;
    let changed: number | undefined;
    let { cpu } = this.used();
    for (;;) {
      await Promise.race([this.#when(() => this.#refreshed), sleep(200)]);
      const before = open.reported;
      if (!this.#server.pull) this.#takePushed(open, ({ diagnostics }) => diagnostics !== before.diagnostics);
      else if (this.#refreshed) {
        this.#refreshed = false;
        await this.pull(open);
      }
      if (open.reported.diagnostics !== before.diagnostics) changed = performance.now();
      const { cpu: now, running } = this.used();
      // what the process does in its spare time, and no more
      if (now - cpu < 10 && !running && !this.#refreshed) return changed;
      cpu = now;
      if (performance.now() > until) throw new Error(`${this.#server.name}: is never done`);
    }
  }

  /** Asks for a document's diagnostics, and says which it has: what it has stays if they are unchanged. */
  async pull(open: Open): Promise<void> {
    const provider = this.initialized.capabilities.diagnosticProvider;
    const report = await this.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: open.uri },
      ...(provider?.identifier ? { identifier: provider.identifier } : {}),
      ...(open.reported.resultId ? { previousResultId: open.reported.resultId } : {}),
    });
    open.reported =
      report.kind === 'unchanged'
        ? { diagnostics: open.reported.diagnostics, resultId: report.resultId }
        : { diagnostics: report.items, resultId: report.resultId };
  }

  #when(done: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (this.#ended) reject(this.#ended);
        else if (done()) resolve();
        else this.#waiting.push(look);
      };
      look();
    });
  }

  #look(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const look of waiting) look();
  }

  used(): Used {
    return usedBy(this.process.pid ?? 0);
  }

  /** Ends the server as an editor does, or by force, and removes its folder. */
  async stop(): Promise<void> {
    const exited = new Promise<void>((resolve) => {
      if (this.process.exitCode !== null) resolve();
      else this.process.once('exit', () => resolve());
    });
    const polite = async () => {
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
      await exited;
    };
    await Promise.race([polite().catch(() => {}), sleep(1500)]);
    this.process.kill('SIGKILL');
    await exited;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const nothing: Reported = { diagnostics: [] };

function some({ diagnostics }: Reported): boolean {
  return diagnostics.length > 0;
}

/** Servers spell drive letters and colons as they like. */
function canonical(uri: string): string {
  return decodeURIComponent(uri).toLowerCase();
}

function offsetOf(text: string, line: number): number {
  let at = 0;
  for (let left = line; left > 0; left--) at = text.indexOf('\n', at) + 1;
  return at;
}
