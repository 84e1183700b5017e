// What helps while one writes: shapes, remarks between the lines, paths that follow their files. `|` is the cursor.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HintKind, hintKinds, hintsIn } from '../../server/features/inlay.ts';
import { editsForMoves, type Move } from '../../server/features/moved-files.ts';
import { signatureAt } from '../../server/features/signature.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { day, marked, pact, samples, sourceFile } from './_workspace.ts';

describe('the shape of what is being written', () => {
  /** The part at `|` and how many shapes there are; nothing outside of actions and events. */
  const at = (source: string) => {
    const { file, offset } = marked(source);
    const found = signatureAt(file, offset);
    if (!found) return undefined;
    return found.shapes.length > 1
      ? found.shapes.length
      : (found.shapes[0]?.parts[found.part ?? -1]?.label ?? 'between');
  };
  const event = (text: string) => at(`treaty T "T" {\n  trigger A { ${text}`);
  const duty = (text: string) => at(`treaty T "T" {\n  obligation O { DNK ${text}`);

  test('an event: its kind, whom, by whom, where', () => {
    assert.equal(event('|'), 'EVENT');
    assert.equal(event('unprovoked |'), 'EVENT');
    assert.equal(event('armed-attack |'), 'between');
    assert.equal(event('armed-attack on any |'), '[on WHOM]');
    assert.equal(event('armed-attack on DNK and NOR by |RUS'), '[by WHOM]');
    assert.equal(event('armed-attack on DNK supported by |'), '[supported by WHOM]');
    assert.equal(event('armed-attack on DNK in |'), '[in AREA]');
    assert.equal(event('threat on any party determined by |'), '[determined by WHOM]');
  });

  test('an event in a duty, and one of a scenario', () => {
    assert.equal(duty('shall assist NOR when armed-attack on |'), '[on WHOM]');
    assert.equal(at('scenario S { on 1950-01-01 event armed-attack by |'), '[by WHOM]');
  });

  test('an action: its verb, then its parts', () => {
    assert.ok(Number(duty('shall |')) > 10);
    assert.equal(duty('shall assist |'), 'WHOM');
    assert.equal(duty('shall assist NOR against |'), '[against WHOM]');
    assert.equal(duty('shall not join NOR in |'), 'in war');
    assert.equal(duty('should spend 2% of |'), 'of WHAT');
    assert.equal(duty('shall consult |'), 'between');
    assert.equal(at('treaty T "T" { right R { DNK may station forces in |'), 'in AREA');
  });

  test('nothing in names, comments, quotations and modifiers', () => {
    for (const source of [
      'treaty T| "T" { }',
      '// shall assist |',
      'treaty T "armed-attack on |" { }',
      'treaty T "T" { obligation O { DNK shall assist NOR within | } }',
      'treaty T "T" { parties { | } }',
    ])
      assert.equal(at(source), undefined, source);
  });
});

