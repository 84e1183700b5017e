/** What a duty asks for, told apart as rules and figures need it: whether it is help by arms, who owes it, how firmly. */
import type { Action, Actors, Modifier, ModifierKind, Obligation, Right, Verb } from '../../grammar/index.ts';
import type { Day } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import { judgeState, type Roles, type Scene } from './actors.ts';
import { partiesOn } from './life.ts';
import type { Truth } from './logic.ts';

/** A duty or a right: both have an action and modifiers. */
export type Clause = Obligation | Right;

/** The modifiers of one kind, in the order of the text. */
export function modifiersOf(
  clause: { readonly modifiers: readonly Modifier[] },
  what: ModifierKind,
): readonly Modifier[] {
  return clause.modifiers.filter((each) => each.what === what);
}

/** Whether a clause has a modifier. */
export function hasModifier(clause: { readonly modifiers: readonly Modifier[] }, what: ModifierKind): boolean {
  return clause.modifiers.some((each) => each.what === what);
}

/** A clause of an obligation that forbids: `shall not`, `no party shall`, `neither party shall`. */
export function isNegated(clause: Clause): boolean {
  const negated = clause.kind === 'obligation' && clause.not === true;
  const nobody = clause.actors?.items.some((each) => each.form === 'no-party') === true;
  return negated !== nobody;
}

const armedMeans: ReadonlySet<string> = new Set(['armed-force', 'all-forces', 'all-means']);

/** The means promised: those of `with`, less those excepted; nothing where the clause names none. */
export function meansOf(clause: Clause): readonly string[] {
  const named = modifiersOf(clause, 'with').flatMap((each) => each.words.map((word) => word.value));
  const excepted = new Set(modifiersOf(clause, 'with').flatMap((each) => each.except.map((word) => word.value)));
  return named.filter((word) => !excepted.has(word));
}

/** Whether the clause promises armed means in so many words (`all-means` holds them unless `except armed-force`). */
export function hasArmedMeans(clause: Clause): boolean {
  const excepted = modifiersOf(clause, 'with').some((each) => each.except.some((word) => word.value === 'armed-force'));
  return !excepted && meansOf(clause).some((word) => armedMeans.has(word));
}

const fighting: ReadonlySet<Verb> = new Set<Verb>(['defend', 'join', 'attack']);

/** Fighting is asked for: defend, join the war, attack, or help with armed means. */
export function asksToFight(clause: Clause): boolean {
  const verb = clause.action?.verb;
  if (!verb || isNegated(clause)) return false;
  return fighting.has(verb) || ((verb === 'assist' || verb === 'aid') && hasArmedMeans(clause));
}

/**
 * Active support (ATOP's defense and offense): defend, assist, join in war, attack – and `aid` only with armed means.
 * To refrain, to consult, to mobilize and to contribute are not.
 */
export function isActiveSupport(clause: Clause): boolean {
  const verb = clause.action?.verb;
  if (!verb || isNegated(clause)) return false;
  return fighting.has(verb) || verb === 'assist' || (verb === 'aid' && hasArmedMeans(clause));
}

/** What a clause is, whatever wording was chosen: `shall not attack X` and `refrain from force against X` are one. */
export type DutyType =
  | 'support' | 'nonaggression' | 'no-unlawful-force' | 'neutrality' | 'no-aid' | 'no-alliances'
  | 'no-conflicting-engagements' | 'no-separate-peace' | 'consultation' | 'notification' | 'settlement'
  | 'mobilization' | 'contribution' | 'spending' | 'cooperation' | 'other'; // biome-ignore format: a list

const dutyTypes: Readonly<Partial<Record<Verb, DutyType>>> = {
  defend: 'support',
  assist: 'support',
  aid: 'support',
  attack: 'support',
  join: 'support',
  mobilize: 'mobilization',
  neutral: 'neutrality',
  'no-force': 'nonaggression',
  'no-unlawful-force': 'no-unlawful-force',
  'no-alliances': 'no-alliances',
  'no-aid': 'no-aid',
  'no-conflicting-engagements': 'no-conflicting-engagements',
  'no-separate-peace': 'no-separate-peace',
  consult: 'consultation',
  negotiate: 'consultation',
  notify: 'notification',
  settle: 'settlement',
  contribute: 'contribution',
  spend: 'spending',
  maintain: 'contribution',
  host: 'cooperation',
  station: 'cooperation',
  coordinate: 'cooperation',
};

