/**
 * The language server: every request is three moves: from the protocol, ask a feature, to the protocol. The same in a
 * process and in a worker; what differs comes in as files. What it serves, and announces, is in `services/`.
 */
import {
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Failure } from '../rules/index.ts';
import { begin } from './begin.ts';
import { clientFiles, type Files } from './files.ts';
import { Findings } from './findings.ts';
import { foldersOf, readOptions } from './options.ts';
import { Positions } from './positions.ts';
import { announced, type Server } from './service.ts';
import { services } from './services/index.ts';
import { Session } from './session.ts';
import { ToProtocol } from './to-protocol.ts';

/** Makes the files of a server that reads the disk itself. */
export type MakeDiskFiles = (folders: () => readonly string[]) => Files;

/**
 * Serves a connection until it ends.
 * @param disk how files are read where the client does not serve them; left out (in a worker): the client must
 * @param onJudged told whenever all findings of a treaty are there
 */
export function serve(connection: Connection, disk?: MakeDiskFiles, onJudged?: () => void): void {
  connection.onInitialize((params) => start(connection, params, disk, onJudged));
  connection.listen();
}

function start(
  connection: Connection,
  params: InitializeParams,
  disk: MakeDiskFiles | undefined,
  onJudged: (() => void) | undefined,
): InitializeResult {
  const options = readOptions(params.initializationOptions);
  const client = params.capabilities;
  const session: Session = new Session(
    options.files === 'client' || !disk ? clientFiles(connection) : disk(() => session.folders),
    new Positions(client),
  );
  session.setFolders(foldersOf(params));
  const report = (what: string) => (error: unknown) => log(connection, `${what}: ${inWords(error)}`);
  const onFailure = ({ rule, uri, error }: Failure) => report(`The rule ${rule} failed on ${uri}`)(error);
  const findings = new Findings(session, onFailure, onJudged);
  const server: Server = {
    connection,
    session,
    findings,
    to: new ToProtocol(session, client, options),
    client,
    options,
    report,
  };
  session.documents.listen(connection);
  for (const service of services) service.serve(server);
  connection.onInitialized(() => void begin(server));
  return {
    capabilities: {
      positionEncoding: session.positions.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...announced(services, client),
    },
    serverInfo: { name: 'foedus' },
  };
}

/** Tells the client's log; of a connection that has ended nobody wants to hear. */
function log(connection: Connection, message: string): void {
  try {
    connection.console.error(message);
  } catch {
    // The client has gone.
  }
}

function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
