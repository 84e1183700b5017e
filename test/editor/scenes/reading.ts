// Reading and writing: on the North Atlantic Treaty.
import type { Scene } from '../user.ts';

export const reading: readonly Scene[] = [
  [
    'what is ambiguous is underlined',
    async (user) => {
      await user.goTo('trigger ArmedAttack');
      await user.page.locator('.squiggly-warning').first().waitFor({ state: 'attached' });
      await user.shoot('1-treaty');
    },
  ],
  [
    'resting on it says what is open, why that matters and what would settle it',
    async (user) => {
      await user.restOn('ArmedAttack', 'ambiguous-trigger');
      await user.shoot('2-finding');
      await user.page.keyboard.press('Escape');
    },
  ],
  [
    'resting on a word says what it means, its link opens the page of a concept, and a link in it the next',
    async (user) => {
      await user.restOn('armed-attack', 'armed');
      await user.shoot('3-hover');
      const hover = await user.restOn('armed-attack', 'armed');
      await hover.locator('a').first().click();
      const concept = await user.shownPage();
      await user.shoot('4-concept');
      const title = await concept.locator('h1').innerText();
      await concept.locator('a[href$=".md"]').first().click();
      await user.frameWith(`body.vscode-body h1:not(:text-is("${title}"))`);
      await user.closePage();
    },
  ],
  [
    'Treaty: Check Workspace fills Problems, and the rule of a finding opens its page',
    async (user) => {
      await user.command('Treaty: Check Workspace');
      const row = user.page.locator('.markers-panel .monaco-list-row', { hasText: 'ambiguous-trigger' }).first();
      await row.waitFor();
      await user.shoot('5-problems');
      await row.locator('a.monaco-link').click();
      await user.shownPage();
      await user.shoot('6-rule');
      await user.closePage();
      await user.page.keyboard.press('Control+j');
    },
  ],
  [
    'while a clause is typed, what may follow is offered and inserted; a slip is underlined, and no longer when mended',
    async (user) => {
      const { page } = user;
      await user.goTo('deem armed-attack on any party as armed-attack on all parties');
      await user.newLine();
      await page.keyboard.type('obligation Help { each party shall assist the victim when ', { delay: 15 });
      // On a busy machine the list for an earlier word may still be on its way, and VS Code would filter that one.
      await page.keyboard.press('Escape');
      await page.waitForTimeout(1000);
      await page.keyboard.press('Escape');
      await page.keyboard.type('Arm', { delay: 50 });
      await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'ArmedAttack' }).first().waitFor();
      await user.shoot('7-completion');
      await page.keyboard.press('Tab');
      await page.locator('.view-line', { hasText: 'Help' }).getByText('ArmedAttack').first().waitFor();
      await user.newLine();
      await page.keyboard.type('obligation Slip { all parties shal consult when ArmedAttack ');
      await page.keyboard.press('Escape');
      await page.locator('.squiggly-error').first().waitFor({ state: 'attached' });
      await user.shoot('8-slip');
      const slip = await user.placeOf('shal');
      await page.mouse.dblclick(slip.x, slip.y);
      await page.keyboard.type('shall');
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      await user.shoot('9-mended');
    },
  ],
];
