import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemLimit } from '../../grammar/file.ts';
import { parseFile, type SyntaxProblem, type TreatyFile } from '../../grammar/index.ts';

/** Problems with places in the file. */
function problems(file: TreatyFile): SyntaxProblem[] {
  return file.chunks.flatMap(({ start, chunk }) =>
    chunk.problems.map((problem) => ({ ...problem, start: problem.start + start, end: problem.end + start })),
  );
}

/** What clauses of a treaty or its articles were read, by their kind. */
function kinds(file: TreatyFile): string[] {
  return file.chunks.flatMap(({ chunk: { declaration } }) =>
    declaration?.kind === 'treaty'
      ? declaration.items.flatMap((item) =>
          item.kind === 'article' ? ['article', ...item.items.map(({ kind }) => kind)] : item.kind,
        )
      : [],
  );
}

const inTreaty = (body: string) => `treaty T "t" {\n${body}\n}\n`;

/** A text, where its one problem stands (the text there), and the clauses that must have been read all the same. */
const oneFinding: { what: string; text: string; at: string; read: string[] }[] = [
  {
    what: 'an unclosed string',
    text: inTreaty('obligation A { each party shall "help }\nsecret'),
    at: '"help',
    read: ['obligation', 'secret'],
  },
  {
    what: 'an unclosed text',
    text: inTreaty('article 1 {\ntext """The Parties\n\ntrigger A { war on any party }\n}\nsecret'),
    at: '"""',
    read: ['article', 'text', 'trigger', 'secret'],
  },
  {
    what: 'an unclosed brace',
    text: inTreaty('article 1 {\nsecret\narticle 2 { secret }'),
    at: 'secret',
    read: ['article', 'secret', 'article', 'secret'],
  },
  { what: 'a brace too many', text: inTreaty('secret }\n'), at: '}', read: ['secret'] },
  { what: 'a stray byte', text: inTreaty('secret § term indefinite'), at: '§', read: ['secret', 'term'] },
  { what: 'a NUL', text: inTreaty('secret \0 term indefinite'), at: '\0', read: ['secret', 'term'] },
  { what: 'an emoji', text: inTreaty('secret \u{1F600} term indefinite'), at: '\u{1F600}', read: ['secret', 'term'] },
  {
    what: 'half a surrogate pair',
    text: inTreaty('secret \ud83d term indefinite'),
    at: '\ud83d',
    read: ['secret', 'term'],
  },
  { what: 'an unclosed comment', text: inTreaty('/* why\nsecret'), at: '/*', read: ['secret'] },
  {
    what: 'ten thousand parentheses',
    text: inTreaty(`trigger A = ${'('.repeat(10_000)}B${')'.repeat(10_000)}\nsecret`),
    at: '(',
    read: ['trigger', 'secret'],
  },
  {
    what: 'a line of 5 MB',
    text: inTreaty(`secret ${'x'.repeat(5e6)}\nterm indefinite`),
    at: 'x'.repeat(5e6),
    read: ['secret', 'term'],
  },
  { what: 'a million stray words', text: inTreaty(`${'zz '.repeat(1e6)}\nsecret`), at: 'zz', read: ['secret'] },
];
for (const { what, text, at, read } of oneFinding)
  test(`${what}: one finding at its place, and the other clauses are read`, () => {
    const file = parseFile(text);
    const found = problems(file);
    assert.equal(found.length, 1, JSON.stringify(found.slice(0, 3)));
    const [problem] = found;
    assert.equal(text.slice(problem?.start, problem?.end), at);
    assert.deepEqual(kinds(file), read);
  });

test('the parenthesis that is nested too deep is the one that is found', () => {
  const text = inTreaty(`trigger A = ${'('.repeat(65)}B${')'.repeat(65)}`);
  assert.equal(problems(parseFile(text))[0]?.start, text.indexOf('(') + 64);
  assert.deepEqual(problems(parseFile(inTreaty(`trigger A = ${'('.repeat(64)}B${')'.repeat(64)}`))), []);
});

const fine: [what: string, text: string][] = [
  ['a byte order mark', `\ufeff${inTreaty('secret')}`],
  ['CRLF', inTreaty('secret // why\nterm indefinite').replaceAll('\n', '\r\n')],
  ['line ends of one CR', inTreaty('// {\nsecret').replaceAll('\n', '\r')],
  ['no-break spaces', inTreaty('secret\u00a0for\u00a05\u00a0years')],
  ['any script in quotes', inTreaty('ratification required "憲法上の手続 \u{1F600}"')],
  ['a text of 5 MB', inTreaty(`ratification required "${'x'.repeat(5e6)}"`)],
  ['nothing', ''],
];
for (const [what, text] of fine)
  test(`${what}: no finding`, () => {
    assert.deepEqual(problems(parseFile(text)), []);
  });

const many: [what: string, text: string][] = [
  ['mistakes in one block', inTreaty('signed\n'.repeat(5000))],
  ['mistakes in modifiers', inTreaty(`obligation A { USA shall consult ${'when '.repeat(5000)} }`)],
  ['unclosed blocks', inTreaty('article 1 {\n'.repeat(5000))],
  ['unclosed obligations', inTreaty('obligation A {\n'.repeat(5000))],
  ['unclosed texts', inTreaty('article 1 { text """ abc\n'.repeat(5000))],
  ['bare braces', '{'.repeat(1e6)],
  ['braces in a treaty', inTreaty('{ '.repeat(1e5))],
  ['stray signs', '# '.repeat(1e5)],
  ['quotes', '"'.repeat(1e6)],
  ['comments never closed', '/* '.repeat(1e5)],
];
for (const [what, text] of many)
  test(`thousands of ${what}: no overflow, no hang, a bounded number of findings`, () => {
    const file = parseFile(text);
    const found = file.chunks.map(({ chunk }) => chunk.problems);
    assert.ok(found.flat().length > 0);
    assert.ok(found.every((list) => list.length <= problemLimit + 1));
    for (const { start, end } of found.flat()) assert.ok(0 <= start && start < end && end <= text.length);
  });

test('every problem marks the clause around it as damaged, and no other', () => {
  const file = parseFile(
    inTreaty('article 1 { trigger A { war on }\ntrigger B { war on any party } }\narticle 2 { secret }'),
  );
  const declaration = file.chunks[0]?.chunk.declaration;
  assert.ok(declaration?.kind === 'treaty' && declaration.damaged);
  const [one, two] = declaration.items;
  assert.ok(one?.kind === 'article' && one.damaged && two && !two.damaged);
  assert.deepEqual(
    one.items.map(({ damaged }) => damaged === true),
    [true, false],
  );
});
