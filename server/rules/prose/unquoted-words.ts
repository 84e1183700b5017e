import { isQuoted } from '../../meaning/prose.ts';
import type { Rule } from '../rule.ts';

export const unquotedWords: Rule = {
  id: 'unquoted-words',
  group: 'prose',
  severity: 'warning',
  title: 'Words given as the treaty’s own are not in the article’s text',
  explanation: `What stands behind \`cite\`, and behind \`at discretion over …\`, is meant as a quotation: it ties a clause to the words that it formalises,
so that a reader can check the one against the other. Words that are not in the text – a slip of the pen, a paraphrase, the words of an earlier draft – break that tie without
anybody noticing, and a later reader will take them for the treaty's.

The rule compares with the \`text\` of the same article. White space, case, the form of quotation marks and dashes, and marks at the ends make no difference; \`…\` stands
for words left out. An article that quotes no text is passed over.`,
  sources: [{ id: 'vclt', where: 'article 31(1): the terms of the treaty' }],
  concepts: ['legalization'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 1 {
    text "The Parties shall consult together whenever one of them is threatened."
    obligation Consult { all parties shall consult when threat on any party cite "whenever any of them is threatened" }
  }
}`,
      says: 'The article says “one of them”.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 1 {
    text "The Parties shall consult together whenever one of them is threatened."
    obligation Consult { all parties shall consult when threat on any party cite "shall consult … whenever one of them is threatened" }
  }
}`,
      says: 'Left-out words are shown by an ellipsis.',
    },
  ],
  unseen: 'The samples were written from their texts, and this rule is how that was checked.',
  check({ treaty, placed }, report) {
    for (const { node, article } of treaty?.treaty.clauses ?? []) {
      if (!article || !('modifiers' in node)) continue;
      for (const { what, text } of node.modifiers) {
        if ((what !== 'cite' && what !== 'discretion') || !text || text.value.trim() === '') continue;
        if (isQuoted(placed.chunk, article, text.value) === false)
          report({
            at: text,
            message: `These words are not in the text of article ${article.label?.value ?? ''}, so a reader would take for the treaty's what it does not say. Quote the text as it stands, with \`…\` for what is left out.`,
          });
      }
    }
  },
};
