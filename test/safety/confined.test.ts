// What Foedus may do to the machine it runs on: read what it was given, and nothing else. Node itself holds it to that
// here: whatever else it tries – another file, a process, a thread that reads, a connection – fails the test.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Hover,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { CheckResult } from '../../server/lsp/protocol.ts';
import { root } from '../support/foedus.ts';

/** Ends the process at the first try to reach anybody. */
const offline = `data:text/javascript,${encodeURIComponent(`
  import net from 'node:net';
  import dns from 'node:dns';
  import dgram from 'node:dgram';
  const stop = () => { process.stderr.write('IT WENT ONLINE'); process.exit(99); };
  net.Socket.prototype.connect = stop;
  dns.lookup = stop;
  dgram.createSocket = stop;
`)}`;

let home: string;
before(async () => {
  home = realpathSync(mkdtempSync(path.join(tmpdir(), 'foedus-confined-')));
  await cp(path.join(root, 'samples'), path.join(home, 'in'), { recursive: true });
  await mkdir(path.join(home, 'out'));
  writeFileSync(path.join(home, 'out', 'secret.treaty'), 'treaty Secret "the secret" { }');
  writeFileSync(path.join(home, 'out', 'secret.csv'), 'state,gdp\nUSA,4711\n');
});

after(() => rmSync(home, { recursive: true, force: true }));

/** Runs the sources with nothing allowed but to read them and the folder. */
function confined(context: TestContext, entry: string, args: readonly string[]) {
  const child = spawn(
    process.execPath,
    [
      '--permission',
      `--allow-fs-read=${path.join(home, 'in')}`,
      // where Foedus is, and where it looks for a configuration above the folder
      ...['server', 'grammar', 'node_modules', 'package.json'].map(
        (part) => `--allow-fs-read=${path.join(root, part)}`,
      ),
      `--allow-fs-read=${path.join(home, 'foedus.json')}`,
      `--import=${offline}`,
      '--disable-warning=SecurityWarning',
      path.join(root, entry),
      ...args,
    ],
    { cwd: path.join(home, 'in'), env: { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: undefined } },
  );
  context.after(() => child.kill());
  let out = '';
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
  return {
    child,
    collect: () => {
      child.stdout.setEncoding('utf8').on('data', (text) => {
        out += text;
      });
      child.stdin.end();
      return ended;
    },
  };
}

describe('the command line', () => {
  for (const args of [
    ['check', '.', '--fail-on', 'never'],
    ['crisis', '.'],
    ['conflicts', '.'],
    ['figures', '.'],
    ['atop', '.'],
    ['explain', 'entrapment'],
    ['whatif', '--by', 'RUS', '--on', 'AUH', '--date', '1890-01-01', '.'],
    ['diff', 'dual-alliance-1879.treaty', 'triple-alliance-1882.treaty'],
    ['format', '--check', '.'],
  ])
    test(`${args[0]} only reads its folder`, async (context) => {
      const { code, out, err } = await confined(context, 'server/cli/main.ts', args).collect();
      assert.equal(err, '');
      assert.ok(code === 0 || code === 1, `${code}`);
      // where all is in order there is nothing to say
      assert.ok(out.length > 0 || args[0] === 'format');
    });

  test('a link that leads out of the folder is not followed, nor is a path in a text', async (context) => {
    symlinkSync(path.join(home, 'out', 'secret.treaty'), path.join(home, 'in', 'link.treaty'));
    writeFileSync(
      path.join(home, 'in', 'curious.treaty'),
      [
        'import "../out/secret.treaty"',
        'import "%2e%2e/out/secret.treaty"',
        `import "${path.join(home, 'out', 'secret.treaty')}"`,
        'import "//server/share/secret.treaty"',
        'figures F "f" { from "../out/secret.csv" source "s" year 2020 columns gdp million USD }',
      ].join('\n'),
    );
    context.after(() => {
      rmSync(path.join(home, 'in', 'link.treaty'));
      rmSync(path.join(home, 'in', 'curious.treaty'));
    });
    const { code, out, err } = await confined(context, 'server/cli/main.ts', ['check', '.']).collect();
    assert.equal(err, '');
    assert.equal(code, 1);
    assert.doesNotMatch(out, /the secret|4711/);
    assert.match(out, /curious\.treaty:1:/);
  });
});

test('the language server only reads its folder, whatever it is asked', async (context) => {
  const { child } = confined(context, 'server/lsp/node.ts', ['--stdio']);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const uri = (name: string) => pathToFileURL(path.join(home, 'in', name)).href;
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(path.join(home, 'in')).href, name: 'in' }],
  });
  await connection.sendNotification('initialized', {});
  const result = await connection.sendRequest<CheckResult>('foedus/check', {});
  assert.ok(result.files > 10);
  const hover = await connection.sendRequest<Hover | null>('textDocument/hover', {
    textDocument: { uri: uri('july-1914.treaty') },
    position: { line: 5, character: 12 },
  });
  assert.ok(hover);
  await connection.sendRequest('shutdown');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await connection.sendNotification('exit');
  assert.equal(await ended, 0);
});

test('the confinement is real: what is not allowed fails', async (context) => {
  const outside = path.join(home, 'out', 'secret.treaty');
  const { code } = await confined(context, 'server/cli/main.ts', ['check', outside]).collect();
  assert.equal(code, 2);
});
