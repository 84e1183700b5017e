// In a German VS Code.
import assert from 'node:assert/strict';
import { nato, type Scene } from '../user.ts';

export const german: readonly Scene[] = [
  [
    'in German: commands, views, walkthrough, the panel and its marks',
    async (user) => {
      await user.open(nato);
      await user.command('View: Show Verträge');
      await user.page
        .locator('.composite.title', { hasText: /Verträge: Begriffe der/i })
        .first()
        .waitFor();
      await user.command('Welcome: Open Walkthrough');
      await user.pick('Zehn Minuten');
      await user.frameWith('h1:text("Klausel neben Text")');
      await user.shoot('german-1-walkthrough');
      await user.close('Welcome');
      await user.open(nato);
      await user.goTo('treaty NATO');
      await user.command('Vertrag: Analyse zeigen');
      const panel = await user.shownAnalysis();
      assert.equal(await panel.locator('#matrix h2').innerText(), 'Wer wem was schuldet');
      assert.equal(await panel.locator('#matrix [aria-roledescription="geschuldet"]').count(), 32 * 31);
      assert.equal(await panel.locator('html').getAttribute('lang'), 'de');
      await user.page.locator('.tab', { hasText: 'Analyse: NATO' }).waitFor();
      await user.shoot('german-2-analysis');
      await user.close('Analyse');
    },
  ],
];
