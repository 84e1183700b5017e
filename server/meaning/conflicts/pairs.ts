/**
 * The conflicts of a workspace: pairs of duties of one state that some crisis makes due together and that exclude each
 * other. Section 5 of docs/semantics.md. What was found of a pair is kept as long as the two texts, and all that they
 * refer to, stay the same.
 */
import type { Obligation, SubjectTo, Supersedes } from '../../../grammar/index.ts';
import { type Day, FIRST_DAY, firstDay, LAST_DAY, lastDay } from '../../model/dates.ts';
import type { DerivedIndex } from '../../model/directory.ts';
import type { StateEntity } from '../../model/register.ts';
import { finished } from '../../model/steps.ts';
import { readDate, type Treaty } from '../../model/treaty.ts';
import { type PlacedTreaty, placedTreaty, type Workspace } from '../../model/workspace.ts';
import { judgeState } from '../actors.ts';
import { remembered } from '../cache.ts';
import { actOfDuty, type Duty, dutiesOf, meansWar } from '../crises/duty.ts';
import { compareText, obligorsOf } from '../crises/run.ts';
import { lifeOf, membershipOn, membersOf, partiesOn } from '../life.ts';
import { alternativesOf } from '../patterns.ts';
import { type Strength, stronger } from './asking.ts';
import { type AlliesWanted, alliesWanted, chainOn, usesOf } from './chain.ts';
import { scenarioOf } from './scenario.ts';
import { type Proof, proofOn, utmostOn } from './search.ts';
import { sideOf } from './side.ts';
import { markOf, referredKey, short, worldKey } from './signature.ts';
import { type Stage, stageOf } from './stage.ts';

/** Two duties of one state, or more states, that cannot both be kept. */
export interface Conflict {
  /** By treaty and clause. */
  readonly one: Duty;
  readonly two: Duty;
  /** All who may be caught between the two; the first is the one of the crisis shown. */
  readonly obligors: readonly StateEntity[];
  readonly proof: Proof;
  /** The crisis as lines that can be pasted into a file. */
  readonly scenario: readonly string[];
  /** The clause by which one treaty yields to the other. */
  readonly settled?: { readonly by: PlacedTreaty; readonly to: PlacedTreaty; readonly node: SubjectTo | Supersedes };
}

/** A pair that could not be searched through, since a trigger asks for three or more attackers. */
export interface Beyond {
  readonly one: Duty;
  readonly two: Duty;
}

export interface Conflicts {
  readonly conflicts: readonly Conflict[];
  readonly beyond: readonly Beyond[];
}

/** How grave it is: within one treaty, between two, settled by a clause, or only if one reads a clause so. */
export function gravityOf({ one, two, proof, settled }: Conflict): 'within' | 'between' | 'settled' | 'arguable' {
  if (proof.strength !== 'due') return 'arguable';
  if (one.treaty.treaty === two.treaty.treaty) return 'within';
  return settled ? 'settled' : 'between';
}

/** How far the search is: treaties, of all. */
export interface ConflictsProgress {
  readonly done: number;
  readonly of: number;
}

/** All conflicts of the workspace, by clause. */
export function conflictsIn(workspace: Workspace): Conflicts {
  return finished(conflictsInSteps(workspace));
}

/** As {@link conflictsIn}, with a pause behind each treaty, so that a caller can say how far it is, or stop. */
export function* conflictsInSteps(workspace: Workspace): Generator<ConflictsProgress, Conflicts> {
  const conflicts = new Map<string, Conflict>();
  const beyond = new Map<string, Beyond>();
  const { treaties } = workspace;
  for (const [done, treaty] of treaties.entries()) {
    yield { done, of: treaties.length };
    const found = conflictsOf(workspace, treaty);
    for (const each of found.conflicts) conflicts.set(`${each.one.name} ${each.two.name}`, each);
    for (const each of found.beyond) beyond.set(`${each.one.name} ${each.two.name}`, each);
  }
  const sorted = <T>(map: ReadonlyMap<string, T>) =>
    [...map].sort(([one], [two]) => compareText(one, two)).map(([, each]) => each);
  return { conflicts: sorted(conflicts), beyond: sorted(beyond) };
}

