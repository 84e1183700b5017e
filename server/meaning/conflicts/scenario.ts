/** The crisis that proves a conflict, as a scenario that can be pasted into a file. */
import { formatDay } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import { type ActorFact, callState, type Scene } from '../actors.ts';
import type { Duty } from '../crises/duty.ts';
import { sayDecider } from '../decisions.ts';
import type { EventFact } from '../event.ts';
import type { Proof } from './search.ts';

/**
 * The lines of the scenario. A conflict of which a duty is only arguable has no `expect`: the scenario then shows what
 * each side says.
 */
export function scenarioOf(scene: Scene, one: Duty, two: Duty, proof: Proof): readonly string[] {
  const { day, events, obligor, strength, link } = proof;
  const call = (state: StateEntity) => callState({ ...scene, codeDay: day }, state);
  const named = one.node.name && two.node.name;
  // of a chain only the clauses that make it: what else the ally has promised is another story
  const under = new Set(
    link && named ? [one.name, two.name, link.clause] : [one.treaty.treaty.name, two.treaty.treaty.name],
  );
  if (link) under.add(link.clause);
  const clauses = named ? ` between ${one.name} and ${two.name}` : '';
  const plain = (duty: Duty) => `${duty.treaty.treaty.name}${duty.node.name?.value ?? ''}`;
  return [
    `scenario ${plain(one)}Against${plain(two)} "${call(obligor)} owes both" {`,
    `  under ${[...under].join(', ')}`,
    `  on ${formatDay(day)}`,
    ...events.map((event) => `  event ${lineOf({ ...scene, codeDay: day }, event)}`),
    ...(link ? [`  assume honoured by ${call(link.ally)}`] : []),
    ...(strength === 'arguable' ? [] : [`  expect conflict for ${call(obligor)}${clauses}`]),
    '}',
  ];
}

/** An event as a scenario has it. */
export function lineOf(scene: Scene, event: EventFact): string {
  const at: Scene = { ...scene, codeDay: scene.codeDay ?? event.day };
  const of = (facts: readonly ActorFact[]) =>
    facts
      .map((each) =>
        'state' in each
          ? callState(at, each.state)
          : 'nonState' in each
            ? `"${each.nonState}"`
            : `any state "${each.someOf}"`,
      )
      .join(', ');
  const words = [event.provocation ?? '', event.quoted ? `"${event.kind}"` : event.kind];
  if (event.by) words.push(`by ${of(event.by)}`);
  if (event.on) words.push(`on ${of(event.on)}`);
  if (event.supportedBy) words.push(`supported by ${of(event.supportedBy)}`);
  const { place } = event;
  if (place)
    words.push(
      'territoryOf' in place
        ? `in territory of ${callState(at, place.territoryOf)}`
        : `in ${'area' in place ? place.area.name : `"${place.quoted}"`}`,
    );
  if (event.determinedBy)
    words.push(
      `determined by ${event.determinedBy.map((each) => ('words' in each ? `"${each.words}"` : sayDecider(each, scene))).join(', ')}`,
    );
  return words.filter(Boolean).join(' ');
}
