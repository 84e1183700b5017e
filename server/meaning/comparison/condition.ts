/**
 * What sets a duty off, in two texts: which kinds of event, by whom, on whom, where, provoked or not, and who says that
 * it has happened. Each is the union over the ways in which the condition can be met; what only a combination of them
 * shows is found by putting the test events of either text to both.
 */
import type { Actors, Condition, EventPattern } from '../../../grammar/index.ts';
import { allStates, type StateEntity } from '../../model/register.ts';
import { ancestors, eventKinds } from '../../theory/events.ts';
import { callState, judgeState, namedStates, nameState } from '../actors.ts';
import { judgePlace } from '../areas.ts';
import { answerKind, kindWordOf } from '../kinds.ts';
import { partiesOn } from '../life.ts';
import { alternativesOf, type Literal } from '../patterns.ts';
import { probeEvents } from '../probes.ts';
import { answer, type Context } from '../trigger.ts';
import { bare, type Change, type Effect, type Side } from './change.ts';
import { beyond, type Open, type Relation, relate, say } from './sets.ts';

type Found = Pick<Change, 'effect' | 'aspect' | 'says' | 'concepts' | 'examples'>;

type EventLiteral = Literal & { readonly pattern: EventPattern };

/** A set with the words by which the text names it. */
interface Named {
  readonly set: Open;
  readonly words: string;
}

interface Profile {
  readonly kinds: Named;
  readonly by: Named;
  readonly on: Named;
  readonly places: Named;
  /** Every way of setting it off asks for an unprovoked event. */
  readonly unprovoked: boolean;
  /** Who says that it has happened; empty where nobody is named. */
  readonly determined: string;
  /** Conditions in the treaty's own words, and events that must not have happened. */
  readonly own: ReadonlyMap<string, string>;
  readonly excepted: ReadonlyMap<string, string>;
}

/** How the second condition differs from the first. */
export function compareConditions(
  before: { side: Side; condition: Condition },
  after: { side: Side; condition: Condition },
): readonly Found[] {
  const one = profileOf(before.side, before.condition);
  const two = profileOf(after.side, after.condition);
  const found: Found[] = [];
  // states of one age are not those of another: without a common day only the words are compared
  const comparable = before.side.day === after.side.day;
  const compare = (
    what: 'kinds' | 'by' | 'on' | 'places',
    subject: string,
    everything: string,
    aspect: Change['aspect'],
    concepts: readonly string[],
  ) => {
    const [was, is] = what === 'by' || what === 'on' ? withoutNewcomers(before.side, after.side, one[what], two[what]) : [one[what], two[what]]; // biome-ignore format: one line
    const relation = comparable || what === 'kinds' ? relate(was.set, is.set) : was.words === is.words ? 'equal' : 'other'; // biome-ignore format: one line
    if (relation === 'equal') return;
    const says = `${subject}: ${is.words || everything}; before, ${was.words || everything}.${comparable ? detail(was.set, is.set) : ''}`; // biome-ignore format: one line
    found.push({ effect: effectOf(relation), aspect, says, concepts });
  };
  compare('kinds', 'The events that set it off', 'any event', 'casus foederis', ['casus-foederis']);
  compare('by', 'Those whose act sets it off', 'anybody', 'casus foederis', ['conditionality']);
  compare('on', 'Those whom the act has to hit', 'anybody', 'casus foederis', ['casus-foederis']);
  compare('places', 'The theatre', 'the whole world', 'theatre', ['treaty-area', 'entrapment']);
  if (one.unprovoked !== two.unprovoked)
    found.push({
      effect: two.unprovoked ? 'narrows' : 'widens',
      aspect: 'casus foederis',
      says: two.unprovoked
        ? 'It is owed only if the event was unprovoked; before, an ally who had provoked it could claim it too.'
        : 'It is owed even if the ally provoked the event; before, only if it was unprovoked.',
      concepts: ['provocation', 'moral-hazard'],
    });
  if (one.determined !== two.determined) found.push(determiner(one.determined, two.determined));
  const own = relate(one.own, two.own);
  if (own !== 'equal')
    found.push({
      effect: 'changes',
      aspect: 'casus foederis',
      says: sentence('What it says in words of its own', one.own, two.own, own),
      concepts: ['strategic-ambiguity'],
    });
  const excepted = relate(one.excepted, two.excepted);
  if (excepted !== 'equal')
    found.push({
      // the more is excepted, the less is owed
      effect: excepted === 'wider' ? 'narrows' : excepted === 'narrower' ? 'widens' : 'changes',
      aspect: 'casus foederis',
      says: sentence('What it does not cover', one.excepted, two.excepted, excepted),
      concepts: ['conditionality'],
    });
  const tried = tryBoth(before, after);
  if (!tried) return found;
  if (found.length > 0) return found.map((each, at) => (at === 0 ? { ...each, examples: tried.examples } : each));
  return [
    {
      effect: tried.effect,
      aspect: 'casus foederis',
      says: `Of the events by which it is tested, ${tried.more} set it off more surely than before and ${tried.fewer} less.`,
      examples: tried.examples,
      concepts: ['casus-foederis'],
    },
  ];
}

