/**
 * What sets what off: an event meets a trigger, a trigger makes a duty due, and who honours the duty makes an event
 * that may meet the next trigger. An editor shows it as a hierarchy of calls, in both directions.
 */
import {
  type AnyNode,
  type Condition,
  type EventPattern,
  type Obligation,
  type Trigger,
  walk,
} from '../../grammar/index.ts';
import { remembered } from '../meaning/cache.ts';
import {
  acting,
  actOfDuty,
  type Duty,
  dutiesOf,
  meansWar,
  obligorsOf,
  plainTerms,
  solverOf,
} from '../meaning/crises/index.ts';
import { mayMatter } from '../meaning/crises/relevance.ts';
import { alone, alternativesOf, lastDayInForce, namedStates, partiesOn, standingOn } from '../meaning/index.ts';
import type { Day } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import { type Location, locate, type Site, type SourceFile, textOf } from '../model/site.ts';
import { type PlacedTreaty, placedTreaty, resolve, type Workspace } from '../model/workspace.ts';
import { codeDay } from '../rules/names.ts';
import { referentAt } from './names.ts';
import { placeAt } from './place.ts';

/** A duty, a trigger, or an event that a clause speaks of. */
export interface CallItem {
  readonly kind: 'obligation' | 'trigger' | 'event';
  readonly name: string;
  /** The treaty, and the clause's title. */
  readonly detail: string;
  readonly at: Location;
  readonly selection: Location;
}

/** Something that sets off, or is set off; with where the one that sets off says so. */
export interface Call {
  readonly item: CallItem;
  readonly places: readonly Location[];
}

type Caller = Site<Obligation> | Site<Trigger> | Site<EventPattern>;

/** The duty, trigger or event at an offset, as a hierarchy begins with it. */
export function callItemAt(workspace: Workspace, file: SourceFile, offset: number): CallItem | undefined {
  const site = callerAt(workspace, file, offset);
  return site && itemOf(site);
}

/** What sets it off: the triggers and events of a duty; the events and triggers of a trigger; the duties that make such an event. */
export function setOffBy(workspace: Workspace, { selection }: Pick<CallItem, 'selection'>, day: Day): Call[] {
  const site = callerOf(workspace, selection);
  if (!site) return [];
  if (site.node.kind === 'event') {
    const duties = dutiesOn(workspace, site as Site<EventPattern>).flatMap((duty) => before(workspace, duty, day));
    return [...new Set(duties)].map((each) => callFrom(siteOfDuty(each), each.node.action));
  }
  return conditionsOf(site.node).flatMap((condition) =>
    partsOf(workspace, site, condition).map((each) => callFrom(each, partOf(each))),
  );
}

/** What it sets off: the clause of an event; the duties and triggers of a trigger; the duties that follow where a duty is honoured. */
export function setsOff(workspace: Workspace, { selection }: Pick<CallItem, 'selection'>, day: Day): Call[] {
  const site = callerOf(workspace, selection);
  if (!site) return [];
  const own = (other: Site<Obligation | Trigger>, part?: AnyNode): Call => ({
    item: itemOf(other as Caller),
    places: [locate(site, part ?? partOf(site))],
  });
  if (site.node.kind === 'obligation') {
    const { action } = site.node;
    const duty = dutyOf(workspace, site as Site<Obligation>);
    return duty ? after(workspace, duty, day).map((each) => own(siteOfDuty(each), action)) : [];
  }
  const parts =
    site.node.kind === 'event' ? [holderOf(site as Site<EventPattern>)] : restingOn(workspace, site as Site<Trigger>);
  return parts.flatMap((each) => (each ? [own(each)] : []));
}

// ---------- items ----------

function callerAt(workspace: Workspace, file: SourceFile, offset: number): Caller | undefined {
  const place = placeAt(workspace, file, offset);
  if (!place) return undefined;
  const referent = referentAt(place);
  if (referent?.kind === 'declared') {
    const { site } = referent;
    if (site.node.kind === 'obligation' || site.node.kind === 'trigger') return site as Caller;
  }
  const node = place.path.findLast((each) => isCaller(each));
  return node && ({ file, placed: place.placed, node } as Caller);
}

/** By the place of its name; of an event, of its kind. */
function callerOf(workspace: Workspace, { uri, start }: Location): Caller | undefined {
  const file = workspace.file(uri);
  return file && callerAt(workspace, file, start);
}

function isCaller({ kind }: AnyNode): boolean {
  return kind === 'obligation' || kind === 'trigger' || kind === 'event';
}

