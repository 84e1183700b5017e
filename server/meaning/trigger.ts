/**
 * What sets a duty off: a condition held against the events so far, on a day, in three values, with every part's reason.
 * This is section 2 of docs/semantics.md.
 */
import type { Actors, Condition, EventPart, EventPattern, Reference, Trigger } from '../../grammar/index.ts';
import { type Day, firstDay, lastDay, sayDate } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import { readDate } from '../model/treaty.ts';
import { type PlacedTreaty, resolve, treatyNamed, type Workspace } from '../model/workspace.ts';
import { isKindUnder } from '../theory/events.ts';
import type { SourceId } from '../theory/sources.ts';
import {
  type ActorFact,
  alone,
  callState,
  countAsked,
  type Judgement,
  judgeFact,
  judgeState,
  namedStates,
  type Requirement,
  type Roles,
  requirementsOf,
  type Scene,
} from './actors.ts';
import { judgePlace, type PlaceFact, sayPlace } from './areas.ts';
import { together as ownerFor, remembered } from './cache.ts';
import { entitled, type Verdict, verdictOn } from './decisions.ts';
import { type EventFact, statesOf } from './event.ts';
import { answerKind, type Gap, type KindWord, kindWordOf, sameWords } from './kinds.ts';
import { lifeOf, partyTable } from './life.ts';
import { and, compareTruth, not, type Truth } from './logic.ts';

/** Where a condition stands: in a treaty of a workspace. */
export interface Context extends Scene {
  readonly workspace: Workspace;
  readonly treaty: PlacedTreaty;
}

/** The row of the table that a part answers. */
export type PartName =
  | 'kind' | 'on' | 'by' | 'between' | 'number' | 'supported' | 'in' | 'unprovoked' | 'provoked' | 'date'
  | 'undecided' | 'name'; // biome-ignore format: a list

/** What one part of a condition answers, and why. */
export interface PartAnswer {
  readonly part: PartName;
  readonly truth: Truth;
  /** A sentence that gives the reason. */
  readonly says: string;
  /** Where the part stands, relative to the chunk of `treaty`. */
  readonly node: { readonly start: number; readonly end: number };
  readonly treaty: PlacedTreaty;
  /** Why it is open or fails, where the row alone does not say it. */
  readonly reason?: 'class' | 'membership' | 'unresolved' | 'role';
  /** Open only because the event is silent or coarse, or because nobody had yet said so: not the clause's gap. */
  readonly gap?: Gap;
  readonly source?: SourceId;
  /** The event it is about. */
  readonly event?: EventFact;
  /** The event pattern that it is a part of. */
  readonly pattern?: EventPattern;
}

/** Whether a part is what the word after `because` asks for. */
export function isAbout(part: PartAnswer, word: string): boolean {
  return part.part === word || part.reason === word;
}

/** The condition's answer for one choice of whom its words mean. */
export interface Answer {
  readonly truth: Truth;
  readonly bindings: Roles;
  readonly parts: readonly PartAnswer[];
  /** The events that it rests on. */
  readonly events: readonly EventFact[];
}

/** The strongest answer, and all of them, strongest first. */
export interface TriggerAnswer extends Answer {
  readonly all: readonly Answer[];
  /** What was taken not to have happened because no event says it, in words. */
  readonly assumed: readonly string[];
}

export interface AnswerOptions {
  /** Roles bound from outside. */
  readonly bindings?: Roles;
  /**
   * Where only a party that an event names can be meant by `any party`, try these alone, and the first other one: enough
   * for all that is met, and much quicker in a treaty of many parties.
   */
  readonly brief?: boolean;
  /** `false`: no answers that are refused, which say which parts fail. Quicker, for who asks only what holds, or may. */
  readonly refusals?: boolean;
}

interface Solution {
  readonly truth: Truth;
  readonly roles: Roles;
  /** Whether an event part has bound the roles. */
  readonly bound: boolean;
  readonly parts: readonly PartAnswer[];
  readonly events: readonly EventFact[];
}

interface Env {
  readonly roles: Roles;
  /** Who is tried for `any party`: a role only from the first part on that says so. */
  readonly candidate?: StateEntity;
  readonly bound: boolean;
  readonly opened: readonly Trigger[];
}

/** Everything an evaluation shares. */
interface Run {
  readonly context: Context;
  readonly day: Day;
  readonly events: readonly EventFact[];
  readonly facts: readonly Fact[];
  /** An event was left out because the treaty was not in force on its day. */
  readonly leftOut?: string;
  readonly assumed: Set<string>;
  readonly brief: boolean;
  readonly refusals: boolean;
}

/**
 * How a condition stands to the events on a day.
 * @param condition a trigger's condition, or one written in place
 * @param trigger the trigger it belongs to, on which decisions can be taken
 */
export function answer(
  context: Context,
  condition: Condition,
  events: readonly EventFact[],
  day: Day,
  options: AnswerOptions = {},
  trigger?: Trigger,
): TriggerAnswer {
  const run = startRun(context, events, day, { brief: options.brief === true, refusals: options.refusals !== false });
  const env: Env = { roles: options.bindings ?? {}, bound: false, opened: trigger ? [trigger] : [] };
  const solutions: Solution[] = [];
  for (const candidate of boundParties(run, condition, env.roles)) {
    const own: Env = candidate ? { ...env, candidate } : env;
    for (const solution of trigger ? solveTrigger(run, trigger, condition, own) : solve(run, condition, own))
      if (run.refusals || solution.truth !== 'not-met') solutions.push(found(run, solution));
  }
  const all = rank(solutions).map(
    ({ roles, truth, parts, events }): Answer => ({ truth, bindings: roles, parts, events }),
  );
  const best = all[0] ?? { truth: 'not-met', bindings: {}, parts: [], events: [] };
  return { ...best, all, assumed: [...run.assumed] };
}

