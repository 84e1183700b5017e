/** What `foedus atop` and `foedus figures` share: the treaties asked for, and where their clauses stand. */
import { fileURLToPath } from 'node:url';
import type { Because } from '../meaning/derived/figure.ts';
import { locate } from '../model/site.ts';
import type { PlacedTreaty, Workspace } from '../model/workspace.ts';
import type { Settings } from '../rules/rule.ts';
import { settingsOf, workspaceOf } from './analysis.ts';
import { readInput, shown } from './disk.ts';
import { linesOf, type Position } from './lines.ts';
import { UsageError } from './usage.ts';

/**
 * The treaties in the files that were asked for; names are read from the whole workspace.
 * @throws UsageError where the files declare nothing that is asked for: a treaty, or with `tables` figures.
 */
export async function askedTreaties(
  paths: readonly string[],
  date?: string,
  tables = false,
): Promise<{
  workspace: Workspace;
  treaties: readonly PlacedTreaty[];
  settings: Settings;
  asked: ReadonlySet<string>;
}> {
  const input = await readInput(paths);
  const workspace = workspaceOf(input);
  const asked = new Set(input.asked.map(({ uri }) => uri));
  const treaties = workspace.treaties.filter(({ site }) => asked.has(site.file.uri));
  const tabled = tables && workspace.files.some(({ uri, tree }) => asked.has(uri) && tree.chunks.some(({ chunk }) => chunk.declaration?.kind === 'figures')); // biome-ignore format: one line
  if (treaties.length === 0 && !tabled)
    throw new UsageError('The files name no treaty: a treaty is declared as `treaty NAME "title" { … }`.');
  return { workspace, treaties, settings: settingsOf(input, date), asked };
}

/** Where a clause stands, as `file:line`. */
export function placeIn(workspace: Workspace): (because: Because) => string {
  const lines = new Map<string, (offset: number) => Position>();
  return ({ placed, node }) => {
    const { uri, start } = locate(placed.site, node);
    let position = lines.get(uri);
    if (!position) {
      position = linesOf(textOfFile(workspace, uri));
      lines.set(uri, position);
    }
    return `${shown(fileURLToPath(uri))}:${position(start).line + 1}`;
  };
}

function textOfFile(workspace: Workspace, uri: string): string {
  return (
    workspace
      .file(uri)
      ?.tree.chunks.map(({ chunk }) => chunk.text)
      .join('') ?? ''
  );
}
