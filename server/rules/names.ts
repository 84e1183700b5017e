/** Every place in a chunk that refers to something by name, and what may stand there. */
import type { AnyNode, Chunk, Name, QName, Quoted } from '../../grammar/index.ts';
import { allWithin } from '../../grammar/index.ts';
import { plainWords } from '../meaning/kinds.ts';
import { UNDATED } from '../meaning/life.ts';
import { type Day, lastDay } from '../model/dates.ts';
import { isStateCode, type StateLookup } from '../model/register.ts';
import { beginning, readDate, treatyOf } from '../model/treaty.ts';
import {
  type Global,
  globalNamed,
  isBuiltinArea,
  type NamedKind,
  type PlacedTreaty,
  resolve,
  stateOn,
  type Workspace,
} from '../model/workspace.ts';

/** A reference by name. */
export interface NameUse {
  /** The name itself; of `Treaty.Name` both parts. */
  readonly at: Name | QName;
  readonly scope?: Name;
  readonly name: Name;
  /** What it may refer to. `state` is a code of the register as well as a declared state. */
  readonly kinds: readonly NamedKind[];
  /** What is wanted there, for messages: "a trigger". */
  readonly wanted: string;
  /** The day on which a state's code is read, where the place itself says one. */
  readonly day?: Day;
  /** Whether the place introduces what it names: a party's entry among the parties. */
  readonly introduces: boolean;
}

export interface Uses {
  readonly names: readonly NameUse[];
  /** Words in quotes that the title of a group or area may settle, as {@link plainWords} compares them. */
  readonly titles: ReadonlySet<string>;
}

const clauses = ['obligation', 'right', 'recital', 'reservation', 'trigger', 'burden', 'organ'] as const;
const collections = ['group', 'treaty', 'organ'] as const;

const kept = new WeakMap<Chunk, Uses>();

/** The references in a chunk, in the order of the text. */
export function usesOf(chunk: Chunk): Uses {
  let uses = kept.get(chunk);
  if (!uses) {
    const names: NameUse[] = [];
    const titles = new Set<string>();
    if (chunk.declaration) for (const { node } of allWithin(chunk.declaration)) collect(node, names, titles);
    names.sort((one, two) => one.at.start - two.at.start);
    uses = { names, titles };
    kept.set(chunk, uses);
  }
  return uses;
}

function collect(node: AnyNode, names: NameUse[], titles: Set<string>): void {
  const use = (at: Name | QName | undefined, kinds: readonly NamedKind[], wanted: string, day?: Day) => {
    if (!at) return;
    const name = at.kind === 'qname' ? at.name : at;
    if (name)
      names.push({
        at,
        name,
        ...(at.kind === 'qname' && at.scope ? { scope: at.scope } : {}),
        kinds,
        wanted,
        day,
        introduces: node.kind === 'party',
      });
  };
  const title = (text: Quoted | undefined) => {
    if (text) titles.add(plainWords(text.value));
  };
  const places = (all: readonly (QName | Quoted)[]) => {
    for (const place of all) {
      if (place.kind === 'quoted') title(place);
      else use(place, ['area'], 'an area');
    }
  };
  switch (node.kind) {
    case 'state-line':
      use(node.of, ['state'], 'a state', node.date ? beginning(readDate(node.date)) : undefined);
      break;
    case 'group':
      for (const member of node.members) use(member, ['state', 'group'], 'a state or group');
      break;
    case 'area':
      use(node.within, ['area'], 'an area');
      break;
    case 'area-line':
    case 'place':
      places(node.places);
      break;
    case 'territory':
      places(node.within);
      break;
    case 'head':
      use(node.name, ['treaty'], 'a treaty');
      break;
    case 'term':
      use(node.whileTreaty, ['treaty'], 'a treaty');
      break;
    case 'supersedes':
      use(node.name, ['treaty'], 'a treaty');
      break;
    case 'subject-to':
      if (node.to?.kind === 'qname') use(node.to, ['treaty', ...clauses], 'a treaty or clause');
      break;
    case 'disputes':
      for (const organ of node.organs) use(organ, ['organ'], 'an organ');
      break;
    case 'withdrawal':
      if (node.to?.kind === 'qname') use(node.to, ['state', 'organ'], 'a state or organ');
      break;
    case 'party': {
      const joined = node.memberships.find((each) => each.what === 'joined')?.date;
      use(node.name, ['state'], 'a state', joined ? beginning(readDate(joined)) : undefined);
      break;
    }
    case 'suspension':
      use(node.of, ['state', 'treaty', 'group', ...clauses], 'a party or clause');
      break;
    case 'reference':
      use(node.name, ['trigger'], 'a trigger');
      break;
    case 'event-part':
      use(node.decided?.name, ['trigger'], 'a trigger');
      break;
    case 'actor':
      if (node.form === 'name') use(node.name, ['state', ...collections], 'a state, group or organ');
      else use(node.name, collections, 'a group or treaty');
      title(node.text);
      break;
    case 'reservation':
      use(node.to, clauses, 'a clause');
      break;
    case 'modifier':
      use(node.name, ['organ'], 'an organ');
      break;
    case 'basis':
      use(node.from, ['figures'], 'figures');
      break;
    case 'share':
      use(node.party, ['state'], 'a state');
      break;
    case 'row':
      use(node.name, ['state'], 'a state');
      break;
    case 'scenario':
      for (const treaty of node.under) use(treaty, ['treaty', ...clauses], 'a treaty');
      break;
    case 'assume':
      for (const name of node.names) use(name, ['state'], 'a state');
      break;
    case 'expect':
      use(node.subject, ['state', 'trigger', ...collections], 'a state or trigger');
      use(node.under, ['treaty', ...clauses], 'a clause or treaty');
      use(node.and, ['treaty', ...clauses], 'a clause or treaty');
      break;
  }
}

