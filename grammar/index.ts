/** The grammar room: text ⇄ tree. It knows no theory, no protocol and no files. */
export { chunkStarts, declarationKeywords } from './chunks.ts';
export {
  type Chunk,
  difference,
  docOf,
  nestingLimit,
  type PlacedChunk,
  parseChunk,
  parseFile,
  type SyntaxProblem,
  sizeLimit,
  type TreatyFile,
  triviaFrom,
} from './file.ts';
export { type Expectations, type Expected, expectedAt } from './follow.ts';
export { type FormatEdit, type FormatOptions, format, formatEdits, formatRange } from './printer.ts';
export { keywords, type Lexed, lex, type Trivia } from './tokens.ts';
export * from './tree.ts';
export { type EventKindWord, vocabulary, type WordClass, wordClassNames } from './vocabulary.ts';
export { vocabularyUses, type WordPlace, type WordUse, wordClassAt } from './words.ts';
