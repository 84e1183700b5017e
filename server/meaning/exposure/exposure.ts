/**
 * Entrapment and abandonment over all first attacks: section 3 of docs/semantics.md. The pair is Snyder's (The Security
 * Dilemma in Alliance Politics, 1984); the counts are this program's own.
 *
 * Nothing here enumerates what cannot differ. Each duty is asked once for each pair of classes of states that it can tell
 * apart ({@link classesFor}), and the answer counts for all pairs of these classes. Only where an answer to the attack may
 * set off a further duty ({@link followersAmong}) the attack is followed through ({@link Spreading}).
 */

import type { Day } from '../../model/dates.ts';
import { allStates, type StateEntity } from '../../model/register.ts';
import { finished } from '../../model/steps.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { namedStates } from '../actors.ts';
import type { AnswerWord, BindingAnswer, DutyAnswer } from '../crises/answers.ts';
import { acting, actOfDuty, type Duty, dutiesOf, helping, meansWar, plainTerms } from '../crises/duty.ts';
import { answerDuty } from '../crises/obligation.ts';
import { type Crisis, compareText, obligorsOf } from '../crises/run.ts';
import { solverOf } from '../crises/solver.ts';
import { type EventFact, statesOf } from '../event.ts';
import { membersOf, partiesOn, standingOn } from '../life.ts';
import { type Classes, classesFor } from './classes.ts';
import { Consequences } from './consequences.ts';
import { type Answering, type Follower, followersAmong } from './followers.ts';
import { Spreading } from './spreading.ts';

/** A clause behind a figure, and in how many attacks it is. */
export interface Behind {
  readonly duty: Duty;
  readonly attacks: number;
}

/** One state's figures. */
export interface StateExposure {
  readonly state: StateEntity;
  readonly entrapment: {
    /** First attacks in which it becomes bound to fight (due, or due at discretion), being neither attacker nor attacked. */
    readonly attacks: number;
    /** Of these: only because of what others did in answer to the attack. */
    readonly indirect: number;
    /** First attacks between two other states. */
    readonly of: number;
    /** Clauses that the first attack itself sets off. */
    readonly direct: readonly Behind[];
    /** Clauses that what followed sets off. */
    readonly followed: readonly Behind[];
  };
  readonly abandonment: {
    /** First attacks on it in which nobody is bound to help, and somebody only arguably or when something is settled. */
    readonly attacks: number;
    /** First attacks on it in which somebody is bound to help. */
    readonly helped: number;
    /** First attacks on it. */
    readonly of: number;
    /** Clauses that leave the help open in such attacks. */
    readonly clauses: readonly Behind[];
  };
}

/** A first attack. */
export interface Attack {
  readonly by: StateEntity;
  readonly on: StateEntity;
}

/** What all first attacks come to. */
export interface Exposure {
  readonly day: Day;
  /** Every state there is on the day: of the register, declared, or party to a treaty in force. */
  readonly universe: readonly StateEntity[];
  /** Those that some treaty concerns, the most exposed first; all others have no figures. */
  readonly states: readonly StateExposure[];
  readonly treaties: readonly PlacedTreaty[];
  /** First attacks: each state on each other. */
  readonly attacks: number;
  /** Of these: how many draw in somebody. */
  readonly spreading: number;
  /** How many attacks have a longest chain of so many duties; by length, from 1. */
  readonly depths: readonly number[];
  /** The attack that draws in the most states; the first of several. */
  readonly widest?: Attack & { readonly drawnIn: readonly StateEntity[]; readonly depth: number };
  /** In how many attacks one duty may set off another, so that each had to be followed through. */
  readonly runs: number;
}

/** Whether the state owes it, or has done what it owed. */
export function isOwed(answer: AnswerWord): boolean {
  return answer === 'due' || answer === 'due-discretion' || answer === 'fulfilled';
}

/** Whether the duty, as it stands, is to help the state that was attacked. */
export function isHelp({ terms }: DutyAnswer, binding: BindingAnswer, attacked: StateEntity): boolean {
  const { act } = terms;
  return (
    !act.forbidden &&
    helping.has(act.verb) &&
    act.verb !== 'neutral' &&
    binding.events.length > 0 &&
    binding.helped.some((state) => state.id === attacked.id)
  );
}

