/** Places that change together as one types: a clause's name at its declaration, where only its own treaty names it. */
import type { Location, SourceFile } from '../model/site.ts';
import { nameOf } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { meantAt, mentionsOf, placeOf } from './mentions.ts';
import { placeAt } from './place.ts';

/**
 * The name at an offset and the places that follow it. None where one stands at a use: there one wants to name another
 * clause, not to rename this one. None either where other declarations name it: renaming reaches those, typing does not.
 */
export function linkedAt(workspace: Workspace, file: SourceFile, offset: number): Location[] {
  const place = placeAt(workspace, file, offset);
  const found = place && meantAt(place);
  if (!place || found?.meant.kind !== 'declared') return [];
  const { site } = found.meant;
  if (nameOf(site.node) !== found.at || site.node.damaged) return [];
  const mentions = mentionsOf(workspace, found.meant);
  const alone = mentions.every((each) => each.site.file === file && each.site.placed.chunk === place.placed.chunk);
  return alone && mentions.length > 1 ? mentions.map(placeOf) : [];
}
