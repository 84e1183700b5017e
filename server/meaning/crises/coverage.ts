/** Which clauses crises exercise: what no scenario ever tried, nobody has held against a case. */
import type { Condition, Obligation, ScenarioDecl, Trigger } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import type { ChunkIndex, DerivedIndex } from '../../model/directory.ts';
import type { Site } from '../../model/site.ts';
import { byKind, memberNamed, type PlacedTreaty, treatyNamed, type Workspace } from '../../model/workspace.ts';
import { type Context, findTrigger } from '../trigger.ts';
import { daysOf, isPosition } from './cascade.ts';
import { type Duty, dutiesOf } from './duty.ts';
import { answerDuty } from './obligation.ts';
import { type ScenarioResult, scenarioResult } from './result.ts';
import { obligorsOf } from './run.ts';
import { solverOf } from './solver.ts';

/** What can be exercised. */
export type Exercisable = Obligation | Trigger;

/** A clause of a treaty, with the scenarios that tried it. */
export interface Tried {
  readonly treaty: PlacedTreaty;
  readonly node: Exercisable;
  /** `Treaty.Clause`. */
  readonly name: string;
  /** In how many of the scenarios asked about; 0: never. */
  readonly scenarios: number;
}

/** Every obligation and trigger of the workspace, with how many of these runs tried it. */
export function coverageOf(workspace: Workspace, runs: readonly ScenarioResult[]): readonly Tried[] {
  const counts = new Map<Exercisable, number>();
  for (const run of runs) for (const node of exercisedBy(run)) counts.set(node, (counts.get(node) ?? 0) + 1);
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

/** The scenarios that name a treaty as a whole after `under`, in the order of the files. */
export function scenariosUnder(workspace: Workspace, { treaty }: PlacedTreaty): readonly Site<ScenarioDecl>[] {
  return workspace.find(byTreaty, treaty.name).flatMap(scenarioAt);
}

/** The scenarios that exercise a duty, by its qualified name. `today` is the day of analysis. */
export function exercising(workspace: Workspace, duty: string, today: Day): readonly Site<ScenarioDecl>[] {
  const [treaty = ''] = duty.split('.', 1);
  return workspace.findDerived(byExercise(today), duty, [treaty, anyTreaty]).flatMap(scenarioAt);
}

function scenarioAt({ file, placed, node }: Site): Site<ScenarioDecl>[] {
  return node.kind === 'scenario' ? [{ file, placed, node }] : [];
}

/** Scenarios by the treaties that they name as a whole. */
const byTreaty: ChunkIndex = {
  keysOf: ({ declaration }) => (declaration?.kind === 'scenario' ? wholeTreaties(declaration) : []),
};

function wholeTreaties({ under }: ScenarioDecl): readonly string[] {
  return under.flatMap(({ scope, name }) => (scope ? [] : (name?.value ?? [])));
}

/** The topic of scenarios that ask all treaties in force. */
const anyTreaty = '*';

/** The treaties of which a scenario can exercise a duty: it names them, or asks all. */
function treatiesAsked({ under, lines }: ScenarioDecl): ReadonlySet<string> {
  const named = lines.flatMap((line) => (line.kind === 'expect' ? [line.under, line.and] : []));
  const names = [...under, ...named].flatMap((name) => name?.scope?.value ?? name?.name?.value ?? []);
  return new Set(under.length > 0 ? names : [anyTreaty, ...names]);
}

const indexes = new Map<Day, DerivedIndex<Workspace>>();

/** Scenarios by the obligations that they exercise. A scenario runs again when a text that it rests on has changed. */
function byExercise(today: Day): DerivedIndex<Workspace> {
  let index = indexes.get(today);
  if (!index) {
    index = {
      topicsOf: ({ declaration }) => (declaration?.kind === 'scenario' ? treatiesAsked(declaration) : []),
      derive: (workspace, at) => exercisedAt(workspace, at, today),
    };
    indexes.set(today, index);
  }
  return index;
}

function exercisedAt(workspace: Workspace, at: Pick<Site, 'file' | 'placed'>, today: Day): readonly string[] {
  const node = at.placed.chunk.declaration;
  if (node?.kind !== 'scenario') return [];
  const result = scenarioResult(workspace, { ...at, node }, today);
  let { duties } = result.crisis;
  if (node.under.length === 0) {
    // all treaties in force: only those need be asked that another scenario puts to the test
    const tested = new Set(
      workspace
        .find(byKind, 'scenario')
        .flatMap((site) => scenarioAt(site).flatMap((each) => wholeTreaties(each.node))),
    );
    duties = duties.filter(({ treaty }) => tested.has(treaty.treaty.name));
  }
  return [...dutiesExercised(result, duties)].map(({ name }) => name);
}

/** The obligations that a scenario exercises, asked about or touched by one of its events: of all that count, or of some. */
function dutiesExercised({ crisis, expectations }: ScenarioResult, among = crisis.duties): ReadonlySet<Duty> {
  const { workspace, events } = crisis;
  const exercised = new Set(expectations.flatMap(({ clauses }) => clauses.map(({ duty }) => duty)));
  const facts = events.map(({ fact }) => fact);
  for (const day of daysOf(crisis)) {
    const solver = solverOf(workspace, facts, day, { refusals: false });
    const touched = (duty: Duty) =>
      obligorsOf(workspace, duty, day).some((state) => isPosition(answerDuty(solver, duty, state)));
    for (const duty of among) if (!exercised.has(duty) && touched(duty)) exercised.add(duty);
  }
  return exercised;
}

/** The clauses that a scenario exercises: its obligations, the triggers they rest on, and those asked about. */
export function exercisedBy(result: ScenarioResult): ReadonlySet<Exercisable> {
  const { crisis, expectations } = result;
  const { workspace } = crisis;
  const tried = new Set<Exercisable>();
  for (const { node } of expectations) {
    const { subject } = node;
    const treaties = subject?.scope ? [treatyNamed(workspace, subject.scope.value)] : crisis.treaties;
    for (const treaty of treaties) {
      const named = treaty && memberNamed(treaty, subject?.name?.value ?? '', ['trigger'])?.node;
      if (named?.kind === 'trigger') tried.add(named);
    }
  }
  for (const { node, treaty } of dutiesExercised(result)) {
    tried.add(node);
    for (const { condition } of node.modifiers) addTriggers({ workspace, treaty }, condition, tried);
  }
  return tried;
}

function addTriggers(context: Context, condition: Condition | undefined, tried: Set<Exercisable>): void {
  if (!condition) return;
  if (condition.kind === 'and' || condition.kind === 'or')
    for (const item of condition.items) addTriggers(context, item, tried);
  else if (condition.kind === 'not') addTriggers(context, condition.item, tried);
  else if (condition.kind === 'reference') {
    const found = findTrigger(context, condition);
    if (!found || tried.has(found.trigger)) return;
    tried.add(found.trigger);
    addTriggers(found.context, found.trigger.condition, tried);
  }
}
