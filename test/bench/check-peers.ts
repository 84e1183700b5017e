/**
 * `foedus check` beside linters of other languages, each over as many files of as many bytes in its own language.
 *
 *     node test/bench/check-peers.ts [files] [folder with node_modules/.bin of the peers]
 *
 * Other languages are not this one, and other rules ask other things: what is compared is how long people wait for a
 * check of so many megabytes of text.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { corpusFiles } from './check-corpus.ts';
import type { Checked } from './checking.ts';
import { memoryBelow } from './processes.ts';

interface Contender {
  readonly what: string;
  /** Texts in its language. */
  readonly files: (count: number, bytes: number) => Promise<readonly File[]>;
  /** Beside the texts: what it needs to be told. */
  readonly settings?: readonly File[];
  /** The program, as `node_modules/.bin` has it, with its arguments; run in the folder of the texts. */
  readonly command: (bin: (name: string) => string) => readonly string[];
}

interface File {
  readonly name: string;
  readonly text: string;
}

const root = path.resolve(import.meta.dirname, '../..');
const foedus = path.join(root, 'dist', 'foedus.js');

/** Foedus, and every linter on npm that we could name and that takes a folder. All with their recommended rules. */
export const contenders: readonly Contender[] = [
  {
    what: 'foedus',
    files: async (count, bytes) => corpusFiles(count, bytes),
    command: () => [process.execPath, foedus, 'check', '--format', 'json', '--fail-on', 'never'],
  },
  {
    what: 'foedus, one thread',
    files: async (count, bytes) => corpusFiles(count, bytes),
    command: () => [process.execPath, foedus, 'check', '--format', 'json', '--fail-on', 'never', '--threads', '1'],
  },
  {
    what: 'eslint',
    files: javaScript,
    settings: [
      {
        name: 'eslint.config.mjs',
        // The recommended rules, as each rule says of itself: the package that lists them is another one.
        text: `import { createRequire } from 'node:module';
const { builtinRules } = createRequire(process.argv[1])('eslint/use-at-your-own-risk');
const rules = [...builtinRules].filter(([, { meta }]) => meta.docs?.recommended).map(([name]) => [name, 'error']);
export default [{ rules: Object.fromEntries(rules) }];
`,
      },
    ],
    command: (bin) => [process.execPath, bin('eslint'), '--format', 'json', '.'],
  },
  {
    what: 'biome (native)',
    files: javaScript,
    command: (bin) => [bin('biome'), 'lint', '--max-diagnostics=none', '.'],
  },
  {
    what: 'markdownlint-cli2',
    files: (count, bytes) => repeated(path.join(root, 'docs'), '.md', count, bytes),
    command: (bin) => [process.execPath, bin('markdownlint-cli2'), '**/*.md'],
  },
  {
    what: 'spectral',
    files: async (count, bytes) => openApi(count, bytes),
    settings: [{ name: '.spectral.yaml', text: 'extends: ["spectral:oas"]\n' }],
    command: (bin) => [process.execPath, bin('spectral'), 'lint', '--quiet', '**/*.yaml'],
  },
];

/** Runs some contenders in turns, so many times, and returns each one's median by processor time. */
export async function checkRows(
  asked: readonly Contender[],
  {
    peers,
    count = 1000,
    bytes = 10_000,
    rounds = 1,
  }: { peers: string; count?: number; bytes?: number; rounds?: number },
): Promise<Checked[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'foedus-bench-'));
  try {
    const places: { contender: Contender; folder: string; megabytes: number; rows: Checked[] }[] = [];
    for (const [at, contender] of asked.entries()) {
      const folder = path.join(home, String(at));
      const files = await contender.files(count, bytes);
      for (const { name, text } of [...files, ...(contender.settings ?? [])]) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), text);
      }
      const megabytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
      places.push({ contender, folder, megabytes, rows: [] });
    }
    const bin = (name: string) => path.join(peers, 'node_modules', '.bin', name);
    for (let round = 0; round < rounds; round++)
      for (const { contender, folder, megabytes, rows } of places)
        rows.push({ what: contender.what, megabytes, ...(await measured(contender.command(bin), folder)) });
    return places.map(({ rows }) => rows.sort((one, two) => one.cpu - two.cpu)[Math.floor(rows.length / 2)] as Checked);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** The shell adds up the processor time of all that it has started, and says so at the end. */
