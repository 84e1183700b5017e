/**
 * The register of states: which state a code means on a day.
 *
 * Two lists are read together: the Correlates of War states (number, abbreviation, years in the state system) and today's
 * ISO 3166 alpha-3 codes. Sources stand in register/cow.ts, register/iso.ts and register/identity.ts.
 */
import { distance } from 'fastest-levenshtein';
import type { Day, TreatyDate } from './dates.ts';
import { FIRST_DAY, firstDay, LAST_DAY, lastDay, parseDate, sayDay, yearOf } from './dates.ts';
import { regionOfNumber } from './regions.ts';
import { cowStates } from './register/cow.ts';
import { formerNames, isoOfNumber, sameStateAs, splits, successionRows } from './register/identity.ts';
import { isoNames, isoWithoutCow } from './register/iso.ts';

export type CodeSystem = 'cow' | 'iso';

/** One person in law (see register/identity.ts), however many codes and names it had. */
export interface StateEntity {
  /** `cow:255` or, without a COW number, `iso:PSE`. Of several numbers the lowest. */
  id: string;
  /** In English, as the COW list has it, else ISO. */
  name: string;
  /** Correlates of War number. Serbia (from 2006) bears 345 together with Yugoslavia. */
  cow?: number;
  codes: { system: CodeSystem; code: string }[];
  /** Its years in the state system, whole years (the list names no days here), both days inclusive. Empty: neither list says, as for dependent territories. */
  lives: { from: Day; to?: Day }[];
  /** Home region, the name of a built-in area. */
  region?: string;
}

/** From and to are entity ids; where one state continues another the two are one entity and the same id. */
export interface Succession {
  from: string;
  to: string;
  fromCode: string;
  toCode: string;
  on: TreatyDate;
  kind: 'continuity' | 'succession';
  source: string;
}

export interface StateCandidate {
  state: StateEntity;
  system: CodeSystem;
  /** A code of that state that on this day means it alone; where it has none (Macao, the Korea of before 1905), the code asked for. */
  code: string;
}

export interface StateSuggestion {
  code: string;
  name: string;
}

export type StateLookup =
  | { kind: 'state'; state: StateEntity; note?: string }
  | { kind: 'ambiguous'; candidates: StateCandidate[] }
  | { kind: 'unknown'; suggestions: StateSuggestion[]; note?: string };

/** What one list says a code means, from a day to a day. */
interface Reading {
  state: StateEntity;
  system: CodeSystem;
  code: string;
  from: Day;
  to: Day;
}

const entities: StateEntity[] = [];
const byId = new Map<string, StateEntity>();
/** By code; one reading for most. */
const readings = new Map<string, Reading[]>();
/** By COW abbreviation: the years listed under it. */
const abbreviationLives = new Map<string, StateEntity['lives']>();
/** Every name a state can be asked for by. */
const namesOf = new Map<StateEntity, string[]>();

function add(entity: StateEntity): StateEntity {
  entities.push(entity);
  byId.set(entity.id, entity);
  namesOf.set(entity, [entity.name]);
  return entity;
}

function give(state: StateEntity, system: CodeSystem, code: string, from: Day = FIRST_DAY, to: Day = LAST_DAY): void {
  if (!state.codes.some((known) => known.code === code && known.system === system)) state.codes.push({ system, code });
  const list = readings.get(code);
  const reading = { state, system, code, from, to };
  if (list) list.push(reading);
  else readings.set(code, [reading]);
}

function dayOf(text: string): Day {
  const date = parseDate(text);
  if ('error' in date) throw new Error(`register: ${date.error}`);
  return firstDay(date);
}

