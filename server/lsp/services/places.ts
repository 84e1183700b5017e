/** What stands at a place, and what may: hover, completion, definition, the shape of what is being written. */
import type { CancellationToken, TextDocumentPositionParams } from 'vscode-languageserver';
import { completeAt } from '../../features/completion.ts';
import { definitionAt } from '../../features/definition.ts';
import { hoverAt } from '../../features/hover.ts';
import { chunkAt } from '../../features/place.ts';
import { signatureAt } from '../../features/signature.ts';
import type { SourceFile } from '../../model/site.ts';
import { found, type Server, type Service, settled } from '../service.ts';

export const places: Service = {
  announce: () => ({
    hoverProvider: true,
    // Behind the dot of `Treaty.Name` the names of the treaty are offered.
    completionProvider: { triggerCharacters: ['.'] },
    definitionProvider: true,
    signatureHelpProvider: { triggerCharacters: [' '] },
  }),
  serve(server) {
    const { connection, session, findings, to, options } = server;
    connection.onHover(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      const hover = hoverAt(session.workspace, file, offset, {
        settings: session.settingsFor(file.uri),
        commandLinks: options.commandLinks === true,
        findings: findings.lately(file.uri, chunkAt(file, offset)),
      });
      return hover && to.hover(hover.markdown, hover.at);
    });
    connection.onCompletion(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      return to.completion(file.uri, completeAt(session.workspace, file, offset));
    });
    connection.onDefinition(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      const definition = definitionAt(session.workspace, file, offset);
      return definition && to.definition(definition);
    });
    connection.onSignatureHelp(async (params, token) => {
      const { file, offset } = await placed(server, params, token);
      const signature = signatureAt(file, offset);
      return signature && to.signature(signature);
    });
  },
};

/** The file and offset that a request is about, once the files have been read. */
export async function placed(
  { session }: Server,
  { textDocument, position }: TextDocumentPositionParams,
  token: CancellationToken,
): Promise<{ file: SourceFile; offset: number }> {
  await settled(session, token);
  const entry = found(session, textDocument.uri);
  return { file: entry.source, offset: session.positions.offset(entry.document, position) };
}