/** As {@link answer}, for a trigger by its declaration. */
export function answerTrigger(
  context: Context,
  trigger: Trigger,
  events: readonly EventFact[],
  day: Day,
  options: AnswerOptions = {},
): TriggerAnswer {
  if (trigger.condition) return answer(context, trigger.condition, events, day, options, trigger);
  const part = openName(context, trigger, 'The trigger says nothing yet.');
  return { truth: 'arguable', bindings: {}, parts: [part], events: [], all: [], assumed: [] };
}

/** Without `any party`, the one that the condition found is its victim, if that is a party. */
function found(run: Run, solution: Solution): Solution {
  const { roles } = solution;
  if (roles.thatParty || !roles.victim || !judgeMember(run, roles.victim)) return solution;
  return { ...solution, roles: { ...roles, thatParty: roles.victim } };
}

function judgeMember(run: Run, state: StateEntity): boolean {
  return partyTable(run.context.workspace, run.context.treaty, run.day).has(state.id);
}

/**
 * Strongest first; of equals those that fail, or leave open, the fewest parts. One for each choice of roles; of refusals
 * those that fail least, for each party for whom nothing holds.
 */
function rank(solutions: readonly Solution[]): readonly Solution[] {
  if (solutions.length <= 1) return solutions;
  const scored = solutions.map((solution, index) => {
    let failing = 0;
    let tie = 0;
    for (const { part, truth } of solution.parts) {
      if (truth === 'not-met') failing += 100;
      else if (truth === 'arguable') failing += 1;
      // of equals, the one that is at least about the right event and the right party says more
      if (truth === 'not-met') tie += 2 * (part === 'kind' ? 3 : part === 'on' ? 2 : 1);
    }
    // what happened before what is deemed to have
    const { thatParty, victim } = solution.roles;
    if (thatParty && victim && thatParty !== victim) tie += 1;
    return { solution, failing, tie, index };
  });
  scored.sort(
    (one, two) =>
      compareTruth(two.solution.truth, one.solution.truth) ||
      one.failing - two.failing ||
      one.tie - two.tie ||
      one.index - two.index,
  );
  const seen = new Set<string>();
  /** Parties for whom something holds: their refusals say nothing more. */
  const standing = new Set<string>();
  const refused = new Map<string, { failing: number; says: Set<string> }>();
  const kept: Solution[] = [];
  for (const { solution, failing } of scored) {
    const { thatParty, victim, aggressor } = solution.roles;
    if (solution.truth === 'not-met') {
      const party = thatParty?.id ?? '';
      if (standing.has(party)) continue;
      const least = refused.get(party);
      if (least && (failing > least.failing || least.says.size >= 4)) continue;
      // for a reader two refusals with the same reasons about the same victim are one
      const says = `${victim?.id} ${solution.parts.map((each) => (each.truth === 'not-met' ? each.says : '')).join()}`;
      if (least?.says.has(says)) continue;
      if (least) least.says.add(says);
      else refused.set(party, { failing, says: new Set([says]) });
    } else {
      const key = `${thatParty?.id}/${victim?.id}/${aggressor?.map((each) => each.id).join(',')}`;
      if (seen.has(key)) continue;
      seen.add(key);
      standing.add(thatParty?.id ?? '');
    }
    kept.push(solution);
  }
  return kept;
}

// ---------- whom `any party` can mean ----------

const partyForms: ReadonlySet<string> = new Set([
  'any-party',
  'each-party',
  'no-party',
  'that-party',
  'other-party',
  'other-parties',
]);

/**
 * Whether a condition speaks of `any party`, and so is asked once for each. `determined by any party` does not count, nor
 * what must not have happened.
 */
function speaksOfParty(
  context: Context,
  condition: Condition | undefined,
  negated = false,
  opened: readonly object[] = [],
): boolean {
  if (!condition) return false;
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.some((item) => speaksOfParty(context, item, negated, opened));
    case 'not':
      return speaksOfParty(context, condition.item, !negated, opened);
    case 'reference': {
      const found = findTrigger(context, condition);
      if (!found || found.context.treaty.treaty !== context.treaty.treaty || opened.includes(found.trigger))
        return false;
      return speaksOfParty(context, found.trigger.condition, negated, [...opened, found.trigger]);
    }
    case 'event':
      return !negated && hasForm(condition, partyForms);
    default:
      return false;
  }
}

function partActors(part: EventPart): Actors[] {
  const found: Actors[] = [];
  if (part.actors) found.push(part.actors);
  if (part.first) found.push(alone(part.first));
  if (part.place?.territory?.of) found.push(part.place.territory.of);
  return found;
}

function hasForm({ parts }: EventPattern, forms: ReadonlySet<string>): boolean {
  const among = ({ items, except }: Actors) =>
    [...items, ...except].some(({ form }) => form !== undefined && forms.has(form));
  return parts.some((part) => part.what !== 'determined' && partActors(part).some(among));
}

/** The forms by which a part asks for a party, and does not only refer to one. */
const choosingForms: ReadonlySet<string> = new Set(['any-party', 'each-party', 'no-party']);

/**
 * The roles as a part reads them. `any party` is the one that is tried, and from then on that party throughout; where no
 * part before has spoken of any, `that party` is the victim of the first, if that is a party.
 */
function rolesFor(run: Run, pattern: EventPattern, { roles, candidate, bound }: Env): Roles {
  if (roles.thatParty || !candidate || !hasForm(pattern, partyForms)) return roles;
  const { victim } = roles;
  const refers = bound && victim && !hasForm(pattern, choosingForms) && judgeMember(run, victim);
  return { ...roles, thatParty: refers ? victim : candidate };
}

const boundForms: ReadonlySet<string> = new Set(['any-party', 'each-party', 'that-party']);

