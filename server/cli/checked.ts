/** What a check came to, as every report of it takes it. */
import path from 'node:path';
import type { Day } from '../model/dates.ts';
import type { Finding } from '../rules/finding.ts';
import type { Identity } from './baseline.ts';
import type { Input } from './disk.ts';

export interface Checked {
  readonly input: Input;
  readonly day: Day;
  /** What is to be shown, in the order in which it is. */
  readonly findings: readonly Finding[];
  /** By what a finding is known again. */
  readonly identity: (finding: Finding) => Identity;
  /** Whether the baseline knows a finding, where there is a baseline. */
  readonly isKnown?: (finding: Finding) => boolean;
  /** Of the baseline: how many findings are known and left out of the report, and how many are found no longer. */
  readonly baseline?: { readonly known: number; readonly gone: number };
}

/** A path from where the command runs, with `/`. */
export function fromHere(file: string): string {
  return path.relative(process.cwd(), file).split(path.sep).join('/');
}
