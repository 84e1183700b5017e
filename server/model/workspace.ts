/**
 * The workspace: all files together, and what their names refer to. It is a value: a changed file makes a new
 * workspace that shares everything else (model/directory.ts), and what is looked up in it is noted (model/reads.ts), so
 * that an edit costs what it touches.
 */
import type {
  AreaDecl,
  ArticleItem,
  Declaration,
  FiguresDecl,
  GroupDecl,
  PlacedChunk,
  QName,
  ScenarioDecl,
  StateDecl,
  TreatyDecl,
} from '../../grammar/index.ts';
import type { Day } from './dates.ts';
import { type ChunkIndex, type DerivedIndex, Directory, type Resident } from './directory.ts';
import { type Cell, noteRead, unwatched } from './reads.ts';
import { builtinAreas } from './regions.ts';
import { lookupState, type StateEntity, type StateLookup, stateById } from './register.ts';
import type { Site, SourceFile } from './site.ts';
import { beginning, readDate, type Treaty, treatyOf } from './treaty.ts';

/** A treaty with its place in the workspace. */
export interface PlacedTreaty {
  readonly treaty: Treaty;
  readonly site: Site<TreatyDecl>;
}

/** A named top-level declaration. */
export type Global = Exclude<Declaration, { kind: 'import' }>;

/** All files, and the names they declare. */
export interface Workspace {
  /** Sorted by URI, so that nothing depends on the order in which files were read. */
  readonly files: readonly SourceFile[];
  readonly file: (uri: string) => SourceFile | undefined;
  /** Everything declared at top level under a name, in the order of the files. To go through all of them reads everything. */
  readonly globals: Pick<
    ReadonlyMap<string, readonly Site<Global>[]>,
    'get' | 'has' | 'values' | typeof Symbol.iterator
  >;
  readonly treaties: readonly PlacedTreaty[];
  /** The text of a CSV file of the workspace, for `figures … from`; `undefined` where there is none. */
  readonly csv: (uri: string) => string | undefined;
  /** Why a CSV file that is there was not read, to stand after "was not read:"; `undefined` of all others. */
  readonly csvUnread: (uri: string) => string | undefined;
  /** What is declared in chunks of which the index gives the key, in the order of the files. */
  readonly find: (index: ChunkIndex, key: string) => readonly Site<Global>[];
  /** As `find`, for keys that depend on more than the chunk, among the chunks with these topics if the index has any. */
  readonly findDerived: (
    index: DerivedIndex<Workspace>,
    key: string,
    topics?: readonly string[],
  ) => readonly Site<Global>[];
  /** Whether any chunk has the key. */
  readonly has: (index: ChunkIndex, key: string) => boolean;
  /** The names of all declarations of a kind. */
  readonly namesOf: (kind: Global['kind']) => ReadonlySet<string>;
  /** The URIs of all files, sorted. */
  readonly uris: readonly string[];
}

/** Texts of CSV files by URI, and why those have none that could not be read. */
export interface CsvTexts {
  readonly get: (uri: string) => string | undefined;
  readonly whyUnread?: (uri: string) => string | undefined;
}

/** Makes a workspace of files (sorted here) and the CSV files beside them. */
export function makeWorkspace(files: Iterable<SourceFile>, csv: CsvTexts = new Map()): Workspace {
  const byUri = new Map([...files].map((file) => [file.uri, file]));
  return new Files(byUri, csv);
}

/**
 * The workspace after some of its files became others (`undefined`: are gone), or the CSV files did. It shares all else
 * with the one before; what was kept of chunks that stay is kept on, unless something that it read has changed.
 */
export function changedWorkspace(
  workspace: Workspace,
  changes: ReadonlyMap<string, SourceFile | undefined>,
  csvChanged = false,
): Workspace {
  if (!(workspace instanceof Files)) throw new TypeError('This is no workspace made here.');
  return workspace.changed(changes, csvChanged);
}

/**
 * Does some work on a workspace that will not be changed: nothing is noted of what it reads, which saves time and memory. A
 * workspace that is made of it all the same shares nothing with it.
 */
export function readOnce<T>(workspace: Workspace, work: () => T): T {
  directoryOf(workspace).unwatched = true;
  return unwatched(work);
}

/** Where what is kept of a workspace's chunks is found: for those that keep. */
export function directoryOf(workspace: Workspace): Directory<Workspace> {
  if (!(workspace instanceof Files)) throw new TypeError('This is no workspace made here.');
  return workspace.directory;
}

const byName: ChunkIndex = {
  keysOf({ declaration }) {
    return declaration && declaration.kind !== 'import' && declaration.name ? [declaration.name.value] : [];
  },
};

/** Chunks by the kind of what they declare. */
export const byKind: ChunkIndex = {
  keysOf: ({ declaration }) => (declaration ? [declaration.kind] : []),
};

