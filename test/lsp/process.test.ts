// The server as other editors start it: a process that reads the disk itself.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { diskFiles } from '../../server/lsp/node-files.ts';
import type { CheckResult } from '../../server/lsp/protocol.ts';

const entry = path.resolve(import.meta.dirname, '../../server/lsp/node.ts');

function folderWith(context: TestContext, files: Record<string, string>): string {
  const home = realpathSync(mkdtempSync(path.join(tmpdir(), 'foedus-lsp-')));
  context.after(() => rmSync(home, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
    writeFileSync(path.join(home, name), text);
  }
  return home;
}

const uriOf = (...parts: string[]) => pathToFileURL(path.join(...parts)).href;

function serverIn(context: TestContext): { child: ChildProcess; connection: ProtocolConnection } {
  const child = spawn(process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  context.after(() => child.kill());
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout as NonNullable<typeof child.stdout>),
    new StreamMessageWriter(child.stdin as NonNullable<typeof child.stdin>),
  );
  connection.listen();
  return { child, connection };
}

describe('the server as a process', () => {
  test('checks a folder of the disk, pushes what it finds, and ends when asked', async (context) => {
    const home = folderWith(context, {
      'old.treaty': 'treaty Old "Old" { parties { GBR FRA } }\n',
      'deep/new.treaty': 'treaty New "New" { supersedes Old parties { GBR FRA } obligation O { each party shal } }\n',
      'node_modules/x/other.treaty': 'treaty Old "Old" { }\n',
    });
    const { child, connection } = serverIn(context);
    const pushed = new Map<string, Diagnostic[]>();
    const found = new Promise<void>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
        pushed.set(uri, diagnostics);
        if (uri.endsWith('new.treaty')) resolve();
      });
    });
    const folder = { uri: pathToFileURL(home).href, name: 'home' };
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      workspaceFolders: [folder],
    });
    await connection.sendNotification('initialized', {});
    const result = await connection.sendRequest<CheckResult>('foedus/check', {});
    assert.equal(result.files, 2);
    await found;
    const codes = pushed.get(uriOf(home, 'deep/new.treaty'))?.map(({ code }) => code) ?? [];
    assert.ok(codes.includes('syntax') && !codes.includes('unresolved-name') && !codes.includes('duplicate-name'));
    await connection.sendRequest('shutdown');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
  });
});

describe('files of the disk', () => {
  test('what the folders hold is listed: treaties, figures and settings, sorted', async (context) => {
    const home = folderWith(context, {
      'b.treaty': '', 'a/a.treaty': '', 'f.csv': '', 'foedus.json': '', 'notes.txt': '', '.git/x.treaty': '',
    }); // biome-ignore format: a list
    const files = diskFiles(() => [pathToFileURL(home).href]);
    const listed = (await files.list([])).map(({ uri }) => uri.slice(pathToFileURL(home).href.length + 1));
    assert.deepEqual(listed, ['a/a.treaty', 'b.treaty', 'f.csv', 'foedus.json']);
  });

  test('without a folder: what lies beside the open files, no deeper', async (context) => {
    const home = folderWith(context, { 'b.treaty': '', 'c.treaty': '', 'deep/a.treaty': '' });
    const files = diskFiles(() => []);
    assert.deepEqual(
      (await files.list([uriOf(home, 'b.treaty')])).map(({ uri }) => path.basename(uri)),
      ['b.treaty', 'c.treaty'],
    );
    assert.deepEqual(await files.read(uriOf(home, 'c.treaty')), { text: '', size: 0, lossy: false });
  });

  test('nothing outside the folders is read, by no path and no link', async (context) => {
    const home = folderWith(context, { 'in/a.treaty': 'a', 'out/secret.treaty': 'secret' });
    symlinkSync(path.join(home, 'out/secret.treaty'), path.join(home, 'in/link.treaty'));
    symlinkSync(path.join(home, 'in/a.treaty'), path.join(home, 'in/inside.treaty'));
    symlinkSync(path.join(home, 'out'), path.join(home, 'in/folder'));
    symlinkSync(path.join(home, 'in'), path.join(home, 'in/itself'));
    const files = diskFiles(() => [uriOf(home, 'in')]);
    const listed = (await files.list([])).map(({ uri }) => path.basename(uri));
    assert.deepEqual(listed, ['a.treaty']);
    const at = pathToFileURL(home).href;
    for (const outside of [
      `${at}/out/secret.treaty`,
      `${at}/in/link.treaty`,
      `${at}/in/folder/secret.treaty`,
      `${at}/in/../out/secret.treaty`,
      `${at}/in/%2e%2e/out/secret.treaty`,
      `${at}/in/%2E%2E%2Fout%2Fsecret.treaty`,
      `${at}/inner/x.treaty`,
      `${at.replace('file:///', 'file://host/')}/in/a.treaty`,
      `${at.replace('file:', 'http:')}/in/a.treaty`,
      'foedus:/a.treaty',
      path.join(home, 'out/secret.treaty'),
    ])
      assert.ok('unreadable' in (await files.read(outside)), outside);
    assert.deepEqual(await files.read(uriOf(home, 'in/inside.treaty')), { text: 'a', size: 1, lossy: false });
  });

  test('a text to which a link leads is listed once; one that has no name of ours, by its link', async (context) => {
    const real = folderWith(context, { 'in/a.treaty': 'a', 'in/notes.txt': 'n' });
    symlinkSync('a.treaty', path.join(real, 'in/again.treaty'));
    symlinkSync('notes.txt', path.join(real, 'in/notes.treaty'));
    // the folder itself may be reached by a link
    symlinkSync('in', path.join(real, 'door'));
    for (const home of ['in', 'door']) {
      const listed = (await diskFiles(() => [uriOf(real, home)]).list([])).map(({ uri }) => path.basename(uri));
      assert.deepEqual(listed, ['a.treaty', 'notes.treaty'], home);
    }
  });

  test('bytes that are no text are told', async (context) => {
    const home = folderWith(context, { 'fine.treaty': '\ufeffé\ufffd' });
    writeFileSync(path.join(home, 'bad.treaty'), Uint8Array.of(0xff, 0xfe, 0x41));
    const files = diskFiles(() => [pathToFileURL(home).href]);
    const [bad, fine] = await Promise.all(['bad.treaty', 'fine.treaty'].map((name) => files.read(uriOf(home, name))));
    assert.ok(bad && 'text' in bad && bad.lossy);
    assert.ok(fine && 'text' in fine && !fine.lossy && fine.text === '\ufeffé\ufffd');
  });
});
