import { callState } from '../../meaning/actors.ts';
import { type Duty, isBound, plainTerms } from '../../meaning/crises/index.ts';
import { lastDayInForce } from '../../meaning/life.ts';
import { alternativesOf } from '../../meaning/patterns.ts';
import { sayEvent } from '../../meaning/probes.ts';
import { type Strength, strengthOf } from '../../meaning/strength.ts';
import { type OwedSupport, type SupportCase, supportDuties, supportTrial } from '../../meaning/support.ts';
import { locate } from '../../model/site.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { isKindUnder } from '../../theory/events.ts';
import { sayList } from '../nearest.ts';
import type { Rule } from '../rule.ts';
import { isFightingSupport } from '../support.ts';

export const overlappingTriggers: Rule = {
  id: 'overlapping-triggers',
  group: 'triggers',
  severity: 'information',
  title: 'One event sets off two promises of support of the same party, and they do not bind alike',
  explanation: `Treaties promise help in more than one place: a general clause for all attacks, and one for the neighbour that everybody has in mind. Where one attack
falls under both, the party that has to pay may hold the weaker to be enough, and the ally will hold it to the stronger. Whether a special clause goes before
a general one, or both are owed together, is a maxim of interpretation and no answer of the text.

Foedus puts to each promise the attacks that the treaty's own clauses speak of, on each party in turn. The rule speaks where one and the same event makes two
duties to \`defend\`, \`assist\`, \`join … in war\` or \`attack\` surely due for the same party and the same ally, and they bind differently: one arises of itself, one
names the means, one leaves the measures to the obligor. It is silent

- where the two bind alike, for then nothing turns on which it is;
- where one is excepted from the other with \`unless\`;
- for duties of different kinds, such as to consult and to fight, which are kept side by side;
- for what a party *should* do: an aim takes nothing from a duty;
- for steps of one ladder: help against a threat, and more of it against the attack.

Two treaties of the same state are not compared: each is owed to its own partners.`,
  sources: [
    { id: 'triple-alliance-1882', where: 'articles 2 and 3' },
    { id: 'abbott-et-al-2000', where: 'obligation and precision, by which promises are compared' },
    { id: 'foedus-language', where: 'the order of strengths (docs/semantics.md, “What is derived of every treaty”)' },
  ],
  concepts: ['casus-foederis', 'legalization', 'conditionality'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  trigger Attack { unprovoked armed-attack on any party }
  trigger AttackByRussia { unprovoked armed-attack on any party by RUS }
  obligation Help { each party shall assist the victim when Attack at discretion over measures }
  obligation War { each party shall defend the victim with all-forces when AttackByRussia }
}`,
      says: 'If Russia attacks, is all force owed, or what each thinks fit?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  trigger Attack { unprovoked armed-attack on any party }
  trigger AttackByRussia { unprovoked armed-attack on any party by RUS }
  obligation Help { each party shall assist the victim when Attack unless AttackByRussia at discretion over measures }
  obligation War { each party shall defend the victim with all-forces when AttackByRussia }
}`,
      says: 'The general clause gives way to the special one.',
    },
  ],
  check({ treaty, workspace, settings }, report) {
    if (!treaty) return;
    const duties = supportDuties(workspace, treaty).filter(
      (duty) => duty.node.modality === 'shall' && isFightingSupport(duty.node) && !isLadder(workspace, treaty, duty),
    );
    if (new Set(duties.map(({ node }) => strengthOf(node))).size < 2) return;
    const { cases } = supportTrial(workspace, treaty, lastDayInForce(workspace, treaty, settings.day));
    const found = new Map<Duty, Map<Duty, Overlap>>();
    for (const each of cases())
      for (const { one, two, obligor } of pairsIn(each, new Set(duties))) {
        const [later, earlier] = one.node.start > two.node.start ? [one, two] : [two, one];
        const others = found.get(later) ?? new Map<Duty, Overlap>();
        found.set(later, others);
        const known = others.get(earlier) ?? { event: each, obligors: new Set<string>() };
        others.set(earlier, known);
        if (known.event === each) known.obligors.add(callState({ workspace, treaty }, obligor));
      }
    for (const [later, others] of found) {
      const [[first, overlap] = []] = others;
      if (!first || !overlap) continue;
      const names = [...others.keys()].map(nameOf);
      const [event] = overlap.event.events;
      const when = event ? sayEvent(event, { workspace, treaty }) : 'one event';
      const also = names.length > 1 ? ` (and likewise with ${sayList(names.slice(1))})` : '';
      report({
        at: later.node.name ?? later.node.action ?? later.node,
        message: `${nameOf(later)} and ${names[0]} are both owed by ${sayList([...overlap.obligors])} upon one event (${when}) and do not bind alike: ${nameOf(later)} ${says[strengthOf(later.node)]}, ${names[0]} ${says[strengthOf(first.node)]}${also}. Say which goes before, or except the one from the other with \`unless\`.`,
        related: [...others.keys()].map((other) => ({
          ...locate(treaty.site, other.node.name ?? other.node),
          message: `${nameOf(other)} is owed upon the same event`,
        })),
      });
    }
  },
};

interface Overlap {
  readonly event: SupportCase;
  readonly obligors: Set<string>;
}

const says: Readonly<Record<Strength, string>> = {
  automatic: 'arises of itself',
  means: 'names the means',
  shall: 'is owed, and names no means',
  measures: 'leaves the measures to the obligor',
  constitutional: 'is left to the obligor’s constitutional processes',
  should: 'is an aim only',
  participation: 'leaves it to the obligor whether to act',
  consult: 'is a duty to consult',
  may: 'is a right',
};

function nameOf({ node }: Duty): string {
  return node.name ? `\`${node.name.value}\`` : 'another duty';
}

/** Duties that the same obligor surely owes the same ally in a case, and that do not bind alike. */
function* pairsIn({ owed }: SupportCase, duties: ReadonlySet<Duty>) {
  const byObligor = new Map<string, OwedSupport[]>();
  for (const each of owed) {
    if (!duties.has(each.duty) || !isBound(each.answer)) continue;
    const sure = byObligor.get(each.obligor.id);
    if (sure) sure.push(each);
    else byObligor.set(each.obligor.id, [each]);
  }
  for (const sure of byObligor.values())
    for (const [index, one] of sure.entries())
      for (const two of sure.slice(index + 1))
        if (
          one.duty !== two.duty &&
          strengthOf(one.duty.node) !== strengthOf(two.duty.node) &&
          one.helped.some((state) => two.helped.some((other) => other.id === state.id))
        )
          yield { one: one.duty, two: two.duty, obligor: one.obligor };
}

/** Set off by a threat already: an attack, which is a threat as well, then asks for more. */
function isLadder(workspace: Workspace, treaty: PlacedTreaty, duty: Duty): boolean {
  const { when } = plainTerms(duty);
  if (!when) return false;
  return alternativesOf({ workspace, treaty }, when).some((way) =>
    way.some(
      ({ pattern, negated }) =>
        !negated &&
        pattern.kind === 'event' &&
        pattern.kinds.some((kind) => kind.kind === 'word' && isKindUnder(kind.value, 'threat')),
    ),
  );
}
