/** What the pointer shows where it rests: what stands there, and which ideas a finding there rests on. */
import { type AnyNode, type Chunk, vocabularyUses, type WordClass, type WordUse } from '../../grammar/index.ts';
import { parseDate, sayDate } from '../model/dates.ts';
import type { Location, Site, SourceFile } from '../model/site.ts';
import type { Named, Workspace } from '../model/workspace.ts';
import type { Finding } from '../rules/finding.ts';
import { findRule } from '../rules/index.ts';
import type { Settings } from '../rules/rule.ts';
import { suppressionsOf } from '../rules/suppressions.ts';
import { findConcept } from '../theory/concepts.ts';
import {
  aboutBuiltinArea,
  aboutConcept,
  aboutParty,
  aboutShare,
  aboutState,
  aboutWord,
  aroundOf,
  type Context,
  describe,
} from './describe.ts';
import { helpOf } from './keywords.ts';
import { block, Links, plain } from './markdown.ts';
import { type Referent, referentAt } from './names.ts';
import { locationIn, type Place, placeAt, type Spelled, wordAt } from './place.ts';
import { ideasOf } from './teaches.ts';

export interface HoverOptions {
  readonly settings: Settings;
  /** Concepts are linked by the command that opens their page. */
  readonly commandLinks: boolean;
  /** The findings of the file: where one stands, its concepts are explained. */
  readonly findings: readonly Finding[];
}

export interface Hover {
  readonly markdown: string;
  /** What it is about. */
  readonly at: Location;
}

/** What is to be said of the place at an offset; `undefined` where there is nothing to say. */
export function hoverAt(
  workspace: Workspace,
  file: SourceFile,
  offset: number,
  options: HoverOptions,
): Hover | undefined {
  const place = placeAt(workspace, file, offset);
  if (!place) return undefined;
  const found = options.findings.filter((each) => each.start <= offset && offset <= each.end);
  const context: Context = {
    workspace,
    links: new Links(options.commandLinks),
    day: options.settings.day,
    probesListed: found.some(({ details }) => details?.length),
  };
  const own = subject(place, context);
  const taught = theory(found, context);
  const sections = [own?.markdown ?? '', taught].filter((section) => section !== '');
  if (sections.length === 0) return undefined;
  const finding = found[0];
  const at = own
    ? locationIn(place, own.at)
    : finding
      ? { uri: file.uri, start: finding.start, end: finding.end }
      : undefined;
  return at && { markdown: sections.join('\n\n---\n\n'), at };
}

interface Subject {
  readonly markdown: string;
  /** In the chunk. */
  readonly at: { readonly start: number; readonly end: number };
}

function subject(place: Place, context: Context): Subject | undefined {
  const { trivia } = place;
  if (trivia && trivia.kind !== 'the' && trivia.kind !== 'bad') return inComment(place, context);
  const share = inShare(place, context);
  if (share) return share;
  const leaf = place.path.at(-1);
  if (leaf?.kind === 'name') {
    const referent = referentAt(place);
    return referent && { markdown: aboutReferent(referent, place, context), at: leaf };
  }
  if (leaf?.kind === 'word') return aboutUse(place, leaf, context);
  if (leaf?.kind === 'date') {
    const read = parseDate(leaf.value);
    return 'error' in read ? undefined : { markdown: sayDate(read), at: leaf };
  }
  if (leaf?.kind === 'quoted') return inQuotes(place, leaf, context);
  const word = wordAt(place);
  return word && aboutKeyword(place, word, context);
}

/** On a share's number, party or keyword: the share; the party's own hover follows it. */
function inShare(place: Place, context: Context): Subject | undefined {
  const share = place.path.findLast((node) => node.kind === 'share');
  const burden = place.path.findLast((node) => node.kind === 'burden');
  if (share?.kind !== 'share' || burden?.kind !== 'burden' || !place.treaty) return undefined;
  const about = aboutShare(share, burden, place.treaty, context);
  if (about === '') return undefined;
  const referent = referentAt(place);
  const party = referent ? `\n\n---\n\n${aboutReferent(referent, place, context)}` : '';
  return { markdown: `${about}${party}`, at: share };
}

/** A comment that silences a rule explains the rule; other comments speak for themselves. */
function inComment(place: Place, { links }: Context): Subject | undefined {
  const { chunk } = place.placed;
  const silenced = suppressionsOf(chunk).find(({ start, end }) => start <= place.offset && place.offset <= end);
  const rule = silenced && findRule(silenced.rule);
  if (!rule) return undefined;
  const [why = ''] = rule.explanation.trim().split(/\n\s*\n/);
  const where = silenced.wholeFile ? 'in this file' : 'in the clause below';
  return {
    markdown: `${links.to(rule.id, rule.id)} is silenced ${where}: ${rule.title}.\n\n${why.replace(/\s*\n\s*/g, ' ')}`,
    at: silenced,
  };
}

