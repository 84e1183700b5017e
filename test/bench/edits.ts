/** How long after an edit its diagnostics are there; on the way, how long opening takes, and the memory of all. */
import type { Diagnostic } from 'vscode-languageserver/node';
import { Client, type Open, type Reported, sleep } from './client.ts';
import type { Document } from './document.ts';
import type { LanguageServer } from './servers.ts';

/** What one server took with one document. Times in milliseconds. */
export interface Edited {
  readonly server: string;
  /** Why it did not finish; its figures are NaN, and none is of any worth. */
  readonly failed?: string | undefined;
  readonly lines: number;
  readonly bytes: number;
  readonly diagnostics: number;
  /** From opening the document to its first diagnostics. */
  readonly open: number;
  /** To all that the server had to say in the end; NaN if it was not done within a minute. */
  readonly openWhole: number;
  readonly openCpu: number;
  /** The most memory after opening, in megabytes. */
  readonly openMemory: number;
  /** Until a diagnostic had come to the line or had gone from it, one for each edit in their order. */
  readonly edits: readonly number[];
  /** Until all diagnostics were those that stay if nothing more is edited. Empty if the server was not done before. */
  readonly whole: readonly number[];
  /** Processor time of one edit, on average. */
  readonly cpu: number;
  readonly memory: number;
}

/** Editors leave so much time between two keys at the least; without it servers are measured that never rest. */
const pause = 20;

/** Behind what is to be measured next, the server should have nothing left to do. */
const settled = 300;

export interface Amount {
  /** Edits of each server, an even number. */
  readonly edits: number;
  /** A server that has used up so many milliseconds for its edits makes no more, but four. */
  readonly budget: number;
}

/** A server with its document open, being edited. */
class Session {
  readonly times: number[] = [];
  readonly #client: Client;
  readonly #server: LanguageServer;
  readonly #document: Document;
  #open!: Open;
  /** What is found at the edited line while nothing is wrong there. */
  #calm!: string;
  /** All that is found in the end, without the letter and with it; unknown if the server is never done. */
  #finally: { without: string; with: string } | undefined;
  readonly #whole: number[] = [];
  #opening = 0;
  #openWhole = Number.NaN;
  #openCpu = 0;
  #openMemory = 0;
  #cpu = 0;
  #spent = 0;
  #failed: string | undefined;

  private constructor(client: Client, server: LanguageServer, document: Document) {
    this.#client = client;
    this.#server = server;
    this.#document = document;
  }

  static async start(server: LanguageServer, document: Document): Promise<Session> {
    const client = await Client.start(server);
    const session = new Session(client, server, document);
    // what a server loads with the first document is none of the second
    await client.open('first', server.small(), () => true);
    await sleep(settled);
    return session;
  }

  /** Does something with the server; one that fails is left alone from then on. */
  async #attempt(work: () => Promise<void>): Promise<void> {
    if (this.#failed !== undefined) return;
    try {
      await work();
    } catch (error) {
      this.#failed = error instanceof Error ? error.message : String(error);
    }
  }

  open(): Promise<void> {
    return this.#attempt(() => this.#opened());
  }

  async #opened(): Promise<void> {
    const before = this.#client.used().cpu;
    const began = performance.now();
    this.#open = await this.#client.open('document', this.#document.text);
    this.#opening = performance.now() - began;
    const used = this.#client.used();
    this.#openCpu = used.cpu - before;
    this.#openMemory = used.memory;
    this.#calm = signature(atLine(this.#open.reported, this.#document.edit.line));
    try {
      const last = await this.#client.rest(this.#open);
      this.#openWhole = last === undefined ? this.#opening : last - began;
      const without = signature(this.#open.reported.diagnostics);
      this.#calm = signature(atLine(this.#open.reported, this.#document.edit.line));
      await this.#type(true);
      await this.#client.rest(this.#open);
      this.#finally = { without, with: signature(this.#open.reported.diagnostics) };
      await this.#type(false);
      await this.#client.rest(this.#open);
    } catch {
      // it goes on checking; it can be edited all the same
    }
    this.#cpu = this.#client.used().cpu;
  }

  /** Whether there is time for another pair of edits. */
  more({ edits, budget }: Amount): boolean {
    if (this.#failed !== undefined) return false;
    return this.times.length < edits && (this.times.length < 4 || this.#spent < budget);
  }

  /** One edit: the letter comes, or goes again. */
  edit(): Promise<void> {
    return this.#attempt(() => this.#edited());
  }

  async #edited(): Promise<void> {
    const inserting = this.times.length % 2 === 0;
    const began = performance.now();
    await this.#type(inserting);
    const took = performance.now() - began;
    this.times.push(took);
    this.#spent += took;
    if (!this.#finally) return;
    const wanted = inserting ? this.#finally.with : this.#finally.without;
    if (signature(this.#open.reported.diagnostics) !== wanted)
      await this.#client.until(this.#open, ({ diagnostics }) => signature(diagnostics) === wanted);
    this.#whole.push(performance.now() - began);
  }

  /** Has the letter come or go, and the line's diagnostics with it. */
  #type(inserting: boolean): Promise<void> {
    const { line, character, insert } = this.#document.edit;
    const change = inserting ? { remove: 0, insert } : { remove: insert.length, insert: '' };
    return this.#client.change(this.#open, { line, character }, change, (reported) => {
      const there = atLine(reported, line);
      return inserting ? there.length > 0 && signature(there) !== this.#calm : signature(there) === this.#calm;
    });
  }

  async end(): Promise<Edited> {
    const { cpu, memory } = this.#client.used();
    await this.#client.stop();
    const finished = this.#failed === undefined;
    return {
      server: this.#server.name,
      failed: this.#failed,
      lines: this.#document.text.split('\n').length - 1,
      bytes: Buffer.byteLength(this.#document.text),
      diagnostics: finished ? this.#open.reported.diagnostics.length : Number.NaN,
      open: finished ? this.#opening : Number.NaN,
      openWhole: finished ? this.#openWhole : Number.NaN,
      openCpu: finished ? this.#openCpu : Number.NaN,
      openMemory: finished ? this.#openMemory : Number.NaN,
      edits: finished ? this.times : [],
      whole: finished ? this.#whole : [],
      cpu: finished ? (cpu - this.#cpu) / this.times.length : Number.NaN,
      memory: finished ? memory : Number.NaN,
    };
  }
}

/**
 * Each server opens its document of so many lines, one server after the other, and then all are edited in turn, so that
 * what else the machine does hits all alike.
 */
export async function measureEdits(
  servers: readonly LanguageServer[],
  lines: number,
  amount: Amount,
): Promise<readonly Edited[]> {
  const sessions: Session[] = [];
  for (const server of servers) sessions.push(await Session.start(server, server.document(lines)));
  for (const session of sessions) await session.open();
  for (;;) {
    const left = sessions.filter((each) => each.more(amount));
    if (left.length === 0) break;
    for (const session of left) {
      await session.edit();
      await sleep(pause);
      await session.edit();
      await sleep(pause);
    }
  }
  return Promise.all(sessions.map((session) => session.end()));
}

/** Equal only for the same diagnostics in the same places. */
function signature(diagnostics: readonly Diagnostic[]): string {
  return JSON.stringify(
    diagnostics
      .map(({ range: { start, end }, message }) => [start.line, start.character, end.line, end.character, message])
      .sort(),
  );
}

function atLine({ diagnostics }: Reported, line: number): Diagnostic[] {
  return diagnostics.filter(({ range }) => range.start.line <= line && range.end.line >= line);
}
