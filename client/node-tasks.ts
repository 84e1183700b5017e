import {
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  type TaskProvider,
  TaskScope,
  type WorkspaceFolder,
  workspace,
} from 'vscode';

interface CheckTask extends TaskDefinition {
  type: 'foedus';
  paths?: string[];
  failOn?: string;
}

/**
 * The task type `foedus`: `foedus check` on the command line that comes with the extension.
 * The tasks offered have no problem matcher, since the language server shows the same findings already;
 * `"problemMatcher": "$foedus"` in tasks.json adds it.
 */
export class CheckTasks implements TaskProvider {
  readonly #commandLine: string;

  /** @param commandLine the path of dist/foedus.js */
  constructor(commandLine: string) {
    this.#commandLine = commandLine;
  }

  provideTasks(): Task[] {
    const folders = workspace.workspaceFolders ?? [];
    return folders
      .filter(({ uri }) => uri.scheme === 'file')
      .map((folder) => this.#task({ type: 'foedus' }, folder, 'check'));
  }

  resolveTask(task: Task): Task | undefined {
    const scope = task.scope;
    const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
    return folder && this.#task(task.definition as CheckTask, folder, task.name);
  }

  #task(definition: CheckTask, folder: WorkspaceFolder, name: string): Task {
    const args = ['check', ...(definition.failOn ? ['--fail-on', definition.failOn] : []), '--'];
    args.push(...(definition.paths ?? ['.']));
    // The editor's own Node runs it, so none has to be installed.
    const execution = new ProcessExecution(process.execPath, [this.#commandLine, ...args], {
      cwd: folder.uri.fsPath,
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
    const task = new Task(definition, folder ?? TaskScope.Workspace, name, 'foedus', execution, []);
    task.group = TaskGroup.Test;
    task.detail = 'Check all treaties of the folder';
    return task;
  }
}
