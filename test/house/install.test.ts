/** The command line as users get it: packed, installed in an empty folder, run; and what action and hooks run. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { build } from '../../scripts/build.ts';

const root = path.resolve(import.meta.dirname, '../..');
const windows = process.platform === 'win32';
const clean = 'state AAA "Aland"\nstate BBB "Beland"\n';
const wrong = 'treaty Pact "Pact" { parties { AAA } }\ntreaty Pact "Pact" { parties { BBB } \n';

describe('packed and installed in an empty folder', { skip: windows }, () => {
  let home: string;
  let bin: string;
  before(async () => {
    if (!existsSync(path.join(root, 'dist', 'foedus.js'))) await build();
    home = mkdtempSync(path.join(tmpdir(), 'foedus-install-'));
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', home], { cwd: root });
    const [tarball = ''] = readdirSync(home).filter((name) => name.endsWith('.tgz'));
    const target = path.join(home, 'foedus');
    mkdirSync(target);
    const flags = ['--offline', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--prefix', target];
    execFileSync('npm', ['install', ...flags, path.join(home, tarball)], { cwd: home, stdio: 'ignore' });
    bin = path.join(target, 'node_modules', '.bin');
    mkdirSync(path.join(home, 'work'));
    writeFileSync(path.join(home, 'work', 'clean.treaty'), clean);
    writeFileSync(path.join(home, 'work', 'wrong.treaty'), wrong);
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  const run = (script: string, env: Record<string, string> = {}) =>
    spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: path.join(home, 'work'),
      encoding: 'utf8',
      env: {
        ...process.env,
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
        PATH: `${bin}${path.delimiter}${process.env.PATH}`,
        ...env,
      },
    });

  test('check, explain, every format and the remedies run', () => {
    assert.equal(run('foedus check clean.treaty').status, 0);
    assert.equal(run('foedus check').status, 1);
    assert.equal(run('foedus explain entrapment').status, 0);
    for (const format of ['json', 'sarif', 'github', 'junit', 'markdown']) {
      const { status, stderr } = run(`foedus check --format ${format}`);
      assert.equal(status, 1, stderr);
    }
    assert.equal(run('foedus check --diff clean.treaty').status, 0);
  });

  test('brings nothing else along', () => {
    assert.deepEqual(
      readdirSync(path.join(home, 'foedus', 'node_modules')).filter((name) => !name.startsWith('.')),
      ['foedus'],
    );
  });

  test('the pre-commit hooks run with the files that pre-commit names', () => {
    const hooks = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8'));
    const statuses = hooks.map(({ id, entry, language, files }: Record<string, string>) => {
      assert.equal(language, 'node');
      assert.match('a/b.treaty', new RegExp(files ?? ''));
      return [id, run(`${entry} clean.treaty`).status, run(`${entry} wrong.treaty`).status];
    });
    assert.deepEqual(statuses, [
      ['foedus-check', 0, 1],
      ['foedus-format', 0, 1],
    ]);
  });

  test('the action’s steps write the report and the annotations', () => {
    const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));
    assert.equal(action.runs.using, 'composite');
    const steps = new Map<string, { run: string; env: Record<string, string>; shell: string }>(
      action.runs.steps.map((step: { name: string }) => [step.name, step]),
    );
    const inputs = {
      paths: 'clean.treaty wrong.treaty',
      baseline: '',
      'sarif-file': 'foedus.sarif',
      'fail-on': 'error',
    };
    const runStep = (name: string, given: Record<string, string> = inputs) => {
      const step = steps.get(name);
      assert.ok(step?.shell === 'bash');
      // A text of somebody else's must reach the shell as a variable, never as a part of the script.
      assert.doesNotMatch(step.run, /\$\{\{/);
      const env = Object.fromEntries(
        Object.entries(step.env).map(([key, value]) => [key, given[/inputs\.([\w-]+)/.exec(value)?.[1] ?? ''] ?? '']),
      );
      return run(step.run, { ...env, RUNNER_TEMP: home });
    };
    const report = runStep('Report in SARIF');
    assert.equal(report.status, 0, report.stderr);
    const sarif = JSON.parse(readFileSync(path.join(home, 'work', 'foedus.sarif'), 'utf8'));
    assert.equal(sarif.version, '2.1.0');
    const check = runStep('Check');
    assert.equal(check.status, 1, check.stderr);
    assert.match(check.stdout, /^::error file=wrong\.treaty,line=/m);
    assert.equal(runStep('Check', { ...inputs, paths: 'clean.treaty' }).status, 0);
    assert.equal(runStep('Check', { ...inputs, paths: '--help $(touch hacked)' }).status, 2);
    assert.ok(!existsSync(path.join(home, 'work', 'hacked')));
  });
});
