/**
 * A made-up corpus of treaties for measuring a check of many files: the samples over and over, under other names, between
 * other states, in other years. It is always the same, and a small one is the beginning of a larger one. Prose, clauses
 * and findings are so many a line as in the samples. It comes in series of fifty files, each a folder with a world of its
 * own, so that however many treaties there are, each meets about as many others that bind the same states at that time.
 */
import { readFileSync } from 'node:fs';
import { parseFile } from '../../grammar/index.ts';
import { type Day, firstDay } from '../../server/model/dates.ts';
import { allStates, codesOf, isStateCode } from '../../server/model/register.ts';
import { numbers } from './numbers.ts';

/** A file of the corpus. */
export interface CorpusFile {
  /** Its path in the folder of the corpus, with `/`. */
  readonly name: string;
  readonly text: string;
}

/** Samples that belong together, since one speaks of another: they get the same states and years. */
interface Family {
  readonly files: readonly string[];
  /** How often it comes, beside the others: most alliances have two or three parties. */
  readonly weight: number;
  /** By how many years at most it is moved, to both sides; by a multiple of four, since 29 February stays one. */
  readonly earlier: number;
  readonly later: number;
}

const families: readonly Family[] = [
  {
    files: ['dual-alliance-1879', 'triple-alliance-1882', 'reinsurance-1887', 'franco-russian-1892', 'belgium-1839', 'crises-of-1887', 'july-1914'],
    weight: 2,
    earlier: 0,
    later: 92,
  },
  { files: ['molotov-ribbentrop-1939'], weight: 6, earlier: 100, later: 72 },
  { files: ['us-japan-1960'], weight: 6, earlier: 40, later: 48 },
  { files: ['anzus-1951'], weight: 5, earlier: 40, later: 60 },
  { files: ['tripartite-1940'], weight: 1, earlier: 40, later: 72 },
  { files: ['warsaw-1955'], weight: 1, earlier: 28, later: 28 },
  { files: ['rio-1947'], weight: 0.3, earlier: 0, later: 40 },
  { files: ['north-atlantic-1949', 'nato-crises', 'nato-common-funding-2016', 'wales-pledge-2014'], weight: 0.3, earlier: 0, later: 0 },
]; // biome-ignore format: a table

const samplesFolder = new URL('../../samples/', import.meta.url);

/** What the whole corpus shares, as it stands in the samples. */
const shared = 'areas.treaty';

/** How many files lie in one folder, between the same states. */
const filesOfSeries = 50;
/** How many states a series has, if they are not those of the register. */
const statesOfSeries = 120;

/**
 * So many files of about so many bytes each, and beside them `foedus.json`, the areas that all share, and for each series
 * but the first, which is between the states of the register, one file with its states. A treaty is never cut in two: a
 * file is longer or shorter by up to one treaty, and all together are as long as asked for.
 */
export function corpusFiles(count: number, bytes: number): CorpusFile[] {
  const next = numbers(7);
  const files: CorpusFile[] = [
    { name: 'foedus.json', text: textOf('foedus.json') },
    { name: shared, text: textOf(shared) },
  ];
  let total = 0;
  let parts = madeUp(0, next);
  for (let at = 0; at < count; at++) {
    const series = Math.floor(at / filesOfSeries);
    if (at % filesOfSeries === 0) {
      parts = madeUp(series, next);
      if (series > 0) files.push({ name: `series-${series}/states.treaty`, text: statesText(series) });
    }
    let text = '';
    do text += `${(parts.next().value as string).trim()}\n\n`;
    while (total + text.length < (at + 1) * bytes);
    total += text.length;
    files.push({ name: `series-${series}/volume-${at}.treaty`, text });
  }
  return files;
}

function codesOfSeries(series: number): string[] {
  return Array.from({ length: statesOfSeries }, (_, index) => `S${series}_${index}`);
}

function statesText(series: number): string {
  return codesOfSeries(series).map((code) => `state ${code} "State ${code}" { since 1800 }\n`).join(''); // biome-ignore format: one line
}

/** One declaration after another of a series, without end. */
function* madeUp(series: number, next: () => number): Generator<string, never> {
  const all = families.reduce((sum, { weight }) => sum + weight, 0);
  for (let index = 0; ; index++) {
    let dice = next() * all;
    const family = families.find(({ weight }) => {
      dice -= weight;
      return dice < 0;
    });
    yield* retold(family ?? (families[0] as Family), series, index, next);
  }
}

/** The declarations of a family under new names, between other states, in other years. */
function retold(
  { files, earlier, later }: Family,
  series: number,
  index: number,
  next: () => number,
): readonly string[] {
  const shift = 4 * Math.round((next() * (earlier + later) - earlier) / 4);
  const moved = files.map((name) => withYears(textOf(`${name}.treaty`), shift));
  const chunks = moved.flatMap((text) => parseFile(text).chunks.map(({ chunk }) => chunk));
  const own = chunks.flatMap(({ declaration }) =>
    declaration && declaration.kind !== 'import' && declaration.name ? [declaration.name.value] : [],
  );
  const names = new Map(own.map((name) => [name, `${name}_${series}_${index}`]));
  const whole = moved.join('\n');
  const codes = new Set(whole.match(/\b[A-Z]{3}\b/g)?.filter((code) => isStateCode(code) && !names.has(code)));
  const years = (whole.match(/\b(?:18|19|20)\d\d(?=-\d\d-\d\d\b)/g) ?? []).map(Number);
  // One in twelve is with the states of the neighbouring series.
  const world = next() < 1 / 12 && series > 0 ? series - 1 : series;
  const others = world > 0 ? codesOfSeries(world) : statesBetween(Math.min(...years), Math.max(...years));
  for (const code of codes) names.set(code, others.splice(Math.floor(next() * others.length), 1)[0] ?? code);
  const known = new RegExp(`\\b(?:${[...names.keys()].join('|')})\\b`, 'g');
  return chunks.map(({ text }, at) => {
    const renamed = text.replace(known, (name) => names.get(name) ?? name);
    // Whoever writes much also misspells.
    return (index + at) % 40 === 0 ? renamed.replace('armed-attack', 'armed-atack') : renamed;
  });
}

/** Every day and year in it, so many years later; numbers that are no year stay. */
function withYears(text: string, shift: number): string {
  return text.replace(/\b(?:18|19|20)\d\d\b(?!_)/g, (year) => String(Number(year) + shift));
}

const between = new Map<string, readonly string[]>();

/** Codes that mean one and the same state from the first year to the last. */
function statesBetween(first: number, last: number): string[] {
  const key = `${first} ${last}`;
  let codes = between.get(key);
  if (!codes) {
    const days = [first - 1, last + 1].map((year) => firstDay({ year, month: 1, day: 1 }));
    const codesOn = (day: Day) => new Map(allStates(day).map((state) => [state.id, codesOf(state, day)]));
    const [begin, end] = days.map(codesOn);
    codes = [...(begin ?? [])].flatMap(([id, code]) => (end?.get(id) === code ? [code] : []));
    between.set(key, codes);
  }
  return [...codes];
}

function textOf(name: string): string {
  return readFileSync(new URL(name, samplesFolder), 'utf8');
}