/** The states there are on a day. */
export function universeOn(workspace: Workspace, day: Day): readonly StateEntity[] {
  const found = new Map<string, StateEntity>();
  for (const state of allStates(day)) found.set(state.id, state);
  for (const treaty of workspace.treaties)
    for (const { state } of partiesOn(workspace, treaty, day)) found.set(state.id, state);
  return [...found.values()];
}

/** The event of a first attack. */
export function attackOf(by: StateEntity, on: StateEntity, day: Day): EventFact {
  return { kind: 'invasion', provocation: 'unprovoked', by: [{ state: by }], on: [{ state: on }], day, until: day };
}

/** How far it is: so many of so many steps of one kind. */
export interface ExposureProgress {
  readonly step: 'asking' | 'spreading';
  readonly done: number;
  readonly of: number;
}

/** Entrapment and abandonment on the day, over all first attacks. */
export function exposureOn(workspace: Workspace, day: Day): Exposure {
  return finished(exposureInSteps(workspace, day));
}

/** As {@link exposureOn}, with a pause behind each duty and each row of attacks, so that a caller can say how far it is, or stop. */
export function* exposureInSteps(workspace: Workspace, day: Day): Generator<ExposureProgress, Exposure> {
  const universe = universeOn(workspace, day);
  const treaties = workspace.treaties.filter((each) => standingOn(workspace, each, day) === 'in-force');
  const duties = treaties
    .flatMap((treaty) => dutiesOf(workspace, treaty))
    .sort((one, two) => compareText(one.name, two.name));
  const count = universe.length;
  const index = new Map(universe.map((state, at) => [state.id, at]));
  const tally = new Tally(count);
  const cast = castOf(workspace, duties, universe, day);
  const followers = followersAmong(workspace, duties, cast, day);
  const consequences = new Consequences(workspace, day, cast, duties, followers);
  const asking: Asking = { workspace, day, universe, index, tally, duties, followers, consequences };
  for (const [at, duty] of duties.entries()) {
    yield { step: 'asking', done: at, of: duties.length };
    askDuty(asking, duty, at);
  }
  const runs = yield* runSpreading(asking);
  const concerned = new Set<number>();
  for (const treaty of treaties)
    for (const { state } of membersOf(workspace, treaty)) concerned.add(index.get(state.id) ?? -1);
  for (let state = 0; state < count; state++) if (tally.touches(state)) concerned.add(state);
  concerned.delete(-1);
  const states = [...concerned]
    .map((at) => figuresOf(asking, at))
    .sort(
      (one, two) =>
        two.entrapment.attacks - one.entrapment.attacks ||
        two.abandonment.attacks - one.abandonment.attacks ||
        (index.get(one.state.id) ?? 0) - (index.get(two.state.id) ?? 0),
    );
  return { day, universe, states, treaties, attacks: count * (count - 1), ...widestOf(asking), runs };
}

/** All states that can have a part: those of the day first, then whoever a duty binds, helps or turns against. */
function castOf(
  workspace: Workspace,
  duties: readonly Duty[],
  universe: readonly StateEntity[],
  day: Day,
): readonly StateEntity[] {
  const found = new Map(universe.map((state) => [state.id, state]));
  const add = (states: readonly StateEntity[]) => {
    for (const state of states) if (!found.has(state.id)) found.set(state.id, state);
  };
  for (const duty of duties) {
    const { object, enemy } = actOfDuty(duty);
    add(obligorsOf(workspace, duty, day));
    for (const actors of [object, enemy]) if (actors) add(namedStates(actors, { workspace, treaty: duty.treaty }, day));
  }
  return [...found.values()];
}

// ---------- counting ----------

/** Attacks are numbered: attacker times the number of states, plus attacked. */
class Tally {
  readonly count: number;
  /** For each state the attacks in which it is bound to fight: 1 by the attack itself, 2 by what followed. */
  readonly fights = new Map<number, Uint8Array>();
  readonly helped: Uint8Array;
  readonly open: Uint8Array;
  /** The longest chain. */
  readonly depth: Uint8Array;
  /** Attacks of which the whole crisis has to be run. */
  readonly spreads: Uint8Array;
  /** The duties, by their place among all, by which the attack itself sets something off. */
  readonly causes: number[][] = [];
  /** How often a clause binds a state to fight: by the attack itself, and by what followed. */
  readonly direct = new Map<Duty, Map<number, number>>();
  readonly followed = new Map<Duty, Map<number, number>>();
  /** Rectangles of attacks in which help is open, with the clause: which of them count is known only at the end. */
  readonly openings: {
    readonly duty: Duty;
    readonly attackers: readonly number[];
    readonly attacked: readonly number[];
  }[] = [];

