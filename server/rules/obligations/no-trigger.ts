import { replace } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { isFightingSupport, modifiersOf } from '../support.ts';

export const noTrigger: Rule = {
  id: 'no-trigger',
  group: 'obligations',
  severity: 'warning',
  title: 'Support is promised, but no event is named upon which it is owed',
  explanation: `A promise to defend or assist says little until it says *when*: the *casus foederis*, the event upon which the help is owed. Without
one, the ally that calls for help may say that it is owed at any time, and the one that is called may say that the time has not
come; neither breaks the words. Scholars who code treaties look first for this condition.

The rule looks at \`defend\`, \`assist\`, \`join … in war\`, \`attack\` and \`mobilize\` without \`when\`. It is silent where the help is owed upon
a request or upon the decision of an organ, for that is an event too, and for standing aid that needs none
(\`assist … with economic-aid, training\`). A plain duty in the treaty's own words, a duty to consult or to stay neutral needs no trigger either.`,
  sources: [
    { id: 'leeds-et-al-2002', where: 'conditions under which an obligation applies' },
    { id: 'vattel-1758', where: 'Book III, ch. VI: the casus foederis' },
  ],
  concepts: ['casus-foederis', 'conditionality', 'abandonment'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  obligation Help { each party shall assist other parties only in "the Baltic Sea" }
}`,
      says: 'Assist, yes, but when?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
  obligation Aid { each party shall assist other parties with economic-aid, training }
}`,
      says: 'Help upon an attack; and standing aid, which needs no event.',
    },
  ],
  check(subject, report) {
    for (const { node, article } of subject.treaty?.treaty.obligations ?? []) {
      const { action, name } = node;
      if (!action || node.damaged || node.not) continue;
      if (!isFightingSupport(node) && action.verb !== 'mobilize') continue;
      const events = ['when', 'upon-request', 'upon-decision'] as const;
      if (events.some((what) => modifiersOf(node, what).length > 0)) continue;
      const near = (article?.items ?? subject.treaty?.treaty.node.items ?? []).flatMap((item) =>
        item.kind === 'trigger' && item.name ? item.name.value : [],
      );
      report({
        at: action,
        message: `${name ? `\`${name.value}\`` : 'This'} promises support upon no event, so nobody can say when it is owed and when it is broken: add \`when\` and the trigger that calls for it.`,
        fixes: near.slice(0, 3).map((trigger) => ({
          title: `Owe it when \`${trigger}\``,
          safe: false,
          edits: [replace(subject, { start: action.end, end: action.end }, ` when ${trigger}`)],
        })),
      });
    }
  },
};
