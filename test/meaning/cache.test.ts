/** What is kept with chunks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { keptWithChunk } from '../../server/meaning/cache.ts';
import type { DerivedIndex } from '../../server/model/directory.ts';
import { changedWorkspace, type Workspace } from '../../server/model/workspace.ts';
import { workspaceOf } from './_read.ts';

test('an index may rest on what is kept with chunks, however many there are', () => {
  const count = 5000;
  const workspace = workspaceOf(Array.from({ length: count }, (_, at) => `state S${at} "s"`).join('\n'));
  const index: DerivedIndex<Workspace> = {
    derive: (asked, at) => keptWithChunk(asked, at, { owner: index, key: '' }, () => ['here']),
  };
  assert.equal(workspace.findDerived(index, 'here').length, count);
});

test('of an index with topics, only chunks that have one asked for are worked out, now and after edits', () => {
  const workspace = workspaceOf('group A = GBR, FRN', 'group B = GBR, RUS', 'state NEW "s"');
  const worked: string[] = [];
  const index: DerivedIndex<Workspace> = {
    topicsOf: ({ declaration }) => (declaration?.kind === 'group' ? declaration.members.map(({ value }) => value) : []),
    derive(_, { placed }) {
      const { declaration } = placed.chunk;
      const name = declaration?.kind === 'group' ? (declaration.name?.value ?? '') : '?';
      worked.push(name);
      return [name, 'group'];
    },
  };
  const found = (asked: Workspace, ...topics: string[]) =>
    asked.findDerived(index, 'group', topics).map(({ node }) => 'name' in node && node.name?.value);
  assert.deepEqual([found(workspace, 'FRN'), worked], [['A'], ['A']]);
  assert.deepEqual(
    [found(workspace, 'FRN', 'GBR'), worked],
    [
      ['A', 'B'],
      ['A', 'B'],
    ],
  );
  const [, , uri = ''] = workspace.uris;
  const put = (from: Workspace, text: string) =>
    changedWorkspace(from, new Map([[uri, { uri, tree: parseFile(text) }]]));
  const aside = put(workspace, 'group C = USA, ITA');
  assert.deepEqual(
    [found(aside, 'GBR'), worked],
    [
      ['A', 'B'],
      ['A', 'B'],
    ],
  );
  const gone = put(aside, 'group D = GBR, ITA');
  assert.deepEqual(
    [found(gone, 'ITA', 'USA'), worked],
    [
      ['A', 'B', 'D'],
      ['A', 'B', 'D'],
    ],
  );
});
