// Stands in for the real server until it is there: one finding, one hover, the workspace's files.
import type { Connection } from 'vscode-languageserver';
import { DiagnosticSeverity, MarkupKind, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CheckResult,
  type ExplainParams,
  type ExplainResult,
  type FilesListResult,
  type InitializationOptions,
  methods,
} from './protocol.ts';

export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  let options: InitializationOptions = {};
  connection.onInitialize((params) => {
    options = params.initializationOptions ?? {};
    return { capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true } };
  });
  let errors = 0;
  documents.onDidChangeContent(({ document }) => {
    const diagnostics = [...document.getText().matchAll(/\bshal\b/g)].map((match) => ({
      severity: DiagnosticSeverity.Error,
      source: 'foedus',
      code: 'syntax',
      codeDescription: options.pages ? { href: `${options.pages}rules/syntax.md` } : undefined,
      message: 'Expected `shall` or `should` after who is bound, found `shal`.',
      range: {
        start: document.positionAt(match.index),
        end: document.positionAt(match.index + match[0].length),
      },
    }));
    errors = diagnostics.length;
    void connection.sendDiagnostics({ uri: document.uri, diagnostics });
  });
  connection.onHover(({ textDocument, position }) => {
    const line = documents.get(textDocument.uri)?.getText().split(/\r?\n/)[position.line] ?? '';
    const before = /[\w-]*$/.exec(line.slice(0, position.character))?.[0] ?? '';
    const word = before + (/^[\w-]*/.exec(line.slice(position.character))?.[0] ?? '');
    const link = options.commandLinks ? ` [entrapment](command:foedus.explain?%5B%22entrapment%22%5D)` : '';
    return word ? { contents: { kind: MarkupKind.Markdown, value: `**${word}**${link}` } } : null;
  });
  connection.onRequest(methods.check, async (): Promise<CheckResult> => {
    const { files } = await connection.sendRequest<FilesListResult>(methods.filesList, {});
    return { files: files.length, errors, warnings: 0, informations: 0, hints: 0 };
  });
  connection.onRequest<ExplainResult, void>(methods.explain, ({ name }: ExplainParams) => ({
    title: name,
    page: `concepts/${name}.md`,
    markdown: `# ${name}\n\nSee [casus foederis](casus-foederis.md).\n`,
  }));
  connection.onRequest(methods.rules, () => [{ id: 'syntax', title: 'What cannot be read' }]);
  connection.onRequest(methods.concepts, () => [{ id: 'entrapment', name: 'entrapment', otherNames: [] }]);
  documents.listen(connection);
  connection.listen();
}
