/**
 * The workspace: all files together, and what their names refer to. It is a value: a changed file makes a new
 * workspace that shares everything else. Chunk-level facts are cached with their chunk, so replacing one file costs
 * one pass over the names of all files, not over their texts.
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
  /** Everything declared at top level under a name, in the order of the files. */
  readonly globals: ReadonlyMap<string, readonly Site<Global>[]>;
  readonly treaties: readonly PlacedTreaty[];
  /** The text of a CSV file of the workspace, for `figures … from`; `undefined` where there is none. */
  readonly csv: (uri: string) => string | undefined;
}

/** Makes a workspace of files (sorted here) and the CSV files beside them. */
export function makeWorkspace(
  files: Iterable<SourceFile>,
  csv: Pick<ReadonlyMap<string, string>, 'get'> = new Map(),
): Workspace {
  const sorted = [...files].sort((one, two) => (one.uri < two.uri ? -1 : one.uri > two.uri ? 1 : 0));
  const byUri = new Map(sorted.map((file) => [file.uri, file]));
  const globals = new Map<string, Site<Global>[]>();
  const treaties: PlacedTreaty[] = [];
  for (const file of sorted)
    for (const placed of file.tree.chunks) {
      const node = placed.chunk.declaration;
      if (!node || node.kind === 'import') continue;
      const site: Site<Global> = { file, placed, node };
      const name = node.name?.value;
      if (name !== undefined) {
        const same = globals.get(name);
        if (same) same.push(site);
        else globals.set(name, [site]);
      }
      const treaty = treatyOf(placed.chunk);
      if (treaty) treaties.push({ treaty, site: site as Site<TreatyDecl> });
    }
  return { files: sorted, file: (uri) => byUri.get(uri), globals, treaties, csv: (uri) => csv.get(uri) };
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
