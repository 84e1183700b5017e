import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  Terminal,
  type TokenType,
} from 'chevrotain';
import { parseChunk } from '../../grammar/file.ts';
import { starts, TreatyParser } from '../../grammar/parser.ts';
import { makeLexer, t } from '../../grammar/tokens.ts';

const productions = new TreatyParser({ validate: true }).getGAstProductions();

test('the lexer’s definition is sound', () => {
  assert.deepEqual(makeLexer(true).lexerDefinitionErrors, []);
});

/** The tokens that may begin a rule of the grammar. */
function firstOf(rule: string): Set<TokenType> {
  const found = new Set<TokenType>();
  sequence(productions[rule]?.definition ?? []);
  return found;

  /** True if the sequence may be empty. */
  function sequence(definition: readonly IProduction[]): boolean {
    return definition.every(one);
  }
  function one(production: IProduction): boolean {
    if (production instanceof Terminal) {
      found.add(production.terminalType);
      return false;
    }
    if (production instanceof NonTerminal) return sequence(productions[production.nonTerminalName]?.definition ?? []);
    if (production instanceof Alternation) return production.definition.map((each) => one(each)).some(Boolean);
    if (production instanceof Alternative) return sequence(production.definition);
    if (production instanceof Option || production instanceof Repetition) {
      sequence(production.definition);
      return true;
    }
    throw new Error(`unknown production ${production.constructor.name}`);
  }
}

const names = (types: Iterable<TokenType>) => [...types].map(({ name }) => name).sort();

for (const [rule, tokens] of Object.entries(starts))
  test(`recovery knows what begins ${rule}`, () => {
    assert.deepEqual(names(tokens), names(rule === 'name' ? [t.name] : firstOf(rule)));
  });

test('after the columns a name begins the first row where a figure follows it, else it is a unit', () => {
  const { declaration, problems } = parseChunk(
    'figures F { source "x" year 2020 columns gdp billion USD, ships, men thousand DNK 1 2 3 NOR 4 unknown 6 }',
  );
  assert.deepEqual(problems, []);
  assert.ok(declaration?.kind === 'figures');
  assert.deepEqual(
    declaration.columns.map(({ word, scale, unit }) => [word?.value, scale, unit?.value]),
    [
      ['gdp', 'billion', 'USD'],
      ['ships', undefined, undefined],
      ['men', 'thousand', undefined],
    ],
  );
  assert.deepEqual(
    declaration.rows.map(({ name, cells }) => [name?.value, cells.length]),
    [
      ['DNK', 3],
      ['NOR', 3],
    ],
  );
});
