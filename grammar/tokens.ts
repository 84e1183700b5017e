/**
 * Tokens of the treaty language. The lexer is Chevrotain's, with few token types; keywords are words that the
 * table below names, told apart after lexing (one map look-up, instead of 150 regular expressions tried in turn).
 * Some keywords are vocabulary as well (`war`): where both could stand, the keyword wins.
 */
import { type CustomPatternMatcherFunc, createToken, type IToken, Lexer, type TokenType } from 'chevrotain';

/** A piece of white space, comment or read-over word: no part of the tree, but kept for the formatter. */
export interface Trivia {
  readonly kind: 'comment' | 'doc' | 'block-comment' | 'the' | 'bad';
  readonly start: number;
  readonly end: number;
}

/** What is wrong with the spelling of a token, with the place relative to the text that was lexed. */
export interface LexicalError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Tokens the parser reads, and what it reads over, each in the order of the text. */
export interface Lexed {
  readonly tokens: IToken[];
  readonly trivia: Trivia[];
  readonly errors: LexicalError[];
}

const word = createToken({ name: 'Word', label: 'a word', pattern: /[a-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*/ });

/** Keywords that open a declaration or clause: recovery anchors. */
export const clauseKeywords = [
  'import', 'state', 'group', 'area', 'treaty', 'figures', 'scenario', 'article', 'trigger', 'obligation', 'right',
  'recital', 'reservation', 'organ', 'burden', 'parties', 'deem', 'text', 'event', 'expect', 'assume',
] as const; // biome-ignore format: a table

const otherKeywords = [
  'about', 'accession', 'after', 'against', 'aggressor', 'agreement', 'aid', 'all', 'alliances', 'amendment', 'and', 'any',
  'apart', 'arbitration', 'as', 'assist', 'at', 'atop', 'attack', 'automatic', 'basis', 'because', 'before',
  'benevolently', 'between', 'billion', 'by', 'cite', 'closed', 'columns', 'concept', 'concluded', 'conflict',
  'conflicting-engagements', 'consensus', 'consent', 'constitutional-processes', 'consult', 'consultation',
  'contribute', 'coordinate', 'court', 'cow', 'day', 'days', 'decides', 'decision', 'declare', 'declares', 'defence',
  'defend', 'deliberate', 'denounced', 'determined', 'discretion', 'disputes', 'each', 'end', 'ended', 'every',
  'except', 'excluding', 'excludes', 'extended', 'for', 'force', 'forces', 'form', 'from', 'fully', 'honoured', 'host',
  'immediately', 'in', 'in-force', 'includes', 'indefinite', 'invitation', 'iso', 'join', 'joined', 'least', 'left',
  'maintain', 'majority', 'make', 'may', 'measures', 'meets', 'members', 'million', 'mobilize', 'month', 'months',
  'negotiate', 'negotiation', 'neither', 'neutral', 'no', 'none', 'not', 'notice', 'notify', 'of', 'on', 'once', 'only',
  'open', 'or', 'other', 'others', 'over', 'participation', 'party', 'peacefully', 'per', 'provoked', 'quorum',
  'ratification', 'recognize', 'recognizes', 'refrain', 'remain', 'renewed', 'request', 'required', 'review', 'secret',
  'separate-peace', 'settle', 'shall', 'share', 'should', 'signed', 'since', 'source', 'spend', 'partial', 'states',
  'station', 'subject-to', 'successor', 'supersedes', 'supplements', 'supported', 'survives', 'suspended', 'suspension',
  'tasks', 'term', 'territory', 'that', 'then', 'third-state', 'third-states', 'thousand', 'to', 'tolerance', 'total',
  'toward', 'unanimity', 'under', 'unknown', 'unlawful-force', 'unless', 'unprovoked', 'until', 'upon', 'victim', 'war',
  'when', 'while', 'with', 'withdrawal', 'within', 'without', 'year', 'years',
] as const; // biome-ignore format: a table

/** A word that the grammar itself uses. */
export type Keyword = (typeof clauseKeywords)[number] | (typeof otherKeywords)[number];

/**
 * Keywords that are vocabulary too wherever a vocabulary word may stand. The others never are, so that a clause left
 * half written (`form` and nothing behind it) does not take the next clause's keyword for its own word; the few places
 * that take one of them say so in the grammar.
 */
const wordsToo: ReadonlySet<string> = new Set<Keyword>([
  'war', 'aid', 'consent', 'consultation', 'agreement', 'request', 'decision', 'territory', 'defence', 'treaty',
]); // biome-ignore format: a table

const keywordTokens = new Map<string, TokenType>();
for (const image of [...clauseKeywords, ...otherKeywords])
  keywordTokens.set(
    image,
    createToken({
      name: `kw:${image}`,
      label: `\`${image}\``,
      pattern: Lexer.NA,
      ...(wordsToo.has(image) ? { categories: word } : {}),
    }),
  );

/** The token type of a keyword. */
export function keyword(image: Keyword): TokenType {
  return keywordTokens.get(image) as TokenType;
}

/** Every keyword, in no order that means anything. */
export const keywords: readonly string[] = [...keywordTokens.keys()];

/**
 * A line that opens a declaration: keyword, name, then `{` or `=` (a title may stand between). An unclosed text ends
 * before it. Prose never has this shape, so a text that a later `"""` closes is not cut short by its own words.
 */
export const declarationLine =
  /^[ \t]*(?:treaty|scenario|figures|state|article|trigger|obligation|right|recital|reservation|organ|area|group|burden)[ \t]+(?:[A-Z][A-Za-z0-9_]*|[0-9]+|"[^"\r\n]*")(?:[ \t]+"[^"\r\n]*")?(?:[ \t]+(?:of|to|within)[ \t]+[A-Z][A-Za-z0-9_.]*)*[ \t]*[{=]/gm;

/** Where a `"""` text that opens at `start` ends (exclusive), and whether it was closed. */
export function textEnd(text: string, start: number): { end: number; closed: boolean } {
  const close = text.indexOf('"""', start + 3);
  // Only what lies before the closing quotes is searched, so that many texts in one long file stay linear.
  const inside = text.slice(start + 3, close < 0 ? text.length : close);
  const firstBreak = inside.indexOf('\n');
  if (firstBreak >= 0) {
    declarationLine.lastIndex = firstBreak + 1;
    const found = declarationLine.exec(inside);
    if (found) return { end: start + 3 + inside.slice(0, found.index).trimEnd().length, closed: false };
  }
  return close < 0 ? { end: start + 3 + inside.trimEnd().length, closed: false } : { end: close + 3, closed: true };
}

/** Where a block comment that opens at `start` ends: at its close, or at the line's end when it is never closed. */
export function blockCommentEnd(text: string, start: number): { end: number; closed: boolean } {
  if (text !== lastCloseText) lastClose = text.lastIndexOf('*/');
  // Also where it is the same: two texts that are one to look at are compared character by character, one is not.
  lastCloseText = text;
  if (lastClose >= start + 2) return { end: text.indexOf('*/', start + 2) + 2, closed: true };
  return { end: lineEnd(text, start), closed: false };
}
// One look for the last `*/` per text, so that a thousand unclosed comments do not each search to the end.
let lastCloseText = '';
let lastClose = -1;

/**
 * Where a quotation that opens at `start` ends. One that is never closed ends with its line, but leaves the braces there
 * to the clause: `trigger T "never closed {`.
 */
export function stringEnd(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 34) return end + 1;
    if (code === 10 || code === 13) break;
  }
  while (end > start + 1 && ' \t{}'.includes(text[end - 1] as string)) end--;
  return end;
}

