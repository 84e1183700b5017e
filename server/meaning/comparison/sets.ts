/** Sets of states, kinds and the like held against each other. `undefined` stands for everything. */
import { joined } from '../crises/words.ts';

/** The members of a set, by a key that both sides share, with what they are called. `undefined`: no limit. */
export type Open = ReadonlyMap<string, string> | undefined;

export type Relation = 'equal' | 'wider' | 'narrower' | 'other';

/** How the second set stands to the first. */
export function relate(before: Open, after: Open): Relation {
  if (!before || !after) return before === after ? 'equal' : after ? 'narrower' : 'wider';
  const more = [...after.keys()].some((key) => !before.has(key));
  const fewer = [...before.keys()].some((key) => !after.has(key));
  if (more && fewer) return 'other';
  return more ? 'wider' : fewer ? 'narrower' : 'equal';
}

/** What is in the first and not in the second, in words; of many only the first. */
export function beyond(one: Open, other: Open, most = 6): string {
  const names = [...(one ?? [])].filter(([key]) => !other?.has(key)).map(([, name]) => name);
  return list(names, most);
}

/** The set in words: `FRN, GMY and 12 more`. */
export function say(set: Open, everything: string, most = 6): string {
  if (!set) return everything;
  return set.size === 0 ? 'none' : list([...set.values()], most);
}

function list(names: readonly string[], most: number): string {
  return names.length > most + 1 ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : joined(names);
}
