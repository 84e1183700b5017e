/** Counting what is found, in a file or everywhere. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Finding } from '../../rules/index.ts';
import { inTurns } from '../diagnostics.ts';
import { type CheckParams, type CheckResult, methods } from '../protocol.ts';
import { cancelled, found, type Service, settled } from '../service.ts';

export const check: Service = {
  serve({ connection, session, findings }) {
    connection.onRequest(methods.check, async (params: CheckParams | undefined, token: CancellationToken) => {
      await settled(session, token);
      const uris = params?.uri === undefined ? session.uris() : [found(session, params.uri).uri];
      const result: CheckResult = { files: uris.length, errors: 0, warnings: 0, informations: 0, hints: 0 };
      const all: Finding[] = [];
      while (!(await inTurns(findings, token, uris, (uri) => all.push(...findings.of(uri))))) {
        if (token.isCancellationRequested) throw cancelled();
        all.length = 0;
      }
      for (const { severity } of all) result[`${severity}s`]++;
      return result;
    });
  },
};
