/** A picture's data as a table for a spreadsheet. */
import Papa from 'papaparse';

/** What stands in the data; a term of ours with what it is called in the user's language. */
export type Cell = string | number | { readonly value: string; readonly says: string };

export interface Table {
  /** By its name in the saved data, which is the same in every language: what a column is called. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly { readonly cells: readonly Cell[] }[];
}

/**
 * What a spreadsheet would take for a formula, also in its wide forms and behind a line end; a number with a sign is a
 * number. (The library's own pattern passes a formula over that goes on in a second line.)
 */
const formula = /^(?![+-]?\d+(\.\d+)?$)[\t\r\n]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** The data; a cell that a spreadsheet would take for a formula is told to be text. */
export function csvOf({ columns, rows }: Table): string {
  const data = rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'object' ? cell.value : cell)));
  return Papa.unparse({ fields: Object.keys(columns), data }, { escapeFormulae: formula });
}
