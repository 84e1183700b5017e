/** *Treaty: Show Analysis*: a panel beside the text whose pictures follow the text as one types. */
import {
  type Disposable,
  env,
  l10n,
  Range,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type AnalysisParams, type AnalysisResult, methods, type Spot } from '../../server/lsp/protocol.ts';
import type { FromPage, ToPage } from './messages.ts';

/** Milliseconds after the last key: the pictures are for looking at, typing goes first. */
const pause = 250;

export class AnalysisPanel implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #home: Uri;
  readonly #subscriptions: Disposable[];
  #panel: WebviewPanel | undefined;
  /** What is shown: the text, and where in it one was last. */
  #about: Pick<AnalysisParams, 'uri' | 'position'> | undefined;
  #scenario: AnalysisParams['scenario'];
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** @param home the extension's folder */
  constructor(client: BaseLanguageClient, home: Uri) {
    this.#client = client;
    this.#home = Uri.joinPath(home, 'dist', 'panel');
    this.#subscriptions = [
      // a server that was started again
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#soon();
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === 'treaty') this.#soon();
      }),
    ];
  }

  /** Opens the panel, or brings it to the front, with the treaty that one is in. */
  show(): void {
    const editor = window.activeTextEditor ?? window.visibleTextEditors.find(isTreaty);
    this.#follow(editor);
    if (this.#panel) {
      this.#panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel('foedus.analysis', l10n.t('Treaty Analysis'), column, {
      enableScripts: true,
      localResourceRoots: [this.#home],
      retainContextWhenHidden: false,
    });
    this.#panel = panel;
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.#take(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.html = this.#page(panel);
  }

  #page({ webview }: WebviewPanel): string {
    const address = (name: string) => webview.asWebviewUri(Uri.joinPath(this.#home, name)).toString();
    const policy = `default-src 'none'; script-src ${webview.cspSource}; style-src ${webview.cspSource}; img-src data:; font-src ${webview.cspSource}`;
    return `<!DOCTYPE html>
<html lang="${escaped(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escaped(l10n.t('Treaty Analysis'))}</title>
<link rel="stylesheet" href="${address('panel.css')}">
</head>
<body data-l10n="${escaped(JSON.stringify(l10n.bundle ?? {}))}"><p class="empty">${escaped(l10n.t('Reading the treaty …'))}</p><script src="${address('main.js')}"></script></body>
</html>`;
  }

  async #take(message: FromPage): Promise<void> {
    if (message.type === 'ready') await this.#draw();
    else if (message.type === 'go') await this.#go(message.at);
    else if (message.type === 'save') await save(message);
    else {
      this.#scenario = { uri: message.uri, name: message.name };
      await this.#draw();
    }
  }

  /** Another treaty is looked at; a text of another kind leaves the panel as it is. */
  #follow(editor: TextEditor | undefined): void {
    if (!editor || !isTreaty(editor)) return;
    const { line, character } = editor.selection.active;
    this.#about = {
      uri: this.#client.code2ProtocolConverter.asUri(editor.document.uri),
      position: { line, character },
    };
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#waiting);
    if (this.#panel) this.#waiting = setTimeout(() => void this.#draw(), pause);
  }

  async #draw(): Promise<void> {
    const say = (message: ToPage) => this.#panel?.webview.postMessage(message);
    const about = this.#about;
    if (!about) {
      await say({
        type: 'empty',
        says: l10n.t('Open a treaty: its pictures are shown here, and follow what you write.'),
      });
      return;
    }
    try {
      const params: AnalysisParams = { ...about, ...(this.#scenario ? { scenario: this.#scenario } : {}) };
      const analysis = await this.#client.sendRequest<AnalysisResult | null>(methods.analysis, params);
      if (about !== this.#about || !this.#panel) return;
      if (analysis) this.#panel.title = l10n.t('Analysis: {0}', analysis.treaty);
      await say(
        analysis ? { type: 'show', analysis } : { type: 'empty', says: l10n.t('There is no treaty in this file.') },
      );
    } catch (error) {
      await say({ type: 'empty', says: l10n.t('The pictures could not be made; the output of Foedus says why.') });
      this.#client.error('The analysis could not be made.', error);
    }
  }

  async #go({ uri, range }: Spot): Promise<void> {
    const { start, end } = range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    const shown = window.visibleTextEditors.find(({ document }) => this.#client.code2ProtocolConverter.asUri(document.uri) === uri); // biome-ignore format: one line
    await window.showTextDocument(this.#client.protocol2CodeConverter.asUri(uri), {
      selection,
      viewColumn: shown?.viewColumn ?? ViewColumn.One,
    });
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#panel?.dispose();
    for (const each of this.#subscriptions) each.dispose();
  }
}

/** Text as HTML has it, also between quotation marks. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function isTreaty({ document }: TextEditor): boolean {
  return document.languageId === 'treaty';
}

const filters = { svg: l10n.t('Drawings'), png: l10n.t('Images'), csv: l10n.t('Tables') };

async function save({ name, kind, data }: Extract<FromPage, { type: 'save' }>): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, `${name}.${kind}`) } : {}),
    filters: { [filters[kind]]: [kind] },
  });
  if (!target) return;
  const bytes = kind === 'png' ? Uint8Array.from(atob(data), (each) => each.charCodeAt(0)) : new TextEncoder().encode(data); // biome-ignore format: one line
  await workspace.fs.writeFile(target, bytes);
}
