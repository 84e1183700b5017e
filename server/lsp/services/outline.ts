/** What needs the tree of one file alone: its outline, what folds, its formatting. */
import {
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Position,
  type Range,
  type SymbolInformation,
} from 'vscode-languageserver';
import type { Chunk, PlacedChunk } from '../../../grammar/index.ts';
import { foldsIn } from '../../features/folding.ts';
import { formattingAfter, formattingIn, formattingOf } from '../../features/formatting.ts';
import { type OutlineSymbol, symbolsIn } from '../../features/symbols.ts';
import { keptByChunk, moved, rangesIn } from '../by-chunk.ts';
import { found, type Service } from '../service.ts';
import { symbolKinds } from '../to-protocol.ts';

export const outline: Service = {
  announce: () => ({
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
  }),
  serve({ connection, session, to, client }) {
    const { positions } = session;
    const hierarchical = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    const symbols = keptByChunk((chunk) => symbolsOf(chunk, rangesIn(positions, chunk)));
    const folds = keptByChunk((chunk) => foldsOf(chunk, rangesIn(positions, chunk)));
    const begins = (uri: string, { start }: PlacedChunk) => to.range({ uri, start, end: start }).start;
    connection.onDocumentSymbol(({ textDocument: { uri } }) => {
      const { chunks } = found(session, uri).source.tree;
      const all = chunks.flatMap((placed) => {
        const by = begins(uri, placed);
        return symbols(placed.chunk).map((each) => movedSymbol(each, by));
      });
      return hierarchical ? all : all.flatMap((each) => flat(each, uri));
    });
    connection.onFoldingRanges(({ textDocument: { uri } }) =>
      found(session, uri).source.tree.chunks.flatMap((placed) => {
        const { line } = begins(uri, placed);
        return folds(placed.chunk).map((fold) => ({
          ...fold,
          startLine: fold.startLine + line,
          endLine: fold.endLine + line,
        }));
      }),
    );
    connection.onDocumentFormatting(({ textDocument: { uri } }) =>
      to.edits(uri, formattingOf(found(session, uri).source)),
    );
    connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) => {
      const { source, document } = found(session, uri);
      const start = session.positions.offset(document, range.start);
      return to.edits(uri, formattingIn(source, start, session.positions.offset(document, range.end)));
    });
    connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }) => {
      const { source, document } = found(session, uri);
      return to.edits(uri, formattingAfter(source, session.positions.offset(document, position), ch));
    });
  },
};

function symbolsOf(chunk: Chunk, range: (start: number, end: number) => Range): DocumentSymbol[] {
  const make = (symbol: OutlineSymbol): DocumentSymbol => ({
    name: symbol.name,
    ...(symbol.detail ? { detail: symbol.detail } : {}),
    kind: symbolKinds[symbol.kind],
    range: range(symbol.start, symbol.end),
    selectionRange: range(symbol.selection.start, symbol.selection.end),
    ...(symbol.children.length > 0 ? { children: symbol.children.map(make) } : {}),
  });
  return symbolsIn(chunk).map(make);
}

function movedSymbol(symbol: DocumentSymbol, by: Position): DocumentSymbol {
  return {
    ...symbol,
    range: moved(symbol.range, by),
    selectionRange: moved(symbol.selectionRange, by),
    ...(symbol.children ? { children: symbol.children.map((each) => movedSymbol(each, by)) } : {}),
  };
}

/** For clients that show a list. */
function flat({ name, kind, range, children }: DocumentSymbol, uri: string, container?: string): SymbolInformation[] {
  const own: SymbolInformation = { name, kind, location: { uri, range } };
  return [
    container === undefined ? own : { ...own, containerName: container },
    ...(children?.flatMap((each) => flat(each, uri, name)) ?? []),
  ];
}

function foldsOf(chunk: Chunk, range: (start: number, end: number) => Range): FoldingRange[] {
  return foldsIn(chunk).map(({ start, end, kind }) => {
    const lines = range(start, end);
    return {
      startLine: lines.start.line,
      // The line of the closing brace stays.
      endLine: kind === 'block' ? lines.end.line - 1 : lines.end.line,
      ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
    };
  });
}
