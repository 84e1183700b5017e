/**
 * A file as text and tree: chunks in the order of the text, each parsed alone. An edit re-parses only the chunks
 * whose text changed; the others are taken over as they are, which is right because a chunk's tree depends on
 * nothing but its own text.
 */
import type { IRecognitionException, IToken } from 'chevrotain';
import { chunkStarts, cuts, declarationKeywords } from './chunks.ts';
import { saysUnclosed, withoutFound } from './messages.ts';
import { theParser } from './parser.ts';
import { keyword, lex, lineEnd, type Trivia, t } from './tokens.ts';
import { type AnyNode, childrenOf, type Declaration } from './tree.ts';

/** What could not be read, with its place relative to the chunk. */
export interface SyntaxProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** One top-level declaration with the comments before it: the unit of parsing, naming and rule results. */
export interface Chunk {
  readonly text: string;
  /** Missing where nothing in the chunk begins a declaration. */
  readonly declaration?: Declaration;
  /** Comments, `the` and unreadable bytes, in the order of the text. */
  readonly trivia: readonly Trivia[];
  readonly problems: readonly SyntaxProblem[];
}

/** A chunk at its place: `start` is the offset in the file of the chunk's first character. */
export interface PlacedChunk {
  readonly start: number;
  readonly chunk: Chunk;
}

/** A whole file. The chunks' texts together are `text`. */
export interface TreatyFile {
  readonly text: string;
  readonly chunks: readonly PlacedChunk[];
}

/** Parentheses nested deeper than this are one syntax error: nobody reads them, and each level costs stack. */
export const nestingLimit = 64;

/** The largest text the tool reads, in UTF-16 units; more is no treaty, and would only make everything wait. */
export const sizeLimit = 20 * 1024 * 1024;

/**
 * Parses a file. Never throws, whatever the text. Chunks whose text is in `previous`, or was lately, are not parsed again.
 */
export function parseFile(text: string, previous?: TreatyFile): TreatyFile {
  if (previous?.text === text) return previous;
  const { before, behind, starts } = changedStarts(text, previous);
  const by = previous ? text.length - previous.text.length : 0;
  const old = previous?.chunks ?? [];
  const chunks: PlacedChunk[] = old.slice(0, before);
  // Each chunk is taken over once: what is known of a chunk holds for one place.
  const known = new Map<string, Chunk[]>();
  const replaced = old.slice(before, old.length - behind).map(({ chunk }) => chunk);
  for (const chunk of [...replaced, ...((previous && leftOf.get(previous)) ?? [])]) {
    const same = known.get(chunk.text);
    if (same) same.push(chunk);
    else known.set(chunk.text, [chunk]);
  }
  const rest = old.slice(old.length - behind);
  const end = rest[0] ? rest[0].start + by : text.length;
  for (const [index, start] of starts.entries()) {
    const part = text.slice(start, starts[index + 1] ?? end);
    // of a text read for the first time no chunk is known: a look-up would go through all of it
    const same = known.size > 0 ? known.get(part)?.shift() : undefined;
    chunks.push({ start, chunk: same ?? parseChunk(part) });
  }
  for (const each of rest) chunks.push(by === 0 ? each : { start: each.start + by, chunk: each.chunk });
  const file: TreatyFile = { text, chunks };
  leftOf.set(file, latest([...known.values()].flat()));
  return file;
}

/**
 * The chunks that edits have taken out of a file, the last first. Much that is typed is taken back: then the chunk itself
 * comes back, and with it what is known of it.
 */
const leftOf = new WeakMap<TreatyFile, readonly Chunk[]>();

/** So many chunks, of so many characters together, are kept; the last one, however long. */
const leftLimit = { chunks: 16, characters: 100_000 };

function latest(left: readonly Chunk[]): readonly Chunk[] {
  let characters = 0;
  const until = left.findIndex(({ text }, at) => {
    characters += text.length;
    return at > 0 && (at >= leftLimit.chunks || characters > leftLimit.characters);
  });
  return until < 0 ? left : left.slice(0, until);
}

/**
 * How many chunks stay as they are before and behind a change, and where those between start now. A chunk stays before
 * it if the change begins so far behind it that it cannot reach back: the cuts read on from the start of a chunk, and
 * look ahead no further than the chunk that follows. It stays behind it if the cuts fall on its start again.
 */
