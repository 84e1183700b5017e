/** `foedus config`: what applies to a file, and why. */
import { fileURLToPath } from 'node:url';
import { formatDay } from '../model/dates.ts';
import { readConfiguration, ruleOptions } from '../rules/configuration.ts';
import { rules } from '../rules/index.ts';
import { optionOf } from '../rules/rule.ts';
import { readInput, shown } from './disk.ts';
import { linesOf } from './lines.ts';
import { print } from './terminal.ts';
import { exit } from './usage.ts';

interface Applied {
  readonly setting: string;
  readonly value: string | number;
  /** `FILE:LINE`, or `default`. */
  readonly from: string;
}

/** Prints what applies to a file. Returns the exit code: 1 where its `foedus.json` has faults. */
export async function config(file: string, { format }: { readonly format: 'text' | 'json' }): Promise<number> {
  const input = await readInput([file]);
  const uri = input.asked[0]?.uri ?? input.leftOut[0] ?? '';
  const found = input.book.configurationFor(uri);
  const text = found ? (input.configurations.get(found.uri) ?? '') : '';
  const lines = linesOf(text);
  const where = found && shown(fileURLToPath(found.uri));
  const from = (key: string, isSet: boolean): string => {
    const at = isSet ? found?.configuration.places.get(key) : undefined;
    return at ? `${where}:${lines(at.offset).line + 1}` : 'default';
  };
  const settings = input.book.for(uri);
  const isLeftOut = input.leftOut.includes(uri);
  const read = isLeftOut ? 'no' : 'yes';
  const patterns = (['exclude', 'include'] as const).filter((key) => found?.configuration.places.has(key));
  const applied: Applied[] = [
    { setting: 'read', value: read, from: patterns[0] ? from(patterns[0], true) : 'default' },
    {
      setting: 'dateOfAnalysis',
      value: formatDay(settings.day),
      from: from('dateOfAnalysis', found?.configuration.day !== undefined),
    },
    ...ruleOptions.map((option) => ({
      setting: option.name,
      value: optionOf(settings, option),
      from: from(option.name, settings.options[option.name] !== undefined),
    })),
    ...rules.map(({ id, severity }) => ({
      setting: `rules.${id}`,
      value: settings.severities[id] ?? severity,
      from: from(`rules.${id}`, settings.severities[id] !== undefined),
    })),
  ];
  const { problems } = readConfiguration(text === '' ? '{}' : text);
  const faults = problems.map(({ message, offset }) => `${where}:${lines(offset).line + 1}: ${message}`);
  print(
    format === 'json'
      ? `${JSON.stringify({ version: 1, configuration: where ?? null, settings: applied, faults }, null, 2)}\n`
      : `${textOf(applied, where, faults)}\n`,
    format,
  );
  return faults.length > 0 ? exit.findings : exit.clean;
}

function textOf(applied: readonly Applied[], where: string | undefined, faults: readonly string[]): string {
  const width = Math.max(...applied.map(({ setting }) => setting.length));
  const head = where ? `The nearest foedus.json is ${where}.` : 'There is no foedus.json in its folder or above.';
  return [
    head,
    '',
    ...applied.map(({ setting, value, from }) => `${setting.padEnd(width)}  ${String(value).padEnd(11)}  ${from}`),
    ...(faults.length > 0 ? ['', ...faults] : []),
  ].join('\n');
}
