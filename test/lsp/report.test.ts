// What the task prints: a line for each finding that the problem matcher reads, and whether it failed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { methods, type ReportParams, type ReportResult } from '../../server/lsp/protocol.ts';
import { root } from '../support/foedus.ts';
import { Client } from './_client.ts';

const home = 'file:///pacts';
const broken = 'treaty B "b" { parties { GBR FRA } obligation O { each party shal } }\n';
let client: Client;
before(async () => {
  client = await Client.start({
    folders: [home],
    files: { [`${home}/a b.treaty`]: broken, [`${home}/deep/c.treaty`]: broken.replace('B "b"', 'C "c"'), 'file:///else/d.treaty': broken }, // biome-ignore format: one line
  });
});
after(() => client.end());

const report = (params: Partial<ReportParams> = {}) =>
  client.connection.sendRequest<ReportResult>(methods.report, { folder: home, ...params });

test('each finding is a line that the matcher reads, named from the folder; errors make it fail', async () => {
  const { lines, fails } = await report();
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const pattern = new RegExp(manifest.contributes.problemMatchers[0].pattern[0].regexp);
  const read = lines.slice(0, -1).map((line) => pattern.exec(line)?.slice(1, 6));
  assert.ok(read.every((each) => each !== undefined));
  assert.deepEqual([...new Set(read.map((each) => each?.[0]))], ['a b.treaty', 'deep/c.treaty']);
  assert.ok(read.some((each) => each?.[4] === 'syntax'));
  assert.match(lines.at(-1) ?? '', /^2 files checked: \d+ error/);
  assert.equal(fails, true);
});

test('only the paths asked for, and only as grave as asked for', async () => {
  const { lines } = await report({ paths: ['deep'] });
  assert.ok(lines.slice(0, -1).every((line) => line.startsWith('deep/c.treaty:')));
  assert.equal((await report({ failOn: 'never' })).fails, false);
  assert.deepEqual((await report({ paths: ['nothing'] })).lines, ['0 files checked: nothing found']);
});
