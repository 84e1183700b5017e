/** The formatter's changes to a whole file; none where it cannot be read. There is one style, whatever an editor's tab size. */
import { type FormatEdit, formatEdits } from '../../grammar/printer.ts';
import type { SourceFile } from '../model/site.ts';

export function formattingOf(file: SourceFile): FormatEdit[] {
  return formatEdits(file.tree) ?? [];
}
