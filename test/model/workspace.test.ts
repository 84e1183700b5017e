import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { firstDay, parseDate } from '../../server/model/dates.ts';
import { locate } from '../../server/model/site.ts';
import { makeWorkspace, resolveName, type Scope, stateOn, treatyNamed } from '../../server/model/workspace.ts';

function workspaceOf(files: Record<string, string>) {
  return makeWorkspace(Object.entries(files).map(([uri, text]) => ({ uri, tree: parseFile(text) })));
}

function day(text: string): number {
  const date = parseDate(text);
  if ('error' in date) throw new Error(date.error);
  return firstDay(date);
}

const dual = `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY joined 1880 left 1918-11 "defeat" }
  group Foes = RUS
  article 1 {
    trigger ByRussia { armed-attack on any party by RUS }
    obligation Help { other party shall defend that party when ByRussia }
  }
}`;

describe('names in the workspace', () => {
  test('a treaty’s own name comes before one declared at top level, and only in that treaty', () => {
    const workspace = workspaceOf({ 'a.treaty': dual, 'b.treaty': 'group Foes = FRN\ngroup Others = ITA' });
    const own: Scope = { workspace, treaty: treatyNamed(workspace, 'Dual'), day: day('1879-10-07') };
    assert.equal(resolveName(own, 'Foes', ['group'])?.file.uri, 'a.treaty');
    assert.equal(resolveName({ workspace, day: own.day }, 'Foes', ['group'])?.file.uri, 'b.treaty');
    assert.equal(resolveName(own, 'Others', ['group'])?.file.uri, 'b.treaty');
    assert.equal(resolveName(own, 'Others', ['area']), undefined);
    assert.equal(resolveName({ workspace, day: own.day }, 'ByRussia', ['trigger']), undefined);
  });

  test('nothing depends on the order in which files come', () => {
    const files = { 'b.treaty': 'group G = FRN', 'a.treaty': 'group G = ITA' };
    const one = workspaceOf(files)
      .globals.get('G')
      ?.map((site) => site.file.uri);
    const two = workspaceOf(Object.fromEntries(Object.entries(files).reverse()))
      .globals.get('G')
      ?.map((site) => site.file.uri);
    assert.deepEqual(one, ['a.treaty', 'b.treaty']);
    assert.deepEqual(two, one);
  });

  test('a declared state comes before the register’s, unless it says which of them it describes', () => {
    const workspace = workspaceOf({
      'a.treaty':
        'state SRB "Serbia" { successor of YUG from 2006-06-05 }\nstate BUNDESREPUBLIK "Germany" { iso "DEU" }',
    });
    const serbia = stateOn(workspace, 'SRB', day('1914-07-28'));
    assert.equal(serbia.kind === 'state' && serbia.state.id, 'declared:SRB');
    const germany = stateOn(workspace, 'BUNDESREPUBLIK', day('1955-05-06'));
    const registered = stateOn(workspace, 'GMY', day('1914-07-28'));
    assert.equal(germany.kind === 'state' && germany.state, registered.kind === 'state' && registered.state);
  });
});

describe('a treaty as its chunk tells it', () => {
  test('finds clauses in articles and outside, and the dates of membership', () => {
    const workspace = workspaceOf({ 'a.treaty': `// The text is a translation.\n${dual}` });
    const placed = treatyNamed(workspace, 'Dual');
    assert.ok(placed);
    const { treaty, site } = placed;
    assert.deepEqual(
      treaty.clauses.map(({ node, article }) => [node.kind, article?.label?.value]),
      [
        ['group', undefined],
        ['trigger', '1'],
        ['obligation', '1'],
      ],
    );
    assert.deepEqual(
      treaty.parties.map(({ code, memberships }) => [code, memberships.map(({ what, date }) => [what, date?.date])]),
      [
        ['AUH', []],
        [
          'GMY',
          [
            ['joined', { year: 1880 }],
            ['left', { year: 1918, month: 11 }],
          ],
        ],
      ],
    );
    const file = workspace.files[0];
    const { start, end } = locate(site, treaty.triggers[0]?.node);
    assert.equal(file?.tree.text.slice(start, end), 'trigger ByRussia { armed-attack on any party by RUS }');
  });
});
