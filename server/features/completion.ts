/** What may be written next: keywords, vocabulary, names, states, concepts, and whole clauses where one may begin. */
import { type Expected, expectedAt } from '../../grammar/follow.ts';
import {
  type PlacedChunk,
  vocabulary,
  type WordClass,
  type WordPlace,
  wordClassAt,
  wordClassNames,
} from '../../grammar/index.ts';
import { type Day, today } from '../model/dates.ts';
import { builtinAreas } from '../model/regions.ts';
import { statesForCompletion } from '../model/register.ts';
import type { Site, SourceFile } from '../model/site.ts';
import {
  byKind,
  type Global,
  type NamedKind,
  type PlacedTreaty,
  placedTreaty,
  stateOn,
  treatyNamed,
  type Workspace,
} from '../model/workspace.ts';
import { codeDay } from '../rules/names.ts';
import { concepts } from '../theory/concepts.ts';
import { eventKinds } from '../theory/events.ts';
import { clauseSnippets, phrases } from './completion-phrases.ts';
import { helpOf } from './keywords.ts';
import { block, plain } from './markdown.ts';
import { textBefore } from './nearby.ts';
import { chunkAt } from './place.ts';

export type CompletionKind = 'keyword' | 'phrase' | 'clause' | 'word' | 'concept' | DeclaredKind;
export type DeclaredKind =
  | 'state' | 'group' | 'area' | 'treaty' | 'figures' | 'scenario' | 'trigger' | 'obligation' | 'right' | 'recital'
  | 'reservation' | 'organ' | 'burden'; // biome-ignore format: a list

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Beside the label, in one line. */
  readonly detail?: string;
  /** In Markdown. */
  readonly documentation?: string;
  /** What is written instead of the label. */
  readonly insert?: string;
  /** `insert` has places to fill in: `${1:name}`. */
  readonly snippet?: boolean;
  /** What one may type to find it, where that is more than the label. */
  readonly filter?: string;
  /** From the nearest to the farthest. */
  readonly rank: number;
}

export interface Completion {
  readonly items: readonly CompletionItem[];
  /** The part of a word that is already there and is replaced; offsets of the file. */
  readonly replace: { readonly start: number; readonly end: number };
}

/** From the nearest to the farthest. */
const rank = { member: 0, own: 1, expected: 2, clause: 3, global: 4, builtin: 5, state: 6 } as const;

/** What may be written at an offset. Nothing inside comments and quotes. */
export function completeAt(workspace: Workspace, file: SourceFile, offset: number): Completion {
  const placed = chunkAt(file, offset);
  if (!placed) return { items: [], replace: { start: offset, end: offset } };
  const at = offset - placed.start;
  const before = textBefore(placed.chunk, at);
  const { expected, before: last, prefixStart } = expectedAt(before, before.length);
  const word = at - (before.length - prefixStart);
  const place: Place = {
    workspace,
    placed,
    before: last,
    text: before.slice(0, prefixStart),
    offset: word,
  };
  const treaty = placedTreaty(file, placed);
  const items = new Map<string, CompletionItem>();
  for (const each of expected)
    for (const item of itemsFor(each, treaty ? { ...place, treaty } : place)) {
      const key = `${item.kind === 'clause' ? 'clause ' : ''}${item.label}`;
      const known = items.get(key);
      if (!known || item.rank < known.rank) items.set(key, item);
    }
  return { items: [...items.values()], replace: { start: placed.start + word, end: offset } };
}

interface Place {
  readonly workspace: Workspace;
  readonly placed: PlacedChunk;
  readonly treaty?: PlacedTreaty;
  /** The token before. */
  readonly before: string | undefined;
  /** The chunk's text up to what is being written; of a long treaty only what is near. */
  readonly text: string;
  readonly offset: number;
}

