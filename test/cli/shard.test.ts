/** A check in parts, on threads and on machines: it comes to what one check in one piece comes to, byte for byte. */
import assert from 'node:assert/strict';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { sharesOf } from '../../server/cli/shares.ts';
import { corpusFiles } from '../bench/check-corpus.ts';
import { foedus, folder, root } from '../support/foedus.ts';

/** Treaties that have to do with one another, with errors in treaties, in `foedus.json` and in a table that two share. */
async function files(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of ['areas', 'dual-alliance-1879', 'reinsurance-1887', 'triple-alliance-1882'])
    found[`old/${name}.treaty`] = await readFile(path.join(root, `samples/${name}.treaty`), 'utf8');
  const figures = (name: string) => `figures ${name} from "spending.csv"
`;
  return {
    ...found,
    'foedus.json': '{ "dateOfAnalysis": "2024-12-31", "rules": { "no-such-rule": "off" }, "exclude": ["left.treaty"] }',
    'a b#ü.treaty': `${figures('One')}treaty Wrong "Wrong" { parties { FRN GMY } obligation Help { all parties shal consult } }`,
    'z.treaty': figures('Two'),
    'spending.csv': 'party,gdp\nDNK,400\nNOR,much\n',
    'left.treaty': '',
  };
}

const asked = ['here', 'here/left.treaty'];

test('the parts put together are the check in one piece: every report, the exit code, the baseline', async (t) => {
  const texts = Object.entries(await files()).map(([name, text]) => [`here/${name}`, text]);
  const cwd = await folder(t, Object.fromEntries(texts));
  const parts = [3, 1, 2].map((index) => `part-${index}.json`);
  const written = parts.map(async (part) => {
    const run = await foedus(['check', '--shard', `${part.charAt(5)}/3`, '--output', part, ...asked], { cwd });
    assert.deepEqual([run.code, run.out], [0, ''], run.err);
  });
  await Promise.all(written);
  const { findings } = JSON.parse((await foedus(['check', '--format', 'json', ...asked], { cwd })).out);
  for (const file of ['foedus.json', 'spending.csv', 'a b#ü.treaty', 'old/dual-alliance-1879.treaty'])
    assert.ok(findings.some((each: { file: string }) => each.file === file), `something is found in ${file}`); // biome-ignore format: one line
  await foedus(['check', '--write-baseline', 'all.json', ...asked], { cwd });
  const all = JSON.parse(await readFile(path.join(cwd, 'all.json'), 'utf8'));
  const some = all.findings.filter((_: unknown, index: number) => index % 2 === 0);
  await writeFile(path.join(cwd, 'some.json'), JSON.stringify({ version: 1, findings: some }));
  const ways = [
    ...['text', 'json', 'sarif', 'github', 'junit', 'markdown'].map((format) => ['--format', format]),
    ['--statistics'],
    ['--statistics', '--format', 'json'],
    ['--baseline', 'some.json'],
    ['--baseline', 'some.json', '--format', 'sarif'],
    ['--baseline', 'all.json', '--fail-on', 'hint'],
    ['--min-severity', 'error', '--fail-on', 'never'],
    ['--write-baseline', 'again.json'],
  ];
  const whole = await Promise.all(ways.map((way) => foedus(['check', ...way, ...asked], { cwd })));
  const baseline = await readFile(path.join(cwd, 'again.json'), 'utf8');
  // The parts are put together where there is no treaty.
  await rename(path.join(cwd, 'here'), path.join(cwd, 'gone'));
  const merged = await Promise.all(ways.map((way) => foedus(['merge', ...way, ...parts], { cwd })));
  for (const [index, way] of ways.entries()) assert.deepEqual(merged[index], whole[index], way.join(' '));
  assert.equal(await readFile(path.join(cwd, 'again.json'), 'utf8'), baseline);
  assert.deepEqual([...new Set(whole.map(({ code }) => code))].sort(), [0, 1]);
});

test('one thread or several, they find the same', async (t) => {
  const cwd = await folder(t, Object.fromEntries(corpusFiles(12, 6000).map(({ name, text }) => [name, text])));
  const run = (threads: number) => foedus(['check', '--threads', String(threads), '--format', 'sarif'], { cwd });
  const [one, two, three] = await Promise.all([run(1), run(2), run(3)]);
  assert.ok(JSON.parse(one.out).runs[0].results.length > 50);
  assert.deepEqual(two, one);
  assert.deepEqual(three, one);
});

const treaty = (name: string) => `treaty ${name} "${name}" {\n  parties { FRN GMY }\n}\n`;

