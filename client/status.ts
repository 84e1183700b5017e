import { type Disposable, LanguageStatusSeverity, l10n, languages } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { ListedFile } from '../server/lsp/protocol.ts';

/** The entry in the status bar's `{}` menu: is the server there, how many treaties does it see, what did it find. */
export class ServerStatus implements Disposable {
  readonly #item = languages.createLanguageStatusItem('foedus.status', { language: 'treaty' });
  readonly #subscriptions: Disposable[];
  #treaties = 0;

  constructor(client: BaseLanguageClient) {
    this.#item.name = 'Foedus';
    this.#subscriptions = [
      this.#item,
      client.onDidChangeState(() => this.#show(client.state)),
      languages.onDidChangeDiagnostics(() => this.#show(client.state)),
    ];
    this.#show(State.Starting);
  }

  /** Takes note of the files that the server was last told of. */
  setFiles(files: ListedFile[]): void {
    this.#treaties = files.filter(({ uri }) => uri.endsWith('.treaty')).length;
  }

  #show(state: State): void {
    const item = this.#item;
    item.busy = state === State.Starting;
    const failed = state === State.Stopped || state === State.StartFailed;
    item.severity = failed ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command = failed
      ? { command: 'foedus.restart', title: l10n.t('Restart') }
      : { command: 'foedus.checkWorkspace', title: l10n.t('Check Workspace') };
    if (failed) item.text = l10n.t('Foedus is not running');
    else if (state === State.Starting) item.text = l10n.t('Foedus is starting');
    else item.text = `Foedus: ${treaties(this.#treaties)}`;
    const found = languages
      .getDiagnostics()
      .reduce((sum, [, all]) => sum + all.filter(({ source }) => source === 'foedus').length, 0);
    item.detail = failed ? undefined : findings(found);
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }
}

function treaties(count: number): string {
  if (count === 0) return l10n.t('no treaty files');
  return count === 1 ? l10n.t('1 treaty file') : l10n.t('{0} treaty files', count);
}

function findings(count: number): string {
  if (count === 0) return l10n.t('no findings');
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);
}