function itemOf(site: Caller): CallItem {
  const { node, placed, file } = site;
  const treaty = placedTreaty(file, placed)?.treaty;
  const at = locate(site);
  if (node.kind === 'event')
    return {
      kind: 'event',
      name: short(textOf(placed.chunk, node)),
      detail: treaty?.name ?? '',
      at,
      selection: locate(site, node.kinds[0] ?? node),
    };
  return {
    kind: node.kind,
    name: node.name?.value ?? node.kind,
    detail: [treaty?.name, node.title?.value].filter(Boolean).join(' · '),
    at,
    selection: locate(site, node.name ?? node),
  };
}

function short(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}

function callFrom(site: Caller, part: AnyNode | undefined): Call {
  return { item: itemOf(site), places: [locate(site, part ?? site.node)] };
}

/** Where a caller says what sets off. */
function partOf({ node }: Caller): AnyNode {
  if (node.kind === 'trigger') return node.condition ?? node;
  return node.kind === 'obligation' ? (node.action ?? node) : node;
}

// ---------- within a treaty ----------

function conditionsOf(node: Obligation | Trigger | EventPattern): Condition[] {
  if (node.kind === 'trigger') return node.condition ? [node.condition] : [];
  if (node.kind === 'event') return [];
  return node.modifiers.flatMap(({ condition }) => condition ?? []);
}

/** The events and triggers that a condition names. */
function partsOf(workspace: Workspace, site: Site, condition: Condition): Caller[] {
  if (condition.kind === 'event') return [{ ...site, node: condition }];
  if (condition.kind === 'and' || condition.kind === 'or')
    return condition.items.flatMap((item) => partsOf(workspace, site, item));
  if (condition.kind === 'not') return condition.item ? partsOf(workspace, site, condition.item) : [];
  if (condition.kind !== 'reference') return [];
  const found = triggerNamed(workspace, site, condition);
  return found ? [found] : [];
}

function triggerNamed(
  workspace: Workspace,
  { file, placed }: Site,
  { name }: Extract<Condition, { kind: 'reference' }>,
): Site<Trigger> | undefined {
  const treaty = placedTreaty(file, placed);
  const found = resolve({ workspace, day: codeDay(placed.chunk) ?? 0, ...(treaty ? { treaty } : {}) }, name, [
    'trigger',
  ]);
  return found?.node.kind === 'trigger' ? (found as Site<Trigger>) : undefined;
}

function holderOf({ file, placed, node }: Site<EventPattern>): Site<Obligation | Trigger> | undefined {
  const treaty = placedTreaty(file, placed)?.treaty;
  const holder = [...(treaty?.triggers ?? []), ...(treaty?.obligations ?? [])].find(
    (each) => each.node.start <= node.start && node.end <= each.node.end,
  );
  return holder && { file, placed, node: holder.node };
}

/** The duties and triggers of all treaties that name a trigger. */
function restingOn(workspace: Workspace, trigger: Site<Trigger>): Site<Obligation | Trigger>[] {
  const named = remembered(workspace, restingOn, '', () => {
    const index = new Map<Trigger, Site<Obligation | Trigger>[]>();
    for (const { treaty, site } of workspace.treaties)
      for (const { node } of [...treaty.triggers, ...treaty.obligations]) {
        const own = { file: site.file, placed: site.placed, node };
        for (const condition of conditionsOf(node))
          walk(condition, (each) => {
            const found = each.kind === 'reference' ? triggerNamed(workspace, own, each) : undefined;
            if (!found) return undefined;
            const others = index.get(found.node) ?? [];
            if (!others.some((other) => other.node === node)) index.set(found.node, [...others, own]);
            return undefined;
          });
      }
    return index;
  });
  return named.get(trigger.node) ?? [];
}

// ---------- from duty to duty ----------

function siteOfDuty({ treaty, node }: Duty): Site<Obligation> {
  return { file: treaty.site.file, placed: treaty.site.placed, node };
}

function dutyOf(workspace: Workspace, { file, placed, node }: Site<Obligation>): Duty | undefined {
  const treaty = placedTreaty(file, placed);
  return treaty && dutiesOf(workspace, treaty).find((each) => each.node === node);
}

/** The duties that rest on an event, straight or by triggers. */
function dutiesOn(workspace: Workspace, event: Site<EventPattern>): Duty[] {
  const found = new Set<Duty>();
  const seen = new Set<AnyNode>();
  const look = (site: Site<Obligation | Trigger> | undefined): void => {
    if (!site || seen.has(site.node)) return;
    seen.add(site.node);
    if (site.node.kind === 'trigger') for (const each of restingOn(workspace, site as Site<Trigger>)) look(each);
    else {
      const duty = dutyOf(workspace, site as Site<Obligation>);
      if (duty) found.add(duty);
    }
  };
  look(holderOf(event));
  return [...found];
}

