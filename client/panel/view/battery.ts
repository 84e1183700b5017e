/** Each trigger against its test events: met, arguable, not met; the columns are grouped by what is varied. */
import { axisX, cell, plot, text } from '@observablehq/plot';
import type { AnalysisResult, BatteryEntry } from '../../../server/lsp/protocol.ts';
import { leadTo } from './leading.ts';
import { bare, behindSigns, colours, common, marksOf, type Picture } from './picture.ts';
import { t } from './words.ts';

interface Cell {
  readonly trigger: BatteryEntry;
  readonly probe: BatteryEntry['probes'][number];
  readonly column: number;
}

const signs = { met: '●', arguable: '?', 'not-met': '·' } as const;
const words = { met: t('sets it off'), arguable: t('arguable'), 'not-met': t('does not set it off') };
const varied: Readonly<Record<string, string>> = {
  base: t('as written'),
  kind: t('kind of event'),
  place: t('place'),
  aggressor: t('aggressor'),
  provocation: t('provoked'),
  number: t('number'),
  date: t('notice'),
};

export function batteryPicture({ batteries }: AnalysisResult, go: Parameters<typeof leadTo>[2]): Picture {
  const { cells, groups, columns } = layOut(batteries);
  const says = ({ trigger, probe }: Cell) =>
    `${trigger.name}: ${probe.event}: ${words[probe.answer]}${probe.reasons.length > 0 ? `. ${probe.reasons.join(' ')}` : ''}`;
  const svg =
    cells.length === 0
      ? undefined
      : bare(
          plot({
            ...common,
            width: columns * 15 + 210,
            height: batteries.length * 26 + 108,
            marginLeft: 150,
            marginRight: 60,
            marginTop: 80,
            padding: 0.08,
            x: { type: 'band', domain: Array.from({ length: columns }, (_, at) => at) },
            y: { domain: batteries.map(({ name }) => name), label: null, tickSize: 0 },
            color: { domain: Object.keys(signs), range: [colours.met, colours.arguable, colours['not-met']] },
            marks: [
              axisX(
                groups.map(({ from }) => from),
                {
                  anchor: 'top',
                  label: null,
                  tickSize: 4,
                  textAnchor: 'start',
                  dx: -6,
                  tickRotate: -60,
                  tickFormat: (column: number) => varied[groups.find(({ from }) => from === column)?.name ?? ''] ?? '',
                },
              ),
              cell(cells, {
                x: 'column',
                y: ({ trigger }: Cell) => trigger.name,
                fill: ({ probe }: Cell) => probe.answer,
                fillOpacity: behindSigns,
                title: says,
              }),
              text(cells, {
                x: 'column',
                y: ({ trigger }: Cell) => trigger.name,
                text: ({ probe }: Cell) => signs[probe.answer],
                fill: 'currentColor',
                pointerEvents: 'none',
              }),
            ],
          }),
        );
  if (svg) leadTo(marksOf(svg, 'cell').map(({ mark, index }) => ({ mark, at: cells[index]?.trigger.at, says: cells[index] ? says(cells[index]) : '' })), t('test event'), go); // biome-ignore format: one line
  const open = batteries.filter(({ share }) => share > 0);
  return {
    id: 'battery',
    title: t('How clear each trigger is'),
    caption: svg
      ? `${t('Each trigger is put to events that vary one thing at a time.')} ${open.length > 0 ? t('Arguable: {0}.', open.map(({ name, share }) => `${name} ${Math.round(share * 100)} %`).join(', ')) : t('None leaves a gap of its own.')}`
      : t('This treaty has no trigger that can be read.'),
    legend: Object.entries(signs).map(([answer, sign]) => ({ colour: colours[answer as keyof typeof signs], sign, says: words[answer as keyof typeof signs] })), // biome-ignore format: one line
    ...(svg ? { svg } : {}),
    columns: { trigger: t('trigger'), varies: t('varies'), event: t('event'), answer: t('answer'), why: t('why') },
    rows: cells.map(({ trigger, probe }) => ({
      cells: [
        trigger.name,
        { value: probe.varies, says: varied[probe.varies] ?? probe.varies },
        probe.event,
        { value: probe.answer, says: words[probe.answer] },
        probe.reasons.join(' '),
      ],
      at: trigger.at,
    })),
  };
}

/** A column for each probe; what is varied takes as many as the trigger with most of it needs. */
function layOut(batteries: readonly BatteryEntry[]): {
  cells: Cell[];
  groups: { name: string; from: number }[];
  columns: number;
} {
  // biome-ignore format: one line
  const groups: { name: string; from: number }[] = [];
  let columns = 0;
  for (const name of Object.keys(varied)) {
    const most = Math.max(0, ...batteries.map(({ probes }) => probes.filter(({ varies }) => varies === name).length));
    if (most === 0) continue;
    groups.push({ name, from: columns });
    columns += most;
  }
  const cells = batteries.flatMap((trigger) => {
    const used = new Map<string, number>();
    return trigger.probes.flatMap((probe) => {
      const group = groups.find(({ name }) => name === probe.varies);
      if (!group) return [];
      const at = used.get(probe.varies) ?? 0;
      used.set(probe.varies, at + 1);
      return [{ trigger, probe, column: group.from + at }];
    });
  });
  return { cells, groups, columns };
}
