// `foedus lsp --stdio` in editors that are not VS Code, driven by their own clients: Neovim's, and Emacs' eglot.
// Where an editor is not installed its test is skipped, loudly; with CI=true that is a failure.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { folder, root } from '../support/foedus.ts';

const files = {
  'areas.treaty': 'area Theatre "The theatre" {\n  includes territory of FRA\n}\n',
  'pact.treaty': `treaty Pact "A pact" {
  signed 2001-02-03
  in-force 2001-02-03
  parties { FRA GBR }
  article 1 {
    trigger Attack { armed-attack on any party in Theatre }
    obligation Help { each party shall defend the victim when Attacked }
  }
}
`,
};

/** What was seen. */
interface Seen {
  readonly problem?: string;
  readonly diagnostics?: readonly { readonly line: number; readonly message: string }[];
  readonly hover?: string;
  readonly refused?: string;
  readonly texts?: Readonly<Record<string, string>>;
}

/** How long an answer may take before the test gives up: a hang must end, a busy machine must not fail. */
const patience = 60_000;

const editors = [
  {
    name: 'Neovim',
    program: 'nvim',
    args: ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', path.join(import.meta.dirname, 'drive.lua')],
  },
  { name: 'Emacs', program: 'emacs', args: ['--batch', '-l', path.join(import.meta.dirname, 'drive.el')] },
];

describe('other editors', () => {
  for (const { name, program, args } of editors) {
    const missing = !installed(program);
    if (missing && process.env.CI !== 'true')
      console.log(`${'!'.repeat(80)}\nSKIPPED: ${name} is not installed (on Debian: see .ci/run)\n${'!'.repeat(80)}`);
    test(`${name}: what is found, what a word means, a name changed in all files`, {
      skip: missing && process.env.CI !== 'true' ? `${name} is not installed` : false,
    }, async (context) => {
      const seen = await drive(context, program, args);
      assert.equal(seen.problem, undefined);
      const [found, ...more] = seen.diagnostics?.filter(({ line }) => line === 6) ?? [];
      assert.match(found?.message ?? '', /Attacked.*Attack/);
      assert.deepEqual(more, []);
      assert.match(seen.hover ?? '', /The theatre/);
      assert.equal(seen.refused, undefined);
      assert.equal(seen.texts?.['areas.treaty'], files['areas.treaty'].replace('Theatre', 'Region'));
      assert.equal(seen.texts?.['pact.treaty'], files['pact.treaty'].replace('in Theatre', 'in Region'));
    });
  }
});

/** Lets an editor do what its script says in a folder with the files. */
async function drive(context: TestContext, program: string, args: readonly string[]): Promise<Seen> {
  const home = await folder(context, files);
  const out = path.join(home, 'seen.json');
  const line = files['pact.treaty'].split('\n').findIndex((each) => each.includes('in Theatre'));
  const job = {
    cmd: [process.execPath, path.join(root, 'server/cli/main.ts'), 'lsp', '--stdio'],
    folder: home,
    open: Object.keys(files),
    at: {
      file: 'pact.treaty',
      line,
      character: (files['pact.treaty'].split('\n')[line]?.indexOf('Theatre') ?? 0) + 2,
    },
    newName: 'Region',
    patience,
    out,
  };
  const child = spawn(program, args, {
    cwd: home,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, FOEDUS_JOB: JSON.stringify(job) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  context.after(() => child.kill());
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  assert.ok(existsSync(out), `${program} came to no end:\n${said}`);
  return JSON.parse(readFileSync(out, 'utf8'));
}

function installed(program: string): boolean {
  return (process.env.PATH ?? '').split(path.delimiter).some((each) => existsSync(path.join(each, program)));
}
