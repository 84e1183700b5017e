/** Figures derived of every treaty: docs/semantics.md, sections 6 and 7, and docs/atop.md. */
export * from './atop.ts';
export * from './atop-rows.ts';
export * from './atop-variables.ts';
export * from './exit.ts';
export * from './figure.ts';
export * from './inequality.ts';
export * from './promises.ts';
export * from './treaty.ts';
