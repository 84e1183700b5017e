// biome-ignore-all lint/suspicious/noControlCharactersInRegex: they are what is looked for
// What is printed goes to terminals, code hosts, build servers and spreadsheets. A treaty's words, a file's name and what
// a configuration says are shown there as words: they steer no terminal, are no command, no markup, no link, no formula.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import type { Log } from 'sarif';
import { csvOf } from '../../client/panel/view/table.ts';
import { csvOf as atopCsv } from '../../server/cli/atop.ts';
import { ended, foedus, folder, main } from '../support/foedus.ts';
import { shownAsText } from './_markdown.ts';

describe('words of a treaty in what the command line prints', () => {
  // moves the cursor, renames the window, turns the writing round, ends XML's text, begins a command of GitHub's
  const steering =
    '\u001b[2J\u001b]0;title\u0007\u009b1A\u202e]]> | ::error::x %0A [x](command:evil) <img src=x> `code`';
  const files = {
    'a.treaty': `treaty Pact "${steering}" {
  signed 1900-01-01 at "${steering}"
  parties { UKG FRN }
  article 1 "${steering}" {
    trigger Attack "${steering}" { "${steering}" on any state by "${steering}" in "${steering}" }
    obligation Help "${steering}" { each party shall assist the victim when Attack at discretion "${steering}" }
    obligation Act { each party shall "${steering}" unless "${steering}" }
    \u001b[41m
  }
}
import "${steering}.treaty"
scenario Crisis "${steering}" {
  on 1905-01-01
  event armed-attack by GMY on UKG in "${steering}"
  expect FRN bound to assist UKG because "${steering}"
}
`,
    'b.treaty': 'treaty Other "o" { signed 1900-01-01 parties { UKG FRN } }\n',
    ...(process.platform === 'win32' ? {} : { 'c\u001b[2J.treaty': 'treaty' }),
  };
  const steers = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  for (const args of [
    ['check', '.'],
    ['check', '--format', 'github', '.'],
    ['check', '--format', 'junit', '.'],
    ['check', '--format', 'markdown', '.'],
    ['crisis', 'a.treaty'],
    ['crisis', '--format', 'junit', 'a.treaty'],
    ['figures', '.'],
    ['exposure', '.'],
    ['atop', '--explain', 'atopid', '.'],
    ['whatif', '--by', 'GMY', '--on', 'UKG', '--date', '1905-01-01', '.'],
    ['whatif', '--for', 'Pact.Help', '.'],
    ['diff', 'b.treaty', 'a.treaty', '--treaty', 'Other', '--treaty', 'Pact'],
    ['diff', 'b.treaty', 'a.treaty', '--treaty', 'Other', '--treaty', 'Pact', '--format', 'markdown'],
    ['format', '--check', '.'],
    ['explain', '\u001b[2J'],
    ['check', 'none\u001b[2J.treaty'],
  ])
    test(`${args.join(' ').replace('\u001b', 'ESC')}: nothing steers the terminal`, async (context) => {
      const cwd = await folder(context, files);
      const { out, err } = await foedus(args, { cwd });
      assert.ok(`${out}${err}`.length > 30);
      assert.doesNotMatch(out, steers);
      assert.doesNotMatch(err, steers);
    });

  test('what is wrong in a configuration is said, and steers nothing', async (context) => {
    const cwd = await folder(context, { ...files, 'foedus.json': JSON.stringify({ dateOfAnalysis: steering }) });
    for (const args of [
      ['crisis', 'a.treaty'],
      ['config', 'a.treaty'],
      ['check', '.'],
    ]) {
      const { out, err } = await foedus(args, { cwd });
      assert.match(`${out}${err}`, /dateOfAnalysis.*command:evil.* is not a date/);
      assert.doesNotMatch(out, steers);
      assert.doesNotMatch(err, steers);
    }
  });

  test('our own colours pass, and no others', async (context) => {
    const cwd = await folder(context, files);
    const { out } = await foedus(['check', '.'], { cwd, env: { NO_COLOR: undefined, FORCE_COLOR: '1' } });
    assert.match(out, /\u001b\[1m.*\u001b\[22m/);
    assert.doesNotMatch(out.replaceAll(/\u001b\[(?:1|22|3[1-4]|39|90)m/g, ''), steers);
  });

  test('a report in a file steers nothing either', async (context) => {
    const cwd = await folder(context, files);
    await foedus(['check', '--output', 'report.txt', '.'], { cwd });
    assert.doesNotMatch(readFileSync(path.join(cwd, 'report.txt'), 'utf8'), steers);
  });

  test('what programs take further is as it is, unless a terminal shows it', {
    skip: process.platform !== 'linux',
  }, async (context) => {
    const text = 'treaty  Pact "\u001b[2J" { signed 1900-01-01 }\n';
    const cwd = await folder(context, { 'a.treaty': text });
    const piped = await foedus(['format', 'a.treaty'], { cwd });
    assert.match(piped.out, /\u001b\[2J/);
    // util-linux: a program that is given a terminal
    const words = [process.execPath, main, 'format', 'a.treaty'].map((each) => `'${each}'`).join(' ');
    const args = ['--quiet', '--return', '--command', words, '/dev/null'];
    const shown = await ended(spawn('script', args, { cwd })).catch(() => undefined);
    if (!shown) return context.skip('no `script` here to make a terminal');
    assert.match(shown.out, /Pact "␛\[2J"/);
    assert.doesNotMatch(shown.out.replaceAll('\r\n', '\n'), steers);
  });

  test('each command for GitHub is one of ours, on a line of its own', async (context) => {
    const cwd = await folder(context, files);
    const [github, json] = await Promise.all(
      ['github', 'json'].map((format) => foedus(['check', '--format', format, '.'], { cwd })),
    );
    const lines = github?.out.trimEnd().split('\n') ?? [];
    assert.equal(lines.length, JSON.parse(json?.out ?? '').findings.length);
    for (const line of lines)
      assert.match(line, /^::(error|warning|notice) file=[^:,]*,line=\d+,[^:]*title=Foedus%3A [a-z-]+::[^\n]/);
  });

  test('the table in Markdown has a row for each finding, and shows words as words', async (context) => {
    const cwd = await folder(context, files);
    const { out } = await foedus(['check', '--format', 'markdown', '.'], { cwd });
    shownAsText(out, 'the report');
    const rows = new MarkdownIt().parse(out, {}).filter(({ type }) => type === 'tr_open').length - 1;
    assert.equal(rows, out.split('\n').filter((line) => line.startsWith('| ')).length - 2);
    const cells = new MarkdownIt().parse(out, {}).filter(({ type }) => type === 'td_open').length;
    assert.equal(cells, rows * 4);
  });

  test('the reports in XML are read as XML', async (context) => {
    const cwd = await folder(context, files);
    for (const args of [
      ['check', '--format', 'junit', '.'],
      ['crisis', '--format', 'junit', 'a.treaty'],
    ]) {
      const { out } = await foedus(args, { cwd });
      assert.match(out, /="[^"<]*command:evil[^"<]*"/);
      // outside of attributes there are only our own names
      const rest = out.replaceAll(/"[^"]*"/g, '""');
      assert.doesNotMatch(rest, /evil|img|::error/);
    }
  });

  test('no words become a link in SARIF', async (context) => {
    const cwd = await folder(context, files);
    const { out } = await foedus(['check', '--format', 'sarif', '.'], { cwd });
    const results = (JSON.parse(out) as Log).runs[0]?.results ?? [];
    const texts = results.flatMap(({ message, relatedLocations = [], fixes = [] }) =>
      [message, ...relatedLocations.map((each) => each.message), ...fixes.map((each) => each.description)].map(
        (each) => each?.text ?? '',
      ),
    );
    assert.ok(texts.some((each) => each.includes('command:evil')));
    for (const text of texts) assert.doesNotMatch(text, /(?<!\\)\[x(?<!\\)\]\(/);
  });
});

describe('cells of a spreadsheet', () => {
  const cells = [
    '=1+1',
    '+cmd',
    '-cmd',
    '@sum',
    '\t=1',
    '\r=1',
    '=1\n+2',
    '\n=1',
    '＝1',
    '-1',
    '-1.5',
    '+2',
    'plain',
    -3,
    4.5,
  ];
  const kept = ['-1', '-1.5', '+2', 'plain', '-3', '4.5'];
  const formula = /^['"]?[\s]*[=+\-@＝＋－＠]/;

  for (const [where, written] of [
    ['the panel', () => csvOf({ columns: { a: 'A' }, rows: cells.map((each) => ({ cells: [each] })) })],
    ['`foedus atop`', () => atopCsv(cells.map((each) => ({ treaty: String(each), codes: {} })) as never, 'alliance')],
  ] as const)
    test(`of ${where} are no formulas; numbers stay numbers`, () => {
      const { data } = Papa.parse<string[]>(written(), { skipEmptyLines: true });
      const first = data.slice(1).map(([cell = '']) => cell);
      assert.equal(first.length, cells.length);
      assert.deepEqual(
        first.filter((cell) => !cell.startsWith("'")),
        kept,
      );
      for (const cell of first) assert.ok(kept.includes(cell) || !formula.test(cell) || cell.startsWith("'"), cell);
    });
});

test('a table of figures that is too large is not read, and it is said why', async (context) => {
  const cwd = await folder(context, {
    'a.treaty': 'import "f.csv"\n',
    'f.csv': new Uint8Array(21 * 1024 * 1024).fill(0x78),
  });
  const { out, code } = await foedus(['check', '.', '--format', 'json'], { cwd });
  assert.equal(code, 1);
  const messages = JSON.parse(out).findings.map(({ message }: { message: string }) => message);
  assert.deepEqual(messages, ['The file "f.csv" was not read: it has 21 MB, and nothing over 20 MB is read; leave out what the figures do not use.']); // biome-ignore format: one line
});
