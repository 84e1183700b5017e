/** `foedus check`: the findings on the paths given. */
import { type Severity, severities } from '../rules/finding.ts';
import { findingsOf, rootUri, settingsFor, workspaceOf } from './analysis.ts';
import { readInput } from './disk.ts';
import { jsonReport, textReport } from './report.ts';
import { exit } from './usage.ts';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly minSeverity: Severity;
  readonly failOn: Severity | 'never';
  readonly date?: string;
}

/** Checks the paths and prints what was found. Returns the exit code. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const input = await readInput(paths);
  const settings = settingsFor(input, options.date);
  const found = findingsOf(input, workspaceOf(input), settings);
  const { day } = settings(rootUri(input));
  const shown = found.filter((finding) => atLeast(finding.severity, options.minSeverity));
  const report = options.format === 'json' ? jsonReport : textReport;
  process.stdout.write(`${report(input, shown, day)}\n`);
  const { failOn } = options;
  const fails = failOn !== 'never' && found.some((finding) => atLeast(finding.severity, failOn));
  return fails ? exit.findings : exit.clean;
}

function atLeast(severity: Severity, level: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(level);
}
