/** What a hover says of each kind of thing, in Markdown. */
import {
  type AnyNode,
  type Burden,
  type Chunk,
  type Condition,
  docOf,
  type Modifier,
  type Node,
  type Party,
  type QName,
  type Share,
  type Trigger,
  vocabulary,
  type WordClass,
  wordClassNames,
} from '../../grammar/index.ts';
import { lifeOf, membershipOn, membersOf, partiesOn, standingOn } from '../meaning/life.ts';
import { type Battery, probe } from '../meaning/probes.ts';
import { readBurden, type ShareReading } from '../meaning/shares.ts';
import { type Day, sayDate, sayDay, yearOf } from '../model/dates.ts';
import { type BuiltinArea, builtinAreas } from '../model/regions.ts';
import type { StateEntity, StateLookup } from '../model/register.ts';
import { type Site, textOf } from '../model/site.ts';
import { type ReadDate, readDate } from '../model/treaty.ts';
import { type Named, type PlacedTreaty, placedTreaty, resolve, type Workspace } from '../model/workspace.ts';
import type { Concept } from '../theory/concepts.ts';
import { ancestors, contestedKinds, eventKinds, excludedKinds } from '../theory/events.ts';
import { citeSource, findSource } from '../theory/sources.ts';
import { helpOf } from './keywords.ts';
import { code, type Links, plain, quote } from './markdown.ts';
import { aboutPromise } from './promise.ts';
import { conceptsOf } from './teaches.ts';

/** What every description may need. */
export interface Context {
  readonly workspace: Workspace;
  readonly links: Links;
  /** The day of analysis. */
  readonly day: Day;
  /** A finding here lists the probes already. */
  readonly probesListed?: boolean;
}

const kindNames: Readonly<Record<string, string>> = {
  'state-line': 'state',
  head: 'treaty',
  deem: 'deeming',
  'subject-to': 'precedence',
};

/** Source text in one line, without its comments. */
export function said(chunk: Chunk, node: Node): string {
  let text = '';
  let from = node.start;
  for (const { kind, start, end } of chunk.trivia) {
    if (kind === 'the' || kind === 'bad' || start < node.start || end > node.end) continue;
    text += chunk.text.slice(from, start);
    from = end;
  }
  text += chunk.text.slice(from, node.end);
  return text.replace(/\s+/g, ' ').trim();
}

/** A declared thing. `around` are the nodes that it stands in, outermost first. */
export function describe(site: Named, around: readonly AnyNode[], context: Context): string {
  const { node, placed } = site;
  const parts: string[] = [heading(site, around)];
  const doc = docOf(placed.chunk, node);
  if (doc) parts.push(plain(doc));
  switch (node.kind) {
    case 'treaty': {
      const treaty = placedTreaty(site.file, placed);
      if (treaty) parts.push(aboutTreaty(treaty, context));
      break;
    }
    case 'trigger':
      parts.push(aboutTrigger(site as Site<Trigger>, context));
      break;
    case 'obligation':
    case 'right':
    case 'recital':
    case 'reservation':
      parts.push(aboutDuty(site as Site<Duty>, context));
      break;
    case 'group': {
      const named = node.members.map(({ value }) => code(value));
      parts.push(`${named.length} members: ${named.join(', ')}`);
      break;
    }
    case 'area': {
      if (node.within) parts.push(`Part of ${code(node.within.value)}.`);
      const lines = node.lines.map((line) => `- ${code(said(placed.chunk, line))}`);
      parts.push(lines.length > 0 ? lines.join('\n') : 'It does not say what it includes.');
      break;
    }
    case 'organ':
      parts.push(aboutOrgan(node, placed.chunk));
      break;
    case 'state':
      parts.push(node.lines.map((line) => `- ${code(said(placed.chunk, line))}`).join('\n'));
      break;
    case 'burden':
      parts.push(aboutBurden(site as Site<Burden>, context));
      break;
    case 'figures': {
      const columns = node.columns.flatMap(({ word }) => (word ? [code(word.value)] : []));
      if (node.source) parts.push(`Source: ${quote(node.source.value)}`);
      if (node.from) parts.push(`Read from ${quote(node.from.value)}.`);
      const year = node.year ? ` for ${plain(node.year.value)}` : '';
      if (!node.from) parts.push(`${columns.join(', ')} of ${node.rows.length} states${year}.`);
      break;
    }
    case 'scenario': {
      const under = node.under.map((name) => code(said(placed.chunk, name)));
      parts.push(
        [
          node.on ? `On ${date(readDate(node.on))}.` : '',
          under.length > 0 ? `Under ${under.join(', ')}.` : 'Under every treaty in force on the day.',
          `${count(node.lines.filter(({ kind }) => kind === 'scenario-event').length, 'event')}, ${count(node.lines.filter(({ kind }) => kind === 'expect').length, 'expectation')}.`,
        ].join(' '),
      );
      break;
    }
  }
  const ideas = context.links.concepts(conceptsOf(node, around));
  if (ideas) parts.push(`*Theory:* ${ideas}`);
  return parts.filter((part) => part !== '').join('\n\n');
}

