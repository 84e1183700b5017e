/** Crises in words: events, duties, reasons, as a lawyer would say them. */

import { sayDay } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { textOf } from '../../model/site.ts';
import { type ActorFact, callState, type Scene } from '../actors.ts';
import { sayPlace } from '../areas.ts';
import { sayDecider } from '../decisions.ts';
import type { EventFact } from '../event.ts';
import type { Reason } from './answers.ts';
import type { Duty } from './duty.ts';

/** States as a list: `AUH and GMY`. */
export function sayStates(scene: Scene, states: readonly StateEntity[]): string {
  return joined(states.map((state) => callState(scene, state)));
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(words: readonly string[]): string {
  return words.length <= 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** An event in the language's own words, without its date: `armed-attack by GMY on RUS`. */
export function sayEvent(scene: Scene, event: EventFact): string {
  const of = (facts: readonly ActorFact[]) =>
    facts
      .map((each) =>
        'state' in each
          ? callState(scene, each.state)
          : 'nonState' in each
            ? `“${each.nonState}”`
            : `a “${each.someOf}”`,
      )
      .join(', ');
  const words = [event.provocation, event.quoted ? `“${event.kind}”` : event.kind];
  if (event.between) words.push(`between ${of(event.between[0])} and ${of(event.between[1])}`);
  if (event.decision) {
    const who = (event.determinedBy ?? []).map((each) => sayDecider(each, scene)).join(', ');
    if (who) words.push(`by ${who}`);
    words.push(`that ${event.decision.not ? 'not ' : ''}${event.decision.name}`);
  } else if (event.by) words.push(`by ${of(event.by)}`);
  if (event.on)
    words.push(
      `${event.kind === 'aid' ? 'to' : event.kind.startsWith('war') || event.kind === 'mobilization' ? 'against' : 'on'} ${of(event.on)}`,
    );
  if (event.supportedBy) words.push(`supported by ${of(event.supportedBy)}`);
  if (event.place) words.push(`in ${sayPlace(event.place, scene)}`);
  if (event.determinedBy && event.kind !== 'decision')
    words.push(`determined by ${event.determinedBy.map((each) => sayDecider(each, scene)).join(', ')}`);
  return words.filter(Boolean).join(' ');
}

/** What the duty asks for, in the clause's own words: `defend that party against aggressor`. */
export function sayTask({ treaty, node }: Duty): string {
  const words = node.action ? textOf(treaty.treaty.chunk, node.action).replace(/\s+/g, ' ').trim() : 'do what it says';
  return `${node.not ? 'not ' : ''}${words}`;
}

/** A reason with its row and its event: `kind – mobilization is no armed-attack. (30 July 1914)`. */
export function sayReason(reason: Reason): string {
  const when = reason.event ? ` (event of ${sayDay(reason.event.day)})` : '';
  return `\`${reason.part}\` – ${reason.says.replace(/\.$/, '')}${when}`;
}
