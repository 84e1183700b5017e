/**
 * What was read of a workspace while something was worked out. The names of a workspace, its CSV files and lists are
 * cells; whoever looks one up notes it, so that what was worked out can be kept until one of the cells it read changes.
 * Nobody has to say on what a result depends, and nobody can say it wrongly.
 */

/** Something that holds only as long as the cells that it read. */
export interface Reader {
  /** One of its cells has changed. It then leaves all of them ({@link detach}). */
  outdated(): void;
}

/** A part of a workspace that changes by itself: who bears a name, the text of a CSV file. */
export class Cell {
  /** Who read it. */
  readonly readers = new Set<Standing>();
  /** The reading that noted it last: most are noted many times in a row. */
  notedBy: Reading | undefined;
}

/** What one piece of work has read. */
export class Reading {
  /** Made with the first: much of what is worked out reads nothing. */
  #cells: Set<Cell> | undefined;
  /** The reading that took it over last. */
  notedBy: Reading | undefined;

  get cells(): ReadonlySet<Cell> {
    return this.#cells ?? noCells;
  }

  /** Adds a cell. */
  note(cell: Cell): void {
    if (cell.notedBy === this) return;
    cell.notedBy = this;
    this.#cells ??= new Set();
    this.#cells.add(cell);
  }
}
const noCells: ReadonlySet<Cell> = new Set();

let current: Reading | undefined;
/** Whether anybody will ask on what something rests. */
let watched = true;

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
  try {
    return readingApart(reading, work);
  } finally {
    noteReading(reading);
  }
}

/**
 * As {@link readingOf}, but whoever is at work already has not read the same: for what has a cell of its own, which
 * changes with all that the work has read.
 */
export function readingApart<T>(reading: Reading, work: () => T): T {
  if (!watched) return work();
  const outer = current;
  current = reading;
  try {
    return work();
  } finally {
    current = outer;
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

/** Does some work on what will never change: nobody notes what it reads, and what it keeps holds for good. */
export function unwatched<T>(work: () => T): T {
  const outer = watched;
  watched = false;
  try {
    return unnoted(work);
  } finally {
    watched = outer;
  }
}

/** That a reader stands with the cells that its work has read. */
export class Standing {
  /** Nobody once it has left. */
  reader: Reader | undefined;
  /** The cells that it may still stand with after it has left. */
  readonly rest: Iterator<Cell>;

  constructor(reader: Reader, cells: ReadonlySet<Cell>) {
    this.reader = reader;
    this.rest = cells.values();
  }
}

/** Those that have left, but may still stand with cells. */
const leaving: Standing[] = [];

/** Lets a reader stand with the cells that its work has read. */
export function attach(reader: Reader, { cells }: Reading): Standing {
  // Who comes clears away after those who left, twice as much as it brings: so they never become many.
  clear(2 * cells.size + 1);
  const standing = new Standing(reader, cells);
  for (const cell of cells) cell.readers.add(standing);
  return standing;
}

/**
 * A reader is told of no change any more. Its cells are cleared of it later: it may have read a hundred thousand, and it
 * is a keystroke that makes it leave.
 */
export function detach(standing: Standing): void {
  if (!standing.reader) return;
  standing.reader = undefined;
  leaving.push(standing);
}

function clear(cells: number): void {
  for (let left = cells; left > 0; left--) {
    const standing = leaving.at(-1);
    if (!standing) return;
    const { done, value } = standing.rest.next();
    if (done) leaving.pop();
    else value.readers.delete(standing);
  }
}

/** Tells all who read a cell that it has changed. */
export function change(cell: Cell | undefined): void {
  if (!cell || cell.readers.size === 0) return;
  const standings = [...cell.readers];
  cell.readers.clear();
  for (const { reader } of standings) reader?.outdated();
}
