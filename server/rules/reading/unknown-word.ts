import { type Chunk, type Node, vocabulary, vocabularyUses, wordClassNames } from '../../../grammar/index.ts';
import { treatyOf } from '../../model/treaty.ts';
import { globalNamed } from '../../model/workspace.ts';
import { replace } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { didYouMean, nearest, sayList } from '../nearest.ts';
import type { Rule, Subject } from '../rule.ts';

export const unknownWord: Rule = {
  id: 'unknown-word',
  group: 'reading',
  severity: 'error',
  title: 'A word that the language does not know at that place',
  explanation: `Kinds of events, means, tasks of an organ and the like are written with words of a fixed list, because Foedus has to know what
they mean: that an invasion is an armed attack, that arms and supplies are no armed force. A word outside the list means nothing to it, so
the clause would be read as if the word were not there.

Choose the word that was meant. For a kind of event that the list does not have, write the treaty's own words in quotes: they are
then kept as they are, and taken to cover only events that are said in the same words.`,
  sources: [{ id: 'foedus-language' }],
  concepts: [],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  trigger Threat { thraet on any party determined by any party }
  obligation Consult { all parties shall consult when Threat }
}`,
      says: '`thraet` is a slip of the pen for `threat`.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  trigger Threat { threat or "grave disturbance of the peace" on any party determined by any party }
  obligation Consult { all parties shall consult when Threat }
}`,
      says: 'A word of the list, and the treaty’s own words in quotes.',
    },
  ],
  unseen: 'Every sample is written in the language’s own words: this is a slip of writing, not of a treaty.',
  check(subject, report) {
    for (const { word, class: place } of vocabularyUses(subject.placed.chunk)) {
      if (place === 'concept') continue;
      const known = place === 'column' ? columnsFor(subject, word) : Object.keys(vocabulary[place]);
      if (!known || known.includes(word.value)) continue;
      const what = place === 'column' ? 'column of these figures' : wordClassNames[place];
      const meant = nearest(word.value, known);
      const fixes: Fix[] = meant.map((each) => ({
        title: `Write \`${each}\``,
        safe: false,
        edits: [replace(subject, word, each)],
      }));
      if (place === 'event-kind')
        fixes.push({
          title: 'Keep it as the treaty’s own words, in quotes',
          safe: false,
          edits: [replace(subject, word, `"${word.value}"`)],
        });
      const choice =
        meant.length > 0
          ? didYouMean(meant)
          : known.length <= 12
            ? `write ${sayList(
                known.map((each) => `\`${each}\``),
                'or',
              )}.`
            : place === 'event-kind'
              ? 'write a kind of the list, or the treaty’s own words in quotes.'
              : 'write one of the list.';
      report({ at: word, message: `\`${word.value}\` is no ${what} that Foedus knows: ${choice}`, fixes });
    }
  },
};

/** The columns that figures have, where a basis names one of them; `undefined` where that cannot be known. */
function columnsFor({ placed, workspace }: Subject, word: Node): string[] | undefined {
  const from = basisFrom(placed.chunk, word);
  const figures = from ? globalNamed(workspace, from, 'figures')?.node : undefined;
  if (!figures || figures.from || figures.damaged) return undefined;
  return figures.columns.flatMap((column) => column.word?.value ?? []);
}

function basisFrom(chunk: Chunk, word: Node): string | undefined {
  return treatyOf(chunk)?.burdens.find(({ node }) => node.basis?.word === word)?.node.basis?.from?.value;
}
