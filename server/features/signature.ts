/** The shape of an action or an event while one writes it, with the part that one is in. */
import { expectedAt } from '../../grammar/follow.ts';
import { lex, vocabulary } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';
import { helpOf } from './keywords.ts';
import { block, code } from './markdown.ts';
import { textBefore } from './nearby.ts';
import { chunkAt } from './place.ts';

/** A shape: its parts stand in `label` in this order. */
export interface Shape {
  readonly label: string;
  readonly parts: readonly { readonly label: string; readonly says: string }[];
  /** In Markdown. */
  readonly says: string;
}

/** The shapes that a place may have. */
export interface Signature {
  readonly shapes: readonly Shape[];
  /** Which of the shape's parts one is in; `undefined`: between parts. */
  readonly part?: number;
}

/** The shape of what is being written at an offset; `undefined` outside of actions and events. */
export function signatureAt(file: SourceFile, offset: number): Signature | undefined {
  const placed = chunkAt(file, offset);
  if (!placed) return undefined;
  const before = textBefore(placed.chunk, offset - placed.start);
  const { expected, prefixStart } = expectedAt(before, before.length);
  const within = (rule: string) => expected.some(({ rules }) => rules.includes(rule));
  const words = lex(before.slice(0, prefixStart)).tokens.map(({ image }) => image);
  if (within('saidEvent')) return eventSignature(said, words);
  if (within('event') || within('wordEvent')) return eventSignature(asked, words);
  return within('action') ? actionSignature(words) : undefined;
}

// ---------- events ----------

interface Part {
  /** The words that it begins with; `undefined` for the kind, which begins the event. */
  readonly begins?: string;
  readonly label: string;
  readonly says: string;
}

const kindPart: Part = {
  label: 'EVENT',
  says: 'What happens: a kind of event, several joined by `or`, or the treaty’s own words in quotes.',
};
const provocation: Part = { label: '[unprovoked]', says: '`unprovoked` or `provoked`; left out: either way.' };
const on: Part = { begins: 'on', label: '[on WHOM]', says: 'Who suffers it: a state, `any party`, a group …' };
const by: Part = { begins: 'by', label: '[by WHOM]', says: 'Who does it; left out: anybody.' };
const between: Part = { begins: 'between', label: '[between A and B]', says: 'The two sides, whoever began.' };
const supported: Part = {
  begins: 'supported',
  label: '[supported by WHOM]',
  says: 'Who stands behind whoever does it.',
};
const inArea: Part = { begins: 'in', label: '[in AREA]', says: 'Where; left out: anywhere.' };

/** An event that a clause waits for. */
const asked: readonly Part[] = [
  provocation, kindPart, on, by, between, supported, inArea,
  { begins: 'determined', label: '[determined by WHOM]', says: 'Who says whether it has happened; left out: the facts alone.' },
  { begins: 'after', label: '[after DATE]', says: 'Only events after that day.' },
  { begins: 'before', label: '[before DATE]', says: 'Only events before that day.' },
]; // biome-ignore format: a table

/** An event that a scenario tells. */
const said: readonly Part[] = [
  { ...provocation, says: '`unprovoked` or `provoked`; left out: the event does not say, so that it stays arguable.' },
  kindPart, on, { ...by, says: 'Who does it; left out: nobody knows.' }, between, supported, { ...inArea, says: 'Where; left out: at home of who suffers it.' },
  { begins: 'determined', label: '[determined by WHOM]', says: 'Who has said that it has happened.' },
  { begins: 'on', label: '[on DATE]', says: 'When; left out: the day of the scenario.' },
]; // biome-ignore format: a table

const starts: ReadonlySet<string> = new Set([
  '{',
  '(',
  '=',
  'when',
  'unless',
  'until',
  'while',
  'event',
  'not',
  'deem',
  'as',
]);

function eventSignature(parts: readonly Part[], words: readonly string[]): Signature {
  const label = parts.map((part) => part.label).join(' ');
  const shape: Shape = {
    label,
    parts,
    says: 'An event: its kind first, then in any order who, whom, where. A kind with nothing else is met by any event of that kind.',
  };
  const at = partOf(parts, words);
  return { shapes: [shape], ...(at === undefined ? {} : { part: at }) };
}

function partOf(parts: readonly Part[], words: readonly string[]): number | undefined {
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? '';
    // `supported by` and `determined by` are parts of their own.
    const begins =
      word === 'by' && ['supported', 'determined'].includes(words[index - 1] ?? '') ? (words[index - 1] ?? '') : word;
    // In a scenario `on` may begin a date as well as a state: what is being written will tell.
    const found = parts.findIndex((part) => part.begins === (begins === 'against' ? 'on' : begins));
    if (found >= 0) return found;
    if (Object.hasOwn(vocabulary['event-kind'], word)) return undefined;
    if (starts.has(word) || word === 'unprovoked' || word === 'provoked') return parts.indexOf(kindPart);
  }
  return undefined;
}

