import { isFragment } from '../../meaning/derived/promises.ts';
import type { Rule } from '../rule.ts';

export const opaqueBurden: Rule = {
  id: 'opaque-burden',
  group: 'burden',
  severity: 'information',
  title: 'Common costs without shares and without a basis',
  explanation: `Costs that "the Parties" bear together are costs of none of them in particular. Without shares nobody can be held to one, and without a basis, such as
gross domestic product, nobody can say what a fair one would be: the case for which Olson and Zeckhauser (1966) expect that some leave the bill to the others.

The rule speaks at a \`burden\` that has neither a \`share\` nor a \`basis\`. One of the two is enough, and a basis in the treaty's own words is one. It is silent where the source is \`partial\`: the key may stand in an annex
that is not at hand.`,
  sources: [{ id: 'olson-zeckhauser-1966' }, { id: 'sandler-hartley-2001' }],
  concepts: ['burden-sharing', 'free-rider-problem'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  burden Costs { of "secretariat, exercises" total 3 million EUR per year }
}`,
      says: 'Three million, from whom?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  burden Costs { of "secretariat, exercises" basis equal }
}`,
      says: 'Equal parts, whatever it costs.',
    },
  ],
  unseen: 'The one burden there, NATO’s common funding, states its shares and a basis.',
  check({ treaty }, report) {
    if (!treaty || isFragment(treaty)) return;
    for (const { node } of treaty.treaty.burdens) {
      if (node.damaged || node.basis || node.shares.length > 0) continue;
      report({
        at: node.name ?? node,
        message: `\`${node.name?.value ?? 'This burden'}\` says neither who bears what nor by what it is measured, so nobody can be held to a part of it. Add a \`basis\`, or a \`share\` for each party.`,
      });
    }
  },
};
