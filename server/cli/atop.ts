/** `foedus atop`: the codes of the Alliance Treaty Obligations and Provisions project, as CSV, or explained. */
import Papa from 'papaparse';
import { type AtopRow, atopRows } from '../meaning/derived/atop-rows.ts';
import { type AtopLevel, atopColumns, atopVariables } from '../meaning/derived/atop-variables.ts';
import type { Because } from '../meaning/derived/figure.ts';
import { didYouMean, nearest } from '../rules/nearest.ts';
import { askedTreaties, placeIn } from './derived.ts';
import { print } from './terminal.ts';
import { exit, UsageError } from './usage.ts';

export interface AtopOptions {
  readonly level: AtopLevel;
  /** A variable whose clauses are to be named. */
  readonly explain?: string;
}

/**
 * Prints the codes of the treaties in the paths. Returns the exit code.
 * @throws UsageError where `--explain` names no variable of that level.
 */
export async function atop(paths: readonly string[], options: AtopOptions): Promise<number> {
  const { level, explain } = options;
  if (explain !== undefined && !atopColumns(level).includes(explain)) throw new UsageError(noVariable(explain, level));
  const { workspace, treaties } = await askedTreaties(paths);
  const rows = atopRows(workspace, treaties, level);
  print(explain === undefined ? csvOf(rows, level) : explanationOf(rows, explain, placeIn(workspace)));
  return exit.clean;
}

function noVariable(name: string, level: AtopLevel): string {
  const columns = atopColumns(level);
  if (atopVariables.some((each) => each.name === name))
    return `\`${name}\` is no variable of the ${level} level; try \`--level ${level === 'member' ? 'alliance' : 'member'}\`.`;
  const hint = didYouMean(nearest(name, columns));
  return `ATOP has no variable \`${name}\`${hint ? `: ${hint}` : '.'}`;
}

/** What a spreadsheet would take for a formula, as in the panel's tables. */
const formula = /^(?![+-]?\d+(\.\d+)?$)[\t\r\n]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** The CSV: who it is about, then ATOP's columns by their names. Cells a spreadsheet would run as formulas are made text. */
export function csvOf(rows: readonly AtopRow[], level: AtopLevel): string {
  const columns = atopColumns(level);
  const who = level === 'member' ? ['treaty', 'party'] : ['treaty'];
  const data = rows.map(({ treaty, party, codes }) => [
    treaty,
    ...(level === 'member' ? [party ?? ''] : []),
    ...columns.map((name) => codes[name]?.value ?? ''),
  ]);
  return `${Papa.unparse({ fields: [...who, ...columns], data }, { escapeFormulae: formula, newline: '\n' })}\n`;
}

function explanationOf(rows: readonly AtopRow[], name: string, place: (each: Because) => string): string {
  const variable = atopVariables.find((each) => each.name === name);
  const lines = [`${name}: ${variable?.meaning ?? ''} (meaning: ${variable?.sure ?? 'recalled'})`];
  if (variable?.from) lines.push(`Derived from: ${variable.from}`);
  for (const { treaty, party, codes } of rows) {
    const figure = codes[name];
    lines.push('', `${treaty}${party ? `, ${party}` : ''}: ${figure?.value ?? 'empty'}`);
    if (figure?.says) lines.push(`  ${figure.says}`);
    else if (figure?.value === undefined)
      lines.push(variable?.from ? '  The text does not say.' : '  It cannot be derived from a text in this language.');
    else if (figure.because.length === 0) lines.push('  No clause says so.');
    for (const each of figure?.because ?? []) lines.push(`  ${each.label}  ${place(each)}`);
  }
  return `${lines.join('\n')}\n`;
}
