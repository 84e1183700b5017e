/**
 * Findings as diagnostics of a file, each made once: what is found in a chunk is shaped with it, in lines counted from
 * where the chunk begins, and moved only where the chunk has moved. So a keystroke in a long file costs what it changed.
 */
import type { Diagnostic, Position, Range } from 'vscode-languageserver';
import type { Chunk } from '../../grammar/index.ts';
import type { Resident } from '../model/directory.ts';
import type { KnownChunk } from '../rules/index.ts';
import { moved, rangesIn } from './by-chunk.ts';
import type { Findings } from './findings.ts';
import type { Session } from './session.ts';
import type { ToProtocol } from './to-protocol.ts';

/** The diagnostics of a file. */
export interface Reported {
  readonly items: Diagnostic[];
  /** Follows from what is reported, so that it is the same after a restart. */
  readonly resultId: string;
  /** Whether there is no more to be found. */
  readonly whole: boolean;
}

/** What is reported of a chunk, for as long as nothing that it speaks of moves. */
interface Placed {
  readonly places: readonly Position[];
  readonly items: readonly Diagnostic[];
  readonly hash: number;
}

export class Reports {
  readonly #session: Session;
  readonly #findings: Findings;
  readonly #to: ToProtocol;
  readonly #shaped = new WeakMap<KnownChunk['found'], Shaped>();

  constructor(session: Session, findings: Findings, to: ToProtocol) {
    this.#session = session;
    this.#findings = findings;
    this.#to = to;
  }

  /** What is known of a file, as diagnostics. */
  of(uri: string): Reported {
    const known = this.#findings.known(uri);
    if ('all' in known) {
      const items = known.all.map((finding) => this.#to.diagnostic(finding));
      return { items, resultId: resultId(items.length, [hashOf(items)]), whole: true };
    }
    const items: Diagnostic[] = [];
    const hashes: number[] = [];
    for (const { placed, found } of known.chunks) {
      let shaped = this.#shaped.get(found);
      if (!shaped) {
        shaped = this.#shape(placed.chunk, found);
        this.#shaped.set(found, shaped);
      }
      const there = shaped.at(this.#start(uri, placed.start), ({ file, placed: at }) =>
        this.#start(file.uri, at.start),
      );
      for (const item of there.items) items.push(item);
      hashes.push(there.hash);
    }
    return { items, resultId: resultId(items.length, hashes), whole: known.whole };
  }

  #start(uri: string, offset: number): Position {
    return this.#to.range({ uri, start: offset, end: offset }).start;
  }

  /** Diagnostics with ranges that count from the beginnings of chunks. */
  #shape(chunk: Chunk, found: KnownChunk['found']): Shaped {
    const others: Resident[] = [];
    const moves = new Map<Range, number>();
    const inOwn = rangesIn(this.#session.positions, chunk);
    const ranges = new Map<Resident, ReturnType<typeof rangesIn>>();
    const items = found.map(({ finding, batch }) =>
      this.#to.diagnostic(finding, {
        range: ({ start, end }) => inOwn(start - batch.start, end - batch.start),
        location: (at) => {
          const other = batch.elsewhere.get(at);
          if (!other && at.uri !== finding.uri) return this.#to.location(at);
          const uri = this.#session.document(at.uri)?.uri ?? at.uri;
          if (!other) return { uri, range: marked(inOwn(at.start - batch.start, at.end - batch.start), 0) };
          const { resident } = other;
          let index = others.indexOf(resident);
          if (index < 0) index = others.push(resident) - 1;
          let inOther = ranges.get(resident);
          if (!inOther) {
            inOther = rangesIn(this.#session.positions, resident.placed.chunk);
            ranges.set(resident, inOther);
          }
          return { uri, range: marked(inOther(at.start - other.start, at.end - other.start), index + 1) };
        },
      }),
    );
    return new Shaped(items, others, moves);

    function marked(range: Range, place: number): Range {
      moves.set(range, place);
      return range;
    }
  }
}

/** Diagnostics of one chunk, to be moved to where it stands. */
class Shaped {
  readonly #items: readonly Diagnostic[];
  readonly #others: readonly Resident[];
  /** Which ranges of related places move with the chunk (0) or with another (its index, from 1). */
  readonly #moves: ReadonlyMap<Range, number>;
  readonly #hash: number;
  #placed: Placed | undefined;

  constructor(items: readonly Diagnostic[], others: readonly Resident[], moves: ReadonlyMap<Range, number>) {
    this.#items = items;
    this.#others = others;
    this.#moves = moves;
    this.#hash = hashOf(items);
  }

  at(own: Position, startOf: (resident: Resident) => Position): Placed {
    const places = [own, ...this.#others.map(startOf)];
    const known = this.#placed;
    if (known && places.every((each, at) => samePosition(each, known.places[at]))) return known;
    const items = this.#items.map((item) => {
      const placed = { ...item, range: moved(item.range, own) };
      if (item.relatedInformation)
        placed.relatedInformation = item.relatedInformation.map(({ location: { uri, range }, message }) => {
          const place = this.#moves.get(range);
          return {
            location: { uri, range: place === undefined ? range : moved(range, places[place] ?? own) },
            message,
          };
        });
      return placed;
    });
    let hash = this.#hash;
    for (const { line, character } of places) hash = mix(mix(hash, line), character);
    this.#placed = { places, items, hash };
    return this.#placed;
  }
}

function samePosition(one: Position, two: Position | undefined): boolean {
  return one.line === two?.line && one.character === two.character;
}

/** The result of a file in which nothing is found, or which is not there. */
export const nothingFound = 'none';

function resultId(count: number, hashes: readonly number[]): string {
  if (count === 0) return nothingFound;
  let one = 0x811c9dc5;
  let two = 0x1b873593;
  for (const hash of hashes) {
    one = mix(one, hash);
    two = Math.imul(two ^ hash, 0x85ebca6b) ^ (two >>> 15);
  }
  return `${count}-${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}`;
}

function hashOf(items: readonly Diagnostic[]): number {
  const text = JSON.stringify(items);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/** One step of FNV-1a. */
function mix(hash: number, next: number): number {
  return Math.imul(hash ^ next, 0x01000193);
}
