/** `foedus check --statistics`: how often each rule finds something. */
import type { Finding } from '../rules/finding.ts';

export interface RuleCount {
  readonly rule: string;
  readonly count: number;
  /** Of how many the remedy is clear, so that `--fix` or a choice mends them. */
  readonly fixable: number;
}

/** The rules that found something, most findings first. */
export function statisticsOf(findings: readonly Finding[]): RuleCount[] {
  const counts = new Map<string, { rule: string; count: number; fixable: number }>();
  for (const { rule, fixes } of findings) {
    const entry = counts.get(rule) ?? { rule, count: 0, fixable: 0 };
    entry.count++;
    if (fixes?.length) entry.fixable++;
    counts.set(rule, entry);
  }
  return [...counts.values()].sort((one, two) => two.count - one.count || (one.rule < two.rule ? -1 : 1));
}

/** As lines with columns. */
export function statisticsText(counts: readonly RuleCount[]): string {
  if (counts.length === 0) return 'nothing found';
  const width = Math.max(...counts.map(({ count }) => String(count).length));
  return counts
    .map(({ rule, count, fixable }) => {
      const remedies = fixable > 0 ? `  (${fixable} with a remedy)` : '';
      return `${String(count).padStart(width)}  ${rule}${remedies}`;
    })
    .join('\n');
}
