// One thing wherever it is named. In the texts: `|` is the cursor, « » what is to be found.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { highlightsAt, referencesAt } from '../../server/features/references.ts';
import { prepareRename, renameAt } from '../../server/features/rename.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { samples, sourceFile } from './_workspace.ts';

/** Files with a cursor and marks; `here.treaty` holds the cursor. */
function read(files: Readonly<Record<string, string>>) {
  const marks: string[] = [];
  let cursor: { uri: string; offset: number } | undefined;
  const sources = Object.entries(files).map(([name, marked]) => {
    const uri = `file:///pacts/${name}`;
    let text = '';
    for (const character of marked)
      if (character === '|') cursor = { uri, offset: text.length };
      else if (character === '«') marks.push(`${name}:${text.length}`);
      else if (character !== '»') text += character;
    return sourceFile(uri, text);
  });
  const workspace = makeWorkspace(sources);
  const file = workspace.file(cursor?.uri ?? '');
  assert.ok(cursor && file, 'there is a cursor');
  return { workspace, file, offset: cursor.offset, marks: marks.sort() };
}

const short = ({ uri, start }: { uri: string; start: number }) => `${uri.slice('file:///pacts/'.length)}:${start}`;

/** Looks for the references at `|`: they are what is marked, and everything that is. */
function found(files: Readonly<Record<string, string>> | string): void {
  const { workspace, file, offset, marks } = read(typeof files === 'string' ? { 'here.treaty': files } : files);
  const all = referencesAt(workspace, file, offset, { declarations: true });
  assert.deepEqual(all.map(short).sort(), marks);
}

/** Renames at `|`; gives the files as they are then, or why not. */
function renamed(files: Readonly<Record<string, string>> | string, to: string): Record<string, string> | string {
  const { workspace, file, offset } = read(typeof files === 'string' ? { 'here.treaty': files } : files);
  const answer = renameAt(workspace, file, offset, to);
  if ('refused' in answer) return answer.refused;
  const result: Record<string, string> = {};
  for (const { uri, tree } of workspace.files) {
    let { text } = tree;
    const own = answer.edits.filter((each) => each.uri === uri).sort((one, two) => two.start - one.start);
    for (const { start, end, text: name } of own) text = text.slice(0, start) + name + text.slice(end);
    if (own.length > 0) result[uri.slice('file:///pacts/'.length)] = text;
  }
  return result;
}

const pact = (name: string, rest: string, signed = '1949-04-04') =>
  `treaty ${name} "${name}" {\n  signed ${signed}\n  parties { DNK NOR }\n  ${rest}\n}\n`;

describe('references', () => {
  test('a trigger: its declaration, its uses, and those that name its treaty', () =>
    found({
      'here.treaty': pact(
        'One',
        'trigger «Att|ack» { armed-attack on any party } obligation Help { each party shall assist the victim when «Attack» }',
      ),
      'other.treaty': pact('Two', 'trigger Attack { war } trigger Both = Attack or One.«Attack»'),
      'crisis.treaty': 'scenario S { under One on 1950-01-01 expect One.«Attack» met expect Two.Attack not met }\n',
    }));

  test('asked from a use', () =>
    found(pact('One', 'trigger «Attack» { war } obligation Help { each party shall consult when «Attac|k» }')));

  test('a treaty: also before the dot', () =>
    found({
      'here.treaty': 'treaty «O|ne» "One" { trigger Attack { war } }\n',
      'crisis.treaty': 'scenario S { under «One» on 1950-01-01 expect «One».Attack met }\n',
      'new.treaty': 'treaty Two "Two" { supersedes «One» subject-to «One» subject-to "One" }\n',
    }));

  test('a state under each of its codes, where they mean it', () =>
    found({
      'here.treaty':
        'treaty T "T" {\n  signed 1955-01-01\n  parties { «D|EU» FRA }\n  obligation O { «GMY» shall consult with FRA }\n}\n',
      'figures.treaty': 'figures F { year 2016 columns gdp billion USD «DEU» 1 FRA 2 }\n',
    }));

  test('a code that meant another state on its day is another', () => {
    found({
      'here.treaty': 'treaty T "T" {\n  signed 1879-10-07\n  parties { «AU|H» GMY }\n}\n',
      'later.treaty': 'treaty U "U" {\n  signed 1955-05-15\n  parties { AUS FRN }\n}\n',
    });
  });

  test('a declared state and the register’s code of the same state are one', () =>
    found(
      'state «Reich» "Empire" { cow 255 }\ntreaty T "T" { signed 1955-01-01 parties { «Re|ich» FRA } obligation O { «GMY» shall consult with FRA } }\n',
    ));

  test('an area that is built in, and a kind of event', () => {
    found(pact('T', 'trigger A { war in «Eur|ope» } area Home { includes territory of DNK within «Europe» }'));
    found(
      pact(
        'T',
        'trigger A { «armed-at|tack» on any party } deem «armed-attack» on DNK as «armed-attack» on NOR recital R { DNK declares "armed-attack" }',
      ),
    );
  });

  test('a group and a clause of one name are two things', () =>
    found(
      `group Help = DNK, NOR\n${pact('T', 'obligation «He|lp» { each of Help shall consult } reservation R of DNK to «Help» { at discretion }')}`,
    ));

  test('without the declarations', () => {
    const { workspace, file, offset } = read({
      'here.treaty': pact('T', 'trigger A { war } obligation O { «D|NK» shall consult with NOR when A }'),
    });
    assert.equal(referencesAt(workspace, file, offset, { declarations: false }).length, 1);
    assert.equal(referencesAt(workspace, file, offset, { declarations: true }).length, 2);
  });

  test('nothing at a number, in a comment, at a keyword', () => {
    for (const source of ['treaty T "T" { signed 19|55-01-01 }', '// Du|al\n', 'treaty T "T" { par|ties { } }'])
      found(source);
  });

  test('every name of the samples is found from each of its places', () => {
    const workspace = samples();
    for (const file of workspace.files)
      for (const match of file.tree.text.matchAll(/\b[A-Z][A-Za-z]{5,}\b/g)) {
        const all = referencesAt(workspace, file, match.index + 1, { declarations: true });
        if (all.length > 0)
          assert.ok(
            all.some(({ uri, start }) => uri === file.uri && start === match.index),
            `${file.uri} ${match[0]}`,
          );
      }
  });
});