/** Whether the condition can only be met for a party that an event names, so that no other has to be tried. */
function bindsParty(
  context: Context,
  condition: Condition | undefined,
  negated = false,
  opened: readonly object[] = [],
): boolean {
  switch (condition?.kind) {
    case 'event':
      return !negated && condition.parts.some(namesParty);
    case 'not':
      return bindsParty(context, condition.item, !negated, opened);
    case 'and':
    case 'or': {
      const all = (condition.kind === 'or') !== negated;
      const binds = (item: Condition) => bindsParty(context, item, negated, opened);
      return all ? condition.items.every(binds) : condition.items.some(binds);
    }
    case 'reference': {
      const found = findTrigger(context, condition);
      if (!found || found.context.treaty.treaty !== context.treaty.treaty || opened.includes(found.trigger))
        return false;
      return bindsParty(context, found.trigger.condition, negated, [...opened, found.trigger]);
    }
    default:
      return false;
  }
}

/** Whether who did or suffered it can be nobody but the party that is tried. */
function namesParty({ what, actors, first }: EventPart): boolean {
  if (what !== 'on' && what !== 'by' && what !== 'between') return false;
  const bound = (all: Actors['items']) => all.length > 0 && all.every(({ form }) => form && boundForms.has(form));
  return (actors !== undefined && bound(actors.items)) || (first !== undefined && bound([first]));
}

function boundParties(run: Run, condition: Condition, roles: Roles): readonly (StateEntity | undefined)[] {
  if (roles.thatParty || !speaksOfParty(run.context, condition)) return [undefined];
  const { workspace, treaty } = run.context;
  const days = new Set([run.day]);
  for (const fact of run.facts) days.add(fact.day);
  const lists = [...days].map((day) => partyTable(workspace, treaty, day));
  const [only] = lists;
  const parties = lists.length === 1 && only ? only : new Map(lists.flatMap((list) => [...list]));
  if (parties.size === 0) return [undefined];
  if (
    !run.brief ||
    !bindsParty(run.context, condition) ||
    run.facts.some((fact) => !fact.event.on && !fact.event.between)
  )
    return [...parties.values()].map((party) => party.state);
  const named = new Set<string>();
  for (const { event } of run.facts) {
    for (const state of statesOf(event.on)) named.add(state.id);
    for (const state of statesOf(event.by)) named.add(state.id);
    for (const side of event.between ?? []) for (const state of statesOf(side)) named.add(state.id);
  }
  const kept: StateEntity[] = [];
  for (const id of named) {
    const party = parties.get(id);
    if (party) kept.push(party.state);
  }
  for (const { state } of parties.values())
    if (!named.has(state.id)) {
      kept.push(state);
      break;
    }
  return kept;
}

// ---------- the events that count ----------

/** An event as one thing that a pattern is held against: as it was, or as a `deem` clause has it. */
interface Fact {
  readonly event: EventFact;
  readonly kind: KindWord;
  /** Whom it is on; `undefined` where the event does not say. */
  readonly victims: readonly (ActorFact | undefined)[];
  /** The day on which membership is read. */
  readonly day: Day;
  readonly deemed?: {
    readonly real?: StateEntity;
    readonly on: Actors;
    /** How sure it is that the clause applies to the event at all. */
    readonly surety: readonly { part: 'kind' | 'on'; judgement: Judgement }[];
    readonly node: { readonly start: number; readonly end: number };
  };
}

function startRun(
  context: Context,
  events: readonly EventFact[],
  day: Day,
  { brief, refusals }: Pick<Run, 'brief' | 'refusals'>,
): Run {
  const { from, to } = lifeOf(context.workspace, context.treaty);
  const facts: Fact[] = [];
  let leftOut: string | undefined;
  for (const event of events) {
    if (event.day > day || event.kind === '') continue;
    const running = isKindUnder(event.kind, 'war') && !event.quoted;
    if (running && endedByPeace(event, events, day)) continue;
    if (from !== undefined && event.until < from && !running) {
      leftOut = `${event.kind} came before ${context.treaty.treaty.name} was in force.`;
      continue;
    }
    if (to !== undefined && event.day >= to) {
      leftOut = `${event.kind} came after ${context.treaty.treaty.name} had ended.`;
      continue;
    }
    facts.push({
      event,
      kind: event,
      victims: event.on && event.on.length > 0 ? event.on : [undefined],
      day: from !== undefined && event.day < from ? from : event.day,
    });
  }
  const real = facts.length;
  for (const { node } of context.treaty.treaty.deemings) {
    if (!node.event || !node.on || !node.as || !node.asOn) continue;
    for (let index = 0; index < real; index++) {
      const fact = facts[index] as Fact;
      if (fact.event.between) continue;
      const kind = answerKind([kindWordOf(node.event)], fact.kind, fact.event.day);
      if (kind.truth === 'not-met') continue;
      for (const victim of fact.victims) {
        if (!victim || !('state' in victim)) continue;
        const on = judgeState(node.on, victim.state, context, fact.day);
        if (on.truth === 'not-met') continue;
        facts.push({
          event: fact.event,
          // a clause that only moves the victim leaves the event what it was; so does one whose kind it is already
          kind: keepsKind(node.event, node.as, fact.kind) ? fact.kind : kindWordOf(node.as),
          victims: [],
          day: fact.day,
          deemed: {
            real: victim.state,
            on: node.asOn,
            surety: [
              { part: 'kind', judgement: kind },
              { part: 'on', judgement: on },
            ],
            node,
          },
        });
      }
    }
  }
  return { context, day, events, facts, leftOut, assumed: new Set(), brief, refusals };
}

function keepsKind(from: { value: string }, to: { value: string }, kind: KindWord): boolean {
  return sameWords(from.value, to.value) || (!kind.quoted && isKindUnder(kind.kind, to.value));
}

/** A war counts until peace: one that names nobody, one side alone, or both sides. */
function endedByPeace(war: EventFact, events: readonly EventFact[], day: Day): boolean {
  const sides = participants(war);
  return events.some((event) => {
    if (event.kind !== 'peace' || event.quoted || event.day < war.day || event.day > day) return false;
    const makers = participants(event);
    if (makers.size === 0) return true;
    if (makers.size === 1) return [...makers].every((id) => sides.has(id));
    return [...sides].every((id) => makers.has(id));
  });
}

