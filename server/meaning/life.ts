/**
 * When a treaty is in force, and who is party to it on a day.
 *
 * Ends are exclusive throughout: the day on which a treaty ended, a party left or a suspension stopped is the first day
 * on which it no longer held.
 */

import type { Condition, Duration } from '../../grammar/index.ts';
import {
  addDuration,
  type Day,
  FIRST_DAY,
  LAST_DAY,
  lastDay as lastDayOfDate,
  parseDate,
  sayDay,
} from '../model/dates.ts';
import type { ChunkIndex } from '../model/directory.ts';
import type { StateEntity } from '../model/register.ts';
import { beginning, ending, type PartyEntry, type Treaty, treatyOf } from '../model/treaty.ts';
import { type PlacedTreaty, placedTreaty, stateOn, treatyNamed, type Workspace } from '../model/workspace.ts';
import { keptWithChunk, remembered, together } from './cache.ts';

/** The days on which a treaty is in force. */
export interface Life {
  /** First day in force; missing where the text gives no date at all (then it is taken to be in force from ever). */
  readonly from?: Day;
  /** First day no longer in force (exclusive); missing where nothing ends it. */
  readonly to?: Day;
  /** What ends it, in words. */
  readonly endedBy?: string;
  /** A term that has run out still goes on while this holds (`extended while`); only events can tell. */
  readonly extendedWhile?: Condition;
  /** What was taken for granted, as sentences. */
  readonly assumptions: readonly string[];
}

/** The day on which codes are read where a treaty gives no date: the last day of the Correlates of War list (v2016). */
export const UNDATED: Day = lastDayOfDate(parseDate('2016') as { year: number });

/** When the treaty is in force. */
export function lifeOf(workspace: Workspace, placed: PlacedTreaty): Life {
  return lifeIn(workspace, placed, []);
}

function lifeIn(workspace: Workspace, placed: PlacedTreaty, asked: readonly Treaty[]): Life {
  const make = () => makeLife(workspace, placed, [...asked, placed.treaty]);
  // asked in a circle the answer is another
  if (asked.length > 0) return make();
  return remembered(workspace, lifeOf, placed.treaty, () =>
    keptWithChunk(workspace, placed.site, { owner: lifeOf, key: '' }, make),
  );
}

function makeLife(workspace: Workspace, { treaty }: PlacedTreaty, asked: readonly Treaty[]): Life {
  const assumptions: string[] = [];
  const from = startOf(treaty);
  if (from !== undefined && beginning(treaty.inForce) === undefined)
    assumptions.push(
      `${treaty.name} does not say when it came into force: taken as in force from its date, ${sayDay(from)}.`,
    );
  if (from === undefined) assumptions.push(`${treaty.name} gives no date: taken as in force throughout.`);

  const ends: { day: Day; by: string }[] = [];
  const ended = ending(treaty.ended);
  if (ended !== undefined) {
    const why = treaty.heads.find((head) => head.what === 'ended')?.text?.value;
    ends.push({ day: ended, by: why ? `it ended (${why})` : 'it ended' });
  }
  const term = termEnd(workspace, treaty, from, asked, assumptions);
  if (term) ends.push(term);
  for (const newer of supersededBy(workspace, treaty.name)) {
    if (asked.includes(newer.treaty)) continue;
    const day = startOf(newer.treaty);
    if (day !== undefined) ends.push({ day, by: `${newer.treaty.name} superseded it` });
  }
  let end: { day: Day; by: string } | undefined;
  for (const each of ends) if (!end || each.day < end.day) end = each;
  const extendedWhile = end && end === term ? treaty.term?.extendedWhile : undefined;
  if (end && extendedWhile)
    assumptions.push(
      `${treaty.name} goes on after its term if the condition of its extension holds; that is not assumed.`,
    );
  return { from, to: end?.day, endedBy: end?.by, extendedWhile, assumptions };
}

/** The first day in force; where the text does not say it, that of its signature or conclusion. */
function startOf(treaty: Treaty): Day | undefined {
  return beginning(treaty.inForce) ?? beginning(treaty.signed) ?? beginning(treaty.concluded);
}

/** So many treaties that each run while the next does are followed: nobody concludes such a row. */
const followedTerms = 8;

