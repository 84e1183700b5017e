// What needs no editor, so that plain tests can run it.
import type { FileReadResult } from '../server/lsp/protocol.ts';

/** Whether a file of this name belongs to a workspace of treaties: what the globs of the protocol say, for one folder. */
export function isWorkspaceFile(name: string): boolean {
  return name.endsWith('.treaty') || name.endsWith('.csv') || name === 'foedus.json';
}

/** Decodes UTF-8; `lossy` where the bytes are none, or hold a NUL. A byte order mark is kept. */
export function decode(bytes: Uint8Array): Extract<FileReadResult, { text: string }> {
  const size = bytes.byteLength;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, size, lossy: text.includes('\0') };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), size, lossy: true };
  }
}

/** What a check found, in words: "2 errors and 1 warning in 3 files". `file` names the one file that was checked. */
export function summary(
  found: { files: number; errors: number; warnings: number; informations: number; hints: number },
  file?: string,
): string {
  const counts = [
    count(found.errors, 'error', 'errors'),
    count(found.warnings, 'warning', 'warnings'),
    count(found.informations, 'note', 'notes'),
    count(found.hints, 'hint', 'hints'),
  ].filter((it) => it !== undefined);
  const where = file ?? count(found.files, 'file', 'files') ?? 'no file';
  if (counts.length === 0) return `Nothing to report in ${where}.`;
  const last = counts.pop();
  return `${counts.length ? `${counts.join(', ')} and ${last}` : last} in ${where}.`;
}

/** "3 errors", "1 error"; undefined for none. */
export function count(n: number, one: string, many: string): string | undefined {
  return n === 0 ? undefined : `${n} ${n === 1 ? one : many}`;
}

/** `concepts/entrapment.md` → what to ask the server for; undefined if it is no page's address. */
export function pageOf(path: string): { kind: 'rule' | 'concept' | 'events'; name: string } | undefined {
  if (/^\/?events\.md$/.test(path)) return { kind: 'events', name: 'events' };
  const match = /^\/?(rule|concept)s\/([^/]+)\.md$/.exec(path);
  return match ? { kind: match[1] as 'rule' | 'concept', name: match[2] as string } : undefined;
}

/** `crises/July1914.md` → `July1914`; undefined if it is no crisis's address. */
export function crisisOf(path: string): string | undefined {
  return /^\/?crises\/([^/]+)\.md$/.exec(path)?.[1];
}

/** `what-if/NATO.CollectiveDefence.md` → `NATO.CollectiveDefence`; undefined if it is no such address. */
export function whatIfOf(path: string): string | undefined {
  return /^\/?what-if\/([^/]+)\.md$/.exec(path)?.[1];
}
