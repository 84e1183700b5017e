/** The rules on what sets a duty off, and on how it is owed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFix, assertMarked, findingsIn } from '../support/findings.ts';
import { samples } from '../support/samples.ts';

const triggers = [
  'ambiguous-trigger',
  'undetermined-casus-foederis',
  'unbounded-theatre',
  'no-trigger',
  'discretionary-response',
];

/** A pact of 2020 with these clauses, each marked at two columns. */
const pact = (clauses: string) => `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  area Home { includes territory of any party }
${clauses}
}`;

test('an armed attack that nobody defines and nobody is named to judge is ambiguous; the theatre is another matter', () => {
  const [ambiguous, theatre] = assertMarked(
    pact(`  trigger Attack { armed-attack on any party }
//        ^^^^^^ ambiguous-trigger
  obligation Help { each party shall assist the victim when Attack }
//                                                     ^^^^^^^^^^^ unbounded-theatre`),
    triggers,
  );
  assert.match(ambiguous?.message ?? '', /\d+ % are arguable \(.*cyber-attack.*\)/);
  assert.match(ambiguous?.message ?? '', /`determined by all parties`/);
  const details = ambiguous?.details ?? [];
  assert.ok(details.some((line) => /^cyber-attack on .+: .*Wales Summit/.test(line)));
  assert.equal(theatre?.fixes?.[0]?.title, 'Only in `Home`');
});

test('each word that a finding proposes settles every event it is said to settle', () => {
  const texts = [
    pact(
      '  trigger Attack { armed-attack on any party in Home }\n  obligation Help { each party shall assist the victim when Attack }',
    ),
    `treaty Old "Old" { signed 1880-01-01 ended 1890-01-01 parties { AUH GMY }
  trigger Attack { armed-attack on any party by any third-state "European Power" }
  obligation Help { other party shall assist that party when Attack } }`,
    ...samples.filter(({ name }) => name.startsWith('us-japan')).map(({ text }) => text),
  ];
  for (const text of texts) {
    const [finding, ...others] = findingsIn(text).filter((each) => each.rule === 'ambiguous-trigger');
    assert.ok(finding?.fixes?.length && others.length === 0, text);
    const before = finding.details ?? [];
    for (const fix of finding.fixes) {
      const after = findingsIn(applyFix(text, fix)).filter((each) =>
        ['ambiguous-trigger', 'syntax'].includes(each.rule),
      );
      const open = after.flatMap((each) => each.details ?? []).length;
      const settled = Number(/settles (\d+) of/.exec(fix.title)?.[1] ?? before.length);
      assert.ok(settled > 0 && open <= before.length - settled, `${fix.title}: ${open} of ${before.length} left`);
      assert.ok(!after.some((each) => each.rule === 'syntax'));
    }
  }
});

test('who names somebody to judge is ambiguous no more; who takes the name out again is', () => {
  const determined = pact(`  trigger Attack { armed-attack on any party in Home determined by all parties }
  obligation Help { each party shall assist the victim when Attack }`);
  assertMarked(determined, triggers);
  const found = findingsIn(determined.replace(' determined by all parties', ''));
  assert.deepEqual(
    found.map((each) => each.rule).filter((rule) => triggers.includes(rule)),
    ['ambiguous-trigger'],
  );
});

test('the limit is the user’s to set', () => {
  const text = pact(
    '  trigger Attack { armed-attack on any party in Home }\n  right R { each party may assist the victim when Attack }',
  );
  assert.equal(findingsIn(text, { options: { ambiguityLimit: 90 } }).length, 0);
  assert.equal(findingsIn(text, { options: { ambiguityLimit: 10 } }).length, 1);
});

test('openness that was meant is a note with its price', () => {
  const text = pact(`  trigger Attack { armed-attack on any party in Home deliberate "strategic ambiguity" }
//        ^^^^^^ ambiguous-trigger
  obligation Help { each party shall assist the victim when Attack }`);
  const [note] = assertMarked(text, triggers);
  assert.equal(note?.severity, 'information');
  assert.match(note?.message ?? '', /on purpose \(“strategic ambiguity”\)/);
  // made graver by the user, the note stays a note
  const [set] = findingsIn(text, { severities: { 'ambiguous-trigger': 'error' } });
  assert.equal(set?.severity, 'information');
});

test('“Great Power” is clear as long as a group says whom the age meant', () => {
  const all = Object.fromEntries(samples.map(({ name, text }) => [name, text]));
  const reinsurance = 'reinsurance-1887.treaty';
  const rules = (areas: string) =>
    findingsIn({ [reinsurance]: all[reinsurance] ?? '', ...all, 'areas.treaty': areas }).map((each) => each.rule);
  const areas = all['areas.treaty'] ?? '';
  assert.ok(!rules(areas).includes('ambiguous-trigger'));
  assert.ok(rules(areas.replace(/^group.*$/m, '')).includes('ambiguous-trigger'));
  const [found] = findingsIn({
    [reinsurance]: all[reinsurance] ?? '',
    ...all,
    'areas.treaty': areas.replace(/^group.*$/m, ''),
  }).filter((each) => each.rule === 'ambiguous-trigger');
  assert.match(
    found?.message ?? '',
    /\(who is meant by “Great Power”\).*name the states meant in a group titled “Great Power”/,
  );
});

