import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeAll, codesOf, fileUri, hoverAt, openFile, openText, place, until, untilFindings } from './_helpers.ts';

const written = new TextEncoder();
const areas = 'area Theatre "The theatre" {\n  includes territory of DNK\n}\n';
const pact = `import "theatre.treaty"

treaty AreaPact "Area Pact" {
  signed 2020-01-15
  in-force 2021-01-01
  parties { DNK NOR }
  trigger Attack { armed-attack on any party in Theatre determined by all parties }
  obligation Help { each party shall assist the victim when Attack }
}
`;

suite('names across files', () => {
  const [one, two] = ['fixture/theatre.treaty', 'fixture/area-pact.treaty'] as const;
  // Written once: the editor's watcher may miss a file that is deleted and made again within a blink.
  suiteSetup(async () => {
    await vscode.workspace.fs.writeFile(fileUri(one), written.encode(areas));
    await vscode.workspace.fs.writeFile(fileUri(two), written.encode(pact));
  });
  suiteTeardown(async () => {
    await closeAll();
    for (const name of [one, two]) await vscode.workspace.fs.delete(fileUri(name));
  });

  const rename = (document: vscode.TextDocument, to: string) =>
    vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place(document, 'Theatre determined'),
      to,
    );

  test('a name that means something else already is refused, with the reason', async () => {
    const { document } = await openFile(two);
    await until('the area is known', async () => {
      const found = await rename(document, 'Elsewhere').then((answer) => answer.size, () => 0); // biome-ignore format: one line
      return found === 2 ? true : undefined;
    });
    const refused = await rename(document, 'GBR').then(
      () => '',
      (error: Error) => error.message,
    );
    assert.match(refused, /United Kingdom/);
  });

  test('a file that is renamed takes the imports of it along', async () => {
    const { document } = await openFile(two);
    await until('the area is known', async () =>
      (await hoverAt(document, 'Theatre determined')).includes('The theatre') ? true : undefined,
    );
    const moved = fileUri('fixture/seas.treaty');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(fileUri(one), moved);
    assert.isTrue(await vscode.workspace.applyEdit(edit));
    await until('the import mended', () => (document.getText().includes('import "seas.treaty"') ? true : undefined));
    await vscode.workspace.saveAll();
    const back = new vscode.WorkspaceEdit();
    back.renameFile(moved, fileUri(one));
    assert.isTrue(await vscode.workspace.applyEdit(back));
    await until('the import as before', () =>
      document.getText().includes('import "theatre.treaty"') ? true : undefined,
    );
    await vscode.workspace.saveAll();
  });

  test('an area is renamed where it is declared and in the other file that names it; the texts are read anew', async () => {
    const { document } = await openFile(two);
    const edit = await until('the files that name it', async () => {
      const found = await rename(document, 'NorthernTheatre').then(
        (answer) => answer,
        () => undefined,
      );
      return found && found.size === 2 ? found : undefined;
    });
    assert.isTrue(await vscode.workspace.applyEdit(edit));
    const other = await vscode.workspace.openTextDocument(fileUri(one));
    assert.include(other.getText(), 'area NorthernTheatre "The theatre"');
    assert.include(document.getText(), 'in NorthernTheatre determined');
    await until('no name that stands for nothing', () =>
      codesOf(document).includes('unresolved-name') ? undefined : true,
    );
    await vscode.workspace.saveAll();
  });
});

suite('quick fixes', () => {
  test('a name that nobody declares is mended by the fix that offers the one that is meant', async () => {
    const { document } = await openText(
      pact
        .replace(/^import.*$/m, '')
        .replace(' in Theatre', '')
        .replace('when Attack', 'when Atack'),
    );
    await untilFindings(document, 'unresolved-name');
    const at = place(document, 'Atack');
    const range = new vscode.Range(at, at.translate(0, 5));
    const fix = await until('the fix', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
        20,
      );
      return found.find(({ title, edit }) => title.includes('Attack') && edit);
    });
    assert.isTrue(await vscode.workspace.applyEdit(fix.edit as vscode.WorkspaceEdit));
    assert.include(document.getText(), 'when Attack');
    await until('no such finding', () => (codesOf(document).includes('unresolved-name') ? undefined : true));
  });
});