function changedStarts(
  text: string,
  previous: TreatyFile | undefined,
): { before: number; behind: number; starts: readonly number[] } {
  if (!previous) return { before: 0, behind: 0, starts: chunkStarts(text) };
  const old = previous.chunks;
  const { start: same, end: sameEnd } = difference(previous.text, text);
  let before = 0;
  let beyond = old.length;
  // the last chunk that begins before the change, and the one before it, are read again
  while (before < beyond) {
    const middle = (before + beyond) >> 1;
    if ((old[middle]?.start ?? 0) < same) before = middle + 1;
    else beyond = middle;
  }
  before = Math.max(0, before - 2);
  const by = text.length - previous.text.length;
  const firstSame = text.length - sameEnd;
  // Whether a comment is closed follows from the last `*/`, however far below.
  let from = old[before]?.start ?? 0;
  if (previous.text.includes('*/', from) !== text.includes('*/', from)) before = from = 0;
  const starts: number[] = [];
  let next = before;
  for (const start of cuts(text, from)) {
    if (start > firstSame) {
      while (next < old.length && (old[next] as PlacedChunk).start + by < start) next++;
      if (next < old.length && (old[next] as PlacedChunk).start + by === start)
        return { before, behind: old.length - next, starts };
    }
    starts.push(start);
  }
  return { before, behind: 0, starts };
}

/** The one stretch in which two texts differ: how long what they share is at their start, and at their end. */
export function difference(one: string, two: string): { readonly start: number; readonly end: number } {
  const start = commonStart(one, two);
  return { start, end: commonEnd(one, two, start) };
}

/** How many characters two texts have in common at their start: by halves, since comparing long pieces is cheapest. */
function commonStart(one: string, two: string): number {
  let low = 0;
  let high = Math.min(one.length, two.length);
  for (let step = 4096; low < high; ) {
    const to = Math.min(low + step, high);
    if (one.slice(low, to) === two.slice(low, to)) low = to;
    else if (to - low === 1) break;
    else {
      high = to;
      step = Math.max(1, (to - low) >> 1);
    }
  }
  return low;
}

/** As {@link commonStart}, at their end, without what their start has in common already. */
function commonEnd(one: string, two: string, start: number): number {
  let low = 0;
  let high = Math.min(one.length, two.length) - start;
  const same = (from: number, to: number) =>
    one.slice(one.length - to, one.length - from) === two.slice(two.length - to, two.length - from);
  for (let step = 4096; low < high; ) {
    const to = Math.min(low + step, high);
    if (same(low, to)) low = to;
    else if (to - low === 1) break;
    else {
      high = to;
      step = Math.max(1, (to - low) >> 1);
    }
  }
  return low;
}

/** Parses one chunk: a pure function of its text. */
export function parseChunk(text: string): Chunk {
  const { tokens, trivia, errors } = lex(text);
  const problems: SyntaxProblem[] = [...errors];
  const readable = boundNesting(tokens, problems);
  const declaration = parseDeclaration(text, readable, problems);
  problems.sort((one, two) => one.start - two.start || one.end - two.end);
  if (declaration && problems.length > 0) markDamage(declaration, problems);
  const chunk: Chunk = { text, trivia, problems: limited(problems) };
  return declaration ? { ...chunk, declaration } : chunk;
}

/** What is no treaty at all has a problem at every word: after these, one says how many more there are. */
export const problemLimit = 100;

function limited(problems: SyntaxProblem[]): SyntaxProblem[] {
  const next = problems[problemLimit];
  if (!next) return problems;
  const more = problems.length - problemLimit;
  const message = `From here on ${more} more places could not be read. If this is a treaty, mend the first ones and look again.`;
  return [...problems.slice(0, problemLimit), { ...next, message }];
}

const opening = new Set(declarationKeywords.map((image) => keyword(image)));

function parseDeclaration(text: string, tokens: IToken[], problems: SyntaxProblem[]): Declaration | undefined {
  const first = tokens.findIndex((token) => opening.has(token.tokenType));
  const stray = first < 0 ? tokens[0] : first > 0 ? tokens[0] : undefined;
  if (stray)
    problems.push({
      message: `Expected a declaration (treaty, state, group, area, figures, scenario, import), found \`${short(stray.image)}\`.`,
      start: stray.startOffset,
      end: stray.startOffset + stray.image.length,
    });
  if (first < 0) return undefined;
  const parser = theParser();
  parser.input = first > 0 ? tokens.slice(first) : tokens;
  let declaration: Declaration | undefined;
  parser.declaration((node: Declaration) => {
    declaration = node;
  });
  const { errors } = parser;
  if (errors.length > 0)
    for (const error of withoutEchoes(errors, tokens)) problems.push(place(error, text, tokens.at(-1) as IToken));
  parser.input = [];
  return declaration;
}

/**
 * Leaves out that a `}` is missing where a mistake was just reported and nothing but `}` stands between: the clause
 * there is only half written, and one mistake has one message.
 */
