/**
 * How an attack spreads: round after round, as a crisis runs ({@link runCrisis}), but over numbered events whose
 * consequences are known ({@link Consequences}). Only duties that weigh several events together are asked anew each time.
 * A property test holds it to what running the whole crisis gives.
 */
import { solverOf } from '../crises/solver.ts';
import type { EventFact } from '../event.ts';
import type { Consequence, Consequences } from './consequences.ts';
import type { Follower } from './followers.ts';

/** What an attack leads to. */
export interface Spread {
  /** The longest chain of duties. */
  readonly depth: number;
  /** For each state that enters the war the duties by which it does: state times the number of duties, plus duty. */
  readonly entries: readonly number[];
}

/** Runs attacks, one after the other, in the same memory. */
export class Spreading {
  readonly #web: Consequences;
  readonly #count: number;
  readonly #duties: number;
  readonly #joint: readonly { readonly follower: Follower; readonly duty: number }[];
  /** The run in which an event, by its number, was last known to have happened; and in which round of all it was made. */
  readonly #known: Int32Array;
  readonly #made: Int32Array;
  readonly #depths: Uint16Array;
  readonly #mobilized: Int32Array;
  readonly #entered: Int32Array;
  #run = 0;
  #round = 0;

  constructor(
    web: Consequences,
    duties: number,
    joint: readonly { readonly follower: Follower; readonly duty: number }[],
  ) {
    this.#web = web;
    this.#count = web.states.length;
    this.#duties = duties;
    this.#joint = joint;
    this.#known = new Int32Array(2 * this.#count ** 2);
    this.#made = new Int32Array(2 * this.#count ** 2);
    this.#depths = new Uint16Array(2 * this.#count ** 2);
    this.#mobilized = new Int32Array(this.#count);
    this.#entered = new Int32Array(this.#count * duties);
  }

