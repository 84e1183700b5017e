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

/** Puts a message into the user's language, and values into its blanks `{0}`, `{1}`. */
type Translate = (message: string, ...values: (string | number)[]) => string;

/** What a check found, in words: "2 errors and 1 warning in 3 files". `file` names the one file that was checked. */
export function summary(
  t: Translate,
  found: { files: number; errors: number; warnings: number; informations: number; hints: number },
  file?: string,
): string {
  const count = (n: number, one: string, many: string) => (n === 0 ? [] : [n === 1 ? one : many]);
  const counts = [
    ...count(found.errors, t('1 error'), t('{0} errors', found.errors)),
    ...count(found.warnings, t('1 warning'), t('{0} warnings', found.warnings)),
    ...count(found.informations, t('1 note'), t('{0} notes', found.informations)),
    ...count(found.hints, t('1 hint'), t('{0} hints', found.hints)),
  ];
  const [files = t('no file')] = count(found.files, t('1 file'), t('{0} files', found.files));
  const where = file ?? files;
  const last = counts.pop();
  if (last === undefined) return t('Nothing to report in {0}.', where);
  return t('{0} in {1}.', counts.length > 0 ? t('{0} and {1}', counts.join(', '), last) : last, where);
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
