/** The formatter's changes to a whole file; none where it cannot be read. There is one style, whatever an editor's tab size. */
import { type FormatEdit, formatEdits } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';

/** The changes, each no longer than it must be, so that cursors and markers stay where they are. */
export function formattingOf(file: SourceFile): FormatEdit[] {
  return (formatEdits(file.tree) ?? []).map((edit) => trimmed(edit, file.tree.text));
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
