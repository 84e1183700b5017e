/** `foedus atop` and `foedus figures`, run as a user runs them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import Papa from 'papaparse';
import { foedus, folder } from '../support/foedus.ts';

const rows = (csv: string) => Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

describe('foedus atop', () => {
  test('writes CSV with ATOP’s own columns; what the text does not settle stays empty', async () => {
    const { code, out, err } = await foedus(['atop', 'samples/north-atlantic-1949.treaty']);
    assert.equal(code, 0, err);
    const [nato, ...more] = rows(out);
    assert.equal(more.length, 0);
    assert.match(out, /^treaty,atopid,begyr,begmo,begday,/);
    assert.deepEqual([nato?.treaty, nato?.atopid, nato?.begyr, nato?.defense, nato?.offense], ['NATO', '3180', '1949', '1', '0']); // biome-ignore format: one line
    assert.equal(nato?.wartime, '');
  });
  test('a row for each member, also for one that the Correlates of War do not number', async () => {
    const { out } = await foedus(['atop', '--level', 'member', 'samples/tripartite-1940.treaty']);
    const members = rows(out);
    assert.equal(members.length, 8);
    const slovakia = members.find(({ party }) => party === 'SLOVAKIA');
    assert.deepEqual([slovakia?.member, slovakia?.yrent, slovakia?.defense, slovakia?.defcoadv], ['', '1940', '1', '1']); // biome-ignore format: one line
  });
  test('names the clauses behind a code', async () => {
    const { code, out } = await foedus(['atop', '--explain', 'defconpr', '--level', 'member', 'samples/triple-alliance-1882.treaty']); // biome-ignore format: one line
    assert.equal(code, 0);
    assert.match(out, /TripleAlliance, ITA: 1\n {2}TripleAlliance\.HelpGermany {2}samples\/triple-alliance-1882\.treaty:\d+\n/); // biome-ignore format: one line
    const empty = await foedus(['atop', '--explain', 'wartime', 'samples/triple-alliance-1882.treaty']);
    assert.match(empty.out, /TripleAlliance: empty\n {2}It cannot be derived/);
  });
  test('a name that is no variable is told what was probably meant', async () => {
    const { code, err } = await foedus(['atop', '--explain', 'defens', 'samples/triple-alliance-1882.treaty']);
    assert.equal(code, 2);
    assert.match(err, /did you mean `defense`\?/);
    const level = await foedus(['atop', '--explain', 'defcoadv', 'samples/triple-alliance-1882.treaty']);
    assert.match(level.err, /try `--level member`/);
  });
  test('without a treaty there is nothing to code', async (t) => {
    const cwd = await folder(t, { 'area.treaty': 'area Straits "the Straits"\n' });
    const { code, err } = await foedus(['atop', 'area.treaty'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /name no treaty/);
  });
});

describe('foedus figures', () => {
  test('says what each member owes, and where', async () => {
    const { code, out } = await foedus(['figures', 'samples/us-japan-1960.treaty']);
    assert.equal(code, 0);
    assert.match(out, /^Day of analysis: 2024-12-31\n/);
    assert.match(out, / {2}USA:\n {4}defense\n {6}USJapan\.MeetDanger {2}samples\/us-japan-1960\.treaty:\d+/);
  });
  test('of figures alone, how the spending is spread', async (t) => {
    const table = 'figures F "F" { year 2014 columns gdp billion USD, defence-spending % of gdp USA 40 4% FRN 30 3% ITA 20 2% GRC 10 1% }\n'; // biome-ignore format: one line
    const cwd = await folder(t, { 'f.treaty': table });
    const { code, out } = await foedus(['figures', 'f.treaty'], { cwd });
    assert.equal(code, 0);
    assert.match(out, /4 states, 2014: Gini 0\.4167, Herfindahl 0\.3933, rank correlation of size and effort 1\.0000/);
  });
  test('as JSON', async () => {
    const { out } = await foedus(['figures', '--format', 'json', 'samples/nato-common-funding-2016.treaty']);
    const report = JSON.parse(out);
    assert.deepEqual([report.version, report.day], [1, '2024-12-31']);
    assert.equal(report.treaties[0].burdens[0].total, '100');
    assert.equal(report.figures[0].states, 27);
  });
});