function build(): void {
  const splitByIso = new Map(splits.map((split) => [split.iso, split]));
  const inherited = new Map(splits.filter((split) => split.inherits).map((split) => [split.number, split]));
  const continues = new Map(sameStateAs);
  for (const [number, abbreviation, iso, name, years] of cowStates) {
    const heir = inherited.get(number);
    const end = heir && dayOf(heir.from) - 1;
    const lives = years.map(([first, last]) => {
      const to = last === undefined ? end : lastDay({ year: last });
      return { from: firstDay({ year: first }), ...(to === undefined ? {} : { to }) };
    });
    const continued = continues.get(number);
    const earlier = continued === undefined ? undefined : byId.get(`cow:${continued}`);
    const region = regionOfNumber(number);
    const state =
      earlier ??
      add({
        id: `cow:${number}`,
        name,
        cow: number,
        codes: [],
        lives: [],
        ...(region === undefined ? {} : { region }),
      });
    if (earlier) {
      byId.set(`cow:${number}`, earlier);
      namesOf.get(earlier)?.push(name);
    }
    abbreviationLives.set(abbreviation, lives);
    state.lives.push(...lives);
    state.lives.sort((a, b) => a.from - b.from);
    give(state, 'cow', abbreviation, FIRST_DAY, end ?? LAST_DAY);
    if (iso && !splitByIso.has(iso)) give(state, 'iso', iso);
  }
  for (const [code, number] of isoOfNumber) {
    const state = byId.get(`cow:${number}`);
    if (state) give(state, 'iso', code);
  }
  for (const split of splits) {
    const from = dayOf(split.from);
    const region = regionOfNumber(split.number);
    const state = add({
      id: `iso:${split.iso}`,
      name: split.name,
      ...(split.inherits ? { cow: split.number } : {}),
      codes: [],
      lives: [{ from }],
      ...(region === undefined ? {} : { region }),
    });
    give(state, 'iso', split.iso, from);
    if (split.inherits) give(state, 'cow', split.before, from);
  }
  const done = new Set([...splits.map((split) => split.iso), ...isoOfNumber.map(([code]) => code)]);
  for (const [code, name] of isoWithoutCow) {
    if (!done.has(code)) give(add({ id: `iso:${code}`, name, codes: [], lives: [] }), 'iso', code);
  }
  entities.sort((a, b) => (a.cow ?? 1000) - (b.cow ?? 1000) || (a.id < b.id ? -1 : 1));
  for (const [code, names] of isoNames) {
    const reading = readings.get(code)?.find((candidate) => candidate.system === 'iso');
    if (reading) namesOf.get(reading.state)?.push(...names.filter((name) => name.length > 3));
  }
  for (const [code, names] of formerNames) namesOf.get(byTableCode(code))?.push(...names);
}

function byTableCode(code: string): StateEntity {
  const list = readings.get(code) ?? [];
  const reading = list.find((candidate) => candidate.system === 'cow') ?? list[0];
  if (!reading) throw new Error(`register: no state has the code ${code}`);
  return reading.state;
}

/** The Charter enters into force. */
const unitedNations = dayOf('1945-10-24');

build();

/** Who took whose place, each with its source, by date. */
export const successions: readonly Succession[] = successionRows.map((row) => ({
  from: byTableCode(row.from).id,
  to: byTableCode(row.to).id,
  fromCode: row.from,
  toCode: row.to,
  on: row.on,
  kind: row.kind,
  source: row.source,
}));

function lived(state: StateEntity, day: Day): boolean {
  for (const life of state.lives) if (day >= life.from && (life.to === undefined || day <= life.to)) return true;
  return false;
}

/** Why a state that was not in the system on the day is meant all the same; undefined if it was in it. */
function absence(state: StateEntity, day: Day): string | undefined {
  const { lives, name } = state;
  const first = lives[0];
  if (!first) return `${name} has an ISO 3166 code but is not in the Correlates of War list of states`;
  let before: Day | undefined;
  for (const life of lives) {
    if (day < life.from) {
      if (before === undefined) {
        const list = state.id.startsWith('cow:')
          ? `enters the Correlates of War list in ${yearOf(life.from)}`
          : undefined;
        return `${name} ${list ?? `begins on ${sayDay(life.from)}`}`;
      }
      return `${name} is not in the Correlates of War list between ${yearOf(before)} and ${yearOf(life.from)}`;
    }
    if (life.to === undefined || day <= life.to) return undefined;
    before = life.to;
  }
  return before === undefined ? undefined : `${name} leaves the Correlates of War list in ${yearOf(before)}`;
}

function found(state: StateEntity, day: Day): StateLookup {
  if (lived(state, day)) return { kind: 'state', state };
  const note = absence(state, day);
  return note === undefined ? { kind: 'state', state } : { kind: 'state', state, note };
}