/** The conflicts in which a treaty has a part. */
export function conflictsOf(workspace: Workspace, treaty: PlacedTreaty): Conflicts {
  return remembered(workspace, conflictsOf, treaty.treaty, () => {
    const conflicts: Conflict[] = [];
    const beyond: Beyond[] = [];
    for (const other of partnersOf(workspace, treaty)) {
      const found = conflictsBetween(workspace, treaty, other);
      conflicts.push(...found.conflicts);
      beyond.push(...found.beyond);
    }
    return { conflicts, beyond };
  });
}

// ---------- which pairs ----------

/** The duties that can clash with others. */
function relevant(workspace: Workspace, treaty: PlacedTreaty): readonly Duty[] {
  return remembered(workspace, relevant, treaty.treaty, () =>
    treaty.treaty.name === ''
      ? []
      : dutiesOf(workspace, treaty).filter((duty) => !duty.node.damaged && partOf(duty) !== ''),
  );
}

/** What a duty can be in a clash: to fight, to help, to stay out. A choice whether to act at all binds to nothing. */
function partOf(duty: Duty): string {
  let part = parts.get(duty.node);
  if (part === undefined) {
    part = findPart(duty);
    parts.set(duty.node, part);
  }
  return part;
}
const parts = new WeakMap<Obligation, string>();

function findPart(duty: Duty): string {
  const { verb, forbidden } = actOfDuty(duty);
  if (forbidden || duty.node.modifiers.some((each) => each.over === 'participation')) return '';
  const fights = meansWar(actOfDuty(duty), duty.node.modifiers) ? 'f' : '';
  const helps = verb === 'defend' || verb === 'assist' || verb === 'aid' || verb === 'join' ? 'h' : '';
  const bars = verb === 'neutral' || verb === 'no-force' ? 'n' : verb === 'no-aid' ? 'a' : '';
  return fights + helps + bars;
}

/** The part that a duty can have, with `v` for one that fights for whoever is the victim. */
function roleOf(workspace: Workspace, duty: Duty): string {
  const part = partOf(duty);
  return part.includes('f') && helpsVictim(workspace, duty) ? `${part}v` : part;
}

/** Whether duties of two roles can clash: told of roles, so that treaties of many duties are not held pair by pair. */
function canClash(one: string, two: string): boolean {
  const towards = (doing: string, bar: string) =>
    (doing.includes('f') && bar.includes('n')) || (doing.includes('h') && bar.includes('a'));
  if (towards(one, two) || towards(two, one)) return true;
  return one.includes('f') && two.includes('f') && !(one.includes('v') && two.includes('v'));
}

/**
 * Whoever is attacked is helped against whoever attacks. Two such duties clash only where each attacks the other, and
 * that is no evidence: they need not be looked at.
 */
function helpsVictim(workspace: Workspace, duty: Duty): boolean {
  return remembered(workspace, helpsVictim, duty.node, () => isForVictim(workspace, duty));
}

function isForVictim(workspace: Workspace, duty: Duty): boolean {
  const { object, enemy, verb } = actOfDuty(duty);
  if (verb === 'attack' || verb === 'join' || !object || duty.treaty.treaty.deemings.length > 0) return false;
  if (enemy?.items.some((each) => each.form !== 'aggressor')) return false;
  const when = duty.node.modifiers.find((each) => each.what === 'when')?.condition;
  if (!when) return false;
  if (object.items.every(({ form }) => form === 'victim')) return true;
  const names = new Set(object.items.map(({ form, name }) => (form === 'name' ? name?.name?.value : form)));
  return alternativesOf({ workspace, treaty: duty.treaty }, when).every((literals) =>
    literals.some(({ pattern, negated }) => {
      if (negated || pattern.kind !== 'event') return false;
      const on = pattern.parts.find((part) => part.what === 'on')?.actors?.items ?? [];
      return (
        on.length > 0 &&
        on.every(({ form, name }) =>
          form === 'any-party' ? names.has('that-party') : form === 'name' && names.has(name?.name?.value),
        )
      );
    }),
  );
}