function heading({ node, placed, file }: Named, around: readonly AnyNode[]): string {
  const name = 'name' in node && node.name && node.name.kind === 'name' ? node.name.value : '';
  const title = 'title' in node && node.title ? ` ${quote(node.title.value)}` : '';
  const article = around.find((each) => each.kind === 'article');
  const treaty = placedTreaty(file, placed);
  const where: string[] = [];
  if (article?.kind === 'article' && article.label) {
    const heading = article.title ? ` ${quote(article.title.value)}` : '';
    where.push(`article ${plain(textOf(placed.chunk, article.label).replace(/^"|"$/g, ''))}${heading}`);
  }
  if (treaty && node.kind !== 'treaty') where.push(plain(treaty.treaty.title || treaty.treaty.name));
  const place = where.length > 0 ? ` — ${where.join(', ')}` : '';
  return `**${kindNames[node.kind] ?? node.kind} ${plain(name)}**${title}${place}`;
}

/** The article that a clause stands in, and its treaty, outermost first. */
export function aroundOf(site: Named): AnyNode[] {
  const treaty = placedTreaty(site.file, site.placed);
  if (!treaty || site.node.kind === 'treaty') return [];
  const clause = treaty.treaty.clauses.find((each) => each.node === site.node);
  return clause?.article ? [treaty.site.node, clause.article] : [treaty.site.node];
}

// ---------- treaties and parties ----------

function aboutTreaty(treaty: PlacedTreaty, { workspace, day }: Context): string {
  const { signed, concluded, form, source, partial } = treaty.treaty;
  const life = lifeOf(workspace, treaty);
  const standing = standingOn(workspace, treaty, day);
  const members = membersOf(workspace, treaty);
  const lines: string[] = [];
  const begun = signed ?? concluded;
  if (begun) lines.push(`${signed ? 'Signed' : 'Concluded'} ${date(begun)}`);
  if (life.from !== undefined) lines.push(`in force from ${sayDay(life.from)}`);
  if (life.to !== undefined) lines.push(`until ${sayDay(life.to)}${life.endedBy ? ` (${plain(life.endedBy)})` : ''}`);
  const standings = { 'not-yet': 'not yet in force', 'in-force': 'in force', ended: 'no longer in force' };
  const now = partiesOn(workspace, treaty, day);
  const parties =
    standing === 'in-force' && now.length !== members.length
      ? `${count(members.length, 'party', 'parties')} in all, ${now.length} on that day`
      : count(members.length, 'party', 'parties');
  return [
    lines.length > 0 ? `${lines.join(', ')}.` : '',
    `On ${sayDay(day)}, the day of analysis: **${standings[standing]}**; ${parties}.`,
    [form ? `Form: ${plain(form)}.` : '', source?.text ? `Source: ${quote(source.text.value)}.` : '']
      .filter((part) => part)
      .join(' '),
    partial ? 'Only some articles are here: what is not said counts as unknown.' : '',
    life.assumptions.length > 0 ? life.assumptions.map((each) => `- ${plain(each)}`).join('\n') : '',
  ]
    .filter((part) => part)
    .join('\n\n');
}