function participants(event: EventFact): Set<string> {
  const all = [
    ...statesOf(event.on),
    ...statesOf(event.by),
    ...(event.between ?? []).flatMap((side) => statesOf(side)),
  ];
  return new Set(all.map((state) => state.id));
}

// ---------- conditions ----------

function solve(run: Run, condition: Condition, env: Env): readonly Solution[] {
  switch (condition.kind) {
    case 'event':
      return solvePattern(run, condition, env, undefined);
    case 'and': {
      let solutions: readonly Solution[] | undefined;
      // what must not have happened is about those whom the other parts have found, wherever it stands
      const excluded: readonly Condition[] = condition.items.filter(({ kind }) => kind === 'not');
      for (const item of [...condition.items.filter((each) => !excluded.includes(each)), ...excluded]) {
        if (!solutions) {
          solutions = solve(run, item, env);
          continue;
        }
        const joined: Solution[] = [];
        for (const first of solutions)
          if (first.truth === 'not-met' && !run.refusals) joined.push(first);
          else
            for (const second of solve(run, item, { ...env, roles: first.roles, bound: first.bound }))
              joined.push({
                truth: and(first.truth, second.truth),
                roles: second.roles,
                bound: second.bound,
                parts: [...first.parts, ...second.parts],
                events: [...first.events, ...second.events],
              });
        solutions = prune(joined);
      }
      return solutions ?? [];
    }
    case 'or': {
      const solutions = condition.items.flatMap((item) => solve(run, item, env));
      return env.bound ? prune(solutions).slice(0, 1) : prune(solutions);
    }
    case 'not': {
      const { item } = condition;
      if (!item) return [];
      const tried = excludedParties(run, item, env);
      const best = rank(tried.flatMap((candidate) => solve(run, item, candidate ? { ...env, candidate } : env)))[0];
      if (!best) return [];
      const truth = not(best.truth);
      // the parts that decide: of a refused "not A" what makes A so, of an open one what is open
      const parts = best.parts
        .map((part) => ({ ...part, truth: not(part.truth) }))
        .filter((part) => part.truth === truth);
      // that something did not happen rests on no event
      const events = truth === 'met' ? [] : best.events;
      return [{ truth, roles: env.roles, bound: env.bound, parts, events }];
    }
    case 'reference': {
      const found = findTrigger(run.context, condition);
      if (!found) return [openSolution(run, condition, env, whyNotFound(run.context, condition))];
      if (env.opened.includes(found.trigger))
        return [openSolution(run, condition, env, `${sayReference(condition)} is explained by itself.`)];
      const opened = [...env.opened, found.trigger];
      if (found.context.treaty.treaty === run.context.treaty.treaty)
        return found.trigger.condition
          ? solveTrigger(run, found.trigger, found.trigger.condition, { ...env, opened })
          : [openSolution(run, condition, env, `${sayReference(condition)} says nothing yet.`)];
      return solveElsewhere(run, found, env, opened);
    }
    default: {
      const words = condition.text?.value ?? '';
      const event = run.facts.find((fact) => fact.kind.quoted && sameWords(fact.kind.kind, words))?.event;
      if (!event) run.assumed.add(`No event says “${words}”: taken as not having happened.`);
      const part: PartAnswer = {
        part: 'kind',
        truth: event ? 'met' : 'not-met',
        says: event ? `“${words}” is what happened.` : `No event says “${words}”.`,
        node: condition,
        treaty: run.context.treaty,
        event,
      };
      return [{ truth: part.truth, roles: env.roles, bound: env.bound, parts: [part], events: event ? [event] : [] }];
    }
  }
}

/**
 * Whom `any party` means in what must not have happened: the party that the other parts have found; where they found none,
 * whichever it happened to.
 */
function excludedParties(run: Run, item: Condition, { roles, bound }: Env): readonly (StateEntity | undefined)[] {
  const { thatParty, victim } = roles;
  if (thatParty) return [undefined];
  return bound && victim && judgeMember(run, victim) ? [victim] : boundParties(run, item, roles);
}

/** Leaves out what can no longer win: refusals beside others, but for the mildest of each party. */
function prune(solutions: readonly Solution[]): readonly Solution[] {
  return solutions.length <= 1 ? solutions : rank(solutions);
}

/** A trigger of another treaty speaks of that treaty's parties. */
function solveElsewhere(run: Run, found: FoundTrigger, env: Env, opened: readonly Trigger[]): readonly Solution[] {
  const inner = startRun(found.context, run.events, run.day, run);
  const { condition } = found.trigger;
  if (!condition) return [];
  const solutions: Solution[] = [];
  const roles = env.bound ? env.roles : {};
  // what is tried for `any party` here stays open for the parts that speak of it
  const inside = env.roles.thatParty ?? env.candidate;
  for (const candidate of boundParties(inner, condition, roles))
    for (const solution of solveTrigger(inner, found.trigger, condition, {
      roles,
      candidate,
      bound: env.bound,
      opened,
    }))
      solutions.push({
        ...solution,
        roles: env.bound
          ? env.roles
          : { ...solution.roles, thatParty: inside ? env.roles.thatParty : solution.roles.thatParty },
      });
  for (const text of inner.assumed) run.assumed.add(text);
  return prune(solutions);
}

function solveTrigger(run: Run, trigger: Trigger, condition: Condition, env: Env): readonly Solution[] {
  if (condition.kind === 'event') return solvePattern(run, condition, env, trigger);
  const verdict = verdictOn(trigger, undefined, run.events, run.context, run.day, env.roles);
  const solutions = solve(run, condition, env);
  return verdict ? solutions.map((solution) => applyVerdict(run, solution, verdict, trigger)) : solutions;
}

interface FoundTrigger {
  readonly trigger: Trigger;
  readonly context: Context;
}

