/** The rules on how a treaty is made: what they must leave alone above all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { firstDay } from '../../server/model/dates.ts';
import { applyFix, assertMarked, findingsIn } from '../support/findings.ts';

const absent = [
  'no-consultation',
  'no-planning',
  'no-exit',
  'no-review',
  'no-dispute-settlement',
  'charter-article-51',
];
const positive = ['exit-lock-in', 'no-accession-criteria', 'secret-commitment', 'lapsed', 'opaque-burden', 'free-rider-risk']; // biome-ignore format: a list
const design = [...absent, ...positive];

const ids = (text: string | Record<string, string>) =>
  findingsIn(text)
    .map((each) => each.rule)
    .filter((rule) => design.includes(rule))
    .sort();

/** A treaty that promises help upon an event, and lines of its own. */
const alliance = (lines: string, head = 'signed 2020-01-15') => `treaty Pact "Pact" {
  ${head}
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  ${lines}
}`;

test('a bare alliance without end: each thing missing is said once, at its place', () => {
  assertMarked(
    `  treaty Pact "Pact" {
//       ^^^^ no-consultation
//       ^^^^ no-dispute-settlement
//       ^^^^ no-planning
  signed 2020-01-15
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
//           ^^^^ charter-article-51
  obligation Again { each party shall assist the victim when Attack }
  term indefinite
//^^^^^^^^^^^^^^^ no-exit
//^^^^^^^^^^^^^^^ no-review
}`,
    design,
  );
});

test('silence means nothing in a draft, in a part of a text, or where another text belongs to it', () => {
  assert.deepEqual(ids(alliance('')), []);
  assert.deepEqual(ids(alliance('term indefinite', 'signed 2020-01-15 source "article 5" partial')), []);
  assert.deepEqual(ids(alliance('term indefinite', 'signed 2020-01-15 supplements Base')), []);
  const base = alliance('term indefinite');
  assert.equal(ids(base).length, 6);
  assert.deepEqual(ids({ 'a.treaty': base, 'b.treaty': 'treaty More "More" { supplements Pact }' }), []);
});

test('a text that could not be read wholly is not blamed for what it lacks', () => {
  assert.deepEqual(ids(alliance('term indefinite\n  obligation Talk { all parties shal consult }')), []);
});

test('who promises no support upon an event is asked for no plans, consultations or reports', () => {
  for (const duty of [
    'each party shall refrain from force against other parties',
    'each party should defend the victim when Attack',
    'each party shall defend other parties at discretion over participation when Attack',
    'each party shall assist other parties with economic-aid when Attack',
    'each party shall assist other parties',
  ])
    assert.deepEqual(
      ids(`treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Duty { ${duty} }
  secret
  term 5 years
}`).filter((rule) => rule !== 'lapsed'),
      [],
      duty,
    );
});

test('each way to say it is enough', () => {
  const ways: Record<string, readonly string[]> = {
    'no-consultation': [
      'obligation Talk { all parties shall consult }',
      'obligation Talk { each party shall negotiate with other parties }',
      'obligation Talk { each party shall notify other parties }',
      'obligation Staffs { all parties shall coordinate intelligence }',
      'organ Council { tasks consultation }',
      'organ Council { tasks planning meets on-call }',
      'organ Council',
    ],
    'no-planning': [
      'obligation Staffs { all parties shall coordinate planning }',
      'obligation Forces { each party shall contribute 2 divisions }',
      'obligation SelfHelp { each party shall maintain "capacity" }',
      'right Bases { DNK may station forces in territory of NOR }',
      'organ Command { tasks command }',
      'burden Costs { basis equal }',
    ],
    'no-dispute-settlement': [
      'disputes negotiation',
      'obligation Settle { each party shall settle disputes peacefully }',
      'obligation Peace { each party shall refrain from unlawful-force }',
      'organ Council { tasks mediation }',
    ],
    'charter-article-51': [
      'subject-to "the Charter of the United Nations"',
      'obligation Report { all parties shall notify "the Security Council" when Attack }',
      'article 9 { text "in the exercise of the right recognised by Article 51 of the Charter" }',
    ],
    'no-review': ['review after 10 years', 'amendment by unanimity'],
    'no-exit': ['withdrawal with 1 year notice', 'withdrawal after 5 years'],
  };
  for (const [rule, clauses] of Object.entries(ways))
    for (const clause of clauses)
      assert.ok(!ids(alliance(`${clause}\n  term indefinite`)).includes(rule), `${rule}: ${clause}`);
});

test('an organ that only plans, and notice to an outsider, let nobody consult', () => {
  assert.ok(ids(alliance('organ Staff { tasks planning }\n  term 5 years')).includes('no-consultation'));
  assert.ok(
    ids(alliance('obligation R { each party shall notify "the depositary" }\n  term 5 years')).includes(
      'no-consultation',
    ),
  );
});

test('a word in a comment refers to nothing', () => {
  assert.ok(ids(alliance('// Article 51, the Security Council\n  term 5 years')).includes('charter-article-51'));
});

test('the report to the Security Council that is offered mends it, under a name of its own', () => {
  const text = alliance('obligation Report { each party shall notify "the depositary" }\n  term 5 years');
  const [found] = findingsIn(text).filter((each) => each.rule === 'charter-article-51');
  const [fix] = found?.fixes ?? [];
  assert.ok(fix && !fix.safe);
  const after = applyFix(text, fix);
  assert.match(
    after,
    /obligation Report2 \{ all parties shall notify "the Security Council" when Attack immediately \}/,
  );
  assert.deepEqual(
    parseFile(after).chunks.flatMap(({ chunk }) => chunk.problems),
    [],
  );
  assert.ok(!ids(after).includes('charter-article-51'));
});

