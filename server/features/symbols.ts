/** What a file declares, as a tree: treaties, their articles, their clauses; for the outline and breadcrumbs. */
import type { AnyNode, Declaration, Node } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';

export type SymbolKind =
  | 'treaty' | 'article' | 'parties' | 'trigger' | 'obligation' | 'right' | 'recital' | 'reservation' | 'organ' | 'area'
  | 'group' | 'state' | 'burden' | 'figures' | 'scenario' | 'provision'; // biome-ignore format: a list

/** Offsets are the file's. */
export interface OutlineSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly start: number;
  readonly end: number;
  readonly selection: { readonly start: number; readonly end: number };
  readonly children: readonly OutlineSymbol[];
}

/** The outline of a file, in the order of the text. */
export function symbolsOf(file: SourceFile): OutlineSymbol[] {
  return file.tree.chunks.flatMap(({ start, chunk }) =>
    chunk.declaration ? symbol(chunk.declaration, start, chunk.text) : [],
  );
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