/**
 * What state a code means on a day. The rule, for a lawyer:
 *
 * 1. A code means the state that either list gives it, on every day, also before that state was independent and after its end;
 *    a note then says when it was in the state system.
 * 2. Where the two lists give it to different states (`AUS`, `CZE`, `KOR`, `MAC`, `MNG`, `SLV`, `SWZ`), it means the one that was
 *    in the state system on that day. If both or neither were, it is ambiguous, with a code for each that is not.
 * 3. A code is not read back to the time when another state stood in its place under the same number: `SRB` is the Serbia
 *    that began on 5 June 2006; on earlier days the number (345) is Yugoslavia's, `YUG`, and `SRB` is unknown, to be written
 *    `YUG` or declared. (`VAT` likewise before the Vatican City State of 1929.)
 *
 * A state that the workspace declares wins over the register; that is the caller's to look up first.
 */
export function lookupState(code: string, day: Day): StateLookup {
  const all = readings.get(code);
  if (!all) return { kind: 'unknown', suggestions: suggestStates(code) };
  let spans = answers.get(code);
  if (!spans) {
    spans = spansOf(all);
    answers.set(code, spans);
  }
  // few spans: most codes have two or three
  let at = spans.length - 1;
  while (at > 0 && day < (spans[at] as Span).from) at -= 1;
  const span = spans[at] as Span;
  span.answer ??= decide(code, all, day);
  return span.answer;
}

/** Days in which a code's answer is one and the same, so that it is decided once. */
interface Span {
  from: Day;
  answer?: StateLookup;
}
const answers = new Map<string, Span[]>();

function spansOf(all: readonly Reading[]): Span[] {
  const starts = new Set<Day>([FIRST_DAY, unitedNations]);
  for (const { from, to, state } of all) {
    for (const { from: begin, to: end } of [{ from, to }, ...state.lives]) {
      starts.add(begin);
      if (end !== undefined && end < LAST_DAY) starts.add(end + 1);
    }
  }
  return [...starts].sort((a, b) => a - b).map((from) => ({ from }));
}

function decide(code: string, all: readonly Reading[], day: Day): StateLookup {
  const then = all.filter((reading) => day >= reading.from && day <= reading.to);
  const [first] = then;
  if (!first) return notYet(all[0] as Reading);
  if (then.every((reading) => reading.state === first.state)) return found(first.state, day);
  const living = then.filter((reading) => lived(reading.state, day));
  const [sole] = living;
  if (sole && living.length === 1) return { kind: 'state', state: sole.state };
  return {
    kind: 'ambiguous',
    // COW's reading first
    candidates: then
      .sort((a, b) => (a.system < b.system ? -1 : 1))
      .map(({ state, system }) => ({ state, system, code: clearCode(state, day) ?? code })),
  };
}

function notYet(reading: Reading): StateLookup {
  const split = splits.find((row) => row.iso === reading.code);
  const before = split && byTableCode(split.before);
  if (!split || !before) return { kind: 'unknown', suggestions: [] };
  return {
    kind: 'unknown',
    note: `${split.name} (${split.iso}) begins on ${sayDay(reading.from)}; before that the register has ${split.before}, ${before.name}`,
    suggestions: [{ code: split.before, name: before.name }],
  };
}

/** Whether either list has the code, whatever it means. */
export function isStateCode(code: string): boolean {
  return readings.has(code);
}

/** Whether the code means this state and no other on the day. */
function means(code: string, state: StateEntity, day: Day): boolean {
  let living = 0;
  let mine = false;
  let others = 0;
  for (const reading of readings.get(code) ?? []) {
    if (day < reading.from || day > reading.to) continue;
    if (reading.state === state) mine = true;
    else others += 1;
    if (lived(reading.state, day)) living += reading.state === state ? 0 : 1;
  }
  return mine && (others === 0 || (living === 0 && lived(state, day)));
}

/** Its COW abbreviations, the one in use on the day first: Germany has two. */
function cowCodes(state: StateEntity, day: Day): string[] {
  const codes = state.codes.filter((code) => code.system === 'cow').map((code) => code.code);
  if (codes.length < 2) return codes;
  const fits = codes.find((code) =>
    abbreviationLives.get(code)?.some(({ from, to }) => day >= from && day <= (to ?? LAST_DAY)),
  );
  return fits === undefined ? codes : [fits, ...codes.filter((code) => code !== fits)];
}

