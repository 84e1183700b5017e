import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { t } from '@vscode/l10n';
import { crisisOf, decode, isWorkspaceFile, pageOf, summary } from '../../client/text.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const none = { files: 1, errors: 0, warnings: 0, informations: 0, hints: 0 };

describe('a file is handed to the server', () => {
  test('as the text it is, with its byte order mark and its size in bytes', () => {
    const treaty = new TextEncoder().encode('\uFEFFtreaty A "Ä" {}');
    assert.deepEqual(decode(treaty), { text: '\uFEFFtreaty A "Ä" {}', size: treaty.length, lossy: false });
  });

  test('marked where its bytes are no UTF-8, as in an old Windows file', () => {
    assert.deepEqual(decode(bytes(0x41, 0xc4, 0x42)), { text: 'A\uFFFDB', size: 3, lossy: true });
  });

  test('marked where it holds a NUL, as a binary file does', () => {
    assert.equal(decode(bytes(0x41, 0, 0x42)).lossy, true);
  });
});

test('a workspace is made of treaties, figures and one configuration file', () => {
  const names = ['nato.treaty', 'nato-2025.csv', 'foedus.json', 'my-foedus.json', 'treaty', 'notes.txt'];
  assert.deepEqual(names.filter(isWorkspaceFile), ['nato.treaty', 'nato-2025.csv', 'foedus.json']);
});

describe('a check is summed up in words', () => {
  test('nothing found', () => assert.equal(summary(t, { ...none, files: 3 }), 'Nothing to report in 3 files.'));
  test('one of a kind', () => assert.equal(summary(t, { ...none, errors: 1 }), '1 error in 1 file.'));
  test('two kinds', () => {
    assert.equal(summary(t, { ...none, errors: 2, hints: 1 }, 'nato.treaty'), '2 errors and 1 hint in nato.treaty.');
  });
  test('all kinds', () => {
    const found = { files: 12, errors: 1, warnings: 2, informations: 3, hints: 4 };
    assert.equal(summary(t, found), '1 error, 2 warnings, 3 notes and 4 hints in 12 files.');
  });
});

test('the address of a page says what to ask for', () => {
  assert.deepEqual(pageOf('/concepts/entrapment.md'), { kind: 'concept', name: 'entrapment' });
  assert.deepEqual(pageOf('/rules/ambiguous-trigger.md'), { kind: 'rule', name: 'ambiguous-trigger' });
  assert.deepEqual(pageOf('/events.md'), { kind: 'events', name: 'events' });
  assert.equal(pageOf('/../secret.md'), undefined);
  assert.equal(crisisOf('/crises/July1914.md'), 'July1914');
  assert.equal(crisisOf('/crises/../secret.md'), undefined);
  assert.equal(crisisOf('/rules/July1914.md'), undefined);
});
