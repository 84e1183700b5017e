import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');

/** Files that break a law of the house, and the rule that has to reject them. */
const broken: [file: string, imports: string, rule: string][] = [
  ['grammar/a.ts', '../server/model/x.ts', 'noRestrictedImports'],
  ['grammar/b.ts', 'node:fs', 'noNodejsModules'],
  ['grammar/d.ts', 'vscode-languageserver/node', 'noRestrictedImports'],
  ['server/model/a.ts', '../theory/x.ts', 'noRestrictedImports'],
  ['server/model/register/a.ts', '../../rules/x.ts', 'noRestrictedImports'],
  ['server/theory/a.ts', '../model/x.ts', 'noRestrictedImports'],
  ['server/theory/b.ts', '../../client/text.ts', 'noRestrictedImports'],
  ['server/meaning/a.ts', '../rules/x.ts', 'noRestrictedImports'],
  ['server/meaning/b.ts', 'vscode-languageserver', 'noRestrictedImports'],
  ['server/rules/a.ts', '../features/x.ts', 'noRestrictedImports'],
  ['server/rules/b.ts', 'node:path', 'noNodejsModules'],
  ['server/features/a.ts', '../lsp/x.ts', 'noRestrictedImports'],
  ['server/features/b.ts', 'vscode-languageserver/node', 'noRestrictedImports'],
  ['server/features/c.ts', 'fs', 'noNodejsModules'],
  ['server/lsp/a.ts', '../cli/x.ts', 'noRestrictedImports'],
  ['server/lsp/vscode.ts', 'node:fs', 'noNodejsModules'],
  ['server/cli/a.ts', '../../client/text.ts', 'noRestrictedImports'],
  ['client/a.ts', '../server/model/x.ts', 'noRestrictedImports'],
  ['client/b.ts', '../grammar/tree.ts', 'noRestrictedImports'],
  ['client/browser.ts', 'node:path', 'noNodejsModules'],
];

const lawful: [file: string, imports: string][] = [
  ['grammar/c.ts', './tree.ts'],
  ['server/model/c.ts', '../../grammar/tree.ts'],
  ['server/theory/c.ts', '../../grammar/vocabulary.ts'],
  ['server/meaning/c.ts', '../theory/x.ts'],
  ['server/rules/c.ts', '../meaning/x.ts'],
  ['server/features/d.ts', '../rules/x.ts'],
  ['server/lsp/c.ts', '../features/x.ts'],
  ['server/lsp/d.ts', 'vscode-languageserver'],
  ['server/features/e.ts', 'vscode-languageserver-textdocument'],
  ['server/lsp/node.ts', 'node:fs'],
  ['server/cli/c.ts', '../lsp/node.ts'],
  ['server/cli/d.ts', 'node:fs'],
  ['client/c.ts', '../server/lsp/protocol.ts'],
  ['client/node.ts', 'node:path'],
];

describe('the laws of the house', () => {
  let house: string;
  let rejected: Map<string, string[]>;

  before(() => {
    house = mkdtempSync(path.join(tmpdir(), 'foedus-house-'));
    cpSync(path.join(root, 'biome.json'), path.join(house, 'biome.json'));
    cpSync(path.join(root, '.gitignore'), path.join(house, '.gitignore'));
    symlinkSync(path.join(root, 'node_modules'), path.join(house, 'node_modules'), 'junction');
    for (const [file, imports] of [...broken, ...lawful]) {
      mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(house, file), `import { it } from '${imports}';\n\nit();\n`);
    }
    rejected = lint(house);
  });
  after(() => rmSync(house, { recursive: true, force: true }));

  for (const [file, imports, rule] of broken) {
    test(`${file} may not import ${imports}`, () => assert.ok(rejected.get(file)?.includes(rule)));
  }
  for (const [file, imports] of lawful) {
    test(`${file} may import ${imports}`, () => assert.equal(rejected.get(file), undefined));
  }
});

/** Runs Biome's linter over a folder; gives the names of the rules broken, by file. */
function lint(folder: string): Map<string, string[]> {
  const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '--error-on-warnings', '.'];
  let output: string;
  try {
    output = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // It ends with 1 where a rule is broken, and says which on its output.
    output = (error as { stdout: string }).stdout;
  }
  const byFile = new Map<string, string[]>();
  for (const { category, location } of JSON.parse(output).diagnostics) {
    const file = String(location.path?.file ?? location.path).replaceAll('\\', '/');
    byFile.set(file, [...(byFile.get(file) ?? []), category.split('/').pop()]);
  }
  return byFile;
}