function clearCode(state: StateEntity, day: Day): string | undefined {
  const iso = state.codes.filter((code) => code.system === 'iso').map((code) => code.code);
  const cow = cowCodes(state, day);
  const codes = day >= unitedNations ? [...iso, ...cow] : [...cow, ...iso];
  return codes.find((code) => means(code, state, day));
}

/**
 * The code to write for a state in a text of that day: one that means it alone then. Today's ISO code since the
 * United Nations began (24 October 1945), the Correlates of War abbreviation before, and the other where the first is ambiguous.
 */
export function codesOf(state: StateEntity, day: Day): string {
  return clearCode(state, day) ?? state.codes[0]?.code ?? state.id;
}

/** By entity id; also by the id of a number that continues another (`cow:260` is Germany). */
export function stateById(id: string): StateEntity | undefined {
  return byId.get(id);
}

/** Register order: COW number, then id. With a day, only the states in the system on it. */
export function allStates(day?: Day): readonly StateEntity[] {
  return day === undefined ? entities : entities.filter((state) => lived(state, day));
}

/** The built-in area that the state's home territory lies in, if the lists say. */
export function regionOf(state: StateEntity): string | undefined {
  return state.region;
}

/** A code or a name to compare with, in plain lower-case letters. */
interface Label {
  state: StateEntity;
  text: string;
}
let labels: Label[] | undefined;

function suggestionLabels(): Label[] {
  labels ??= entities.flatMap((state) =>
    [...state.codes.map((code) => code.code), ...(namesOf.get(state) ?? [])].map((text) => ({
      state,
      text: plain(text),
    })),
  );
  return labels;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const suggested = new Map<string, StateSuggestion[]>();
const suggestionsKept = 500;

/**
 * States that may have been meant by a code, a name or a former name with typing errors, the likeliest first, at most five;
 * each by a code that means it alone today. Empty if nothing is near.
 */
export function suggestStates(text: string): StateSuggestion[] {
  const known = suggested.get(text);
  if (known) return known;
  const wanted = plain(text.replace(/([a-z])([A-Z])/g, '$1 $2'));
  const best = new Map<StateEntity, number>();
  if (wanted.length > 0 && wanted.length <= 60) {
    // one error in a code, one in four letters of a name
    const allowed = Math.max(1, Math.floor(wanted.length / 4));
    for (const { state, text: label } of suggestionLabels()) {
      let score = Math.abs(label.length - wanted.length) > allowed ? Infinity : distance(wanted, label);
      if (score > allowed && wanted.length >= 4 && label.startsWith(wanted)) score = allowed + 0.5;
      // three letters with one wrong fit far too many codes unless the first is right
      if (wanted.length <= 3 && score > 0 && label[0] !== wanted[0]) continue;
      if (score <= allowed + 0.5 && score < (best.get(state) ?? Infinity)) best.set(state, score);
    }
  }
  const result = [...best]
    .sort((a, b) => a[1] - b[1] || entities.indexOf(a[0]) - entities.indexOf(b[0]))
    .slice(0, 5)
    .flatMap(([state]) => {
      const code = clearCode(state, suggestionDay);
      return code === undefined ? [] : [{ code, name: state.name }];
    });
  if (suggested.size >= suggestionsKept) suggested.clear();
  suggested.set(text, result);
  return result;
}

const suggestionDay = dayOf('2016-12-31');

/** What completion offers where a state may stand: those in the system on the day first, then the others. */
export function statesForCompletion(day: Day): { code: string; name: string; detail: string }[] {
  const item = (state: StateEntity) => {
    const note = absence(state, day);
    const code = codesOf(state, day);
    const others = state.codes.map((known) => known.code).filter((known) => known !== code && means(known, state, day));
    const also = others.length > 0 ? `also ${[...new Set(others)].join(', ')}` : '';
    return { code, name: state.name, detail: [also, note ?? ''].filter(Boolean).join('; ') };
  };
  const can = entities.filter((state) => clearCode(state, day) !== undefined);
  return [...can.filter((state) => lived(state, day)), ...can.filter((state) => !lived(state, day))].map(item);
}
