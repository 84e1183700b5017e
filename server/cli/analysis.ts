/** From files on the disk to findings: what `check` and the other commands share. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseFile } from '../../grammar/index.ts';
import { firstDay, parseDate } from '../model/dates.ts';
import type { SourceFile } from '../model/site.ts';
import { type CsvTexts, makeWorkspace, type Workspace } from '../model/workspace.ts';
import { configurationFindings, readConfiguration } from '../rules/configuration.ts';
import { figureFileFindings } from '../rules/figure-files.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import { checkFile, unreadableFile } from '../rules/index.ts';
import type { Settings } from '../rules/rule.ts';
import { type DiskFile, type Input, shown } from './disk.ts';
import { linesOf } from './lines.ts';
import { UsageError } from './usage.ts';

/** The workspace of an input: every file of it that is text. */
export function workspaceOf(input: Input): Workspace {
  const files: SourceFile[] = [];
  for (const { uri, text, unreadable } of input.all) if (!unreadable) files.push({ uri, tree: parseFile(text) });
  return makeWorkspace(files, tablesOf(input));
}

/** The tables of an input, for a workspace. */
export function tablesOf({ csv, csvUnread }: Pick<Input, 'csv' | 'csvUnread'>): CsvTexts {
  return { get: (uri) => csv.get(uri), whyUnread: (uri) => csvUnread.get(uri) };
}

/**
 * The settings of the workspace's root: the command line's date before the configuration's before today. For commands
 * that judge no single file.
 * @throws UsageError where the date or the configuration cannot be read.
 */
export function settingsOf(input: Input, date: string | undefined): Settings {
  refuseProblems(input);
  return settingsFor(input, date)(rootUri(input));
}

/** Stands for a file in the workspace's root. */
export function rootUri(input: Input): string {
  return pathToFileURL(path.join(input.root, 'any.treaty')).href;
}

/**
 * What holds for each file: the command line's date, and what the nearest `foedus.json` says.
 * @throws UsageError where the date cannot be read.
 */
export function settingsFor(input: Input, date: string | undefined): (uri: string) => Settings {
  if (date === undefined) return (uri) => input.book.for(uri);
  const day = dayAsked(date);
  const made = new Map<Settings, Settings>();
  return (uri) => {
    const settings = input.book.for(uri);
    const dated = made.get(settings) ?? { ...settings, day };
    made.set(settings, dated);
    return dated;
  };
}

function dayAsked(date: string): number {
  const read = parseDate(date);
  if ('error' in read) throw new UsageError(`\`--date ${date}\`: ${read.error}.`);
  return firstDay(read);
}

/** Where nothing is reported, a configuration that cannot be read is said at once. */
function refuseProblems({ configuration }: Input): void {
  if (!configuration) return;
  const { path: file, text } = configuration;
  const { problems } = readConfiguration(text);
  const position = linesOf(text);
  if (problems.length === 0) return;
  const lines = problems.map(({ message, offset }) => {
    const { line, character } = position(offset);
    return `${shown(file)}:${line + 1}:${character + 1}: ${message}`;
  });
  throw new UsageError(lines.join('\n'));
}

/**
 * The findings on some of the files that were asked for, and on the `foedus.json` and the CSV files that they rest on. Not
 * in order yet: {@link inOrder} puts what was found of several parts of the files together.
 */
export function findingsOn(
  asked: readonly DiskFile[],
  input: Input,
  workspace: Workspace,
  settings: (uri: string) => Settings,
): Finding[] {
  const findings: Finding[] = [];
  const configurations = new Set<string>();
  for (const { uri, unreadable } of asked) {
    const file = workspace.file(uri);
    if (file) findings.push(...checkFile(workspace, file, settings(uri)));
    else if (unreadable) findings.push(unreadableFile(uri, unreadable));
    if (file) findings.push(...figureFileFindings(workspace, file, settings(uri)));
    const configuration = input.book.configurationFor(uri);
    if (configuration) configurations.add(configuration.uri);
  }
  for (const uri of configurations) findings.push(...configurationFindings(uri, input.configurations.get(uri) ?? ''));
  return findings;
}

/** In the order of files and places; each once, since two treaties may rest on one table. */
export function inOrder(findings: Finding[]): Finding[] {
  const sorted = findings.sort(compareFindings);
  return sorted.filter((each, index) => index === 0 || compareFindings(sorted[index - 1] as Finding, each) !== 0);
}
