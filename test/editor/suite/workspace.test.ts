import { assert } from 'chai';
import * as vscode from 'vscode';
import { codesOf, fileUri, openFile, openText, replace, until, untilFindings } from './_helpers.ts';

interface Counted {
  files: number;
  errors: number;
  warnings: number;
}

suite('a folder of treaties', () => {
  test('the extension is there, and knows a treaty by its ending', async () => {
    assert.isDefined(vscode.extensions.getExtension('foedus.foedus'));
    const { document } = await openFile('samples/dual-alliance-1879.treaty');
    assert.equal(document.languageId, 'treaty');
  });

  test('the narrow convention of 1892 has no ambiguous trigger, and says nothing of provocation', async () => {
    const { document } = await openFile('samples/franco-russian-1892.treaty');
    await vscode.commands.executeCommand('foedus.check');
    const codes = (await untilFindings(document, 'unprovoked-unsaid')).map(({ code }) => code);
    assert.notInclude(codes, 'ambiguous-trigger');
  });

  test('Article 5 of the North Atlantic Treaty leaves open what an armed attack is', async () => {
    const { document } = await openFile('samples/north-atlantic-1949.treaty');
    const found = await untilFindings(document, 'ambiguous-trigger');
    assert.include(found.find(({ code }) => code === 'ambiguous-trigger')?.at, 'ArmedAttack');
  });

  test('a share that is taken away is missed, by what the rest makes', async () => {
    const { document } = await openFile('samples/nato-common-funding-2016.treaty');
    await replace(document, 'share DEU 14.65%', '');
    await untilFindings(document, 'burden-total');
    const [missing] = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ code }) => typeof code === 'object' && code.value === 'burden-total');
    assert.include(missing?.message, '14.65');
    await vscode.commands.executeCommand('undo');
    await until('the whole again', () => (codesOf(document).includes('burden-total') ? undefined : true));
  });

  test('Check Workspace fills Problems, with files that nobody has opened', async () => {
    const uri = fileUri('fixture/mistyped.treaty');
    const result = await vscode.commands.executeCommand<Counted>('foedus.checkWorkspace');
    const treaties = await vscode.workspace.findFiles('**/*.treaty');
    assert.isAtLeast(result.files, treaties.length);
    assert.isAtLeast(result.errors, 1);
    assert.isTrue(vscode.workspace.textDocuments.every((it) => it.uri.toString() !== uri.toString()));
    await until('the finding in Problems', () => (codesOf({ uri }).includes('syntax') ? true : undefined));
  });

  test('a file that another program writes, and removes, is seen', async () => {
    const uri = fileUri('fixture/written.treaty');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('treaty Written "W" { parties { USA GB } }\n'));
    await until('its finding', () => (codesOf({ uri }).length > 0 ? true : undefined));
    await vscode.workspace.fs.delete(uri);
    await until('no finding', () => (codesOf({ uri }).length === 0 ? true : undefined));
  });

  test('a rule that is switched off in the settings is silent at once', async () => {
    const { document } = await openText('treaty A "A" { parties { USA GBR } trigger Idle { threat on any party } }\n');
    await untilFindings(document, 'unused-declaration');
    const settings = vscode.workspace.getConfiguration('foedus');
    await settings.update('rules', { 'unused-declaration': 'off' }, vscode.ConfigurationTarget.Workspace);
    await until('silence', () => (codesOf(document).includes('unused-declaration') ? undefined : true));
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await untilFindings(document, 'unused-declaration');
  });

  test('after a restart of the server the findings are there again', async () => {
    const { document } = await openFile('fixture/mistyped.treaty');
    await untilFindings(document, 'syntax');
    await vscode.commands.executeCommand('foedus.restart');
    await untilFindings(document, 'syntax');
  });

  test('Explain opens the page of a concept', async () => {
    await vscode.commands.executeCommand('foedus.explain', 'free rider problem');
    const tab = await until('the page', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('free-rider-problem')),
    );
    await vscode.window.tabGroups.close(tab);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('foedus:/concepts/free-rider-problem.md'));
    assert.match(page.getText(), /Olson/);
  });
});