function effectOf(relation: Relation): Effect {
  return relation === 'wider' ? 'widens' : relation === 'narrower' ? 'narrows' : 'changes';
}

function sentence(subject: string, before: Open, after: Open, relation: Relation): string {
  if (relation === 'wider') return `${subject}: ${beyond(after, before)} added.`;
  if (relation === 'narrower') return `${subject}: ${beyond(before, after)} no longer.`;
  return `${subject}: ${beyond(after, before)} instead of ${beyond(before, after)}.`;
}

/** What came and what went, where it can be listed. */
function detail(before: Open, after: Open): string {
  if (!before || !after) return '';
  const more = topmost(after, before);
  const fewer = topmost(before, after);
  if (more.size + fewer.size > 8) return '';
  const parts = [
    ...(more.size > 0 ? [`${say(more, '', 8)} added`] : []),
    ...(fewer.size > 0 ? [`${say(fewer, '', 8)} no longer`] : []),
  ];
  return parts.length > 0 ? ` (${parts.join('; ')}.)` : '';
}

/** What the first has beyond the second; of kinds of event only the uppermost. */
function topmost(one: Open, other: Open): ReadonlyMap<string, string> {
  const more = new Map([...(one ?? [])].filter(([key]) => !other?.has(key)));
  return new Map([...more].filter(([key]) => !ancestors(key).some((above) => above !== key && more.has(above))));
}

/** Who joined or left the treaty is said once, of the treaty: where the words are the same it is no change of them. */
function withoutNewcomers(before: Side, after: Side, one: Named, two: Named): readonly [Named, Named] {
  if (one.words !== two.words || !one.set || !two.set) return [one, two];
  const parties = ({ workspace, placed, day }: Side) =>
    new Set(partiesOn(workspace, placed, day).map(({ state }) => state.id));
  const [old, young] = [parties(before), parties(after)];
  const keep = (set: ReadonlyMap<string, string>) => new Map([...set].filter(([id]) => old.has(id) === young.has(id)));
  return [
    { ...one, set: keep(one.set) },
    { ...two, set: keep(two.set) },
  ];
}

function determiner(before: string, after: string): Found {
  const base = { aspect: 'casus foederis', concepts: ['casus-foederis', 'strategic-ambiguity'] } as const;
  if (before === '')
    return {
      ...base,
      effect: 'changes',
      says: `It is now for ${after} to say that it has happened; before, nobody was named.`,
    };
  if (after === '')
    return {
      ...base,
      effect: 'changes',
      says: `Nobody is named any more to say that it has happened; before, it was for ${before}.`,
    };
  return {
    ...base,
    effect: 'changes',
    says: `It is for ${after} to say that it has happened, no longer for ${before}.`,
  };
}

