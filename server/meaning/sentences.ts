/**
 * A text cut into sentences by Unicode's rules (UAX 29). Most texts are of plain letters, for which the rules are few; what
 * carries them out for all others takes ten milliseconds to set up, which nobody is to wait for who has just opened a treaty.
 */

/** The sentences of a text, each with the blanks behind it: together they are the text. */
export function sentences(text: string): string[] {
  if (/^[ -~]*$/.test(text)) return plainSentences(text);
  return [...theSegmenter().segment(text)].map(({ segment }) => segment);
}

let segmenter: Intl.Segmenter | undefined;

function theSegmenter(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' });
  return segmenter;
}

function plainSentences(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const { 0: end, index } of text.matchAll(/[.!?]["'()[\]{}]* */g)) {
    const next = index + end.length;
    if (next === text.length || goesOn(text, index, next)) continue;
    found.push(text.slice(start, next));
    start = next;
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

/** Whether a sentence goes on behind a mark that may end one: rules SB6, SB7, SB8a and SB8. */
function goesOn(text: string, mark: number, next: number): boolean {
  const letter = text.charAt(next);
  if (/[.!?,:;-]/.test(letter)) return true;
  if (text[mark] !== '.') return false;
  if (next === mark + 1 && (/\d/.test(letter) || (/[A-Z]/.test(letter) && /[A-Za-z]/.test(text.charAt(mark - 1)))))
    return true;
  beforeSmall.lastIndex = next;
  return beforeSmall.test(text);
}
const beforeSmall = /[^A-Za-z.!?]*[a-z]/y;
