/**
 * What stands before the cursor without what fits nowhere in it: `expectedAt` walks the grammar token by token and is
 * to be given only what the grammar can read. Blanks take the place of the rest, so offsets stay.
 */
import { type Chunk, parseChunk, type SyntaxProblem } from '../../grammar/index.ts';

/** How often what cannot be read is taken out before nothing is offered at all. */
const attempts = 4;

/**
 * The chunk's text up to an offset, readable throughout, for `expectedAt`; `undefined` where it cannot be made so. Of a
 * long treaty only its head and the items around the offset: what stands between does not matter there.
 */
export function readableBefore(chunk: Chunk, offset: number): string | undefined {
  const from = nearStart(chunk, offset);
  let text = from === undefined ? chunk.text.slice(0, offset) : headOf(chunk, from) + chunk.text.slice(from, offset);
  // Also where the chunk itself has no problem: the cut may go through a number.
  for (let attempt = 0; attempt <= attempts; attempt++) {
    const strays = parseChunk(text).problems.flatMap((problem) => stray(problem, text));
    if (strays.length === 0) return text;
    for (const { start, end } of strays) text = blank(text, start, end);
  }
  return undefined;
}

/** Where the item before the one at the offset begins, in a treaty that is worth cutting short. */
function nearStart({ declaration }: Chunk, offset: number): number | undefined {
  if (declaration?.kind !== 'treaty' || offset - declaration.start < long) return undefined;
  const { items } = declaration;
  const next = items.findIndex(({ start }) => start > offset);
  const at = (next < 0 ? items.length : next) - 2;
  return at > 0 ? items[at]?.start : undefined;
}

/** The treaty up to its first item, its brace among it. */
function headOf({ declaration, text }: Chunk, from: number): string {
  const first = declaration?.kind === 'treaty' ? declaration.items[0] : undefined;
  return text.slice(0, first ? first.start : from);
}

/** Characters of a treaty up to which it is read whole. */
const long = 4000;

/** What a problem finds in the way; nothing where it says that the text ends too soon. */
function stray({ start, end, message }: SyntaxProblem, text: string): { start: number; end: number }[] {
  // Inside quotes nothing is offered; `expectedAt` sees that by itself.
  if (message.endsWith('the declaration ends here.') || message.includes('never closed')) return [];
  const found = /found `([^`…]+)…?`\.$/.exec(message)?.[1];
  // Where something is missing, the place is behind what stands before, and what was found follows.
  const at = found === undefined || text.startsWith(found, start) ? start : text.indexOf(found, end);
  if (at < 0) return [];
  const to = at === start ? end : at + (found?.length ?? 0);
  return isHead(text, at, to) ? [] : [{ start: at, end: to }];
}

/** A clause that begins where the one before was not closed is read from its own brace on. */
function isHead(text: string, start: number, end: number): boolean {
  return blocks.test(text.slice(start, end)) && /^[^{}]*\{/.test(text.slice(end));
}
const blocks =
  /^(?:state|area|treaty|parties|article|organ|trigger|obligation|right|recital|reservation|burden|figures|scenario)$/;

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
