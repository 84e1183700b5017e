// Code and bundle are held together: what the extension and its panel say has its German, and nothing is left over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { config, t } from '@vscode/l10n';
import { summary } from '../../client/text.ts';
import { contents } from '../../scripts/package.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const bundles = readdirSync(path.join(root, manifest.l10n));
const german: Readonly<Record<string, string>> = JSON.parse(read(path.join(manifest.l10n, 'bundle.l10n.de.json')));

/** The sources by their names. Comments are taken out: they may speak of `t(…)`. */
const sources = readdirSync(path.join(root, 'client'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name): [string, string] => [name, read(path.join('client', name)).replace(/^\s*(\/\/|\/?\*).*$|\s\/\/ .*$/gm, '')]); // biome-ignore format: one line

/** A string as it is written in the code, or a template without blanks. */
const literal = /'(?:[^'\\\n]|\\.)*'|`[^`$\\]*`/;
const translated = new RegExp(`(?<![\\w.]|function )(?:l10n\\.)?t\\(\\s*(${literal.source})?`, 'g');

/** What is handed to `t` in all sources. */
const said = new Set(
  sources.flatMap(([, source]) =>
    [...source.matchAll(translated)].flatMap(([, text]) => (text ? text.slice(1, -1) : [])),
  ),
);

/** What looks like words for a reader and is none. */
const noWords = [
  /^ +obligation /,
  // what the server, or the page of a comparison, is told: both speak English
  /^it lies outside the folders that are open$|^it is no file$|^a link leads to it, which may lead anywhere$|^the last commit$/,
  // names: of the extension, of a key, in the saved data
  /^(Foedus|Enter|stayed out|is owed)$/,
  // the panel's page around what is translated
  /<script src=/,
  // for the log
  /^The (analysis could not be made|language server could not be started)\.$/,
];

describe('translation', () => {
  test('only words are handed to `t`: what is put together elsewhere has no translation', () => {
    for (const [name, source] of sources)
      for (const [call, text] of source.matchAll(translated)) assert.ok(text, `${name}: ${call}…`);
  });

  test('there is a language', () => assert.ok(bundles.includes('bundle.l10n.de.json')));

  for (const bundle of bundles) {
    const language: Readonly<Record<string, string>> = JSON.parse(read(path.join(manifest.l10n, bundle)));

    test(`${bundle}: all that is said is there, and nothing more`, () => {
      assert.ok(said.size > 100);
      assert.deepEqual(Object.keys(language).sort(), [...said].sort());
    });

    test(`${bundle}: values go into the same blanks`, () => {
      const blanks = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([blank]) => blank).sort();
      for (const [text, translation] of Object.entries(language)) {
        assert.deepEqual(blanks(translation), blanks(text), text);
        assert.notEqual(translation.trim(), '', text);
      }
    });
  }

  test('no words are shown that are not handed to `t`', () => {
    const words = /(?<!(?<![\w.])(?:l10n\.)?t\(\s*)'((?:[^'\\\n]|\\.)*)'/g;
    const bare = sources.flatMap(([name, source]) =>
      [...source.matchAll(words)]
        .flatMap(([, text = '']) => text)
        .filter((text) => /\p{L}{2,} \p{L}|^\p{Lu}\p{Ll}+ ?…?$/u.test(text) && !noWords.some((each) => each.test(text)))
        .map((text) => `${name}: ${text}`),
    );
    assert.deepEqual(bare, []);
  });

  test('the bundles are packed', () => assert.ok(contents.includes(path.normalize(manifest.l10n))));
});

describe('in German', () => {
  config({ contents: { ...german } });
  after(() => config({ contents: {} }));

  test('a check is summed up with its numbers', () => {
    const found = { files: 12, errors: 1, warnings: 2, informations: 3, hints: 4 };
    assert.equal(summary(t, found), '1 Fehler, 2 Warnungen, 3 Anmerkungen und 4 Hinweise in 12 Dateien.');
    assert.equal(
      summary(t, { files: 1, errors: 0, warnings: 0, informations: 0, hints: 0 }, 'nato.treaty'),
      'Nichts zu melden in nato.treaty.',
    );
  });
});