  constructor(count: number) {
    this.count = count;
    this.helped = new Uint8Array(count * count);
    this.open = new Uint8Array(count * count);
    this.depth = new Uint8Array(count * count);
    this.spreads = new Uint8Array(count * count);
  }

  touches(state: number): boolean {
    if (this.fights.has(state)) return true;
    for (let by = 0; by < this.count; by++) {
      const at = by * this.count + state;
      if (this.helped[at] || this.open[at]) return true;
    }
    return false;
  }

  causedBy(attack: number, duty: number): void {
    const known = this.causes[attack];
    if (!known) this.causes[attack] = [duty];
    else if (known.at(-1) !== duty) known.push(duty);
  }

  fight(state: number, attack: number, how: 1 | 2): void {
    let row = this.fights.get(state);
    if (!row) {
      row = new Uint8Array(this.count * this.count);
      this.fights.set(state, row);
    }
    if (row[attack] === 0) row[attack] = how;
  }
}

function addTo(table: Map<Duty, Map<number, number>>, duty: Duty, state: number): void {
  let byState = table.get(duty);
  if (!byState) {
    byState = new Map();
    table.set(duty, byState);
  }
  byState.set(state, (byState.get(state) ?? 0) + 1);
}

interface Asking {
  readonly workspace: Workspace;
  readonly day: Day;
  readonly universe: readonly StateEntity[];
  readonly index: ReadonlyMap<string, number>;
  readonly tally: Tally;
  /** In the order of their names. */
  readonly duties: readonly Duty[];
  readonly followers: readonly Follower[];
  readonly consequences: Consequences;
}

/** Asks one duty about every attack, once for each pair of classes. */
function askDuty(asking: Asking, duty: Duty, order: number): void {
  const { workspace, day, universe, index } = asking;
  const { condition } = plainTerms(duty);
  const act = actOfDuty(duty);
  // what nothing sets off is no answer to an attack
  if (!condition || act.forbidden || !(acting.has(act.verb) || helping.has(act.verb)) || act.verb === 'neutral') return;
  const obligors = obligorsOf(workspace, duty, day).flatMap((state) => index.get(state.id) ?? []);
  if (obligors.length === 0) return;
  const classes = classesFor(workspace, duty, universe, day);
  const obligorsIn = new Map<number, number[]>();
  for (const state of obligors) {
    const own = classes.of[state] as number;
    obligorsIn.set(own, [...(obligorsIn.get(own) ?? []), state]);
  }
  for (const attackers of classes.members)
    for (const attacked of classes.members) {
      const x = attackers[0] as number;
      const y = attacked.find((each) => each !== x);
      if (y === undefined) continue;
      const solver = solverOf(workspace, [attackOf(universe[x] as StateEntity, universe[y] as StateEntity, day)], day);
      // reservations only add conditions: what is not met without them is met for nobody
      if (solver.solve(duty.treaty, condition).truth === 'not-met') continue;
      for (const group of obligorsIn.values()) {
        const other = group.find((each) => each !== x && each !== y);
        const pair = { order, attackers, attacked, x, y };
        const answerOf = (state: number) => answerDuty(solver, duty, universe[state] as StateEntity);
        if (other !== undefined)
          record(asking, answerOf(other), pair, (by, on) => group.filter((each) => each !== by && each !== on));
        // an attacker and an attacked state have duties as well, by which the war may spread
        if (group.includes(x)) record(asking, answerOf(x), pair, (by) => [by]);
        if (group.includes(y)) record(asking, answerOf(y), pair, (_by, on) => [on]);
      }
    }
}

/** All attacks of one class on another, and the one of them that was asked about. */
interface Pair {
  /** The duty's place among all. */
  readonly order: number;
  readonly attackers: readonly number[];
  readonly attacked: readonly number[];
  readonly x: number;
  readonly y: number;
}

