/** What a duty asks for, and who owes it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asksToFight, dutyType, isActiveSupport, obligorsOf, strengthOf } from '../../server/meaning/strength.ts';
import { stateById } from '../../server/model/register.ts';
import { day, treaty, workspaceOf } from './_read.ts';

function read(clause: string) {
  const workspace = workspaceOf(`treaty Pact "P" { in-force 1882 parties { AUH GMY ITA } obligation O { ${clause} } }`);
  const placed = treaty(workspace, 'Pact');
  const node = placed.treaty.obligations[0]?.node ?? assert.fail();
  return { workspace, treaty: placed, node };
}

describe('kinds of duty', () => {
  const cases: [clause: string, type: string, support: boolean, fight: boolean, strength: string][] = [
    ['each party shall defend the victim', 'support', true, true, 'shall'],
    ['each party shall defend the victim automatic', 'support', true, true, 'automatic'],
    ['each party shall assist the victim', 'support', true, false, 'shall'],
    ['each party shall assist the victim with all-means', 'support', true, true, 'means'],
    ['each party shall assist the victim with all-means except armed-force', 'support', true, false, 'means'],
    ['each party shall aid the victim with economic-aid', 'support', false, false, 'means'],
    ['each party shall assist the victim at discretion over measures', 'support', true, false, 'measures'],
    ['each party shall assist the victim at discretion over participation', 'support', true, false, 'participation'],
    ['each party shall assist the victim by constitutional-processes', 'support', true, false, 'constitutional'],
    ['each party should assist the victim', 'support', true, false, 'should'],
    ['each party shall not attack RUS', 'nonaggression', false, false, 'shall'],
    ['no party shall attack RUS', 'nonaggression', false, false, 'shall'],
    ['each party shall refrain from force against RUS', 'nonaggression', false, false, 'shall'],
    ['each party shall remain neutral', 'neutrality', false, false, 'shall'],
    ['each party shall refrain from aid to the aggressor', 'no-aid', false, false, 'shall'],
    ['all parties shall consult', 'consultation', false, false, 'consult'],
    ['each party shall mobilize', 'mobilization', false, false, 'shall'],
  ];
  for (const [clause, type, support, fight, strength] of cases)
    it(`${clause}: ${type}, ${strength}`, () => {
      const { node } = read(clause);
      assert.deepEqual(
        [dutyType(node), isActiveSupport(node), asksToFight(node), strengthOf(node)],
        [type, support, fight, strength],
      );
    });
});

describe('who owes it', () => {
  const germany = stateById('cow:255');
  const russia = stateById('cow:365');
  const cases: [clause: string, names: string[]][] = [
    ['each party shall defend the victim', ['Austria-Hungary', 'Italy']],
    ['the other party shall defend that party', ['Austria-Hungary', 'Italy']],
    ['ITA shall defend GMY', ['Italy']],
    ['all parties shall consult', ['Austria-Hungary', 'Germany', 'Italy']],
    ['each party except ITA shall defend the victim', ['Austria-Hungary']],
  ];
  for (const [clause, names] of cases)
    it(clause, () => {
      const { workspace, treaty: placed, node } = read(clause);
      const roles = { victim: germany, thatParty: germany, aggressor: russia ? [russia] : [] };
      const owing = obligorsOf(node, { workspace, treaty: placed }, day('1900'), roles);
      assert.deepEqual(
        owing.map((each) => each.state.name),
        names,
      );
    });
});
