/** What a name at a place refers to: a declaration, a state of the register, or a built-in area. */
import type { AnyNode, Chunk, Name } from '../../grammar/index.ts';
import { type Day, today } from '../model/dates.ts';
import { type BuiltinArea, builtinAreas } from '../model/regions.ts';
import type { StateLookup } from '../model/register.ts';
import type { Site } from '../model/site.ts';
import { beginning } from '../model/treaty.ts';
import { type Named, type NamedKind, resolve, resolveName, stateOn, treatyNamed } from '../model/workspace.ts';
import { codeDay, type NameUse, usesOf } from '../rules/names.ts';
import type { Place } from './place.ts';

export type Referent =
  | { readonly kind: 'declared'; readonly name: Name; readonly site: Named; readonly isDeclaration: boolean }
  | { readonly kind: 'state'; readonly name: Name; readonly day: Day; readonly lookup: StateLookup }
  | { readonly kind: 'area'; readonly name: Name; readonly area: BuiltinArea };

const declaring: readonly NamedKind[] = [
  'trigger', 'obligation', 'right', 'recital', 'reservation', 'organ', 'area', 'group', 'burden', 'state', 'treaty',
  'figures', 'scenario',
]; // biome-ignore format: a list

/** What the name at a place refers to; `undefined` where there is no name or nothing bears it. */
export function referentAt(place: Place): Referent | undefined {
  const name = place.path.at(-1);
  if (name?.kind !== 'name') return undefined;
  const above = place.path.at(-2);
  if (above && declares(above, name)) {
    const site = { file: place.file, placed: place.placed, node: above } as Site<AnyNode> as Named;
    return { kind: 'declared', name, site, isDeclaration: true };
  }
  const use = namesIn(place.placed.chunk)
    .get(name.value)
    ?.find((each) => each.name === name)?.use;
  return use && referentOf(place, use, name);
}

/** A name as it stands in a reference: the whole of `Attack`, and both parts of `Treaty.Attack`. */
export interface Mentioned {
  readonly name: Name;
  readonly use: NameUse;
}

const mentioned = new WeakMap<Chunk, ReadonlyMap<string, readonly Mentioned[]>>();

/** The references in a chunk by how they are spelled; kept with the chunk, so that looking for a name parses nothing. */
export function namesIn(chunk: Chunk): ReadonlyMap<string, readonly Mentioned[]> {
  const known = mentioned.get(chunk);
  if (known) return known;
  const names = new Map<string, Mentioned[]>();
  for (const use of usesOf(chunk).names)
    for (const name of use.scope ? [use.scope, use.name] : [use.name]) {
      const same = names.get(name.value);
      if (same) same.push({ name, use });
      else names.set(name.value, [{ name, use }]);
    }
  mentioned.set(chunk, names);
  return names;
}

/** What a use refers to: what its place wants first, then whatever bears the name. `name` is the part asked about. */
export function referentOf(
  place: Pick<Place, 'workspace' | 'placed' | 'treaty'>,
  use: NameUse,
  name: Name,
): Referent | undefined {
  const { workspace } = place;
  const day = use.day ?? codeDay(place.placed.chunk) ?? today();
  const scope = { workspace, day, ...(place.treaty ? { treaty: place.treaty } : {}) };
  const declared = (site: Named | undefined): Referent | undefined =>
    site && { kind: 'declared', name, site, isDeclaration: false };
  if (use.scope === name) return declared(treatyNamed(workspace, name.value)?.site);
  if (use.scope) return declared(resolve(scope, { ...use.name, kind: 'qname', scope: use.scope, name }, declaring));
  const wanted = declared(resolveName(scope, name.value, use.kinds));
  if (wanted) return wanted;
  const area = builtinAreas.find((each) => each.name === name.value);
  if (area && use.kinds.includes('area')) return { kind: 'area', name, area };
  if (use.kinds.includes('state')) {
    const own = place.treaty?.treaty.partyBy.get(name.value);
    const joined = beginning(own?.memberships.find(({ what }) => what === 'joined')?.date);
    const lookup = stateOn(workspace, name.value, joined ?? day);
    if (lookup.kind !== 'unknown') return { kind: 'state', name, day: joined ?? day, lookup };
  }
  return declared(resolveName(scope, name.value, declaring)) ?? (area ? { kind: 'area', name, area } : undefined);
}

/** Whether the node declares the name. */
function declares(node: AnyNode, name: Name): boolean {
  return (declaring as readonly string[]).includes(node.kind) && (node as { name?: Name }).name === name;
}