/** Counts an answer for all pairs of two classes, and all obligors that stand to the pair as the one asked does. */
function record(
  asking: Asking,
  answer: DutyAnswer,
  { order, attackers, attacked, x, y }: Pair,
  obligors: (by: number, on: number) => readonly number[],
): void {
  const { universe, tally } = asking;
  const { duty, terms } = answer;
  const [by, on] = [universe[x] as StateEntity, universe[y] as StateEntity];
  let helps: 'owed' | 'open' | undefined;
  let fights = false;
  const done: { kind: Answering; target: 'by' | 'on' | 'none' }[] = [];
  let elsewhere = false;
  for (const binding of answer.bindings) {
    if (isHelp(answer, binding, on)) {
      if (isOwed(binding.answer)) helps = 'owed';
      else if (binding.answer === 'arguable' || binding.answer === 'pending') helps ??= 'open';
    }
    if (!isOwed(binding.answer) || binding.events.length === 0 || !acting.has(terms.act.verb)) continue;
    const war = meansWar(terms.act, terms.modifiers);
    if (war && binding.fought.length > 0) fights = true;
    const targets = terms.act.verb === 'mobilize' || war ? binding.fought : binding.helped;
    const kind: Answering = terms.act.verb === 'mobilize' ? 'mobilization' : war ? 'war-entry' : 'aid';
    if (targets.length === 0 && kind === 'mobilization') done.push({ kind, target: 'none' });
    for (const state of targets)
      if (state.id === by.id) done.push({ kind, target: 'by' });
      else if (state.id === on.id) done.push({ kind, target: 'on' });
      else elsewhere = true;
  }
  if (!helps && !fights && done.length === 0 && !elsewhere) return;
  if (helps === 'open') tally.openings.push({ duty, attackers, attacked });
  const { count } = tally;
  for (const from of attackers)
    for (const to of attacked) {
      if (from === to) continue;
      const attack = from * count + to;
      for (const obligor of obligors(from, to)) {
        if (helps && obligor !== to) (helps === 'owed' ? tally.helped : tally.open)[attack] = 1;
        if (fights && obligor !== from && obligor !== to) {
          tally.fight(obligor, attack, 1);
          addTo(tally.direct, duty, obligor);
        }
        if (done.length === 0 && !elsewhere) continue;
        tally.depth[attack] = 1;
        if (asking.followers.length === 0) continue;
        tally.causedBy(attack, order);
        if (elsewhere || tally.spreads[attack] || mayFollow(asking.consequences, done, obligor, from, to))
          tally.spreads[attack] = 1;
      }
    }
}

function mayFollow(
  consequences: Consequences,
  done: readonly { kind: Answering; target: 'by' | 'on' | 'none' }[],
  obligor: number,
  from: number,
  to: number,
): boolean {
  return done.some(({ kind, target }) =>
    consequences.stirs(
      consequences.eventAt({
        kind,
        by: obligor,
        on: target === 'none' ? [] : [target === 'by' ? from : to],
      }),
    ),
  );
}

// ---------- what spreads ----------

/** Follows each attack in which one duty may set off another. Returns how many there were. */
function* runSpreading(asking: Asking): Generator<ExposureProgress, number> {
  const { workspace, day, universe, tally, duties, followers, consequences } = asking;
  const { count } = tally;
  const joint = followers.flatMap((follower) =>
    follower.apart ? [] : [{ follower, duty: duties.indexOf(follower.duty) }],
  );
  const spreading = new Spreading(consequences, duties.length, joint);
  const classes = new Map<number, Classes>();
  const classesOf = (duty: number) => {
    let known = classes.get(duty);
    if (!known) {
      known = classesFor(workspace, duties[duty] as Duty, consequences.states, day);
      classes.set(duty, known);
    }
    return known;
  };
  let runs = 0;
  for (let attack = 0; attack < count * count; attack++) {
    const [from, to] = [Math.floor(attack / count), attack % count];
    if (to === 0) yield { step: 'spreading', done: from, of: count };
    if (!tally.spreads[attack]) continue;
    const event = attackOf(universe[from] as StateEntity, universe[to] as StateEntity, day);
    const first = (tally.causes[attack] ?? []).flatMap((duty) =>
      consequences.under(duties[duty] as Duty, classesOf(duty), event, from, [to]),
    );
    const { depth, entries } = spreading.run(event, from, to, first);
    runs++;
    tally.depth[attack] = Math.min(depth, 255);
    const indirect = new Set<number>();
    for (const entry of entries) {
      const [at, order] = [Math.floor(entry / duties.length), entry % duties.length];
      if (at >= count || at === from || at === to) continue;
      if (!indirect.has(at)) {
        if (tally.fights.get(at)?.[attack]) continue;
        indirect.add(at);
        tally.fight(at, attack, 2);
      }
      addTo(tally.followed, duties[order] as Duty, at);
    }
  }
  return runs;
}

