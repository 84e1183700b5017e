import assert from 'node:assert/strict';
import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { foedus, folder, root } from '../support/foedus.ts';

const good =
  'state AAA "Aland"\nstate BBB "Beland"\ntreaty Pact "Pact" {\n  signed 1900-01-01\n  parties { AAA BBB }\n  obligation Talk { all parties shall consult }\n}\n';
const misspelt = good.replace('shall', 'shal');
const nato = path.join(root, 'samples/nato-common-funding-2016.treaty');

describe('foedus check', () => {
  test('says where, how grave, which rule and what, as the problem matcher reads it', async (t) => {
    const cwd = await folder(t, { 'pact.treaty': misspelt });
    const { code, out } = await foedus(['check', 'pact.treaty'], { cwd });
    assert.equal(code, 1);
    const [first = ''] = out.split('\n');
    const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    const matcher = new RegExp(manifest.contributes.problemMatchers[0].pattern[0].regexp);
    const [, file, line, column, severity, rule, message] = matcher.exec(first) ?? [];
    assert.deepEqual([file, line, column, severity, rule], ['pact.treaty', '6', '33', 'error', 'syntax']);
    assert.match(message ?? '', /Expected `shall` or `should` after `parties`, found `shal`/);
    assert.match(out, /> 6 \| {3}obligation Talk \{ all parties shal consult \}\n {4}\| {33}\^{4}\n/);
    assert.match(out, /1 file checked on \d{4}-\d\d-\d\d: 1 error/);
  });

  test('prints JSON of the documented shape, with zero-based positions', async (t) => {
    const cwd = await folder(t, { 'sub/pact.treaty': misspelt, 'foedus.json': '{ "dateOfAnalysis": "1914-07-28" }' });
    const { code, out } = await foedus(['check', '--format', 'json', 'sub'], { cwd });
    assert.equal(code, 1);
    const report = JSON.parse(out);
    assert.deepEqual(Object.keys(report), ['version', 'day', 'findings', 'files', 'summary']);
    assert.equal(report.version, 1);
    assert.equal(report.day, '1914-07-28');
    assert.deepEqual(report.files, ['sub/pact.treaty']);
    const [finding] = report.findings;
    assert.deepEqual(Object.keys(finding), ['rule', 'severity', 'message', 'file', 'range', 'related', 'concepts']);
    assert.equal(finding.file, 'sub/pact.treaty');
    assert.deepEqual(finding.range.start, { line: 5, character: 32 });
    assert.deepEqual(finding.range.end, { line: 5, character: 36 });
    assert.equal(report.summary.error, 1);
  });

  test('exits with 0 where nothing is as grave as --fail-on, and counts what --min-severity leaves out', async (t) => {
    const cwd = await folder(t, { 'pact.treaty': misspelt });
    assert.equal((await foedus(['check', '--fail-on', 'never'], { cwd })).code, 0);
    const clean = await folder(t, { 'pact.treaty': good });
    const { code, out } = await foedus(['check', '--min-severity', 'error'], { cwd: clean });
    assert.equal(code, 0);
    assert.match(out, /nothing found/);
  });

  test('reads names from the whole workspace but reports on the paths given', async (t) => {
    const cwd = await folder(t, {
      'foedus.json': '{}',
      'states.treaty': 'state AAA "Aland"\nstate BBB "Beland"\nstate',
      'pacts/pact.treaty': good.split('\n').slice(2).join('\n'),
    });
    const { code, out } = await foedus(['check', 'pacts'], { cwd });
    assert.equal(code, 0, out);
    assert.doesNotMatch(out, /states\.treaty/);
  });

  test('a binary file, a file in another encoding and one over 20 MB are one syntax finding each', async (t) => {
    const cwd = await folder(t, {
      'binary.treaty': Uint8Array.from({ length: 5000 }, (_, index) => index % 7),
      'latin.treaty': Buffer.from('treaty A "Österreich" { }', 'latin1'),
      'huge.treaty': Buffer.alloc(20 * 1024 * 1024 + 1, 'a '),
    });
    for (const [file, said] of [
      ['binary.treaty', /zero bytes/],
      ['latin.treaty', /no UTF-8 text/],
      ['huge.treaty', /nothing over 20 MB is read/],
    ] as const) {
      const { code, out, err } = await foedus(['check', '--format', 'json', file], { cwd });
      assert.equal(code, 1, err);
      const { findings } = JSON.parse(out);
      assert.deepEqual(
        findings.map((each: { rule: string }) => each.rule),
        ['syntax'],
      );
      assert.match(findings[0].message, said);
    }
  });

  test('a link that leads out of the folder is not followed', async (t) => {
    const outside = await folder(t, { 'secret.treaty': misspelt });
    const cwd = await folder(t, { 'pact.treaty': good });
    await symlink(path.join(outside, 'secret.treaty'), path.join(cwd, 'link.treaty'));
    const { out } = await foedus(['check', '--format', 'json', '.'], { cwd });
    assert.deepEqual(JSON.parse(out).files, ['pact.treaty']);
  });
});

