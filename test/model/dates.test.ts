import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDuration,
  FIRST_DAY,
  firstDay,
  formatDay,
  LAST_DAY,
  lastDay,
  parseDate,
  sayDate,
  sayDay,
  today,
  yearOf,
} from '../../server/model/dates.ts';

const day = (text: string) => {
  const date = parseDate(text);
  if ('error' in date) throw new Error(date.error);
  return firstDay(date);
};
const errorOf = (text: string) => {
  const date = parseDate(text);
  return 'error' in date ? date.error : undefined;
};

test('a date is as precise as it is written', () => {
  assert.deepEqual(parseDate('1914'), { year: 1914 });
  assert.deepEqual(parseDate('1914-07'), { year: 1914, month: 7 });
  assert.deepEqual(parseDate('1914-07-28'), { year: 1914, month: 7, day: 28 });
  assert.equal(sayDate({ year: 1914, month: 7 }), 'July 1914');
});

test('a date that does not exist is refused in words', () => {
  assert.equal(errorOf('1914-02-31'), 'there is no 31 February');
  assert.equal(errorOf('1900-02-29'), 'there is no 29 February in 1900, which was no leap year');
  assert.equal(errorOf('2000-02-29'), undefined);
  assert.equal(errorOf('1914-13'), 'there is no month 13');
  assert.equal(errorOf('1914-04-00'), 'there is no 0 April');
  assert.equal(errorOf('0000-01-01'), 'there is no year 0');
  assert.match(errorOf('10000') ?? '', /more than four digits/);
  assert.equal(errorOf('1914-7-28'), 'write the month with two digits: 07');
  assert.match(errorOf('28 July 1914') ?? '', /is not a date/);
});

test('day 0 is 1 January 1970, and a coarse date spans its days', () => {
  assert.equal(day('1970-01-01'), 0);
  assert.equal(day('1969-12-31'), -1);
  assert.equal(day('2000-03-01'), 11017);
  assert.equal(formatDay(lastDay({ year: 1914, month: 2 })), '1914-02-28');
  assert.equal(formatDay(lastDay({ year: 1914 })), '1914-12-31');
  assert.equal(sayDay(day('1914-07-28')), '28 July 1914');
  assert.equal(yearOf(day('1914-12-31')), 1914);
});

test('terms run by the calendar', () => {
  const later = (from: string, count: number, unit: 'day' | 'month' | 'year') =>
    formatDay(addDuration(day(from), count, unit));
  assert.equal(later('1949-08-24', 20, 'year'), '1969-08-24');
  assert.equal(later('1914-01-31', 1, 'month'), '1914-02-28');
  assert.equal(later('1948-02-29', 1, 'year'), '1949-02-28');
  assert.equal(later('1949-01-01', 1.5, 'year'), '1950-07-01');
  assert.equal(later('1949-01-01', -1, 'day'), '1948-12-31');
});

test('reckoning beyond the calendar stops at its ends', () => {
  const anyCount = fc.oneof(fc.double(), fc.integer());
  fc.assert(
    fc.property(
      fc.integer(),
      anyCount,
      fc.constantFrom('day' as const, 'month' as const, 'year' as const),
      (from, count, unit) => {
        const end = addDuration(from, count, unit);
        assert.ok(Number.isInteger(end) && end >= FIRST_DAY && end <= LAST_DAY);
      },
    ),
    { numRuns: 300 },
  );
  assert.equal(addDuration(0, 1e300, 'year'), LAST_DAY);
  assert.equal(addDuration(0, Number.NEGATIVE_INFINITY, 'month'), FIRST_DAY);
});

test('every day is written and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), (someDay) => {
      const date = parseDate(formatDay(someDay));
      assert.ok(!('error' in date));
      assert.equal(firstDay(date), someDay);
      assert.equal(lastDay(date), someDay);
    }),
    { numRuns: 300 },
  );
});

test('a later start or a longer term never ends earlier', () => {
  const some = fc.integer({ min: -60000, max: 60000 });
  const unit = fc.constantFrom('day' as const, 'month' as const, 'year' as const);
  fc.assert(
    fc.property(
      some,
      fc.nat(40),
      fc.integer({ min: -300, max: 300 }),
      fc.nat(20),
      unit,
      (start, after, count, more, u) => {
        assert.ok(addDuration(start, count, u) <= addDuration(start + after, count, u));
        assert.ok(addDuration(start, count, u) <= addDuration(start, count + more, u));
      },
    ),
    { numRuns: 500 },
  );
});

test('today is the calendar day of the place', () => {
  assert.equal(formatDay(today(new Date(2026, 10, 22, 0, 5))), '2026-11-22');
  assert.equal(formatDay(today(new Date(2026, 10, 22, 23, 55))), '2026-11-22');
});
