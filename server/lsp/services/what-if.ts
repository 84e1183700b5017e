/** “What if …”: the events that an obligation is tried with, and what each would come to. */
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { obligationAt, obligationNamed, trialsFor, whatIfPage } from '../../features/what-if.ts';
import { firstDay, formatDay, parseDate } from '../../model/dates.ts';
import { methods, type TrialsParams, type TrialsResult, type WhatIfParams, type WhatIfResult } from '../protocol.ts';
import { found, type Service, settled } from '../service.ts';

export const whatIf: Service = {
  serve({ connection, session }) {
    connection.onRequest(methods.trials, async (params: TrialsParams | undefined, token: CancellationToken) => {
      await settled(session, token);
      const site = params && ('clause' in params ? obligationNamed(session.workspace, params.clause) : at(params));
      const trials = site && trialsFor(session.workspace, site, session.settingsFor(site.file.uri).day);
      if (!trials) return null;
      const { clause, day } = trials;
      return {
        clause,
        date: formatDay(day),
        trials: trials.trials.map((each) => ({ ...each, events: [...each.events] })),
      } satisfies TrialsResult;
    });
    const at = ({ uri, position }: Extract<TrialsParams, { uri: string }>) => {
      const { source, document } = found(session, uri);
      return obligationAt(session.workspace, source, session.positions.offset(document, position));
    };
    connection.onRequest(methods.whatIf, async (params: WhatIfParams | undefined, token: CancellationToken) => {
      const date = parseDate(params?.date ?? '');
      if (!params || 'error' in date || !Array.isArray(params.events) || params.events.length === 0)
        throw new ResponseError(ErrorCodes.InvalidParams, 'Say what happens, and when: {date, events}.');
      await settled(session, token);
      const { clause, events } = params;
      const markdown = whatIfPage(session.workspace, { day: firstDay(date), events, ...(clause ? { clause } : {}) });
      return markdown === undefined ? null : ({ markdown } satisfies WhatIfResult);
    });
  },
};
