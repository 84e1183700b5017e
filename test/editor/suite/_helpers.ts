import * as vscode from 'vscode';

/** Asks until there is an answer; fails after 20 s with what was waited for. */
export async function until<T>(what: string, probe: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  for (const giveUp = Date.now() + 20_000; ; ) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > giveUp) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens a treaty that no file holds, alone: names are known through the whole workspace. */
export async function openText(content: string): Promise<vscode.TextEditor> {
  await closeAll();
  const document = await vscode.workspace.openTextDocument({ language: 'treaty', content });
  return vscode.window.showTextDocument(document);
}

/** Opens a file of the workspace, for example `samples/x.treaty`. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
  await closeAll();
  return vscode.window.showTextDocument(fileUri(name));
}

/** Closes all editors; what was changed is not kept. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** The address of a file of the workspace. */
export function fileUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Where some words of the text begin. */
export function place(document: vscode.TextDocument, words: string): vscode.Position {
  const offset = document.getText().indexOf(words);
  if (offset < 0) throw new Error(`“${words}” is not in the text`);
  return document.positionAt(offset);
}

/** Replaces the first occurrence of some words, as an edit by hand does. */
export async function replace(document: vscode.TextDocument, words: string, by: string): Promise<void> {
  const start = place(document, words);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, words.length)), by);
  await vscode.workspace.applyEdit(edit);
}

/** The findings shown in a document: the rule, and the words they are under. */
export function findings(document: vscode.TextDocument): { code: string; at: string }[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .map(({ code, range }) => ({ code: codeOf(code), at: document.getText(range) }));
}

/** The rules that speak in a file, which need not be open. */
export function codesOf({ uri }: { uri: vscode.Uri }): string[] {
  return vscode.languages.getDiagnostics(uri).map(({ code }) => codeOf(code));
}

/** Waits until a rule speaks in a document; gives all its findings. */
export function untilFindings(document: vscode.TextDocument, rule: string): Promise<{ code: string; at: string }[]> {
  return until(`a finding of ${rule}`, () => {
    const found = findings(document);
    return found.some(({ code }) => code === rule) ? found : undefined;
  });
}

/** What the hovers on some words say, together. */
export async function hoverAt(document: vscode.TextDocument, words: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    place(document, words).translate(0, 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}
