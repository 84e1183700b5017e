// The VS Code server inside the npm package `code-server`: made ready, started on 127.0.0.1, and stopped again.
import { spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface VSCodeServer {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** `127.0.0.1:PORT`: the authority of `vscode-remote:` addresses. */
  authority: string;
  /** The folder of its settings, extensions and logs. */
  home: string;
  /** Ends it and what it started; its folder goes too unless it is to be kept. */
  stop(options?: { keep?: boolean }): Promise<void>;
}

export interface ServerOptions {
  port?: number;
  /** Extensions to install first. */
  vsix?: string[];
  settings?: Record<string, unknown>;
}

const modules = path.join(import.meta.dirname, 'node_modules');
const codeServer = path.join(modules, 'code-server');

/** Built-in extensions that only add network talk, native modules or weight. */
const unneeded = [
  'copilot',
  'git',
  'github',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'terminal-suggest',
  'tunnel-forwarding',
];

/** Quiet, without network, the same on every machine. */
const quiet = {
  'chat.agentHost.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'window.autoDetectColorScheme': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.localHistory.enabled': false,
  // What takes the focus for itself, a page that comes up late, would else close a list that is being chosen from.
  'workbench.quickOpen.closeOnFocusLost': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Starts VS Code with the given extensions installed; rejects with the place of the log if it does not come up. */
export async function startServer({ port, vsix = [], settings = {} }: ServerOptions = {}): Promise<VSCodeServer> {
  prepare();
  const listen = port ?? (await freePort());
  const home = mkdtempSync(path.join(tmpdir(), 'foedus-editor-'));
  const data = path.join(home, 'data');
  mkdirSync(path.join(data, 'User'), { recursive: true });
  writeFileSync(path.join(data, 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  const logFile = path.join(home, 'server.log');
  const log = openSync(logFile, 'a');
  const entry = path.join(codeServer, 'out', 'node', 'entry.js');
  const own = ['--user-data-dir', data, '--extensions-dir', path.join(data, 'extensions')];
  own.push('--config', path.join(home, 'config.yaml'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'share'),
    // No marketplace: nothing is looked up on the network.
    EXTENSIONS_GALLERY: '{}',
  };
  // Set when this runs in VS Code's own terminal: it would open everything there.
  delete env.VSCODE_IPC_HOOK_CLI;
  const start = (args: string[], detached: boolean) =>
    spawn(process.execPath, [entry, ...own, ...args], { env, stdio: ['ignore', log, log], detached });

  for (const file of vsix) {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${file} could not be installed: ${why}; see ${logFile}`));
      start(['--install-extension', path.resolve(file)], false)
        .once('error', ({ message }) => fail(message))
        .once('exit', (code) => (code === 0 ? resolve() : fail(`exit code ${code}`)));
    });
  }

  // A process group of its own: server, extension hosts and language servers are ended together.
  const child = start(
    [
      '--bind-addr',
      `127.0.0.1:${listen}`,
      '--auth',
      'none',
      // Without it a built VS Code ignores, silently, the addresses of a development extension and of tests.
      '--vscode-option',
      'enable-smoke-test-driver=true',
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
    ],
    true,
  );
  let ended: string | number | null | undefined;
  child.once('exit', (code, signal) => {
    ended = signal ?? code;
  });
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // It is gone already.
    }
  };
  const url = `http://127.0.0.1:${listen}`;
  const healthy = () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const giveUp = Date.now() + 60_000; !(await healthy()); await sleep(100)) {
    if (ended !== undefined) throw new Error(`the VS Code server ended (${ended}); see ${logFile}`);
    if (Date.now() > giveUp) {
      kill('SIGKILL');
      throw new Error(`the VS Code server did not answer in 60 s; see ${logFile}`);
    }
  }
  return {
    url,
    authority: `127.0.0.1:${listen}`,
    home,
    async stop({ keep = false } = {}) {
      kill('SIGTERM');
      for (let i = 0; i < 50 && ended === undefined; i++) await sleep(100);
      kill('SIGKILL');
      if (!keep) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Makes the package start without its install script, which would install and compile some 400 MB more:
 * the modules that VS Code really loads are dependencies of this folder, and VS Code looks for them below its own.
 */
function prepare(): void {
  const vscode = path.join(codeServer, 'lib', 'vscode');
  const link = path.join(vscode, 'node_modules');
  if (!existsSync(link) || lstatSync(link).isSymbolicLink()) {
    rmSync(link, { force: true });
    symlinkSync(modules, link, 'junction');
  }
  for (const name of unneeded) rmSync(path.join(vscode, 'extensions', name), { recursive: true, force: true });
}

/** The version of VS Code that is carried. */
export function vscodeVersion(): string {
  return JSON.parse(readFileSync(path.join(codeServer, 'lib', 'vscode', 'package.json'), 'utf8')).version;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
