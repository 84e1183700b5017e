// Definition, outline, folding, formatting: what needs nothing but the tree and the names.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseChunk } from '../../grammar/index.ts';
import { definitionAt } from '../../server/features/definition.ts';
import { foldsIn } from '../../server/features/folding.ts';
import { formattingOf } from '../../server/features/formatting.ts';
import { type OutlineSymbol, symbolsIn } from '../../server/features/symbols.ts';
import type { SourceFile } from '../../server/model/site.ts';
import { marked, pact, samples, sourceFile } from './_workspace.ts';

/** The text that the definition of what stands at `|` selects, and its file. */
function definition(source: string, others: Record<string, string> = {}): string | undefined {
  const { workspace, file, offset } = marked(source, others);
  const found = definitionAt(workspace, file, offset);
  if (!found) return undefined;
  const target = workspace.file(found.selection.uri);
  const text = target?.tree.text.slice(found.selection.start, found.selection.end) ?? '';
  return target === file ? `${text} at ${found.selection.start}` : `${text} in ${found.selection.uri}`;
}

describe('definition', () => {
  test('a trigger, an area, an organ of the treaty', () => {
    const source = pact('obligation Help { each party shall assist the victim when Att|ack }');
    assert.equal(definition(source), `Attack at ${source.indexOf('Attack {')}`);
    const area = pact('trigger B { invasion on any party in Ho|me }');
    assert.equal(definition(area), `Home at ${area.indexOf('Home')}`);
  });

  test('a party’s code leads to its entry', () => {
    const source = pact('obligation Help { N|OR shall assist DNK }');
    assert.equal(definition(source), `NOR at ${source.indexOf('NOR')}`);
  });

  test('a declared state goes before a party’s entry', () => {
    const source = `${pact('').replace('DNK', 'D|NK')}state DNK "Denmark" { cow 390 }`;
    assert.match(definition(source) ?? '', /^DNK at /);
    assert.equal(definition(source), `DNK at ${source.replace('|', '').indexOf('DNK "Denmark"')}`);
  });

  test('a treaty of another file, and a clause of it', () => {
    const others = { 'old.treaty': 'treaty Old "Old" { obligation Help { each party shall assist the victim } }' };
    assert.equal(definition('treaty New "New" { supersedes O|ld }', others), 'Old in file:///pacts/old.treaty');
    const scenario = 'scenario S { under Old on 1950-01-01 expect GBR bound under Old.He|lp }';
    assert.equal(definition(scenario, others), 'Help in file:///pacts/old.treaty');
    assert.equal(
      definition(scenario.replace('|', '').replace('Old.', 'O|ld.'), others),
      'Old in file:///pacts/old.treaty',
    );
  });

  test('a path leads to its file, unless it leads out', () => {
    assert.equal(definition('import "sub/ol|d.treaty"'), ' in file:///pacts/sub/old.treaty');
    assert.equal(definition('import "/etc/pas|swd"'), undefined);
    assert.equal(definition('figures F from "n|ato.csv"'), ' in file:///pacts/nato.csv');
  });

  test('what nobody declares leads nowhere', () => {
    assert.equal(definition(pact('obligation Help { each party shall assist the victim when Not|hing }')), undefined);
  });
});

describe('outline', () => {
  const symbolsOf = ({ tree }: SourceFile) => tree.chunks.flatMap(({ chunk }) => symbolsIn(chunk));
  const names = (symbols: readonly OutlineSymbol[]): unknown[] =>
    symbols.map(({ name, children }) => (children.length > 0 ? [name, names(children)] : name));

  test('treaty, articles, clauses', () => {
    const file = sourceFile(
      'file:///a',
      pact('obligation Help { each party shall assist the victim } withdrawal none'),
    );
    assert.deepEqual(names(symbolsOf(file)), [
      ['Pact', ['parties', 'Home', ['article 1', ['Attack', 'Council', 'Help', 'withdrawal']]]],
    ]);
  });

  test('every name lies in its symbol, and every symbol in the one around it', () => {
    const check = (symbols: readonly OutlineSymbol[], start: number, end: number) => {
      for (const each of symbols) {
        assert.ok(start <= each.start && each.end <= end, each.name);
        assert.ok(each.start <= each.selection.start && each.selection.end <= each.end, each.name);
        check(each.children, each.start, each.end);
      }
    };
    for (const file of samples().files) check(symbolsOf(file), 0, file.tree.text.length);
    for (const { tree } of samples().files)
      for (let cut = 0; cut < tree.text.length; cut += 97) {
        const file = sourceFile('file:///cut', tree.text.slice(0, cut));
        check(symbolsOf(file), 0, cut);
      }
  });
});

describe('folding', () => {
  test('blocks, texts and runs of comments; nothing that stands on one line', () => {
    const text =
      '// one\n// two\n\n// three\ntreaty A "a" {\n  article 1 {\n    text """a\n      b"""\n    trigger T { war }\n  }\n}\n';
    const folds = foldsIn(parseChunk(text)).map(({ start, end, kind }) => [kind, text.slice(start, end)]);
    assert.deepEqual(folds, [
      ['comment', '// one\n// two'],
      ['block', text.slice(text.indexOf('treaty'), -1)],
      ['block', text.slice(text.indexOf('article'), text.lastIndexOf('}\n}') + 1)],
      ['text', 'text """a\n      b"""'],
    ]);
  });
});

describe('formatting', () => {
  test('only what is out of place is changed', () => {
    const file = sourceFile('file:///a', 'treaty A "a" {\n      trigger T { war }\n}\n');
    assert.deepEqual(formattingOf(file), [{ start: 17, end: 21, text: '' }]);
  });

  test('a text that cannot be read is left alone', () => {
    assert.deepEqual(formattingOf(sourceFile('file:///a', 'treaty A "a" {\n      trigger T { \n}\n')), []);
  });
});
