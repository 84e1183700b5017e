/** Which duties are active support, and what the wording of a clause says of them. */
import type { Modifier, ModifierKind, Obligation, Word } from '../../grammar/index.ts';

const fighting: ReadonlySet<string> = new Set(['defend', 'assist', 'join', 'attack']);
const peaceful: ReadonlySet<string> = new Set([
  'economic-aid',
  'diplomatic-aid',
  'training',
  'technology',
  'intelligence',
  'money',
]);

/** The modifiers of one kind. */
export function modifiersOf(obligation: Obligation, what: ModifierKind): readonly Modifier[] {
  return obligation.modifiers.filter((each) => each.what === what);
}

/**
 * Help that may mean fighting: `defend`, `assist`, `join … in war`, `attack`. A standing programme of aid (`assist … with
 * money, training`) is not, nor is what a clause forbids.
 */
export function isFightingSupport(obligation: Obligation): boolean {
  const { action, not, actors } = obligation;
  if (!action?.verb || !fighting.has(action.verb) || not || actors?.items.some((each) => each.form === 'no-party'))
    return false;
  const means = modifiersOf(obligation, 'with').flatMap((each): readonly Word[] => each.words);
  return means.length === 0 || means.some((word) => !peaceful.has(word.value));
}

/** Who owes it, in the clause's own words: `each party`, `AUH and GMY`. */
export function obligorWords(text: string, obligation: Obligation): string {
  const { actors } = obligation;
  return actors ? text.slice(actors.start, actors.end).replace(/\s+/g, ' ') : 'the party bound';
}
