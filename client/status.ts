import { type Disposable, LanguageStatusSeverity, languages } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { ListedFile } from '../server/lsp/protocol.ts';
import { count } from './text.ts';

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
      ? { command: 'foedus.restart', title: 'Restart' }
      : { command: 'foedus.checkWorkspace', title: 'Check Workspace' };
    if (failed) item.text = 'Foedus is not running';
    else if (state === State.Starting) item.text = 'Foedus is starting';
    else item.text = `Foedus: ${count(this.#treaties, 'treaty file', 'treaty files') ?? 'no treaty files'}`;
    const found = languages
      .getDiagnostics()
      .reduce((sum, [, all]) => sum + all.filter(({ source }) => source === 'foedus').length, 0);
    item.detail = failed ? undefined : (count(found, 'finding', 'findings') ?? 'no findings');
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }
}
