/** Conflicts in words: whom they catch, in which crisis, between what. */
import { callState, type Scene } from '../actors.ts';
import { joined, sayEvent, sayTask } from '../crises/words.ts';
import type { Conflict } from './pairs.ts';

function sceneOf(scene: Scene, { proof }: Conflict): Scene {
  return { workspace: scene.workspace, codeDay: proof.day };
}

/** Who else is caught between the two, each in a like crisis; empty where nobody is. */
export function sayOthers(scene: Scene, conflict: Conflict): string {
  const at = sceneOf(scene, conflict);
  const names = conflict.obligors.slice(1).map((state) => callState(at, state));
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} others` : joined(names);
}

/** The state of the crisis that is shown. */
export function sayObligor(scene: Scene, conflict: Conflict): string {
  return callState(sceneOf(scene, conflict), conflict.proof.obligor);
}

/** The events of the crisis, in the language's own words, and the ally who is drawn in. */
export function sayCrisis(scene: Scene, conflict: Conflict): string {
  const at = sceneOf(scene, conflict);
  const { events, link } = conflict.proof;
  const told = joined(events.map((event) => `\`${sayEvent(at, event)}\``));
  return link ? `${told}, which by \`${link.clause}\` draws ${callState(at, link.ally)} into the war` : told;
}

/** What is to be done by each of the two. */
export function sayTasks({ one, two }: Conflict): string {
  return `\`${sayTask(one)}\` (${one.name}) and \`${sayTask(two)}\` (${two.name})`;
}

/** Why the two exclude each other, as the end of a sentence. */
export function sayExclusion(scene: Scene, conflict: Conflict): string {
  const { how, whom } = conflict.proof.exclusion;
  const name = callState(sceneOf(scene, conflict), whom);
  switch (how) {
    case 'neutral':
      return `the one means war against ${name}, the other neutrality toward it`;
    case 'no-force':
      return `the one means war against ${name}, the other forbids force against it`;
    case 'no-aid':
      return `the one means help for ${name}, the other forbids it`;
    default:
      return `each means war against the one whom the other protects`;
  }
}
