import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FormatOptions, format, formatRange, lex, parseFile } from '../../grammar/index.ts';
import { samples } from '../support/samples.ts';

/** Tokens, comments and `the`: everything that is not white space, in its order. */
function pieces(text: string): { start: number; end: number; image: string }[] {
  const { tokens, trivia } = lex(text);
  return [
    ...tokens.map((token) => ({ start: token.startOffset, end: token.startOffset + token.image.length })),
    ...trivia,
  ]
    .sort((one, two) => one.start - two.start)
    .map(({ start, end }) => ({ start, end, image: text.slice(start, end) }));
}

const images = (text: string) => pieces(text).map(({ image }) => image);

function formatted(text: string, options?: FormatOptions): string {
  const result = format(parseFile(text), options);
  assert.notEqual(result, undefined, `has syntax problems:\n${text}`);
  return result as string;
}

/** Draws a text with the white space between its pieces changed; comments sometimes come in. */
const scrambled = (text: string, eol = '\n') => {
  const parts = pieces(text);
  const space = fc.constantFrom(
    ' ',
    '  ',
    eol,
    `${eol}   `,
    `${eol}${eol}${eol}`,
    '\t',
    ` // note${eol}`,
    ' /* note */ ',
    `${eol}/* a${eol}b */${eol}`,
  );
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: space }), {
      minLength: parts.length,
      maxLength: parts.length,
    })
    .map((spaces) => {
      let result = '';
      let end = 0;
      parts.forEach((part, at) => {
        const own = text.slice(end, part.start).replaceAll('\n', eol);
        const drawn = spaces[at];
        const afterLineComment = parts[at - 1]?.image.startsWith('//') === true;
        result += (drawn === undefined ? own : afterLineComment ? eol + drawn : drawn) + part.image;
        end = part.end;
      });
      return result;
    });
};

for (const { name, text } of samples) {
  test(`${name} is written as the formatter writes`, () => {
    assert.equal(formatted(text), text);
  });

  test(`${name}, its white space scrambled: nothing but white space changes, and a second run changes nothing`, () => {
    fc.assert(
      fc.property(scrambled(text), fc.constantFrom(40, 80, 110), (wild, width) => {
        const once = formatted(wild, { width });
        assert.deepEqual(images(once), images(wild));
        assert.equal(formatted(once, { width }), once);
        assert.ok(once.endsWith('\n') && !/[ \t]+$/m.test(withoutTexts(once)));
        assert.ok(!/\n\n\n/.test(withoutTexts(once)), 'more than one blank line in a row');
      }),
      { numRuns: 12 },
    );
  });
}

