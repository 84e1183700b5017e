/** What `check` prints: for people, and for machines. */
import path from 'node:path';
import { styleText } from 'node:util';
import { codeFrameColumns } from '@babel/code-frame';
import { type Day, formatDay } from '../model/dates.ts';
import type { Location } from '../model/site.ts';
import { type Finding, type Severity, severities } from '../rules/finding.ts';
import { type DiskFile, type Input, shown } from './disk.ts';
import { linesOf, type Position } from './lines.ts';

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** Counts findings by severity. */
export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly position: (offset: number) => Position;
}

function sourcesOf(input: Input): (uri: string) => Source {
  const files = new Map<string, DiskFile>(input.all.map((file) => [file.uri, file]));
  const made = new Map<string, Source>();
  return (uri) => {
    let source = made.get(uri);
    if (!source) {
      const file = files.get(uri);
      const text = file?.text ?? '';
      source = { path: file?.path ?? uri, text, position: linesOf(text) };
      made.set(uri, source);
    }
    return source;
  };
}

const colours = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' } as const;

/** The report for people: each finding with its place, what is wrong, and the lines it stands in; then a summary. */
export function textReport(input: Input, findings: readonly Finding[], day: Day): string {
  const source = sourcesOf(input);
  const blocks = findings.map((finding) => {
    const { path: file, text, position } = source(finding.uri);
    const start = position(finding.start);
    const head = `${styleText('bold', `${shown(file)}:${start.line + 1}:${start.character + 1}`)} ${styleText(colours[finding.severity], finding.severity)} ${finding.rule}: ${finding.message}`;
    const lines = [head];
    if (text !== '') lines.push(frame(text, start, position(finding.end)));
    for (const detail of finding.details ?? []) lines.push(`    - ${detail}`);
    for (const related of finding.related) lines.push(`    see ${placeOf(source, related)}: ${related.message}`);
    return lines.join('\n');
  });
  return [...blocks, summaryLine(input.asked.length, countsOf(findings), day)].join('\n\n');
}

function placeOf(source: (uri: string) => Source, { uri, start }: Location): string {
  const { path: file, position } = source(uri);
  const { line, character } = position(start);
  return `${shown(file)}:${line + 1}:${character + 1}`;
}

/** The lines around a finding with a mark under it. Of a finding over many lines only the first is marked. */
function frame(text: string, start: Position, end: Position): string {
  const line = start.line + 1;
  const last = (end.line === start.line ? Math.max(end.character, start.character + 1) : start.character + 1) + 1;
  const lines = text.split(/\r\n|\n|\r/);
  // A line of a megabyte would fill the screen and help nobody.
  if ((lines[start.line]?.length ?? 0) > 500) return '';
  const clipped = lines.map((each) => (each.length > 500 ? `${each.slice(0, 500)}…` : each)).join('\n');
  return codeFrameColumns(
    clipped,
    { start: { line, column: start.character + 1 }, end: { line, column: last } },
    { linesAbove: 1, linesBelow: 1 },
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
export function jsonReport(input: Input, findings: readonly Finding[], day: Day): string {
  const source = sourcesOf(input);
  const file = (uri: string) => path.relative(input.root, source(uri).path).split(path.sep).join('/');
  const range = ({ uri, start, end }: Location) => {
    const { position } = source(uri);
    return { start: position(start), end: position(end) };
  };
  return JSON.stringify(
    {
      version: 1,
      day: formatDay(day),
      findings: findings.map((finding) => ({
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        file: file(finding.uri),
        range: range(finding),
        related: finding.related.map((each) => ({ message: each.message, file: file(each.uri), range: range(each) })),
        concepts: finding.concepts,
      })),
      files: input.asked.map((each) => file(each.uri)),
      summary: countsOf(findings),
    },
    null,
    2,
  );
}
