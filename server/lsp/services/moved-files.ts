/** Files that are about to be moved or renamed: what leads to them is mended with them. */
import { FileOperationPatternKind } from 'vscode-languageserver';
import { editsForMoves } from '../../features/moved-files.ts';
import { type Service, settled } from '../service.ts';

const filters = [
  { pattern: { glob: '**/*.{treaty,csv}', matches: FileOperationPatternKind.file } },
  { pattern: { glob: '**', matches: FileOperationPatternKind.folder } },
];

export const movedFiles: Service = {
  announce: (client) =>
    client.workspace?.fileOperations?.willRename ? { workspace: { fileOperations: { willRename: { filters } } } } : {},
  serve({ connection, session, to }) {
    connection.workspace.onWillRenameFiles(async ({ files }, token) => {
      await settled(session, token);
      const moves = files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri }));
      return to.workspaceEdit(editsForMoves(session.workspace, moves));
    });
  },
};
