import { type CancellationToken, commands, type TextDocumentContentProvider, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ExplainParams, type ExplainResult, methods } from '../server/lsp/protocol.ts';
import { pageOf } from './text.ts';

/**
 * Pages of rules and concepts have addresses like `foedus:/concepts/entrapment.md`, which open without a network,
 * from a finding's code as from a link in another page. The server writes the pages.
 */
export const pagesRoot = 'foedus:/';

/** Asks the server for the page at an address. */
export class PagesProvider implements TextDocumentContentProvider {
  readonly #client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const asked = pageOf(uri.path);
    const answer = asked && (await explain(this.#client, asked, token));
    return answer && 'markdown' in answer ? answer.markdown : `# There is no page ${uri.path}\n`;
  }
}

/** Asks the server what a rule or a concept is. */
export function explain(
  client: BaseLanguageClient,
  params: ExplainParams,
  token?: CancellationToken,
): Promise<ExplainResult> {
  return client.sendRequest<ExplainResult>(methods.explain, params, token);
}

/** Shows a page beside the text, rendered; as text where the editor has no Markdown preview. */
export async function showPage(page: string): Promise<void> {
  const uri = Uri.parse(pagesRoot + page);
  try {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    await window.showTextDocument(uri, { preview: true, preserveFocus: true });
  }
}