/** Quotes as word processors make them: read as a quotation, with one finding that asks for straight ones. */
const curlyOpen = '“”„«';

/** Where a quotation in curly quotes that opens at `start` ends; `start` itself if it is none. */
export function curlyEnd(text: string, start: number): number {
  if (!curlyOpen.includes(text[start] as string)) return start;
  curlyClose.lastIndex = start + 1;
  const found = curlyClose.exec(text)?.[0];
  return found === undefined || /[\r\n]/.test(found) ? start : curlyClose.lastIndex;
}
const curlyClose = /[“”»"\r\n]/g;

/** True if the quotation of a String token is closed. */
export function isClosed(image: string): boolean {
  return image.length >= 2 && (image.endsWith('"') || image[0] !== '"');
}

/** The end of the line that `from` is on, before its line break. */
export function lineEnd(text: string, from: number): number {
  anyBreak.lastIndex = from;
  return anyBreak.exec(text)?.index ?? text.length;
}
const anyBreak = /[\r\n]/g;

function custom(match: (text: string, offset: number) => number): CustomPatternMatcherFunc {
  return (text, offset) => {
    const end = match(text, offset);
    return end > offset ? ([text.slice(offset, end)] as unknown as RegExpExecArray) : null;
  };
}

const open = { line_breaks: true } as const;
const space = createToken({ name: 'Space', pattern: /[ \t\r\n\f\u00a0\ufeff]+/, group: Lexer.SKIPPED, ...open });
const comment = createToken({ name: 'Comment', pattern: /\/\/[^\r\n]*/, group: 'trivia' });
const blockComment = createToken({
  name: 'BlockComment',
  pattern: custom((text, at) => (text.startsWith('/*', at) ? blockCommentEnd(text, at).end : at)),
  start_chars_hint: ['/'],
  group: 'trivia',
  ...open,
});
const text = createToken({
  name: 'Text',
  label: 'a text in """',
  pattern: custom((all, at) => (all.startsWith('"""', at) ? textEnd(all, at).end : at)),
  start_chars_hint: ['"'],
  ...open,
});
const string = createToken({
  name: 'String',
  label: 'words in quotes',
  pattern: custom((all, at) => (all[at] === '"' ? stringEnd(all, at) : curlyEnd(all, at))),
  start_chars_hint: ['"', ...curlyOpen],
});
const name = createToken({ name: 'Name', label: 'a name', pattern: /[A-Z][A-Za-z0-9_]*/ });
// Also dates as they are written elsewhere, so that one message can say how they are written here.
const date = createToken({
  name: 'Date',
  label: 'a date',
  pattern: /\d{1,5}-\d{1,2}(?:-\d{1,5})?(?![\d-])|\d{1,5}([/.])\d{1,2}\1\d{1,5}(?!\d)/,
});
const percent = createToken({ name: 'Percent', label: 'a percentage', pattern: /\d[\d_]*(?:\.\d+)?%/ });
const number = createToken({ name: 'Number', label: 'a number', pattern: /\d[\d_]*(?:\.\d+)?/ });
const sign = (label: string, name: string) =>
  createToken({ name, label: `\`${label}\``, pattern: label, start_chars_hint: [label] });
/** Token types by the names that `grammar.ebnf` gives them. */
export const t = {
  word,
  name,
  string,
  text,
  number,
  percent,
  date,
  leftBrace: sign('{', 'LeftBrace'),
  rightBrace: sign('}', 'RightBrace'),
  leftParen: sign('(', 'LeftParen'),
  rightParen: sign(')', 'RightParen'),
  comma: sign(',', 'Comma'),
  equals: sign('=', 'Equals'),
  dot: sign('.', 'Dot'),
  percentSign: sign('%', 'PercentSign'),
  slash: createToken({ name: 'Slash', label: '`/`', pattern: /\/(?![/*])/ }),
} as const;

/** True for the keywords that open a declaration, clause or line of their own: what recovery stops at. */
export function opensClause(type: TokenType): boolean {
  return anchors.has(type);
}
const anchors = new Set(clauseKeywords.map((image) => keyword(image)));

/** True if a keyword and the token behind it can be nothing but the beginning of a clause, line or declaration. */
export function beginsClause(type: TokenType, next: TokenType): boolean {
  return (behind.get(type) ?? (anchors.has(type) ? named : undefined))?.has(next) === true;
}
const named: ReadonlySet<TokenType> = new Set([t.name, t.leftBrace, t.number, t.string]);
const behind: ReadonlyMap<TokenType, ReadonlySet<TokenType>> = new Map(
  Object.entries({
    state: [t.name],
    text: [t.text, t.string],
    deem: [t.word, t.string, ...keywordsThatAreWords()],
    event: [t.word, t.string, keyword('provoked'), keyword('unprovoked'), ...keywordsThatAreWords()],
    expect: [t.name, keyword('conflict')],
    assume: [keyword('honoured')],
    parties: [t.leftBrace],
    ratification: [keyword('required'), keyword('none')],
    term: [t.number, keyword('indefinite'), keyword('while')],
    'subject-to': [t.name, t.string],
    supersedes: [t.name],
    withdrawal: [keyword('none'), keyword('after'), keyword('at'), keyword('with'), keyword('to')],
    accession: [keyword('open'), keyword('closed'), keyword('by')],
    review: [keyword('after'), keyword('at')],
    amendment: [keyword('by')],
    suspension: [keyword('of')],
    includes: [t.name, t.string, keyword('territory')],
    excludes: [t.name, t.string, keyword('territory')],
  } satisfies Partial<Record<Keyword, TokenType[]>>).map(([image, next]) => [keyword(image as Keyword), new Set(next)]),
);

function keywordsThatAreWords(): TokenType[] {
  return [...wordsToo].map((image) => keyword(image as Keyword));
}

const lexerTokens: TokenType[] = [
  space, comment, blockComment, text, t.string, t.word, t.name, t.date, t.percent, t.number, t.leftBrace, t.rightBrace,
  t.leftParen, t.rightParen, t.comma, t.equals, t.dot, t.percentSign, t.slash]; // biome-ignore format: a table

/** All token types that the parser knows. */
export const parserTokens: TokenType[] = [...Object.values(t), ...keywordTokens.values()];

let lexer: Lexer | undefined;
/** The lexer, made when it is first needed. `validate` runs Chevrotain's checks of the definition (for a unit test). */
export function makeLexer(validate = false): Lexer {
  return new Lexer(lexerTokens, {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: !validate,
  });
}

/**
 * Cuts a text into tokens. Never throws; every character is in a token, in the trivia or is white space.
 * Offsets count UTF-16 units from the start of `source`.
 */
export function lex(source: string): Lexed {
  lexer ??= makeLexer();
  const result = lexer.tokenize(source);
  const trivia: Trivia[] = [];
  const errors: LexicalError[] = [];
  for (const token of result.groups.trivia ?? []) {
    const start = token.startOffset;
    const end = start + token.image.length;
    if (token.tokenType === blockComment) {
      trivia.push({ kind: 'block-comment', start, end });
      if (!token.image.endsWith('*/') || token.image.length < 4)
        errors.push({ message: 'This comment is never closed: end it with `*/`.', start, end: start + 2 });
    } else {
      const doc = token.image.startsWith('///') && !token.image.startsWith('////');
      trivia.push({ kind: doc ? 'doc' : 'comment', start, end });
    }
  }
  const tokens: IToken[] = [];
  for (const token of result.tokens) {
    if (token.tokenType === word) {
      if (token.image === 'the') {
        trivia.push({ kind: 'the', start: token.startOffset, end: token.startOffset + 3 });
        continue;
      }
      const type = keywordTokens.get(token.image);
      if (type) {
        token.tokenType = type;
        token.tokenTypeIdx = type.tokenTypeIdx as number;
      }
    } else checkToken(token, errors);
    tokens.push(token);
  }
  // Read over and reported where it stands, so that one stray byte hides nothing.
  for (const { offset, length } of result.errors) {
    trivia.push({ kind: 'bad', start: offset, end: offset + length });
    errors.push({ message: unreadable(source.slice(offset, offset + length)), start: offset, end: offset + length });
  }
  trivia.sort((one, two) => one.start - two.start);
  errors.sort((one, two) => one.start - two.start);
  return { tokens, trivia, errors };
}

function checkToken(token: IToken, errors: LexicalError[]): void {
  const start = token.startOffset;
  const { image } = token;
  if (token.tokenType === string && image[0] !== '"')
    errors.push({
      message: 'These are curly quotes, as a word processor makes them: write straight ones, `"…"`.',
      start,
      end: start + image.length,
    });
  else if (token.tokenType === string && !isClosed(image))
    errors.push({
      message: 'These words are never closed: end them with `"` on the same line, or use `"""` for a longer text.',
      start,
      end: start + image.length,
    });
  else if (token.tokenType === text && (image.length < 6 || !image.endsWith('"""')))
    errors.push({ message: 'This text is never closed: end it with `"""`.', start, end: start + 3 });
  else if (token.tokenType === date && !/^\d{4}-\d{2}(-\d{2})?$/.test(image))
    errors.push({
      message: `\`${image}\` is no date as written here: write year, month and day as in 1949-04-04, or 1949-04.`,
      start,
      end: start + image.length,
    });
}

function unreadable(image: string): string {
  const shown = image.length > 20 ? `${image.slice(0, 20)}…` : image;
  const code = image.codePointAt(0) ?? 0;
  if (code < 32 || (code >= 0x7f && code < 0xa0))
    return `There is a control character here (U+${code.toString(16).toUpperCase().padStart(4, '0')}) that has no meaning in a treaty: remove it.`;
  return `\`${shown}\` has no meaning here: outside quotes a treaty uses letters A–Z, digits, and the signs { } ( ) , = . / %.`;
}
