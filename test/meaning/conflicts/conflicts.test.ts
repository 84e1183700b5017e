/** What is a conflict, and what is none: section 5 of docs/semantics.md, in small treaties. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lookupState } from '../../../server/model/register.ts';
import { day } from '../_read.ts';
import { alliance, assertHolds, conflictsOf, crisis, eventsOf, found, friendship } from './_find.ts';

const defend = alliance(
  'obligation Help { the other party shall defend that party when armed-attack on any party by any state }',
);
const peace = 'obligation Peace { each party shall refrain from force against other party }';
const neutral = (when: string) =>
  friendship(`obligation Aside { the other party shall remain neutral toward that party when ${when} }`);

describe('what excludes each other', () => {
  test('to fight for an ally, and to use no force against its attacker', () => {
    const texts = [defend, friendship(peace)];
    assert.deepEqual(found(...texts), ['between Alliance.Help Friendship.Peace for GMY']);
    assert.deepEqual(crisis(...texts), ['armed-attack by RUS on AUH']);
    for (const each of conflictsOf(...texts).conflicts) assertHolds(texts, each);
  });

  test('to fight for an ally, and to stay neutral toward its attacker', () => {
    const texts = [defend, neutral('war between any party and any third-state')];
    assert.deepEqual(found(...texts), ['between Alliance.Help Friendship.Aside for GMY']);
    // an invasion is an armed attack and makes war: one event is enough
    assert.deepEqual(crisis(...texts), ['invasion by RUS on AUH']);
  });

  test('to help a state, and not to help it as an aggressor', () => {
    const texts = [
      'treaty Aid "Aid" { signed 1880-01-01 parties { GMY TUR } obligation Help { GMY shall aid TUR when war between TUR and RUS } }',
      friendship(
        'obligation NoHelp { the other party shall refrain from aid to the aggressor when war on any party by any state }',
      ),
    ];
    assert.deepEqual(found(...texts), ['between Aid.Help Friendship.NoHelp for GMY']);
    assert.deepEqual(crisis(...texts), ['war by TUR on RUS']);
  });

  test('to fight on both sides of one war', () => {
    const texts = [
      'treaty East "East" { signed 1880-01-01 parties { GMY RUS } obligation Help { GMY shall defend RUS against AUH when war between AUH and RUS } }',
      'treaty South "South" { signed 1880-01-01 parties { AUH GMY } obligation Help { GMY shall defend AUH against RUS when war between AUH and RUS } }',
    ];
    assert.deepEqual(found(...texts), ['between East.Help South.Help for GMY']);
  });

  test('within one treaty it is an error', () => {
    const texts = [
      'treaty Pact "Pact" { signed 1880-01-01 parties { AUH GMY } trigger Attack { armed-attack on AUH by RUS } obligation Help { GMY shall defend AUH when Attack } obligation Aside { GMY shall remain neutral when Attack } }',
    ];
    assert.deepEqual(found(...texts), ['within Pact.Help Pact.Aside for GMY']);
    for (const each of conflictsOf(...texts).conflicts) assertHolds(texts, each);
  });

  test('for each state that owes both, if only one crisis is shown', () => {
    const texts = [
      'treaty Pact "Pact" { signed 1880-01-01 parties { AUH GMY ITA } obligation Help { each party shall defend the victim when armed-attack on any party } }',
      'treaty Calm "Calm" { signed 1880-01-01 parties { AUH GMY RUS } obligation Peace { each party shall refrain from force against other parties } }',
    ];
    assert.deepEqual(found(...texts), ['between Calm.Peace Pact.Help for AUH, GMY']);
  });
});

describe('a duty not to fight anybody', () => {
  const swiss = (clause: string) =>
    `treaty Perpetual "Perpetual" { signed 1885-01-01 parties { GMY UKG } obligation Calm { GMY shall ${clause} } }`;

  for (const clause of [
    'refrain from force against any state',
    'refrain from force against any third-state',
    'remain neutral toward any state',
    'remain neutral',
    'refrain from aid to any state',
  ])
    test(clause, () => {
      const texts = [defend, swiss(clause)];
      assert.deepEqual(found(...texts), ['between Alliance.Help Perpetual.Calm for GMY']);
      assert.equal(crisis(...texts).length, 1);
      for (const each of conflictsOf(...texts).conflicts) assertHolds(texts, each);
    });

  test('also against a state that no event names', () => {
    const named = alliance('obligation Help { GMY shall defend AUH against FRN when armed-attack on AUH by RUS }');
    const texts = [named, swiss('refrain from force against any state except RUS')];
    assert.deepEqual(found(...texts), ['between Alliance.Help Perpetual.Calm for GMY']);
    for (const each of conflictsOf(...texts).conflicts) assertHolds(texts, each);
  });

  test('not against those whom it excepts, nor when another owes it', () => {
    const byRussia = alliance('obligation Help { GMY shall defend AUH when armed-attack on AUH by RUS }');
    assert.deepEqual(found(byRussia, swiss('refrain from force against any state except RUS')), []);
    assert.deepEqual(found(byRussia, swiss('refrain from force against any third-state "Small Power"')), []);
    assert.deepEqual(found(defend, swiss('remain neutral').replace('GMY shall', 'UKG shall')), []);
  });
});

describe('two events, and a supporter', () => {
  const reinsured = friendship(`
    trigger AtWar { war between any party and AUH }
    trigger Own { armed-attack by that party on AUH }
    obligation Aside { the other party shall remain neutral toward that party when AtWar and not Own }`);

  test('where one attack alone is excepted', () => {
    const supported = alliance(
      'obligation Help { GMY shall defend AUH against aggressor, RUS when armed-attack on AUH by any third-state except RUS supported by RUS }',
    );
    const texts = [supported, reinsured];
    assert.deepEqual(found(...texts), ['between Alliance.Help Friendship.Aside for GMY']);
    const events = crisis(...texts);
    assert.equal(events.length, 2);
    assert.match(events[0] ?? '', /^armed-attack by (?!RUS)\w+ on AUH supported by RUS$/);
    assert.equal(events[1], 'war by AUH on RUS');
    for (const each of conflictsOf(...texts).conflicts) assertHolds(texts, each);
  });

  test('none where the exception shuts out every way', () => {
    const byRussia = alliance('obligation Help { GMY shall defend AUH when armed-attack on AUH by RUS }');
    // Russia attacks and Austria-Hungary makes war on it: that is one quarrel, and the exception covers it
    assert.deepEqual(found(byRussia, reinsured), []);
  });

  test('an attack by two needs both events, and meets the other clause with one of them', () => {
    const texts = [
      alliance(
        'group Powers = FRN, RUS, UKG obligation Help { GMY shall defend AUH when unprovoked armed-attack on AUH by at least 2 of Powers }',
      ),
      neutral('war between any party and any third-state'),
    ];
    assert.deepEqual(found(...texts), ['between Alliance.Help Friendship.Aside for GMY']);
    const events = crisis(...texts);
    assert.equal(events.length, 2);
    assert.ok(events.includes('unprovoked invasion by RUS on AUH'), events.join('\n'));
  });

  test('three attackers are beyond what is searched, and that is said', () => {
    const { conflicts, beyond } = conflictsOf(
      alliance(
        'group Powers = FRN, RUS, UKG obligation Help { GMY shall defend AUH when armed-attack on AUH by at least 3 of Powers }',
      ),
      friendship(peace),
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      beyond.map(({ one, two }) => [one.name, two.name]),
      [['Alliance.Help', 'Friendship.Peace']],
    );
  });
});

describe('an ally drawn in by a clause of its own', () => {
  const joint = alliance(
    'trigger Two { armed-attack on AUH by at least 2 of Powers } trigger Spread { war-entry by ITA on FRN } group Powers = FRN, RUS, TUR obligation Help { GMY shall defend AUH when Two and Spread }',
  );
  const italian =
    'treaty Italian "Italian" { signed 1880-01-01 parties { AUH ITA } obligation Join { ITA shall defend AUH when armed-attack on AUH by any state } }';

  test('the crisis assumes that the ally honours it, and holds', () => {
    const texts = [joint, friendship(peace), italian];
    assert.deepEqual(found(...texts), ['between Alliance.Help Friendship.Peace for GMY']);
    const [conflict] = conflictsOf(...texts).conflicts;
    assert.ok(conflict);
    assert.deepEqual(conflict.scenario.slice(1), [
      '  under Alliance.Help, Friendship.Peace, Italian.Join',
      '  on 1885-01-01',
      '  event armed-attack by FRN on AUH',
      '  event armed-attack by RUS on AUH',
      '  assume honoured by ITA',
      '  expect conflict for GMY between Alliance.Help and Friendship.Peace',
      '}',
    ]);
    assertHolds(texts, conflict);
  });

  test('the third clause is a part of it: changed, ended or left to the ally’s choice, and there is none', () => {
    const without = (third: string) => {
      assert.notEqual(third, italian);
      assert.deepEqual(found(joint, friendship(peace), third), []);
    };
    assert.deepEqual(found(joint, friendship(peace)), []);
    without(italian.replace('by any state', 'by RUS'));
    without(italian.replace('1880-01-01', '1880-01-01 ended 1884-01-01'));
    without(italian.replace('defend AUH when', 'defend AUH at discretion over participation when'));
    without(italian.replace('defend AUH when', 'aid AUH when'));
    assert.equal(found(joint, friendship(peace), italian).length, 1);
  });
});

describe('no conflict', () => {
  test('where an exception takes the case out', () => {
    const except = defend.replace('by any state', 'by any state except RUS');
    assert.notEqual(except, defend);
    assert.deepEqual(found(except, friendship(peace)), []);
  });

  test('where the treaties were never in force together', () => {
    assert.deepEqual(found(defend.replace('1880-01-01', '1880-01-01 ended 1884-12-31'), friendship(peace)), []);
    assert.equal(found(defend.replace('1880-01-01', '1880-01-01 ended 1885-01-02'), friendship(peace)).length, 1);
  });

  test('where nobody owes both', () => {
    const other = friendship(peace).replace('GMY RUS', 'FRN RUS');
    assert.deepEqual(found(defend, other), []);
  });

  test('only because two states attack each other', () => {
    const texts = [
      defend,
      friendship(
        'obligation Help { the other party shall defend that party when armed-attack on any party by any state }',
      ),
    ];
    assert.deepEqual(found(...texts), []);
  });

  test('with a duty not to use force contrary to the Charter', () => {
    const charter = friendship('obligation Charter { each party shall refrain from unlawful-force }');
    assert.deepEqual(found(defend, charter), []);
  });

  test('where a party of the pact attacks another: it has given up its own shelter', () => {
    const pact =
      'treaty Pact "Pact" { signed 1880-01-01 parties { AUH GMY ITA } obligation Help { each party shall defend the victim when armed-attack on any party } obligation Peace { each party shall refrain from force against other parties } }';
    assert.deepEqual(found(pact), []);
  });

  test('where help is left to the obligor altogether, or is no armed help', () => {
    const free = defend.replace('when armed', 'at discretion over participation "if it sees fit" when armed');
    assert.notEqual(free, defend);
    assert.deepEqual(found(free, friendship(peace)), []);
    assert.deepEqual(found(defend.replace('defend', 'assist'), friendship(peace)), []);
    assert.equal(
      found(defend.replace('defend that party', 'assist that party with armed-force'), friendship(peace)).length,
      1,
    );
  });
});

describe('quieter', () => {
  test('a note where one treaty yields to the other', () => {
    assert.deepEqual(found(defend, friendship(`${peace} subject-to Alliance`)), [
      'settled Alliance.Help Friendship.Peace for GMY',
    ]);
    assert.deepEqual(found(defend, friendship(`${peace} subject-to "the Charter"`)), [
      'between Alliance.Help Friendship.Peace for GMY',
    ]);
  });

  test('a hint where a duty is only arguable, or its measures are free', () => {
    const some = defend.replace('by any state', 'by any state "Great Power"');
    const texts = [some, friendship(peace)];
    assert.deepEqual(found(...texts), ['arguable Alliance.Help Friendship.Peace for GMY']);
    // the class once listed, there is nothing to argue about
    const listed = 'group Powers "Great Power" = RUS, FRN';
    assert.deepEqual(found(...texts, listed), ['between Alliance.Help Friendship.Peace for GMY']);
    const own = defend.replace('when armed', 'by constitutional-processes when armed');
    assert.deepEqual(found(own, friendship(peace)), ['arguable Alliance.Help Friendship.Peace for GMY']);
  });

  test('what was only arguable bears no expectation that would fail', () => {
    const some = defend.replace('by any state', 'by any state "Great Power"');
    const [conflict] = conflictsOf(some, friendship(peace)).conflicts;
    assert.ok(conflict);
    assert.ok(!conflict.scenario.some((line) => line.includes('expect')));
    assert.equal(eventsOf(conflict).length, 1);
  });
});

describe('who a crisis is told with', () => {
  test('states that clauses name, else neighbours by region', () => {
    const supported = alliance(
      'obligation Help { GMY shall defend AUH against aggressor, RUS when armed-attack on AUH by any third-state except RUS supported by RUS }',
    );
    const when = (more: string) =>
      friendship(
        `trigger AtWar { war between any party and AUH${more} } trigger Own { armed-attack by that party on AUH } obligation Aside { the other party shall remain neutral toward that party when AtWar and not Own }`,
      );
    const attacker = (more: string) => /by (\w+) on AUH supported/.exec(crisis(supported, when(more))[0] ?? '')?.[1];
    assert.equal(attacker(' or FRN'), 'FRN');
    const neighbour = lookupState(attacker('') ?? '', day('1885-01-01'));
    assert.equal(neighbour.kind === 'state' && neighbour.state.region, 'Europe');
  });

  test('a state joins, and only then is there a conflict', () => {
    const texts = [
      defend,
      'treaty Late "Late" { signed 1885-01-01 parties { RUS GMY joined 1888-05-01 } obligation Peace { each party shall refrain from force against other party } }',
    ];
    assert.deepEqual(found(...texts), ['between Alliance.Help Late.Peace for GMY']);
    const [conflict] = conflictsOf(...texts).conflicts;
    assert.equal(
      conflict?.scenario.find((line) => line.startsWith('  on ')),
      '  on 1888-05-01',
    );
  });
});
