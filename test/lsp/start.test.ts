// What is compiled of the server for other editors is kept for the next start.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

test('what was compiled of an earlier bundle, or cannot be read, is not taken', (context) => {
  const { bundle, start, kept } = bundleIn(context, judges('one'));
  start();
  const [file = ''] = kept();
  writeFileSync(bundle, judges('two'));
  const later = new Date(Date.now() + 2000);
  utimesSync(bundle, later, later);
  assert.equal(start(), 'two');
  writeFileSync(file, 'no code at all');
  const latest = new Date(Date.now() + 4000);
  utimesSync(file, latest, latest);
  assert.equal(start(), 'two');
  assert.notEqual(statSync(file).size, 'no code at all'.length);
});

test('where nothing may be written the server runs all the same', (context) => {
  const { folder, start } = bundleIn(context, judges('one'));
  writeFileSync(folder, 'a file stands in the way');
  assert.equal(start(), 'one');
});
