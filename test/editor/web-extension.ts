// The extension as a web extension: served over HTTP, and made known to a workbench page.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/_common.ts';
import { contents } from '../../scripts/package.ts';
import type { VSCodeServer } from './vscode-server.ts';

/** Serves what the packed extension holds, and the suite, over HTTP. */
export async function serveExtension(): Promise<Server> {
  const types: Record<string, string> = {
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
  };
  const held = ['package.json', ...contents, 'test/editor/dist'];
  const isServed = (name: string) => held.some((each) => name === each || name.startsWith(`${each}/`));
  const site = createServer(async (request, response) => {
    const name = path.posix.normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)).slice(1);
    const body = isServed(name) && (await readFile(path.join(root, name)).catch(() => undefined));
    if (!body) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[path.extname(name)] ?? 'text/plain' }).end(body);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return site;
}

/**
 * Makes the extension one "under development" that lies at an HTTP address: the only way to have a web extension
 * without a marketplace. The page's configuration is changed when it is read; code-server forwards /proxy/PORT/,
 * so everything stays on one origin. (Playwright's page.route would do too, but Chromium then refuses the WebSocket.)
 * @param tests the module of the suite, where it is to be run
 */
export async function developInBrowser(page: Page, server: VSCodeServer, site: Server, tests?: string): Promise<void> {
  const { port } = site.address() as AddressInfo;
  const extension = { scheme: 'http', authority: server.authority, path: `/proxy/${port}` };
  const within = tests && path.relative(root, tests).split(path.sep).join('/');
  const options = {
    extensions: [extension],
    ...(within ? { extensionTestsPath: { ...extension, path: `${extension.path}/${within}` } } : {}),
  };
  await page.addInitScript((developmentOptions) => {
    const read = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const value = read.call(this, name);
      if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings' || value === null) return value;
      const config = JSON.parse(value);
      return JSON.stringify({ ...config, developmentOptions: { ...config.developmentOptions, ...developmentOptions } });
    };
  }, options);
}
