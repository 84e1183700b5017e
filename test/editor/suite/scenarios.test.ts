import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeAll, openFile, openText, until } from './_helpers.ts';

interface Result {
  outcome: string;
  expectations: { holds: boolean; says: string }[];
}

const draft = `treaty Sound "Sound Pact" {
  signed 2020-01-15
  in-force 2021-01-01
  parties { DNK NOR SWE }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
}
scenario Cable "A cable is cut" {
  under Sound
  on 2024-01-01
  event espionage by RUS on SWE
  expect NOR bound to assist SWE
}
`;

/** What stands over the lines of a document. */
async function lensesOf(document: vscode.TextDocument): Promise<vscode.Command[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    20,
  );
  return lenses.map(({ command }) => command).filter((command) => command !== undefined);
}

suite('scenarios', () => {
  test('the lens over a crisis of 1888 says that its expectations hold, and shows it as a page', async () => {
    const { document } = await openFile('samples/crises-of-1887.treaty');
    const lens = await until('the lens', async () =>
      (await lensesOf(document)).find(({ title }) => title.includes('4 of 4 expectations hold')),
    );
    const result = await vscode.commands.executeCommand<Result>(lens.command, ...(lens.arguments ?? []));
    assert.isTrue(result.expectations.every(({ holds }) => holds));
    const tab = await until('the page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label }) => label.includes('TwoTreatiesOneRussia')),
    );
    await vscode.window.tabGroups.close(tab);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('foedus:/crises/TwoTreatiesOneRussia.md'));
    assert.include(page.getText(), '5 January 1888');
  });

  test('what fails says why, and the tests run, with coverage', async () => {
    const { document } = await openText(draft);
    const lens = await until('the lens', async () =>
      (await lensesOf(document)).find(({ title }) => title.includes('its expectation fails')),
    );
    const result = await vscode.commands.executeCommand<Result>(lens.command, ...(lens.arguments ?? []));
    assert.match(result.expectations[0]?.says ?? '', /not bound/);
    // What they come to is not told to an extension; that they come to an end is.
    await vscode.commands.executeCommand('testing.runAll');
    await vscode.commands.executeCommand('testing.coverageAll');
    await closeAll();
  });
});
