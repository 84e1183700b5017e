/** `foedus format`: white space in its place, nothing else touched. */
import { format as formatFile, parseFile } from '../../grammar/index.ts';
import { type DiskFile, readInput, shown } from './disk.ts';
import { linesOf } from './lines.ts';
import { type Replacement, replaceFiles } from './replace.ts';
import { note, pour, print } from './terminal.ts';
import { exit, UsageError } from './usage.ts';

export interface FormatOptions {
  /** Only say which files are not formatted. */
  readonly check?: boolean;
  /** Write the files in place; without it one file's formatted text is printed. */
  readonly write?: boolean;
}

/** Formats the paths. Returns the exit code: 1 where `--check` finds files to format, or a file cannot be read as a treaty. */
export async function format(paths: readonly string[], options: FormatOptions): Promise<number> {
  const { asked } = await readInput(paths);
  if (!options.check && !options.write && asked.length > 1)
    throw new UsageError('More than one file: say `--write` to format them in place, or `--check` to only look.');
  let code: number = exit.clean;
  const loose: Replacement[] = [];
  for (const file of asked) {
    const result = formatted(file);
    if ('problem' in result) {
      note(result.problem);
      code = exit.findings;
      if (!options.check && !options.write && result.text !== undefined) pour(result.text);
    } else if (options.check) {
      if (result.changed) {
        print(`${shown(file.path)} is not formatted\n`);
        code = exit.findings;
      }
    } else if (options.write) {
      if (result.changed)
        loose.push({ path: file.path, text: file.mark + result.text, expected: file.mark + file.text });
    } else pour(result.text);
  }
  await replaceFiles(loose, (file) => print(`${shown(file)} formatted\n`));
  return code;
}

function formatted(file: DiskFile): { text: string; changed: boolean } | { problem: string; text?: string } {
  const { text, unreadable } = file;
  if (unreadable) return { problem: `${shown(file.path)}: This file was not read: ${unreadable}.` };
  const tree = parseFile(text);
  const result = formatFile(tree);
  if (result !== undefined) return { text: result, changed: result !== text };
  const placed = tree.chunks.find(({ chunk }) => chunk.problems.length > 0);
  const problem = placed?.chunk.problems[0];
  const { line, character } = linesOf(text)((placed?.start ?? 0) + (problem?.start ?? 0));
  const where = `${shown(file.path)}:${line + 1}:${character + 1}`;
  return { problem: `${where}: left as it is, since it cannot be read wholly: ${problem?.message ?? ''}`, text };
}
