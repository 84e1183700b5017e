// The same in the other kinds of theme: pictures to be looked at.
import { nato, type Scene } from '../user.ts';

/** The name of a theme, how the pages inside the workbench know its kind, and how the workbench does. */
const kinds = [
  ['Light 2026', 'vscode-light', 'vs'],
  ['Default High Contrast', 'vscode-high-contrast', 'hc-black'],
  ['Default High Contrast Light', 'vscode-high-contrast-light', 'hc-light'],
] as const;

export const themes: readonly Scene[] = kinds.map(([theme, kind, workbench]) => [
  `in ${theme}: a finding, concepts, walkthrough, a failing test, a comparison, the four pictures`,
  async (user) => {
    const { page } = user;
    const shoot = (name: string) => user.shoot(`${theme.toLowerCase().replaceAll(' ', '-')}-${name}`);
    user.theme(theme);
    await user.open(nato);
    await user.command('View: Show Treaties');
    await page.locator(`.monaco-workbench.${workbench}`).first().waitFor();
    await user.goTo('trigger ArmedAttack');
    await user.restOn('ArmedAttack', 'ambiguous-trigger');
    await shoot('1-finding');
    await page.keyboard.press('Escape');
    await user.command('Welcome: Open Walkthrough');
    await user.pick('Ten Minutes');
    await user.frameWith('h1:text("Clause beside text")');
    await shoot('2-walkthrough');
    await user.close('Welcome');
    await user.open('fixture/cable.treaty');
    await user.command('Test: Run Tests in Current File');
    await page.locator('.inner .content', { hasText: 'NOR is not bound' }).first().waitFor();
    await user.command('Testing: Focus on Test Explorer View');
    await shoot('3-tests');
    await user.command('Test: Clear All Results');
    await user.command('View: Hide Panel');
    await user.open(nato);
    await user.goTo('treaty NATO');
    await user.command('Treaty: Compare With…');
    await user.pick('ANZUS');
    await (await user.shownPage()).locator('h1', { hasText: 'North Atlantic Treaty' }).waitFor();
    await shoot('4-comparison');
    await user.closePage();
    await user.command('Treaty: Show Analysis');
    const panel = await user.shownAnalysis(`body.${kind} #matrix svg`);
    await shoot('5-matrix');
    await user.lookAt(panel, '#battery');
    await shoot('6-battery');
    await user.open('samples/july-1914.treaty');
    await user.goTo('scenario July1914', 'samples/july-1914.treaty');
    await panel.locator('#cascade .caption', { hasText: /Drawn in: .*UKG/ }).waitFor();
    await user.lookAt(panel, '#cascade');
    await shoot('7-cascade');
    await user.open('samples/nato-common-funding-2016.treaty');
    await panel.locator('#burden [aria-roledescription="share"]').first().waitFor();
    await user.lookAt(panel, '#burden');
    await shoot('8-burden');
    await user.close('Analysis');
    user.theme();
  },
]);