/** A state as a code names it on a day. `why` says whose day it is. */
export function aboutState(spelled: string, lookup: StateLookup, day: Day): string {
  if (lookup.kind === 'ambiguous') {
    const list = lookup.candidates.map(
      ({ state, system, code: clear }) =>
        `- ${plain(state.name)} (${systemName(system)})${clear === spelled ? '' : `: write ${code(clear)}`}`,
    );
    return `**${plain(spelled)}** means more than one state on ${sayDay(day)}:\n\n${list.join('\n')}`;
  }
  if (lookup.kind === 'unknown') return '';
  const { state, note } = lookup;
  const parts = [`**${plain(state.name)}**`, codesLine(state), livesLine(state), regionLine(state)];
  parts.push(`The code is read on ${sayDay(day)}.${note ? ` ${plain(capital(note))}.` : ''}`);
  return parts.filter((part) => part).join('\n\n');
}

function codesLine(state: StateEntity): string {
  const of = (system: 'cow' | 'iso') =>
    state.codes.filter((each) => each.system === system).map((each) => code(each.code));
  const cow = of('cow');
  const iso = of('iso');
  const number = state.cow === undefined ? '' : ` ${state.cow}`;
  return [
    cow.length > 0 ? `Correlates of War${number}: ${cow.join(', ')}` : '',
    iso.length > 0 ? `ISO 3166: ${iso.join(', ')}` : '',
  ]
    .filter((part) => part)
    .join(' · ');
}

function livesLine({ lives }: StateEntity): string {
  if (lives.length === 0) return '';
  const spans = lives.map(({ from, to }) => `${yearOf(from)}–${to === undefined ? '' : yearOf(to)}`);
  return `In the state system ${spans.join(', ')}.`;
}

function regionLine({ region }: StateEntity): string {
  const area = builtinAreas.find(({ name }) => name === region);
  return area ? `Home region: ${area.title} (${code(area.name)}).` : '';
}

function systemName(system: 'cow' | 'iso'): string {
  return system === 'cow' ? 'Correlates of War' : 'ISO 3166';
}

/** A party's entry: since when, until when, and how it stands on the day of analysis. */
export function aboutParty(
  party: Party,
  treaty: PlacedTreaty,
  state: StateEntity | undefined,
  { workspace, day }: Context,
): string {
  const words = { joined: 'joined', left: 'left', suspended: 'suspended', apart: 'kept apart' };
  const lines = party.memberships.flatMap(({ what, date: leaf, to, text }) => {
    if (!what || !leaf) return [];
    const until = to ? ` to ${date(readDate(to))}` : '';
    const from = until ? ' from' : '';
    return [`- ${words[what]}${from} ${date(readDate(leaf))}${until}${text ? `: ${quote(text.value)}` : ''}`];
  });
  const head = `**Party to ${plain(treaty.treaty.title || treaty.treaty.name)}**`;
  if (lines.length === 0) lines.push('- from the beginning');
  const standings = {
    party: 'a party',
    suspended: 'suspended',
    'not-yet': 'not yet a party',
    ended: 'no longer a party',
    none: 'no party',
  };
  if (state) lines.push(`- on ${sayDay(day)}: ${standings[membershipOn(workspace, treaty, state, day)]}`);
  return `${head}\n\n${lines.join('\n')}`;
}

// ---------- triggers and duties ----------

function aboutTrigger(site: Site<Trigger>, context: Context): string {
  const { node, placed } = site;
  if (!node.condition) return '';
  const parts = [`Met by: ${code(said(placed.chunk, node.condition))}`];
  const treaty = placedTreaty(site.file, placed);
  // What could not be read whole is not judged.
  if (treaty && !node.damaged) parts.push(aboutBattery(batteryOf(treaty, node, context), context));
  return parts.join('\n\n');
}

