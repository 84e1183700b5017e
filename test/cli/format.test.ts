import assert from 'node:assert/strict';
import { chmod, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { foedus, folder } from '../support/foedus.ts';

const loose = 'treaty  Pact "Pact"{\nsigned 1900-01-01 // the day\n}';
const tight = 'treaty Pact "Pact" {\n  signed 1900-01-01  // the day\n}\n';

describe('foedus format', () => {
  test('prints one file, checks, and writes in place', async (t) => {
    const cwd = await folder(t, { 'pact.treaty': loose });
    assert.deepEqual(await foedus(['format', 'pact.treaty'], { cwd }), { code: 0, out: tight, err: '' });
    const checked = await foedus(['format', '--check'], { cwd });
    assert.deepEqual([checked.code, checked.out], [1, 'pact.treaty is not formatted\n']);
    assert.equal(await readFile(path.join(cwd, 'pact.treaty'), 'utf8'), loose);
    assert.equal((await foedus(['format', '--write'], { cwd })).code, 0);
    assert.equal(await readFile(path.join(cwd, 'pact.treaty'), 'utf8'), tight);
    assert.equal((await foedus(['format', '--check'], { cwd })).code, 0);
    assert.deepEqual(await readdir(cwd), ['pact.treaty']);
  });

  test('leaves alone what it cannot read wholly, and says where', async (t) => {
    const broken = 'treaty  Pact "Pact"{\nsigned }';
    const cwd = await folder(t, { 'pact.treaty': broken, 'good.treaty': loose });
    const { code, out, err } = await foedus(['format', '--write'], { cwd });
    assert.equal(code, 1);
    assert.equal(out, 'good.treaty formatted\n');
    assert.match(err, /^pact\.treaty:2:8: left as it is, since it cannot be read wholly: Expected a date/);
    assert.equal(await readFile(path.join(cwd, 'pact.treaty'), 'utf8'), broken);
  });

  test('keeps a byte order mark and Windows line ends', async (t) => {
    const cwd = await folder(t, { 'pact.treaty': `\uFEFF${loose.replaceAll('\n', '\r\n')}` });
    assert.equal((await foedus(['format', '--write'], { cwd })).code, 0);
    assert.equal(await readFile(path.join(cwd, 'pact.treaty'), 'utf8'), `\uFEFF${tight.replaceAll('\n', '\r\n')}`);
  });

  test('keeps a file’s permissions', async (t) => {
    const cwd = await folder(t, { 'pact.treaty': loose });
    const file = path.join(cwd, 'pact.treaty');
    await chmod(file, 0o640);
    await foedus(['format', '--write'], { cwd });
    const { mode } = await import('node:fs').then(({ statSync }) => statSync(file));
    assert.equal(mode & 0o777, 0o640);
  });

  test('several files need --write or --check', async (t) => {
    const cwd = await folder(t, { 'one.treaty': tight, 'two.treaty': tight });
    const { code, err } = await foedus(['format'], { cwd });
    assert.equal(code, 2);
    assert.match(err, /--write/);
  });
});
