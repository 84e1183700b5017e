/** One line of the table of goals: how we did, beside whom, and whether that was the goal. */
export interface Row {
  readonly work: string;
  readonly unit: 'ms' | 'MB' | 's';
  /** NaN: it did not finish. */
  readonly ours: number;
  /** Whom we are measured beside, and its figure in the same unit. */
  readonly beside?: { readonly who: string; readonly figure: number };
  /** The most that ours may be: parts of the other's, or, beside nobody, in the unit. Left out: for the record. */
  readonly atMost?: number;
}

/** What one part of the benchmark has to say. */
export interface Part {
  readonly rows: readonly Row[];
  /** All that was measured, as Markdown. */
  readonly details: string;
}

/** Ours as a part of the other's; undefined beside nobody. */
export function ratioOf({ ours, beside }: Row): number | undefined {
  return beside && ours / beside.figure;
}

/** Whether the goal is reached; undefined where there is none. What did not finish reaches none. */
export function reached(row: Row): boolean | undefined {
  return row.atMost === undefined ? undefined : (ratioOf(row) ?? row.ours) <= row.atMost;
}

/** The table of goals. */
export function goals(rows: readonly Row[]): string {
  return table(
    ['work', 'Foedus', 'beside', 'ours ÷ its', 'goal', 'reached'],
    rows.map((row) => {
      const ratio = ratioOf(row);
      const limit = row.atMost === undefined ? '' : `≤ ${row.atMost}${row.beside ? '' : ` ${row.unit}`}`;
      const yes = reached(row);
      return [
        row.work,
        `${figure(row.ours)} ${row.unit}`,
        row.beside ? `${row.beside.who}: ${figure(row.beside.figure)} ${row.unit}` : '',
        ratio === undefined ? '' : figure(ratio),
        limit,
        yes === undefined ? '' : yes ? 'yes' : '**no**',
      ];
    }),
  );
}

/** A number in three digits; a dash for what did not finish. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '–';
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toFixed(digits);
}

/** A table whose columns but the first are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
