/** From findings to what is printed and the exit code: what `check` and `merge` have in common. */
import { fileURLToPath } from 'node:url';
import type { Day } from '../model/dates.ts';
import { type Finding, type Severity, severities } from '../rules/finding.ts';
import { compareWith, type Identity, readBaseline, writeBaseline } from './baseline.ts';
import type { Checked } from './checked.ts';
import { type Input, shown } from './disk.ts';
import { jsonReport, textReport } from './report.ts';
import { note, print, showable } from './terminal.ts';
import { type checkFormats, exit, UsageError } from './usage.ts';

/** How findings are reported. */
export interface ReportOptions {
  readonly format: (typeof checkFormats)[number];
  readonly minSeverity: Severity;
  readonly failOn: Severity | 'never';
  readonly output?: string;
  readonly statistics?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** All findings of a run. */
export interface Outcome {
  readonly input: Input;
  readonly day: Day;
  /** In their order. */
  readonly findings: readonly Finding[];
  readonly identity: (finding: Finding) => Identity;
}

/** @throws UsageError where the options of a report contradict each other */
export function refuseReport({ statistics, format }: ReportOptions): void {
  if (statistics && !['text', 'json'].includes(format))
    throw new UsageError('`--statistics` prints text or JSON: `--format text` or `--format json`.');
}

/** Says which files were asked for in vain. */
export function sayLeftOut({ leftOut }: Pick<Input, 'leftOut'>): void {
  for (const uri of leftOut)
    note(`${shown(fileURLToPath(uri))} is left out, by \`include\` or \`exclude\` in foedus.json`);
}

/**
 * Prints what was found, or writes it down as a baseline. Returns the exit code.
 * @throws UsageError where the baseline cannot be read
 */
export async function conclude({ input, day, findings, identity }: Outcome, options: ReportOptions): Promise<number> {
  if (options.writeBaseline !== undefined) {
    await writeBaseline(options.writeBaseline, findings.map(identity));
    const count = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`;
    note(`${count} written to ${shown(options.writeBaseline)}`);
    return exit.clean;
  }
  const compared = options.baseline === undefined ? undefined : compareWith(await readBaseline(options.baseline), findings, identity); // biome-ignore format: one line
  const known = new Set(compared?.each.flatMap((each) => (each.known ? [each.finding] : [])));
  const fresh = findings.filter((finding) => !known.has(finding));
  // A code host is told of the known ones as well, and that they are.
  const told = options.format === 'sarif' ? findings : fresh;
  const checked: Checked = {
    input,
    day,
    findings: told.filter((finding) => atLeast(finding, options.minSeverity)),
    identity,
    ...(compared
      ? { isKnown: (finding) => known.has(finding), baseline: { known: known.size, gone: compared.gone } }
      : {}),
  };
  await put(await report(checked, options), options);
  const { failOn } = options;
  return failOn !== 'never' && fresh.some((finding) => atLeast(finding, failOn)) ? exit.findings : exit.clean;
}

async function report(checked: Checked, { format, statistics }: ReportOptions): Promise<string> {
  if (statistics) {
    const { statisticsOf, statisticsText } = await import('./statistics.ts');
    const counts = statisticsOf(checked.findings);
    return format === 'json' ? JSON.stringify({ version: 1, statistics: counts }, null, 2) : statisticsText(counts);
  }
  if (format === 'text') return textReport(checked);
  if (format === 'json') return jsonReport(checked);
  if (format === 'sarif') return (await import('./sarif.ts')).sarifReport(checked);
  const hosts = await import('./report-hosts.ts');
  if (format === 'github') return hosts.githubReport(checked);
  return format === 'junit' ? hosts.junitReport(checked) : hosts.markdownReport(checked);
}

/** A report to the standard output, or into a file at once. */
export async function put(text: string, { output, format }: Pick<ReportOptions, 'output' | 'format'>): Promise<void> {
  const whole = text === '' ? '' : `${text}\n`;
  if (output === undefined) print(whole, format);
  else await (await import('./replace.ts')).replaceFile(output, showable(whole, format));
}

function atLeast({ severity }: Finding, level: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(level);
}
