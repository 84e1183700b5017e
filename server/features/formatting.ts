/** The formatter's changes to a file or a part of it; none where it cannot be read. There is one style, whatever an editor's tab size. */
import { type FormatEdit, formatEdits, formatRange, lex } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';
import { chunkAt } from './place.ts';

/** The changes, each no longer than it must be, so that cursors and markers stay where they are. */
export function formattingOf(file: SourceFile): FormatEdit[] {
  return (formatEdits(file.tree) ?? []).map((edit) => trimmed(edit, file.tree.text));
}

/** The changes to what stands from `start` to `end`. */
export function formattingIn(file: SourceFile, start: number, end: number): FormatEdit[] {
  return (formatRange(file.tree, start, end) ?? []).map((edit) => trimmed(edit, file.tree.text));
}

/**
 * The changes right after a `}` or a line break has been typed, ending at `offset`: to the lines of the block that was
 * closed, or to the line that was left. Nothing behind the cursor changes, nor the white space that it stands in.
 */
export function formattingAfter(file: SourceFile, offset: number, typed: string): FormatEdit[] {
  const placed = chunkAt(file, offset);
  if (!placed) return [];
  const { chunk } = placed;
  const at = offset - placed.start;
  const end = typed === '\n' ? chunk.text.slice(0, at).trimEnd().length : at;
  const opened = typed === '\n' ? end : openingOf(chunk.text, chunk.declaration ? at : 0);
  if (opened === undefined || end <= 0) return [];
  const start = chunk.text.lastIndexOf('\n', opened - 1) + 1;
  // The one declaration alone: however long the file, typing does not wait for the rest.
  const alone = { text: chunk.text, chunks: [{ start: 0, chunk }] };
  return (formatRange(alone, start, end) ?? [])
    .filter((edit) => edit.start > 0 && start <= edit.end && edit.end <= end && edit.end < chunk.text.length)
    .map((edit) => trimmed(edit, chunk.text))
    .map((edit) => ({ ...edit, start: placed.start + edit.start, end: placed.start + edit.end }));
}

/** Where the block was opened that the brace right before an offset closes. */
function openingOf(text: string, offset: number): number | undefined {
  const braces = lex(text.slice(0, offset)).tokens.filter(({ image }) => image === '{' || image === '}');
  const last = braces.at(-1);
  if (last?.image !== '}' || last.startOffset !== offset - 1) return undefined;
  let depth = 0;
  for (const { image, startOffset } of braces.toReversed()) {
    depth += image === '}' ? 1 : -1;
    if (depth === 0) return startOffset;
  }
  return undefined;
}

function trimmed({ start, end, text }: FormatEdit, all: string): FormatEdit {
  const before = all.slice(start, end);
  let same = 0;
  while (same < before.length && same < text.length && before[same] === text[same]) same++;
  let tail = 0;
  const most = Math.min(before.length, text.length) - same;
  while (tail < most && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return { start: start + same, end: end - tail, text: text.slice(same, text.length - tail) };
}
