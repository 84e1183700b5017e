import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Crisis, cascadeOf, obligorsOf } from '../../../server/meaning/crises/index.ts';
import {
  type Exposure,
  exposureOn,
  fightersIn,
  isHelp,
  isOwed,
  runImagined,
  universeOn,
} from '../../../server/meaning/exposure/index.ts';
import { nameState } from '../../../server/meaning/index.ts';
import type { Day } from '../../../server/model/dates.ts';
import type { StateEntity } from '../../../server/model/register.ts';
import type { Workspace } from '../../../server/model/workspace.ts';
import { day, sampleWorkspace, workspaceOf } from '../_read.ts';

const july = day('1914-07-27');

function figures(exposure: Exposure): Record<string, readonly [number, number, number, number]> {
  return Object.fromEntries(
    exposure.states.map(({ state, entrapment, abandonment }) => [
      nameState(state, exposure.day),
      [entrapment.attacks, entrapment.indirect, abandonment.attacks, abandonment.helped],
    ]),
  );
}

describe('exposure', () => {
  const states = universeOn(workspaceOf(), july).length;

  test('a promise against one adversary entraps in one attack, a promise against anybody in all', () => {
    const { entrapment } = exposureOn(
      workspaceOf(`treaty Dual "Dual" { signed 1879-10-07 parties { AUH GMY }
        obligation War { the other party shall defend that party when armed-attack on any party by RUS } }`),
      july,
    ).states.find(({ state }) => state.name === 'Germany') as Exposure['states'][number];
    assert.deepEqual(
      [entrapment.attacks, entrapment.of, entrapment.direct.map(({ duty, attacks }) => `${duty.name} ${attacks}`)],
      [1, (states - 1) * (states - 2), ['Dual.War 1']],
    );
    const all = exposureOn(
      workspaceOf(`treaty Entente "Entente" { signed 1904-04-08 parties { FRN UKG }
        obligation Help { the other party shall defend that party when armed-attack on any party } }`),
      july,
    );
    // whoever attacks France, but for Great Britain itself
    assert.deepEqual(figures(all), { FRN: [states - 2, 0, 0, states - 2], UKG: [states - 2, 0, 0, states - 2] });
  });

  test('help at discretion over measures is no bond to fight, but the attacked is not abandoned', () => {
    const exposure = exposureOn(
      workspaceOf(`treaty Loose "Loose" { signed 1904-04-08 parties { FRN UKG }
        obligation Help { the other party shall assist that party at discretion over measures when armed-attack on any party } }`),
      july,
    );
    assert.deepEqual(figures(exposure).FRN, [0, 0, 0, states - 2]);
  });

  test('help that only a decision settles leaves the ally exposed to abandonment', () => {
    const exposure = exposureOn(
      workspaceOf(`treaty Open "Open" { signed 1904-04-08 parties { FRN UKG }
        organ Council "A council" { members all parties }
        obligation Help { the other party shall defend that party when armed-attack on any party determined by Council } }`),
      july,
    );
    const france = exposure.states.find(({ state }) => state.name === 'France');
    assert.deepEqual(
      [france?.abandonment.attacks, france?.abandonment.helped, france?.abandonment.clauses[0]?.duty.name],
      [states - 2, 0, 'Open.Help'],
    );
  });

  test('a state that is drawn in only because an ally was is counted apart, at depth two', () => {
    const exposure = exposureOn(
      workspaceOf(
        `treaty One "One" { signed 1900-01-01 parties { AUH GMY }
          obligation War { the other party shall defend that party when armed-attack on any party by RUS } }`,
        `treaty Two "Two" { signed 1900-01-01 parties { GMY TUR }
          obligation Join { TUR shall join GMY in war when war-entry by GMY } }`,
      ),
      july,
    );
    assert.deepEqual(figures(exposure), { GMY: [1, 0, 0, 1], AUH: [1, 0, 0, 1], TUR: [1, 1, 0, 0] });
    assert.deepEqual([exposure.depths, exposure.widest?.drawnIn.length, exposure.runs], [[1, 1], 2, 1]);
  });

  test('the guarantee of Belgium is what most exposed the Powers in July 1914', () => {
    const exposure = exposureOn(sampleWorkspace(), july);
    assert.equal(nameState(exposure.widest?.on as StateEntity, july), 'BEL');
    assert.deepEqual(
      exposure.states.filter(({ entrapment }) => entrapment.attacks > 40).map(({ state }) => nameState(state, july)),
      ['GMY', 'AUH', 'FRN', 'RUS', 'UKG'],
    );
  });

  test('no treaty in force concerns nobody', () => {
    assert.deepEqual(exposureOn(sampleWorkspace(), day('1820-01-01')).states, []);
  });
});

