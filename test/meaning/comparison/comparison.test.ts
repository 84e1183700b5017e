/** Two texts of a treaty held against each other: what one does differently, and in which direction. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareTreaties, type Effect } from '../../../server/meaning/comparison/index.ts';
import { day, sampleWorkspace, treaty, workspaceOf } from '../_read.ts';

const today = day('2024-12-31');

const pact = `treaty Pact "A pact" {
  signed 1950-01-01
  in-force 1950-01-01
  parties { FRN UKG BEL }
  area Home { includes territory of FRN, UKG, BEL }
  article 1 {
    trigger Attack { armed-attack on any party in Home }
    obligation Help {
      each party shall assist the victim with armed-force
      when Attack
    }
    obligation Talk {
      all parties shall consult
      when threat on any party
    }
  }
  article 2 {
    withdrawal after 10 years with 1 year notice
  }
}
`;

/** What changes where some words of the pact become others, as `effect: sentence`. */
function changed(...replacements: readonly (readonly [words: string, others: string])[]): string[] {
  let text = pact;
  for (const [words, others] of replacements) {
    assert.ok(text.includes(words), words);
    text = text.replace(words, others);
  }
  const [one, two] = [pact, text].map((each) => {
    const workspace = workspaceOf(each);
    return { workspace, placed: treaty(workspace, 'Pact') };
  }) as [Parameters<typeof compareTreaties>[0], Parameters<typeof compareTreaties>[1]];
  return compareTreaties(one, two, today).map(({ effect, clause, says }) => `${effect} ${clause}: ${says}`);
}

function expectOne(found: readonly string[], wanted: RegExp): void {
  assert.equal(found.filter((each) => wanted.test(each)).length, 1, `${wanted}\n${found.join('\n')}`);
}

describe('what one text does differently', () => {
  test('nothing: white space, comments and order say nothing', () => {
    assert.deepEqual(changed(['  signed', '  // a note\n\n   signed'], ['when Attack', '\n      when   Attack']), []);
  });

  test('a duty left to discretion is weaker, and one of more is stronger', () => {
    expectOne(changed(['when Attack', 'when Attack\n at discretion over measures']), /^weakens Help .*: How it binds/);
    expectOne(changed(['shall assist', 'should assist']), /^weakens Help .*: How it binds: as a recommendation/);
    const defend = changed(['assist the victim', 'defend the victim']);
    expectOne(defend, /^strengthens Help .*`defend the victim`; before, `assist the victim`/);
  });

  test('means dropped and gates set up weaken', () => {
    expectOne(changed([' with armed-force', '']), /^weakens Help .*: The means promised: `armed-force` no longer/);
    expectOne(
      changed(['when Attack', 'when Attack upon request of any party']),
      /^weakens Help .*: It is owed only upon request/,
    );
  });

  test('a theatre is widened, narrowed, left out', () => {
    expectOne(changed([' in Home', '']), /^widens Help .*: The theatre: the whole world; before, `Home`/);
    const less = changed([', UKG, BEL }', ', UKG }']);
    expectOne(less, /^narrows Help .*: The theatre: .*BEL no longer/);
  });

  test('kinds of event, adversaries and provocation', () => {
    const wider = changed(['armed-attack on', 'aggression on']);
    expectOne(wider, /^widens Help .*: The events that set it off: `aggression`; before, `armed-attack`/);
    const named = changed(['any party in', 'any party by GMY in']);
    expectOne(named, /^narrows Help .*: Those whose act sets it off: `GMY`; before, anybody/);
    expectOne(
      changed(['{ armed-attack', '{ unprovoked armed-attack']),
      /^narrows Help .*only if the event was unprovoked/,
    );
    expectOne(
      changed(['in Home }', 'in Home determined by all parties }']),
      /^changes Help .*It is now for all parties/,
    );
  });

  test('an exception added narrows, and one taken away would widen', () => {
    const excepted = changed(['when Attack', 'when Attack unless coup on any party']);
    expectOne(excepted, /^narrows Help .*: What it does not cover: `coup on any party` added/);
  });

  test('a duty dropped, a duty new, a party gone', () => {
    const found = changed([
      'obligation Talk {\n      all parties shall consult\n      when threat on any party\n    }',
      '',
    ]);
    assert.deepEqual(found, ['drops Talk (article 1): `all parties` no longer shall `consult`.']);
    expectOne(changed([' BEL }\n  area', ' }\n  area']), /^drops : Parties: BEL no longer/);
    const more = changed(['obligation Talk', 'obligation Peace { each party shall settle disputes peacefully }\n    obligation Talk']); // biome-ignore format: one line
    expectOne(more, /^adds Peace .*`each party` now shall `settle disputes peacefully`/);
  });

  test('a duty that bears another name is still the same duty', () => {
    assert.deepEqual(changed(['obligation Help', 'obligation Assistance']), []);
  });

  test('the way out: sooner, later, gone', () => {
    expectOne(changed(['after 10 years', 'after 99 years']), /^strengthens .*One is bound for longer/);
    expectOne(changed(['withdrawal after 10 years with 1 year notice', 'withdrawal none']), /^strengthens .*A way out is gone/); // biome-ignore format: one line
  });

  test('what cannot be read is said, and the rest is compared', () => {
    const workspace = workspaceOf(pact);
    const half = pact.replace('when Attack', 'when').replace('shall consult', 'should consult');
    const broken = sampleWorkspace(new Map([['anzus-1951.treaty', half]]));
    const found = compareTreaties(
      { workspace, placed: treaty(workspace, 'Pact') },
      { workspace: broken, placed: treaty(broken, 'Pact') },
      today,
    ).map(({ effect, says }) => `${effect}: ${says}`);
    expectOne(found, /^changes: It cannot be compared/);
    expectOne(found, /^weakens: It is only recommended/);
  });
});

const mirror: Readonly<Record<Effect, Effect>> = {
  weakens: 'strengthens', strengthens: 'weakens', widens: 'narrows', narrows: 'widens', adds: 'drops', drops: 'adds', changes: 'changes',
}; // biome-ignore format: a table

describe('the samples', () => {
  const workspace = sampleWorkspace();

  test('no treaty differs from itself', () => {
    for (const placed of workspace.treaties)
      assert.deepEqual(compareTreaties({ workspace, placed }, { workspace, placed }, today), [], placed.treaty.name);
  });

  test('seen from the other side every change is its opposite', () => {
    for (const [one, two] of [
      ['DualAlliance', 'TripleAlliance'],
      ['NATO', 'WarsawPact'],
      ['ANZUS', 'NATO'],
    ] as const) {
      // biome-ignore format: one line
      const [left, right] = [one, two].map((name) => ({ workspace, placed: treaty(workspace, name) })) as [never, never];
      const count = (effects: readonly Effect[]) => [...effects].sort().join();
      const there = compareTreaties(left, right, today).map(({ effect }) => mirror[effect]);
      const back = compareTreaties(right, left, today).map(({ effect }) => effect);
      assert.equal(count(back), count(there), `${one} and ${two}`);
    }
  });

  test('Italy’s help against France is not the help against Russia of 1879', () => {
    const found = compareTreaties(
      { workspace, placed: treaty(workspace, 'DualAlliance') },
      { workspace, placed: treaty(workspace, 'TripleAlliance') },
      today,
    ).map(({ effect, clause, says }) => `${effect} ${clause}: ${says}`);
    expectOne(found, /^adds : Parties: ITA added/);
    expectOne(found, /^changes HelpGermany .*Those whose act sets it off: `FRN`; before, `RUS`/);
    expectOne(found, /^drops .*Review is no longer provided for/);
  });
});
