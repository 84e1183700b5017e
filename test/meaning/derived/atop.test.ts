/** What a mechanical coder of treaties has to know, rule by rule (docs/atop.md). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AtopReading, atopColumns, atopOf, atopRows } from '../../../server/meaning/derived/index.ts';
import { allStates, codesOf } from '../../../server/model/register.ts';
import { samples, sampleWorkspace, treaty, workspaceOf } from '../_read.ts';

/** A treaty of Austria-Hungary, Germany and Italy, signed in 1882, with these clauses. */
function read(clauses: string, { parties = 'AUH GMY ITA', head = 'signed 1882-05-20', world = '' } = {}): AtopReading {
  const workspace = workspaceOf(`treaty Pact "A pact" { ${head} parties { ${parties} } ${clauses} }`, world);
  return atopOf(workspace, treaty(workspace, 'Pact'));
}

/** The codes asked for, as `defense 1, offense 0`; an empty one is `-`. Of the alliance, or of a member. */
function codes(reading: AtopReading, names: string, member?: string): string {
  const row = member === undefined ? reading.alliance : reading.members.find((each) => each.code === member)?.codes;
  assert.ok(row, `no member ${member}`);
  return names.split(' ').map((name) => `${name} ${row[name]?.value ?? '-'}`).join(', '); // biome-ignore format: one line
}

const defend = (trigger: string, more = '') =>
  `obligation Help { each party shall defend the victim when ${trigger} ${more} }`;

describe('defence and offence', () => {
  it('help upon an attack on an ally is defence, with or without arms', () => {
    for (const verb of ['defend', 'assist'])
      assert.equal(
        codes(read(`obligation O { each party shall ${verb} the victim when armed-attack on any party }`), 'defense offense active'), // biome-ignore format: one line
        'defense 1, offense 0, active 1',
      );
  });
  it('help upon no event is neither', () => {
    const reading = read('obligation O { each party shall assist other parties at discretion over participation "so far as it suits" }'); // biome-ignore format: one line
    assert.equal(codes(reading, 'defense offense'), 'defense 0, offense 0');
  });
  it('to join a war whoever began it is both', () => {
    const reading = read('obligation O { other parties shall join that party in war when war between any party and any third-state }'); // biome-ignore format: one line
    assert.equal(codes(reading, 'defense offense'), 'defense 1, offense 1');
  });
  it('to fight where somebody else is attacked, or mobilizes, is offence alone', () => {
    for (const event of ['armed-attack on SRB by any third-state', 'mobilization by RUS'])
      assert.equal(
        codes(read(`obligation O { each party shall attack RUS when ${event} }`, { world: 'state SRB "Serbia"' }), 'defense offense'), // biome-ignore format: one line
        'defense 0, offense 1',
      );
  });
  it('to mobilize is neither, and what should be done, or may be, is no promise', () => {
    for (const clause of [
      'obligation O { each party shall mobilize when armed-attack on any party }',
      'obligation O { each party should defend the victim when armed-attack on any party }',
      'right R { other parties may join that party in war when armed-attack on any party }',
    ])
      assert.equal(codes(read(clause), 'defense offense'), 'defense 0, offense 0', clause);
  });
  it('help against upheaval within a state is neither; upon a political event it is open', () => {
    assert.equal(codes(read(defend('unrest on any party')), 'defense offense'), 'defense 0, offense 0');
    assert.equal(codes(read(defend('request by any party')), 'defense offense'), 'defense -, offense -');
  });
  it('whoever is struck itself owes itself nothing, neither defence nor offence', () => {
    const reading = read(defend('armed-attack on ITA'));
    assert.equal(codes(reading, 'defense offense', 'ITA'), 'defense 0, offense 0');
    assert.equal(codes(reading, 'defense offense', 'GMY'), 'defense 1, offense 0');
  });
  it('an event in the treaty’s own words leaves open what it is', () => {
    assert.equal(codes(read(defend('"the balance of power is upset"')), 'defense offense'), 'defense -, offense -'); // biome-ignore format: one line
  });
  it('a duty only for one’s own soil helps no ally', () => {
    const reading = read(defend('armed-attack on any party in territory of ITA'));
    assert.equal(codes(reading, 'defense', 'GMY'), 'defense 1');
    assert.equal(codes(reading, 'defense', 'ITA'), 'defense 0');
    assert.equal(codes(reading, 'defense asymm'), 'defense 1, asymm 1');
  });
});

