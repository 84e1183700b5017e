/** What most requests begin with. */
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { cancelled } from './diagnostics.ts';
import type { Session } from './session.ts';

/** Waits until the files have been read. @throws where the client has taken the request back meanwhile */
export async function settled(session: Session, token: CancellationToken): Promise<void> {
  await session.ready;
  if (token.isCancellationRequested) throw cancelled();
}

/** A treaty by its URI. @throws what the client is answered where there is none */
export function found(session: Session, uri: string) {
  const entry = session.entry(uri);
  if (!entry) throw new ResponseError(ErrorCodes.InvalidParams, `No treaty ${uri} is open or in the workspace.`);
  return entry;
}
