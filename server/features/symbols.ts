/** What a file declares, chunk by chunk, as trees: treaties, their articles, their clauses; for the outline and breadcrumbs. */
import type { AnyNode, Chunk, Declaration, Node } from '../../grammar/index.ts';
import type { Location } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';

export type SymbolKind =
  | 'treaty' | 'article' | 'parties' | 'trigger' | 'obligation' | 'right' | 'recital' | 'reservation' | 'organ' | 'area'
  | 'group' | 'state' | 'burden' | 'figures' | 'scenario' | 'provision'; // biome-ignore format: a list

/** Offsets count from the chunk. */
export interface OutlineSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly start: number;
  readonly end: number;
  readonly selection: { readonly start: number; readonly end: number };
  readonly children: readonly OutlineSymbol[];
}

const kept = new WeakMap<Chunk, readonly OutlineSymbol[]>();

/** The outline of a chunk, in the order of the text, kept with it; offsets count from its start. */
export function symbolsIn(chunk: Chunk): readonly OutlineSymbol[] {
  let symbols = kept.get(chunk);
  if (!symbols) {
    symbols = chunk.declaration ? symbol(chunk.declaration, 0, chunk.text) : [];
    kept.set(chunk, symbols);
  }
  return symbols;
}

/** A symbol of the workspace, with what it stands in. */
export interface FoundSymbol {
  readonly symbol: Pick<OutlineSymbol, 'name' | 'detail' | 'kind'>;
  readonly container?: string;
  readonly at: Location;
}

/** Who looks for nothing in particular, or for one letter, is not helped by more. */
const mostFound = 2000;

/**
 * What is declared anywhere in the workspace and has the letters of the query, in their order, in its name or title
 * (`ca` finds `CollectiveDefence` under NATO as well as "Casus foederis"); all for an empty query.
 */
export function findSymbols(workspace: Workspace, query: string): FoundSymbol[] {
  const letters = query.toLowerCase().replace(/\s+/g, '');
  const found: FoundSymbol[] = [];
  for (const { uri, tree } of workspace.files)
    for (const { start, chunk } of tree.chunks) {
      const look = (symbol: OutlineSymbol, container: string | undefined): void => {
        if (found.length >= mostFound) return;
        // Articles, lists of parties and provisions are no names; what is in them stands under the treaty.
        const named = symbol.kind !== 'article' && symbol.kind !== 'parties' && symbol.kind !== 'provision';
        if (named && (hasLetters(symbol.name, letters) || hasLetters(symbol.detail ?? '', letters))) {
          const { name, detail, kind, selection } = symbol;
          found.push({
            symbol: { name, ...(detail ? { detail } : {}), kind },
            ...(container === undefined ? {} : { container }),
            at: { uri, start: start + selection.start, end: start + selection.end },
          });
        }
        for (const child of symbol.children) look(child, named ? symbol.name : container);
      };
      for (const symbol of symbolsIn(chunk)) look(symbol, undefined);
    }
  return found;
}

function hasLetters(text: string, letters: string): boolean {
  let at = 0;
  const lower = text.toLowerCase();
  for (const letter of letters) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const provisionNames: Readonly<Record<string, string>> = {
  secret: 'secret',
  ratification: 'ratification',
  term: 'term',
  'subject-to': 'subject to',
  supersedes: 'supersedes',
  disputes: 'disputes',
  withdrawal: 'withdrawal',
  accession: 'accession',
  review: 'review',
  amendment: 'amendment',
  suspension: 'suspension',
  deem: 'deem',
};

function symbol(node: AnyNode | Declaration, base: number, text: string): OutlineSymbol[] {
  switch (node.kind) {
    case 'treaty':
      return named(
        node,
        base,
        node.items.flatMap((item) => symbol(item, base, text)),
      );
    case 'article': {
      const label = node.label;
      const shown = label ? text.slice(label.start, label.end).replace(/^"|"$/g, '') : '';
      return [
        {
          ...range(node, base, label ?? node),
          name: `article ${shown}`.trim(),
          ...(node.title ? { detail: node.title.value } : {}),
          kind: 'article',
          children: node.items.flatMap((item) => symbol(item, base, text)),
        },
      ];
    }
    case 'parties':
      return [
        {
          ...range(node, base, { start: node.start, end: Math.min(node.end, node.start + 'parties'.length) }),
          name: 'parties',
          detail: String(node.parties.length),
          kind: 'parties',
          children: [],
        },
      ];
    case 'trigger':
    case 'obligation':
    case 'right':
    case 'recital':
    case 'reservation':
    case 'organ':
    case 'area':
    case 'group':
    case 'state':
    case 'burden':
    case 'figures':
    case 'scenario':
      return named(node, base, []);
    default: {
      const name = provisionNames[node.kind];
      return name === undefined ? [] : [{ ...range(node, base, node), name, kind: 'provision', children: [] }];
    }
  }
}

type NamedNode = Exclude<
  Extract<AnyNode | Declaration, { kind: SymbolKind; name?: unknown }>,
  { kind: 'article' | 'parties' }
>;

function named(node: NamedNode, base: number, children: OutlineSymbol[]): OutlineSymbol[] {
  const title = 'title' in node ? node.title?.value : undefined;
  return [
    {
      ...range(node, base, node.name ?? node),
      // An outline without a name shows nothing to click on.
      name: node.name?.value || `(${node.kind} without a name)`,
      ...(title ? { detail: title } : {}),
      kind: node.kind,
      children,
    },
  ];
}

function range(node: Node, base: number, selection: { start: number; end: number }) {
  const start = base + node.start;
  const end = Math.max(base + node.end, start);
  const from = Math.min(Math.max(base + selection.start, start), end);
  return { start, end, selection: { start: from, end: Math.min(Math.max(base + selection.end, from), end) } };
}
