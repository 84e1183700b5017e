// node run-screenshots.ts
// Drives the workbench like a user would, checks what is shown, and takes pictures into screenshots/.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { vsix } from '../../scripts/_common.ts';
import { startServer, type VSCodeServer } from './vscode-server.ts';
import { openPage, openWorkbench } from './workbench.ts';
import { remote } from './workbench-address.ts';
import { makeWorkspace } from './workspace.ts';

const shots = path.join(import.meta.dirname, 'screenshots');
mkdirSync(shots, { recursive: true });

/** What is tried, one after the other in one window, on the North Atlantic Treaty. */
const scenes: [name: string, play: (page: Page) => Promise<void>][] = [
  [
    'what is ambiguous is underlined',
    async (page) => {
      await goTo(page, 'trigger ArmedAttack');
      await page.locator('.squiggly-warning').first().waitFor({ state: 'attached' });
      await shoot(page, '1-treaty');
    },
  ],
  [
    'resting on it says what is open, why that matters and what would settle it',
    async (page) => {
      await restOn(page, 'ArmedAttack', 'ambiguous-trigger');
      await shoot(page, '2-finding');
      await page.keyboard.press('Escape');
    },
  ],
  [
    'resting on a word says what it means, its link opens the page of a concept, and a link in it the next',
    async (page) => {
      await restOn(page, 'armed-attack', 'armed');
      await shoot(page, '3-hover');
      const hover = await restOn(page, 'armed-attack', 'armed');
      await hover.locator('a').first().click();
      const concept = await shownPage(page);
      await shoot(page, '4-concept');
      const title = await concept.locator('h1').innerText();
      await concept.locator('a[href$=".md"]').first().click();
      await concept.locator('h1').filter({ hasNotText: title }).waitFor();
      await closePage(page);
    },
  ],
  [
    'Treaty: Check Workspace fills Problems, and the rule of a finding opens its page',
    async (page) => {
      await page.keyboard.press('F1');
      await page.keyboard.type('Treaty: Check Workspace');
      await page.keyboard.press('Enter');
      const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'ambiguous-trigger' }).first();
      await row.waitFor();
      await shoot(page, '5-problems');
      await row.locator('a.monaco-link').click();
      await shownPage(page);
      await shoot(page, '6-rule');
      await closePage(page);
      await page.keyboard.press('Control+j');
    },
  ],
  [
    'while a clause is typed, what may follow is offered and inserted; a slip is underlined, and no longer when mended',
    async (page) => {
      await goTo(page, 'deem armed-attack on any party as armed-attack on all parties');
      await newLine(page);
      await page.keyboard.type('obligation Help { each party shall assist the victim when ', { delay: 15 });
      // On a busy machine the list for an earlier word may still be on its way, and VS Code would filter that one.
      await page.keyboard.press('Escape');
      await page.waitForTimeout(1000);
      await page.keyboard.press('Escape');
      await page.keyboard.type('Arm', { delay: 50 });
      await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'ArmedAttack' }).first().waitFor();
      await shoot(page, '7-completion');
      await page.keyboard.press('Tab');
      await page.locator('.view-line', { hasText: 'Help' }).getByText('ArmedAttack').first().waitFor();
      await newLine(page);
      await page.keyboard.type('obligation Slip { all parties shal consult when ArmedAttack ');
      await page.keyboard.press('Escape');
      await page.locator('.squiggly-error').first().waitFor({ state: 'attached' });
      await shoot(page, '8-slip');
      const slip = await placeOf(page, 'shal');
      await page.mouse.dblclick(slip.x, slip.y);
      await page.keyboard.type('shall');
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      await shoot(page, '9-mended');
    },
  ],
];

