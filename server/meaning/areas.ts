/**
 * Whether a place lies in an area: the row `in AREA` of the table in docs/semantics.md.
 *
 * An area that says what it includes is closed for states' territory; areas within one parent lie apart; home territory
 * lies in the region of the state's Correlates of War number unless an area says otherwise.
 */
import type { AreaDecl, Place, SimplePlace, Territory } from '../../grammar/index.ts';
import type { Day } from '../model/dates.ts';
import type { ChunkIndex } from '../model/directory.ts';
import { builtinAreas } from '../model/regions.ts';
import { regionOf, type StateEntity } from '../model/register.ts';
import { isBuiltinArea, resolve } from '../model/workspace.ts';
import { callState, codeDayOf, type Judgement, judgeState, type Roles, type Scene } from './actors.ts';
import { remembered, together } from './cache.ts';
import { plainWords } from './kinds.ts';
import { compareTruth, type Truth } from './logic.ts';

/** An area: one of the built-in ones, or declared. */
export interface Area {
  readonly name: string;
  readonly node?: AreaDecl;
}

/** Where an event happened. */
export type PlaceFact = { readonly territoryOf: StateEntity } | { readonly area: Area } | { readonly quoted: string };

/** The place in words. */
export function sayPlace(place: PlaceFact, scene: Scene): string {
  if ('territoryOf' in place) return `the territory of ${callState(scene, place.territoryOf)}`;
  return 'area' in place ? place.area.name : `“${place.quoted}”`;
}

/** The area that a name means in a scene. */
export function areaNamed(scene: Scene, name: SimplePlace | { value: string }): Area | undefined {
  if ('kind' in name && name.kind === 'quoted') return areaTitled(scene, name.value);
  const found =
    'kind' in name && name.kind === 'qname'
      ? resolve({ workspace: scene.workspace, treaty: scene.treaty, day: codeDayOf(scene) }, name, ['area'])
      : undefined;
  const last = 'value' in name ? name.value : name.kind === 'qname' ? name.name?.value : undefined;
  if (last === undefined) return undefined;
  if (found?.node.kind === 'area') return { name: last, node: found.node };
  if (!('kind' in name)) {
    const own = scene.treaty?.treaty.names.get(last)?.find((clause) => clause.node.kind === 'area')?.node;
    const global = scene.workspace.globals.get(last)?.find((site) => site.node.kind === 'area')?.node;
    const node = own?.kind === 'area' ? own : global?.kind === 'area' ? global : undefined;
    if (node) return { name: last, node };
  }
  return isBuiltinArea(last) ? { name: last } : undefined;
}

/** Words in quotes that are the name or title of an area mean that area. */
function areaTitled(scene: Scene, words: string): Area | undefined {
  const owner = together(areaTitled, scene.treaty?.treaty);
  return remembered(scene.workspace, owner, words, () => findTitled(scene, words));
}

function findTitled(scene: Scene, words: string): Area | undefined {
  const plain = plainWords(words);
  const fits = (node: AreaDecl) =>
    node.name && (plainWords(node.name.value) === plain || (node.title && plainWords(node.title.value) === plain));
  for (const { node } of scene.treaty?.treaty.clauses ?? [])
    if (node.kind === 'area' && fits(node)) return { name: node.name?.value ?? words, node };
  const site = scene.workspace.find(areaTitles, plain).at(-1);
  if (site?.node.kind === 'area') return { name: site.node.name?.value ?? words, node: site.node };
  const name = builtinTitles.get(plain);
  return name === undefined ? undefined : { name };
}

const areaTitles: ChunkIndex = {
  keysOf: ({ declaration: node }) =>
    node?.kind === 'area' && node.name
      ? [plainWords(node.name.value), ...(node.title ? [plainWords(node.title.value)] : [])]
      : [],
};

const builtinTitles: ReadonlyMap<string, string> = new Map(
  builtinAreas.flatMap(({ name, title }) => [
    [plainWords(name), name],
    [plainWords(title), name],
  ]),
);

/** Whether the place lies where a clause says (`in A or "b"`, `in territory of X`). */
export function judgePlace(place: PlaceFact, where: Place, scene: Scene, day: Day, roles: Roles = {}): Judgement {
  if (where.territory) return inTerritory(place, where.territory, scene, day, roles, []);
  let best: Judgement | undefined;
  for (const simple of where.places) {
    const one = inSimple(place, simple, scene, day, []);
    if (!best || compareTruth(one.truth, best.truth) > 0) best = one;
  }
  return best ?? { truth: 'arguable', says: 'No place is named.', reason: 'unresolved' };
}

function inSimple(place: PlaceFact, simple: SimplePlace, scene: Scene, day: Day, inside: readonly Area[]): Answer {
  if (simple.kind === 'quoted' && 'quoted' in place && plainWords(place.quoted) === plainWords(simple.value))
    return { truth: 'met', says: `${sayPlace(place, scene)} is named.` };
  const area = areaNamed(scene, simple);
  if (area) return inArea(place, area, scene, day, inside);
  if (simple.kind === 'quoted')
    return 'territoryOf' in place && inside.length > 0
      ? { truth: 'not-met', says: `${sayPlace(place, scene)} is not “${simple.value}”.` }
      : open(place, `“${simple.value}”`, scene);
  return { truth: 'arguable', says: `Nothing says where ${simple.name?.value ?? 'that'} is.`, reason: 'unresolved' };
}

