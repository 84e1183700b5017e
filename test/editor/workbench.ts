// The workbench page of a running VS Code server, in a Chromium without a window.
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/_common.ts';
import type { VSCodeServer } from './vscode-server.ts';
import { workbenchAddress } from './workbench-address.ts';

/** FOEDUS_EDITOR_DEBUG=1: everything that the workbench says is printed. */
export const debug: boolean = process.env.FOEDUS_EDITOR_DEBUG === '1';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // No look-ups: a test that needs the network fails here as it would elsewhere.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** Opens an empty page; the browser has to be closed by the caller. */
export async function openPage(): Promise<{ browser: Browser; page: Page }> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium here: install one, or name it in CHROMIUM.');
  const browser = await chromium.launch({ executablePath, headless: true, args: flags });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  if (debug) {
    page.on('console', (message) => console.log('[console]', message.text().slice(0, 400)));
    page.on('pageerror', ({ message }) => console.log('[page]', message));
    page.on('response', (reply) => reply.status() >= 400 && console.log('[http]', reply.status(), reply.url()));
  }
  return { browser, page };
}

/** Goes to the workbench with a folder open, or with none. The payload is what VS Code reads from its address, as pairs. */
export async function openWorkbench(
  page: Page,
  server: VSCodeServer,
  folder: string | undefined,
  payload: [string, string][] = [],
): Promise<void> {
  const reply = await page.goto(workbenchAddress(server, folder, [['skipWelcome', 'true'], ...payload]));
  if (!reply?.ok()) throw new Error(`the workbench page answered ${reply?.status()}`);
}
