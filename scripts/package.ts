// npm run package: builds, and packs the extension into foedus.vsix

import { root, run, vsix } from './_common.ts';
import { build } from './build.ts';

/** Packs what `dist/` holds into foedus.vsix; rejects if that fails. */
export async function pack(): Promise<void> {
  const { code } = await run('vsce', ['package', '--no-dependencies', '--allow-missing-repository', '--out', vsix]);
  if (code !== 0) throw new Error(`foedus.vsix could not be packed in ${root}`);
}

if (import.meta.main) {
  await build();
  await pack();
}
