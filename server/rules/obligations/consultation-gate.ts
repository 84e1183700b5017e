import type { Actors, Organ } from '../../../grammar/index.ts';
import { judgeState } from '../../meaning/actors.ts';
import { dutiesOf } from '../../meaning/crises/duty.ts';
import { plainTerms } from '../../meaning/crises/index.ts';
import { lastDayInForce, partiesOn } from '../../meaning/life.ts';
import { alternativesOf, type Literal } from '../../meaning/patterns.ts';
import { isActiveSupport, modifiersOf } from '../../meaning/strength.ts';
import type { StateEntity } from '../../model/register.ts';
import { type Location, locate } from '../../model/site.ts';
import { type PlacedTreaty, resolve, type Workspace } from '../../model/workspace.ts';
import { replace } from '../edits.ts';
import type { Fix } from '../finding.ts';
import type { Rule, Subject } from '../rule.ts';

export const consultationGate: Rule = {
  id: 'consultation-gate',
  group: 'obligations',
  severity: 'warning',
  title: 'Support waits for a body that the attacker itself can block',
  explanation: `Where help waits for a decision, whoever can prevent the decision can prevent the help. That is a restraint worth having, as long as it does not lie in the
hand of the state against which the help is asked for. The drafters of the Rio Treaty saw it: the Organ of Consultation decides by two thirds, and "the parties
directly interested shall be excluded from the voting" (articles 17 and 18). So did those of the Charter of the United Nations, but for a part of the
Council's work only: a party to a dispute shall abstain (article 27, paragraph 3).

The rule looks at duties to \`defend\`, \`assist\`, \`join … in war\` or \`attack\` that wait \`upon decision of\` an organ, \`upon consent of\` all parties, or for an event
\`determined by\` an organ or by all parties. It speaks where that body acts by unanimity or consensus, nobody's vote is excluded, and the clause lets a
member of it be the attacker. It is silent

- where the organ decides by a majority, or says whom it \`excludes\`, or the treaty does not say how it decides;
- where only third states can be the attacker (\`by any third-state\`, a named adversary outside): that one unwilling ally can then hold up the rest is the price of
  consensus, and known to all;
- where each party determines for itself (\`determined by any party\`);
- between two parties, of whom the one attacked needs no leave.

A trigger marked \`deliberate\` makes it a note.`,
  sources: [
    { id: 'rio-1947', where: 'articles 17 and 18' },
    { id: 'un-charter', where: 'article 27, paragraph 3' },
  ],
  concepts: ['consensus-rule', 'collective-security', 'abandonment'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  organ Council { members all parties decides by unanimity }
  trigger Attack { unprovoked armed-attack on any party }
  obligation Help { each party shall assist the victim with armed-force when Attack upon decision of Council }
}`,
      says: 'If Sweden attacks Norway, Sweden’s vote is needed for the help.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  trigger Attack { armed-attack on any party by any state determined by all parties }
  obligation Help { each party shall defend the victim when Attack }
}`,
      says: 'All parties have to agree that there was an attack, the attacker among them.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  organ Council { members all parties decides by unanimity excluding "the parties to the dispute" }
  trigger Attack { unprovoked armed-attack on any party }
  obligation Help { each party shall assist the victim with armed-force when Attack upon decision of Council }
}`,
      says: 'Who is party to the dispute has no vote.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  organ Council { members all parties decides by consensus }
  trigger Attack { armed-attack on any party by any third-state determined by Council }
  obligation Help { each party shall defend the victim when Attack }
}`,
      says: 'The attacker is none of them.',
    },
  ],
  unseen:
    'In the samples help waits for a body in the Rio Treaty alone, and there the parties directly interested have no vote; the North Atlantic Council decides by consensus, but by article 5 nothing waits for it.',
  check(subject, report) {
    const { treaty, workspace, settings } = subject;
    if (!treaty || treaty.treaty.node.damaged) return;
    const day = lastDayInForce(workspace, treaty, settings.day);
    const parties = partiesOn(workspace, treaty, day).map(({ state }) => state);
    if (parties.length < 3) return;
    for (const duty of dutiesOf(workspace, treaty)) {
      const { node } = duty;
      if (node.damaged || node.modality !== 'shall' || !isActiveSupport(node)) continue;
      const { when } = plainTerms(duty);
      const ways = when ? alternativesOf({ workspace, treaty }, when) : [];
      const found = gateOf(subject, treaty, duty.node, ways, parties, day);
      if (!found) continue;
      const name = node.name ? `\`${node.name.value}\`` : 'This duty';
      const meant = ways.flat().some(isDeliberate);
      report({
        at: found.at,
        ...(meant ? { severity: 'information' as const } : {}),
        message: `${name} waits for ${found.body}, and the attacker may be one whose vote is needed: it could prevent the help against itself. ${meant ? 'The trigger is marked as open on purpose; see that this is meant as well.' : found.remedy}`,
        ...(found.related ? { related: [found.related] } : {}),
        ...(found.fix ? { fixes: [found.fix] } : {}),
      });
    }
  },
};

interface Gate {
  readonly at: { readonly start: number; readonly end: number };
  /** What it waits for, in words. */
  readonly body: string;
  readonly remedy: string;
  readonly related?: Location & { readonly message: string };
  readonly fix?: Fix;
}

