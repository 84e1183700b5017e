/**
 * Calendar: days as integers, the dates a treaty writes, and reckoning by days, months and years.
 *
 * Everything is the proleptic Gregorian calendar, the one treaties since 1816 are dated in here: a treaty of a state
 * that still used the Julian calendar is to be written with its Gregorian date.
 * This is the only module that imports the date library.
 */
import { Temporal } from 'temporal-polyfill';

/** Days since 1 January 1970, an integer; earlier days are negative. Always within {@link FIRST_DAY}…{@link LAST_DAY}. */
export type Day = number;

/** A date as precise as the text gave it: a year, a month, or a day. */
export interface TreatyDate {
  year: number;
  month?: number;
  day?: number;
}

export type DurationUnit = 'day' | 'month' | 'year';

const epoch = new Temporal.PlainDate(1970, 1, 1);

function toDay(date: Temporal.PlainDate): Day {
  return epoch.until(date).days;
}

const toDate: (day: Day) => Temporal.PlainDate = remembering((day) => epoch.add({ days: clamp(day) }));

/** 1 January of the year 1: nothing here is earlier. */
export const FIRST_DAY: Day = toDay(new Temporal.PlainDate(1, 1, 1));
/** 31 December 9999: nothing here is later; reckoning beyond it stops there. */
export const LAST_DAY: Day = toDay(new Temporal.PlainDate(9999, 12, 31));

function clamp(day: number): Day {
  if (Number.isNaN(day)) return 0;
  return Math.min(Math.max(Math.round(day), FIRST_DAY), LAST_DAY);
}

/** What `work` gives, kept for the arguments of late: treaties share few dates, and the library takes its time. */
function remembering<K, T>(work: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = work(key);
      if (known.size >= 4096) known.clear();
      known.set(key, value);
    }
    return value;
  };
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * Reads `1914`, `1914-07` or `1914-07-28`.
 * What is no date comes back as an error in words that can stand in a message after a colon.
 */
export function parseDate(text: string): TreatyDate | { error: string } {
  return text.length > 20 ? parse(text) : parsed(text);
}
const parsed = remembering(parse);

function parse(text: string): TreatyDate | { error: string } {
  const parts = /^(\d{1,9})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  if (!parts) return { error: `"${text}" is not a date; write a year, year-month or year-month-day, as 1949-04-04` };
  const [, yearText = '', monthText, dayText] = parts;
  const year = Number(yearText);
  if (year === 0) return { error: 'there is no year 0' };
  if (year > 9999) return { error: `the year ${yearText} has more than four digits` };
  if (yearText.length !== 4) return { error: `write the year with four digits: ${yearText.padStart(4, '0')}` };
  if (monthText === undefined) return { year };
  const month = Number(monthText);
  const monthName = monthNames[month - 1];
  if (monthName === undefined) return { error: `there is no month ${month}` };
  if (monthText.length !== 2) return { error: `write the month with two digits: ${monthText.padStart(2, '0')}` };
  if (dayText === undefined) return { year, month };
  const day = Number(dayText);
  const longest = new Temporal.PlainDate(year, month, 1).daysInMonth;
  if (day < 1 || day > longest) {
    const inYear = month === 2 && day === 29 ? ` in ${year}, which was no leap year` : '';
    return { error: `there is no ${day} ${monthName}${inYear}` };
  }
  if (dayText.length !== 2) return { error: `write the day with two digits: ${dayText.padStart(2, '0')}` };
  return { year, month, day };
}

/** The first day that the date can mean: `1914` is 1 January 1914. A date that does not exist is moved to the nearest that does. */
export function firstDay({ year, month = 1, day = 1 }: TreatyDate): Day {
  return dayOf(`${year} ${month} ${day}`);
}

/** The last day that the date can mean: `1914-02` is 28 February 1914. A date that does not exist is moved to the nearest that does. */
export function lastDay({ year, month = 12, day = 31 }: TreatyDate): Day {
  return dayOf(`${year} ${month} ${day}`);
}

const dayOf = remembering((date: string) => {
  const [year = 1, month = 1, day = 1] = date.split(' ').map(Number);
  return toDay(Temporal.PlainDate.from({ year: yearInRange(year), month, day }));
});

function yearInRange(year: number): number {
  return Math.min(Math.max(year, 1), 9999);
}

/**
 * The day `count` units later (earlier when negative), by the calendar: 31 January and 1 month is the last of February,
 * 29 February 1948 and 1 year is 28 February 1949. Part of a year counts in whole months, part of a month or a day is rounded.
 * Never throws: what would fall outside {@link FIRST_DAY}…{@link LAST_DAY} is that end.
 */
export function addDuration(day: Day, count: number, unit: DurationUnit): Day {
  if (Number.isNaN(count)) return clamp(day);
  if (unit === 'day') return clamp(clamp(day) + Math.round(count));
  const months = Math.round(unit === 'year' ? count * 12 : count);
  // 9999 years at most can lie between two days that exist here; the library throws far beyond that
  if (months > 9999 * 12) return LAST_DAY;
  if (months < -9999 * 12) return FIRST_DAY;
  return clamp(toDay(toDate(day).add({ months })));
}

/** ISO 8601: `1914-07-28`. */
export function formatDay(day: Day): string {
  return toDate(day).toString();
}

/** As one says it: `28 July 1914`. */
export function sayDay(day: Day): string {
  const date = toDate(day);
  return `${date.day} ${monthNames[date.month - 1]} ${date.year}`;
}

/** A treaty's date as one says it, no more precise than it is: `28 July 1914`, `July 1914`, `1914`. */
export function sayDate(date: TreatyDate): string {
  const month = date.month === undefined ? '' : `${monthNames[date.month - 1] ?? date.month} `;
  return `${date.month === undefined || date.day === undefined ? '' : `${date.day} `}${month}${date.year}`;
}

export function yearOf(day: Day): number {
  return toDate(day).year;
}

/** The calendar day at `now` where this runs; `now` can be given so that a test has its own. */
export function today(now: Date = new Date()): Day {
  return toDay(new Temporal.PlainDate(now.getFullYear(), now.getMonth() + 1, now.getDate()));
}
