import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FIRST_DAY, firstDay, LAST_DAY } from '../../server/model/dates.ts';
import { builtinAreas } from '../../server/model/regions.ts';
import {
  allStates,
  codesOf,
  lookupState,
  regionOf,
  stateById,
  statesForCompletion,
  successions,
  suggestStates,
} from '../../server/model/register.ts';

const midYear = (year: number) => firstDay({ year, month: 7, day: 1 });

/** The answer in one line: `Germany`, `Austria|Australia`, `unknown YUG`. */
function read(code: string, year: number): string {
  const answer = lookupState(code, midYear(year));
  if (answer.kind === 'state') return answer.state.name;
  if (answer.kind === 'ambiguous')
    return answer.candidates.map(({ code: clear, state }) => `${clear} ${state.name}`).join(' | ');
  return `unknown ${answer.suggestions.map((suggestion) => suggestion.code).join(' ')}`.trim();
}
function stateOf(code: string, year: number) {
  const answer = lookupState(code, midYear(year));
  assert.equal(answer.kind, 'state', `${code} in ${year}`);
  return answer.kind === 'state' ? answer.state : assert.fail();
}
const noteOf = (code: string, year: number) => {
  const answer = lookupState(code, midYear(year));
  return answer.kind === 'ambiguous' ? undefined : answer.note;
};

test('two spellings of one state meet', () => {
  assert.equal(stateOf('GMY', 1914), stateOf('DEU', 2020));
  assert.equal(stateOf('GFR', 1960), stateOf('GMY', 1914));
  assert.equal(stateOf('UKG', 1914), stateOf('GBR', 1949));
  assert.equal(stateOf('RUS', 1914), stateOf('RUS', 1939));
  assert.equal(stateOf('TAW', 1960), stateOf('TWN', 1960));
  assert.notEqual(stateOf('CHN', 1960), stateOf('TWN', 1960));
  assert.notEqual(stateOf('GDR', 1960), stateOf('DEU', 1960));
  assert.equal(stateById('cow:260'), stateById('cow:255'));
  assert.equal(stateOf('XKX', 2015), stateOf('KOS', 2015));
});

test('a code that the two lists give to different states means the one that existed', () => {
  assert.equal(read('AUS', 1950), 'Australia');
  assert.equal(read('AUS', 1930), 'AUT Austria | AUL Australia');
  assert.equal(read('AUS', 1900), 'AUT Austria | AUL Australia');
  assert.equal(read('CZE', 1930), 'Czechoslovakia');
  assert.equal(read('CZE', 2000), 'Czech Republic');
  assert.equal(read('KOR', 1900), 'Korea');
  assert.equal(read('KOR', 1990), 'South Korea');
  assert.equal(read('MNG', 1950), 'Mongolia');
  assert.equal(read('MNG', 2010), 'MNE Montenegro | MON Mongolia');
  assert.equal(read('SLV', 1947), 'El Salvador');
  assert.equal(read('SLV', 2000), 'SVN Slovenia | SAL El Salvador');
  assert.equal(read('SWZ', 1914), 'Switzerland');
  assert.equal(read('SWZ', 1990), 'CHE Switzerland | SWA Swaziland');
  assert.equal(read('MAC', 2000), 'Macedonia');
});

test('only these codes are ever ambiguous', () => {
  const ambiguous = new Set<string>();
  for (const { codes } of allStates()) {
    for (const { code } of codes) {
      for (let year = 1816; year <= 2030; year++) if (read(code, year).includes(' | ')) ambiguous.add(code);
    }
  }
  assert.deepEqual([...ambiguous].sort(), ['AUS', 'CZE', 'KOR', 'MAC', 'MNG', 'SLV', 'SWZ'].sort());
});

test('a code is read back before its state began, with a note, but not past the state whose place it took', () => {
  assert.equal(read('BUL', 1900), 'Bulgaria');
  assert.equal(noteOf('BUL', 1900), 'Bulgaria enters the Correlates of War list in 1908');
  assert.equal(noteOf('BEL', 1942), 'Belgium is not in the Correlates of War list between 1940 and 1945');
  assert.equal(noteOf('HAN', 1900), 'Hanover leaves the Correlates of War list in 1866');
  assert.equal(noteOf('BUL', 1914), undefined);
  assert.equal(read('UKR', 1939), 'Ukraine');
  assert.equal(read('SRB', 1914), 'unknown YUG');
  assert.equal(noteOf('SRB', 1914), 'Serbia (SRB) begins on 5 June 2006; before that the register has YUG, Yugoslavia');
  assert.equal(read('SRB', 2010), 'Serbia');
  assert.equal(stateOf('YUG', 2010), stateOf('SRB', 2010));
  assert.equal(read('YUG', 1914), 'Yugoslavia');
  assert.equal(read('VAT', 1900), 'unknown PAP');
});

