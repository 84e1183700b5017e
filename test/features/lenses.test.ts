import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { crisisPage } from '../../server/features/crisis-page.ts';
import { lensesOf, readLens } from '../../server/features/lenses.ts';
import { ran, scenarioNamed } from '../../server/features/scenarios.ts';
import { coverageOf } from '../../server/meaning/crises/index.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { samples, settings, sourceFile } from './_workspace.ts';

const dual = `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  trigger ByAnother { armed-attack on any party by any state except RUS }
  obligation War { the other party shall defend that party when ByRussia }
  obligation Neutral { the other party shall remain neutral when ByAnother }
}
`;
const july = `scenario July "Before Germany declared war" {
  under Dual
  on 1914-07-30
  event mobilization by RUS against AUH
  expect GMY not bound to defend AUH because kind
  expect GMY bound to defend AUH under Dual.War
}
`;

/** What stands over the declarations of a text. */
function lenses(text: string, given = settings): string[] {
  const file = sourceFile('file:///pacts/here.treaty', text);
  const workspace = makeWorkspace([file]);
  return lensesOf(file).map((lens) => readLens(workspace, file, lens, given)?.title ?? '');
}

function run(text: string, name: string) {
  const workspace = makeWorkspace([sourceFile('file:///pacts/here.treaty', text)]);
  const site = scenarioNamed(workspace, name);
  assert.ok(site);
  return { workspace, result: ran(workspace, site, settings) };
}

describe('lenses', () => {
  test('a scenario says how many of its expectations hold, a treaty how many obligations it has', () => {
    assert.deepEqual(lenses(dual + july), ['2 obligations · no conflict', '▶ run · 1 of 2 expectations holds']);
  });

  test('a name that means nothing is said not to have been read', () => {
    const [, over] = lenses(dual + july.replace('by RUS', 'by RUSS'));
    assert.match(over ?? '', /not all of it could be read/);
  });

  test('two treaties that cannot both be kept say so, and lead to the clause', () => {
    const workspace = samples();
    const file = workspace.file('file:///samples/reinsurance-1887.treaty');
    const [lens] = file ? lensesOf(file) : [];
    assert.ok(file && lens);
    const text = readLens(workspace, file, lens, settings);
    assert.match(text?.title ?? '', /^8 obligations · \d+ conflicts?/);
    assert.ok(text?.click && 'show' in text.click);
    const { start, end } = text.click.show;
    assert.equal(file.tree.text.slice(start, end), 'Neutrality');
  });

  test('who has switched the rule off hears of no conflicts', () => {
    const off = { ...settings, severities: { 'conflicting-obligations': 'off' as const } };
    assert.deepEqual(lenses(dual, off), ['2 obligations']);
  });

  test('half a declaration has a lens as soon as it has a name', () => {
    assert.deepEqual(lenses('treaty'), []);
    assert.deepEqual(lenses('scenario Half'), ['▶ run · nothing is expected · not all of it could be read']);
  });
});

describe('the page of a crisis', () => {
  test('it says what happened, who is bound, and why an expectation fails', () => {
    const page = crisisPage(run(dual + july, 'July').result);
    assert.match(page, /^# Before Germany declared war\n/);
    assert.match(
      page,
      /✗ `expect GMY bound to defend AUH under Dual\.War`[^✓✗]*because: `kind` – mobilization is no armed-attack/,
    );
    assert.match(page, /### 30 July 1914\n\n- `mobilization by RUS against AUH`/);
  });

  test('what follows from what stands as a list within a list', () => {
    const attack = july
      .replace('mobilization by RUS against', 'armed-attack by RUS on')
      .replace('event', 'assume honoured\n  event');
    const page = crisisPage(run(dual + attack, 'July').result);
    assert.match(
      page,
      /- `armed-attack by RUS on AUH` \(30 July 1914\)\n {2}- → `war-entry by GMY against RUS`, honouring Dual\.War/,
    );
    assert.match(page, /Drawn in: GMY/);
  });

  test('a title shows as it is written', () => {
    const page = crisisPage(run(dual + july.replace('Before', '<b>*Before*'), 'July').result);
    assert.match(page, /^# \\<b\\>\\\*Before\\\* Germany/);
  });
});

describe('clauses that scenarios exercise', () => {
  test('those asked about, and the triggers they rest on; not the others', () => {
    const { workspace, result } = run(dual + july, 'July');
    const tried = coverageOf(workspace, [result]).map(({ name, scenarios }) => [name, scenarios]);
    assert.deepEqual(tried, [
      ['Dual.War', 1],
      ['Dual.Neutral', 0],
      ['Dual.ByRussia', 1],
      ['Dual.ByAnother', 0],
    ]);
  });

  test('a clause that an event touches counts though nothing is expected of it', () => {
    const attack =
      dual + july.replace(/expect.*\n/g, '').replace('mobilization by RUS against', 'armed-attack by FRN on');
    const { workspace, result } = run(attack, 'July');
    const tried = coverageOf(workspace, [result]).filter(({ scenarios }) => scenarios > 0);
    assert.deepEqual(
      tried.map(({ name }) => name),
      ['Dual.Neutral', 'Dual.ByAnother'],
    );
  });
});