/** Texts in `"""` and block comments are never touched inside: taken out before white space is judged. */
function withoutTexts(text: string): string {
  return text.replace(/"""[\s\S]*?"""|\/\*[\s\S]*?\*\//g, '"""');
}

const head = 'treaty T "A treaty" {\n';
const cases: { what: string; from: string; to: string }[] = [
  {
    what: 'a short clause that its author wrote on one line stays there',
    from: 'article 8{obligation  NoConflict{ each party shall refrain from conflicting-engagements }}',
    to: '  article 8 { obligation NoConflict { each party shall refrain from conflicting-engagements } }\n',
  },
  {
    what: 'an obligation that does not fit gets a line for each modifier',
    from: 'obligation Help { each party shall assist the victim when ArmedAttack immediately cite "will assist the Party or Parties so attacked" }',
    to: `  obligation Help {
    each party shall assist the victim
    when ArmedAttack
    immediately
    cite "will assist the Party or Parties so attacked"
  }\n`,
  },
  {
    what: 'modifiers that their author wrote on one line stay together',
    from: 'obligation Help {\neach party shall assist the victim when A\nunless B immediately }',
    to: `  obligation Help {
    each party shall assist the victim when A
    unless B immediately
  }\n`,
  },
  {
    what: 'properties on one line stay there, two spaces apart',
    from: 'signed 1949-04-04 at "Washington"      in-force 1949-08-24 form treaty\natop 3180',
    to: '  signed 1949-04-04 at "Washington"  in-force 1949-08-24  form treaty\n  atop 3180\n',
  },
  {
    what: 'each clause has a line of its own',
    from: 'article 1 { concept entrapment trigger A { war on any party } }',
    to: '  article 1 {\n    concept entrapment\n    trigger A { war on any party }\n  }\n',
  },
  {
    what: 'comments keep their place',
    from: '// own line\nsecret // why\n/* before */ term indefinite\n      // last',
    to: '  // own line\n  secret  // why\n  /* before */ term indefinite\n  // last\n',
  },
  {
    what: 'one blank line is kept of many, none at the ends of a block',
    from: '\n\nsecret\n\n\n\nterm indefinite\n\n',
    to: '  secret\n\n  term indefinite\n',
  },
  {
    what: 'a long list goes on further in',
    from: `group G = ${Array.from({ length: 30 }, (_, at) => `S${String(at).padStart(2, '0')}`).join(' ,')}`,
    to: `  group G = S00, S01, S02, S03, S04, S05, S06, S07, S08, S09, S10, S11, S12, S13, S14, S15, S16, S17, S18,
      S19, S20, S21, S22, S23, S24, S25, S26, S27, S28, S29\n`,
  },
  {
    what: 'signs stand close: lists, names of other treaties, parentheses, fractions',
    from: 'trigger A = ( N . B or C ) and D\namendment by majority 2 / 3\ndisputes negotiation ,court',
    to: '  trigger A = (N.B or C) and D\n  amendment by majority 2/3\n  disputes negotiation, court\n',
  },
  {
    what: 'the words of a text are never touched',
    from: 'article 1 {\ntext """  One.\n\n\n     Two.\t"""\n}',
    to: '  article 1 {\n    text """  One.\n\n\n     Two.\t"""\n  }\n',
  },
];
for (const { what, from, to } of cases)
  test(what, () => {
    assert.equal(formatted(`${head}${from}\n}\n`), `${head}${to}}\n`);
  });

test('figures line up by their decimal points', () => {
  assert.equal(
    formatted(
      'figures F { year 2024\ncolumns gdp billion USD, defence-spending % of gdp, population million\nUSA 28_780 3.38% 336\nLUX unknown 1.29% 0.7\n}',
    ),
    `figures F {
  year 2024
  columns gdp billion USD, defence-spending % of gdp, population million
  USA  28_780   3.38%  336
  LUX  unknown  1.29%    0.7
}
`,
  );
});

test('a file with a syntax problem is left as it is', () => {
  assert.equal(format(parseFile('treaty   T "t" { signed }')), undefined);
});

test('CRLF stays CRLF, and a byte order mark stays', () => {
  assert.equal(
    formatted('\ufeff\r\ntreaty T "t" {\r\nsecret // why\r\n\r\nterm indefinite }'),
    '\ufefftreaty T "t" {\r\n  secret  // why\r\n\r\n  term indefinite\r\n}\r\n',
  );
});

test('line ends are those between the words, not those that stay inside a comment: formatting once is enough', () => {
  const once = formatted('group\r\nG /* two\nlines */ = USA\n');
  assert.equal(once, 'group G /* two\nlines */ = USA\r\n');
  assert.equal(formatted(once), once);
});

test('an empty file stays empty', () => {
  assert.equal(formatted(''), '');
});

test('a range: only its lines change, and a problem in another declaration does not hinder it', () => {
  const text = 'treaty A "a" {\n    secret\n    term   indefinite\n}\ntreaty B "b" { signed }\n';
  const from = text.indexOf('term');
  const edits = formatRange(parseFile(text), from, from + 4);
  assert.deepEqual(
    edits?.map(({ start, end, text: space }) => [text.slice(start, end), space]),
    [
      ['\n    ', '\n  '],
      ['   ', ' '],
    ],
  );
  const broken = text.indexOf('signed');
  assert.equal(formatRange(parseFile(text), broken, broken + 1), undefined);
});