/**
 * The trigger that a reference names, with the treaty it stands in; `undefined` also for one that leads through more
 * triggers than {@link openedLimit}, so that nothing that opens references has to fear their number.
 */
export function findTrigger(context: Context, reference: Reference): FoundTrigger | undefined {
  const found = namedTrigger(context, reference);
  return found && leadsFar(found) ? undefined : found;
}

function namedTrigger(context: Context, reference: Reference): FoundTrigger | undefined {
  const found = resolve({ workspace: context.workspace, treaty: context.treaty, day: 0 }, reference.name, ['trigger']);
  if (found?.node.kind !== 'trigger') return undefined;
  const scope = reference.name?.scope?.value;
  const treaty =
    scope === undefined || scope === context.treaty.treaty.name
      ? context.treaty
      : treatyNamed(context.workspace, scope);
  return treaty ? { trigger: found.node, context: { workspace: context.workspace, treaty } } : undefined;
}

/** Spelt out, a trigger is opened this deep and comes to so many parts: nobody writes such a clause. */
const openedLimit = { deep: 16, parts: 1000 };

/** Whether a trigger, spelt out with all that it refers to, comes to more than is opened. */
function leadsFar({ trigger, context }: FoundTrigger): boolean {
  if (!trigger.condition || trigger.condition.kind === 'event') return false;
  const owner = ownerFor(leadsFar, context.treaty.treaty);
  return remembered(context.workspace, owner, trigger, () => {
    let parts = 0;
    const within = (at: Context, condition: Condition | undefined, opened: readonly Trigger[]): boolean => {
      if (++parts > openedLimit.parts || opened.length > openedLimit.deep) return false;
      switch (condition?.kind) {
        case 'and':
        case 'or':
          return condition.items.every((item) => within(at, item, opened));
        case 'not':
          return within(at, condition.item, opened);
        case 'reference': {
          const next = namedTrigger(at, condition);
          return (
            !next ||
            opened.includes(next.trigger) ||
            within(next.context, next.trigger.condition, [...opened, next.trigger])
          );
        }
        default:
          return true;
      }
    };
    return !within(context, trigger.condition, [trigger]);
  });
}

function whyNotFound(context: Context, reference: Reference): string {
  return namedTrigger(context, reference)
    ? `${sayReference(reference)} leads on through more triggers than are followed.`
    : `${sayReference(reference)} is not a trigger that anyone declares.`;
}

function sayReference(reference: Reference): string {
  return [reference.name?.scope?.value, reference.name?.name?.value].filter(Boolean).join('.') || 'This';
}

function openName(context: Context, node: { start: number; end: number }, says: string): PartAnswer {
  return { part: 'name', truth: 'arguable', says, node, treaty: context.treaty, reason: 'unresolved' };
}

function openSolution(run: Run, node: { start: number; end: number }, env: Env, says: string): Solution {
  return {
    truth: 'arguable',
    roles: env.roles,
    bound: env.bound,
    parts: [openName(run.context, node, says)],
    events: [],
  };
}

// ---------- one event pattern ----------

/** One event, seen as being on one victim. */
interface Candidate {
  readonly fact: Fact;
  readonly victim?: ActorFact;
  readonly truth: Truth;
  readonly parts: readonly PartAnswer[];
  readonly roles: Roles;
}

function solvePattern(run: Run, pattern: EventPattern, outer: Env, trigger: Trigger | undefined): readonly Solution[] {
  const { context } = run;
  const env: Env = { ...outer, roles: rolesFor(run, pattern, outer) };
  const jointly = pattern.parts.find(
    (part) =>
      (part.what === 'by' || part.what === 'on') && part.actors && requirementsOf(part.actors, context).length > 0,
  );
  const candidates: Candidate[] = [];
  for (const fact of run.facts)
    for (const each of candidatesOf(run, pattern, fact, env, jointly)) if (each) candidates.push(each);
  if (candidates.length === 0 && !run.refusals)
    return [{ truth: 'not-met', roles: env.roles, bound: env.bound, parts: [], events: [] }];
  if (candidates.length === 0) {
    const words = pattern.kinds.map((kind) => (kind.kind === 'quoted' ? `“${kind.value}”` : kind.value)).join(' or ');
    for (const kind of pattern.kinds)
      if (kind.kind === 'quoted') run.assumed.add(`No event says “${kind.value}”: taken as not having happened.`);
    const part: PartAnswer = {
      part: 'kind',
      truth: 'not-met',
      says: run.leftOut ?? `No event says that ${words || 'it'} happened.`,
      node: pattern.kinds[0] ?? pattern,
      treaty: context.treaty,
    };
    return [{ truth: 'not-met', roles: env.roles, bound: env.bound, parts: [part], events: [] }];
  }
  const solutions = jointly?.actors
    ? together(run, pattern, jointly, jointly.actors, candidates, env)
    : candidates.map((each) => solutionOf(each, env));
  // first what was determined, then the strongest: of two threats to one party the one that was determined counts
  const ranked = prune(solutions.map((solution) => determine(run, pattern, solution, trigger)));
  return env.bound ? ranked.slice(0, 1) : ranked;
}

function solutionOf(candidate: Candidate, env: Env): Solution {
  return {
    truth: candidate.truth,
    // later parts are about the roles that the first one bound
    roles: env.bound ? env.roles : candidate.roles,
    bound: true,
    parts: candidate.parts,
    events: [candidate.fact.event],
  };
}

