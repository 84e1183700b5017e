// npm start [-- --no-open] [-- --port=8080]
// Builds and packs the extension, and serves a VS Code on 127.0.0.1 with it installed and samples/ open.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../test/editor/vscode-server.ts';
import { remote, workbenchAddress } from '../test/editor/workbench-address.ts';
import { root, vsix } from './_common.ts';
import { build } from './build.ts';
import { pack } from './package.ts';

const { values } = parseArgs({ options: { 'no-open': { type: 'boolean' }, port: { type: 'string' } } });

if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
  console.error(
    `A VS Code to try Foedus in is carried for Linux on x64 and arm64 only, this is ${process.platform} on ${process.arch}.\n` +
      'Open this folder in your own VS Code and press F5 instead: a second window opens with Foedus in it.',
  );
  process.exit(1);
}

await build();
await pack();
console.log('\nStarting VS Code …');
const port = values.port ? Number(values.port) : undefined;
const server = await startServer({ vsix: [vsix], port, settings: { 'workbench.startupEditor': 'none' } });
const samples = path.join(root, 'samples');
const first = path.join(samples, 'dual-alliance-1879.treaty');
const url = workbenchAddress(server, samples, existsSync(first) ? [['openFile', remote(server, first)]] : []);
console.log(`\nFoedus is open in VS Code at\n\n  ${url}\n\nCtrl+C ends it.`);
if (!values['no-open']) open(url);

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, async () => {
    if (ending) return;
    ending = true;
    await server.stop();
    process.exit(0);
  });
}

/** Opens the address in the user's browser, where there is a desktop with one. */
function open(address: string): void {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  // Nothing is said if it fails: the address stands above.
  spawn('xdg-open', [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
