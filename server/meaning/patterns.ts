/** A condition spelt out as alternatives, each a list of events that must all have happened. */
import type { Condition, EventPattern, QuotedCondition, Trigger } from '../../grammar/index.ts';
import { type Context, findTrigger } from './trigger.ts';

/** One part of an alternative: an event pattern, or a condition in the treaty's own words. */
export interface Literal {
  readonly pattern: EventPattern | QuotedCondition;
  /** It must not have happened. */
  readonly negated: boolean;
  /** Where it stands, and the trigger whose whole condition it is. */
  readonly context: Context;
  readonly trigger?: Trigger;
}

/** More alternatives than this are not spelt out: nobody writes such a clause, and each is probed. */
export const alternativesLimit = 16;

/** The alternatives of a condition, in the order of the text; what refers to nothing or to itself is left out. */
export function alternativesOf(
  context: Context,
  condition: Condition,
  trigger?: Trigger,
  negated = false,
  opened: readonly Trigger[] = trigger ? [trigger] : [],
): readonly (readonly Literal[])[] {
  switch (condition.kind) {
    case 'event':
      return [[{ pattern: condition, negated, context, ...(trigger ? { trigger } : {}) }]];
    case 'quoted-condition':
      return [[{ pattern: condition, negated, context }]];
    case 'reference': {
      const found = findTrigger(context, condition);
      if (!found?.trigger.condition || opened.includes(found.trigger)) return [[]];
      return alternativesOf(found.context, found.trigger.condition, found.trigger, negated, [...opened, found.trigger]);
    }
    case 'not':
      return condition.item ? alternativesOf(context, condition.item, undefined, !negated, opened) : [[]];
    default: {
      const items = condition.items.map((item) => alternativesOf(context, item, undefined, negated, opened));
      // a negated `or` asks for all to be absent, a negated `and` for any
      if ((condition.kind === 'or') !== negated) return items.flat().slice(0, alternativesLimit);
      let joined: readonly (Joined | undefined)[] = [undefined];
      for (const item of items)
        joined = joined.flatMap((before) => item.map((last) => ({ before, last }))).slice(0, alternativesLimit);
      return joined.map(literalsOf);
    }
  }
}

/** An alternative part by part, the last first, so that what comes before is not copied for each part. */
interface Joined {
  readonly before: Joined | undefined;
  readonly last: readonly Literal[];
}

function literalsOf(joined: Joined | undefined): readonly Literal[] {
  const parts: (readonly Literal[])[] = [];
  for (let each = joined; each; each = each.before) parts.push(each.last);
  return parts.reverse().flat();
}
