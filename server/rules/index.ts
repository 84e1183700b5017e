/** The rules room: what is wrong, why it matters, what to do. */

import { rules } from './list.ts';
import { nearest } from './nearest.ts';
import type { Rule } from './rule.ts';

export { checkChunk, checkFile, checkFileInSteps, defaultSettings, unreadableFile } from './engine.ts';
export { compareFindings, type Edit, type Finding, type Fix, type Severity, severities } from './finding.ts';
export {
  type AppliedFix,
  applyEdits,
  type FixRequest,
  type FixResult,
  fixAll,
  isSound,
  lostComments,
} from './fixing.ts';
export type { Batch } from './kept.ts';
export { rules } from './list.ts';
export { renderRule, renderRuleIndex } from './page.ts';
export {
  type Example,
  optionOf,
  type Report,
  type Rule,
  type RuleOption,
  type Settings,
  type Subject,
} from './rule.ts';
export type { Failure } from './run.ts';
export { silencing } from './silencing.ts';
export { type Known, type KnownChunk, knownAt, knownOf, runStage, type Stage } from './stages.ts';
export { wholeFileSuppressions } from './suppressions.ts';

/** The ids of all rules, sorted. */
export const ruleIds: readonly string[] = rules.map((rule) => rule.id);

/** The rule of that id; case, and spaces for hyphens, do not matter. */
export function findRule(id: string): Rule | undefined {
  const wanted = id
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return rules.find((rule) => rule.id === wanted);
}

/** At most three rules whose ids come nearest to what was typed, nearest first; none if nothing comes near. */
export function suggestRules(text: string): Rule[] {
  return nearest(
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
    ruleIds,
  )
    .map(findRule)
    .filter((rule) => rule !== undefined);
}
