/** Section 2 of docs/semantics.md, "What a duty will answer": a case for each answer and each modifier. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fails, holds, pact, run } from './_run.ts';

type Case = [clauses: string, lines: string];

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const [clauses, lines] of cases)
      it(`${clauses} ← ${lines}`, () => {
        holds(pact(clauses), `under Pact ${lines}`);
      });
  });
}

const attack = 'trigger T { armed-attack on any party by RUS }';
const help = (modifiers = '') => `${attack} obligation Help { each party shall defend the victim when T ${modifiers} }`;
const attacked = 'event armed-attack by RUS on AUH';

table('in force or not', [
  [help(), 'on 1880-01-01 event armed-attack by RUS on AUH expect GMY not-yet to defend AUH'],
  [help(), 'on 1880-01-01 event armed-attack by RUS on AUH expect GMY not bound to defend AUH because not-yet'],
  [`ended 1899-01-01 ${help()}`, `${attacked} expect GMY ended to defend AUH`],
  [`term 5 years ${help()}`, `${attacked} expect GMY ended to defend AUH because membership`],
]);

describe('membership', () => {
  const of = (party: string, more = '') =>
    `treaty Pact "P" { in-force 1882-05-20 parties { AUH ITA ${party} } ${help(more)} }`;
  const cases: [party: string, more: string, expected: string][] = [
    ['GMY', '', 'GMY due to defend AUH'],
    ['GMY joined 1901-01-01', '', 'GMY not-yet to defend AUH'],
    ['GMY left 1899-01-01', '', 'GMY ended to defend AUH'],
    ['GMY left 1899-01-01', 'survives 2 years', 'GMY due to defend AUH'],
    ['GMY left 1897-01-01', 'survives 2 years', 'GMY ended to defend AUH'],
    ['GMY suspended 1899-01-01', '', 'GMY suspended to defend AUH'],
    ['GMY suspended 1899-01-01 to 1899-06-01', '', 'GMY due to defend AUH'],
    ['GMY apart 1899-01-01 "staff"', '', 'GMY due to defend AUH'],
    ['GMY', '', 'FRN not bound to defend AUH because membership'],
  ];
  for (const [party, more, expected] of cases)
    it(`${party} ${more}: ${expected}`, () => {
      holds(of(party, more), `${attacked} expect ${expected}`);
    });
  it('a duty that survives the treaty answers to what happened after its end', () => {
    const secrecy = pact(
      `ended 1899-01-01 obligation Quiet { each party shall refrain from force against other parties survives 2 years }`,
    );
    holds(secrecy, 'under Pact expect GMY due to refrain from force against AUH expect GMY ended on 1901-06-01');
  });
  it('a term that is extended while its condition holds goes on', () => {
    const extended = pact(
      `term 5 years extended while AtWar trigger AtWar { declaration-of-war by any party } ${help()}`,
    );
    holds(extended, 'on 1887-01-01 event declaration-of-war by AUH on TUR event armed-attack by RUS on AUH on 1888-01-01 expect GMY due to defend AUH'); // biome-ignore format: one case
    holds(extended, 'under Pact on 1888-01-01 event armed-attack by RUS on AUH expect GMY ended to defend AUH');
    // a war that begins after the term has run out revives nothing, and one that peace has ended extends nothing
    holds(extended, 'under Pact on 1888-01-01 event declaration-of-war by AUH on TUR event armed-attack by RUS on AUH expect GMY ended to defend AUH'); // biome-ignore format: one case
    holds(extended, 'under Pact on 1887-01-01 event declaration-of-war by AUH on TUR event peace by AUH on TUR on 1887-12-01 event armed-attack by RUS on AUH on 1888-01-01 expect GMY ended to defend AUH'); // biome-ignore format: one case
  });
  it('a clause may suspend a party', () => {
    const suspended = pact(`${help()} suspension of GMY when Breach trigger Breach { breach by GMY }`);
    holds(suspended, `event breach by GMY ${attacked} expect GMY suspended to defend AUH expect ITA due to defend AUH`);
  });
});

table('not bound, with the first reason', [
  [help(), 'event mobilization by RUS against AUH expect GMY not bound to defend AUH because kind'],
  [help(), 'event armed-attack by RUS on FRN expect GMY not bound to defend AUH because on'],
  [help(), 'event armed-attack by FRN on AUH expect GMY not bound to defend AUH because by'],
  [help(), `${attacked} expect GMY not bound to defend ITA`],
  [
    'area Home { includes territory of any party } trigger T { armed-attack on any party in Home } obligation Help { each party shall defend victim when T }',
    'event armed-attack by RUS on AUH in territory of TUR expect GMY not bound to defend AUH because in',
  ],
  [
    'trigger T { unprovoked armed-attack on any party } obligation Help { each party shall defend victim when T }',
    'event provoked armed-attack by RUS on AUH expect GMY not bound to defend AUH because unprovoked',
  ],
  [
    'trigger T { armed-attack on any party by at least 2 states } obligation Help { each party shall defend victim when T }',
    'event armed-attack by RUS on AUH expect GMY not bound to defend AUH because number',
  ],
  [
    'trigger T { armed-attack on any party before 1890 } obligation Help { each party shall defend victim when T }',
    'event armed-attack by RUS on AUH expect GMY not bound to defend AUH because date',
  ],
  [
    'organ Council { members all parties } trigger T { armed-attack on any party determined by Council } obligation Help { each party shall defend victim when T }',
    'event armed-attack by RUS on AUH event decision by Pact.Council that not Pact.T expect GMY not bound to defend AUH because undecided',
  ],
]);

table('who owes it', [
  [help(), `${attacked} expect AUH not bound to defend AUH expect GMY due expect ITA due`],
  // who would be fought is no obligor
  [
    'trigger T { armed-attack on any party } obligation Help { each party shall defend victim when T }',
    'event armed-attack by ITA on AUH expect ITA not bound to defend AUH expect GMY due to defend AUH',
  ],
  // but who is helped consults as all others do
  [`${attack} obligation Talk { all parties shall consult when T }`, `${attacked} expect AUH due to consult`],
  [
    `${attack} obligation Help { the other party shall defend that party when T }`,
    `${attacked} expect GMY due to defend AUH expect AUH not bound to defend GMY`,
  ],
  [`${attack} obligation Help { GMY shall defend AUH when T }`, `${attacked} expect ITA not bound to defend AUH`],
  // asking for assist accepts defend, not the other way round
  [help(), `${attacked} expect GMY due to assist AUH`],
  [
    `${attack} obligation Help { each party shall assist victim when T }`,
    `${attacked} expect GMY not bound to defend AUH expect GMY due to assist AUH`,
  ],
  // a duty at rest needs no event
  ['obligation Quiet { no party shall attack other parties }', 'expect GMY due to refrain from force against AUH'],
  [
    'obligation Quiet { each party shall not attack other parties }',
    'expect GMY due to refrain from force against AUH',
  ],
]);

table('pending: whose', [
  [help('upon request of victim'), `${attacked} expect GMY pending to defend AUH`],
  [help('upon request of victim'), `${attacked} event request by AUH expect GMY due to defend AUH`],
  [help('upon request of victim'), `${attacked} event request by ITA expect GMY pending to defend AUH`],
  [help('upon request of victim'), 'event armed-attack by FRN on AUH expect GMY not bound to defend AUH because by'],
  [help('upon consent of ITA'), `${attacked} expect GMY pending to defend AUH`],
  [help('upon consent of ITA'), `${attacked} event consent by ITA expect GMY due to defend AUH`],
  [help('upon consultation with ITA'), `${attacked} expect GMY pending to defend AUH`],
  [
    help('upon consultation with ITA'),
    `${attacked} event consultation between GMY and ITA expect GMY due to defend AUH`,
  ],
  [`organ Council { members all parties } ${help('upon decision of Council')}`, `${attacked} expect GMY pending`],
  // a decision that names no trigger is still the organ's, also of an organ of few
  [
    `organ Council { members AUH } ${help('upon decision of Council')}`,
    `${attacked} event decision by Pact.Council expect GMY due`,
  ],
  [
    `organ Council { members AUH } organ Staff { members AUH } ${help('upon decision of Council')}`,
    `${attacked} event decision by Pact.Staff expect GMY pending`,
  ],
  [
    `organ Council { members all parties } ${help('upon decision of Council')}`,
    `${attacked} event decision by Pact.Council expect GMY due to defend AUH`,
  ],
  [
    `organ Council { members all parties } ${help('upon decision of Council')}`,
    `${attacked} event decision by Pact.Council that not Pact.T expect GMY not bound to defend AUH because undecided`,
  ],
  [
    'organ Council { members all parties } trigger T { armed-attack on any party determined by Council } obligation Help { each party shall defend victim when T }',
    'event armed-attack by RUS on AUH expect GMY pending to defend AUH because undecided',
  ],
  // what would be arguable even then is arguable
  [
    'trigger T { armed-attack on any party by any state "Great Power" } obligation Help { each party shall defend victim when T upon request of victim }',
    'event armed-attack by RUS on AUH expect GMY arguable to defend AUH because class',
  ],
  // the determiner may settle that too
  [
    'trigger T { armed-attack on any party by any state "Great Power" determined by any party } obligation Help { each party shall defend victim when T }',
    'event armed-attack by RUS on AUH expect GMY pending to defend AUH',
  ],
]);

table('arguable', [
  [help(), 'event war-entry by RUS against AUH expect GMY arguable to defend AUH because kind'],
  [help('at discretion over participation'), `${attacked} expect GMY arguable to defend AUH because discretion`],
  [help('in defence of "their interests in China"'), `${attacked} expect GMY arguable to defend AUH`],
  [
    help('in defence of "their interests in China"'),
    `event armed-attack by RUS on AUH in "their interests in China" expect GMY due to defend AUH`,
  ],
]);

table('due at discretion', [
  [help('at discretion over measures'), `${attacked} expect GMY due-discretion to defend AUH because discretion`],
  [help('by constitutional-processes'), `${attacked} expect GMY due-discretion to defend AUH because discretion`],
  [
    `${attack} obligation Help { each party should defend victim when T }`,
    `${attacked} expect GMY due-discretion to defend AUH expect GMY bound to defend AUH expect GMY not due to defend AUH`,
  ],
]);

table('modifiers', [
  [
    `${help('unless Own')} trigger Own { armed-attack by that party on RUS }`,
    `${attacked} expect GMY due to defend AUH`,
  ],
  [
    `${help('unless Own')} trigger Own { armed-attack by that party on RUS }`,
    `${attacked} event armed-attack by AUH on RUS expect GMY not bound to defend AUH`,
  ],
  [help('until "peace is restored"'), `${attacked} event "peace is restored" on 1900-02-01 expect GMY due to defend AUH on 1900-01-15`], // biome-ignore format: one case
  [help('until "peace is restored"'), `${attacked} event "peace is restored" on 1900-02-01 expect GMY not bound to defend AUH`], // biome-ignore format: one case
  [help('only in Europe'), `${attacked} expect GMY due to defend AUH`],
  [help('only in Asia'), `${attacked} expect GMY not bound to defend AUH because in`],
  [help('only in "the Adriatic"'), `event armed-attack by RUS on AUH in "the Aegean" expect GMY arguable because in`],
  [
    'obligation Keep { each party shall "leave the Balkans as they are" without agreement of other party }',
    'expect GMY due on 1900-01-15 event agreement between AUH and GMY on 1900-02-01 expect GMY not bound to "leave the Balkans as they are"',
  ],
]);

table('fulfilled or violated', [
  [help(), `${attacked} event war-entry by GMY against RUS on 1900-01-05 expect GMY fulfilled to defend AUH`],
  [help(), `${attacked} event war-entry by GMY against RUS on 1900-01-05 expect GMY due to defend AUH on 1900-01-02`],
  [help(), `${attacked} event war-entry by GMY against AUH on 1900-01-05 expect GMY violated to defend AUH`],
  [help(), `${attacked} event aid by GMY on RUS on 1900-01-05 expect GMY violated to defend AUH`],
  [help('within 10 days'), `${attacked} expect GMY due to defend AUH expect GMY violated to defend AUH on 1900-01-12`],
  [
    `${attack} obligation Help { each party shall assist victim when T }`,
    `${attacked} event aid by GMY on AUH on 1900-01-05 expect GMY fulfilled to assist AUH`,
  ],
  [
    `${attack} obligation Stay { the other party shall remain neutral toward RUS when T }`,
    `${attacked} event armed-attack by GMY on RUS on 1900-01-05 expect GMY violated to remain neutral expect ITA due to remain neutral`, // biome-ignore format: one case
  ],
  [
    'obligation Quiet { each party shall refrain from force against other parties }',
    'event invasion by ITA on AUH expect ITA violated to refrain from force against AUH expect GMY due to refrain from force against AUH', // biome-ignore format: one case
  ],
  [
    'obligation Peace { each party shall make no separate-peace }',
    'event peace between ITA and RUS expect ITA violated to make no separate-peace expect GMY due to make no separate-peace', // biome-ignore format: one case
  ],
  [
    'obligation Peace { each party shall make no separate-peace }',
    'event peace by AUH, GMY, ITA on RUS expect ITA not violated to make no separate-peace',
  ],
  [`${attack} obligation Talk { all parties shall consult when T }`, `${attacked} event consultation between AUH and GMY on 1900-01-03 expect GMY fulfilled to consult expect ITA due to consult`], // biome-ignore format: one case
]);

describe('that party', () => {
  const duty = (trigger: string) => pact(`trigger T { ${trigger} } obligation Help { GMY shall defend that party when T }`); // biome-ignore format: one treaty
  it('is open where nobody whom the clause can mean was attacked: that binds to nothing', () => {
    const says = fails(duty('armed-attack on any state'), 'event armed-attack by RUS on SPN expect GMY bound under Pact.Help'); // biome-ignore format: one case
    assert.match(says, /arguably bound .* `on` – Who “that party” is is not said: SPN is no party to Pact/);
    holds(duty('mobilization by RUS'), 'event mobilization by RUS expect GMY arguable under Pact.Help because on');
  });
  it('is whoever was attacked, if that is a party', () => {
    holds(duty('armed-attack on any state'), 'event armed-attack by RUS on ITA expect GMY due to defend ITA');
  });
});

describe('reservations', () => {
  const reserved = (modifiers: string) => pact(`${help()} reservation R of ITA to Help { ${modifiers} }`);
  it('bind their maker alone, and add a condition', () => {
    holds(reserved('when Fleet'), `${attacked} expect GMY due to defend AUH`);
    holds(
      pact(
        `${help()} trigger Fleet { armed-attack on any party by RUS in Europe } reservation R of ITA to Help { unless Fleet }`,
      ),
      `${attacked} expect GMY due to defend AUH expect ITA not bound to defend AUH`,
    );
  });
  it('choose no other party than the clause has found', () => {
    holds(
      pact(
        'trigger T { armed-attack on AUH or GMY } trigger Any { threat on any party } obligation Help { the other parties shall defend that party when T } reservation R of ITA to Help { when Any }',
      ),
      'event armed-attack by RUS on GMY event mobilization by FRN against AUH expect ITA due to defend GMY expect ITA not bound to defend AUH expect GMY not bound to defend AUH',
    );
  });
  it('replace modifiers of the same word', () => {
    holds(
      pact(`${help('at discretion over measures')} reservation R of ITA to Help { at discretion over participation }`),
      `${attacked} expect GMY due-discretion to defend AUH expect ITA arguable to defend AUH`,
    );
  });
});

describe('a partial source', () => {
  const partial = pact(`source "Article 1" partial ${help()}`);
  it('leaves what it does not say unknown, unless one clause is asked', () => {
    holds(
      partial,
      'event armed-attack by FRN on AUH expect GMY unknown to defend AUH expect GMY not bound to defend AUH under Pact.Help because by expect FRN not bound to defend AUH', // biome-ignore format: one case
    );
  });
  it('says so of what it says', () => {
    holds(partial, `${attacked} expect GMY due to defend AUH`);
  });
});

describe('what an answer says', () => {
  it('names the reason, the event, the clause and the article', () => {
    const text = pact(
      'article 2 { trigger T { unprovoked armed-attack on any party } obligation Help { each party shall defend victim when T } }',
    );
    const says = fails(text, 'event provoked armed-attack by RUS on AUH expect GMY bound to defend AUH');
    assert.match(says, /GMY is not bound to defend AUH on 1 January 1900, because: `unprovoked` –/);
    assert.match(says, /event of 1 January 1900/);
    assert.match(says, /Pact\.Help \(article 2\)/);
  });
  it('says whose request it waits for', () => {
    const says = fails(pact(help('upon request of victim')), `${attacked} expect GMY due to defend AUH`);
    assert.match(says, /pending, because: It is owed upon request of victim/);
  });
  it('fails where the reason is another', () => {
    const says = fails(pact(help()), 'event armed-attack by FRN on AUH expect GMY not bound to defend AUH because in');
    assert.match(says, /`by` –/);
  });
  it('passes over what has no meaning', () => {
    const { expectations } = run(pact(help()), 'expect XYZZY bound to defend AUH');
    assert.equal(expectations[0]?.outcome, 'unreadable');
  });
  it('lists what was taken for granted', () => {
    const ran = run(pact(help('until "peace is restored"')), `${attacked} expect GMY due`);
    const [clause] = ran.expectations[0]?.clauses ?? [];
    assert.ok(clause);
    const answer = ran.crisis.ask(clause.duty, clause.obligor, ran.crisis.last);
    assert.ok(answer.assumed.some((each) => each.includes('“peace is restored”')));
  });
});
