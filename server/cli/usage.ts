/** Exit codes, and the error that ends a command with a message instead of a stack trace. */

/** 0: nothing at or above the level that fails; 1: findings; 2: wrong usage or unreadable input. */
export const exit = { clean: 0, findings: 1, usage: 2 } as const;

/** How `check` can print. */
export const checkFormats = ['text', 'json', 'sarif', 'github', 'junit', 'markdown'] as const;

/** What was asked cannot be done, said in words for the person who asked. Ends the command with {@link exit.usage}. */
export class UsageError extends Error {}

/** An error of the file system in words. */
export function inWords(error: unknown): string {
  const { code } = error as { code?: string };
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  if (code === 'ELOOP') return 'its symbolic links lead round in a circle';
  if (code === 'ENAMETOOLONG') return 'its name is too long';
  if (code === 'ENOTDIR') return 'a part of its path is no folder';
  return error instanceof Error ? error.message : String(error);
}
