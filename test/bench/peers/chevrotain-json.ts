/** The JSON grammar of Chevrotain's documentation: what the library under our parser does with a much simpler language. */
import { CstParser, createToken, Lexer } from 'chevrotain';

const comma = createToken({ name: 'Comma', pattern: /,/ });
const colon = createToken({ name: 'Colon', pattern: /:/ });
const leftCurly = createToken({ name: 'LCurly', pattern: /\{/ });
const rightCurly = createToken({ name: 'RCurly', pattern: /\}/ });
const leftSquare = createToken({ name: 'LSquare', pattern: /\[/ });
const rightSquare = createToken({ name: 'RSquare', pattern: /\]/ });
const string = createToken({
  name: 'StringLiteral',
  pattern: /"(?:[^\\"]|\\(?:[bfnrtv"\\/]|u[0-9a-fA-F]{4}))*"/,
});
const number = createToken({ name: 'NumberLiteral', pattern: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/ });
const constants = [/true/, /false/, /null/].map((pattern) => createToken({ name: `${pattern}`, pattern }));
const space = createToken({ name: 'WhiteSpace', pattern: /[ \t\n\r]+/, group: Lexer.SKIPPED });
const tokens = [space, number, string, leftCurly, rightCurly, leftSquare, rightSquare, comma, colon, ...constants];

class JsonParser extends CstParser {
  constructor() {
    super(tokens, { recoveryEnabled: true });
    this.performSelfAnalysis();
  }

  json = this.RULE('json', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.object) }, { ALT: () => this.SUBRULE(this.array) }]);
  });
  private object = this.RULE('object', () => {
    this.CONSUME(leftCurly);
    this.MANY_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.item) });
    this.CONSUME(rightCurly);
  });
  private item = this.RULE('item', () => {
    this.CONSUME(string);
    this.CONSUME(colon);
    this.SUBRULE(this.value);
  });
  private array = this.RULE('array', () => {
    this.CONSUME(leftSquare);
    this.MANY_SEP({ SEP: comma, DEF: () => this.SUBRULE(this.value) });
    this.CONSUME(rightSquare);
  });
  private value = this.RULE('value', () => {
    this.OR([
      ...[string, number, ...constants].map((type) => ({ ALT: () => this.CONSUME(type) })),
      { ALT: () => this.SUBRULE(this.object) },
      { ALT: () => this.SUBRULE(this.array) },
    ]);
  });
}

const lexer = new Lexer(tokens);
const parser = new JsonParser();

/** Messages of what could not be read. */
export function parse(text: string): string[] {
  const { tokens: input, errors } = lexer.tokenize(text);
  parser.input = input;
  parser.json();
  return [...errors, ...parser.errors].map(({ message }) => message);
}