// ---------- actions ----------

const whom = 'Who is helped, or whom it is done to: `the victim`, `that party`, a state …';
const against = 'Against whom it is done.';

/** Verb → its parts, `begins` as for events. The first part is the verb itself. */
const actions: Readonly<Record<string, readonly Part[]>> = {
  defend: [{ label: 'WHOM', says: whom }, { begins: 'against', label: '[against WHOM]', says: against }],
  assist: [{ label: 'WHOM', says: whom }, { begins: 'against', label: '[against WHOM]', says: against }],
  aid: [{ label: 'WHOM', says: whom }, { begins: 'against', label: '[against WHOM]', says: against }],
  attack: [{ label: 'WHOM', says: 'Who is attacked.' }],
  join: [{ label: 'WHOM', says: 'Whose war it is.' }, { begins: 'in', label: 'in war', says: 'The war that it enters.' }, { begins: 'against', label: '[against WHOM]', says: against }],
  mobilize: [{ begins: 'against', label: '[against WHOM]', says: against }],
  remain: [{ label: 'neutral', says: '`neutral` or `benevolently neutral`.' }, { begins: 'toward', label: '[toward WHOM]', says: 'Toward one side only; left out: toward both.' }],
  refrain: [
    { begins: 'from', label: 'from WHAT', says: '`force`, `unlawful-force`, `alliances`, `aid`, `conflicting-engagements`.' },
    { begins: 'against', label: '[against WHOM]', says: 'Against whom not.' },
    { begins: 'to', label: '[to WHOM]', says: 'Of `aid`: whom not to help.' },
  ],
  make: [{ label: 'no separate-peace', says: 'Peace only together.' }],
  consult: [{ begins: 'with', label: '[with WHOM]', says: 'With whom; left out: with one another.' }, { begins: 'about', label: '[about "WHAT"]', says: 'On what, in the treaty’s words.' }],
  notify: [{ label: 'WHOM', says: 'Who is told.' }],
  negotiate: [{ begins: 'with', label: 'with WHOM', says: 'With whom.' }],
  settle: [{ label: 'disputes peacefully', says: 'Quarrels between the parties.' }],
  contribute: [{ label: 'HOW MUCH', says: 'A number with a unit, or a part of something: `700_000 men`, `10% of gdp`.' }, { begins: 'to', label: '[to WHOM]', says: 'To whom.' }, { begins: 'against', label: '[against WHOM]', says: against }],
  spend: [{ label: 'HOW MUCH', says: 'A part: `2%`.' }, { begins: 'of', label: 'of WHAT', says: 'Of which figure: `gdp`.' }, { begins: 'on', label: 'on WHAT', says: 'For what: `defence-spending`.' }],
  maintain: [{ label: '"WHAT"', says: 'What is kept up, in the treaty’s words.' }],
  host: [{ label: 'WHOSE', says: 'Whose forces.' }, { begins: 'forces', label: 'forces', says: 'Their forces.' }],
  station: [{ begins: 'forces', label: 'forces', says: 'Own forces.' }, { begins: 'in', label: 'in AREA', says: 'Where.' }],
  coordinate: [{ label: 'TASKS', says: 'What is done together: `planning`, `training` …' }],
}; // biome-ignore format: a table

function shapeOf(verb: string, parts: readonly Part[]): Shape {
  const help = helpOf(verb);
  return {
    label: [verb, ...parts.map(({ label }) => label)].join(' '),
    parts,
    says: help ? `${help.says}\n\n${block(help.example)}` : code(verb),
  };
}

function actionSignature(words: readonly string[]): Signature | undefined {
  const modality = Math.max(...['shall', 'should', 'may'].map((word) => words.lastIndexOf(word)));
  if (modality < 0) return undefined;
  const rest = words.slice(modality + 1).filter((word) => word !== 'not');
  const [verb = ''] = rest;
  const parts = Object.hasOwn(actions, verb) ? actions[verb] : undefined;
  if (!parts) return { shapes: Object.entries(actions).map(([each, all]) => shapeOf(each, all)) };
  for (let index = rest.length - 1; index > 0; index--) {
    const found = parts.findIndex(({ begins }) => begins === rest[index]);
    if (found >= 0) return { shapes: [shapeOf(verb, parts)], part: found };
  }
  const first = parts[0]?.begins === undefined ? 0 : undefined;
  return { shapes: [shapeOf(verb, parts)], ...(first === undefined ? {} : { part: first }) };
}
