/** Every place that means what stands at a place: in all files, or in one with what each does there. */
import type { Location, SourceFile } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { meantAt, mentionsOf, placeOf } from './mentions.ts';
import { placeAt } from './place.ts';

/** Where what stands at an offset is named, in the order of the files; without its declarations if they are not wanted. */
export function referencesAt(
  workspace: Workspace,
  file: SourceFile,
  offset: number,
  { declarations }: { readonly declarations: boolean },
): Location[] {
  const place = placeAt(workspace, file, offset);
  const found = place && meantAt(place);
  if (!found) return [];
  return mentionsOf(workspace, found.meant)
    .filter(({ declares }) => declarations || !declares)
    .map(placeOf);
}

/** A place to be highlighted: `declares` where the thing is introduced, so that editors colour it as written to. */
export interface Highlight {
  readonly at: Location;
  readonly declares: boolean;
}

/** The mentions in this file of what stands at an offset. */
export function highlightsAt(workspace: Workspace, file: SourceFile, offset: number): Highlight[] {
  const place = placeAt(workspace, file, offset);
  const found = place && meantAt(place);
  if (!found) return [];
  return mentionsOf(workspace, found.meant, [file]).map((each) => ({ at: placeOf(each), declares: each.declares }));
}
