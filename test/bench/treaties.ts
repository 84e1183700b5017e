/**
 * Texts of treaties of any length, always the same ones: the treaties of `samples/`, prose and comments and all, again
 * and again under new names, between other states and in other years, so that they are about as long, as dense in
 * findings and as seldom in conflict as the treaties of the world are.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lex, parseFile } from '../../grammar/index.ts';
import { keyword, t } from '../../grammar/tokens.ts';
import { lastDay, parseDate } from '../../server/model/dates.ts';
import { allStates, codesOf, isStateCode, lookupState } from '../../server/model/register.ts';
import type { Document, Place } from './document.ts';
import { numbers } from './numbers.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'samples');

/** What every treaty may name: areas and groups. The first file of a workspace, the head of a long file. */
export const common: string = read('areas.treaty');

/** Files of samples that belong together: who is party to one is party to all. What others refer to comes first. */
const families: readonly (readonly string[])[] = [
  ['us-japan-1960'],
  ['triple-alliance-1882', 'franco-russian-1892'],
  ['reinsurance-1887'],
  ['warsaw-1955'],
  ['dual-alliance-1879'],
  ['anzus-1951'],
];

/** Alliances of half a continent, a neutral for ever, states that only their file declares: there are few in the world. */
const rareFamilies: readonly (readonly string[])[] = [
  ['north-atlantic-1949', 'nato-common-funding-2016', 'wales-pledge-2014'],
  ['rio-1947'],
  ['belgium-1839'],
  ['molotov-ribbentrop-1939', 'tripartite-1940'],
];

/** In each so many rounds through the families the rare ones have their turn too. */
const rareEvery = 10;

/** The last year into which a treaty is moved: all of its states are in the register by then, and still. */
const lastYear = 2012;

/**
 * So many lines are between the same states, then come others between states of their own: were all of them between the
 * states of the register, each would be bound by more of them at a time than any ever was.
 */
const linesOfWorld = 10_000;
/** How many states a world has, if they are not those of the register. */
const statesOfWorld = 200;

/**
 * Texts of one treaty each (with the states and figures that only it needs), by families, without end.
 * @param statesThen codes of states that there are on some days
 */
function* treatyFamilies(statesThen: (dates: readonly string[]) => string[]): Generator<readonly string[], never> {
  const next = numbers(1);
  const readAll = (names: readonly string[]) => names.map((name) => read(`${name}.treaty`));
  const [usual, rare] = [families.map(readAll), rareFamilies.map(readAll)];
  for (let round = 1; ; round++) {
    const turn = round % rareEvery === 1 ? [...usual, ...rare] : usual;
    for (const family of turn) yield varied(family, `_${round}`, next, statesThen);
  }
}

function codesOfWorld(world: number): string[] {
  return Array.from({ length: statesOfWorld }, (_, index) => `W${world}_${index}`);
}

function statesText(world: number): string {
  return codesOfWorld(world).map((code) => `state ${code} "State ${code}" { since 1800 }\n`).join(''); // biome-ignore format: one line
}

/** A text of just so many lines (200 or more): the common head and as many treaties as fit. */
export function treatyDocument(lines: number): Document {
  const parts = [common];
  let left = lines - linesOf(common);
  let world = 0;
  // what does not fit is left out, and the few lines that nothing fits into are comments
  let tried = 0;
  for (const family of treatyFamilies((dates) => (world > 0 ? codesOfWorld(world) : statesOn(dates)))) {
    const length = linesOf(family.join('')) + family.length;
    if (length > left) {
      if (++tried > 20) break;
      continue;
    }
    parts.push(...family);
    left -= length;
    if (lines - left < (world + 1) * linesOfWorld) continue;
    const states = statesText(++world);
    if (linesOf(states) + 1 > left) break;
    parts.push(states);
    left -= linesOf(states) + 1;
  }
  const text = `${parts.join('\n')}${'// Nothing follows.\n'.repeat(left)}`;
  return { text, ...placesIn(text) };
}

