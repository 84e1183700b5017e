import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { anchorOf } from './_pages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const handWritten = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the pages', () => {
  for (const page of handWritten)
    test(`every link of ${page} leads somewhere`, () => {
      const text = readFileSync(path.join(root, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
      const lost = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(page, target));
      assert.deepEqual(lost, []);
    });

  test('the index names every page', () => {
    const index = readFileSync(path.join(root, 'docs', 'README.md'), 'utf8');
    const missing = handWritten.filter((page) => {
      const name = path.posix.basename(page);
      return name !== 'README.md' && !index.includes(`](${name})`);
    });
    assert.deepEqual(missing, []);
  });
});

function leadsSomewhere(page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const full = file === '' ? path.join(root, page) : path.join(root, path.dirname(page), file);
  if (!existsSync(full)) return false;
  if (anchor === undefined) return true;
  const heads = [...readFileSync(full, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, head = '']) => anchorOf(head));
  return heads.includes(anchor);
}
