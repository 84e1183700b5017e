/** The triggers of a treaty and the events written in place, as rules look at them. */
import {
  type AnyNode,
  type Condition,
  type EventPattern,
  type Obligation,
  type Reference,
  type Trigger,
  walk,
} from '../../../grammar/index.ts';
import { memberNamed, type PlacedTreaty } from '../../model/workspace.ts';

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
  const { treaty } = placed;
  const found: Casus[] = [];
  for (const { node } of treaty.triggers) {
    if (!node.condition || !node.name || node.damaged || eventsIn(node.condition).length === 0) continue;
    const duties = treaty.obligations.map((each) => each.node).filter((each) => sets(placed, each, node));
    found.push({ clause: node, at: node.name, says: `\`${node.name.value}\``, duties });
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
  const events: EventPattern[] = [];
  walk(condition, (node: AnyNode) => {
    if (node.kind === 'event') events.push(node);
    return undefined;
  });
  return events;
}

/** Whether openness was meant, and in whose words. */
export function deliberate(clause: Trigger | EventPattern): { readonly words?: string } | undefined {
  const events = clause.kind === 'event' ? [clause] : clause.condition ? eventsIn(clause.condition) : [];
  for (const event of events)
    for (const part of event.parts) if (part.what === 'deliberate') return part.text ? { words: part.text.value } : {};
  return undefined;
}

/** Whether a duty's `when` names the trigger, straight or through other triggers of the treaty. */
function sets(placed: PlacedTreaty, duty: Obligation, trigger: Trigger): boolean {
  const seen = new Set<Trigger>();
  const names = (condition: Condition | undefined): boolean => {
    if (!condition) return false;
    let found = false;
    walk(condition, (node: AnyNode) => {
      if (node.kind === 'reference' && !found) found = leads(node);
      return undefined;
    });
    return found;
  };
  const leads = ({ name }: Reference): boolean => {
    if (!name?.name || (name.scope && name.scope.value !== placed.treaty.name)) return false;
    const named = memberNamed(placed, name.name.value, ['trigger'])?.node;
    if (named?.kind !== 'trigger' || seen.has(named)) return false;
    if (named === trigger) return true;
    seen.add(named);
    return names(named.condition);
  };
  return duty.modifiers.some((each) => each.what === 'when' && names(each.condition));
}