/** One family of texts under new names, in other years, between other states: some of those that there are on its days. */
function varied(
  family: readonly string[],
  suffix: string,
  next: () => number,
  statesThen: (dates: readonly string[]) => string[],
): string[] {
  const lexed = family.map((text) => lex(text).tokens);
  const tokens = lexed.flat();
  const days = tokens.flatMap(({ tokenType, image }) => (tokenType === t.date ? [image] : [])).sort();
  const movable = family.every((text) => !/^state /m.test(text));
  const room = Math.max(0, lastYear - Number(days.at(-1)?.slice(0, 4)));
  // whole leap cycles, so that every day is a day of its new year
  const years = movable ? Math.floor((next() * room) / 4) * 4 : 0;
  const moved = (image: string) => `${Number(image.slice(0, 4)) + years}${image.slice(4)}`;
  const declared = new Set(family.flatMap(declaredIn));
  const states = statesThen(days.map(moved));
  const others = new Map<string, string>();
  for (const { tokenType, image } of tokens) {
    if (tokenType !== t.name || others.has(image) || declared.has(image) || !isStateCode(image)) continue;
    const [code] = states.splice(Math.floor(next() * states.length), 1);
    others.set(image, code ?? image);
  }
  return family.map((text, index) => {
    let result = '';
    let at = 0;
    for (const { tokenType, image, startOffset } of lexed[index] ?? []) {
      const other =
        tokenType === t.date
          ? moved(image)
          : tokenType === t.name
            ? declared.has(image)
              ? image + suffix
              : others.get(image)
            : undefined;
      if (other === undefined) continue;
      result += text.slice(at, startOffset) + other;
      at = startOffset + image.length;
    }
    return result + text.slice(at);
  });
}

/** Codes that mean one state and no other, the same on all those days. */
function statesOn(dates: readonly string[]): string[] {
  const days = [...new Set(dates)].map((date) => {
    const parsed = parseDate(date);
    if ('error' in parsed) throw new Error(parsed.error);
    return lastDay(parsed);
  });
  const means = (code: string, id: string) =>
    days.every((day) => {
      const found = lookupState(code, day);
      return found.kind === 'state' && found.state.id === id;
    });
  const [first = 0, ...others] = days;
  const living = others.map((day) => new Set(allStates(day)));
  return allStates(first)
    .filter((state) => living.every((states) => states.has(state)))
    .map((state) => ({ id: state.id, code: codesOf(state, first) }))
    .filter(({ id, code }) => means(code, id))
    .map(({ code }) => code);
}

function declaredIn(text: string): string[] {
  return parseFile(text).chunks.flatMap(({ chunk: { declaration } }) =>
    declaration && declaration.kind !== 'import' && declaration.name ? [declaration.name.value] : [],
  );
}

/** Where the document is edited and asked about. */
function placesIn(text: string): Pick<Document, 'edit' | 'hover' | 'completion'> {
  const { tokens } = lex(text);
  const verbs: number[] = [];
  const support: number[] = [];
  const events: number[] = [];
  for (const [index, { tokenType }] of tokens.entries()) {
    const following = tokens[index + 1];
    if (!following) continue;
    if (tokenType === keyword('shall') && following.tokenType !== t.string) verbs.push(following.startOffset);
    if (following.image === 'assist' || following.image === 'defend') support.push(following.startOffset);
    if (tokenType === keyword('when') && following.tokenType === t.name) events.push(following.startOffset);
  }
  const places = placer(text);
  const middle = support.find((offset) => offset > text.length / 2) ?? support.at(-1) ?? 0;
  return {
    // within the verb of the promise of support in the middle: `axssist`
    edit: { ...places(middle + 1), insert: 'x' },
    hover: spread(verbs).map(places),
    completion: spread(events).map(places),
  };
}

/** Twenty of them, evenly. */
function spread<T>(all: readonly T[]): T[] {
  const count = Math.min(20, all.length);
  return Array.from({ length: count }, (_, index) => all[Math.floor(((index + 0.5) * all.length) / count)] as T);
}

function placer(text: string): (offset: number) => Place {
  return (offset) => {
    const before = text.slice(0, offset);
    return { line: linesOf(before), character: offset - (before.lastIndexOf('\n') + 1) };
  };
}

function linesOf(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function read(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

/** A treaty of 90 lines, as it stands in the samples: something is found in it when it is alone. */
export function smallTreaty(): string {
  return read('warsaw-1955.treaty');
}

/** The samples that the documents are made of, as they are. */
export function material(): string[] {
  return [common, ...[...families, ...rareFamilies].flat().map((name) => read(`${name}.treaty`))];
}