function open(place: PlaceFact, where: string, scene: Scene): Judgement {
  return { truth: 'arguable', says: `Nothing says whether ${sayPlace(place, scene)} lies in ${where}.` };
}

/** Whether the place lies in the area. */
export function inArea(place: PlaceFact, area: Area, scene: Scene, day: Day, inside: readonly Area[] = []): Answer {
  if (inside.length > areasInside || inside.some((each) => sameArea(each, area)))
    return { truth: 'arguable', says: `The area ${area.name} is explained by itself.`, reason: 'unresolved' };
  if (area.name === 'World') return { truth: 'met', says: 'Every place lies in the world.' };
  const judge = () => judgeArea(place, area, scene, day, [...inside, area]);
  if (inside.length > 0 || !('territoryOf' in place)) return judge();
  const owner = together(inArea, area.node ?? area.name, scene.treaty?.treaty);
  return remembered(scene.workspace, owner, `${day} ${place.territoryOf.id}`, judge);
}

/** So many areas that each include the next are followed: nobody draws more. */
const areasInside = 8;

/** An answer that also says whether the place is excluded in so many words. */
type Answer = Judgement & { readonly excluded?: true };

function sameArea(one: Area, two: Area): boolean {
  return one.name === two.name && one.node === two.node;
}

function judgeArea(place: PlaceFact, area: Area, scene: Scene, day: Day, inside: readonly Area[]): Answer {
  const where = sayPlace(place, scene);
  const resolved: PlaceFact = 'quoted' in place ? quotedArea(place, scene) : place;
  if ('area' in resolved && sameArea(resolved.area, area))
    return { truth: 'met', says: `${where} is the area itself.` };
  const lines = area.node?.lines ?? [];
  let cap: Truth = 'met';
  for (const line of lines) {
    if (!line.excludes) continue;
    const out = inLine(place, line, scene, day, inside);
    if (out.truth === 'met') return { truth: 'not-met', says: `${area.name} excludes ${where}.`, excluded: true };
    // what an exclusion leaves open can only be a part of the place: a state's territory stays, as the text names it apart
    if (out.truth === 'arguable' && !('territoryOf' in place) && !onlyUnrelated(place, line)) cap = 'arguable';
  }
  let best: Judgement | undefined;
  let closed = false;
  let excluded: Answer | undefined;
  for (const line of lines) {
    if (line.excludes) continue;
    closed = true;
    const one = inLine(place, line, scene, day, inside);
    if (one.excluded) excluded = one;
    if (!best || compareTruth(one.truth, best.truth) > 0) best = one;
  }
  if (best?.truth === 'met') {
    if (cap === 'arguable') return { truth: 'arguable', says: `${where} may lie in what ${area.name} excludes.` };
    return { truth: 'met', says: `${area.name} includes ${where}.` };
  }
  // what an included area excludes is not in, unless another line includes it
  if (excluded) return excluded;
  const chain = byWithin(resolved, area, scene, where);
  if (chain && chain.truth !== 'arguable') return chain;
  if (best?.truth === 'arguable') return best;
  if (closed && 'territoryOf' in resolved)
    return { truth: 'not-met', says: `${where} is not among what ${area.name} includes.` };
  if (closed && 'area' in resolved) {
    const parts = partsInside(resolved.area, area, scene, day, inside);
    if (parts) return parts;
    if (chain) return chain;
    return { truth: 'not-met', says: `${where} is not among what ${area.name} includes.` };
  }
  // a sea or a strait that another area includes says nothing of states' territory: there that area is closed
  if ('territoryOf' in resolved && inside.length > 1 && !area.node?.within && !isBuiltinArea(area.name))
    return { truth: 'not-met', says: `${where} is not ${area.name}.` };
  return chain ?? open(place, area.name, scene);
}

/** Quoted words of an exclusion say nothing of other quoted words or areas. */
function onlyUnrelated(place: PlaceFact, line: AreaDecl['lines'][number]): boolean {
  return !line.territory && line.places.every((each) => each.kind === 'quoted') && !('territoryOf' in place);
}

function quotedArea(place: { quoted: string }, scene: Scene): PlaceFact {
  const area = areaTitled(scene, place.quoted);
  return area ? { area } : place;
}

function inLine(
  place: PlaceFact,
  line: AreaDecl['lines'][number],
  scene: Scene,
  day: Day,
  inside: readonly Area[],
): Answer {
  if (line.territory) return inTerritory(place, line.territory, scene, day, {}, inside);
  let best: Answer = { truth: 'not-met', says: '' };
  let excluded: Answer | undefined;
  for (const simple of line.places) {
    const one = inSimple(place, simple, scene, day, inside);
    if (one.excluded) excluded = one;
    if (compareTruth(one.truth, best.truth) > 0) best = one;
  }
  return best.truth !== 'met' && excluded ? excluded : best;
}

