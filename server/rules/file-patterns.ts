/** The globs of `include` and `exclude`, as `.gitignore` reads them. */
import picomatch from 'picomatch';

/** No pattern is longer: a regular expression made of a longer one could take for ever. */
const longest = 200;

/** Why a pattern cannot be used, to stand after it in a sentence; nothing where it can. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'is empty';
  if (pattern.length > longest) return `has more than ${longest} characters`;
  if (pattern.includes('\\')) return 'has a backslash; folders are parted by `/`';
  if (pattern.split('/').includes('..'))
    return 'leads out of the folder; it is read from the folder of the file it stands in';
  if (pattern.startsWith('!')) return 'begins with `!`; name what is meant under `include` or `exclude` instead';
  return undefined;
}

/**
 * Tells which paths one of the patterns covers: a file, or a folder with all that is in it. `drafts` is any file or
 * folder of that name; with a slash in it, or before it, it is read from the folder of the configuration.
 */
export function fileMatcher(patterns: readonly string[]): (relative: string) => boolean {
  const globs = patterns.flatMap((pattern) => {
    const trimmed = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
    const anchored = trimmed.includes('/') ? trimmed.replace(/^\/+/, '') : `**/${trimmed}`;
    return [anchored, `${anchored}/**`];
  });
  if (globs.length === 0) return () => false;
  // Without extended globs no pattern makes a regular expression that runs for ever.
  const match = picomatch(globs, { dot: true, noextglob: true, nonegate: true, windows: false });
  return (relative) => match(relative);
}
