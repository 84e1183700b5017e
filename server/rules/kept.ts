/**
 * The findings of a chunk, kept until something that the rules read of the workspace has changed. They are kept free of
 * where their chunks stand, since an edit above moves all that is below it.
 */
import type { Chunk } from '../../grammar/index.ts';
import type { Resident } from '../model/directory.ts';
import { attach, detach, type Reader, type Reading } from '../model/reads.ts';
import type { Location } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { directoryOf } from '../model/workspace.ts';
import type { Finding } from './finding.ts';
import type { Settings } from './rule.ts';

/** What some rules found in a chunk. */
export class KeptFindings implements Reader {
  readonly settings: Settings;
  readonly found: readonly Finding[];
  /** Where the chunk stood then. */
  readonly start: number;
  /** The chunks of other places that findings speak of, in the order in which {@link places} goes through them. */
  readonly elsewhere: ReadonlyMap<Location, { readonly resident: Resident; readonly start: number }>;
  valid = true;
  readonly #reading: Reading;

  constructor(of: {
    settings: Settings;
    found: readonly Finding[];
    start: number;
    reading: Reading;
    elsewhere: KeptFindings['elsewhere'];
  }) {
    this.settings = of.settings;
    this.found = of.found;
    this.start = of.start;
    this.elsewhere = of.elsewhere;
    this.#reading = of.reading;
    attach(this, of.reading);
  }

  outdated(): void {
    this.drop();
  }

  drop(): void {
    if (!this.valid) return;
    this.valid = false;
    detach(this, this.#reading);
  }

  /** The findings where the chunk stands now; `undefined` if a place that they speak of is gone. */
  placedAt(start: number): readonly Finding[] | undefined {
    const by = start - this.start;
    for (const { resident } of this.elsewhere.values()) if (resident.gone) return undefined;
    const moved = [...this.elsewhere.values()].some((each) => each.resident.placed.start !== each.start);
    if (by === 0 && !moved) return this.found;
    const move = <L extends Location>(at: L): L => {
      const other = this.elsewhere.get(at);
      const far = other ? other.resident.placed.start - other.start : by;
      return far === 0 ? at : { ...at, start: at.start + far, end: at.end + far };
    };
    return this.found.map((finding) => ({
      ...finding,
      start: finding.start + by,
      end: finding.end + by,
      related: finding.related.length > 0 ? finding.related.map(move) : finding.related,
      ...(finding.fixes ? { fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(move) })) } : {}),
    }));
  }
}

/** The chunks that places outside of a chunk lie in; `undefined` where one lies in no chunk of the workspace. */
export function placesElsewhere(
  workspace: Workspace,
  own: { readonly uri: string; readonly start: number; readonly chunk: Chunk },
  findings: readonly Finding[],
): KeptFindings['elsewhere'] | undefined {
  let found: Map<Location, { resident: Resident; start: number }> | undefined;
  const end = own.start + own.chunk.text.length;
  for (const finding of findings)
    for (const place of places(finding)) {
      if (place.uri === own.uri && place.start >= own.start && place.end <= end) continue;
      const resident = residentAt(workspace, place);
      if (!resident) return undefined;
      found ??= new Map();
      found.set(place, { resident, start: resident.placed.start });
    }
  return found ?? nowhere;
}

const nowhere: KeptFindings['elsewhere'] = new Map();

function* places({ related, fixes }: Finding): Generator<Location> {
  yield* related;
  for (const { edits } of fixes ?? []) yield* edits;
}

function residentAt(workspace: Workspace, { uri, start, end }: Location): Resident | undefined {
  const file = workspace.file(uri);
  const residents = file ? directoryOf(workspace).residentsOf(file) : undefined;
  if (!residents) return undefined;
  let low = 0;
  let high = residents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((residents[middle]?.placed.start ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  const resident = residents[low];
  return resident && end <= resident.placed.start + resident.placed.chunk.text.length ? resident : undefined;
}
