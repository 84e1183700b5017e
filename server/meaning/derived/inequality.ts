/**
 * How unevenly a burden is borne, in one number each. Rank correlation is {@link rankCorrelation} of ../shares.ts.
 */
import Big from 'big.js';
import type { StateEntity } from '../../model/register.ts';
import { type FigureTable, figureOf, percentageOf } from '../figures.ts';
import { rankCorrelation } from '../shares.ts';

/**
 * Gini coefficient: 0 where all bear the same, near 1 where one bears all (at most 1 − 1/n).
 * Half the mean absolute difference of all pairs, relative to the mean. `undefined` without a positive sum, or where a
 * value is negative.
 */
export function gini(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, two) => one - two);
  const sum = sorted.reduce((total, each) => total + each, 0);
  if (!(sum > 0) || (sorted[0] as number) < 0) return undefined;
  let weighted = 0;
  for (const [index, value] of sorted.entries()) weighted += (2 * (index + 1) - sorted.length - 1) * value;
  return weighted / (sorted.length * sum);
}

/** Herfindahl index: the sum of squared shares, 1/n where all bear the same, 1 where one bears all. */
export function herfindahl(values: readonly number[]): number | undefined {
  const sum = values.reduce((total, each) => total + each, 0);
  if (!(sum > 0) || values.some((each) => each < 0)) return undefined;
  return values.reduce((total, each) => total + (each / sum) ** 2, 0);
}

/** How a table of figures spreads a kind of spending over its states. */
export interface Spread {
  readonly table: FigureTable;
  /** Those of whom the table knows both. */
  readonly states: readonly StateEntity[];
  /** Of the amounts spent. */
  readonly gini?: number;
  readonly herfindahl?: number;
  /**
   * Spearman's rank correlation of size with effort (spending as a part of size), ties sharing their mean rank. Above 0
   * the larger bear more than their part (Olson & Zeckhauser 1966, the exploitation of the great by the small). Missing
   * below four states, of which no rank says anything.
   */
  readonly correlation?: number;
}

/** The spread of one column's spending relative to another; `undefined` where the table has not both. */
export function spreadOf(table: FigureTable, spending = 'defence-spending', size = 'gdp'): Spread | undefined {
  const known: { state: StateEntity; size: Big; effort: Big }[] = [];
  for (const { state } of table.rows.values()) {
    const whole = figureOf(table, state, size);
    const effort = percentageOf(table, state, spending, size);
    if (whole && effort) known.push({ state, size: whole, effort });
  }
  if (known.length === 0) return undefined;
  const amounts = known.map((each) => Number(each.size.times(each.effort).div(new Big(100))));
  const uneven = gini(amounts);
  const concentrated = herfindahl(amounts);
  return {
    table,
    states: known.map((each) => each.state),
    ...(uneven === undefined ? {} : { gini: uneven }),
    ...(concentrated === undefined ? {} : { herfindahl: concentrated }),
    ...(known.length < 4
      ? {}
      : {
          correlation: rankCorrelation(
            known.map((each) => Number(each.size)),
            known.map((each) => Number(each.effort)),
          ),
        }),
  };
}
