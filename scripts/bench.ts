// npm run bench [-- --only cold,edits …]
//
// Measures Foedus beside its peers from npm (test/bench, which scripts/run.mjs installs).
import { parseArgs } from 'node:util';
import { measureEdits } from '../test/bench/edits.ts';
import { css, json, ours } from '../test/bench/servers.ts';
import { median, quantile } from '../test/bench/statistics.ts';
import { build } from './build.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000,100000' } } });
await build();
for (const lines of values.sizes.split(',').map(Number)) {
  for (const each of await measureEdits([ours, json, css], lines, { edits: 50, budget: 10_000 })) {
    console.log(
      `${each.server} ${each.lines} lines (${each.bytes} bytes, ${each.diagnostics} diagnostics): edit p50 ${median(each.edits).toFixed(1)} p95 ${quantile(each.edits, 0.95).toFixed(1)} ms, processor ${each.cpu.toFixed(1)} ms, of ${each.edits.length}; open ${each.open.toFixed(0)} ms, processor ${each.openCpu.toFixed(0)} ms; memory ${each.openMemory.toFixed(0)}–${each.memory.toFixed(0)} MB`,
    );
  }
}
process.exit(0);
