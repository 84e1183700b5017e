// node run-desktop.ts
// The same suite in a desktop VS Code, where one can be had: VSCODE_EXECUTABLE=/path/to/code, or a download.
// Exit code: 0 all passed, 1 tests failed, 75 no desktop VS Code could be had.
import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { root } from '../../scripts/_common.ts';
import { makeWorkspace } from './workspace.ts';

const workspace = makeWorkspace();
try {
  await runTests({
    vscodeExecutablePath: process.env.VSCODE_EXECUTABLE,
    version: process.env.VSCODE_VERSION,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(import.meta.dirname, 'dist', 'installed', 'index.js'),
    launchArgs: [workspace.folder, '--disable-extensions', '--disable-telemetry', '--disable-workspace-trust'],
  });
} catch (error) {
  if (error instanceof TestRunFailedError) process.exitCode = 1;
  else {
    console.error(`No desktop VS Code could be had: ${error instanceof Error ? error.message : error}`);
    console.error('Name one in VSCODE_EXECUTABLE, or run this where one can be downloaded.');
    process.exitCode = 75;
  }
} finally {
  workspace.remove();
}