// ---------- what it must come to ----------

/** All that is compared: figures by state, which clauses followed, how long the chains are. */
interface Outcome {
  readonly figures: Record<string, readonly [number, number, number, number]>;
  readonly followed: Record<string, number>;
  readonly depths: Record<number, number>;
}

function outcomeOf(exposure: Exposure): Outcome {
  const rows = Object.entries(figures(exposure)).filter(([, row]) => row.some((each) => each > 0));
  const followed = exposure.states.flatMap(({ state, entrapment }) =>
    entrapment.followed.map(
      ({ duty, attacks }) => [`${nameState(state, exposure.day)} ${duty.name}`, attacks] as const,
    ),
  );
  const depths = exposure.depths.flatMap((attacks, at) => (attacks > 0 ? [[at + 1, attacks] as const] : []));
  return {
    figures: Object.fromEntries(rows.sort()),
    followed: Object.fromEntries(followed.sort()),
    depths: Object.fromEntries(depths),
  };
}

/** The same, from running the crisis of each attack. */
function bruteForce(workspace: Workspace, on: Day): Outcome {
  const universe = universeOn(workspace, on);
  const followed: Record<string, number> = {};
  const depths: Record<number, number> = {};
  const found = new Map(
    universe.map((state) => [state.id, { state, row: [0, 0, 0, 0] as [number, number, number, number] }]),
  );
  const row = (state: StateEntity) => found.get(state.id)?.row as [number, number, number, number];
  for (const by of universe)
    for (const victim of universe) {
      if (by.id === victim.id) continue;
      const event = `unprovoked invasion by ${nameState(by, on)} on ${nameState(victim, on)}`;
      const honoured = runImagined(workspace, { day: on, event, honoured: true }) as Crisis;
      const rounds = new Map<string, number>();
      for (const { fact, round } of honoured.events)
        if (fact.kind === 'war-entry')
          for (const each of fact.by ?? [])
            if ('state' in each) rounds.set(each.state.id, Math.min(round, rounds.get(each.state.id) ?? round));
      const fighters = fightersIn(honoured, by, victim);
      for (const { state, duties } of fighters) {
        row(state)[0]++;
        if ((rounds.get(state.id) ?? 0) <= 1) continue;
        row(state)[1]++;
        for (const { name } of duties) {
          const key = `${nameState(state, on)} ${name}`;
          followed[key] = (followed[key] ?? 0) + 1;
        }
      }
      if (fighters.length > 0) {
        const { depth } = cascadeOf(honoured);
        depths[depth] = (depths[depth] ?? 0) + 1;
      }
      const plain = runImagined(workspace, { day: on, event, honoured: false }) as Crisis;
      let help: 'none' | 'open' | 'owed' = 'none';
      for (const duty of plain.duties)
        for (const obligor of obligorsOf(workspace, duty, on)) {
          if (obligor.id === victim.id) continue;
          const answer = plain.ask(duty, obligor, on);
          for (const binding of answer.bindings) {
            if (!isHelp(answer, binding, victim)) continue;
            if (isOwed(binding.answer)) help = 'owed';
            else if (help === 'none' && (binding.answer === 'arguable' || binding.answer === 'pending')) help = 'open';
          }
        }
      if (help === 'open') row(victim)[2]++;
      if (help === 'owed') row(victim)[3]++;
    }
  const rows = [...found.values()]
    .filter((each) => each.row.some((figure) => figure > 0))
    .map((each) => [nameState(each.state, on), each.row] as const);
  return {
    figures: Object.fromEntries(rows.sort()),
    followed: Object.fromEntries(Object.entries(followed).sort()),
    depths,
  };
}

