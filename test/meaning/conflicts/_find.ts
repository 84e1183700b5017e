/** Looks for conflicts in texts that tests write. */
import assert from 'node:assert/strict';
import { type Conflict, type Conflicts, conflictsIn, gravityOf } from '../../../server/meaning/conflicts/index.ts';
import { scenarioResult } from '../../../server/meaning/crises/index.ts';
import { globalNamed } from '../../../server/model/workspace.ts';
import { day, workspaceOf } from '../_read.ts';

/** All conflicts of these texts, each a file. */
export function conflictsOf(...texts: readonly string[]): Conflicts {
  return conflictsIn(workspaceOf(...texts));
}

/** Each conflict as `gravity One.Clause Two.Clause for AUH, GMY`. */
export function found(...texts: readonly string[]): string[] {
  return conflictsOf(...texts).conflicts.map(told);
}

export function told(conflict: Conflict): string {
  const { one, two, obligors } = conflict;
  const names = obligors.map(({ codes, name }) => codes[0]?.code ?? name).sort();
  return `${gravityOf(conflict)} ${one.name} ${two.name} for ${names.join(', ')}`;
}

/** The lines of the one conflict's crisis that tell events. */
export function crisis(...texts: readonly string[]): string[] {
  const { conflicts } = conflictsOf(...texts);
  assert.equal(conflicts.length, 1, conflicts.map(told).join('\n'));
  return eventsOf(conflicts[0] as Conflict);
}

export function eventsOf({ scenario }: Conflict): string[] {
  return scenario.flatMap((line) => /^ {2}event (.*)$/.exec(line)?.[1] ?? []);
}

/** Fails unless the scenario shown can be read beside the texts, and what it expects holds by the crisis engine. */
export function assertHolds(texts: readonly string[], { scenario }: Conflict): void {
  const workspace = workspaceOf(...texts, scenario.join('\n'));
  const name = /^scenario (\w+)/.exec(scenario[0] ?? '')?.[1] ?? '';
  const site = globalNamed(workspace, name, 'scenario');
  assert.ok(site, scenario.join('\n'));
  const { expectations } = scenarioResult(workspace, site, day('2024-12-31'));
  assert.deepEqual(
    expectations.map(({ outcome }) => outcome),
    ['holds'],
    `${scenario.join('\n')}\n${expectations.map(({ says }) => says).join('\n')}`,
  );
}

/** An alliance of Austria-Hungary and Germany, and what Germany and Russia have agreed. */
export function alliance(clauses: string, head = ''): string {
  return `treaty Alliance "Alliance" { signed 1880-01-01 ${head} parties { AUH GMY } ${clauses} }`;
}
export function friendship(clauses: string, head = ''): string {
  return `treaty Friendship "Friendship" { signed 1885-01-01 ${head} parties { GMY RUS } ${clauses} }`;
}
