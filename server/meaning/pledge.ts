/** A promise to spend a part of something – `spend 2% of gdp on defence-spending` – against the figures of a year. */
import type Big from 'big.js';
import type { Obligation } from '../../grammar/index.ts';
import { addDuration, type Day, firstDay, lastDay } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import { readDate } from '../model/treaty.ts';
import type { PlacedTreaty, Workspace } from '../model/workspace.ts';
import { judgeState } from './actors.ts';
import { allFigures, decimal, type FigureTable, figuresIn, percentageOf } from './figures.ts';
import { lastDayInForce, lifeOf, partiesOn } from './life.ts';

export interface PledgeReading {
  readonly obligation: Obligation;
  /** What is promised, in per cent of `of`. */
  readonly promised: Big;
  /** On what it is to be spent, and of what it is a part: words of columns. */
  readonly on: string;
  readonly of: string;
  /** The latest figures that know it, and are not later than the day of analysis: of the treaty's file, else of any. */
  readonly figures?: FigureTable;
  /** The day by which it is to be kept, if the clause says one. */
  readonly due?: Day;
  /** The figures are of a year in which, or after which, it was to be kept. */
  readonly isDue: boolean;
  /** Those who owe it, with what the figures say; in the order of the treaty. */
  readonly debtors: readonly { readonly state: StateEntity; readonly spent?: Big; readonly kept?: boolean }[];
  readonly withoutData: readonly StateEntity[];
}

/** Reads a pledge; `undefined` where the obligation is none. */
export function readPledge(
  workspace: Workspace,
  placed: PlacedTreaty,
  obligation: Obligation,
  settings: { readonly day: Day },
): PledgeReading | undefined {
  const { action } = obligation;
  const of = action?.quantity?.unit?.value;
  const on = action?.words[0]?.value;
  const promised = action?.quantity?.from ? decimal(action.quantity.from.value) : undefined;
  if (action?.verb !== 'spend' || !promised || of === undefined || on === undefined || obligation.not) return undefined;
  // `defence` is what the column `defence-spending` counts
  const columns = [on, `${on}-spending`];
  const { figures, column } = latest(ownFigures(workspace, placed), columns, of, settings.day) ??
    latest(allFigures(workspace), columns, of, settings.day) ?? { figures: undefined, column: on };
  const year = figures?.year;
  const day = lastDayInForce(workspace, placed, year === undefined ? settings.day : lastDay({ year }));
  const due = dueDay(workspace, placed, obligation);
  const debtors: { state: StateEntity; spent?: Big; kept?: boolean }[] = [];
  const withoutData: StateEntity[] = [];
  for (const { state } of partiesOn(workspace, placed, day)) {
    const owes =
      !obligation.actors ||
      judgeState(obligation.actors, state, { workspace, treaty: placed }, day).truth !== 'not-met';
    if (!owes) continue;
    const spent = figures ? percentageOf(figures, state, column, of) : undefined;
    if (!spent) withoutData.push(state);
    debtors.push({ state, ...(spent ? { spent, kept: spent.gte(promised) } : {}) });
  }
  return {
    obligation,
    promised,
    on: column,
    of,
    ...(figures ? { figures } : {}),
    ...(due === undefined ? {} : { due }),
    isDue: due === undefined || year === undefined || lastDay({ year }) >= due,
    debtors,
    withoutData: figures ? withoutData : [],
  };
}

/** The figures that stand in the treaty's own file: they are meant before those of other files. */
function ownFigures(workspace: Workspace, { site: { file } }: PlacedTreaty): readonly FigureTable[] {
  return figuresIn(workspace, file.uri);
}

/** The latest figures by the day that have one of the columns, and that column. */
function latest(
  tables: readonly FigureTable[],
  columns: readonly string[],
  of: string,
  day: Day,
): { figures: FigureTable; column: string } | undefined {
  let best: { figures: FigureTable; column: string } | undefined;
  for (const figures of tables) {
    if (figures.year === undefined || firstDay({ year: figures.year }) > day) continue;
    if (best?.figures.year !== undefined && best.figures.year >= figures.year) continue;
    const column = columns.find((word) => {
      const each = figures.columns.find((candidate) => candidate.word === word);
      return each && (each.percentOf === of || (!each.percent && figures.columns.some((other) => other.word === of)));
    });
    if (column !== undefined) best = { figures, column };
  }
  return best;
}

function dueDay(workspace: Workspace, placed: PlacedTreaty, obligation: Obligation): Day | undefined {
  const { from } = lifeOf(workspace, placed);
  for (const modifier of obligation.modifiers) {
    if (modifier.what === 'within' && modifier.duration?.count && modifier.duration.unit && from !== undefined)
      return addDuration(from, Number(modifier.duration.count.value), modifier.duration.unit);
    if (modifier.what === 'by-date' && modifier.date) {
      const { date } = readDate(modifier.date);
      if (date) return lastDay(date);
    }
  }
  return undefined;
}