class Files implements Workspace {
  readonly #byUri: ReadonlyMap<string, SourceFile>;
  readonly #csv: CsvTexts;
  #directory: Directory<Workspace> | undefined;
  #sorted: readonly SourceFile[] | undefined;
  #treaties: readonly PlacedTreaty[] | undefined;
  #all: ReadonlyMap<string, readonly Site<Global>[]> | undefined;
  #names: Map<string, Set<string>> | undefined;
  readonly #known = new Map<string, { readonly cell: Cell; readonly sites: readonly Site<Global>[] | undefined }>();

  constructor(byUri: ReadonlyMap<string, SourceFile>, csv: CsvTexts, directory?: Directory<Workspace>) {
    this.#byUri = byUri;
    this.#csv = csv;
    this.#directory = directory;
    if (directory) directory.newest = this;
  }

  /** One of its own, if the one that it shared has moved on to a newer workspace. */
  get directory(): Directory<Workspace> {
    if (this.#directory?.newest !== this) {
      this.#directory = new Directory(this.#byUri.values());
      this.#directory.newest = this;
      this.#known.clear();
    }
    return this.#directory;
  }

  changed(changes: ReadonlyMap<string, SourceFile | undefined>, csvChanged: boolean): Workspace {
    const { directory } = this;
    const byUri = new Map(this.#byUri);
    for (const [uri, file] of changes) {
      if (file) byUri.set(uri, file);
      else byUri.delete(uri);
    }
    if (directory.unwatched) return new Files(byUri, this.#csv);
    for (const [uri, file] of changes) directory.replace(uri, file);
    if (csvChanged) directory.csvChanged();
    return new Files(byUri, this.#csv, directory);
  }

  get files(): readonly SourceFile[] {
    noteRead(this.directory.everything);
    return this.#files();
  }

  #files(): readonly SourceFile[] {
    this.#sorted ??= [...this.#byUri.values()].sort((one, two) => (one.uri < two.uri ? -1 : one.uri > two.uri ? 1 : 0));
    return this.#sorted;
  }

  get uris(): readonly string[] {
    noteRead(this.directory.uris);
    return this.#files().map(({ uri }) => uri);
  }

  readonly file = (uri: string): SourceFile | undefined => {
    noteRead(this.directory.file(uri));
    return this.#byUri.get(uri);
  };

  readonly csv = (uri: string): string | undefined => {
    noteRead(this.directory.csv(uri));
    return this.#csv.get(uri);
  };

  readonly csvUnread = (uri: string): string | undefined => {
    noteRead(this.directory.csv(uri));
    return this.#csv.whyUnread?.(uri);
  };

  get treaties(): readonly PlacedTreaty[] {
    noteRead(this.directory.treaties);
    this.#treaties ??= this.#files().flatMap((file) =>
      file.tree.chunks.flatMap((placed) => placedTreaty(file, placed) ?? []),
    );
    return this.#treaties;
  }

  readonly find = (index: ChunkIndex, key: string): readonly Site<Global>[] =>
    this.directory.find(index, key).flatMap(siteOf);

  readonly findDerived: Workspace['findDerived'] = (index, key, topics) =>
    this.directory.findDerived(index, key, topics).flatMap(siteOf);

  readonly has = (index: ChunkIndex, key: string): boolean => this.directory.has(index, key);

  readonly namesOf = (kind: Global['kind']): ReadonlySet<string> => {
    noteRead(this.directory.names);
    if (!this.#names) {
      this.#names = new Map();
      for (const file of this.#files())
        for (const { chunk } of file.tree.chunks)
          for (const name of byName.keysOf(chunk)) {
            const declared = chunk.declaration?.kind ?? '';
            const same = this.#names.get(declared);
            if (same) same.add(name);
            else this.#names.set(declared, new Set([name]));
          }
    }
    return this.#names.get(kind) ?? none;
  };

  readonly globals = {
    get: (name: string): readonly Site<Global>[] | undefined => {
      const { directory } = this;
      let known = this.#known.get(name);
      if (!known) {
        const sites = directory.find(byName, name).flatMap(siteOf);
        known = { cell: directory.cell(byName, name), sites: sites.length > 0 ? sites : undefined };
        this.#known.set(name, known);
      }
      noteRead(known.cell);
      return known.sites;
    },
    has: (name: string): boolean => this.has(byName, name),
    values: () => this.#every().values(),
    [Symbol.iterator]: () => this.#every()[Symbol.iterator](),
  };

  #every(): ReadonlyMap<string, readonly Site<Global>[]> {
    noteRead(this.directory.everything);
    if (!this.#all) {
      const all = new Map<string, Site<Global>[]>();
      for (const file of this.#files())
        for (const placed of file.tree.chunks)
          for (const name of byName.keysOf(placed.chunk)) {
            const site = { file, placed, node: placed.chunk.declaration as Global };
            const same = all.get(name);
            if (same) same.push(site);
            else all.set(name, [site]);
          }
      this.#all = all;
    }
    return this.#all;
  }
}

const none: ReadonlySet<string> = new Set();

function siteOf({ file, placed }: Resident): Site<Global>[] {
  const node = placed.chunk.declaration;
  return node && node.kind !== 'import' ? [{ file, placed, node }] : [];
}

/** A global of one kind by its name; the first where it is declared twice. */
export function globalNamed<K extends Global['kind']>(
  workspace: Workspace,
  name: string,
  kind: K,
): Site<Extract<Global, { kind: K }>> | undefined {
  return workspace.globals.get(name)?.find((site) => site.node.kind === kind) as
    | Site<Extract<Global, { kind: K }>>
    | undefined;
}

/** The treaty of that name. */
export function treatyNamed(workspace: Workspace, name: string): PlacedTreaty | undefined {
  const site = globalNamed(workspace, name, 'treaty');
  return site ? placedTreaty(site.file, site.placed) : undefined;
}

/** The treaty that a chunk declares, placed. */
export function placedTreaty(file: SourceFile, placed: PlacedChunk): PlacedTreaty | undefined {
  const treaty = treatyOf(placed.chunk);
  return treaty ? { treaty, site: { file, placed, node: treaty.node } } : undefined;
}

/** Where a name is looked up: in a treaty (then its own names come first), or at top level. */
export interface Scope {
  readonly workspace: Workspace;
  readonly treaty?: PlacedTreaty;
  /** The day on which state codes are read. */
  readonly day: Day;
}

/** What a name may refer to. */
export type Named = Site<ArticleItem> | Site<StateDecl> | Site<GroupDecl> | Site<AreaDecl> | Site<TreatyDecl> | Site<FiguresDecl> | Site<ScenarioDecl>; // biome-ignore format: a list
export type NamedKind = Named['node']['kind'];

/**
 * What a qualified or plain name refers to, of the kinds asked for: in the scope's treaty first, then at top level.
 * `undefined` where nothing of these kinds bears the name. States of the register are no declarations: see {@link stateOn}.
 */
export function resolve(scope: Scope, name: QName | undefined, kinds: readonly NamedKind[]): Named | undefined {
  const last = name?.name?.value;
  if (last === undefined) return undefined;
  if (name?.scope) {
    const treaty = treatyNamed(scope.workspace, name.scope.value);
    return treaty ? memberNamed(treaty, last, kinds) : undefined;
  }
  return resolveName(scope, last, kinds);
}

/** As {@link resolve}, for a name without a treaty before it. */
export function resolveName(scope: Scope, name: string, kinds: readonly NamedKind[]): Named | undefined {
  const own = scope.treaty ? memberNamed(scope.treaty, name, kinds) : undefined;
  if (own) return own;
  return scope.workspace.globals.get(name)?.find((site) => kinds.includes(site.node.kind)) as Named | undefined;
}

/** A clause, area or group that a treaty declares under a name. */
export function memberNamed(of: PlacedTreaty, name: string, kinds: readonly NamedKind[]): Named | undefined {
  const clause = of.treaty.names.get(name)?.find((each) => (kinds as readonly string[]).includes(each.node.kind));
  return clause ? ({ file: of.site.file, placed: of.site.placed, node: clause.node } as Named) : undefined;
}

/**
 * The state that a code names on a day: a declared state before the register's. A declaration that gives a Correlates of
 * War number or an ISO code describes the register's state of that number; any other is a state of its own.
 */
export function stateOn(workspace: Workspace, code: string, day: Day): StateLookup {
  const site = globalNamed(workspace, code, 'state');
  return site ? { kind: 'state', state: declaredState(site.node, day) } : lookupState(code, day);
}

const declared = new WeakMap<StateDecl, StateEntity>();

/** The entity that a `state` declaration describes; the day is that on which its ISO code is read. */
export function declaredState(node: StateDecl, day: Day): StateEntity {
  const known = declared.get(node);
  if (known) return known;
  const cow = node.lines.find((line) => line.what === 'cow')?.number?.value;
  const iso = node.lines.find((line) => line.what === 'iso')?.code?.value;
  const isoFound = iso ? lookupState(iso, day) : undefined;
  const registered = cow ? stateById(`cow:${cow}`) : isoFound?.kind === 'state' ? isoFound.state : undefined;
  // What an ISO code means depends on the day: it is not to depend on who asked first.
  if (registered) return registered;
  const code = node.name?.value ?? '';
  const since = node.lines.find((line) => line.what === 'since')?.date;
  const from = since ? beginning(readDate(since)) : undefined;
  const state: StateEntity = {
    id: `declared:${code}`,
    name: node.title?.value ?? code,
    codes: [],
    lives: from === undefined ? [] : [{ from }],
  };
  if (!iso) declared.set(node, state);
  return state;
}

/** True for the areas that every workspace knows without declaring them. */
export function isBuiltinArea(name: string): boolean {
  return builtinNames.has(name);
}
const builtinNames: ReadonlySet<string> = new Set(builtinAreas.map((area) => area.name));
