/** How an obligation answers for one obligor on one day: section 2 of docs/semantics.md, first that applies. */
import type { Actors, Condition, Modifier, Place, Suspension } from '../../../grammar/index.ts';
import { addDuration, type Day, sayDay } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { beginning, ending } from '../../model/treaty.ts';
import { type PlacedTreaty, resolve } from '../../model/workspace.ts';
import {
  alone,
  callState,
  isOpenEnded,
  type Judgement,
  judgeState,
  namedStates,
  type Roles,
  type Scene,
} from '../actors.ts';
import { judgePlace, type PlaceFact } from '../areas.ts';
import { type EventFact, statesOf } from '../event.ts';
import { sameWords } from '../kinds.ts';
import { lifeOf, membershipOn, membersOf } from '../life.ts';
import type { Truth } from '../logic.ts';
import type { Answer, PartAnswer } from '../trigger.ts';
import {
  type AnswerWord,
  type BindingAnswer,
  compareAnswers,
  type DutyAnswer,
  isBound,
  type Reason,
} from './answers.ts';
import { type Act, type Duty, freedomsOf, helping, modifiersOf, staysOut, type Terms, termsFor } from './duty.ts';
import { performanceOf } from './performance.ts';
import { type Solver, solverOf } from './solver.ts';

/** How the duty stands to the obligor, given what has happened. */
export function answerDuty(solver: Solver, duty: Duty, obligor: StateEntity): DutyAnswer {
  const { workspace, day } = solver;
  const assumed = [...lifeOf(workspace, duty.treaty).assumptions];
  const standing = standingOf(solver, duty, obligor);
  const terms = termsFor(workspace, duty, obligor, standing.readOn);
  const done = (bindings: readonly BindingAnswer[]): DutyAnswer => ({
    duty,
    terms,
    obligor,
    day,
    answer: bindings[0]?.answer ?? 'not-bound',
    bindings,
    assumed,
  });
  assumed.push(...apartFrom(solver, duty, obligor));
  if (standing.answer) {
    const { answer, reason } = standing;
    return done([
      { answer, roles: {}, helped: [], fought: [], reasons: [reason], awaits: [], events: [], performed: [] },
    ]);
  }
  const all: readonly Answer[] = terms.condition
    ? solver.solve(duty.treaty, terms.condition).all
    : [{ truth: 'met', bindings: {}, parts: [], events: [] }];
  if (terms.condition) assumed.push(...solver.solve(duty.treaty, terms.condition).assumed);
  const judged = all.map((each) => judgeBinding(solver, terms, obligor, each, standing));
  const bindings = judged
    .map((binding, index) => ({ binding, index }))
    .sort(
      (one, two) =>
        compareAnswers(two.binding.answer, one.binding.answer) ||
        rolesLast(one.binding) - rolesLast(two.binding) ||
        (isBound(one.binding.answer) ? 0 : one.binding.reasons.length - two.binding.reasons.length) ||
        one.index - two.index,
    )
    .map(({ binding }) => binding);
  return done(bindings);
}

/** That somebody is not the one to do it says less than what did not happen. */
function rolesLast({ reasons }: BindingAnswer): number {
  return reasons[0]?.part === 'role' ? 1 : 0;
}

// ---------- in force for the obligor ----------

/** That a party stands apart from something changes no answer; it is said beside it. */
function apartFrom({ workspace, day }: Solver, { treaty }: Duty, obligor: StateEntity): string[] {
  const member = membersOf(workspace, treaty).find((each) => each.state.id === obligor.id);
  return (member?.entries ?? []).flatMap(({ memberships }) =>
    memberships.flatMap(({ what, date, to, node }) => {
      const first = beginning(date);
      const end = ending(to);
      const runs = what === 'apart' && first !== undefined && day >= first && (end === undefined || day < end);
      const name = callState({ workspace, treaty }, obligor);
      return runs
        ? [`${name} stands apart (${node.text?.value ?? 'in part'}) on that day; that changes no answer.`]
        : [];
    }),
  );
}

