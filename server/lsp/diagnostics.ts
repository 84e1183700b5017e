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
import { nothingFound, type Reported, type Reports } from './reports.ts';
import { cancelled, type Server } from './service.ts';
import { breathe, nextChange, type Session } from './session.ts';

/** What diagnostics are made of and with. */
export interface Diagnosing {
  readonly connection: Connection;
  readonly session: Session;
  readonly findings: Findings;
  readonly reports: Reports;
  readonly report: Server['report'];
}

/**
 * Answers pulls of documents. To a client that can be told to ask again, what shows whether the text can be read is
 * answered with the keystroke, beside what was found before; as soon as more is known it is told. Others get whole answers.
 */
export class DocumentPulls {
  readonly #of: Diagnosing;
  readonly #later: Later | undefined;

  /** @param refresh has the client ask again, if it can */
  constructor(of: Diagnosing, refresh: (() => Promise<void>) | undefined) {
    this.#of = of;
    this.#later = refresh && new Later(of, refresh);
  }

  async answer(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const { session, findings, reports } = this.#of;
    const work = () =>
      this.#later ? findings.read(uri, new Turns(), token) : findings.settle(uri, new Turns(), token);
    do {
      await session.ready;
      if (token.isCancellationRequested) throw cancelled();
    } while (!(await work()));
    const reported = reports.of(uri);
    this.#later?.given(uri, reported);
    return reportOf(reported, previous);
  }
}

/**
 * Of a file of so many chunks what is found first is shown while the rest is worked out: after so many milliseconds, and
 * again each time after three times as many. A shorter one is done before that is of use.
 */
const foretaste = { chunks: 20, after: 50 };

/** Works out what was not known yet when a document was answered. */
class Later {
  readonly #of: Diagnosing;
  readonly #refresh: () => Promise<void>;
  /** What was answered, by URI, where it was not all. */
  readonly #owed = new Map<string, string>();
  /** The state of things that was last answered from. */
  #generation = -1;
  #running = false;

  constructor(of: Diagnosing, refresh: () => Promise<void>) {
    this.#of = of;
    this.#refresh = refresh;
  }

  given(uri: string, { resultId, whole }: Reported): void {
    this.#generation = this.#of.session.generation;
    if (whole) this.#owed.delete(uri);
    else this.#owed.set(uri, resultId);
    if (!whole && !this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    const { session, findings, reports, report } = this.#of;
    this.#running = true;
    const run = new AbortController();
    this.#showSome(run.signal).catch(report('Checking failed'));
    try {
      let more = false;
      while (this.#owed.size > 0) {
        await session.ready;
        // the answer goes first
        await breathe();
        for (const uri of [...this.#owed.keys()]) {
          if (!(await findings.settle(uri, new Turns()))) break;
          const { resultId, whole } = reports.of(uri);
          const given = this.#owed.get(uri);
          if (!whole || given === undefined) continue;
          this.#owed.delete(uri);
          more ||= given !== resultId;
        }
      }
      if (more) this.#askAgain();
    } catch (error) {
      this.#owed.clear();
      report('Checking failed')(error);
    } finally {
      this.#running = false;
      run.abort();
    }
  }

  /** Has the client ask for what is known already of long files, as long as the rest is worked out. */
  async #showSome(run: AbortSignal): Promise<void> {
    const { session, reports } = this.#of;
    for (let { after } = foretaste; ; after *= 3) {
      await breathe(after);
      if (run.aborted) return;
      // after a change the client asks by itself
      if (session.generation !== this.#generation) continue;
      const more = [...this.#owed].some(([uri, given]) => {
        const chunks = session.entry(uri)?.source.tree.chunks.length ?? 0;
        return chunks >= foretaste.chunks && reports.of(uri).resultId !== given;
      });
      if (more) this.#askAgain();
    }
  }

  #askAgain(): void {
    this.#refresh().catch(this.#of.report('The client could not refresh its findings'));
  }
}

/** All files in which something may be found: the treaties, and what stands beside them. */
function reported(session: Session): string[] {
  return [...session.uris(), ...session.beside()];
}

