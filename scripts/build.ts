// npm run build [-- --dev] [-- --watch]
//
// Everything that ships, into dist/:
//   extension.js, web/extension.js   the VS Code extension, for the desktop and for the browser
//   server.js                        the language server for VS Code: a worker in the browser, a process on the desktop
//   panel/                           the page of the analysis panel
//   node/                            the command line, in modules that are loaded when needed; server.cjs, the language
//                                    server for other editors, and start.cjs, which starts it
//   foedus.js                        the command line's door, which any Node can read
// --dev: readable, with source maps (what F5 uses); --watch: again on every change.
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build as bundle, context } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');

/** How each of the bundles is made. */
export function bundles(dev: boolean): BuildOptions[] {
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
    {
      ...node,
      entryPoints: { foedus: 'server/cli/main.ts', thread: 'server/cli/thread.ts' },
      outdir: 'dist/node',
      inject,
      format: 'esm',
      splitting: true,
      outExtension: { '.js': '.mjs' },
      // Libraries that are no ES modules ask for Node's own modules by require.
      banner: {
        js: "import { createRequire as foedusRequire } from 'node:module'; const require = foedusRequire(import.meta.url);",
      },
    },
    {
      ...node,
      entryPoints: { server: 'server/lsp/node.ts', start: 'server/lsp/node-start.ts' },
      outdir: 'dist/node',
      inject,
      outExtension: { '.js': '.cjs' },
      // One byte for a character is read as it is.
      charset: 'ascii',
    },
    {
      ...web,
      format: 'cjs',
      entryPoints: { extension: 'client/browser.ts' },
      outdir: 'dist/web',
      external: ['vscode'],
    },
    { ...web, format: 'iife', entryPoints: { server: 'server/lsp/vscode.ts' }, outdir: 'dist', inject },
    {
      ...web,
      format: 'iife',
      entryPoints: { main: 'client/panel/view/main.ts', panel: 'client/panel/view/panel.css' },
      outdir: 'dist/panel',
    },
  ];
}

/** dist/foedus.js, in words that the oldest Node understands: it has to tell its user what is missing. */
const door = `#!/usr/bin/env node
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error('foedus needs Node 20 or newer; this is ' + process.version + '. Get it from https://nodejs.org');
  process.exit(2);
}
// What is compiled once need not be compiled again. Nobody else may write there; where we may not either, or Node is too old
// for it, it is compiled each time.
var compiled = __dirname + '/.compiled';
// An editor waits for its server: no other command is loaded for that.
if (process.argv[2] === 'lsp' && process.argv.slice(3).join() === '--stdio') {
  require('./node/start.cjs').start(__dirname + '/node/server.cjs', compiled);
} else {
  var nodeModule = require('module');
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache(compiled);
  import('./node/foedus.mjs');
}
`;

/** Builds all bundles; rejects if one cannot be built. esbuild has then said why. */
export async function build({ dev = false } = {}): Promise<void> {
  await rm(path.join(root, 'dist'), { recursive: true, force: true });
  await Promise.all(bundles(dev).map((options) => bundle(options)));
  await writeFile(path.join(root, 'dist', 'foedus.js'), door, { mode: 0o755 });
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
