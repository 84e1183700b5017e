/** The scenarios of files: which there are, and how each came out. */
import type { ScenarioDecl } from '../../grammar/index.ts';
import { type ScenarioResult, scenarioResult } from '../meaning/crises/index.ts';
import type { Site, SourceFile } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { checkChunk, type Finding } from '../rules/index.ts';
import type { Settings } from '../rules/rule.ts';
import { failedExpectation } from '../rules/scenarios/failed-expectation.ts';

/** A scenario in its place. */
export type ScenarioSite = Site<ScenarioDecl>;

/** A scenario that has run. */
export interface Ran extends ScenarioResult {
  /** What of the scenario means nothing as it is written, so that it did not run as it was meant. */
  readonly faults: readonly Finding[];
}

/** The scenarios of a file that bear a name, in the order of the text. */
export function scenariosOf(file: SourceFile): readonly ScenarioSite[] {
  return file.tree.chunks.flatMap((placed) => {
    const node = placed.chunk.declaration;
    return node?.kind === 'scenario' && node.name ? [{ file, placed, node }] : [];
  });
}

/** The first scenario of that name; in one file, or anywhere. */
export function scenarioNamed(workspace: Workspace, name: string, file?: SourceFile): ScenarioSite | undefined {
  for (const each of file ? [file] : workspace.files) {
    const found = scenariosOf(each).find(({ node }) => node.name?.value === name);
    if (found) return found;
  }
  return undefined;
}

/** Runs a scenario, once as long as the workspace is the same. */
export function ran(workspace: Workspace, site: ScenarioSite, settings: Settings): Ran {
  const faults = checkChunk(workspace, site.file, site.placed, { ...settings, severities: {} }).filter(
    ({ severity, rule }) => severity === 'error' && rule !== failedExpectation.id,
  );
  return { ...scenarioResult(workspace, site, settings.day), faults };
}

/** "5 of 5 expectations hold". */
export function sayOutcome({ expectations }: ScenarioResult): string {
  const held = expectations.filter(({ outcome }) => outcome === 'holds').length;
  if (expectations.length === 0) return 'nothing is expected';
  if (expectations.length === 1) return held === 1 ? 'its expectation holds' : 'its expectation fails';
  return `${held} of ${expectations.length} expectations ${held === 1 ? 'holds' : 'hold'}`;
}
