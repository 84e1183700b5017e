/** A picture's data as a table for a spreadsheet. */
import Papa from 'papaparse';

/**
 * What a spreadsheet would take for a formula, also in its wide forms and behind a line end; a number with a sign is a
 * number. (The library's own pattern passes a formula over that goes on in a second line.)
 */
const formula = /^(?![+-]?\d+(\.\d+)?$)[\t\r\n]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** The data; a cell that a spreadsheet would take for a formula is told to be text. */
export function csvOf({
  columns,
  rows,
}: {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly (string | number)[] }[];
}): string {
  return Papa.unparse({ fields: [...columns], data: rows.map(({ cells }) => [...cells]) }, { escapeFormulae: formula });
}