function termEnd(
  workspace: Workspace,
  treaty: Treaty,
  from: Day | undefined,
  asked: readonly Treaty[],
  assumptions: string[],
): { day: Day; by: string } | undefined {
  const { term } = treaty;
  if (!term || term.indefinite || term.untilDenounced || from === undefined) return undefined;
  const renewals = [...treaty.renewals].sort((one, two) => (beginning(one.date) ?? 0) - (beginning(two.date) ?? 0));
  if (term.whileTreaty) {
    // a renewal without `for` gives the treaty a life of its own
    if (renewals.length > 0) return undefined;
    const other = treatyNamed(workspace, term.whileTreaty.value);
    if (!other || asked.length > followedTerms || asked.includes(other.treaty)) return undefined;
    const to = lifeIn(workspace, other, asked).to;
    return to === undefined ? undefined : { day: to, by: `${other.treaty.name}, with which it runs, ended` };
  }
  let end = after(from, term.duration);
  if (end === undefined) return undefined;
  if (term.renewed?.every) return undefined;
  if (term.renewed) end = after(end, term.renewed.duration) ?? end;
  for (const { node, date } of renewals) {
    const day = beginning(date);
    if (day === undefined) continue;
    if (day > end)
      assumptions.push(
        `${treaty.name} was renewed on ${sayDay(day)}, after its term had run out: taken as in force between.`,
      );
    end = Math.max(end, after(day, node.duration ?? term.duration) ?? end);
  }
  return { day: end, by: 'its term ran out' };
}

function after(day: Day, duration: Duration | undefined): Day | undefined {
  if (!duration?.count || !duration.unit) return undefined;
  return addDuration(day, Number(duration.count.value), duration.unit);
}

function supersededBy(workspace: Workspace, name: string): readonly PlacedTreaty[] {
  return name === ''
    ? []
    : workspace.find(bySuperseded, name).flatMap(({ file, placed }) => placedTreaty(file, placed) ?? []);
}

/** Treaties by the names of those that they supersede. */
export const bySuperseded: ChunkIndex = {
  keysOf: (chunk) =>
    treatyOf(chunk)?.provisions.flatMap(({ node }) =>
      node.kind === 'supersedes' && node.name ? [node.name.value] : [],
    ) ?? [],
};

/** How the treaty itself stands on a day. */
export function standingOn(workspace: Workspace, placed: PlacedTreaty, day: Day): 'not-yet' | 'in-force' | 'ended' {
  const { from, to } = lifeOf(workspace, placed);
  if (from !== undefined && day < from) return 'not-yet';
  return to !== undefined && day >= to ? 'ended' : 'in-force';
}

/** The treaty's last day in force, but not after the day of analysis; never before its first day. */
export function lastDayInForce(workspace: Workspace, placed: PlacedTreaty, analysisDay: Day): Day {
  const { from, to } = lifeOf(workspace, placed);
  const last = Math.min(analysisDay, to === undefined ? LAST_DAY : to - 1);
  return Math.max(last, from ?? FIRST_DAY);
}

/**
 * The day on which the codes of a text are read: the treaty's date (signature, else conclusion, else entry into force);
 * for a party that joined later, the day it joined.
 */
export function readingDay(_workspace: Workspace, placed: PlacedTreaty, entry?: PartyEntry): Day {
  const owner = entry ?? placed.treaty;
  let day = readingDays.get(owner);
  if (day === undefined) {
    const joined = entry?.memberships.find((each) => each.what === 'joined');
    const { signed, concluded, inForce } = placed.treaty;
    day = beginning(joined?.date) ?? beginning(signed) ?? beginning(concluded) ?? beginning(inForce) ?? UNDATED;
    readingDays.set(owner, day);
  }
  return day;
}
/** By what the chunk alone says; asked so often that reckoning it anew shows. */
const readingDays = new WeakMap<Treaty | PartyEntry, Day>();

/** How a state stands to a treaty on a day. */
export type Standing = 'party' | 'suspended' | 'not-yet' | 'ended' | 'none';

/** A party of a treaty with the entries that name it (one, unless it is listed twice). */
export interface Member {
  readonly state: StateEntity;
  /** The first entry that names it. */
  readonly entry: PartyEntry;
  readonly entries: readonly PartyEntry[];
}

/**
 * All that the treaty ever lists as parties and whose code names one state, in the order of the text.
 * A treaty that lists nobody and `supplements` another has that one's parties.
 */
