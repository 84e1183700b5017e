// In VS Code files are read through the editor, which follows links: those that a link leads to are left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reachedByLink } from '../../client/links.ts';

const address = (path: string) => ({ path });
const up = ({ path }: { path: string }) => address(path.slice(0, path.lastIndexOf('/')) || '/');

function reached(file: string, home: string, ...links: string[]): Promise<boolean> {
  return reachedByLink(address(file), address(home), up, async ({ path }) => links.includes(path));
}

test('a file that is a link, or lies behind one, may lie anywhere', async () => {
  assert.equal(await reached('/w/a.treaty', '/w', '/w/a.treaty'), true);
  assert.equal(await reached('/w/deep/er/a.treaty', '/w', '/w/deep'), true);
  assert.equal(await reached('/w/deep/er/a.treaty', '/w/', '/w/deep/er'), true);
});

test('links beside it and above the folder that was opened are no matter', async () => {
  assert.equal(await reached('/w/deep/a.treaty', '/w', '/w', '/', '/w/other', '/w/deep/b.treaty'), false);
  assert.equal(await reached('/a.treaty', '/', '/'), false);
  assert.equal(await reached('/w/a.treaty', '/w/', '/w'), false);
});
