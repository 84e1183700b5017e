// Every package is stated with its reason, and what is said to ship is what is bundled.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { build as bundle } from 'esbuild';
import { audit } from '../../scripts/audit.ts';
import { bundles } from '../../scripts/build.ts';
import { folder, root } from '../support/foedus.ts';

const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const declared = Object.keys(manifest.devDependencies);

/** The rows of a page's table under a heading: the names in each cell. */
function table(heading: string): string[][][] {
  const [, section = ''] = read('docs/dependencies.md').split(`## ${heading}\n`);
  return (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1).map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))); // biome-ignore format: one line
}

describe('dependencies', () => {
  const ship = table('What ships');
  const build = table('What only builds and tests');
  let bundled: Set<string>;

  before(async () => {
    const built = await Promise.all(bundles(false).map((options) => bundle({ ...options, write: false })));
    const files = built.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
    const owner = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;
    bundled = new Set(files.flatMap((file) => owner.exec(file)?.[1] ?? []));
  });

  test('each has its reason, and none is there that is not used', () => {
    const stated = [...ship, ...build].flatMap(([names = []]) => names);
    assert.deepEqual(stated.toSorted(), declared.toSorted());
  });

  test('what ships is what is said to ship, with all that it brings along', () => {
    const own = ship.flatMap(([names = []]) => names);
    assert.deepEqual(own.toSorted(), declared.filter((name) => bundled.has(name)).toSorted());
    const brought = ship.flatMap(([, , names = []]) => names);
    const known = (name: string) =>
      own.includes(name) ||
      brought.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each));
    assert.deepEqual(
      [...bundled].filter((name) => !known(name)),
      [],
    );
    for (const each of brought.filter((name) => !name.endsWith('*'))) assert.ok(bundled.has(each), each);
  });

  test('nothing is installed with Foedus, and versions are exact', () => {
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
      assert.equal(manifest[kind], undefined, kind);
    for (const [name, version] of Object.entries(manifest.devDependencies))
      assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
  });

  test('the build server asks for known weaknesses, and says so where it cannot', () => {
    assert.match(read('.ci/run'), /export CI=true\nexec npm test/);
    assert.match(read('scripts/test.ts'), /if \(process\.env\.CI === 'true'\)\s+await step\('known weaknesses/);
    assert.match(read('scripts/test.ts'), /skipped\.push\(`npm audit: this registry does not offer it/);
  });

  const answers: readonly [what: string, says: string, expected: object][] = [
    ['weaknesses', '{"metadata":{"vulnerabilities":{"low":4,"moderate":1,"high":2,"critical":1}}}', { weaknesses: 4 }],
    ['none that weighs', '{"metadata":{"vulnerabilities":{"low":4,"moderate":0,"high":0}}}', { weaknesses: 0 }],
    ['a registry without', '{"message":"404 at https://r.example/-/npm"}', { unavailable: '404 at the registry' }],
    ['no answer', 'npm error', { unavailable: 'its answer could not be read' }],
  ];
  for (const [what, says, expected] of answers)
    test(`npm audit: ${what}`, { skip: process.platform === 'win32' }, async (context) => {
      const bin = await folder(context, { npm: `#!/bin/sh\necho '${says}'\nexit 1\n` });
      await chmod(path.join(bin, 'npm'), 0o755);
      const { PATH } = process.env;
      process.env.PATH = `${bin}${path.delimiter}${PATH}`;
      context.after(() => {
        process.env.PATH = PATH;
      });
      assert.partialDeepStrictEqual(await audit(), expected);
    });
});
