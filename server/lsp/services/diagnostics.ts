/** Findings: pulled where the client can pull, else pushed, never both. */
import { DocumentPulls, pushDiagnostics, WorkspacePulls } from '../diagnostics.ts';
import { Reports } from '../reports.ts';
import type { Service } from '../service.ts';

export const diagnostics: Service = {
  announce: (client) =>
    client.textDocument?.diagnostic
      ? { diagnosticProvider: { identifier: 'foedus', interFileDependencies: true, workspaceDiagnostics: true } }
      : {},
  serve({ connection, session, findings, to, client, report }) {
    const of = { connection, session, findings, reports: new Reports(session, findings, to), report };
    if (!client.textDocument?.diagnostic) {
      pushDiagnostics(of);
      return;
    }
    const refresh = async () => connection.languages.diagnostics.refresh();
    const pulls = new DocumentPulls(of, client.workspace?.diagnostics?.refreshSupport ? refresh : undefined);
    connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      pulls.answer(session.entry(uri)?.uri ?? uri, previousResultId, token),
    );
    const workspacePulls = new WorkspacePulls(of);
    connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
      workspacePulls.answer(previousResultIds, token),
    );
  },
};
