import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keywords, lex, parseFile } from '../../grammar/index.ts';
import { TreatyParser } from '../../grammar/parser.ts';
import { format } from '../../grammar/printer.ts';
import { grammarRules, renewLanguagePage } from '../../scripts/generate-language.ts';
import { readConfiguration } from '../../server/rules/configuration.ts';
import { findingsIn } from '../support/findings.ts';
import { type Block, blocksOf, readPage } from './_pages.ts';

const page = readPage('language.md');
const examples = blocksOf(page).filter(({ info }) => info.startsWith('treaty'));

/** Files that examples point to. */
const neighbours = {
  'defence-2025.csv': 'party,gdp,defence-spending\nDNK,400,2.4\n',
  'common/areas.treaty': 'area Strait "the Strait" within Europe\n',
};

/** A fragment stands in the treaty that the page describes. */
function whole({ info, text }: Block): string {
  if (info !== 'treaty fragment') return text;
  return `treaty Example "Example" {
  signed 2020-01-15
  in-force 2021-01-01
  parties { DNK NOR SWE }
  trigger Attack { armed-attack on any party }
  area Home { includes territory of any party within Europe }
  organ Council { members all parties decides by majority 2/3 }
${text}}
`;
}

describe('the language reference', () => {
  for (const example of examples) {
    test(`the example at line ${example.line} can be read`, () => {
      const problems = parseFile(whole(example)).chunks.flatMap(({ chunk }) =>
        chunk.problems.map(({ message, start }) => `${chunk.text.slice(start, start + 20)}: ${message}`),
      );
      assert.deepEqual(problems, []);
    });
    test(`the example at line ${example.line} is written as the formatter writes it`, () => {
      // A fragment has its two spaces less than inside a treaty.
      const [start, end] = example.info === 'treaty fragment' ? ['treaty Example "Example" {\n', '}\n'] : ['', ''];
      const formatted = format(parseFile(start + example.text + end)) ?? '';
      const shown = formatted.slice(start.length, formatted.length - end.length);
      assert.equal(example.text, end === '' ? shown : shown.replace(/^ {2}/gm, ''));
    });
    test(`the example at line ${example.line} has no error in it`, () => {
      const errors = findingsIn({ 'example.treaty': whole(example), ...neighbours }).filter(
        ({ severity }) => severity === 'error',
      );
      assert.deepEqual(
        errors.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
  }

  test('the configuration it shows can be read', () => {
    const shown = blocksOf(page).filter(({ info }) => info === 'json');
    assert.ok(shown.length > 0);
    for (const { text } of shown) assert.deepEqual(readConfiguration(text).problems, []);
  });

  test('the generated parts are up to date (if not: node scripts/run.mjs generate-language)', () => {
    assert.equal(page, renewLanguagePage(page));
  });

  test('every keyword occurs in an example', () => {
    const used = new Set(examples.flatMap((example) => lex(example.text).tokens.map(({ image }) => image)));
    assert.deepEqual(
      keywords.filter((keyword) => !used.has(keyword)),
      [],
    );
  });

  test('every place of the grammar is reached by an example', () => {
    const reached = placesReachedBy(examples.map(whole));
    const missing = grammarPlaces().filter((place) => !reached.has(place));
    assert.deepEqual(missing, []);
  });
});

/** Every place of the grammar where a token or another rule stands: `rule > what, which of several`. */
function grammarPlaces(): string[] {
  const places: string[] = [];
  type Item = { type: string; name?: string; idx?: number; definition?: readonly Item[] };
  const visit = (rule: string, item: Item) => {
    if (item.type === 'Terminal' || item.type === 'NonTerminal') places.push(`${rule} > ${item.name}, ${item.idx}`);
    for (const each of item.definition ?? []) visit(rule, each);
  };
  for (const rule of grammarRules()) for (const item of (rule.definition ?? []) as Item[]) visit(rule.name, item);
  return places;
}

/** The places that the parser comes to while it reads these texts. */
function placesReachedBy(texts: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const parser = new TreatyParser({ validate: false });
  // Chevrotain's own steps, watched: entering a rule and taking a token.
  const inside = parser as unknown as {
    getCurrRuleFullName(): string;
    ruleInvocationStateUpdate(short: number, full: string, index: number): void;
    consumeInternal(type: { name: string }, index: number, options: unknown): { isInsertedInRecovery?: boolean };
    RULE_STACK_IDX: number;
  };
  const { ruleInvocationStateUpdate, consumeInternal } = inside;
  inside.ruleInvocationStateUpdate = function (short, full, index) {
    if (this.RULE_STACK_IDX >= 0) reached.add(`${this.getCurrRuleFullName()} > ${full}, ${index}`);
    ruleInvocationStateUpdate.call(this, short, full, index);
  };
  inside.consumeInternal = function (type, index, options) {
    const place = `${this.getCurrRuleFullName()} > ${type.name}, ${index}`;
    const token = consumeInternal.call(this, type, index, options);
    if (!token.isInsertedInRecovery) reached.add(place);
    return token;
  };
  for (const text of texts)
    for (const { chunk } of parseFile(text).chunks) {
      parser.input = lex(chunk.text).tokens;
      parser.declaration(() => {});
    }
  return reached;
}
