/**
 * The formatter. It changes white space and nothing else: tokens, comments and `the` stay as they are and in their
 * order, which is checked on every run. What the author broke over lines stays broken; what stands on one line stays
 * there while it fits.
 *
 * It works on the gaps between the pieces of the text. The tree says which pieces begin a clause, a line or a
 * modifier; from that each gap gets a class, and the classes are laid out line by line.
 */
import type { IToken, TokenType } from 'chevrotain';
import type { PlacedChunk, TreatyFile } from './file.ts';
import { starts } from './parser.ts';
import { keyword, lex, t } from './tokens.ts';
import { type AnyNode, type Node, type Party, walk } from './tree.ts';

export interface FormatOptions {
  /** Spaces a level (2). */
  readonly indent?: number;
  /** Columns that a line should not pass (110). */
  readonly width?: number;
}

/** White space to put for what stands from `start` to `end` of the file. */
export interface FormatEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A file with its white space set right. `undefined` when it has syntax problems: what cannot be read is left as it is.
 */
export function format(file: TreatyFile, options?: FormatOptions): string | undefined {
  const edits = formatEdits(file, options);
  return edits && apply(file.text, edits);
}

/** The changes that `format` makes, in the order of the text, gap by gap; `undefined` as there. */
export function formatEdits(file: TreatyFile, options: FormatOptions = {}): FormatEdit[] | undefined {
  return changes(file, file.chunks, options);
}

/**
 * The changes that set right the lines from `start` to `end` of the file. Only the declarations there need be free of
 * syntax problems; `undefined` when they are not.
 */
export function formatRange(
  file: TreatyFile,
  start: number,
  end: number,
  options: FormatOptions = {},
): FormatEdit[] | undefined {
  const touched = file.chunks.filter(
    (placed) => placed.start <= end && start <= placed.start + placed.chunk.text.length,
  );
  return changes(file, touched, options)?.filter((edit) => edit.start <= end && start <= edit.end);
}