export function membersOf(workspace: Workspace, placed: PlacedTreaty): readonly Member[] {
  return remembered(workspace, membersOf, placed.treaty, () => readMembers(workspace, placed));
}

function readMembers(workspace: Workspace, placed: PlacedTreaty): readonly Member[] {
  const source = partySource(workspace, placed);
  const found = new Map<string, { state: StateEntity; entry: PartyEntry; entries: PartyEntry[] }>();
  for (const entry of source.treaty.parties) {
    if (entry.code === '') continue;
    const lookup = stateOn(workspace, entry.code, readingDay(workspace, source, entry));
    if (lookup.kind !== 'state') continue;
    const same = found.get(lookup.state.id);
    if (same) same.entries.push(entry);
    else found.set(lookup.state.id, { state: lookup.state, entry, entries: [entry] });
  }
  return [...found.values()];
}

/** The treaty whose `parties` hold for this one: itself, or the one it supplements where it lists nobody. */
export function partySource(workspace: Workspace, placed: PlacedTreaty): PlacedTreaty {
  const seen = new Set<Treaty>();
  let at = placed;
  while (at.treaty.parties.length === 0 && !seen.has(at.treaty)) {
    seen.add(at.treaty);
    const name = at.treaty.heads.find((head) => head.what === 'supplements')?.name?.value;
    const next = name === undefined ? undefined : treatyNamed(workspace, name);
    if (!next) return placed;
    at = next;
  }
  return at;
}

/** How a state stands to a treaty on a day: the treaty's own life and the state's membership together. */
export function membershipOn(
  workspace: Workspace,
  placed: PlacedTreaty,
  state: StateEntity | string,
  day: Day,
): Standing {
  const id = typeof state === 'string' ? state : state.id;
  const member = membersOf(workspace, placed).find((each) => each.state.id === id);
  if (!member) return 'none';
  const treaty = standingOn(workspace, placed, day);
  return treaty === 'in-force' ? standingOf(member, day) : treaty;
}

function standingOf(member: Member, day: Day): Standing {
  const changes: { day: Day; to: 'party' | 'ended' }[] = [];
  let suspended = false;
  for (const { memberships } of member.entries)
    for (const { what, date, to } of memberships) {
      if (what === 'joined') {
        const joined = beginning(date);
        if (joined !== undefined) changes.push({ day: joined, to: 'party' });
      } else if (what === 'left') {
        const left = ending(date);
        if (left !== undefined) changes.push({ day: left, to: 'ended' });
      } else if (what === 'suspended') {
        const first = beginning(date);
        const end = ending(to);
        if (first !== undefined && day >= first && (end === undefined || day < end)) suspended = true;
      }
    }
  changes.sort((one, two) => one.day - two.day);
  let standing: Standing = changes[0]?.to === 'party' ? 'not-yet' : 'party';
  for (const change of changes) if (day >= change.day) standing = change.to;
  return standing === 'party' && suspended ? 'suspended' : standing;
}

/** A party on a day. */
export interface PartyOnDay extends Member {
  readonly standing: 'party' | 'suspended';
}

/** Who is party to the treaty on a day (suspended ones among them, marked), in the order of the text. */
export function partiesOn(workspace: Workspace, placed: PlacedTreaty, day: Day): readonly PartyOnDay[] {
  return tablesOf(workspace, placed, day).list;
}

/** As {@link partiesOn}, by the state's id. */
export function partyTable(workspace: Workspace, placed: PlacedTreaty, day: Day): ReadonlyMap<string, PartyOnDay> {
  return tablesOf(workspace, placed, day).table;
}

interface PartyTables {
  readonly table: ReadonlyMap<string, PartyOnDay>;
  readonly list: readonly PartyOnDay[];
}

function tablesOf(workspace: Workspace, placed: PlacedTreaty, day: Day): PartyTables {
  return remembered(workspace, together(partyTable, placed.treaty), day, () => {
    const table = new Map<string, PartyOnDay>();
    if (standingOn(workspace, placed, day) === 'in-force')
      for (const member of membersOf(workspace, placed)) {
        const standing = standingOf(member, day);
        if (standing === 'party' || standing === 'suspended') table.set(member.state.id, { ...member, standing });
      }
    return { table, list: [...table.values()] };
  });
}