describe('conditions', () => {
  const condition = (trigger: string, names: string, world = '') =>
    codes(read(defend(trigger), { world }), names, 'GMY');
  it('any narrowing of the opponent: a name, a class, an exception', () => {
    for (const by of ['FRN', 'FRN or RUS', 'any state "Great Power"', 'any third-state except RUS'])
      assert.equal(condition(`armed-attack on any party by ${by}`, 'defcoadv defcon'), 'defcoadv 1, defcon 1', by);
    for (const by of ['any third-state', 'any state except AUH, GMY, ITA', 'FRN or any third-state'])
      assert.equal(condition(`armed-attack on any party by ${by}`, 'defcoadv defcon'), 'defcoadv 0, defcon 0', by);
  });
  it('a name in `unless` narrows too', () => {
    const reading = read(defend('armed-attack on any party', 'unless armed-attack by FRN'));
    assert.equal(codes(reading, 'defcoadv', 'GMY'), 'defcoadv 1');
  });
  it('a region is a location, the parties’ territory is none', () => {
    assert.equal(condition('armed-attack on any party in Europe', 'defcoloc'), 'defcoloc 1');
    assert.equal(condition('armed-attack on any party in territory of any party within Europe', 'defcoloc'), 'defcoloc 1'); // biome-ignore format: one line
    assert.equal(condition('armed-attack on any party in "the Straits"', 'defcoloc'), 'defcoloc 1');
    assert.equal(condition('armed-attack on any party in territory of any party', 'defcoloc'), 'defcoloc 0');
    assert.equal(condition('armed-attack on any party in Home', 'defcoloc', 'area Home { includes territory of ITA, World }'.replace(', World', '')), 'defcoloc 0'); // biome-ignore format: one line
  });
  it('a number of adversaries, and that the ally did not provoke', () => {
    assert.equal(
      condition('unprovoked armed-attack on any party by at least 2 third-states', 'defconum defconpr defcoadv'),
      'defconum 1, defconpr 1, defcoadv 0',
    );
  });
  it('any duty with a condition sets it; within a duty every way must have it', () => {
    const two = `${defend('armed-attack on any party')} obligation More { each party shall defend the victim when armed-attack on any party by RUS }`; // biome-ignore format: one line
    assert.equal(codes(read(two), 'defcoadv', 'GMY'), 'defcoadv 1');
    const either = defend('(armed-attack on any party by RUS) or (armed-attack on any party)');
    assert.equal(codes(read(either), 'defcoadv', 'GMY'), 'defcoadv 0');
  });
  it('a reservation conditions its maker’s duty alone', () => {
    const reading = read(`${defend('armed-attack on any party')} reservation R of GMY to Help { when armed-attack by RUS }`); // biome-ignore format: one line
    assert.equal(codes(reading, 'defcoadv', 'GMY'), 'defcoadv 1');
    assert.equal(codes(reading, 'defcoadv', 'ITA'), 'defcoadv 0');
  });
});

describe('the other obligations', () => {
  it('no help to an attacker is neutrality; no help to somebody named is another promise', () => {
    const upon = read('obligation O { other parties shall refrain from aid to the aggressor when armed-attack on any party }'); // biome-ignore format: one line
    assert.equal(codes(upon, 'neutral neucoatt notaiden', 'GMY'), 'neutral 1, neucoatt 1, notaiden 0');
    const named = read('obligation O { each party shall refrain from aid to RUS }');
    assert.equal(codes(named, 'neutral notaiden'), 'neutral 0, notaiden -');
  });
  it('consultation needs a crisis', () => {
    for (const [clause, wanted] of [
      ['all parties shall consult when threat on any party', 1],
      ['all parties shall consult about "matters of common interest"', 0],
      ['all parties shall coordinate planning', 0],
      ['all parties shall consult when breach by any state', 0],
    ])
      assert.equal(codes(read(`obligation O { ${clause} }`), 'consul'), `consul ${wanted}`, String(clause));
  });
  it('only on request', () => {
    assert.equal(codes(read('obligation O { all parties shall consult when threat on any party upon request of any party }'), 'consul concoreq', 'ITA'), 'consul 1, concoreq 1'); // biome-ignore format: one line
  });
  it('not to use force counts against a party, not against others', () => {
    assert.equal(codes(read('obligation O { each party shall refrain from force against other parties }'), 'nonagg'), 'nonagg 1'); // biome-ignore format: one line
    assert.equal(codes(read('obligation O { no party shall attack other parties }'), 'nonagg'), 'nonagg 1');
    assert.equal(codes(read('obligation O { each party shall refrain from force against SWZ }'), 'nonagg'), 'nonagg 0');
    assert.equal(codes(read('obligation O { each party shall settle disputes peacefully }'), 'nonagg'), 'nonagg 1');
  });
});

describe('what is said of the whole treaty', () => {
  const said = (clauses: string, names: string) => codes(read(clauses), names);
  it('the term, and what stands for one', () => {
    const names = 'speclgth length renounce';
    assert.equal(said('term 5 years', names), 'speclgth 1, length 60, renounce 0');
    assert.equal(said('withdrawal after 20 years with 1 year notice', names), 'speclgth 1, length 240, renounce 0');
    assert.equal(said('term indefinite withdrawal with 1 year notice', names), 'speclgth 3, length 0, renounce 1');
    assert.equal(said('withdrawal none', names), 'speclgth 0, length 0, renounce 2');
    assert.equal(said('', names), 'speclgth 0, length 0, renounce 0');
  });
  it('secret alone is the whole treaty, beside other clauses it is the article', () => {
    assert.equal(said('article 1 { secret }', 'pubsecr secrart'), 'pubsecr 2, secrart 8');
    assert.equal(
      said('article 1 { secret obligation O { GMY shall "x" } }', 'pubsecr secrart'),
      'pubsecr 1, secrart -',
    );
  });
  it('a state is a threat where it is named as an opponent, not where it is excepted', () => {
    const threat = (by: string) => codes(read(defend(`armed-attack on any party by ${by}`)), 'specthrt statthr1');
    assert.equal(threat('RUS'), 'specthrt 1, statthr1 365');
    assert.equal(threat('any third-state except RUS'), 'specthrt 0, statthr1 0');
    assert.equal(threat('RUS or FRN'), 'specthrt -, statthr1 -');
  });
});

