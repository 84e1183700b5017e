// npm run fix: formats, and mends what Biome can mend safely.
import { run } from './_common.ts';

process.exitCode = (await run('biome', ['check', '--write', ...process.argv.slice(2)])).code;
