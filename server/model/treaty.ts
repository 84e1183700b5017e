/**
 * A treaty as its chunk alone tells it: dates, parties, articles, clauses. Nothing here depends on another chunk, so it
 * is made once per chunk and kept as long as the chunk's text stays. What needs the workspace (which state a code
 * names, what a name refers to) is asked of the {@link Workspace}.
 */
import type {
  Article,
  ArticleItem,
  Burden,
  Chunk,
  DateLeaf,
  Deeming,
  HeadProperty,
  Membership,
  Obligation,
  Organ,
  Party,
  Provision,
  Recital,
  Reservation,
  Right,
  Term,
  TreatyDecl,
  Trigger,
} from '../../grammar/index.ts';
import { type Day, firstDay, lastDay, parseDate, type TreatyDate } from './dates.ts';

/** A date as written and as read; `date` is missing where what stands there is no date. */
export interface ReadDate {
  readonly node: DateLeaf;
  readonly date?: TreatyDate;
  /** Why it is no date, in words. */
  readonly error?: string;
}

/** Reads a date leaf. */
export function readDate(node: DateLeaf): ReadDate {
  const read = parseDate(node.value);
  return 'error' in read ? { node, error: read.error } : { node, date: read };
}

/** The day a beginning falls on: of a bare year or month the last day, so that nothing is claimed too early. */
export function beginning(read: ReadDate | undefined): Day | undefined {
  return read?.date ? lastDay(read.date) : undefined;
}

/** The day an end falls on: of a bare year or month the first day. */
export function ending(read: ReadDate | undefined): Day | undefined {
  return read?.date ? firstDay(read.date) : undefined;
}

/** One party's entry. */
export interface PartyEntry {
  readonly node: Party;
  /** The code as written. */
  readonly code: string;
  readonly memberships: readonly MembershipEntry[];
}
export interface MembershipEntry {
  readonly node: Membership;
  readonly what: NonNullable<Membership['what']>;
  readonly date?: ReadDate;
  readonly to?: ReadDate;
}

/** A clause, with the article it stands in. */
export interface Clause<N extends ArticleItem = ArticleItem> {
  readonly node: N;
  readonly article?: Article;
}

/** What a chunk says of its treaty. */
export interface Treaty {
  readonly node: TreatyDecl;
  readonly chunk: Chunk;
  readonly name: string;
  readonly title: string;
  readonly heads: readonly HeadProperty[];
  readonly signed?: ReadDate;
  readonly concluded?: ReadDate;
  readonly inForce?: ReadDate;
  readonly ended?: ReadDate;
  readonly renewals: readonly { node: HeadProperty; date: ReadDate }[];
  readonly source?: HeadProperty;
  /** Only some articles are at hand: what is not there is unknown, not "no". */
  readonly partial: boolean;
  readonly form?: string;
  readonly parties: readonly PartyEntry[];
  /** Its parties by their codes as written; of one listed twice the first entry. */
  readonly partyBy: ReadonlyMap<string, PartyEntry>;
  readonly articles: readonly Article[];
  readonly clauses: readonly Clause[];
  readonly triggers: readonly Clause<Trigger>[];
  readonly obligations: readonly Clause<Obligation>[];
  readonly rights: readonly Clause<Right>[];
  readonly recitals: readonly Clause<Recital>[];
  readonly reservations: readonly Clause<Reservation>[];
  readonly deemings: readonly Clause<Deeming>[];
  readonly organs: readonly Clause<Organ>[];
  readonly burdens: readonly Clause<Burden>[];
  readonly provisions: readonly Clause<Provision>[];
  readonly term?: Term;
  /** Clauses, areas and groups of the treaty by name; more than one where a name is declared twice. */
  readonly names: ReadonlyMap<string, readonly Clause[]>;
}

const made = new WeakMap<Chunk, Treaty>();

/** The treaty that a chunk declares, or `undefined` if it declares something else. */
export function treatyOf(chunk: Chunk): Treaty | undefined {
  const node = chunk.declaration;
  if (node?.kind !== 'treaty') return undefined;
  let treaty = made.get(chunk);
  if (!treaty) {
    treaty = makeTreaty(chunk, node);
    made.set(chunk, treaty);
  }
  return treaty;
}

const provisionKinds: ReadonlySet<string> = new Set<Provision['kind']>([
  'secret',
  'ratification',
  'term',
  'subject-to',
  'supersedes',
  'disputes',
  'withdrawal',
  'accession',
  'review',
  'amendment',
  'suspension',
]);

function makeTreaty(chunk: Chunk, node: TreatyDecl): Treaty {
  const heads: HeadProperty[] = [];
  const parties: PartyEntry[] = [];
  const articles: Article[] = [];
  const clauses: Clause[] = [];
  for (const item of node.items) {
    if (item.kind === 'head') heads.push(item);
    else if (item.kind === 'parties') for (const party of item.parties) parties.push(partyEntry(party));
    else if (item.kind === 'article') {
      articles.push(item);
      for (const line of item.items)
        if (line.kind !== 'text' && line.kind !== 'concept') clauses.push({ node: line, article: item });
    } else clauses.push({ node: item });
  }
  const partyBy = new Map<string, PartyEntry>();
  for (const party of parties) if (!partyBy.has(party.code)) partyBy.set(party.code, party);
  const names = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const name = 'name' in clause.node && clause.node.kind !== 'supersedes' ? clause.node.name?.value : undefined;
    if (name === undefined) continue;
    const same = names.get(name);
    if (same) same.push(clause);
    else names.set(name, [clause]);
  }
  const head = (what: HeadProperty['what']) => heads.find((each) => each.what === what);
  const date = (what: HeadProperty['what']) => {
    const leaf = head(what)?.date;
    return leaf ? readDate(leaf) : undefined;
  };
  const of = <K extends ArticleItem['kind']>(kind: K) =>
    clauses.filter((clause) => clause.node.kind === kind) as unknown as Clause<Extract<ArticleItem, { kind: K }>>[];
  return {
    node,
    chunk,
    name: node.name?.value ?? '',
    title: node.title?.value ?? '',
    heads,
    signed: date('signed'),
    concluded: date('concluded'),
    inForce: date('in-force'),
    ended: date('ended'),
    renewals: heads.flatMap((each) =>
      each.what === 'renewed' && each.date ? [{ node: each, date: readDate(each.date) }] : [],
    ),
    source: head('source'),
    partial: heads.some((each) => each.partial === true),
    form: head('form')?.word?.value,
    parties,
    partyBy,
    articles,
    clauses,
    triggers: of('trigger'),
    obligations: of('obligation'),
    rights: of('right'),
    recitals: of('recital'),
    reservations: of('reservation'),
    deemings: of('deem'),
    organs: of('organ'),
    burdens: of('burden'),
    provisions: clauses.filter((clause) => provisionKinds.has(clause.node.kind)) as Clause<Provision>[],
    term: of('term')[0]?.node,
    names,
  };
}

function partyEntry(node: Party): PartyEntry {
  return {
    node,
    code: node.name?.value ?? '',
    memberships: node.memberships.flatMap((each) =>
      each.what
        ? [
            {
              node: each,
              what: each.what,
              date: each.date ? readDate(each.date) : undefined,
              to: each.to ? readDate(each.to) : undefined,
            },
          ]
        : [],
    ),
  };
}