/** The type of a duty in its normal form. */
export function dutyType(clause: Clause): DutyType {
  const verb = clause.action?.verb;
  if (!verb) return 'other';
  if (!isNegated(clause)) return dutyTypes[verb] ?? 'other';
  // forbidding turns an act into abstaining from it
  if (verb === 'attack') return 'nonaggression';
  if (verb === 'assist' || verb === 'aid' || verb === 'defend') return 'no-aid';
  if (verb === 'join') return 'neutrality';
  return 'other';
}

/** Not to use force against others. */
export function isNonAggression(clause: Clause): boolean {
  return dutyType(clause) === 'nonaggression';
}

/** To stay neutral, or not to help an aggressor. */
export function isNeutrality(clause: Clause): boolean {
  const type = dutyType(clause);
  return type === 'neutrality' || type === 'no-aid';
}

/** To consult or negotiate. */
export function isConsultation(clause: Clause): boolean {
  return dutyType(clause) === 'consultation';
}

/** What the clause leaves to whoever owes it: the measures, or whether to act at all; nothing said is the measures. */
export function discretionOf(clause: Clause): 'measures' | 'participation' | undefined {
  const found = modifiersOf(clause, 'discretion');
  if (found.length === 0) return undefined;
  return found.some((each) => each.over === 'participation') ? 'participation' : 'measures';
}

/**
 * How strongly a clause binds, from strongest to weakest (ordinal only; after Abbott et al. 2000):
 * automatic, shall with means, shall, measures at discretion, by constitutional process, should, participation at
 * discretion; a clause only to consult is weakest.
 */
export type Strength = 'automatic' | 'means' | 'shall' | 'measures' | 'constitutional' | 'should' | 'participation' | 'consult' | 'may'; // biome-ignore format: a list

/** All strengths, strongest first. */
export const strengths: readonly Strength[] = ['automatic', 'means', 'shall', 'measures', 'constitutional', 'should', 'participation', 'consult', 'may']; // biome-ignore format: a list

export function strengthOf(clause: Clause): Strength {
  if (clause.kind === 'right') return 'may';
  if (isConsultation(clause)) return 'consult';
  const discretion = discretionOf(clause);
  if (discretion === 'participation') return 'participation';
  if (clause.modality === 'should') return 'should';
  if (hasModifier(clause, 'constitutional')) return 'constitutional';
  if (discretion === 'measures') return 'measures';
  if (hasModifier(clause, 'automatic')) return 'automatic';
  return meansOf(clause).length > 0 ? 'means' : 'shall';
}

/** Verbs whose object and enemy are not among those who owe the duty. */
const outward: ReadonlySet<Verb> = new Set<Verb>(['defend', 'assist', 'aid', 'attack', 'join', 'neutral']);

/** Who owes a clause on a day, with how sure that is: parties and others whom it names, in the order of the treaty. */
export function obligorsOf(
  clause: Clause,
  scene: Scene & { readonly treaty: NonNullable<Scene['treaty']> },
  day: Day,
  roles: Roles = {},
): readonly { readonly state: StateEntity; readonly truth: Truth; readonly says: string }[] {
  if (!clause.actors) return [];
  const found: { state: StateEntity; truth: Truth; says: string }[] = [];
  for (const { state } of partiesOn(scene.workspace, scene.treaty, day)) {
    const owes = judgeState(clause.actors, state, scene, day, { ...roles, anyPartyFree: true });
    if (owes.truth === 'not-met' || isServed(clause.action, state, scene, day, roles)) continue;
    found.push({ state, truth: owes.truth, says: owes.says });
  }
  return found;
}

/**
 * Whether the state is the one helped or fought, and so owes nothing. Only where the clause says who that is: a name, or
 * a role that is bound.
 */
function isServed(action: Action | undefined, state: StateEntity, scene: Scene, day: Day, roles: Roles): boolean {
  if (!action?.verb || !outward.has(action.verb)) return false;
  const among = (actors: Actors | undefined) =>
    actors?.items.some((actor) => {
      if (actor.form === 'victim') return roles.victim?.id === state.id;
      if (actor.form === 'that-party') return roles.thatParty?.id === state.id;
      if (actor.form === 'aggressor') return roles.aggressor?.some((each) => each.id === state.id) === true;
      if (actor.form !== 'name') return false;
      // a clause that names several to be helped does not free each of them from helping the others
      return actors.items.length === 1 && judgeState(actors, state, scene, day, roles).truth === 'met';
    }) === true;
  if (roles.aggressor?.some((each) => each.id === state.id) && action.verb !== 'neutral') return true;
  return among(action.object) || among(action.enemy);
}