describe('what does not belong together is not put together', () => {
  const cases: [string, string[], RegExp][] = [
    ['a part is missing', ['1.json', '3.json'], /Of 3 parts one is missing: 2\/3\. `foedus check --shard 2\/3` makes it/],
    ['all but one are', ['2.json'], /Of 3 parts 2 are missing: 1\/3, 3\/3/],
    ['one is there twice', ['1.json', '2.json', 'copy.json', '3.json'], /`2\.json` and `copy\.json` are both part 2 of 3/],
    ['a text was changed', ['1.json', 'changed.json', '3.json'], /`changed\.json` is of another run than `1\.json`: it differs in the texts of the treaties/],
    ['another day', ['1.json', 'dated.json', '3.json'], /differs in the day of analysis\./],
    ['fewer files', ['1.json', 'fewer.json', '3.json'], /differs in the files that were asked for\./],
    ['in other parts', ['1.json', 'halves.json'], /differs in the number of parts \(2 and not 3\)/],
    ['another version', ['1.json', 'older.json', '3.json'], /differs in the version of Foedus\./],
    ['no part', ['a.treaty', '2.json'], /`a\.treaty` is no part of a check/],
    ['no file', ['4.json'], /Cannot read `4\.json`: there is no such file/],
  ]; // biome-ignore format: a table
  test('each is said, with the file', async (t) => {
    const cwd = await folder(t, {
      'foedus.json': '{ "dateOfAnalysis": "1914-07-28" }',
      'a.treaty': treaty('A'),
      'b.treaty': treaty('B'),
      'c.treaty': treaty('C'),
    });
    const shard = async (shard: string, output: string, ...more: string[]) => {
      const { code, err } = await foedus(['check', '--shard', shard, '--output', output, ...more], { cwd });
      assert.equal(code, 0, err);
    };
    await Promise.all([
      shard('1/3', '1.json'),
      shard('2/3', '2.json'),
      shard('3/3', '3.json'),
      shard('2/2', 'halves.json'),
    ]);
    await Promise.all([
      shard('2/3', 'dated.json', '--date', '1914-07-29'),
      shard('2/3', 'fewer.json', 'a.treaty', 'b.treaty'),
    ]);
    const part = await readFile(path.join(cwd, '2.json'), 'utf8');
    await writeFile(path.join(cwd, 'copy.json'), part);
    const { run, ...rest } = JSON.parse(part);
    await writeFile(path.join(cwd, 'older.json'), JSON.stringify({ ...rest, run: { ...run, version: '0.0.9' } }));
    await writeFile(path.join(cwd, 'c.treaty'), treaty('D'));
    await shard('2/3', 'changed.json');
    for (const [what, args, said] of cases) {
      const { code, out, err } = await foedus(['merge', ...args], { cwd });
      assert.deepEqual([code, out], [2, ''], what);
      assert.match(err, said);
    }
  });

  const wrong: [string[], RegExp][] = [
    [['--shard', '0/3'], /such as 2\/5/],
    [['--shard', '4/3'], /such as 2\/5/],
    [['--shard', '1/2', '--format', 'sarif'], /say `--format`, [^\n]* to `foedus merge`/],
    [['--shard', '1/2', '--baseline', 'known.json'], /to `foedus merge`/],
    [['--shard', '1/2', '--fix'], /neither `-`, `--fix`/],
    [['--threads', 'many'], /from 1 to 64/],
    [['--threads', '2', '--date', '1914-02-31'], /^foedus: [^\n]*there is no 31 February[^\n]*\n$/],
  ];
  for (const [args, said] of wrong)
    test(args.join(' '), async (t) => {
      const cwd = await folder(t, { 'a.treaty': treaty('A') });
      const { code, err } = await foedus(['check', ...args], { cwd });
      assert.equal(code, 2);
      assert.match(err, said);
    });
});

test('more parts than files: some have nothing to do', async (t) => {
  const cwd = await folder(t, { 'a.treaty': treaty('A'), 'foedus.json': '{ "dateOfAnalysis": "1914-07-28" }' });
  for (const shard of ['1/2', '2/2'])
    assert.equal((await foedus(['check', '--shard', shard, '--output', `${shard.charAt(0)}.json`], { cwd })).code, 0);
  const merged = await foedus(['merge', '1.json', '2.json'], { cwd });
  assert.deepEqual(merged, await foedus(['check'], { cwd }));
});

test('shares are neighbours, about as large as one another, and together everything once', () => {
  const sizes = Array.from({ length: 500 }, (_, index) => 1 + ((index * 7919) % 100));
  const all = sizes.map((size, index) => ({
    path: `${index}`,
    uri: `${index}`,
    text: 'x'.repeat(size),
    mark: '' as const,
  }));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  for (const count of [1, 2, 7, 50]) {
    const shares = sharesOf(all, count);
    assert.deepEqual(shares.flat(), all);
    for (const share of shares) {
      const size = share.reduce((sum, { text }) => sum + text.length, 0);
      assert.ok(Math.abs(size - total / count) <= 100, `${size} of ${total} in ${count}`);
    }
  }
  assert.deepEqual(sharesOf([], 2), [[], []]);
});
