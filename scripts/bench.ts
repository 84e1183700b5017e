// npm run bench [-- --only cold,edits,…]
//
// Measures Foedus beside its peers from npm (test/bench, which scripts/run.mjs installs), all in one run and in turn, and
// renews the record in docs/speed.md. With --only just those parts, and nothing is written.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parts } from '../test/bench/parts.ts';
import { goals, type Part } from '../test/bench/row.ts';
import { root, run } from './_common.ts';
import { build } from './build.ts';

const page = path.join(root, 'docs', 'speed.md');

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',') ?? Object.keys(parts);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

await build();
// the other checks of types do not have the peers' packages
if ((await run('tsc', ['--noEmit', '-p', 'test/bench/peers'])).code !== 0) process.exit(1);
const made = await run(process.execPath, [path.join(root, 'test', 'bench', 'peers', 'build.ts')]);
if (made.code !== 0) process.exit(1);

const began = performance.now();
const measured: { heading: string; part: Part }[] = [];
for (const name of wanted) {
  const { heading, measure } = parts[name] as (typeof parts)[string];
  console.log(`\n== ${heading}`);
  const part = await measure().catch(
    (error: Error): Part => ({ rows: [], details: `Did not finish: ${error.message}.` }),
  );
  console.log(part.details);
  measured.push({ heading, part });
}
const rows = measured.flatMap(({ part }) => part.rows);
console.log(`\n${goals(rows)}\n`);
if (values.only === undefined) {
  const minutes = ((performance.now() - began) / 60_000).toFixed(0);
  const record = [
    `Measured on ${new Date().toISOString().slice(0, 10)}, in ${minutes} minutes, on ${machine()}; ${versions()}.`,
    goals(rows),
    ...measured.map(({ heading, part }) => `### ${heading}\n\n${part.details}`),
  ].join('\n\n');
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(
      /(<!-- generated: record -->\n)[\s\S]*?(<!-- end of generated part -->)/,
      (_, open: string, close: string) => `${open}\n${record}\n\n${close}`,
    ),
  );
}
// servers that were given up may still be on their way out
process.exit(0);

/** The kind of machine, and none of its names. */
function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores of ${first?.model.trim() || 'an unnamed processor'}, ${memory} GB, ${process.platform}`;
}

function versions(): string {
  const peers: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(path.join(root, 'test', 'bench', 'package.json'), 'utf8'),
  );
  const own = createRequire(import.meta.url)(path.join(root, 'package.json'));
  const all = { ...peers.dependencies, 'vscode-languageserver': own.devDependencies['vscode-languageserver'] };
  return [`Node ${process.version}`, ...Object.entries(all).map(([name, version]) => `${name} ${version}`)].join(', ');
}
