// npm run editor [-- installed|web|screenshots|screenshots-web|desktop …]: the tests in a real VS Code; `npm test` runs the
// first four.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build as bundle } from 'esbuild';
import { editorRoot, run } from './_common.ts';
import { build } from './build.ts';
import { pack } from './package.ts';

type Counted = { passed: number; failed: number };

/**
 * The steps of the tests in a real VS Code: name and work. The packed extension has to be there.
 * In a desktop VS Code only where one is named, or FOEDUS_DESKTOP=download allows to fetch one.
 */
export function testInEditor(): [name: string, work: () => Promise<Counted>][] {
  const desktop: [string, () => Promise<Counted>] = [
    'in a desktop VS Code: the suite in the extension',
    () => drive('run-desktop.ts'),
  ];
  return [
    [
      'in VS Code: the suite in the installed extension',
      () => buildSuite().then(() => drive('run-suite.ts', 'installed')),
    ],
    ['in VS Code: the suite in the web extension', () => drive('run-suite.ts', 'web')],
    ['in VS Code: what a user sees', () => drive('run-screenshots.ts', 'installed')],
    ['in VS Code: what a user sees of the web extension', () => drive('run-screenshots.ts', 'web')],
    ...(process.env.VSCODE_EXECUTABLE || process.env.FOEDUS_DESKTOP === 'download' ? [desktop] : []),
  ];
}

/** Bundles the suite, for the extension host on a Node and for the one in a web worker. */
async function buildSuite(): Promise<void> {
  const all: BuildOptions = {
    absWorkingDir: editorRoot,
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
    outdir: 'dist',
  };
  mkdirSync(path.join(editorRoot, 'dist'), { recursive: true });
  mkdirSync(path.join(editorRoot, 'screenshots'), { recursive: true });
  // VS Code loads tests as CommonJS; the folder above says ES modules.
  writeFileSync(path.join(editorRoot, 'dist', 'package.json'), '{ "type": "commonjs" }\n');
  await Promise.all([
    bundle({
      ...all,
      platform: 'node',
      external: ['vscode', 'mocha'],
      entryPoints: { 'installed/index': 'suite/index.ts' },
    }),
    bundle({
      ...all,
      platform: 'browser',
      define: { global: 'globalThis' },
      entryPoints: { 'web/index': 'suite/index.web.ts' },
    }),
  ]);
}

/** Runs a driver and counts by mocha's report. */
async function drive(script: string, ...args: string[]): Promise<Counted> {
  const { code, output } = await run(process.execPath, [path.join(editorRoot, script), ...args]);
  const count = (what: RegExp) => Number(what.exec(output)?.[1] ?? 0);
  const counted = { passed: count(/^\s*(\d+) passing/m), failed: count(/^\s*(\d+) failing/m) };
  // A driver that says nothing, or ends badly without a failing test, has failed.
  const silent = counted.passed + counted.failed === 0;
  return (code !== 0 && counted.failed === 0) || silent ? { ...counted, failed: 1 } : counted;
}

if (import.meta.main) {
  const kinds = process.argv.slice(2);
  await build();
  await pack();
  await buildSuite();
  const drivers: Record<string, [string, ...string[]]> = {
    installed: ['run-suite.ts', 'installed'],
    web: ['run-suite.ts', 'web'],
    screenshots: ['run-screenshots.ts', 'installed'],
    'screenshots-web': ['run-screenshots.ts', 'web'],
    desktop: ['run-desktop.ts'],
  };
  for (const kind of kinds.length > 0 ? kinds : ['installed', 'web', 'screenshots', 'screenshots-web']) {
    const driver = drivers[kind];
    if (!driver) throw new Error(`There is no “${kind}”. There are: ${Object.keys(drivers).join(', ')}.`);
    if ((await drive(...driver)).failed > 0) process.exitCode = 1;
  }
}
