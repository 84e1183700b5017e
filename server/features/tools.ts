/**
 * What a language model may ask, in the editor and over the Model Context Protocol: to check treaties, to explain an
 * idea or a rule, to run an event. All three answer in Markdown, read only, and write nothing.
 */
import { parseFile, type ScenarioDecl } from '../../grammar/index.ts';
import { scenarioText } from '../meaning/exposure/imagined.ts';
import { decoded, fileNameOf } from '../model/addresses.ts';
import { type Day, firstDay, formatDay, parseDate } from '../model/dates.ts';
import type { Site, SourceFile } from '../model/site.ts';
import { makeWorkspace, type Workspace } from '../model/workspace.ts';
import { checkFile, type Finding } from '../rules/index.ts';
import type { Settings } from '../rules/rule.ts';
import { crisisPage } from './crisis-page.ts';
import { explained } from './explain.ts';
import { plain, spoken } from './markdown.ts';
import { ran } from './scenarios.ts';

/** One question that can be asked. */
export interface Tool {
  readonly name: 'treaty_check' | 'treaty_explain' | 'treaty_whatif';
  readonly title: string;
  /** For the model: what it answers, and when to ask it. */
  readonly description: string;
  /** What goes in, all of it text. */
  readonly input: Readonly<Record<string, { readonly description: string; readonly required?: true }>>;
}

export const tools: readonly Tool[] = [
  {
    name: 'treaty_check',
    title: 'Check treaties',
    description:
      'Finds what is ambiguous, contradictory or unbalanced in security treaties written in the Foedus treaty language (.treaty files), each finding with its place, the reason and what to do. Checks every treaty of the workspace, one file of it, or a draft given as text.',
    input: {
      file: { description: 'The name, or the end of the path, of one file to check. Left out: all of them.' },
      text: { description: 'A draft in the treaty language, checked beside the treaties of the workspace.' },
    },
  },
  {
    name: 'treaty_explain',
    title: 'Explain a rule or concept',
    description:
      'Explains a rule of Foedus (such as ambiguous-trigger) or a concept of alliance theory or treaty law (such as entrapment, casus foederis, free rider problem), with its literature.',
    input: { name: { description: 'The rule or the concept, by any of its names.', required: true } },
  },
  {
    name: 'treaty_whatif',
    title: 'Run an event',
    description:
      'Says who is bound to do what, day by day, and who is not and why, if an event happens under the treaties of the workspace.',
    input: {
      event: {
        description:
          'The event in the treaty language: a kind, by and on whom (state codes of the Correlates of War or ISO), such as "unprovoked invasion by GMY on FRN".',
        required: true,
      },
      date: { description: 'The day on which it happens, YYYY-MM-DD.', required: true },
      under: { description: 'Names of treaties, with commas. Left out: all that are in force on the day.' },
    },
  },
];

/** What is asked, as it comes from outside: nothing of it is believed. */
export type Input = Readonly<Record<string, unknown>>;

/** More findings than this are counted, not told: a model reads no thousand of them. */
const most = 60;

/**
 * Answers a question.
 * @returns Markdown
 * @throws ToolError where the input cannot be used, in words for the model
 */
export function answerTool(name: string, input: Input, workspace: Workspace, settings: Settings): string {
  switch (name) {
    case 'treaty_check':
      return check(workspace, settings, textOf(input, 'file'), textOf(input, 'text'));
    case 'treaty_explain':
      return explain(needed(input, 'name'));
    case 'treaty_whatif':
      return whatIf(workspace, settings, needed(input, 'event'), needed(input, 'date'), textOf(input, 'under'));
    default:
      throw new ToolError(`There is no tool ${name}; there are ${tools.map((each) => each.name).join(', ')}.`);
  }
}

/** The input cannot be used; the message says why and what would do. */
export class ToolError extends Error {}

function textOf(input: Input, key: string): string | undefined {
  const value = input[key];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new ToolError(`\`${key}\` has to be text.`);
  return value;
}

