/** Figures derived of every treaty: sections 6 to 8 of docs/semantics.md. */
export * from './atop.ts';
export * from './atop-rows.ts';
export * from './atop-variables.ts';
export * from './exit.ts';
export * from './figure.ts';
export * from './inequality.ts';
export * from './promises.ts';
export * from './treaty.ts';
