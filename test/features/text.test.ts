// Ways through a text: symbols, links, selections, linked names, formatting while one types, what each word is.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { formattingAfter, formattingIn } from '../../server/features/formatting.ts';
import { linkedAt } from '../../server/features/linked.ts';
import { linksOf } from '../../server/features/links.ts';
import { selectionsAt } from '../../server/features/selection.ts';
import { tokensIn } from '../../server/features/semantic-tokens.ts';
import { findSymbols } from '../../server/features/symbols.ts';
import { changedWorkspace, makeWorkspace } from '../../server/model/workspace.ts';
import { marked, pact, samples, sourceFile } from './_workspace.ts';

describe('symbols of the workspace', () => {
  const found = (query: string) =>
    findSymbols(samples(), query).map(({ symbol, container }) =>
      container ? `${container}.${symbol.name}` : symbol.name,
    );

  test('by letters of the name, with the treaty', () => {
    assert.ok(found('collectivedef').includes('NATO.CollectiveDefence'));
    assert.ok(found('CoDef').includes('NATO.CollectiveDefence'));
    assert.ok(!found('CoDef').includes('NATO.ArmedAttack'));
  });

  test('by the title', () => assert.ok(found('north atlantic treaty').includes('NATO')));

  test('articles and provisions are no names', () => {
    assert.deepEqual(
      found('article').filter((name) => /article|withdrawal/.test(name)),
      [],
    );
  });
});

describe('links', () => {
  const links = (source: string, uri = 'file:///pacts/here.treaty') =>
    linksOf(sourceFile(uri, source)).map(({ start, end, to }) => [source.slice(start, end), Object.values(to)[0]]);

  test('an import, a table, an address in a source, a concept', () => {
    assert.deepEqual(links('import "old/vienna.treaty"\n'), [['old/vienna.treaty', 'file:///pacts/old/vienna.treaty']]);
    assert.deepEqual(links('figures E from "data/nato.csv"\nfigures F { source "see https://www.nato.int/x.pdf." }'), [
      ['data/nato.csv', 'file:///pacts/data/nato.csv'],
      ['https://www.nato.int/x.pdf', 'https://www.nato.int/x.pdf'],
    ]);
    assert.deepEqual(
      links(
        'treaty T "T" { article 1 { concept collective-defense } obligation O { DNK shall consult concept no-such entrapment } }',
      ),
      [['collective-defense', 'collective-defense']],
    );
  });

  test('none out of the folders', () =>
    assert.deepEqual(links('import "/etc/passwd"\nimport "../../../x.treaty"\n'), []));
});

describe('selections that grow', () => {
  const grows = (source: string) => {
    const { workspace, file, offset } = marked(source);
    return selectionsAt(workspace, file, offset).map(({ start, end }) => file.tree.text.slice(start, end));
  };

  test('word, part, clause, treaty, file', () => {
    const all = grows('treaty T "T" {\n  /// Help\n  obligation O { DNK shall assist N|OR when war on NOR }\n}\n');
    assert.deepEqual(all.slice(0, 3), ['NOR', 'assist NOR', 'obligation O { DNK shall assist NOR when war on NOR }']);
    assert.equal(all[3], '/// Help\n  obligation O { DNK shall assist NOR when war on NOR }');
    assert.equal(
      all.at(-1),
      'treaty T "T" {\n  /// Help\n  obligation O { DNK shall assist NOR when war on NOR }\n}\n',
    );
  });

  test('in quotes: a word, what is quoted, with the quotes', () => {
    assert.deepEqual(grows('treaty T "The gr|eat treaty" { }').slice(0, 3), [
      'great',
      'The great treaty',
      '"The great treaty"',
    ]);
  });

  test('each lies in the next, at every place of a sample', () => {
    const workspace = samples();
    for (const file of workspace.files)
      for (let offset = 0; offset <= file.tree.text.length; offset += 13) {
        const all = selectionsAt(workspace, file, offset);
        for (const [at, each] of all.entries()) {
          const around = all[at + 1];
          assert.ok(each.start <= offset && offset <= each.end);
          if (around) assert.ok(around.start <= each.start && each.end <= around.end);
        }
      }
  });
});

describe('names that change as one types', () => {
  const linked = (source: string, others = {}) => {
    const { workspace, file, offset } = marked(source, others);
    return linkedAt(workspace, file, offset).length;
  };
  const source = pact('obligation Help { each party shall assist the victim when Attack }');

  test('at the declaration, where only this treaty names it', () =>
    assert.equal(linked(source.replace('trigger Att', 'trigger Att|')), 2));
  test('not at a use', () => assert.equal(linked(source.replace('when Att', 'when Att|')), 0));
  test('not where another file names it', () =>
    assert.equal(
      linked(source.replace('trigger Att', 'trigger Att|'), {
        'x.treaty': 'scenario S { on 1950-01-01 expect Pact.Attack met }',
      }),
      0,
    ));
  test('not a name that nobody uses, nor a treaty or state', () => {
    assert.equal(linked(source.replace('obligation He', 'obligation He|')), 0);
    assert.equal(linked(source.replace('{ DN', '{ DN|')), 0);
  });
});

