import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { build } from '../../scripts/build.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const text = (name: string) => readFileSync(path.join(dist, name), 'utf8');

describe('what is built', () => {
  before(async () => {
    // `npm test` has built already.
    if (!existsSync(path.join(dist, 'foedus.js'))) await build();
  });

  test('the extension does not carry the parser or the server', () => {
    for (const name of ['extension.js', 'web/extension.js']) {
      assert.doesNotMatch(text(name), /chevrotain|textDocument\/publishDiagnostics.*casus foederis/i);
      assert.ok(statSync(path.join(dist, name)).size < 600_000, `${name} is small`);
    }
  });

  test('the browser’s bundles ask for nothing of Node', () => {
    for (const name of ['web/extension.js', 'web/server.js']) {
      const asked = [...text(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module);
      assert.deepEqual(
        asked.filter((module) => module !== 'vscode'),
        [],
      );
    }
  });

  test('the command line runs on the machine’s own Node, which may be older than the project’s', () => {
    const node = process.env.FOEDUS_MACHINE_NODE ?? process.execPath;
    const { status, stdout, stderr } = spawnSync(node, [path.join(dist, 'foedus.js'), '--version'], {
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    assert.equal(stdout.trim(), JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version);
    assert.equal(status, 0);
  });

  test('the problem matcher reads what the command line prints', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const [{ pattern, severity: otherwise }] = contributes.problemMatchers;
    const args = [
      path.join(dist, 'foedus.js'),
      'check',
      '--min-severity',
      'error',
      'test/editor/fixture/mistyped.treaty',
    ];
    const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    const read = stdout.split('\n').flatMap((line) => new RegExp(pattern[0].regexp).exec(line)?.slice(1, 6) ?? []);
    assert.deepEqual(read, ['test/editor/fixture/mistyped.treaty', '6', '34', 'error', 'syntax']);
    assert.equal(status, 1);
    // VS Code does not know the word `information`, and takes the matcher's own severity instead.
    assert.equal(otherwise, 'info');
  });

  test('the packages hold what runs and what is read, and nothing else', () => {
    const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
    const packed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' });
    const strange = packed
      .trim()
      .split('\n')
      .filter(
        (file) =>
          !/^(dist\/|docs\/[^/]+\.md$|media\/|samples\/dual-alliance-1879\.treaty$|schemas\/|snippets\/|syntaxes\/|[^/]+\.(md|json)$|LICENSE)/.test(
            file,
          ),
      );
    assert.deepEqual(strange, []);
    for (const file of [
      'dist/extension.js',
      'dist/node/server.mjs',
      'dist/web/extension.js',
      'dist/web/server.js',
      'LICENSE',
    ]) {
      assert.ok(packed.includes(file), `${file} is packed`);
    }
  });
});
