/** The scenarios of files: which there are, how each came out, and which clauses none of them ever tried. */
import type { Condition, Obligation, ScenarioDecl, Trigger } from '../../grammar/index.ts';
import { daysOf, dutiesOf, positionsOn, type ScenarioResult, scenarioResult } from '../meaning/crises/index.ts';
import type { Day } from '../model/dates.ts';
import type { Site, SourceFile } from '../model/site.ts';
import { memberNamed, type PlacedTreaty, resolve, treatyNamed, type Workspace } from '../model/workspace.ts';
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

/** A clause of a treaty, with the scenarios that tried it. */
export interface Tried {
  readonly treaty: PlacedTreaty;
  readonly node: Obligation | Trigger;
  /** `Treaty.Clause`. */
  readonly name: string;
  /** In how many of the scenarios asked about; 0: never. */
  readonly scenarios: number;
}

/** The clauses that a scenario exercises: asked about, or touched by one of its events; and the triggers they rest on. */
function triedBy(workspace: Workspace, { crisis, expectations }: ScenarioResult): ReadonlySet<Obligation | Trigger> {
  const tried = new Set<Obligation | Trigger>();
  for (const { node, clauses } of expectations) {
    for (const { duty } of clauses) tried.add(duty.node);
    const { subject } = node;
    const treaties = subject?.scope ? [treatyNamed(workspace, subject.scope.value)] : crisis.treaties;
    for (const treaty of treaties) {
      const named = treaty && memberNamed(treaty, subject?.name?.value ?? '', ['trigger'])?.node;
      if (named?.kind === 'trigger') tried.add(named);
    }
  }
  for (const day of daysOf(crisis)) for (const { duty } of positionsOn(crisis, day)) tried.add(duty.node);
  for (const duty of crisis.duties)
    if (tried.has(duty.node))
      for (const { condition } of duty.node.modifiers)
        addTriggers(workspace, duty.treaty, condition, crisis.first, tried);
  return tried;
}

function addTriggers(
  workspace: Workspace,
  treaty: PlacedTreaty,
  condition: Condition | undefined,
  day: Day,
  tried: Set<Obligation | Trigger>,
): void {
  if (!condition) return;
  if (condition.kind === 'and' || condition.kind === 'or')
    for (const item of condition.items) addTriggers(workspace, treaty, item, day, tried);
  else if (condition.kind === 'not') addTriggers(workspace, treaty, condition.item, day, tried);
  else if (condition.kind === 'reference') {
    const found = resolve({ workspace, treaty, day }, condition.name, ['trigger'])?.node;
    if (found?.kind !== 'trigger' || tried.has(found)) return;
    tried.add(found);
    addTriggers(workspace, treaty, found.condition, day, tried);
  }
}

/** Every obligation and trigger of the workspace, with how many of these runs tried it. */
export function coverageOf(workspace: Workspace, runs: readonly ScenarioResult[]): readonly Tried[] {
  const counts = new Map<Obligation | Trigger, number>();
  for (const run of runs) for (const node of triedBy(workspace, run)) counts.set(node, (counts.get(node) ?? 0) + 1);
  return workspace.treaties.flatMap((treaty) => [
    ...dutiesOf(workspace, treaty).map(({ node, name }) => ({ treaty, node, name, scenarios: counts.get(node) ?? 0 })),
    ...treaty.treaty.triggers.map(({ node }) => ({
      treaty,
      node,
      name: `${treaty.treaty.name}.${node.name?.value ?? 'trigger'}`,
      scenarios: counts.get(node) ?? 0,
    })),
  ]);
}
