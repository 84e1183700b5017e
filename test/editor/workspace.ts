import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A copy of the samples and of the fixture, so that tests may write; `remove` it at the end. */
export function makeWorkspace(): { folder: string; remove(): void } {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'foedus-workspace-')));
  const samples = path.resolve(import.meta.dirname, '../../samples');
  if (existsSync(samples)) cpSync(samples, path.join(folder, 'samples'), { recursive: true });
  cpSync(path.join(import.meta.dirname, 'fixture'), path.join(folder, 'fixture'), { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
