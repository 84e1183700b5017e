/** `foedus check --fix` and `--diff`: the remedies of findings, applied or only shown. */
import { createTwoFilesPatch } from 'diff';
import { parseFile } from '../../grammar/index.ts';
import type { Workspace } from '../model/workspace.ts';
import { type AppliedFix, fixAll } from '../rules/index.ts';
import type { Settings } from '../rules/rule.ts';
import { fromHere } from './checked.ts';
import { type DiskFile, type Input, shown } from './disk.ts';
import { replaceFiles } from './replace.ts';

export interface Fixed {
  readonly workspace: Workspace;
  /** The input with the new texts. */
  readonly input: Input;
  readonly changed: readonly { readonly file: DiskFile; readonly text: string }[];
  readonly applied: readonly AppliedFix[];
  /** Files that cannot be read wholly and so are left as they are. */
  readonly leftAlone: readonly DiskFile[];
}

/** Works out the texts after all fixes; nothing is written. Files that cannot be read wholly are left as they are. */
export function fixed(input: Input, workspace: Workspace, settings: (uri: string) => Settings, unsafe: boolean): Fixed {
  const whole = (file: DiskFile) =>
    !file.unreadable && workspace.file(file.uri)?.tree.chunks.every(({ chunk }) => chunk.problems.length === 0);
  const uris = input.asked.filter(whole).map(({ uri }) => uri);
  const result = fixAll({ workspace, uris, settings, unsafe });
  const renew = (file: DiskFile) => {
    const text = result.texts.get(file.uri);
    return text === undefined ? file : { ...file, text };
  };
  return {
    workspace: result.workspace,
    input: { ...input, asked: input.asked.map(renew), all: input.all.map(renew) },
    changed: input.asked.flatMap((file) => {
      const text = result.texts.get(file.uri);
      return text === undefined || !readsWholly(text) ? [] : [{ file, text }];
    }),
    applied: result.applied,
    leftAlone: input.asked.filter((file) => !whole(file)),
  };
}

function readsWholly(text: string): boolean {
  return parseFile(text).chunks.every(({ chunk }) => chunk.problems.length === 0);
}

/**
 * Writes the new texts, each file at once.
 * @throws UsageError where one cannot be written, once the others have been
 */
export async function writeFixed({ changed }: Fixed): Promise<void> {
  await replaceFiles(
    changed.map(({ file, text }) => ({ ...file, text: file.mark + text, expected: file.mark + file.text })),
  );
}

/** What would change, as `patch` and `git apply` take it; empty where nothing would. */
export function diffOf({ changed }: Fixed): string {
  return changed
    .map(({ file, text }) => {
      const name = fromHere(file.path);
      return createTwoFilesPatch(`a/${name}`, `b/${name}`, file.text, text, '', '').replace(/^=+\n/, '');
    })
    .join('');
}

/** What was done and what was left, in lines for people. */
export function sayFixed({ applied, changed, leftAlone }: Fixed): string[] {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  return [
    ...(changed.length > 0
      ? [
          `${count(applied.length, 'remedy').replace('remedys', 'remedies')} applied in ${count(changed.length, 'file')}`,
        ]
      : []),
    ...leftAlone.map((file) => `${shown(file.path)}: left as it is, since it cannot be read wholly`),
  ];
}
