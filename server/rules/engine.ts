/**
 * Runs the rules. What is found in a chunk is kept with it until the settings, or something that the rules read of the
 * workspace, have changed: nobody has to say what that is, since the workspace notes it (model/reads.ts).
 */
import type { PlacedChunk } from '../../grammar/index.ts';
import type { Day } from '../model/dates.ts';
import type { Resident } from '../model/directory.ts';
import { Reading, readingOf } from '../model/reads.ts';
import type { SourceFile } from '../model/site.ts';
import { finished } from '../model/steps.ts';
import { directoryOf, type Workspace } from '../model/workspace.ts';
import type { Finding } from './finding.ts';
import { KeptFindings, placedAt, placesElsewhere } from './kept.ts';
import { rules } from './list.ts';
import type { Rule, Settings, Subject } from './rule.ts';
import { type OnFailure, run, runAll, sorted, subjectOf } from './run.ts';
import { coversOf, type Suppression, suppressionsOf, wholeFileSuppressions } from './suppressions.ts';

/** What holds where the user sets nothing. `day` is the day of analysis. */
export function defaultSettings(day: Day): Settings {
  return { day, options: {}, severities: {} };
}

/** All findings in a file, in the order in which they are shown. Never throws; faults of rules go to `onFailure`. */
export function checkFile(
  workspace: Workspace,
  file: SourceFile,
  settings: Settings,
  onFailure?: OnFailure,
): readonly Finding[] {
  return finished(checkFileInSteps(workspace, file, settings, onFailure));
}

/** As {@link checkFile}, with a pause behind each chunk, so that a caller can let others in between, or stop. */
export function* checkFileInSteps(
  workspace: Workspace,
  file: SourceFile,
  settings: Settings,
  onFailure?: OnFailure,
): Generator<void, readonly Finding[]> {
  const first = file.tree.chunks[0];
  const found: Finding[] = [];
  const directory = directoryOf(workspace);
  directory.settle();
  const residents = directory.residentsOf(file);
  for (const [at, placed] of file.tree.chunks.entries()) {
    for (const each of checkPlaced(workspace, residents?.[at], file, placed, settings, onFailure)) found.push(each);
    yield;
  }
  const whole = wholeFileSuppressions(file.tree);
  // In order already: chunk by chunk, and each chunk's sorted.
  if (!first || whole.length === 0) return found;
  const named = new Set(whole.map((each) => each.rule));
  const used = new Set<string>();
  const kept = found.filter((finding) => {
    if (!named.has(finding.rule) || !silenceable(finding)) return true;
    used.add(finding.rule);
    return false;
  });
  const subject = subjectOf(workspace, file, first, settings);
  const unused = whole.filter((each) => !used.has(each.rule));
  return sorted(kept.concat(unusedFindings(subject, unused, onFailure)));
}

/** The findings in one chunk, after the suppressions above its clauses, not those for the whole file. */
export function checkChunk(
  workspace: Workspace,
  file: SourceFile,
  placed: PlacedChunk,
  settings: Settings,
  onFailure?: OnFailure,
): readonly Finding[] {
  const directory = directoryOf(workspace);
  directory.settle();
  const resident = directory.residentAt(file, placed.start);
  return checkPlaced(workspace, resident, file, placed, settings, onFailure);
}

/** As {@link checkChunk}; with what is kept of the chunk as long as it holds. */
function checkPlaced(
  workspace: Workspace,
  resident: Resident | undefined,
  file: SourceFile,
  placed: PlacedChunk,
  settings: Settings,
  onFailure: OnFailure,
): readonly Finding[] {
  const subject = subjectOf(workspace, file, placed, settings);
  const parts = [...groups.reading, ...groups.judging]
    .map((group) => findingsOf(group, resident, subject, onFailure))
    .filter((each) => each.length > 0);
  const all = suppressionsOf(placed.chunk);
  if (all.length === 0) return parts.length < 2 ? (parts[0] ?? []) : sorted(parts.flat());
  const used = new Set<Suppression>();
  const kept = parts.flat().filter((finding) => !isSilenced(finding, finding.start - placed.start, all, used));
  return sorted(kept.concat(unusedFindings(subject, unusedOf(all, used, file, placed), onFailure)));
}

