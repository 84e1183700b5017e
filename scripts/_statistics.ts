import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFile } from '../grammar/index.ts';
import { statisticsOf } from '../server/cli/statistics.ts';
import { firstDay, parseDate } from '../server/model/dates.ts';
import { makeWorkspace } from '../server/model/workspace.ts';
import { readConfiguration } from '../server/rules/configuration.ts';
import { checkFile, defaultSettings, rules } from '../server/rules/index.ts';
import { root } from './_common.ts';

/** docs/cli.md with the counts per rule over all samples renewed: what `foedus check --statistics samples` prints. */
export function renewStatistics(page: string): string {
  const folder = path.join(root, 'samples');
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const names = readdirSync(folder).filter((name) => name.endsWith('.treaty'));
  const files = names.map((name) => ({ uri: `file:///samples/${name}`, tree: parseFile(read(name)) }));
  const csv = new Map(
    readdirSync(folder).flatMap((name) => (name.endsWith('.csv') ? [[`file:///samples/${name}`, read(name)]] : [])),
  );
  const workspace = makeWorkspace(files, csv);
  const { configuration } = readConfiguration(read('foedus.json'));
  const latest = parseDate('2024-12-31');
  const day = configuration.day ?? ('error' in latest ? 0 : firstDay(latest));
  const settings = { ...defaultSettings(day), options: configuration.options, severities: configuration.severities };
  const counts = statisticsOf(workspace.files.flatMap((file) => checkFile(workspace, file, settings)));
  const rows = counts.map(
    ({ rule, count, fixable }) => `| [${rule}](rules/${rule}.md) | ${count} | ${fixable || ''} |`,
  );
  const none = rules
    .filter(({ id }) => counts.every(({ rule }) => rule !== id))
    .map(({ id }) => `[${id}](rules/${id}.md)`);
  const table = `| rule | findings | with a remedy |\n| --- | --- | --- |\n${rows.join('\n')}`;
  const rest = none.length > 0 ? `\n\nNothing there, as their pages say why: ${none.join(', ')}.` : '';
  return page.replace(
    /(<!-- generated: statistics -->\n)[\s\S]*?(<!-- end of generated part -->)/,
    (_, open: string, close: string) => `${open}\n${table}${rest}\n\n${close}`,
  );
}
