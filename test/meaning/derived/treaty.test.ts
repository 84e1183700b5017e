/** What a treaty is, in the terms of the literature; each figure with its clauses. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deriveTreaty, exitOf, type TreatyFigures } from '../../../server/meaning/derived/index.ts';
import { formatDay } from '../../../server/model/dates.ts';
import { day, samples as sampleTexts, sampleWorkspace, treaty, workspaceOf } from '../_read.ts';

const samples = sampleWorkspace();
const settings = { day: day('2024-12-31') };
const sample = (name: string) => deriveTreaty(samples, treaty(samples, name), settings);

function derive(clauses: string, head = 'signed 1882-05-20'): TreatyFigures {
  const workspace = workspaceOf(`treaty Pact "A pact" { ${head} parties { AUH GMY ITA } ${clauses} }`);
  return deriveTreaty(workspace, treaty(workspace, 'Pact'), settings);
}

describe('posture and direction', () => {
  it('of the samples, as the literature has them', () => {
    for (const [name, posture, direction] of [
      ['NATO', 'defensive', 'mutual'],
      ['DualAlliance', 'defensive', 'mutual'],
      ['Reinsurance', 'neutrality', 'mutual'],
      ['MolotovRibbentrop', 'neutrality', 'mutual'],
      ['USJapan', 'defensive', undefined],
      ['Rio', undefined, undefined],
    ] as const) {
      const found = sample(name);
      assert.deepEqual([found.posture.value, found.direction.value], [posture, direction], name);
      for (const figure of [found.posture, found.direction])
        assert.ok(figure.value === undefined ? figure.says : figure.because.length > 0, name);
    }
  });
  it('some promise help, and those helped owe nothing: a guarantee', () => {
    const clause = 'obligation O { AUH and GMY shall defend ITA when armed-attack on ITA }';
    const found = derive(clause);
    assert.equal(found.direction.value, 'guarantee');
    assert.deepEqual(found.direction.because.map((each) => each.label), ['Pact.O']); // biome-ignore format: one line
    assert.deepEqual(found.members.map((each) => [...each.types.keys()]), [['defense'], ['defense'], []]); // biome-ignore format: one line
  });
  it('those helped owe neutrality: one-sided', () => {
    const found = derive('obligation O { AUH and GMY shall defend ITA when armed-attack on ITA } obligation N { ITA shall remain neutral toward GMY }'); // biome-ignore format: one line
    assert.equal(found.direction.value, 'one-sided');
  });
});

describe('strength, commitment, institutions', () => {
  it('the strongest duty of a type counts, with its clause', () => {
    const found = sample('DualAlliance');
    assert.equal(found.strength.get('defense')?.value, 'means');
    assert.deepEqual(
      found.strength.get('defense')?.because.map((each) => each.label),
      ['DualAlliance.WarStrength', 'DualAlliance.JoinIfRussia'],
    );
    assert.equal(sample('NATO').strength.get('defense')?.value, 'measures');
    assert.equal(sample('ANZUS').strength.get('defense')?.value, 'constitutional');
  });
  it('deterrent and conditional, or compellent and not', () => {
    assert.deepEqual(sample('DualAlliance').commitment.value, { aim: 'deterrent', conditional: true, probabilistic: false }); // biome-ignore format: one line
    assert.deepEqual(sample('NATO').commitment.value, { aim: 'deterrent', conditional: true, probabilistic: true });
    const both = derive('obligation O { other parties shall join that party in war when war between any party and any third-state }'); // biome-ignore format: one line
    assert.deepEqual(both.commitment.value, { aim: 'both', conditional: false, probabilistic: false });
    assert.equal(sample('MolotovRibbentrop').commitment.value, undefined);
  });
  it('how much is set up in peace', () => {
    for (const [name, wanted] of [
      ['FrancoRussian', 'moderate'],
      ['Reinsurance', 'low'],
      ['WarsawPact', 'high'],
      ['USJapan', undefined],
    ] as const)
      assert.equal(sample(name).institutionalisation.value, wanted, name);
  });
});

describe('the ways out', () => {
  const out = (clauses: string, on: string) => {
    const workspace = workspaceOf(`treaty Pact "A pact" { in-force 1950-01-01 parties { USA FRN } ${clauses} }`);
    const found = exitOf(workspace, treaty(workspace, 'Pact'), day(on));
    return [found.lockedUntil, found.earliest].map((each) => (each === undefined ? '-' : formatDay(each))).join(' ');
  };
  it('after a time, with notice', () => {
    const clause = 'withdrawal after 20 years with 1 year notice';
    assert.equal(out(clause, '1960-06-01'), '1971-01-01 1971-01-01');
    assert.equal(out(clause, '2000-06-01'), '1971-01-01 2001-06-01');
  });
  it('at any time, with notice; never; nothing said', () => {
    assert.equal(out('term indefinite withdrawal with 2 years notice', '2000-06-01'), '- 2002-06-01');
    assert.equal(out('withdrawal none', '2000-06-01'), '- -');
    assert.equal(out('term indefinite', '2000-06-01'), '- -');
  });
  it('at the end of the term; too late for this one, at the end of the next', () => {
    const clause = 'term 10 years renewed every 5 years withdrawal at end of term with 1 year notice';
    assert.equal(out(clause, '1958-06-01'), '1960-01-01 1960-01-01');
    assert.equal(out(clause, '1959-06-01'), '1965-01-01 1965-01-01');
    assert.equal(out('term 10 years', '1959-06-01'), '1960-01-01 1960-01-01');
  });
  it('a term that runs out first ends it for all', () => {
    assert.equal(out('term 10 years withdrawal with 5 years notice', '1959-06-01'), '- 1960-01-01');
    assert.equal(out('term 10 years', '1970-06-01'), '- -');
  });
});

describe('burdens and pledges', () => {
  it('of a burden with others in one block, no spread is claimed', () => {
    const [burden] = sample('NatoFunding').burdens;
    assert.equal(burden?.gini, undefined);
    assert.equal(burden?.reading.total.toString(), '100');
    const [whole] = derive('burden B { share AUH 25% share GMY 25% share ITA 50% }').burdens;
    assert.equal(whole?.herfindahl?.toFixed(4), '0.3750');
  });
  it('a pledge is held against each year of figures', () => {
    const { pledges } = sample('WalesPledge');
    const told = pledges.map(({ figures, debtors }) => [figures?.year, debtors.filter((each) => each.kept === false).length]); // biome-ignore format: one line
    assert.deepEqual(told, [[2016, 23], [2024, 8]]); // biome-ignore format: one line
  });
});

describe('half-typed treaties', () => {
  it('give figures all the same, and no 0 where a clause cannot be read', () => {
    const texts = [...sampleTexts].filter(([name]) => !name.includes('nato-crises'));
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), ([name, text], where) => {
        const cut = text.slice(0, Math.floor(where * text.length));
        const workspace = sampleWorkspace(new Map([[name, cut]]));
        for (const placed of workspace.treaties) {
          if (placed.site.file.uri !== `file:///samples/${name}`) continue;
          const { atop } = deriveTreaty(workspace, placed, settings);
          if (placed.treaty.node.damaged) assert.notEqual(atop.alliance.defense?.value, 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
