/**
 * Findings stage by stage, for an editor: what can be read is told with the keystroke, what it comes to follows. Until
 * then what was found before stands on, moved with the text, so that nothing vanishes and comes back while one types.
 */
import { difference, type PlacedChunk } from '../../grammar/index.ts';
import type { Kept, Resident } from '../model/directory.ts';
import type { Location, SourceFile } from '../model/site.ts';
import { directoryOf, type Workspace } from '../model/workspace.ts';
import { type Group, groups, isSilenced, keptOf, unusedFindings, unusedOf, work } from './engine.ts';
import { compareFindings, type Finding } from './finding.ts';
import { type Batch, nowhere } from './kept.ts';
import type { Settings } from './rule.ts';
import { type OnFailure, subjectOf } from './run.ts';
import { type Suppression, suppressionsOf } from './suppressions.ts';

export type Stage = keyof typeof groups;

/** Runs the rules of a stage where what they found does not hold any more, with a pause behind each. */
export function* runStage(
  workspace: Workspace,
  file: SourceFile,
  settings: Settings,
  stage: Stage,
  onFailure?: OnFailure,
): Generator<void, void> {
  const directory = directoryOf(workspace);
  // What can be read rests on no index that depends on other chunks: those are for judging.
  if (stage === 'judging') directory.settle();
  for (const resident of directory.residentsOf(file) ?? []) {
    const missing = groups[stage].filter((group) => !keptOf(resident, group)?.holds(settings));
    if (missing.length === 0) continue;
    const subject = subjectOf(workspace, file, resident.placed, settings);
    for (const group of missing) yield* work(group, resident, subject, onFailure);
    if (stage === 'judging') resident.before = undefined;
    else forgetEarlier(resident);
  }
}

/** Of those whose place it took only the last one that was judged is of use. */
function forgetEarlier(resident: Resident): void {
  let judged = resident.before;
  while (judged && !groups.judging.some((group) => judged && keptOf(judged, group))) judged = judged.before;
  if (judged) judged.before = undefined;
  resident.before = judged;
}

/** What is known of a chunk. */
export interface KnownChunk {
  readonly placed: PlacedChunk;
  /** Each with the batch it belongs to, by which one can tell where it is now. The same array as long as it is the same. */
  readonly found: readonly { readonly finding: Finding; readonly batch: Batch }[];
}

/** What is known of a file so far, after {@link runStage} for reading. */
export interface Known {
  /** Those of its chunks in which something was found, in the order of the text. */
  readonly chunks: readonly KnownChunk[];
  /** Whether there is no more to be found. */
  readonly whole: boolean;
}

/** What is known of a file that silences nothing for the whole of it. */
export function knownOf(workspace: Workspace, file: SourceFile, settings: Settings, onFailure?: OnFailure): Known {
  const chunks: KnownChunk[] = [];
  const directory = directoryOf(workspace);
  let whole = directory.settled;
  for (const resident of directory.residentsOf(file) ?? []) {
    const judged = isJudged(resident, settings);
    whole &&= judged;
    const { found } = knownIn(workspace, resident, settings, judged, onFailure);
    if (found.length > 0) chunks.push({ placed: resident.placed, found });
  }
  return { chunks, whole };
}

/**
 * What is known of one chunk, or was of what it has become by an edit, where that is now; `undefined` where it has never
 * been looked at. Of a file that silences nothing for the whole of it.
 */
export function knownAt(
  workspace: Workspace,
  file: SourceFile,
  placed: PlacedChunk,
  settings: Settings,
  onFailure?: OnFailure,
): readonly Finding[] | undefined {
  const resident = directoryOf(workspace).residentAt(file, placed.start);
  if (!resident) return undefined;
  forgetEarlier(resident);
  if (![...groups.reading, ...groups.judging].every((group) => batchOf(resident, group))) return undefined;
  const { found } = knownIn(workspace, resident, settings, isJudged(resident, settings), onFailure);
  return found.map(({ finding, batch }) => {
    const by = placed.start - batch.start;
    return by === 0 ? finding : { ...finding, start: finding.start + by, end: finding.end + by };
  });
}

function isJudged(resident: Resident, settings: Settings): boolean {
  return groups.judging.every((group) => keptOf(resident, group)?.holds(settings) === true);
}

/** What is put together of a chunk, as long as it is put together of the same. */
class Together implements Kept {
  readonly batches: readonly Batch[];
  readonly judged: boolean;
  readonly found: KnownChunk['found'];

  constructor(batches: readonly Batch[], judged: boolean, found: KnownChunk['found']) {
    this.batches = batches;
    this.judged = judged;
    this.found = found;
  }

  drop(): void {}
}

