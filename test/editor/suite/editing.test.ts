import { assert } from 'chai';
import * as vscode from 'vscode';
import { findings, hoverAt, openFile, openText, until } from './_helpers.ts';

const draft = `treaty Draft "A draft" {
  obligation Help { each party shal assist the victim }
}
`;

suite('writing a treaty', () => {
  test('the extension is there', () => {
    assert.isDefined(vscode.extensions.getExtension('foedus.foedus'));
  });

  test('a mistyped word is found, and the finding goes when it is mended', async () => {
    const { document } = await openText(draft);
    const [found] = await until('a finding', () => some(findings(document)));
    assert.deepEqual(found, { code: 'syntax', at: 'shal' });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(draft.indexOf('shal') + 4), 'l');
    await vscode.workspace.applyEdit(edit);
    await until('no finding', () => (findings(document).length === 0 ? true : undefined));
  });

  test('a word is explained where the pointer rests', async () => {
    const { document } = await openText(draft);
    assert.include(await hoverAt(document, 'assist'), 'assist');
  });

  test('a file that ends in .treaty is a treaty', async () => {
    const { document } = await openFile('fixture/draft.treaty');
    assert.equal(document.languageId, 'treaty');
  });

  test('Check Workspace sees the files of the workspace', async () => {
    const result = await vscode.commands.executeCommand<{ files: number }>('foedus.checkWorkspace');
    assert.isAtLeast(result.files, 1);
  });
});

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