function itemsFor({ type, rules }: Expected, place: Place): CompletionItem[] {
  const { name } = type;
  if (name.startsWith('kw:')) return keywordItems(name.slice(3), rules);
  if (name === 'Word') {
    const words = wordClassAt(rules);
    return words ? wordItems(words) : [];
  }
  return name === 'Name' ? nameItems(rules, place) : [];
}

// ---------- keywords and clauses ----------

function keywordItems(keyword: string, rules: readonly string[]): CompletionItem[] {
  const help = helpOf(keyword);
  const documentation = help && `${help.says}\n\n${block(help.example)}`;
  const more = documentation === undefined ? {} : { documentation };
  const whole = phrases[`${rules.at(-1)}:${keyword}`];
  const items: CompletionItem[] = whole
    ? whole.map((phrase) => ({
        label: phrase.replace(/\$\{\d:([^}]*)\}|\$\d/g, '$1').trim(),
        kind: 'phrase',
        ...(phrase.includes('$') ? { insert: phrase, snippet: true } : {}),
        ...more,
        rank: rank.expected,
      }))
    : [{ label: keyword, kind: 'keyword', ...more, rank: rank.expected }];
  // Where a clause may begin, it is offered whole.
  if (opensHere(keyword, rules))
    for (const { title, body } of clauseSnippets[keyword] ?? [])
      items.push({
        label: `${keyword} … ${title}`,
        kind: 'clause',
        filter: `${keyword} ${title}`,
        insert: body.join('\n'),
        snippet: true,
        ...more,
        rank: rank.clause,
      });
  return items;
}

function opensHere(keyword: string, rules: readonly string[]): boolean {
  const rule = rules.at(-1);
  return (rule === keyword || (keyword === 'deem' && rule === 'deeming')) && Object.hasOwn(clauseSnippets, keyword);
}

// ---------- words ----------

function wordItems(words: WordPlace): CompletionItem[] {
  if (words === 'concept')
    return concepts.map(({ id, name, otherNames, definition }) => ({
      label: id,
      kind: 'concept',
      detail: name,
      documentation: definition,
      filter: [id, name, ...otherNames].join(' '),
      rank: rank.expected,
    }));
  const group: WordClass = words === 'column' ? 'basis' : words;
  return Object.entries(vocabulary[group])
    .filter(([word]) => words !== 'column' || word !== 'equal')
    .map(([word, meaning]) => ({
      label: word,
      kind: 'word',
      detail: wordClassNames[group],
      documentation: group === 'event-kind' ? (eventKinds[word]?.definition ?? meaning) : meaning,
      rank: rank.expected,
    }));
}

// ---------- names ----------

const duties: readonly NamedKind[] = ['obligation', 'right', 'recital', 'reservation'];
const actors: readonly NamedKind[] = ['group', 'organ', 'treaty', 'state'];

/** Rules whose keyword a new name follows. */
const declaring: ReadonlySet<string> = new Set<DeclaredKind>([
  'state', 'group', 'area', 'treaty', 'figures', 'scenario', 'trigger', 'obligation', 'right', 'recital', 'reservation',
  'organ', 'burden',
]); // biome-ignore format: a list

/** What a name may be in each rule of the grammar; a rule that declares a name has none. */
const kindsIn: Readonly<Record<string, readonly NamedKind[]>> = {
  stateLine: ['state'],
  group: ['state', 'group'],
  area: ['area'],
  headProperty: ['treaty'],
  party: ['state'],
  term: ['treaty'],
  supersedes: ['treaty'],
  basis: ['figures'],
  share: ['state'],
  row: ['state'],
  assumption: ['state'],
  expectation: ['state', 'trigger', 'treaty', ...duties],
  territory: ['area'],
  simplePlace: ['area'],
  subjectTo: ['treaty'],
  disputeWay: ['organ'],
  withdrawal: ['state', 'organ'],
  suspension: duties,
  reference: ['trigger'],
  actor: actors,
  reservation: duties,
  modifier: ['organ'],
  scenario: ['treaty'],
  saidPart: ['trigger'],
};

