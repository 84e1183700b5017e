import type { Actor, Condition, EventPattern, Reference } from '../../../grammar/index.ts';
import { locate } from '../../model/site.ts';
import { globalNamed, memberNamed, type PlacedTreaty, treatyNamed, type Workspace } from '../../model/workspace.ts';
import { isKindUnder } from '../../theory/events.ts';
import { replace } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { isFightingSupport, modifiersOf } from '../support.ts';

export const unboundedTheatre: Rule = {
  id: 'unbounded-theatre',
  group: 'triggers',
  severity: 'information',
  title: 'Fighting support is owed wherever in the world the attack happens, against no named adversary',
  explanation: `A promise of help that names neither a place nor an adversary follows the ally round the world: to its colonies, its ships, its
garrisons, into quarrels that the obligor has no part in. The literature calls the risk *entrapment*. Drafters have
therefore drawn areas: article 6 of the North Atlantic Treaty ends at the Tropic of Cancer, ANZUS speaks of the Pacific, the treaty between the
United States and Japan of the territories under the administration of Japan.

It is information, since a world-wide promise may be what is meant: it deters more. The rule looks at duties to \`defend\`, \`assist\`,
\`join … in war\` or \`attack\`, and is silent where the quarrel is bounded some other way:

- by a place: \`in\` in the trigger, \`only in\` in the duty, or an event that by its nature is on the victim's land (\`invasion\`);
- by a named adversary: the trigger names the attacker, or the one who has to support it, as a state, a treaty's parties or a group that this
  treaty itself lists (the Dual Alliance: an attack by Russia). A class, such as "a Great Power", names nobody;
- by the obligor's own choice: \`at discretion over participation\`, \`should\`.

Where there is no trigger at all, \`no-trigger\` speaks instead.`,
  sources: [
    { id: 'snyder-1984', where: 'entrapment' },
    { id: 'north-atlantic-treaty', where: 'article 6' },
    { id: 'leeds-et-al-2002', where: 'obligations conditional on an adversary or a location' },
  ],
  concepts: ['entrapment', 'treaty-area', 'conditionality'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
}`,
      says: 'A clash of a Danish patrol in any sea of the world binds all three.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  area Home { includes territory of any party within Europe }
  trigger Attack { armed-attack on any party in Home }
  obligation Help { each party shall assist the victim when Attack }
}`,
      says: 'An area bounds it.',
    },
    {
      source: `treaty Pact "Pact" {
  parties { AUH GMY }
  trigger AttackByRussia { armed-attack on any party by RUS }
  obligation Help { other party shall defend that party when AttackByRussia }
}`,
      says: 'One named adversary bounds it: the ally’s other quarrels stay its own.',
    },
  ],
  check(subject, report) {
    const { treaty } = subject;
    if (!treaty) return;
    const areas = treaty.treaty.clauses
      .flatMap(({ node }) => (node.kind === 'area' && node.name ? [node.name.value] : []))
      .slice(0, 3);
    for (const { node } of treaty.treaty.obligations) {
      if (node.damaged || node.modality === 'should' || !isFightingSupport(node)) continue;
      if (modifiersOf(node, 'only-in').length > 0) continue;
      if (modifiersOf(node, 'discretion').some((each) => each.over === 'participation')) continue;
      const when = modifiersOf(node, 'when');
      const answers: Reach[] = when.map((each) => reach(subject.workspace, treaty, each.condition, []));
      if (answers.some((each) => each.bounded)) continue;
      const index = answers.findIndex((each) => each.open);
      const open = answers[index]?.open;
      const at = when[index];
      if (!open || !at) continue;
      report({
        at,
        message: `\`${node.name?.value ?? 'This duty'}\` is owed wherever the event happens, and no adversary is named, so an ally’s quarrel anywhere in the world can draw the obligor in. If that is not meant, add \`in\` and an area to the trigger, or name the adversary with \`by\`.`,
        related: [
          {
            ...locate({ file: open.of.site.file, placed: open.of.site.placed, node: open.pattern }),
            message: 'no place and no adversary is named here',
          },
        ],
        fixes:
          open.of.site.placed === subject.placed
            ? areas.map((area) => ({
                title: `Only in \`${area}\``,
                safe: false,
                edits: [replace(subject, { start: open.pattern.end, end: open.pattern.end }, ` in ${area}`)],
              }))
            : [],
      });
    }
  },
};

/** Whether a condition is bounded, or holds an event that is not; neither where only the treaty's own words could tell. */
interface Reach {
  readonly bounded?: true;
  readonly open?: { readonly pattern: EventPattern; readonly of: PlacedTreaty };
}

function reach(
  workspace: Workspace,
  treaty: PlacedTreaty,
  condition: Condition | undefined,
  seen: readonly Condition[],
): Reach {
  if (!condition || condition.damaged || seen.includes(condition)) return {};
  const inner = (each: Condition | undefined): Reach => reach(workspace, treaty, each, [...seen, condition]);
  switch (condition.kind) {
    case 'event':
      return isBounded(workspace, treaty, condition)
        ? { bounded: true }
        : opens(condition)
          ? { open: { pattern: condition, of: treaty } }
          : {};
    case 'or': {
      const parts = condition.items.map(inner);
      return parts.find((each) => each.open) ?? (parts.every((each) => each.bounded) ? { bounded: true } : {});
    }
    case 'and': {
      const parts = condition.items.map(inner);
      return parts.find((each) => each.bounded) ?? parts.find((each) => each.open) ?? {};
    }
    case 'reference':
      return ofTrigger(workspace, treaty, condition, [...seen, condition]);
    default:
      return {};
  }
}

function ofTrigger(workspace: Workspace, treaty: PlacedTreaty, { name }: Reference, seen: readonly Condition[]): Reach {
  const of = name?.scope ? treatyNamed(workspace, name.scope.value) : treaty;
  const named = of && name?.name ? memberNamed(of, name.name.value, ['trigger'])?.node : undefined;
  return of && named?.kind === 'trigger' ? reach(workspace, of, named.condition, seen) : {};
}

/** Of an event in the treaty's own words only, nobody can say where it may happen. */
function opens(pattern: EventPattern): boolean {
  return pattern.kinds.some((kind) => kind.kind === 'word');
}

function isBounded(workspace: Workspace, treaty: PlacedTreaty, pattern: EventPattern): boolean {
  if (
    pattern.kinds.length > 0 &&
    pattern.kinds.every((kind) => kind.kind === 'word' && isKindUnder(kind.value, 'invasion'))
  )
    return true;
  return pattern.parts.some((part) => {
    if (part.what === 'in') return true;
    const adversaries =
      part.what === 'by' || part.what === 'supported'
        ? part.actors?.items
        : part.what === 'between'
          ? [part.first, ...(part.actors?.items ?? [])].filter(
              (each) => each?.form === 'name' || each?.form === 'any-third-state' || each?.form === 'any-state',
            )
          : undefined;
    return !!adversaries?.length && adversaries.every((each) => each && isNamed(workspace, treaty, each));
  });
}

/** A state by its code, the parties of a treaty, or a group that the treaty itself lists. */
function isNamed(workspace: Workspace, treaty: PlacedTreaty, actor: Actor): boolean {
  if (!['name', 'any-of', 'all-of', 'each-of', 'at-least'].includes(actor.form ?? '')) return false;
  const name = actor.name?.name?.value;
  if (name === undefined) return false;
  if (memberNamed(treaty, name, ['group'])) return true;
  return !globalNamed(workspace, name, 'group');
}
