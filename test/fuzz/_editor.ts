/**
 * An editor as the server sees it: documents that are opened, typed in, undone and closed, files that other programs write,
 * move and delete. It keeps the texts itself, so that a second server can be asked about the same ones.
 */
import type { SemanticTokens, SemanticTokensDelta, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { Client, type ClientOptions, capable } from '../lsp/_client.ts';
import { type Encoding, positionAt, wholeBefore } from './_places.ts';
import { ask } from './_questions.ts';

/** A change of a text. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Open {
  text: string;
  version: number;
  undo: string[];
}

interface Report {
  kind: 'full' | 'unchanged';
  resultId: string;
  items: unknown[];
}

export class Editor {
  readonly client: Client;
  readonly encoding: Encoding;
  readonly open = new Map<string, Open>();
  readonly #options: ClientOptions;
  #tokens = new Map<string, { resultId: string; data: number[] }>();
  #reports = new Map<string, { resultId: string; items: unknown[] }>();
  /** Asked while one types on; nobody looks at the answers, but none may be a fault. */
  #inFlight: Promise<unknown>[] = [];

  private constructor(client: Client, encoding: Encoding, options: ClientOptions) {
    this.client = client;
    this.encoding = encoding;
    this.#options = options;
  }

  static async start(
    files: Readonly<Record<string, string>>,
    encoding: Encoding,
    settings: ClientOptions['settings'],
  ): Promise<Editor> {
    const options = { capabilities: { ...capable, general: { positionEncodings: [encoding] } }, settings };
    return new Editor(await Client.start({ ...options, files }), encoding, options);
  }

  /** Another editor with the same texts and a server that knows nothing yet. Its documents are opened in another order. */
  async fresh(): Promise<Editor> {
    const other = new Editor(
      await Client.start({ ...this.#options, files: Object.fromEntries(this.client.files) }),
      this.encoding,
      this.#options,
    );
    for (const [uri, { text }] of [...this.open].reverse()) await other.show(uri, text);
    return other;
  }

  /** The files there are, open or not. */
  uris(): string[] {
    return [...new Set([...this.client.files.keys(), ...this.open.keys()])].sort();
  }

  /** What a document says; of one that is not open, what its file says. */
  textOf(uri: string): string | undefined {
    return this.open.get(uri)?.text ?? this.client.files.get(uri);
  }

  /** Opens a document, with its file's text. */
  async show(uri: string, text = this.client.files.get(uri) ?? ''): Promise<void> {
    if (this.open.has(uri)) return;
    this.open.set(uri, { text, version: 1, undo: [] });
    await this.client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'treaty', version: 1, text },
    });
  }

  async close(uri: string): Promise<void> {
    if (!this.open.delete(uri)) return;
    this.#tokens.delete(uri);
    await this.client.close(uri);
  }

  /** Types until the document says something else: only what differs is sent, in so many pieces of one notification. */
  async type(uri: string, text: string, pieces: number): Promise<void> {
    await this.show(uri);
    const document = this.open.get(uri) as Open;
    if (document.text === text) return;
    document.undo.push(document.text);
    await this.#send(uri, text, this.#between(document.text, text, pieces));
  }

  /** The text as a whole, as after a formatter or a change of line ends. */
  async replace(uri: string, text: string): Promise<void> {
    await this.show(uri);
    (this.open.get(uri) as Open).undo.push(this.textOf(uri) ?? '');
    await this.#send(uri, text, undefined);
  }

  async undo(uri: string): Promise<void> {
    const document = this.open.get(uri);
    const before = document?.undo.pop();
    if (document && before !== undefined) await this.#send(uri, before, this.#between(document.text, before, 1));
  }

  /** No longer knows what could be undone. */
  forget(uri: string): void {
    const document = this.open.get(uri);
    if (document) document.undo = [];
  }

  async save(uri: string): Promise<void> {
    const text = this.open.get(uri)?.text;
    if (text === undefined) return;
    await this.client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    await this.write(uri, text);
  }

  /** Another program writes a file; `undefined`: deletes it. */
  async write(uri: string, text: string | undefined): Promise<void> {
    const had = this.client.files.has(uri);
    if (text === undefined) this.client.files.delete(uri);
    else this.client.files.set(uri, text);
    await this.#tell([{ uri, type: text === undefined ? 3 : had ? 2 : 1 }]);
  }

  /** Renames a file, as the editor's explorer does: its document is closed and opened under the new name. */
  async move(from: string, to: string): Promise<void> {
    const text = this.client.files.get(from);
    if (text === undefined || this.client.files.has(to)) return;
    await ask(this.client, 'workspace/willRenameFiles', { files: [{ oldUri: from, newUri: to }] });
    const open = this.open.get(from);
    await this.close(from);
    this.client.files.delete(from);
    this.client.files.set(to, text);
    await this.#tell([{ uri: from, type: 3 }, { uri: to, type: 1 }]); // biome-ignore format: one line
    if (open) await this.show(to, open.text);
  }

  /** Asks something and types on. */
  askInPassing(method: string, uri: string): void {
    const answer = ask(this.client, method, { textDocument: { uri } });
    answer.catch(() => {});
    this.#inFlight.push(answer);
  }

  /** Waits for what was asked in passing. @throws where one of the answers is a fault */
  async settle(): Promise<void> {
    await Promise.all(this.#inFlight.splice(0));
  }

  /** The colours of a file, put together from what has changed since they were last asked for. */
  async tokens(uri: string): Promise<readonly number[]> {
    const before = this.#tokens.get(uri);
    const params = { textDocument: { uri }, previousResultId: before?.resultId };
    const answer = await ask<SemanticTokens | SemanticTokensDelta | { refused: string }>(
      this.client,
      before ? 'textDocument/semanticTokens/full/delta' : 'textDocument/semanticTokens/full',
      params,
    );
    if ('refused' in answer) return [];
    const data = 'edits' in answer ? [...(before?.data ?? [])] : [...answer.data];
    if ('edits' in answer)
      for (const { start, deleteCount, data: put = [] } of answer.edits.toReversed())
        data.splice(start, deleteCount, ...put);
    this.#tokens.set(uri, { resultId: answer.resultId ?? '', data });
    return data;
  }

  /** What is found in a file; where the server says that nothing is new, what it said before. */
  async findings(uri: string): Promise<readonly unknown[]> {
    const before = this.#reports.get(uri);
    const params = { textDocument: { uri }, ...(before ? { previousResultId: before.resultId } : {}) };
    const report = await ask<Report>(this.client, 'textDocument/diagnostic', params);
    if (report.kind === 'unchanged') return before?.items ?? [];
    this.#reports.set(uri, report);
    return report.items;
  }

  async end(): Promise<void> {
    await this.settle();
    await this.client.end();
  }

  async #tell(changes: readonly { uri: string; type: number }[]): Promise<void> {
    await this.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** Cuts the difference of two texts into changes that follow one another: first what goes, then what comes. */
  #between(from: string, to: string, pieces: number): Splice[] {
    const most = Math.min(from.length, to.length);
    let start = 0;
    while (start < most && from[start] === to[start]) start++;
    start = Math.min(wholeBefore(from, start), wholeBefore(to, start));
    let tail = 0;
    while (tail < most - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
    while (tail > 0 && (wholeBefore(from, from.length - tail) !== from.length - tail || wholeBefore(to, to.length - tail) !== to.length - tail)) tail--; // biome-ignore format: one line
    const end = from.length - tail;
    const put = to.slice(start, to.length - tail);
    if (pieces <= 1) return [{ start, end, text: put }];
    const splices: Splice[] = [{ start, end, text: '' }];
    for (let at = 0, piece = 1; at < put.length; piece++) {
      const next =
        piece >= pieces ? put.length : Math.max(at + 1, wholeBefore(put, Math.ceil((put.length * piece) / pieces)));
      splices.push({ start: start + at, end: start + at, text: put.slice(at, next) });
      at = next;
    }
    return splices;
  }

  async #send(uri: string, text: string, splices: readonly Splice[] | undefined): Promise<void> {
    const document = this.open.get(uri) as Open;
    let now = document.text;
    const contentChanges: TextDocumentContentChangeEvent[] = [];
    for (const { start, end, text: put } of splices ?? []) {
      const range = { start: positionAt(now, start, this.encoding), end: positionAt(now, end, this.encoding) };
      contentChanges.push({ range, text: put });
      now = now.slice(0, start) + put + now.slice(end);
    }
    if (splices && now !== text) throw new Error('the changes do not come to the text');
    document.text = text;
    document.version++;
    await this.client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: splices ? contentChanges : [{ text }],
    });
  }
}