test('every code answers on every day, and the code printed for a state in the system means it alone', () => {
  const everyCode = allStates().flatMap((state) => state.codes.map(({ code }) => code));
  const someDay = fc.integer({ min: firstDay({ year: 1816 }), max: firstDay({ year: 2030 }) });
  fc.assert(
    fc.property(
      fc.constantFrom(...everyCode),
      fc.oneof(someDay, fc.integer({ min: FIRST_DAY, max: LAST_DAY })),
      (code, day) => {
        const answer = lookupState(code, day);
        if (answer.kind === 'unknown') assert.ok(answer.note && answer.suggestions.length > 0, code);
        if (answer.kind === 'ambiguous') assert.equal(answer.candidates.length, 2);
      },
    ),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(someDay, (day) => {
      for (const state of allStates(day)) {
        const answer = lookupState(codesOf(state, day), day);
        assert.ok(answer.kind === 'state' && answer.state === state, `${state.name} as ${codesOf(state, day)}`);
      }
    }),
    { numRuns: 60 },
  );
});

test('asking for one day never changes the answer for another', () => {
  const years = [1816, 1905, 1914, 1930, 1948, 1950, 1992, 1993, 2006, 2016];
  for (const code of ['AUS', 'CZE', 'KOR', 'MNG', 'SWZ', 'YUG', 'BEL', 'GMY']) {
    const forwards = years.map((year) => read(code, year));
    assert.deepEqual(
      [...years]
        .reverse()
        .map((year) => read(code, year))
        .reverse(),
      forwards,
    );
  }
  const yugOn = (day: number) => {
    const answer = lookupState('YUG', firstDay({ year: 2006, month: 6, day }));
    return answer.kind === 'state' ? answer.state.name : answer.kind;
  };
  assert.deepEqual([4, 5].map(yugOn), ['Yugoslavia', 'Serbia']);
});

test('the code to print is of its time', () => {
  assert.equal(codesOf(stateOf('DEU', 1914), midYear(1914)), 'GMY');
  assert.equal(codesOf(stateOf('GMY', 1960), midYear(1960)), 'DEU');
  assert.equal(codesOf(stateOf('AUL', 2000), midYear(2000)), 'AUL');
});

test('register order is the COW number, then the rest', () => {
  const in1914 = allStates(midYear(1914)).map((state) => codesOf(state, midYear(1914)));
  assert.deepEqual(in1914.slice(0, 3), ['USA', 'CUB', 'HAI']);
  assert.ok(in1914.indexOf('UKG') < in1914.indexOf('FRN') && in1914.indexOf('FRN') < in1914.indexOf('GMY'));
  assert.ok(!in1914.includes('CAN'));
  const numbers = allStates().map((state) => state.cow ?? 1000);
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => a - b),
  );
});

test('a state lies in the region of its number', () => {
  const region = (code: string, year: number) => regionOf(stateOf(code, year));
  assert.equal(region('TUR', 1952), 'MiddleEast');
  assert.equal(region('USA', 1949), 'NorthAmerica');
  assert.equal(region('SRB', 2010), 'Europe');
  assert.equal(region('JPN', 1960), 'Asia');
  assert.equal(region('AUL', 1951), 'Oceania');
  assert.equal(region('GRL', 1951), undefined);
  const names = new Set<string>(builtinAreas.map((area) => area.name));
  for (const state of allStates()) {
    if (state.cow !== undefined) assert.ok(names.has(regionOf(state) ?? ''), state.name);
  }
});

test('successions name states of the register, and continuity is of one state with itself', () => {
  for (const { from, to, kind, source, fromCode, toCode } of successions) {
    assert.ok(stateById(from) && stateById(to));
    assert.equal(from === to, kind === 'continuity', `${fromCode} ${toCode}`);
    assert.ok(source.length > 0);
  }
  const heirs = successions.filter((row) => row.fromCode === 'YUG').map((row) => stateById(row.to)?.name);
  assert.ok(heirs.includes('Serbia') && heirs.includes('Slovenia'));
});

test('did you mean: by code, by name, by the name of its time', () => {
  const first = (text: string) => suggestStates(text)[0]?.code;
  assert.equal(first('Germny'), 'DEU');
  assert.equal(first('Ottoman Empire'), 'TUR');
  assert.equal(first('USSR'), 'RUS');
  assert.equal(first('UnitedKingdom'), 'GBR');
  assert.equal(first('Czechia'), 'CZE');
  assert.equal(first('Korea'), 'KOR');
  assert.equal(first('usa'), 'USA');
  assert.deepEqual(suggestStates('GreatPowers'), []);
  assert.deepEqual(suggestStates('x'.repeat(100_000)), []);
});

test('completion offers each state once, those of the day first, by a code that means it', () => {
  const items = statesForCompletion(midYear(1914));
  assert.equal(items[0]?.code, 'USA');
  assert.ok(items.findIndex((item) => item.code === 'AUH') < items.findIndex((item) => item.code === 'CAN'));
  assert.equal(new Set(items.map((item) => item.code)).size, items.length);
  assert.ok(!items.some((item) => item.name === 'Serbia'));
});
