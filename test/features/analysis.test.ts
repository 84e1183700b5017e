/** What the analysis panel shows, as data: who owes whom, how crises spread, how clear triggers are, who carries what. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  batteriesOf,
  burdenPicturesOf,
  cascadePicture,
  matrixOf,
  scenariosAbout,
  treatyShown,
} from '../../server/features/analysis/index.ts';
import { ran, scenarioNamed } from '../../server/features/scenarios.ts';
import { defaultSettings } from '../../server/rules/index.ts';
import { day, sampleWorkspace, treaty, workspaceOf } from '../meaning/_read.ts';

const today = day('2024-12-31');
const samples = sampleWorkspace();

/** `FROM→TO type` of all that is owed, sorted. */
function owed(name: string, workspace = samples): string[] {
  return [...new Set(matrixOf(workspace, treaty(workspace, name), today).owed.map(({ from, to, type }) => `${from}→${to} ${type}`))].sort(); // biome-ignore format: one line
}

describe('who owes whom', () => {
  test('the Triple Alliance: Italy is owed more than it owes', () => {
    const support = owed('TripleAlliance').filter((each) => each.endsWith('support'));
    assert.ok(support.includes('AUH→ITA support') && support.includes('GMY→ITA support'));
    const help = matrixOf(samples, treaty(samples, 'TripleAlliance'), today).owed.filter(({ clause }) => clause.startsWith('Help')); // biome-ignore format: one line
    assert.deepEqual(help.map(({ from, to }) => `${from}→${to}`).sort(), ['AUH→ITA', 'GMY→ITA', 'ITA→GMY']);
  });

  test('nobody owes anything to itself, and everybody in NATO owes every other', () => {
    const { owed: all, states } = matrixOf(samples, treaty(samples, 'NATO'), today);
    assert.equal(states.length, 32);
    assert.ok(all.every(({ from, to }) => from !== to));
    const support = new Set(all.filter(({ type }) => type === 'support').map(({ from, to }) => `${from} ${to}`));
    assert.equal(support.size, 32 * 31);
  });

  test('a guarantee is owed to whom it names, party or not; a duty to refrain from helping an aggressor to nobody', () => {
    const workspace = workspaceOf(`treaty G "g" {
      signed 1900-01-01 parties { UKG FRN }
      obligation A { each party shall defend BEL when armed-attack on BEL }
      obligation B { each party shall refrain from aid to aggressor when armed-attack on BEL }
    }`);
    assert.deepEqual(owed('G', workspace), ['FRN→BEL support', 'UKG→BEL support']);
  });

  test('who alone can be the victim alone is owed', () => {
    const workspace = workspaceOf(`treaty G "g" {
      signed 1900-01-01 parties { UKG FRN JPN }
      obligation A { each party shall defend the victim when armed-attack on JPN }
    }`);
    assert.deepEqual(owed('G', workspace), ['FRN→JPN support', 'UKG→JPN support']);
  });
});

describe('how a crisis spreads', () => {
  const run = (name: string) => {
    const site = scenarioNamed(samples, name);
    assert.ok(site, name);
    return cascadePicture(ran(samples, site, defaultSettings(today)).crisis);
  };

  test('July 1914: every event that follows hangs under one before it and names its clause; Italy stays out, and why', () => {
    const { events, stayedOut } = run('July1914');
    for (const { id, parent, because } of events) {
      assert.equal(parent === undefined, because.length === 0);
      if (parent !== undefined) assert.ok(parent < id);
    }
    const italy = stayedOut.filter(({ states }) => states.includes('ITA'));
    const help = italy.find(({ stands }) => stands.startsWith('TripleAlliance.HelpGermany'));
    assert.match(help?.stands ?? '', /not bound/);
    assert.match(help?.reasons.join(' ') ?? '', /brought the entry into war on by its own attack/);
  });

  test('the scenarios about a treaty are those under it', () => {
    const names = scenariosAbout(samples, treaty(samples, 'NATO')).map(({ file }) => file.uri.split('/').at(-1));
    assert.ok(names.includes('nato-crises.treaty') && !names.includes('crises-of-1887.treaty'));
  });
});

describe('how clear triggers are, and who carries what', () => {
  test('each trigger, and each condition that stands in a duty; probes as the finding has them', () => {
    const batteries = batteriesOf(samples, treaty(samples, 'NATO'), today);
    const attack = batteries.find(({ name }) => name === 'ArmedAttack');
    assert.ok(attack && attack.share > 0.2 && attack.share < 0.5);
    const cyber = attack.probes.find(({ event }) => event.startsWith('cyber-attack'));
    assert.deepEqual([cyber?.answer, cyber?.counted, cyber?.varies], ['arguable', true, 'kind']);
    assert.ok((cyber?.reasons.length ?? 0) > 0);
    const inPlace = workspaceOf(
      'treaty T "t" { signed 1900-01-01 parties { UKG FRN } obligation O { each party shall consult when war on any party } }',
    );
    assert.deepEqual(batteriesOf(inPlace, treaty(inPlace, 'T'), today).map(({ name }) => name), ['O']); // biome-ignore format: one line
  });

  test('the common funding of 2016: share, benchmark and ratio', () => {
    const [burden] = samples.treaties.flatMap((placed) => burdenPicturesOf(samples, placed, today));
    const us = burden?.shares.find(({ party }) => party === 'USA');
    assert.ok(us?.benchmark && us.ratio && Math.abs(us.ratio - us.share / us.benchmark) < 1e-9);
    assert.equal(us.verdict, 'below');
  });
});

test('the panel shows the treaty that one is in; of a scenario the first that it is under', () => {
  const file = samples.files.find(({ uri }) => uri.endsWith('july-1914.treaty'));
  assert.ok(file);
  const shown = treatyShown(samples, file, file.tree.text.indexOf('scenario') + 20);
  assert.match(shown?.treaty.name ?? '', /DualAlliance|TripleAlliance/);
  const nato = samples.files.find(({ uri }) => uri.endsWith('north-atlantic-1949.treaty'));
  assert.equal(nato && treatyShown(samples, nato, 0)?.treaty.name, 'NATO');
});
