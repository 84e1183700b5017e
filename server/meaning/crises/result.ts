/** A scenario run, and held against what it expects. */
import type { ScenarioDecl } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { Site } from '../../model/site.ts';
import type { Workspace } from '../../model/workspace.ts';
import { remembered, together } from '../cache.ts';
import { type ExpectationResult, expectationsOf } from './expectations.ts';
import { type Crisis, runCrisis } from './run.ts';

/** A scenario that has run, with how its expectations came out. */
export interface ScenarioResult {
  readonly crisis: Crisis;
  readonly expectations: readonly ExpectationResult[];
}

/** Runs a scenario of the workspace; once, as long as the workspace is the same. */
export function scenarioResult(workspace: Workspace, site: Site<ScenarioDecl>, today: Day): ScenarioResult {
  return remembered(workspace, together(scenarioResult, site.node), today, () => {
    const crisis = runCrisis(workspace, site, today);
    return { crisis, expectations: expectationsOf(crisis) };
  });
}