function needed(input: Input, key: string): string {
  const value = textOf(input, key);
  if (value === undefined) throw new ToolError(`\`${key}\` is missing.`);
  return value;
}

function check(workspace: Workspace, settings: Settings, file: string | undefined, text: string | undefined): string {
  const draft: SourceFile | undefined = text === undefined ? undefined : { uri: 'foedus:/draft.treaty', tree: parseFile(text) }; // biome-ignore format: one line
  const all = draft
    ? makeWorkspace([...workspace.files, draft], { get: workspace.csv, whyUnread: workspace.csvUnread })
    : workspace;
  const asked = draft ? [draft] : all.files.filter(({ uri }) => file === undefined || endsWith(uri, file));
  if (asked.length === 0) {
    const names = workspace.files.map(({ uri }) => fileNameOf(uri));
    throw new ToolError(
      names.length === 0
        ? 'There are no treaties here: treaties are files that end in .treaty.'
        : `There is no file ${file}; there are ${names.slice(0, 40).join(', ')}.`,
    );
  }
  const found = asked.flatMap((each) => checkFile(all, each, settings).map((finding) => ({ finding, file: each })));
  const shown = found.slice(0, most).map(({ finding, file: each }) => line(finding, each));
  return [
    `${asked.length === 1 ? `${plain(fileNameOf(asked[0]?.uri ?? ''))} was` : `${asked.length} files were`} checked on ${formatDay(settings.day)}: ${found.length === 0 ? 'nothing found.' : `${found.length} ${found.length === 1 ? 'finding' : 'findings'}.`}`,
    ...(shown.length > 0 ? [shown.join('\n')] : []),
    ...(found.length > most ? [`${found.length - most} more are not shown: ask for one file.`] : []),
  ].join('\n\n');
}

function line({ rule, severity, message, start, fixes }: Finding, { uri, tree }: SourceFile): string {
  const before = tree.text.slice(0, start).split(/\r\n|\n|\r/);
  const where = `${fileNameOf(uri)}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  const remedies = fixes?.map(({ title }) => plain(title)).join('; ');
  return `- ${plain(where)} **${severity}** ${rule}: ${spoken(message)}${remedies ? ` (${remedies})` : ''}`;
}

function endsWith(uri: string, file: string): boolean {
  return decoded(uri).endsWith(file.startsWith('/') ? file : `/${file}`);
}

function explain(name: string): string {
  const found = explained(name);
  if ('markdown' in found) return found.markdown;
  const near = found.suggestions.length > 0 ? ` Did you mean ${found.suggestions.join(', ')}?` : '';
  throw new ToolError(`No rule and no concept is called “${name}”.${near}`);
}

function whatIf(
  workspace: Workspace,
  settings: Settings,
  event: string,
  date: string,
  under: string | undefined,
): string {
  const read = parseDate(date);
  if ('error' in read) throw new ToolError(`\`date\`: ${read.error}.`);
  const day: Day = firstDay(read);
  const treaties = under?.split(',').map((each) => each.trim()).filter((each) => each !== '') ?? []; // biome-ignore format: one line
  const text = scenarioText({ day, event: event.trim(), under: treaties, honoured: true }, 'WhatIf');
  const tree = parseFile(text);
  const [placed, more] = tree.chunks;
  const node = placed?.chunk.declaration;
  const problems = tree.chunks.flatMap(({ chunk }) => chunk.problems);
  if (!placed || more || node?.kind !== 'scenario' || problems.length > 0)
    throw new ToolError(
      `\`${event}\` cannot be read as an event${problems[0] ? `: ${problems[0].message}` : '.'} An event is written like “unprovoked invasion by GMY on FRN”.`,
    );
  const site: Site<ScenarioDecl> = { file: { uri: 'foedus:/what-if.treaty', tree }, placed, node };
  return crisisPage(ran(workspace, site, settings));
}