function knownIn(
  workspace: Workspace,
  resident: Resident,
  settings: Settings,
  judged: boolean,
  onFailure: OnFailure,
): Pick<Together, 'found'> {
  const all = suppressionsOf(resident.placed.chunk);
  const batches: Batch[] = [];
  for (const stage of [groups.reading, groups.judging])
    for (const group of stage) {
      const batch = batchOf(resident, group);
      if (batch && batch.found.length > 0) batches.push(batch);
    }
  if (batches.length === 0 && all.length === 0) return nothing;
  const known = resident.kept.get(Together) as Together | undefined;
  if (known?.judged === judged && sameIn(known.batches, batches)) return known;
  let found = batches.flatMap((batch) => batch.found.map((finding) => ({ finding, batch })));
  if (all.length > 0) {
    const used = new Set<Suppression>();
    found = found.filter(({ finding, batch }) => !isSilenced(finding, finding.start - batch.start, all, used));
    if (judged) found.push(...unusedIn(workspace, resident, settings, unusedOf(all, used, resident.file, resident.placed), onFailure)); // biome-ignore format: one line
  }
  if (batches.length > 1 || all.length > 0) found.sort(inChunk);
  const made = new Together(batches, judged, found);
  resident.kept.set(Together, made);
  return made;
}
const nothing = { found: [] };

function sameIn(one: readonly Batch[], two: readonly Batch[]): boolean {
  return one.length === two.length && one.every((each, at) => each === two[at]);
}

type Floating = KnownChunk['found'][number];

function inChunk(one: Floating, two: Floating): number {
  const by = one.batch.start - two.batch.start;
  const { finding } = two;
  return compareFindings(
    one.finding,
    by === 0 ? finding : { ...finding, start: finding.start + by, end: finding.end + by },
  );
}

function unusedIn(
  workspace: Workspace,
  resident: Resident,
  settings: Settings,
  unused: readonly Suppression[],
  onFailure: OnFailure,
): readonly Floating[] {
  const { file, placed } = resident;
  const found = unusedFindings(subjectOf(workspace, file, placed, settings), unused, onFailure);
  const batch: Batch = { found, start: placed.start, elsewhere: nowhere };
  return found.map((finding) => ({ finding, batch }));
}

/** What a group found in a chunk: what holds or has held there, else what it found in the text before. */
function batchOf(resident: Resident, group: Group): Batch | undefined {
  const kept = keptOf(resident, group);
  if (kept) return stillPlaced(kept) ? kept : carried(resident, group, kept);
  const { before } = resident;
  const earlier = before && keptOf(before, group);
  return earlier && carried(resident, group, earlier, before);
}

function stillPlaced({ elsewhere }: Batch): boolean {
  for (const { resident } of elsewhere.values()) if (resident.gone) return false;
  return true;
}

/** Findings of before as they can still be shown: without remedies, which would be of another text. */
class Carried implements Kept, Batch {
  readonly of: Batch;
  readonly found: readonly Finding[];
  readonly start: number;
  readonly elsewhere: Batch['elsewhere'];

  constructor(of: Batch, found: readonly Finding[], start: number, elsewhere: Batch['elsewhere']) {
    this.of = of;
    this.found = found;
    this.start = start;
    this.elsewhere = elsewhere;
  }

  drop(): void {}
}
const carriedOf = new Map([...groups.reading, ...groups.judging].map((group) => [group, {}]));

/** What was found in a chunk before, or in the one whose place it took, moved with the text; what was edited is left out. */
function carried(resident: Resident, group: Group, earlier: Batch, before?: Resident): Batch {
  const owner = carriedOf.get(group) ?? group;
  const known = resident.kept.get(owner);
  if (known instanceof Carried && known.of === earlier && stillPlaced(known)) return known;
  const move = before ? moving(before.placed.chunk.text, resident.placed.chunk.text) : (at: Stretch) => at;
  const { start } = resident.placed;
  const elsewhere = new Map<Location, { resident: Resident; start: number }>();
  const inOwn = <L extends Location>(at: L): L | undefined => {
    const to = move({ start: at.start - earlier.start, end: at.end - earlier.start });
    return to && { ...at, start: start + to.start, end: start + to.end };
  };
  const found = earlier.found.flatMap((finding) => {
    const own = inOwn(finding);
    if (!own) return [];
    const related = finding.related.flatMap((each) => {
      const other = earlier.elsewhere.get(each);
      if (!other) return each.uri === finding.uri ? (inOwn(each) ?? []) : each;
      if (other.resident.gone) return [];
      elsewhere.set(each, other);
      return each;
    });
    const { fixes: _, ...rest } = own;
    return [{ ...rest, related }];
  });
  const made = new Carried(earlier, found, start, elsewhere);
  resident.kept.set(owner, made);
  return made;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a stretch of a text is after an edit; `undefined` where the edit went into it from outside. */
function moving(from: string, to: string): (at: Stretch) => Stretch | undefined {
  const same = difference(from, to);
  const behind = from.length - same.end;
  const by = to.length - from.length;
  return ({ start, end }) => {
    if (end <= same.start) return { start, end };
    if (start >= behind) return { start: start + by, end: end + by };
    return start <= same.start && end >= behind ? { start, end: end + by } : undefined;
  };
}
