import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of the project. */
export const root: string = path.resolve(import.meta.dirname, '..');
/** The folder of the real editor and its tests. */
export const editorRoot: string = path.join(root, 'test', 'editor');
/** The packed extension. */
export const vsix: string = path.join(root, 'foedus.vsix');

/** What a program ended with, and what it printed where it was asked to be kept. */
export interface Ended {
  code: number;
  output: string;
}

/**
 * Runs a program, in the project's folder unless said otherwise, and waits for its end. What it prints is shown, and kept as well; `quiet`:
 * what it answers is kept and nothing is shown.
 * A name without a folder is one of the project's own programs (node_modules/.bin).
 */
export function run(
  program: string,
  args: string[],
  env: Record<string, string> = {},
  { quiet = false, cwd = root } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && !path.isAbsolute(program);
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      if (!quiet) process.stdout.write(data);
    });
    child.stderr.on('data', (data) => {
      if (quiet) return;
      output += data;
      process.stderr.write(data);
    });
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve({ code: 1, output });
    });
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The browser for the real-editor tests: $CHROMIUM, or a usual place of this system; undefined if there is none. */
export function findChromium(): string | undefined {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
  ];
  return places.find((place) => place && existsSync(place));
}
