import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { build } from '../../scripts/build.ts';
import { contents } from '../../scripts/package.ts';

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
    for (const name of ['web/extension.js', 'server.js', 'panel/main.js']) {
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

  test('the command line as it is built checks on several threads, on the machine’s own Node', () => {
    const node = process.env.FOEDUS_MACHINE_NODE ?? process.execPath;
    const check = (threads: string) => {
      const args = [path.join(dist, 'foedus.js'), 'check', '--format', 'json', '--threads', threads, 'samples'];
      const { status, stdout, stderr } = spawnSync(node, args, { cwd: root, encoding: 'utf8' });
      assert.deepEqual([status, stderr], [0, '']);
      return stdout;
    };
    assert.equal(check('2'), check('1'));
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

  test('the extension holds what runs, and nothing else; it stays under a megabyte', () => {
    const packed = contents.join(' ');
    for (const file of [
      'dist/extension.js',
      'dist/web/extension.js',
      'dist/server.js',
      'dist/panel/main.js',
      'LICENSE',
    ])
      assert.ok(packed.includes(file), `${file} is packed`);
    const { main, browser, icon } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    for (const file of [main, browser, icon])
      assert.ok(
        contents.some((each) => file.replace('./', '').startsWith(each)),
        `${file} is packed`,
      );
    const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
    const walkthrough = (file: string) => file.replace(/\.nls\.\w+\.md$/, '.md');
    const extension = text('extension.js') + text('web/extension.js');
    const isNeeded = (file: string) =>
      // what a marketplace shows, what the editor looks for by its name
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.nls(\.\w+)?\.json|l10n\/bundle\.l10n\.\w+\.json)$/.test(file) ||
      manifest.includes(`./${walkthrough(file)}`) ||
      manifest.includes(`"${walkthrough(file)}"`) ||
      // what the extension asks for by its last name
      extension.includes(`"${path.posix.basename(file)}"`);
    const held = contents.flatMap((each) =>
      statSync(path.join(root, each)).isDirectory()
        ? readdirSync(path.join(root, each), { recursive: true, encoding: 'utf8', withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
        : [each],
    );
    assert.ok(held.length > 20);
    assert.deepEqual(
      held.filter((file) => !isNeeded(file)),
      [],
    );
    const vsix = path.join(root, 'foedus.vsix');
    if (existsSync(vsix)) assert.ok(statSync(vsix).size < 1_000_000, `${statSync(vsix).size} bytes`);
  });
});
