/**
 * How a burden is shared: what each party bears, what it would bear by the basis, and how far the two lie apart. All in
 * exact decimals. This is section 7 of docs/semantics.md.
 */
import Big from 'big.js';
import type { Burden, Share } from '../../grammar/index.ts';
import { type Day, lastDay } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import { type PlacedTreaty, stateOn, type Workspace } from '../model/workspace.ts';
import { amountOf, decimal, type FigureTable, figuresNamed } from './figures.ts';
import { lastDayInForce, lifeOf, partiesOn, readingDay } from './life.ts';

/** Outside these per cent of the benchmark a share is unbalanced, unless the burden says otherwise. */
export const usualTolerance = 25;

const hundred = new Big(100);

/** How a share stands to its benchmark. */
export interface Comparison {
  /** What the share would be by the basis, in per cent. */
  readonly benchmark: Big;
  /** Share ÷ benchmark. */
  readonly ratio: Big;
  /** Below: free-rider exposure; above: over-contribution. */
  readonly verdict: 'below' | 'within' | 'above';
}

export interface ShareReading {
  readonly node: Share;
  /** As written; for `others` that word. */
  readonly code: string;
  /** In per cent; missing where no number could be read. */
  readonly percent?: Big;
  /** Whose share it is; for `others` all parties not named. */
  readonly states: readonly StateEntity[];
  readonly problem?: 'unknown' | 'no-party' | 'duplicate';
  readonly comparison?: Comparison;
}

export interface BurdenReading {
  readonly burden: Burden;
  readonly placed: PlacedTreaty;
  /** The day on which it is asked who the parties are. */
  readonly day: Day;
  readonly parties: readonly StateEntity[];
  readonly shares: readonly ShareReading[];
  /** The share of all parties not named, if there is one. */
  readonly others?: ShareReading;
  /** The sum of all shares, in per cent. */
  readonly total: Big;
  readonly complete: boolean;
  /** Parties without a share, where there is no `share others`. */
  readonly missing: readonly StateEntity[];
  /** What the burden goes by: `gdp`, `equal`, the words in quotes. */
  readonly basis?: string;
  /** `basis … from NAME`: the figures, or the name that nobody declares. */
  readonly figures?: FigureTable;
  readonly figuresMissing?: string;
  /** Parties of which the figures do not know the basis. */
  readonly withoutData: readonly StateEntity[];
  readonly tolerance: Big;
  /** The rank correlation of capacity (the benchmark) with effort (share ÷ benchmark), from four compared shares on. */
  readonly correlation?: number;
}

/** Reads one burden of a treaty. */
export function readBurden(
  workspace: Workspace,
  placed: PlacedTreaty,
  burden: Burden,
  settings: { readonly day: Day; readonly tolerance?: number },
): BurdenReading {
  const basis = burden.basis?.word?.value ?? burden.basis?.text?.value;
  const from = burden.basis?.from?.value;
  const figures = from === undefined ? undefined : figuresNamed(workspace, from);
  const day = burdenDay(workspace, placed, figures, settings.day);
  const parties = partiesOn(workspace, placed, day).map((party) => party.state);
  const tolerance =
    (burden.tolerance && decimal(burden.tolerance.value)) ?? new Big(settings.tolerance ?? usualTolerance);

  const bound = new Set(parties.map((state) => state.id));
  const named = new Set<string>();
  const readings: ShareReading[] = burden.shares.map((node) => {
    const percent = node.percent ? decimal(node.percent.value) : undefined;
    const base = { node, code: node.others ? 'others' : (node.party?.value ?? ''), ...(percent ? { percent } : {}) };
    if (node.others) return { ...base, states: [] };
    const state = shareState(workspace, placed, base.code, parties, day);
    if (!state) return { ...base, states: [], problem: 'unknown' };
    if (named.has(state.id)) return { ...base, states: [state], problem: 'duplicate' };
    named.add(state.id);
    return bound.has(state.id) ? { ...base, states: [state] } : { ...base, states: [state], problem: 'no-party' };
  });
  const rest = parties.filter((state) => !named.has(state.id));
  const firstOthers = readings.findIndex((share) => share.node.others);
  for (const [index, share] of readings.entries())
    if (share.node.others)
      readings[index] = index === firstOthers ? { ...share, states: rest } : { ...share, problem: 'duplicate' };

  let total = new Big(0);
  for (const { percent } of readings) if (percent) total = total.plus(percent);

  const { benchmarks, withoutData } = benchmarksOf(basis, figures, parties, readings);
  const shares = readings.map((share) => {
    const comparison = benchmarks ? compare(share, benchmarks, tolerance) : undefined;
    return comparison ? { ...share, comparison } : share;
  });
  const compared = shares.flatMap(({ comparison, node }) => (comparison && !node.others ? [comparison] : []));
  return {
    burden,
    placed,
    day,
    parties,
    shares,
    ...(firstOthers < 0 ? {} : { others: shares[firstOthers] }),
    total,
    complete: total.eq(hundred),
    missing: firstOthers < 0 ? rest : [],
    ...(basis === undefined ? {} : { basis }),
    ...(figures ? { figures } : {}),
    ...(from !== undefined && !figures ? { figuresMissing: from } : {}),
    withoutData,
    tolerance,
    ...(compared.length < 4
      ? {}
      : {
          correlation: rankCorrelation(
            compared.map((each) => Number(each.benchmark)),
            compared.map((each) => Number(each.ratio)),
          ),
        }),
  };
}

