/** Who owes whom what: a cell for each pair, coloured by the gravest duty, paler where it binds less. */
import { cell, plot, text } from '@observablehq/plot';
import type { AnalysisResult, OwedEntry } from '../../../server/lsp/protocol.ts';
import { leadTo } from './leading.ts';
import { bare, behindSigns, colours, common, marksOf, type Picture, roomFor } from './picture.ts';
import { t } from './words.ts';

const types = ['support', 'neutrality', 'nonaggression', 'consultation'] as const;
const names = { support: t('support in war'), neutrality: t('neutrality'), nonaggression: t('no force, peaceful settlement'), consultation: t('consultation') }; // biome-ignore format: one line
const signs = { support: 'S', neutrality: 'N', nonaggression: 'F', consultation: 'C' } as const;

/** How much of its colour a cell has whose duty binds least. */
const faintest = 0.12;

/** One pair, with all that is owed in it, the gravest first. */
interface Pair {
  readonly from: string;
  readonly to: string;
  readonly owed: readonly OwedEntry[];
  readonly first: OwedEntry;
}

export function matrixPicture({ matrix }: AnalysisResult, go: Parameters<typeof leadTo>[2]): Picture {
  const pairs = pairsOf(matrix.owed);
  const { states } = matrix;
  const size = Math.max(12, Math.min(44, (roomFor(0) - 140) / Math.max(1, states.length)));
  const says = ({ from, to, owed }: Pair) =>
    t(
      '{0} owes {1}: {2}',
      from,
      to,
      owed.map(({ type, clause, task, strength }) => `${names[type]} (${clause}, ${strength}): ${task}`).join('; '),
    );
  const svg =
    pairs.length === 0
      ? undefined
      : bare(
          plot({
            ...common,
            width: states.length * size + 140,
            height: states.length * size + 110,
            marginLeft: 70,
            marginTop: 70,
            padding: 0.06,
            x: {
              domain: states,
              axis: 'top',
              label: t('owed to'),
              tickRotate: states.length > 12 ? -90 : 0,
              tickSize: 0,
            },
            y: { domain: states, label: t('owes'), tickSize: 0 },
            color: { domain: [...types], range: types.map((type) => colours[type]) },
            marks: [
              cell(pairs, {
                x: 'to',
                y: 'from',
                fill: (each: Pair) => each.first.type,
                fillOpacity: (each: Pair) => faintest + (behindSigns - faintest) * each.first.firmness,
                stroke: colours.line,
                title: says,
              }),
              text(size < 26 ? [] : pairs, {
                x: 'to',
                y: 'from',
                text: ({ owed }: Pair) => [...new Set(owed.map(({ type }) => signs[type]))].join(''),
                fill: 'currentColor',
                pointerEvents: 'none',
              }),
            ],
          }),
        );
  if (svg) leadTo(marksOf(svg, 'cell').map(({ mark, index }) => ({ mark, at: pairs[index]?.first.at, says: pairs[index] ? says(pairs[index]) : '' })), t('owed'), go); // biome-ignore format: one line
  return {
    id: 'matrix',
    title: t('Who owes whom'),
    caption: svg
      ? t(
          'Rows owe, columns are owed, on {0}. The colour is the gravest duty between the two; the paler, the less firmly it binds.',
          matrix.day,
        )
      : t('No party owes another support, neutrality, peace or consultation.'),
    legend: types.map((type) => ({ colour: colours[type], sign: signs[type], says: names[type] })),
    ...(svg ? { svg } : {}),
    columns: {
      owes: t('owes'),
      'is owed': t('is owed'),
      type: t('type'),
      strength: t('strength'),
      clause: t('clause'),
      what: t('what'),
    },
    rows: matrix.owed.map(({ from, to, type, strength, clause, task, at }) => ({ cells: [from, to, { value: type, says: names[type] }, strength, clause, task], at })), // biome-ignore format: one line
  };
}

function pairsOf(owed: readonly OwedEntry[]): Pair[] {
  const found = new Map<string, OwedEntry[]>();
  for (const each of owed) {
    const key = `${each.from} ${each.to}`;
    const known = found.get(key);
    if (known) known.push(each);
    else found.set(key, [each]);
  }
  const gravity = ({ type, firmness }: OwedEntry) => types.indexOf(type) - firmness;
  return [...found.values()].flatMap((some) => {
    const [first, ...rest] = some.sort((one, two) => gravity(one) - gravity(two));
    return first ? [{ from: first.from, to: first.to, owed: [first, ...rest], first }] : [];
  });
}
