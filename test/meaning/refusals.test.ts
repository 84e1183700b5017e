/** Who does not ask for refusals is answered the same, but for these. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EventFact } from '../../server/meaning/event.ts';
import { lastDayInForce, partiesOn } from '../../server/meaning/life.ts';
import { answerTrigger, type TriggerAnswer } from '../../server/meaning/trigger.ts';
import { allStates, type StateEntity } from '../../server/model/register.ts';
import { eventKinds } from '../../server/theory/events.ts';
import { sampleWorkspace, day as theDay } from './_read.ts';

const workspace = sampleWorkspace();
const triggers = workspace.treaties.flatMap((treaty) => treaty.treaty.triggers.map(({ node }) => ({ treaty, node })));

const event = fc.record({
  kind: fc.oneof(fc.constantFrom('armed-attack', 'invasion', 'war'), fc.constantFrom(...Object.keys(eventKinds))),
  on: fc.nat(),
  by: fc.nat(),
  supporter: fc.option(fc.nat()),
  provocation: fc.constantFrom('provoked', 'unprovoked', undefined),
});

/** What holds or may, without the words in which it is said. */
function standing({ truth, bindings, all }: TriggerAnswer) {
  const roles = ({ thatParty, victim, aggressor }: TriggerAnswer['bindings']) =>
    [thatParty, victim, ...(aggressor ?? [])].map((state) => state?.id);
  return {
    truth,
    roles: truth === 'not-met' ? [] : roles(bindings),
    all: all.flatMap((each) =>
      each.truth === 'not-met' ? [] : { truth: each.truth, roles: roles(each.bindings), events: each.events },
    ),
  };
}

test('triggers of the samples, upon any two events', () => {
  let standingAtAll = 0;
  fc.assert(
    fc.property(fc.nat(triggers.length - 1), fc.array(event, { minLength: 1, maxLength: 2 }), (at, told) => {
      const { treaty, node } = triggers[at] as (typeof triggers)[number];
      const day = lastDayInForce(workspace, treaty, theDay('2024-12-31'));
      const parties = partiesOn(workspace, treaty, day).map(({ state }) => state);
      // parties often: else hardly any trigger is met
      const states = [...parties, ...parties, ...allStates(day)];
      const state = (index: number) => states[index % Math.min(states.length, 3 * parties.length + 12)] as StateEntity;
      const events = told.map(
        ({ kind, on, by, supporter, provocation }): EventFact => ({
          kind,
          day,
          until: day,
          on: [{ state: state(on) }],
          by: [{ state: state(by) }],
          ...(supporter === null ? {} : { supportedBy: [{ state: state(supporter) }] }),
          ...(provocation ? { provocation } : {}),
        }),
      );
      const context = { workspace, treaty };
      const whole = standing(answerTrigger(context, node, events, day));
      assert.deepEqual(standing(answerTrigger(context, node, events, day, { refusals: false })), whole);
      if (whole.all.length > 0) standingAtAll++;
    }),
    { numRuns: 3000 },
  );
  assert.ok(standingAtAll > 300, `something holds, or may, in ${standingAtAll} of 3,000`);
});
