import * as vscode from 'vscode';

/** Asks until there is an answer; fails after 20 s with what was waited for. */
export async function until<T>(what: string, probe: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const giveUp = Date.now() + 20_000; ; ) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > giveUp) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Opens a treaty that no file holds. */
export async function openText(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'treaty', content });
  return vscode.window.showTextDocument(document);
}

/** Opens a file of the workspace, for example `samples/x.treaty`. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** The findings shown in a document, as `code` and the text they are under. */
export function findings(document: vscode.TextDocument): { code: string; at: string }[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .map(({ code, range }) => ({ code: codeOf(code), at: document.getText(range) }));
}

/** The rule of a finding. */
export function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** What the hovers at a place say, together. */
export async function hoverAt(document: vscode.TextDocument, word: string): Promise<string> {
  const offset = document.getText().indexOf(word);
  if (offset < 0) throw new Error(`“${word}” is not in the text`);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset + 1),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
