/**
 * A crisis run forward, day by day: section 3 of docs/semantics.md. The events of one day are taken together; then, where
 * duties are assumed to be honoured, rounds of the events that they cause, until nothing new follows. So the order in
 * which clauses, events and files are written makes no difference.
 */
import type { Assumption, Condition, QName, ScenarioDecl, ScenarioEvent } from '../../../grammar/index.ts';
import { type Day, firstDay, LAST_DAY, lastDay } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import type { Site } from '../../model/site.ts';
import { readDate } from '../../model/treaty.ts';
import { memberNamed, type PlacedTreaty, stateOn, treatyNamed, type Workspace } from '../../model/workspace.ts';
import { isKindUnder } from '../../theory/events.ts';
import { namedStates } from '../actors.ts';
import { type EventFact, eventOf, statesOf } from '../event.ts';
import { membersOf, standingOn } from '../life.ts';
import type { BindingAnswer, DutyAnswer } from './answers.ts';
import { acting, actOfDuty, type Duty, dutiesOf, meansWar, plainTerms } from './duty.ts';
import { answerDuty } from './obligation.ts';
import { changesOf, mayMatter } from './relevance.ts';
import { type Solver, solverOf } from './solver.ts';

/** A duty that was honoured, for one binding. */
export interface Cause {
  readonly answer: DutyAnswer;
  readonly binding: BindingAnswer;
}

/** An event of the crisis: told by the scenario, or caused by duties. */
export interface CrisisEvent {
  readonly fact: EventFact;
  /** The scenario's line that tells it. */
  readonly line?: ScenarioEvent;
  /** All duties that ask for it, by treaty and clause. */
  readonly causes: readonly Cause[];
  /** 0 for what is told, 1 for what that causes on the same day, and so on. */
  readonly round: number;
}

/** Whether, and by whom, duties are assumed to be honoured. */
export interface Assumed {
  readonly honours: (state: StateEntity) => 'no' | 'due' | 'fully';
}

/** A scenario that has run. */
export interface Crisis {
  readonly workspace: Workspace;
  readonly site: Site<ScenarioDecl>;
  readonly name: string;
  readonly first: Day;
  /** The last day on which something happens: what an expectation without a date asks about. */
  readonly last: Day;
  /** All events in order: by day, round, then as the tie is broken (kind, by whom, on whom). */
  readonly events: readonly CrisisEvent[];
  /** The duties that count, by treaty and clause. */
  readonly duties: readonly Duty[];
  /** The treaties that count. */
  readonly treaties: readonly PlacedTreaty[];
  /** What has happened by a day. */
  solverOn(day: Day): Solver;
  /** How a duty stands to a state on a day. */
  ask(duty: Duty, state: StateEntity, day: Day): DutyAnswer;
}