function reportOf({ items, resultId }: Reported, previous: string | undefined): DocumentDiagnosticReport {
  if (previous === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** After a change the workspace waits so many milliseconds: what is asked of the document that one types in goes first. */
const courtesy = 50;

/**
 * Answers pulls of the whole workspace with what differs from what the client has. Where nothing does, the answer
 * waits until something changes: VS Code asks again two seconds after every answer, for ever.
 */
export class WorkspacePulls {
  readonly #of: Diagnosing;
  /** The result ids, by canonical URI, when all was last gone through: as long as nothing changes, not to do so again. */
  #last: { readonly generation: number; readonly results: ReadonlyMap<string, string> } | undefined;

  constructor(of: Diagnosing) {
    this.#of = of;
  }

  async answer(known: readonly PreviousResultId[], token: CancellationToken): Promise<WorkspaceDiagnosticReport> {
    const { session } = this.#of;
    const had = new Map(known.map(({ uri, value }) => [canonical(uri), { uri, value }]));
    for (let again = false; ; again = true) {
      if (again) await breathe(courtesy);
      await session.ready;
      if (!this.#isAllKnown(had)) {
        const items = await this.#differing(had, token);
        if (token.isCancellationRequested) throw cancelled();
        if (!items) continue;
        if (items.length > 0) return { items };
      }
      await nextChange(session, token);
      if (token.isCancellationRequested) throw cancelled();
    }
  }

  #isAllKnown(had: ReadonlyMap<string, PreviousResultId>): boolean {
    if (this.#last?.generation !== this.#of.session.generation) return false;
    const { results } = this.#last;
    for (const [key, { value }] of had) if (value !== (results.get(key) ?? nothingFound)) return false;
    for (const [key, result] of results) if (result !== (had.get(key)?.value ?? nothingFound)) return false;
    return true;
  }

  /** What differs from what the client had; `undefined` if it was cut short by a change or the token. */
  async #differing(
    had: ReadonlyMap<string, PreviousResultId>,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[] | undefined> {
    const { session, findings, reports } = this.#of;
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const gone = new Map(had);
    const results = new Map<string, string>();
    const whole = await inTurns(findings, token, reported(session), (uri) => {
      const key = canonical(uri);
      gone.delete(key);
      const present = reports.of(uri);
      results.set(key, present.resultId);
      const report = reportOf(present, had.get(key)?.value);
      if (report.kind === DocumentDiagnosticReportKind.Full && (report.items.length > 0 || had.has(key)))
        items.push({ ...report, uri, version: session.versionOf(uri) ?? null });
    });
    if (!whole) return undefined;
    for (const { uri, value } of gone.values()) {
      const report = reportOf(reports.of(uri), value);
      if (report.kind === DocumentDiagnosticReportKind.Full) items.push({ ...report, uri, version: null });
    }
    this.#last = { generation: session.generation, results };
    return items;
  }
}

/** Pushes what has changed, now and after every change: of the open documents first what shows whether they can be read. */
export function pushDiagnostics({ connection, session, findings, reports, report }: Diagnosing): void {
  /** What the client has: its own spelling of the URI, and what was sent. */
  const sent = new Map<string, { uri: string; resultId: string }>();
  let running = false;
  let again = false;
  const send = (uri: string): void => {
    const { items, resultId } = reports.of(uri);
    const before = sent.get(canonical(uri));
    if (before ? before.resultId === resultId : items.length === 0) return;
    sent.set(canonical(uri), { uri, resultId });
    const version = session.versionOf(uri);
    void connection.sendDiagnostics({ uri, diagnostics: items, ...(version === undefined ? {} : { version }) });
  };
  const read = async (): Promise<boolean> => {
    for (const uri of session.documents.keys()) {
      if (!(await findings.read(uri, new Turns()))) return false;
      if (session.entry(uri)) send(uri);
    }
    return true;
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
        if (!(await read()) || !(await inTurns(findings, undefined, uris, send))) again = true;
      }
    } catch (error) {
      report('Checking failed')(error);
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
  const goesOn = findings.goesOn(token);
  // What has arrived meanwhile goes first: above all the pull of the document that one types in.
  await breathe();
  const turns = new Turns();
  for (const uri of uris) {
    // also between two files: else what follows from a keystroke would be worked out before the document is answered
    if (!goesOn() || !(await findings.settle(uri, turns, token))) return false;
    work(uri);
    await turns.take();
  }
  return goesOn();
}