/** The analysis panel, last: it stays open, once in each kind of theme. */
const panelScenes: [name: string, play: (page: Page) => Promise<void>][] = [
  [
    'the view Treaty Concepts: groups, concepts, the clauses that carry them out',
    async (page) => {
      await command(page, 'View: Show Treaties');
      const row = (words: string) => page.locator('.pane-body .monaco-list-row', { hasText: words }).first();
      await row('Kinds of alliance').click();
      await row('collective defense').locator('.monaco-tl-twistie').click();
      await row('In the treaties here').click();
      await row('CollectiveDefence').waitFor();
      await shoot(page, '15-concepts');
      await command(page, 'View: Show Explorer');
    },
  ],
  [
    'the walkthrough on a real treaty',
    async (page) => {
      await command(page, 'Welcome: Open Walkthrough');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Ten Minutes' }).first().click();
      await page.locator('.gettingStartedContainer', { hasText: 'See what it leaves open' }).first().waitFor();
      await shoot(page, '16-walkthrough');
      await page.locator('.tab', { hasText: 'north-atlantic-1949.treaty' }).first().click();
      await page.locator('.tab.active', { hasText: 'north-atlantic-1949.treaty' }).first().waitFor();
    },
  ],
  [
    'Treaty: Show Analysis draws four pictures; a click on one leads to its clause, and they follow the text',
    async (page) => {
      await goTo(page, 'treaty NATO');
      await page.keyboard.press('F1');
      await page.keyboard.type('Treaty: Show Analysis');
      await page.keyboard.press('Enter');
      const panel = await shownAnalysis(page);
      await shoot(page, '10-analysis');
      const owed = panel.locator('#matrix [aria-roledescription="owed"]');
      assert.equal(await owed.count(), 32 * 31, 'each of the 32 allies owes each of the others something');
      await panel.locator('#battery [aria-roledescription="test event"]').first().click();
      await page.locator('#status\\.editor\\.selection', { hasText: 'selected' }).waitFor();
      await panel.locator('#battery').scrollIntoViewIfNeeded();
      await shoot(page, '11-battery');
      await openFile(page, 'july-1914.treaty');
      await goTo(page, 'scenario July1914', 'july-1914.treaty');
      await panel.locator('#cascade .caption', { hasText: /Drawn in: .*UKG/ }).waitFor();
      await panel.locator('#cascade').scrollIntoViewIfNeeded();
      assert.equal(await panel.locator('#cascade [aria-roledescription="event"]').count(), 11);
      await panel.locator('#cascade summary').click();
      await panel.locator('#cascade table', { hasText: 'stayed out' }).waitFor();
      await shoot(page, '12-cascade');
      await openFile(page, 'nato-common-funding-2016.treaty');
      await panel.locator('#burden [aria-roledescription="share"]').first().waitFor();
      await panel.locator('#burden').scrollIntoViewIfNeeded();
      await shoot(page, '13-burden');
    },
  ],
  ...(
    [
      ['Light 2026', 'vscode-light'],
      ['Default High Contrast', 'vscode-high-contrast'],
      ['Default High Contrast Light', 'vscode-high-contrast-light'],
    ] as const
  ).map(([theme, kind]): [string, (page: Page) => Promise<void>] => [
    `the pictures in ${theme}`,
    async (page) => {
      mkdirSync(path.join(workspace.folder, '.vscode'), { recursive: true });
      const settings = JSON.stringify({ 'workbench.colorTheme': theme });
      writeFileSync(path.join(workspace.folder, '.vscode', 'settings.json'), settings);
      const panel = await shownAnalysis(page, `body.${kind} #burden svg`);
      await panel.locator('#burden').scrollIntoViewIfNeeded();
      await shoot(page, `14-${theme.toLowerCase().replaceAll(' ', '-')}`);
    },
  ]),
];
scenes.push(...panelScenes);

const start = Date.now();
const workspace = makeWorkspace();
const file = path.join(workspace.folder, 'samples', 'north-atlantic-1949.treaty');
let server: VSCodeServer | undefined;
let close = async () => {};
let passed = 0;
let failed = 0;
try {
  server = await startServer({ vsix: [vsix] });
  const { browser, page } = await openPage();
  close = () => browser.close();
  page.setDefaultTimeout(20_000);
  await openWorkbench(page, server, workspace.folder, [['openFile', remote(server, file)]]);
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
  for (const [name, play] of scenes) {
    try {
      await play(page);
      passed++;
      console.log(`  ✔ ${name}`);
    } catch (error) {
      failed++;
      await shoot(page, `failed-${failed}`);
      console.log(`  ✖ ${name}\n${error instanceof Error ? error.message : error}`);
    }
  }
} catch (error) {
  failed++;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await close();
  await server?.stop();
  workspace.remove();
}
console.log(`  ${passed} passing (${Math.round((Date.now() - start) / 1000)}s)`);
if (failed > 0) console.log(`  ${failed} failing`);
process.exit(failed > 0 ? 1 : 0);

