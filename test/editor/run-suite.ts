// node run-suite.ts installed|web
// Runs the mocha suite (suite/, built into dist/) in the extension host of a real VS Code:
//   installed   in the packed extension, installed; the server is a process
//   web         in the extension as a web extension; extension and server run in workers of the browser
// The suite is the one that @vscode/test-electron would run: a module with run().
// Exit code: 0 all passed, 1 tests failed, 70 VS Code could not be started or hung, twice.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { vsix } from '../../scripts/_common.ts';
import { startServer, type VSCodeServer } from './vscode-server.ts';
import { developInBrowser, serveExtension } from './web-extension.ts';
import { debug, openPage, openWorkbench } from './workbench.ts';
import { remote } from './workbench-address.ts';
import { makeWorkspace } from './workspace.ts';

const kind = process.argv[2] === 'web' ? 'web' : 'installed';
const limit = 300_000;
const built = path.join(import.meta.dirname, 'dist', kind, 'index.js');
const failureShot = path.join(import.meta.dirname, 'screenshots', `${kind}-failure.png`);

// The workbench's own talk at its start comes down the same channel as mocha's report.
const noise =
  /^(\[|Canceled: Canceled|Timed out waiting for auth|Resolv(ing|ed) |Creat(ing|ion) |Updating additional|Ignoring |Request to|Loading development)/;

let code = await attempt();
if (code === 70) {
  console.error(`[${kind}] once more`);
  code = await attempt();
}
process.exit(code);

async function attempt(): Promise<number> {
  const start = Date.now();
  const say = (text: string) => console.log(`[${kind} ${((Date.now() - start) / 1000).toFixed(1)}s] ${text}`);
  const workspace = makeWorkspace();
  const site = kind === 'web' ? await serveExtension() : undefined;
  let server: VSCodeServer | undefined;
  let page: Page | undefined;
  let close = async () => {};
  let broken = true;
  try {
    server = await startServer({ vsix: kind === 'web' ? [] : [vsix] });
    say('VS Code is up');
    const opened = await openPage();
    page = opened.page;
    close = () => opened.browser.close();
    const [finished] = await listen(page);
    if (site) await developInBrowser(page, server, site, built);
    await openWorkbench(page, server, workspace.folder, site ? [] : testsOf(server));
    const exit = await finished;
    broken = false;
    say(`the suite ended with exit code ${exit}`);
    return exit === 0 ? 0 : 1;
  } catch (error) {
    await page?.screenshot({ path: failureShot }).catch(() => {});
    say(
      `${error instanceof Error ? error.message : error}${server ? ` (log and data are kept in ${server.home})` : ''}`,
    );
    return 70;
  } finally {
    await close().catch(() => {});
    await server?.stop({ keep: broken });
    site?.close();
    workspace.remove();
  }
}

function testsOf(server: VSCodeServer): [string, string][] {
  return [
    ['extensionDevelopmentPath', remote(server, path.join(import.meta.dirname, 'empty-extension'))],
    ['extensionTestsPath', remote(server, built)],
  ];
}

/**
 * Listens for the suite's exit code and prints what it prints; the promise inside rejects if the page crashes or time
 * runs out. (Inside an array, since a promise of a promise would wait for the suite before the page is even open.)
 */
async function listen(page: Page): Promise<[exit: Promise<number>]> {
  await page.exposeFunction('codeAutomationLog', (type: 'log' | 'warn' | 'error', [first, ...rest]: unknown[]) => {
    if (debug || !noise.test(String(first))) (console[type] ?? console.log)(first, ...rest);
  });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  // Awaited only after the page is open; until then nobody would hear it.
  promise.catch(() => {});
  page.once('crash', () => reject(new Error('the page crashed')));
  setTimeout(() => reject(new Error(`no result in ${limit / 1000} s`)), limit).unref();
  await page.exposeFunction('codeAutomationExit', resolve);
  return [promise];
}
