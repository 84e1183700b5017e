/**
 * A baseline: the findings that are known and put up with, so that only new ones are reported. A finding is known by
 * its rule, its clause and the words it stands at, never by its line, so that it is known again wherever they move.
 */
import { readFile } from 'node:fs/promises';
import type { Workspace } from '../model/workspace.ts';
import { placedTreaty } from '../model/workspace.ts';
import type { Finding } from '../rules/finding.ts';
import type { Input } from './disk.ts';
import { shown } from './disk.ts';
import { placesIn, textOf } from './places.ts';
import { replaceFile } from './replace.ts';
import { inWords, UsageError } from './usage.ts';

/** What a finding is known by. */
export interface Identity {
  readonly rule: string;
  /** `TREATY.CLAUSE`, the treaty alone, or the file where no treaty is. */
  readonly clause: string;
  /** The words it stands at, white space taken together. */
  readonly text: string;
}

/** A finding, and whether the baseline knows it. */
export interface Known {
  readonly finding: Finding;
  readonly known: boolean;
}

/** No baseline needs more of a clause to tell it from another. */
const longest = 300;

/** What the findings of an input are known by. */
export function identitiesIn(input: Input, workspace: Workspace): (finding: Finding) => Identity {
  const place = placesIn(input);
  return (finding) => {
    const text = textOf(input, finding.uri).slice(finding.start, finding.end).replace(/\s+/g, ' ').trim();
    const clause = clauseOf(workspace, finding) ?? place(finding).relative;
    return { rule: finding.rule, clause, text: text.slice(0, longest) };
  };
}

function clauseOf(workspace: Workspace, { uri, start }: Finding): string | undefined {
  const file = workspace.file(uri);
  const placed = file?.tree.chunks.findLast((each) => each.start <= start);
  const found = file && placed && placedTreaty(file, placed);
  if (!found || !placed) return undefined;
  const at = start - placed.start;
  const clause = found.treaty.clauses.find(({ node }) => node.start <= at && at < Math.max(node.end, node.start + 1));
  const name = clause && 'name' in clause.node ? clause.node.name : undefined;
  const own = typeof name === 'object' && 'value' in name ? name.value : clause?.article?.label?.value;
  return own === undefined ? found.treaty.name : `${found.treaty.name}.${own}`;
}

function keyOf({ rule, clause, text }: Identity): string {
  return JSON.stringify([rule, clause, text]);
}

/** Writes the findings as a baseline, sorted, so that it changes only where they do. */
export async function writeBaseline(file: string, findings: readonly Identity[]): Promise<void> {
  const counts = new Map<string, Identity & { count: number }>();
  for (const each of findings) {
    const entry = counts.get(keyOf(each)) ?? { ...each, count: 0 };
    entry.count++;
    counts.set(keyOf(each), entry);
  }
  const sorted = [...counts].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, entry]) => entry);
  await replaceFile(file, `${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`);
}

/**
 * How often each finding is put up with.
 * @throws UsageError where the file is no baseline
 */
export async function readBaseline(file: string): Promise<Map<string, number>> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new UsageError(`Cannot read the baseline \`${shown(file)}\`: ${inWords(error)}.`);
  });
  const counts = new Map<string, number>();
  try {
    const { version, findings } = JSON.parse(text);
    if (version !== 1 || !Array.isArray(findings)) throw new Error('it is none');
    for (const each of findings) {
      const known = [each.rule, each.clause, each.text].every((part) => typeof part === 'string');
      if (!known || !Number.isInteger(each.count)) throw new Error('an entry lacks rule, clause, text or count');
      counts.set(keyOf(each), each.count);
    }
  } catch (error) {
    throw new UsageError(`\`${shown(file)}\` is no baseline (${inWords(error)}); \`--write-baseline\` writes one.`);
  }
  return counts;
}

/** Tells known findings from new ones, and counts what the baseline knows and is no longer found. */
export function compareWith(
  baseline: ReadonlyMap<string, number>,
  findings: readonly Finding[],
  identity: (finding: Finding) => Identity,
): { each: Known[]; gone: number } {
  const left = new Map(baseline);
  const each = findings.map((finding) => {
    const key = keyOf(identity(finding));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return { finding, known: count > 0 };
  });
  return { each, gone: [...left.values()].reduce((sum, count) => sum + count, 0) };
}
