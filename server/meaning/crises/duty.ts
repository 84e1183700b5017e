/** What a clause obliges to, in one normal form, so that nothing depends on the wording chosen. */
import type {
  Action,
  Actors,
  Article,
  Condition,
  Modifier,
  ModifierKind,
  Obligation,
  Reservation,
  Verb,
} from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { memberNamed, type PlacedTreaty, type Workspace } from '../../model/workspace.ts';
import { judgeState } from '../actors.ts';
import { remembered } from '../cache.ts';

/** An obligation with the treaty and article it stands in. */
export interface Duty {
  readonly treaty: PlacedTreaty;
  readonly node: Obligation;
  readonly article?: Article;
  /** `Treaty.Clause`. */
  readonly name: string;
}

/** All obligations of a treaty, in the order of the text. */
export function dutiesOf(workspace: Workspace, treaty: PlacedTreaty): readonly Duty[] {
  return remembered(workspace, dutiesOf, treaty.treaty, () =>
    treaty.treaty.obligations.map(({ node, article }, index) => ({
      treaty,
      node,
      article,
      name: `${treaty.treaty.name}.${node.name?.value ?? `#${index + 1}`}`,
    })),
  );
}

/** Where the clause stands, in words: `DualAlliance.WarStrength (article 1)`. */
export function sayDuty({ name, article }: Duty): string {
  const label = article?.label;
  if (!label) return name;
  return label.kind === 'quoted' ? `${name} (“${label.value}”)` : `${name} (article ${label.value})`;
}

/** What is to be done, or not to be done. */
export interface Act {
  readonly verb: Verb | 'unknown';
  /** What is forbidden; `no-force` and the like say so themselves. */
  readonly forbidden: boolean;
  /** Whom it is done to, for or with. */
  readonly object?: Actors;
  readonly enemy?: Actors;
  /** The treaty's own words. */
  readonly words?: string;
  readonly benevolent: boolean;
}

const opposite: Readonly<Partial<Record<Verb, Verb>>> = { attack: 'no-force', assist: 'no-aid', aid: 'no-aid' };

/** The normal form: `shall not attack X` is `refrain from force against X`, `shall not aid X` is `refrain from aid to X`. */
export function actOf(action: Action | undefined, forbidden: boolean): Act {
  const verb = action?.verb;
  const turned = forbidden && verb ? opposite[verb] : undefined;
  return {
    verb: turned ?? verb ?? 'unknown',
    forbidden: forbidden && !turned,
    object: action?.object,
    enemy: action?.enemy,
    words: action?.text?.value,
    benevolent: action?.benevolent === true,
  };
}

/** The act of an obligation: `no party shall …` forbids as `shall not` does. */
export function actOfDuty({ node }: Duty): Act {
  const nobody = node.actors?.items.some((each) => each.form === 'no-party') === true;
  return actOf(node.action, (node.not === true) !== nobody);
}

/** Duties that whoever would be helped or fought does not owe. */
export const helping: ReadonlySet<string> = new Set(['defend', 'assist', 'aid', 'join', 'attack', 'neutral']);

/** Duties that an ally honours by an act which is an event itself. */
export const acting: ReadonlySet<string> = new Set(['defend', 'assist', 'join', 'attack', 'mobilize']);

/** Whether what is promised is to stay out: of a war, of force, of helping. */
export function staysOut({ verb, forbidden }: Act): boolean {
  return !forbidden && (verb === 'neutral' || verb === 'no-force' || verb === 'no-unlawful-force' || verb === 'no-aid');
}

const armed: ReadonlySet<string> = new Set(['all-means', 'armed-force', 'all-forces']);

/** Whether what is promised is to fight: `assist` only where it names armed means. */
export function meansWar(act: Act, modifiers: readonly Modifier[]): boolean {
  if (act.forbidden) return false;
  if (act.verb === 'defend' || act.verb === 'join' || act.verb === 'attack') return true;
  if (act.verb !== 'assist') return false;
  const except = new Set(wordsOf(modifiers, 'except'));
  return wordsOf(modifiers, 'words').some((word) => armed.has(word) && !except.has(word));
}

function wordsOf(modifiers: readonly Modifier[], which: 'words' | 'except'): readonly string[] {
  return modifiers.flatMap((each) => (each.what === 'with' ? each[which].map((word) => word.value) : []));
}

