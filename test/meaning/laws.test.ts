/**
 * Laws that hold of every text and every crisis, on clauses and events put together at random. `RUNS` makes it long,
 * `SEED` tries others.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseFile } from '../../grammar/index.ts';
import { type AnswerWord, dutiesOf, obligorsOf } from '../../server/meaning/crises/index.ts';
import { nameState } from '../../server/meaning/index.ts';
import { compareTruth } from '../../server/meaning/logic.ts';
import { type Battery, probe, settlements } from '../../server/meaning/probes.ts';
import { makeWorkspace, type Workspace } from '../../server/model/workspace.ts';
import { ask, day, treaty, trigger, workspaceOf } from './_read.ts';
import { runIn } from './crises/_run.ts';

const on = '1900-01-05';
const runs = (count: number) => ({
  numRuns: Number(process.env.RUNS ?? count),
  ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}),
});

// ---------- triggers ----------

const kind = fc.constantFrom('armed-attack', 'invasion', 'war', 'threat', 'aggression', 'mobilization', 'cyber-attack', '"a hostile demonstration"'); // biome-ignore format: a list
const doer = fc.constantFrom(
  '',
  'by RUS',
  'by FRN or RUS',
  'by any third-state',
  'by any state except RUS',
  'by any of Rivals',
  'by at least 2 of Rivals',
  'by any third-state "Great Power"',
);
const victim = fc.constantFrom('on any party', 'on any party', 'on AUH', 'on any state');
const support = fc.constantFrom('', '', '', 'supported by RUS');
const place = fc.constantFrom('', '', '', 'in Europe', 'in "the Near East"', 'in territory of AUH', 'in Theatre');
const words = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((each) => each.filter((word) => word !== '').join(' '));
const provoked = fc.constantFrom('', '', 'unprovoked');
const determined = fc.constantFrom('', '', '', 'determined by Council', 'determined by any party');
const pattern = fc.oneof(
  { weight: 5, arbitrary: words(provoked, kind, victim, doer, support, place, determined) },
  { weight: 1, arbitrary: fc.constantFrom('war between any party and any third-state', 'war between any party and FRN', 'request by any party') }, // biome-ignore format: one choice
);
/** A trigger under any name: one event, or two in a combination. */
const condition = fc.oneof(
  { weight: 4, arbitrary: pattern.map((one) => (name: string) => `trigger ${name} { ${one} }`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(pattern, fc.constantFrom('or', 'and', 'and not'), pattern)
      .map(([one, how, two]) => combined(one, how, two)),
  },
);
function combined(one: string, how: string, two: string): (name: string) => string {
  return (name) => `trigger ${name}1 { ${one} } trigger ${name}2 { ${two} } trigger ${name} = ${name}1 ${how} ${name}2`;
}

// ---------- events ----------

const power = fc.constantFrom('RUS', 'FRN', 'UKG', 'AUH', 'GMY', 'TUR');
const told = fc.oneof(
  {
    weight: 5,
    arbitrary: words(
      fc.constantFrom('', '', 'provoked', 'unprovoked'),
      kind,
      fc.oneof(fc.constant(''), power.map((each) => `by ${each}`)), // biome-ignore format: one choice
      fc.constantFrom('on AUH', 'on GMY', 'on ITA', 'on FRN'),
      fc.constantFrom('', '', 'supported by RUS'),
      fc.constantFrom('', '', 'in "the Near East"', 'in territory of TUR'),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'decision by Pact.Council that Pact.T',
      'decision by Pact.Council that not Pact.T',
      'decision by AUH that Pact.T',
      'request by AUH',
      'war between AUH and RUS',
      'peace between AUH and RUS',
    ),
  },
);
const dated = fc.tuple(told, fc.integer({ min: 1, max: 5 })).map(([what, date]) => `${what} on 1900-01-0${date}`);
const events = fc.array(dated, { minLength: 1, maxLength: 4 });

const task = fc.constantFrom(
  'the other parties shall defend that party',
  'each party shall assist the victim with armed-force',
  'each party shall assist the victim at discretion over measures',
  'GMY shall defend AUH',
  'all parties shall consult',
  'each party shall remain neutral',
  'each party shall mobilize',
);

const pact = (clauses: string) => `treaty Pact "A pact" {
  signed 1882-05-20 in-force 1882-05-20
  parties { AUH GMY ITA }
  organ Council "the Council" { members all parties }
  group Rivals = RUS, FRN, TUR
  area Home { includes territory of AUH }
  area Theatre "the theatre" { includes territory of any party excludes "the colonies" }
  ${clauses}
}`;
const crisis = (lines: readonly string[], more = '') =>
  `scenario S { on 1900-01-01 ${lines.map((each) => `event ${each}`).join(' ')} ${more} }`;

/** Open, or owed as what: what an exception may only lower. Whether an open answer awaits somebody is no matter of degree. */
const certainty: Readonly<Record<AnswerWord, number>> = {
  'not-yet': 0,
  ended: 0,
  suspended: 0,
  'not-bound': 0,
  pending: 1,
  arguable: 1,
  'due-discretion': 2,
  due: 3,
  fulfilled: 3,
  violated: 3,
};

/** How each duty stands to each party on the last day. */
function standings(workspace: Workspace): Map<string, AnswerWord> {
  const { crisis: ran } = runIn(workspace, 'S');
  const found = new Map<string, AnswerWord>();
  for (const duty of ran.duties)
    for (const state of obligorsOf(workspace, duty, ran.last))
      found.set(`${duty.name} ${state.id}`, ran.ask(duty, state, ran.last).answer);
  return found;
}

function neverMoreCertain(plain: string, narrower: string, lines: readonly string[]): void {
  const [before, after] = [plain, narrower].map((text) => standings(workspaceOf(text, crisis(lines))));
  for (const [who, answer] of after ?? []) {
    const was = before?.get(who);
    assert.ok(
      was && certainty[answer] <= certainty[was],
      `${who}: ${was}, then ${answer}\n${narrower}\n${lines.join('\n')}`,
    );
  }
}

describe('an exception never makes a duty more certain', () => {
  const duty = (what: string, more = '') => `obligation Help { ${what} when T ${more} }`;
  it('`unless`', () => {
    fc.assert(
      fc.property(condition, condition, task, events, (when, unless, what, lines) => {
        const triggers = `${when('T')} ${unless('E')}`;
        neverMoreCertain(pact(`${triggers} ${duty(what)}`), pact(`${triggers} ${duty(what, 'unless E')}`), lines);
      }),
      runs(150),
    );
  });
  it('`except` of an actor, a territory that is excluded', () => {
    const first = fc.constantFrom('by any third-state', 'by any of Rivals', 'by any state');
    fc.assert(
      fc.property(kind, first, task, events, (what, by, act, lines) => {
        const one = (more: string) => pact(`trigger T { ${what} on any party ${by} ${more} } ${duty(act)}`);
        neverMoreCertain(one(''), one('except RUS'), lines);
        neverMoreCertain(one('in Theatre'), one('in Theatre').replace('"the colonies"', '"the colonies", Home'), lines); // biome-ignore format: one question
      }),
      runs(100),
    );
  });
  it('a reservation, for its maker; nobody else’s answer changes', () => {
    fc.assert(
      fc.property(condition, condition, task, events, (when, more, what, lines) => {
        const plain = pact(`${when('T')} ${more('E')} ${duty(what)}`);
        const own = plain.replace(/\}\s*$/, 'reservation Own of GMY to Help { when E } }');
        neverMoreCertain(plain, own, lines);
        const [before, after] = [plain, own].map((text) => standings(workspaceOf(text, crisis(lines))));
        const others = (all: typeof before) => [...(all ?? [])].filter(([who]) => !who.endsWith(germany));
        assert.deepEqual(others(after), others(before));
      }),
      runs(100),
    );
  });
  const workspace = workspaceOf(pact(''));
  const germany = treatyParty(workspace, 'GMY');
});