function measured(command: readonly string[], cwd: string): Promise<Pick<Checked, 'wall' | 'cpu' | 'memory'>> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn('sh', ['-c', '"$@" >/dev/null 2>&1; echo "$?"; times', 'sh', ...command], { cwd });
    let memory = 0;
    const watch = setInterval(() => {
      memory = Math.max(memory, child.pid ? memoryBelow(child.pid) : 0);
    }, 50);
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
    });
    child.once('error', reject).once('close', () => {
      clearInterval(watch);
      const [code = '', , children = ''] = said.trim().split('\n');
      // 0: nothing found, 1: something; spectral and eslint have no other for findings
      if (code !== '0' && code !== '1') return reject(new Error(`${command.join(' ')} ended with ${code}`));
      const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
      resolve({ wall: (performance.now() - began) / 1000, cpu: seconds.reduce((sum, each) => sum + each, 0), memory });
    });
  });
}

/** Code that people have written: that of the packages which the project is built with. */
async function javaScript(count: number, bytes: number): Promise<readonly File[]> {
  return repeated(path.join(root, 'node_modules', 'diff', 'libesm'), '.js', count, bytes);
}

/** The files of a folder one after another, over and over, until all together are as long as asked for. */
async function repeated(folder: string, end: string, count: number, bytes: number): Promise<readonly File[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(end)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const files: File[] = [];
  for (let at = 0, total = 0; total < count * bytes; at++) {
    const text = texts[at % texts.length] as string;
    total += text.length;
    files.push({ name: `part-${Math.floor(at / 50)}/file-${at}${end}`, text });
  }
  return files;
}

/** Descriptions of interfaces as tools write them, with some faults. */
function openApi(count: number, bytes: number): readonly File[] {
  const path = (at: number) => `  /treaties/${at}/parties/{code}:
    get:
      operationId: party${at}
      ${at % 5 === 0 ? '' : `description: The party of treaty ${at} that bears a code.`}
      parameters:
        - { name: code, in: path, required: true, schema: { type: string, maxLength: 3 } }
      responses:
        '200':
          description: The party, and when it joined.
          content:
            application/json:
              schema:
                type: object
                required: [code, name]
                properties:
                  code: { type: string }
                  name: { type: string }
                  joined: { type: string, format: date }
`;
  const paths = Math.ceil(bytes / path(100).length);
  return Array.from({ length: count }, (_, at) => ({
    name: `part-${Math.floor(at / 50)}/file-${at}.yaml`,
    text: `openapi: 3.0.3\ninfo: { title: Treaties ${at}, version: 1.0.0 }\nservers: [{ url: 'https://treaties.test' }]\npaths:\n${Array.from({ length: paths }, (_, index) => path(at + index)).join('')}`,
  }));
}

if (import.meta.main) {
  const [count = '1000', peers = import.meta.dirname, ...only] = process.argv.slice(2);
  const asked = contenders.filter(({ what }) => only.length === 0 || only.some((word) => what.startsWith(word)));
  const rows = await checkRows(asked, { peers, count: Number(count) });
  console.table(
    rows.map(({ what, megabytes, wall, cpu, memory }) => ({
      what,
      MB: megabytes.toFixed(2),
      's wall / MB': (wall / megabytes).toFixed(2),
      's cpu / MB': (cpu / megabytes).toFixed(2),
      'peak MB': memory.toFixed(0),
    })),
  );
}
