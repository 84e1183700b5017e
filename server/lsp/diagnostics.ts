/**
 * Findings as diagnostics. A client that can pull them is never pushed any; to others they are pushed. Either way the
 * work is done in slices, so that typing goes first.
 */
import {
  type CancellationToken,
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { canonical } from './files.ts';
import { type Findings, Turns } from './findings.ts';
import { cancelled } from './service.ts';
import { breathe, nextChange, type Session } from './session.ts';
import type { ToProtocol } from './to-protocol.ts';

/** Answers a pull of one document. */
export async function pullDocument(
  session: Session,
  findings: Findings,
  to: ToProtocol,
  { uri, previous }: { uri: string; previous: string | undefined },
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  do {
    await session.ready;
    if (token.isCancellationRequested) throw cancelled();
  } while (!(await findings.settle(session.entry(uri)?.uri ?? uri, new Turns(), token)));
  return reportOf(findings, to, uri, previous);
}

/** All files in which something may be found: the treaties, and what stands beside them. */
function reported(session: Session): string[] {
  return [...session.uris(), ...session.beside()];
}

function reportOf(
  findings: Findings,
  to: ToProtocol,
  uri: string,
  previous: string | undefined,
): DocumentDiagnosticReport {
  const items = to.diagnostics(findings.of(uri));
  const resultId = resultIdOf(items);
  if (previous === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/**
 * Answers a pull of the whole workspace with what differs from what the client has. Where nothing does, the answer
 * waits until something changes: VS Code asks again two seconds after every answer, for ever.
 */
export async function pullWorkspace(
  session: Session,
  findings: Findings,
  to: ToProtocol,
  known: readonly PreviousResultId[],
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const had = new Map(known.map(({ uri, value }) => [canonical(uri), { uri, value }]));
  for (;;) {
    await session.ready;
    const { generation } = session;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const gone = new Map(had);
    const whole = await inTurns(findings, token, reported(session), (uri) => {
      const key = canonical(uri);
      gone.delete(key);
      const report = reportOf(findings, to, uri, had.get(key)?.value);
      if (report.kind === DocumentDiagnosticReportKind.Full && (report.items.length > 0 || had.has(key)))
        items.push({ ...report, uri, version: session.versionOf(uri) ?? null });
    });
    if (token.isCancellationRequested) throw cancelled();
    if (!whole) continue;
    for (const { uri, value } of gone.values()) {
      const report = reportOf(findings, to, uri, value);
      if (report.kind === DocumentDiagnosticReportKind.Full) items.push({ ...report, uri, version: null });
    }
    if (items.length > 0) return { items };
    if (session.generation === generation) await nextChange(session, token);
    if (token.isCancellationRequested) throw cancelled();
  }
}

/** Pushes what has changed, now and after every change. */
export function pushDiagnostics(connection: Connection, session: Session, findings: Findings, to: ToProtocol): void {
  /** What the client has: its own spelling of the URI, and what was sent. */
  const sent = new Map<string, { uri: string; resultId: string }>();
  let running = false;
  let again = false;
  const send = (uri: string): void => {
    const items = to.diagnostics(findings.of(uri));
    const resultId = resultIdOf(items);
    const before = sent.get(canonical(uri));
    if (before ? before.resultId === resultId : items.length === 0) return;
    sent.set(canonical(uri), { uri, resultId });
    const version = session.versionOf(uri);
    void connection.sendDiagnostics({ uri, diagnostics: items, ...(version === undefined ? {} : { version }) });
  };
  const run = async (): Promise<void> => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await session.ready;
        const uris = reported(session);
        const present = new Set(uris.map(canonical));
        for (const [key, { uri }] of sent) if (!present.has(key)) send(uri);
        if (!(await inTurns(findings, undefined, uris, send))) again = true;
      }
    } catch (error) {
      connection.console.error(`Checking failed: ${error instanceof Error ? error.stack : error}`);
    } finally {
      running = false;
    }
  };
  session.onDidChange(() => void run());
  void run();
}

/**
 * Does the work for each file once its findings are there, letting others in between; false if it was cut short by a
 * change or the token.
 */
export async function inTurns(
  findings: Findings,
  token: CancellationToken | undefined,
  uris: readonly string[],
  work: (uri: string) => void,
): Promise<boolean> {
  // What has arrived meanwhile goes first: above all the pull of the document that one types in.
  await breathe();
  const turns = new Turns();
  for (const uri of uris) {
    if (!(await findings.settle(uri, turns, token))) return false;
    work(uri);
    await turns.take();
  }
  return true;
}

/** Follows from what is reported, so that it is the same after a restart. */
function resultIdOf(items: readonly unknown[]): string {
  if (items.length === 0) return 'none';
  const text = JSON.stringify(items);
  let one = 0x811c9dc5;
  let two = 0x1b873593;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 15);
  }
  return `${items.length}-${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}
