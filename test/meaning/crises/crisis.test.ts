/** Section 3 of docs/semantics.md: crises run forward. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseFile } from '../../../grammar/index.ts';
import {
  type CascadeNode,
  type Crisis,
  cascadeOf,
  isBound,
  obligorsOf,
  sayEvent,
  scenarioResult,
} from '../../../server/meaning/crises/index.ts';
import { nameState } from '../../../server/meaning/index.ts';
import { formatDay } from '../../../server/model/dates.ts';
import { makeWorkspace, type Workspace } from '../../../server/model/workspace.ts';
import { day, samples, sampleWorkspace, workspaceOf } from '../_read.ts';
import { holds, pact, run, runIn, told } from './_run.ts';

/** The crisis as lines: what happened, and by which duties. */
function story(crisis: Crisis): string[] {
  const scene = { workspace: crisis.workspace, codeDay: crisis.first };
  return crisis.events.map(({ fact, causes }) => {
    const by = causes.map(({ answer }) => answer.duty.name).join(', ');
    return `${formatDay(fact.day)} ${sayEvent(scene, fact)}${by ? ` ← ${by}` : ''}`;
  });
}

const chain = [
  'treaty A "A" { signed 1890-01-01 parties { AUH GMY } trigger T { war-entry or armed-attack on AUH } obligation Help { GMY shall defend AUH when T } }',
  'treaty B "B" { signed 1890-01-01 parties { FRN RUS } trigger T { war-entry or armed-attack on RUS } obligation Help { FRN shall defend RUS when T } }',
  'treaty C "C" { signed 1890-01-01 parties { FRN UKG } trigger T { war-entry or armed-attack on FRN } obligation Help { UKG shall assist FRN with armed-force when T } obligation Arm { UKG shall mobilize when T } }',
  'treaty D "D" { signed 1890-01-01 parties { GMY ITA } trigger T { war-entry on GMY } obligation Help { ITA shall assist GMY when T } }',
];

describe('assume honoured', () => {
  it('makes an event of each duty, round after round, until nothing new follows', () => {
    const { crisis } = run(chain, 'event armed-attack by RUS on AUH assume honoured');
    assert.deepEqual(story(crisis), [
      '1900-01-01 armed-attack by RUS on AUH',
      '1900-01-01 war-entry by GMY against RUS ← A.Help',
      '1900-01-01 war-entry by FRN against GMY ← B.Help',
      // to assist without armed means is aid, not war
      '1900-01-01 aid by ITA to GMY ← D.Help',
    ]);
    const { drawnIn, depth } = cascadeOf(crisis);
    assert.deepEqual(
      drawnIn.map((state) => state.name),
      ['Germany', 'France', 'Italy'],
    );
    assert.equal(depth, 3);
  });
  it('ends where two alliances set each other off', () => {
    const { crisis } = run(
      [
        'treaty A "A" { signed 1890-01-01 parties { AUH GMY } trigger T { war-entry or armed-attack on any party } obligation Help { each party shall defend victim when T } }',
        'treaty B "B" { signed 1890-01-01 parties { FRN RUS } trigger T { war-entry or armed-attack on any party } obligation Help { each party shall defend victim when T } }',
      ],
      'event armed-attack by RUS on AUH assume honoured',
    );
    assert.deepEqual(story(crisis), [
      '1900-01-01 armed-attack by RUS on AUH',
      '1900-01-01 war-entry by GMY against RUS ← A.Help',
      '1900-01-01 war-entry by FRN against GMY ← B.Help',
      '1900-01-01 war-entry by AUH against FRN ← A.Help',
    ]);
  });
  it('without it nothing follows', () => {
    const { crisis } = run(chain, 'event armed-attack by RUS on AUH');
    assert.equal(crisis.events.length, 1);
  });
  it('`except` and `by` limit it', () => {
    const without = run(chain, 'event armed-attack by RUS on AUH assume honoured except FRN').crisis;
    assert.equal(without.events.length, 2);
    const only = run(chain, 'event armed-attack by RUS on AUH assume honoured by FRN, UKG').crisis;
    assert.equal(only.events.length, 1);
  });
  it('`fully` follows what is due at discretion too', () => {
    const free = pact(
      'trigger T { armed-attack on any party } obligation Help { each party shall defend victim when T at discretion over measures }',
    );
    const events = (lines: string) => run(free, `event armed-attack by RUS on AUH ${lines}`).crisis.events.length;
    assert.equal(events('assume honoured'), 1);
    assert.equal(events('assume honoured fully'), 3);
    assert.equal(events('assume honoured fully except ITA'), 2);
  });
  it('never settles who attacked whom: an entry into war is an armed attack only arguably', () => {
    holds(
      [
        pact('trigger T { armed-attack on any party } obligation Help { each party shall defend victim when T }'),
        'treaty Other "O" { signed 1890-01-01 parties { FRN RUS } trigger T { armed-attack on any party } obligation Help { each party shall defend victim when T } }',
      ],
      'event armed-attack by GMY on RUS assume honoured expect FRN fulfilled to defend RUS expect AUH arguable to defend GMY because kind',
    );
  });
  it('what the victim’s own attack brought on is not unprovoked', () => {
    holds(
      [
        pact('trigger T { unprovoked war on any party } obligation Help { each party shall defend victim when T }'),
        'treaty Other "O" { signed 1890-01-01 parties { FRN RUS } trigger T { armed-attack on any party } obligation Help { each party shall defend victim when T } }',
      ],
      'event armed-attack by GMY on RUS assume honoured expect AUH not bound to defend GMY because unprovoked',
    );
  });
  it('an event names all duties that ask for it', () => {
    const { crisis } = run(
      [
        'treaty B "B" { signed 1890-01-01 parties { AUH GMY } trigger T { armed-attack on AUH } obligation Z { GMY shall defend AUH when T } obligation A { GMY shall join AUH in war when T } }',
        'treaty A "A" { signed 1890-01-01 parties { AUH GMY } trigger T { armed-attack on AUH } obligation Help { GMY shall defend AUH when T } }',
      ],
      'event armed-attack by RUS on AUH assume honoured',
    );
    assert.equal(story(crisis)[1], '1900-01-01 war-entry by GMY against RUS ← A.Help, B.A, B.Z');
  });
});

