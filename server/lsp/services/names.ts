/** One thing wherever it is named: references, highlights, another name for it. */
import { DocumentHighlightKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { highlightsAt, referencesAt } from '../../features/references.ts';
import { prepareRename, type Refusal, renameAt } from '../../features/rename.ts';
import type { Service } from '../service.ts';
import { placed } from './places.ts';

export const names: Service = {
  announce: (client) => ({
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  serve(server) {
    const { connection, session, to } = server;
    connection.onReferences(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      const { includeDeclaration: declarations } = params.context;
      return referencesAt(session.workspace, file, offset, { declarations }).map((each) => to.location(each));
    });
    connection.onDocumentHighlight(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      return highlightsAt(session.workspace, file, offset).map(({ at, declares }) => ({
        range: to.range(at),
        kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    });
    connection.onPrepareRename(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      const prepared = granted(prepareRename(session.workspace, file, offset));
      return { range: to.range(prepared.at), placeholder: prepared.name };
    });
    connection.onRenameRequest(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      return to.workspaceEdit(granted(renameAt(session.workspace, file, offset, params.newName)).edits);
    });
  },
};

/** @throws the reason of a refusal, which clients show as it is */
function granted<T extends object>(answer: T | Refusal): T {
  if ('refused' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
  return answer;
}