function gateOf(
  subject: Subject,
  treaty: PlacedTreaty,
  node: Parameters<typeof modifiersOf>[0] & { readonly start: number; readonly end: number },
  ways: readonly (readonly Literal[])[],
  parties: readonly StateEntity[],
  day: number,
): Gate | undefined {
  const { workspace } = subject;
  const scene = { workspace, treaty };
  const attackers = parties.filter((state) => mayAttack(ways, state, day));
  if (attackers.length === 0) return undefined;
  for (const modifier of modifiersOf(node, 'upon-decision')) {
    const found = resolve({ workspace, treaty, day }, modifier.name, ['organ']);
    if (found?.node.kind === 'organ' && canBlock(workspace, treaty, found.node, attackers, day))
      return ofOrgan(subject, found.node, modifier);
  }
  for (const modifier of modifiersOf(node, 'upon-consent'))
    if (modifier.actors && isAllParties(modifier.actors))
      return { at: modifier, body: 'the consent of all parties', remedy: 'Except the parties to the dispute, or leave the consent to the victim (`upon request of victim`).' }; // biome-ignore format: one gate
  const gates = ways.map((literals) => {
    for (const literal of literals) {
      if (literal.negated || literal.pattern.kind !== 'event') continue;
      const part = literal.pattern.parts.find(({ what }) => what === 'determined');
      if (!part?.actors || attackers.every((state) => !mayAttack([[literal]], state, day))) continue;
      const here = literal.context.treaty.treaty === treaty.treaty;
      if (isAllParties(part.actors))
        return {
          at: here ? part : node,
          body: 'the agreement of all parties that the case has arisen',
          remedy:
            'Let an organ decide without the parties to the dispute, or each party for itself (`determined by any party`).',
          ...(here
            ? {
                fix: {
                  title: 'Let each party determine it for itself',
                  safe: false,
                  edits: [replace(subject, part.actors, 'any party')],
                },
              }
            : {}),
        };
      const [only, ...more] = part.actors.items;
      if (only?.form !== 'name' || more.length > 0) continue;
      const found = resolve({ workspace, treaty: literal.context.treaty, day }, only.name, ['organ']);
      if (found?.node.kind === 'organ' && canBlock(workspace, literal.context.treaty, found.node, attackers, day))
        return ofOrgan(subject, found.node, here ? part : node);
    }
    return undefined;
  });
  // where one way does not wait, the help does not
  return gates.length > 0 && gates.every((gate) => gate) ? gates[0] : undefined;

  function ofOrgan(of: Subject, organ: Organ, at: Gate['at']): Gate {
    const name = organ.name?.value ?? 'the organ';
    const own = treaty.treaty.organs.some((each) => each.node === organ);
    const rule = organ.decides;
    return {
      at,
      body: `a decision of \`${name}\` by ${rule?.rule ?? 'unanimity'}`,
      remedy: `Let \`${name}\` decide without the parties to the dispute (\`excluding\`), or by a majority.`,
      ...(own
        ? {
            related: {
              ...locate(scene.treaty.site, organ.name ?? organ),
              message: `\`${name}\` excludes nobody’s vote`,
            },
          }
        : {}),
      ...(own && rule
        ? {
            fix: {
              title: `Exclude the parties to the dispute from the vote in \`${name}\``,
              safe: false,
              edits: [replace(of, { start: rule.end, end: rule.end }, ' excluding "the parties to the dispute"')],
            },
          }
        : {}),
    };
  }
}

/** All together, and nobody excepted. */
function isAllParties({ items, except }: Actors): boolean {
  return except.length === 0 && items.some(({ form }) => form === 'all-parties' || form === 'each-party');
}

/** Whether the organ acts only if nobody objects, and one of these states can. */
function canBlock(
  workspace: Workspace,
  treaty: PlacedTreaty,
  { decides, excluding, members, damaged }: Organ,
  attackers: readonly StateEntity[],
  day: number,
): boolean {
  if (damaged || excluding || !members || (decides?.rule !== 'unanimity' && decides?.rule !== 'consensus'))
    return false;
  return attackers.some(
    (state) => judgeState(members, state, { workspace, treaty }, day, { anyPartyFree: true }).truth === 'met',
  );
}

/** Whether the party may be the attacker in one of the ways; where the event is told in quotes only, nobody can say. */
function mayAttack(ways: readonly (readonly Literal[])[], state: StateEntity, day: number): boolean {
  return ways.some((literals) => {
    const events = literals.flatMap((each) => (each.negated || each.pattern.kind !== 'event' ? [] : [each]));
    const told = events.filter(
      ({ pattern }) => pattern.kind === 'event' && pattern.kinds.some((kind) => kind.kind === 'word'),
    );
    return (
      told.length > 0 &&
      told.every(
        ({ pattern, context }) =>
          pattern.kind === 'event' &&
          pattern.parts.every(
            ({ what, actors }) =>
              (what !== 'by' && what !== 'between') ||
              !actors ||
              judgeState(actors, state, context, day, { anyPartyFree: true }).truth !== 'not-met',
          ),
      )
    );
  });
}

function isDeliberate({ pattern }: Literal): boolean {
  return pattern.kind === 'event' && pattern.parts.some(({ what }) => what === 'deliberate');
}
