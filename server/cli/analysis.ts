/** From files on the disk to findings: what `check` and the other commands share. */
import { parseFile } from '../../grammar/index.ts';
import { firstDay, parseDate, today } from '../model/dates.ts';
import type { SourceFile } from '../model/site.ts';
import { makeWorkspace, type Workspace } from '../model/workspace.ts';
import { type Configuration, readConfiguration } from '../rules/configuration.ts';
import { compareFindings, type Finding } from '../rules/finding.ts';
import { checkFile, defaultSettings, rules, unreadableFile } from '../rules/index.ts';
import type { Settings } from '../rules/rule.ts';
import { type Input, shown } from './disk.ts';
import { linesOf } from './lines.ts';
import { UsageError } from './usage.ts';

/** The workspace of an input: every file of it that is text. */
export function workspaceOf(input: Input): Workspace {
  const files: SourceFile[] = [];
  for (const { uri, text, unreadable } of input.all) if (!unreadable) files.push({ uri, tree: parseFile(text) });
  return makeWorkspace(files, input.csv);
}

/**
 * The settings that hold: the command line's date before the configuration's before today.
 * @throws UsageError where the date or the configuration cannot be read.
 */
export function settingsOf(input: Input, date: string | undefined): Settings {
  const configuration = configurationOf(input);
  const defaults = defaultSettings(date === undefined ? (configuration?.day ?? today()) : dayAsked(date));
  return {
    ...defaults,
    ambiguityLimit: configuration?.ambiguityLimit ?? defaults.ambiguityLimit,
    severities: configuration?.severities ?? defaults.severities,
  };
}

function dayAsked(date: string): number {
  const read = parseDate(date);
  if ('error' in read) throw new UsageError(`\`--date ${date}\`: ${read.error}.`);
  return firstDay(read);
}

function configurationOf(input: Input): Configuration | undefined {
  if (!input.configuration) return undefined;
  const { path, text } = input.configuration;
  const { configuration, problems } = readConfiguration(text, new Set(rules.map((rule) => rule.id)));
  const position = linesOf(text);
  if (problems.length > 0)
    throw new UsageError(
      problems
        .map(({ message, offset }) => {
          const { line, character } = position(offset);
          return `${shown(path)}:${line + 1}:${character + 1}: ${message}`;
        })
        .join('\n'),
    );
  return configuration;
}

/** The findings on the files that were asked for, in the order of files and places. */
export function findingsOf(input: Input, workspace: Workspace, settings: Settings): Finding[] {
  const findings: Finding[] = [];
  for (const asked of input.asked) {
    const file = workspace.file(asked.uri);
    if (file) findings.push(...checkFile(workspace, file, settings));
    else if (asked.unreadable) findings.push(unreadableFile(asked.uri, asked.unreadable));
  }
  return findings.sort(compareFindings);
}