async function shoot(page: Page, name: string): Promise<void> {
  // Fonts and fades come to rest.
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(shots, `${name}.png`) });
}

/** Runs a command by its name. */
async function command(page: Page, name: string): Promise<void> {
  await page.locator('.editor-group-container').first().locator('.tab').first().click();
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input').fill(`>${name}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Opens a file of the samples in the editor that has the keys, or had them last. */
async function openFile(page: Page, name: string): Promise<void> {
  await page.locator('.editor-group-container').first().locator('.tab').first().click();
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget:visible input').fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name }).first().waitFor();
}

/** Puts the cursor into the line of the treaty that holds some words, and shows it in the middle. */
async function goTo(page: Page, words: string, name = 'north-atlantic-1949.treaty'): Promise<void> {
  const line = readFileSync(path.join(path.dirname(file), name), 'utf8')
    .split('\n')
    .findIndex((text) => text.includes(words));
  assert.ok(line >= 0, `“${words}” is in ${file}`);
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input').fill(`:${line + 1}`);
  // Only then do keys reach the editor: before, a further Enter would go to the box that is still open.
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press('Enter');
    try {
      await page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line + 1},` }).waitFor({ timeout: 5000 });
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 5000 });
      return;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/** Rests the pointer on a word of the text until a hover with these words is shown. */
async function restOn(page: Page, word: string, saying: string): Promise<Locator> {
  const hover = page.locator('.monaco-hover:visible', { hasText: saying }).first();
  // VS Code takes a hover away when findings or lenses arrive meanwhile: then one would rest there again.
  for (let attempt = 1; ; attempt++) {
    const at = await placeOf(page, word);
    await page.mouse.move(at.x, at.y + 150);
    // A little way, so that the editor sees a movement.
    await page.mouse.move(at.x - 4, at.y, { steps: 3 });
    await page.mouse.move(at.x, at.y, { steps: 3 });
    try {
      await hover.waitFor({ timeout: 10_000 });
      await page.waitForTimeout(500);
      await hover.waitFor({ timeout: 100 });
      return hover;
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}

/** Begins a line below the cursor's, and waits until the cursor is there: a widget just closed can take the key for itself. */
async function newLine(page: Page): Promise<void> {
  const status = page.locator('#status\\.editor\\.selection');
  const lineNow = async () => Number(/Ln (\d+)/.exec(await status.innerText())?.[1]);
  const before = await lineNow();
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    for (let wait = 0; wait < 30; wait++) {
      if ((await lineNow()) === before + 1) return;
      await page.waitForTimeout(100);
    }
    if (attempt === 3) throw new Error(`no line was begun below line ${before}`);
  }
}

/** The middle of the first occurrence of a word in the text on the screen. */
async function placeOf(page: Page, word: string): Promise<{ x: number; y: number }> {
  const place = await page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('.view-line')) {
      const at = (line.textContent ?? '').search(new RegExp(`\\b${wanted}\\b`));
      if (at < 0) continue;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      let passed = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (at < passed + length) {
          const range = document.createRange();
          range.setStart(node, at - passed);
          range.setEnd(node, Math.min(length, at - passed + wanted.length));
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
        passed += length;
      }
    }
    return undefined;
  }, word);
  assert.ok(place, `“${word}” is on the screen`);
  return place;
}

/** Waits until a page of Foedus is shown, rendered; gives what it holds. */
async function shownPage(page: Page): Promise<FrameLocator> {
  await page.locator('.tab', { hasText: '.md' }).first().waitFor();
  const shown = page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
  await shown.locator('h1').waitFor();
  return shown;
}

/** Waits until the analysis is drawn; gives its page. */
async function shownAnalysis(page: Page, drawn = '#matrix svg'): Promise<FrameLocator> {
  await page.locator('.tab', { hasText: 'Analysis' }).first().waitFor();
  const shown = page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
  await shown.locator(drawn).waitFor();
  return shown;
}

/** Closes the page again. */
async function closePage(page: Page): Promise<void> {
  const tab = page.locator('.tab', { hasText: '.md' }).first();
  await tab.locator('.tab-actions .action-label').click();
  await tab.waitFor({ state: 'detached' });
}