const code = fc.constantFrom('UKG', 'FRN', 'GMY', 'AUH', 'ITA');
const event = fc.oneof(
  fc.constantFrom(
    'armed-attack on any party',
    'unprovoked invasion on any party by any third-state',
    'armed-attack on any party in Europe',
    'armed-attack on any party by any state "Great Power"',
    'war-entry by any party',
    'war-entry against any party',
    'mobilization by any state',
    'threat on any party',
    'war on any party',
    'provoked war on any party',
    'aid by any party',
    'aid by any third-state on any party',
    'war-entry by at least 2 states',
    'armed-attack on any party determined by Council',
    'war between any party and any third-state',
  ),
  code.map((each) => `armed-attack on any party by ${each}`),
  code.map((each) => `armed-attack on any party except ${each}`),
  code.map((each) => `armed-attack on ${each}`),
);
const condition = fc.oneof(
  { weight: 4, arbitrary: event },
  { weight: 1, arbitrary: fc.tuple(event, event).map(([one, two]) => `(${one}) and (${two})`) },
  { weight: 1, arbitrary: fc.tuple(event, event).map(([one, two]) => `(${one}) or (${two})`) },
  { weight: 1, arbitrary: fc.tuple(event, event).map(([one, two]) => `(${one}) and not (${two})`) },
);
const task = fc.constantFrom(
  'defend that party',
  'defend victim against aggressor',
  'assist that party with all-means',
  'assist that party at discretion over measures',
  'mobilize',
  'aid that party',
  'defend the other parties',
  'attack FRN',
  'join any party in war',
);
const obligor = fc.constantFrom('the other party', 'the other parties', 'each party');
const clause = fc.tuple(obligor, task, condition).map(([who, what, when]) => `${who} shall ${what} when ${when}`);
const more = fc.option(
  fc.oneof(
    fc.tuple(code, code).map(([one, two]) => `deem armed-attack on ${one} as armed-attack on ${two}`),
    fc.constant('deem war-entry on any party as armed-attack on all parties'),
    fc.tuple(code, event).map(([one, when]) => `reservation Own of ${one} to O0 { when ${when} }`),
    event.map((when) => `suspension of O0 when ${when}`),
  ),
  { freq: 3, nil: '' },
);
type Pact = [parties: string[], clauses: string[], more: string];
/** Found by long runs, and wrong once. */
const found: Pact[][] = [
  // how long the chain is that goes on from a mobilization
  [
    [['GMY', 'UKG', 'ITA'], ['each party shall defend victim against aggressor when mobilization by any state'], ''],
    [['AUH', 'UKG'], ['the other parties shall mobilize when armed-attack on any party by ITA'], ''],
  ],
  // who has sent aid has done what it owes, though the condition asks for no aid
  [
    [
      ['AUH', 'UKG', 'FRN'],
      [
        'the other party shall mobilize when armed-attack on UKG',
        'the other party shall assist that party at discretion over measures when armed-attack on any party in Europe',
      ],
      '',
    ],
    [
      ['GMY', 'UKG', 'FRN'],
      ['each party shall assist that party with all-means when (mobilization by any state) and (armed-attack on any party except ITA)'], // biome-ignore format: one clause
      '',
    ],
  ],
];
const pact: fc.Arbitrary<Pact> = fc.tuple(
  fc.uniqueArray(code, { minLength: 2, maxLength: 3 }),
  fc.array(clause, { minLength: 1, maxLength: 2 }),
  more,
);

describe('exposure as its brute force', () => {
  test('classes of states and full runs where it spreads give what asking every attack gives', () => {
    fc.assert(
      fc.property(fc.array(pact, { minLength: 1, maxLength: 3 }), (pacts) => {
        const texts = pacts.map(
          ([parties, clauses, rest], index) =>
            `treaty T${index} "T" { signed 1817-01-01 parties { ${parties.join(' ')} }
            organ Council "A council" { members all parties } ${rest} ${clauses
              .map((each, at) => `obligation O${at} { ${each} }`)
              .join(' ')} }`,
        );
        const workspace = workspaceOf(...texts);
        // the register begins with few states
        const on = day('1820-06-01');
        assert.deepEqual(outcomeOf(exposureOn(workspace, on)), bruteForce(workspace, on), texts.join('\n'));
      }),
      {
        numRuns: Number(process.env.RUNS ?? 3 + found.length),
        seed: Number(process.env.SEED ?? 7),
        ...(process.env.AT ? { path: process.env.AT } : {}),
        examples: process.env.AT ? [] : found.map((each): [Pact[]] => [each]),
        endOnFailure: true,
      },
    );
  });
});
