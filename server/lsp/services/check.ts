/** Counting what is found, in a file or everywhere; and telling it line by line, for a task. */

import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { decoded } from '../../model/addresses.ts';
import { severities } from '../../rules/finding.ts';
import type { Finding } from '../../rules/index.ts';
import { inTurns } from '../diagnostics.ts';
import { canonical } from '../files.ts';
import { type CheckParams, type CheckResult, methods, type ReportParams, type ReportResult } from '../protocol.ts';
import { cancelled, found, type Server, type Service, settled } from '../service.ts';

export const check: Service = {
  serve(server) {
    const { connection, session } = server;
    connection.onRequest(methods.check, async (params: CheckParams | undefined, token: CancellationToken) => {
      await settled(session, token);
      const uris = params?.uri === undefined ? session.uris() : [found(session, params.uri).uri];
      const result: CheckResult = { files: uris.length, errors: 0, warnings: 0, informations: 0, hints: 0 };
      const progress = connection.window.attachWorkDoneProgress(params?.workDoneToken);
      progress.begin('Checking the treaties', 0, undefined, true);
      try {
        const all = await findingsOf(server, uris, token, (share) => progress.report(Math.round(100 * share)));
        for (const { severity } of all) result[`${severity}s`]++;
      } finally {
        progress.done();
      }
      return result;
    });
    connection.onRequest(methods.report, async (params: ReportParams, token: CancellationToken) => {
      await settled(session, token);
      if (typeof params?.folder !== 'string')
        throw new ResponseError(ErrorCodes.InvalidParams, 'Say which folder: {folder}.');
      return report(server, params, token);
    });
  },
};

/**
 * All that is found in the files.
 * @param done told after each file which share of them is done
 * @throws where the client takes the request back
 */
async function findingsOf(
  { findings }: Server,
  uris: readonly string[],
  token: CancellationToken,
  done?: (share: number) => void,
): Promise<Finding[]> {
  const all: Finding[] = [];
  let files = 0;
  const take = (uri: string) => {
    for (const finding of findings.of(uri)) all.push(finding);
    done?.(++files / uris.length);
  };
  while (!(await inTurns(findings, token, uris, take))) {
    if (token.isCancellationRequested) throw cancelled();
    all.length = files = 0;
  }
  return all;
}

async function report(server: Server, params: ReportParams, token: CancellationToken): Promise<ReportResult> {
  const { session, to } = server;
  const home = `${canonical(params.folder).replace(/\/$/, '')}/`;
  const asked = (params.paths ?? ['.']).map((each) => each.replace(/^\.\/?|\/$/g, ''));
  const below = (uri: string) => canonical(uri).startsWith(home);
  const named = (uri: string) => decoded(canonical(uri).slice(home.length));
  const uris = session
    .uris()
    .filter((uri) => below(uri) && asked.some((each) => each === '' || named(uri) === each || named(uri).startsWith(`${each}/`))) // biome-ignore format: one line
    .sort();
  const all = await findingsOf(server, uris, token);
  const lines = all.map((finding) => {
    const { start } = to.range(finding);
    return `${named(finding.uri)}:${start.line + 1}:${start.character + 1} ${finding.severity} ${finding.rule}: ${finding.message}`;
  });
  const failOn = params.failOn ?? 'error';
  const counted = severities.flatMap((severity) => {
    const count = all.filter((each) => each.severity === severity).length;
    return count > 0 ? [`${count} ${severity}`] : [];
  });
  const files = `${uris.length} ${uris.length === 1 ? 'file' : 'files'} checked`;
  return {
    lines: [...lines, `${files}: ${counted.length > 0 ? counted.join(', ') : 'nothing found'}`],
    fails: failOn !== 'never' && all.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn)),
  };
}
