/**
 * How long after an edit its findings are there in a workspace of many treaties: those of the edited file, and those
 * that follow in another one, as an editor has them that pulls the whole workspace beside the file.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { corpusFiles } from './check-corpus.ts';
import { Client, type Open, sleep } from './client.ts';
import { ours } from './servers.ts';

export interface EditedInWorkspace {
  /** Treaties in the workspace beside the two that are looked at. */
  readonly treaties: number;
  /** Milliseconds until everything was checked at first. */
  readonly first: number;
  /** Milliseconds until the edited file had its findings, one for each edit. */
  readonly own: readonly number[];
  /** Milliseconds until the other file had those that follow. */
  readonly following: readonly number[];
}

/** About as long as one treaty, so that each file holds one or two. */
const bytes = 3000;

/** The first check of all files may take so long: milliseconds. */
const patience = 240_000;

/** What is edited: without the promise in line 7 it is at odds with nothing. */
const edited = `treaty Guard "The guard" {
  signed 1995-05-04
  parties { NOR SWE }
  term indefinite
  article 1 "Help" {
    trigger Attack { armed-attack on SWE by FIN }
    obligation Help { NOR shall defend SWE when Attack }
  }
}
`;
const place = { line: 6, character: edited.split('\n')[6]?.indexOf('efend') ?? 0 };

/** What it is at odds with, in another file. */
const other = `treaty Aloof "Standing aside" {
  signed 1996-05-04
  parties { NOR FIN }
  term indefinite
  article 1 "Neutrality" {
    trigger War { armed-attack by FIN on SWE }
    obligation Neutrality { NOR shall remain neutral toward FIN when War }
  }
}
`;

/** Workspaces of so many treaties each, edited in turn. */
export async function measureWorkspaces(
  sizes: readonly number[],
  edits: number,
): Promise<readonly EditedInWorkspace[]> {
  const all: InWorkspace[] = [];
  for (const size of sizes) all.push(await InWorkspace.start(size));
  for (let edit = 0; edit < edits; edit++) for (const each of all) await each.edit();
  return Promise.all(all.map((each) => each.end()));
}

class InWorkspace {
  readonly #treaties: number;
  readonly #client: Client;
  readonly #open: Open;
  readonly #other: string;
  /** What the client has of each file. */
  readonly #had = new Map<string, string>();
  #first = 0;
  readonly #own: number[] = [];
  readonly #following: number[] = [];

  private constructor(treaties: number, client: Client, open: Open) {
    this.#treaties = treaties;
    this.#client = client;
    this.#open = open;
    this.#other = client.uriOf('other.treaty');
  }

  static async start(treaties: number): Promise<InWorkspace> {
    const folder = mkdtempSync(path.join(tmpdir(), 'foedus-bench-'));
    const write = (name: string, text: string) => writeFileSync(path.join(folder, `${name}.treaty`), text);
    write('edited', edited);
    write('other', other);
    for (const { name, text } of corpusFiles(treaties, bytes)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const client = await Client.start(ours, { folder });
    const open = await client.open('edited', edited);
    const workspace = new InWorkspace(treaties, client, open);
    await workspace.#checkAll(performance.now());
    return workspace;
  }

  /** The answer to a pull of the workspace has everything that is new, so at first all. */
  async #checkAll(began: number): Promise<void> {
    await this.#pull();
    this.#first = performance.now() - began;
  }

  /** Notes what has changed; whether the other file has. */
  async #pull(): Promise<boolean> {
    const { items } = await this.#client.request<WorkspaceDiagnosticReport>(
      'workspace/diagnostic',
      { previousResultIds: [...this.#had].map(([uri, value]) => ({ uri, value })) },
      patience,
    );
    for (const { uri, resultId } of items) if (resultId) this.#had.set(uri, resultId);
    return items.some(({ uri }) => uri === this.#other);
  }

  async edit(): Promise<void> {
    const inserted = this.#own.length % 2 === 1;
    const before = this.#open.reported.resultId;
    const followed = this.#untilOtherChanges();
    // if the edit fails before, nobody waits for it
    followed.catch(() => {});
    // the editor's pull of the workspace is with the server when somebody types
    await sleep(20);
    const began = performance.now();
    const change = inserted ? { remove: 1, insert: '' } : { remove: 0, insert: 'x' };
    await this.#client.change(this.#open, place, change, ({ resultId }) => resultId !== before);
    this.#own.push(performance.now() - began);
    this.#following.push((await followed) - began);
    await sleep(20);
  }

  async #untilOtherChanges(): Promise<number> {
    while (!(await this.#pull())) {}
    return performance.now();
  }

  async end(): Promise<EditedInWorkspace> {
    await this.#client.stop();
    return { treaties: this.#treaties, first: this.#first, own: this.#own, following: this.#following };
  }
}