/** Runs a scenario. `today` is the day of analysis, for a scenario that bears no date at all. Never throws. */
export function runCrisis(workspace: Workspace, site: Site<ScenarioDecl>, today: Day): Crisis {
  const { node } = site;
  const first = firstOf(node, today);
  const told = toldEvents(workspace, node, first);
  const { treaties, duties } = dutiesUnder(workspace, node.under, first);
  const last = told.reduce((latest, each) => Math.max(latest, each.fact.day), first);
  const days = daysOf(workspace, treaties, told, first, Math.max(last, ...askedDays(node)));
  const { honours } = assumedIn(workspace, node, first);
  const anyHonour = node.lines.some((line) => line.kind === 'assume');
  const events: CrisisEvent[] = [];
  const asked: Asked = new Map();
  const toldOn = new Map<Day, CrisisEvent[]>();
  for (const each of told) {
    const same = toldOn.get(each.fact.day);
    if (same) same.push(each);
    else toldOn.set(each.fact.day, [each]);
  }
  if (anyHonour)
    for (const day of days) {
      const before = events.length;
      for (const each of toldOn.get(day) ?? []) events.push(each);
      if (day === days[0] || events.length > before || changesOn(workspace, treaties, day))
        for (let round = 1; ; round++) {
          const caused = causedOn(workspace, duties, events, day, round, honours, asked);
          if (caused.length === 0) break;
          for (const each of caused) events.push(each);
        }
    }
  else for (const each of told) events.push(each);
  events.sort(compareEvents);

  const facts = events.map(({ fact }) => fact);
  const solvers = new Map<Day, Solver>();
  const places = new Map(duties.map((duty, index) => [duty, index]));
  const answers = new Map<string, DutyAnswer>();
  const solverOn = (day: Day): Solver => {
    let solver = solvers.get(day);
    if (!solver) {
      solver = solverOf(workspace, facts, day);
      solvers.set(day, solver);
    }
    return solver;
  };
  return {
    workspace,
    site,
    name: node.name?.value ?? '',
    first,
    last,
    events,
    duties,
    treaties,
    solverOn,
    ask(duty, state, day) {
      const key = `${places.get(duty)} ${duty.name} ${state.id} ${day}`;
      let answer = answers.get(key);
      if (!answer) {
        answer = answerDuty(solverOn(day), duty, state);
        answers.set(key, answer);
      }
      return answer;
    },
  };
}

// ---------- what is told ----------

function firstOf(node: ScenarioDecl, today: Day): Day {
  const on = node.on ? readDate(node.on).date : undefined;
  if (on) return firstDay(on);
  const dated = node.lines.flatMap((line) =>
    line.kind === 'scenario-event'
      ? (line.event?.parts ?? []).flatMap((part) => {
          const date = part.what === 'date' && part.date ? readDate(part.date).date : undefined;
          return date ? firstDay(date) : [];
        })
      : [],
  );
  return dated.length > 0 ? dated.reduce((earliest, each) => Math.min(earliest, each)) : today;
}

function toldEvents(workspace: Workspace, node: ScenarioDecl, first: Day): CrisisEvent[] {
  const told: CrisisEvent[] = [];
  for (const line of node.lines)
    if (line.kind === 'scenario-event' && line.event && line.event.kinds.length > 0)
      told.push({ fact: eventOf(workspace, line.event, { day: first }), line, causes: [], round: 0 });
  return told.sort(compareEvents);
}

function askedDays(node: ScenarioDecl): Day[] {
  return node.lines.flatMap((line) => {
    const date = line.kind === 'expect' && line.date ? readDate(line.date).date : undefined;
    return date ? lastDay(date) : [];
  });
}

/** The duties of what `under` names: whole treaties, or single clauses. Left out: every treaty in force on the day. */
function dutiesUnder(
  workspace: Workspace,
  under: readonly QName[],
  first: Day,
): { treaties: readonly PlacedTreaty[]; duties: readonly Duty[] } {
  const treaties = new Set<PlacedTreaty>();
  const byName = new Map<string, PlacedTreaty>();
  const duties = new Set<Duty>();
  const add = (treaty: PlacedTreaty) => {
    const known = byName.get(treaty.treaty.name) ?? treaty;
    byName.set(treaty.treaty.name, known);
    treaties.add(known);
    return known;
  };
  if (under.length === 0) {
    for (const treaty of workspace.treaties)
      if (standingOn(workspace, treaty, first) === 'in-force')
        for (const duty of dutiesOf(workspace, add(treaty))) duties.add(duty);
  } else
    for (const name of under) {
      const last = name.name?.value ?? '';
      const treaty = treatyNamed(workspace, name.scope?.value ?? last);
      if (!treaty) continue;
      const own = dutiesOf(workspace, add(treaty));
      if (!name.scope) for (const duty of own) duties.add(duty);
      else {
        const clause = memberNamed(treaty, last, ['obligation'])?.node;
        for (const duty of own) if (duty.node === clause) duties.add(duty);
      }
    }
  return {
    treaties: [...treaties].sort((one, two) => compareText(one.treaty.name, two.treaty.name)),
    duties: [...duties].sort((one, two) => compareText(one.name, two.name)),
  };
}

