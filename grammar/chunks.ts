/**
 * Cuts a file into chunks: one top-level declaration each, with the comments before it. The chunk is the unit of
 * parsing, naming and rule results. Together the chunks are the whole text, so nothing is ever lost between them.
 */
import { blockCommentEnd, curlyEnd, lineEnd, stringEnd, textEnd } from './tokens.ts';

/** Words that open a top-level declaration. */
export const declarationKeywords = ['import', 'state', 'group', 'area', 'treaty', 'figures', 'scenario'] as const;

/**
 * Where each chunk of a text starts (the first always at 0). A declaration starts at its keyword outside all braces;
 * inside an unclosed block, at a line that can open nothing but a declaration (`treaty Name`, `scenario Name`,
 * `figures Name`, `state Name "…"`, `import "…"`), so that a missing brace never swallows the next treaty.
 */
export function chunkStarts(text: string): number[] {
  return [...cuts(text, 0)];
}

/**
 * As {@link chunkStarts}, one by one from a place on that is such a start (itself the first). It can be left off as soon
 * as it comes to a start behind which nothing has changed.
 */
export function* cuts(text: string, from: number): Generator<number, void> {
  yield from;
  let depth = 0;
  let opened = false;
  /** After the first line break behind the last token: where a following declaration's comments begin. */
  let afterBreak = -1;
  let lineHasToken = false;
  const { length } = text;
  let at = from;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      if (afterBreak < 0) afterBreak = at + 1;
      lineHasToken = false;
      at++;
    } else if (code === 32 || code === 9 || code === 13 || code === 0xfeff) at++;
    else if (code === 47 && text.charCodeAt(at + 1) === 47) at = lineEnd(text, at);
    else if (code === 47 && text.charCodeAt(at + 1) === 42) at = blockCommentEnd(text, at).end;
    else {
      if (isLower(code) && !isWordPart(text.charCodeAt(at - 1))) {
        const end = wordEnd(text, at);
        if (startsDeclaration(text, at, end, depth, lineHasToken)) {
          if (opened) yield afterBreak < 0 ? at : afterBreak;
          opened = true;
          depth = 0;
        }
        at = end;
      } else if (code === 34) {
        if (text.startsWith('"""', at)) at = textEnd(text, at).end;
        else at = stringEnd(text, at);
      } else if (code > 127 && curlyEnd(text, at) > at) at = curlyEnd(text, at);
      else {
        if (code === 123) depth++;
        else if (code === 125 && depth > 0) depth--;
        at++;
      }
      lineHasToken = true;
      afterBreak = -1;
    }
  }
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isWordPart(code: number): boolean {
  return isLower(code) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45 || code === 95;
}

function wordEnd(text: string, from: number): number {
  let end = from + 1;
  while (isWordPart(text.charCodeAt(end))) end++;
  return end;
}

const anywhere: ReadonlySet<string> = new Set(declarationKeywords);
const insideNamed = /[ \t]+(?:[A-Z][A-Za-z0-9_]*)/y;
const insideState = /[ \t]+[A-Z][A-Za-z0-9_]*[ \t]+"/y;
const insideImport = /[ \t]+"/y;

function startsDeclaration(text: string, at: number, end: number, depth: number, lineHasToken: boolean): boolean {
  if (end - at > 8) return false;
  const word = text.slice(at, end);
  if (!anywhere.has(word)) return false;
  if (depth === 0) return true;
  if (lineHasToken) return false;
  let shape: RegExp;
  if (word === 'treaty' || word === 'scenario' || word === 'figures') shape = insideNamed;
  else if (word === 'state') shape = insideState;
  else if (word === 'import') shape = insideImport;
  else return false;
  shape.lastIndex = end;
  return shape.test(text);
}
