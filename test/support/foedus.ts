/** Runs the command line as a user would: a process of its own, in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** The project's root. */
export const root = path.resolve(import.meta.dirname, '../..');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line's sources. */
export const main = path.join(root, 'server/cli/main.ts');

/** Runs `foedus` with these arguments. */
export function foedus(
  args: readonly string[],
  { cwd = root, env = {} as NodeJS.ProcessEnv, stdin = undefined as string | undefined } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(stdin);
  return ended(child);
}

/** What a process said, and how it ended. */
export function ended(child: ChildProcess): Promise<Run> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.once('error', reject).once('close', (code) => resolve({ code, out, err }));
  });
}

/** A folder with these files, gone after the test. */
export async function folder(context: TestContext, files: Record<string, string | Uint8Array>): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'foedus-'));
  context.after(() => rm(home, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const full = path.join(home, name);
    await mkdir(path.dirname(full), { recursive: true });
    await writeFile(full, content);
  }
  return home;
}
