/** When treaties are in force, and who is party to them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  lastDayInForce,
  lifeOf,
  membershipOn,
  partiesOn,
  readingDay,
  type Standing,
} from '../../server/meaning/life.ts';
import { formatDay } from '../../server/model/dates.ts';
import { day, sampleWorkspace, treaty, workspaceOf } from './_read.ts';

function life(head: string, ...world: string[]): [string, string] {
  const workspace = workspaceOf(`treaty T "T" { ${head} parties { AUH GMY } }`, ...world);
  const { from, to } = lifeOf(workspace, treaty(workspace, 'T'));
  return [from === undefined ? 'ever' : formatDay(from), to === undefined ? 'open' : formatDay(to)];
}

describe('a treaty is in force', () => {
  const cases: [head: string, from: string, to: string, ...world: string[]][] = [
    ['signed 1882-05-20 in-force 1882-06-01', '1882-06-01', 'open'],
    ['signed 1882-05-20', '1882-05-20', 'open'],
    ['', 'ever', 'open'],
    // of a bare year the last day for a beginning, the first for an end
    ['in-force 1882 ended 1890', '1882-12-31', '1890-01-01'],
    ['in-force 1882-05 ended 1890-03', '1882-05-31', '1890-03-01'],
    ['in-force 1882-05-20 term 5 years', '1882-05-20', '1887-05-20'],
    ['in-force 1882-05-20 term 5 years renewed once for 3 years', '1882-05-20', '1890-05-20'],
    ['in-force 1882-05-20 term 5 years renewed every 3 years', '1882-05-20', 'open'],
    ['in-force 1882-05-20 term 5 years then until denounced', '1882-05-20', 'open'],
    ['in-force 1882-05-20 term indefinite', '1882-05-20', 'open'],
    ['in-force 1882-05-20 renewed 1887-02-20 for 2 years term 5 years', '1882-05-20', '1889-02-20'],
    ['in-force 1882-05-20 term 5 years ended 1885-01-01', '1882-05-20', '1885-01-01'],
    ['in-force 1882-05-20 term while U', '1882-05-20', '1885-01-01', 'treaty U "U" { in-force 1880 ended 1885-01-01 }'],
    ['in-force 1882-05-20', '1882-05-20', '1884-07-01', 'treaty U "U" { in-force 1884-07-01 supersedes T }'],
    ['in-force 1882-05-20 term while T', '1882-05-20', 'open'],
  ];
  for (const [head, from, to, ...world] of cases)
    it(`${head || 'no date'} ${world.join(' ')}: ${from} to ${to}`, () =>
      assert.deepEqual(life(head, ...world), [from, to]));

  it('says what it takes for granted', () => {
    const workspace = workspaceOf('treaty T "T" { signed 1882-05-20 }');
    assert.match(lifeOf(workspace, treaty(workspace, 'T')).assumptions.join(), /from its date, 20 May 1882/);
  });

  it('as the samples tell it', () => {
    const workspace = sampleWorkspace();
    const span = (name: string) => {
      const { to } = lifeOf(workspace, treaty(workspace, name));
      return to === undefined ? 'open' : formatDay(to);
    };
    assert.equal(span('TripleAlliance'), '1915-05-03');
    assert.equal(span('DualAlliance'), '1918-11-03');
    assert.equal(span('FrancoRussian'), '1917-11-08');
    assert.equal(span('Reinsurance'), '1890-06-18');
    assert.equal(span('NATO'), 'open');
    assert.equal(
      formatDay(lastDayInForce(workspace, treaty(workspace, 'Reinsurance'), day('2020-01-01'))),
      '1890-06-17',
    );
    assert.equal(formatDay(lastDayInForce(workspace, treaty(workspace, 'NATO'), day('2020-01-01'))), '2020-01-01');
  });
});

describe('membership', () => {
  const cases: [entry: string, on: string, standing: Standing][] = [
    ['ITA', '1882-05-19', 'not-yet'],
    ['ITA', '1882-05-20', 'party'],
    ['ITA joined 1890-01-01', '1889-12-31', 'not-yet'],
    ['ITA joined 1890-01-01', '1890-01-01', 'party'],
    ['ITA left 1890-01-01', '1889-12-31', 'party'],
    ['ITA left 1890-01-01', '1890-01-01', 'ended'],
    ['ITA left 1890-01-01 joined 1895-01-01', '1896-01-01', 'party'],
    ['ITA suspended 1890 to 1892', '1890-06-01', 'party'],
    ['ITA suspended 1890 to 1892', '1891-01-01', 'suspended'],
    ['ITA suspended 1890 to 1892', '1892-01-01', 'party'],
    ['ITA apart 1890 "command"', '1891-01-01', 'party'],
    ['FRN', '1890-01-01', 'none'],
    ['ITA', '1900-01-01', 'ended'],
  ];
  for (const [entry, on, standing] of cases)
    it(`${entry} on ${on}: ${standing}`, () => {
      const workspace = workspaceOf(`treaty T "T" { in-force 1882-05-20 ended 1900-01-01 parties { AUH ${entry} } }`);
      assert.equal(membershipOn(workspace, treaty(workspace, 'T'), 'cow:325', day(on)), standing);
    });

  it('a state that is listed twice is one party', () => {
    const workspace = workspaceOf('treaty T "T" { in-force 1949-08-24 parties { FRA GBR FRA apart 1966 "command" } }');
    assert.deepEqual(
      partiesOn(workspace, treaty(workspace, 'T'), day('1970-01-01')).map((party) => party.state.name),
      ['France', 'United Kingdom'],
    );
  });

  it('parties follow the text, and grow with it', () => {
    const workspace = sampleWorkspace();
    const nato = treaty(workspace, 'NATO');
    assert.equal(partiesOn(workspace, nato, day('1949-08-24')).length, 12);
    assert.equal(partiesOn(workspace, nato, day('2024-03-07')).length, 32);
    const anzus = treaty(workspace, 'ANZUS');
    assert.deepEqual(
      partiesOn(workspace, anzus, day('1990-01-01')).map((party) => party.standing),
      ['party', 'party', 'suspended'],
    );
  });

  it('codes are read on the treaty’s date, a later party’s on the day it joined', () => {
    const workspace = sampleWorkspace();
    const nato = treaty(workspace, 'NATO');
    assert.equal(formatDay(readingDay(workspace, nato)), '1949-04-04');
    assert.equal(
      formatDay(
        readingDay(
          workspace,
          nato,
          nato.treaty.parties.find((entry) => entry.code === 'CZE'),
        ),
      ),
      '1999-03-12',
    );
  });
});
