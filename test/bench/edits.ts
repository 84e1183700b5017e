/** How long after an edit its diagnostics are there; on the way, how long opening takes, and the memory of all. */
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
  readonly openCpu: number;
  /** The most memory after opening, in megabytes. */
  readonly openMemory: number;
  /** One for each edit, in their order. */
  readonly edits: readonly number[];
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
  #before!: string;
  #opening = 0;
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
    await client.open('first', server.document(200).text);
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
    await sleep(settled);
    this.#before = signature(this.#open.reported);
    this.#cpu = this.#client.used().cpu;
  }

  /** Whether there is time for another pair of edits. */
  more({ edits, budget }: Amount): boolean {
    if (this.#failed !== undefined) return false;
    return this.times.length < edits && (this.times.length < 4 || this.#spent < budget);
  }

  /** Inserts a character, or takes it out again, and waits until a diagnostic has come to the line, or gone. */
  edit(): Promise<void> {
    return this.#attempt(() => this.#edited());
  }

  async #edited(): Promise<void> {
    const { line, character, insert } = this.#document.edit;
    const inserted = this.times.length % 2 === 1;
    const began = performance.now();
    await this.#client.change(
      this.#open,
      { line, character },
      inserted ? { remove: insert.length, insert: '' } : { remove: 0, insert },
      (reported) => (signature(reported) === this.#before) === inserted && (inserted || touches(reported, line)),
    );
    const took = performance.now() - began;
    this.times.push(took);
    this.#spent += took;
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
      openCpu: finished ? this.#openCpu : Number.NaN,
      openMemory: finished ? this.#openMemory : Number.NaN,
      edits: finished ? this.times : [],
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
function signature({ diagnostics }: Reported): string {
  return JSON.stringify(
    diagnostics
      .map(({ range: { start, end }, message }) => [start.line, start.character, end.line, end.character, message])
      .sort(),
  );
}

function touches({ diagnostics }: Reported, line: number): boolean {
  return diagnostics.some(({ range }) => range.start.line <= line && range.end.line >= line);
}
