/** What the parser says of a text it cannot read: in words, with what was expected and what stands there instead. */
import { EOF, type IParserErrorMessageProvider, type IToken, type TokenType } from 'chevrotain';
import { closest, distance } from 'fastest-levenshtein';
import { type Keyword, keywords, t } from './tokens.ts';

/** What a rule of the grammar reads, in words; where absent, the tokens that may begin it are listed. */
const ruleWords: Readonly<Record<string, string>> = {
  declaration: 'a declaration (treaty, state, group, area, figures, scenario, import)',
  stateLine: 'a line of the state (cow, iso, since, until, successor of)',
  areaLine: 'a place (`territory of …`, the name of an area, or words in quotes)',
  place: 'a place (`territory of …`, the name of an area, or words in quotes)',
  simplePlace: 'a place (the name of an area, or words in quotes)',
  membership: 'joined, left, suspended or apart, with a date',
  article: 'the number or name of the article',
  textLine: 'the words of the article in quotes (`"""…"""`)',
  ratification: '`required` or `none`',
  term: 'how long the treaty lasts (`indefinite`, a duration such as `5 years`, or `while` and a treaty)',
  disputeWay: 'a way to settle disputes (negotiation, arbitration, court, organ)',
  withdrawal: '`none`, `after …`, or `at end of term`',
  accession: '`open`, `closed` or `by invitation`',
  review: '`after …` or `at end of term`',
  voting: '`unanimity`, `consensus` or `majority`',
  trigger: '`{` and an event, or `=` and a combination of triggers',
  kind: 'a kind of event (armed-attack, war, threat …), or the treaty’s own words in quotes',
  eventPart: 'who, where or when (on, by, between, supported by, in, determined by, after, before)',
  saidPart: 'who, where or when (on, by, against, in …)',
  condition: 'a condition (the name of a trigger, or an event such as `armed-attack on any party`)',
  negation: 'the name of a trigger, words in quotes, or an event in parentheses',
  atom: 'the name of a trigger, words in quotes, or an event in parentheses',
  actor: 'a party or an actor (each party, all parties, any state, the victim, a name …)',
  obligationBody: '`shall` or `should`',
  recitalBody: '`recognizes` or `declares`',
  action: 'what is to be done (assist, defend, consult, remain neutral, refrain from … or words in quotes)',
  refrainFrom: 'what to refrain from (force, unlawful-force, alliances, aid, conflicting-engagements)',
  modifier: 'what qualifies the duty (when, unless, until, with, at discretion …)',
  date: 'a date (such as 1949-04-04)',
  duration: '`days`, `months` or `years`',
  scale: 'thousand, million or billion',
  quantity: 'a number or a percentage',
  burdenLine: 'a line of the burden (of, total, basis, tolerance, share)',
  basis: 'a basis (gdp, population, equal …) or words in quotes',
  share: 'a party, or `others`',
  figures: '`from` and a file, or `{`',
  figureLine: 'a line of the figures',
  cell: 'a number, a percentage or `unknown`',
  row: 'a figure: a number, a percentage or `unknown`',
  scenarioLine: '`event`, `assume` or `expect`',
  expectation: 'whom the expectation is about (a state, or `conflict for …`)',
};

/** Rules that choose more than once: their words are for the choice among at least so many; other choices are listed. */
const mainChoices: Readonly<Record<string, number>> = { modifier: 12, actor: 10, action: 10, term: 3 };

function choice(paths: TokenType[][][], rule: string, previous: IToken): string {
  if (rule === 'expectation' && previous.image === 'because')
    return 'a reason (kind, on, by, date …) or words in quotes';
  if (rule === 'quantity' && previous.tokenType === t.number)
    return 'what is counted (a currency such as USD, men, ships … or words in quotes)';
  const words = paths.length >= (mainChoices[rule] ?? 0) ? ruleWords[rule] : undefined;
  return words ?? firstTokens(paths, rule);
}

/** A token that a rule wants, said in the words of that rule. */
function wanted(type: TokenType, rule: string): string {
  if (type === t.name) return nameWords[rule] ?? 'a name (names begin with a capital)';
  if (type === t.string) return stringWords[rule] ?? 'words in quotes';
  if (type === t.number) return numberWords[rule] ?? 'a number';
  if (type === t.percent) return 'a percentage (such as 25%)';
  if (type === t.word) return wordWords[rule] ?? 'a word';
  if (type === EOF) return 'the end of the declaration';
  return type.LABEL ?? type.name;
}

