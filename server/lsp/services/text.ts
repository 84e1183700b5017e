/** Ways through a text: what is declared anywhere, what leads elsewhere, selections that grow, names that change together. */
import type { DocumentLink, SelectionRange } from 'vscode-languageserver';
import { linkedAt } from '../../features/linked.ts';
import { linksOf } from '../../features/links.ts';
import { selectionsAt } from '../../features/selection.ts';
import { findSymbols } from '../../features/symbols.ts';
import { found, type Service, settled } from '../service.ts';
import { placed } from './places.ts';

export const text: Service = {
  announce: () => ({
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
  }),
  serve(server) {
    const { connection, session, to, options } = server;
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      await settled(session, token);
      return findSymbols(session.workspace, query).map((each) => to.foundSymbol(each));
    });
    connection.onDocumentLinks(async ({ textDocument: { uri } }, token) => {
      await settled(session, token);
      return linksOf(found(session, uri).source).flatMap(({ start, end, to: where, says }): DocumentLink[] => {
        const range = to.range({ uri, start, end });
        if ('address' in where) {
          const target = session.entry(where.address)?.uri ?? where.address;
          return [{ range, target, tooltip: says }];
        }
        return options.pages ? [{ range, target: `${options.pages}concepts/${where.concept}.md`, tooltip: says }] : [];
      });
    });
    connection.onSelectionRanges(async ({ textDocument: { uri }, positions }, token) => {
      await settled(session, token);
      const { source, document } = found(session, uri);
      return positions.map((position) => {
        const stretches = selectionsAt(session.workspace, source, session.positions.offset(document, position));
        let around: SelectionRange | undefined;
        for (const { start, end } of stretches.toReversed())
          around = { range: to.range({ uri, start, end }), ...(around ? { parent: around } : {}) };
        return around ?? { range: { start: position, end: position } };
      });
    });
    connection.languages.onLinkedEditingRange(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      const linked = linkedAt(session.workspace, file, offset);
      return linked.length > 0 ? { ranges: linked.map((each) => to.range(each)), wordPattern: '[A-Za-z0-9_]*' } : null;
    });
  },
};