function treatyParty(workspace: Workspace, code: string): string {
  const pactHere = treaty(workspaceOf(pact('obligation O { all parties shall consult }')), 'Pact');
  const [duty] = dutiesOf(workspaceOf(pactHere.treaty.chunk.text), pactHere);
  assert.ok(duty);
  const found = obligorsOf(workspace, duty, day(on)).find((state) => nameState(state, day(on)) === code);
  assert.ok(found, code);
  return found.id;
}

describe('a part that is added narrows, an alternative widens', () => {
  it('of triggers', () => {
    fc.assert(
      fc.property(pattern, pattern, events, (one, two, lines) => {
        const world = workspaceOf(pact(`${combined(one, 'and', two)('Both')} ${combined(one, 'or', two)('Either')}`));
        const [alone, both, either] = ['Both1', 'Both', 'Either'].map((name) => ask(world, `Pact.${name}`, lines.filter((each) => !each.startsWith('decision')), on).truth); // biome-ignore format: one list
        assert.ok(alone && both && either);
        const says = `${one} | ${two}\n${lines.join('\n')}\n${alone}, both ${both}, either ${either}`;
        assert.ok(compareTruth(both, alone) <= 0, says);
        assert.ok(compareTruth(either, alone) >= 0, says);
      }),
      runs(300),
    );
  });
});

