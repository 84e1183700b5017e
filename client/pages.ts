import {
  type CancellationToken,
  commands,
  EventEmitter,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ExplainParams,
  type ExplainResult,
  methods,
  type RunScenarioParams,
  type RunScenarioResult,
  type WhatIfParams,
  type WhatIfResult,
} from '../server/lsp/protocol.ts';
import { crisisOf, pageOf, whatIfOf } from './text.ts';

/**
 * Pages of rules and concepts have addresses like `foedus:/concepts/entrapment.md`, which open without a network,
 * from a finding's code as from a link in another page. The server writes the pages.
 */
export const pagesRoot = 'foedus:/';

/** Asks the server for the page at an address. */
export class PagesProvider implements TextDocumentContentProvider {
  readonly #client: BaseLanguageClient;
  /** Pages that were made of what is open, by address: they cannot be asked for again. */
  readonly #kept = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  /** Fires for a page that is to be asked for again. */
  readonly onDidChange = this.#changed.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  /** Asks for a page again that may be open from before. */
  renew(uri: Uri): void {
    this.#changed.fire(uri);
  }

  /** Shows this at an address from now on. */
  keep(uri: Uri, markdown: string): void {
    this.#kept.set(uri.toString(), markdown);
    this.#changed.fire(uri);
  }

  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const kept = this.#kept.get(uri.toString());
    if (kept !== undefined) return kept;
    const crisis = crisisOf(uri.path);
    if (crisis !== undefined) {
      const result = await runScenario(this.#client, crisis, uri.query || undefined, token);
      return result?.markdown ?? `# ${l10n.t('There is no scenario {0} any more.', crisis)}\n`;
    }
    if (whatIfOf(uri.path) !== undefined) {
      const params = JSON.parse(uri.query) as WhatIfParams;
      const result = await this.#client.sendRequest<WhatIfResult | null>(methods.whatIf, params, token);
      return result?.markdown ?? `# ${l10n.t('This is no event any more.')}\n`;
    }
    const asked = pageOf(uri.path);
    const answer = asked && (await explain(this.#client, asked, token));
    return answer && 'markdown' in answer ? answer.markdown : `# ${l10n.t('There is no page {0}.', uri.path)}\n`;
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

/** Has the server run a scenario; null where there is none of that name. */
export function runScenario(
  client: BaseLanguageClient,
  name: string,
  uri?: string,
  token?: CancellationToken,
): Promise<RunScenarioResult | null> {
  const params: RunScenarioParams = uri === undefined ? { name } : { name, uri };
  // An absent token must not be sent as a second parameter.
  return client.sendRequest<RunScenarioResult | null>(methods.runScenario, params, ...(token ? [token] : []));
}

/** Where the page of a crisis lies; of which file, stands behind the question mark. */
export function crisisPage({ name, uri }: { name: string; uri: string }): Uri {
  return Uri.parse(pagesRoot).with({ path: `/crises/${name}.md`, query: uri });
}

/** Where the page of a comparison lies: beside the concepts that it links to. */
export function comparisonUri(title: string): Uri {
  return Uri.parse(pagesRoot).with({ path: `/${title.replaceAll('/', ' ')}: ${l10n.t('what is different')}.md` });
}

/** Where the page of a “What if …” lies; what is asked stands behind the question mark. */
export function whatIfPage(params: WhatIfParams): Uri {
  const path = `/what-if/${params.clause ?? 'event'}.md`;
  return Uri.parse(pagesRoot).with({ path, query: JSON.stringify(params) });
}

/** Shows a page beside the text, rendered; as text where the editor has no Markdown preview. */
export async function showPage(page: string | Uri): Promise<void> {
  const uri = typeof page === 'string' ? Uri.parse(pagesRoot + page) : page;
  try {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    await window.showTextDocument(uri, { preview: true, preserveFocus: true });
  }
}
