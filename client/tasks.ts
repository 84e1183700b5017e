/**
 * The task type `foedus`: checks a folder as `foedus check` does, by the server that runs already, and prints a line for
 * each finding that the matcher `$foedus` reads. The tasks offered have no matcher, since the server shows the same
 * findings already; `"problemMatcher": "$foedus"` in tasks.json adds it.
 */
import {
  CancellationTokenSource,
  CustomExecution,
  EventEmitter,
  l10n,
  type Pseudoterminal,
  Task,
  type TaskDefinition,
  TaskGroup,
  type TaskProvider,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { methods, type ReportParams, type ReportResult } from '../server/lsp/protocol.ts';

interface CheckTask extends TaskDefinition {
  type: 'foedus';
  paths?: string[];
  failOn?: ReportParams['failOn'];
}

export class CheckTasks implements TaskProvider {
  readonly #client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  provideTasks(): Task[] {
    return (workspace.workspaceFolders ?? []).map((folder) => this.#task({ type: 'foedus' }, folder, 'check'));
  }

  resolveTask(task: Task): Task | undefined {
    const scope = task.scope;
    const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
    return folder && this.#task(task.definition as CheckTask, folder, task.name);
  }

  #task(definition: CheckTask, folder: WorkspaceFolder, name: string): Task {
    const execution = new CustomExecution(async () => {
      const params: ReportParams = {
        folder: this.#client.code2ProtocolConverter.asUri(folder.uri),
        ...(definition.paths ? { paths: definition.paths } : {}),
        ...(definition.failOn ? { failOn: definition.failOn } : {}),
      };
      return new CheckTerminal((token) => this.#client.sendRequest<ReportResult>(methods.report, params, token));
    });
    const task = new Task(definition, folder, name, 'foedus', execution, []);
    task.group = TaskGroup.Test;
    task.detail = l10n.t('Check all treaties of the folder');
    return task;
  }
}

/** What the task prints, and with what it ends. */
class CheckTerminal implements Pseudoterminal {
  readonly #write = new EventEmitter<string>();
  readonly #close = new EventEmitter<number>();
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#close.event;
  readonly #cancel = new CancellationTokenSource();
  readonly #ask: (token: CancellationTokenSource['token']) => Promise<ReportResult>;

  constructor(ask: (token: CancellationTokenSource['token']) => Promise<ReportResult>) {
    this.#ask = ask;
  }

  async open(): Promise<void> {
    try {
      const { lines, fails } = await this.#ask(this.#cancel.token);
      this.#write.fire(lines.map((line) => `${line}\r\n`).join(''));
      this.#close.fire(fails ? 1 : 0);
    } catch (error) {
      this.#write.fire(`${error instanceof Error ? error.message : String(error)}\r\n`);
      this.#close.fire(2);
    }
  }

  close(): void {
    this.#cancel.cancel();
  }
}
