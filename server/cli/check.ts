/** `foedus check`: the findings on the paths given. */
import { text as textOfStream } from 'node:stream/consumers';
import type { Workspace } from '../model/workspace.ts';
import { settingsFor, workspaceOf } from './analysis.ts';
import { type Input, readInput } from './disk.ts';
import { conclude, put, type ReportOptions, refuseReport, sayLeftOut } from './outcome.ts';
import type { Shard } from './shares.ts';
import { note, pour } from './terminal.ts';
import { checkInput } from './threads.ts';
import { exit, UsageError } from './usage.ts';

export interface CheckOptions extends ReportOptions {
  readonly date?: string;
  /** On how many threads; so many as are worth it where it is left out. */
  readonly threads?: number;
  readonly shard?: Shard;
  readonly watch?: boolean;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  /** `true`: since the last commit. */
  readonly changed?: string | true;
  readonly stdinFilename?: string;
}

/**
 * Checks the paths and prints what was found. Returns the exit code.
 * @throws UsageError where options contradict each other, or something cannot be read
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  refuse(paths, options);
  if (options.watch) {
    const { watchAndCheck } = await import('./watch.ts');
    return watchAndCheck(paths, () => once(paths, options));
  }
  return once(paths, options);
}

function refuse(paths: readonly string[], options: CheckOptions): void {
  const stdin = paths.includes('-');
  if (stdin && paths.length > 1) throw new UsageError('`-` is the standard input, and stands alone.');
  if (stdin && (options.fix || options.watch || options.changed))
    throw new UsageError(
      '`-` goes with neither `--fix`, `--watch` nor `--changed`; `--diff` shows what would be mended.',
    );
  if (options.stdinFilename && !stdin) throw new UsageError('`--stdin-filename` needs `-` in the place of the path.');
  if (options.unsafeFixes && !options.fix && !options.diff)
    throw new UsageError('`--unsafe-fixes` says what `--fix` or `--diff` may do: add one of them.');
  refuseReport(options);
  if (options.watch && (options.fix || options.diff || options.writeBaseline))
    throw new UsageError('`--watch` only looks: it goes with neither `--fix`, `--diff` nor `--write-baseline`.');
  if (!options.shard) return;
  if (stdin || options.fix || options.diff || options.watch)
    throw new UsageError(
      '`--shard` checks a part of many files: it goes with neither `-`, `--fix`, `--diff` nor `--watch`.',
    );
  const said = (['baseline', 'writeBaseline', 'statistics'] as const).find((option) => options[option]);
  if (said || options.format !== 'text' || options.minSeverity !== 'hint' || options.failOn !== 'error')
    throw new UsageError(
      '`--shard` writes its part of the findings for `foedus merge`, whatever is to be printed of the whole: say `--format`, `--min-severity`, `--fail-on`, `--baseline` and `--statistics` to `foedus merge`.',
    );
}

async function once(paths: readonly string[], options: CheckOptions): Promise<number> {
  let input = await inputOf(paths, options);
  sayLeftOut(input);
  let workspace: Workspace | undefined;
  if (options.fix || options.diff) {
    const { diffOf, fixed, sayFixed, writeFixed } = await import('./fix.ts');
    const settings = settingsFor(input, options.date);
    const result = fixed(input, workspaceOf(input), settings, options.unsafeFixes === true);
    if (options.diff) {
      const diff = diffOf(result);
      pour(diff);
      return diff === '' ? exit.clean : exit.findings;
    }
    await writeFixed(result);
    for (const line of sayFixed(result)) note(line);
    ({ input, workspace } = result);
  }
  if (options.shard) {
    const { checkShard } = await import('./shard.ts');
    await put(await checkShard(input, options.shard, options), { output: options.output, format: 'json' });
    return exit.clean;
  }
  return conclude(await checkInput(input, options, workspace), options);
}

async function inputOf(paths: readonly string[], options: CheckOptions): Promise<Input> {
  const stdin = paths.includes('-')
    ? { name: options.stdinFilename ?? 'stdin.treaty', text: await textOfStream(process.stdin) }
    : undefined;
  const input = await readInput(stdin ? [] : paths, { stdin });
  if (!options.changed) return input;
  const { changedSince } = await import('./git.ts');
  const changed = await changedSince(options.changed === true ? 'HEAD' : options.changed, input.root);
  return { ...input, asked: input.asked.filter((file) => changed.has(file.path)) };
}
