/**
 * Which class of vocabulary each place of the grammar takes: for words that stand in a tree (findings, hovers,
 * colours) and for places where a word may be written next (completion). A test holds the two tables together.
 */
import type { Chunk } from './file.ts';
import { type AnyNode, allWithin, type Basis, type Node, type Quantity, type Word } from './tree.ts';
import type { WordClass } from './vocabulary.ts';

/**
 * What a word is at its place: vocabulary of a class; the name of a `concept` (data of the theory room); the name of
 * a `column` of figures (free: the figures say which there are).
 */
export type WordPlace = WordClass | 'concept' | 'column';

/** A word in a tree, and what its place makes it. Offsets are those of the word: relative to its chunk. */
export interface WordUse {
  readonly word: Word;
  readonly class: WordPlace;
}

type PlaceOf = WordPlace | ((node: never, parent: Node | undefined) => WordPlace);

/** Kind of node → property → what a word there is. Words in quotes are the treaty's own and have no class. */
const inTree: Readonly<Record<string, Readonly<Record<string, PlaceOf>>>> = {
  event: { kinds: 'event-kind' },
  deem: { event: 'event-kind', as: 'event-kind' },
  head: { word: 'form' },
  organ: { tasks: 'task', meets: 'meeting' },
  modifier: {
    words: (node: { what?: string }) => (node.what === 'concept' ? 'concept' : 'means'),
    except: 'means',
  },
  concept: { word: 'concept' },
  action: { words: (node: { verb?: string }) => (node.verb === 'spend' ? 'subject' : 'task') },
  quantity: {
    unit: (_: Quantity, parent) => ((parent as { verb?: string })?.verb === 'spend' ? 'subject' : 'quantity'),
  },
  // With `from`, the figures' own columns are named.
  basis: { word: (node: Basis) => (node.from ? 'column' : 'basis') },
  column: { word: 'column', percentOf: 'column' },
  expect: { answer: 'answer', because: 'reason' },
};

/**
 * Every vocabulary word of a chunk's tree with the class that its place takes, in the order of the text. Whether the
 * word is in the vocabulary is not looked at. Keywords are not listed.
 */
export function vocabularyUses(chunk: Chunk): WordUse[] {
  const found: WordUse[] = [];
  if (chunk.declaration) for (const { node, parent } of allWithin(chunk.declaration)) collect(node, parent, found);
  return found.sort((one, two) => one.word.start - two.word.start);
}

function collect(node: AnyNode, parent: Node | undefined, found: WordUse[]): void {
  const places = inTree[node.kind];
  for (const property in places) {
    const value: unknown = node[property as keyof AnyNode];
    const place = places[property] as PlaceOf;
    const known = typeof place === 'string' ? place : place(node as never, parent);
    if (Array.isArray(value)) for (const word of value) add(word, known, found);
    else add(value, known, found);
  }
}

function add(leaf: unknown, known: WordPlace, found: WordUse[]): void {
  const word = leaf as Word | undefined;
  if (word?.kind === 'word') found.push({ word, class: known });
}

/** Rule of the grammar → what a word is that may be written next in it; `caller.rule` goes before `rule`. */
const inRule: Readonly<Record<string, WordPlace>> = {
  kind: 'event-kind',
  wordEvent: 'event-kind',
  headProperty: 'form',
  'organLine.wordList': 'task',
  organLine: 'meeting',
  'modifier.wordList': 'means',
  conceptName: 'concept',
  'action.wordList': 'task',
  action: 'subject',
  quantity: 'quantity',
  basis: 'basis',
  column: 'column',
  answer: 'answer',
  reason: 'reason',
};

/**
 * What a word would be that is written next: `rules` are the grammar's rules around the place, outermost first (as
 * `expectedAt` gives them). `undefined` where no vocabulary stands.
 */
export function wordClassAt(rules: readonly string[]): WordPlace | undefined {
  const rule = rules.at(-1) ?? '';
  return inRule[`${rules.at(-2) ?? ''}.${rule}`] ?? inRule[rule];
}