// ---------- proposals ----------

function battery(workspace: Workspace): Battery {
  const placed = treaty(workspace, 'Pact');
  return probe(workspace, placed, trigger(placed, 'T'), { day: day('2026-01-01') });
}

describe('applying the words that a finding proposes', () => {
  it('never raises the arguable share, and settles what it says it settles', () => {
    fc.assert(
      fc.property(condition, fc.constantFrom('1882-05-20', '2001-01-01'), (when, signed) => {
        const text = pact(when('T')).replaceAll('1882-05-20', signed).replace('AUH GMY ITA', signed < '1900' ? 'AUH GMY ITA' : 'USA GMY ITA'); // biome-ignore format: one text
        const before = battery(workspaceOf(text));
        for (const { edits, settles, words: proposed, toComplete } of settlements(before)) {
          let after = text;
          for (const edit of [...edits].sort((one, two) => two.offset - one.offset))
            after = after.slice(0, edit.offset) + edit.text + after.slice(edit.offset);
          const again = battery(workspaceOf(after));
          const says = `${proposed}\n${after}\n${before.share} → ${again.share}`;
          assert.ok(again.share <= before.share, says);
          if (toComplete) continue;
          for (const index of settles) {
            const { label } = before.probes[index] ?? {};
            assert.ok(!again.probes.find((each) => each.label === label)?.counted, `${label}: ${says}`);
          }
        }
      }),
      runs(200),
    );
  });
});

// ---------- orders and names ----------

describe('what changes no answer', () => {
  const clause = fc.tuple(task, condition);
  const world = fc.tuple(fc.array(clause, { minLength: 2, maxLength: 3 }), events, fc.constantFrom('', 'assume honoured', 'assume honoured fully')); // biome-ignore format: one list
  const clausesOf = (all: readonly (readonly [string, (name: string) => string])[]) =>
    all.flatMap(([what, when], at) => [
      when(at === 0 ? 'T' : `T${at}0`),
      `obligation O${at} { ${what} when ${at === 0 ? 'T' : `T${at}0`} }`,
    ]);
  const other = `treaty Entente "Entente" { signed 1894-01-04 parties { FRN RUS } obligation Stand { the other party shall defend that party when war-entry against any party } }`;

  it('the order of clauses, events and files', () => {
    fc.assert(
      fc.property(
        world.chain(([clauses, lines, assume]) => {
          const all = clausesOf(clauses);
          return fc.tuple(
            fc.constant({ all, lines, assume }),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.shuffledSubarray(lines, { minLength: lines.length }),
            fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
          );
        }),
        ([{ all, lines, assume }, clauses, told, files]) => {
          const plain = [pact(all.join(' ')), other, crisis(lines, assume)];
          const texts = [pact(clauses.join(' ')), other, crisis(told, assume)];
          const mixed = makeWorkspace(
            files.map((file, at) => ({ uri: `file:///w/${at}.treaty`, tree: parseFile(texts[file] ?? '') })),
          );
          const sorted = (each: Workspace) => [...standings(each)].sort();
          assert.deepEqual(sorted(mixed), sorted(workspaceOf(...plain)), texts.join('\n'));
        },
      ),
      runs(100),
    );
  });

  it('another code of the register for the same state, in the treaty, the crisis or both', () => {
    const codes = { GMY: 'DEU', FRN: 'FRA', UKG: 'GBR' };
    const renamed = (text: string) =>
      Object.entries(codes).reduce((now, [one, two]) => now.replace(new RegExp(`\\b${one}\\b`, 'g'), two), text);
    fc.assert(
      fc.property(world, fc.subarray([0, 1, 2], { minLength: 1 }), ([clauses, lines, assume], which) => {
        const texts = [pact(clausesOf(clauses).join(' ')), other, crisis(lines, assume)];
        const changed = texts.map((text, at) => (which.includes(at) ? renamed(text) : text));
        const sorted = (each: readonly string[]) => [...standings(workspaceOf(...each))].sort();
        assert.deepEqual(sorted(changed), sorted(texts), changed.join('\n'));
      }),
      runs(100),
    );
  });
});