describe('any party', () => {
  it('is tried for each party where an alternative names none: what is met for one does not hide the others', () => {
    const ran = run(
      pact(`obligation Help { each party shall defend the other parties against RUS
        when (armed-attack on any party) or (war-entry by FRN) }`),
      'event war-entry by FRN on SPN assume honoured',
    );
    assert.deepEqual(
      cascadeOf(ran.crisis)
        .drawnIn.map(({ name }) => name)
        .sort(),
      ['Austria-Hungary', 'Germany', 'Italy'],
    );
  });
});

describe('time', () => {
  const help =
    'trigger T { armed-attack on any party by RUS } obligation Help { each party shall defend victim when T }';
  it('events before a treaty is in force set nothing off', () => {
    holds(
      `treaty Pact "P" { in-force 1900-06-01 parties { AUH GMY ITA } ${help} }`,
      'under Pact event armed-attack by RUS on AUH event coup on FRN on 1900-07-01 expect GMY not-yet on 1900-01-02 expect GMY not bound to defend AUH on 1900-07-01',
    );
  });
  it('a war that still runs counts from the day the treaty is in force', () => {
    const late = `treaty Late "L" { in-force 1900-06-01 parties { AUH GMY } trigger T { war on any party by RUS } obligation Help { other party shall defend that party when T } }`;
    const { crisis } = holds(
      late,
      'under Late event war by RUS on AUH assume honoured expect GMY not-yet expect GMY fulfilled to defend AUH on 1900-07-01',
    );
    assert.equal(story(crisis)[1], '1900-06-01 war-entry by GMY against RUS ← Late.Help');
  });
  it('nobody is bound by what has not happened yet', () => {
    holds(
      pact(help),
      'event armed-attack by RUS on AUH on 1900-02-01 expect GMY not bound to defend AUH on 1900-01-31 expect GMY due to defend AUH',
    );
  });
  it('without `under`, the treaties in force on the first day count', () => {
    holds(
      [pact(help), `treaty Old "Old" { in-force 1880 ended 1890 parties { FRN RUS } ${help} }`],
      'event armed-attack by RUS on AUH expect GMY due to defend AUH expect FRN not bound',
    );
  });
});

