import type { Obligation } from '../../../grammar/index.ts';
import { type FoundCue, sentencesOf, sentenceWith } from '../../meaning/prose.ts';
import { hasModifier } from '../../meaning/strength.ts';
import type { Clause } from '../../model/treaty.ts';
import { replace } from '../edits.ts';
import type { Report, Rule, Subject } from '../rule.ts';
import { isFightingSupport } from '../support.ts';

export const hedgedProse: Rule = {
  id: 'hedged-prose',
  group: 'prose',
  severity: 'information',
  title: 'The text hedges, and the clause is unconditional',
  explanation: `"Such action as it deems necessary" and "in accordance with its constitutional processes" were fought over word by word: they are why the
treaty could be ratified, and what an ally can really count on. A clause without them promises more than the text.

The rule speaks of promises of support whose article hedges, in the sentence that the clause quotes – or anywhere, where it is the article's only promise of support – while neither it nor another clause of the article says so
(\`at discretion over …\`, \`by constitutional-processes\`, \`should\`).`,
  sources: [
    { id: 'abbott-et-al-2000', where: 'obligation and its escape clauses' },
    { id: 'north-atlantic-treaty', where: 'article 5' },
    { id: 'anzus-1951', where: 'article IV' },
  ],
  concepts: ['credibility', 'constitutional-processes', 'autonomy-security-trade-off'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 5 {
    text "If an armed attack occurs, each of them will assist the Party so attacked by taking such action as it deems necessary."
    obligation Help { each party shall assist the victim when armed-attack on any party cite "will assist the Party so attacked" }
  }
}`,
      says: 'What is done is each party’s choice, and the clause does not say so.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  article 5 {
    text "If an armed attack occurs, each of them will assist the Party so attacked by taking such action as it deems necessary."
    obligation Help {
      each party shall assist the victim
      when armed-attack on any party
      at discretion over measures "such action as it deems necessary"
      cite "will assist the Party so attacked"
    }
  }
}`,
      says: 'The clause hedges as the text does.',
    },
  ],
  unseen: 'In the samples every clause hedges where its text does.',
  check(subject, report) {
    const { treaty } = subject;
    for (const article of treaty?.treaty.articles ?? []) {
      const promises = (treaty?.treaty.obligations ?? []).filter((each) => each.article === article && isFightingSupport(each.node)); // biome-ignore format: one line
      const own = (treaty?.treaty.clauses ?? []).filter((each) => each.article === article);
      if (own.some(({ node }) => 'modifiers' in node && (hasModifier(node, 'discretion') || hasModifier(node, 'constitutional')))) continue; // biome-ignore format: one line
      for (const promise of promises) {
        if (promise.node.damaged || promise.node.modality === 'should') continue;
        const hedge = hedgeOf(subject, promise, promises.length === 1);
        if (hedge) report(found(subject, promise.node, hedge));
      }
    }
  },
};

/** The hedge in the sentence that the promise quotes; in any of the article where it is the only promise. */
function hedgeOf({ placed }: Subject, { node, article }: Clause<Obligation>, only: boolean): FoundCue | undefined {
  if (!article) return undefined;
  const quoted = node.modifiers.find((each) => each.what === 'cite')?.text?.value;
  const sentence = quoted === undefined ? undefined : sentenceWith(placed.chunk, article, quoted);
  const sentences = sentence ? [sentence] : only ? sentencesOf(placed.chunk, article) : [];
  return sentences
    .flatMap(({ cues }) => cues)
    .find((each) => each.class === 'discretion' || each.class === 'constitutional');
}

function found(subject: Subject, node: Obligation, hedge: FoundCue): Report {
  const words =
    hedge.class === 'constitutional' ? 'by constitutional-processes' : `at discretion over measures "${hedge.words}"`;
  const end = node.modifiers.at(-1)?.start ?? node.action?.end ?? node.end;
  const before = node.modifiers.length > 0;
  return {
    at: node.name ?? node,
    message: `The text says “${hedge.words}”, and \`${node.name?.value ?? 'the clause'}\` is owed without that: it promises more than the treaty does. Add \`${words}\`.`,
    fixes: [
      {
        title: `Add \`${words}\``,
        safe: false,
        edits: [replace(subject, { start: end, end }, before ? `${words} ` : ` ${words}`)],
      },
    ],
  };
}
