// What sets what off, the kinds of event, and which clauses carry something out. `|` is where it is asked.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CallItem, callItemAt, setOffBy, setsOff } from '../../server/features/calls.ts';
import { implementationsAt } from '../../server/features/implementation.ts';
import { kindAt, narrowerThan, pageLineOf, widerThan } from '../../server/features/kinds.ts';
import type { Workspace } from '../../server/model/workspace.ts';
import { eventKinds } from '../../server/theory/events.ts';
import { renderEvents } from '../../server/theory/events-page.ts';
import { day, marked, pact, samples } from './_workspace.ts';

const named = ({ name, detail, kind }: CallItem) => (kind === 'event' ? name : `${detail.split(' ')[0]}.${name}`);

/** A clause of the samples. */
function clause(workspace: Workspace, name: string): CallItem {
  const [treaty, own] = name.split('.');
  const site = workspace.treaties.find((each) => each.treaty.name === treaty);
  const node = site?.treaty.names.get(own ?? '')?.[0]?.node;
  const file = workspace.file(site?.site.file.uri ?? '');
  assert.ok(site && node && file && 'name' in node && node.name);
  const item = callItemAt(workspace, file, site.site.placed.start + node.name.start);
  assert.ok(item);
  return item;
}

describe('what sets a duty off', () => {
  const workspace = samples();
  const by = (item: CallItem) => setOffBy(workspace, item, day).map((call) => call.item);
  const off = (name: string) => setsOff(workspace, clause(workspace, name), day).map(({ item }) => named(item));

  test('its triggers, and theirs', () => {
    const triggers = by(clause(workspace, 'NATO.CollectiveDefence'));
    assert.deepEqual(triggers.map(named), ['NATO.ArmedAttack', 'NATO.AttackOnForces']);
    assert.deepEqual(triggers.flatMap(by).map(named), [
      'armed-attack on any party in TreatyArea',
      'attack-on-forces on any party in ForcesArea',
    ]);
  });

  test('behind the event, the duties that make it when they are honoured', () => {
    const [trigger] = by(clause(workspace, 'FrancoRussian.FranceFights'));
    const [event] = trigger ? by(trigger) : [];
    assert.ok(event);
    assert.deepEqual(by(event).map(named), [
      'Belgium1839.Guarantee',
      'DualAlliance.WarStrength',
      'DualAlliance.JoinIfRussia',
      'TripleAlliance.CasusFoederis',
    ]);
  });

  test('a trigger sets off what rests on it', () => {
    assert.deepEqual(off('NATO.ArmedAttack'), ['NATO.CollectiveDefence', 'NATO.Report']);
  });

  test('a duty sets off those of other treaties: the dilemma of 1887', () => {
    assert.ok(off('DualAlliance.WarStrength').includes('Reinsurance.Neutrality'));
    assert.ok(off('DualAlliance.WarStrength').includes('FrancoRussian.FranceFights'));
    assert.deepEqual(off('NATO.Consultation'), []);
  });

  test('not those of treaties that were no longer in force', () => {
    assert.ok(!off('WarsawPact.Assistance').some((name) => name.startsWith('Tripartite')));
  });

  test('places say where it is said', () => {
    const [call] = setOffBy(workspace, clause(workspace, 'NATO.Report'), day);
    const [place] = call?.places ?? [];
    const file = workspace.file(place?.uri ?? '');
    assert.equal(file?.tree.text.slice(place?.start, place?.end), 'armed-attack on any party in TreatyArea');
  });

  test('triggers that name each other end', () => {
    const loop = marked(
      pact('trigger One = Two trigger Two = One obligation He|lp { each party shall assist the victim when One }'),
    );
    const item = callItemAt(loop.workspace, loop.file, loop.offset);
    assert.ok(item);
    const [one] = setOffBy(loop.workspace, item, day);
    assert.deepEqual(
      setOffBy(loop.workspace, one?.item as CallItem, day).map((call) => call.item.name),
      ['Two'],
    );
  });
});

describe('kinds of event', () => {
  test('wider and narrower, after the Definition of Aggression', () => {
    const { workspace, file, offset } = marked(pact('trigger A { inva|sion on any party }'));
    assert.equal(kindAt(workspace, file, offset)?.kind.word, 'invasion');
    assert.deepEqual(
      widerThan('invasion').map(({ word }) => word),
      ['armed-attack'],
    );
    assert.ok(narrowerThan('aggression').some(({ word }) => word === 'blockade'));
    assert.deepEqual(widerThan('hostile-act'), []);
    assert.deepEqual(widerThan('constructor'), []);
  });

  test('each stands under its heading on the page', () => {
    const lines = renderEvents().split('\n');
    for (const word of Object.keys(eventKinds)) assert.equal(lines[pageLineOf(word)], `## ${word}`);
  });
});

describe('what carries it out', () => {
  const found = (source: string) => {
    const { workspace, file, offset } = marked(source);
    return implementationsAt(workspace, file, offset).map(({ start, end }) => file.tree.text.slice(start, end));
  };

  test('a concept: the clauses that name it, that stand in its article, or whose construct it is', () =>
    assert.deepEqual(
      found(
        pact('obligation Named { each party shall consult concept con|sultation-pact }').replace(
          /\n}\n$/,
          '\n  article 2 { concept consultation-pact obligation Within { DNK shall notify NOR } }\n  obligation Verb { DNK shall consult }\n  obligation Other { DNK shall assist NOR }\n}\n',
        ),
      ),
      ['Named', 'Within', 'Verb'],
    ));

  test('an event: the conditions that it meets', () =>
    assert.deepEqual(
      found(
        pact(
          'trigger A { invas|ion on any party } trigger B { threat on any party } trigger C { cyber-attack on any party }',
        ),
      ),
      ['armed-attack on any party in Home', 'invasion on any party', 'threat on any party'],
    ));

  test('nothing for a state', () => assert.deepEqual(found(pact('obligation O { D|NK shall consult }')), []));
});
