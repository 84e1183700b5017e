/** How unevenly burdens are borne: the measures on figures whose answer is known. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { gini, herfindahl, spreadOf } from '../../../server/meaning/derived/index.ts';
import { readCsv } from '../../../server/meaning/figures.ts';
import { rankCorrelation } from '../../../server/meaning/shares.ts';
import { workspaceOf } from '../_read.ts';

const near = (value: number | undefined, wanted: number, digits: number) =>
  assert.equal(value?.toFixed(digits), wanted.toFixed(digits));

describe('Gini and Herfindahl', () => {
  it('where all bear the same', () => {
    near(gini([5, 5, 5, 5]), 0, 12);
    near(herfindahl([5, 5, 5, 5]), 0.25, 12);
  });
  it('where one bears all', () => {
    near(gini([0, 0, 0, 8]), 0.75, 12);
    near(herfindahl([0, 0, 0, 8]), 1, 12);
  });
  it('of 1, 2, 3, 4', () => {
    near(gini([4, 1, 3, 2]), 0.25, 12);
    near(herfindahl([4, 1, 3, 2]), 0.3, 12);
  });
  it('of nothing, and of what is less than nothing, there is none', () => {
    for (const values of [[], [0, 0], [-1, 2]]) {
      assert.equal(gini(values), undefined);
      assert.equal(herfindahl(values), undefined);
    }
  });
  it('neither order nor unit changes them, and they keep their bounds', () => {
    const values = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 1000 }), (some, unit) => {
        const other = [...some].reverse().map((each) => each * unit);
        const uneven = gini(some) as number;
        const concentrated = herfindahl(some) as number;
        assert.ok(Math.abs(uneven - (gini(other) as number)) < 1e-9);
        assert.ok(Math.abs(concentrated - (herfindahl(other) as number)) < 1e-9);
        assert.ok(uneven > -1e-12 && uneven <= 1 - 1 / some.length + 1e-12);
        assert.ok(concentrated >= 1 / some.length - 1e-12 && concentrated <= 1 + 1e-12);
      }),
    );
  });
});

describe('do the great bear more than their part?', () => {
  const lines = readFileSync(new URL('nato-2012-2019.csv', import.meta.url), 'utf8').split('\n');
  const spread = (year: string) => {
    const rows = lines.filter((line) => line.startsWith(`${year},`)).map((line) => line.slice(5));
    const text = [`# year: ${year}`, 'party,gdp million USD,defence-spending % of gdp', ...rows].join('\n');
    const read = readCsv(workspaceOf(''), text);
    assert.deepEqual(read.problems, []);
    return spreadOf({ name: 'Nato', title: '', ...read });
  };
  for (const [year, wanted] of [
    ['2012', 0.2397],
    ['2014', 0.2277],
    ['2017', 0.1374],
    ['2019', 0.0312],
  ] as const)
    it(`NATO ${year}: rank correlation of output with its part for defence ${wanted}`, () => {
      const found = spread(year);
      assert.equal(found?.states.length, 28);
      near(found?.correlation, wanted, 4);
    });

  // Their table could not be had: these figures are recalled from memory, and the correlation is the one the paper is
  // remembered to report. A test of the statistic, not a sourced fact about 1964.
  it('the table recalled as that of Olson and Zeckhauser (1966) gives 0.490', () => {
    const table = [
      [569.03, 9.0], [88.87, 5.5], [79.46, 7.0], [73.4, 6.7], [43.63, 4.1], [38.14, 4.4], [15.0, 4.9],
      [13.43, 3.7], [7.73, 3.3], [6.69, 5.8], [5.64, 3.9], [4.31, 4.2], [2.88, 7.7], [0.53, 1.7],
    ]; // biome-ignore format: a table
    const column = (at: number) => table.map((row) => row[at] as number);
    near(rankCorrelation(column(0), column(1)), 0.49, 3);
  });
  it('ties share their mean rank', () => {
    near(rankCorrelation([1, 2, 3, 4], [1, 2, 2, 4]), 0.948683, 6);
  });
  it('of three states nothing is said, and of one that nobody has figures for neither', () => {
    const read = readCsv(workspaceOf(''), '# year: 2014\nparty,gdp,defence-spending % of gdp\nUSA,10,3\nFRA,5,2\nDEU,6,1\nISL,1,\n'); // biome-ignore format: one line
    const found = spreadOf({ name: 'T', title: '', ...read });
    assert.equal(found?.states.length, 3);
    assert.equal(found?.correlation, undefined);
  });
});