type Standing =
  | { readonly answer: AnswerWord; readonly reason: Reason; readonly readOn: Day }
  | { readonly answer?: undefined; readonly open: readonly Reason[]; readonly readOn: Day };

function standingOf(solver: Solver, duty: Duty, obligor: StateEntity): Standing {
  const { workspace, day } = solver;
  const { treaty } = duty;
  const scene: Scene = { workspace, treaty };
  const name = callState(scene, obligor);
  const { from, to, endedBy, extendedWhile } = lifeOf(workspace, treaty);
  // what outlives the treaty is read as on its last day
  let readOn = to !== undefined && day >= to ? to - 1 : day;
  const say = (says: string, node: { start: number; end: number } = duty.node): Reason => ({
    part: 'membership',
    says,
    treaty,
    node,
  });
  const open: Reason[] = [];
  const member = membersOf(workspace, treaty).find((each) => each.state.id === obligor.id);
  const outsider =
    !member && duty.node.actors?.items.some((actor) => actor.form === 'name' || actor.form === 'each-of');
  if (!member && !outsider)
    return { answer: 'not-bound', reason: say(`${name} is no party to ${treaty.treaty.name}.`), readOn };
  if (from !== undefined && day < from)
    return {
      answer: 'not-yet',
      reason: say(`${treaty.treaty.name} came into force on ${sayDay(from)}.`, headOf(duty, 'in-force') ?? duty.node),
      readOn,
    };
  if (to !== undefined && day >= to && !survives(duty, to, day)) {
    const held = extendedWhile ? extensionOn(solver, treaty, extendedWhile, to) : undefined;
    if (!held || held.truth === 'not-met')
      return {
        answer: 'ended',
        reason: say(
          `${treaty.treaty.name} was in force until ${sayDay(to)}: ${endedBy ?? 'it ended'}.`,
          headOf(duty, 'ended') ?? duty.node,
        ),
        readOn,
      };
    if (held.truth === 'arguable') open.push(...reasonsOf(held.parts, 'arguable'));
  }
  if (member) {
    const standing = membershipOn(workspace, treaty, obligor, readOn);
    const entry = member.entry.node;
    if (standing === 'not-yet') return { answer: 'not-yet', reason: say(`${name} joined later.`, entry), readOn };
    if (standing === 'suspended')
      return {
        answer: 'suspended',
        reason: say(`The membership of ${name} is suspended on ${sayDay(day)}.`, entry),
        readOn,
      };
    if (standing === 'ended') {
      const left = member.entries
        .flatMap((each) => each.memberships)
        .flatMap((each) => (each.what === 'left' ? (ending(each.date) ?? []) : []))
        .filter((each) => each <= day)
        .at(-1);
      if (left === undefined || !survives(duty, left, day))
        return {
          answer: 'ended',
          reason: say(`${name} left ${treaty.treaty.name}${left === undefined ? '' : ` on ${sayDay(left)}`}.`, entry),
          readOn,
        };
      // what survives leaving is read as on the last day of membership
      readOn = Math.min(readOn, left - 1);
    }
  }
  for (const { node } of treaty.treaty.provisions) {
    if (node.kind !== 'suspension' || !node.when || !suspends(solver, node, duty, obligor)) continue;
    const held = solver.solve(treaty, node.when);
    if (held.truth === 'met')
      return { answer: 'suspended', reason: say(`It is suspended: ${held.parts[0]?.says ?? ''}`, node), readOn };
    if (held.truth === 'arguable')
      open.push(say('Whether it is suspended is open.', node), ...reasonsOf(held.parts, 'arguable'));
  }
  return { open, readOn };
}

/** Whether what extends a term holds: it must have begun before the term ran out, and a war have gone on since. */
function extensionOn({ workspace, events, day }: Solver, treaty: PlacedTreaty, condition: Condition, end: Day) {
  const begun = events.filter((event) => event.day < end || event.kind === 'peace');
  return solverOf(workspace, begun, day).solve(treaty, condition);
}

