import { distance } from 'fastest-levenshtein';

/**
 * At most `count` of the candidates that come near to what was written, nearest first; ties in the order of the alphabet.
 * Near is one slip in four letters (at least one, two from five letters on), or the beginning of the candidate.
 */
export function nearest(written: string, candidates: Iterable<string>, count = 3): string[] {
  const wanted = written.toLowerCase();
  const allowed = wanted.length < 3 ? 0 : wanted.length < 5 ? 1 : Math.max(2, Math.floor(wanted.length / 4));
  const found: [far: number, candidate: string][] = [];
  for (const candidate of new Set(candidates)) {
    const known = candidate.toLowerCase();
    if (candidate === written) continue;
    let far = Math.abs(known.length - wanted.length) > allowed ? Number.POSITIVE_INFINITY : distance(wanted, known);
    if (far > allowed && wanted.length >= 3 && (known.startsWith(wanted) || wanted.startsWith(`${known}s`)))
      far = allowed + 0.5;
    if (far <= allowed + 0.5) found.push([far, candidate]);
  }
  return found
    .sort(([one, a], [two, b]) => one - two || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, candidate]) => candidate);
}

/** ` Did you mean …?`, or nothing. */
export function didYouMean(candidates: readonly string[]): string {
  if (candidates.length === 0) return '';
  return `did you mean ${sayList(
    candidates.map((each) => `\`${each}\``),
    'or',
  )}?`;
}

/** `a`, `a and b`, `a, b and c`. */
export function sayList(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}