const batteries = new WeakMap<Trigger, { workspace: Workspace; day: Day; battery: Battery }>();

function batteryOf(treaty: PlacedTreaty, trigger: Trigger, { workspace, day }: Context): Battery {
  const known = batteries.get(trigger);
  if (known?.workspace === workspace && known.day === day) return known.battery;
  const battery = probe(workspace, treaty, trigger, { day });
  batteries.set(trigger, { workspace, day, battery });
  return battery;
}

/** How many probes may be shown one by one. */
const probesShown = 5;

function aboutBattery({ probes, met, arguable, share }: Battery, { links, probesListed }: Context): string {
  if (probes.length === 0) return '';
  const open = probes.filter(({ counted }) => counted);
  const list = open.slice(0, probesShown).map(({ label }) => `- ${plain(label)}`);
  if (open.length > probesShown) list.push(`- and ${open.length - probesShown} more`);
  const percent = Math.round(share * 100);
  const head = `Tried on ${count(probes.length, 'made-up event')}: ${met} met it, ${arguable} ${arguable === 1 ? 'is' : 'are'} open to argument (arguable share **${percent} %**, ${links.to('ambiguous-trigger', 'what this means')}).`;
  return list.length > 0 && !probesListed ? `${head}\n\n${list.join('\n')}` : head;
}

type Duty = Extract<AnyNode, { kind: 'obligation' | 'right' | 'recital' | 'reservation' }>;

function aboutDuty(site: Site<Duty>, context: Context): string {
  const { node, placed } = site;
  const { chunk } = placed;
  const parts = [`${sentence(node, chunk)}`];
  const lines = node.modifiers.flatMap((each) => modifierLines(each, site, context));
  if (lines.length > 0) parts.push(lines.join('\n'));
  const treaty = node.kind === 'obligation' ? placedTreaty(site.file, placed) : undefined;
  if (node.kind === 'obligation' && treaty) {
    parts.push(...aboutPromise(node, treaty, context));
    const asks = node.name && node.modifiers.some(({ what }) => what === 'when');
    const link = asks ? context.links.whatIf(`${treaty.treaty.name}.${node.name?.value}`) : '';
    if (link) parts.push(link);
  }
  return parts.join('\n\n');
}

/** Who owes what: the clause up to its modifiers, as a sentence, and when. */
function sentence(node: Duty, chunk: Chunk): string {
  const who = node.actors ? capital(said(chunk, node.actors)) : 'Somebody';
  const when = node.modifiers
    .filter(({ what }) => what === 'when' || what === 'unless')
    .map((each) => ` ${said(chunk, each)}`)
    .join('');
  if (node.kind === 'recital')
    return `**${plain(who)}** ${node.verb ?? 'declares'} ${node.text ? quote(node.text.value) : ''}: this binds nobody to act.`;
  if (node.kind === 'reservation')
    return `**${plain(who)}** understands ${node.to ? code(said(chunk, node.to)) : 'a clause'} differently: for it alone, what follows holds as well.`;
  const does = node.action ? plain(said(chunk, node.action)) : '…';
  if (node.kind === 'right') return `**${plain(who)}** may ${does}${plainAfter(when)}.`;
  const must = node.modality === 'should' ? 'is to endeavour to' : 'must';
  const never = node.not || /^(no|neither) /i.test(who);
  const shown = never && !node.not ? who.replace(/^(no|neither) /i, 'Each ') : who;
  return `**${plain(shown)}** ${must}${never ? ' not' : ''} ${does}${plainAfter(when)}.`;
}

function plainAfter(text: string): string {
  return text === '' ? '' : ` ${plain(text)}`;
}

const modifierWords: Readonly<Partial<Record<NonNullable<Modifier['what']>, string>>> = {
  'only-in': 'only',
  discretion: 'discretion',
  'in-defence': 'defence',
  'without-agreement': 'without',
  'upon-request': 'request',
  'upon-decision': 'decision',
  'upon-consultation': 'consultation',
  'upon-consent': 'consent',
  constitutional: 'constitutional-processes',
};

