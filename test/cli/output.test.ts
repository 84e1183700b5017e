/** What `foedus check` prints for programs, and what it changes. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmod, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { foedus, folder, root } from '../support/foedus.ts';

const states = 'state AAA "Aland"\nstate BBB "Beland"\n';
const treaty = `treaty Pact "Pact" {
  signed 1900-01-01
  parties { AAA BBB }
  obligation Talk { all parties shall consult }
  article 1 { concept entrapment }
}
`;
const good = states + treaty;
/** An error and, in another clause, something that has no fix. */
const misspelt = good.replace('entrapment', 'entrapmnt');
const helped = good.replace('shall consult', 'shall assist the others');

describe('SARIF', () => {
  let valid: (log: unknown) => boolean;
  let why: () => unknown;
  before(async () => {
    const schema = JSON.parse(await readFile(path.join(root, 'test/support/sarif/sarif-2.1.0.json'), 'utf8'));
    const ajv = new AjvDraft4.default({ strict: false, unicodeRegExp: false });
    addFormats.default(ajv as never);
    const compiled = ajv.compile(schema);
    valid = (log) => compiled(log) as boolean;
    why = () => compiled.errors;
  });

  test('of all samples is valid, has the rules’ help, remedies and related places, and is the same each time', async () => {
    const { out, code } = await foedus(['check', '--format', 'sarif', 'samples']);
    assert.equal(code, 0);
    const log = JSON.parse(out) as Log;
    assert.ok(valid(log), JSON.stringify(why()));
    const [run] = log.runs;
    assert.ok(run?.results && run.tool.driver.rules);
    for (const { help, fullDescription } of run.tool.driver.rules) assert.ok(help?.markdown && fullDescription?.text);
    for (const { ruleId, ruleIndex = -1 } of run.results) assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
    assert.ok(run.results.some(({ fixes }) => fixes?.length));
    assert.ok(run.results.some(({ relatedLocations }) => relatedLocations?.length));
    for (const { locations } of run.results)
      assert.match(locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '', /^samples\/[\w-]+\.(treaty|json)$/);
    const prints = run.results.map(({ partialFingerprints }) => partialFingerprints?.['foedus/v1']);
    assert.equal(new Set(prints).size, prints.length);
    const names = (await readdir(path.join(root, 'samples'))).filter((name) => name.endsWith('.treaty')).reverse();
    const again = await foedus(['check', '--format', 'sarif', ...names.map((name) => `samples/${name}`)]);
    assert.equal(again.out, out);
  });

  test('a schema that is broken is noticed', () => assert.equal(valid({ version: '2.1.0', runs: [{}] }), false));

  test('a file name that is no address is escaped', async (t) => {
    const cwd = await folder(t, { 'a b#ü%.treaty': misspelt });
    const { out } = await foedus(['check', '--format', 'sarif'], { cwd });
    const [result] = (JSON.parse(out) as Log).runs[0]?.results ?? [];
    assert.equal(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'a%20b%23%C3%BC%25.treaty');
  });
});

for (const format of ['text', 'json', 'github', 'junit', 'markdown'])
  test(`${format}: the same with the files in another order`, async (t) => {
    const cwd = await folder(t, { 'a.treaty': misspelt, 'b.treaty': misspelt.replace('Pact ', 'Other ') });
    const one = await foedus(['check', '--format', format, 'a.treaty', 'b.treaty'], { cwd });
    const two = await foedus(['check', '--format', format, 'b.treaty', 'a.treaty'], { cwd });
    assert.equal(one.out, two.out);
  });

describe('GitHub annotations', () => {
  test('name file, line and rule; nothing of the text or the file’s name ends the command', async (t) => {
    const cwd = await folder(t, { 'a,b%0A.treaty': misspelt.replace('entrapmnt', '::error::') });
    const { out } = await foedus(['check', '--format', 'github'], { cwd });
    for (const line of out.trim().split('\n')) {
      assert.match(line, /^::(error|warning|notice) file=a%2Cb%250A\.treaty,line=\d+,endLine=\d+,/);
      assert.match(line, /title=Foedus%3A [a-z-]+::/);
    }
  });
});