describe('wrong use ends with 2, a message in words and no stack trace', () => {
  const cases: [string, string[], RegExp][] = [
    ['a missing file', ['check', 'nowhere.treaty'], /Cannot read `nowhere\.treaty`: there is no such file or folder/],
    ['an empty folder', ['check', '.'], /There is no treaty in `\.`/],
    ['an unknown option', ['check', '--formt', 'json'], /unknown option '--formt'[\s\S]*--format/],
    ['an unknown format', ['check', '--format', 'xml'], /Allowed choices are text, json, sarif/],
    ['an unknown command', ['chek'], /unknown command 'chek'[\s\S]*check/],
    ['an impossible date', ['check', '--date', '1914-02-31', '.'], /there is no 31 February/],
    [
      'an unknown name',
      ['explain', 'entrapmnt'],
      /there is no rule or concept `entrapmnt`\. Did you mean [^?]*`entrapment`/,
    ],
  ];
  for (const [what, args, said] of cases)
    test(what, async (t) => {
      const cwd = await folder(t, args.includes('--date') ? { 'pact.treaty': good } : {});
      const { code, out, err } = await foedus(args, { cwd });
      assert.equal(code, 2, out + err);
      assert.match(err, said);
      assert.doesNotMatch(err, /\n {4}at /);
    });

  test('a configuration that cannot be read, where nothing is reported', async (t) => {
    const cwd = await folder(t, { 'pact.treaty': good, 'foedus.json': '{\n  "rules": { "no-such-rule": "off" }\n}' });
    for (const command of ['figures', 'exposure']) {
      const { code, err } = await foedus([command, '.'], { cwd });
      assert.equal(code, 2);
      assert.match(err, /foedus\.json:2:14: There is no rule `no-such-rule`/);
    }
  });
});

describe('foedus explain', () => {
  for (const [name, said] of [
    ['free rider problem', /free rid/i],
    ['entrapment', /Snyder/],
    ['NATO', /North Atlantic/],
    ['ambiguous-trigger', /casus foederis/i],
  ] as const)
    test(name, async () => {
      const { code, out } = await foedus(['explain', name]);
      assert.equal(code, 0);
      assert.match(out, /^# /);
      assert.match(out, said);
    });
});

describe('the shares of NATO’s common funding', () => {
  const without = async (line: RegExp, cut: RegExp) => {
    const text = await readFile(nato, 'utf8');
    assert.match(text, line);
    return text.replace(cut, '');
  };

  test('without Germany’s share say what is missing', async (t) => {
    const cwd = await folder(t, {
      'funding.treaty': await without(/share DEU 14\.65%/, /share DEU 14\.65%/),
      'nato.treaty': await readFile(path.join(root, 'samples/north-atlantic-1949.treaty')),
    });
    const { code, out } = await foedus(['check', '--date', '2024-12-31', 'funding.treaty'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /error burden-total: .*14\.65/);
  });

  test('without Germany and without others name the party that bears nothing', async (t) => {
    const text = (await without(/share DEU 14\.65%/, /share DEU 14\.65%/)).replace(/share others [\d.]+%/, '');
    const cwd = await folder(t, {
      'funding.treaty': text,
      'nato.treaty': await readFile(path.join(root, 'samples/north-atlantic-1949.treaty')),
    });
    const { code, out } = await foedus(['check', '--date', '2024-12-31', 'funding.treaty'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /error burden-party: .*DEU/);
  });
});
