/** `foedus explain`: the page of a rule or concept. */

import { explained } from '../features/explain.ts';
import { note } from './terminal.ts';
import { exit } from './usage.ts';

/** Prints the page of what bears the name. Returns the exit code: 2, with suggestions, where nothing does. */
export function explain(name: string): number {
  const found = explained(name);
  if ('markdown' in found) {
    process.stdout.write(`${found.markdown}\n`);
    return exit.clean;
  }
  const { suggestions } = found;
  const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.map((each) => `\`${each}\``).join(', ')}?` : '';
  note(`foedus: there is no rule or concept \`${name}\`.${hint}`);
  return exit.usage;
}
