/** *Treaty: Compare With…*: another treaty, another file, or what the file was at the last commit. */
import { commands, extensions, l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CompareParams,
  type CompareResult,
  methods,
  type Text,
  type TreatyEntry,
} from '../server/lsp/protocol.ts';
import { comparisonUri, type PagesProvider, showPage } from './pages.ts';

/** What of the Git extension's interface is needed here. */
interface Git {
  getRepository(uri: Uri): { show(ref: string, path: string): Promise<string> } | null;
}

type Choice = QuickPickItem & { readonly text?: () => Promise<Text | undefined>; readonly name?: string };

/** Asks with what to compare the treaty that one is in, and shows the differences as a page. */
export async function compareWith(
  client: BaseLanguageClient,
  pages: PagesProvider,
): Promise<CompareResult | undefined> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'treaty') {
    void window.showInformationMessage(
      l10n.t('Open a treaty first: it is compared with another one, or with what it was.'),
    );
    return undefined;
  }
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const all = await client.sendRequest<TreatyEntry[]>(methods.treaties);
  const own = all.filter(({ at }) => at.uri === uri);
  const here = editor.selection.active.line;
  const name = (own.filter(({ at }) => at.range.start.line <= here).at(-1) ?? own[0])?.name;
  const chosen = await window.showQuickPick(choices(client, editor.document.uri, all, name), {
    title: name ? l10n.t('Compare {0} with …', name) : l10n.t('Compare this treaty with …'),
    placeHolder: l10n.t('The text that is taken as the earlier one'),
    matchOnDescription: true,
  });
  const before = await chosen?.text?.();
  if (!chosen || !before) return undefined;
  return compare(client, pages, {
    before,
    after: { uri },
    names: { ...(chosen.name ? { before: chosen.name } : {}), ...(name ? { after: name } : {}) },
  });
}

/** Compares, asking which treaty is meant where a text has several; shows the page. */
async function compare(
  client: BaseLanguageClient,
  pages: PagesProvider,
  params: CompareParams,
): Promise<CompareResult | undefined> {
  const result = await client.sendRequest<CompareResult>(methods.compare, params);
  if ('choose' in result) {
    if (result.names.length === 0) {
      void window.showInformationMessage(l10n.t('There is no treaty in the other text.'));
      return undefined;
    }
    const name = await window.showQuickPick(result.names, { placeHolder: l10n.t('Which treaty of that text?') });
    return name ? compare(client, pages, { ...params, names: { ...params.names, [result.choose]: name } }) : undefined;
  }
  const page = comparisonUri(result.title);
  pages.keep(page, result.markdown);
  await showPage(page);
  return result;
}

function choices(client: BaseLanguageClient, uri: Uri, all: readonly TreatyEntry[], own: string | undefined): Choice[] {
  const others = all.filter(({ name, at }) => name !== own || at.uri !== client.code2ProtocolConverter.asUri(uri));
  return [
    { label: `$(git-commit) ${l10n.t('What it was at the last commit')}`, text: () => committed(uri) },
    { label: `$(file) ${l10n.t('Another file …')}`, text: otherFile },
    ...(others.length > 0 ? [{ label: l10n.t('Treaties here'), kind: QuickPickItemKind.Separator }] : []),
    ...others.map(({ name, title, at }) => ({
      label: name,
      description: title,
      detail: workspace.asRelativePath(client.protocol2CodeConverter.asUri(at.uri), false),
      name,
      text: async () => ({ uri: at.uri }),
    })),
  ];
}

async function otherFile(): Promise<Text | undefined> {
  const [file] =
    (await window.showOpenDialog({ filters: { [l10n.t('Treaties')]: ['treaty'] }, openLabel: l10n.t('Compare') })) ??
    [];
  if (!file) return undefined;
  const text = new TextDecoder().decode(await workspace.fs.readFile(file));
  return { text, label: workspace.asRelativePath(file, false) };
}

async function committed(uri: Uri): Promise<Text | undefined> {
  const extension = extensions.getExtension<{ getAPI(version: 1): Git }>('vscode.git');
  const git = (extension?.isActive ? extension.exports : await extension?.activate())?.getAPI(1);
  try {
    const text = await git?.getRepository(uri)?.show('HEAD', uri.fsPath);
    if (text !== undefined) return { text, label: 'the last commit' };
  } catch {
    // the file is in no commit yet
  }
  void window.showInformationMessage(l10n.t('This file is in no Git repository here, or in no commit yet.'));
  return undefined;
}

/** Opens the comparison of two files that were marked in the explorer. */
export async function compareFiles(
  client: BaseLanguageClient,
  pages: PagesProvider,
  clicked: unknown,
  marked: unknown,
): Promise<CompareResult | undefined> {
  const files = (Array.isArray(marked) ? marked : []).filter((each): each is Uri => each instanceof Uri);
  const [one, two] = files;
  if (!one || !two) {
    if (clicked instanceof Uri) await window.showTextDocument(clicked);
    await commands.executeCommand('foedus.compareWith');
    return undefined;
  }
  const text = (uri: Uri) => ({ uri: client.code2ProtocolConverter.asUri(uri) });
  return compare(client, pages, { before: text(one), after: text(two) });
}
