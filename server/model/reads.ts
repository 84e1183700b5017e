/**
 * What was read of a workspace while something was worked out. The names of a workspace, its CSV files and lists are
 * cells; whoever looks one up notes it, so that what was worked out can be kept until one of the cells it read changes.
 * Nobody has to say on what a result depends, and nobody can say it wrongly.
 */

/** Something that holds only as long as the cells that it read. */
export interface Reader {
  /** One of its cells has changed. Told once; it no longer stands with any cell then. */
  outdated(): void;
}

/** A part of a workspace that changes by itself: who bears a name, the text of a CSV file. */
export class Cell {
  /** Who read it. */
  readonly readers = new Set<Reader>();
  /** The reading that noted it last: most are noted many times in a row. */
  notedBy: Reading | undefined;
}

/** What one piece of work has read. */
export class Reading {
  readonly cells = new Set<Cell>();
  /** The reading that took it over last. */
  notedBy: Reading | undefined;

  /** Adds a cell. */
  note(cell: Cell): void {
    if (cell.notedBy === this) return;
    cell.notedBy = this;
    this.cells.add(cell);
  }
}

let current: Reading | undefined;

/** Says that whoever is at work depends on this cell. */
export function noteRead(cell: Cell): void {
  current?.note(cell);
}

/** As {@link noteRead}, for all that an earlier piece of work has read. */
export function noteReading(reading: Reading): void {
  if (!current || reading.notedBy === current) return;
  reading.notedBy = current;
  for (const cell of reading.cells) current.note(cell);
}

/** Does some work and notes what it reads; whoever is at work already has read the same. */
export function readingOf<T>(reading: Reading, work: () => T): T {
  const outer = current;
  current = reading;
  try {
    return work();
  } finally {
    current = outer;
    noteReading(reading);
  }
}

/** Does some work of which nobody notes what it reads: what only places, orders or counts, and is not kept. */
export function unnoted<T>(work: () => T): T {
  const outer = current;
  current = undefined;
  try {
    return work();
  } finally {
    current = outer;
  }
}

/** Lets a reader stand with the cells that its work has read. */
export function attach(reader: Reader, { cells }: Reading): void {
  for (const cell of cells) cell.readers.add(reader);
}

/** Takes a reader away from them again. */
export function detach(reader: Reader, { cells }: Reading): void {
  for (const cell of cells) cell.readers.delete(reader);
}

/** Tells all who read a cell that it has changed. */
export function change(cell: Cell | undefined): void {
  if (!cell || cell.readers.size === 0) return;
  const readers = [...cell.readers];
  cell.readers.clear();
  for (const reader of readers) reader.outdated();
}
