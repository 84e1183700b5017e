/**
 * Whom the actors of a clause mean: a question put state by state, answered in three values with the reason.
 *
 * Codes are read on the date of the text (its `codeDay`), membership on the day asked about.
 */
import type { Actor, Actors, GroupDecl, Name, QName, StateDecl } from '../../grammar/index.ts';
import { type Day, sayDay } from '../model/dates.ts';
import type { ChunkIndex } from '../model/directory.ts';
import { codesOf, type StateEntity } from '../model/register.ts';
import {
  byKind,
  declaredState,
  type Named,
  type PlacedTreaty,
  resolve,
  resolveName,
  stateOn,
  treatyNamed,
  type Workspace,
} from '../model/workspace.ts';
import type { SourceId } from '../theory/sources.ts';
import { remembered } from './cache.ts';
import { type Gap, plainWords, sameWords } from './kinds.ts';
import { partyTable, readingDay } from './life.ts';
import { and, compareTruth, not, type Truth } from './logic.ts';

/** Where actors are read: in a treaty's clause, or (without one) in a scenario. */
export interface Scene {
  readonly workspace: Workspace;
  readonly treaty?: PlacedTreaty;
  /** The day on which codes are read; a treaty's own reading day if left out. */
  readonly codeDay?: Day;
}

/** Whom the words `that party`, `victim` and `aggressor` mean. */
export interface Roles {
  readonly thatParty?: StateEntity;
  readonly victim?: StateEntity;
  readonly aggressor?: readonly StateEntity[];
  /** `any party` stands for itself here and not for `that party` (in `determined by`, in an organ's members). */
  readonly anyPartyFree?: true;
}

/** Somebody of whom an event says that it acted or suffered. */
export type ActorFact =
  | { readonly state: StateEntity }
  /** No state, by its words: `"Al-Qaida"`. */
  | { readonly nonState: string }
  /** Some state of a class, by its words: `any state "European Power"`. */
  | { readonly someOf: string };

/** An answer with its reason. */
export interface Judgement {
  readonly truth: Truth;
  readonly says: string;
  /** What kind of question is open: a class that nobody listed, a membership, a name that means nothing. */
  readonly reason?: 'class' | 'membership' | 'unresolved' | 'role';
  /** Open only because the event does not say (or, for a kind, because nobody had yet said so). */
  readonly gap?: Gap;
  readonly source?: SourceId;
}

/** The day on which a scene's codes are read. */
export function codeDayOf(scene: Scene): Day {
  return scene.codeDay ?? (scene.treaty ? readingDay(scene.workspace, scene.treaty) : 0);
}

/** Names as one says them: the code that means the state on that day. */
export function nameState(state: StateEntity, day: Day): string {
  let labels = labelsOf.get(state);
  if (!labels) {
    labels = new Map();
    labelsOf.set(state, labels);
  }
  let label = labels.get(day);
  if (label === undefined) {
    const code = codesOf(state, day);
    label = code.startsWith('declared:') ? code.slice('declared:'.length) : code;
    // treaties have their own days, a page asks for few
    if (labels.size >= 64) labels.clear();
    labels.set(day, label);
  }
  return label;
}
const labelsOf = new WeakMap<StateEntity, Map<Day, string>>();

/** What a treaty or a scenario calls a state: by the code that the workspace declares for it, else by the register's. */
export function callState(scene: Scene, state: StateEntity): string {
  const day = codeDayOf(scene);
  return declaredCodes(scene.workspace, day).get(state.id) ?? nameState(state, day);
}

/** The codes that `state` declarations give to states of the register. */
function declaredCodes(workspace: Workspace, day: Day): ReadonlyMap<string, string> {
  return remembered(workspace, declaredCodes, day, () => {
    const codes = new Map<string, string>();
    for (const node of describingNodes(workspace)) {
      const { id } = declaredState(node, day);
      if (node.name && !codes.has(id)) codes.set(id, node.name.value);
    }
    return codes;
  });
}

/** The `state` declarations that speak of a state of the register. Any other is called as it is declared, on every day. */
function describingNodes(workspace: Workspace): readonly StateDecl[] {
  return remembered(workspace, describingNodes, '', () =>
    workspace
      .find(byKind, 'state')
      .flatMap(({ node }) =>
        node.kind === 'state' && node.name && node.lines.some(({ what }) => what === 'cow' || what === 'iso')
          ? node
          : [],
      ),
  );
}

const single = new WeakMap<Actor, Actors>();