/** The days on which something can begin: of events, and of treaties and memberships while the crisis lasts. */
function daysOf(
  workspace: Workspace,
  treaties: readonly PlacedTreaty[],
  told: readonly CrisisEvent[],
  first: Day,
  last: Day,
): Day[] {
  const days = new Set<Day>(told.map((each) => each.fact.day));
  for (const treaty of treaties)
    for (const day of changesOf(workspace, treaty)) if (day > first && day <= last) days.add(day);
  return [...days].sort((one, two) => one - two);
}

function changesOn(workspace: Workspace, treaties: readonly PlacedTreaty[], day: Day): boolean {
  return treaties.some((treaty) => changesOf(workspace, treaty).includes(day));
}

function assumedIn(workspace: Workspace, node: ScenarioDecl, day: Day): Assumed {
  const lines = node.lines.filter((line): line is Assumption => line.kind === 'assume');
  const idsOf = ({ names }: Assumption) =>
    new Set(
      names.flatMap((name) => {
        const lookup = stateOn(workspace, name.value, day);
        return lookup.kind === 'state' ? [lookup.state.id] : [];
      }),
    );
  const read = lines.map((line) => ({ how: line.how, fully: line.fully === true, ids: idsOf(line) }));
  return {
    honours(state) {
      if (read.some(({ how, ids }) => how === 'except' && ids.has(state.id))) return 'no';
      const covering = read.filter(({ how, ids }) => how !== 'by' || ids.has(state.id));
      if (covering.length === 0) return 'no';
      return covering.some(({ fully }) => fully) ? 'fully' : 'due';
    },
  };
}

// ---------- what follows ----------

/** Everybody whom a clause may bind: the parties, and those it names. */
export function obligorsOf(workspace: Workspace, duty: Duty, day: Day): readonly StateEntity[] {
  const found = new Map<string, StateEntity>();
  for (const { state } of membersOf(workspace, duty.treaty)) found.set(state.id, state);
  if (duty.node.actors)
    for (const state of namedStates(duty.node.actors, { workspace, treaty: duty.treaty }, day))
      found.set(state.id, state);
  return [...found.values()];
}

/** For each duty that was not owed when last asked: after how many events, and on which day, that was. */
type Asked = Map<Duty, { readonly events: number; readonly day: Day }>;

/** The events that duties cause in one round, in an order of their own. */
function causedOn(
  workspace: Workspace,
  duties: readonly Duty[],
  events: readonly CrisisEvent[],
  day: Day,
  round: number,
  honours: Assumed['honours'],
  asked: Asked,
): CrisisEvent[] {
  const solver = solverOf(
    workspace,
    events.map(({ fact }) => fact),
    day,
    { brief: true },
  );
  const known = new Set(events.map(({ fact }) => keyOf(fact)));
  const made = new Map<string, { fact: EventFact; causes: Cause[] }>();
  for (const duty of duties) {
    const act = actOfDuty(duty);
    if (act.forbidden || !acting.has(act.verb)) continue;
    // reservations only add conditions: what is not met without them is met for nobody
    const { condition } = plainTerms(duty);
    if (condition) {
      const before = asked.get(duty);
      if (before && !mayHaveChanged(workspace, duty, condition, events, before, day)) continue;
      if (solver.solve(duty.treaty, condition).truth !== 'met') {
        asked.set(duty, { events: events.length, day });
        continue;
      }
      asked.delete(duty);
    }
    for (const { fact, cause } of honouredUnder(solver, duty, honours)) {
      const key = keyOf(fact);
      if (known.has(key)) continue;
      const same = made.get(key);
      if (!same) made.set(key, { fact, causes: [cause] });
      else if (!same.causes.some((each) => each.answer.duty === duty)) same.causes.push(cause);
    }
  }
  return [...made.values()]
    .map(({ fact, causes }) => {
      const behind = new Set(causes.flatMap(({ binding }) => binding.events));
      return { fact: { ...fact, causes: [...behind] }, causes, round };
    })
    .sort(compareEvents);
}

