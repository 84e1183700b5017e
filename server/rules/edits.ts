/** Edits that fixes are made of. */
import { type Chunk, triviaFrom } from '../../grammar/index.ts';
import type { Location } from '../model/site.ts';
import type { Edit } from './finding.ts';
import type { Subject } from './rule.ts';
import { wordsOfComment } from './suppressions.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch of the subject's chunk lies in its file. */
export function place({ file, placed }: Pick<Subject, 'file' | 'placed'>, at: Stretch): Location {
  return { uri: file.uri, start: placed.start + at.start, end: placed.start + at.end };
}

/** Another text for a stretch of the chunk. */
export function replace(subject: Pick<Subject, 'file' | 'placed'>, at: Stretch, text: string): Edit {
  return { ...place(subject, at), text };
}

/**
 * Takes out a node, and its line where nothing else stands on it. What was noted in it, and in the `///` lines before it,
 * stays as comments: no remedy throws away what somebody wrote down.
 */
export function remove(subject: Subject, node: Stretch): Edit {
  const { chunk } = subject.placed;
  const { text } = chunk;
  const start = withDoc(chunk, node.start);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(node.end));
  const notes = notesIn(chunk, { start, end: node.end }, node);
  const newline = lineBreakAt(text, node.end);
  if (before.trim() !== '' || !after) {
    const kept = notes.map((words) => `/* ${words.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */`).join(' ');
    return replace(subject, { start, end: node.end }, kept);
  }
  const lines = notes.flatMap((words) => words.split(/\r?\n/)).map((words) => `${before}// ${words.trim()}${newline}`);
  return replace(subject, { start: lineStart, end: node.end + after[0].length }, lines.join(''));
}

/** The words of the comments in a stretch, apart from a comment that is taken out itself. */
function notesIn(chunk: Chunk, { start, end }: Stretch, taken: Stretch): string[] {
  return chunk.trivia.slice(triviaFrom(chunk, start), triviaFrom(chunk, end)).flatMap((each) => {
    if (each.kind === 'the' || each.kind === 'bad' || each.end > end) return [];
    if (each.start === taken.start && each.end === taken.end) return [];
    const words = wordsOfComment(chunk.text.slice(each.start, each.end));
    return words === '' ? [] : [words];
  });
}

/**
 * Writes a clause or comment on a line of its own before a node (and before the node's `///` lines), with the node's
 * indentation. Where the node has no line of its own: in front of it, unless a line is needed (`ownLine`).
 */
export function insertBefore(
  subject: Pick<Subject, 'file' | 'placed'>,
  node: Stretch,
  clause: string,
  ownLine = false,
): Edit {
  const { file, placed } = subject;
  const { text } = file.tree;
  const start = placed.start + withDoc(placed.chunk, node.start);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const newline = lineBreakAt(text, start);
  const insert = (at: number, inserted: string): Edit => ({ uri: file.uri, start: at, end: at, text: inserted });
  // At the line's beginning: editors give every line of a snippet the indentation of the line that it is put into.
  if (before.trim() === '') return insert(lineStart, `${before}${clause}${newline}`);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  return insert(start, ownLine ? `${newline}${indent}${clause}${newline}${indent}` : `${clause} `);
}

/** How lines end around an offset: as the next one does, or the one before. */
function lineBreakAt(text: string, offset: number): string {
  const next = text.indexOf('\n', offset);
  const at = next < 0 ? text.lastIndexOf('\n', offset) : next;
  return text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** Where the `///` lines right before an offset begin; the offset itself where there are none. */
export function withDoc(chunk: Chunk, offset: number): number {
  let start = offset;
  for (let index = triviaFrom(chunk, offset) - 1; index >= 0; index--) {
    const trivia = chunk.trivia[index];
    if (!trivia) break;
    if (trivia.kind !== 'doc' || chunk.text.slice(trivia.end, start).trim() !== '') break;
    start = trivia.start;
  }
  return start;
}