function candidatesOf(
  run: Run,
  pattern: EventPattern,
  fact: Fact,
  env: Env,
  jointly: EventPart | undefined,
): readonly (Candidate | undefined)[] {
  const { event, deemed } = fact;
  if (deemed) {
    const victims = env.roles.thatParty ? [env.roles.thatParty] : namedStates(deemed.on, run.context, fact.day);
    const doers = statesOf(event.by);
    return victims
      .filter(
        (state) =>
          !doers.some((doer) => doer.id === state.id) &&
          !statesOf(event.on).some((hit) => hit.id === state.id) &&
          judgeState(deemed.on, state, run.context, fact.day, { anyPartyFree: true }).truth !== 'not-met',
      )
      .map((state) => judgeCandidate(run, pattern, fact, { state }, env, jointly));
  }
  if (event.between && !pattern.parts.some((part) => part.what === 'between')) {
    // nothing says who began it: each side may be the victim
    const [one, two] = event.between;
    return [
      ...one.map((victim) => judgeCandidate(run, pattern, fact, victim, env, jointly, two)),
      ...two.map((victim) => judgeCandidate(run, pattern, fact, victim, env, jointly, one)),
    ];
  }
  return fact.victims.map((victim) => judgeCandidate(run, pattern, fact, victim, env, jointly));
}

/**
 * The event on one victim against all parts of the pattern, but for the one that is asked of several together; `undefined`
 * where that is refused and nobody asks why.
 */
function judgeCandidate(
  run: Run,
  pattern: EventPattern,
  fact: Fact,
  victim: ActorFact | undefined,
  env: Env,
  jointly: EventPart | undefined,
  /** For a war between two sides of which nothing says who began it: the other side. */
  otherSide?: readonly ActorFact[],
): Candidate | undefined {
  const { context } = run;
  const { event } = fact;
  const by = otherSide ?? event.by;
  const real: ActorFact | undefined = fact.deemed?.real ? { state: fact.deemed.real } : victim;
  const parts: PartAnswer[] = [];
  let truth: Truth = 'met';
  const say = (part: PartName, node: { start: number; end: number }, judgement: Judgement) => {
    truth = and(truth, judgement.truth);
    parts.push({
      part,
      truth: judgement.truth,
      says: judgement.says,
      node,
      treaty: context.treaty,
      event,
      pattern,
      ...(judgement.reason ? { reason: judgement.reason } : {}),
      ...(judgement.gap ? { gap: judgement.gap } : {}),
      ...(judgement.source ? { source: judgement.source } : {}),
    });
  };
  const kinds = kindsOf(pattern);
  say('kind', pattern.kinds[0] ?? pattern, answerKind(kinds, fact.kind, event.day));
  const over = () => truth === 'not-met' && !run.refusals;
  if (fact.deemed)
    for (const { part, judgement } of fact.deemed.surety)
      say(part, fact.deemed.node, {
        ...judgement,
        says: `${judgement.says} That is what the \`deem\` clause asks, by which it counts as one on others.`,
      });
  if (otherSide)
    say('by', pattern, { truth: 'arguable', gap: 'unsaid', says: 'The event does not say who began the war.' });
  if (pattern.provocation) say(pattern.provocation, pattern, judgeProvocation(run, pattern.provocation, event, real));

  const roles: Roles = env.roles;
  let aggressors = statesOf(by);
  for (const part of pattern.parts) {
    if (over()) return undefined;
    const { actors } = part;
    switch (part.what) {
      case 'on':
        if (actors && part !== jointly)
          say('on', part, victim ? judgeFact(actors, victim, context, fact.day, roles) : unsaid('whom it was on'));
        break;
      case 'by': {
        if (!actors || part === jointly) break;
        const { judgement, doers } = judgeDoers(run, actors, by, event, fact.day, roles);
        say('by', part, judgement);
        if (doers.length > 0) aggressors = doers;
        break;
      }
      case 'supported':
        if (actors) say('supported', part, judgeSupport(run, actors, by, event, fact.day, roles));
        break;
      case 'between':
        if (actors && part.first) say('between', part, judgeBetween(run, part.first, actors, fact, roles));
        break;
      case 'in':
        if (part.place) say('in', part, judgeWhere(run, part, event, real, fact.day, roles));
        break;
      case 'after':
      case 'before':
        if (part.date) say('date', part, judgeDate(part, event));
        break;
      default:
        break;
    }
  }
  if (over()) return undefined;
  const sufferer = real && 'state' in real ? real.state : undefined;
  const bound: Roles = { ...env.roles, victim: sufferer, aggressor: aggressors };
  return { fact, victim, truth, parts, roles: bound };
}

const kindWords = new WeakMap<EventPattern, readonly KindWord[]>();
function kindsOf(pattern: EventPattern): readonly KindWord[] {
  let kinds = kindWords.get(pattern);
  if (!kinds) {
    kinds = pattern.kinds.map(kindWordOf);
    kindWords.set(pattern, kinds);
  }
  return kinds;
}

function unsaid(what: string): Judgement {
  return { truth: 'arguable', gap: 'unsaid', says: `The event does not say ${what}.` };
}

function judgeProvocation(
  run: Run,
  asked: 'unprovoked' | 'provoked',
  event: EventFact,
  victim: ActorFact | undefined,
): Judgement {
  const own = event.kind === 'war-entry' && victim && 'state' in victim && causedBy(event, victim.state);
  if (own) {
    const name = callState(run.context, victim.state);
    return {
      truth: asked === 'provoked' ? 'met' : 'not-met',
      says: `${name} brought the entry into war on by its own attack.`,
    };
  }
  if (!event.provocation) return unsaid('whether it was provoked');
  return event.provocation === asked
    ? { truth: 'met', says: `The event is said to be ${asked}.` }
    : { truth: 'not-met', says: `The event is said to be ${event.provocation}.` };
}

/** Whether the victim's own attack is among what caused the event. */
function causedBy(event: EventFact, victim: StateEntity, seen: ReadonlySet<EventFact> = new Set()): boolean {
  return (event.causes ?? []).some(
    (cause) =>
      !seen.has(cause) &&
      ((isKindUnder(cause.kind, 'hostile-act') && statesOf(cause.by).some((state) => state.id === victim.id)) ||
        causedBy(cause, victim, new Set([...seen, event]))),
  );
}

