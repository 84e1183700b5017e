// `format --write` and `check --fix` change files that people wrote over years. Whatever goes wrong on the way, a file is
// what it was or what it was to be, nothing else is left beside it, and the message names it.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { replaceFile } from '../../server/cli/replace.ts';
import { ended, foedus, folder, main, type Run, root } from '../support/foedus.ts';

const loose = 'treaty  Pact "Pact"{\nsigned 1900-01-01\n}';
const tight = 'treaty Pact "Pact" {\n  signed 1900-01-01\n}\n';
/** A treaty with one safe remedy, longer than a small disk. */
const silenced = `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR }
  // foedus-ignore no-trigger: agreed in Oslo
  trigger Attack { invasion on any party }
}
${'// word after word\n'.repeat(2000)}`;

const isRoot = process.getuid?.() === 0;
const env = { ...process.env, NO_COLOR: '1' };
const onWindows = process.platform === 'win32';

/** Runs the command line through a shell that first takes something away from it. */
function limited(cwd: string, before: string, args: readonly string[]): Promise<Run> {
  const words = [process.execPath, main, ...args].map((each) => `'${each}'`).join(' ');
  return ended(spawn('/bin/sh', ['-c', `${before}; exec ${words}`], { cwd, env }));
}

/** Root may write anywhere; nobody may not. */
function asNobody(cwd: string, args: readonly string[]): Promise<Run> {
  return ended(spawn(process.execPath, [main, ...args], { cwd, uid: 65534, gid: 65534, env }));
}

const read = (...parts: string[]) => readFileSync(path.join(...parts), 'utf8');

