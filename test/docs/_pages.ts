/** The pages for people, as tests read them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const docs = path.resolve(import.meta.dirname, '../../docs');

/** A fenced block of a page. */
export interface Block {
  /** What stands behind the fence: `treaty`, `treaty fragment`. */
  readonly info: string;
  readonly text: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  /** What stands between this block and the next fence. */
  readonly after: string;
}

/** The text of a page of `docs`. */
export function readPage(name: string): string {
  return readFileSync(path.join(docs, name), 'utf8');
}

/** The fenced blocks of a page, in its order. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$([\s\S]*?)(?=^```|$(?![\s\S]))/gm)].map((match) => ({
    info: (match[1] ?? '').trim(),
    text: match[2] ?? '',
    line: page.slice(0, match.index).split('\n').length,
    after: match[3] ?? '',
  }));
}

/** A heading's anchor, as GitHub and VS Code make it. */
export function anchorOf(head: string): string {
  return head
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}