function apply(text: string, edits: readonly FormatEdit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

function changes(file: TreatyFile, chunks: readonly PlacedChunk[], options: FormatOptions): FormatEdit[] | undefined {
  if (chunks.some(({ chunk }) => chunk.problems.length > 0)) return undefined;
  const layout = new Layout(file, chunks, options.indent ?? 2, options.width ?? 110);
  const edits = layout.edits();
  return keepsAll(file.text, apply(file.text, edits)) ? edits : undefined;
}

/** True if two texts differ in white space only: the same tokens and comments, in the same order. */
function keepsAll(before: string, after: string): boolean {
  if (before === after) return true;
  const one = pieceImages(before);
  const two = pieceImages(after);
  return one.length === two.length && one.every((image, at) => image === two[at]);
}

function pieceImages(text: string): string[] {
  const { tokens, trivia } = lex(text);
  const pieces = trivia.map(({ start, end }) => ({ start, image: text.slice(start, end) }));
  for (const { startOffset, image } of tokens) pieces.push({ start: startOffset, image });
  return pieces.sort((one, two) => one.start - two.start).map(({ image }) => image);
}

/**
 * What a gap is: `line` begins a line; `soft` (before a modifier), `wide` (before a line that may share one) and
 * `party` begin one where the author did, and where it would not fit; `fill` is a space, and a line break only where
 * the line is full.
 */
type Gap = 'line' | 'soft' | 'wide' | 'party' | 'party-wide' | 'fill';

interface Piece {
  readonly image: string;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
  /** What token it is; `undefined` for a comment or `the`. */
  readonly type: TokenType | undefined;
  readonly comment: 'line' | 'block' | undefined;
  /** How many line breaks the author put before it. */
  readonly breaks: number;
  gap: Gap;
  /** How many braces are open around it. */
  depth: number;
  /** For a `{`, the index of its `}`; for others -1. */
  close: number;
  /** White space before it that was set by a table's columns. */
  aligned?: string;
}

const anyLineEnd = /\r\n|\n/;

class Layout {
  private readonly file: TreatyFile;
  private readonly chunks: readonly PlacedChunk[];
  private readonly indent: number;
  private readonly width: number;
  private eol = '\n';
  /** What {@link classOf} has found: many comments in a row are gone through once. */
  private readonly classes: (Gap | undefined)[] = [];
  private readonly pieces: Piece[] = [];
  /** The white space before each piece. */
  private readonly before: string[] = [];

  constructor(file: TreatyFile, chunks: readonly PlacedChunk[], indent: number, width: number) {
    this.file = file;
    this.chunks = chunks;
    this.indent = indent;
    this.width = width;
  }

  edits(): FormatEdit[] {
    for (const placed of this.chunks) this.read(placed);
    this.eol = this.lineEnd();
    this.matchBraces();
    this.moveGaps();
    this.lines();
    const { text } = this.file;
    const edits: FormatEdit[] = [];
    const put = (start: number, end: number, space: string) => {
      if (text.slice(start, end) !== space) edits.push({ start, end, text: space });
    };
    const bom = text.startsWith('\ufeff') ? 1 : 0;
    const firstOfFile = (this.chunks[0]?.start ?? 0) === 0;
    this.pieces.forEach((piece, at) => {
      const previous = this.pieces[at - 1];
      if (previous) put(previous.end, piece.start, this.before[at] ?? ' ');
      else if (firstOfFile) put(bom, piece.start, '');
    });
    const last = this.chunks.at(-1);
    if (last && last.start + last.chunk.text.length === text.length) {
      const end = this.pieces.at(-1)?.end;
      if (end !== undefined) put(end, text.length, this.eol);
      else if (firstOfFile) put(bom, text.length, '');
    }
    return edits;
  }

  /** How the author ends lines: outside comments and texts, whose line ends stay; where there are none, in these. */
  private lineEnd(): string {
    const { text } = this.file;
    const first = this.chunks[0]?.start ?? 0;
    for (let at = 0; at <= this.pieces.length; at++) {
      const gap = text.slice(this.pieces[at - 1]?.end ?? first, this.pieces[at]?.start);
      const found = anyLineEnd.exec(gap);
      if (found) return found[0];
    }
    return anyLineEnd.exec(text)?.[0] ?? '\n';
  }

  /** Adds a chunk's pieces with the classes that its tree gives their gaps. */
  private read({ start: offset, chunk }: PlacedChunk): void {
    const { tokens, trivia } = lex(chunk.text);
    const gaps = chunk.declaration ? classify(chunk.declaration, tokens) : new Map<number, Gap>();
    const parts: { start: number; image: string; type?: TokenType; comment?: 'line' | 'block' }[] = [];
    for (const { startOffset, image, tokenType } of tokens) parts.push({ start: startOffset, image, type: tokenType });
    for (const { kind, start, end } of trivia)
      parts.push({
        start,
        image: chunk.text.slice(start, end),
        comment: kind === 'the' ? undefined : kind === 'block-comment' ? 'block' : 'line',
      });
    parts.sort((one, two) => one.start - two.start);
    const first = this.pieces.length;
    for (const { start, image, type, comment } of parts) {
      const from = this.pieces.at(-1)?.end ?? this.chunks[0]?.start ?? 0;
      this.pieces.push({
        image,
        start: offset + start,
        end: offset + start + image.length,
        type,
        comment,
        breaks: countBreaks(this.file.text, from, offset + start),
        gap: gaps.get(start) ?? 'fill',
        depth: 0,
        close: -1,
      });
    }
    if (chunk.declaration) this.alignRows(chunk.declaration, offset, first);
  }

  private matchBraces(): void {
    const open: Piece[] = [];
    this.pieces.forEach((piece, at) => {
      if (piece.type === t.rightBrace) {
        const opening = open.pop();
        if (opening) opening.close = at;
        piece.gap = 'line';
      }
      piece.depth = open.length;
      if (piece.type === t.leftBrace) open.push(piece);
    });
  }

  /** Gives the gap of a clause's first token to the `the` or the comment on its line that stands before it. */
  private moveGaps(): void {
    let afterBrace = false;
    for (let at = 0; at < this.pieces.length; at++) {
      const piece = this.pieces[at] as Piece;
      if (piece.type === undefined) continue;
      if (afterBrace) piece.gap = 'line';
      afterBrace = piece.type === t.leftBrace;
      if (piece.gap === 'fill') continue;
      let to = at;
      for (; to > 0; to--) {
        const previous = this.pieces[to - 1] as Piece;
        const goesAlong =
          previous.comment === 'block'
            ? this.pieces[to]?.breaks === 0
            : previous.comment === undefined && previous.type === undefined;
        if (!goesAlong) break;
      }
      const { gap } = piece;
      piece.gap = 'fill';
      (this.pieces[to] as Piece).gap = gap;
    }
  }

  /** Cuts the pieces into lines as the author and the classes have them, and lays out each. */
  private lines(): void {
    const { pieces } = this;
    let lineStart = 0;
    let flatUntil = -1;
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at] as Piece;
      if (at > flatUntil && at > 0 && this.beginsLine(at)) {
        this.line(lineStart, at);
        lineStart = at;
        this.before[at] = this.lineBreak(at);
      } else this.before[at] = at === 0 ? '' : this.space(at);
      if (at > flatUntil && piece.close > at && this.fitsFlat(lineStart, at)) flatUntil = piece.close;
    }
    if (pieces.length > 0) this.line(lineStart, pieces.length);
  }

  private beginsLine(at: number): boolean {
    const piece = this.pieces[at] as Piece;
    const previous = this.pieces[at - 1] as Piece;
    if (previous.comment === 'line') return true;
    if (piece.comment && piece.breaks > 0) return true;
    if (piece.comment === 'line') return false;
    if (piece.gap === 'line') return true;
    if (piece.breaks === 0) return false;
    if (piece.gap !== 'fill') return true;
    // A comment that has its lines for itself keeps them.
    return previous.comment === 'block' && this.before[at - 1]?.includes('\n') === true;
  }

  /** A block may stand on one line if the author wrote it so, it holds one clause, and it fits. */
  private fitsFlat(lineStart: number, brace: number): boolean {
    const { close } = this.pieces[brace] as Piece;
    let width = this.startColumn(lineStart);
    for (let at = lineStart; at <= close; at++) {
      const piece = this.pieces[at] as Piece;
      if (at > brace) {
        if (piece.breaks > 0) return false;
        if (piece.gap === 'line' && at !== close && !this.firstInBlock(at) && piece.type !== t.rightBrace) return false;
      }
      if (piece.image.includes('\n')) return false;
      width += piece.image.length + (at > lineStart ? this.space(at).length : 0);
      if (width > this.width) return false;
    }
    return true;
  }

  private firstInBlock(at: number): boolean {
    return this.pieces[at - 1]?.type === t.leftBrace;
  }

  /** White space before a piece that stays on its line. */
  private space(at: number): string {
    const piece = this.pieces[at] as Piece;
    const previous = this.pieces[at - 1] as Piece;
    if (piece.aligned !== undefined) return piece.aligned;
    if (piece.comment === 'line') return '  ';
    if (piece.gap === 'wide' || piece.gap === 'party-wide') return this.firstInBlock(at) ? ' ' : '  ';
    if (previous.comment || piece.comment) return ' ';
    if (piece.type === t.rightBrace && previous.type === t.leftBrace) return '';
    return tightBefore.has(piece.type) || tightAfter.has(previous.type) ? '' : ' ';
  }

  private startColumn(at: number): number {
    const { depth } = this.pieces[at] as Piece;
    let levels = depth;
    if (at > 0 && this.classOf(at) === 'fill') levels += 2;
    return levels * this.indent;
  }

  /** The class of a piece's gap; a comment has that of the token it stands before. */
  private classOf(at: number): Gap {
    const { depth } = this.pieces[at] as Piece;
    let found = this.classes[at];
    let next = at;
    for (; !found && next < this.pieces.length; next++) {
      const piece = this.pieces[next] as Piece;
      if (piece.gap !== 'fill') found = piece.gap;
      else if (!piece.comment || piece.depth !== depth) found = 'fill';
      else found = this.classes[next];
    }
    found ??= 'line';
    this.classes[at] = found;
    // The comments on the way stand before the same token.
    for (let passed = at + 1; passed < next - 1; passed++) this.classes[passed] = found;
    return found;
  }

  /** A line break before a piece, with the author's blank line, and its indentation. */
  private lineBreak(at: number, column = this.startColumn(at)): string {
    const piece = this.pieces[at] as Piece;
    const blank =
      piece.breaks > 1 && piece.type !== t.rightBrace && !this.firstInBlock(at) && this.classOf(at) !== 'fill';
    return (blank ? this.eol + this.eol : this.eol) + ' '.repeat(column);
  }

  /** Breaks what does not fit: before every modifier or line that shares this line, else where the line is full. */
  private line(from: number, to: number): void {
    if (this.measure(from, to) <= this.width) return;
    const cuts: number[] = [];
    let lineStart = from;
    for (let at = from + 1; at < to; at++) {
      const { gap } = this.pieces[at] as Piece;
      const party = gap === 'party' || gap === 'party-wide';
      if (gap !== 'soft' && gap !== 'wide' && !(party && this.measure(lineStart, this.partyEnd(at, to)) > this.width))
        continue;
      this.before[at] = this.lineBreak(at);
      cuts.push(at);
      lineStart = at;
    }
    lineStart = from;
    for (const at of [...cuts, to]) {
      this.fill(lineStart, at);
      lineStart = at;
    }
  }

  private partyEnd(from: number, to: number): number {
    let at = from + 1;
    while (at < to && this.pieces[at]?.gap === 'fill') at++;
    return at;
  }

  /** The columns up to the end of a line; a comment at its end does not count. */
  private measure(from: number, to: number): number {
    let column = this.startColumn(from);
    let end = column;
    for (let at = from; at < to; at++) {
      const piece = this.pieces[at] as Piece;
      if (at > from) column += (this.before[at] ?? '').length;
      const broken = piece.image.indexOf('\n');
      column += broken < 0 ? piece.image.length : broken;
      if (!piece.comment) end = column;
      if (broken >= 0) break;
    }
    return end;
  }

  private fill(from: number, to: number): void {
    if (this.measure(from, to) <= this.width) return;
    const first = this.startColumn(from);
    const next = first + this.continuation(from);
    let column = first;
    let lineStart = from;
    let candidate = -1;
    for (let at = from; at < to; at++) {
      const piece = this.pieces[at] as Piece;
      if (at > lineStart && this.mayBreak(at, lineStart)) candidate = at;
      if (at > lineStart) column += (this.before[at] ?? '').length;
      column += piece.image.length;
      if (column <= this.width || candidate <= lineStart || (piece.comment && at === to - 1)) continue;
      this.before[candidate] = this.eol + ' '.repeat(next);
      lineStart = candidate;
      column = next;
      for (let done = candidate; done <= at; done++)
        column += (this.pieces[done] as Piece).image.length + (done > candidate ? (this.before[done] ?? '').length : 0);
      candidate = -1;
    }
  }

  /** A full line goes on two levels further in; one that goes on already stays where it is. */
  private continuation(from: number): number {
    return from > 0 && this.classOf(from) === 'fill' ? 0 : 2 * this.indent;
  }

  private mayBreak(at: number, lineStart: number): boolean {
    const { before } = this;
    if (before[at] === '') return false;
    const piece = this.pieces[at] as Piece;
    const previous = this.pieces[at - 1] as Piece;
    if (piece.comment || piece.aligned !== undefined) return false;
    if (piece.gap === 'party' || piece.gap === 'party-wide') return false;
    if (piece.type === t.leftBrace || piece.type === t.rightBrace || piece.type === t.text) return false;
    if (previous.type === t.number || previous.type === undefined) return false;
    // A keyword is not left alone on its line.
    return at > lineStart + 1;
  }

  /** Lines up the figures of a table by their decimal points. */
  private alignRows(root: AnyNode, offset: number, first: number): void {
    if (root.kind !== 'figures' || root.rows.length === 0) return;
    const index = new Map<number, number>();
    for (let at = first; at < this.pieces.length; at++) index.set((this.pieces[at] as Piece).start - offset, at);
    const rows: Piece[][] = [];
    for (const row of root.rows) {
      const leaves = [row.name, ...row.cells];
      const places = leaves.map((leaf) => (leaf ? (index.get(leaf.start) ?? -1) : -1));
      const pieces = places.map((at) => this.pieces[at]);
      const whole = pieces.every((piece, at) => piece && (at === 0 || places[at] === (places[at - 1] ?? -2) + 1));
      if (whole) rows.push(pieces as Piece[]);
    }
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const left: number[] = [];
    const whole: number[] = [];
    for (let column = 0; column < columns; column++) {
      const parts = rows.flatMap((row) => row[column] ?? []).map(splitCell);
      left[column] = Math.max(0, ...parts.map(({ before }) => before));
      whole[column] = Math.max(0, ...parts.map(({ before, after }) => (before ? (left[column] ?? 0) : 0) + after));
    }
    for (const row of rows) {
      let behind = 0;
      row.forEach((piece, column) => {
        const { before, after } = splitCell(piece);
        const pad = before ? (left[column] ?? 0) - before : 0;
        if (column > 0) piece.aligned = ' '.repeat(2 + behind + pad);
        behind = (whole[column] ?? 0) - pad - before - after;
      });
    }
  }
}

