/** Where an offset of a file lies: in which chunk, under which nodes, in a comment or in quotes. */
import { type AnyNode, type PlacedChunk, pathAt, type Trivia } from '../../grammar/index.ts';
import type { Location, SourceFile } from '../model/site.ts';
import { type PlacedTreaty, placedTreaty, type Workspace } from '../model/workspace.ts';

/** A place in a file, looked at once and asked by every feature. */
export interface Place {
  readonly workspace: Workspace;
  readonly file: SourceFile;
  readonly placed: PlacedChunk;
  /** Relative to the chunk, as the nodes' own offsets. */
  readonly offset: number;
  /** The nodes that hold the offset, outermost first; empty where there is no declaration. */
  readonly path: readonly AnyNode[];
  /** The comment or the like that holds the offset. */
  readonly trivia?: Trivia;
  /** The treaty one is in. */
  readonly treaty?: PlacedTreaty;
}

/** The chunk that holds an offset: the last that begins at it or before. */
export function chunkAt(file: SourceFile, offset: number): PlacedChunk | undefined {
  const { chunks } = file.tree;
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle] as PlacedChunk).start <= offset) low = middle;
    else high = middle - 1;
  }
  return chunks[low];
}

/** Looks at a place. `undefined` only for a file without a chunk. */
export function placeAt(workspace: Workspace, file: SourceFile, offset: number): Place | undefined {
  const placed = chunkAt(file, offset);
  if (!placed) return undefined;
  const at = Math.min(Math.max(offset - placed.start, 0), placed.chunk.text.length);
  const { declaration } = placed.chunk;
  const inside = declaration && declaration.start <= at && at <= declaration.end;
  const trivia = triviaAt(placed, at);
  const treaty = placedTreaty(file, placed);
  return {
    workspace,
    file,
    placed,
    offset: at,
    path: inside ? pathAt(declaration, at) : [],
    ...(trivia ? { trivia } : {}),
    ...(treaty ? { treaty } : {}),
  };
}

function triviaAt({ chunk }: PlacedChunk, offset: number): Trivia | undefined {
  const { trivia } = chunk;
  let low = 0;
  let high = trivia.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trivia[middle] as Trivia).end < offset) low = middle + 1;
    else high = middle;
  }
  const found = trivia[low];
  return found && found.start <= offset && offset <= found.end ? found : undefined;
}

/** A word or name under the offset, as the text spells it, with its place in the chunk. */
export interface Spelled {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The word, name or number that the offset is in or right behind. */
export function wordAt({ placed, offset }: Place): Spelled | undefined {
  const { text } = placed.chunk;
  let start = offset;
  let end = offset;
  while (start > 0 && isWordPart(text.charCodeAt(start - 1))) start--;
  while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
  return start === end ? undefined : { text: text.slice(start, end), start, end };
}

function isWordPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 45 ||
    code === 95
  );
}

/** Where a node of the place's chunk is in the file. */
export function locationIn(place: Place, node: { start: number; end: number }): Location {
  return { uri: place.file.uri, start: place.placed.start + node.start, end: place.placed.start + node.end };
}
