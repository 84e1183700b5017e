/**
 * What may be written next. Chevrotain has no content assist, so the parser's own grammar is read as a network of
 * states, and the tokens before the cursor are walked through it. Sets of states are made when first met and kept,
 * so a token costs one look-up.
 *
 * The walk starts as near to the cursor as the text allows – in the innermost open block, behind the last block closed
 * in it – so neither a long treaty nor an earlier mistake matters.
 */
import {
  Alternation,
  Alternative,
  type IProduction,
  type IToken,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  type Rule,
  Terminal,
  type TokenType,
} from 'chevrotain';
import { nestingLimit } from './file.ts';
import { theParser } from './parser.ts';
import { isClosed, type Keyword, keyword, lex, lineEnd, opensClause, t } from './tokens.ts';

/** A token that may be written next. */
export interface Expected {
  readonly type: TokenType;
  /** The grammar's rules around the place, outermost first: the blocks it lies in, then the rules that read it. */
  readonly rules: readonly string[];
}

/** What may be written at a place. */
export interface Expectations {
  /** Empty inside a comment or inside quotes. */
  readonly expected: readonly Expected[];
  /** Where the word begins that the cursor stands in or right behind; the cursor's own place if there is none. */
  readonly prefixStart: number;
  /** The text of the token before that word, if any. */
  readonly before: string | undefined;
}

/**
 * What may be written at an offset of a chunk's text. Whatever stands behind the offset does not matter, and what
 * stands before it may be broken: tokens that fit nowhere are read over.
 */
export function expectedAt(text: string, offset: number): Expectations {
  const source = text.slice(0, offset);
  const { tokens, trivia } = lex(source);
  const last = tokens.at(-1);
  const comment = trivia.findLast(({ kind }) => kind !== 'the' && kind !== 'bad');
  if ((comment && insideComment(source, comment)) || insideQuotes(source, tokens))
    return { expected: [], prefixStart: offset, before: last?.image };
  const prefixStart = wordStart(source);
  while (tokens.length > 0 && endOf(tokens.at(-1) as IToken) > prefixStart) tokens.pop();
  const { blocks, from } = openBlocks(tokens);
  let at = startOf(blocks.at(-1));
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    const { tokenType } = tokens[index] as IToken;
    if (tokenType === t.leftBrace || tokenType === t.rightBrace) depth = 0;
    else if (tokenType === t.leftParen) depth++;
    // As the parser does: what is nested too deep is read as if it were not nested.
    const beyond = depth > nestingLimit && (tokenType === t.leftParen || tokenType === t.rightParen);
    if (tokenType === t.rightParen) depth = Math.max(0, depth - 1);
    if (!beyond) at = step(at, tokenType);
  }
  const around = blocks.slice(0, -1);
  const expected = at.expected.map(({ type, rules }) => ({ type, rules: [...around, ...rules] }));
  return { expected, prefixStart, before: tokens.at(-1)?.image };
}

/** Where the word begins that a text ends with; its end if there is none. */
function wordStart(source: string): number {
  let start = source.length;
  while (start > 0 && /[A-Za-z0-9_-]/.test(source[start - 1] as string)) start--;
  return start;
}

function insideComment(source: string, { kind, start, end }: { kind: string; start: number; end: number }): boolean {
  if (kind !== 'block-comment') return end === source.length;
  return source.slice(start).startsWith('/*') && !(end - start >= 4 && source.slice(start, end).endsWith('*/'));
}

