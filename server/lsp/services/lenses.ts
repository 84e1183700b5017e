/** The lines over declarations: how a scenario came out, what a treaty asks for. What one says is worked out in sight. */
import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import { type Lens, type LensText, lensesOf, readLens } from '../../features/lenses.ts';
import { runScenarioCommand, showFindingCommand } from '../protocol.ts';
import { found, type Server, type Service, settled } from '../service.ts';

/** What a lens carries until it is resolved. */
type LensData = Pick<Lens, 'about' | 'index'> & { uri: string };

export const lenses: Service = {
  announce: () => ({ codeLensProvider: { resolveProvider: true } }),
  serve(server) {
    const { connection, session, to, options, client } = server;
    connection.onCodeLens(({ textDocument: { uri } }) =>
      lensesOf(found(session, uri).source).map(({ about, index, at }): CodeLens => {
        const data: LensData = { uri, about, index };
        return { range: to.range(at), data };
      }),
    );
    connection.onCodeLensResolve(async (lens, token) => {
      await settled(session, token);
      const data = lens.data as LensData;
      const file = session.entry(data.uri)?.source;
      const text = file && readLens(session.workspace, file, data, session.settingsFor(file.uri));
      return { ...lens, command: commandOf(text, data.uri) };
    });
    /** A lens without a command still says something. */
    const commandOf = (text: LensText | undefined, uri: string) => {
      const { title = '', click } = text ?? {};
      if (!click || !options.commandLinks) return { title: title.replace(/^▶ run · /, ''), command: '' };
      return 'run' in click
        ? { title, command: runScenarioCommand, arguments: [uri, click.run] }
        : { title, command: showFindingCommand, arguments: [to.location(click.show)] };
    };
    if (client.workspace?.codeLens?.refreshSupport) refreshLenses(server);
  },
};

/** Lets the client ask for its lenses again a moment after what they rest on has changed. */
function refreshLenses({ connection, session, report }: Server): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  session.onDidChange(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      try {
        const failed = report('The client could not refresh its lenses');
        void connection.sendRequest(CodeLensRefreshRequest.type).catch(failed);
      } catch {
        // The client has gone.
      }
    }, refreshAfter);
  });
}

/** Milliseconds: one types on meanwhile. */
const refreshAfter = 500;
