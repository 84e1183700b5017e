/**
 * Which events can make a condition met that was not: those of a kind it speaks of. It saves asking again, in each round
 * of a crisis, what nothing new can have changed; where that is not plain, it says that anything may.
 */
import type { Condition } from '../../../grammar/index.ts';
import { type Day, firstDay, lastDay } from '../../model/dates.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { remembered } from '../cache.ts';
import type { EventFact } from '../event.ts';
import { answerKind, type KindWord, kindWordOf } from '../kinds.ts';
import { lifeOf, membersOf } from '../life.ts';
import { findTrigger } from '../trigger.ts';

/** Whether the event may make the condition met. */
export function mayMatter(workspace: Workspace, treaty: PlacedTreaty, condition: Condition, event: EventFact): boolean {
  const kinds = kindsIn(workspace, treaty, condition);
  // a decision settles what is open, a peace ends what `not` speaks of
  if (kinds === 'any' || event.decision || event.kind === 'decision' || event.kind === 'peace') return true;
  return answerKind(kinds, event, event.day).truth !== 'not-met';
}

/** The kinds that a condition speaks of, `any` where other treaties or `deem` come in. */
function kindsIn(workspace: Workspace, treaty: PlacedTreaty, condition: Condition): readonly KindWord[] | 'any' {
  return remembered(workspace, kindsIn, condition, () => readKinds(workspace, treaty, condition));
}

function readKinds(workspace: Workspace, treaty: PlacedTreaty, condition: Condition): readonly KindWord[] | 'any' {
  const kinds: KindWord[] = [];
  const opened = new Set<Condition>();
  let plain = treaty.treaty.deemings.length === 0;
  const step = (each: Condition | undefined): void => {
    if (!each || opened.has(each)) return;
    opened.add(each);
    switch (each.kind) {
      case 'and':
      case 'or':
        for (const item of each.items) step(item);
        break;
      case 'not':
        step(each.item);
        break;
      case 'event':
        kinds.push(...each.kinds.map(kindWordOf));
        break;
      case 'quoted-condition':
        kinds.push({ kind: each.text?.value ?? '', quoted: true });
        break;
      case 'reference': {
        const found = findTrigger({ workspace, treaty }, each);
        if (found?.context.treaty.treaty !== treaty.treaty) plain = false;
        else step(found.trigger.condition);
        break;
      }
    }
  };
  step(condition);
  return plain && kinds.length > 0 ? kinds : 'any';
}

/** The days on which the treaty's life or somebody's membership in it changes. */
export function changesOf(workspace: Workspace, treaty: PlacedTreaty): readonly Day[] {
  return remembered(workspace, changesOf, treaty.treaty, () => readChanges(workspace, treaty));
}

function readChanges(workspace: Workspace, treaty: PlacedTreaty): readonly Day[] {
  const { from, to } = lifeOf(workspace, treaty);
  const days = [from, to].filter((day) => day !== undefined);
  for (const { entries } of membersOf(workspace, treaty))
    for (const { memberships } of entries)
      for (const read of memberships.flatMap(({ date, to: end }) => [date?.date, end?.date]))
        if (read) days.push(firstDay(read), lastDay(read));
  return days;
}
