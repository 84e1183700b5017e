/**
 * The globs of `include` and `exclude`, as `.gitignore` reads them. Whoever opens a folder reads its patterns, trusted or
 * not. A regular expression made of one can run for ever (`*a*a*a*a…`); here each takes time by its length times the path's.
 */

/** No pattern is longer, and none is more alternatives (`{a,b}{c,d}` is four). */
const longest = 200;
const mostAlternatives = 64;

/** Why a pattern cannot be used, to stand after it in a sentence; nothing where it can. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'is empty';
  if (pattern.length > longest) return `has more than ${longest} characters`;
  if (pattern.includes('\\')) return 'has a backslash; folders are parted by `/`';
  if (pattern.split('/').includes('..'))
    return 'leads out of the folder; it is read from the folder of the file it stands in';
  if (pattern.startsWith('!')) return 'begins with `!`; name what is meant under `include` or `exclude` instead';
  if (alternativesOf(pattern).length > mostAlternatives) return `stands for more than ${mostAlternatives} alternatives`;
  return undefined;
}

/** A part of a pattern: one of what it is held against, or any number of them. */
type Part<T> = 'any' | ((item: T) => boolean);

/**
 * Tells which paths one of the patterns covers: a file, or a folder with all that is in it. `drafts` is any file or
 * folder of that name; with a slash in it, or before it, it is read from the folder of the configuration.
 */
export function fileMatcher(patterns: readonly string[]): (relative: string) => boolean {
  const globs = patterns.flatMap((pattern) => {
    const trimmed = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
    const anchored = trimmed.includes('/') ? trimmed.replace(/^\/+/, '') : `**/${trimmed}`;
    return alternativesOf(anchored).slice(0, mostAlternatives).map(foldersOf);
  });
  return (relative) => {
    const path = relative.split('/');
    return globs.some((glob) => fits(glob, path));
  };
}

/** The parts of a path: `**` is any number of folders. What lies in a folder that fits is covered with it. */
function foldersOf(glob: string): Part<string>[] {
  const folders = glob.split('/').map((name): Part<string> => {
    if (name === '**') return 'any';
    const parts = lettersOf(name);
    return (folder) => fits(parts, [...folder]);
  });
  return [...folders, 'any'];
}

/** The parts of a name: `*` is any letters, `?` any one, `[a-c]` one of some, `[!a-c]` one of all others. */
function lettersOf(name: string): Part<string>[] {
  return [...name.matchAll(/\[(!|\^)?(\]?[^\]]*)\]|[\s\S]/gu)].map(([sign, negated, set]): Part<string> => {
    if (sign === '*') return 'any';
    if (sign === '?') return () => true;
    if (set === undefined) return (letter) => letter === sign;
    const ranges = [...set.matchAll(/([\s\S])-([\s\S])|([\s\S])/gu)].map(([, from, to, one]) => [from ?? one ?? '', to ?? one ?? ''] as const); // biome-ignore format: one line
    return (letter) => ranges.some(([from, to]) => from <= letter && letter <= to) !== (negated !== undefined);
  });
}

/** Whether the parts fit the items, all of them. It is enough to go back to the last `any`: those before need take no more. */
function fits<T>(parts: readonly Part<T>[], items: readonly T[]): boolean {
  let part = 0;
  let item = 0;
  let back: { part: number; item: number } | undefined;
  while (item < items.length) {
    const here = parts[part];
    if (here === 'any') back = { part: ++part, item };
    else if (here?.(items[item] as T)) {
      part++;
      item++;
    } else if (back) {
      back = { part: back.part, item: back.item + 1 };
      ({ part, item } = back);
    } else return false;
  }
  return parts.slice(part).every((each) => each === 'any');
}

/** The patterns that one with braces stands for, `{a,b}` being `a` or `b`; not many more than may be. */
function alternativesOf(pattern: string): string[] {
  const [whole, inner] = /\{([^{}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined || inner === undefined) return [pattern];
  // innermost braces first; what stands in none is as it is
  const at = pattern.indexOf(whole);
  const [before, behind] = [pattern.slice(0, at), pattern.slice(at + whole.length)];
  const found: string[] = [];
  for (const each of inner.split(',')) {
    if (found.length > mostAlternatives) break;
    for (const one of alternativesOf(`${before}${each}${behind}`)) found.push(one);
  }
  return found;
}
