/**
 * Who stands where in a workspace, kept from one workspace to the next. A workspace is a value, but successive ones
 * share nearly all: their directory is one, and moves with the newest of them. It tells what has read a changed name that
 * it has changed. Replacing a file costs what of it has changed, and one step for each of its chunks.
 */
import type { Chunk, PlacedChunk } from '../../grammar/index.ts';
import {
  attach,
  Cell,
  change,
  detach,
  noteRead,
  type Reader,
  Reading,
  readingOf,
  type Standing,
  unnoted,
} from './reads.ts';
import type { SourceFile } from './site.ts';

/** A chunk at its present place. Edits elsewhere move it; an edit in it takes it away and brings another. */
export class Resident {
  file: SourceFile;
  placed: PlacedChunk;
  /** Taken out by an edit. It comes back if its chunk does, with what was known of it. */
  gone = false;
  /** What is kept of it, by whoever keeps it. */
  readonly kept = new Map<object, Kept>();
  /** Whose place it has taken in an edit: for who shows what was known of that one until more is known of this one. */
  before: Resident | undefined;

  constructor(file: SourceFile, placed: PlacedChunk) {
    this.file = file;
    this.placed = placed;
  }
}

/** Something kept of a chunk; dropped with it. */
export interface Kept {
  drop(): void;
}

/** An index of chunks by keys that follow from a chunk's text alone, such as the names it declares. */
export interface ChunkIndex {
  keysOf(chunk: Chunk): Iterable<string>;
}

/** An index of chunks by keys that depend on other chunks too, such as the states that a treaty binds. */
export interface DerivedIndex<W> {
  derive(workspace: W, at: { readonly file: SourceFile; readonly placed: PlacedChunk }): Iterable<string>;
  /**
   * What a chunk's keys can be about, by its text alone: they are worked out once one of these topics is asked for. A
   * chunk without topics has no keys. Left out: whoever asks for a key has those of all chunks worked out.
   */
  topicsOf?(chunk: Chunk): Iterable<string>;
}

/** A table of residents by key, with the cell of each key that was asked for. */
class Table {
  readonly residents = new Map<string, Set<Resident>>();
  readonly cells = new Map<string, Cell>();
  /** Cells of whether anything at all bears a key. */
  readonly presence = new Map<string, Cell>();

  add(key: string, resident: Resident): void {
    const same = this.residents.get(key);
    if (same) same.add(resident);
    else {
      this.residents.set(key, new Set([resident]));
      change(this.presence.get(key));
    }
    change(this.cells.get(key));
  }

  remove(key: string, resident: Resident): void {
    const same = this.residents.get(key);
    if (!same?.delete(resident)) return;
    change(this.cells.get(key));
    if (same.size > 0) return;
    this.residents.delete(key);
    change(this.presence.get(key));
  }
}

/** The keys of one chunk in a derived index, until something that they follow from changes. */
class DerivedKeys<W> implements Reader, Kept {
  keys: ReadonlySet<string> = new Set();
  #standing: Standing | undefined;
  readonly #table: DerivedTable<W>;
  readonly resident: Resident;
  readonly topics: readonly string[];

  constructor(table: DerivedTable<W>, resident: Resident, topics: readonly string[]) {
    this.#table = table;
    this.resident = resident;
    this.topics = topics;
  }

  outdated(): void {
    this.#leave();
    this.#table.pending.add(this);
  }