function nameItems(rules: readonly string[], place: Place): CompletionItem[] {
  const inner = rules.findLast((rule) => rule !== 'qname') ?? '';
  if (place.before === '.') {
    const scope = /([A-Z][A-Za-z0-9_]*)\s*\.\s*$/.exec(place.text)?.[1];
    const treaty = scope === undefined ? undefined : treatyNamed(place.workspace, scope);
    return treaty ? memberItems(treaty, kindsIn[inner], rank.member) : [];
  }
  // `trigger …`, `area …`: a new name, of the author's choice. `area A within …` asks for one that is there.
  if (place.before === inner && declaring.has(inner)) return [];
  let kinds = kindsIn[inner];
  if (!kinds) return [];
  // A simple place may also be a place to which notice is given, or a treaty that goes before.
  if (inner === 'simplePlace' && rules.includes('withdrawal')) kinds = ['state', 'organ'];
  if (inner === 'simplePlace' && rules.includes('subjectTo')) kinds = ['treaty'];
  const items: CompletionItem[] = [];
  if (place.treaty) for (const item of memberItems(place.treaty, kinds, rank.own)) items.push(item);
  for (const kind of kinds)
    for (const site of place.workspace.find(byKind, kind))
      if (site.node.name && !isWithin(site, place)) items.push(globalItem(site.node.name.value, site));
  if (kinds.includes('area'))
    for (const { name, title } of builtinAreas)
      items.push({ label: name, kind: 'area', detail: title, rank: rank.builtin });
  if (kinds.includes('state')) items.push(...stateItems(inner, place));
  return items;
}

/** A declaration does not offer itself. */
function isWithin(site: Site, { placed, offset }: Place): boolean {
  return site.placed === placed && site.node.start <= offset && offset <= site.node.end && site.node.kind !== 'treaty';
}

function memberItems(treaty: PlacedTreaty, kinds: readonly NamedKind[] | undefined, at: number): CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const [name, clauses] of treaty.treaty.names)
    for (const { node } of clauses) {
      if (kinds && !(kinds as readonly string[]).includes(node.kind)) continue;
      const title = 'title' in node ? node.title?.value : undefined;
      items.push({ label: name, kind: node.kind as DeclaredKind, detail: title ?? node.kind, rank: at });
    }
  return items;
}

function globalItem(name: string, { node }: Site<Global>): CompletionItem {
  const title = 'title' in node ? node.title?.value : undefined;
  return { label: name, kind: node.kind as DeclaredKind, detail: title ?? node.kind, rank: rank.global };
}

function stateItems(inner: string, { workspace, placed, treaty }: Place): CompletionItem[] {
  const day = codeDay(placed.chunk) ?? today();
  const parties = new Map(treaty?.treaty.parties.map((entry) => [entry.code, entry]));
  const items: CompletionItem[] = [];
  if (inner !== 'party')
    for (const code of parties.keys()) {
      const found = stateOn(workspace, code, day);
      const name = found.kind === 'state' ? found.state.name : 'party';
      if (code) items.push(stateItem(code, name, 'a party', rank.own));
    }
  // A share is a party's.
  if (inner === 'share' && parties.size > 0) return items;
  for (const { code, name, detail } of statesOn(day))
    if (!parties.has(code)) items.push(stateItem(code, name, detail, rank.state));
  return items;
}

function stateItem(code: string, name: string, detail: string, at: number): CompletionItem {
  return {
    label: code,
    kind: 'state',
    detail: name,
    ...(detail ? { documentation: plain(detail) } : {}),
    filter: `${code} ${name}`,
    rank: at,
  };
}

const listed = new Map<Day, ReturnType<typeof statesForCompletion>>();

function statesOn(day: Day): ReturnType<typeof statesForCompletion> {
  const known = listed.get(day);
  if (known) return known;
  if (listed.size > 50) listed.clear();
  const made = statesForCompletion(day);
  listed.set(day, made);
  return made;
}