describe('nothing is guessed', () => {
  it('half a clause, or half a text, makes no 0', () => {
    const partial = read('', { head: 'signed 1882-05-20 source "x" partial' });
    assert.equal(codes(partial, 'defense nonagg pubsecr organ1 conditio'), 'defense -, nonagg -, pubsecr -, organ1 -, conditio -'); // biome-ignore format: one line
  });
  it('members that by the dates given were never bound owe what nobody knows', () => {
    const reading = read(defend('armed-attack on any party'), { parties: 'AUH GMY ITA joined 1920-01-01', head: 'signed 1882-05-20 ended 1915-05-23' }); // biome-ignore format: one line
    assert.equal(codes(reading, 'defense', 'ITA'), 'defense -');
  });
  it('no treaty, no number of ATOP and no state is known to the derivation', () => {
    const home = new URL('../../../server/meaning/derived/', import.meta.url);
    const words = new Set<string>();
    for (const name of readdirSync(home)) {
      // comments may speak of treaties; code may not
      const text = readFileSync(new URL(name, home), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      for (const [word] of text.matchAll(/[A-Za-z0-9_]+/g)) words.add(word);
    }
    for (const { treaty: each } of sampleWorkspace().treaties) {
      assert.ok(!words.has(each.name), each.name);
      const number = each.heads.find((head) => head.what === 'atop')?.number?.value;
      assert.ok(number === undefined || !words.has(number), number);
    }
    for (const state of allStates())
      for (const code of [
        codesOf(state, 0),
        ...state.codes.map((each) => (typeof each === 'string' ? each : each.code)),
      ])
        assert.ok(!words.has(code), code);
  });
  it('the order of clauses changes no code', () => {
    const clauses = [
      defend('armed-attack on any party by RUS'),
      'obligation More { each party shall assist the victim when armed-attack on any party in Europe }',
      'obligation Talk { all parties shall consult when threat on any party }',
      'obligation Germany { GMY shall remain neutral toward ITA when war between ITA and FRN }',
      'secret',
      'term 5 years',
    ];
    const all = (order: readonly string[]) => {
      const { alliance, members } = read(order.join('\n'));
      const values = (row: AtopReading['alliance']) =>
        Object.keys(row)
          .sort()
          .map((name) => [name, row[name]?.value]);
      return [values(alliance), members.map((member) => values(member.codes))];
    };
    const wanted = all(clauses);
    fc.assert(
      fc.property(fc.shuffledSubarray(clauses, { minLength: clauses.length }), (order) => assert.deepEqual(all(order), wanted)), // biome-ignore format: one line
      { numRuns: 20 },
    );
  });
  it('nor does the list that a state’s code is from', () => {
    const changed = new Map([...samples].map(([name, text]) => [name, name.startsWith('molotov') ? text.replaceAll('GMY', 'DEU') : text])); // biome-ignore format: one line
    const values = (workspace: ReturnType<typeof sampleWorkspace>) =>
      atopRows(workspace, [treaty(workspace, 'MolotovRibbentrop')], 'member').map(({ codes: row }) =>
        atopColumns('member').map((name) => row[name]?.value),
      );
    assert.deepEqual(values(sampleWorkspace(changed)), values(sampleWorkspace()));
  });
});

describe('rows', () => {
  const texts = [
    `treaty First "A" { signed 1882-05-20 atop 9999 parties { AUH GMY } ${defend('armed-attack on any party')} }`,
    'treaty Second "B" { signed 1887-02-20 atop 9999 parties { AUH GMY } obligation O { each party shall settle disputes peacefully } }', // biome-ignore format: one line
    'treaty Other "C" { signed 1900-01-01 parties { AUH GMY } }',
  ];
  const workspace = workspaceOf(...texts);
  const rows = (level: 'alliance' | 'phase' | 'member', names: string) =>
    atopRows(workspace, workspace.treaties, level).map(
      ({ treaty: name, codes: row }) =>
        `${name} ${names
          .split(' ')
          .map((each) => row[each]?.value ?? '-')
          .join(' ')}`,
    );
  it('texts of one number are phases of one alliance, and the alliance has the highest of each', () => {
    assert.deepEqual(rows('phase', 'atopidphase phase maxphase defense nonagg'), [
      'First 9999.1 1 2 1 0',
      'Second 9999.2 2 2 0 1',
      'Other - - - 0 0',
    ]);
    assert.deepEqual(rows('alliance', 'begyr defense nonagg'), ['First 1882 1 1', 'Other 1900 0 0']);
    assert.equal(rows('member', 'member').length, 6);
  });
});
