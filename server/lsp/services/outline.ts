/** What needs the tree of one file alone: its outline, what folds, its formatting. */
import { foldsOf } from '../../features/folding.ts';
import { formattingOf } from '../../features/formatting.ts';
import { symbolsOf } from '../../features/symbols.ts';
import { found, type Service } from '../service.ts';

export const outline: Service = {
  announce: () => ({ documentSymbolProvider: true, foldingRangeProvider: true, documentFormattingProvider: true }),
  serve({ connection, session, to }) {
    connection.onDocumentSymbol(({ textDocument: { uri } }) => to.symbols(uri, symbolsOf(found(session, uri).source)));
    connection.onFoldingRanges(({ textDocument: { uri } }) => to.folds(uri, foldsOf(found(session, uri).source)));
    connection.onDocumentFormatting(({ textDocument: { uri } }) =>
      to.edits(uri, formattingOf(found(session, uri).source)),
    );
  },
};