describe('formatting while one types', () => {
  const typed = (source: string, what: string) => {
    const { file, offset } = marked(source);
    let { text } = file.tree;
    for (const { start, end, text: put } of formattingAfter(file, offset, what).toReversed())
      text = text.slice(0, start) + put + text.slice(end);
    return text;
  };

  test('a brace sets right the block that it closes, and no more', () => {
    assert.equal(
      typed('treaty T "T" {\n      signed   1950-01-01\n  obligation O   {\n DNK   shall consult }|\n}\n', '}'),
      'treaty T "T" {\n      signed   1950-01-01\n  obligation O {\n    DNK shall consult\n  }\n}\n',
    );
  });

  test('a line break sets right the line that was left', () => {
    assert.equal(
      typed('treaty T "T" {\n      signed   1950-01-01\n    |\n  form   convention\n}\n', '\n'),
      'treaty T "T" {\n  signed 1950-01-01\n    \n  form   convention\n}\n',
    );
  });

  test('nothing in a text that cannot be read, nor behind the cursor', () => {
    for (const source of [
      'treaty T "T" {\n   signed   1950-13 }|\n foo\n',
      'treaty T "T" {\n  obligation O { DNK   shal consult }|\n}\n',
    ])
      assert.equal(typed(source, '}'), source.replace('|', ''));
  });

  test('a selection is set right alone', () => {
    const text = 'treaty T "T" {\n    signed   1950-01-01\n    form   convention\n}\n';
    const start = text.indexOf('signed');
    const edits = formattingIn(sourceFile('file:///a', text), start, start + 5);
    assert.ok(edits.length > 0 && edits.every((edit) => edit.end <= text.indexOf('form')));
  });
});

describe('what each word is', () => {
  const words = (source: string, all = false, others: Record<string, string> = {}) => {
    const file = sourceFile('file:///pacts/here.treaty', source);
    const workspace = makeWorkspace([file, ...Object.entries(others).map(([name, text]) => sourceFile(name, text))]);
    return file.tree.chunks.flatMap((placed, index) =>
      tokensIn(workspace, file, index, all).map(({ start, end, kind, declares, builtin }) =>
        [
          source.slice(placed.start + start, placed.start + end),
          kind,
          ...(declares ? ['declared'] : []),
          ...(builtin ? ['builtin'] : []),
        ].join(' '),
      ),
    );
  };

  test('names as they are declared, codes, vocabulary', () => {
    assert.deepEqual(
      words(
        'treaty T "T" { parties { DNK } trigger A { war on DNK in Europe } obligation O { DNK shall consult when A } }',
      ),
      [
        'T treaty declared',
        'DNK state builtin',
        'A trigger declared',
        'war event-kind builtin',
        'DNK state builtin',
        'Europe area builtin',
        'O obligation declared',
        'DNK state builtin',
        'A trigger',
      ],
    );
  });

  test('nothing for a name that nobody declares', () =>
    assert.deepEqual(words('scenario S { under Nobody expect Nobody.Thing met }'), [
      'S scenario declared',
      'met word builtin',
    ]));

  test('everything, for editors without a grammar', () =>
    assert.deepEqual(words('// x\ngroup G "the group" = DNK', true), [
      '// x comment',
      'group keyword',
      'G group declared',
      '"the group" quoted',
      'DNK state builtin',
    ]));

  test('a name takes another colour when another file declares it otherwise', () => {
    const source = 'treaty T "T" { obligation O { Own shall consult } subject-to Old.Help }';
    const kinds = (other: string) =>
      words(source, false, { 'file:///pacts/other.treaty': other }).filter((word) => /^(Own|Help)/.test(word));
    assert.deepEqual(kinds('group Own = DNK\ntreaty Old "Old" { obligation Help { DNK shall consult } }'), [
      'Own group',
      'Help obligation',
    ]);
    assert.deepEqual(kinds('state Own "Own" { since 1900 }\ntreaty Old "Old" { right Help { DNK may attack NOR } }'), [
      'Own state',
      'Help right',
    ]);
  });

  test('a chunk that has not changed is not looked at again', () => {
    const text = pact('obligation Help { each party shall assist the victim when Attack }');
    const before = sourceFile('file:///a', `${text}group G = DNK\n`);
    const after = { uri: 'file:///a', tree: parseFile(`${text}group G = DNK, NOR\n`, before.tree) };
    const workspace = makeWorkspace([before]);
    const tokens = tokensIn(workspace, before, 0, false);
    const then = changedWorkspace(workspace, new Map([[after.uri, after]]));
    assert.equal(tokensIn(then, after, 0, false), tokens);
  });

  test('a chunk is looked at again where what it names has become something else', () => {
    const text =
      'treaty T "T" { obligation Help { each party shall assist any of Some when armed-attack on any of Some } }\n';
    const before = sourceFile('file:///a', `${text}group Some = DNK\n`);
    const after = { uri: 'file:///a', tree: parseFile(`${text}treaty Some "S" { }\n`, before.tree) };
    const workspace = makeWorkspace([before]);
    const kinds = (at: typeof workspace, file: typeof before) =>
      tokensIn(at, file, 0, false).flatMap(({ start, end, kind }) =>
        file.tree.text.slice(start, end) === 'Some' ? kind : [],
      );
    assert.deepEqual(kinds(workspace, before), ['group', 'group']);
    assert.deepEqual(kinds(changedWorkspace(workspace, new Map([[after.uri, after]])), after), ['treaty', 'treaty']);
  });
});
