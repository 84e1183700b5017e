/** Who carries the burden: a bar for each share, a mark where the benchmark lies, the ratio of the two beside it. */
import { barX, plot, ruleX, text, tickX } from '@observablehq/plot';
import type { AnalysisResult, BurdenEntry } from '../../../server/lsp/protocol.ts';
import { leadTo } from './leading.ts';
import { bare, colours, common, marksOf, type Picture, roomFor } from './picture.ts';
import { t } from './words.ts';

type Share = BurdenEntry['shares'][number];

const verdicts = { below: t('below its benchmark'), within: t('balanced'), above: t('above its benchmark') };

/** The burden of that number, from 0; treaties mostly have one. */
export function burdenPicture({ burdens }: AnalysisResult, go: Parameters<typeof leadTo>[2], number = 0): Picture {
  const burden = burdens[number];
  const shares = [...(burden?.shares ?? [])].sort((one, two) => two.share - one.share);
  const says = ({ party, share, benchmark, ratio, verdict }: Share) =>
    [
      `${party}: ${round(share)} %`,
      ...(benchmark === undefined ? [] : [t('benchmark {0} %', round(benchmark))]),
      ...(ratio === undefined ? [] : [t('ratio {0}', round(ratio))]),
      ...(verdict ? [verdicts[verdict]] : []),
    ].join(', ');
  const compared = shares.filter((each) => each.benchmark !== undefined);
  const svg =
    shares.length === 0
      ? undefined
      : bare(
          plot({
            ...common,
            width: roomFor(420),
            height: shares.length * 22 + 60,
            marginLeft: 70,
            marginRight: 90,
            x: { label: t('per cent'), grid: true, nice: true },
            y: { domain: shares.map(({ party }) => party), label: null, tickSize: 0 },
            marks: [
              barX(shares, {
                x: 'share',
                y: 'party',
                fill: ({ verdict }: Share) => (verdict ? colours[verdict] : colours.plain),
                title: says,
              }),
              tickX(compared, { x: 'benchmark', y: 'party', stroke: 'currentColor', strokeWidth: 2 }),
              text(compared, {
                x: ({ share, benchmark }: Share) => Math.max(share, benchmark ?? 0),
                y: 'party',
                text: ({ ratio }: Share) => (ratio === undefined ? '' : `× ${round(ratio)}`),
                textAnchor: 'start',
                dx: 6,
                fill: 'currentColor',
              }),
              ruleX([0], { stroke: 'currentColor' }),
            ],
          }),
        );
  if (svg) leadTo(marksOf(svg, 'bar').map(({ mark, index }) => ({ mark, at: shares[index]?.at, says: shares[index] ? says(shares[index]) : '' })), t('share'), go); // biome-ignore format: one line
  return {
    id: 'burden',
    title: burden ? t('Who carries the burden: {0}', burden.name) : t('Who carries the burden'),
    caption: burden
      ? compared.length > 0
        ? t(
            'The bar is the share, the upright mark what it would be by {0}; within {1} % of that it counts as balanced. × is share by benchmark.',
            burden.basis ?? '',
            burden.tolerance,
          )
        : t('The bar is the share. It has no benchmark: the burden names no basis, or there are no figures for it.')
      : t('This treaty shares out no burden.'),
    legend: Object.entries(verdicts).map(([verdict, meaning]) => ({ colour: colours[verdict as keyof typeof verdicts], says: meaning })), // biome-ignore format: one line
    ...(svg ? { svg } : {}),
    columns: {
      party: t('party'),
      'share %': t('share %'),
      'benchmark %': t('benchmark %'),
      ratio: t('ratio'),
      verdict: t('verdict'),
    },
    rows: shares.map(({ party, share, benchmark, ratio, verdict, at }) => ({
      cells: [party, share, benchmark ?? '', ratio ?? '', verdict ? { value: verdict, says: verdicts[verdict] } : ''],
      at,
    })),
  };
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