  work(workspace: W): void {
    const reading = new Reading();
    const { file, placed } = this.resident;
    const keys = readingOf(reading, () => new Set(this.#table.index.derive(workspace, { file, placed })));
    this.#leave();
    this.#standing = attach(this, reading);
    for (const key of this.keys) if (!keys.has(key)) this.#table.remove(key, this.resident);
    for (const key of keys) if (!this.keys.has(key)) this.#table.add(key, this.resident);
    this.keys = keys;
  }

  drop(): void {
    this.#leave();
    this.#table.pending.delete(this);
    this.#table.forget(this);
    for (const key of this.keys) this.#table.remove(key, this.resident);
  }

  #leave(): void {
    if (this.#standing) detach(this.#standing);
  }
}

/** The topic of all chunks of an index that has none. */
const anything: readonly string[] = [''];

class DerivedTable<W> extends Table {
  readonly index: DerivedIndex<W>;
  readonly pending = new Set<DerivedKeys<W>>();
  readonly #asked = new Set<string>();
  /** By the topics that nobody has asked for yet. */
  readonly #waiting = new Map<string, Set<DerivedKeys<W>>>();

  constructor(index: DerivedIndex<W>) {
    super();
    this.index = index;
  }

  take(resident: Resident): void {
    const topics = [...(this.index.topicsOf?.(resident.placed.chunk) ?? anything)];
    if (topics.length === 0) return;
    const keys = new DerivedKeys(this, resident, topics);
    resident.kept.set(this, keys);
    if (topics.some((topic) => this.#asked.has(topic))) this.pending.add(keys);
    else for (const topic of topics) this.#waiting.set(topic, (this.#waiting.get(topic) ?? new Set()).add(keys));
  }

  /** From now on the keys of all chunks with this topic are wanted. */
  ask(topic: string): void {
    if (this.#asked.has(topic)) return;
    this.#asked.add(topic);
    for (const keys of this.#waiting.get(topic) ?? []) {
      this.pending.add(keys);
      this.forget(keys);
    }
  }

  /** Its keys wait no longer to be asked for. */
  forget(keys: DerivedKeys<W>): void {
    for (const topic of keys.topics) this.#waiting.get(topic)?.delete(keys);
  }
}

/** Who stands where. `W` is the workspace that derived indexes ask. */
export class Directory<W extends object> {
  /** The workspace that it speaks of. */
  newest: W | undefined;
  /** Something was worked out of which nobody knows on what it rests: it serves no other workspace. */
  unwatched = false;
  /** Changes with every chunk. */
  readonly everything = new Cell();
  /** Changes as files come and go. */
  readonly uris = new Cell();
  /** Changes with every treaty. */
  readonly treaties = new Cell();
  /** Changes with the names that are declared, not with what they stand for. */
  readonly names = new Cell();
  readonly #csv = new Map<string, Cell>();
  readonly #files = new Map<string, Cell>();
  readonly #residents = new Map<string, Resident[]>();
  /** Who has left, for as long as their chunks can come back. */
  readonly #left = new WeakMap<Chunk, Resident>();
  readonly #tables = new Map<ChunkIndex, Table>();
  readonly #derived = new Map<DerivedIndex<W>, DerivedTable<W>>();
  #settling = false;

  constructor(files: Iterable<SourceFile>) {
    for (const file of files)
      this.#residents.set(
        file.uri,
        file.tree.chunks.map((placed) => new Resident(file, placed)),
      );
  }

  /** The chunks of a file in their order, as it stands in the newest workspace; `undefined` for any other version. */
  residentsOf(file: SourceFile): readonly Resident[] | undefined {
    const residents = this.#residents.get(file.uri);
    return residents?.[0]?.file === file ? residents : undefined;
  }

  /** The last of them that begins at an offset of the file, or before it. */
  residentAt(file: SourceFile, start: number): Resident | undefined {
    const residents = this.residentsOf(file);
    if (!residents) return undefined;
    let low = 0;
    let high = residents.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((residents[middle]?.placed.start ?? 0) <= start) low = middle;
      else high = middle - 1;
    }
    return residents[low];
  }

  /** Whose keys in the index are this one, in the order of files and text. */
  find(index: ChunkIndex, key: string): readonly Resident[] {
    const table = this.#tableOf(index);
    noteRead(cellIn(table.cells, key));
    return inOrder(table.residents.get(key));
  }

  /** The cell of what {@link find} finds. */
  cell(index: ChunkIndex, key: string): Cell {
    return cellIn(this.#tableOf(index).cells, key);
  }

  /** As {@link find}, for an index whose keys depend on other chunks: those with the topics, if the index has any. */
  findDerived(index: DerivedIndex<W>, key: string, topics = anything): readonly Resident[] {
    let table = this.#derived.get(index);
    if (!table) {
      table = new DerivedTable(index);
      this.#derived.set(index, table);
      for (const residents of this.#residents.values()) for (const each of residents) table.take(each);
    }
    noteRead(cellIn(table.cells, key));
    for (const topic of topics) table.ask(topic);
    this.#settle(table);
    return inOrder(table.residents.get(key));
  }

  /** Whether anything has this key. */
  has(index: ChunkIndex, key: string): boolean {
    const table = this.#tableOf(index);
    noteRead(cellIn(table.presence, key));
    return table.residents.has(key);
  }

  /** The cell of a file: changes with every chunk of it. */
  file(uri: string): Cell {
    return cellIn(this.#files, uri);
  }

  /** The cell of a CSV file. */
  csv(uri: string): Cell {
    return cellIn(this.#csv, uri);
  }

  /** Tells those who read a CSV file, whichever, that one has changed. */
  csvChanged(): void {
    for (const cell of this.#csv.values()) change(cell);
    change(this.uris);
  }

  /** Brings what depends on changed chunks up to date: to be called before anything kept is taken for valid. */
  settle(): void {
    // what is worked out meanwhile sees what is there: else each would wait for the next, as deep as there are chunks
    if (this.#settling) return;
    for (const table of this.#derived.values()) this.#settle(table);
  }

  /** Whether there is nothing to be brought up to date. */
  get settled(): boolean {
    for (const table of this.#derived.values()) if (table.pending.size > 0) return false;
    return true;
  }

  /** Puts another version of a file in its place, a new file among the others, or (`undefined`) takes one away. */
  replace(uri: string, file: SourceFile | undefined): void {
    const old = this.#residents.get(uri) ?? [];
    const chunks = file?.tree.chunks ?? [];
    const most = Math.min(old.length, chunks.length);
    let before = 0;
    while (before < most && old[before]?.placed.chunk === chunks[before]?.chunk) before++;
    let behind = 0;
    while (
      behind < most - before &&
      old[old.length - 1 - behind]?.placed.chunk === chunks[chunks.length - 1 - behind]?.chunk
    )
      behind++;
    const removed = old.slice(before, old.length - behind);
    const added: Resident[] = [];
    if (file) {
      const next: Resident[] = [];
      for (const [at, placed] of chunks.entries()) {
        const stays =
          at < before ? old[at] : at >= chunks.length - behind ? old[at - chunks.length + old.length] : undefined;
        if (stays) {
          stays.file = file;
          stays.placed = placed;
          next.push(stays);
        } else {
          const resident = this.#returning(file, placed) ?? new Resident(file, placed);
          added.push(resident);
          next.push(resident);
        }
      }
      this.#residents.set(uri, next);
      if (added.length === removed.length)
        for (const [at, each] of added.entries()) if (!each.gone) each.before = removed[at];
    } else this.#residents.delete(uri);
    if ((old.length === 0) !== (file === undefined || chunks.length === 0)) change(this.uris);
    this.#turnOver(uri, removed, added);
  }

  /** Whoever has left with this chunk. */
  #returning(file: SourceFile, placed: PlacedChunk): Resident | undefined {
    const resident = this.#left.get(placed.chunk);
    if (!resident?.gone) return undefined;
    resident.file = file;
    resident.placed = placed;
    return resident;
  }

  #turnOver(uri: string, removed: readonly Resident[], added: readonly Resident[]): void {
    if (removed.length === 0 && added.length === 0) return;
    // What comes goes first, so that a key that stays is never missing between.
    for (const [index, table] of this.#tables) {
      for (const each of added) for (const key of index.keysOf(each.placed.chunk)) table.add(key, each);
      for (const each of removed) for (const key of index.keysOf(each.placed.chunk)) table.remove(key, each);
    }
    for (const each of added) each.gone = false;
    // who may come back keeps no text of a whole file alive, and with it all who had left that
    const nowhere: SourceFile = { uri, tree: { text: '', chunks: [] } };
    for (const each of removed) {
      each.gone = true;
      each.file = nowhere;
      this.#left.set(each.placed.chunk, each);
      for (const kept of each.kept.values()) kept.drop();
    }
    for (const table of this.#derived.values()) for (const each of added) table.take(each);
    change(this.everything);
    change(this.#files.get(uri));
    const treaty = ({ placed }: Resident) => placed.chunk.declaration?.kind === 'treaty';
    if (removed.some(treaty) || added.some(treaty)) change(this.treaties);
    if (namesIn(removed) !== namesIn(added)) change(this.names);
  }

  #tableOf(index: ChunkIndex): Table {
    let table = this.#tables.get(index);
    if (!table) {
      table = new Table();
      this.#tables.set(index, table);
      for (const residents of this.#residents.values())
        for (const each of residents) for (const key of index.keysOf(each.placed.chunk)) table.add(key, each);
    }
    return table;
  }

  /** Works out the keys that are not known. What is worked out meanwhile may ask for the same table: it sees what is there. */
  #settle(table: DerivedTable<W>): void {
    const workspace = this.newest;
    if (!workspace) return;
    const outer = this.#settling;
    this.#settling = true;
    try {
      for (const each of table.pending) {
        table.pending.delete(each);
        unnoted(() => each.work(workspace));
      }
    } finally {
      this.#settling = outer;
    }
  }
}

function cellIn(cells: Map<string, Cell>, key: string): Cell {
  let cell = cells.get(key);
  if (!cell) {
    cell = new Cell();
    cells.set(key, cell);
  }
  return cell;
}

function inOrder(residents: ReadonlySet<Resident> | undefined): readonly Resident[] {
  if (!residents) return [];
  const all = [...residents];
  return all.length < 2
    ? all
    : all.sort((one, two) =>
        one.file.uri === two.file.uri ? one.placed.start - two.placed.start : one.file.uri < two.file.uri ? -1 : 1,
      );
}

function namesIn(residents: readonly Resident[]): string {
  return residents
    .flatMap(({ placed }) => {
      const node = placed.chunk.declaration;
      return node && node.kind !== 'import' && node.name ? [`${node.kind} ${node.name.value}`] : [];
    })
    .sort()
    .join('\n');
}
