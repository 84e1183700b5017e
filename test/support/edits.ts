/** Random edits of a small workspace, for proofs that incremental work gives what work from nothing gives. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';

const folder = path.resolve(import.meta.dirname, '..', '..', 'samples');

/** Small files that name, end, settle and clash with one another, so that an edit in one changes findings in others. */
const made: readonly string[] = [
  `state CRO "Croatia" { since 1941-04-10 }
group Entente "the Entente" = GBR, FRA, RUS
area Baltic "the Baltic region" { includes territory of SWD, FIN excludes "the high seas" }
`,
  `treaty First "First" {
  signed 1900-01-01
  parties { GBR FRA }
  trigger Attack { armed-attack on any party by any of Entente in Baltic }
  trigger Words { armed-attack on "the Entente" in "the Baltic region" }
  article 1 { obligation Help { each party shall defend the victim when Attack } }
  article 2 { obligation Stay { GBR shall remain neutral when Words } }
}
`,
  `treaty Second "Second" {
  signed 1901
  parties { GBR GMY joined 1905 }
  supersedes First
  term while First
  trigger Attack { unprovoked armed-attack on any party by FRA }
  obligation Help { the other party shall defend that party when Attack }
  obligation Also { GBR shall assist GMY when First.Attack }
}
`,
  `treaty Third "Third" {
  signed 1902-03
  supplements Second
  obligation Refrain { each party shall refrain from force against FRA }
  obligation Talk { all parties shall consult when threat on any party }
  burden Costs { share GBR 40% share others 60% basis gdp from Money }
  obligation Spend { each party shall spend 2% of gdp on defence-spending }
}
`,
  `figures Money {
  year 1910
  columns gdp billion USD, defence-spending % of gdp
  GBR 100 3
  GMY 120 1
}
scenario War {
  on 1912-01-01
  under First, Second
  event armed-attack on GBR by FRA
  expect GBR bound under Second.Help
  expect conflict for GBR between First.Help and Second.Help
}
scenario Whole { on 1903 event armed-attack on GMY by FRA expect GBR bound }
`,
];

const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.treaty'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));

/** Stretches of the samples: what somebody might paste. */
const lines = [...made, ...samples].flatMap((text) => text.split('\n'));

const names = ['First', 'Second', 'Third', 'Entente', 'Baltic', 'CRO', 'Money', 'Attack', 'GBR', 'Help', 'War'];
const bits = ['"""', '/*', '*/', '//', '"', '{', '}', '(', ')', '\n', '\r\n', '😀', '\ud83d', '“', ' ', 'treaty X {', '// foedus-ignore-file unused-declaration: no\n', '// foedus-ignore unbounded-theatre: no\n']; // biome-ignore format: one line

/** What is done to the workspace. Places are parts of the text, from 0 to 1. */
export type Change =
  | { readonly what: 'edit'; readonly file: number; readonly at: number; readonly cut: number; readonly text: string }
  | { readonly what: 'replace' | 'rename'; readonly file: number; readonly from: string; readonly to: string }
  | { readonly what: 'create' | 'swap'; readonly file: number; readonly text: string }
  | { readonly what: 'delete' | 'undo' | 'crlf'; readonly file: number };

/** How many files there are at most. */
export const fileCount = 6;

const file = fc.nat(fileCount - 1);
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const snippet = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...bits) },
  { weight: 2, arbitrary: fc.constantFrom(...names) },
  { weight: 4, arbitrary: fc.nat(lines.length - 1).map((at) => `${lines[at]}\n`) },
  { weight: 1, arbitrary: fc.nat(lines.length - 9).map((at) => `${lines.slice(at, at + 9).join('\n')}\n`) },
);
const cut = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40), fc.nat(400));

/** One change: mostly small edits, now and then a rename, a file that goes or comes, an undo. */
export const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      what: fc.constant('edit' as const),
      file,
      at: place,
      cut,
      text: fc.oneof(snippet, fc.constant('')),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constantFrom('replace' as const, 'rename' as const),
      file,
      from: fc.constantFrom(...names),
      to: fc.constantFrom(...names, 'Other', 'FRN'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom('create' as const, 'swap' as const),
      file,
      text: fc.oneof(fc.constantFrom(...made), fc.constantFrom(...samples.filter((text) => text.length < 4000))),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('delete' as const, 'undo' as const, 'undo' as const, 'crlf' as const),
      file,
    }),
  },
);

/** The texts with which a run begins; the last file does not exist yet. */
export const beginning: readonly string[] = made;

/** What becomes of a text; `undefined`: the file is not there. `before` is the text that an undo brings back. */
export function apply(text: string | undefined, change: Change, before: string | undefined): string | undefined {
  if (text === undefined) return change.what === 'create' ? change.text : change.what === 'undo' ? before : undefined;
  switch (change.what) {
    case 'edit': {
      const at = Math.floor(change.at * (text.length + 1));
      return text.slice(0, at) + change.text + text.slice(at + change.cut);
    }
    case 'replace':
      return text.replace(change.from, change.to);
    case 'rename':
      return text.replaceAll(new RegExp(`\\b${change.from}\\b`, 'g'), change.to);
    case 'swap':
      return text.startsWith(change.text) ? text.slice(change.text.length) : change.text + text;
    case 'create':
      return text;
    case 'delete':
      return undefined;
    case 'undo':
      return before;
    case 'crlf':
      return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n');
  }
}
