/** What a treaty file means: docs/semantics.md as pure functions of the workspace. Every answer carries its reasons. */
export * from './actors.ts';
export * from './areas.ts';
export * from './decisions.ts';
export * from './event.ts';
export * from './figures.ts';
export * from './kinds.ts';
export * from './life.ts';
export * from './logic.ts';
export * from './patterns.ts';
export * from './pledge.ts';
export * from './probes.ts';
export * from './reachable.ts';
export * from './shares.ts';
export * from './strength.ts';
export * from './trigger.ts';