test('article 51 binds from the day of the Charter on', () => {
  const on = (date: string) => ids(alliance('term 5 years', `signed ${date}`)).includes('charter-article-51');
  assert.deepEqual(['1939-05-22', '1945-10-23', '1945-10-24', '1955-05-14'].map(on), [false, false, true, true]);
});

test('years without a way out, counted to the first day on which one can be out', () => {
  const locked = (clauses: string) =>
    findingsIn(alliance(clauses))
      .filter((each) => each.rule === 'exit-lock-in')
      .map(({ message }) => /before (\d+) years/.exec(message)?.[1]);
  assert.deepEqual(locked('withdrawal after 9 years with 1 year notice'), []);
  assert.deepEqual(locked('withdrawal after 10 years with 1 day notice'), ['10']);
  assert.deepEqual(locked('withdrawal after 20 years with 1 year notice'), ['21']);
  assert.deepEqual(locked('term 10 years'), []);
  assert.deepEqual(locked('term 20 years'), ['20']);
  assert.deepEqual(locked('term 20 years withdrawal with 6 months notice'), []);
  assert.deepEqual(locked('term 20 years withdrawal at end of term with 1 year notice'), ['20']);
  assert.deepEqual(locked('term 5 years renewed every 15 years'), ['15']);
  // the term runs out before notice could be given
  assert.deepEqual(locked('term 5 years withdrawal after 20 years'), []);
  assert.deepEqual(locked('term indefinite'), []);
  const patient = findingsIn(alliance('term 20 years'), { options: { exitLockInYears: 25 } });
  assert.ok(!patient.some((each) => each.rule === 'exit-lock-in'));
});

test('a secret is a finding where it hides a promise of support, once', () => {
  const secret = (clauses: string) =>
    findingsIn(`treaty Pact "Pact" { signed 1900-01-01 parties { AUH GMY }
  trigger Attack { armed-attack on any party by RUS }
  ${clauses} }`).filter((each) => each.rule === 'secret-commitment').length;
  const help = 'obligation Help { other party shall defend that party when Attack }';
  assert.equal(secret(`${help} article 2 { secret }`), 1);
  assert.equal(secret(`article 1 { ${help} secret } article 2 { secret }`), 1);
  assert.equal(secret(`${help} article 2 { secret recital R { each party recognizes "spheres" } }`), 0);
  assert.equal(secret('obligation N { each party shall remain neutral toward RUS } secret'), 0);
});

test('who may join: closed doors and stated terms are no finding, nor are open pacts that promise no help', () => {
  const joins = (clause: string) => ids(alliance(`${clause}\n  term 5 years`)).includes('no-accession-criteria');
  assert.deepEqual(
    ['accession open', 'accession by invitation', 'accession closed', 'accession open "to all of Europe"'].map(joins),
    [true, true, false, false],
  );
  assert.deepEqual(
    ids('treaty Pact "Pact" { signed 2020-01-15 parties { DNK NOR } obligation P { each party shall refrain from force against other parties } accession open term 9 years }'), // biome-ignore format: one line
    [],
  );
});

test('a term that has run out is faded where nobody says what became of the treaty', () => {
  const text = (more: string) => `treaty Pact "Pact" { signed 1950-01-15 parties { DNK NOR } ${more} }`;
  const found = (more: string, year = 2026) =>
    findingsIn(text(more), { day: firstDay({ year, month: 1, day: 1 }) }).filter((each) => each.rule === 'lapsed');
  assert.equal(found('term 5 years')[0]?.unnecessary, true);
  assert.equal(found('term 5 years', 1954).length, 0);
  for (const more of [
    'term 5 years renewed every 5 years',
    'term 5 years then until denounced',
    'term 5 years extended while "the war lasts"',
    'ended 1953-01-01 term 5 years',
    'renewed 1954-01-01 for 99 years term 5 years',
    'term indefinite',
  ])
    assert.deepEqual(found(more), [], more);
});

test('a burden with shares or a basis is plain enough', () => {
  const burden = (lines: string) => ids(`treaty Pact "Pact" { signed 2020-01-15 parties { DNK NOR } burden Costs { ${lines} } }`); // biome-ignore format: one line
  assert.deepEqual(burden('of "exercises"'), ['opaque-burden']);
  assert.deepEqual(burden('basis "as the parties agree each year"'), []);
  assert.deepEqual(burden('share DNK 60% share NOR 40%'), []);
});

test('the pattern of free riding needs many small ones below, and few who carry', () => {
  const risk = (...shares: number[]) =>
    findingsIn(`treaty Pact "Pact" { signed 2020-01-15 parties { DNK NOR SWE FIN }
  burden Costs { basis gdp from Output ${['DNK', 'NOR', 'FIN', 'SWE'].map((code, at) => `share ${code} ${shares[at]}%`).join(' ')} } }
figures Output { source "invented" year 2020 columns gdp billion USD DNK 200 NOR 200 FIN 200 SWE 400 }`).filter(
      (each) => each.rule === 'free-rider-risk',
    );
  assert.match(risk(5, 5, 20, 70)[0]?.message ?? '', /^DNK[^%]* and NOR[^%]* have 40 % of the gdp and bear 10 %/);
  assert.equal(risk(20, 20, 20, 40).length, 0);
  assert.equal(risk(25, 25, 25, 25).length, 0);
  assert.equal(risk(10, 20, 20, 50).length, 0);
  assert.equal(risk(5, 5, 20, 60).length, 0);
});
