/** Who may say that a trigger has happened, and whether they have. */
import type { Actors, Organ, QName, Trigger } from '../../grammar/index.ts';
import { type Day, sayDay } from '../model/dates.ts';
import { type PlacedTreaty, resolve } from '../model/workspace.ts';
import { alone, callState, judgeState, type Roles, readActors, type Scene } from './actors.ts';
import type { Decider, EventFact } from './event.ts';
import { sameWords } from './kinds.ts';
import { partiesOn } from './life.ts';

/** What has been decided, and by whom. */
export interface Verdict {
  readonly yes: boolean;
  readonly says: string;
}

/** The decider in words. */
export function sayDecider(decider: Decider, scene: Scene): string {
  if ('organ' in decider)
    return decider.treaty.treaty === scene.treaty?.treaty
      ? decider.organ
      : `${decider.treaty.treaty.name}.${decider.organ}`;
  return 'state' in decider ? callState(scene, decider.state) : `“${decider.words}”`;
}

/**
 * What those entitled have last decided on a trigger by the day, if anything.
 * @param determined whom the trigger's `determined by` names; without it, an organ of all parties speaks for them
 */
export function verdictOn(
  trigger: Trigger | undefined,
  determined: Actors | undefined,
  events: readonly EventFact[],
  scene: Scene,
  day: Day,
  roles: Roles,
): Verdict | undefined {
  let last: EventFact | undefined;
  if (trigger)
    for (const event of events) {
      if (event.decision?.trigger !== trigger || event.day > day || (last && event.day < last.day)) continue;
      const deciders = event.determinedBy ?? [];
      if (
        determined ? entitled(deciders, determined, scene, event.day, roles) : speakForAll(deciders, scene, event.day)
      )
        last = event;
    }
  if (!last?.decision) return undefined;
  const who = (last.determinedBy ?? []).map((each) => sayDecider(each, scene)).join(', ');
  const what = last.decision.not ? 'has not happened' : 'has happened';
  return {
    yes: !last.decision.not,
    says: `${who} decided on ${sayDay(last.day)} that ${trigger?.name?.value} ${what}.`,
  };
}

/** Whether those who determined something are those whom `determined by` names. */
export function entitled(
  deciders: readonly Decider[],
  determined: Actors,
  scene: Scene,
  day: Day,
  roles: Roles,
): boolean {
  if (determined.items.some((each) => each.form === 'all-parties') && speakForAll(deciders, scene, day)) return true;
  const all = readActors(determined, scene).parts.some((part) => part.count === 'all');
  return deciders.some((decider) => {
    if ('state' in decider)
      // a member of an organ is not the organ
      return (
        !all &&
        determined.items.some(
          (actor) =>
            !(actor.form === 'name' && organNamed(scene, actor.name, day)) &&
            judgeState(alone(actor), decider.state, scene, day, { ...roles, anyPartyFree: true }).truth === 'met',
        )
      );
    return determined.items.some((actor) => {
      if ('words' in decider) return actor.form === 'quoted' && sameWords(actor.text?.value ?? '', decider.words);
      if (actor.form !== 'name') return false;
      const organ = organNamed(scene, actor.name, day);
      const owner = actor.name?.scope?.value ?? scene.treaty?.treaty.name;
      return organ?.name?.value === decider.organ && owner === decider.treaty.treaty.name;
    });
  });
}

function organNamed(scene: Scene, name: QName | undefined, day: Day): Organ | undefined {
  const found = resolve({ workspace: scene.workspace, treaty: scene.treaty, day }, name, ['organ']);
  return found?.node.kind === 'organ' ? found.node : undefined;
}

/** Whether an organ decided whose members are the treaty's parties, or all of them together. */
function speakForAll(deciders: readonly Decider[], scene: Scene, day: Day): boolean {
  const { treaty } = scene;
  if (!treaty) return false;
  if (deciders.some((each) => 'organ' in each && isOfAllParties(each, scene, day))) return true;
  const states = new Set(deciders.flatMap((each) => ('state' in each ? [each.state.id] : [])));
  const parties = partiesOn(scene.workspace, treaty, day);
  return parties.length > 0 && parties.every((party) => states.has(party.state.id));
}

function isOfAllParties(decider: { organ: string; treaty: PlacedTreaty }, scene: Scene, day: Day): boolean {
  const organ = decider.treaty.treaty.organs.find(({ node }) => node.name?.value === decider.organ)?.node;
  const { treaty, workspace } = scene;
  if (!organ?.members || !treaty) return false;
  const home: Scene = { workspace, treaty: decider.treaty };
  const { members } = organ;
  return partiesOn(workspace, treaty, day).every(
    (party) => judgeState(members, party.state, home, day, { anyPartyFree: true }).truth !== 'not-met',
  );
}

/** The organ of a treaty that speaks for all its parties, if it has one: the first whose members they are. */
export function organOfAll(scene: Scene, day: Day): string | undefined {
  const { treaty } = scene;
  if (!treaty) return undefined;
  return treaty.treaty.organs.find(
    ({ node }) => node.name && isOfAllParties({ organ: node.name.value, treaty }, scene, day),
  )?.node.name?.value;
}