/** Whether suppressions above clauses of a chunk silence a finding that begins so far behind the chunk's start; these are noted. */
export function isSilenced(
  finding: Finding,
  start: number,
  all: readonly Suppression[],
  used: Set<Suppression>,
): boolean {
  const by = silenceable(finding) ? coversOf(all).over(finding.rule, start) : [];
  for (const each of by) used.add(each);
  return by.length > 0;
}

/** Those of a chunk's suppressions that silenced nothing; what those for the whole file silence is seen with the file. */
export function unusedOf(
  all: readonly Suppression[],
  used: ReadonlySet<Suppression>,
  file: SourceFile,
  placed: PlacedChunk,
): readonly Suppression[] {
  const first = file.tree.chunks[0] === placed;
  return all.filter((each) => !used.has(each) && !(each.wholeFile && each.covers && first));
}

/** Rules whose results are kept together. */
export type Group = readonly Rule[];

/**
 * The rules by when they are run. Reading: whether the text can be read, and its names are known; that takes little, and
 * an editor shows it at once. Judging: what the text comes to. Rules that read no more than what the chunk names, and
 * the others, are kept apart: an edit elsewhere rarely concerns the former.
 */
export const groups: Readonly<Record<'reading' | 'judging', readonly Group[]>> = {
  reading: apart(rules.filter(isReading)),
  judging: apart(rules.filter((rule) => !isReading(rule))),
};

function isReading({ group }: Rule): boolean {
  return group === 'reading' || group === 'upkeep';
}

function apart(all: readonly Rule[]): readonly Group[] {
  const asked = all.filter((rule) => !rule.unused && rule.of === undefined);
  return [asked.filter((rule) => rule.reads !== 'workspace'), asked.filter((rule) => rule.reads === 'workspace')];
}

/** What a group found in a chunk, where that stands now; kept with it as long as it holds. */
function findingsOf(
  group: Group,
  resident: Resident | undefined,
  subject: Subject,
  onFailure: OnFailure,
): readonly Finding[] {
  if (!resident) return sorted(runAll(group, subject, onFailure));
  const kept = keptOf(resident, group);
  if (kept?.holds(subject.settings)) return placedAt(kept, subject.placed.start);
  return finished(work(group, resident, subject, onFailure));
}

/** What is kept of what a group found in a chunk, whether it holds or not. */
export function keptOf(resident: Resident, group: Group): KeptFindings | undefined {
  return resident.kept.get(group) as KeptFindings | undefined;
}

/**
 * Runs a group on a chunk, with a pause behind each rule, and keeps what it finds. The workspace must not have changed
 * when it goes on.
 */
export function* work(
  group: Group,
  resident: Resident,
  subject: Subject,
  onFailure: OnFailure,
): Generator<void, readonly Finding[]> {
  const { settings, workspace, file, placed } = subject;
  keptOf(resident, group)?.drop();
  const reading = new Reading();
  const all: Finding[] = [];
  for (const rule of group) {
    all.push(...readingOf(reading, () => run(rule, subject, onFailure)));
    yield;
  }
  const found = sorted(all);
  const elsewhere = placesElsewhere(workspace, { uri: file.uri, ...placed }, found);
  resident.kept.set(group, new KeptFindings({ settings, found, start: placed.start, reading, elsewhere }));
  return found;
}

/** What cannot be read is not checked either, so it cannot be silenced; nor can what is said of suppressions. */
export function silenceable(finding: Finding): boolean {
  return finding.rule !== 'syntax' && rules.find((rule) => rule.id === finding.rule)?.group !== 'upkeep';
}

/** What is said of suppressions that silence nothing. One of a rule that is switched off cannot be known to be unused. */
export function unusedFindings(
  subject: Subject,
  unused: readonly Suppression[],
  onFailure?: OnFailure,
): readonly Finding[] {
  const suppressions = unused.filter((each) => subject.settings.severities[each.rule] !== 'off');
  if (suppressions.length === 0) return [];
  const asked = { ...subject, unused: { suppressions, ruleIds: rules.map((rule) => rule.id) } };
  return runAll(
    rules.filter((rule) => rule.unused),
    asked,
    onFailure,
  );
}

/**
 * The one finding of a file that is not read at all: it is no text, too large, or cannot be opened. `reason` completes
 * the sentence "This file was not read: …", without a full stop.
 */
export function unreadableFile(uri: string, reason: string): Finding {
  return {
    uri,
    start: 0,
    end: 0,
    rule: 'syntax',
    severity: 'error',
    message: `This file was not read: ${reason}.`,
    related: [],
    concepts: [],
  };
}
