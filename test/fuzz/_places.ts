/** Positions as an editor counts them: written anew, not with the server's own means, so that these are tried too. */
import type { Position } from 'vscode-languageserver';

/** How positions are counted. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** The position of an offset in UTF-16 units; lines end with LF, CRLF or CR. */
export function positionAt(text: string, offset: number, encoding: Encoding): Position {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|[\r\n]/);
  // between CR and LF one is still on the line that they end
  if (before.endsWith('\r') && text[offset] === '\n') lines.pop();
  return { line: lines.length - 1, character: lengthOf((lines.at(-1) ?? '').replace(/\r$/, ''), encoding) };
}

function lengthOf(text: string, encoding: Encoding): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text);
  return encoding === 'utf-16' ? text.length : [...text].length;
}

/** The nearest offset before it that splits neither a surrogate pair nor a CRLF. */
export function wholeBefore(text: string, offset: number): number {
  const around = text.slice(Math.max(0, offset - 1), offset + 1);
  return offset > 0 && (/^[\ud800-\udbff][\udc00-\udfff]$/.test(around) || around === '\r\n') ? offset - 1 : offset;
}
