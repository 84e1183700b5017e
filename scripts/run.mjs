// node scripts/run.mjs TASK [argument…]
//
// The door to everything in this folder: starts on whatever Node ≥ 20 the machine has, installs what is missing,
// and runs scripts/TASK.ts on the Node that the project pins (npm package `node`), which reads TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
/** Tasks that need the real editor's packages as well as the project's own. */
const needEditor = new Set(['start', 'test', 'check', 'editor']);

const tasks = readdirSync(path.join(root, 'scripts'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
  .map((file) => file.slice(0, -3));
const [task, ...args] = process.argv.slice(2);
if (!tasks.includes(task)) stop(`There is no task "${task ?? ''}". There are: ${tasks.join(', ')}.`, 2);
if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Node 20 or newer is needed, this is ${process.version}. Get it from https://nodejs.org`, 2);
}

install(root);
if (needEditor.has(task)) install(path.join(root, 'test', 'editor'));
if (task === 'bench') install(path.join(root, 'test', 'bench'));

const bin = path.join(root, 'node_modules', '.bin');
const child = spawn(pinnedNode(), [path.join(root, 'scripts', `${task}.ts`), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: bin + path.delimiter + process.env.PATH,
    // What users have, not what we build with: the tests try the command line on it.
    FOEDUS_MACHINE_NODE: process.env.FOEDUS_MACHINE_NODE ?? process.execPath,
  },
});
// Ctrl+C reaches the whole group: the task ends itself, and so do we with its exit code.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
child.once('error', (error) => stop(`${task} could not be started: ${error.message}`, 1));
child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

/** Runs `npm ci` in a folder unless what its lock file asks for is there already. */
function install(folder) {
  if (isInstalled(folder)) return;
  const where = path.relative(root, folder) || 'the project';
  console.log(`Installing what ${where} needs …`);
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const shell = process.platform === 'win32' && npm.length === 1;
  const result = spawnSync(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell,
  });
  if (result.status !== 0) stop(`Installing what ${where} needs failed.`, result.status ?? 1);
}

/** Compares npm's note of what it installed with the lock file; what is for other platforms may be missing. */
function isInstalled(folder) {
  const note = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  const installed = packages(note);
  return Object.entries(packages(path.join(folder, 'package-lock.json'))).every(
    ([name, wanted]) =>
      name === '' || wanted.optional || !wanted.version || installed[name]?.version === wanted.version,
  );
}

/** The pinned Node; where npm was told to run no install scripts, any Node that strips types. */
function pinnedNode() {
  const pinned = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return stop(
    'The project’s own Node is not there: npm did not run its install script.\n' +
      'Allow it (`npm install-scripts approve node esbuild`, then `npm ci`), or use Node 24.',
    1,
  );
}

function stop(message, code) {
  console.error(message);
  process.exit(code);
}
