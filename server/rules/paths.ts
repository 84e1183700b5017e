/** Paths that a file names, as addresses. */

/**
 * The address of a path as seen from a file, `/` between folders. `inside` is false for what is no relative path, or climbs out of
 * all folders. Only the form is looked at. Half a surrogate pair, which no address can have, becomes U+FFFD.
 */
export function pathTo(from: string, path: string): { uri: string; inside: boolean } {
  if (path === '' || path.startsWith('/') || path.includes('\\') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path))
    return { uri: path, inside: false };
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*/.exec(from)?.[0] ?? '';
  const folders = from.slice(scheme.length).split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (folders.length <= 1) return { uri: path, inside: false };
      folders.pop();
    } else if (part !== '.' && part !== '') folders.push(encodeURIComponent(part.toWellFormed()));
  }
  return { uri: scheme + folders.join('/'), inside: true };
}
