// npm run check: types, and Biome with the laws of the house. Nothing is changed.
import { run } from './_common.ts';

/** The checks that need no test run: name, program, arguments. */
export const checks: [name: string, program: string, args: string[]][] = [
  ['types', 'tsc', ['--noEmit', '-p', '.']],
  ['types of the panel’s page', 'tsc', ['--noEmit', '-p', 'client/panel/view']],
  ['types of the editor tests', 'tsc', ['--noEmit', '-p', 'test/editor']],
  ['Biome and the laws of the house', 'biome', ['check', '--error-on-warnings', '.']],
];

if (import.meta.main) {
  for (const [name, program, args] of checks) {
    console.log(`== ${name}`);
    if ((await run(program, args)).code !== 0) process.exitCode = 1;
  }
}
