/**
 * `foedus.json`: what a folder of treaties fixes for all who work on it. JSON with comments. The editor's settings
 * have the same names. Wrong keys and values are told with their place, and the rest still counts.
 */
import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Day, firstDay, parseDate } from '../model/dates.ts';
import { type Severity, severities } from './finding.ts';

/** The name of the file. */
export const configurationName = 'foedus.json';

/** What a configuration may fix; left out is left to the default. */
export interface Configuration {
  /** The day of analysis; today where it is left out. */
  readonly day?: Day;
  /** As a fraction: 20 in the file is 0.2 here. */
  readonly ambiguityLimit?: number;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

export interface ConfigurationProblem {
  readonly message: string;
  /** Offset in the file's text, and length, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** Reads a configuration. Never throws; `ruleIds` are the rules that may be named. */
export function readConfiguration(
  text: string,
  ruleIds: ReadonlySet<string>,
): { configuration: Configuration; problems: ConfigurationProblem[] } {
  const errors: ParseError[] = [];
  const problems: ConfigurationProblem[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const { error, offset, length } of errors)
    problems.push({ message: `This is no JSON: ${spaced(printParseErrorCode(error))}.`, offset, length });
  const chosen: { day?: Day; ambiguityLimit?: number; severities: Record<string, Severity | 'off'> } = {
    severities: Object.create(null),
  };
  if (root && root.type !== 'object')
    problems.push({ message: 'Expected an object: { … }.', offset: root.offset, length: root.length });
  if (root?.type !== 'object') return { configuration: chosen, problems };
  for (const property of root.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const at = { offset: value.offset, length: value.length };
    if (key.value === 'dateOfAnalysis') {
      const read = typeof value.value === 'string' ? parseDate(value.value) : { error: 'write a date in quotes' };
      if ('error' in read) problems.push({ message: `\`dateOfAnalysis\`: ${read.error}.`, ...at });
      else chosen.day = firstDay(read);
    } else if (key.value === 'ambiguityLimit') {
      if (typeof value.value === 'number' && value.value >= 0 && value.value <= 100)
        chosen.ambiguityLimit = value.value / 100;
      else problems.push({ message: '`ambiguityLimit` takes a number of per cent from 0 to 100.', ...at });
    } else if (key.value === 'rules') {
      if (value.type !== 'object') problems.push({ message: '`rules` takes an object: rule → severity.', ...at });
      for (const { children: [id, severity] = [] } of value.type === 'object' ? (value.children ?? []) : []) {
        if (!id || !severity) continue;
        if (!ruleIds.has(id.value))
          problems.push({ message: `There is no rule \`${id.value}\`.`, offset: id.offset, length: id.length });
        else if (severity.value === 'off' || severities.includes(severity.value))
          chosen.severities[id.value] = severity.value;
        else
          problems.push({
            message: `The severity of a rule is one of ${severities.join(', ')}, off.`,
            offset: severity.offset,
            length: severity.length,
          });
      }
    } else if (key.value !== '$schema')
      problems.push({
        message: `\`${key.value}\` is no setting: there are dateOfAnalysis, ambiguityLimit and rules.`,
        offset: key.offset,
        length: key.length,
      });
  }
  return { configuration: chosen, problems };
}

function spaced(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
