/** What each word is, for colours: of a file, of a part of it, or what has changed since the last answer. */
import {
  type ClientCapabilities,
  SemanticTokenModifiers,
  type SemanticTokensLegend,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import type { Chunk, PlacedChunk } from '../../../grammar/index.ts';
import { type SemanticToken, type TokenKind, tokensIn } from '../../features/semantic-tokens.ts';
import { canonical } from '../files.ts';
import { found, type Server, type Service, settled } from '../service.ts';

/** The types that themes know, for what a treaty has. */
const types: Readonly<Record<TokenKind, SemanticTokenTypes>> = {
  treaty: SemanticTokenTypes.namespace,
  trigger: SemanticTokenTypes.event,
  obligation: SemanticTokenTypes.function,
  right: SemanticTokenTypes.function,
  recital: SemanticTokenTypes.function,
  reservation: SemanticTokenTypes.decorator,
  organ: SemanticTokenTypes.class,
  area: SemanticTokenTypes.struct,
  group: SemanticTokenTypes.enum,
  state: SemanticTokenTypes.enumMember,
  burden: SemanticTokenTypes.variable,
  figures: SemanticTokenTypes.variable,
  scenario: SemanticTokenTypes.method,
  'event-kind': SemanticTokenTypes.type,
  concept: SemanticTokenTypes.macro,
  word: SemanticTokenTypes.property,
  keyword: SemanticTokenTypes.keyword,
  quoted: SemanticTokenTypes.string,
  number: SemanticTokenTypes.number,
  comment: SemanticTokenTypes.comment,
};

const legend: SemanticTokensLegend = {
  tokenTypes: [...new Set(Object.values(types))],
  tokenModifiers: [SemanticTokenModifiers.declaration, SemanticTokenModifiers.defaultLibrary],
};
const numbers = Object.fromEntries(
  Object.entries(types).map(([kind, type]) => [kind, legend.tokenTypes.indexOf(type)]),
) as Record<TokenKind, number>;

/** A chunk's tokens as the protocol has them; the first counts from the chunk's own beginning. */
interface Encoded {
  readonly tokens: readonly SemanticToken[];
  readonly data: readonly number[];
  /** Where the last token begins, from the chunk's beginning. */
  readonly line: number;
  readonly character: number;
}

/** A chunk's tokens where it stands: the first counts from the last one before. */
interface Painted {
  readonly encoded: Encoded;
  readonly down: number;
  readonly across: number;
}

export const semanticTokens: Service = {
  announce: (client) =>
    client.textDocument?.semanticTokens
      ? { semanticTokensProvider: { legend, full: { delta: true }, range: true } }
      : {},
  serve(server) {
    const { connection, session } = server;
    const painter = new Painter(server);
    const answers = new Map<string, { id: string; painted: readonly Painted[] }>();
    let count = 0;
    const whole = (uri: string) => {
      const painted = painter.paint(uri, () => true);
      const id = String(++count);
      answers.set(canonical(uri), { id, painted });
      return { resultId: id, painted };
    };
    session.documents.onDidClose(({ document }) => void answers.delete(canonical(document.uri)));
    connection.languages.semanticTokens.on(async ({ textDocument: { uri } }, token) => {
      await settled(session, token);
      const { resultId, painted } = whole(uri);
      return { resultId, data: dataOf(painted) };
    });
    connection.languages.semanticTokens.onDelta(async ({ textDocument: { uri }, previousResultId }, token) => {
      await settled(session, token);
      const before = answers.get(canonical(uri));
      const { resultId, painted } = whole(uri);
      return before?.id === previousResultId
        ? { resultId, edits: changes(before.painted, painted) }
        : { resultId, data: dataOf(painted) };
    });
    connection.languages.semanticTokens.onRange(async ({ textDocument: { uri }, range }, token) => {
      await settled(session, token);
      const { document } = found(session, uri);
      const start = session.positions.offset(document, range.start);
      const end = session.positions.offset(document, range.end);
      const touched = (each: PlacedChunk) => each.start <= end && start <= each.start + each.chunk.text.length;
      return { data: dataOf(painter.paint(uri, touched)) };
    });
  },
};

function dataOf(painted: readonly Painted[]): number[] {
  const data: number[] = [];
  for (const { encoded, down, across } of painted) {
    data.push(down, across);
    for (let at = 2; at < encoded.data.length; at++) data.push(encoded.data[at] as number);
  }
  return data;
}

/** What stands between the beginning and the end that are the same: of all chunks, then of the numbers of the others. */
function changes(before: readonly Painted[], after: readonly Painted[]) {
  const chunks = between(before, after, isPaintedAlike);
  const offset = before.slice(0, chunks.start).reduce((sum, { encoded }) => sum + encoded.data.length, 0);
  const old = dataOf(before.slice(chunks.start, before.length - chunks.tail));
  const data = dataOf(after.slice(chunks.start, after.length - chunks.tail));
  const { start, tail } = between(old, data, (one, two) => one === two);
  if (start === old.length && start === data.length) return [];
  return [
    { start: offset + start, deleteCount: old.length - start - tail, data: data.slice(start, data.length - tail) },
  ];
}

function isPaintedAlike(one: Painted, two: Painted): boolean {
  return one.encoded === two.encoded && one.down === two.down && one.across === two.across;
}

/** How many things are the same at the beginning of two rows, and how many of the others at their end. */
function between<T>(before: readonly T[], after: readonly T[], same: (one: T, two: T) => boolean) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && same(before[start] as T, after[start] as T)) start++;
  let tail = 0;
  while (tail < most - start && same(before[before.length - 1 - tail] as T, after[after.length - 1 - tail] as T))
    tail++;
  return { start, tail };
}