/** A title stands for what it is the title of; an article's heading and other words speak for themselves. */
function inQuotes(place: Place, leaf: AnyNode, context: Context): Subject | undefined {
  const owner = place.path.at(-2);
  if (!owner || !('title' in owner) || owner.title !== leaf || !isNamed(owner)) return undefined;
  return { markdown: describeNode(place, owner, context), at: leaf };
}

function aboutReferent(referent: Referent, place: Place, context: Context): string {
  if (referent.kind === 'area') return aboutBuiltinArea(referent.area);
  if (referent.kind === 'declared') return describe(referent.site, aroundOf(referent.site), context);
  const about = aboutState(referent.name.value, referent.lookup, referent.day);
  const { treaty } = place;
  const entry = treaty?.treaty.partyBy.get(referent.name.value);
  if (!treaty || !entry) return about;
  const state = referent.lookup.kind === 'state' ? referent.lookup.state : undefined;
  return `${about}\n\n${aboutParty(entry.node, treaty, state, context)}`;
}

function aboutUse(place: Place, leaf: Extract<AnyNode, { kind: 'word' }>, context: Context): Subject | undefined {
  const use = usesIn(place.placed.chunk).get(leaf);
  if (!use) return undefined;
  if (use.class === 'concept') {
    const concept = findConcept(leaf.value);
    return concept && { markdown: aboutConcept(concept, context.links), at: leaf };
  }
  const group: WordClass = use.class === 'column' ? 'basis' : use.class;
  const markdown = aboutWord(leaf.value, group, context, ideasOf(leaf.value));
  return markdown ? { markdown, at: leaf } : undefined;
}

const uses = new WeakMap<Chunk, ReadonlyMap<AnyNode, WordUse>>();

function usesIn(chunk: Chunk): ReadonlyMap<AnyNode, WordUse> {
  let known = uses.get(chunk);
  if (!known) {
    known = new Map(vocabularyUses(chunk).map((use) => [use.word, use]));
    uses.set(chunk, known);
  }
  return known;
}

function aboutKeyword(place: Place, word: Spelled, context: Context): Subject | undefined {
  if (word.text === 'the') return { markdown: '**the** — may be written anywhere and means nothing.', at: word };
  const help = helpOf(word.text);
  if (!help) return undefined;
  const parts = [`**${word.text}** — ${help.says}`, block(help.example)];
  const ideas = context.links.concepts(ideasOf(word.text));
  if (ideas) parts.push(`*Theory:* ${ideas}`);
  // The word that opens a clause stands for the clause as well.
  const opened = place.path.findLast((node) => node.start === word.start && isNamed(node));
  if (opened) parts.unshift(describeNode(place, opened, context), '---');
  return { markdown: parts.join('\n\n'), at: word };
}

function isNamed(node: AnyNode): boolean {
  return namedKinds.has(node.kind);
}
const namedKinds: ReadonlySet<string> = new Set([
  'treaty', 'state', 'group', 'area', 'figures', 'scenario', 'trigger', 'obligation', 'right', 'recital',
  'reservation', 'organ', 'burden',
]); // biome-ignore format: a list

function describeNode(place: Place, node: AnyNode, context: Context): string {
  const site = { file: place.file, placed: place.placed, node } as Site<AnyNode> as Named;
  return describe(site, aroundOf(site), context);
}

/** The concepts behind the findings at the place: the first of each rule in short, the others as links. */
function theory(findings: readonly Finding[], { links }: Context): string {
  const shown = new Set<string>();
  const parts: string[] = [];
  for (const finding of findings) {
    const [first, ...rest] = finding.concepts.map(findConcept).filter((concept) => concept !== undefined);
    if (!first || shown.has(first.id)) continue;
    shown.add(first.id);
    const related = [...new Set([...rest.map(({ id }) => id), ...first.related])].slice(0, 6);
    parts.push(
      [
        `${links.to(first.id, first.name)} — ${first.definition}`,
        `*Why it matters:* ${first.matters}`,
        ...(finding.details?.length ? [finding.details.map((line) => `- ${plain(line)}`).join('\n')] : []),
        `*Related:* ${links.concepts(related)} · ${links.to(finding.rule, finding.rule)}`,
      ].join('\n\n'),
    );
  }
  return parts.join('\n\n---\n\n');
}