function inTerritory(
  place: PlaceFact,
  territory: Territory,
  scene: Scene,
  day: Day,
  roles: Roles,
  inside: readonly Area[],
): Judgement {
  if (!territory.of) return { truth: 'arguable', says: 'No state is named.', reason: 'unresolved' };
  if (!('territoryOf' in place)) {
    const area = 'quoted' in place ? quotedArea(place, scene) : place;
    // an area that lies wholly elsewhere is no part of those territories; else nobody has related the two
    const apart =
      'area' in area &&
      territory.within.length > 0 &&
      territory.within.every((name) => {
        const region = areaNamed(scene, name);
        return region && inArea(area, region, scene, day, inside).truth === 'not-met';
      });
    if (apart) return { truth: 'not-met', says: `${sayPlace(place, scene)} lies elsewhere.` };
    return open(place, 'that territory', scene);
  }
  const state = place.territoryOf;
  const owner = judgeState(territory.of, state, scene, day, roles);
  if (owner.truth === 'not-met' || territory.within.length === 0) return owner;
  let best: Judgement | undefined;
  for (const name of territory.within) {
    const region = areaNamed(scene, name);
    const one = region
      ? inArea(place, region, scene, day, inside)
      : ({ truth: 'arguable', says: `Nothing says where ${name.name?.value} is.`, reason: 'unresolved' } as const);
    if (!best || compareTruth(one.truth, best.truth) > 0) best = one;
  }
  return best && compareTruth(best.truth, owner.truth) < 0 ? best : owner;
}

/** What follows from `within`: inside, apart, or wider. */
function byWithin(place: PlaceFact, area: Area, scene: Scene, where: string): Judgement | undefined {
  const target = chainOf(area, scene);
  if ('territoryOf' in place) {
    const region = regionOf(place.territoryOf);
    if (region === undefined) return undefined;
    const own = ['World', region];
    if (isBuiltinArea(area.name) && area.name === region) return { truth: 'met', says: `${where} lies in ${region}.` };
    return apart(own, target, where, area.name);
  }
  if (!('area' in place)) return undefined;
  const own = chainOf(place.area, scene);
  if (own.includes(area.name)) return { truth: 'met', says: `${where} lies within ${area.name}.` };
  if (target.includes(place.area.name))
    return { truth: 'arguable', says: `${where} is wider than ${area.name}: it does not say where in it.` };
  return apart(own, target, where, area.name);
}

/** From the world downwards, the area itself last; built-in regions lie in the world even where they are declared again. */
function chainOf(area: Area, scene: Scene): string[] {
  const chain: string[] = [];
  let at: Area | undefined = area;
  while (at && chain.length <= areasInside && !chain.includes(at.name)) {
    chain.unshift(at.name);
    const parent: string | undefined =
      at.node?.within?.value ?? builtinAreas.find((each) => each.name === at?.name)?.within;
    at = parent === undefined ? undefined : areaNamed(scene, { value: parent });
  }
  return chain;
}

/** Two chains that part below a common parent lie apart. */
function apart(own: readonly string[], target: readonly string[], where: string, name: string): Judgement | undefined {
  if (own[0] !== target[0]) return undefined;
  let at = 0;
  while (at < own.length && at < target.length && own[at] === target[at]) at++;
  if (at === own.length || at === target.length) return undefined;
  return {
    truth: 'not-met',
    says: `${where} lies in ${own[at]}, and ${target[at] === name ? name : `${name} in ${target[at]}`}: both are within ${own[at - 1]} and lie apart.`,
  };
}

/** An area that says what it includes lies in another as far as those parts do. */
function partsInside(part: Area, area: Area, scene: Scene, day: Day, inside: readonly Area[]): Judgement | undefined {
  const includes = (part.node?.lines ?? []).filter((line) => !line.excludes);
  if (includes.length === 0 || inside.length > areasInside || inside.some((each) => sameArea(each, part)))
    return undefined;
  const within = [...inside, part];
  const truths: Truth[] = [];
  for (const line of includes) {
    if (line.territory) return { truth: 'arguable', says: `${part.name} and ${area.name} may overlap.` };
    for (const simple of line.places) {
      const inner = areaNamed(scene, simple);
      const place: PlaceFact | undefined = inner
        ? { area: inner }
        : simple.kind === 'quoted'
          ? { quoted: simple.value }
          : undefined;
      if (place && inner && inside.some((each) => sameArea(each, inner))) truths.push('met');
      else if (place) truths.push(judgeArea(place, area, scene, day, within).truth);
    }
  }
  if (truths.every((truth) => truth === 'met'))
    return { truth: 'met', says: `${area.name} includes all of ${part.name}.` };
  if (truths.every((truth) => truth === 'not-met')) return undefined;
  return { truth: 'arguable', says: `Only a part of ${part.name} lies in ${area.name}.` };
}
