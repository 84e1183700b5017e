/** Two texts of a treaty held against each other, over the protocol. */
import type { CancellationToken } from 'vscode-languageserver';
import { parseFile } from '../../../grammar/index.ts';
import { comparisonPage } from '../../features/comparison-page.ts';
import { compareTreaties, type Version } from '../../meaning/comparison/index.ts';
import { locate } from '../../model/site.ts';
import { makeWorkspace } from '../../model/workspace.ts';
import { decoded } from '../../rules/paths.ts';
import { type CompareParams, type CompareResult, methods, type Text, type TreatyEntry } from '../protocol.ts';
import { found, type Service, settled } from '../service.ts';
import type { Session } from '../session.ts';

export const comparison: Service = {
  serve({ connection, session, to }) {
    connection.onRequest(methods.treaties, async (token: CancellationToken): Promise<TreatyEntry[]> => {
      await settled(session, token);
      return session.workspace.treaties.map(({ treaty: { name, title, node }, site }) => ({
        name,
        title,
        at: to.location(locate(site, node.name ?? node)),
      }));
    });
    connection.onRequest<CompareResult, void>(
      methods.compare,
      async (params: CompareParams, token): Promise<CompareResult> => {
        await settled(session, token);
        const before = readVersion(session, params.before, params.after, params.names?.before);
        if ('names' in before) return { choose: 'before', names: before.names };
        const after = readVersion(
          session,
          params.after,
          params.before,
          params.names?.after ?? before.placed.treaty.name,
        );
        if ('names' in after) return { choose: 'after', names: after.names };
        const { day } = session.settingsFor(after.placed.site.file.uri);
        const changes = compareTreaties(before, after, day);
        const labels = [params.before, params.after].map(labelOf) as [string, string];
        return {
          title: after.placed.treaty.title || after.placed.treaty.name,
          markdown: comparisonPage(before, after, changes, day, labels),
          changes: changes.length,
        };
      },
    );
  },
};

function labelOf(text: Text): string {
  return 'uri' in text ? decoded(text.uri.slice(text.uri.lastIndexOf('/') + 1)) : text.label;
}

/** A text in the workspace without the other: two versions of one text would declare every name twice. */
function readVersion(
  session: Session,
  text: Text,
  other: Text,
  name: string | undefined,
): Version | { readonly names: string[] } {
  const own = 'uri' in text ? found(session, text.uri).source : { uri: 'foedus:/compared.treaty', tree: parseFile(text.text) }; // biome-ignore format: one line
  const hidden = 'uri' in other ? found(session, other.uri).source.uri : undefined;
  const files = session.workspace.files.filter(({ uri }) => uri !== own.uri && uri !== hidden);
  const workspace = makeWorkspace([...files, own], session.csv);
  const treaties = workspace.treaties.filter(({ site }) => site.file.uri === own.uri);
  const placed = treaties.length === 1 ? treaties[0] : treaties.find(({ treaty }) => treaty.name === name);
  return placed ? { workspace, placed } : { names: treaties.map(({ treaty }) => treaty.name) };
}
