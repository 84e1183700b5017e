/**
 * What one event by itself leads to under duties that stand apart ({@link Follower.apart}): worked out once for each class of
 * events that a duty can tell apart, and carried over to every event of the class by exchanging states.
 *
 * States and events are numbers here, since there are as many entries into war as pairs of states.
 */
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { BindingAnswer } from '../crises/answers.ts';
import { type Duty, plainTerms } from '../crises/duty.ts';
import { honouredUnder } from '../crises/run.ts';
import { type Solver, solverOf } from '../crises/solver.ts';
import { type EventFact, statesOf } from '../event.ts';
import type { Classes } from './classes.ts';
import type { Answering, Follower } from './followers.ts';

/** One binding of a duty that an event makes due. */
export interface Consequence {
  /** The duty, by its place among all. */
  readonly duty: number;
  readonly obligor: number;
  readonly verb: string;
  readonly helped: readonly number[];
  readonly fought: readonly number[];
  /** The events that honouring it is. */
  readonly events: readonly number[];
}

/** Somebody who is asked to do something: an event as its kind, its doer, and whom it is on. */
interface Done {
  readonly kind: Answering;
  readonly by: number;
  readonly on: readonly number[];
}

interface Pattern extends Omit<Consequence, 'events'> {
  readonly events: readonly Done[];
}

/** The same of events that were asked about together: with those that set it off. */
export interface Honoured extends Pattern {
  readonly behind: readonly EventFact[];
}

interface Split {
  readonly plain: Int32Array;
  readonly others: readonly Consequence[];
}
const nothing: Split = { plain: new Int32Array(0), others: [] };

/** The events that duties can bring about, numbered, with what each leads to. */
export class Consequences {
  readonly workspace: Workspace;
  readonly day: Day;
  /** All states that can have a part, by number. */
  readonly states: readonly StateEntity[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #order: ReadonlyMap<Duty, number>;
  readonly #followers: readonly Follower[];
  readonly #patterns: Map<number | string, readonly Pattern[]>[] = [];
  readonly #known: (readonly Consequence[] | undefined)[];
  readonly #splits: (Split | undefined)[];
  readonly #stirs: (boolean | undefined)[];
  readonly #mobilizations: Done[] = [];
  readonly #mobilizationAt = new Map<string, number>();

  /** `duties` and `states` give the numbers. */
  constructor(
    workspace: Workspace,
    day: Day,
    states: readonly StateEntity[],
    duties: readonly Duty[],
    followers: readonly Follower[],
  ) {
    this.workspace = workspace;
    this.day = day;
    this.states = states;
    this.#index = new Map(states.map((state, at) => [state.id, at]));
    this.#order = new Map(duties.map((duty, at) => [duty, at]));
    this.#followers = followers;
    const pairs = states.length * states.length;
    this.#known = new Array(2 * pairs);
    this.#splits = new Array(2 * pairs);
    this.#stirs = new Array(2 * pairs);
  }

  /** The number of an event. Entries into war come first, then aid: each by the doer times the number of states, plus the other. */
  eventAt({ kind, by, on }: Done): number {
    const count = this.states.length;
    if (kind !== 'mobilization') return (kind === 'aid' ? count * count : 0) + by * count + (on[0] as number);
    const key = `${by} ${on}`;
    let at = this.#mobilizationAt.get(key);
    if (at === undefined) {
      at = 2 * count * count + this.#mobilizations.length;
      this.#mobilizations.push({ kind, by, on });
      this.#mobilizationAt.set(key, at);
    }
    return at;
  }

  /** The event of a number. */
  doneAt(event: number): Done {
    const count = this.states.length;
    if (event >= 2 * count * count) return this.#mobilizations[event - 2 * count * count] as Done;
    const pair = event % (count * count);
    return {
      kind: event < count * count ? 'war-entry' : 'aid',
      by: Math.floor(pair / count),
      on: [pair % count],
    };
  }

  /** The event as triggers see it, without what caused it. */
  factOf({ kind, by, on }: Done): EventFact {
    const { day, states } = this;
    const facts = (all: readonly number[]) => all.map((state) => ({ state: states[state] as StateEntity }));
    return { kind, by: facts([by]), ...(on.length > 0 ? { on: facts(on) } : {}), day, until: day };
  }

  /** Whether the event may set off some duty. */
  stirs(event: number): boolean {
    let answer = this.#stirs[event];
    if (answer === undefined) {
      answer = this.#stirredBy(event).length > 0;
      this.#stirs[event] = answer;
    }
    return answer;
  }

  #stirredBy(event: number): readonly Follower[] {
    const done = this.doneAt(event);
    const fact = this.factOf(done);
    return this.#followers.filter((each) => each.stirs(fact, done.by, done.on));
  }