/** The treaties that have a duty for a state which has one here too, itself among them, by name. */
function partnersOf(workspace: Workspace, treaty: PlacedTreaty): readonly PlacedTreaty[] {
  if (relevant(workspace, treaty).length === 0) return [];
  const found = new Map<Treaty, PlacedTreaty>();
  for (const id of boundBy(workspace, treaty))
    for (const { file, placed } of workspace.findDerived(byBound, id)) {
      const other = placedTreaty(file, placed);
      if (other) found.set(other.treaty, other);
    }
  const own = spanOf(workspace, treaty);
  return [...found.values()].filter((other) => {
    const span = spanOf(workspace, other);
    return Math.max(own.from, span.from) < Math.min(own.to, span.to);
  });
}

/** Treaties by the states that have duties in them which can clash. */
const byBound: DerivedIndex<Workspace> = {
  derive(workspace, { file, placed }) {
    const treaty = placedTreaty(file, placed);
    return treaty && relevant(workspace, treaty).length > 0 ? boundBy(workspace, treaty) : [];
  },
};

const bound = new WeakMap<Treaty, { readonly key: string; readonly ids: ReadonlySet<string> }>();

function boundBy(workspace: Workspace, treaty: PlacedTreaty): ReadonlySet<string> {
  const key = `${worldKey(workspace)} ${referredKey(workspace, treaty)}`;
  let known = bound.get(treaty.treaty);
  if (known?.key !== key) {
    const day = spanOf(workspace, treaty).from;
    const ids = relevant(workspace, treaty).flatMap((duty) =>
      obligorsOf(workspace, duty, day).map((state) => state.id),
    );
    known = { key, ids: new Set(ids) };
    bound.set(treaty.treaty, known);
  }
  return known.ids;
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

function spanOf(workspace: Workspace, treaty: PlacedTreaty): Span {
  const { from, to } = lifeOf(workspace, treaty);
  return { from: from ?? FIRST_DAY, to: to ?? LAST_DAY };
}

// ---------- one pair of treaties ----------

/** What was found of a pair of clauses, free of where they stand. */
interface Kept {
  readonly one: Obligation;
  readonly two: Obligation;
  readonly outcome: Outcome;
}
interface KeptPair {
  readonly key: string;
  readonly found: readonly Kept[];
}
const keptPairs = new WeakMap<Treaty, WeakMap<Treaty, KeptPair>>();

function conflictsBetween(workspace: Workspace, left: PlacedTreaty, right: PlacedTreaty): Conflicts {
  const [one, two] = compareText(left.treaty.name, right.treaty.name) <= 0 ? [left, right] : [right, left];
  const key = `${worldKey(workspace)} ${referredKey(workspace, one)} ${referredKey(workspace, two)}`;
  let byOther = keptPairs.get(one.treaty);
  if (!byOther) {
    byOther = new WeakMap();
    keptPairs.set(one.treaty, byOther);
  }
  let kept = byOther.get(two.treaty);
  if (kept?.key !== key) {
    kept = { key, found: searchPair(workspace, one, two, key) };
    byOther.set(two.treaty, kept);
  }
  const conflicts: Conflict[] = [];
  const beyond: Beyond[] = [];
  for (const each of kept.found) {
    const [first, second] = [dutyAt(workspace, one, each.one), dutyAt(workspace, two, each.two)];
    if (!first || !second) continue;
    const { obligors, proof } = linked(workspace, first, second, each.outcome, key);
    if (!obligors) continue;
    if (!proof) beyond.push({ one: first, two: second });
    else
      conflicts.push({
        one: first,
        two: second,
        obligors,
        proof,
        scenario: scenarioOf({ workspace }, first, second, proof),
        settled: settlement(one, two) ?? settlement(two, one),
      });
  }
  return { conflicts, beyond };
}

function dutyAt(workspace: Workspace, treaty: PlacedTreaty, node: Obligation): Duty | undefined {
  return dutiesOf(workspace, treaty).find((duty) => duty.node === node);
}

function settlement(by: PlacedTreaty, to: PlacedTreaty): Conflict['settled'] {
  for (const { node } of by.treaty.provisions) {
    if (node.kind === 'subject-to') {
      const words = node.to?.kind === 'quoted' ? node.to.value : node.to?.name?.value;
      if (words !== undefined && (words === to.treaty.name || words === to.treaty.title)) return { by, to, node };
    } else if (node.kind === 'supersedes' && node.name?.value === to.treaty.name) return { by: to, to: by, node };
  }
  return undefined;
}

function searchPair(workspace: Workspace, left: PlacedTreaty, right: PlacedTreaty, key: string): readonly Kept[] {
  const found: Kept[] = [];
  const same = left.treaty === right.treaty;
  const ones = relevant(workspace, left);
  const twos = relevant(workspace, right);
  const roles = twos.map((two) => roleOf(workspace, two));
  const kinds = new Set(roles);
  for (const [at, one] of ones.entries()) {
    const own = roleOf(workspace, one);
    const against = new Set([...kinds].filter((role) => canClash(own, role)));
    if (against.size === 0) continue;
    for (const [index, two] of twos.entries()) {
      if ((same && index <= at) || !against.has(roles[index] ?? '')) continue;
      const outcome = outcomeOf(workspace, one, two, key);
      if (outcome.obligors || outcome.open) found.push({ one: one.node, two: two.node, outcome });
    }
  }
  return found;
}

/** What came of two clauses: nothing, no proof since not all could be searched, or a proof. */
interface Outcome {
  readonly obligors?: readonly StateEntity[];
  readonly proof?: Proof;
  /** Where an ally drawn in by a third clause might bring about what two events do not. */
  readonly open?: readonly { readonly day: Day; readonly obligor: StateEntity; readonly allies: AlliesWanted }[];
}

/** Outcomes by what they depend on, so that an edit of one clause searches only that clause again. */
const outcomes = new Map<string, Outcome>();
const outcomesKept = 20_000;

function outcomeOf(workspace: Workspace, one: Duty, two: Duty, world: string): Outcome {
  const key = [world, markOf(workspace, one), markOf(workspace, two)].join(' ');
  let known = outcomes.get(key);
  if (!known) {
    known = searchDuties(workspace, one, two);
    if (outcomes.size >= outcomesKept) outcomes.clear();
    outcomes.set(key, known);
  }
  return known;
}

function searchDuties(workspace: Workspace, one: Duty, two: Duty): Outcome {
  let best: Proof | undefined;
  let beyond = false;
  const caught: { state: StateEntity; strength: Strength }[] = [];
  const open: NonNullable<Outcome['open']>[number][] = [];
  /** What was found on a stage: on others like it nothing else is. */
  const seen = new Map<string, { readonly proof?: Proof; readonly allies: AlliesWanted }>();
  for (const day of daysFor(workspace, one, two))
    for (const obligor of obligorsFor(workspace, one, two, day)) {
      if (caught.some(({ state }) => state.id === obligor.id)) continue;
      const sides = [sideOf(workspace, one, obligor, day), sideOf(workspace, two, obligor, day)] as const;
      const stage = stageOf(workspace, sides, obligor, day);
      const key = keyOf(stage);
      let found = seen.get(key);
      if (!found) {
        const { proof, beyond: more } = proofOn(stage);
        beyond ||= more;
        found = { proof, allies: proof?.strength === utmostOn(stage) ? new Map() : alliesWanted(stage) };
        seen.set(key, found);
      }
      const { proof, allies } = found;
      if (allies.size > 0) open.push({ day, obligor, allies });
      if (!proof) continue;
      caught.push({ state: obligor, strength: proof.strength });
      if (
        !best ||
        stronger(proof.strength, best.strength) ||
        (proof.strength === best.strength && proof.cost < best.cost)
      )
        best = proof;
    }
  const more = open.length > 0 && best?.strength !== 'due' ? { open } : {};
  return { ...outcomeFrom(best, caught, beyond), ...more };
}

/** The same for stages of the same clauses on which nothing can play out differently. */
function keyOf({ sides, key }: Stage): string {
  return `${sides.map(({ terms }) => terms.reservations.map((each) => each.start).join()).join('|')} ${key}`;
}

function outcomeFrom(
  best: Proof | undefined,
  caught: readonly { state: StateEntity; strength: Strength }[],
  beyond: boolean,
): Outcome {
  if (!best) return beyond ? { obligors: [] } : {};
  const { obligor, strength } = best;
  const others = caught.filter((each) => each.strength === strength && each.state.id !== obligor.id);
  return { obligors: [obligor, ...others.map(({ state }) => state)], proof: best };
}

// ---------- chains ----------

/** More third clauses than these are not tried for one pair. */
const thirdsTried = 60;

/** What an ally's own clause makes of two duties that do not surely clash without it. */
function linked(workspace: Workspace, one: Duty, two: Duty, plain: Outcome, world: string): Outcome {
  if (!plain.open) return plain;
  const thirds = thirdsFor(workspace, one, two);
  const marks = short(thirds.map(({ mark }) => mark).join());
  const key = ['chain', world, markOf(workspace, one), markOf(workspace, two), marks].join(' ');
  let known = outcomes.get(key);
  if (!known) {
    known = searchChains(workspace, one, two, plain);
    if (outcomes.size >= outcomesKept) outcomes.clear();
    outcomes.set(key, known);
  }
  return known;
}

/** A clause by which a state must fight. */
interface Fighting {
  readonly duty: Duty;
  readonly span: Span;
  /** The same for clauses that are written alike and refer to the same. */
  readonly mark: number;
}

/** The clauses by which a state must fight while both treaties are in force, by treaty and clause. */
function thirdsFor(workspace: Workspace, one: Duty, two: Duty): readonly Fighting[] {
  const from = Math.max(spanOf(workspace, one.treaty).from, spanOf(workspace, two.treaty).from);
  const to = Math.min(spanOf(workspace, one.treaty).to, spanOf(workspace, two.treaty).to);
  if (from >= to) return [];
  return fightingDuties(workspace).filter(({ span }) => from < span.to && span.from < to);
}

function fightingDuties(workspace: Workspace): readonly Fighting[] {
  return remembered(workspace, fightingDuties, '', () =>
    workspace.treaties
      .flatMap((treaty) => {
        const fighting = relevant(workspace, treaty).filter((duty) => partOf(duty).includes('f'));
        if (fighting.length === 0) return [];
        const span = spanOf(workspace, treaty);
        const referred = referredKey(workspace, treaty);
        return fighting.map((duty) => ({ duty, span, mark: short(`${markOf(workspace, duty)} ${referred}`) }));
      })
      .sort((left, right) => compareText(left.duty.name, right.duty.name)),
  );
}

/**
 * Of the clauses by which a state must fight those that somebody may owe on a day, with all who may: most treaties are not
 * in force on one day, and a whole series of pairs asks about the same.
 */
function fightersOn(
  workspace: Workspace,
  day: Day,
): readonly { readonly third: Duty; readonly allies: readonly StateEntity[] }[] {
  return remembered(workspace, fightersOn, day, () =>
    fightingDuties(workspace).flatMap(({ duty: third, span }) => {
      if (day < span.from || day >= span.to) return [];
      const allies = obligorsOf(workspace, third, day).filter((state) => owesOn(workspace, third, state, day));
      return allies.length > 0 ? { third, allies } : [];
    }),
  );
}

function searchChains(workspace: Workspace, one: Duty, two: Duty, plain: Outcome): Outcome {
  let best = plain.proof;
  let beyond = plain.obligors !== undefined && !plain.proof;
  const caught: { state: StateEntity; strength: Strength }[] = [];
  for (const { day, obligor, allies } of plain.open ?? []) {
    if (caught.some(({ state }) => state.id === obligor.id)) continue;
    const sides = [sideOf(workspace, one, obligor, day), sideOf(workspace, two, obligor, day)] as const;
    const plainly = stageOf(workspace, sides, obligor, day);
    const uses = new Map([...allies].map(([kind, wanted]) => [kind, usesOf(plainly, wanted)]));
    let tried = 0;
    // a day of both treaties: who fights on it is among the thirds
    search: for (const { third, allies: owing } of fightersOn(workspace, day)) {
      /** Stages on which an ally was of no use: others like them add nothing. */
      const useless = new Set<string>();
      for (const ally of owing) {
        if (ally.id === obligor.id) continue;
        const use = uses.get(plainly.judgedAs(ally));
        if (!use) continue;
        if (++tried > thirdsTried) {
          beyond = true;
          break search;
        }
        const side = sideOf(workspace, third, ally, day);
        const stage = stageOf(workspace, [...sides, side], obligor, day, ally);
        const key = `${keyOf(stage)} ${stage.judgedAs(ally)}`;
        if (useless.has(key)) continue;
        const found = chainOn(stage, side, ally, use);
        beyond ||= found.beyond;
        const { proof } = found;
        if (!proof) {
          useless.add(key);
          continue;
        }
        if (!caught.some(({ state }) => state.id === obligor.id))
          caught.push({ state: obligor, strength: proof.strength });
        if (
          !best ||
          stronger(proof.strength, best.strength) ||
          (best.link && proof.cost < best.cost && proof.strength === best.strength)
        )
          best = proof;
      }
    }
  }
  if (best === plain.proof) return { ...plain, ...(beyond && !plain.obligors ? { obligors: [] } : {}) };
  return outcomeFrom(best, caught, beyond);
}

/** Those who may owe both on the day. */
function obligorsFor(workspace: Workspace, one: Duty, two: Duty, day: Day): readonly StateEntity[] {
  const owes = (duty: Duty, state: StateEntity) => owesOn(workspace, duty, state, day);
  const twos = new Set(obligorsOf(workspace, two, day).map((state) => state.id));
  return obligorsOf(workspace, one, day).filter((state) => twos.has(state.id) && owes(one, state) && owes(two, state));
}

/** Whether a state may owe a duty on a day, as far as that does not depend on what happens. */
function owesOn(workspace: Workspace, duty: Duty, state: StateEntity, day: Day): boolean {
  const standing = membershipOn(workspace, duty.treaty, state, day);
  if (standing !== 'party' && standing !== 'none') return false;
  const { actors } = duty.node;
  const scene = { workspace, treaty: duty.treaty };
  return !actors || judgeState(actors, state, scene, day, { anyPartyFree: true }).truth !== 'not-met';
}

/** The days on which something about the two changes while both are in force, first to last; one for each that differs. */
function daysFor(workspace: Workspace, one: Duty, two: Duty): readonly Day[] {
  const spans = [spanOf(workspace, one.treaty), spanOf(workspace, two.treaty)];
  const from = Math.max(...spans.map((span) => span.from));
  const to = Math.min(...spans.map((span) => span.to));
  const days = new Set<Day>([from]);
  const add = (day: Day) => {
    if (day > from && day < to) days.add(day);
  };
  for (const { treaty } of [one, two]) {
    for (const { entries } of membersOf(workspace, treaty))
      for (const { memberships } of entries)
        for (const { what, date, to: until } of memberships)
          if (what !== 'apart') for (const each of [date, until]) if (each?.date) add(lastDay(each.date));
    for (const side of [treaty.treaty])
      for (const { node: trigger } of side.triggers)
        if (trigger.condition?.kind === 'event')
          for (const part of trigger.condition.parts)
            if (part.date) {
              const date = readDate(part.date).date;
              if (date) add(part.what === 'after' ? lastDay(date) + 1 : firstDay(date) - 1);
            }
  }
  const dated = [one, two].some(({ treaty }) => /\b(?:after|before) \d/.test(treaty.treaty.chunk.text));
  const seen = new Set<string>();
  return [...days]
    .sort((left, right) => left - right)
    .filter((day) => {
      const key = [one, two]
        .map(({ treaty }) =>
          partiesOn(workspace, treaty, day)
            .map(({ state, standing }) => `${state.id}${standing}`)
            .join(),
        )
        .join('|');
      if (!dated && seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
