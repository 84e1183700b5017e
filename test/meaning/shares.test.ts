/** Burden shares, figures and pledges: exact decimals, and every problem in its place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Big from 'big.js';
import fc from 'fast-check';
import { parseFile } from '../../grammar/index.ts';
import { figureOf, figuresNamed, percentageOf } from '../../server/meaning/figures.ts';
import { readPledge } from '../../server/meaning/pledge.ts';
import { type BurdenReading, rankCorrelation, readBurden } from '../../server/meaning/shares.ts';
import { stateById } from '../../server/model/register.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { day, sampleWorkspace, treaty, workspaceOf } from './_read.ts';

const settings = { day: day('2026-01-01') };

function burden(lines: string, parties = 'USA CAN FRA', ...world: string[]): BurdenReading {
  const workspace = workspaceOf(
    `treaty Pact "P" { in-force 1949-08-24 parties { ${parties} } burden B { ${lines} } }`,
    ...world,
  );
  const placed = treaty(workspace, 'Pact');
  const [clause] = placed.treaty.burdens;
  assert.ok(clause);
  return readBurden(workspace, placed, clause.node, settings);
}

describe('sums are decimal', () => {
  it('0.1 % and 0.2 % are 0.3 %', () => {
    assert.equal(burden('share USA 0.1% share CAN 0.2% share FRA 99.7%').total.toString(), '100');
    assert.equal(burden('share USA 0.1% share CAN 0.2%').total.toString(), '0.3');
  });
  it('a hundred-thousandth too much is too much', () => {
    const reading = burden('share USA 33.33333% share CAN 33.33333% share FRA 33.33335%');
    assert.equal(reading.total.toString(), '100.00001');
    assert.equal(reading.complete, false);
  });
  it('shares made to sum to 100 do, however they are cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 50_000 }), (one, two) => {
        const rest = new Big(100).minus(new Big(one).div(1000)).minus(new Big(two).div(1000));
        const reading = burden(
          `share USA ${new Big(one).div(1000)}% share CAN ${new Big(two).div(1000)}% share FRA ${rest}%`,
        );
        assert.ok(reading.complete);
      }),
      { numRuns: 40 },
    );
  });
});

describe('who bears', () => {
  it('others are all parties not named', () => {
    const reading = burden('share USA 50% share others 50%');
    assert.deepEqual(
      reading.others?.states.map((state) => state.name),
      ['Canada', 'France'],
    );
    assert.deepEqual(reading.missing, []);
  });
  it('without others, every party needs a share', () => {
    assert.deepEqual(
      burden('share USA 50% share CAN 50%').missing.map((state) => state.name),
      ['France'],
    );
  });
  it('a stranger, a party named twice, and a code that nobody bears', () => {
    const problems = burden(
      'share USA 20% share USA 20% share RUS 20% share XQZ 20% share others 10% share others 10%',
    ).shares;
    assert.deepEqual(
      problems.map((share) => [share.code, share.problem]),
      [
        ['USA', undefined],
        ['USA', 'duplicate'],
        ['RUS', 'no-party'],
        ['XQZ', 'unknown'],
        ['others', undefined],
        ['others', 'duplicate'],
      ],
    );
  });
  it('a treaty that names nobody takes the parties of the one it supplements', () => {
    const workspace = workspaceOf(
      'treaty Main "M" { in-force 1949 parties { USA CAN FRA } }',
      'treaty More "N" { in-force 1950 supplements Main burden B { share USA 60% share others 40% } }',
    );
    const placed = treaty(workspace, 'More');
    const reading = readBurden(workspace, placed, placed.treaty.burdens[0]?.node ?? assert.fail(), settings);
    assert.deepEqual(
      reading.others?.states.map((state) => state.name),
      ['Canada', 'France'],
    );
  });
});

describe('against the basis', () => {
  const figures = 'figures F "F" { year 2000 columns gdp billion USD USA 600 CAN 300 FRA 100 }';
  const verdicts = (reading: BurdenReading) =>
    reading.shares.map((share) => [
      share.code,
      share.comparison?.benchmark.toString(),
      share.comparison?.ratio.round(3).toString(),
      share.comparison?.verdict,
    ]);
  it('a share is measured by its part of the basis', () => {
    assert.deepEqual(
      verdicts(burden('basis gdp from F share USA 40% share CAN 30% share FRA 30%', undefined, figures)),
      [
        ['USA', '60', '0.667', 'below'],
        ['CAN', '30', '1', 'within'],
        ['FRA', '10', '3', 'above'],
      ],
    );
  });
  it('25 % off is within, unless the burden says otherwise', () => {
    const shares = 'share USA 45% share CAN 37.5% share others 17.5%';
    assert.deepEqual(
      burden(`basis gdp from F ${shares}`, undefined, figures).shares.map((share) => share.comparison?.verdict),
      ['within', 'within', 'above'],
    );
    assert.deepEqual(
      burden(`basis gdp from F tolerance 10% ${shares}`, undefined, figures).shares.map(
        (share) => share.comparison?.verdict,
      ),
      ['below', 'above', 'above'],
    );
  });
  it('equal is a hundredth of a hundred for each', () => {
    assert.deepEqual(
      burden('basis equal share USA 50% share others 50%').shares.map((share) =>
        share.comparison?.benchmark.round(4).toString(),
      ),
      ['33.3333', '66.6667'],
    );
  });
  it('a party of whom nothing is known keeps its share; the others are measured on the rest', () => {
    const unknown = 'figures F "F" { year 2000 columns gdp billion USD USA 600 CAN 200 FRA unknown }';
    const reading = burden('basis gdp from F share USA 60% share CAN 20% share FRA 20%', undefined, unknown);
    assert.deepEqual(
      reading.withoutData.map((state) => state.name),
      ['France'],
    );
    assert.deepEqual(verdicts(reading), [
      ['USA', '60', '1', 'within'],
      ['CAN', '20', '1', 'within'],
      ['FRA', undefined, undefined, undefined],
    ]);
  });
  it('figures that nobody declares are said to be missing', () => {
    assert.equal(burden('basis gdp from Nowhere share others 100%').figuresMissing, 'Nowhere');
  });

  it('NATO’s common funding of 2016: 100 %, and who is off', () => {
    const workspace = sampleWorkspace();
    const placed = treaty(workspace, 'NatoFunding');
    const reading = readBurden(workspace, placed, placed.treaty.burdens[0]?.node ?? assert.fail(), settings);
    assert.equal(reading.total.toString(), '100');
    assert.ok(reading.complete);
    assert.equal(reading.others?.states.length, 24);
    assert.deepEqual(
      reading.shares.map((share) => [
        share.code,
        share.comparison?.benchmark.toFixed(1),
        share.comparison?.ratio.toFixed(2),
        share.comparison?.verdict,
      ]),
      [
        ['USA', '50.4', '0.44', 'below'],
        ['DEU', '9.4', '1.56', 'above'],
        ['FRA', '6.7', '1.58', 'above'],
        ['GBR', '8.0', '1.22', 'within'],
        ['others', '25.4', '1.68', 'above'],
      ],
    );
    assert.deepEqual(reading.withoutData, []);
    // the larger the ally, the smaller its share beside its output
    assert.ok((reading.correlation ?? 0) < 0);
  });
});

it('rank correlation: same order 1, reversed −1, ties share their rank', () => {
  assert.equal(rankCorrelation([1, 2, 3], [10, 20, 30]), 1);
  assert.equal(rankCorrelation([1, 2, 3], [30, 20, 10]), -1);
  assert.equal(rankCorrelation([1, 1, 1], [1, 2, 3]), 0);
  assert.ok(Math.abs(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4]) - 0.9487) < 0.0001);
});

describe('figures', () => {
  const csvWorkspace = (text: string, path = 'nato.csv') =>
    makeWorkspace(
      [{ uri: 'file:///w/a.treaty', tree: parseFile(`figures F from "${path}"`) }],
      new Map([['file:///w/nato.csv', text]]),
    );
  const usa = stateById('cow:2') ?? assert.fail();
  const fra = stateById('cow:220') ?? assert.fail();

  it('scales are multiplied out, unknown stays unknown', () => {
    const workspace = workspaceOf(
      'figures F "F" { year 2024 columns gdp billion USD, defence-spending % of gdp USA 28_780 3.38% FRA unknown 2.06% }',
    );
    const table = figuresNamed(workspace, 'F') ?? assert.fail();
    assert.equal(figureOf(table, usa, 'gdp')?.toString(), '28780000000000');
    assert.equal(figureOf(table, fra, 'gdp'), undefined);
    assert.equal(percentageOf(table, usa, 'defence-spending', 'gdp')?.toString(), '3.38');
    assert.deepEqual(table.problems, []);
  });
  it('a CSV file beside the text reads the same', () => {
    const table =
      figuresNamed(
        csvWorkspace(
          '\uFEFF# year: 2024\n# source: NATO\nparty,gdp billion USD,defence-spending % of gdp\r\nUSA,28780,3.38%\r\nFRA,unknown,"2.06"\r\n',
        ),
        'F',
      ) ?? assert.fail();
    assert.equal(table.year, 2024);
    assert.equal(table.source, 'NATO');
    assert.equal(figureOf(table, usa, 'gdp')?.toString(), '28780000000000');
    assert.equal(figureOf(table, fra, 'defence-spending')?.toString(), '2.06');
    assert.equal(figureOf(table, fra, 'gdp'), undefined);
    assert.deepEqual(table.problems, []);
  });
  it('a bad cell is a problem with its row and column', () => {
    const table = figuresNamed(csvWorkspace('party,gdp\nUSA,12x\nNobody,1\nUSA,5\nFRA,1,2'), 'F') ?? assert.fail();
    assert.deepEqual(
      table.problems.map(({ row, column }) => [row, column]),
      [
        [2, 2],
        [3, 1],
        [4, 1],
        [5, 3],
      ],
    );
    assert.equal(figureOf(table, fra, 'gdp')?.toString(), '1');
  });
  it('a file that is not there is a problem, not a failure', () => {
    assert.match(figuresNamed(csvWorkspace('', 'other.csv'), 'F')?.problems[0]?.says ?? '', /other\.csv/);
  });
  it('headings cannot reach the machine’s own objects', () => {
    figuresNamed(csvWorkspace('party,__proto__,constructor\nUSA,1,2'), 'F');
    assert.equal(({} as Record<string, unknown>)['1'], undefined);
    assert.equal(Object.keys(Object.prototype).length, 0);
  });
  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => void figuresNamed(csvWorkspace(`party,gdp\n${text}`), 'F')),
      { numRuns: 200 },
    );
  });
});

it('the pledge of Wales: eight allies below two per cent in 2024, one unknown', () => {
  const workspace = sampleWorkspace();
  const placed = treaty(workspace, 'WalesPledge');
  const found = placed.treaty.obligations.find(({ node }) => node.name?.value === 'TwoPercent')?.node ?? assert.fail();
  const reading = readPledge(workspace, placed, found, settings) ?? assert.fail();
  assert.equal(reading.figures?.year, 2024);
  assert.ok(reading.isDue);
  assert.deepEqual(
    reading.debtors
      .filter((each) => each.kept === false)
      .map((each) => each.state.name)
      .sort(),
    ['Belgium', 'Canada', 'Croatia', 'Italy', 'Luxembourg', 'Portugal', 'Slovenia', 'Spain'],
  );
  assert.deepEqual(
    reading.withoutData.map((state) => state.name),
    ['Iceland'],
  );
  const early = readPledge(workspace, placed, found, { day: day('2018-01-01') }) ?? assert.fail();
  assert.equal(early.figures?.year, 2016);
  assert.equal(early.isDue, false);
});
