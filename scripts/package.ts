// npm run package: builds, and packs the extension into foedus.vsix

import { root, run, vsix } from './_common.ts';
import { build } from './build.ts';

/** Packs what `dist/` holds into foedus.vsix; rejects if that fails. */
export async function pack(): Promise<void> {
  // The links of the README stay as they are: what they lead to is packed as well.
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const { code } = await run('vsce', ['package', ...flags, '--out', vsix]);
  if (code !== 0) throw new Error(`foedus.vsix could not be packed in ${root}`);
}

if (import.meta.main) {
  await build();
  await pack();
}