test('highlights: in this file, the declaration as what is written', () => {
  const { workspace, file, offset } = read({
    'here.treaty': pact('One', 'trigger «Attack» { war } obligation Help { each party shall consult when «Att|ack» }'),
    'crisis.treaty': 'scenario S { under One on 1950-01-01 expect One.Attack met }\n',
  });
  assert.deepEqual(
    highlightsAt(workspace, file, offset).map(({ declares }) => declares),
    [true, false],
  );
});

describe('rename', () => {
  test('a clause, in all files, and not in words in quotes', () => {
    const files = {
      'here.treaty': pact(
        'One',
        'trigger Att|ack "Attack" { armed-attack on any party } obligation Help { each party shall assist the victim when Attack }',
      ),
      'crisis.treaty': 'scenario S { under One on 1950-01-01 expect One.Attack met }\n',
      'other.treaty': pact('Two', 'trigger Attack { war }'),
    };
    assert.deepEqual(renamed(files, 'Casus'), {
      'crisis.treaty': 'scenario S { under One on 1950-01-01 expect One.Casus met }\n',
      'here.treaty': pact(
        'One',
        'trigger Casus "Attack" { armed-attack on any party } obligation Help { each party shall assist the victim when Casus }',
      ),
    });
  });

  test('a treaty, from its qualified name', () => {
    const files = {
      'one.treaty': pact('One', 'trigger Attack { war }'),
      'here.treaty': 'scenario S { under One on 1950-01-01 expect O|ne.Attack met }\n',
      'two.treaty': 'treaty Two "Two" { subject-to One }\n',
    };
    assert.deepEqual(renamed(files, 'First'), {
      'one.treaty': pact('One', 'trigger Attack { war }').replace('treaty One', 'treaty First'),
      'here.treaty': 'scenario S { under First on 1950-01-01 expect First.Attack met }\n',
      'two.treaty': 'treaty Two "Two" { subject-to First }\n',
    });
  });

  test('a state’s code by another of its codes, only where it means that state', () => {
    const files = {
      'here.treaty':
        'treaty T "T" { signed 1955-05-15 parties { A|US FRN } obligation O { AUS shall consult with FRN } }\n',
      'other.treaty': 'treaty U "U" { signed 1879-10-07 parties { AUH GMY } }\n',
    };
    const answer = renamed(files, 'AUT');
    assert.equal(typeof answer, 'string');
    const german =
      'treaty T "T" { signed 1955-05-15 parties { GM|Y FRN } obligation O { GMY shall consult with FRN } }\n';
    assert.deepEqual(renamed(german, 'DEU'), {
      'here.treaty':
        'treaty T "T" { signed 1955-05-15 parties { DEU FRN } obligation O { DEU shall consult with FRN } }\n',
    });
    assert.match(renamed(german, 'GDR') as string, /On 15 May 1955 `GDR` means .+, and `GMY` here is Germany/);
    assert.match(renamed(german, 'Bonn') as string, /means no state.+declare it with `state`/);
  });

  test('a declared state', () =>
    assert.deepEqual(
      renamed('state Ru|r "Ruritania" { since 1880 }\ntreaty T "T" { signed 1890-01-01 parties { Rur FRN } }\n', 'Rut'),
      {
        'here.treaty': 'state Rut "Ruritania" { since 1880 }\ntreaty T "T" { signed 1890-01-01 parties { Rut FRN } }\n',
      },
    ));

  test('what is no name is refused', () => {
    const source = pact('T', 'trigger At|tack { war }');
    for (const bad of ['attacks', '', 'An attack', '1st', 'Ä'])
      assert.match(renamed(source, bad) as string, /^A name begins/);
    assert.match(renamed(source, 'war') as string, /`war` is a word of the language/);
    assert.match(renamed(source, 'Europe') as string, /built-in area/);
    assert.match(renamed(source, 'GBR') as string, /code of United Kingdom/);
  });

  test('a name that is taken is refused', () => {
    assert.equal(
      renamed(pact('T', 'trigger At|tack { war } obligation Help { DNK shall consult when Attack }'), 'Help'),
      'T has an obligation `Help` already.',
    );
    const files = { 'here.treaty': 'treaty O|ne "One" { }\n', 'two.treaty': 'group Two = DNK, NOR\n' };
    assert.equal(renamed(files, 'Two'), 'There is a group `Two` already, in two.treaty.');
  });

  test('a name that would take another’s place is refused', () => {
    const files = {
      'here.treaty': pact(
        'T',
        'group O|wn = DNK, NOR\n  obligation Help { each of Own shall consult with Neighbours }',
      ),
      'groups.treaty': 'group Neighbours = SWE, FIN\n',
    };
    assert.match(renamed(files, 'Neighbours') as string, /In here.treaty, line 5, `Neighbours` would mean this one/);
    const other = {
      'here.treaty': 'group Neigh|bours = SWE, FIN\n',
      'pact.treaty': pact('T', 'group Own = DNK, NOR\n  obligation Help { each of Own shall consult with Neighbours }'),
    };
    assert.match(renamed(other, 'Own') as string, /In pact.treaty, line 5, `Own` would mean something else/);
  });

  test('a name in a text that cannot be read is not left behind', () => {
    const source = pact('T', 'trigger At|tack { war }\n  obligation Help { each party shal consult when Attack }');
    assert.match(
      renamed(source, 'Casus') as string,
      /here.treaty, line 5, names `Attack` where the text could not be read/,
    );
    const elsewhere = {
      'here.treaty': pact('T', 'trigger At|tack { war }'),
      'x.treaty': 'treaty X "x" { obligation O { DNK shal consult when Attack } }\n',
    };
    assert.equal(typeof renamed(elsewhere, 'Casus'), 'object');
  });

  test('a word of the language, a built-in area, a quotation say why they stay', () => {
    const why = (source: string) => {
      const { workspace, file, offset } = read({ 'here.treaty': source });
      const answer = prepareRename(workspace, file, offset);
      return 'refused' in answer ? answer.refused : answer.name;
    };
    assert.match(why(pact('T', 'trigger A { w|ar }')), /word of the language/);
    assert.match(why(pact('T', 'trig|ger A { war }')), /word of the language/);
    assert.match(why(pact('T', 'trigger A { war in Eu|rope }')), /built in/);
    assert.match(why(pact('T', 'trigger A "the at|tack" { war }')), /in quotes/);
    assert.match(why(pact('T', 'trigger A = Not|hing')), /Nothing is declared/);
    assert.equal(why(pact('T', 'trigger |A { war }')), 'A');
  });

  test('of the samples, every clause gets another name and means what it meant', () => {
    const workspace = samples();
    let count = 0;
    for (const { treaty, site } of workspace.treaties)
      for (const [name, [clause]] of treaty.names) {
        const node = clause && 'name' in clause.node ? clause.node.name : undefined;
        const file = workspace.file(site.file.uri);
        if (!node || !file) continue;
        const answer = renameAt(workspace, file, site.placed.start + node.start, 'SomethingElse');
        assert.ok('edits' in answer, `${treaty.name}.${name}: ${'refused' in answer ? answer.refused : ''}`);
        assert.ok(answer.edits.length > 0);
        count++;
      }
    assert.ok(count > 50);
  });
});
