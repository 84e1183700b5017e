/** What `check` prints: for people, and for machines. */
import { styleText } from 'node:util';
import { codeFrameColumns } from '@babel/code-frame';
import { type Day, formatDay } from '../model/dates.ts';
import type { Location } from '../model/site.ts';
import { type Finding, type Severity, severities } from '../rules/finding.ts';
import type { Checked } from './checked.ts';
import type { Position } from './lines.ts';
import { placesIn, textOf } from './places.ts';

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** Counts findings by severity. */
export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

const colours = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' } as const;

/** The report for people: each finding with its place, what is wrong, and the lines it stands in; then a summary. */
export function textReport({ input, findings, day, baseline }: Checked): string {
  const place = placesIn(input);
  const where = (at: Location) => {
    const { file, start } = place(at);
    return `${file}:${start.line + 1}:${start.character + 1}`;
  };
  let shown = { uri: '', lines: [''] };
  const blocks = findings.map((finding) => {
    const { start, end } = place(finding);
    const text = textOf(input, finding.uri);
    // Findings come file by file: each is cut into lines once.
    if (shown.uri !== finding.uri) shown = { uri: finding.uri, lines: text.split(/\r\n|\n|\r/) };
    const lines = [
      `${styleText('bold', where(finding))} ${styleText(colours[finding.severity], finding.severity)} ${finding.rule}: ${finding.message}`,
    ];
    if (text !== '') lines.push(frame(shown.lines, start, end));
    for (const detail of finding.details ?? []) lines.push(`    ${detail}`);
    for (const related of finding.related) lines.push(`    see ${where(related)}: ${related.message}`);
    return lines.join('\n');
  });
  const summary = summaryLine(input.asked.length, countsOf(findings), day);
  const known = baseline ? `; ${baseline.known} known of the baseline, ${baseline.gone} of it found no longer` : '';
  return [...blocks, `${summary}${known}`].join('\n\n');
}

/** The lines around a finding with a mark under it. Of a finding over many lines only the first is marked. */
function frame(lines: readonly string[], start: Position, end: Position): string {
  const line = start.line + 1;
  const last = (end.line === start.line ? Math.max(end.character, start.character + 1) : start.character + 1) + 1;
  // A line of a megabyte would fill the screen and help nobody.
  if ((lines[start.line]?.length ?? 0) > 500) return '';
  const first = Math.max(0, start.line - 1);
  const around = lines.slice(first, start.line + 2);
  // The package's types do not know `startLine` yet.
  const options: Parameters<typeof codeFrameColumns>[2] & { startLine: number } = { linesAbove: 1, linesBelow: 1, startLine: first + 1 }; // biome-ignore format: one line
  return codeFrameColumns(
    around.map((each) => (each.length > 500 ? `${each.slice(0, 500)}…` : each)).join('\n'),
    { start: { line, column: start.character + 1 }, end: { line, column: last } },
    options,
  );
}

function summaryLine(files: number, counts: Counts, day: Day): string {
  const parts = severities.flatMap((severity) => {
    const count = counts[severity];
    return count > 0 ? [styleText(colours[severity], `${count} ${plural(severity, count)}`)] : [];
  });
  const found = parts.length > 0 ? parts.join(', ') : styleText('green', 'nothing found');
  return `${files} ${files === 1 ? 'file' : 'files'} checked on ${formatDay(day)}: ${found}`;
}

function plural(severity: Severity, count: number): string {
  if (count === 1) return severity === 'information' ? 'note' : severity;
  return severity === 'information' ? 'notes' : `${severity}s`;
}

/** The report for machines; `docs/json.md` describes it. */
export function jsonReport({ input, findings, day, baseline }: Checked): string {
  const place = placesIn(input);
  const at = (location: Location) => {
    const { relative, start, end } = place(location);
    return { file: relative, range: { start, end } };
  };
  return JSON.stringify(
    {
      version: 1,
      day: formatDay(day),
      findings: findings.map((finding) => ({
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        ...at(finding),
        related: finding.related.map((each) => ({ message: each.message, ...at(each) })),
        concepts: finding.concepts,
      })),
      files: input.asked.map(({ uri }) => at({ uri, start: 0, end: 0 }).file),
      summary: countsOf(findings),
      ...(baseline ? { baseline } : {}),
    },
    null,
    2,
  );
}
