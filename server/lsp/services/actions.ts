/** What the editor offers to do at a place: the remedies of findings. */
import { CodeActionKind } from 'vscode-languageserver';
import { Turns } from '../findings.ts';
import { found, type Service, settled } from '../service.ts';

export const actions: Service = {
  announce: (client) =>
    client.textDocument?.codeAction?.codeActionLiteralSupport
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } }
      : {},
  serve({ connection, session, findings, to }) {
    connection.onCodeAction(async ({ textDocument, range, context }, token) => {
      await settled(session, token);
      if (context.only && !context.only.some((kind) => isKind(kind, CodeActionKind.QuickFix))) return [];
      while (!(await findings.settle(found(session, textDocument.uri).uri, new Turns(), token)))
        await settled(session, token);
      const { document, uri } = found(session, textDocument.uri);
      const start = session.positions.offset(document, range.start);
      const end = session.positions.offset(document, range.end);
      return findings
        .of(uri)
        .filter((finding) => finding.start <= end && start <= finding.end)
        .flatMap((finding) => {
          const safe = finding.fixes?.filter((fix) => fix.safe) ?? [];
          return (finding.fixes ?? []).map((fix) => to.action(fix, finding, safe.length === 1 && fix.safe));
        });
    });
  },
};

/** Whether `kind` is asked for by `asked`: `quickfix` by `quickfix` and by the kinds above it. */
function isKind(asked: string, kind: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}
