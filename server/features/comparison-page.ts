/** What one text of a treaty does differently from another, as a page. */
import { byEffect, type Change, type Effect, type Version } from '../meaning/comparison/index.ts';
import { type Day, sayDay } from '../model/dates.ts';
import { findConcept } from '../theory/concepts.ts';
import { code, plain, spoken } from './markdown.ts';

/** What the changes of one effect have in common, as a heading. */
export const effectTitles: Readonly<Record<Effect, string>> = {
  weakens: 'Weakens the commitment',
  narrows: 'Narrows what it covers',
  drops: 'Dropped',
  strengthens: 'Strengthens the commitment',
  widens: 'Widens what it covers',
  adds: 'New',
  changes: 'Otherwise different',
};

/**
 * The page in Markdown. Everything from the texts is shown as text.
 * @param names what the two are called, where the treaty's name does not tell them apart (`HEAD`, `as it is now`)
 */
export function comparisonPage(
  before: Version,
  after: Version,
  changes: readonly Change[],
  day: Day,
  names: readonly [string, string],
): string {
  const title = ({ placed: { treaty } }: Version) => plain(treaty.title || treaty.name);
  const parts = [
    title(before) === title(after) ? `# ${title(after)}: what has changed` : `# ${title(before)} and ${title(after)}`,
    `From ${code(names[0])} to ${code(names[1])}, read on ${sayDay(day)} or the last day in force before. ${countSaid(changes)}`,
  ];
  for (const [effect, some] of byEffect(changes)) {
    parts.push(`## ${effectTitles[effect]}`);
    parts.push(some.map(line).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

/** How many changes there are, as a sentence. */
export function countSaid(changes: readonly Change[]): string {
  if (changes.length === 0) return 'In what Foedus can read of them, the two say the same.';
  return changes.length === 1 ? 'One difference.' : `${changes.length} differences.`;
}

function line({ clause, says, examples, concepts }: Change): string {
  const where = clause === '' ? '' : `**${plain(clause)}**: `;
  const ideas = concepts.flatMap((id) => {
    const concept = findConcept(id);
    return concept ? [`[${plain(concept.name)}](concepts/${concept.id}.md)`] : [];
  });
  const theory = ideas.length > 0 ? ` *(${ideas.join(', ')})*` : '';
  const shown = (examples ?? []).map((each) => `\n  - for instance ${spoken(each)}`);
  return `- ${where}${spoken(says)}${theory}${shown.join('')}`;
}
