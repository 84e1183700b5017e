/** The page docs/events.md: every kind of event under the one that it is a kind of, with what has been left open of it. */
import { ancestors, contestedKinds, eventKinds, excludedKinds } from './events.ts';
import { citeSource, findSource } from './sources.ts';

/** Markdown, ends with a line end. Each kind has a heading of its own: {@link headingOf}. */
export function renderEvents(): string {
  const sections = Object.entries(eventKinds).map(([word, { definition, source, article }]) => {
    const above = ancestors(word).slice(1).reverse();
    const below = Object.keys(eventKinds).filter((each) => eventKinds[each]?.parent === word);
    const cited = source === 'foedus-language' ? undefined : findSource(source);
    return [
      headingOf(word),
      above.length > 0 ? `A kind of ${above.map(link).join(' › ')}.` : '',
      definition,
      below.length > 0 ? `Kinds of it: ${below.map(link).join(', ')}.` : '',
      ...contestedKinds
        .filter(({ kind }) => kind === word)
        .map(
          ({ trigger, note, where }) => `Whether it counts as ${link(trigger)} has been left open: ${note} (${where})`,
        ),
      ...excludedKinds
        .filter(({ kind }) => kind === word)
        .map(({ trigger, note, where }) => `It is no ${link(trigger)}: ${note} (${where})`),
      cited ? `*Source:* ${citeSource(cited).replace(/\.$/, '')}${article ? `, ${article}` : ''}` : '',
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  });
  return `# Kinds of event\n\nWhat may set a duty off, from the wider to the narrower. The first tree follows the Definition of Aggression (UN\nGeneral Assembly Resolution 3314 (XXIX), 1974). What has no source is a word of this language.\n\n${sections.join('\n\n')}\n`;
}

/** The line of the page under which a kind stands. */
export function headingOf(word: string): string {
  return `## ${word}`;
}

function link(word: string): string {
  return `[${word}](#${word})`;
}
