/** One duty in a search for conflicts: when it is owed, and all that its clause asks of states. */
import type { Actors, EventPattern, Place } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import { alone, judgeState, namedStates, requirementsOf, type Scene } from '../actors.ts';
import { judgePlace } from '../areas.ts';
import { remembered } from '../cache.ts';
import { type Duty, type Terms, termsFor } from '../crises/duty.ts';
import { partiesOn, partyTable } from '../life.ts';
import { alternativesOf, type Literal } from '../patterns.ts';
import type { Context } from '../trigger.ts';

/** One duty in the search: its terms for the obligor, the alternatives of its condition, and how it speaks of states. */
export interface Side {
  readonly duty: Duty;
  readonly terms: Terms;
  readonly context: Context;
  /** Each a list of parts that must all hold; one empty list where nothing sets it off. */
  readonly alternatives: readonly (readonly Literal[])[];
  /** The states that the clause names. */
  readonly named: readonly StateEntity[];
  /** The parties that it speaks of as such, of its own treaty or of another. */
  readonly partiesNamed: readonly StateEntity[];
  /** The parties of its treaty. */
  readonly parties: readonly StateEntity[];
  /** Whether it matters where the territory of a state lies. */
  readonly usesPlaces: boolean;
  readonly viewOf: (state: StateEntity) => View;
}

/** How a clause speaks of a state. */
export interface View {
  /** Its answers to all that it asks of a state: those with the same it does not tell apart. */
  readonly letters: string;
  /** How many states like this one the events that set it off can bind. */
  readonly room: number;
}

/** The duty as one side of a search: on a day the same for all obligors of the same terms. */
export function sideOf(workspace: Workspace, duty: Duty, obligor: StateEntity, day: Day): Side {
  const terms = termsFor(workspace, duty, obligor, day);
  return remembered(workspace, terms, day, () => makeSide(workspace, terms, day));
}

function makeSide(workspace: Workspace, terms: Terms, day: Day): Side {
  const { duty } = terms;
  const context: Context = { workspace, treaty: duty.treaty };
  const alternatives = terms.condition ? alternativesOf(context, terms.condition) : [[]];
  const { actors, places, ways } = questionsOf(terms, context, alternatives);
  const named: StateEntity[] = [];
  const partiesNamed: StateEntity[] = [];
  for (const { node, scene } of actors) {
    const byParty = node.items.every((each) => each.form?.includes('part'));
    for (const state of namedStates(node, scene, day))
      (byParty || isTreaty(node, scene, state, day) ? partiesNamed : named).push(state);
    for (const each of node.except) named.push(...namedStates(alone(each), scene, day));
  }
  const look = (state: StateEntity): View => {
    const fits = new Set<Actors>();
    let letters = partyTable(workspace, duty.treaty, day).get(state.id)?.standing.charAt(0) ?? '-';
    for (const { node, scene } of actors) {
      const { truth } = judgeState(node, state, scene, day, { anyPartyFree: true });
      letters += truth.charAt(0);
      if (truth !== 'not-met') fits.add(node);
    }
    for (const { place, scene } of places)
      letters += judgePlace({ territoryOf: state }, place, scene, day, { thatParty: state }).truth.charAt(0);
    // the duty is set off in one way
    let room = 0;
    for (const way of ways) {
      let sum = 0;
      for (const { among, count } of way) if (!among || fits.has(among)) sum += count;
      room = Math.max(room, sum);
    }
    return { letters, room };
  };
  const views = new Map<string, View>();
  return {
    duty,
    terms,
    context,
    alternatives,
    named,
    partiesNamed,
    parties: partiesOn(workspace, duty.treaty, day).map(({ state }) => state),
    usesPlaces: places.length > 0,
    viewOf(state) {
      let view = views.get(state.id);
      if (!view) {
        view = look(state);
        views.set(state.id, view);
      }
      return view;
    },
  };
}

function isTreaty(actors: Actors, scene: Scene, state: StateEntity, day: Day): boolean {
  return actors.items.some((each) => {
    const name = each.name?.name?.value;
    return (
      name !== undefined &&
      scene.workspace.globals.get(name)?.some(({ node }) => node.kind === 'treaty') === true &&
      judgeState(alone(each), state, scene, day).truth !== 'not-met'
    );
  });
}

interface Question {
  readonly node: Actors;
  readonly scene: Scene;
}

/** A place in an event that states take. */
interface Slot {
  /** Who can take it; anybody where the clause leaves it out. */
  readonly among?: Actors;
  readonly count: number;
}

/** All that a side asks of a state: of whom it is one, and where its territory lies. */
function questionsOf(
  terms: Terms,
  context: Context,
  alternatives: Side['alternatives'],
): {
  readonly actors: readonly Question[];
  readonly places: readonly { readonly place: Place; readonly scene: Scene }[];
  /** For each way to set the duty off, the slots of its events. */
  readonly ways: readonly (readonly Slot[])[];
} {
  const { duty } = terms;
  const actors: Question[] = [];
  const places: { place: Place; scene: Scene }[] = [];
  const seen = new Set<object>();
  const ask = (node: Actors | undefined, scene: Scene) => {
    if (!node || seen.has(node)) return;
    seen.add(node);
    actors.push({ node, scene });
  };
  ask(duty.node.actors, context);
  ask(terms.act.object, context);
  ask(terms.act.enemy, context);
  const slotsOf = (node: EventPattern, scene: Scene): Slot[] => {
    const slots: Slot[] = [];
    for (const part of node.parts) {
      ask(part.actors, scene);
      if (part.first) ask(alone(part.first), scene);
      if (part.place && !seen.has(part)) places.push({ place: part.place, scene });
      seen.add(part);
      if (part.place?.territory?.of) ask(part.place.territory.of, scene);
      if (part.what === 'determined') continue;
      if (part.first) slots.push({ among: alone(part.first), count: 1 });
      if (part.actors) slots.push({ among: part.actors, count: requirementsOf(part.actors, scene).length > 0 ? 2 : 1 });
    }
    const what = new Set(node.parts.map((part) => part.what));
    if (!what.has('between')) for (const role of ['on', 'by'] as const) if (!what.has(role)) slots.push({ count: 1 });
    // what is deemed to hit one hit another
    if (what.has('on'))
      for (const { node: deeming } of duty.treaty.treaty.deemings)
        if (deeming.on) slots.push({ among: deeming.on, count: 1 });
    return slots;
  };
  for (const { node } of duty.treaty.treaty.deemings) {
    ask(node.on, context);
    ask(node.asOn, context);
  }
  const ways = alternatives.map((literals) =>
    literals.flatMap(({ pattern, negated, context: scene }) => {
      const slots = pattern.kind === 'event' ? slotsOf(pattern, scene) : [];
      return negated ? [] : slots;
    }),
  );
  for (const each of terms.modifiers)
    if (each.what === 'only-in' && each.place) places.push({ place: each.place, scene: context });
  return { actors, places, ways };
}