/** The clause as it binds one obligor: its own modifiers with those of the obligor's reservations. */
export interface Terms {
  readonly duty: Duty;
  readonly act: Act;
  readonly modifiers: readonly Modifier[];
  readonly reservations: readonly Reservation[];
  /** What sets it off, less what ends or excepts it; missing where it is owed without an event. */
  readonly condition?: Condition;
  /** What sets it off alone. */
  readonly when?: Condition;
}

const adding: ReadonlySet<string | undefined> = new Set<ModifierKind>(['when', 'unless', 'until']);
const made = new WeakMap<Obligation, Map<string, Terms>>();

/** The terms of the clause itself, without anybody's reservation. */
export function plainTerms(duty: Duty): Terms {
  return termsWith(duty, []);
}

/** The terms on which an obligor owes the duty. */
export function termsFor(workspace: Workspace, duty: Duty, obligor: StateEntity, day: Day): Terms {
  const own = reservationsTo(duty).filter(
    ({ actors }) =>
      actors &&
      judgeState(actors, obligor, { workspace, treaty: duty.treaty }, day, { anyPartyFree: true }).truth === 'met',
  );
  return termsWith(duty, own);
}

function termsWith(duty: Duty, own: readonly Reservation[]): Terms {
  let known = made.get(duty.node);
  if (!known) {
    known = new Map();
    made.set(duty.node, known);
  }
  const key = own.map((each) => each.start).join(',');
  let terms = known.get(key);
  if (!terms || terms.duty !== duty) {
    terms = makeTerms(duty, own);
    known.set(key, terms);
  }
  return terms;
}

function reservationsTo(duty: Duty): readonly Reservation[] {
  const { treaty } = duty.treaty;
  return treaty.reservations.flatMap(({ node }) => (names(node, duty, treaty.name) ? [node] : []));
}

function names({ to }: Reservation, duty: Duty, own: string): boolean {
  const name = to?.name?.value;
  if (name === undefined) return false;
  if (to?.scope && to.scope.value !== own) return false;
  if (!to?.scope && name === own) return true;
  return memberNamed(duty.treaty, name, ['obligation'])?.node === duty.node;
}

function makeTerms(duty: Duty, reservations: readonly Reservation[]): Terms {
  let modifiers: readonly Modifier[] = duty.node.modifiers;
  for (const { modifiers: more } of reservations) {
    const replaced = new Set(more.map((each) => each.what).filter((what) => !adding.has(what)));
    modifiers = [...modifiers.filter((each) => !replaced.has(each.what)), ...more];
  }
  const of = (...kinds: readonly ModifierKind[]) =>
    modifiers.flatMap((each) => (each.what && kinds.includes(each.what) && each.condition ? [each.condition] : []));
  const when = of('when');
  const unless = of('unless', 'until');
  // what a reservation adds only narrows: it chooses no other party than the clause itself has found, as "not not" does
  const whens = duty.node.modifiers.flatMap((each) => (each.what === 'when' && each.condition ? [each.condition] : []));
  const set = when.map((item) => (whens.length === 0 || whens.includes(item) ? item : negation(negation(item))));
  return {
    duty,
    act: actOfDuty(duty),
    modifiers,
    reservations,
    when: together(when),
    condition: together([...set, ...unless.map((item) => negation(item))]),
  };
}

function negation(item: Condition): Condition {
  return { kind: 'not', item, start: item.start, end: item.end };
}

function together(items: readonly Condition[]): Condition | undefined {
  const [first] = items;
  if (!first || items.length === 1) return first;
  return {
    kind: 'and',
    items: [...items],
    start: Math.min(...items.map((each) => each.start)),
    end: Math.max(...items.map((each) => each.end)),
  };
}

/** The modifiers of a kind. */
export function modifiersOf(terms: Terms, what: ModifierKind): readonly Modifier[] {
  return terms.modifiers.filter((each) => each.what === what);
}

/** Something that leaves to the obligor how it acts. */
export interface Freedom {
  readonly says: string;
  readonly at: { readonly start: number; readonly end: number };
}

/** All that leaves to the obligor how it acts: where there is anything, it is never bound to more than its own choice. */
export function freedomsOf(terms: Terms): readonly Freedom[] {
  const { node } = terms.duty;
  const free: Freedom[] = [];
  for (const at of modifiersOf(terms, 'discretion')) free.push({ says: 'The measures are left to the obligor.', at });
  for (const at of modifiersOf(terms, 'constitutional'))
    free.push({ says: 'It acts by its constitutional processes.', at });
  if (node.modality === 'should') free.push({ says: 'The clause says `should`, not `shall`.', at: node });
  return free;
}
