/**
 * Fixtures that show findings where they are: a Markdown page whose `treaty` blocks carry carets under the source.
 *
 *     treaty T "A treaty" { signed }
 *                                  ^ what is found there
 *
 * The page is the whole expectation: what is found is drawn under the source again and must give the block as it
 * stands, so a finding that nobody wrote down fails as well. `UPDATE_FIXTURES=1` writes the page anew; look at the
 * difference before you commit it.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

/** A finding in a source: where (offsets in UTF-16 units) and what is written behind the carets. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const block = /^```treaty\n([\s\S]*?)^```$/gm;
const marker = /^ *\^+(?: .*)?\n/gm;

/** A source without its markers. */
export function unmarked(text: string): string {
  return text.replace(marker, '');
}

/** A source with what was found drawn under its lines; a finding over several lines is drawn under its first. */
export function drawn(source: string, found: readonly Marked[]): string {
  const sorted = [...found].sort((one, two) => one.start - two.start || one.end - two.end);
  let offset = 0;
  let result = '';
  for (const line of source.split('\n')) {
    const end = offset + line.length;
    result += offset === 0 ? line : `\n${line}`;
    for (const { start, end: last, label } of sorted) {
      if (start < offset || start > end) continue;
      const length = Math.max(1, Math.min(last, end) - start);
      result += `\n${' '.repeat(start - offset)}${'^'.repeat(length)} ${label}`;
    }
    offset = end + 1;
  }
  return result;
}

/** A test for each `treaty` block of a Markdown page, named by the heading above it. */
export function testPage(page: URL, find: (source: string) => Marked[]): void {
  const text = readFileSync(page, 'utf8');
  if (process.env.UPDATE_FIXTURES) {
    const updated = text.replace(block, (_, body: string) => {
      const source = unmarked(body);
      return `\`\`\`treaty\n${drawn(source, find(source))}\`\`\``;
    });
    writeFileSync(page, updated);
    return;
  }
  for (const match of text.matchAll(block)) {
    const body = match[1] ?? '';
    const heading = /^#+ +(.*)$/gm;
    const title = [...text.slice(0, match.index).matchAll(heading)].at(-1)?.[1] ?? 'without a heading';
    const line = text.slice(0, match.index).split('\n').length;
    test(`${title} (line ${line})`, () => {
      const source = unmarked(body);
      assert.equal(drawn(source, find(source)), body);
    });
  }
}
