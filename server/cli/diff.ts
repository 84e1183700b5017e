/** `foedus diff`: what one text of a treaty does differently from another, clause by clause and by what it means. */
import { styleText } from 'node:util';
import { parseFile } from '../../grammar/index.ts';
import { comparisonPage, countSaid, effectTitles } from '../features/comparison-page.ts';
import { byEffect, type Change, compareTreaties, type Spot } from '../meaning/comparison/index.ts';
import { type Day, formatDay, sayDay } from '../model/dates.ts';
import { locate } from '../model/site.ts';
import { makeWorkspace, type PlacedTreaty, type Workspace } from '../model/workspace.ts';
import { nearest } from '../rules/nearest.ts';
import { settingsOf, tablesOf } from './analysis.ts';
import { type Input, readInput, shown } from './disk.ts';
import { placesIn } from './places.ts';
import { print } from './terminal.ts';
import { exit, UsageError } from './usage.ts';

export interface DiffOptions {
  readonly treaty: readonly string[];
  readonly format: 'text' | 'json' | 'markdown';
  readonly date?: string;
}

interface Read {
  readonly input: Input;
  readonly workspace: Workspace;
  readonly placed: PlacedTreaty;
  readonly name: string;
}

/**
 * Compares the treaties of two files and prints what is different. Returns the exit code: 1 where something is.
 * @throws UsageError where a file holds no treaty, or several and none is named.
 */
export async function diff(one: string, two: string, options: DiffOptions): Promise<number> {
  const [before, after] = await Promise.all([readInput([one]), readInput([two])]);
  const [first, second = first] = options.treaty;
  const { day } = settingsOf(after, options.date);
  const left = readSide(before, after, one, first);
  const right = readSide(after, before, two, second);
  const changes = compareTreaties(left, right, day);
  print(`${reports[options.format](left, right, changes, day)}\n`, options.format);
  return changes.length > 0 ? exit.findings : exit.clean;
}

/** The other file is left out of the workspace: two versions of one text would declare every name twice. */
function readSide(input: Input, other: Input, said: string, name: string | undefined): Read {
  const asked = new Set(input.asked.map(({ uri }) => uri));
  const hidden = new Set(other.asked.map(({ uri }) => uri).filter((uri) => !asked.has(uri)));
  const files = input.all.flatMap(({ uri, text, unreadable }) =>
    unreadable || hidden.has(uri) ? [] : [{ uri, tree: parseFile(text) }],
  );
  const workspace = makeWorkspace(files, tablesOf(input));
  const treaties = workspace.treaties.filter(({ site }) => asked.has(site.file.uri));
  const found = name === undefined && treaties.length === 1 ? treaties[0] : treaties.find((each) => each.treaty.name === name); // biome-ignore format: one line
  if (found) return { input, workspace, placed: found, name: said };
  const names = treaties.map((each) => each.treaty.name).filter((each) => each !== '');
  if (names.length === 0)
    throw new UsageError(`There is no treaty in \`${said}\`: one is declared as \`treaty NAME "title" { … }\`.`);
  if (name === undefined)
    throw new UsageError(`There are several treaties in \`${said}\`: say which with \`--treaty ${names[0]}\`. There are: ${names.join(', ')}.`); // biome-ignore format: one line
  const hint = nearest(name, names)[0];
  throw new UsageError(
    `There is no treaty \`${name}\` in \`${said}\`.${hint ? ` Did you mean \`${hint}\`?` : ` There are: ${names.join(', ')}.`}`,
  );
}

type Report = (left: Read, right: Read, changes: readonly Change[], day: Day) => string;

const reports: Readonly<Record<DiffOptions['format'], Report>> = {
  markdown: (left, right, changes, day) => comparisonPage(left, right, changes, day, [shown(left.name), shown(right.name)]).trimEnd(), // biome-ignore format: one line

  text: (left, right, changes, day) => {
    const where = whereIn(left, right);
    const blocks = byEffect(changes).map(
      ([effect, some]) =>
      [
        styleText('bold', effectTitles[effect]),
        ...some.flatMap(({ clause, says, before, after, examples = [] }) => [
          `  ${clause === '' ? '' : `${clause}: `}${says}`,
          ...examples.map((each) => `      for instance ${each}`),
          `    ${[before, after].flatMap((each) => (each ? [where(each).shown] : [])).join(' → ')}`.trimEnd(),
        ]),
      ].filter((line) => line !== '').join('\n'), // biome-ignore format: one thing
    );
    return [...blocks, `${left.placed.treaty.name} → ${right.placed.treaty.name}, read on ${sayDay(day)} or the last day in force before. ${countSaid(changes)}`].join('\n\n'); // biome-ignore format: one line
  },

  json: (left, right, changes, day) => {
    const where = whereIn(left, right);
    const place = (spot: Spot | undefined) => (spot ? { ...where(spot).place, text: spot.text } : undefined);
    return JSON.stringify(
      {
        version: 1,
        day: formatDay(day),
        before: left.placed.treaty.name,
        after: right.placed.treaty.name,
        changes: changes.map(({ effect, aspect, clause, says, examples, concepts, before, after }) => ({
          effect, aspect, clause, says, examples: examples ?? [], concepts, before: place(before), after: place(after),
        })), // biome-ignore format: one thing
      },
      null,
      2,
    );
  },
};

function whereIn(left: Read, right: Read): (spot: Spot) => { shown: string; place: object } {
  const places = new Map([left, right].map(({ input, workspace }) => [workspace, placesIn(input)]));
  return ({ side, node }) => {
    const found = places.get(side.workspace)?.(locate(side.placed.site, node));
    return {
      shown: found ? `${found.file}:${found.start.line + 1}` : '',
      place: found ? { file: found.relative, range: { start: found.start, end: found.end } } : {},
    };
  };
}