/** One actor as actors: the same object each time, since what is read of actors is kept by their node. */
export function alone(actor: Actor): Actors {
  let actors = single.get(actor);
  if (!actors) {
    actors = { kind: 'actors', items: [actor], except: [], start: actor.start, end: actor.end };
    single.set(actor, actors);
  }
  return actors;
}

// ---------- names resolved ----------

type Item =
  | {
      is: 'set';
      states: ReadonlyMap<string, { state: StateEntity; codeDay: Day }>;
      treaty?: PlacedTreaty;
      label: string;
    }
  | { is: 'any-state' | 'third'; words?: string; settled?: ReadonlySet<string>; settledBy?: string }
  | { is: 'party' | 'other' | 'that' | 'victim' | 'aggressor' }
  | { is: 'quoted'; words: string; settled?: ReadonlySet<string>; settledBy?: string }
  | { is: 'unknown'; label: string };

/** One item with what `at least`, `all`, `each` ask of it. */
interface Part {
  readonly item: Item;
  /** How many distinct ones are asked for, if more than some one; `all` for all of them. */
  readonly count?: number | 'all';
}

/** Actors with their names resolved: made once per workspace. */
export interface Reading {
  readonly parts: readonly Part[];
  readonly except: readonly Part[];
  /** Joined by `and`: jointly. */
  readonly jointly: boolean;
  /** As the text has it. */
  readonly words: string;
}

/** Resolves the names of actors. */
export function readActors(actors: Actors, scene: Scene): Reading {
  // an area of its own file is read anew for each treaty that uses it: codes and groups may mean others there
  return remembered(scene.workspace, scene.treaty?.treaty ?? readActors, actors, () => ({
    parts: actors.items.map((each) => readActor(each, scene)),
    except: actors.except.map((each) => readActor(each, scene)),
    jointly: actors.joined === 'and' && actors.items.length > 1,
    words: scene.treaty ? wordsOf(scene.treaty, actors) : '',
  }));
}

function wordsOf(placed: PlacedTreaty, node: { start: number; end: number }): string {
  return placed.treaty.chunk.text.slice(node.start, node.end).trim().replace(/\s+/g, ' ');
}

function readActor(actor: Actor, scene: Scene): Part {
  switch (actor.form) {
    case 'each-party':
    case 'any-party':
    case 'no-party':
      return { item: { is: 'party' } };
    case 'all-parties':
      return { item: { is: 'party' }, count: 'all' };
    case 'other-party':
    case 'other-parties':
      return { item: { is: 'other' } };
    case 'that-party':
      return { item: { is: 'that' } };
    case 'victim':
      return { item: { is: 'victim' } };
    case 'aggressor':
      return { item: { is: 'aggressor' } };
    case 'any-state':
      return { item: { is: 'any-state', ...classOf(actor.text?.value, scene) } };
    case 'any-third-state':
      return { item: { is: 'third', ...classOf(actor.text?.value, scene) } };
    case 'any-of':
    case 'each-of':
    case 'name':
      return { item: readName(actor.name, scene) };
    case 'all-of':
      return { item: readName(actor.name, scene), count: 'all' };
    case 'at-least': {
      const count = Number(actor.count?.value ?? 1);
      if (actor.counted === 'parties') return { item: { is: 'party' }, count };
      if (actor.counted === 'states') return { item: { is: 'any-state' }, count };
      if (actor.counted === 'third-states') return { item: { is: 'third' }, count };
      return { item: readName(actor.name, scene), count };
    }
    case 'quoted':
      return { item: { is: 'quoted', words: actor.text?.value ?? '', ...settlement(actor.text?.value ?? '', scene) } };
    default:
      return { item: { is: 'unknown', label: 'what stands here' } };
  }
}

function classOf(words: string | undefined, scene: Scene) {
  return words === undefined ? {} : { words, ...settlement(words, scene) };
}

/** Who belongs to a class in quotes: the members of a group whose title is those words. */
function settlement(words: string, scene: Scene): { settled?: ReadonlySet<string>; settledBy?: string } {
  const group = groupTitled(scene, words);
  if (!group) return {};
  const settled = new Set<string>();
  for (const { state } of membersOfGroup(group, scene).values()) settled.add(state.id);
  return { settled, settledBy: group.name?.value ?? words };
}

/** The group that settles a class in quotes: of the treaty first, then of the workspace. */
export function groupTitled(scene: Scene, words: string): GroupDecl | undefined {
  const plain = plainWords(words);
  const own = scene.treaty?.treaty.clauses.find(
    ({ node }) => node.kind === 'group' && node.title && plainWords(node.title.value) === plain,
  )?.node;
  if (own?.kind === 'group') return own;
  const node = plain === '' ? undefined : scene.workspace.find(groupTitles, plain)[0]?.node;
  return node?.kind === 'group' ? node : undefined;
}