function headOf({ treaty }: Duty, what: 'in-force' | 'ended'): { start: number; end: number } | undefined {
  return treaty.treaty.heads.find((head) => head.what === what);
}

function survives({ node }: Duty, end: Day, day: Day): boolean {
  return node.modifiers.some(
    ({ what, duration }) =>
      what === 'survives' &&
      (!duration?.count || !duration.unit || day < addDuration(end, Number(duration.count.value), duration.unit)),
  );
}

/** Whether a suspension clause speaks of this duty, this obligor, or the treaty. */
function suspends({ workspace, day }: Solver, { of }: Suspension, duty: Duty, obligor: StateEntity): boolean {
  const name = of?.name?.value;
  if (!of || name === undefined) return false;
  if (name === duty.treaty.treaty.name) return true;
  const found = resolve({ workspace, treaty: duty.treaty, day }, of, ['obligation']);
  if (found) return found.node === duty.node;
  const actor = { kind: 'actor', form: 'name', name: of, start: of.start, end: of.end } as const;
  return judgeState(alone(actor), obligor, { workspace, treaty: duty.treaty }, day).truth === 'met';
}

// ---------- one binding ----------

function judgeBinding(
  solver: Solver,
  terms: Terms,
  obligor: StateEntity,
  answer: Answer,
  { open, readOn }: Extract<Standing, { open: readonly Reason[] }>,
): BindingAnswer {
  const { workspace } = solver;
  const { duty, act } = terms;
  const { treaty, node } = duty;
  const scene: Scene = { workspace, treaty };
  const roles = answer.bindings;
  const helped = helpedBy(solver, scene, terms, roles, obligor, readOn);
  const fought = foughtBy(scene, terms, roles, readOn);
  const against: Reason[] = [];
  const arguable: Reason[] = [...open];
  const reason = (part: Reason['part'], says: string, at: { start: number; end: number } = node): Reason => ({
    part,
    says,
    treaty,
    node: at,
  });
  const weigh = (part: Reason['part'], judgement: Judgement, at: { start: number; end: number }) => {
    const one: Reason = {
      ...reason(part, judgement.says, at),
      ...(judgement.reason ? { reason: judgement.reason } : {}),
      ...(judgement.source ? { source: judgement.source } : {}),
    };
    if (judgement.truth === 'not-met') against.push(one);
    else if (judgement.truth === 'arguable') arguable.push(one);
  };

  // who owes it
  if (node.actors)
    weigh('role', judgeState(node.actors, obligor, scene, readOn, { ...roles, anyPartyFree: true }), node.actors);
  if (helping.has(act.verb) && !act.forbidden) {
    const name = callState(scene, obligor);
    if (helped.onlyObligor) against.push(reason('role', `${name} is the one to be helped.`));
    if (fought.some((each) => each.id === obligor.id) || roles.aggressor?.some((each) => each.id === obligor.id))
      against.push(reason('role', `${name} is the one to be fought.`));
  }

  // the text asks to help a party that what happened does not point to
  const helpsThat = act.object?.items.length && act.object.items.every(({ form }) => form === 'that-party');
  if (helpsThat && terms.condition && !roles.thatParty && !act.forbidden) {
    const whom = roles.victim && callState(scene, roles.victim);
    const says = whom
      ? `Who “that party” is is not said: ${whom} is no party to ${treaty.treaty.name}.`
      : 'Nothing says who “that party” is.';
    weigh('on', { truth: 'arguable', says }, act.object ?? node);
  }

  // what sets it off
  if (answer.truth === 'not-met') against.push(...reasonsOf(answer.parts, 'not-met'));
  const openParts = answer.truth === 'arguable' ? answer.parts.filter((part) => part.truth === 'arguable') : [];

  // the modifiers
  for (const each of terms.modifiers) {
    if (each.what === 'only-in' && each.place) {
      const judgement = theatre(answer.events, each.place, scene, readOn, roles);
      if (judgement) weigh('in', judgement, each);
    } else if (each.what === 'in-defence' && each.text) {
      const words = each.text.value;
      const said = solver.events.some((event) => saysWords(event, words));
      if (!said)
        arguable.push(
          reason('words', `Whether it is in defence of “${words}” is open: no event says those words.`, each),
        );
    } else if (each.what === 'without-agreement' && each.actors) {
      const agreed = madeBy(solver, terms, each.actors, ['agreement', 'consent'], roles, obligor);
      if (agreed) against.push(reason('agreement', `There is an agreement, of ${sayDay(agreed.day)}.`, each));
    }
  }
  const waiting = awaited(solver, terms, roles, obligor);
  against.push(...waiting.refused);

  const make = (word: AnswerWord, reasons: readonly Reason[], awaits: readonly string[] = []): BindingAnswer => ({
    answer: word,
    roles,
    helped: helped.states,
    fought,
    reasons,
    awaits,
    events: answer.events,
    performed: [],
  });
  if (against.length > 0) return make('not-bound', against);

  const participation = modifiersOf(terms, 'discretion').find((each) => each.over === 'participation');
  const openReasons = [...arguable, ...reasonsOf(openParts, 'arguable'), ...waiting.reasons];
  if (participation)
    openReasons.push(reason('discretion', 'The clause leaves it to the obligor whether to act at all.', participation));
  if (openReasons.length > 0) {
    const granted = arguable.length === 0 && !participation && grantable(solver, terms, answer);
    if (!granted) return make('arguable', openReasons);
    const undecided = openParts.filter((part) => part.part === 'undecided');
    return make('pending', openReasons, [
      ...undecided.map((part) => part.says),
      ...waiting.reasons.map(({ says }) => says),
    ]);
  }

  const met = reasonsOf(answer.parts, 'met');
  const free = freedomsOf(terms).map(({ says, at }) => reason('discretion', says, at));
  const word: AnswerWord = free.length > 0 ? 'due-discretion' : 'due';
  const due = make(word, [...free, ...met]);
  const performed = performanceOf(solver, terms, obligor, due);
  return performed
    ? {
        ...due,
        answer: performed.answer,
        performed: performed.events,
        reasons: [reason('performance', performed.says), ...due.reasons],
      }
    : due;
}

