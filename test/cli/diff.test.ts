/** `foedus diff`: two texts, what is different, in which direction. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { foedus, folder, root } from '../support/foedus.ts';

const nato = readFileSync(path.join(root, 'samples/north-atlantic-1949.treaty'), 'utf8');
const areas = readFileSync(path.join(root, 'samples/areas.treaty'), 'utf8');
const unlimited = nato.replace('{ armed-attack on any party in TreatyArea }', '{ armed-attack on any party }');

describe('foedus diff', () => {
  test('two versions in one folder: what changed, where, and that something did', async (context) => {
    const cwd = await folder(context, { 'areas.treaty': areas, 'old.treaty': nato, 'new.treaty': unlimited });
    const { code, out } = await foedus(['diff', 'old.treaty', 'new.treaty', '--date', '2024-12-31'], { cwd });
    assert.match(out, /Widens what it covers\n {2}CollectiveDefence \(article 5\): The theatre: the whole world/);
    assert.match(out, /old\.treaty:\d+ → new\.treaty:\d+/);
    assert.equal(code, 1);
    const same = await foedus(['diff', 'old.treaty', 'old.treaty'], { cwd });
    assert.match(same.out, /the two say the same/);
    assert.equal(same.code, 0);
  });

  test('for programs, and as a page whose text is shown as text', async (context) => {
    const cwd = await folder(context, {
      'old.treaty': 'treaty A "A" { parties { FRN UKG } obligation O { each party shall assist other parties } }',
      'new.treaty':
        'treaty A "<b>A</b>" { parties { FRN UKG } obligation O { each party shall "[x](command:y) <img>" } }',
    });
    const { out } = await foedus(['diff', 'old.treaty', 'new.treaty', '--format', 'json'], { cwd });
    const { version, changes } = JSON.parse(out);
    assert.equal(version, 1);
    assert.deepEqual(
      changes.map((each: { effect: string; aspect: string }) => `${each.effect} ${each.aspect}`),
      ['changes duty'],
    );
    assert.equal(changes[0].after.file, 'new.treaty');
    const page = await foedus(['diff', 'old.treaty', 'new.treaty', '--format', 'markdown'], { cwd });
    assert.doesNotMatch(page.out, /(?<!\\)<b>|^[^`]*\[x\]\(command/m);
  });

  test('several treaties in a file: one has to be named, and what is near is offered', async (context) => {
    const cwd = await folder(context, { 'two.treaty': 'treaty One "1" { }\ntreaty Two "2" { }', 'empty.treaty': '' });
    const none = await foedus(['diff', 'two.treaty', 'two.treaty'], { cwd });
    assert.match(none.err, /several treaties in `two\.treaty`.*--treaty One.*One, Two/);
    assert.equal(none.code, 2);
    const near = await foedus(['diff', 'two.treaty', 'two.treaty', '--treaty', 'Onne'], { cwd });
    assert.match(near.err, /no treaty `Onne`.*Did you mean `One`/);
    const empty = await foedus(['diff', 'two.treaty', 'empty.treaty', '--treaty', 'One'], { cwd });
    assert.match(empty.err, /no treaty in `empty\.treaty`/);
    const both = await foedus(['diff', 'two.treaty', 'two.treaty', '--treaty', 'One', '--treaty', 'Two'], { cwd });
    assert.equal(both.code, 0);
  });
});