test('a draft without parties, or with a name that stands for nothing, is not called ambiguous', () => {
  for (const text of [
    'treaty Draft "Draft" { trigger Attack { armed-attack on any party } }',
    pact('  trigger Attack { armed-attack on any party in Nowhere by any of Nobody }'),
  ])
    assert.deepEqual(
      findingsIn(text).filter((each) => triggers.includes(each.rule)),
      [],
    );
});

test('an event written in place is probed where it stands', () => {
  assertMarked(
    pact(`  obligation Help { each party shall assist the victim when armed-attack on any party in Home }
//                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ambiguous-trigger`),
    triggers,
  );
});

test('a threat wants somebody to judge it where more than talk hangs on it', () => {
  const [found] = assertMarked(
    pact(`  trigger Menaced { threat on any party by any third-state }
//        ^^^^^^^ undetermined-casus-foederis
  trigger Alarm { threat on any party by any third-state }
  trigger Judged { threat on any party determined by any party }
  obligation Stay { other parties shall remain neutral when Menaced or Judged }
  obligation Consult { all parties shall consult when Alarm }`),
    triggers,
  );
  assert.deepEqual(
    found?.fixes?.map((fix) => fix.title),
    ['Add `determined by all parties`', 'Add `determined by any party`'],
  );
});

test('what bounds the theatre: a place, a named adversary, the victim’s own land, the obligor’s choice', () => {
  const bounded = [
    'invasion on any party',
    'armed-attack on any party by RUS determined by all parties',
    'armed-attack on any party by any third-state supported by RUS determined by all parties',
    'war between any party and RUS',
    'bombardment on any party by any of Rivals',
    'bombardment on any party in Home',
  ];
  for (const event of bounded)
    assertMarked(
      pact(`  group Rivals = RUS, BLR
  trigger Attack { ${event} }
  obligation Help { each party shall assist the victim when Attack }`),
      triggers,
    );
  const open = [
    'bombardment on any party',
    'bombardment on any party by any of Powers',
    'war between any party and any third-state',
  ];
  for (const event of open)
    assertMarked(
      `${pact(`  trigger Attack { ${event} }
  obligation Help { each party shall assist that party when Attack }
//                                                     ^^^^^^^^^^^ unbounded-theatre`)}
group Powers = RUS, BLR`,
      triggers,
    );
  assertMarked(
    pact(`  trigger Attack { bombardment on any party }
  obligation One { each party should assist the victim when Attack }
  obligation Two { each party shall assist the victim only in Home when Attack }
  obligation Three { all parties shall consult when Attack }
  obligation Four { each party shall assist the victim with training, money when Attack }`),
    triggers,
  );
});

test('support without an event, and the response left open', () => {
  assertMarked(
    pact(`  trigger Attack { bombardment on any party in Home }
  obligation One { each party shall assist other parties }
//                                  ^^^^^^^^^^^^^^^^^^^^ no-trigger
  obligation Two { each party shall assist victim upon request of victim }
  obligation Three { each party shall assist other parties with economic-aid }
  obligation Four { no party shall attack other parties }
  obligation Five { each party shall assist victim when Attack at discretion over participation "if it sees fit" }
//                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ discretionary-response
  obligation Six { each party shall assist victim when Attack by constitutional-processes }
//                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ discretionary-response
  right Seven { each party may assist victim when Attack at discretion over participation }`),
    triggers,
  );
});

test('what nothing can meet: nobody, too few, no day, no place', () => {
  const rules = ['unreachable-trigger'];
  assertMarked(
    pact(`  group Rivals = RUS, BLR
  area Nowhere { includes "the Sound" excludes "the Sound" }
  trigger One { invasion on any party by RUS except RUS }
//                                    ^^^^^^^^^^^^^^^^^ unreachable-trigger
  trigger Two { invasion on any party by at least 3 of Rivals }
//                                    ^^^^^^^^^^^^^^^^^^^^^^^ unreachable-trigger
  trigger Three { invasion on any party by RUS before 2019-01-01 }
//                                             ^^^^^^^^^^^^^^^^^ unreachable-trigger
  trigger Four { invasion on any party in Nowhere }
//                                     ^^^^^^^^^^ unreachable-trigger
  trigger Six { invasion on any party by any of Rivals after 2021 before 2023 }
  trigger Seven { invasion on any party by at least 2 of Rivals }
  trigger Eight = not (invasion on any party by RUS except RUS)`),
    rules,
  );
});
