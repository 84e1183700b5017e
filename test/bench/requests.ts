/** How long requests take with a long document open, in the server and as the client sees it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type Open, sleep } from './client.ts';
import type { Document } from './document.ts';
import type { LanguageServer } from './servers.ts';

export interface Asked {
  readonly server: string;
  readonly request: string;
  /** Milliseconds in the server, one for each time it was asked. */
  readonly inside: readonly number[];
  /** Milliseconds until the client had the answer. */
  readonly roundTrip: readonly number[];
  /** Answers that were empty. */
  readonly empty: number;
}

/** How often each is asked; the first few, when code is still cold, do not count. */
const times = 40;
const cold = 5;

const requests = {
  hover: 'textDocument/hover',
  completion: 'textDocument/completion',
  documentSymbol: 'textDocument/documentSymbol',
  'semanticTokens delta': 'textDocument/semanticTokens/full/delta',
} as const;

export async function measureRequests(
  servers: readonly LanguageServer[],
  lines: number,
): Promise<readonly (readonly Asked[])[]> {
  const asking = await Promise.all(servers.map(async (server) => ({ server, document: server.document(lines) })));
  const sessions: Asking[] = [];
  for (const { server, document } of asking) sessions.push(await Asking.start(server, document));
  for (let time = 0; time < times; time++) for (const session of sessions) await session.ask(time);
  return Promise.all(sessions.map((session) => session.end()));
}

class Asking {
  readonly #server: LanguageServer;
  readonly #document: Document;
  readonly #client: Client;
  readonly #open: Open;
  readonly #times: string;
  readonly #trips = new Map<string, number[]>();
  readonly #empty = new Map<string, number>();
  #tokens: string | undefined;

  private constructor(server: LanguageServer, document: Document, client: Client, open: Open, times: string) {
    this.#server = server;
    this.#document = document;
    this.#client = client;
    this.#open = open;
    this.#times = times;
  }

  static async start(server: LanguageServer, document: Document): Promise<Asking> {
    const folder = mkdtempSync(path.join(tmpdir(), 'foedus-bench-times-'));
    const file = path.join(folder, 'times');
    const client = await Client.start(server, {
      preload: ['--import', path.join(import.meta.dirname, 'in-server.ts')],
      environment: { FOEDUS_BENCH_TIMES: file },
    });
    return new Asking(server, document, client, await client.open('document', document.text), file);
  }

  /** Asks everything that the server offers once. */
  async ask(time: number): Promise<void> {
    const { capabilities } = this.#client.initialized;
    const textDocument = { uri: this.#open.uri };
    const at = (places: Document['hover']) => ({ textDocument, position: places[time % places.length] });
    if (capabilities.hoverProvider) await this.#time('hover', time, at(this.#document.hover));
    if (capabilities.completionProvider)
      await this.#time('completion', time, { ...at(this.#document.completion), context: { triggerKind: 1 } });
    if (capabilities.documentSymbolProvider) await this.#time('documentSymbol', time, { textDocument });
    const { semanticTokensProvider: tokens } = capabilities;
    if (typeof tokens?.full !== 'object' || !tokens.full.delta) return;
    if (this.#tokens === undefined) {
      const { resultId } = await this.#client.request<{ resultId: string }>('textDocument/semanticTokens/full', {
        textDocument,
      });
      this.#tokens = resultId;
    }
    // editors ask anew when something has changed, some time after it
    await this.#edit(time % 2 === 1);
    await sleep(20);
    const answer = await this.#time<{ resultId?: string }>('semanticTokens delta', time, {
      textDocument,
      previousResultId: this.#tokens,
    });
    this.#tokens = answer?.resultId;
  }

  async #edit(inserted: boolean): Promise<void> {
    const { insert, ...place } = this.#document.edit;
    const change = inserted ? { remove: insert.length, insert: '' } : { remove: 0, insert };
    await this.#client.change(this.#open, place, change, () => true);
  }

  async #time<R>(request: keyof typeof requests, time: number, params: unknown): Promise<R | null> {
    const began = performance.now();
    const answer = await this.#client.request<R | null>(requests[request], params);
    const took = performance.now() - began;
    if (isEmpty(answer)) this.#empty.set(request, (this.#empty.get(request) ?? 0) + 1);
    const trips = this.#trips.get(request) ?? [];
    this.#trips.set(request, trips);
    if (time >= cold) trips.push(took);
    return answer;
  }

  async end(): Promise<readonly Asked[]> {
    // what was noted last is on the disk
    await sleep(100);
    const noted = existsSync(this.#times) ? readFileSync(this.#times, 'utf8').trim().split('\n') : [];
    await this.#client.stop();
    rmSync(path.dirname(this.#times), { recursive: true });
    return [...this.#trips].map(([request, roundTrip]) => {
      const method = requests[request as keyof typeof requests];
      const inside = noted.flatMap((line) => (line.startsWith(`${method} `) ? [Number(line.split(' ')[1])] : []));
      return {
        server: this.#server.name,
        request,
        inside: inside.slice(cold),
        roundTrip,
        empty: this.#empty.get(request) ?? 0,
      };
    });
  }
}

function isEmpty(answer: unknown): boolean {
  if (answer === null || answer === undefined) return true;
  const list = Array.isArray(answer) ? answer : (answer as { items?: unknown[] }).items;
  return list?.length === 0;
}