/** A text or quotation that the cut left open; the lexer ends it before the white space or braces at its end. */
function insideQuotes(source: string, tokens: readonly IToken[]): boolean {
  const last = tokens.at(-1);
  if (last?.tokenType === t.text)
    return !(last.image.length >= 6 && last.image.endsWith('"""')) && source.slice(endOf(last)).trim() === '';
  for (let at = tokens.length - 1; at >= 0; at--) {
    const { tokenType, image, startOffset } = tokens[at] as IToken;
    if (tokenType === t.string) return !isClosed(image) && lineEnd(source, startOffset) === source.length;
    if (tokenType !== t.leftBrace && tokenType !== t.rightBrace) return false;
  }
  return false;
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

// ---------- where the walk starts ----------

/** Keyword that opens a block → the rule that reads it. */
const blockRules: ReadonlyMap<TokenType, string> = new Map(
  (
    [
      'state', 'area', 'treaty', 'parties', 'article', 'organ', 'trigger', 'obligation', 'right', 'recital',
      'reservation', 'burden', 'figures', 'scenario',
    ] satisfies Keyword[]
  ).map((image) => [keyword(image), image]),
); // biome-ignore format: a table

/** The rules of the blocks that are open at the end of the tokens, and the first token to walk from there. */
function openBlocks(tokens: readonly IToken[]): { blocks: string[]; from: number } {
  const open: { rule: string | undefined; from: number }[] = [];
  /** Those of them that a rule reads. */
  const named: { rule: string | undefined; from: number }[] = [];
  let outside = 0;
  tokens.forEach(({ tokenType }, at) => {
    if (tokenType === t.leftBrace) {
      const block = { rule: headOf(tokens, at), from: at + 1 };
      open.push(block);
      if (block.rule) named.push(block);
    } else if (tokenType === t.rightBrace) {
      const closed = open.pop();
      if (closed?.rule) named.pop();
      const around = named.at(-1);
      // Behind a block that is closed stands the next item of the block around it.
      if (closed?.rule && around) around.from = at + 1;
      else if (!around) outside = at + 1;
    }
  });
  return { blocks: named.map(({ rule }) => rule as string), from: named.at(-1)?.from ?? outside };
}

/** The rule of the block whose `{` stands at an index: that of the clause keyword before it. */
function headOf(tokens: readonly IToken[], brace: number): string | undefined {
  for (let at = brace - 1; at >= 0; at--) {
    const { tokenType } = tokens[at] as IToken;
    if (tokenType === t.leftBrace || tokenType === t.rightBrace) return undefined;
    // `any state` is no block, and `organ` may be named in a clause.
    const next = tokens[at + 1]?.tokenType;
    if (
      opensClause(tokenType) &&
      blockRules.has(tokenType) &&
      (next === t.name || next !== t.string || tokenType !== keyword('state'))
    )
      return blockRules.get(tokenType);
  }
  return undefined;
}

// ---------- the network ----------

/** A place in a rule of the grammar. */
interface State {
  readonly id: number;
  readonly rule: string;
  /** Places reached without a token. */
  readonly free: State[];
  reads?: { type: TokenType; to: State };
  calls?: { rule: string; to: State };
  /** The end of its rule. */
  last?: true;
}

/** Rules entered and where each goes on: stacks share their lower parts. */
interface Stack {
  readonly id: number;
  readonly back: State;
  readonly below: Stack | undefined;
  readonly above: Map<State, Stack>;
}

interface Place {
  readonly state: State;
  readonly stack: Stack | undefined;
}

/** All places where the walk may be, with the ways on that were walked before. */
interface Places {
  readonly all: readonly Place[];
  readonly expected: readonly Expected[];
  readonly next: Map<TokenType, Places>;
}

interface Network {
  readonly starts: Map<string, State>;
  /** Behind the `{` of a rule's block. */
  readonly bodies: Map<string, State>;
  stacks: Map<State, Stack>;
  known: Map<string, Places>;
  ids: number;
}

/** More sets of places than this are not kept: only unusual texts (deep parentheses) make so many. */
const keptPlaces = 20_000;

let network: Network | undefined;

function theNetwork(): Network {
  if (network) {
    if (network.known.size > keptPlaces) {
      network.known = new Map();
      network.stacks = new Map();
    }
    return network;
  }
  const made: Network = { starts: new Map(), bodies: new Map(), stacks: new Map(), known: new Map(), ids: 0 };
  for (const rule of Object.values(theParser().getGAstProductions())) addRule(made, rule);
  network = made;
  return made;
}

function addRule(net: Network, rule: Rule): void {
  const make = (): State => ({ id: net.ids++, rule: rule.name, free: [] });
  const start = make();
  net.starts.set(rule.name, start);
  sequence(rule.definition, start).last = true;

  function sequence(definition: readonly IProduction[], from: State): State {
    let at = from;
    for (const production of definition) at = one(production, at);
    return at;
  }

  function one(production: IProduction, from: State): State {
    const to = make();
    if (production instanceof Terminal) {
      from.reads = { type: production.terminalType, to };
      if (production.terminalType === t.leftBrace) net.bodies.set(rule.name, to);
    } else if (production instanceof NonTerminal) from.calls = { rule: production.nonTerminalName, to };
    else if (production instanceof Alternation) {
      for (const alternative of production.definition)
        if (alternative instanceof Alternative) branch(alternative.definition, from).free.push(to);
    } else if (production instanceof Option) {
      branch(production.definition, from).free.push(to);
      from.free.push(to);
    } else if (production instanceof Repetition || production instanceof RepetitionMandatory) {
      const loop = make();
      if (production instanceof Repetition) from.free.push(loop);
      else branch(production.definition, from).free.push(loop);
      branch(production.definition, loop).free.push(loop);
      loop.free.push(to);
    }
    return to;
  }

  function branch(definition: readonly IProduction[], from: State): State {
    const begin = make();
    from.free.push(begin);
    return sequence(definition, begin);
  }
}

function startOf(block: string | undefined): Places {
  const net = theNetwork();
  const state = block === undefined ? net.starts.get('declaration') : net.bodies.get(block);
  return places(net, state ? [{ state, stack: undefined }] : []);
}

/** All that can be reached without a token. */
function places(net: Network, from: readonly Place[]): Places {
  const all = new Map<string, Place>();
  const waiting = [...from];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { state, stack } = place;
    const key = `${state.id}:${stack?.id ?? ''}`;
    if (all.has(key)) continue;
    all.set(key, place);
    for (const free of state.free) waiting.push({ state: free, stack });
    if (state.last && stack) waiting.push({ state: stack.back, stack: stack.below });
    const called = state.calls && net.starts.get(state.calls.rule);
    if (state.calls && called) waiting.push({ state: called, stack: enter(net, state.calls.to, stack) });
  }
  const reading = [...all].filter(([, { state }]) => state.reads || state.last);
  const key = reading
    .map(([name]) => name)
    .sort()
    .join(' ');
  const known = net.known.get(key);
  if (known) return known;
  const list = reading.map(([, place]) => place);
  const made: Places = { all: list, expected: expectedIn(list), next: new Map() };
  net.known.set(key, made);
  return made;
}

