// What is compiled of the server for other editors is kept for the next start.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const { href } = pathToFileURL(path.resolve(import.meta.dirname, '../../server/lsp/node-start.ts'));

/** A bundle in a folder of its own, started again and again; each start says what it printed. */
function bundleIn(context: TestContext, text: string) {
  const home = mkdtempSync(path.join(tmpdir(), 'foedus-start-'));
  context.after(() => rmSync(home, { recursive: true, force: true }));
  const bundle = path.join(home, 'server.cjs');
  const folder = path.join(home, 'compiled');
  writeFileSync(bundle, text);
  const script = `import { start } from '${href}'; start(${JSON.stringify(bundle)}, ${JSON.stringify(folder)});`;
  const start = () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    assert.deepEqual([stderr, status], ['', 0]);
    return stdout;
  };
  const kept = () => readdirSync(folder).map((name) => path.join(folder, name));
  return { bundle, folder, start, kept };
}

const judges = (word: string) =>
  `const print = () => require('node:fs').writeSync(1, '${word}'); print(); module.exports = { judged: Promise.resolve() };`;

test('what is compiled until a treaty is judged is kept, and taken the next time', (context) => {
  const { start, kept } = bundleIn(context, judges('one'));
  assert.equal(start(), 'one');
  const [file = '', ...others] = kept();
  assert.deepEqual(others, []);
  const { mtimeMs } = statSync(file);
  assert.equal(start(), 'one');
  assert.equal(statSync(file).mtimeMs, mtimeMs);
});

test('a server that has judged nothing keeps nothing', (context) => {
  const { start, kept } = bundleIn(context, 'module.exports = { judged: new Promise(() => {}) };');
  start();
  assert.throws(kept, { code: 'ENOENT' });
});

test('what was compiled of another bundle, or is damaged, is not taken, and made anew', (context) => {
  const { bundle, start, kept } = bundleIn(context, judges('one'));
  start();
  writeFileSync(bundle, judges('two'));
  assert.equal(start(), 'two');
  const [file = ''] = kept();
  const whole = readFileSync(file);
  for (const damaged of [Buffer.alloc(0), whole.subarray(0, -1), Buffer.from(whole).fill(0, whole.length / 2)]) {
    writeFileSync(file, damaged);
    assert.equal(start(), 'two');
    assert.equal(readFileSync(file).length, whole.length);
  }
});

test('where nothing may be written the server runs all the same', (context) => {
  const { folder, start } = bundleIn(context, judges('one'));
  writeFileSync(folder, 'a file stands in the way');
  assert.equal(start(), 'one');
});
