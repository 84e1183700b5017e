/**
 * What the analysis panel shows of one treaty, as plain data: who owes whom, how a crisis spreads, how each trigger
 * answers to test events, who carries the burden. How it is drawn is the client's.
 */
import type { SourceFile } from '../../model/site.ts';
import { type PlacedTreaty, placedTreaty, type Workspace } from '../../model/workspace.ts';
import { chunkAt } from '../place.ts';

export * from './battery.ts';
export * from './burdens.ts';
export * from './cascade.ts';
export * from './matrix.ts';

/**
 * The treaty that a panel beside the text should show: the one that the offset is in, else the first of the file, else
 * the first that a scenario there is under.
 */
export function treatyShown(workspace: Workspace, file: SourceFile, offset: number): PlacedTreaty | undefined {
  const here = chunkAt(file, offset);
  const own = here && placedTreaty(file, here);
  if (own) return own;
  const node = here?.chunk.declaration;
  if (node?.kind === 'scenario') {
    const named = node.under.map((name) => workspace.treaties.find(({ treaty }) => treaty.name === name.name?.value));
    const first = named.find((each) => each !== undefined);
    if (first) return first;
  }
  return workspace.treaties.find(({ site }) => site.file.uri === file.uri);
}