/** The day on which a chunk's codes are read, as far as the chunk says one. A treaty always has one. */
export function codeDay(chunk: Chunk): Day | undefined {
  const treaty = treatyOf(chunk);
  if (treaty) return beginning(treaty.signed) ?? beginning(treaty.concluded) ?? beginning(treaty.inForce) ?? UNDATED;
  const node = chunk.declaration;
  if (node?.kind === 'scenario' && node.on) return beginning(readDate(node.on));
  if (node?.kind === 'figures' && node.year) {
    const year = Number(node.year.value);
    return Number.isInteger(year) && year > 0 && year < 10000 ? lastDay({ year }) : undefined;
  }
  return undefined;
}

export type Found =
  | { readonly kind: 'found' }
  | { readonly kind: 'unknown' }
  /** Nothing of the kinds wanted, but something else of that name. */
  | { readonly kind: 'other'; readonly is: string }
  | { readonly kind: 'ambiguous'; readonly lookup: Extract<StateLookup, { kind: 'ambiguous' }> };

const kindWords: Readonly<Partial<Record<NamedKind, string>>> = {
  area: 'an area',
  burden: 'a burden',
  figures: 'figures',
  group: 'a group',
  obligation: 'an obligation',
  organ: 'an organ',
  recital: 'a recital',
  reservation: 'a reservation',
  right: 'a right',
  scenario: 'a scenario',
  state: 'a state',
  treaty: 'a treaty',
  trigger: 'a trigger',
};

const everyKind = Object.keys(kindWords) as NamedKind[];

/** What a name refers to. `own` is the day on which the chunk's codes are read; without one, a code of several meanings passes. */
export function lookUp(
  workspace: Workspace,
  treaty: PlacedTreaty | undefined,
  use: NameUse,
  own: Day | undefined,
): Found {
  const day = use.day ?? own;
  const scope = { workspace, treaty, day: day ?? 0 };
  const name: QName = { kind: 'qname', start: use.at.start, end: use.at.end, name: use.name, scope: use.scope };
  if (resolve(scope, name, use.kinds)) return { kind: 'found' };
  const wantsState = use.kinds.includes('state') && !use.scope;
  const code = use.name.value;
  // A party's own code is settled where the party is listed.
  if (wantsState && use.wanted !== 'a state' && isParty(treaty, code)) return { kind: 'found' };
  if (!use.scope && use.kinds.includes('area') && isBuiltinArea(code)) return { kind: 'found' };
  if (wantsState) {
    if (day === undefined) {
      if (isStateCode(code)) return { kind: 'found' };
    } else {
      const lookup = stateOn(workspace, code, day);
      if (lookup.kind === 'state') return { kind: 'found' };
      if (lookup.kind === 'ambiguous') return { kind: 'ambiguous', lookup };
    }
  }
  const other = resolve(scope, name, everyKind);
  if (other) return { kind: 'other', is: kindWords[other.node.kind] ?? 'something else' };
  if (!use.scope && !wantsState && (isStateCode(code) || globalNamed(workspace, code, 'state')))
    return { kind: 'other', is: 'a state' };
  if (!use.scope && isBuiltinArea(code)) return { kind: 'other', is: 'an area' };
  return { kind: 'unknown' };
}

function isParty(treaty: PlacedTreaty | undefined, code: string): boolean {
  return treaty?.treaty.partyBy.has(code) ?? false;
}

/** Every name of the kinds wanted that could stand in a chunk's place, but for the register's codes. */
export function namesOfKinds(
  workspace: Workspace,
  treaty: PlacedTreaty | undefined,
  kinds: readonly NamedKind[],
): Set<string> {
  const names = new Set<string>();
  const wanted: ReadonlySet<string> = new Set(kinds);
  for (const [name, clauses] of treaty?.treaty.names ?? [])
    if (clauses.some((clause) => wanted.has(clause.node.kind))) names.add(name);
  for (const kind of wanted) for (const name of workspace.namesOf(kind as Global['kind'])) names.add(name);
  return names;
}
