/** Where a name is declared; for `import` and `figures … from`, the file. */
import { type Location, locate, type SourceFile } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { pathTo } from '../rules/paths.ts';
import { referentAt } from './names.ts';
import { locationIn, type Place, placeAt } from './place.ts';

export interface Definition {
  /** The name or path that was asked about. */
  readonly origin: Location;
  /** What the editor opens, whole. */
  readonly target: Location;
  /** The name in it. */
  readonly selection: Location;
}

/** The declaration of what stands at an offset. */
export function definitionAt(workspace: Workspace, file: SourceFile, offset: number): Definition | undefined {
  const place = placeAt(workspace, file, offset);
  if (!place) return undefined;
  return fileNamed(place) ?? declarationNamed(place);
}

function declarationNamed(place: Place): Definition | undefined {
  const referent = referentAt(place);
  if (!referent) return undefined;
  const origin = locationIn(place, referent.name);
  if (referent.kind === 'declared') {
    const { node } = referent.site;
    const name = 'name' in node ? node.name : undefined;
    return { origin, target: locate(referent.site), selection: locate(referent.site, name ?? node) };
  }
  if (referent.kind !== 'state') return undefined;
  const entry = place.treaty?.treaty.partyBy.get(referent.name.value);
  if (!entry?.node.name) return undefined;
  return { origin, target: locationIn(place, entry.node), selection: locationIn(place, entry.node.name) };
}

function fileNamed(place: Place): Definition | undefined {
  const quoted = place.path.at(-1);
  const parent = place.path.at(-2);
  if (quoted?.kind !== 'quoted') return undefined;
  const path = parent?.kind === 'import' ? parent.path : parent?.kind === 'figures' ? parent.from : undefined;
  if (path !== quoted) return undefined;
  const { uri, inside } = pathTo(place.file.uri, quoted.value);
  if (!inside) return undefined;
  const whole = { uri, start: 0, end: 0 };
  return { origin: locationIn(place, quoted), target: whole, selection: whole };
}