  /** What the event by itself leads to under the duties that stand apart. */
  of(event: number): readonly Consequence[] {
    let known = this.#known[event];
    if (!known) {
      const done = this.doneAt(event);
      known = this.stirs(event)
        ? this.#stirredBy(event).flatMap((each) =>
            each.apart ? this.under(each.duty, each.classes(), this.factOf(done), done.by, done.on) : [],
          )
        : [];
      this.#known[event] = known;
    }
    return known;
  }

  /**
   * The same in two parts. `plain` are those that are one entry into war, against the only one to be fought, three numbers
   * each: the entry; whom it helps, as the event of fighting them, twice, plus 1 where aid would do instead (`assist`), or
   * -1 where nobody is helped; and the obligor with the duty as {@link Spread.entries} has it.
   */
  split(event: number): Split {
    let split = this.#splits[event];
    if (!split) {
      split = this.#splitUp(this.of(event));
      this.#splits[event] = split;
    }
    return split;
  }

  #splitUp(all: readonly Consequence[]): Split {
    if (all.length === 0) return nothing;
    const count = this.states.length;
    const plain: number[] = [];
    const others: Consequence[] = [];
    for (const each of all) {
      const { obligor, verb, helped, fought, events, duty } = each;
      const [friend, more] = helped;
      const [enemy] = fought;
      const entry = obligor * count + (enemy ?? 0);
      const isPlain =
        fought.length === 1 &&
        enemy !== obligor &&
        events.length === 1 &&
        events[0] === entry &&
        more === undefined &&
        (verb === 'defend' || verb === 'join' || verb === 'assist');
      if (!isPlain) others.push(each);
      else
        plain.push(
          entry,
          friend === undefined ? -1 : 2 * (obligor * count + friend) + (verb === 'assist' ? 1 : 0),
          obligor * this.#order.size + duty,
        );
    }
    return { plain: Int32Array.from(plain), others };
  }

  /** What an event leads to under one duty, if nothing else has happened. */
  under(duty: Duty, classes: Classes, fact: EventFact, by: number, on: readonly number[]): readonly Consequence[] {
    const at = this.#order.get(duty) as number;
    this.#patterns[at] ??= new Map();
    const table = this.#patterns[at];
    const { of, members } = classes;
    const [other] = on;
    // of several at once each is its own class: nobody writes enough of these to matter
    const exact = on.length > 1;
    const key = exact
      ? `${fact.kind} ${by} ${on}`
      : `${fact.kind} ${of[by]} ${other === undefined ? '' : other === by ? 'itself' : of[other]}`;
    const firstBy = exact ? by : (members[of[by] as number]?.[0] as number);
    const firstOn =
      exact || other === undefined
        ? other
        : other === by
          ? firstBy
          : (members[of[other] as number]?.find((each) => each !== firstBy) as number);
    let found = table.get(key);
    if (!found) {
      const asked: EventFact = {
        ...fact,
        by: [{ state: this.states[firstBy] as StateEntity }],
        ...(exact || firstOn === undefined ? {} : { on: [{ state: this.states[firstOn] as StateEntity }] }),
      };
      found = this.#ask(duty, at, asked);
      table.set(key, found);
    }
    if (found.length === 0) return [];
    const map = exact ? (state: number) => state : exchange(firstBy, by, firstOn, other);
    return found.map(({ duty: number, verb, obligor, helped, fought, events }) => ({
      duty: number,
      verb,
      obligor: map(obligor),
      helped: helped.map(map),
      fought: fought.map(map),
      events: events.map(({ kind, by: doer, on: whom }) => this.eventAt({ kind, by: map(doer), on: whom.map(map) })),
    }));
  }

  #ask(duty: Duty, at: number, event: EventFact): readonly Pattern[] {
    return this.honoured(solverOf(this.workspace, [event], this.day, { brief: true }), duty, at);
  }

  /** What honouring a duty comes to, by binding; `at` is its number. */
  honoured(solver: Solver, duty: Duty, at: number): readonly Honoured[] {
    const { condition } = plainTerms(duty);
    // reservations only add conditions: what is not met without them is met for nobody
    if (!condition || solver.solve(duty.treaty, condition).truth !== 'met') return [];
    const found = new Map<BindingAnswer, Honoured & { events: Done[] }>();
    for (const { fact, cause } of honouredUnder(solver, duty, () => 'fully')) {
      const [by] = this.#numbers(statesOf(fact.by));
      if (by === undefined) continue;
      const done: Done = { kind: fact.kind as Answering, by, on: this.#numbers(statesOf(fact.on)) };
      const { answer, binding } = cause;
      const known = found.get(binding);
      if (known) known.events.push(done);
      else
        found.set(binding, {
          duty: at,
          obligor: this.#numbers([answer.obligor])[0] as number,
          verb: answer.terms.act.verb,
          helped: this.#numbers(binding.helped),
          fought: this.#numbers(binding.fought),
          events: [done],
          behind: binding.events,
        });
    }
    return [...found.values()];
  }

  #numbers(states: readonly StateEntity[]): readonly number[] {
    return states.map((state) => this.#index.get(state.id) as number);
  }
}

/** Exchanges states so that the first two become the second two, and leaves all others but those where they are. */
function exchange(
  by: number,
  newBy: number,
  on: number | undefined,
  newOn: number | undefined,
): (state: number) => number {
  const swap = (state: number, one: number, two: number) => (state === one ? two : state === two ? one : state);
  if (on === undefined || newOn === undefined) return (state) => swap(state, by, newBy);
  const moved = swap(on, by, newBy);
  return (state) => swap(swap(state, by, newBy), moved, newOn);
}