describe('conflict', () => {
  const two = (one: string, other: string) => [
    `treaty A "A" { signed 1890-01-01 parties { AUH GMY } trigger T { armed-attack on AUH by RUS } obligation One { ${one} } }`,
    `treaty B "B" { signed 1890-01-01 parties { GMY RUS } trigger War { war between any party and any third-state } obligation Two { ${other} } }`,
  ];
  const lines = 'event invasion by RUS on AUH expect conflict for GMY between A.One and B.Two';
  const conflicting: [string, string][] = [
    ['GMY shall defend AUH when T', 'the other party shall remain neutral toward that party when War'],
    ['GMY shall defend AUH when T', 'the other party shall remain neutral when War'],
    ['GMY shall defend AUH when T', 'each party shall refrain from force against other parties'],
    ['GMY shall defend AUH when T', 'no party shall attack other parties'],
    ['GMY shall assist AUH with all-forces when T', 'each party shall refrain from force against other parties'],
    ['GMY shall defend AUH when T', 'GMY shall join RUS in war against AUH when War'],
    ['GMY shall assist AUH when T', 'GMY shall refrain from aid to AUH when War'],
  ];
  for (const [one, other] of conflicting)
    it(`${one} × ${other}`, () => {
      holds(two(one, other), lines);
    });
  const compatible: [string, string][] = [
    ['GMY shall assist AUH when T', 'each party shall refrain from force against other parties'],
    ['GMY shall defend AUH when T', 'each party shall refrain from unlawful-force'],
    ['GMY shall defend AUH when T', 'all parties shall consult when War'],
    ['GMY shall consult with AUH when T', 'the other party shall remain neutral toward that party when War'],
    ['AUH shall defend GMY when T', 'the other party shall remain neutral toward that party when War'],
  ];
  for (const [one, other] of compatible)
    it(`${one}, and ${other}: both can be kept`, () => {
      const ran = run(two(one, other), lines);
      assert.equal(ran.expectations[0]?.outcome, 'fails', told(ran));
    });
});

describe('the samples', () => {
  const workspace = sampleWorkspace();
  const names = [...workspace.globals].filter(([, sites]) => sites[0]?.node.kind === 'scenario').map(([name]) => name);
  it('have the crises', () => {
    for (const name of ['July1914', 'TwoTreatiesOneRussia', 'ItalyUncovered', 'September2001', 'Estonia2007', 'Falklands1982', 'Idlib2020']) // biome-ignore format: a list
      assert.ok(names.includes(name), name);
  });
  for (const name of names)
    it(`${name}: all it expects holds`, () => {
      const ran = runIn(workspace, name);
      assert.ok(ran.expectations.length > 0);
      assert.deepEqual(
        ran.expectations.filter(({ outcome }) => outcome !== 'holds').map(({ text, says }) => `${text}: ${says}`),
        [],
      );
    });
  it('July 1914: who was drawn in by what', () => {
    const { crisis } = runIn(workspace, 'July1914');
    assert.deepEqual(
      story(crisis).filter((line) => line.includes('←')),
      [
        '1914-07-28 mobilization by FRN against AUH ← FrancoRussian.Mobilize',
        '1914-07-28 mobilization by RUS against AUH ← FrancoRussian.Mobilize',
        '1914-08-01 war-entry by FRN against GMY ← FrancoRussian.FranceFights',
        '1914-08-03 war-entry by RUS against GMY ← FrancoRussian.RussiaFights',
        '1914-08-04 war-entry by UKG against GMY ← Belgium1839.Guarantee',
      ],
    );
    const paths = (node: CascadeNode): string[] => [
      sayEvent({ workspace, codeDay: crisis.first }, node.event.fact),
      ...node.followed.flatMap(paths),
    ];
    assert.deepEqual(cascadeOf(crisis).roots.map(paths).at(-1), [
      'invasion by GMY on BEL',
      'war-entry by UKG against GMY',
    ]);
  });
});

/** Every answer of a crisis, by clause, state and day, and what happened: nothing else may depend on an order. */
function answersOf(workspace: Workspace, name: string): string[] {
  const { crisis, expectations } = runIn(workspace, name);
  const lines = story(crisis);
  for (const duty of crisis.duties)
    for (const state of obligorsOf(workspace, duty, crisis.last)) {
      const { answer, bindings } = crisis.ask(duty, state, crisis.last);
      const bound = isBound(answer) ? bindings.filter((each) => isBound(each.answer)) : [];
      const whom = new Set(bound.flatMap((each) => each.helped.map((helped) => nameState(helped, crisis.last))));
      lines.push(`${duty.name} ${state.id} ${answer} ${[...whom].sort()}`);
    }
  for (const { text, outcome, answer } of expectations) lines.push(`${text} ${outcome} ${answer}`);
  return lines.sort();
}

