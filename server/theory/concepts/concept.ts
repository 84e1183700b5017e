import type { SourceId } from '../sources.ts';

/** A concept of alliance theory or of the law of treaties and force, written for someone who drafts a treaty. */
export type Concept = {
  /** kebab-case; also the word after `concept` in the language. */
  readonly id: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  /** What it is, in two sentences. */
  readonly definition: string;
  /** Why it matters to a drafter. */
  readonly matters: string;
  /** What in a treaty text shows it. */
  readonly shows: string;
  /** Ids of related concepts. Symmetric: if A names B, B names A. */
  readonly related: readonly string[];
  readonly sources: readonly SourceId[];
};

/** A concept as its author writes it: a relation is written once, on either side. */
export type WrittenConcept = Concept;
