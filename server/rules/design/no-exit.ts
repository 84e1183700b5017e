import type { Rule } from '../rule.ts';
import { isWhole, nameOf } from './whole.ts';

export const noExit: Rule = {
  id: 'no-exit',
  group: 'credibility and design',
  severity: 'information',
  title: 'The treaty has no end, and names no way out',
  explanation: `A treaty with neither a term nor a clause of withdrawal leaves its parties to article 56 of the Vienna Convention on the Law of
Treaties: it cannot be denounced unless the parties intended that or its nature implies it, and then on twelve months' notice. Whether an
alliance implies it is a quarrel best settled before it arises. Where \`withdrawal none\` stands beside no term,
the bond is for ever by the text itself.

To have no exit can be meant: it makes the promise dearer to break, and so more credible. But states do leave when power, regime or alliances change,
and the text decides whether that is a breach. It is information, once for each treaty, at the clause that says so or else at the name.

The rule is silent where a \`term\` of some length, or the end of another treaty, ends it, where nothing is owed, and where nothing follows from silence (see \`no-consultation\`).`,
  sources: [{ id: 'vclt-56' }, { id: 'leeds-savun-2007' }, { id: 'koremenos-2005' }],
  concepts: ['withdrawal', 'autonomy-security-trade-off'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  obligation Peace { each party shall refrain from force against other parties }
  term indefinite
}`,
      says: 'It has no end, and nobody may leave; or may they?',
    },
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  obligation Peace { each party shall refrain from force against other parties }
  withdrawal none
}`,
      says: 'Nobody may leave, for ever.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  obligation Peace { each party shall refrain from force against other parties }
  term indefinite
  withdrawal with 1 year notice
}`,
      says: 'A year’s notice ends it for the one who gives it.',
    },
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  obligation Peace { each party shall refrain from force against other parties }
  term 5 years
  withdrawal none
}`,
      says: 'It ends for all after five years.',
    },
  ],
  unseen:
    'Every complete treaty there has a term or names a way out. ANZUS comes nearest: its article X speaks of leaving the Council only, which the sample reads as leaving the treaty, and says so.',
  reads: 'workspace',
  check({ treaty, workspace }, report) {
    if (!treaty) return;
    const { term, obligations, provisions, node } = treaty.treaty;
    if (obligations.length === 0 || !isWhole(workspace, treaty)) return;
    if (term && !term.indefinite) return;
    const leave = provisions.find((each) => each.node.kind === 'withdrawal')?.node;
    if (leave && !(leave.kind === 'withdrawal' && leave.none)) return;
    const says = leave
      ? 'The text rules out that anybody ever leaves, and no term ends it, so a party that has to go can only break it.'
      : `\`${node.name?.value ?? 'The treaty'}\` has no term and names no way out, so whether a party may leave is a quarrel under article 56 of the Vienna Convention on the Law of Treaties.`;
    report({
      at: leave ?? term ?? nameOf(treaty),
      message: `${says} If that is not meant, add \`withdrawal\` with its notice, or a \`term\`.`,
    });
  },
};
