/** How the time of some work grows with what it is given. By the processor's clock of this thread, so other programs do not count. */

/** Milliseconds of this thread on the processor. */
export function processorTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

export type Stages<T> = Readonly<Record<string, (input: T) => void>>;
