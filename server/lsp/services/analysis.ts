/** The analysis panel over the protocol: what is shown of a treaty, as data. */
import type { CancellationToken } from 'vscode-languageserver';
import {
  batteriesOf,
  burdenPicturesOf,
  cascadePicture,
  matrixOf,
  scenariosAbout,
  treatyShown,
} from '../../features/analysis/index.ts';
import { chunkAt } from '../../features/place.ts';
import { ran, sayOutcome } from '../../features/scenarios.ts';
import { formatDay } from '../../model/dates.ts';
import { type Location, locate } from '../../model/site.ts';
import type { PlacedTreaty } from '../../model/workspace.ts';
import { type AnalysisParams, type AnalysisResult, methods, type Spot } from '../protocol.ts';
import { found, type Server, type Service, settled } from '../service.ts';

export const analysis: Service = {
  serve(server) {
    const { connection, session } = server;
    connection.onRequest(
      methods.analysis,
      async (params: AnalysisParams, token: CancellationToken): Promise<AnalysisResult | null> => {
        await settled(session, token);
        const { source, document } = found(session, params.uri);
        const offset = params.position ? document.offsetAt(params.position) : 0;
        const placed = treatyShown(session.workspace, source, offset);
        const here = chunkAt(source, offset)?.chunk.declaration;
        const around = here?.kind === 'scenario' ? { uri: params.uri, name: here.name?.value ?? '' } : undefined;
        return placed ? resultOf(server, placed, params.scenario ?? around) : null;
      },
    );
  },
};

function resultOf({ session, to }: Server, placed: PlacedTreaty, scenario: AnalysisParams['scenario']): AnalysisResult {
  const { workspace } = session;
  const { day } = session.settingsFor(placed.site.file.uri);
  const spot = <T extends { readonly at: Location }>(each: T): Omit<T, 'at'> & { at: Spot } => ({ ...each, at: to.location(each.at) }); // biome-ignore format: one line
  const { states, owed, day: drawn } = matrixOf(workspace, placed, day);
  return {
    treaty: placed.treaty.name,
    title: placed.treaty.title,
    at: to.location(locate(placed.site, placed.treaty.node.name ?? placed.treaty.node)),
    matrix: { day: formatDay(drawn), states: [...states], owed: owed.map(spot) },
    ...crises({ session, to }, placed, scenario),
    batteries: batteriesOf(workspace, placed, day).map((each) => ({
      ...spot(each),
      probes: each.probes.map((probe) => ({ ...probe, reasons: [...probe.reasons] })),
    })),
    burdens: burdenPicturesOf(workspace, placed, day).map((each) => ({ ...spot(each), shares: each.shares.map(spot) })),
  };
}

/** The scenarios about the treaty, and the cascade of the one asked for. */
function crises(
  { session, to }: Pick<Server, 'session' | 'to'>,
  placed: PlacedTreaty,
  asked: AnalysisParams['scenario'],
): Pick<AnalysisResult, 'scenarios' | 'cascade'> {
  const { workspace } = session;
  const sites = scenariosAbout(workspace, placed);
  const uriOf = (uri: string) => session.entry(uri)?.uri ?? uri;
  const scenarios = sites.map(({ file, node }) => ({
    uri: uriOf(file.uri),
    name: node.name?.value ?? '',
    title: node.title?.value ?? '',
  }));
  const chosen = sites.find((_, at) => scenarios[at]?.uri === asked?.uri && scenarios[at]?.name === asked?.name);
  const site = chosen ?? sites[0];
  if (!site) return { scenarios };
  const result = ran(workspace, site, session.settingsFor(site.file.uri));
  const { events, drawnIn, stayedOut } = cascadePicture(result.crisis);
  return {
    scenarios,
    cascade: {
      uri: uriOf(site.file.uri),
      name: site.node.name?.value ?? '',
      outcome: sayOutcome(result),
      events: events.map(({ at, because, ...each }) => ({ ...each, because: [...because], ...(at ? { at: to.location(at) } : {}) })), // biome-ignore format: one line
      drawnIn: [...drawnIn],
      stayedOut: stayedOut.map(({ states, stands, reasons, at }) => ({ states: [...states], stands, reasons: [...reasons], at: to.location(at) })), // biome-ignore format: one line
    },
  };
}
