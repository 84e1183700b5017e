/** Commitments that cannot both be kept: section 5 of docs/semantics.md. docs/conflicts.md says it for users. */

export type { Strength } from './asking.ts';
export * from './pairs.ts';
export type { Proof } from './search.ts';
export * from './words.ts';
