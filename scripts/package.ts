// npm run package: builds, and packs the extension into foedus.vsix
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, run, vsix } from './_common.ts';
import { build } from './build.ts';

/** What the extension is made of; `files` in package.json says the same of the command line's package. */
export const contents: readonly string[] = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'package.nls.json',
  'package.nls.de.json',
  'l10n',
  'language-configuration.json',
  'dist/extension.js',
  'dist/server.js',
  'dist/web/extension.js',
  'dist/panel/main.js',
  'dist/panel/panel.css',
  'media/foedus.png',
  'media/treaty-dark.svg',
  'media/treaty-light.svg',
  'media/walkthrough',
  'samples/dual-alliance-1879.treaty',
  'schemas',
  'snippets',
  'syntaxes',
];

/** What of package.json is of use only where the extension is made. */
const only = ['scripts', 'devDependencies', 'allowScripts', 'files', 'bin', 'private'];

/** Packs what `dist/` holds into foedus.vsix; rejects if that fails. */
export async function pack(): Promise<void> {
  const stage = path.join(root, 'dist', 'vsix');
  await rm(stage, { recursive: true, force: true });
  await mkdir(stage, { recursive: true });
  for (const name of contents) await cp(path.join(root, name), path.join(stage, name), { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  for (const key of only) delete manifest[key];
  await writeFile(path.join(stage, 'package.json'), JSON.stringify(manifest));
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  await writeFile(path.join(stage, 'README.md'), withoutLocalLinks(readme));
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  const { code } = await run('vsce', ['package', ...flags, '--out', vsix], {}, { cwd: stage });
  if (code !== 0) throw new Error(`foedus.vsix could not be packed in ${stage}`);
}

/** The pages that the README leads to are not packed: the extension shows rules and concepts itself. */
function withoutLocalLinks(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\((?!https?:)[^)]+\)/g, '$1');
}

if (import.meta.main) {
  await build();
  await pack();
}
