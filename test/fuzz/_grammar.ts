/**
 * Texts of the treaty language, written by walking the parser's own grammar, so that they keep up with it: a new rule or
 * keyword is tried from its first day. Every choice on the way is a number of a given list; once the list is used up the
 * shortest way out is taken. So every list gives a text, and a shorter list a shorter one, which lets fast-check find
 * the smallest text that fails.
 */
import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  Terminal,
  type TokenType,
} from 'chevrotain';
import fc from 'fast-check';
import { vocabulary, wordClassAt } from '../../grammar/index.ts';
import { theParser } from '../../grammar/parser.ts';
import { t } from '../../grammar/tokens.ts';
import { concepts } from '../../server/theory/concepts.ts';

const productions = theParser().getGAstProductions();

/** The least number of tokens that a production writes; rules that call themselves are counted until nothing shrinks. */
const shortest = new Map<string, number>();
for (let shrunk = true; shrunk; ) {
  shrunk = false;
  for (const [rule, { definition }] of Object.entries(productions)) {
    const length = lengthOf(definition);
    if (length < (shortest.get(rule) ?? Number.POSITIVE_INFINITY)) {
      shortest.set(rule, length);
      shrunk = true;
    }
  }
}

function lengthOf(definition: readonly IProduction[]): number {
  return definition.reduce((sum, each) => sum + least(each), 0);
}

function least(production: IProduction): number {
  if (production instanceof Terminal) return 1;
  if (production instanceof NonTerminal) return shortest.get(production.nonTerminalName) ?? Number.POSITIVE_INFINITY;
  if (production instanceof Alternation) return Math.min(...waysOf(production).map(lengthOf));
  return production instanceof RepetitionMandatory ? lengthOf(production.definition) : 0;
}

function waysOf({ definition }: Alternation): (readonly IProduction[])[] {
  return definition.flatMap((each) => (each instanceof Alternative ? [each.definition] : []));
}

const states = ['GBR', 'FRA', 'FRN', 'GMY', 'RUS', 'USA', 'AUH', 'ITA', 'SWZ', 'AUS', 'XXX'];
/** What is declared in one place and named in others must meet now and then. */
const own: Readonly<Record<string, readonly string[]>> = {
  treaty: ['First', 'Second', 'Third'],
  scenario: ['War', 'Crisis'],
  figures: ['Money', 'Men'],
  group: ['Entente', 'Axis'],
  area: ['Baltic', 'Sound'],
  state: ['CRO', 'GBR', 'Ruritania'],
  trigger: ['Attack', 'Threat', 'Help'],
  organ: ['Council', 'Committee'],
  obligation: ['Help', 'Talk', 'Stay'],
  right: ['Passage'],
  burden: ['Costs'],
};
const anyName = [...states, ...new Set(Object.values(own).flat())];
/** Words of no vocabulary, among them what every object of JavaScript has. */
export const strange = ['no-such-word', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];
const strings = [
  'the high seas', 'the North Atlantic', 'First', 'as necessary', '', '😀', '\u{1F1E9}\u{1F1F0}', 'é\u0301', '//', '/* */', '{', '}',
  '(a+)+$', '[link](command:x)', '<b>', '\\', "'", 'money.csv', './other.treaty', 'constitutional processes',
]; // biome-ignore format: a table
const texts = [
  ...strings,
  'The Parties\n  shall consult.\r\n',
  'Each Party shall assist "forthwith" the Party attacked.',
];
const numbers = ['0', '1', '2', '5', '40', '60', '100', '1949', '2014', '0.5', '1_000', '99999999999999999999', '0.000000001', '9'.repeat(400)]; // biome-ignore format: a table
const dates = ['1914-07-28', '1914-07', '1949-04-04', '1900-02-28', '2024-02-29', '0000-01-01', '9999-12-31', '1914-02-30', '1914-13-01']; // biome-ignore format: a table
/** What may stand between two words. */
const gaps = [
  ...new Array<string>(20).fill(' '), '\n', '\n', '\n  ', '\r\n', '\t', ' the ', ' // said\n', ' /* two\nlines */ ',
  '\n/// told\n', '\n\n\n', '\u00a0',
]; // biome-ignore format: a table
const before = ['', '', '', '\ufeff', '// foedus-ignore-file unused-declaration: tried\n', '/// About it.\n'];