const nameWords: Readonly<Record<string, string>> = {
  stateDecl: 'the code of a state (such as SRB)',
  state: 'the code of a state (such as SRB)',
  group: 'a name (the group’s own, or that of a member; names begin with a capital)',
  area: 'the name of an area (names begin with a capital)',
  treaty: 'a name for the treaty (names begin with a capital)',
  trigger: 'a name for the trigger (names begin with a capital)',
  obligation: 'a name for the obligation (names begin with a capital)',
  right: 'a name for the right (names begin with a capital)',
  recital: 'a name for the recital (names begin with a capital)',
  reservation: 'a name for the reservation (names begin with a capital)',
  organ: 'a name for the organ (names begin with a capital)',
  burden: 'a name for the burden (names begin with a capital)',
  figures: 'a name for the figures (names begin with a capital)',
  scenario: 'a name for the scenario (names begin with a capital)',
  supersedes: 'the name of the treaty it replaces',
  money: 'a currency (such as USD)',
};
const stringWords: Readonly<Record<string, string>> = {
  treaty: 'the treaty’s title in quotes',
  state: 'the state’s name in quotes',
  import: 'the file’s path in quotes',
};
const numberWords: Readonly<Record<string, string>> = {
  duration: 'a duration (such as `5 years`)',
  money: 'an amount of money',
  fraction: 'a number (as in 2/3)',
};
const wordWords: Readonly<Record<string, string>> = {
  wordEvent: 'a kind of event (armed-attack, war, threat …)',
  kind: 'a kind of event (armed-attack, war, threat …)',
  expectation: 'an answer (bound, due, arguable, pending, not bound, met …)',
  column: 'the name of a column (gdp, population, defence-spending …)',
  headProperty: 'a form of treaty (treaty, convention, pact …)',
};

/** A token as a person would name it: its own words, shortened. */
function shown(token: IToken): string {
  if (token.tokenType === EOF) return 'the end of the declaration';
  const [line = ''] = token.image.split(/\r?\n/, 1);
  const short = line.length > 30 ? `${line.slice(0, 30)}…` : line;
  return `\`${short}\``;
}

function after(previous: IToken | undefined): string {
  if (!previous || previous.tokenType === EOF || !previous.image) return '';
  return ` after ${shown(previous)}`;
}

function sentence(what: string, actual: IToken, previous: IToken | undefined, meant = meantBy(actual)): string {
  const found = actual.tokenType === EOF ? 'but the declaration ends here' : `found ${shown(actual)}`;
  return `Expected ${what}${after(previous)}, ${found}${meant ? ` – did you mean \`${meant}\`?` : '.'}`;
}

/** Words of treaties that the language says otherwise. */
const otherWords: Readonly<Record<string, Keyword>> = {
  must: 'shall', will: 'shall', help: 'assist', if: 'when', whenever: 'when', every: 'each', both: 'all', towards: 'toward',
  signatories: 'parties', recognises: 'recognizes',
}; // biome-ignore format: a table

/** A word as a name: `usa` as `USA`, `armed-attack` as `ArmedAttack`. */
function asName({ tokenType, image }: IToken): string | undefined {
  if (tokenType !== t.word || image.length > 30) return undefined;
  if (image.length <= 3) return image.toUpperCase();
  return image.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The keyword that was probably meant by a word the grammar does not have. */
function meantBy({ tokenType, image }: IToken): string | undefined {
  if (tokenType === t.name) return keywords.find((one) => one === image.toLowerCase());
  if (Object.hasOwn(otherWords, image)) return otherWords[image];
  if (tokenType !== t.word || image.length < 4 || image.length > 30) return undefined;
  const near = closest(image, [...keywords]);
  return distance(image, near) <= (image.length < 7 ? 1 : 2) ? near : undefined;
}

/** Names an alternative by the tokens that can begin it, when no words are given for the rule. */
function firstTokens(paths: TokenType[][][], rule: string): string {
  const labels = new Set<string>();
  for (const alternative of paths) for (const path of alternative) if (path[0]) labels.add(wanted(path[0], rule));
  const all = [...labels];
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} or ${all.at(-1)}` : (all[0] ?? 'something else');
}

const closing = '`}` to close the block';

/** True if a message says that a `}` is missing. */
export function saysUnclosed(message: string): boolean {
  return message.startsWith(`Expected ${closing}`);
}

/** A message shown at what it says is missing behind: what was found instead stands on a later line. */
export function withoutFound(message: string): string {
  const at = message.lastIndexOf(', found `');
  return at < 0 ? message : `${message.slice(0, at)}.`;
}

/** The messages of syntax errors. */
export const messages: IParserErrorMessageProvider & {
  stray(what: string, actual: IToken, previous: IToken | undefined): string;
} = {
  buildMismatchTokenMessage: ({ expected, actual, previous, ruleName }) =>
    sentence(
      expected === t.rightBrace ? closing : wanted(expected, ruleName),
      actual,
      previous,
      expected === t.name ? asName(actual) : meantBy(actual),
    ),
  buildNotAllInputParsedMessage: ({ firstRedundant }) =>
    firstRedundant.tokenType === t.rightBrace
      ? 'This `}` closes nothing: remove it, or add the `{` it belongs to.'
      : `Expected a new declaration (treaty, state, group, area, figures, scenario, import), found ${shown(firstRedundant)}.`,
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual, previous, ruleName }) =>
    sentence(choice(expectedPathsPerAlt, ruleName, previous), actual[0] as IToken, previous),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual, previous, ruleName }) =>
    sentence(ruleWords[ruleName] ?? firstTokens([expectedIterationPaths], ruleName), actual[0] as IToken, previous),
  stray: (what, actual, previous) => sentence(what, actual, previous),
};
