/** Who owes whom support, by trial. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastDayInForce } from '../../server/meaning/life.ts';
import { supportTrial } from '../../server/meaning/support.ts';
import { day as dayOf, sampleWorkspace, treaty } from './_read.ts';

const workspace = sampleWorkspace();
const day = dayOf('2024-12-31');

function trial(name: string) {
  const placed = treaty(workspace, name);
  return supportTrial(workspace, placed, lastDayInForce(workspace, placed, day));
}

test('parties that no clause tells apart stand for one another', () => {
  assert.deepEqual(
    trial('NATO').alike.map((states) => states.length),
    [32],
  );
  // the area is Japan's territory
  assert.equal(trial('USJapan').alike.length, 2);
  // all three are named
  assert.equal(trial('TripleAlliance').alike.length, 3);
});

test('each attack that the clauses speak of is put to all promises, on each party in turn', () => {
  const owed = trial('TripleAlliance')
    .cases()
    .flatMap(({ victim, attackers, owed: all }) =>
      all.map(({ duty, obligor }) => `${obligor.id} ${duty.node.name?.value} ${victim?.id} ${attackers}`),
    );
  assert.ok(owed.includes('cow:325 HelpGermany cow:255 1'));
  assert.ok(owed.includes('cow:300 HelpItaly cow:325 2'), 'France and another Power');
  assert.ok(owed.includes('cow:300 CasusFoederis cow:325 2'));
  assert.ok(
    !owed.some((line) => line.startsWith('cow:325') && line.endsWith('cow:300 1')),
    'Italy for Austria-Hungary',
  );
});

test('an attack elsewhere than at home has no victim that could be compared', () => {
  // the base event of Article V is an attack on the United States in Japan
  const away = trial('USJapan')
    .cases()
    .filter(({ victim }) => victim === undefined);
  assert.equal(away.length, 1);
});
