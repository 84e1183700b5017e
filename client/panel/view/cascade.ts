/** How a crisis spreads: a row for each event, in the order of time, each drawn to what it followed from. */
import { dot, link, plot, text } from '@observablehq/plot';
import type { AnalysisResult, CascadeEntry } from '../../../server/lsp/protocol.ts';
import { leadTo } from './leading.ts';
import { bare, colours, common, marksOf, type Picture, roomFor } from './picture.ts';
import { t } from './words.ts';

type Event = CascadeEntry['events'][number] & {
  readonly depth: number;
  readonly row: number;
  readonly newDay: boolean;
};

export function cascadePicture({ cascade }: AnalysisResult, go: Parameters<typeof leadTo>[2]): Picture {
  const events = eventsOf(cascade);
  const edges = events.flatMap((to) => {
    const from = events.find(({ id }) => id === to.parent);
    return from ? [{ from, to }] : [];
  });
  const says = ({ event, day, because }: Event) =>
    because.length > 0 ? t('{0}: {1}, honouring {2}', day, event, because.join(', ')) : `${day}: ${event}`;
  const deepest = Math.max(0, ...events.map(({ depth }) => depth));
  const svg =
    events.length === 0
      ? undefined
      : bare(
          plot({
            ...common,
            width: roomFor(460),
            height: events.length * 26 + 30,
            marginLeft: 90,
            marginRight: 20,
            marginTop: 10,
            marginBottom: 10,
            x: { domain: [0, deepest + 8], axis: null },
            y: { domain: [-0.5, events.length - 0.5], reverse: true, axis: null },
            marks: [
              link(edges, {
                x1: ({ from }) => from.depth,
                y1: ({ from }) => from.row,
                x2: ({ to }) => to.depth,
                y2: ({ to }) => to.row,
                curve: 'step-before',
                stroke: colours.line,
                title: ({ to }) => t('because of {0}', to.because.join(', ')),
              }),
              text(events, {
                x: 0,
                y: 'row',
                dx: -12,
                textAnchor: 'end',
                text: ({ day, newDay }: Event) => (newDay ? day : ''),
                fill: 'currentColor',
              }),
              dot(events, {
                x: 'depth',
                y: 'row',
                r: 6,
                fill: ({ because }: Event) => (because.length > 0 ? colours.support : colours.plain),
                stroke: colours.line,
                title: says,
              }),
              text(events, {
                x: 'depth',
                y: 'row',
                dx: 12,
                textAnchor: 'start',
                text: 'event',
                fill: 'currentColor',
                title: says,
              }),
            ],
          }),
        );
  if (svg) leadTo(marksOf(svg, 'dot').map(({ mark, index }) => ({ mark, at: events[index]?.at, says: events[index] ? says(events[index]) : '' })), t('event'), go); // biome-ignore format: one line
  const out = cascade?.stayedOut ?? [];
  return {
    id: 'cascade',
    title: t('How a crisis spreads'),
    caption: cascade
      ? `${cascade.name}: ${cascade.outcome}. ${cascade.drawnIn.length > 0 ? t('Drawn in: {0}.', cascade.drawnIn.join(', ')) : t('Nobody is drawn in: either nothing is due, or the scenario assumes that no promise is honoured.')} ${t('Who stayed out, and why, stands in the table.')}`
      : t('No scenario is about this treaty yet: write one, and its course is shown here.'),
    legend: [
      { colour: colours.plain, says: t('told by the scenario') },
      { colour: colours.support, says: t('follows from a promise') },
    ],
    ...(svg ? { svg } : {}),
    columns: { day: t('day'), who: t('who'), event: t('event'), 'because of': t('because of') },
    rows: [
      ...events.map(({ day, who, event, because, at }) => ({ cells: [day, who, event, because.join('; ')], ...(at ? { at } : {}) })), // biome-ignore format: one line
      ...out.map(({ states, stands, reasons, at }) => ({
        cells: [{ value: 'stayed out', says: t('stayed out') }, states.join(', '), stands, reasons.join(' ')],
        at,
      })),
    ],
  };
}

function eventsOf(cascade: CascadeEntry | undefined): Event[] {
  const events: Event[] = [];
  const depths = new Map<number, number>();
  const inTime = [...(cascade?.events ?? [])].sort((one, two) => (one.day < two.day ? -1 : one.day > two.day ? 1 : one.id - two.id)); // biome-ignore format: one line
  for (const each of inTime) {
    const depth = each.parent === undefined ? 0 : (depths.get(each.parent) ?? 0) + 1;
    depths.set(each.id, depth);
    events.push({ ...each, depth, row: events.length, newDay: events.at(-1)?.day !== each.day });
  }
  return events;
}
