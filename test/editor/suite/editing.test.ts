import { assert } from 'chai';
import * as vscode from 'vscode';
import { codesOf, findings, hoverAt, openText, place, replace, until, untilFindings } from './_helpers.ts';

// Nobody is named to say whether there was an attack, and nothing says where.
const draft = `treaty SoundPact "Sound Pact" {
  signed 2020-01-15
  in-force 2021-01-01
  parties { DNK NOR SWE }
  article 1 "Assistance" {
    trigger Attack { armed-attack on any party }
    obligation Help { each party shall assist the victim when Attack }
  }
}
`;

suite('writing a treaty', () => {
  test('a mistyped word is found, and the finding goes when it is mended', async () => {
    const { document } = await openText(draft);
    await replace(document, 'shall', 'shal');
    const found = await untilFindings(document, 'syntax');
    assert.deepInclude(found, { code: 'syntax', at: 'shal' });
    await replace(document, 'shal', 'shall');
    await until('no finding on the syntax', () => (codesOf(document).includes('syntax') ? undefined : true));
  });

  test('a name that nobody declares is found', async () => {
    const { document } = await openText(draft);
    await replace(document, 'when Attack', 'when Atack');
    const found = await untilFindings(document, 'unresolved-name');
    assert.deepInclude(found, { code: 'unresolved-name', at: 'Atack' });
  });

  test('half a clause does not hide the findings of the others', async () => {
    const { document } = await openText(draft);
    await replace(document, '  article 1', '  obligation Half { each party\n  article 1');
    await replace(document, 'when Attack', 'when Atack');
    await untilFindings(document, 'syntax');
    await untilFindings(document, 'unresolved-name');
  });

  test('a trigger that leaves open what counts is ambiguous, until somebody is named who decides', async () => {
    const { document } = await openText(draft);
    const found = await untilFindings(document, 'ambiguous-trigger');
    assert.include(found.find(({ code }) => code === 'ambiguous-trigger')?.at, 'Attack');
    await replace(document, 'on any party }', 'on any party determined by all parties }');
    await until('no ambiguity', () => (codesOf(document).includes('ambiguous-trigger') ? undefined : true));
  });

  test('the rule of a finding is an address that opens as its page', async () => {
    const { document } = await openText(draft.replace('shall', 'shal'));
    await untilFindings(document, 'syntax');
    const codes = vscode.languages.getDiagnostics(document.uri).map((finding) => finding.code);
    const code = codes.find((it) => typeof it === 'object' && it.value === 'syntax');
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /^# /);
    assert.include(page.getText(), 'syntax');
  });

  test('the hover on a word of the vocabulary leads to a concept', async () => {
    const { document } = await openText(draft);
    const hover = await hoverAt(document, 'armed-attack');
    assert.match(hover, /armed\\?-attack/);
    assert.match(hover, /\(command:foedus\.explain\?/);
  });

  test('the hover on a party names the state', async () => {
    const { document } = await openText(draft);
    assert.include(await hoverAt(document, 'NOR'), 'Norway');
  });

  test('completion after `when` offers the trigger, and what it inserts is read', async () => {
    const { document } = await openText(draft.replace('when Attack', 'when '));
    const after = place(document, 'when ').translate(0, 'when '.length);
    const item = await until('the trigger in the list', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        after,
      );
      // Not one that the editor guessed from the words of the text.
      const own = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
      return own.find(({ label }) => (typeof label === 'string' ? label : label.label) === 'Attack');
    });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, after, typeof item.insertText === 'string' ? item.insertText : 'Attack');
    await vscode.workspace.applyEdit(edit);
    await until('no finding on the syntax', () => (codesOf(document).includes('syntax') ? undefined : true));
  });

  test('the definition of a name in a clause is the trigger', async () => {
    const { document } = await openText(draft);
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      place(document, 'when Attack').translate(0, 6),
    );
    const [first] = found.map((it) => ('targetUri' in it ? (it.targetSelectionRange ?? it.targetRange) : it.range));
    assert.equal(
      first && document.lineAt(first.start.line).text.trim(),
      'trigger Attack { armed-attack on any party }',
    );
  });

  test('formatting puts the white space in order and touches nothing else', async () => {
    const messy = draft
      .replace('  signed 2020-01-15\n', 'signed    2020-01-15\n')
      .replace('when Attack', 'when   Attack');
    const { document } = await openText(messy);
    const edits = await until('an answer', () =>
      vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        { tabSize: 2, insertSpaces: true },
      ),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    const words = (text: string) => text.split(/\s+/).filter(Boolean);
    assert.deepEqual(words(document.getText()), words(draft));
    assert.include(document.getText(), '\n  signed 2020-01-15\n');
    assert.include(document.getText(), 'when Attack }');
  });

  test('the outline holds the treaty, its article and its clauses', async () => {
    const { document } = await openText(draft);
    const names = (symbols: vscode.DocumentSymbol[]): string[] =>
      symbols.flatMap(({ name, children }) => [name, ...names(children)]);
    const outline = await until('an outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols?.length ? names(symbols) : undefined;
    });
    for (const name of ['SoundPact', 'Attack', 'Help']) {
      assert.isTrue(
        outline.some((it) => it.includes(name)),
        `${name} is in the outline: ${outline.join(', ')}`,
      );
    }
  });

  test('what another program forgot at the start of a file, a byte order mark, moves no finding', async () => {
    const { document } = await openText(`\uFEFF${draft.replace('shall', 'shal')}`);
    assert.deepInclude(await untilFindings(document, 'syntax'), { code: 'syntax', at: 'shal' });
    assert.isNotEmpty(findings(document));
  });
});