/** What is done when the duty is honoured, as an event; `undefined` where honouring it is none. */
function eventOf(duty: Duty): 'war-entry' | 'mobilization' | 'aid' | undefined {
  const act = actOfDuty(duty);
  if (act.forbidden || !acting.has(act.verb)) return undefined;
  if (act.verb === 'mobilize') return 'mobilization';
  return meansWar(act, plainTerms(duty).modifiers) ? 'war-entry' : 'aid';
}

/** The duties that honouring this one may set off, of treaties that were in force together with it. */
function after(workspace: Workspace, duty: Duty, today: Day): Duty[] {
  return beside(workspace, duty, today, (other, day) => follows(workspace, duty, other, day));
}

/** The duties that, honoured, may set this one off. */
function before(workspace: Workspace, duty: Duty, today: Day): Duty[] {
  return beside(workspace, duty, today, (other, day) => follows(workspace, other, duty, day));
}

/** The other duties for which it holds on the last day on which both were in force. */
function beside(workspace: Workspace, duty: Duty, today: Day, holds: (other: Duty, day: Day) => boolean): Duty[] {
  const last = lastDayInForce(workspace, duty.treaty, today);
  return workspace.treaties.flatMap((treaty) => {
    const day = Math.min(last, lastDayInForce(workspace, treaty, today));
    const together = [treaty, duty.treaty].every((each) => standingOn(workspace, each, day) === 'in-force');
    return together ? dutiesOf(workspace, treaty).filter((each) => each.node !== duty.node && holds(each, day)) : [];
  });
}

/**
 * Whether honouring the one duty may make the other due. Who joins a war may have to attack for it, so an entry into a
 * war counts as an attack here, though a crisis takes it for one only arguably.
 */
function follows(workspace: Workspace, one: Duty, other: Duty, day: Day): boolean {
  const kind = eventOf(one);
  const { condition } = plainTerms(other);
  if (!kind || !condition) return false;
  const fact = { kind: kind === 'war-entry' ? 'invasion' : kind, provocation: 'unprovoked', day, until: day } as const;
  if (!mayMatter(workspace, other.treaty, condition, fact)) return false;
  const apart = tellsApart(workspace, other, day);
  const enemies = enemiesOf(workspace, one, day);
  return apart(obligorsOf(workspace, one, day)).some((by) =>
    apart(enemies ?? apart('all')).some(
      (on) =>
        by.id !== on.id &&
        solverOf(workspace, [{ ...fact, by: [{ state: by }], on: [{ state: on }] }], day).solve(other.treaty, condition)
          .truth === 'met',
    ),
  );
}

/** Whom a duty is to be carried out against, as far as the clause or its events name states; else anybody. */
function enemiesOf(workspace: Workspace, { treaty, node }: Duty, day: Day): readonly StateEntity[] | undefined {
  const scene = { workspace, treaty };
  const { action } = node;
  const said = action?.enemy ?? (action?.verb === 'attack' ? action.object : undefined);
  const named = said ? namedStates(said, scene, day) : [];
  if (named.length > 0) return named;
  const { condition } = plainTerms({ treaty, node } as Duty);
  const attackers = patternsOf(workspace, treaty, condition).flatMap(({ parts }) =>
    parts.flatMap(({ what, actors }) => (what === 'by' && actors ? namedStates(actors, scene, day) : [])),
  );
  return attackers.length > 0 ? attackers : undefined;
}

function patternsOf(workspace: Workspace, treaty: PlacedTreaty, condition: Condition | undefined): EventPattern[] {
  if (!condition) return [];
  return alternativesOf({ workspace, treaty }, condition).flatMap((all) =>
    all.flatMap(({ pattern, negated }) => (pattern.kind === 'event' && !negated ? [pattern] : [])),
  );
}

/** Of states that a clause does not tell apart, one: its parties, those it names one by one, and all others. */
function tellsApart(workspace: Workspace, { treaty, node }: Duty, day: Day) {
  const scene = { workspace, treaty };
  const named = new Map<string, StateEntity>();
  for (const { parts } of patternsOf(workspace, treaty, plainTerms({ treaty, node } as Duty).condition))
    for (const { actors, first } of parts) {
      for (const state of actors ? namedStates(actors, scene, day) : []) named.set(state.id, state);
      for (const state of first ? namedStates(alone(first), scene, day) : []) named.set(state.id, state);
    }
  const members = partiesOn(workspace, treaty, day).map(({ state }) => state);
  const ids = new Set(members.map(({ id }) => id));
  return (states: readonly StateEntity[] | 'all'): readonly StateEntity[] => {
    const found = new Map<string, StateEntity>();
    for (const state of states === 'all' ? [...named.values(), ...members] : states) {
      const key = named.has(state.id) ? state.id : ids.has(state.id) ? 'party' : 'other';
      // Two parties, so that one may act on the other.
      if (!found.has(key)) found.set(key, state);
      else if (key === 'party' && !found.has('another party')) found.set('another party', state);
    }
    return [...found.values()];
  };
}