/** The states that duties draw into fighting, apart from the attacker and the attacked, each with the duties. */
export function fightersIn(
  crisis: Crisis,
  by: StateEntity,
  on: StateEntity,
): readonly { readonly state: StateEntity; readonly duties: ReadonlySet<Duty> }[] {
  const found = new Map<string, { state: StateEntity; duties: Set<Duty> }>();
  for (const { fact, causes } of crisis.events) {
    if (fact.kind !== 'war-entry' || causes.length === 0) continue;
    for (const state of statesOf(fact.by)) {
      if (state.id === by.id || state.id === on.id) continue;
      const known = found.get(state.id) ?? { state, duties: new Set<Duty>() };
      for (const { answer } of causes) known.duties.add(answer.duty);
      found.set(state.id, known);
    }
  }
  return [...found.values()];
}

// ---------- figures ----------

function figuresOf({ universe, tally }: Asking, at: number): StateExposure {
  const { count } = tally;
  let indirect = 0;
  let fighting = 0;
  for (const how of tally.fights.get(at) ?? []) {
    if (how > 0) fighting++;
    if (how === 2) indirect++;
  }
  const abandoned: number[] = [];
  let helped = 0;
  for (let by = 0; by < count; by++) {
    const attack = by * count + at;
    if (tally.helped[attack]) helped++;
    else if (tally.open[attack]) abandoned.push(by);
  }
  const open = new Map<Duty, Set<number>>();
  for (const { duty, attackers, attacked } of abandoned.length > 0 ? tally.openings : []) {
    if (!attacked.includes(at)) continue;
    const known = open.get(duty) ?? new Set<number>();
    for (const by of attackers) if (abandoned.includes(by)) known.add(by);
    open.set(duty, known);
  }
  return {
    state: universe[at] as StateEntity,
    entrapment: {
      attacks: fighting,
      indirect,
      of: (count - 1) * (count - 2),
      direct: behind(tally.direct, at),
      followed: behind(tally.followed, at),
    },
    abandonment: {
      attacks: abandoned.length,
      helped,
      of: count - 1,
      clauses: sorted([...open].map(([duty, attackers]) => ({ duty, attacks: attackers.size }))),
    },
  };
}

function behind(table: ReadonlyMap<Duty, ReadonlyMap<number, number>>, at: number): readonly Behind[] {
  return sorted([...table].map(([duty, byState]) => ({ duty, attacks: byState.get(at) ?? 0 })));
}

function sorted(all: readonly Behind[]): readonly Behind[] {
  return all
    .filter(({ attacks }) => attacks > 0)
    .sort((one, two) => two.attacks - one.attacks || (one.duty.name < two.duty.name ? -1 : 1));
}

function widestOf({ universe, tally }: Asking): Pick<Exposure, 'spreading' | 'depths' | 'widest'> {
  const { count } = tally;
  const drawn = new Uint16Array(count * count);
  for (const row of tally.fights.values())
    for (let attack = 0; attack < row.length; attack++) if (row[attack]) drawn[attack] = (drawn[attack] as number) + 1;
  let spreading = 0;
  let widest = -1;
  const depths: number[] = [];
  for (let attack = 0; attack < drawn.length; attack++) {
    const states = drawn[attack] as number;
    if (states === 0) continue;
    spreading++;
    const depth = Math.max(1, tally.depth[attack] as number);
    while (depths.length < depth) depths.push(0);
    depths[depth - 1] = (depths[depth - 1] as number) + 1;
    if (widest < 0 || states > (drawn[widest] as number)) widest = attack;
  }
  if (widest < 0) return { spreading, depths };
  const by = universe[Math.floor(widest / count)] as StateEntity;
  const on = universe[widest % count] as StateEntity;
  const drawnIn = [...tally.fights].filter(([, row]) => row[widest]).map(([at]) => universe[at] as StateEntity);
  return { spreading, depths, widest: { by, on, drawnIn, depth: Math.max(1, tally.depth[widest] as number) } };
}
