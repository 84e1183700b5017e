import { sentencesOf } from '../../meaning/prose.ts';
import type { Rule } from '../rule.ts';

export const unformalisedProse: Rule = {
  id: 'unformalised-prose',
  group: 'prose',
  severity: 'information',
  title: 'The article’s text binds, and no clause says so',
  explanation: `Foedus reads clauses, not prose: a duty that stands only in the words of an article is in no crisis, no figure and no finding. Somebody who
looks at the result will believe that the treaty does not have it.

The rule speaks of an article that quotes a text with a binding word in it ("shall", "undertake", "engage", "will consult") and has no clause at all. It
passes over sentences that bind nobody to an act: when the treaty comes into force, how it is to be read, what shall be counted how. If the article is left out on purpose, a
\`recital\` keeps its words among the clauses, or a suppression says why.`,
  sources: [{ id: 'abbott-et-al-2000', where: 'obligation' }],
  concepts: ['legalization'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 1 { text "The High Contracting Parties shall settle their disputes by peaceful means." }
}`,
      says: 'To settle disputes peacefully is owed, and no clause says it.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 1 {
    text "The High Contracting Parties shall settle their disputes by peaceful means."
    obligation Peace { each party shall settle disputes peacefully }
  }
  article 2 { text "The present Treaty shall enter into force on the exchange of ratifications." }
}`,
      says: 'The duty is a clause. When a treaty comes into force is no duty.',
    },
  ],
  unseen: 'Every article of the samples that binds has its clauses.',
  check({ treaty, placed }, report) {
    for (const article of treaty?.treaty.articles ?? []) {
      if (article.damaged || article.items.some(({ kind }) => kind !== 'text' && kind !== 'concept')) continue;
      const binding = sentencesOf(placed.chunk, article)
        .filter((sentence) => !sentence.declares)
        .flatMap(({ cues }) => cues.filter((each) => each.class === 'duty'));
      const [first] = binding;
      if (!first) continue;
      report({
        at: first,
        message: `“${first.words}” binds here, and no clause of the article says to what: so no crisis, figure or finding knows of it. Write the duty as an \`obligation\`, or keep the words as a \`recital\`.`,
      });
    }
  },
};