const groupTitles: ChunkIndex = {
  keysOf: ({ declaration: node }) =>
    node?.kind === 'group' && node.name && node.title ? [plainWords(node.title.value)] : [],
};

const actorKinds = ['group', 'treaty', 'organ', 'state'] as const;

function readName(name: QName | undefined, scene: Scene): Item {
  const last = name?.name?.value;
  if (last === undefined) return { is: 'unknown', label: 'what stands here' };
  const codeDay = codeDayOf(scene);
  const named = resolve({ workspace: scene.workspace, treaty: scene.treaty, day: codeDay }, name, actorKinds);
  const item = named ? readNamed(named, scene, last, name?.scope?.value) : undefined;
  if (item) return item;
  const lookup = stateOn(scene.workspace, last, codeDay);
  if (lookup.kind === 'state')
    return { is: 'set', states: new Map([[lookup.state.id, { state: lookup.state, codeDay }]]), label: last };
  return { is: 'unknown', label: last };
}

function readNamed(named: Named, scene: Scene, label: string, scope?: string): Item | undefined {
  const { node } = named;
  if (node.kind === 'group') return { is: 'set', states: membersOfGroup(node, scene), label };
  if (node.kind === 'treaty') {
    const treaty = treatyNamed(scene.workspace, label);
    return treaty ? { is: 'set', states: new Map(), treaty, label } : undefined;
  }
  if (node.kind === 'organ') {
    const treaty = scope === undefined ? scene.treaty : treatyNamed(scene.workspace, scope);
    const all = !node.members || node.members.items.some((each) => each.form === 'all-parties');
    if (all && treaty) return { is: 'set', states: new Map(), treaty, label };
    const states = new Map<string, { state: StateEntity; codeDay: Day }>();
    const inner: Scene = { workspace: scene.workspace, treaty: treaty ?? scene.treaty };
    for (const { item } of node.members ? readActors(node.members, inner).parts : [])
      if (item.is === 'set') for (const [id, each] of item.states) states.set(id, each);
    return { is: 'set', states, label };
  }
  return undefined;
}

/**
 * The states of a group, each code read where the group is used, in the order of the text; groups in it are opened,
 * once each. Not by recursion: groups may stand in one another deeper than the stack.
 */
export function membersOfGroup(group: GroupDecl, scene: Scene): Map<string, { state: StateEntity; codeDay: Day }> {
  const codeDay = codeDayOf(scene);
  const scope = { workspace: scene.workspace, treaty: scene.treaty, day: codeDay };
  const states = new Map<string, { state: StateEntity; codeDay: Day }>();
  const opened = new Set<GroupDecl>([group]);
  const left: Name[] = [...group.members].reverse();
  for (let name = left.pop(); name; name = left.pop()) {
    const inner = resolveName(scope, name.value, ['group'])?.node;
    if (inner?.kind === 'group') {
      if (!opened.has(inner)) for (const member of [...inner.members].reverse()) left.push(member);
      opened.add(inner);
      continue;
    }
    const lookup = stateOn(scene.workspace, name.value, codeDay);
    if (lookup.kind === 'state') states.set(lookup.state.id, { state: lookup.state, codeDay });
  }
  return states;
}

// ---------- questions ----------

/** Whether a state is among the actors on a day. `except` is "and not". */
export function judgeState(actors: Actors, state: StateEntity, scene: Scene, day: Day, roles: Roles = {}): Judgement {
  const reading = readActors(actors, scene);
  return judgeAmong(reading, reading.parts, state, scene, day, roles);
}

/** As {@link judgeState}, for some of the parts (those of one requirement). */
function judgeAmong(
  reading: Reading,
  parts: readonly Part[],
  state: StateEntity,
  scene: Scene,
  day: Day,
  roles: Roles,
): Judgement {
  let best: Judgement | undefined;
  for (const { item } of parts) {
    const one = judgeItem(item, state, scene, day, roles);
    if (!best || compareTruth(one.truth, best.truth) > 0) best = one;
    if (best.truth === 'met') break;
  }
  if (!best) return { truth: 'arguable', says: 'Nobody is named here.', reason: 'unresolved' };
  if (parts.length > 1 && best.truth === 'not-met')
    best = new Judged('not-met', () => `${callState(scene, state)} is not among ${reading.words}.`);
  for (const { item } of reading.except) {
    const out = judgeItem(item, state, scene, day, roles);
    if (out.truth === 'not-met') continue;
    const truth = and(best.truth, not(out.truth));
    if (truth !== best.truth)
      best = {
        ...out,
        truth,
        says:
          truth === 'not-met'
            ? `${callState(scene, state)} is excepted.`
            : `Whether it is excepted is open: ${out.says}`,
      };
  }
  return best;
}

