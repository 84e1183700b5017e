// npm run release: builds everything once, and packs both what users install: foedus.vsix, and the tarball of the
// command line. Publishes nothing.
import { root, run } from './_common.ts';
import { build } from './build.ts';
import { pack } from './package.ts';

await build();
await pack();
// What npm would build again (`prepack`) is there already.
const { code } = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', root]);
process.exitCode = code;
