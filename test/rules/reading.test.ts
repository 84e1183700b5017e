/** The rules on reading: marks under a line say which rule speaks of what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFix, assertMarked, findingsIn } from '../support/findings.ts';

const titles = (found: { fixes?: readonly { title: string }[] }[]) =>
  found.flatMap((each) => each.fixes ?? []).map((fix) => fix.title);

test('names that stand for nothing, each with what may have been meant', () => {
  const found = assertMarked(
    `treaty Pact "Pact" {
  signed 1949-04-04
  supplements Nowhere
//            ^^^^^^^ unresolved-name
  parties { DNK NOR SWX joined 1955-01-01 }
//                  ^^^ unresolved-name
  area Home { includes territory of any party within Europa }
//                                                   ^^^^^^ unresolved-name
  trigger Attack { armed-attack on any party in Hom by any of GreatPowrs determined by Counci }
//                                              ^^^ unresolved-name
//                                                            ^^^^^^^^^^ unresolved-name
//                                                                                     ^^^^^^ unresolved-name
  organ Council { members all parties }
  obligation Help { each party shall assist victim when Atack concept entrapmnt }
//                                                      ^^^^^ unresolved-name
//                                                                    ^^^^^^^^^ unresolved-name
  subject-to Other.Clause
//           ^^^^^ unresolved-name
}
  group GreatPowers "Great Power" = AUH, FRN, XXQ
//                                            ^^^ unresolved-name`,
    ['unresolved-name'],
  );
  assert.ok(titles(found).includes('Write `Attack`'));
  assert.ok(titles(found).includes('Write `Council`'));
  assert.ok(titles(found).includes('Write `entrapment`'));
  assert.ok(titles(found).includes('Declare the state `SWX`'));
});

test('what has the name but is of another kind', () => {
  const [state, organ] = assertMarked(
    `treaty Pact "Pact" {
  parties { DNK NOR }
  organ Council { members all parties }
  trigger Attack { armed-attack on any party in NOR }
//                                              ^^^ unresolved-name
  obligation Help { each party shall assist victim when Council }
//                                                      ^^^^^^^ unresolved-name
}`,
    ['unresolved-name'],
  );
  assert.match(state?.message ?? '', /territory of NOR/);
  assert.match(organ?.message ?? '', /is an organ, and a trigger is wanted/);
});

test('a code that two lists read differently is asked about only where both states existed', () => {
  const found = assertMarked(
    `treaty Pact "Pact" {
  signed 1960-01-01
  parties { AUS NEW CZE joined 1999-03-12 }
//          ^^^ unresolved-name
}
treaty Older "Older" { signed 1890-01-01 parties { AUH GMY } }`,
    ['unresolved-name'],
  );
  assert.deepEqual(titles(found), ['Write `AUT` (Austria)', 'Write `AUL` (Australia)']);
});

test('a code that came later is not read back to a time when another state stood in its place', () => {
  const [found] = assertMarked(
    `treaty A "A" { signed 1914-07-28
  parties { AUH SRB }
//              ^^^ unresolved-name
}`,
    ['unresolved-name'],
  );
  assert.match(found?.message ?? '', /Serbia \(SRB\) begins on 5 June 2006.*Write `YUG`, or declare it/);
  assert.deepEqual(titles(found ? [found] : []), ['Write `YUG` (Yugoslavia)', 'Declare the state `SRB`']);
});

test('names are read from the whole workspace, treaty before world, and files by their path', () => {
  assertMarked(
    {
      'in/a.treaty': `
  import "b.treaty"
  import "../c.treaty"
  import "d.treaty"
//       ^^^^^^^^^^ unresolved-name
  figures F from "f.csv"
  figures G from "g.csv"
//               ^^^^^^^ unresolved-name
  treaty A "A" {
    signed 1880-01-01
    parties { AUH GMY }
    trigger Attack { armed-attack on any party by any of Powers in Seas }
    obligation Help { other party shall assist that party when Attack or B.Attack or B.Nothing }
//                                                                                   ^^^^^^^^^ unresolved-name
  }`,
      'in/b.treaty': 'treaty B "B" { parties { FRN RUS } trigger Attack { armed-attack on any party } }',
      'c.treaty': 'group Powers = FRN, RUS\narea Seas "the seas"',
      'in/f.csv': 'party,gdp\nAUH,1\n',
    },
    ['unresolved-name'],
  );
});

test('a declared state is known, and means no state of the register', () => {
  assertMarked(
    `state CROATIA "Independent State of Croatia" { since 1941-04-10 until 1945 }
treaty A "A" { signed 1941-06-15 parties { GMY CROATIA } }`,
    ['unresolved-name'],
  );
});

test('two of one name, and one state twice', () => {
  const [, , party] = assertMarked(
    `treaty Pact "Pact" {
  signed 1955-01-01
  parties { DEU FRA GMY DEU }
//                  ^^^ duplicate-name
//                      ^^^ duplicate-name
  area Home { includes territory of any party }
  trigger Home { armed-attack on any party }
//        ^^^^ duplicate-name
}
  group Pact = FRN, RUS
//      ^^^^ duplicate-name`,
    ['duplicate-name'],
  ).sort((one, two) => one.start - two.start && one.message.length - two.message.length);
  assert.equal(party?.related.length, 1);
});

test('across files the second is marked, and points to the first', () => {
  const treaty = 'treaty A "A" { parties { FRN RUS } }';
  const [found] = findingsIn({ 'b.treaty': treaty, 'a.treaty': treaty });
  assert.equal(found?.rule, 'duplicate-name');
  assert.equal(found?.related[0]?.uri, 'file:///w/a.treaty');
  assert.deepEqual(findingsIn({ 'a.treaty': treaty, 'b.treaty': treaty }), []);
});

test('what no clause uses is faded; a council that has members is an act in itself', () => {
  const text = `treaty Pact "Pact" {
  parties { DNK NOR }
  /// The home of the parties.
  area Home { includes territory of any party }
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-declaration
  group Powers "Great Power" = FRN, RUS
  trigger Attack { armed-attack on any party by any third-state "Great Power" }
  trigger Other { war between any party and any third-state }
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-declaration
  obligation Help { each party shall assist victim when Attack }
  organ Council { members all parties }
  organ Secretariat
//^^^^^^^^^^^^^^^^^ unused-declaration
}`;
  const [area] = assertMarked(text, ['unused-declaration']);
  const [fix] = area?.fixes ?? [];
  assert.ok(area?.unnecessary && fix);
  assert.doesNotMatch(applyFix(text, fix), /Home/);
  assert.match(applyFix(text, fix), /^ {2}\/\/ The home of the parties\.$/m);
});

test('a trigger is used where another treaty or a scenario names it', () => {
  assertMarked(
    `treaty A "A" { parties { FRN RUS } trigger Attack { armed-attack on any party } }
scenario S { under A on 1900-01-01 event armed-attack by GMY on FRN expect A.Attack met }`,
    ['unused-declaration'],
  );
});

test('what is misspelt where it is used is not called unused', () => {
  const found = findingsIn(`treaty A "A" { parties { FRN RUS }
  trigger Attack { invasion on any party by any third-state in Europe }
  obligation Help { each party shall defend victim when Atack }
}`);
  assert.deepEqual(
    found.map((each) => each.rule),
    ['unresolved-name'],
  );
});

test('nothing is called unused in a text that cannot be read as a whole', () => {
  assert.deepEqual(
    findingsIn(`treaty A "A" { parties { FRN RUS }
  trigger Attack { invasion on any party }
  obligation Help { each party shall assist victim whn Attack }
}`).map((each) => each.rule),
    ['syntax'],
  );
});

test('words outside the vocabulary', () => {
  const found = assertMarked(
    `treaty Pact "Pact" {
  form traety
//     ^^^^^^ unknown-word
  parties { DNK NOR }
  trigger Threat { thraet or "unrest of our own" on any party }
//                 ^^^^^^ unknown-word
  organ Council { members all parties tasks planing meets daily }
//                                          ^^^^^^^ unknown-word
//                                                        ^^^^^ unknown-word
  obligation Help { each party shall assist victim with all-mean when Threat }
//                                                      ^^^^^^^^ unknown-word
  burden Costs { basis gpd from Output share DNK 50% share NOR 50% }
//                     ^^^ unknown-word
}
figures Output { columns gdp billion USD, population million DNK 1 2 NOR 1 3 }`,
    ['unknown-word'],
  );
  assert.ok(titles(found).includes('Keep it as the treaty’s own words, in quotes'));
  assert.ok(titles(found).includes('Write `all-means`'));
  assert.match(found.find((each) => each.message.includes('daily'))?.message ?? '', /standing/);
});

test('dates that cannot be', () => {
  assertMarked(
    `treaty Pact "Pact" {
  signed 1949-04-04
  in-force 1948
//         ^^^^ impossible-date
  renewed 1940-01-01 for 5 years
//        ^^^^^^^^^^ impossible-date
  ended 1947-12-31
//      ^^^^^^^^^^ impossible-date
  parties {
    DNK joined 1948-01-01
//             ^^^^^^^^^^ impossible-date
    NOR joined 1955 left 1953-02-30
//                       ^^^^^^^^^^ impossible-date
    SWE joined 1955 left 1955-03 joined 1954
//                                      ^^^^ impossible-date
    FIN suspended 1960-05 to 1960-04-30
//                           ^^^^^^^^^^ impossible-date
  }
}
  state X "X" { since 1950 until 1949 }
//                               ^^^^ impossible-date`,
    ['impossible-date'],
  );
});

test('dates are compared only as far as they go', () => {
  assertMarked(
    `treaty Pact "Pact" { signed 1949-04-04 in-force 1949 ended 1949
  parties { DNK NOR joined 1949-04 left 1949 joined 1949-12 } }`,
    ['impossible-date'],
  );
});

test('an import that no file can have is said like any other that is missing', () => {
  const [found] = findingsIn('import "\ud83d.treaty"\n');
  assert.match(`${found?.rule} ${found?.message}`, /^unresolved-name There is no file/);
});