function judgeItem(item: Item, state: StateEntity, scene: Scene, day: Day, roles: Roles): Judgement {
  const name = () => callState(scene, state);
  switch (item.is) {
    case 'set':
      if (item.treaty) return judgeParty(state, scene, item.treaty, day);
      return item.states.has(state.id)
        ? new Judged('met', () =>
            item.label === name() ? `${name()} is named.` : `${name()} is one of ${item.label}.`,
          )
        : new Judged('not-met', () => `${name()} is not ${item.states.size > 1 ? 'one of ' : ''}${item.label}.`);
    case 'any-state':
      return item.words === undefined
        ? new Judged('met', () => `${name()} is a state.`)
        : judgeClass(item, item.words, name, state);
    case 'third': {
      const party = judgeParty(state, scene, scene.treaty, day);
      if (party.truth === 'met') return new Judged('not-met', () => party.says);
      const third: Judgement =
        party.truth === 'arguable' ? party : new Judged('met', () => `${name()} is no party to the treaty.`);
      if (item.words === undefined) return third;
      const inClass = judgeClass(item, item.words, name, state);
      return compareTruth(inClass.truth, third.truth) <= 0 ? inClass : third;
    }
    case 'party': {
      const party = judgeParty(state, scene, scene.treaty, day);
      const { thatParty } = roles;
      // of a state that is no party at all, that is the reason to give
      if (party.truth === 'not-met' || !thatParty || roles.anyPartyFree || thatParty.id === state.id) return party;
      return new Judged('not-met', () => `${name()} is not ${callState(scene, thatParty)}.`);
    }
    case 'other':
      if (roles.thatParty?.id === state.id) return new Judged('not-met', () => `${name()} is that party itself.`);
      return judgeParty(state, scene, scene.treaty, day);
    case 'that': {
      const { thatParty } = roles;
      if (!thatParty) return unbound('that party');
      return thatParty.id === state.id
        ? judgeParty(state, scene, scene.treaty, day)
        : new Judged('not-met', () => `${name()} is not ${callState(scene, thatParty)}.`);
    }
    case 'victim':
      if (!roles.victim) return unbound('victim');
      return roles.victim.id === state.id
        ? new Judged('met', () => `${name()} is the victim.`)
        : new Judged('not-met', () => `${name()} is not the victim.`);
    case 'aggressor':
      if (!roles.aggressor || roles.aggressor.length === 0) return unbound('aggressor');
      return roles.aggressor.some((each) => each.id === state.id)
        ? new Judged('met', () => `${name()} is the aggressor.`)
        : new Judged('not-met', () => `${name()} is not the aggressor.`);
    case 'quoted':
      return judgeClass(item, item.words, name, state);
    default:
      return { truth: 'arguable', says: `Nothing says who ${item.label} is.`, reason: 'unresolved' };
  }
}

/** A judgement that is put into words when somebody reads them: most are asked only for what is true. */
class Judged implements Judgement {
  readonly truth: Truth;
  readonly reason?: Judgement['reason'];
  readonly #say: () => string;

  constructor(truth: Truth, say: () => string, reason?: Judgement['reason']) {
    this.truth = truth;
    this.#say = say;
    if (reason) this.reason = reason;
  }

  get says(): string {
    return this.#say();
  }
}

function unbound(role: string): Judgement {
  return { truth: 'arguable', says: `No earlier part says who the ${role} is.`, reason: 'role', gap: 'unsaid' };
}

function judgeClass(
  item: { settled?: ReadonlySet<string>; settledBy?: string },
  words: string,
  name: () => string,
  state: StateEntity,
): Judgement {
  if (!item.settled)
    return new Judged(
      'arguable',
      () => `Whether ${name()} is a “${words}” is open: no group of that title lists them.`,
      'class',
    );
  return item.settled.has(state.id)
    ? new Judged('met', () => `${name()} is a “${words}” (group ${item.settledBy}).`)
    : new Judged('not-met', () => `${name()} is no “${words}” (group ${item.settledBy}).`);
}

function judgeParty(state: StateEntity, scene: Scene, treaty: PlacedTreaty | undefined, day: Day): Judgement {
  if (!treaty) return { truth: 'arguable', says: 'There is no treaty here to be a party of.', reason: 'unresolved' };
  const name = () => callState(scene, state);
  const party = partyTable(scene.workspace, treaty, day).get(state.id);
  if (!party) return new Judged('not-met', () => `${name()} is no party to ${treaty.treaty.name}.`);
  if (party.standing === 'suspended')
    return new Judged(
      'arguable',
      () => `The membership of ${name()} in ${treaty.treaty.name} is suspended on ${sayDay(day)}.`,
      'membership',
    );
  return new Judged('met', () => `${name()} is a party to ${treaty.treaty.name}.`);
}

