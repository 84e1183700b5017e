// npm run build [-- --dev] [-- --watch]
//
// Everything that ships, into dist/:
//   extension.js, web/extension.js   the VS Code extension, for the desktop and for the browser
//   server.js, web/server.js         the language server, as a process and as a worker
//   foedus.js                        the command line
// --dev: readable, with source maps (what F5 uses); --watch: again on every change.
import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build as bundle, context } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

function bundles(dev: boolean): BuildOptions[] {
  const all: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    minify: !dev,
    sourcemap: dev,
    logLevel: 'warning',
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
  };
  // VS Code 1.100 carries Node 20, and so do many machines that run the command line.
  const node: BuildOptions = {
    ...all,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
  };
  const web: BuildOptions = {
    ...all,
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    define: { global: 'globalThis' },
  };
  const inject = ['scripts/_polyfills.ts'];
  return [
    { ...node, entryPoints: { extension: 'client/node.ts' }, outdir: 'dist', external: ['vscode'] },
    { ...node, entryPoints: { server: 'server/lsp/node.ts' }, outdir: 'dist', inject },
    {
      ...node,
      entryPoints: { foedus: 'server/cli/main.ts' },
      outdir: 'dist',
      inject,
      banner: { js: '#!/usr/bin/env node' },
    },
    {
      ...web,
      format: 'cjs',
      entryPoints: { extension: 'client/browser.ts' },
      outdir: 'dist/web',
      external: ['vscode'],
    },
    { ...web, format: 'iife', entryPoints: { server: 'server/lsp/browser.ts' }, outdir: 'dist/web', inject },
  ];
}

/** Builds all bundles; rejects if one cannot be built. esbuild has then said why. */
export async function build({ dev = false } = {}): Promise<void> {
  await rm(path.join(root, 'dist'), { recursive: true, force: true });
  await Promise.all(bundles(dev).map((options) => bundle(options)));
  await chmod(path.join(root, 'dist', 'foedus.js'), 0o755);
}

if (import.meta.main) {
  const dev = process.argv.includes('--dev');
  if (process.argv.includes('--watch')) {
    const contexts = await Promise.all(bundles(dev).map((options) => context({ ...options, logLevel: 'info' })));
    await Promise.all(contexts.map((each) => each.watch()));
    console.log('watching');
  } else {
    await build({ dev }).catch(() => process.exit(1));
  }
}
