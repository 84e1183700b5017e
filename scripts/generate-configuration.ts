/**
 * Writes what may be set, from the rules' declarations: schemas/foedus.schema.json, which completes `foedus.json` in the
 * editor, and the settings in package.json, which have the same names. A test says when they have become stale:
 * `node scripts/run.mjs generate-configuration`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleOptions } from '../server/rules/configuration.ts';
import { rules, severities } from '../server/rules/index.ts';
import { root } from './_common.ts';

const levels = [...severities, 'off'];
const dayPattern = '\\d{4}-\\d{2}-\\d{2}';
const daySays = 'The day on which treaties are judged: who is a party, what is in force. Year-month-day, for example';
const patterns = { type: 'array', items: { type: 'string', minLength: 1, maxLength: 200 } };
const includeSays =
  'Only these treaties are read. Patterns as in `.gitignore`: `old` is any file or folder of that name, `drafts/*.treaty` is read from here.';
const excludeSays =
  'These treaties are not read. Patterns as in `.gitignore`, for example `["drafts", "old/*.treaty"]`.';

/** What each rule may be set to, with its title. */
function ruleProperties(described: 'description' | 'markdownDescription'): object {
  return Object.fromEntries(
    rules.map(({ id, title, severity }) => [
      id,
      { enum: levels, default: severity, [described]: `${title}. Left out: ${severity}.` },
    ]),
  );
}

/** The schema of `foedus.json`. */
export function configurationSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Foedus: what a folder of treaties fixes for all who work on it',
    type: 'object',
    additionalProperties: false,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string' },
      dateOfAnalysis: {
        type: 'string',
        pattern: `^${dayPattern}$`,
        description: `${daySays} 1914-07-28. Left out: today.`,
      },
      rules: {
        type: 'object',
        description: 'How serious the findings of a rule are.',
        additionalProperties: false,
        properties: ruleProperties('description'),
      },
      include: { ...patterns, description: includeSays },
      exclude: { ...patterns, description: excludeSays },
      ...Object.fromEntries(
        ruleOptions.map(({ name, title, default: value, minimum, maximum }) => [
          name,
          { type: 'number', minimum, maximum, default: value, description: `${title}. Left out: ${value}.` },
        ]),
      ),
    },
  };
}

/** The settings of the editor that `foedus.json` has as well. */
export function editorSettings(): Record<string, object> {
  const first = { scope: 'resource' };
  return {
    'foedus.dateOfAnalysis': {
      type: 'string',
      default: '',
      pattern: `^$|^${dayPattern}$`,
      patternErrorMessage: 'A day is written as year-month-day, for example 1914-07-28. Leave it empty for today.',
      ...first,
      order: 1,
      markdownDescription: `${daySays} \`1914-07-28\`. Empty: today. A \`foedus.json\` in the folder goes first.`,
    },
    'foedus.rules': {
      type: 'object',
      default: {},
      ...first,
      order: 2,
      additionalProperties: false,
      properties: ruleProperties('markdownDescription'),
      markdownDescription:
        'How serious the findings of a rule are, for example `{ "unbounded-theatre": "off" }`. *Treaty: Explain…* lists the rules.',
    },
    'foedus.include': {
      ...patterns,
      default: [],
      ...first,
      order: 3,
      markdownDescription: `${includeSays} Empty: all.`,
    },
    'foedus.exclude': { ...patterns, default: [], ...first, order: 3, markdownDescription: excludeSays },
    ...Object.fromEntries(
      ruleOptions.map(({ name, title, default: value, minimum, maximum }) => [
        `foedus.${name}`,
        {
          type: 'number',
          default: value,
          minimum,
          maximum,
          ...first,
          order: 4,
          markdownDescription: `${title} (${rulesWith(name)}).`,
        },
      ]),
    ),
  };
}

function rulesWith(option: string): string {
  const ids = rules
    .filter(({ options = [] }) => options.some(({ name }) => name === option))
    .map(({ id }) => `\`${id}\``);
  return ids.join(', ');
}

/** What only the editor can be told, such as `foedus.trace.server`, has a group in its name, and is written by hand. */
function isOfTheEditor(name: string): boolean {
  return name.split('.').length > 2;
}

/** Path from the project's root → text of each generated file. */
export function configurationFiles(): Map<string, string> {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { configuration } = manifest.contributes;
  const byHand = Object.entries(configuration.properties).filter(([name]) => isOfTheEditor(name));
  configuration.properties = { ...editorSettings(), ...Object.fromEntries(byHand) };
  return new Map([
    ['schemas/foedus.schema.json', `${JSON.stringify(configurationSchema(), null, 2)}\n`],
    ['package.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
}

if (import.meta.main) for (const [name, text] of configurationFiles()) writeFileSync(path.join(root, name), text);
