/** What the server is made of: parts that each announce what they serve, so that nothing is announced by nobody. */
import type { CancellationToken, ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Findings } from './findings.ts';
import type { InitializationOptions } from './protocol.ts';
import type { Session } from './session.ts';
import type { ToProtocol } from './to-protocol.ts';

/** What every service works with. */
export interface Server {
  readonly connection: Connection;
  readonly session: Session;
  readonly findings: Findings;
  readonly to: ToProtocol;
  readonly client: ClientCapabilities;
  readonly options: InitializationOptions;
  /** Tells the client's log that something went wrong, to be given to `catch`. */
  readonly report: (what: string) => (error: unknown) => void;
}

/** Some requests that belong together. */
export interface Service {
  /** What it serves to this client; left out: nothing that the protocol wants announced. */
  readonly announce?: (client: ClientCapabilities) => ServerCapabilities;
  readonly serve: (server: Server) => void;
}

/** What all services together announce to a client. */
export function announced(services: readonly Service[], client: ClientCapabilities): ServerCapabilities {
  let all: ServerCapabilities = {};
  for (const { announce } of services) {
    const { workspace, ...own } = announce?.(client) ?? {};
    all = { ...all, ...own, ...(workspace ? { workspace: { ...all.workspace, ...workspace } } : {}) };
  }
  return all;
}

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

/** The error that says that the client took its request back. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