/** The last day of the figures' year, else the day of analysis; in both cases while the treaty is in force. */
function burdenDay(workspace: Workspace, placed: PlacedTreaty, figures: FigureTable | undefined, day: Day): Day {
  const wanted = figures?.year === undefined ? day : lastDay({ year: figures.year });
  const first = lifeOf(workspace, placed).from;
  return Math.max(lastDayInForce(workspace, placed, wanted), first ?? wanted);
}

/** A code of a share: the party that it means on the treaty's date, or on the burden's day. */
function shareState(
  workspace: Workspace,
  placed: PlacedTreaty,
  code: string,
  parties: readonly StateEntity[],
  day: Day,
): StateEntity | undefined {
  let found: StateEntity | undefined;
  for (const when of [readingDay(workspace, placed), day]) {
    const lookup = stateOn(workspace, code, when);
    if (lookup.kind === 'state') {
      if (parties.some((state) => state.id === lookup.state.id)) return lookup.state;
      found ??= lookup.state;
    } else if (lookup.kind === 'ambiguous')
      for (const { state } of lookup.candidates) if (parties.some((each) => each.id === state.id)) return state;
  }
  return found;
}

/**
 * Each party's part of the basis in per cent. Parties of whom the figures say nothing keep the share they have, and the
 * others are measured on what is left.
 */
function benchmarksOf(
  basis: string | undefined,
  figures: FigureTable | undefined,
  parties: readonly StateEntity[],
  shares: readonly ShareReading[],
): { benchmarks?: ReadonlyMap<string, Big>; withoutData: readonly StateEntity[] } {
  if (parties.length === 0 || basis === undefined) return { withoutData: [] };
  if (basis === 'equal')
    return { benchmarks: new Map(parties.map((state) => [state.id, hundred.div(parties.length)])), withoutData: [] };
  if (!figures?.columns.some((column) => column.word === basis)) return { withoutData: [] };
  const amounts = new Map<string, Big>();
  const withoutData: StateEntity[] = [];
  let sum = new Big(0);
  for (const state of parties) {
    const amount = amountOf(figures, state, basis);
    if (amount?.gte(0)) {
      amounts.set(state.id, amount);
      sum = sum.plus(amount);
    } else withoutData.push(state);
  }
  if (sum.eq(0)) return { withoutData };
  let left = hundred;
  for (const { states, percent, node, problem } of shares)
    if (!node.others && !problem && percent && withoutData.some((state) => state.id === states[0]?.id))
      left = left.minus(percent);
  const benchmarks = new Map<string, Big>();
  for (const [id, amount] of amounts) benchmarks.set(id, amount.times(left).div(sum));
  return { benchmarks, withoutData };
}

function compare(share: ShareReading, benchmarks: ReadonlyMap<string, Big>, tolerance: Big): Comparison | undefined {
  if (!share.percent || share.problem || share.states.length === 0) return undefined;
  let benchmark = new Big(0);
  let known = false;
  for (const state of share.states) {
    const one = benchmarks.get(state.id);
    if (!one) continue;
    known = true;
    benchmark = benchmark.plus(one);
  }
  if (!known || benchmark.eq(0)) return undefined;
  const ratio = share.percent.div(benchmark);
  const allowed = tolerance.div(hundred);
  const verdict = ratio.lt(new Big(1).minus(allowed)) ? 'below' : ratio.gt(allowed.plus(1)) ? 'above' : 'within';
  return { benchmark, ratio, verdict };
}

/** Spearman's rank correlation, ties sharing their mean rank; 0 where either side does not vary. */
export function rankCorrelation(left: readonly number[], right: readonly number[]): number {
  const one = ranks(left);
  const two = ranks(right);
  const mean = (left.length + 1) / 2;
  let both = 0;
  let first = 0;
  let second = 0;
  for (const [index, rank] of one.entries()) {
    const other = two[index] ?? mean;
    both += (rank - mean) * (other - mean);
    first += (rank - mean) ** 2;
    second += (other - mean) ** 2;
  }
  return first === 0 || second === 0 ? 0 : both / Math.sqrt(first * second);
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((one, two) => one.value - two.value);
  const found: number[] = [];
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end++;
    for (let at = start; at <= end; at++) found[order[at]?.index ?? 0] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return found;
}