function profileOf(side: Side, condition: Condition): Profile {
  const context: Context = { workspace: side.workspace, treaty: side.placed };
  const literals = alternativesOf(context, condition);
  const all = literals.flat();
  const events = all.filter((each): each is EventLiteral => each.pattern.kind === 'event');
  const positive = events.filter((each) => !each.negated);
  return {
    kinds: {
      set: kindsOf(positive, side),
      words: wordsOfAll(positive, ({ pattern }) => pattern.kinds.map((each) => (each.kind === 'quoted' ? `“${each.value}”` : each.value)).join(' or ')), // biome-ignore format: one line
    },
    by: { set: statesOf(positive, 'by', side), words: wordsOfAll(positive, (each) => actorWords(each, 'by')) },
    on: { set: statesOf(positive, 'on', side), words: wordsOfAll(positive, (each) => actorWords(each, 'on')) },
    places: { set: placesOf(positive, side), words: wordsOfAll(positive, placeWords) },
    unprovoked: literals.length > 0 && literals.every((way) => way.some(isUnprovoked)),
    determined: [...new Set(positive.map(determinerOf))].filter((each) => each !== '').join(', '),
    own: wordsOf(all.filter((each) => each.pattern.kind !== 'event' && !each.negated)),
    excepted: wordsOf(all.filter((each) => each.negated)),
  };
}

/** What the patterns say of one thing, each wording once; empty where one says nothing, since then there is no limit. */
function wordsOfAll(literals: readonly EventLiteral[], of: (literal: EventLiteral) => string | undefined): string {
  const all = literals.flatMap((each) => of(each) ?? []);
  return all.includes('') ? '' : [...new Set(all)].map((each) => `\`${each}\``).join(' or ');
}

/** Empty where the pattern names nobody; undefined where it is `between` two, who are both. */
function actorWords(literal: EventLiteral, what: 'by' | 'on'): string | undefined {
  const { parts } = literal.pattern;
  const side = sideOf(literal, 0);
  const own = parts.find((each) => each.what === what)?.actors;
  if (own) return bare(side, own);
  const between = parts.find((each) => each.what === 'between');
  if (between && what === 'on') return undefined;
  return between ? bare(side, between.actors) : '';
}

function placeWords(literal: EventLiteral): string {
  return bare(sideOf(literal, 0), literal.pattern.parts.find((each) => each.what === 'in')?.place);
}

function isUnprovoked({ pattern, negated }: Literal): boolean {
  return !negated && pattern.kind === 'event' && pattern.provocation === 'unprovoked';
}

function sideOf({ context }: Literal, day: number): Side {
  return { workspace: context.workspace, placed: context.treaty, day };
}

function determinerOf(literal: EventLiteral): string {
  const part = literal.pattern.parts.find((each) => each.what === 'determined');
  return part?.actors ? bare(sideOf(literal, 0), part.actors) : '';
}

function wordsOf(literals: readonly Literal[]): ReadonlyMap<string, string> {
  return new Map(
    literals.map((each) => {
      const text = bare(sideOf(each, 0), each.pattern);
      return [text, `\`${text}\``];
    }),
  );
}

/** The kinds of event that meet one of the patterns, and those in quotes. */
function kindsOf(literals: readonly EventLiteral[], { day }: Side): Open {
  const found = new Map<string, string>();
  for (const { pattern } of literals) {
    const words = pattern.kinds.map(kindWordOf);
    for (const { kind, quoted } of words) if (quoted) found.set(`“${kind}”`, `“${kind}”`);
    for (const kind of Object.keys(eventKinds))
      if (answerKind(words, { kind }, day).truth === 'met') found.set(kind, `\`${kind}\``);
  }
  return found;
}

