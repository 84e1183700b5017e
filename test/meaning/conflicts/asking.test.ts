/** What one answer serves for all states that a clause cannot tell apart must be what each would be answered itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askerOf, strengthOf } from '../../../server/meaning/conflicts/asking.ts';
import { type Demand, eventFrom } from '../../../server/meaning/conflicts/demand.ts';
import { sideOf } from '../../../server/meaning/conflicts/side.ts';
import { stageOf } from '../../../server/meaning/conflicts/stage.ts';
import type { BindingAnswer } from '../../../server/meaning/crises/answers.ts';
import { dutiesOf } from '../../../server/meaning/crises/duty.ts';
import { answerDuty } from '../../../server/meaning/crises/obligation.ts';
import { solverOf } from '../../../server/meaning/crises/solver.ts';
import { partiesOn } from '../../../server/meaning/life.ts';
import { day, treaty, workspaceOf } from '../_read.ts';

const on = day('1890-01-01');

/** Bindings as they are compared: in what order states are told makes no difference. */
function told(bindings: readonly BindingAnswer[]): string[] {
  const ids = (states: BindingAnswer['helped'] = []) => states.map(({ id }) => id).sort();
  return bindings
    .filter((each) => strengthOf(each) !== undefined)
    .map(({ answer, roles: { victim, thatParty, aggressor }, helped, fought }) =>
      JSON.stringify([answer, victim?.id, thatParty?.id, ids(aggressor), ids(helped), ids(fought)]),
    )
    .sort();
}

const clauses = [
  'the other parties shall defend that party when armed-attack on any party by any state',
  'each party shall defend the victim against the aggressor when armed-attack on any party except ITA by any third-state',
  'each party shall remain neutral toward the aggressor when armed-attack on any state by any party',
  'each party shall refrain from force against all parties',
  'GMY shall defend ITA when armed-attack on ITA by FRN or RUS',
  'AUH shall assist that party when armed-attack on any party by at least 2 states',
];

for (const clause of clauses)
  test(clause, () => {
    const workspace = workspaceOf(
      `treaty Pact "Pact" { signed 1880-01-01 parties { AUH GMY ITA ROM } obligation Duty { ${clause} } }`,
    );
    const placed = treaty(workspace, 'Pact');
    const [duty] = dutiesOf(workspace, placed);
    assert.ok(duty);
    let bound = 0;
    for (const { state: obligor } of partiesOn(workspace, placed, on)) {
      const side = sideOf(workspace, duty, obligor, on);
      const stage = stageOf(workspace, [side, side], obligor, on);
      const asked = askerOf(stage, side);
      const attacks = stage.states.flatMap((by) =>
        stage.states
          .filter(({ id }) => id !== by.id)
          .map((victim): Demand => ({ kinds: ['armed-attack'], by, on: victim })),
      );
      const crises = attacks.flatMap((one, at) => [[one], ...attacks.slice(at + 1).map((two) => [one, two])]);
      for (const demands of crises) {
        const events = demands.map((each) => eventFrom(each, on));
        const fresh = answerDuty(solverOf(workspace, events, on), duty, obligor);
        const own = told(fresh.bindings);
        bound += own.length;
        assert.deepEqual(
          told(asked(demands)),
          own,
          demands.map(({ by, on: victim }) => `${by?.id} on ${victim?.id} for ${obligor.id}`).join(', '),
        );
      }
    }
    assert.ok(bound > 0, 'it binds nobody: that proves nothing');
  });