function withoutEchoes(errors: readonly IRecognitionException[], tokens: readonly IToken[]): IRecognitionException[] {
  const kept: IRecognitionException[] = [];
  const index = new Map(tokens.map((token, at) => [token, at]));
  const indexOf = ({ token }: IRecognitionException) => index.get(token) ?? tokens.length;
  for (const error of errors) {
    const previous = kept.at(-1);
    if (previous && saysUnclosed(error.message)) {
      const from = indexOf(previous);
      const to = indexOf(error);
      let at = from;
      while (at < to && tokens[at]?.tokenType === t.rightBrace) at++;
      if (from <= to && at === to) continue;
    }
    kept.push(error);
  }
  return kept;
}

function short(image: string): string {
  return image.length > 30 ? `${image.slice(0, 30)}…` : image;
}

/**
 * Where an error is shown: at its token; but when something is missing at the end of a line, or of the text, there.
 */
function place(error: IRecognitionException & { previousToken?: IToken }, text: string, last: IToken): SyntaxProblem {
  const { token, message, previousToken } = error;
  const previous = previousToken && previousToken.startOffset >= 0 ? previousToken : undefined;
  if (token.startOffset < 0) return { message, ...endOf(previous ?? last) };
  const missing = error.name !== 'NotAllInputParsedException' && token.tokenType !== t.word;
  if (missing && previous && /[\r\n]/.test(text.slice(previous.startOffset + previous.image.length, token.startOffset)))
    return { message: withoutFound(message), ...endOf(previous) };
  const start = token.startOffset;
  return { message, start, end: Math.min(start + token.image.length, lineEnd(text, start)) };
}

/** The place of a token; of one over several lines, its last character. */
function endOf({ startOffset, image }: IToken): { start: number; end: number } {
  const end = startOffset + image.length;
  return { start: /[\r\n]/.test(image) ? end - 1 : startOffset, end };
}

/** Takes out the parentheses that are nested too deep, with one problem where that begins; what they hold stays. */
function boundNesting(tokens: IToken[], problems: SyntaxProblem[]): IToken[] {
  let depth = 0;
  let deepest = 0;
  for (const token of tokens) {
    if (token.tokenType === t.leftParen) deepest = Math.max(deepest, ++depth);
    else if (token.tokenType === t.rightParen) depth = Math.max(0, depth - 1);
    else if (token.tokenType === t.leftBrace || token.tokenType === t.rightBrace) depth = 0;
  }
  if (deepest <= nestingLimit) return tokens;
  depth = 0;
  const kept: IToken[] = [];
  for (const token of tokens) {
    if (token.tokenType === t.leftBrace || token.tokenType === t.rightBrace) depth = 0;
    if (token.tokenType === t.leftParen && ++depth === nestingLimit + 1)
      problems.push({
        message: `More than ${nestingLimit} parentheses stand inside one another here: name the inner parts as triggers of their own.`,
        start: token.startOffset,
        end: token.startOffset + 1,
      });
    const parenthesis = token.tokenType === t.leftParen || token.tokenType === t.rightParen;
    if (depth <= nestingLimit || !parenthesis) kept.push(token);
    if (token.tokenType === t.rightParen) depth = Math.max(0, depth - 1);
  }
  return kept;
}

/**
 * Marks every node around a problem, so that rules do not report as missing what could not be read. The problems are
 * in the order of the text; all lie in the node.
 */
function markDamage(node: AnyNode, problems: readonly SyntaxProblem[]): void {
  node.damaged = true;
  let at = 0;
  for (const child of childrenOf(node)) {
    if (!composite(child)) continue;
    while (at < problems.length && (problems[at] as SyntaxProblem).start < child.start) at++;
    const from = at;
    while (at < problems.length && (problems[at] as SyntaxProblem).start <= child.end) at++;
    if (at > from) markDamage(child, problems.slice(from, at));
  }
}

function composite(node: AnyNode): boolean {
  return (
    node.kind !== 'name' &&
    node.kind !== 'word' &&
    node.kind !== 'quoted' &&
    node.kind !== 'number' &&
    node.kind !== 'date'
  );
}

/** The index of the first comment, or other trivia, that begins at an offset or behind it; their number if none does. */
export function triviaFrom({ trivia }: Chunk, offset: number): number {
  let low = 0;
  let high = trivia.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trivia[middle] as Trivia).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The documentation of a node: the lines of `///` right before it, without the slashes, or `undefined`.
 */
export function docOf(chunk: Chunk, node: { start: number }): string | undefined {
  const lines: string[] = [];
  let before = node.start;
  for (let at = triviaFrom(chunk, node.start) - 1; at >= 0; at--) {
    const trivia = chunk.trivia[at] as Trivia;
    if (chunk.text.slice(trivia.end, before).trim() !== '') break;
    before = trivia.start;
    if (trivia.kind === 'doc') lines.unshift(chunk.text.slice(trivia.start + 3, trivia.end).trim());
    else if (lines.length > 0) break;
  }
  return lines.length > 0 ? lines.join('\n') : undefined;
}
