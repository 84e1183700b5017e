import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeAll, fileUri, openFile, until } from './_helpers.ts';

/** Waits for an editor, of any kind, by its name. */
function untilTab(label: string): Promise<vscode.Tab> {
  return until(`the tab ${label}`, () =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => tab.label.includes(label)),
  );
}

// What the pages hold, and what a click in one does, only a browser sees: scenes/views.ts.
suite('views', () => {
  teardown(closeAll);

  test('Show Analysis opens a panel about the treaty that one is in, which follows to the next', async () => {
    await openFile('samples/north-atlantic-1949.treaty');
    await vscode.commands.executeCommand('foedus.showAnalysis');
    const tab = await untilTab('Analysis: NATO');
    assert.instanceOf(tab.input, vscode.TabInputWebview);
    await vscode.window.showTextDocument(fileUri('samples/dual-alliance-1879.treaty'), {
      viewColumn: vscode.ViewColumn.One,
    });
    await vscode.window.tabGroups.close(await untilTab('Analysis: DualAlliance'));
  });

  test('two files are compared in words, on a page', async () => {
    const files = [fileUri('samples/anzus-1951.treaty'), fileUri('samples/north-atlantic-1949.treaty')];
    const result = await vscode.commands.executeCommand<{ title: string; markdown: string }>(
      'foedus.compareFiles',
      files[0],
      files,
    );
    assert.include(result.markdown, 'Widens what it covers');
    await vscode.window.tabGroups.close(await untilTab(result.title));
  });

  test('a language model may ask what a concept is', async () => {
    const { content } = await vscode.lm.invokeTool('treaty_explain', {
      input: { name: 'entrapment' },
      toolInvocationToken: undefined,
    });
    const [part] = content;
    assert.instanceOf(part, vscode.LanguageModelTextPart);
    assert.include(part.value, 'Snyder');
  });

  test('the view of concepts opens, and what a click on a concept calls opens its page', async () => {
    await vscode.commands.executeCommand('foedus.concepts.focus');
    await vscode.commands.executeCommand('foedus.explain', 'collective-defense');
    await vscode.window.tabGroups.close(await untilTab('collective-defense'));
  });

  test('the walkthrough opens, and its first step leads to a real treaty', async () => {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'foedus.foedus#foedus.start');
    await untilTab('Welcome');
    await vscode.commands.executeCommand('foedus.openExample');
    const editor = await until('the treaty', () =>
      vscode.window.activeTextEditor?.document.isUntitled ? vscode.window.activeTextEditor : undefined,
    );
    assert.equal(editor.document.languageId, 'treaty');
    assert.include(editor.document.getText(), 'treaty DualAlliance');
    await closeAll();
    await vscode.window.tabGroups.close(await untilTab('Welcome'));
  });
});