/** The widths of a cell before its decimal point and from there on; a word or name stands at the left. */
function splitCell({ image, type }: Piece): { before: number; after: number } {
  if (type !== t.number && type !== t.percent) return { before: 0, after: image.length };
  const before = /^[\d_]+/.exec(image)?.[0].length ?? 0;
  return { before, after: image.length - before };
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

const tightBefore: ReadonlySet<TokenType | undefined> = new Set([t.comma, t.rightParen, t.dot, t.slash]);
const tightAfter: ReadonlySet<TokenType | undefined> = new Set([t.leftParen, t.dot, t.slash]);

/** The class of the gap before each clause, line and modifier of a declaration, by the offset of its first token. */
function classify(declaration: AnyNode, tokens: readonly IToken[]): Map<number, Gap> {
  const gaps = new Map<number, Gap>([[declaration.start, 'line']]);
  const mark = (node: Node | undefined, gap: Gap) => {
    if (node) gaps.set(node.start, gap);
  };
  walk(declaration, (node) => {
    switch (node.kind) {
      case 'treaty':
        node.items.forEach((item, at) => {
          mark(item, item.kind === 'head' && node.items[at - 1]?.kind === 'head' ? 'wide' : 'line');
        });
        break;
      case 'article':
        for (const item of node.items) mark(item, 'line');
        break;
      case 'parties':
        node.parties.forEach((party, at) => {
          const previous = node.parties[at - 1];
          mark(party, bare(party) && previous && bare(previous) ? 'party' : 'party-wide');
        });
        break;
      case 'state':
        for (const line of node.lines) mark(line, 'soft');
        break;
      case 'area':
        for (const line of node.lines) mark(line, 'line');
        break;
      case 'organ':
        markTokens(node, starts.organLine);
        break;
      case 'burden':
        markTokens(node, starts.burdenLine);
        break;
      case 'figures': {
        const firstRow = node.rows[0]?.start ?? node.end;
        markTokens(node, figureLines, (start) => (start < firstRow ? 'wide' : 'line'));
        for (const row of node.rows) mark(row, 'line');
        break;
      }
      case 'scenario':
        markTokens({ start: node.start, end: node.lines[0]?.start ?? node.end }, scenarioHead);
        for (const line of node.lines) mark(line, 'line');
        break;
      case 'trigger':
        if (node.condition?.kind === 'event' && hasBrace(node.start, node.condition.start))
          for (const part of node.condition.parts) mark(part, 'soft');
        break;
      case 'obligation':
      case 'right':
      case 'recital':
      case 'reservation':
        for (const modifier of node.modifiers) mark(modifier, 'soft');
        break;
    }
    return true;
  });
  return gaps;

  function indexFrom(offset: number): number {
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle] as IToken).startOffset < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function markTokens(
    node: { start: number; end: number },
    types: ReadonlySet<TokenType>,
    gap: (start: number) => Gap = () => 'wide',
  ): void {
    let inside = false;
    for (let at = indexFrom(node.start); at < tokens.length; at++) {
      const { tokenType, startOffset } = tokens[at] as IToken;
      if (startOffset >= node.end) break;
      if (tokenType === t.leftBrace) inside = true;
      else if (inside && types.has(tokenType)) gaps.set(startOffset, gap(startOffset));
    }
  }

  function hasBrace(from: number, to: number): boolean {
    for (let at = indexFrom(from); at < tokens.length; at++) {
      const { tokenType, startOffset } = tokens[at] as IToken;
      if (startOffset >= to) return false;
      if (tokenType === t.leftBrace) return true;
    }
    return false;
  }
}

const figureLines: ReadonlySet<TokenType> = new Set([keyword('source'), keyword('year'), keyword('columns')]);
const scenarioHead: ReadonlySet<TokenType> = new Set([keyword('under'), keyword('on')]);

function bare(party: Party): boolean {
  return !party.title && party.memberships.length === 0;
}
