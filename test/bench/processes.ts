/** What a process has used so far, as Linux counts it (/proc). */
import { readdirSync, readFileSync } from 'node:fs';

export interface Used {
  /** Processor time of all its threads, in milliseconds. */
  readonly cpu: number;
  /** The most memory that it has had (VmHWM), in megabytes. */
  readonly memory: number;
  /** Whether a thread of it runs, or would if others let it. */
  readonly running: boolean;
}

/** Zero for a process that has ended, and where there is no /proc. */
export function usedBy(pid: number): Used {
  const high = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0;
  return { cpu: sumOfThreads(pid), memory: Number(high) / 1024, running: threads(pid).some((each) => runs(pid, each)) };
}

/** The most memory that each of the processes has had that a process has started, and these, together: megabytes. */
export function memoryBelow(pid: number): number {
  const parents = new Map<number, number>();
  for (const each of folders('/proc')) {
    const stat = read(`/proc/${each}/stat`);
    // behind the name, which may hold anything, stand its state and its parent
    if (stat !== '') parents.set(Number(each), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const below = (of: number): number => {
    let sum = 0;
    for (const [child, parent] of parents) if (parent === of) sum += usedBy(child).memory + below(child);
    return sum;
  };
  return below(pid);
}

function sumOfThreads(pid: number): number {
  let sum = 0;
  // the first number is the nanoseconds that the thread has run
  for (const thread of threads(pid)) sum += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]) / 1e6;
  return sum;
}

function runs(pid: number, thread: string): boolean {
  const stat = read(`/proc/${pid}/task/${thread}/stat`);
  return stat.startsWith('R', stat.lastIndexOf(')') + 2);
}

function threads(pid: number): string[] {
  return folders(`/proc/${pid}/task`);
}

/** What has a number for its name. */
function folders(path: string): string[] {
  try {
    return readdirSync(path).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
