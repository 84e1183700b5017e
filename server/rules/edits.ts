/** Edits that fixes are made of. */
import type { Chunk } from '../../grammar/index.ts';
import type { Location } from '../model/site.ts';
import type { Edit } from './finding.ts';
import type { Subject } from './rule.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch of the subject's chunk lies in its file. */
export function place({ file, placed }: Pick<Subject, 'file' | 'placed'>, at: Stretch): Location {
  return { uri: file.uri, start: placed.start + at.start, end: placed.start + at.end };
}

/** Another text for a stretch of the chunk. */
export function replace(subject: Subject, at: Stretch, text: string): Edit {
  return { ...place(subject, at), text };
}

/** Takes out a node with the `///` lines that belong to it, and its line where nothing else stands on it. */
export function remove(subject: Subject, node: Stretch): Edit {
  const { text } = subject.placed.chunk;
  const start = withDoc(subject.placed.chunk, node.start);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(node.end));
  const alone = before.trim() === '' && after;
  return replace(subject, alone ? { start: lineStart, end: node.end + after[0].length } : { start, end: node.end }, '');
}

/** Writes a clause on a line of its own before a node (and before the node's `///` lines), with the node's indentation. */
export function insertBefore(subject: Subject, node: Stretch, clause: string): Edit {
  const { text } = subject.placed.chunk;
  const start = withDoc(subject.placed.chunk, node.start);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const indent = before.trim() === '' ? before : '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return before.trim() === ''
    ? replace(subject, { start, end: start }, `${clause}${newline}${indent}`)
    : replace(subject, { start, end: start }, `${clause} `);
}

/** Where the `///` lines right before an offset begin; the offset itself where there are none. */
export function withDoc(chunk: Chunk, offset: number): number {
  let start = offset;
  for (let index = chunk.trivia.length - 1; index >= 0; index--) {
    const trivia = chunk.trivia[index];
    if (!trivia || trivia.start >= start) continue;
    if (trivia.kind !== 'doc' || chunk.text.slice(trivia.end, start).trim() !== '') break;
    start = trivia.start;
  }
  return start;
}