class Painter {
  readonly #server: Server;
  readonly #all: boolean;
  readonly #encoded = new WeakMap<Chunk, Encoded>();

  constructor(server: Server) {
    this.#server = server;
    this.#all = wantsAll(server.client);
  }

  /** The tokens of the chunks that are wanted, which stand one after the other. */
  paint(uri: string, wanted: (placed: PlacedChunk) => boolean): Painted[] {
    const { session } = this.#server;
    const { source, document } = found(session, uri);
    const { workspace, positions } = session;
    const painted: Painted[] = [];
    let line = 0;
    let character = 0;
    for (const [index, placed] of source.tree.chunks.entries()) {
      if (!wanted(placed)) continue;
      const encoded = this.#encode(tokensIn(workspace, source, index, this.#all), placed.chunk);
      if (encoded.data.length === 0) continue;
      const start = positions.position(document, placed.start);
      // The first token counts from the last one before; where both stand on one line, in characters too.
      const [down = 0, across = 0] = encoded.data;
      const firstLine = start.line + down;
      const firstCharacter = down === 0 ? start.character + across : across;
      painted.push({
        encoded,
        down: firstLine - line,
        across: firstLine === line ? firstCharacter - character : firstCharacter,
      });
      line = start.line + encoded.line;
      character = encoded.line === 0 ? start.character + encoded.character : encoded.character;
    }
    return painted;
  }

  #encode(tokens: readonly SemanticToken[], chunk: Chunk): Encoded {
    const known = this.#encoded.get(chunk);
    if (known?.tokens === tokens) return known;
    const { positions } = this.#server.session;
    const { text } = chunk;
    const data: number[] = [];
    let line = 0;
    let lineStart = 0;
    let last = { line: 0, character: 0 };
    for (const { start, end, kind, declares, builtin } of tokens) {
      const modifiers = (declares ? 1 : 0) | (builtin ? 2 : 0);
      // No token of the protocol goes over the end of its line.
      for (let from = start; from < end; ) {
        for (let at = text.indexOf('\n', lineStart); at >= 0 && at < from; at = text.indexOf('\n', lineStart)) {
          line++;
          lineStart = at + 1;
        }
        const lineEnd = text.indexOf('\n', from);
        const to = lineEnd < 0 ? end : Math.min(end, lineEnd);
        const piece = text.slice(from, to).replace(/\r$/, '');
        if (piece.trim() !== '') {
          const character = positions.lengthOf(text.slice(lineStart, from));
          const across = line === last.line ? character - last.character : character;
          data.push(line - last.line, across, positions.lengthOf(piece), numbers[kind], modifiers);
          last = { line, character };
        }
        from = to + 1;
      }
    }
    const made: Encoded = { tokens, data, ...last };
    this.#encoded.set(chunk, made);
    return made;
  }
}

/** Whether keywords and the like are wanted as well: not where the editor colours them by a grammar. */
function wantsAll(client: ClientCapabilities): boolean {
  return client.textDocument?.semanticTokens?.augmentsSyntaxTokens !== true;
}