  /**
   * Lets an attack spread.
   * @param attack the event of the attack
   * @param first what it leads to by itself, under all duties, in their order
   */
  run(attack: EventFact, by: number, on: number, first: readonly Consequence[]): Spread {
    const run = ++this.#run;
    const count = this.#count;
    const entries: number[] = [];
    const told: Told | undefined = this.#joint.length > 0 ? { facts: [attack], at: new Map() } : undefined;
    let longest = 0;
    let made: number[] = [];
    let mobilizing = new Map<number, { event: number; duty: number; depth: number }>();
    let causes = new Map<number, Set<EventFact>>();

    const make = (event: number, duty: number, depth: number, behind: readonly EventFact[]) => {
      const kept = event < 2 * count * count;
      if (kept) {
        if (this.#made[event] !== this.#round) {
          this.#made[event] = this.#round;
          this.#depths[event] = depth;
          made.push(event);
        } else if (depth > (this.#depths[event] as number)) this.#depths[event] = depth;
        if (event < count * count) {
          const entry = Math.floor(event / count) * this.#duties + duty;
          if (this.#entered[entry] !== run) {
            this.#entered[entry] = run;
            entries.push(entry);
          }
        }
      } else {
        const doer = this.#web.doneAt(event).by;
        const known = mobilizing.get(doer);
        // of several mobilizations of a state in one round the first duty's is made
        const longer = Math.max(depth, known?.depth ?? 0);
        if (!known || duty < known.duty) mobilizing.set(doer, { event, duty, depth: longer });
        else known.depth = longer;
      }
      if (depth > longest) longest = depth;
      if (!told) return;
      const all = causes.get(event) ?? new Set();
      for (const each of behind) all.add(each);
      causes.set(event, all);
    };
    const knows = (event: number) =>
      event < 2 * count * count ? this.#known[event] === run : this.#mobilized[this.#web.doneAt(event).by] === run;
    const follow = (each: Consequence, depth: number, cause: EventFact | undefined) => {
      let open = false;
      for (const event of each.events) if (!knows(event)) open = true;
      if (!open || this.#hasActed(each, by, on)) return;
      for (const event of each.events) if (!knows(event)) make(event, each.duty, depth, cause ? [cause] : []);
    };

    this.#round++;
    for (const each of first) follow(each, 1, attack);
    for (;;) {
      const events = [...made, ...[...mobilizing.values()].map(({ event }) => event)];
      const depths = [
        ...made.map((event) => this.#depths[event] as number),
        ...[...mobilizing.values()].map(({ depth }) => depth),
      ];
      if (events.length === 0) break;
      for (const event of made) this.#known[event] = run;
      for (const doer of mobilizing.keys()) this.#mobilized[doer] = run;
      if (told)
        for (const [at, event] of events.entries()) {
          const fact = { ...this.#web.factOf(this.#web.doneAt(event)), causes: [...(causes.get(event) ?? [])] };
          told.facts.push(fact);
          told.at.set(fact, depths[at] as number);
        }
      made = [];
      mobilizing = new Map();
      causes = new Map();
      this.#round++;
      const cause = told ? told.facts.slice(-events.length) : [];
      for (let at = 0; at < events.length; at++) {
        const event = events[at] as number;
        const fact = cause[at];
        const depth = 1 + (depths[at] as number);
        if (told) for (const each of this.#web.of(event)) follow(each, depth, fact);
        else {
          const { plain, others } = this.#web.split(event);
          if (this.#enter(plain, depth, by, on, made, entries) && depth > longest) longest = depth;
          for (const each of others) follow(each, depth, fact);
        }
      }
      if (told) this.#askJointly(told, by, on, events, knows, make);
    }
    return { depth: longest, entries };
  }

  /**
   * What {@link run} does for any consequence, for those that are one entry into war each ({@link Consequences.split}),
   * without objects: in a great war there are millions. Returns whether anybody entered.
   */
  #enter(plain: Int32Array, depth: number, by: number, on: number, made: number[], entries: number[]): boolean {
    const run = this.#run;
    const round = this.#round;
    const count = this.#count;
    const aid = count * count;
    const known = this.#known;
    const attack = by * count + on;
    let any = false;
    for (let at = 0; at < plain.length; at += 3) {
      const event = plain[at] as number;
      if (known[event] === run) continue;
      const helping = plain[at + 1] as number;
      // as in #hasActed: an attacker fights already, and who aids the enemy or fights the friend has broken its word
      if (event === attack || known[aid + event] === run) continue;
      if (helping >= 0) {
        const friend = helping >> 1;
        if (friend === attack || known[friend] === run) continue;
        if ((helping & 1) === 1 && known[aid + friend] === run) continue;
      }
      any = true;
      if (this.#made[event] !== round) {
        this.#made[event] = round;
        this.#depths[event] = depth;
        made.push(event);
      }
      const entry = plain[at + 2] as number;
      if (this.#entered[entry] !== run) {
        this.#entered[entry] = run;
        entries.push(entry);
      }
    }
    return any;
  }

  /** Duties that weigh several events, where the new ones may have a part. */
  #askJointly(
    told: Told,
    by: number,
    on: number,
    events: readonly number[],
    knows: (event: number) => boolean,
    make: (event: number, duty: number, depth: number, behind: readonly EventFact[]) => void,
  ): void {
    const { workspace, day } = this.#web;
    const fresh = events.map((event, at) => ({
      done: this.#web.doneAt(event),
      fact: told.facts[told.facts.length - events.length + at] as EventFact,
    }));
    for (const { follower, duty } of this.#joint) {
      if (!fresh.some(({ done, fact }) => follower.stirs(fact, done.by, done.on))) continue;
      const facts = told.facts.filter((each) => follower.concerns(each));
      const solver = solverOf(workspace, facts, day, { brief: true });
      for (const each of this.#web.honoured(solver, follower.duty, duty)) {
        // only what the condition speaks of was asked about: what the obligor has done may be something else
        if (this.#hasActed(each, by, on)) continue;
        const depth = 1 + Math.max(0, ...each.behind.map((fact) => told.at.get(fact) ?? 0));
        for (const done of each.events) {
          const event = this.#web.eventAt(done);
          if (!knows(event)) make(event, duty, depth, each.behind);
        }
      }
    }
  }

  /**
   * Whether the obligor has already done what it owes, or the contrary: as {@link performanceOf} has it, of the attack and
   * of what duties bring about. Entries into war and aid are looked up by their numbers.
   */
  #hasActed({ obligor, verb, helped, fought }: Omit<Consequence, 'events'>, by: number, on: number): boolean {
    const run = this.#run;
    if (verb === 'mobilize') return this.#mobilized[obligor] === run;
    const count = this.#count;
    const fights = (state: number) =>
      state !== obligor && (this.#known[obligor * count + state] === run || (obligor === by && state === on));
    const aids = (state: number) => state !== obligor && this.#known[count * count + obligor * count + state] === run;
    for (const state of fought) if (fights(state) || (verb !== 'attack' && aids(state))) return true;
    if (verb === 'attack') return false;
    for (const state of helped) if (fights(state) || (verb === 'assist' && aids(state))) return true;
    return false;
  }
}

/** The events so far as triggers see them, and how long the chain to each is. */
interface Told {
  readonly facts: EventFact[];
  readonly at: Map<EventFact, number>;
}
