/**
 * Writes what docs/language.md says of the vocabulary, the built-in areas, the keywords and the formal grammar, between
 * markers `<!-- generated: PART -->` and `<!-- end of generated part -->`, from what the program itself reads by. A test
 * says when it has become stale: `node scripts/run.mjs generate-language`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keywords, vocabulary, type WordClass } from '../grammar/index.ts';
import { TreatyParser } from '../grammar/parser.ts';
import { type Keyword, keyword } from '../grammar/tokens.ts';
import { builtinAreas } from '../server/model/regions.ts';
import { contestedKinds, eventKinds, excludedKinds } from '../server/theory/events.ts';
import { root } from './_common.ts';

/** The page that holds the generated parts. */
export const languagePage: string = path.join(root, 'docs', 'language.md');

const marked = /(<!-- generated: (.+?) -->\n)[\s\S]*?(<!-- end of generated part -->)/g;

/** The page with its generated parts renewed. Throws where a marker names a part that there is not. */
export function renewLanguagePage(page: string): string {
  return page.replace(marked, (_, open: string, part: string, close: string) => `${open}\n${render(part)}\n\n${close}`);
}

function render(part: string): string {
  const [what = '', of = ''] = part.split(' ');
  if (what === 'vocabulary' && of in vocabulary) return vocabularyTable(of as WordClass);
  if (what === 'events') return eventTable();
  if (what === 'practice') return practiceTable();
  if (what === 'areas') return areaTable();
  if (what === 'keywords') return wordList(keywords);
  if (what === 'keywords-that-are-words')
    return wordList(keywords.filter((each) => keyword(each as Keyword).CATEGORIES?.length));
  if (what === 'grammar') return `\`\`\`ebnf\n${grammarText()}\n\`\`\``;
  throw new Error(`docs/language.md asks for a generated part that there is not: ${part}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(word: string): string {
  return `\`${word}\``;
}

function wordList(words: readonly string[]): string {
  return [...words].sort().map(code).join(' ');
}

function vocabularyTable(of: WordClass): string {
  return table(
    ['word', 'meaning'],
    Object.entries(vocabulary[of]).map(([word, meaning]) => [code(word), meaning]),
  );
}

function eventTable(): string {
  return table(
    ['word', 'is a kind of', 'meaning'],
    Object.entries(vocabulary['event-kind']).map(([word, meaning]) => {
      const parent = eventKinds[word]?.parent;
      return [code(word), parent ? code(parent) : '', meaning];
    }),
  );
}

function practiceTable(): string {
  const rows = (notes: typeof contestedKinds, answer: string) =>
    notes.map(({ kind, trigger, note, where }) => [code(kind), `${answer} ${code(trigger)}`, note, where]);
  return table(
    ['event', 'under a trigger', 'what was said', 'where'],
    [...rows(contestedKinds, 'arguable as'), ...rows(excludedKinds, 'is not')],
  );
}

function areaTable(): string {
  return table(
    ['area', 'what it covers', 'within'],
    builtinAreas.map(({ name, title, within }) => [code(name), title, within ? code(within) : '']),
  );
}

// ---------- the grammar, as the parser has it ----------

/** A production as Chevrotain writes it out. */
interface Production {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly Production[];
}

/** How tightly a piece of EBNF holds together: choices need brackets within a sequence. */
type Piece = { readonly text: string; readonly choice: boolean };

const tokenNames: Readonly<Record<string, string>> = {
  Name: 'NAME',
  Word: 'WORD',
  String: 'STRING',
  Text: 'TEXT',
  Number: 'NUMBER',
  Percent: 'PERCENT',
  Date: 'DATE',
  LeftBrace: '"{"',
  RightBrace: '"}"',
  LeftParen: '"("',
  RightParen: '")"',
  Comma: '","',
  Equals: '"="',
  Dot: '"."',
  PercentSign: '"%"',
  Slash: '"/"',
};

/** The grammar's rules, in the order of the parser. */
export function grammarRules(): readonly (Production & { readonly name: string })[] {
  return new TreatyParser({ validate: false }).getSerializedGastProductions() as never;
}

/** The grammar as text: one rule after the other, long ones broken at their alternatives. */
export function grammarText(): string {
  const rules = grammarRules();
  const width = Math.max(...rules.map(({ name }) => ruleName(name).length), 'file'.length);
  const shown = rules.map(({ name, definition = [] }) => {
    const head = `${ruleName(name).padEnd(width)} = `;
    const { text } = sequence(definition);
    if (head.length + text.length <= 118) return `${head}${text} ;`;
    const [only] = definition;
    const alternatives = definition.length === 1 && only?.type === 'Alternation' ? (only.definition ?? []) : undefined;
    if (!alternatives) return `${head}${wrapped(text, width + 3)} ;`;
    const lines = alternatives.map((each) => wrapped(sequence(each.definition ?? []).text, width + 5));
    return `${head}${lines.join(`\n${' '.repeat(width)} | `)} ;`;
  });
  return [`${'file'.padEnd(width)} = { declaration } ;`, ...shown].join('\n');
}

function ruleName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function sequence(items: readonly Production[]): Piece {
  const pieces = items.map(piece);
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  return { text: pieces.map((each) => (each.choice ? `( ${each.text} )` : each.text)).join(' '), choice: false };
}

function piece(item: Production): Piece {
  const inside = () => sequence(item.definition ?? []).text;
  switch (item.type) {
    case 'Terminal': {
      const { name = '' } = item;
      return { text: name.startsWith('kw:') ? `"${name.slice(3)}"` : (tokenNames[name] ?? name), choice: false };
    }
    case 'NonTerminal':
      return { text: ruleName(item.name ?? ''), choice: false };
    case 'Option':
      return { text: `[ ${inside()} ]`, choice: false };
    case 'Repetition':
      return { text: `{ ${inside()} }`, choice: false };
    case 'RepetitionMandatory': {
      const { text, choice } = sequence(item.definition ?? []);
      return { text: `${choice ? `( ${text} )` : text} { ${text} }`, choice: false };
    }
    case 'Alternation': {
      const alternatives = (item.definition ?? []).map((each) => sequence(each.definition ?? []).text);
      return { text: alternatives.join(' | '), choice: alternatives.length > 1 };
    }
    default:
      throw new Error(`The grammar has a production of a new kind: ${item.type}`);
  }
}

/** Broken at spaces, so that no line is longer than a page is wide; a bracket stays with what it holds. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<![[({]) (?![\])}])/)) {
    if (indent + line.length + 1 + part.length > 118) {
      lines.push(line);
      line = part;
    } else line = line === '' ? part : `${line} ${part}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

if (import.meta.main) writeFileSync(languagePage, renewLanguagePage(readFileSync(languagePage, 'utf8')));
