// What needs no editor, so that plain tests can run it.

/** An address, as far as its path goes. */
interface Address {
  readonly path: string;
}

/**
 * Whether a file is reached by a symbolic link, its own or one on the way from its folder: such a link may lead out of
 * the workspace. Links above the folder are the user's.
 * @param up the folder of an address
 * @param isLink whether a link stands at an address
 */
export async function reachedByLink<A extends Address>(
  file: A,
  home: A,
  up: (address: A) => A,
  isLink: (address: A) => Promise<boolean>,
): Promise<boolean> {
  for (let at = file; at.path.length > home.path.replace(/\/$/, '').length && at.path !== '/'; at = up(at))
    if (await isLink(at)) return true;
  return false;
}