/** The strongest of what is said of each doer. */
function judgeDoers(
  run: Run,
  actors: Actors,
  by: readonly ActorFact[] | undefined,
  event: EventFact,
  day: Day,
  roles: Roles,
): { judgement: Judgement; doers: readonly StateEntity[] } {
  const { context } = run;
  if (!by || by.length === 0) {
    const asked = namedStates(actors, context, day);
    // nobody can be meant by an empty set, whoever did it
    if (asked.length === 0 && isEmpty(actors, context, day))
      return { judgement: { truth: 'not-met', says: 'Nobody is meant here.' }, doers: [] };
    return { judgement: unsaid('who did it'), doers: [] };
  }
  let best: Judgement | undefined;
  const doers: StateEntity[] = [];
  for (const doer of by) {
    const one = judgeFact(actors, doer, context, day, roles);
    if ('state' in doer && one.truth !== 'not-met') doers.push(doer.state);
    if (!best || compareTruth(one.truth, best.truth) > 0) best = one;
  }
  if (best && best.truth === 'not-met' && by.some((doer) => 'nonState' in doer))
    for (const supporter of event.supportedBy ?? [])
      if (judgeFact(actors, supporter, context, day, roles).truth !== 'not-met')
        best = {
          truth: 'arguable',
          says: `It was done by no state, but for one: whether that is the state’s act is open.`,
        };
  return { judgement: best ?? unsaid('who did it'), doers };
}

function isEmpty(actors: Actors, context: Context, day: Day): boolean {
  return actors.items.every(
    (actor) =>
      (actor.form === 'any-of' || actor.form === 'all-of' || actor.form === 'each-of' || actor.form === 'name') &&
      namedStates(alone(actor), context, day).length === 0 &&
      resolve({ workspace: context.workspace, treaty: context.treaty, day }, actor.name, ['group', 'treaty']) !==
        undefined,
  );
}

function judgeSupport(
  run: Run,
  actors: Actors,
  by: readonly ActorFact[] | undefined,
  event: EventFact,
  day: Day,
  roles: Roles,
): Judgement {
  if (!event.supportedBy)
    return by && by.length > 0
      ? { truth: 'not-met', says: 'No event says that anyone supported it.' }
      : unsaid('who did it, and so not who supported it');
  let best: Judgement | undefined;
  for (const supporter of event.supportedBy) {
    const one = judgeFact(actors, supporter, run.context, day, roles);
    if (!best || compareTruth(one.truth, best.truth) > 0) best = one;
  }
  return best ?? { truth: 'not-met', says: 'No event says that anyone supported it.' };
}

/** The two sides in either order. */
function judgeBetween(
  run: Run,
  first: NonNullable<EventPart['first']>,
  second: Actors,
  fact: Fact,
  roles: Roles,
): Judgement {
  const { event } = fact;
  const sides = event.between ?? [event.by ?? [], fact.victims.filter((each) => each !== undefined)];
  const side = (actors: Actors, facts: readonly ActorFact[]): Judgement => {
    let best: Judgement | undefined;
    for (const each of facts) {
      const one = judgeFact(actors, each, run.context, fact.day, roles);
      if (!best || compareTruth(one.truth, best.truth) > 0) best = one;
    }
    return best ?? unsaid('between whom it was');
  };
  const both = (one: readonly ActorFact[], two: readonly ActorFact[]): Judgement => {
    const left = side(alone(first), one);
    const right = side(second, two);
    const weaker = compareTruth(left.truth, right.truth) <= 0 ? left : right;
    return left.truth === 'met' && right.truth === 'met'
      ? { truth: 'met', says: `${left.says} ${right.says}` }
      : weaker;
  };
  const forward = both(sides[0], sides[1]);
  const back = both(sides[1], sides[0]);
  return compareTruth(forward.truth, back.truth) >= 0 ? forward : back;
}

function judgeWhere(
  run: Run,
  part: EventPart,
  event: EventFact,
  victim: ActorFact | undefined,
  day: Day,
  roles: Roles,
): Judgement {
  let place: PlaceFact | undefined = event.place;
  if (!place && victim && 'state' in victim) place = { territoryOf: victim.state };
  if (!place || !part.place) return unsaid('where it happened');
  const judgement = judgePlace(place, part.place, run.context, day, roles);
  if (event.place || judgement.truth === 'met') return judgement;
  const gap = judgement.truth === 'arguable' ? { gap: 'unsaid' as const } : {};
  return {
    ...judgement,
    ...gap,
    says: `No place is said, so it counts as ${sayPlace(place, run.context)}. ${judgement.says}`,
  };
}

function judgeDate(part: EventPart, event: EventFact): Judgement {
  const read = part.date ? readDate(part.date).date : undefined;
  if (!read) return { truth: 'arguable', says: 'What stands here is no date.', reason: 'unresolved' };
  const bound = sayDate(read);
  const [earliest, latest, holds] =
    part.what === 'after'
      ? ([event.day > lastDay(read), event.until > lastDay(read), 'after'] as const)
      : ([event.until < firstDay(read), event.day < firstDay(read), 'before'] as const);
  if (earliest) return { truth: 'met', says: `It happened ${holds} ${bound}.` };
  if (latest)
    return {
      truth: 'arguable',
      gap: 'unsaid',
      says: `The event’s date is too coarse to say whether it was ${holds} ${bound}.`,
    };
  return { truth: 'not-met', says: `It did not happen ${holds} ${bound}.` };
}

// ---------- several together ----------

/** `at least N of X`, `all of X`, `A and B`: distinct ones over all events that meet the other parts. */
function together(
  run: Run,
  pattern: EventPattern,
  part: EventPart,
  actors: Actors,
  candidates: readonly Candidate[],
  env: Env,
): readonly Solution[] {
  const requirements = requirementsOf(actors, run.context);
  const groups = new Map<string, Candidate[]>();
  for (const each of candidates) {
    const key = part.what === 'by' && each.victim && 'state' in each.victim ? each.victim.state.id : '';
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].map((group) => joinGroup(run, pattern, part, actors, requirements, group, env));
}

interface Counted {
  truth: Truth;
  gap: boolean;
  state?: StateEntity;
  candidate: Candidate;
}