describe('a file that is replaced', () => {
  test('keeps its mode and its owner', { skip: onWindows }, async (t) => {
    const cwd = await folder(t, { 'pact.treaty': loose });
    const file = path.join(cwd, 'pact.treaty');
    if (isRoot) chownSync(file, 12345, 23456);
    chmodSync(file, 0o4751);
    await replaceFile(file, tight, loose);
    const { mode, uid, gid } = statSync(file);
    assert.equal(mode & 0o7777, 0o4751);
    if (isRoot) assert.deepEqual([uid, gid], [12345, 23456]);
    assert.equal(read(file), tight);
  });

  test('of a link, what it leads to is replaced, and the link stays', { skip: onWindows }, async (t) => {
    const cwd = await folder(t, { 'texts/pact.treaty': loose, 'links/.keep': '' });
    symlinkSync('../texts/pact.treaty', path.join(cwd, 'links/pact.treaty'));
    await replaceFile(path.join(cwd, 'links/pact.treaty'), tight, loose);
    assert.ok(lstatSync(path.join(cwd, 'links/pact.treaty')).isSymbolicLink());
    assert.equal(read(cwd, 'texts/pact.treaty'), tight);
    assert.deepEqual(readdirSync(path.join(cwd, 'links')), ['.keep', 'pact.treaty']);
    assert.deepEqual(readdirSync(path.join(cwd, 'texts')), ['pact.treaty']);
  });

  test('a whole folder with a link in it', { skip: onWindows }, async (t) => {
    const cwd = await folder(t, { 'texts/pact.treaty': loose });
    symlinkSync('texts/pact.treaty', path.join(cwd, 'link.treaty'));
    const { code, err } = await foedus(['format', '--write', '.'], { cwd });
    assert.ok(lstatSync(path.join(cwd, 'link.treaty')).isSymbolicLink(), err);
    assert.equal(read(cwd, 'texts/pact.treaty'), tight);
    assert.equal(code, 0, err);
  });

  test('that has changed since it was read is left alone', async (t) => {
    const cwd = await folder(t, { 'pact.treaty': `${loose} ` });
    const file = path.join(cwd, 'pact.treaty');
    await assert.rejects(
      replaceFile(file, tight, loose),
      /pact\.treaty.* changed since it was read\. It is as it was\./,
    );
    assert.equal(read(file), `${loose} `);
    assert.deepEqual(readdirSync(cwd), ['pact.treaty']);
  });

  test('what is no file is written into: a report to /dev/null replaces nothing', { skip: onWindows }, async (t) => {
    const cwd = await folder(t, { 'pact.treaty': tight });
    const pipe = path.join(cwd, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    t.after(() => reader.kill());
    const got = ended(reader);
    await replaceFile(pipe, 'the report');
    assert.equal((await got).out, 'the report');
    assert.ok(lstatSync(pipe).isFIFO());
  });

  test('in a folder that is missing: the message says so, and that nothing was made', async (t) => {
    const cwd = await folder(t, { 'pact.treaty': tight });
    const { code, err } = await foedus(['check', '--output', 'none/report.txt'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /^foedus: Cannot write `none.report\.txt`: .*\. It was not made\.\n$/);
  });
});

describe('what cannot be written stays, byte for byte', () => {
  for (const [command, args] of [
    ['format', ['format', '--write', '.']],
    ['check --fix', ['check', '--fix', '.']],
  ] as const) {
    test(`${command}: a read-only file; the others are written`, async (t) => {
      const cwd = await folder(t, {
        'a.treaty': ` ${silenced}`,
        'b.treaty': ` ${silenced.replace('treaty Pact', 'treaty Other')}`,
      });
      chmodSync(path.join(cwd, 'a.treaty'), 0o444);
      const { code, err } = await foedus(args, { cwd });
      assert.equal(code, 2, err);
      assert.match(
        err,
        /Cannot write `a\.treaty`: it is read-only\. It is as it was\.\nThe other files, 1, are written\.\n$/,
      );
      assert.equal(read(cwd, 'a.treaty'), ` ${silenced}`);
      assert.notEqual(read(cwd, 'b.treaty'), ` ${silenced.replace('treaty Pact', 'treaty Other')}`);
      assert.deepEqual(readdirSync(cwd), ['a.treaty', 'b.treaty']);
    });

    test(`${command}: a folder in which nothing may be made`, { skip: onWindows }, async (t) => {
      const cwd = await folder(t, { 'pact.treaty': ` ${silenced}` });
      chmodSync(cwd, 0o555);
      const { code, err } = await (isRoot ? asNobody(cwd, args) : foedus(args, { cwd })).finally(() =>
        chmodSync(cwd, 0o755),
      );
      assert.equal(code, 2, err);
      assert.match(err, /Cannot write `pact\.treaty`: it or its folder may not be written\. It is as it was\.\n$/);
      assert.equal(read(cwd, 'pact.treaty'), ` ${silenced}`);
    });

    test(`${command}: where no more fits, half way through`, { skip: onWindows }, async (t) => {
      const cwd = await folder(t, { 'pact.treaty': ` ${silenced}` });
      const { code, err } = await limited(cwd, 'ulimit -f 8', args);
      assert.equal(code, 2, err);
      assert.match(
        err,
        /Cannot write `pact\.treaty`: it would be larger than files may be here\. It is as it was\.\n$/,
      );
      assert.equal(read(cwd, 'pact.treaty'), ` ${silenced}`);
      assert.deepEqual(readdirSync(cwd), ['pact.treaty']);
    });
  }

  test('a full disk', async (t) => {
    const cwd = await folder(t, { empty: '' });
    // a disk of its own, of which the shell alone knows, so that nothing of it outlives the test
    const disk =
      'mount -t tmpfs -o size=128k none . && cd "$PWD" && cp "$0" pact.treaty && head -c 60000 /dev/zero > ballast';
    const text = path.join(await folder(t, { 'pact.treaty': ` ${silenced}` }), 'pact.treaty');
    const script = `${disk} || exit 77; "$1" "$2" format --write pact.treaty; code=$?; cmp "$0" pact.treaty && ls -A; exit $code`;
    const args = ['--mount', '--map-root-user', 'sh', '-c', script, text, process.execPath, main];
    const { code, out, err } = await ended(spawn('unshare', args, { cwd, env })).catch(() => ({
      code: 77,
      out: '',
      err: '',
    }));
    if (code === 77 || /unshare/.test(err)) return t.skip('no disk can be made here');
    assert.equal(code, 2, err);
    assert.match(err, /Cannot write `pact\.treaty`: the disk is full\. It is as it was\.\n$/);
    assert.equal(out, 'ballast\npact.treaty\n');
  });
});

/**
 * Kills the process at its nth step of writing: `before` the step, or, where the step writes bytes, once half are
 * written. Says how many steps there were if it got to the end.
 */
const killer = `
import { promises as fs } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const at = Number(process.env.KILL_AT);
let steps = 0;
const die = () => process.kill(process.pid, 'SIGKILL');
const step = (name, real) => async function (...given) {
  if (++steps === at) {
    if (name === 'writeFile') await real.call(this, String(given[0]).slice(0, String(given[0]).length / 2));
    die();
    await new Promise(() => setInterval(() => {}, 1000));
  }
  return real.apply(this, given);
};
const handle = await fs.open(process.execPath);
const methods = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ['writeFile', 'chmod', 'chown', 'sync', 'close']) methods[name] = step(name, methods[name]);
const { open } = fs;
fs.open = (file, flags, ...rest) => (flags === 'wx' ? step('open', open)(file, flags, ...rest) : open(file, flags, ...rest));
fs.rename = step('rename', fs.rename);
syncBuiltinESMExports();
process.on('exit', () => process.stdout.write(String(steps)));
`;

test('killed at any step of the writing, a file is what it was or what it was to be', {
  skip: onWindows,
}, async (t) => {
  const replace = path.join(root, 'server/cli/replace.ts');
  const script = `const { replaceFile } = await import(${JSON.stringify(replace)}); await replaceFile('pact.treaty', process.env.NEW, process.env.OLD);`;
  const [old, fresh] = ['the old text\n'.repeat(300), 'the new text\n'.repeat(300)];
  const args = [
    '--import',
    `data:text/javascript,${encodeURIComponent(killer)}`,
    '--input-type=module',
    '--eval',
    script,
  ];
  const seen: string[] = [];
  let steps = Number.POSITIVE_INFINITY;
  for (let at = 1; at <= steps + 1; at++) {
    const cwd = await folder(t, { 'pact.treaty': old });
    const given = { ...env, KILL_AT: String(at), OLD: old, NEW: fresh };
    const { out, code } = await ended(spawn(process.execPath, args, { cwd, env: given }));
    if (code === 0) steps = Number(out);
    const now = read(cwd, 'pact.treaty');
    assert.ok(now === old || now === fresh, `killed at step ${at}: ${now.slice(0, 50)}`);
    seen.push(now === old ? 'old' : 'new');
  }
  assert.ok(steps >= 6, `${steps} steps`);
  assert.deepEqual(new Set(seen), new Set(['old', 'new']));
});