describe('JUnit', () => {
  test('is XML: a suite for each file, what is clean passes', async (t) => {
    const cwd = await folder(t, {
      'bad & <worse>.treaty': misspelt.replace('entrapmnt', '<x>&'),
      'good.treaty': treaty.replace('Pact ', 'Other '),
      'empty.treaty': '',
    });
    const { out } = await foedus(['check', '--format', 'junit'], { cwd });
    assert.match(out, /<testsuite name="empty\.treaty" tests="1" failures="0"/);
    assert.match(
      out,
      /<testsuite name="bad &amp; &lt;worse&gt;?\.treaty"|<testsuite name="bad &amp; &lt;worse>\.treaty"/,
    );
    assert.doesNotMatch(out, /<x>|<worse|&(?!amp;|lt;|gt;|quot;|apos;|#)/);
  });
});

test('Markdown shows what a text holds as text', async (t) => {
  const cwd = await folder(t, { 'a.treaty': good.replace('Talk {', 'Talk { each party shall <img src=x> | a') });
  const { out } = await foedus(['check', '--format', 'markdown'], { cwd });
  assert.doesNotMatch(out, /(?<!\\)<img/);
  const rows = out.split('\n').filter((line) => line.startsWith('| `'));
  assert.ok(rows.length > 0);
  for (const row of rows) assert.equal(row.split(/(?<!\\)\|/).length, 6, row);
});

test('--output writes the report, --statistics counts', async (t) => {
  const cwd = await folder(t, { 'a.treaty': misspelt });
  const { out } = await foedus(['check', '--format', 'json', '--output', 'report.json'], { cwd });
  assert.equal(out, '');
  const { findings } = JSON.parse(await readFile(path.join(cwd, 'report.json'), 'utf8'));
  const counted = await foedus(['check', '--statistics', '--format', 'json'], { cwd });
  const { statistics } = JSON.parse(counted.out);
  assert.equal(
    statistics.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
    findings.length,
  );
  assert.match((await foedus(['check', '--statistics'], { cwd })).out, /^1 {2}unresolved-name/m);
});

describe('remedies', () => {
  test('--diff shows what --fix would do, and writes nothing; --fix does it and keeps mode and byte order mark', async (t) => {
    const cwd = await folder(t, { 'a.treaty': `\uFEFF${misspelt}` });
    const file = path.join(cwd, 'a.treaty');
    await chmod(file, 0o640);
    const shown = await foedus(['check', '--diff', '--unsafe-fixes'], { cwd });
    assert.equal(shown.code, 1, shown.err);
    assert.match(shown.out, /^--- a\/a\.treaty\n\+\+\+ b\/a\.treaty\n@@[\s\S]*-.*entrapmnt[\s\S]*\+.*entrapment/m);
    assert.equal(await readFile(file, 'utf8'), `\uFEFF${misspelt}`);
    const done = await foedus(['check', '--fix', '--unsafe-fixes'], { cwd });
    assert.equal(done.code, 0, done.out);
    assert.match(done.err, /1 remedy applied in 1 file/);
    assert.equal(await readFile(file, 'utf8'), `\uFEFF${good}`);
    assert.equal((await stat(file)).mode & 0o777, 0o640);
    assert.deepEqual(await readdir(cwd), ['a.treaty']);
    assert.equal((await foedus(['check', '--diff', '--unsafe-fixes'], { cwd })).code, 0);
  });

  test('a file that cannot be read wholly is left as it is', async (t) => {
    const broken = `${misspelt}\ntreaty {`;
    const cwd = await folder(t, { 'a.treaty': broken });
    const { err } = await foedus(['check', '--fix', '--unsafe-fixes'], { cwd });
    assert.match(err, /a\.treaty: left as it is/);
    assert.equal(await readFile(path.join(cwd, 'a.treaty'), 'utf8'), broken);
  });
});

describe('a baseline', () => {
  test('knows its findings again where they have moved, and not those that are new', async (t) => {
    const cwd = await folder(t, { 'a.treaty': misspelt });
    const written = await foedus(['check', '--write-baseline', 'known.json'], { cwd });
    assert.equal(written.code, 0, written.err);
    await writeFile(path.join(cwd, 'a.treaty'), `// a line above\n\n${misspelt}`);
    await rename(path.join(cwd, 'a.treaty'), path.join(cwd, 'moved.treaty'));
    const moved = await foedus(['check', '--baseline', 'known.json'], { cwd });
    assert.equal(moved.code, 0, moved.out);
    assert.match(moved.out, /1 known of the baseline, 0 of it found no longer/);
    const second = misspelt.replace('  obligation', '  article 2 { concept deterence }\n  obligation');
    await writeFile(path.join(cwd, 'moved.treaty'), second);
    const more = await foedus(['check', '--baseline', 'known.json', '--format', 'json'], { cwd });
    assert.equal(more.code, 1);
    assert.equal(JSON.parse(more.out).findings.length, 1);
    assert.deepEqual(JSON.parse(more.out).baseline, { known: 1, gone: 0 });
    const sarif = await foedus(['check', '--baseline', 'known.json', '--format', 'sarif'], { cwd });
    const results = (JSON.parse(sarif.out) as Log).runs[0]?.results ?? [];
    assert.deepEqual(results.map(({ baselineState }) => baselineState).sort(), ['new', 'unchanged']);
    await writeFile(path.join(cwd, 'moved.treaty'), good);
    assert.match((await foedus(['check', '--baseline', 'known.json'], { cwd })).out, /1 of it found no longer/);
  });

  test('that is none ends with 2', async (t) => {
    const cwd = await folder(t, { 'a.treaty': good, 'x.json': '[]', 'y.json': '{"version":1,"findings":[{}]}' });
    for (const file of ['x.json', 'y.json', 'z.json']) {
      const { code, err } = await foedus(['check', '--baseline', file], { cwd });
      assert.equal(code, 2);
      assert.match(err, /baseline/);
    }
  });
});

describe('--changed', () => {
  test('checks what differs from a commit and what git does not know; no program of the repository’s choice runs', async (t) => {
    const cwd = await folder(t, {
      'same.treaty': misspelt.replace('Pact ', 'Same '),
      'sub/other.treaty': treaty,
    });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
    git('config', 'core.fsmonitor', `touch ${path.join(cwd, 'ran')}`);
    git('config', 'diff.external', `touch ${path.join(cwd, 'ran')}`);
    for (const filter of ['evil', 'ev=il']) {
      git('config', `filter.${filter}.clean`, `touch ${path.join(cwd, 'ran')}; cat`);
      git('config', `filter.${filter}.required`, 'true');
    }
    await writeFile(path.join(cwd, '.git/info/attributes'), '*.treaty filter=evil\nsub/* filter=ev=il\n');
    await rm(path.join(cwd, 'ran'), { force: true });
    const files = async (...args: string[]) => {
      const { out, err } = await foedus(['check', '--format', 'json', ...args], { cwd });
      return JSON.parse(out || `{ "files": ${JSON.stringify(err)} }`).files;
    };
    assert.deepEqual(await files('--changed'), []);
    await writeFile(path.join(cwd, 'sub/other.treaty'), `${treaty}// more\n`);
    await writeFile(path.join(cwd, 'new.treaty'), '');
    assert.deepEqual(await files('--changed=HEAD'), ['new.treaty', 'sub/other.treaty']);
    assert.ok(!(await readdir(cwd)).includes('ran'));
    for (const [ref, said] of [
      ['nowhere', /no such commit/],
      ['--output=x', /no name of a commit/],
    ] as const) {
      const { code, err } = await foedus(['check', `--changed=${ref}`], { cwd });
      assert.equal(code, 2);
      assert.match(err, said);
    }
  });

  test('names that would mean something to a shell or to git are names', {
    skip: process.platform === 'win32',
  }, async (t) => {
    const odd = ['-rf.treaty', '--output=x.treaty', 'a b.treaty', '"q".treaty', "'s'.treaty", '$(touch ran).treaty', '`touch ran`.treaty', ';touch ran.treaty', ':(top)x.treaty', 'line\nend.treaty', 'ümläut.treaty']; // biome-ignore format: one line
    const cwd = await folder(t, Object.fromEntries(odd.map((name, at) => [name, treaty.replace('Pact ', `P${at} `)])));
    execFileSync('git', ['init', '-q'], { cwd });
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '--allow-empty', '-qm', 'one'], { cwd }); // biome-ignore format: one line
    const unknown = await foedus(['check', '--changed', '--format', 'json'], { cwd });
    assert.deepEqual(JSON.parse(unknown.out).files, odd.toSorted());
    execFileSync('git', ['add', '.'], { cwd });
    const changed = await foedus(['check', '--changed', '--format', 'json', '.'], { cwd });
    assert.deepEqual(JSON.parse(changed.out).files, odd.toSorted());
    assert.deepEqual((await readdir(cwd)).toSorted(), ['.git', ...odd].toSorted());
  });

  test('without a repository ends with 2', async (t) => {
    const cwd = await folder(t, { 'a.treaty': good });
    const { code, err } = await foedus(['check', '--changed'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /needs a git repository/);
  });
});

describe('the standard input', () => {
  test('is checked as the file it is meant to be, among its neighbours', async (t) => {
    const cwd = await folder(t, { 'states.treaty': states, 'sub/pact.treaty': treaty, 'foedus.json': '{}' });
    const { out, code } = await foedus(['check', '-', '--stdin-filename', 'sub/pact.treaty', '--format', 'json'], {
      cwd,
      stdin: treaty.replace('entrapment', 'entrapmnt'),
    });
    assert.equal(code, 1);
    const { findings, files } = JSON.parse(out);
    assert.deepEqual(files, ['sub/pact.treaty']);
    assert.deepEqual(
      findings.map(({ rule }: { rule: string }) => rule),
      ['unresolved-name'],
    );
    const fresh = await foedus(['check', '-'], { cwd, stdin: helped.replaceAll('Pact', 'Fresh') });
    assert.match(fresh.out, /1 file checked/);
  });
});

test('--watch checks again after a change', async (t) => {
  const cwd = await folder(t, { 'a.treaty': good });
  const child = spawn(process.execPath, [path.join(root, 'server/cli/main.ts'), 'check', '--watch'], { cwd });
  t.after(() => child.kill());
  let out = '';
  const until = (words: RegExp) =>
    new Promise<void>((resolve) => {
      const look = () => words.test(out) && resolve();
      child.stdout.on('data', look);
      look();
    });
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  await until(/nothing found[\s\S]*Waiting for changes/);
  // The watch begins right after these words: write until it is seen.
  const timer = setInterval(() => void writeFile(path.join(cwd, 'a.treaty'), misspelt), 300);
  await until(/unresolved-name/);
  clearInterval(timer);
});

describe('foedus config and foedus rules', () => {
  test('config says what applies and where it is said; the nearest file wins', async (t) => {
    const cwd = await folder(t, {
      'foedus.json': '{ "ambiguityLimit": 50, "exclude": ["drafts"] }',
      'old/foedus.json': '{\n  "dateOfAnalysis": "1914-07-28",\n  "rules": { "no-trigger": "off" }\n}',
      'old/a.treaty': good,
      'drafts/b.treaty': good,
      'c.treaty': good,
    });
    const lines = async (file: string) =>
      (await foedus(['config', file], { cwd })).out.split('\n').map((line) => line.replace(/ +/g, ' '));
    const old = await lines('old/a.treaty');
    assert.ok(old.includes('dateOfAnalysis 1914-07-28 old/foedus.json:2'), old.join('\n'));
    assert.ok(old.includes('rules.no-trigger off old/foedus.json:3'));
    assert.ok(old.includes('ambiguityLimit 20 default'));
    assert.ok((await lines('c.treaty')).includes('ambiguityLimit 50 foedus.json:1'));
    assert.ok((await lines('drafts/b.treaty')).includes('read no foedus.json:1'));
    const { out, err } = await foedus(['check', 'c.treaty', 'drafts/b.treaty'], { cwd });
    assert.match(err, /drafts\/b\.treaty is left out/);
    assert.match(out, /1 file checked/);
  });

  test('check finds what is wrong in foedus.json, at its place', async (t) => {
    const cwd = await folder(t, { 'a.treaty': good, 'foedus.json': '{\n  "rules": { "no-triger": "off" }\n}' });
    const { out, code } = await foedus(['check', 'a.treaty'], { cwd });
    assert.equal(code, 1);
    assert.match(
      out,
      /^foedus\.json:2:14 error configuration: There is no rule `no-triger`: did you mean `no-trigger`\?/,
    );
    assert.equal((await foedus(['config', 'a.treaty'], { cwd })).code, 1);
  });

  test('rules lists every rule with its options', async () => {
    const { out } = await foedus(['rules']);
    assert.match(out, /^no-trigger +\w+ +\S/m);
    assert.match(out, /option ambiguityLimit: 20, from 0 to 100/);
    const { rules } = JSON.parse((await foedus(['rules', '--format', 'json'])).out);
    assert.ok(rules.length > 15);
    assert.match((await foedus(['rules', '--format', 'markdown'])).out, /^# Rules/);
  });
});

describe('options that contradict each other end with 2', () => {
  const cases: [string[], RegExp][] = [
    [['-', '--fix'], /`-` goes with neither/],
    [['-', 'a.treaty'], /stands alone/],
    [['--stdin-filename', 'x.treaty'], /needs `-`/],
    [['--unsafe-fixes'], /add one of them/],
    [['--statistics', '--format', 'sarif'], /text or JSON/],
    [['--watch', '--fix'], /only looks/],
    [['--baseline', 'a', '--write-baseline', 'b'], /cannot be used with/],
  ];
  for (const [args, said] of cases)
    test(args.join(' '), async (t) => {
      const cwd = await folder(t, { 'a.treaty': good });
      const { code, err } = await foedus(['check', ...args], { cwd, stdin: '' });
      assert.equal(code, 2);
      assert.match(err, said);
    });
});
