/**
 * What a service answers of a file, put together from answers about its chunks that are kept with them: ranges in these
 * count from the chunk, and are moved to where the chunk stands now.
 */
import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Chunk } from '../../grammar/index.ts';
import type { Positions } from './positions.ts';

/** Keeps what was made of a chunk as long as the chunk itself. */
export function keptByChunk<T>(make: (chunk: Chunk) => T): (chunk: Chunk) => T {
  const kept = new WeakMap<Chunk, { readonly made: T }>();
  return (chunk) => {
    let known = kept.get(chunk);
    if (!known) {
      known = { made: make(chunk) };
      kept.set(chunk, known);
    }
    return known.made;
  };
}

const documentOf = keptByChunk(({ text }) => TextDocument.create('', 'treaty', 0, text));

/** Makes ranges that count from the beginning of a chunk. */
export function rangesIn(positions: Positions, chunk: Chunk): (start: number, end: number) => Range {
  const document = documentOf(chunk);
  return (start, end) => positions.range(document, start, end);
}

/** The range where it stands in the file; `by` is where the chunk begins. */
export function moved({ start, end }: Range, by: Position): Range {
  return { start: movedTo(start, by), end: movedTo(end, by) };
}

function movedTo({ line, character }: Position, by: Position): Position {
  return { line: line + by.line, character: line === 0 ? character + by.character : character };
}
