/** The generated pages are those that the declarations make. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/_common.ts';
import { generatedPages, leftovers } from '../../scripts/generate-docs.ts';

const pages = generatedPages();

test('every page in docs/rules, docs/concepts and docs/sources.md is fresh (else run node scripts/generate-docs.ts)', () => {
  const stale = [...pages]
    .filter(([name, text]) => {
      const file = path.join(root, name);
      return !existsSync(file) || readFileSync(file, 'utf8') !== text;
    })
    .map(([name]) => name);
  assert.deepEqual(stale, []);
  assert.deepEqual(leftovers(pages), []);
});

test('every link on a page leads to a page', () => {
  for (const [name, text] of pages)
    for (const [, target = ''] of text.matchAll(/\]\(([^)#]+\.md)\)/g)) {
      const file = path.posix.join(path.posix.dirname(name), target);
      assert.ok(pages.has(file) || existsSync(path.join(root, file)), `${name} links to ${target}`);
    }
});
