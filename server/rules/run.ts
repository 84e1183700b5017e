/** Runs rules on one chunk and makes findings of what they report. */
import type { PlacedChunk } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';
import { placedTreaty, type Workspace } from '../model/workspace.ts';
import { compareFindings, type Finding, type Severity, severities } from './finding.ts';
import type { Report, Rule, Settings, Subject } from './rule.ts';

/** A rule that threw. Its finding says so to the reader; this is for the log. */
export interface Failure {
  readonly rule: string;
  readonly uri: string;
  readonly error: unknown;
}

/** Told of rules that threw. */
export type OnFailure = ((failure: Failure) => void) | undefined;

/** All that some rules find in a chunk. */
export function runAll(asked: readonly Rule[], subject: Subject, onFailure: OnFailure): Finding[] {
  return asked.flatMap((rule) => run(rule, subject, onFailure));
}

/** What rules see of a chunk. */
export function subjectOf(workspace: Workspace, file: SourceFile, placed: PlacedChunk, settings: Settings): Subject {
  return { workspace, file, placed, settings, treaty: placedTreaty(file, placed) };
}

/** Runs one rule. If it throws, what it found before stays, and a finding says that it did not come to its end. */
export function run(rule: Rule, subject: Subject, onFailure: OnFailure): Finding[] {
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
export function sorted(found: Finding[]): readonly Finding[] {
  found.sort(compareFindings);
  return found.filter((each, index) => {
    const before = found[index - 1];
    return !before || compareFindings(before, each) !== 0;
  });
}
