/**
 * What has been worked out of a workspace: kept as long as the workspace itself, or with a chunk from one workspace to
 * the next until something that was read has changed.
 */
import type { Kept } from '../model/directory.ts';
import {
  attach,
  Cell,
  change,
  detach,
  noteRead,
  noteReading,
  type Reader,
  Reading,
  readingApart,
  readingOf,
  type Standing,
} from '../model/reads.ts';
import type { Site } from '../model/site.ts';
import { directoryOf, type Workspace } from '../model/workspace.ts';

interface Remembered {
  readonly value: unknown;
  readonly reading: Reading;
}

type Tables = Map<unknown, Map<unknown, Remembered>>;

const kept = new WeakMap<Workspace, Tables>();
/** The tables asked for last: a check asks one workspace millions of times. */
let last: { readonly workspace: Workspace; readonly tables: Tables } | undefined;

function tablesOf(workspace: Workspace): Tables {
  if (last?.workspace === workspace) return last.tables;
  let tables = kept.get(workspace);
  if (!tables) {
    tables = new Map();
    kept.set(workspace, tables);
  }
  last = { workspace, tables };
  return tables;
}

/**
 * What `make` works out, worked out once in a workspace: the same `owner` (the function that asks, or any other object)
 * and `key` give the same value. Workspaces are values, so nothing kept can grow stale; and who gets a kept value is noted
 * to have read what its making read.
 */
export function remembered<T>(workspace: Workspace, owner: unknown, key: unknown, make: () => T): T {
  const tables = tablesOf(workspace);
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

/**
 * What `make` works out of a chunk, kept with the chunk until something that it read of the workspace has changed. What it
 * says of places has to count from the chunk. One value for each owner: another `key` takes the place of the one before.
 * Who gets it has read it, not all that it rests on: so what rests on much of the workspace has not many cells to watch.
 */
export function keptWithChunk<T>(
  workspace: Workspace,
  { file, placed }: Pick<Site, 'file' | 'placed'>,
  { owner, key }: { readonly owner: object; readonly key: unknown },
  make: () => T,
): T {
  const directory = directoryOf(workspace);
  const resident = directory.residentAt(file, placed.start);
  if (!resident) return make();
  directory.settle();
  let known = resident.kept.get(owner);
  if (!(known instanceof KeptValue && known.valid && known.key === key)) {
    known?.drop();
    const reading = new Reading();
    known = new KeptValue(key, readingApart(reading, make), reading);
    resident.kept.set(owner, known);
  }
  noteRead((known as KeptValue).cell);
  return (known as KeptValue).value as T;
}

class KeptValue implements Reader, Kept {
  readonly key: unknown;
  readonly value: unknown;
  /** Changes when the value does not hold any more. */
  readonly cell = new Cell();
  readonly #standing: Standing;

  constructor(key: unknown, value: unknown, reading: Reading) {
    this.key = key;
    this.value = value;
    this.#standing = attach(this, reading);
  }

  get valid(): boolean {
    return this.#standing.reader !== undefined;
  }

  outdated(): void {
    this.drop();
  }

  drop(): void {
    detach(this.#standing);
    change(this.cell);
  }
}

/** Some values together: the same for the same values, for as long as these live. */
class Together {
  readonly #objects = new WeakMap<object, Together>();
  readonly #others = new Map<unknown, Together>();

  with(part: unknown): Together {
    return (typeof part === 'object' && part !== null) || typeof part === 'function'
      ? this.#in(this.#objects, part)
      : this.#in(this.#others, part);
  }

  #in<K>(known: { get(key: K): Together | undefined; set(key: K, value: Together): unknown }, part: K): Together {
    let found = known.get(part);
    if (!found) {
      found = new Together();
      known.set(part, found);
    }
    return found;
  }
}

const nothing = new Together();

/** An object that stands for some values together: as `owner` of what is remembered of them. */
export function together(...parts: readonly unknown[]): object {
  let owner = nothing;
  for (const part of parts) owner = owner.with(part);
  return owner;
}
