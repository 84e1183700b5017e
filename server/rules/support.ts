/** Which duties are support that may mean fighting, and who owes them in the clause's words. */
import type { Obligation } from '../../grammar/index.ts';
import { isActiveSupport, meansOf } from '../meaning/strength.ts';

export { modifiersOf } from '../meaning/strength.ts';

const peaceful: ReadonlySet<string> = new Set([
  'economic-aid',
  'diplomatic-aid',
  'training',
  'technology',
  'intelligence',
  'money',
]);

/** Active support that may mean fighting: a standing programme of aid (`assist … with money, training`) is none. */
export function isFightingSupport(obligation: Obligation): boolean {
  if (!isActiveSupport(obligation)) return false;
  const means = meansOf(obligation);
  return means.length === 0 || means.some((word) => !peaceful.has(word));
}

/** Who owes it, in the clause's own words: `each party`, `AUH and GMY`. */
export function obligorWords(text: string, obligation: Obligation): string {
  const { actors } = obligation;
  return actors ? text.slice(actors.start, actors.end).replace(/\s+/g, ' ') : 'the party bound';
}