describe('laws', () => {
  it('the order of clauses, events, articles and files changes no answer', () => {
    const plain = sampleWorkspace();
    const scenarios = ['July1914', 'TwoTreatiesOneRussia', 'ItalyUncovered', 'Idlib2020'];
    const before = new Map(scenarios.map((name) => [name, answersOf(plain, name)]));
    const files = [...samples.keys()];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(...scenarios), (seed, name) => {
        const shuffled = makeWorkspace(
          shuffle(files, seed).map((file, index) => ({
            uri: `file:///w/${index}.treaty`,
            tree: reordered(parseFile(samples.get(file) ?? ''), seed),
          })),
        );
        assert.deepEqual(answersOf(shuffled, name), before.get(name));
      }),
      { numRuns: 25 },
    );
  });

  it('an exception never makes a duty more certain', () => {
    const rank = ['not-bound', 'pending', 'arguable', 'due-discretion', 'due'];
    const events = ['armed-attack by RUS on AUH', 'war by FRN on AUH', 'invasion by AUH on RUS', 'cyber-attack by RUS on AUH', 'mobilization by RUS against AUH', 'armed-attack on AUH']; // biome-ignore format: a list
    const conditions = ['Own', 'Cyber', 'Two', 'Own and Cyber', 'Own or Two'];
    const answerTo = (clause: string, told: readonly string[]) => {
      const ran = run(
        pact(
          `trigger T { armed-attack on any party by any state } trigger Own { armed-attack by that party on aggressor } trigger Cyber { cyber-attack on any party } trigger Two { armed-attack on any party by at least 2 states } obligation Help { GMY shall defend AUH when T ${clause} }`,
        ),
        `${told.map((each) => `event ${each}`).join(' ')} expect GMY bound to defend AUH`,
      );
      return rank.indexOf(ran.expectations[0]?.answer ?? '');
    };
    fc.assert(
      fc.property(fc.subarray(events, { minLength: 1 }), fc.constantFrom(...conditions), (told, condition) => {
        assert.ok(answerTo(`unless ${condition}`, told) <= answerTo('', told));
      }),
      { numRuns: 60 },
    );
  });

  it('where all duties are honoured, nothing that could be done is left undone', () => {
    const workspace = sampleWorkspace();
    const old = ['DualAlliance', 'TripleAlliance', 'FrancoRussian', 'Belgium1839', 'Reinsurance'];
    const powers = ['AUH', 'FRN', 'GMY', 'ITA', 'RUS', 'UKG', 'BEL'];
    const event = fc
      .tuple(
        fc.constantFrom(
          'unprovoked armed-attack',
          'armed-attack',
          'invasion',
          'war',
          'mobilization',
          'war-entry',
          'threat',
        ),
        fc.constantFrom(...powers),
        fc.constantFrom(...powers),
        fc.integer({ min: 1, max: 5 }),
      )
      .map(([kind, by, on, date]) => `event ${kind} by ${by} against ${on} on 1888-01-0${date}`);
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 5 }), fc.constantFrom('', 'fully'), (told, fully) => {
        const text = `scenario Any { under ${old.join(', ')} on 1888-01-01 ${told.join(' ')} assume honoured ${fully} }`;
        const own = makeWorkspace([...workspace.files, { uri: 'file:///z.treaty', tree: parseFile(text) }]);
        const { crisis } = runIn(own, 'Any');
        const days = [...new Set(crisis.events.map(({ fact }) => fact.day))];
        for (const duty of crisis.duties)
          for (const date of days)
            for (const state of obligorsOf(own, duty, date))
              for (const { answer, fought, events } of crisis.ask(duty, state, date).bindings) {
                const owed = answer === 'due' || (fully !== '' && answer === 'due-discretion');
                const verb = duty.node.action?.verb ?? '';
                if (owed && events.length > 0 && fought.length > 0 && ['defend', 'join', 'mobilize'].includes(verb))
                  assert.fail(`${duty.name} of ${state.name} is left undone on ${formatDay(date)}`);
              }
      }),
      { numRuns: 40 },
    );
  });

  it('another code for the same state changes nothing', () => {
    const lines = (germany: string) => `event armed-attack by RUS on AUH expect ${germany} due to defend AUH`;
    const text = (germany: string) =>
      `treaty P "P" { in-force 1890-01-01 parties { AUH ${germany} } trigger T { armed-attack on any party } obligation Help { other party shall defend that party when T } }`;
    for (const one of ['GMY', 'DEU']) for (const two of ['GMY', 'DEU']) holds(text(one), lines(two));
  });

  it('a code of one’s own for a state of the register changes no answer, in all treaties or in some', () => {
    const scenarios = ['July1914', 'TwoTreatiesOneRussia', 'ItalyUncovered'];
    const before = new Map(scenarios.map((name) => [name, answersOf(sampleWorkspace(), name)]));
    const codes = { AUH: 300, GMY: 255, RUS: 365, ITA: 325, FRN: 220, UKG: 200 } as const;
    const files = [...samples.keys()];
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(codes) as (keyof typeof codes)[])),
        fc.subarray(files, { minLength: 1 }),
        fc.constantFrom(...scenarios),
        (code, some, name) => {
          const own = new RegExp(`\\b${code}\\b`, 'g');
          const changed = new Map(some.map((file) => [file, (samples.get(file) ?? '').replace(own, 'ZZ9')] as const));
          const first = files[0] as string;
          changed.set(
            first,
            `${changed.get(first) ?? samples.get(first)}\nstate ZZ9 "The same" { cow ${codes[code]} }\n`,
          );
          const answers = answersOf(sampleWorkspace(changed), name).map((line) => line.replaceAll('ZZ9', code));
          assert.deepEqual(answers.sort(), before.get(name));
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a scenario that is being typed', () => {
  it('runs as far as it can be read', () => {
    const text = samples.get('july-1914.treaty') ?? '';
    const others = ['dual-alliance-1879.treaty', 'triple-alliance-1882.treaty', 'franco-russian-1892.treaty', 'belgium-1839.treaty'].map((name) => ({ uri: `file:///w/${name}`, tree: parseFile(samples.get(name) ?? '') })); // biome-ignore format: one list
    const begins = text.indexOf('scenario');
    for (let end = text.indexOf('{', begins) + 1; end < text.length; end += 37) {
      const file = { uri: 'file:///w/z.treaty', tree: parseFile(text.slice(0, end)) };
      const workspace = makeWorkspace([...others, file]);
      const site = workspace.globals.get('July1914')?.[0];
      assert.ok(site?.node.kind === 'scenario', text.slice(0, end));
      const { crisis, expectations } = scenarioResult(workspace, { ...site, node: site.node }, day('1950-01-01'));
      const told = crisis.events.filter(({ line }) => line).length;
      const written = [...text.slice(begins, end).matchAll(/^ {2}event .*\n/gm)].length;
      assert.ok(told >= written, `${told} events of ${written}: ${text.slice(begins, end)}`);
      assert.ok(expectations.every(({ says }) => says.length > 10));
    }
  });
});