describe('remarks between the lines', () => {
  const hints = (source: string, kinds: readonly HintKind[] = hintKinds) => {
    const file = sourceFile('file:///pacts/here.treaty', source);
    const range = { start: 0, end: source.length };
    return hintsIn(makeWorkspace([file]), file, range, { day, kinds: new Set(kinds) }).map(
      ({ at, says }) => `${source.slice(0, at).split(/\s/).at(-1)} ⟨${says}⟩`,
    );
  };

  test('parties, the type of a promise, who the victim is', () =>
    assert.deepEqual(hints(pact('obligation Help { each party shall defend the victim when Attack }')), [
      'parties ⟨3⟩',
      'Help ⟨defense⟩',
      'victim ⟨any party⟩',
    ]));

  test('the victim by each trigger; not where one does not say', () => {
    const victims = (rest: string) => hints(pact(rest), ['victim']);
    assert.deepEqual(
      victims('trigger B { invasion on DNK } obligation O { NOR shall assist the victim when Attack or B }'),
      ['victim ⟨any party or DNK⟩'],
    );
    assert.deepEqual(
      victims('trigger B { "a crisis" } obligation O { NOR shall assist the victim when Attack or B }'),
      [],
    );
    assert.deepEqual(
      victims('obligation O { NOR shall aid DNK against the aggressor when armed-attack on DNK by SWE or FIN }'),
      ['aggressor ⟨SWE or FIN⟩'],
    );
  });

  test('what a share would be by its basis', () =>
    assert.deepEqual(
      hints(
        `${pact('burden Costs { basis gdp from G share DNK 50% share others 50% }')}figures G { year 1955 columns gdp billion USD DNK 1 NOR 2 SWE 1 }\n`,
        ['benchmarks'],
      ),
      ['50% ⟨25.00 % by gdp⟩', '50% ⟨75.00 % by gdp⟩'],
    ));

  test('each kind can be left out, and nothing outside the range is said', () => {
    const source = pact('obligation Help { each party shall defend the victim when Attack }');
    for (const kind of hintKinds)
      assert.ok(
        hints(source).length >=
          hints(
            source,
            hintKinds.filter((each) => each !== kind),
          ).length,
      );
    assert.deepEqual(hints(source, []), []);
    const file = sourceFile('file:///a', source);
    assert.deepEqual(
      hintsIn(makeWorkspace([file]), file, { start: 0, end: 5 }, { day, kinds: new Set(hintKinds) }),
      [],
    );
  });

  test('in the samples a hint is short and stands behind a word', () => {
    const workspace = samples();
    for (const file of workspace.files)
      for (const { at, says } of hintsIn(
        workspace,
        file,
        { start: 0, end: file.tree.text.length },
        { day, kinds: new Set(hintKinds) },
      )) {
        assert.ok(says.length < 60, says);
        assert.match(file.tree.text[at - 1] ?? '', /[\w%]/);
      }
  });
});

describe('files that move', () => {
  const edits = (files: Record<string, string>, moves: readonly Move[]) => {
    const workspace = makeWorkspace(Object.entries(files).map(([name, text]) => sourceFile(`file:///w/${name}`, text)));
    return editsForMoves(workspace, moves).map(({ uri, start, end, text }) => [
      uri.slice('file:///w/'.length),
      workspace.file(uri)?.tree.text.slice(start, end),
      text,
    ]);
  };
  const move = (from: string, to: string): Move => ({ from: `file:///w/${from}`, to: `file:///w/${to}` });

  test('who imports it, and a table', () => {
    const files = { 'a.treaty': 'import "old/b.treaty"\nfigures F from "t.csv"\n', 'old/b.treaty': '' };
    assert.deepEqual(edits(files, [move('old/b.treaty', 'new/c.treaty')]), [
      ['a.treaty', 'old/b.treaty', 'new/c.treaty'],
    ]);
    assert.deepEqual(edits(files, [move('t.csv', 'data/t 2.csv')]), [['a.treaty', 't.csv', 'data/t 2.csv']]);
  });

  test('what a moved file imports', () =>
    assert.deepEqual(edits({ 'a.treaty': 'import "sub/b.treaty"\n' }, [move('a.treaty', 'deep/er/a.treaty')]), [
      ['a.treaty', 'sub/b.treaty', '../../sub/b.treaty'],
    ]));

  test('a folder takes along what is in it; what moves together stays as it is', () => {
    const files = { 'a.treaty': 'import "old/b.treaty"\n', 'old/b.treaty': 'import "c.treaty"\n' };
    assert.deepEqual(edits(files, [move('old', 'new')]), [['a.treaty', 'old/b.treaty', 'new/b.treaty']]);
  });

  test('escapes in addresses, and paths that lead out', () => {
    const files = { 'a.treaty': 'import "über/b.treaty"\nimport "/etc/passwd"\n' };
    assert.deepEqual(edits(files, [{ from: 'file:///w/%C3%BCber/b.treaty', to: 'file:///w/b.treaty' }]), [
      ['a.treaty', 'über/b.treaty', 'b.treaty'],
    ]);
  });
});