/** Whether the condition would be met if all that somebody may determine were determined so. */
function grantable(solver: Solver, terms: Terms, answer: Answer): boolean {
  if (answer.truth === 'met') return true;
  if (!terms.condition) return false;
  const key = keyOf(answer.bindings);
  return solver
    .granted(terms.duty.treaty, terms.condition)
    .all.some((each) => each.truth === 'met' && keyOf(each.bindings) === key);
}

function keyOf({ thatParty, victim, aggressor }: Roles): string {
  return `${thatParty?.id}/${victim?.id}/${aggressor?.map((each) => each.id).join(',')}`;
}

/** The parts that decide, as reasons. */
function reasonsOf(parts: readonly PartAnswer[], truth: Truth): Reason[] {
  return parts
    .filter((part) => part.truth === truth)
    .map(({ part, says, treaty, node, reason, source, event }) => ({
      part,
      says,
      treaty,
      node,
      ...(reason ? { reason } : {}),
      ...(source ? { source } : {}),
      ...(event ? { event } : {}),
    }));
}

// ---------- whom ----------

/** The states that actors of an action mean, given the roles. */
export function statesMeant(scene: Scene, actors: Actors, roles: Roles, day: Day): readonly StateEntity[] {
  const among = new Map<string, StateEntity>();
  for (const state of namedStates(actors, scene, day)) among.set(state.id, state);
  for (const state of [roles.thatParty, roles.victim, ...(roles.aggressor ?? [])])
    if (state) among.set(state.id, state);
  return [...among.values()].filter((state) => isMeant(scene, actors, state, roles, day));
}

/** Whether actors of an action mean this state, given the roles: also one that they do not name (`any state`). */
export function isMeant(scene: Scene, actors: Actors, state: StateEntity, roles: Roles, day: Day): boolean {
  const bound = actors.items.some((each) => each.form === 'any-party' || each.form === 'that-party');
  const asked: Roles = bound ? roles : { ...roles, anyPartyFree: true };
  return judgeState(actors, state, scene, day, asked).truth === 'met';
}

