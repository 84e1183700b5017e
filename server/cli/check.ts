/** `foedus check`: the findings on the paths given. */

import { text as textOfStream } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Finding, type Severity, severities } from '../rules/finding.ts';
import { findingsOf, rootUri, settingsFor, workspaceOf } from './analysis.ts';
import { compareWith, identitiesIn, readBaseline, writeBaseline } from './baseline.ts';
import type { Checked } from './checked.ts';
import { type Input, readInput, shown } from './disk.ts';
import { jsonReport, textReport } from './report.ts';
import { type checkFormats, exit, UsageError } from './usage.ts';

export interface CheckOptions {
  readonly format: (typeof checkFormats)[number];
  readonly minSeverity: Severity;
  readonly failOn: Severity | 'never';
  readonly date?: string;
  readonly output?: string;
  readonly statistics?: boolean;
  readonly watch?: boolean;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  /** `true`: since the last commit. */
  readonly changed?: string | true;
  readonly stdinFilename?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/**
 * Checks the paths and prints what was found. Returns the exit code.
 * @throws UsageError where options contradict each other, or something cannot be read
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  refuse(paths, options);
  if (options.watch) {
    const { watchAndCheck } = await import('./watch.ts');
    return watchAndCheck(paths, () => once(paths, options));
  }
  return once(paths, options);
}

function refuse(paths: readonly string[], options: CheckOptions): void {
  const stdin = paths.includes('-');
  if (stdin && paths.length > 1) throw new UsageError('`-` is the standard input, and stands alone.');
  if (stdin && (options.fix || options.watch || options.changed))
    throw new UsageError(
      '`-` goes with neither `--fix`, `--watch` nor `--changed`; `--diff` shows what would be mended.',
    );
  if (options.stdinFilename && !stdin) throw new UsageError('`--stdin-filename` needs `-` in the place of the path.');
  if (options.unsafeFixes && !options.fix && !options.diff)
    throw new UsageError('`--unsafe-fixes` says what `--fix` or `--diff` may do: add one of them.');
  if (options.statistics && !['text', 'json'].includes(options.format))
    throw new UsageError('`--statistics` prints text or JSON: `--format text` or `--format json`.');
  if (options.watch && (options.fix || options.diff || options.writeBaseline))
    throw new UsageError('`--watch` only looks: it goes with neither `--fix`, `--diff` nor `--write-baseline`.');
}

async function once(paths: readonly string[], options: CheckOptions): Promise<number> {
  let input = await inputOf(paths, options);
  for (const uri of input.leftOut)
    note(`${shown(fileURLToPath(uri))} is left out, by \`include\` or \`exclude\` in foedus.json`);
  const settings = settingsFor(input, options.date);
  let workspace = workspaceOf(input);
  if (options.fix || options.diff) {
    const { diffOf, fixed, sayFixed, writeFixed } = await import('./fix.ts');
    const result = fixed(input, workspace, settings, options.unsafeFixes === true);
    if (options.diff) {
      const diff = diffOf(result);
      process.stdout.write(diff);
      return diff === '' ? exit.clean : exit.findings;
    }
    await writeFixed(result);
    for (const line of sayFixed(result)) note(line);
    ({ input, workspace } = result);
  }
  const found = findingsOf(input, workspace, settings);
  const { day } = settings(rootUri(input));
  const identity = identitiesIn(input, workspace);
  if (options.writeBaseline !== undefined) {
    await writeBaseline(options.writeBaseline, found.map(identity));
    note(`${found.length} ${found.length === 1 ? 'finding' : 'findings'} written to ${shown(options.writeBaseline)}`);
    return exit.clean;
  }
  const compared = options.baseline === undefined ? undefined : compareWith(await readBaseline(options.baseline), found, identity); // biome-ignore format: one line
  const known = new Set(compared?.each.flatMap((each) => (each.known ? [each.finding] : [])));
  const fresh = found.filter((finding) => !known.has(finding));
  // A code host is told of the known ones as well, and that they are.
  const told = options.format === 'sarif' ? found : fresh;
  const checked: Checked = {
    input,
    day,
    findings: told.filter((finding) => atLeast(finding, options.minSeverity)),
    identity,
    ...(compared
      ? { isKnown: (finding) => known.has(finding), baseline: { known: known.size, gone: compared.gone } }
      : {}),
  };
  await print(await report(checked, options), options.output);
  const { failOn } = options;
  return failOn !== 'never' && fresh.some((finding) => atLeast(finding, failOn)) ? exit.findings : exit.clean;
}

async function inputOf(paths: readonly string[], options: CheckOptions): Promise<Input> {
  const stdin = paths.includes('-')
    ? { name: options.stdinFilename ?? 'stdin.treaty', text: await textOfStream(process.stdin) }
    : undefined;
  const input = await readInput(stdin ? [] : paths, { stdin });
  if (!options.changed) return input;
  const { changedSince } = await import('./git.ts');
  const changed = await changedSince(options.changed === true ? 'HEAD' : options.changed, input.root);
  return { ...input, asked: input.asked.filter((file) => changed.has(file.path)) };
}

async function report(checked: Checked, { format, statistics }: CheckOptions): Promise<string> {
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

async function print(text: string, output: string | undefined): Promise<void> {
  const whole = text === '' ? '' : `${text}\n`;
  if (output === undefined) process.stdout.write(whole);
  else await (await import('./replace.ts')).replaceFile(output, whole);
}

/** What is no part of the report. */
function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

function atLeast({ severity }: Finding, level: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(level);
}