/** A deterministic order of the same things. */
function shuffle<T>(items: readonly T[], seed: number): T[] {
  const keyed = items.map((item, index) => ({ item, key: Math.imul(index + 1, seed * 2654435761 + 97) >>> 0 }));
  return keyed.sort((one, two) => one.key - two.key).map(({ item }) => item);
}

/** The file with the clauses of each treaty and article, and the lines of each scenario, in another order. */
function reordered(tree: ReturnType<typeof parseFile>, seed: number): ReturnType<typeof parseFile> {
  for (const { chunk } of tree.chunks) {
    const node = chunk.declaration;
    if (node?.kind === 'scenario') node.lines = shuffle(node.lines, seed);
    if (node?.kind !== 'treaty') continue;
    node.items = shuffle(node.items, seed);
    for (const item of node.items) if (item.kind === 'article') item.items = shuffle(item.items, seed);
  }
  return tree;
}

it('a scenario without any date is of the day of analysis', () => {
  const workspace = workspaceOf('treaty P "P" { parties { AUH GMY } }', 'scenario S { event coup on AUH }');
  const site = workspace.globals.get('S')?.[0];
  assert.ok(site?.node.kind === 'scenario');
  const { crisis } = scenarioResult(workspace, { ...site, node: site.node }, day('1950-01-01'));
  assert.equal(formatDay(crisis.first), '1950-01-01');
});
