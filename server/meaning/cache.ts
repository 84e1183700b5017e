/** What has been worked out of a workspace, kept exactly as long as the workspace itself. */
import { noteReading, Reading, readingOf } from '../model/reads.ts';
import type { Workspace } from '../model/workspace.ts';

interface Remembered {
  readonly value: unknown;
  readonly reading: Reading;
}

const kept = new WeakMap<Workspace, Map<unknown, Map<unknown, Remembered>>>();

/**
 * What `make` works out, worked out once in a workspace: the same `owner` (the function that asks, or any other object)
 * and `key` give the same value. Workspaces are values, so nothing kept can grow stale; and who gets a kept value is noted
 * to have read what its making read.
 */
export function remembered<T>(workspace: Workspace, owner: unknown, key: unknown, make: () => T): T {
  let tables = kept.get(workspace);
  if (!tables) {
    tables = new Map();
    kept.set(workspace, tables);
  }
  let table = tables.get(owner);
  if (!table) {
    table = new Map();
    tables.set(owner, table);
  }
  let known = table.get(key);
  if (known) noteReading(known.reading);
  else {
    const reading = new Reading();
    known = { value: readingOf(reading, make), reading };
    table.set(key, known);
  }
  return known.value as T;
}

/** An object that stands for some values together, of one workspace: as `owner` of what is remembered of them. */
export function together(workspace: Workspace, ...parts: readonly unknown[]): object {
  return parts.reduce<object>((owner, part) => remembered(workspace, owner, part, () => ({})), together);
}