/** Takes choices off a list. */
class Choices {
  readonly #list: readonly number[];
  #at = 0;

  constructor(list: readonly number[]) {
    this.#list = list;
  }

  get left(): boolean {
    return this.#at < this.#list.length;
  }

  /** A number below the limit; 0 when the list is used up. */
  below(limit: number): number {
    return (this.#list[this.#at++] ?? 0) % limit;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/** The text of a file that choices lead to: as many declarations as they last for. */
function writtenBy(list: readonly number[]): string {
  const choices = new Choices(list);
  let out = choices.of(before);
  do out += `${declaration(choices)}\n`;
  while (choices.left);
  return out;
}

function declaration(choices: Choices): string {
  let out = '';
  const rules: string[] = [];
  rule('declaration');
  return out;

  function rule(name: string): void {
    rules.push(name);
    sequence(productions[name]?.definition ?? []);
    rules.pop();
  }

  function sequence(definition: readonly IProduction[]): void {
    for (const each of definition) one(each);
  }

  function one(production: IProduction): void {
    if (production instanceof Terminal) write(production.terminalType);
    else if (production instanceof NonTerminal) rule(production.nonTerminalName);
    else if (production instanceof Alternation) sequence(alternative(production));
    else if (production instanceof Option) {
      if (choices.left && choices.below(2) === 1) sequence(production.definition);
    } else if (production instanceof Repetition || production instanceof RepetitionMandatory) {
      if (production instanceof RepetitionMandatory) sequence(production.definition);
      // A block's items repeat more than the parts of a clause.
      const often = lengthOf(production.definition) > 1 || rules.length < 4 ? 4 : 2;
      while (choices.left && choices.below(often) > 0) sequence(production.definition);
    }
  }

  function alternative(production: Alternation): readonly IProduction[] {
    const ways = waysOf(production);
    // Treaties have the most to them: every other declaration is one.
    const treaties = rules.length === 1 && choices.below(2) === 1 ? ways.filter(isTreaty) : [];
    if (choices.left) return choices.of(treaties.length > 0 ? treaties : ways);
    return ways.reduce((best, each) => (lengthOf(each) < lengthOf(best) ? each : best));
  }

  function write(type: TokenType): void {
    const sign = type === t.dot || type === t.comma || type === t.percentSign || type === t.slash;
    out += out === '' || (sign && choices.below(4) > 0) || out.endsWith('.') ? '' : choices.of(gaps);
    out += image(type);
  }

  function image(type: TokenType): string {
    const rule = rules.at(-1) ?? '';
    switch (type) {
      case t.word:
        return wordOf(wordClassAt(rules));
      case t.name:
        return choices.of(own[rule] && choices.below(4) > 0 ? own[rule] : rules.includes('parties') ? states : anyName);
      case t.string:
        return `"${choices.of(strings)}"`;
      case t.text:
        return `"""${choices.of(texts)}"""`;
      case t.number:
        return choices.of(numbers);
      case t.percent:
        return `${choices.of(numbers)}%`;
      case t.date:
        return choices.of(dates);
      default:
        return (type.LABEL ?? type.name).replaceAll('`', '');
    }
  }

  function wordOf(place: ReturnType<typeof wordClassAt>): string {
    if (choices.below(20) === 1) return choices.of(strange);
    if (place === undefined || place === 'column') return choices.of(['gdp', 'ships', 'defence-spending']);
    if (place === 'concept') return choices.of(concepts).id;
    return choices.of(Object.keys(vocabulary[place]));
  }
}

function isTreaty([first]: readonly IProduction[]): boolean {
  return first instanceof NonTerminal && first.nonTerminalName === 'treaty';
}

/** Texts as the grammar has them. Few have problems: what the parser decides by looking ahead, the grammar does not say. */
export const grammarTexts: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(fc.nat(9999), { maxLength: 60, size: 'max' }) },
    { weight: 2, arbitrary: fc.array(fc.nat(9999), { maxLength: 900, size: 'max' }) },
  )
  .map(writtenBy);