/** Whether what an event says of somebody – a state, no state, some state of a class – fits the actors. */
export function judgeFact(actors: Actors, fact: ActorFact, scene: Scene, day: Day, roles: Roles = {}): Judgement {
  if ('state' in fact) return judgeState(actors, fact.state, scene, day, roles);
  const { parts, words } = readActors(actors, scene);
  if ('nonState' in fact) {
    for (const { item } of parts)
      if (item.is === 'quoted' && sameWords(item.words, fact.nonState))
        return { truth: 'met', says: `“${fact.nonState}” is named.` };
    return { truth: 'not-met', says: `“${fact.nonState}” is no state, and not ${words}.` };
  }
  for (const { item } of parts) {
    if ((item.is === 'any-state' || item.is === 'third' || item.is === 'quoted') && item.words !== undefined)
      if (sameWords(item.words, fact.someOf)) return { truth: 'met', says: `The event says: a “${fact.someOf}”.` };
    if (item.is === 'any-state' && item.words === undefined) return { truth: 'met', says: 'It is a state.' };
  }
  return { truth: 'arguable', gap: 'unsaid', says: `The event does not say which “${fact.someOf}”.` };
}

/** One thing that jointly named actors ask for: `count` distinct ones among some of the items. */
export interface Requirement {
  readonly count: number | 'all';
  readonly judge: (state: StateEntity, day: Day, roles: Roles) => Judgement;
}

/** What actors ask for together: nothing where any one of them is enough (a list joined by `or`, `any of`). */
export function requirementsOf(actors: Actors, scene: Scene): readonly Requirement[] {
  const reading = readActors(actors, scene);
  if (!reading.jointly && !reading.parts.some((part) => part.count !== undefined)) return [];
  const groups = reading.jointly ? reading.parts.map((part) => [part]) : [reading.parts];
  return groups.map((parts) => ({
    count: parts[0]?.count ?? 1,
    judge: (state, day, roles) => judgeAmong(reading, parts, state, scene, day, roles),
  }));
}

/** All states that are among the actors on a day, or may be: out of `among`, in its order. */
export function statesAmong(
  actors: Actors,
  among: Iterable<StateEntity>,
  scene: Scene,
  day: Day,
  roles: Roles = {},
): { state: StateEntity; judgement: Judgement }[] {
  const found: { state: StateEntity; judgement: Judgement }[] = [];
  for (const state of among) {
    const judgement = judgeState(actors, state, scene, day, roles);
    if (judgement.truth !== 'not-met') found.push({ state, judgement });
  }
  return found;
}

/** The states that actors name one by one – codes, groups, parties on the day –, in the order of the text. */
export function namedStates(actors: Actors, scene: Scene, day: Day): readonly StateEntity[] {
  const found = new Map<string, StateEntity>();
  for (const { item } of readActors(actors, scene).parts) {
    if (item.is === 'set') {
      if (item.treaty)
        for (const [id, party] of partyTable(scene.workspace, item.treaty, day)) found.set(id, party.state);
      for (const [id, { state }] of item.states) found.set(id, state);
    } else if (item.is === 'party' || item.is === 'other' || item.is === 'that') {
      if (scene.treaty)
        for (const [id, party] of partyTable(scene.workspace, scene.treaty, day)) found.set(id, party.state);
    } else if ((item.is === 'any-state' || item.is === 'third' || item.is === 'quoted') && item.settled) {
      // a class that a group settles names its members
      const group = groupTitled(scene, item.words ?? '');
      if (group) for (const [id, { state }] of membersOfGroup(group, scene)) found.set(id, state);
    }
  }
  return [...found.values()];
}

/** Whether nothing limits the actors to states named one by one (`any state`, `any third-state`, a class in quotes). */
export function isOpenEnded(actors: Actors, scene: Scene): boolean {
  return readActors(actors, scene).parts.some(
    ({ item }) => item.is === 'any-state' || item.is === 'third' || item.is === 'quoted' || item.is === 'unknown',
  );
}

/** The number of distinct actors that a joint requirement asks for, `all` counted on that day. */
export function countAsked(requirement: Requirement, actors: Actors, scene: Scene, day: Day): number {
  return requirement.count === 'all' ? namedStates(actors, scene, day).length : requirement.count;
}
