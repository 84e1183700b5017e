// node test/bench/peers/build.ts
//
// Bundles the peers that have to be made here into test/bench/dist, as one ships them. Langium's grammar is read now,
// and lies in the bundles as JSON. It has to read every sample.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { EmptyFileSystem, URI } from 'langium';
import { createLangiumGrammarServices } from 'langium/grammar';

const folder = import.meta.dirname;

const grammars: Plugin = {
  name: 'Langium grammars',
  setup({ onLoad }) {
    onLoad({ filter: /\.langium$/ }, async ({ path: file }) => {
      const { contents, errors } = await grammarAsJson(readFileSync(file, 'utf8'));
      return { contents, errors: errors.map((text) => ({ text })), loader: 'text' };
    });
  },
};

await build({
  absWorkingDir: folder,
  entryPoints: ['floor.ts', 'langium-server.ts', 'langium-parse.ts', 'chevrotain-json.ts'],
  outdir: path.join('..', 'dist'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: [grammars],
  banner: {
    js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
  },
});

const samples = path.join(folder, '..', '..', '..', 'samples');
const { parse }: typeof import('./langium-parse.ts') = await import(
  path.join(folder, '..', 'dist', 'langium-parse.mjs')
);
for (const name of readdirSync(samples).filter((each) => each.endsWith('.treaty'))) {
  const [problem] = parse(readFileSync(path.join(samples, name), 'utf8'));
  if (problem !== undefined) throw new Error(`Langium’s grammar does not read samples/${name}: ${problem}`);
}

async function grammarAsJson(text: string): Promise<{ contents: string; errors: string[] }> {
  const { shared, grammar } = createLangiumGrammarServices(EmptyFileSystem);
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('file:///treaty.langium'));
  shared.workspace.LangiumDocuments.addDocument(document);
  await shared.workspace.DocumentBuilder.build([document], { validation: true });
  const errors = (document.diagnostics ?? []).filter(({ severity }) => severity === 1);
  return {
    contents: grammar.serializer.JsonSerializer.serialize(document.parseResult.value),
    errors: errors.map(({ message, range }) => `${range.start.line + 1}: ${message}`),
  };
}
