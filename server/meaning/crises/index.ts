/** Crises: what the treaties of a workspace oblige to, when something happens. docs/crises.md says it for users. */
export * from './answers.ts';
export * from './cascade.ts';
export * from './conflict.ts';
export * from './coverage.ts';
export * from './duty.ts';
export * from './expectations.ts';
export * from './obligation.ts';
export * from './positions.ts';
export * from './result.ts';
export * from './run.ts';
export * from './solver.ts';
export * from './words.ts';
