/** Findings: pulled where the client can pull, else pushed, never both. */
import { pullDocument, pullWorkspace, pushDiagnostics } from '../diagnostics.ts';
import type { Service } from '../service.ts';

export const diagnostics: Service = {
  announce: (client) =>
    client.textDocument?.diagnostic
      ? { diagnosticProvider: { identifier: 'foedus', interFileDependencies: true, workspaceDiagnostics: true } }
      : {},
  serve({ connection, session, findings, to, client }) {
    if (!client.textDocument?.diagnostic) {
      pushDiagnostics(connection, session, findings, to);
      return;
    }
    connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
      pullDocument(session, findings, to, { uri, previous: previousResultId }, token),
    );
    connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
      pullWorkspace(session, findings, to, previousResultIds, token),
    );
  },
};
