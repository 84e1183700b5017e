import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const json = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = json('package.json');

describe('the problem matcher reads what `foedus check` prints', () => {
  const [{ regexp, file, line, column, severity, code, message }] = manifest.contributes.problemMatchers[0].pattern;
  const read = (text: string) => {
    const found = new RegExp(regexp).exec(text);
    return found && [file, line, column, severity, code, message].map((group: number) => found[group]);
  };

  test('place, severity, rule and message', () => {
    assert.deepEqual(read('samples/nato.treaty:12:5 warning ambiguous-trigger: Readings differ: see below.'), [
      'samples/nato.treaty',
      '12',
      '5',
      'warning',
      'ambiguous-trigger',
      'Readings differ: see below.',
    ]);
  });

  test('a path with a drive letter and blanks', () => {
    assert.equal(read('C:\\My treaties\\a.treaty:1:1 error syntax: No.')?.[0], 'C:\\My treaties\\a.treaty');
  });

  test('not the lines of the text that are shown under a finding', () => {
    for (const shown of ['> 12 |   trigger T { armed-attack }', '     |   ^^^', '3 findings in 2 files']) {
      assert.equal(read(shown), null);
    }
  });
});

describe('while typing', () => {
  const { wordPattern, onEnterRules, indentationRules } = json('language-configuration.json');

  test('a vocabulary word with its hyphens is one word, and so are names, dates and shares', () => {
    const words = 'armed-attack by GMY-x on 1914-07-28 of ThirdState 22.144%'.match(new RegExp(wordPattern, 'g'));
    assert.deepEqual(words, ['armed-attack', 'by', 'GMY', 'x', 'on', '1914-07-28', 'of', 'ThirdState', '22.144%']);
  });

  test('a line that opens a block indents the next one; one that closes it does not', () => {
    const increases = new RegExp(indentationRules.increaseIndentPattern);
    assert.match('  article 5 "Defence" {', increases);
    assert.match('  article 5 { // collective defence', increases);
    assert.doesNotMatch('  trigger T { threat on any party }', increases);
    assert.doesNotMatch('  // treaty {', increases);
  });

  test('a documenting comment goes on in the next line', () => {
    const [documentation] = onEnterRules;
    assert.match('  /// The heart of the treaty.', new RegExp(documentation.beforeText));
    assert.doesNotMatch('  // a note', new RegExp(documentation.beforeText));
  });
});

test('every file that the manifest names is there', () => {
  const { languages, snippets, grammars = [], jsonValidation } = manifest.contributes;
  const named = [
    manifest.icon,
    ...languages.flatMap(({ configuration, icon = {} }: { configuration?: string; icon?: Record<string, string> }) =>
      [configuration ?? [], Object.values(icon)].flat(),
    ),
    ...[...snippets, ...grammars].map(({ path: file }: { path: string }) => file),
    ...jsonValidation.map(({ url }: { url: string }) => url),
    ...manifest.contributes.walkthroughs.flatMap(({ steps }: { steps: { media: { markdown: string } }[] }) =>
      steps.map(({ media }) => media.markdown),
    ),
  ];
  assert.deepEqual(
    named.filter((file) => !existsSync(path.join(root, file))),
    [],
  );
});

test('every page of the walkthrough is there in German, with the same treaty clauses', () => {
  const clauses = (file: string) => /^```treaty\n[\s\S]*?^```/m.exec(readFileSync(path.join(root, file), 'utf8'))?.[0];
  for (const { steps } of manifest.contributes.walkthroughs)
    for (const { media } of steps)
      assert.equal(clauses(media.markdown.replace('.md', '.nls.de.md')), clauses(media.markdown), media.markdown);
});

test('every command of the manifest is registered, and every one registered is in the manifest', () => {
  const source = readFileSync(path.join(root, 'client/commands.ts'), 'utf8');
  const registered = [...source.matchAll(/^ {4}'(foedus\.\w+)':/gm)].map(([, name]) => name);
  registered.push('foedus.explain');
  const named = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  assert.deepEqual(registered.sort(), named.sort());
});

test('every command that a walkthrough or a welcome leads to is there', () => {
  const text = JSON.stringify(json('package.nls.json'));
  const named = new Set(manifest.contributes.commands.map(({ command }: { command: string }) => command));
  const asked = [...text.matchAll(/command:(foedus\.\w+)(?![\w.])/g)].flatMap(([, name]) => name ?? []);
  assert.ok(asked.length > 5);
  assert.deepEqual(
    asked.filter((name) => !named.has(name)),
    [],
  );
});

test('what the manifest says is there in English and German, with the same links, and nothing more', () => {
  const asked = new Set([...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
  const english: Record<string, string> = json('package.nls.json');
  const german: Record<string, string> = json('package.nls.de.json');
  assert.deepEqual(Object.keys(english).sort(), [...asked].sort());
  assert.deepEqual(Object.keys(german).sort(), [...asked].sort());
  const links = (text = '') => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  for (const [key, text] of Object.entries(english)) assert.deepEqual(links(german[key]), links(text), key);
});
