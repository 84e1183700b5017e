import type { Rule } from '../rule.ts';
import { isWhole, supportUponEvent } from './whole.ts';

export const noAccessionCriteria: Rule = {
  id: 'no-accession-criteria',
  group: 'credibility and design',
  severity: 'information',
  title: 'Others may join a promise of support, on no stated terms',
  explanation: `Each new ally brings its own quarrels into the *casus foederis* of all. The North Atlantic Treaty therefore names who may be asked ("any other
European state in a position to further the principles of this Treaty", article 10) and lets each party object. Where the text says only that others may join, an open door lets
any state in, and an invitation has no measure but the bargain of the day.

The rule speaks at the \`accession\` clause of a treaty that promises fighting support, where no terms in quotes stand beside it. It is silent
where accession is \`closed\`, in treaties that promise no support (an open pact against war needs no terms), and where the source is \`partial\` or
the text belongs to another (see \`no-consultation\`).`,
  sources: [{ id: 'north-atlantic-treaty', where: 'article 10' }, { id: 'nato-enlargement-1995' }],
  concepts: ['accession-criteria', 'entanglement'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  accession open
}`,
      says: 'Whoever joins is to be defended.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  accession by invitation of all parties "any other state on the Baltic Sea"
}`,
      says: 'Who may be asked is said.',
    },
  ],
  unseen:
    'Of the treaties there only the North Atlantic Treaty has a clause on accession, and its article 10 states terms; those who joined the Tripartite Pact did so without any clause.',
  reads: 'workspace',
  check({ treaty, workspace }, report) {
    if (!treaty || supportUponEvent(treaty.treaty).length === 0 || !isWhole(workspace, treaty)) return;
    for (const { node } of treaty.treaty.provisions) {
      if (node.kind !== 'accession' || node.damaged || !node.how || node.how === 'closed' || node.text) continue;
      const how =
        node.how === 'open'
          ? 'Any state may join and bring its quarrels into what all have promised'
          : 'Others may be invited to share in what all have promised, and the text gives no measure for whom';
      report({
        at: node,
        message: `${how}: each new ally widens the cases in which all must fight. Say in quotes who may join and what is asked of them.`,
      });
    }
  },
};
