/** The words of an article, read for how firmly they bind: sentence by sentence, by the cues of theory/cues.ts. */
import type { Article, Chunk } from '../../grammar/index.ts';
import { type Cue, type CueClass, cues, declaratory } from '../theory/cues.ts';

/** A stretch of the chunk. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A cue in a sentence. */
export interface FoundCue extends Stretch {
  readonly class: CueClass;
  readonly cue: Cue;
  /** As the text has it. */
  readonly words: string;
}

/** A sentence of an article's text, with single spaces; offsets lead back into the chunk. */
export interface Sentence extends Stretch {
  readonly text: string;
  readonly cues: readonly FoundCue[];
  /** It says what the treaty is or when it runs, and binds nobody to an act. */
  readonly declares: boolean;
}

// Without the flag `u`: with it compiling takes twice as long, and all that it adds to English words is the long s.
const patterns = cues.map((cue) => ({ cue, pattern: new RegExp(`\\b(?:${cue.words})\\b`, 'gi') }));
const declares = new RegExp(`\\b(?:${declaratory.join('|')})\\b`, 'i');

const read = new WeakMap<Article, readonly Sentence[]>();

/** The sentences of an article's text, in order; none where it quotes no text. */
export function sentencesOf(chunk: Chunk, article: Article): readonly Sentence[] {
  let found = read.get(article);
  if (!found) {
    found = article.items.flatMap((item) => {
      if (item.kind !== 'text' || !item.text) return [];
      const raw = chunk.text.slice(item.text.start, item.text.end);
      const quotes = /^"""|^"/.exec(raw)?.[0].length ?? 0;
      const from = item.text.start + quotes;
      return sentencesIn(raw.slice(quotes, raw.endsWith('"'.repeat(quotes)) ? -quotes || undefined : undefined), from);
    });
    read.set(article, found);
  }
  return found;
}

let segmenter: Intl.Segmenter | undefined;

/** Made when a text is read: setting it up takes milliseconds, for which no other work should wait. */
function theSegmenter(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' });
  return segmenter;
}

/** The sentences of a text; `from` is added to all offsets. */
export function sentencesIn(raw: string, from = 0): Sentence[] {
  const { text, places } = flat(raw);
  return [...theSegmenter().segment(text)].flatMap(({ segment, index }) => {
    const sentence = segment.trim();
    if (sentence === '') return [];
    const start = index + segment.indexOf(sentence);
    return new ReadSentence(sentence, (offset) => from + (places[start + offset] ?? raw.length));
  });
}

/** Looks for cues once somebody asks for them: of most sentences nobody does. */
class ReadSentence implements Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly #at: (offset: number) => number;
  #cues: readonly FoundCue[] | undefined;

  constructor(text: string, at: (offset: number) => number) {
    this.text = text;
    this.start = at(0);
    this.end = at(text.length - 1) + 1;
    this.#at = at;
  }

  get cues(): readonly FoundCue[] {
    this.#cues ??= cuesIn(this.text, this.#at);
    return this.#cues;
  }

  get declares(): boolean {
    return declares.test(this.text);
  }
}

/** Each stretch belongs to the first, most special cue that it fits. */
function cuesIn(sentence: string, at: (offset: number) => number): FoundCue[] {
  /** For each letter whether it belongs to a cue. */
  const taken = new Uint8Array(sentence.length);
  const found: FoundCue[] = [];
  for (const { cue, pattern } of patterns)
    for (const match of sentence.matchAll(pattern)) {
      const [words] = match;
      const to = match.index + words.length;
      if (taken.subarray(match.index, to).includes(1)) continue;
      taken.fill(1, match.index, to);
      found.push({ class: cue.class, cue, words, start: at(match.index), end: at(to - 1) + 1 });
    }
  return found.sort((one, two) => one.start - two.start);
}

/** White space as single blanks, typographic quotes and dashes, and the long s, as plain ones; for each character where it stood. */
function flat(raw: string): { text: string; places: readonly number[] } {
  let text = '';
  let last = '';
  const places: number[] = [];
  for (let index = 0; index < raw.length; index++) {
    const letter = raw.charAt(index);
    const plain = /\s/.test(letter) ? ' ' : (plainer[letter] ?? letter);
    if (plain === ' ' && last === ' ') continue;
    text += plain;
    last = plain;
    places.push(index);
  }
  return { text, places };
}

const plainer: Readonly<Record<string, string>> = {
  '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '‑': '-', '\u00a0': ' ', 'ſ': 's',
}; // biome-ignore format: a table

/** Words for comparison: as {@link sentencesIn} has them, in lower case, without marks at their ends. */
export function plainWords(words: string): string {
  return flat(words.normalize('NFC')).text.trim().toLowerCase().replace(/^[\s.,;:"']+|[\s.,;:"']+$/g, ''); // biome-ignore format: one line
}

/**
 * Whether quoted words stand in the article's text, ellipses standing for what was left out between.
 * @returns undefined where the article quotes no text
 */
export function isQuoted(chunk: Chunk, article: Article, words: string): boolean | undefined {
  const sentences = sentencesOf(chunk, article);
  if (sentences.length === 0) return undefined;
  const text = sentences.map((each) => each.text).join(' ').normalize('NFC').toLowerCase(); // biome-ignore format: one line
  let from = 0;
  for (const piece of words.split(/…|\.\.\.|\[[^\]]*\]/)) {
    const wanted = plainWords(piece);
    if (wanted === '') continue;
    const found = text.indexOf(wanted, from);
    if (found < 0) return false;
    from = found + wanted.length;
  }
  return true;
}

/** The sentence in which quoted words begin. */
export function sentenceWith(chunk: Chunk, article: Article, words: string): Sentence | undefined {
  const wanted = plainWords(words.split(/…|\.\.\.|\[[^\]]*\]/).find((piece) => plainWords(piece) !== '') ?? '');
  if (wanted === '') return undefined;
  return sentencesOf(chunk, article).find(({ text }) => text.normalize('NFC').toLowerCase().includes(wanted));
}