function helpedBy(
  { events }: Solver,
  scene: Scene,
  { act }: Terms,
  roles: Roles,
  obligor: StateEntity,
  day: Day,
): { states: readonly StateEntity[]; onlyObligor: boolean } {
  if (!act.object || act.verb === 'attack') return { states: [], onlyObligor: false };
  const own: Roles = roles.thatParty ? roles : { ...roles, thatParty: undefined };
  const meant = [...statesMeant(scene, act.object, own, day)];
  // what is owed to any state is owed to all who have a part in what happens
  if (staysOut(act) && isOpenEnded(act.object, scene)) {
    const known = new Set(meant.map(({ id }) => id));
    for (const state of statesIn(events))
      if (!known.has(state.id) && isMeant(scene, act.object, state, own, day)) meant.push(state);
  }
  const states = meant.filter((each) => each.id !== obligor.id);
  return { states, onlyObligor: meant.length > 0 && states.length === 0 };
}

const named = new WeakMap<readonly EventFact[], readonly StateEntity[]>();

/** All states that events name, in an order that does not depend on how they are told. */
function statesIn(events: readonly EventFact[]): readonly StateEntity[] {
  let states = named.get(events);
  if (!states) {
    const found = new Map<string, StateEntity>();
    for (const { by, on, supportedBy, between } of events)
      for (const facts of [by, on, supportedBy, ...(between ?? [])])
        for (const state of statesOf(facts)) found.set(state.id, state);
    states = [...found.values()].sort((one, two) => (one.id < two.id ? -1 : 1));
    named.set(events, states);
  }
  return states;
}

function foughtBy(scene: Scene, { act }: Terms, roles: Roles, day: Day): readonly StateEntity[] {
  if (act.enemy) return statesMeant(scene, act.enemy, roles, day);
  if (act.verb === 'attack' && act.object) return statesMeant(scene, act.object, roles, day);
  return fighting(act) ? (roles.aggressor ?? []) : [];
}

function fighting({ verb, forbidden }: Act): boolean {
  return (
    !forbidden && (verb === 'defend' || verb === 'assist' || verb === 'join' || verb === 'aid' || verb === 'mobilize')
  );
}

// ---------- modifiers ----------

/** Whether what happened lies where the duty is owed; nothing where nothing happened. */
function theatre(
  events: readonly EventFact[],
  place: Place,
  scene: Scene,
  day: Day,
  roles: Roles,
): Judgement | undefined {
  let best: Judgement | undefined;
  for (const event of events) {
    const home = roles.victim ?? statesOf(event.on)[0];
    const where: PlaceFact | undefined = event.place ?? (home ? { territoryOf: home } : undefined);
    const one: Judgement = where
      ? judgePlace(where, place, scene, day, roles)
      : { truth: 'arguable', says: 'The event does not say where it happened.', gap: 'unsaid' };
    if (!best || one.truth === 'met' || (one.truth === 'arguable' && best.truth === 'not-met')) best = one;
  }
  return best;
}

function saysWords(event: EventFact, words: string): boolean {
  if (event.quoted && sameWords(event.kind, words)) return true;
  return event.place !== undefined && 'quoted' in event.place && sameWords(event.place.quoted, words);
}