/** What honouring a duty comes to, for all who owe it: events, each with the binding that asks for it. */
export function honouredUnder(
  solver: Solver,
  duty: Duty,
  honours: Assumed['honours'],
): { readonly fact: EventFact; readonly cause: Cause }[] {
  const found: { fact: EventFact; cause: Cause }[] = [];
  for (const obligor of obligorsOf(solver.workspace, duty, solver.day)) {
    const honoured = honours(obligor);
    if (honoured === 'no') continue;
    const answer = answerDuty(solver, duty, obligor);
    for (const binding of answer.bindings) {
      if (binding.answer !== 'due' && !(honoured === 'fully' && binding.answer === 'due-discretion')) continue;
      // what nothing set off is a standing duty, and no answer to the crisis
      if (binding.events.length === 0) continue;
      for (const fact of causedBy(answer, binding, solver.day)) found.push({ fact, cause: { answer, binding } });
    }
  }
  return found;
}

/** Whether a condition that was not met may be so now. */
function mayHaveChanged(
  workspace: Workspace,
  { treaty }: Duty,
  condition: Condition,
  events: readonly CrisisEvent[],
  before: { readonly events: number; readonly day: Day },
  day: Day,
): boolean {
  return (
    changesOf(workspace, treaty).some((change) => change > before.day && change <= day) ||
    events.slice(before.events).some(({ fact }) => mayMatter(workspace, treaty, condition, fact))
  );
}

/** What honouring the duty on that day is, as events, with what set it off as their causes. */
export function causedBy({ obligor, terms }: DutyAnswer, binding: BindingAnswer, day: Day): EventFact[] {
  const causes = binding.events;
  const by = [{ state: obligor }];
  const { act, modifiers } = terms;
  if (act.verb === 'mobilize') {
    const fact: EventFact = { kind: 'mobilization', by, day, until: day, causes };
    const against = binding.fought.filter((state) => state.id !== obligor.id);
    return [against.length > 0 ? { ...fact, on: against.map((state) => ({ state })) } : fact];
  }
  if (meansWar(act, modifiers))
    return binding.fought.map((state) => ({ kind: 'war-entry', by, on: [{ state }], day, until: day, causes }));
  return binding.helped.map((state) => ({ kind: 'aid', by, on: [{ state }], day, until: day, causes }));
}

/** One war-entry of a state against another, and one mobilization of a state, is all that a crisis has. */
function keyOf(fact: EventFact): string {
  const by = statesOf(fact.by).map((state) => state.id);
  if (fact.kind === 'mobilization') return `mobilization ${by}`;
  const kind = isKindUnder(fact.kind, 'war') ? 'war-entry' : fact.kind;
  return `${kind} ${by} ${statesOf(fact.on).map((state) => state.id)}`;
}

function compareEvents(one: CrisisEvent, two: CrisisEvent): number {
  return one.fact.day - two.fact.day || one.round - two.round || compareText(orderOf(one.fact), orderOf(two.fact));
}

function orderOf(fact: EventFact): string {
  const ids = (facts: EventFact['by']) =>
    (facts ?? []).map((each) => JSON.stringify('state' in each ? each.state.id : each));
  const place = fact.place
    ? 'territoryOf' in fact.place
      ? fact.place.territoryOf.id
      : 'area' in fact.place
        ? fact.place.area.name
        : fact.place.quoted
    : '';
  const decision = fact.decision ? `${fact.decision.not} ${fact.decision.name}` : '';
  return [
    fact.kind,
    ids(fact.by).sort(),
    ids(fact.on).sort(),
    (fact.between ?? []).map((side) => ids(side)).sort(),
    ids(fact.supportedBy).sort(),
    place,
    fact.provocation ?? '',
    decision,
    fact.until === LAST_DAY ? '' : fact.until,
  ].join('|');
}

export function compareText(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}