function modifierLines(modifier: Modifier, site: Site<Duty>, context: Context): string[] {
  const { what } = modifier;
  const { chunk } = site.placed;
  if (what === undefined || what === 'concept') return [];
  if (what === 'cite') return modifier.text ? [`- rests on the words ${quote(modifier.text.value)}`] : [];
  if (what === 'when' || what === 'unless')
    return namesIn(modifier.condition).flatMap((name) => triggerLine(name, site, context));
  const words = modifierWords[what] ?? what;
  const key = modifier.over ?? words;
  const [says] = (helpOf(key) ?? helpOf(words))?.says.split(/[;:] /, 1) ?? [];
  return [`- ${code(said(chunk, modifier))}${says ? `: ${says.replace(/\.$/, '')}` : ''}`];
}

function triggerLine(name: QName, site: Site<Duty>, { workspace, day }: Context): string[] {
  const treaty = placedTreaty(site.file, site.placed);
  const found = resolve({ workspace, day, ...(treaty ? { treaty } : {}) }, name, ['trigger']);
  if (found?.node.kind !== 'trigger' || !found.node.condition) return [];
  return [`- ${code(said(site.placed.chunk, name))} is ${code(said(found.placed.chunk, found.node.condition))}`];
}

function namesIn(condition: Condition | undefined): QName[] {
  if (!condition) return [];
  if (condition.kind === 'reference') return condition.name ? [condition.name] : [];
  if (condition.kind === 'or' || condition.kind === 'and') return condition.items.flatMap(namesIn);
  return condition.kind === 'not' ? namesIn(condition.item) : [];
}

function aboutOrgan(node: Extract<AnyNode, { kind: 'organ' }>, chunk: Chunk): string {
  const lines = [
    node.members ? `Members: ${plain(said(chunk, node.members))}.` : '',
    node.decides ? `Decides by ${plain(said(chunk, node.decides))}.` : 'It is not said how it decides.',
    node.tasks.length > 0 ? `Tasks: ${node.tasks.map(({ value }) => plain(value)).join(', ')}.` : '',
    node.meets ? `Meets: ${plain(node.meets.value)}.` : '',
  ];
  return lines.filter((line) => line).join(' ');
}

function aboutBurden({ node, placed, file }: Site<Burden>, { workspace, day }: Context): string {
  const { chunk } = placed;
  const lines = [
    node.of ? `Of ${quote(node.of.value)}.` : '',
    node.total ? `Total: ${plain(said(chunk, node.total))}.` : '',
    node.basis
      ? `Measured by ${plain(said(chunk, node.basis).replace(/^basis /, ''))}.`
      : 'It does not say by what the shares are measured.',
  ];
  const treaty = placedTreaty(file, placed);
  const reading = treaty && !node.damaged ? readBurden(workspace, treaty, node, { day }) : undefined;
  if (reading) {
    const bearers = count(reading.parties.length, 'party', 'parties');
    lines.push(`${count(node.shares.length, 'share')} make ${reading.total} % for ${bearers}.`);
    const table = reading.shares.map((share) => `| ${[share.code, ...shareCells(share)].map(plain).join(' | ')} |`);
    if (reading.shares.some(({ comparison }) => comparison))
      lines.push(`\n\n| | share | by the basis | ratio |\n| --- | ---: | ---: | ---: |\n${table.join('\n')}`);
  }
  return lines.filter((line) => line).join(' ');
}

function shareCells({ percent, comparison }: ShareReading): string[] {
  return [
    percent === undefined ? '' : `${percent} %`,
    comparison ? `${comparison.benchmark.toFixed(2)} %` : '',
    comparison ? comparison.ratio.toFixed(2) : '',
  ];
}

