/** Scenarios over the protocol: which there are, their runs, and which clauses they exercise. */
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { crisisPage } from '../../features/crisis-page.ts';
import { type Ran, ran, sayOutcome, scenarioNamed, scenariosOf } from '../../features/scenarios.ts';
import { coverageOf } from '../../meaning/crises/index.ts';
import { locate, textOf } from '../../model/site.ts';
import { Turns } from '../findings.ts';
import {
  type CoverageParams,
  type CoverageResult,
  methods,
  type RunScenarioParams,
  type RunScenarioResult,
  type ScenarioEntry,
  type ScenariosParams,
  type ScenariosResult,
} from '../protocol.ts';
import { cancelled, found, type Server, type Service, settled } from '../service.ts';
import type { Session } from '../session.ts';
import type { ToProtocol } from '../to-protocol.ts';

export const crises: Service = { serve: serveCrises };

function serveCrises({ connection, session, to }: Server): void {
  connection.onRequest(methods.scenarios, async (params: ScenariosParams | undefined, token: CancellationToken) => {
    await settled(session, token);
    const uris = params?.uri === undefined ? session.uris() : [found(session, params.uri).uri];
    return { scenarios: uris.sort().flatMap((uri) => entriesOf(session, to, uri)) } satisfies ScenariosResult;
  });
  connection.onRequest(methods.runScenario, async (params: RunScenarioParams | undefined, token: CancellationToken) => {
    if (typeof params?.name !== 'string')
      throw new ResponseError(ErrorCodes.InvalidParams, 'Say which scenario to run: {name}.');
    await settled(session, token);
    const result = run(session, params.name, params.uri);
    return result ? asResult(session, to, result) : null;
  });
  connection.onRequest(methods.coverage, async (params: CoverageParams | undefined, token: CancellationToken) => {
    await settled(session, token);
    const asked = params?.scenarios ?? session.uris().flatMap((uri) => entriesOf(session, to, uri));
    const progress = connection.window.attachWorkDoneProgress(params?.workDoneToken);
    progress.begin('Running the scenarios', 0, undefined, true);
    try {
      for (;;) {
        const { generation } = session;
        const runs = await runAll(session, asked, token, (name, share) =>
          progress.report(Math.round(100 * share), name),
        );
        // Runs of different texts do not add up.
        if (session.generation === generation) return coverage(session, to, runs);
      }
    } finally {
      progress.done();
    }
  });
}

/** Runs scenarios one after the other, letting others in between. @throws where the client takes the request back */
async function runAll(
  session: Session,
  asked: readonly { uri: string; name: string }[],
  token: CancellationToken,
  done: (name: string, share: number) => unknown,
): Promise<readonly Ran[]> {
  const { generation } = session;
  const turns = new Turns();
  const runs: Ran[] = [];
  for (const [index, { uri, name }] of asked.entries()) {
    const result = run(session, name, uri);
    if (result) runs.push(result);
    done(name, (index + 1) / asked.length);
    await turns.take();
    if (token.isCancellationRequested) throw cancelled();
    if (session.generation !== generation) break;
  }
  return runs;
}

function entriesOf(session: Session, to: ToProtocol, uri: string): ScenarioEntry[] {
  const { source } = found(session, uri);
  return scenariosOf(source).map((site) => ({
    uri,
    name: site.node.name?.value ?? '',
    title: site.node.title?.value ?? '',
    range: to.range(locate(site)),
    expectations: site.node.lines
      .filter((line) => line.kind === 'expect' && !line.damaged)
      .map((line) => ({
        text: textOf(site.placed.chunk, line).replace(/\s+/g, ' ').trim(),
        range: to.range(locate(site, line)),
      })),
  }));
}

function run(session: Session, name: string, uri: string | undefined): Ran | undefined {
  const file = uri === undefined ? undefined : session.entry(uri)?.source;
  if (uri !== undefined && !file) return undefined;
  const site = scenarioNamed(session.workspace, name, file);
  return site && ran(session.workspace, site, session.settingsFor(site.file.uri));
}

function asResult(session: Session, to: ToProtocol, result: Ran): RunScenarioResult {
  const { site } = result.crisis;
  return {
    uri: session.entry(site.file.uri)?.uri ?? site.file.uri,
    name: result.crisis.name,
    title: site.node.title?.value ?? '',
    range: to.range(locate(site)),
    outcome: sayOutcome(result),
    faults: result.faults.map((fault) => ({ message: fault.message, range: to.range(fault) })),
    expectations: result.expectations.map(({ node, text, outcome, says }) => ({
      text,
      holds: outcome === 'holds',
      readable: outcome !== 'unreadable',
      says,
      range: to.range(locate(site, node)),
    })),
    markdown: crisisPage(result),
  };
}

function coverage(session: Session, to: ToProtocol, runs: readonly Ran[]): CoverageResult {
  const files = new Map<string, CoverageResult['files'][number]>();
  for (const { treaty, node, name, scenarios } of coverageOf(session.workspace, runs)) {
    const { uri, range } = to.location(locate(treaty.site, node));
    const file = files.get(uri) ?? { uri, clauses: [] };
    files.set(uri, file);
    file.clauses.push({ name, range, scenarios });
  }
  return { files: [...files.values()] };
}
