/** Where a clause stands, as a report says it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Location } from '../model/site.ts';
import { type DiskFile, type Input, shown } from './disk.ts';
import { linesOf, type Position } from './lines.ts';

/** A place in a file of the input. */
export interface PlaceInFile {
  /** As it is shown to people: from the folder they stand in. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  /** For machines: from the root of the input, with `/`. */
  readonly relative: string;
  readonly start: Position;
  readonly end: Position;
}

const byUri = new WeakMap<Input, ReadonlyMap<string, DiskFile>>();

function treatyFile(input: Input, uri: string): DiskFile | undefined {
  let files = byUri.get(input);
  if (!files) {
    files = new Map(input.all.map((file) => [file.uri, file]));
    byUri.set(input, files);
  }
  return files.get(uri);
}

/** The text of a file of the input: a treaty, a `foedus.json`, or a table of figures. */
export function textOf(input: Input, uri: string): string {
  return treatyFile(input, uri)?.text ?? input.configurations.get(uri) ?? input.csv.get(uri) ?? '';
}

function pathOf(uri: string): string {
  return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
}

/** Finds places in the files of an input; the lines of a file are counted once. */
export function placesIn(input: Input): (at: Location) => PlaceInFile {
  const made = new Map<string, { file: string; position: (offset: number) => Position }>();
  return ({ uri, start, end }) => {
    let known = made.get(uri);
    if (!known) {
      known = { file: treatyFile(input, uri)?.path ?? pathOf(uri), position: linesOf(textOf(input, uri)) };
      made.set(uri, known);
    }
    const relative = path.relative(input.root, known.file).split(path.sep).join('/');
    return {
      file: shown(known.file),
      path: known.file,
      relative,
      start: known.position(start),
      end: known.position(end),
    };
  };
}
