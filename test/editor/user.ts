// What a user does at the workbench: keys, pointer, eyes.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';

/** The treaty that is open at first. */
export const nato = 'samples/north-atlantic-1949.treaty';

export class User {
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;
  readonly #shots: string;

  /** @param shots the folder of the pictures */
  constructor(page: Page, folder: string, shots: string) {
    this.page = page;
    this.folder = folder;
    this.#shots = shots;
  }

  /** Takes a picture of the window. */
  async shoot(name: string): Promise<void> {
    // Fonts and fades come to rest.
    await this.page.waitForTimeout(400);
    await this.page.screenshot({ path: path.join(this.#shots, `${name}.png`) });
  }

  /** Runs a command by its name. */
  async command(name: string): Promise<void> {
    await this.#choose('F1', `>${name}`, name);
  }

  /** Opens a file of the folder, `samples/x.treaty`, in the first group. */
  async open(name: string): Promise<void> {
    await this.#choose('Control+p', name, path.basename(name));
    await this.page
      .locator('.tab.active', { hasText: path.basename(name) })
      .first()
      .waitFor();
  }

  /** Chooses a row of the list that is asked for. */
  async pick(words: string): Promise<void> {
    await this.row(words).click();
  }

  /** A row of the list that is open above the window. */
  row(words: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first();
  }

  /** Opens the list above the window, and chooses. A list just opened may close again before it takes a key. */
  async #choose(key: string, text: string, row: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const tab = this.page.locator('.editor-group-container').first().locator('.tab.active').first();
        if ((await tab.count()) > 0) await tab.click({ timeout: 5000 });
        await this.page.keyboard.press(key);
        await this.page.locator('.quick-input-widget:visible input').fill(text, { timeout: 5000 });
        await this.row(row).click({ timeout: 5000 });
        // out of the way: resting on a tab would open its name over the text
        await this.page.mouse.move(1, 899);
        return;
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Puts the cursor into the line of a file that holds some words, and shows it in the middle. */
  async goTo(words: string, file = nato): Promise<void> {
    const line = this.#lineOf(words, file);
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget:visible input');
    await input.fill(`:${line}`);
    // Only then do keys reach the editor: before, a further Enter would go to the box that is still open.
    for (let attempt = 1; ; attempt++) {
      // a box that has closed meanwhile took the key before
      await input.press('Enter', { timeout: 5000 }).catch(() => undefined);
      try {
        await this.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line},` }).waitFor({ timeout: 5000 }); // biome-ignore format: one line
        await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 3) throw error;
      }
    }
  }

  /** Waits until something is selected in the line of a file that holds some words. */
  async untilAt(words: string, file = nato): Promise<void> {
    const place = new RegExp(`Ln ${this.#lineOf(words, file)}, Col \\d+ \\(\\d+ selected\\)`);
    await this.page.locator('#status\\.editor\\.selection', { hasText: place }).waitFor();
  }

  /** The same, and that keys and commands go there. */
  async untilIn(words: string, file = nato): Promise<void> {
    await this.untilAt(words, file);
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  }

  /** The number, from 1, of the line of a file that holds some words. */
  #lineOf(words: string, file: string): number {
    const lines = readFileSync(path.join(this.folder, file), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes(words)) + 1;
    assert.ok(line > 0, `“${words}” is in ${file}`);
    return line;
  }

  /** Rests the pointer on a word of the text until a hover with these words is shown. */
  async restOn(word: string, saying: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:visible', { hasText: saying }).first();
    // VS Code takes a hover away when findings or lenses arrive meanwhile: then one would rest there again.
    for (let attempt = 1; ; attempt++) {
      const at = await this.placeOf(word);
      await this.page.mouse.move(at.x, at.y + 150);
      // A little way, so that the editor sees a movement.
      await this.page.mouse.move(at.x - 4, at.y, { steps: 3 });
      await this.page.mouse.move(at.x, at.y, { steps: 3 });
      try {
        await hover.waitFor({ timeout: 10_000 });
        await this.page.waitForTimeout(500);
        await hover.waitFor({ timeout: 100 });
        return hover;
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  /** Begins a line below the cursor's, and waits until the cursor is there: a widget just closed can take the key for itself. */
  async newLine(): Promise<void> {
    const status = this.page.locator('#status\\.editor\\.selection');
    const lineNow = async () => Number(/Ln (\d+)/.exec(await status.innerText())?.[1]);
    const before = await lineNow();
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+Enter');
      for (let wait = 0; wait < 30; wait++) {
        if ((await lineNow()) === before + 1) return;
        await this.page.waitForTimeout(100);
      }
      if (attempt === 3) throw new Error(`no line was begun below line ${before}`);
    }
  }

  /** The middle of the first occurrence of a word in the text on the screen. */
  async placeOf(word: string): Promise<{ x: number; y: number }> {
    const place = await this.page.evaluate((wanted) => {
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
  async shownPage(): Promise<Frame> {
    await this.page.locator('.tab', { hasText: '.md' }).first().waitFor();
    return this.frameWith('body.vscode-body h1');
  }

  /** Waits until the analysis is drawn; gives its page. */
  async shownAnalysis(drawn = '#matrix svg'): Promise<Frame> {
    return this.frameWith(drawn);
  }

  /** Scrolls to a part of a page inside the workbench; the page may be drawn anew meanwhile. */
  async lookAt(frame: Frame, selector: string): Promise<void> {
    await frame.evaluate((part) => document.querySelector(part)?.scrollIntoView(), selector);
  }

  /** Waits for the page inside the workbench that shows something. */
  async frameWith(selector: string): Promise<Frame> {
    for (const giveUp = Date.now() + 20_000; Date.now() < giveUp; await this.page.waitForTimeout(100))
      for (const frame of this.page.frames()) {
        const shown = await frame.locator(selector).first().isVisible().catch(() => false); // biome-ignore format: one line
        if (shown) return frame;
      }
    throw new Error(`no page inside the workbench shows ${selector}`);
  }

  /** Closes the page of Foedus that is shown. */
  async closePage(): Promise<void> {
    await this.close('.md');
  }

  /** Closes the editor whose tab has this name; what was written there is lost. */
  async close(name: string): Promise<void> {
    const tab = this.page.locator('.tab', { hasText: name }).first();
    await tab.hover();
    await tab.locator('.tab-actions .action-label').click();
    const dropped = this.page.getByRole('button', { name: "Don't Save" });
    await Promise.race([tab.waitFor({ state: 'detached' }), dropped.click().catch(() => {})]);
    await tab.waitFor({ state: 'detached' });
  }

  /** Gives the window a theme by the folder's settings; without one, that of the start again. */
  theme(name?: string): void {
    const file = path.join(this.folder, '.vscode', 'settings.json');
    mkdirSync(path.dirname(file), { recursive: true });
    if (name) writeFileSync(file, JSON.stringify({ 'workbench.colorTheme': name }));
    else rmSync(file, { force: true });
  }
}

/** One thing that is tried: what it shows, and what is done. */
export type Scene = readonly [name: string, play: (user: User) => Promise<void>];
