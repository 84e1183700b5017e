import { callState, namedStates } from '../../meaning/actors.ts';
import { type Duty, dutiesOf, isBound } from '../../meaning/crises/index.ts';
import { isFragment } from '../../meaning/derived/promises.ts';
import { lastDayInForce, partiesOn } from '../../meaning/life.ts';
import { sayEvent } from '../../meaning/probes.ts';
import { discretionOf, hasModifier, isActiveSupport } from '../../meaning/strength.ts';
import { type SupportCase, supportTrial } from '../../meaning/support.ts';
import type { StateEntity } from '../../model/register.ts';
import { locate } from '../../model/site.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { sayList } from '../nearest.ts';
import type { Rule } from '../rule.ts';

export const oneSidedObligation: Rule = {
  id: 'one-sided-obligation',
  group: 'obligations',
  severity: 'information',
  title: 'A party owes another support that the other does not owe in return',
  explanation: `Many alliances are unequal, and on purpose: a guarantee, or an exchange in which the weaker gives bases and a say in its affairs for the protection of the
stronger. But the inequality should be seen by both before they sign, since the one that gives more will one day ask what for. It often hides in the wording: in the
Triple Alliance of 1882 Austria-Hungary and Germany owed Italy war against France, Italy owed the same to Germany, and to Austria-Hungary, against France alone, it owed nothing.

Foedus tries it: it puts to the treaty the attacks that its own clauses speak of, on each party in turn, and sees who owes help to whom. The rule speaks
where one party surely owes another help upon an attack by some number of states, and the other owes it none, not even arguably, upon any attack by as few. It says who owes whom what,
once for the treaty. Standing support without an event is one-sided where the other owes no support at all.

This is finer than the variable \`asymm\` of the ATOP data, and not the same: ATOP compares the *types* of duty of the members, so that a difference within a
type, as in 1882, counts for nothing there. \`foedus atop\` gives ATOP's code. Only support is compared, not neutrality, bases or money; a treaty of which only some
articles are at hand is passed over, since the rest may give the return.`,
  sources: [
    { id: 'morrow-1991', where: 'security for autonomy in asymmetric alliances' },
    { id: 'leeds-et-al-2002', where: 'asymmetry of obligations, coarser than here' },
    { id: 'triple-alliance-1882', where: 'article 2' },
  ],
  concepts: ['asymmetric-alliance', 'guarantee', 'autonomy-security-trade-off'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1882-01-01
  parties { AUH GMY ITA }
  trigger FranceOnItaly { unprovoked armed-attack on ITA by FRN }
  trigger FranceOnGermany { unprovoked armed-attack on GMY by FRN }
  obligation HelpItaly { AUH and GMY shall defend ITA when FranceOnItaly }
  obligation HelpGermany { ITA shall defend GMY when FranceOnGermany }
}`,
      says: 'Austria-Hungary helps Italy, and Italy does not help Austria-Hungary.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1960-01-01
  parties { JPN USA }
  area Home { includes territory of JPN }
  trigger Attack { unprovoked armed-attack on any party in Home }
  obligation Help { each party shall defend the victim when Attack }
}`,
      says: 'The words are mutual; the area is one party’s home.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1892-01-01
  parties { FRN RUS }
  trigger FranceAttacked { unprovoked armed-attack on FRN by GMY }
  trigger RussiaAttacked { unprovoked armed-attack on RUS by GMY or AUH }
  obligation RussiaFights { RUS shall defend FRN when FranceAttacked }
  obligation FranceFights { FRN shall defend RUS when RussiaAttacked }
}`,
      says: 'Each helps the other against its neighbour.',
    },
  ],
  check({ treaty, workspace, settings }, report) {
    if (!treaty || isFragment(treaty)) return;
    const day = lastDayInForce(workspace, treaty, settings.day);
    const found = [...uponEvents(workspace, treaty, day), ...standing(workspace, treaty, day)];
    const [first] = found;
    if (!first) return;
    const lines = found.map((each) => say(workspace, treaty, day, each));
    const shown = lines.slice(0, 3);
    const more = lines.length - shown.length;
    report({
      at: first.duty.node.name ?? first.duty.node.action ?? first.duty.node,
      message: `Support is owed one way only: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}. The one that gives more may one day ask what for, so say what it gets, or owe the same in return.`,
      related: [...new Set(found.map(({ duty }) => duty))].slice(1).map((duty) => ({
        ...locate(treaty.site, duty.node.name ?? duty.node),
        message: 'this is owed one way only as well',
      })),
      details: lines,
    });
  },
};

/** Help that some owe another, and get none for. */
interface OneWay {
  readonly duty: Duty;
  readonly obligors: StateEntity[];
  readonly helped: readonly StateEntity[];
  readonly event?: SupportCase;
}

function uponEvents(workspace: Workspace, treaty: PlacedTreaty, day: number): readonly OneWay[] {
  const { alike, cases } = supportTrial(workspace, treaty, day);
  // all are spoken of alike
  if (alike.length < 2) return [];
  const classOf = new Map(alike.flatMap((states) => states.map(({ id }) => [id, states] as const)));
  const head = (state: StateEntity) => classOf.get(state.id)?.[0]?.id ?? state.id;
  // who may owe whom, upon an attack by how few
  const fewest = new Map<string, number>();
  for (const { victim, attackers, owed } of cases())
    for (const { obligor, helped } of victim ? owed : [])
      for (const state of helped) {
        const key = `${head(obligor)} ${head(state)}`;
        fewest.set(key, Math.min(fewest.get(key) ?? attackers, attackers));
      }
  for (const { node } of dutiesOf(workspace, treaty))
    for (const one of isStanding(node) ? partiesNamed(workspace, treaty, node.actors, day) : [])
      for (const two of partiesNamed(workspace, treaty, node.action?.object, day))
        fewest.set(`${head(one)} ${head(two)}`, 0);
  const found = new Map<string, OneWay>();
  for (const event of cases())
    for (const { duty, obligor, answer, helped } of event.victim ? event.owed : []) {
      const [ally] = helped;
      if (!isBound(answer) || !ally || helped.length !== 1) continue;
      if (head(obligor) === head(ally)) continue;
      if ((fewest.get(`${head(ally)} ${head(obligor)}`) ?? Number.POSITIVE_INFINITY) <= event.attackers) continue;
      const key = `${duty.node.start} ${head(ally)}`;
      const known = found.get(key);
      const owing = classOf.get(obligor.id) ?? [obligor];
      if (!known) found.set(key, { duty, obligors: [...owing], helped: classOf.get(ally.id) ?? [ally], event });
      else for (const state of owing) if (!known.obligors.includes(state)) known.obligors.push(state);
    }
  return [...found.values()];
}

function isStanding(node: Duty['node']): boolean {
  // what is owed only if the obligor likes is no return
  return (
    isActiveSupport(node) &&
    !node.damaged &&
    !hasModifier(node, 'when') &&
    node.modality === 'shall' &&
    discretionOf(node) !== 'participation'
  );
}

function partiesNamed(
  workspace: Workspace,
  treaty: PlacedTreaty,
  actors: Duty['node']['actors'],
  day: number,
): readonly StateEntity[] {
  if (!actors) return [];
  const parties = new Set(partiesOn(workspace, treaty, day).map(({ state }) => state.id));
  return namedStates(actors, { workspace, treaty }, day).filter(({ id }) => parties.has(id));
}

/** Support that named parties owe others at all times. */
function standing(workspace: Workspace, treaty: PlacedTreaty, day: number): readonly OneWay[] {
  const support = dutiesOf(workspace, treaty).filter(({ node }) => isActiveSupport(node) && !node.damaged);
  const owes = (duty: Duty, one: StateEntity, two: StateEntity) =>
    partiesNamed(workspace, treaty, duty.node.actors, day).some(({ id }) => id === one.id) &&
    // a role may be anybody
    (duty.node.action?.object?.items.some(({ form }) => form !== 'name') ||
      partiesNamed(workspace, treaty, duty.node.action?.object, day).some(({ id }) => id === two.id));
  return support.flatMap((duty) => {
    const { actors, action } = duty.node;
    const named = [...(actors?.items ?? []), ...(action?.object?.items ?? [])];
    if (!isStanding(duty.node) || named.length < 2 || !named.every(({ form }) => form === 'name')) return [];
    const helped = partiesNamed(workspace, treaty, action?.object, day);
    const obligors = partiesNamed(workspace, treaty, actors, day).filter(
      (one) => !helped.some((two) => two.id === one.id || support.some((other) => owes(other, two, one))),
    );
    return obligors.length > 0 && helped.length > 0 ? [{ duty, obligors, helped }] : [];
  });
}

function say(
  workspace: Workspace,
  treaty: PlacedTreaty,
  day: number,
  { duty, obligors, helped, event }: OneWay,
): string {
  const scene = { workspace, treaty };
  const call = (states: readonly StateEntity[]) => {
    const names = states.slice(0, 5).map((state) => callState(scene, state));
    return sayList(states.length > 5 ? [...names, `${states.length - 5} more`] : names);
  };
  const [first] = event?.events ?? [];
  const clause = duty.node.name ? ` (\`${duty.node.name.value}\`)` : '';
  const { named, alike } = supportTrial(workspace, treaty, day);
  const parties = new Set(alike.flat().map(({ id }) => id));
  const who = (state: StateEntity) => {
    // what is tried on one of those alike holds of all
    if (helped.length > 1 && helped.some(({ id }) => id === state.id)) return 'one of them';
    return named.has(state.id) || parties.has(state.id) ? callState(scene, state) : 'an outsider';
  };
  const upon = first ? ` upon ${sayEvent(first, scene, who)}` : ' at all times';
  const verb = (states: readonly StateEntity[]) => (states.length === 1 ? 'owes' : 'owe');
  return `${call(obligors)} ${verb(obligors)} ${call(helped)} help${upon}${clause}, and ${call(helped)} ${verb(helped)} ${obligors.length === 1 ? call(obligors) : 'them'} none ${first ? 'upon the like at home' : 'in return'}`;
}