function enter(net: Network, back: State, below: Stack | undefined): Stack {
  const above = below ? below.above : net.stacks;
  let stack = above.get(back);
  if (!stack) {
    stack = { id: net.ids++, back, below, above: new Map() };
    above.set(back, stack);
  }
  return stack;
}

function expectedIn(all: readonly Place[]): Expected[] {
  const found = new Map<string, Expected>();
  for (const { state, stack } of all) {
    if (!state.reads) continue;
    const rules = [state.rule];
    for (let at = stack; at; at = at.below) rules.unshift(at.back.rule);
    found.set(`${state.reads.type.name} ${rules.join(' ')}`, { type: state.reads.type, rules });
  }
  return [...found.values()];
}

/** One token on. A token that fits nowhere gives up the innermost rule that keeps it from fitting; else it is skipped. */
function step(at: Places, type: TokenType): Places {
  const known = at.next.get(type);
  if (known) return known;
  const net = theNetwork();
  let reached = read(at.all, type);
  for (let around = giveUp(at.all); reached.length === 0 && around.length > 0; around = giveUp(around))
    reached = read(places(net, around).all, type);
  const next = reached.length > 0 ? places(net, reached) : at;
  at.next.set(type, next);
  return next;
}

/** A keyword of the construct one is in is never vocabulary there. */
function read(all: readonly Place[], type: TokenType): Place[] {
  const exact: Place[] = [];
  const asWord: Place[] = [];
  for (const { state, stack } of all) {
    if (state.reads?.type === type) exact.push({ state: state.reads.to, stack });
    else if (state.reads?.type === t.word && type.CATEGORIES?.includes(t.word))
      asWord.push({ state: state.reads.to, stack });
  }
  return exact.length > 0 ? exact : asWord;
}

/** The places behind the innermost rules; none when there is no rule left to give up. Stacks only become shorter. */
function giveUp(all: readonly Place[]): readonly Place[] {
  const deepest = Math.max(...all.map(({ stack }) => depthOf(stack)));
  if (deepest === 0) return [];
  return all.map((place) => {
    const { stack } = place;
    return stack && depthOf(stack) === deepest ? { state: stack.back, stack: stack.below } : place;
  });
}

function depthOf(stack: Stack | undefined): number {
  let depth = 0;
  for (let at = stack; at; at = at.below) depth++;
  return depth;
}
