/** What scenarios exercise, and that an edit outdates no more of it than it touches. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFile } from '../../../grammar/index.ts';
import { exercising } from '../../../server/meaning/crises/index.ts';
import { attach, Reading, readingOf } from '../../../server/model/reads.ts';
import { changedWorkspace, type Workspace } from '../../../server/model/workspace.ts';
import { day, workspaceOf } from '../_read.ts';

const today = day('1914-07-28');
const pact = (name: string, foe: string) => `treaty ${name} "${name}" {
  signed 1900-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on any party by ${foe} }
  obligation Help { the other party shall defend that party when Attack }
}`;
const scenario = (name: string, under: string, event = 'armed-attack by RUS on AUH') =>
  `scenario ${name} { ${under && `under ${under}`} on 1914-08-01 event ${event} }`;

/** The scenarios that exercise a clause. */
const tried = (workspace: Workspace, clause: string, on = today) =>
  exercising(workspace, clause, on).map(({ node }) => node.name?.value);

function edited(workspace: Workspace, at: number, text: string | undefined): Workspace {
  const uri = workspace.uris[at] as string;
  return changedWorkspace(workspace, new Map([[uri, text === undefined ? undefined : { uri, tree: parseFile(text) }]]));
}

/** The cells that the answer has read: kept answers hold until one of them changes. */
function holdsAfter(workspace: Workspace, clause: string, edit: () => Workspace): boolean {
  const reading = new Reading();
  readingOf(reading, () => exercising(workspace, clause, today));
  let holds = true;
  attach({ outdated: () => { holds = false; } }, reading); // biome-ignore format: one line
  exercising(edit(), clause, today);
  return holds;
}

describe('what scenarios exercise', () => {
  const texts = [pact('One', 'RUS'), pact('Two', 'RUS'), scenario('First', 'One'), scenario('Second', 'Two')];

  test('follows every text that a scenario rests on', () => {
    const workspace = workspaceOf(...texts);
    assert.deepEqual([tried(workspace, 'One.Help'), tried(workspace, 'Two.Help')], [['First'], ['Second']]);
    const other = edited(workspace, 1, pact('Two', 'FRN'));
    assert.deepEqual([tried(other, 'One.Help'), tried(other, 'Two.Help')], [['First'], []]);
    const calm = edited(other, 2, scenario('First', 'One', 'mobilization by RUS'));
    assert.deepEqual(tried(calm, 'One.Help'), []);
    assert.deepEqual(tried(edited(calm, 0, undefined), 'One.Help'), []);
  });

  test('a scenario without a date happens on the day of analysis', () => {
    const workspace = workspaceOf(pact('One', 'RUS'), 'scenario Today { under One event armed-attack by RUS on AUH }');
    assert.deepEqual([tried(workspace, 'One.Help'), tried(workspace, 'One.Help', day('1899-01-01'))], [['Today'], []]);
  });

  test('a scenario that asks every treaty, and an expectation under a treaty that the scenario leaves out', () => {
    const workspace = workspaceOf(...texts.slice(0, 3), scenario('All', ''));
    assert.deepEqual(tried(workspace, 'One.Help'), ['First', 'All']);
    const aside = 'scenario Aside { under One on 1914-08-01 expect GMY not bound to defend AUH under Two.Help }';
    assert.deepEqual(tried(workspaceOf(...texts.slice(0, 3), aside), 'Two.Help'), ['Aside']);
  });

  test('an edit leaves what holds all the same', () => {
    const workspace = () => workspaceOf(...texts.slice(0, 3), scenario('All', ''));
    const [one, two, three] = [workspace(), workspace(), workspace()];
    assert.ok(holdsAfter(one, 'One.Help', () => edited(one, 1, pact('Two', 'FRN'))));
    assert.ok(!holdsAfter(two, 'One.Help', () => edited(two, 0, pact('One', 'FRN'))));
    assert.ok(!holdsAfter(three, 'One.Help', () => edited(three, 2, undefined)));
  });
});
