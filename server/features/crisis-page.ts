/** A crisis as a page: what happened day by day, who was bound, what led to what, and how the expectations came out. */
import {
  answerSays,
  assumedIn,
  type CascadeNode,
  type Crisis,
  type CrisisEvent,
  cascadeOf,
  daysOf,
  joined,
  positionGroups,
  sayDuty,
  sayEvent,
  sayReason,
  sceneOf,
} from '../meaning/crises/index.ts';
import { callState } from '../meaning/index.ts';
import { type Day, sayDay } from '../model/dates.ts';
import { code, plain, quote, spoken } from './markdown.ts';
import { type Ran, sayOutcome } from './scenarios.ts';

/** The page in Markdown. Everything from the texts is shown as text. */
export function crisisPage(ran: Ran): string {
  const { crisis, expectations, faults } = ran;
  const { node } = crisis.site;
  const under = crisis.treaties.map(({ treaty }) => plain(treaty.title || treaty.name));
  const parts = [`# ${plain(node.title?.value || crisis.name)}`];
  parts.push(`Under ${joined(under) || 'no treaty'}: **${sayOutcome(ran)}**.`);
  if (faults.length > 0)
    parts.push('## What could not be read', faults.map(({ message }) => `- ${spoken(message)}`).join('\n'));
  if (expectations.length > 0)
    parts.push(
      '## Expectations',
      expectations
        .map(({ outcome, text, says }) => {
          const sentence = `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
          const said = outcome === 'unreadable' ? `It could not be asked: ${says}.` : sentence;
          return `- ${outcome === 'holds' ? '✓' : '✗'} ${code(text)}  \n  ${spoken(said)}`;
        })
        .join('\n'),
    );
  return `${[...parts, ...crisisSections(crisis, expectations)].join('\n\n')}\n`;
}

/** What happened day by day, and what led to what. */
export function crisisSections(crisis: Crisis, expectations: Ran['expectations'] = []): string[] {
  const parts: string[] = [];
  const days = daysOf(crisis);
  if (days.length > 0) parts.push('## Day by day');
  let before = new Map<string, string>();
  for (const day of days) {
    const now = positions(crisis, day);
    const changed = [...now].filter(([key, line]) => before.get(key) !== line).map(([, line]) => `  - ${line}`);
    const events = crisis.events
      .filter(({ fact }) => fact.day === day)
      .map((event) => `- ${sayCrisisEvent(crisis, event)}`);
    parts.push(`### ${sayDay(day)}`, [...events, ...(changed.length > 0 ? ['- Then', ...changed] : [])].join('\n'));
    before = now;
  }
  const cascade = cascadeOf(crisis);
  if (cascade.drawnIn.length > 0) {
    const states = plain(joined(cascade.drawnIn.map((state) => callState(sceneOf(crisis), state))));
    parts.push(
      '## What led to what',
      cascade.roots
        .filter(({ followed }) => followed.length > 0)
        .flatMap((root) => tree(crisis, root, ''))
        .join('\n'),
      `Drawn in: ${states}; the longest chain has ${cascade.depth} ${cascade.depth === 1 ? 'step' : 'steps'}.`,
    );
  }
  const assumed = assumedIn(crisis, expectations);
  if (assumed.length > 0) parts.push('## Taken for granted', assumed.map((each) => `- ${plain(each)}`).join('\n'));
  return parts;
}

function sayCrisisEvent(crisis: Crisis, { fact, causes }: CrisisEvent): string {
  const said = code(sayEvent(sceneOf(crisis), fact));
  if (causes.length === 0) return said;
  return `→ ${said}, honouring ${plain(joined(causes.map(({ answer }) => sayDuty(answer.duty))))}`;
}

/** What is owed on a day, one line for all who owe the same. */
function positions(crisis: Crisis, day: Day): Map<string, string> {
  return new Map(
    positionGroups(crisis, day).map(({ key, answer, who, task, whom, reasons }) => {
      const why = reasons.length > 0 ? `: ${reasons.map(sayReason).join('; ')}` : '';
      const owed = `${answerSays[answer.answer]}, ${plain(sayDuty(answer.duty))}: ${quote(task)}`;
      return [key, `**${plain(who)}**: ${owed}${whom && ` (${plain(whom)})`}${spoken(why)}`];
    }),
  );
}

function tree(crisis: Crisis, { event, followed }: CascadeNode, indent: string): string[] {
  return [
    `${indent}- ${sayCrisisEvent(crisis, event)} (${sayDay(event.fact.day)})`,
    ...followed.flatMap((each) => tree(crisis, each, `${indent}  `)),
  ];
}
