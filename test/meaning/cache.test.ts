/** What is kept with chunks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptWithChunk } from '../../server/meaning/cache.ts';
import type { DerivedIndex } from '../../server/model/directory.ts';
import type { Workspace } from '../../server/model/workspace.ts';
import { workspaceOf } from './_read.ts';

test('an index may rest on what is kept with chunks, however many there are', () => {
  const count = 5000;
  const workspace = workspaceOf(Array.from({ length: count }, (_, at) => `state S${at} "s"`).join('\n'));
  const index: DerivedIndex<Workspace> = {
    derive: (asked, at) => keptWithChunk(asked, at, { owner: index, key: '' }, () => ['here']),
  };
  assert.equal(workspace.findDerived(index, 'here').length, count);
});
