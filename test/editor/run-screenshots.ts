// node run-screenshots.ts installed|web [set …]
// Drives the workbench like a user would, checks what is shown, and takes pictures into screenshots/KIND.
// Sets of scenes: reading, views, themes, welcome, ending, german; without a name, all that the kind of extension is tried with.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { vsix } from '../../scripts/_common.ts';
import { ending } from './scenes/ending.ts';
import { german } from './scenes/german.ts';
import { reading } from './scenes/reading.ts';
import { themes } from './scenes/themes.ts';
import { views } from './scenes/views.ts';
import { welcome } from './scenes/welcome.ts';
import { nato, type Scene, User } from './user.ts';
import { startServer, type VSCodeServer } from './vscode-server.ts';
import { developInBrowser, serveExtension } from './web-extension.ts';
import { openPage, openWorkbench } from './workbench.ts';
import { remote } from './workbench-address.ts';
import { makeWorkspace } from './workspace.ts';

const [, , kind = 'installed', ...asked] = process.argv;
const shots = path.join(import.meta.dirname, 'screenshots', kind);
mkdirSync(shots, { recursive: true });

/** Scenes that are played in a window of their own, which mostly has a folder open, with a treaty. */
interface SceneSet {
  /** Asked for before the window is opened. */
  readonly scenes: (server: VSCodeServer) => readonly Scene[];
  readonly noFolder?: true;
  readonly language?: string;
}

const sets: Record<string, SceneSet> = {
  reading: { scenes: () => reading },
  views: { scenes: () => views },
  themes: { scenes: () => themes },
  welcome: { scenes: () => welcome, noFolder: true },
  // in the browser it is a worker, which nothing can kill
  ending: { scenes: ({ home }) => ending(home) },
  german: { scenes: () => german(kind !== 'web'), language: 'de' },
};
const chosen = asked.length > 0 ? asked : kind === 'web' ? ['views', 'welcome', 'german'] : Object.keys(sets);

const start = Date.now();
const site = kind === 'web' ? await serveExtension() : undefined;
let server: VSCodeServer | undefined;
let passed = 0;
let failed = 0;
try {
  server = await startServer({ vsix: site ? [] : [vsix] });
  for (const name of chosen) {
    const set = sets[name];
    if (!set) throw new Error(`There is no set “${name}”. There are: ${Object.keys(sets).join(', ')}.`);
    await playAll(server, set);
  }
} catch (error) {
  failed++;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await server?.stop();
  site?.close();
}
console.log(`  ${passed} passing (${Math.round((Date.now() - start) / 1000)}s)`);
if (failed > 0) console.log(`  ${failed} failing`);
process.exit(failed > 0 ? 1 : 0);

async function playAll(server: VSCodeServer, { scenes, noFolder, language }: SceneSet): Promise<void> {
  const played = scenes(server);
  const workspace = makeWorkspace();
  const { browser, page } = await openPage();
  try {
    page.setDefaultTimeout(20_000);
    if (site) await developInBrowser(page, server, site);
    if (language)
      await page.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
    if (noFolder) {
      await openWorkbench(page, server, undefined);
      await page.locator('.monaco-workbench .activitybar').waitFor({ timeout: 60_000 });
    } else {
      const file = remote(server, path.join(workspace.folder, nato));
      await openWorkbench(page, server, workspace.folder, [['openFile', file]]);
      await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
    }
    const user = new User(page, workspace.folder, shots);
    for (const [name, play] of played) {
      try {
        await play(user);
        passed++;
        console.log(`  ✔ ${name}`);
      } catch (error) {
        failed++;
        await user.shoot(`failed-${failed}`);
        console.log(`  ✖ ${name}\n${error instanceof Error ? error.message : error}`);
      }
    }
  } finally {
    await browser.close();
    workspace.remove();
  }
}
