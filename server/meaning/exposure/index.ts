/** What an attack by anybody on anybody would come to: section 3 of docs/semantics.md. docs/crises.md says it for users. */
export * from './exposure.ts';
export * from './imagined.ts';
