/**
 * The findings of a chunk, kept until something that the rules read of the workspace has changed. They are kept free of
 * where their chunks stand, since an edit above moves all that is below it.
 */
import type { Chunk } from '../../grammar/index.ts';
import type { Resident } from '../model/directory.ts';
import { attach, detach, type Reader, type Reading, type Standing } from '../model/reads.ts';
import type { Location } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { directoryOf } from '../model/workspace.ts';
import type { Finding } from './finding.ts';
import type { Settings } from './rule.ts';

/** Findings in one chunk, with what it takes to say where they are after chunks have moved. */
export interface Batch {
  readonly found: readonly Finding[];
  /** Where the chunk stood then. */
  readonly start: number;
  /** The places in other chunks that the findings speak of, with these chunks and where they stood. */
  readonly elsewhere: ReadonlyMap<Location, { readonly resident: Resident; readonly start: number }>;
}

/** What some rules found in a chunk. */
export class KeptFindings implements Batch, Reader {
  readonly settings: Settings;
  readonly found: readonly Finding[];
  readonly start: number;
  readonly elsewhere: Batch['elsewhere'];
  readonly #standing: Standing;

  constructor(of: Batch & { settings: Settings; reading: Reading }) {
    this.settings = of.settings;
    this.found = of.found;
    this.start = of.start;
    this.elsewhere = of.elsewhere;
    this.#standing = attach(this, of.reading);
  }

  outdated(): void {
    this.drop();
  }

  drop(): void {
    detach(this.#standing);
  }

  /** Whether nothing that they rest on has changed. */
  holds(settings: Settings): boolean {
    if (!this.#standing.reader || this.settings !== settings) return false;
    if (this.elsewhere.size > 0) for (const { resident } of this.elsewhere.values()) if (resident.gone) return false;
    return true;
  }
}

/** The findings where the chunk stands now. */
export function placedAt({ found, start: before, elsewhere }: Batch, start: number): readonly Finding[] {
  const by = start - before;
  const moved = [...elsewhere.values()].some((each) => each.resident.placed.start !== each.start);
  if (by === 0 && !moved) return found;
  const move = <L extends Location>(at: L): L => {
    const other = elsewhere.get(at);
    const far = other ? other.resident.placed.start - other.start : at.uri === own ? by : 0;
    return far === 0 ? at : { ...at, start: at.start + far, end: at.end + far };
  };
  const own = found[0]?.uri;
  return found.map((finding) => ({
    ...finding,
    start: finding.start + by,
    end: finding.end + by,
    related: finding.related.length > 0 ? finding.related.map(move) : finding.related,
    ...(finding.fixes ? { fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(move) })) } : {}),
  }));
}

/** The chunks that places outside of a chunk lie in. A place that lies in none, such as a line of a CSV file, stays where it is. */
export function placesElsewhere(
  workspace: Workspace,
  own: { readonly uri: string; readonly start: number; readonly chunk: Chunk },
  findings: readonly Finding[],
): Batch['elsewhere'] {
  let found: Map<Location, { resident: Resident; start: number }> | undefined;
  const end = own.start + own.chunk.text.length;
  for (const finding of findings)
    for (const place of places(finding)) {
      if (place.uri === own.uri && place.start >= own.start && place.end <= end) continue;
      const resident = residentAt(workspace, place);
      if (!resident) continue;
      found ??= new Map();
      found.set(place, { resident, start: resident.placed.start });
    }
  return found ?? nowhere;
}

/** Of findings that speak of their own chunk only. */
export const nowhere: Batch['elsewhere'] = new Map();

function* places({ related, fixes }: Finding): Generator<Location> {
  yield* related;
  for (const { edits } of fixes ?? []) yield* edits;
}

function residentAt(workspace: Workspace, { uri, start, end }: Location): Resident | undefined {
  const file = workspace.file(uri);
  const resident = file && directoryOf(workspace).residentAt(file, start);
  return resident && end <= resident.placed.start + resident.placed.chunk.text.length ? resident : undefined;
}
