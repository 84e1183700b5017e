import { dutyType } from '../../meaning/strength.ts';
import type { Rule } from '../rule.ts';
import { isWhole, nameOf, supportUponEvent } from './whole.ts';

export const noDisputeSettlement: Rule = {
  id: 'no-dispute-settlement',
  group: 'credibility and design',
  severity: 'information',
  title: 'Allies promise to fight for each other, and say nothing of quarrels among themselves',
  explanation: `Allies quarrel too, about the treaty and about much else, and an adversary will drive a wedge into any quarrel. Long, Nordstrom and Baek (2007) find
that peace between allies lasts longer where their treaty provides for the peaceful settlement of disputes. Old alliances
seldom do; a drafter of today should leave it out only on purpose.

\`disputes\`, a duty to \`settle disputes peacefully\`, to negotiate, to refrain from force or from unlawful force, and an organ that mediates each say something of it. The rule
speaks once for each treaty that owes fighting support, at its name, and is silent where nothing follows from silence: see \`no-consultation\`.`,
  sources: [{ id: 'long-nordstrom-baek-2007' }],
  concepts: ['dispute-settlement', 'alliance-cohesion', 'wedge-strategy'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  term 5 years
}`,
      says: 'And if Norway quarrels with Sweden?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  disputes negotiation, arbitration
  term 5 years
}`,
      says: 'A way is provided.',
    },
  ],
  reads: 'workspace',
  check({ treaty, workspace }, report) {
    if (!treaty || supportUponEvent(treaty.treaty).length === 0 || !isWhole(workspace, treaty)) return;
    const { obligations, provisions, organs, name } = treaty.treaty;
    if (provisions.some(({ node }) => node.kind === 'disputes')) return;
    if (organs.some(({ node }) => node.tasks.some((task) => task.value === 'mediation'))) return;
    if (obligations.some(({ node }) => peaceful.has(dutyType(node)) || node.action?.verb === 'negotiate')) return;
    report({
      at: nameOf(treaty),
      message: `\`${name}\` has its parties fight for each other and says nothing of quarrels between them, which an adversary can use. Add \`disputes\` with the ways to settle them, or a duty to settle them peacefully.`,
    });
  },
};

const peaceful: ReadonlySet<string> = new Set(['settlement', 'nonaggression', 'no-unlawful-force']);
