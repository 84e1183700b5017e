/** What git says has changed. The only process that the command line starts; never through a shell. */
import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from './usage.ts';

const run = promisify(execFile);

/**
 * The absolute paths of the files that differ from a commit, or that git does not know yet.
 * @throws UsageError where there is no git, no repository, or no such commit
 */
export async function changedSince(ref: string, folder: string): Promise<Set<string>> {
  // A repository's own settings could name programs for git to start, or a place to fetch from; none of these is.
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath='];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
  const git = async (...args: string[]) => {
    const { stdout } = await run('git', [...safe, '-C', folder, ...args], { maxBuffer: 1 << 28, env });
    return stdout;
  };
  if (ref.startsWith('-')) throw new UsageError(`\`--changed ${ref}\`: this is no name of a commit.`);
  let top: string;
  try {
    top = await realpath((await git('rev-parse', '--show-toplevel')).trim());
  } catch (error) {
    const missing = (error as { code?: unknown }).code === 'ENOENT';
    throw new UsageError(
      missing ? '`--changed` needs git, and there is none.' : '`--changed` needs a git repository, and this is none.',
    );
  }
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).catch(() => {
    throw new UsageError(`\`--changed ${ref}\`: git knows no such commit.`);
  });
  // exits with 1 where there is none
  const filters = await git('config', '-z', '--name-only', '--get-regexp', '^filter[.]').catch(() => '');
  let count = Number(env.GIT_CONFIG_COUNT ?? 0);
  for (const name of filters.split('\0').filter(Boolean)) {
    // not by `-c`: a filter's name may hold an equals sign
    env[`GIT_CONFIG_KEY_${count}`] = name;
    env[`GIT_CONFIG_VALUE_${count}`] = name.endsWith('.required') ? 'false' : '';
    env.GIT_CONFIG_COUNT = String(++count);
  }
  const listed = [
    '--ignore-submodules=all',
    '--name-only',
    '-z',
    '--no-ext-diff',
    '--no-textconv',
    '--diff-filter=d',
    '--no-renames',
  ];
  const changed = await git('diff', ...listed, commit.trim(), '--');
  const unknown = await git('ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', top);
  return new Set([...changed.split('\0'), ...unknown.split('\0')].filter(Boolean).map((file) => path.join(top, file)));
}
