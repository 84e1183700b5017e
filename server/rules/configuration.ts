/**
 * `foedus.json`: what a folder of treaties fixes for all who work on it. JSON with comments. The editor's settings
 * have the same names. Wrong keys and values are told with their place, and the rest still counts.
 */
import { type Node as Json, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Day, firstDay, parseDate } from '../model/dates.ts';
import { fileMatcher, patternProblem } from './file-patterns.ts';
import { type Finding, type Severity, severities } from './finding.ts';
import { rules } from './list.ts';
import { didYouMean, nearest } from './nearest.ts';
import type { RuleOption } from './rule.ts';

/** The name of the file. */
export const configurationName = 'foedus.json';

/** A stretch of the file, in UTF-16 units. */
export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** What a configuration may fix; left out is left to the default. */
export interface Configuration {
  /** The day of analysis; today where it is left out. */
  readonly day?: Day;
  readonly options: Readonly<Record<string, number>>;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Whether a file is left alone, by its path from the configuration's folder, `/` between folders. */
  readonly leavesOut: (relative: string) => boolean;
  /** Where each setting stands: `dateOfAnalysis`, `rules.no-trigger`. */
  readonly places: ReadonlyMap<string, Stretch>;
}

export interface ConfigurationProblem extends Stretch {
  readonly message: string;
}

const byName = new Map<string, RuleOption>();
for (const { options = [] } of rules) for (const option of options) byName.set(option.name, option);

/** The options of all rules, each once, by name. */
export const ruleOptions: readonly RuleOption[] = [...byName.values()].sort((one, two) =>
  one.name < two.name ? -1 : 1,
);

const ruleIds = rules.map(({ id }) => id);
const keys = ['dateOfAnalysis', 'rules', 'include', 'exclude', ...ruleOptions.map(({ name }) => name)];

/** What is wrong with an option's value; nothing where it may be so. */
export function optionProblem({ name, minimum, maximum }: RuleOption, value: unknown): string | undefined {
  if (typeof value === 'number' && value >= minimum && value <= maximum) return undefined;
  return `\`${name}\` takes a number from ${minimum} to ${maximum}.`;
}

/** Whether a value is a severity, or `off`. */
export function isSeverity(value: unknown): value is Severity | 'off' {
  return value === 'off' || severities.includes(value as Severity);
}

interface Chosen {
  day?: Day;
  options: Record<string, number>;
  severities: Record<string, Severity | 'off'>;
  include?: readonly string[];
  exclude: readonly string[];
  places: Map<string, Stretch>;
}

/** Reads a configuration. Never throws. */
export function readConfiguration(text: string): { configuration: Configuration; problems: ConfigurationProblem[] } {
  const errors: ParseError[] = [];
  const problems: ConfigurationProblem[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const { error, offset, length } of errors)
    problems.push({ message: `This is no JSON: ${spaced(printParseErrorCode(error))}.`, offset, length });
  const chosen: Chosen = {
    options: Object.create(null),
    severities: Object.create(null),
    exclude: [],
    places: new Map(),
  };
  const problem = (at: Stretch, message: string) => problems.push({ message, offset: at.offset, length: at.length });
  if (root && root.type !== 'object') problem(root, 'Expected an object: `{ … }`.');
  for (const [key, value] of members(root, problem)) {
    chosen.places.set(key.value, key);
    if (key.value === '$schema') continue;
    if (key.value === 'dateOfAnalysis') chosen.day = dayOf(value, problem);
    else if (key.value === 'rules') readRules(value, chosen, problem);
    else if (key.value === 'include') chosen.include = patternsOf(key.value, value, problem);
    else if (key.value === 'exclude') chosen.exclude = patternsOf(key.value, value, problem) ?? [];
    else {
      const option = byName.get(key.value);
      const wrong = option && optionProblem(option, value.value);
      if (!option) problem(key, noSuch('setting', key.value, keys));
      else if (wrong) problem(value, wrong);
      else chosen.options[option.name] = value.value;
    }
  }
  const { include, exclude, ...rest } = chosen;
  return { configuration: { ...rest, leavesOut: leavesOut(include, exclude) }, problems };
}

/** Whether a file is left alone under these globs. */
export function leavesOut(
  include: readonly string[] | undefined,
  exclude: readonly string[],
): (relative: string) => boolean {
  const wanted = include ? fileMatcher(include) : () => true;
  const unwanted = fileMatcher(exclude);
  return (relative) => !wanted(relative) || unwanted(relative);
}

type Tell = (at: Stretch, message: string) => void;

/** The members of an object; of a key that stands twice the last. */
function members(object: Json | undefined, problem: Tell): [key: Json, value: Json][] {
  const found = new Map<string, [Json, Json]>();
  for (const { children: [key, value] = [] } of object?.type === 'object' ? (object.children ?? []) : []) {
    if (!key || !value) continue;
    if (found.has(key.value))
      problem(key, `\`${key.value}\` stands here twice; this one counts, so take the other out.`);
    found.set(key.value, [key, value]);
  }
  return [...found.values()];
}

function dayOf(value: Json, problem: Tell): Day | undefined {
  const read = typeof value.value === 'string' ? parseDate(value.value) : { error: 'write a date in quotes' };
  if (!('error' in read)) return firstDay(read);
  problem(value, `\`dateOfAnalysis\`: ${read.error}.`);
  return undefined;
}

function readRules(value: Json, { severities: set, places }: Chosen, problem: Tell): void {
  if (value.type !== 'object') problem(value, '`rules` takes an object: a rule, and how serious it is.');
  for (const [id, severity] of members(value, problem)) {
    places.set(`rules.${id.value}`, id);
    if (!ruleIds.includes(id.value)) problem(id, noSuch('rule', id.value, ruleIds));
    else if (isSeverity(severity.value)) set[id.value] = severity.value;
    else problem(severity, `The severity of a rule is one of ${severities.join(', ')}, off.`);
  }
}

function patternsOf(key: string, value: Json, problem: Tell): readonly string[] | undefined {
  if (value.type !== 'array') {
    problem(value, `\`${key}\` takes a list of patterns, such as \`["drafts", "old/*.treaty"]\`.`);
    return undefined;
  }
  return (value.children ?? []).flatMap((item) => {
    const wrong = typeof item.value === 'string' ? patternProblem(item.value) : 'is no text in quotes';
    if (wrong) problem(item, `This pattern ${wrong}.`);
    return wrong ? [] : [item.value];
  });
}

function noSuch(what: string, written: string, known: readonly string[]): string {
  const near = didYouMean(nearest(written, known));
  const all = what === 'setting' ? ` There are ${known.join(', ')}.` : ' `foedus rules` lists them.';
  return `There is no ${what} \`${written}\`${near ? `: ${near}` : `.${all}`}`;
}

/** What is wrong in a configuration, as findings in its own file. */
export function configurationFindings(uri: string, text: string): Finding[] {
  const { configuration, problems } = readConfiguration(text);
  const rule = rules.find(({ id }) => id === 'configuration');
  const severity = configuration.severities.configuration ?? rule?.severity ?? 'error';
  if (severity === 'off') return [];
  return problems.map(({ message, offset, length }) => ({
    uri,
    start: offset,
    end: offset + length,
    rule: 'configuration',
    severity,
    message,
    related: [],
    concepts: [],
  }));
}

function spaced(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
