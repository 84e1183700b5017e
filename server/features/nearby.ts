/** What stands before the cursor, cut short: of a long treaty what may follow depends on its head and the items near by. */
import type { Chunk } from '../../grammar/index.ts';

/** Characters of a treaty up to which it is read whole. */
const long = 4000;

/** The chunk's text up to an offset, for `expectedAt`; of a long treaty only its head and the last items before the offset. */
export function textBefore(chunk: Chunk, offset: number): string {
  const { declaration, text } = chunk;
  if (declaration?.kind !== 'treaty' || offset - declaration.start < long) return text.slice(0, offset);
  const { items } = declaration;
  const next = items.findIndex(({ start }) => start > offset);
  const near = items[(next < 0 ? items.length : next) - 2];
  const [first] = items;
  if (!near || !first || near === first) return text.slice(0, offset);
  return text.slice(0, first.start) + text.slice(near.start, offset);
}