/** A party's share beside what it would be by the basis. */
export function aboutShare(share: Share, burden: Burden, treaty: PlacedTreaty, context: Context): string {
  if (burden.damaged) return '';
  const reading = readBurden(context.workspace, treaty, burden, { day: context.day });
  const found = reading.shares.find(({ node }) => node === share);
  if (!found || found.percent === undefined) return '';
  const who = share.others ? `all ${found.states.length} parties not named` : found.code;
  const parts = [`**share of ${plain(who)}: ${found.percent} %**`];
  if (found.comparison) {
    const { benchmark, ratio, verdict } = found.comparison;
    const words = {
      below: 'it bears less than its part, which exposes the others to free riding',
      within: 'it bears about its part',
      above: 'it bears more than its part',
    };
    parts.push(
      `By ${plain(reading.basis ?? 'the basis')} it would be ${benchmark.toFixed(2)} %. Ratio ${ratio.toFixed(2)}, tolerance ${reading.tolerance} %: ${words[verdict]}.`,
    );
  } else parts.push('There is nothing to compare it with: the burden names no basis with figures.');
  parts.push(
    `*Theory:* ${context.links.concepts(['burden-sharing', 'free-rider-problem', 'exploitation-hypothesis'])}`,
  );
  return parts.join('\n\n');
}

/** An area that needs no declaration. */
export function aboutBuiltinArea({ name, title, within }: BuiltinArea): string {
  return `**area ${name}** — ${title}${within ? `, part of ${within}` : ''}. Built in: which state lies in it follows from its Correlates of War number.`;
}

// ---------- words ----------

/** A word of the vocabulary, at a place of its class. */
export function aboutWord(word: string, place: WordClass, { links }: Context, ideas: readonly string[]): string {
  const meaning = Object.hasOwn(vocabulary[place], word) ? vocabulary[place][word] : undefined;
  if (meaning === undefined) return '';
  const kind = place === 'event-kind' ? aboutKind(word) : '';
  const parts = [`**${plain(word)}** — ${wordClassNames[place]}${kind ? '' : `: ${meaning}.`}`];
  if (kind) parts.push(kind);
  const theory = links.concepts(ideas);
  if (theory) parts.push(`*Theory:* ${theory}`);
  return parts.join('\n\n');
}

function aboutKind(word: string): string {
  const kind = Object.hasOwn(eventKinds, word) ? eventKinds[word] : undefined;
  if (!kind) return '';
  const path = ancestors(word)
    .filter((each) => each !== word)
    .reverse();
  const source = findSource(kind.source);
  const parts = [
    path.length > 0 ? `${path.map((each) => code(each)).join(' › ')} › **${word}**` : '',
    kind.definition,
    source && kind.source !== 'foedus-language'
      ? `*Source:* ${citeSource(source).replace(/\.$/, '')}${kind.article ? `, ${kind.article}` : ''}`
      : '',
  ];
  const open = contestedKinds.filter((note) => note.kind === word || note.trigger === word);
  for (const note of open)
    parts.push(
      note.kind === word
        ? `Whether it counts as ${code(note.trigger)} is open: ${note.note} *(${note.where})*`
        : `Whether ${code(note.kind)} counts as one is open: ${note.note}`,
    );
  for (const note of excludedKinds)
    if (note.kind === word) parts.push(`It is no ${code(note.trigger)}: ${note.note} *(${note.where})*`);
  return parts.filter((part) => part).join('\n\n');
}

/** A concept in short: what it is, why it matters, what belongs to it, and on what it rests. */
export function aboutConcept(concept: Concept, links: Links): string {
  const related = links.concepts(concept.related.slice(0, 8));
  const cited = concept.sources.flatMap((id) => findSource(id) ?? []).slice(0, 3);
  return [
    `**${capital(concept.name)}** — ${concept.definition}`,
    `*Why it matters:* ${concept.matters}`,
    related ? `*Related:* ${related}` : '',
    cited.length > 0
      ? `*Sources:* ${cited.map((source) => `${source.authors} ${source.year}, *${source.title}*`).join('; ')}`
      : '',
    links.to(concept.id, 'The whole page'),
  ]
    .filter((part) => part)
    .join('\n\n');
}

// ---------- small ----------

export function date(read: ReadDate): string {
  return read.date ? sayDate(read.date) : plain(read.node.value);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