function joinGroup(
  run: Run,
  pattern: EventPattern,
  part: EventPart,
  actors: Actors,
  requirements: readonly Requirement[],
  group: readonly Candidate[],
  env: Env,
): Solution {
  let truth: Truth = 'met';
  let gap = false;
  const says: string[] = [];
  const used = new Map<string, Counted>();
  for (const requirement of requirements) {
    const best = new Map<string, Counted>();
    for (const candidate of group) {
      const { fact } = candidate;
      const doers: readonly (ActorFact | undefined)[] =
        part.what === 'on'
          ? [candidate.victim]
          : fact.event.by && fact.event.by.length > 0
            ? fact.event.by
            : [undefined];
      for (const doer of doers) {
        const judged: Judgement =
          doer && 'state' in doer
            ? requirement.judge(doer.state, fact.day, env.roles)
            : doer && 'nonState' in doer
              ? judgeFact(actors, doer, run.context, fact.day, env.roles)
              : unsaid('who it was');
        const each: Counted = {
          truth: and(candidate.truth, judged.truth),
          gap: judged.gap !== undefined || onlyGaps(candidate.parts),
          candidate,
          ...(doer && 'state' in doer ? { state: doer.state } : {}),
        };
        if (each.truth === 'not-met') continue;
        const key = each.state?.id ?? `? ${group.indexOf(candidate)}`;
        const known = best.get(key);
        if (!known || compareTruth(each.truth, known.truth) > 0) best.set(key, each);
      }
    }
    const asked = countAsked(requirement, actors, run.context, run.day);
    const met = [...best.values()].filter((each) => each.truth === 'met').length;
    const sure = [...best.values()].filter((each) => each.truth === 'met' || !each.gap).length;
    const one: Truth = asked === 0 ? 'not-met' : met >= asked ? 'met' : best.size >= asked ? 'arguable' : 'not-met';
    if (one === 'arguable' && sure < asked) gap = true;
    truth = and(truth, one);
    const whom = part.what === 'on' ? 'suffered it' : 'did it';
    says.push(
      one === 'met'
        ? `${met} of those asked for ${whom}, ${asked} are needed.`
        : one === 'arguable'
          ? `${met} of those asked for ${whom}; counting those of whom it is open, the ${asked} needed are reached.`
          : `${best.size} of those asked for ${whom}, ${asked} are needed.`,
    );
    for (const [key, each] of best) if (!used.has(key)) used.set(key, each);
  }
  const shown = rank(group.map((each) => solutionOf(each, env)))[0] as Solution;
  const parts = [...shown.parts];
  // what leaves one of those counted open belongs to the answer
  if (truth === 'arguable')
    for (const { candidate } of used.values())
      for (const each of candidate.parts)
        if (each.truth === 'arguable' && !parts.some((known) => known.part === each.part && known.says === each.says))
          parts.push(each);
  parts.push({
    part: 'number',
    truth,
    says: says.join(' '),
    pattern,
    node: part,
    treaty: run.context.treaty,
    ...(gap && truth === 'arguable' ? { gap: 'unsaid' as const } : {}),
  });
  const states = [...used.values()].flatMap((each) => (each.state ? [each.state] : []));
  const events = [...new Set([...used.values()].map((each) => each.candidate.fact.event))];
  const roles: Roles = env.bound ? env.roles : part.what === 'by' ? { ...shown.roles, aggressor: states } : shown.roles;
  return { truth, roles, bound: true, parts, events: events.length > 0 ? events : shown.events };
}

/** Whether all that is open is open because the event is silent. */
function onlyGaps(parts: readonly PartAnswer[]): boolean {
  return (
    parts.some((part) => part.truth === 'arguable') && parts.every((part) => part.truth !== 'arguable' || part.gap)
  );
}

// ---------- who decides ----------

function determine(run: Run, pattern: EventPattern, solution: Solution, trigger: Trigger | undefined): Solution {
  const determined = pattern.parts.find((part) => part.what === 'determined');
  const actors = determined?.actors;
  const { context, day } = run;
  if (!determined || !actors) {
    const verdict = verdictOn(trigger, undefined, run.events, context, day, solution.roles);
    return verdict ? applyVerdict(run, solution, verdict, trigger ?? pattern) : solution;
  }
  let verdict = verdictOn(trigger, actors, run.events, context, day, solution.roles);
  const own = solution.events.find((event) => event.kind !== 'decision' && event.determinedBy);
  if (!verdict && own?.determinedBy && entitled(own.determinedBy, actors, context, own.day, solution.roles))
    verdict = { yes: true, says: 'The event was so determined.' };
  if (verdict) return applyVerdict(run, solution, verdict, determined);
  const words = context.treaty.treaty.chunk.text.slice(actors.start, actors.end).trim().replace(/\s+/g, ' ');
  const part: PartAnswer = {
    part: 'undecided',
    truth: 'arguable',
    says: `It is for ${words} to determine, and nobody has.`,
    pattern,
    node: determined,
    treaty: context.treaty,
  };
  return { ...solution, truth: and(solution.truth, 'arguable'), parts: [...solution.parts, part] };
}

/** A decision lifts what is open, its opposite refuses; neither revives what is refused already. */
function applyVerdict(run: Run, solution: Solution, verdict: Verdict, node: { start: number; end: number }): Solution {
  const part: PartAnswer = {
    part: 'undecided',
    truth: verdict.yes ? 'met' : 'not-met',
    says: verdict.says,
    node,
    treaty: run.context.treaty,
  };
  if (!verdict.yes) return { ...solution, truth: 'not-met', parts: [...solution.parts, part] };
  const lifted = solution.parts.map(
    (each): PartAnswer =>
      each.truth === 'arguable' ? { ...each, truth: 'met', says: `${each.says} ${verdict.says}` } : each,
  );
  return { ...solution, truth: solution.truth === 'arguable' ? 'met' : solution.truth, parts: [...lifted, part] };
}