/** The states that may do it (`by`) or suffer it (`on`); no limit where a pattern names nobody. */
function statesOf(literals: readonly EventLiteral[], what: 'by' | 'on', { day }: Side): Open {
  const found = new Map<string, string>();
  for (const { pattern, context } of literals) {
    const between = pattern.parts.find((each) => each.what === 'between');
    const actors =
      pattern.parts.find((each) => each.what === what)?.actors ?? (what === 'by' ? between?.actors : undefined);
    if (!actors) {
      if (between) continue;
      return undefined;
    }
    for (const state of universe(actors, context, day))
      if (judgeState(actors, state, context, day, { anyPartyFree: true }).truth !== 'not-met')
        found.set(state.id, nameState(state, day));
    for (const { form, text } of actors.items)
      if (form === 'quoted' && text) found.set(`“${text.value}”`, `“${text.value}”`);
  }
  return found;
}

function universe(actors: Actors, context: Context, day: number): Iterable<StateEntity> {
  const states = new Map(allStates(day).map((state) => [state.id, state]));
  for (const state of namedStates(actors, context, day)) states.set(state.id, state);
  for (const { state } of partiesOn(context.workspace, context.treaty, day)) states.set(state.id, state);
  return states.values();
}

/** The territories that a pattern covers, and places in quotes; no limit where one names no place. */
function placesOf(literals: readonly EventLiteral[], side: Side): Open {
  const found = new Map<string, string>();
  for (const { pattern, context } of literals) {
    const place = pattern.parts.find((each) => each.what === 'in')?.place;
    if (!place) return undefined;
    for (const [key, name] of placeSet(place, context, side)) found.set(key, name);
  }
  return found;
}

/** A place as the territories that lie in it, and its own words. */
export function placeSet(
  place: NonNullable<EventPattern['parts'][number]['place']>,
  context: Context,
  { day }: Side,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const state of allStates(day))
    if (judgePlace({ territoryOf: state }, place, context, day).truth === 'met')
      found.set(state.id, nameState(state, day));
  for (const simple of place.places)
    if (simple.kind === 'quoted') found.set(`“${simple.value}”`, `“${simple.value}”`);
    else if (found.size === 0 && simple.name) found.set(simple.name.value, simple.name.value);
  return found;
}

/** Puts the test events of either text to both; nothing where their parties differ, or no answer does. */
function tryBoth(
  before: { side: Side; condition: Condition },
  after: { side: Side; condition: Condition },
): { more: number; fewer: number; effect: Effect; examples: readonly string[] } | undefined {
  const ids = ({ workspace, placed, day }: Side) =>
    partiesOn(workspace, placed, day).map(({ state }) => state.id).sort().join(); // biome-ignore format: one thing
  if (ids(before.side) !== ids(after.side) || before.side.day !== after.side.day) return undefined;
  const asked = new Set<string>();
  const examples: string[] = [];
  let more = 0;
  let fewer = 0;
  for (const { side, condition } of [before, after])
    for (const { label, events } of probeEvents(side.workspace, side.placed, condition, { day: side.day })) {
      if (asked.has(label)) continue;
      asked.add(label);
      const [was, is] = [before, after].map(({ side: own, condition: asks }) =>
        order.indexOf(
          answer({ workspace: own.workspace, treaty: own.placed }, asks, events, own.day, { brief: true }).truth,
        ),
      ) as [number, number];
      if (was === is) continue;
      if (is > was) more++;
      else fewer++;
      if (examples.length < 3) examples.push(`${label}: ${words[is]}; before, ${words[was]}`);
    }
  if (more + fewer === 0) return undefined;
  return { more, fewer, effect: more > 0 && fewer > 0 ? 'changes' : more > 0 ? 'widens' : 'narrows', examples };
}

const order: readonly string[] = ['not-met', 'arguable', 'met'];
const words: readonly string[] = ['does not set it off', 'arguable', 'sets it off'];

/** A state as the side's treaty calls it. */
export function callOn({ workspace, placed }: Side, state: StateEntity): string {
  return callState({ workspace, treaty: placed }, state);
}
