/** What a growing selection takes in, step by step: the word, the phrase, the clause, the article, the treaty, the file. */
import { docOf, type PlacedChunk } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { withDoc } from '../rules/edits.ts';
import { placeAt, wordAt } from './place.ts';

/** Offsets of the file. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretches around an offset, the innermost first; each lies in the next. */
export function selectionsAt(workspace: Workspace, file: SourceFile, offset: number): Stretch[] {
  const whole = { start: 0, end: file.tree.text.length };
  const place = placeAt(workspace, file, offset);
  if (!place) return [whole];
  const { placed, path, trivia } = place;
  const inside: Stretch[] = [];
  const word = wordAt(place);
  if (word) inside.push(word);
  if (trivia && trivia.kind !== 'bad') inside.push(trivia);
  for (const node of path.toReversed()) {
    // Between the quotes, then with them.
    if (node.kind === 'quoted') inside.push(...withinQuotes(placed, node));
    inside.push(node);
    if (docOf(placed.chunk, node) !== undefined)
      inside.push({ start: withDoc(placed.chunk, node.start), end: node.end });
  }
  const shifted = inside.map(({ start, end }) => ({ start: placed.start + start, end: placed.start + end }));
  const found: Stretch[] = [];
  for (const each of [...shifted, whole]) {
    const last = found.at(-1);
    const grows =
      !last || (each.start <= last.start && last.end <= each.end && last.end - last.start < each.end - each.start);
    if (grows && each.start <= offset && offset <= each.end) found.push(each);
  }
  return found;
}

function withinQuotes({ chunk }: PlacedChunk, { start, end }: Stretch): Stretch[] {
  const quotes = /^("{3}|["“”„«])/.exec(chunk.text.slice(start, end))?.[0].length ?? 0;
  return end - start > 2 * quotes ? [{ start: start + quotes, end: end - quotes }] : [];
}
