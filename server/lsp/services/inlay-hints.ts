/** Remarks between the lines. Each kind can be switched off by a setting. */
import { type InlayHint, InlayHintKind } from 'vscode-languageserver';
import { type Hint, hintKinds, hintsIn } from '../../features/inlay.ts';
import { found, type Service, settled } from '../service.ts';

/** What a hint carries until it is resolved. */
type HintData = Pick<Hint, 'why'>;

export const inlayHints: Service = {
  announce: (client) => (client.textDocument?.inlayHint ? { inlayHintProvider: { resolveProvider: true } } : {}),
  serve({ connection, session, to, client }) {
    const { inlayHint } = connection.languages;
    inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
      await settled(session, token);
      const { source, document } = found(session, uri);
      const given = session.givenFor(uri).inlayHints;
      const kinds = new Set(hintKinds.filter((kind) => given?.[kind] !== false));
      const stretch = {
        start: session.positions.offset(document, range.start),
        end: session.positions.offset(document, range.end),
      };
      const { day } = session.settingsFor(uri);
      const own = source.uri;
      const lazy = client.textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip') === true;
      return hintsIn(session.workspace, source, stretch, { day, kinds }).map(({ at, says, why }): InlayHint => {
        const data: HintData = { why };
        return {
          position: to.range({ uri: own, start: at, end: at }).start,
          label: says,
          kind: InlayHintKind.Type,
          paddingLeft: true,
          ...(lazy ? { data } : { tooltip: why }),
        };
      });
    });
    inlayHint.resolve((hint) => {
      const data = hint.data as HintData | undefined;
      return data ? { ...hint, tooltip: data.why } : hint;
    });
    if (client.workspace?.inlayHint?.refreshSupport)
      session.onDidChangeSettings(() => void inlayHint.refresh().catch(() => undefined));
  },
};
