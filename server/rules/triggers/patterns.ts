/** The triggers of a treaty and the events written in place, as rules look at them. */
import type {
  Condition,
  EventPattern,
  Junction,
  Negation,
  Obligation,
  Reference,
  Trigger,
} from '../../../grammar/index.ts';
import type { Treaty } from '../../model/treaty.ts';
import { memberNamed, type PlacedTreaty } from '../../model/workspace.ts';
import type { RuleOption } from '../rule.ts';

/** Up to here a trigger is clear, above it ambiguous. */
export const ambiguityLimit: RuleOption = {
  name: 'ambiguityLimit',
  title: 'From which share of arguable test cases, in per cent, a trigger is reported as ambiguous',
  default: 20,
  minimum: 0,
  maximum: 100,
};

/** Something that can be probed: a trigger, or an event written in place in a duty. */
export interface Casus {
  readonly clause: Trigger | EventPattern;
  /** The place to mark. */
  readonly at: { readonly start: number; readonly end: number };
  /** What to call it in a message. */
  readonly says: string;
  /** The duties of this treaty that it sets off. */
  readonly duties: readonly Obligation[];
}

/** All of a treaty. A trigger that only joins others by name is left out: what is open is said at those. */
export function casusOf(placed: PlacedTreaty): readonly Casus[] {
  let found = known.get(placed.treaty);
  if (!found) {
    found = collect(placed);
    known.set(placed.treaty, found);
  }
  return found;
}
// All of it stands in the treaty's own chunk, so it holds as long as that does.
const known = new WeakMap<Treaty, readonly Casus[]>();

function collect(placed: PlacedTreaty): Casus[] {
  const { treaty } = placed;
  const duties = new Map<Trigger, Obligation[]>();
  for (const { node } of treaty.obligations)
    for (const trigger of triggersOf(placed, node)) {
      const before = duties.get(trigger);
      if (before) before.push(node);
      else duties.set(trigger, [node]);
    }
  const found: Casus[] = [];
  for (const { node } of treaty.triggers) {
    if (!node.condition || !node.name || node.damaged || eventsIn(node.condition).length === 0) continue;
    found.push({ clause: node, at: node.name, says: `\`${node.name.value}\``, duties: duties.get(node) ?? [] });
  }
  for (const { node } of treaty.obligations)
    for (const { what, condition } of node.modifiers)
      if (what === 'when' && condition && !condition.damaged)
        for (const event of eventsIn(condition))
          found.push({ clause: event, at: event, says: 'this event', duties: [node] });
  return found;
}

/** The events written in a condition itself, not those of triggers it names. */
export function eventsIn(condition: Condition): EventPattern[] {
  return leavesOf(condition).filter((each) => each.kind === 'event');
}

/** What a condition is joined of: events, names, quoted words. */
export function leavesOf(condition: Condition | undefined): Exclude<Condition, Junction | Negation>[] {
  if (!condition) return [];
  if (condition.kind === 'not') return leavesOf(condition.item);
  if ('items' in condition) return condition.items.flatMap(leavesOf);
  return [condition];
}

/** Whether openness was meant, and in whose words. */
export function deliberate(clause: Trigger | EventPattern): { readonly words?: string } | undefined {
  const events = clause.kind === 'event' ? [clause] : clause.condition ? eventsIn(clause.condition) : [];
  for (const event of events)
    for (const part of event.parts) if (part.what === 'deliberate') return part.text ? { words: part.text.value } : {};
  return undefined;
}

/** The triggers that a duty's `when` names, straight or through other triggers of the treaty. */
function triggersOf(placed: PlacedTreaty, duty: Obligation): ReadonlySet<Trigger> {
  const found = new Set<Trigger>();
  const open = duty.modifiers.flatMap(({ what, condition }) => (what === 'when' && condition ? [condition] : []));
  for (let next = open.pop(); next; next = open.pop())
    for (const leaf of leavesOf(next)) {
      const trigger = leaf.kind === 'reference' ? triggerNamed(placed, leaf) : undefined;
      if (!trigger || found.has(trigger)) continue;
      found.add(trigger);
      if (trigger.condition) open.push(trigger.condition);
    }
  return found;
}

function triggerNamed(placed: PlacedTreaty, { name }: Reference): Trigger | undefined {
  if (!name?.name || (name.scope && name.scope.value !== placed.treaty.name)) return undefined;
  const named = memberNamed(placed, name.name.value, ['trigger'])?.node;
  return named?.kind === 'trigger' ? named : undefined;
}
