/** Runs scenarios that tests write in the language. */
import assert from 'node:assert/strict';
import type { Crisis, ExpectationResult } from '../../../server/meaning/crises/index.ts';
import { scenarioResult } from '../../../server/meaning/crises/index.ts';
import { globalNamed, type Workspace } from '../../../server/model/workspace.ts';
import { day, workspaceOf } from '../_read.ts';

export interface Ran {
  readonly crisis: Crisis;
  readonly expectations: readonly ExpectationResult[];
}

/** Runs the scenario of that name. */
export function runIn(workspace: Workspace, name: string): Ran {
  const site = globalNamed(workspace, name, 'scenario');
  assert.ok(site, `no scenario ${name}`);
  return scenarioResult(workspace, site, day('1900-01-01'));
}

/** A pact of Austria-Hungary, Germany and Italy in force since 1882, with these clauses. */
export function pact(clauses: string, more = ''): string {
  return `treaty Pact "A pact" { signed 1882-05-20 in-force 1882-05-20 parties { AUH GMY ITA } ${clauses} } ${more}`;
}

/** Runs a scenario of 1900-01-01 on texts. */
export function run(texts: string | readonly string[], lines: string): Ran {
  const all = typeof texts === 'string' ? [texts] : texts;
  return runIn(workspaceOf(...all, `scenario S { on 1900-01-01 ${lines} }`), 'S');
}

/** What each expectation came to, with its reason, for messages. */
export function told({ expectations }: Ran): string {
  return expectations.map(({ text, outcome, says }) => `${outcome}: ${text}\n    ${says}`).join('\n');
}

/** Fails unless all expectations hold. */
export function holds(texts: string | readonly string[], lines: string): Ran {
  const ran = run(texts, lines);
  assert.ok(ran.expectations.length > 0, 'a scenario that expects nothing proves nothing');
  assert.ok(
    ran.expectations.every(({ outcome }) => outcome === 'holds'),
    told(ran),
  );
  return ran;
}

/** The reason of the one expectation, which must fail. */
export function fails(texts: string | readonly string[], lines: string): string {
  const ran = run(texts, lines);
  assert.deepEqual(
    ran.expectations.map(({ outcome }) => outcome),
    ['fails'],
    told(ran),
  );
  return ran.expectations[0]?.says ?? '';
}