/** The first event of one of the kinds by one of the actors (by all of them where the clause says `all`). */
function madeBy(
  solver: Solver,
  { duty }: Terms,
  actors: Actors,
  kinds: readonly string[],
  roles: Roles,
  obligor: StateEntity,
): EventFact | undefined {
  const { workspace, day } = solver;
  const scene: Scene = { workspace, treaty: duty.treaty };
  const { from } = lifeOf(workspace, duty.treaty);
  // `other party` is other than that party, or else than the one that is bound
  const meant: Roles = { ...roles, thatParty: roles.thatParty ?? obligor, anyPartyFree: true };
  const needsAll = actors.items.some((each) => each.form === 'all-parties' || each.form === 'all-of');
  const made = solver.events.filter(
    (event) => !event.quoted && kinds.includes(event.kind) && (from === undefined || event.day >= from),
  );
  const makers = (event: EventFact) =>
    [...statesOf(event.by), ...statesOf(event.on), ...(event.between ?? []).flatMap((side) => statesOf(side))].filter(
      (state) => judgeState(actors, state, scene, day, meant).truth === 'met',
    );
  if (!needsAll) return made.find((event) => makers(event).some((state) => state.id !== obligor.id || !event.between));
  const seen = new Set(made.flatMap((event) => makers(event).map((state) => state.id)));
  const all = namedStates(actors, scene, day);
  return all.length > 0 && all.every((state) => seen.has(state.id) || state.id === obligor.id)
    ? made.at(-1)
    : undefined;
}

interface Awaited {
  readonly reasons: readonly Reason[];
  readonly refused: readonly Reason[];
}

/** What the duty waits for: requests, consents, consultations, decisions that no event states. */
function awaited(solver: Solver, terms: Terms, roles: Roles, obligor: StateEntity): Awaited {
  const reasons: Reason[] = [];
  const refused: Reason[] = [];
  const { treaty } = terms.duty;
  const words = (each: Modifier) => treaty.treaty.chunk.text.slice(each.start, each.end).replace(/\s+/g, ' ').trim();
  const missing = (each: Modifier, says: string) => reasons.push({ part: 'upon', says, treaty, node: each });
  for (const each of terms.modifiers)
    switch (each.what) {
      case 'upon-request':
        if (each.actors && !madeBy(solver, terms, each.actors, ['request'], roles, obligor))
          missing(each, `It is owed ${words(each)}, and no event says that there was one.`);
        break;
      case 'upon-consent':
        if (each.actors && !madeBy(solver, terms, each.actors, ['consent', 'agreement'], roles, obligor))
          missing(each, `It is owed ${words(each)}, and no event says that it was given.`);
        break;
      case 'upon-consultation':
        if (each.actors && !madeBy(solver, terms, each.actors, ['consultation'], roles, obligor))
          missing(each, `It is owed ${words(each)}, and no event says that they consulted.`);
        break;
      case 'upon-decision': {
        const decided = lastDecision(solver, terms, each);
        if (!decided) missing(each, `It is owed ${words(each)}, and no event says that there was one.`);
        else if (decided.decision?.not)
          refused.push({
            part: 'undecided',
            says: `It was decided on ${sayDay(decided.day)} that not.`,
            treaty,
            node: each,
            event: decided,
          });
        break;
      }
    }
  return { reasons, refused };
}

function lastDecision({ workspace, events, day }: Solver, { duty }: Terms, modifier: Modifier): EventFact | undefined {
  const { treaty } = duty;
  const name = modifier.name?.name?.value;
  const owner = modifier.name?.scope?.value ?? treaty.treaty.name;
  const { from } = lifeOf(workspace, treaty);
  // all the members together are the organ
  const organ = modifier.name
    ? alone({ kind: 'actor', form: 'name', name: modifier.name, start: modifier.start, end: modifier.end })
    : undefined;
  const seats = organ ? namedStates(organ, { workspace, treaty }, day).map((state) => state.id) : [];
  let last: EventFact | undefined;
  for (const event of events) {
    if (event.kind !== 'decision' || event.day > day || (from !== undefined && event.day < from)) continue;
    const about = event.decision?.treaty;
    if (about && about.treaty !== treaty.treaty) continue;
    const deciders = [...(event.determinedBy ?? [])];
    const byOrgan = deciders.some(
      (each) => 'organ' in each && each.organ === name && each.treaty.treaty.name === owner,
    );
    // another organ with the same members is another organ
    const bySeats =
      !event.decision &&
      !deciders.some((each) => 'organ' in each) &&
      seats.length > 0 &&
      seats.every((id) => statesOf(event.by).some((state) => state.id === id));
    if ((byOrgan || bySeats) && (!last || event.day >= last.day)) last = event;
  }
  return last;
}
