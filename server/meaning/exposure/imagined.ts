/** A crisis that nobody has written down: one event on one day, under every treaty in force or under some of them. */
import { parseFile, type ScenarioDecl } from '../../../grammar/index.ts';
import { type Day, formatDay } from '../../model/dates.ts';
import type { Site } from '../../model/site.ts';
import type { Workspace } from '../../model/workspace.ts';
import { type Crisis, runCrisis } from '../crises/run.ts';

export interface Imagined {
  readonly day: Day;
  /** What happens, as a scenario has it after `event`: `unprovoked invasion by GMY on FRN`; or several such. */
  readonly event: string | readonly string[];
  /** Names of treaties; left out: all that are in force on the day. */
  readonly under?: readonly string[];
  /** Whether everybody does what is due, at discretion or not. */
  readonly honoured: boolean;
}

/**
 * The scenario as text, as it can be pasted into a file.
 * @param name what it is called
 */
export function scenarioText({ day, event, under = [], honoured }: Imagined, name: string): string {
  return [
    `scenario ${name} {`,
    ...(under.length > 0 ? [`  under ${under.join(', ')}`] : []),
    `  on ${formatDay(day)}`,
    ...[event].flat().map((each) => `  event ${each}`),
    ...(honoured ? ['  assume honoured fully'] : []),
    '}',
  ].join('\n');
}

/** Runs it. `undefined` where the words of the event make no event. */
export function runImagined(workspace: Workspace, imagined: Imagined): Crisis | undefined {
  const tree = parseFile(scenarioText(imagined, 'WhatIf'));
  const [placed, more] = tree.chunks;
  const node = placed?.chunk.declaration;
  if (!placed || more || node?.kind !== 'scenario' || placed.chunk.problems.length > 0) return undefined;
  const site: Site<ScenarioDecl> = { file: { uri: 'foedus:what-if', tree }, placed, node };
  return runCrisis(workspace, site, imagined.day);
}
