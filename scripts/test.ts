// npm test: builds, checks types and the laws of the house, and runs every test.
//
// The tests in a real VS Code need a Chromium. Where there is none they are skipped, loudly;
// with CI=true or FOEDUS_REQUIRE_EDITOR=1 that is a failure.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium, root, run } from './_common.ts';
import { audit } from './audit.ts';
import { build } from './build.ts';
import { checks } from './check.ts';
import { testInEditor } from './editor.ts';
import { pack } from './package.ts';

let passed = 0;
let failed = 0;
const failures: string[] = [];
const skipped: string[] = [];

/** Runs one step of the run and adds up what it counted; a step that throws counts as one failure. */
async function step(name: string, work: () => Promise<{ passed: number; failed: number }>): Promise<boolean> {
  console.log(`\n== ${name}`);
  const start = Date.now();
  let result = { passed: 0, failed: 1 };
  try {
    result = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) failures.push(name);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`== ${name}: ${result.failed > 0 ? 'FAILED' : 'passed'} in ${seconds} s`);
  return result.failed === 0;
}

const built = await step('build and pack', async () => {
  await build();
  await pack();
  return { passed: 1, failed: 0 };
});

for (const [name, program, args] of checks) {
  await step(name, async () =>
    (await run(program, args)).code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
  );
}

await step('tests', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'foedus-test-'));
  const tap = path.join(folder, 'results.tap');
  // Named one by one: the pattern would find the editor's tests as well, which run elsewhere.
  const files = testFiles(path.join(root, 'test'));
  // The command line is run from its sources hundreds of times, each a process: their types are stripped once for all.
  const env = { NODE_COMPILE_CACHE: path.join(folder, 'compiled') };
  const { code } = await run(
    process.execPath,
    [
      '--test',
      // on two cores Node would run one file at a time, which leaves a third of them idle
      `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${tap}`,
      ...files,
    ],
    env,
  );
  const counted = counts(readFileSync(tap, 'utf8'), /^# pass (\d+)/m, /^# (?:fail|cancelled) (\d+)/gm);
  rmSync(folder, { recursive: true });
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
});

if (existsSync(path.join(root, 'syntaxes', 'treaty.tmLanguage.json')) && existsSync(path.join(root, 'test/syntaxes'))) {
  await step('highlighting', async () => {
    const cases = readdirSync(path.join(root, 'test/syntaxes')).filter((name) => name.endsWith('.treaty'));
    const { code } = await run('vscode-tmgrammar-test', ['test/syntaxes/*.treaty']);
    return code === 0 ? { passed: cases.length, failed: 0 } : { passed: 0, failed: 1 };
  });
}

if (process.env.CI === 'true')
  await step('known weaknesses of packages', async () => {
    const found = await audit();
    if ('unavailable' in found) {
      skipped.push(`npm audit: this registry does not offer it (${found.unavailable})`);
      return { passed: 0, failed: 0 };
    }
    if (found.weaknesses > 0) console.log(found.report);
    return found.weaknesses > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
  });

const needEditor = process.env.CI === 'true' || process.env.FOEDUS_REQUIRE_EDITOR === '1';
if (!built) skipped.push('the tests in a real VS Code, because the build failed');
else if (findChromium() || needEditor) {
  for (const [name, work] of testInEditor()) await step(name, work);
} else {
  skipped.push(
    'the tests in a real VS Code: they need a Chromium (on Debian: apt-get install chromium), or CHROMIUM=/path',
  );
}

for (const what of skipped) {
  console.log(`\n${'!'.repeat(100)}\nSKIPPED: ${what}\n${'!'.repeat(100)}`);
}
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function testFiles(folder: string): string[] {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts') && !file.startsWith(`editor${path.sep}`))
      // the packages of the benchmark bring tests of their own
      .filter((file) => !file.includes('node_modules'))
      .map((file) => path.join(folder, file))
      .sort()
  );
}

function counts(text: string, pass: RegExp, fail: RegExp): { passed: number; failed: number } {
  const failures = [...text.matchAll(fail)].reduce((sum, match) => sum + Number(match[1]), 0);
  return { passed: Number(pass.exec(text)?.[1] ?? 0), failed: failures };
}
