// Treaties in the text of a test: `|` is where the cursor stands.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFile } from '../../grammar/index.ts';
import { firstDay } from '../../server/model/dates.ts';
import type { SourceFile } from '../../server/model/site.ts';
import { makeWorkspace, type Workspace } from '../../server/model/workspace.ts';
import { defaultSettings } from '../../server/rules/index.ts';

/** The day on which the tests look at treaties. */
export const day = firstDay({ year: 2024, month: 1, day: 1 });
export const settings = defaultSettings(day);

export interface Marked {
  readonly workspace: Workspace;
  readonly file: SourceFile;
  readonly offset: number;
}

/** A workspace of one text with a cursor, and other files without. */
export function marked(source: string, others: Readonly<Record<string, string>> = {}): Marked {
  const offset = source.indexOf('|');
  if (offset < 0) throw new Error('no | in the text');
  const file = sourceFile('file:///pacts/here.treaty', source.slice(0, offset) + source.slice(offset + 1));
  const rest = Object.entries(others).map(([name, text]) => sourceFile(`file:///pacts/${name}`, text));
  return { workspace: makeWorkspace([file, ...rest]), file, offset };
}

export function sourceFile(uri: string, text: string): SourceFile {
  return { uri, tree: parseFile(text) };
}

/** The samples as a workspace. */
export function samples(): Workspace {
  const folder = path.resolve(import.meta.dirname, '../../samples');
  const names = readdirSync(folder).filter((name) => name.endsWith('.treaty'));
  return makeWorkspace(
    names.map((name) => sourceFile(`file:///samples/${name}`, readFileSync(path.join(folder, name), 'utf8'))),
  );
}

/** A treaty with what most tests need; `rest` stands in its first article. */
export function pact(rest: string): string {
  return `treaty Pact "Sound Pact" {
  signed 1949-04-04
  parties { DNK NOR SWE joined 1950-01-01 }
  area Home "the Sound" { includes territory of any party within Europe }
  article 1 "Help" {
    trigger Attack { armed-attack on any party in Home }
    organ Council { members all parties }
    ${rest}
  }
}
`;
}
