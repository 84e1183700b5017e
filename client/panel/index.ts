/** *Treaty: Show Analysis*: a panel beside the text whose pictures follow the text as one types. */
import {
  type Disposable,
  env,
  l10n,
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

/** Milliseconds after which VS Code should know that a page has the focus: it looks four times a second. */
const late = 500;

export class AnalysisPanel implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #home: Uri;
  readonly #subscriptions: Disposable[];
  #panel: WebviewPanel | undefined;
  /** What is shown: the text, and where in it one was last. */
  #about: Pick<AnalysisParams, 'uri' | 'position'> | undefined;
  #scenario: AnalysisParams['scenario'];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Where the mark leads that was clicked last. */
  #goal: Spot | undefined;

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

  /**
   * Shows the clause at once, and gives it the focus when VS Code knows that the page had it. If it heard of the click
   * on the mark after that, it would take the page for what one is in: keys went to the text, commands to the page.
   */
  async #go(goal: Spot): Promise<void> {
    this.#goal = goal;
    const uri = this.#client.protocol2CodeConverter.asUri(goal.uri);
    const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    const viewColumn = shown?.viewColumn ?? ViewColumn.One;
    const selection = this.#client.protocol2CodeConverter.asRange(goal.range);
    const known = this.#panel && whenActive(this.#panel);
    await window.showTextDocument(uri, { selection, viewColumn, preserveFocus: true });
    await known;
    if (this.#goal === goal) await window.showTextDocument(uri, { viewColumn });
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

/** Until VS Code knows that one is in the panel's page; not for long, it may never learn of a moment there. */
function whenActive(panel: WebviewPanel): Promise<void> {
  return new Promise((resolve) => {
    if (panel.active) return resolve();
    const timer = setTimeout(end, late);
    const listener = panel.onDidChangeViewState(() => panel.active && end());
    function end() {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    }
  });
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
