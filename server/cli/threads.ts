/**
 * The files of a check on several processor cores. Every thread reads all treaties, since what is found in one may rest on
 * any other, and takes one piece of the files after another until none is left: first those of its own part, in order,
 * since what was worked out of a treaty serves its neighbours; then, from their ends, those of others. So the findings are the same, however
 * many threads there are and whichever of them is the faster.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readOnce, type Workspace } from '../model/workspace.ts';
import type { Finding } from '../rules/finding.ts';
import { findingsOn, inOrder, rootUri, settingsFor, workspaceOf } from './analysis.ts';
import { identitiesIn } from './baseline.ts';
import { bookOf, type DiskFile, type Input } from './disk.ts';
import type { Outcome } from './outcome.ts';
import { sharesOf } from './shares.ts';

/** What a thread is given; plain data. */
export interface Task {
  readonly input: Omit<Input, 'book'>;
  readonly date: string | undefined;
  readonly threads: number;
  readonly pieces: readonly (readonly DiskFile[])[];
  /** For each piece whether somebody has taken it. Shared. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** What a thread has found in a piece of the files. */
export interface Piece {
  readonly at: number;
  readonly findings: readonly Finding[];
}

/** Less text than this, in UTF-16 units, is done before another thread would have started. */
const worthAThread = 400_000;
/** Each thread holds all treaties: more would take memory faster than they save time. */
const mostThreads = 4;
/** So many pieces for each thread: small enough that all end together, large enough that neighbours stay together. */
const piecesEach = 8;

/** How many threads are worth their start for these files. */
function threadsFor(files: readonly DiskFile[]): number {
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  return Math.max(1, Math.min(availableParallelism(), mostThreads, Math.floor(size / worthAThread)));
}

/**
 * All findings of an input.
 * @param options.threads on how many threads; so many as are worth it where it is left out
 * @param known the workspace of the input, if there is one already
 * @throws UsageError where the date cannot be read
 */
export async function checkInput(
  input: Input,
  { date, threads = threadsFor(input.asked) }: { readonly date?: string; readonly threads?: number },
  known?: Workspace,
): Promise<Outcome> {
  // What is wrong with the date is said before any thread is at work.
  const { day } = settingsFor(input, date)(rootUri(input));
  const { book: _, ...plain } = input;
  const pieces = threads > 1 ? sharesOf(input.asked, threads * piecesEach) : [input.asked];
  const taken = new Int32Array(new SharedArrayBuffer(4 * pieces.length));
  const task: Task = { input: plain, date, threads, pieces, taken };
  const found: (readonly Finding[])[] = [];
  const take = ({ at, findings }: Piece) => {
    found[at] = findings;
  };
  const others = Array.from({ length: threads - 1 }, (_, at) => onThread(at + 1, task, take));
  const workspace = known ?? workspaceOf(input);
  for (const piece of piecesTaken(0, task, input, workspace)) take(piece);
  await Promise.all(others);
  const missing = pieces.findIndex((_, at) => !found[at]);
  if (missing >= 0)
    throw new Error(`a thread ended before its work was done, at part ${missing + 1} of ${pieces.length}`);
  return { input, day, findings: inOrder(found.flat()), identity: identitiesIn(input, workspace) };
}

/** Takes a piece and checks it, one after another, for as long as there are any. The first thread is 0. */
export function* piecesTaken(thread: number, task: Task, input: Input, workspace: Workspace): Generator<Piece, void> {
  const settings = settingsFor(input, task.date);
  for (const at of inTurn(thread, task)) {
    if (Atomics.compareExchange(task.taken, at, 0, 1) !== 0) continue;
    yield { at, findings: readOnce(workspace, () => findingsOn(task.pieces[at] ?? [], input, workspace, settings)) };
  }
}

/** The pieces in the order in which a thread would take them. */
function inTurn(thread: number, { threads, pieces }: Task): number[] {
  const all = [...pieces.keys()];
  const begin = (of: number) => Math.ceil((of * pieces.length) / threads);
  const own = all.slice(begin(thread), begin(thread + 1));
  const others = [...all.slice(begin(thread + 1)), ...all.slice(0, begin(thread))];
  return [...own, ...others.reverse()];
}

/** The input of a task, as it was before it was sent. */
export function inputOfTask({ input }: Task): Input {
  return { ...input, book: bookOf(input.configurations) };
}

function onThread(thread: number, task: Task, take: (piece: Piece) => void): Promise<void> {
  // From the sources it is the source, from what is built the module beside this one.
  const file = import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.mjs';
  return new Promise((resolve, reject) => {
    new Worker(new URL(file, import.meta.url), { workerData: { thread, task } })
      .on('message', take)
      .once('error', reject)
      .once('exit', () => resolve());
  });
}
