/** What needs the tree of one file alone: its outline, what folds, its formatting. */
import { foldsOf } from '../../features/folding.ts';
import { formattingAfter, formattingIn, formattingOf } from '../../features/formatting.ts';
import { symbolsOf } from '../../features/symbols.ts';
import { found, type Service } from '../service.ts';

export const outline: Service = {
  announce: () => ({
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
  }),
  serve({ connection, session, to }) {
    connection.onDocumentSymbol(({ textDocument: { uri } }) => to.symbols(uri, symbolsOf(found(session, uri).source)));
    connection.onFoldingRanges(({ textDocument: { uri } }) => to.folds(uri, foldsOf(found(session, uri).source)));
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
