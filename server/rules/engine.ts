/**
 * Runs the rules. What is found in a chunk is kept with it until the settings, or something that the rules read of the
 * workspace, have changed: nobody has to say what that is, since the workspace notes it (model/reads.ts).
 */
import type { PlacedChunk } from '../../grammar/index.ts';
import type { Day } from '../model/dates.ts';
import type { Resident } from '../model/directory.ts';
import { Reading, readingOf } from '../model/reads.ts';
import type { SourceFile } from '../model/site.ts';
import { directoryOf, placedTreaty, type Workspace } from '../model/workspace.ts';
import { compareFindings, type Finding, type Severity, severities } from './finding.ts';
import { KeptFindings, placesElsewhere } from './kept.ts';
import { rules } from './list.ts';
import type { Report, Rule, Settings, Subject } from './rule.ts';
import { type Suppression, suppressionsOf } from './suppressions.ts';

/** A rule that threw. Its finding says so to the reader; this is for the log. */
export interface Failure {
  readonly rule: string;
  readonly uri: string;
  readonly error: unknown;
}

/** What holds where the user sets nothing. `day` is the day of analysis. */
export function defaultSettings(day: Day): Settings {
  return { day, options: {}, severities: {} };
}

/** All findings in a file, in the order in which they are shown. Never throws; faults of rules go to `onFailure`. */
export function checkFile(
  workspace: Workspace,
  file: SourceFile,
  settings: Settings,
  onFailure?: (failure: Failure) => void,
): readonly Finding[] {
  const steps = checkFileInSteps(workspace, file, settings, onFailure);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As {@link checkFile}, with a pause behind each chunk, so that a caller can let others in between, or stop. */
export function* checkFileInSteps(
  workspace: Workspace,
  file: SourceFile,
  settings: Settings,
  onFailure?: (failure: Failure) => void,
): Generator<void, readonly Finding[]> {
  const first = file.tree.chunks[0];
  const found: Finding[] = [];
  const directory = directoryOf(workspace);
  directory.settle();
  const residents = directory.residentsOf(file);
  for (const [at, placed] of file.tree.chunks.entries()) {
    found.push(...checkPlaced(workspace, residents?.[at], file, placed, settings, onFailure));
    yield;
  }
  const whole = first ? suppressionsOf(first.chunk).filter((each) => each.wholeFile && each.covers) : [];
  // In order already: chunk by chunk, and each chunk's sorted.
  if (!first || whole.length === 0) return found;
  const used = new Set<Suppression>();
  const kept = found.filter((finding) => {
    const by = silenceable(finding) ? whole.filter((each) => each.rule === finding.rule) : [];
    for (const each of by) used.add(each);
    return by.length === 0;
  });
  const subject = subjectOf(workspace, file, first, settings);
  const unused = whole.filter((each) => !used.has(each));
  kept.push(...unusedFindings(subject, unused, onFailure));
  return sorted(kept);
}

/** The findings in one chunk, after the suppressions above its clauses, not those for the whole file. */
export function checkChunk(
  workspace: Workspace,
  file: SourceFile,
  placed: PlacedChunk,
  settings: Settings,
  onFailure?: (failure: Failure) => void,
): readonly Finding[] {
  const at = file.tree.chunks.indexOf(placed);
  const resident = directoryOf(workspace).residentsOf(file)?.[at];
  return checkPlaced(workspace, resident, file, placed, settings, onFailure);
}

/** As {@link checkChunk}; with what is kept of the chunk as long as it holds. */
function checkPlaced(
  workspace: Workspace,
  resident: Resident | undefined,
  file: SourceFile,
  placed: PlacedChunk,
  settings: Settings,
  onFailure: ((failure: Failure) => void) | undefined,
): readonly Finding[] {
  const subject = subjectOf(workspace, file, placed, settings);
  const first = file.tree.chunks[0] === placed;
  const all = suppressionsOf(placed.chunk);
  const own = keptOr(resident, ownFindings, subject, () => runAll(ownRules, subject, onFailure));
  const wide = keptOr(resident, wideFindings, subject, () => runAll(wideRules, subject, onFailure));
  if (all.length === 0) return wide.length === 0 ? own : own.length === 0 ? wide : sorted([...own, ...wide]);
  const found = [...own, ...wide];
  const here = all.filter((each) => !each.wholeFile);
  const used = new Set<Suppression>();
  const kept = found.filter((finding) => {
    const by = silenceable(finding) ? here.filter((each) => covers(each, finding, placed)) : [];
    for (const each of by) used.add(each);
    return by.length === 0;
  });
  const unused = all.filter((each) => !used.has(each) && !(each.wholeFile && each.covers && first));
  kept.push(...unusedFindings(subject, unused, onFailure));
  return sorted(kept);
}

/** Whose results are kept apart: those of rules that read no more than what the chunk names, and of the others. */
const ownFindings = {};
const wideFindings = {};
const ownRules = rules.filter((rule) => !rule.unused && rule.reads !== 'workspace');
const wideRules = rules.filter((rule) => !rule.unused && rule.reads === 'workspace');

function keptOr(
  resident: Resident | undefined,
  owner: object,
  { settings, workspace, file, placed }: Subject,
  work: () => Finding[],
): readonly Finding[] {
  if (!resident) return sorted(work());
  const kept = resident.kept.get(owner);
  if (kept instanceof KeptFindings && kept.valid && kept.settings === settings) {
    const found = kept.placedAt(placed.start);
    if (found) return found;
  }
  kept?.drop();
  const reading = new Reading();
  const found = sorted(readingOf(reading, work));
  const elsewhere = placesElsewhere(workspace, { uri: file.uri, ...placed }, found);
  if (elsewhere)
    resident.kept.set(owner, new KeptFindings({ settings, found, start: placed.start, reading, elsewhere }));
  else resident.kept.delete(owner);
  return found;
}

function runAll(
  asked: readonly Rule[],
  subject: Subject,
  onFailure: ((failure: Failure) => void) | undefined,
): Finding[] {
  return asked.flatMap((rule) => run(rule, subject, onFailure));
}

/** What cannot be read is not checked either, so it cannot be silenced; nor can what is said of suppressions. */
export function silenceable(finding: Finding): boolean {
  return finding.rule !== 'syntax' && rules.find((rule) => rule.id === finding.rule)?.group !== 'upkeep';
}

function covers(suppression: Suppression, finding: Finding, placed: PlacedChunk): boolean {
  const over = suppression.covers;
  if (!over || suppression.rule !== finding.rule) return false;
  const start = finding.start - placed.start;
  return over.start <= start && start < Math.max(over.end, over.start + 1);
}

/** A suppression of a rule that is switched off cannot be known to be unused. */
function unusedFindings(
  subject: Subject,
  unused: readonly Suppression[],
  onFailure?: (failure: Failure) => void,
): Finding[] {
  const suppressions = unused.filter((each) => subject.settings.severities[each.rule] !== 'off');
  if (suppressions.length === 0) return [];
  const asked = { ...subject, unused: { suppressions, ruleIds: rules.map((rule) => rule.id) } };
  return rules.flatMap((rule) => (rule.unused ? run(rule, asked, onFailure) : []));
}

function subjectOf(workspace: Workspace, file: SourceFile, placed: PlacedChunk, settings: Settings): Subject {
  return { workspace, file, placed, settings, treaty: placedTreaty(file, placed) };
}

/** Runs one rule. If it throws, what it found before stays, and a finding says that it did not come to its end. */
function run(rule: Rule, subject: Subject, onFailure?: (failure: Failure) => void): Finding[] {
  const set = subject.settings.severities[rule.id];
  if (set === 'off') return [];
  const found: Finding[] = [];
  const report = (report: Report) => {
    found.push(findingOf(rule, subject, report, severityOf(rule, set, report.severity)));
  };
  try {
    rule.check(subject, report);
  } catch (error) {
    onFailure?.({ rule: rule.id, uri: subject.file.uri, error });
    const at = subject.placed.chunk.declaration ?? { start: 0, end: 0 };
    report({
      at: ('name' in at && at.name) || { start: at.start, end: at.start },
      severity: 'warning',
      message: `The rule \`${rule.id}\` could not be checked here, because of a fault in Foedus; all other findings are complete.`,
    });
  }
  return found;
}

/** The user's setting, but never graver than the rule says of a milder case. */
function severityOf(rule: Rule, set: Severity | undefined, reported: Severity | undefined): Severity {
  if (!reported) return set ?? rule.severity;
  if (!set) return reported;
  return severities.indexOf(set) > severities.indexOf(reported) ? set : reported;
}

function findingOf(rule: Rule, subject: Subject, report: Report, severity: Severity): Finding {
  const { placed, file } = subject;
  const { length } = placed.chunk.text;
  const start = Math.min(Math.max(report.at.start, 0), length);
  const end = Math.min(Math.max(report.at.end, start), length);
  return {
    uri: file.uri,
    start: placed.start + start,
    end: placed.start + end,
    rule: rule.id,
    severity,
    message: report.message,
    related: report.related ?? [],
    concepts: rule.concepts,
    ...(report.unnecessary ? { unnecessary: true } : {}),
    ...(report.fixes?.length ? { fixes: report.fixes } : {}),
    ...(report.details?.length ? { details: report.details } : {}),
  };
}

/** Sorted, each once. */
function sorted(found: Finding[]): readonly Finding[] {
  found.sort(compareFindings);
  return found.filter((each, index) => {
    const before = found[index - 1];
    return !before || compareFindings(before, each) !== 0;
  });
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
