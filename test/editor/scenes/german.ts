// In a German VS Code.
import assert from 'node:assert/strict';
import { nato, type Scene } from '../user.ts';

const manifest: Scene = [
  'in German: commands, views, the walkthrough and its pages',
  async (user) => {
    await user.open(nato);
    await user.command('View: Show Verträge');
    await user.page.locator('.composite.title', { hasText: /Verträge: Begriffe der/i }).first().waitFor(); // biome-ignore format: one line
    await user.command('Welcome: Open Walkthrough');
    await user.pick('Zehn Minuten');
    await user.frameWith('h1:text("Klausel neben Text")');
    await user.shoot('german-1-walkthrough');
    await user.close('Welcome');
  },
];

const panel = (command: string): Scene => [
  'in German: the panel, and what a screen reader says of its marks',
  async (user) => {
    await user.open(nato);
    await user.goTo('treaty NATO');
    await user.command(command);
    const shown = await user.shownAnalysis();
    assert.equal(await shown.locator('#matrix h2').innerText(), 'Wer wem was schuldet');
    assert.equal(await shown.locator('#matrix [aria-roledescription="geschuldet"]').count(), 32 * 31);
    assert.equal(await shown.locator('html').getAttribute('lang'), 'de');
    await user.page.locator('.tab', { hasText: 'Analyse: NATO' }).waitFor();
    await user.shoot('german-2-analysis');
    await user.close('Analyse');
  },
];

/**
 * @param installed not so for an extension under development in the browser: of its manifest VS Code reads the English
 * words alone
 */
export const german = (installed: boolean): readonly Scene[] =>
  installed ? [manifest, panel('Vertrag: Analyse zeigen')] : [panel('Treaty: Show Analysis')];
