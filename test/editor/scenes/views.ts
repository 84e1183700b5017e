// What stands beside the text: concepts, walkthrough, tests, comparison, pictures.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nato, type Scene } from '../user.ts';

export const views: readonly Scene[] = [
  [
    'the view Treaty Concepts: groups, concepts with their page, the clauses that carry them out, a click leads there',
    async (user) => {
      await user.open(nato);
      await user.command('View: Show Treaties');
      const row = (words: string) => user.page.locator('.pane-body .monaco-list-row', { hasText: words }).first();
      await row('Kinds of alliance').click();
      await row('collective defense').locator('.monaco-tl-twistie').click();
      await row('In the treaties here').click();
      await row('CollectiveDefence').waitFor();
      await user.shoot('10-concepts');
      await row('CollectiveDefence').click();
      await user.untilAt('obligation CollectiveDefence');
      await row('collective defense').click();
      const page = await user.shownPage();
      assert.match(await page.locator('h1').innerText(), /collective defense/i);
      await user.closePage();
      await user.command('View: Show Explorer');
    },
  ],
  [
    'the walkthrough on a real treaty: five steps, each with its page, the first opens the treaty',
    async (user) => {
      await user.command('Welcome: Open Walkthrough');
      await user.pick('Ten Minutes');
      const walkthrough = user.page.locator('.gettingStartedContainer');
      const steps = walkthrough.locator('.getting-started-step');
      await walkthrough.getByText('See what it leaves open').first().waitFor();
      assert.equal(await steps.count(), 5);
      await user.frameWith('h1:text("Clause beside text")');
      await user.shoot('11-walkthrough');
      await walkthrough.getByText('Look at the whole').first().click();
      await user.frameWith('h1:text("Four pictures")');
      await walkthrough.getByText('Open the treaty').first().click();
      await walkthrough.getByRole('button', { name: 'Open a Real Treaty' }).first().click();
      await user.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
      await user.page.locator('.view-line', { hasText: 'Dual Alliance' }).first().waitFor();
      await user.close('Untitled');
      await user.close('Welcome');
    },
  ],
  [
    'the Test Explorer: what fails says so at its line, with the reason, and what holds is green; coverage',
    async (user) => {
      const { page } = user;
      await user.open('fixture/cable.treaty');
      await user.command('Test: Run Tests in Current File');
      await page.locator('.inner .content', { hasText: 'NOR is not bound' }).first().waitFor();
      await user.command('Testing: Focus on Test Explorer View');
      const result = (words: string, icon: string) =>
        page.locator('.monaco-list-row', { hasText: words }).locator(`.codicon-testing-${icon}-icon`).first();
      await result('fixture/cable.treaty', 'failed').waitFor();
      await result('NOR bound', 'failed').waitFor();
      await result('NOR not bound', 'passed').waitFor();
      await user.shoot('12-tests');
      await user.command('Test: Peek Output');
      await page.locator('.test-output-peek', { hasText: 'not bound' }).first().waitFor();
      await user.shoot('13-failure');
      await page.keyboard.press('Escape');
      await user.command('Test: Run All Tests with Coverage');
      await page
        .locator('.monaco-list-row', { hasText: /cable\.treaty\s*100/ })
        .first()
        .waitFor();
      await user.shoot('14-coverage');
      await user.command('Test: Clear All Results');
      await user.command('View: Hide Panel');
      await user.command('View: Show Explorer');
    },
  ],
  [
    'Treaty: Compare With… says what became weaker and wider, not which lines differ',
    async (user) => {
      await user.open(nato);
      await user.goTo('treaty NATO');
      await user.command('Treaty: Compare With…');
      await user.row('ANZUS').waitFor();
      await user.shoot('15-compare-with');
      await user.pick('ANZUS');
      const page = await user.shownPage();
      await page.locator('h1', { hasText: 'North Atlantic Treaty' }).waitFor();
      const said = await page.locator('body').innerText();
      for (const heading of ['Strengthens the commitment', 'Widens what it covers', 'New'])
        assert.ok(said.includes(heading), heading);
      await user.shoot('16-comparison');
      await user.closePage();
    },
  ],
  [
    'Treaty: Show Analysis draws four pictures; a click or Enter on a mark leads to its clause; they follow the text',
    async (user) => {
      const { page } = user;
      await user.open(nato);
      await user.goTo('treaty NATO');
      await user.command('Treaty: Show Analysis');
      const panel = await user.shownAnalysis();
      await user.shoot('17-analysis');
      const owed = panel.locator('#matrix [aria-roledescription="owed"]');
      assert.equal(await owed.count(), 32 * 31, 'each of the 32 allies owes each of the others something');
      assert.equal(await panel.locator('.leads:not([aria-label]), .leads:not([role])').count(), 0);
      const policy = await panel.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
      assert.match(policy ?? '', /^default-src 'none'; /);
      assert.doesNotMatch(policy ?? '', /unsafe/);
      await panel.locator('#battery [aria-roledescription="test event"]').first().click();
      await user.untilIn('trigger Threatened');
      await owed.first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await user.untilIn('obligation CollectiveDefence');
      await user.lookAt(panel, '#battery');
      await user.shoot('18-battery');
      await user.goTo('SWE joined');
      await page.keyboard.press('Control+Shift+K');
      await panel.locator('#matrix svg:not(:has([aria-label*="SWE owes"]))').waitFor();
      assert.equal(await owed.count(), 31 * 30, 'one ally less, as soon as it is typed');
      await page.keyboard.press('Control+z');
      await user.open('samples/july-1914.treaty');
      await user.goTo('scenario July1914', 'samples/july-1914.treaty');
      await panel.locator('#cascade .caption', { hasText: /Drawn in: .*UKG/ }).waitFor();
      await user.lookAt(panel, '#cascade');
      assert.equal(await panel.locator('#cascade [aria-roledescription="event"]').count(), 11);
      await panel.locator('#cascade summary').click();
      await panel.locator('#cascade table', { hasText: 'stayed out' }).waitFor();
      await user.shoot('19-cascade');
      await user.open('samples/nato-common-funding-2016.treaty');
      await panel.locator('#burden [aria-roledescription="share"]').first().waitFor();
      await user.lookAt(panel, '#burden');
      await user.shoot('20-burden');
      for (const [kind, begins] of saved) {
        await panel.locator(`#burden-${kind}`).click();
        const name = page.locator('.quick-input-widget:visible input');
        await name.waitFor();
        await page.waitForTimeout(500);
        const file = await name.inputValue();
        assert.equal(path.dirname(file), user.folder);
        await name.press('Enter');
        for (let wait = 0; wait < 50 && !existsSync(file); wait++) await page.waitForTimeout(100);
        await page.waitForTimeout(200);
        assert.match(readFileSync(file, kind === 'png' ? 'latin1' : 'utf8'), begins, file);
      }
      await user.close('Analysis');
    },
  ],
  [
    'Treaty: New Treaty… offers a draft for each kind of commitment, in which nothing is wrong yet',
    async (user) => {
      const { page } = user;
      for (const [kind, clause] of drafts) {
        await user.open(nato);
        await user.command('Treaty: New Treaty…');
        if (clause === 'Defence') await user.shoot('21-new-treaty');
        await user.pick(kind);
        await page
          .locator('.view-line', { hasText: `obligation ${clause}` })
          .first()
          .waitFor();
        // what it says of the draft comes with the findings
        await page.locator('.codelens-decoration', { hasText: 'obligation' }).first().waitFor();
        await page.locator('[class*="squiggly-"]').first().waitFor({ state: 'attached' });
        assert.equal(await page.locator('.squiggly-error').count(), 0, kind);
        await user.close('Untitled');
      }
    },
  ],
];

/** The ways to save a picture, and how such a file begins. */
const saved = [
  ['svg', /^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/],
  ['png', /^\x89PNG/],
  ['csv', /^party,share %,benchmark %,ratio,verdict\r?\nothers,/],
] as const;

/** By their names in the list, an obligation of each. */
const drafts = [
  ['Mutual defence', 'Defence'],
  ['Guarantee', 'Guarantee'],
  ['Neutrality', 'Neutrality'],
  ['Non-aggression', 'NoForce'],
  ['Consultation', 'Consultation'],
] as const;
