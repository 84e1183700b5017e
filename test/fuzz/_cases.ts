/** Texts that grow: what nobody writes, and what only a machine would, in a size that is asked for. */

/** So many pieces, each told its number. */
function many(size: number, piece: (at: number) => string, between = '\n'): string {
  return Array.from({ length: size }, (_, at) => piece(at)).join(between);
}

const treaty = (body: string, name = 'T') =>
  `treaty ${name} "t" {\n  signed 1950-01-01\n  parties { USA GBR FRN }\n${body}\n}\n`;
/** A name for each number; others for each text, so that nothing that is known of names makes a second one quicker. */
const called = (prefix: string) => (at: number) => `${prefix}${round}_${at}`;
let round = 0;
const [x, y] = [called('X'), called('Y')];
const next = (at: number, size: number) => (at + 1) % size;

/** Files of the workspace, by what is in them. */
const written: Readonly<Record<string, (size: number) => string[]>> = {
  // nesting
  'parentheses in one another': (size) => [treaty(`trigger A = ${'('.repeat(size)}B${')'.repeat(size)}`)],
  'parentheses never closed': (size) => [treaty(`trigger A = ${'('.repeat(size)}`)],
  'parentheses never opened': (size) => [treaty(`trigger A = B ${')'.repeat(size)}`)],
  'bare braces': (size) => ['{'.repeat(size)],
  'closing braces': (size) => [treaty('}'.repeat(size))],
  'braces in a treaty': (size) => [treaty(`${'{ '.repeat(size)}${'} '.repeat(size)}`)],
  'articles in one another': (size) => [treaty(`${'article 1 {\n'.repeat(size)}${'}\n'.repeat(size)}`)],
  'treaties in one another': (size) => [`${'treaty T "t" {\n'.repeat(size)}${'}\n'.repeat(size)}`],
  'obligations in one another': (size) => [treaty('obligation A {\n'.repeat(size))],
  'triggers in one another': (size) => [treaty('trigger A {\n'.repeat(size))],
  'parties in one another': (size) => [treaty('parties {\n'.repeat(size))],
  'scenarios in one another': (size) => ['scenario S {\n'.repeat(size)],
  // lines and words
  'a long line of words': (size) => [treaty('word '.repeat(size))],
  'a long line of obligations': (size) => [
    treaty(many(size, (at) => `obligation O${at} { each party shall consult }`, ' ')),
  ],
  'a long word': (size) => [treaty('x'.repeat(size * 10))],
  'a long word with hyphens': (size) => [treaty('x-'.repeat(size * 10))],
  'a long name': (size) => [`treaty ${'X'.repeat(size * 10)} "t" { }`],
  'a long title': (size) => [`treaty T "${'word '.repeat(size)}" { }`],
  'a long quotation': (size) => [treaty(`obligation A { each party shall "${'as necessary '.repeat(size)}" }`)],
  'a long text': (size) => [
    treaty(
      `article 1 { text """${'Each Party shall, as it deems necessary, assist the Party so attacked. '.repeat(size)}""" obligation A { each party shall assist the victim when armed-attack on any party } }`,
    ),
  ],
  'a text of many lines': (size) => [
    treaty(`article 1 { text """${'The Parties will consult together\n'.repeat(size)}""" }`),
  ],
  'a long comment': (size) => [`/* ${'word '.repeat(size)} */\n${treaty('')}`],
  'many comments': (size) => [`${'// word\n'.repeat(size)}${treaty('')}`],
  'many comments about it': (size) => [`${'/// word\n'.repeat(size)}${treaty('')}`],
  'much white space': (size) => [
    `${' '.repeat(size * 10)}${treaty(`${' '.repeat(size * 10)}secret${'\t'.repeat(size * 10)}`)}`,
  ],
  'empty lines': (size) => [`${'\n'.repeat(size * 10)}${treaty('\n'.repeat(size * 10))}`],
  'lines of CRLF': (size) => [treaty('secret\r\n'.repeat(size))],
  'a long number': (size) => [
    treaty(
      `atop ${'9'.repeat(size * 10)}\nburden B { total ${'9'.repeat(size * 10)} million USD share USA ${'9'.repeat(size * 10)}% share others 1% }`,
    ),
  ],
  'a number with many underscores': (size) => [treaty(`atop ${'9_'.repeat(size * 10)}`)],
  'what is almost a date': (size) => [treaty(`signed ${'1-'.repeat(size * 10)}`)],
  'dates that are none': (size) => [treaty('signed 99999-99-99\n'.repeat(size))],
  emojis: (size) => [treaty('😀 '.repeat(size))],
  // what is never closed
  'quotations never closed': (size) => [treaty('"word\n'.repeat(size))],
  'curly quotations never closed': (size) => [treaty('“word '.repeat(size))],
  quotes: (size) => ['"'.repeat(size)],
  'texts never closed': (size) => [treaty('article 1 { text """ word\n'.repeat(size))],
  'a text never closed': (size) => [`article 1 { text """ ${'treaty A "a" of A of A of A\n'.repeat(size)}`],
  'comments never closed': (size) => [treaty('/* word\n'.repeat(size))],
  // errors
  'stray signs': (size) => ['# '.repeat(size)],
  'stray words': (size) => [treaty('zz\n'.repeat(size))],
  'stray keywords': (size) => [treaty('signed\n'.repeat(size))],
  'stray equals signs': (size) => [treaty('= '.repeat(size))],
  'mistakes in modifiers': (size) => [treaty(`obligation A { each party shall consult ${'when '.repeat(size)} }`)],
  'mistakes in many clauses': (size) => [treaty('obligation A { each party shall }\n'.repeat(size))],
  'mistakes in many treaties': (size) => [many(size, (at) => treaty('signed obligation', x(at)))],
  'misspelt words': (size) => [treaty('trigger A { armd-attak on any party }\n'.repeat(size))],
  'misspelt names': (size) => [
    treaty(many(size, (at) => `obligation ${x(at)} { each party shall consult when Tr${at} }`)),
  ],
  // many of one kind
  'tiny groups': (size) => [many(size, (at) => `group ${x(at)} = USA`)],
  'groups of one name': (size) => ['group X = USA\n'.repeat(size)],
  'tiny states': (size) => [many(size, (at) => `state ${x(at)} "x"`)],
  'tiny areas': (size) => [many(size, (at) => `area ${x(at)} "x"`)],
  'tiny treaties': (size) => [many(size, (at) => `treaty ${x(at)} "x" { }`)],
  'treaties of one name': (size) => ['treaty X "x" { }\n'.repeat(size)],
  'treaties with a duty': (size) => [
    many(size, (at) => treaty('obligation O { each party shall consult when armed-attack on any party }', x(at))),
  ],
  'tiny scenarios': (size) => [many(size, (at) => `scenario ${x(at)} { }`)],
  'tiny figures': (size) => [many(size, (at) => `figures ${x(at)} { year 2000 columns gdp USD USA 1 }`)],
  imports: (size) => [many(size, (at) => `import "${at}.treaty"`)],
  articles: (size) => [treaty(many(size, (at) => `article ${at} { text "x" }`))],
  parties: (size) => [
    `treaty T "t" { parties { ${many(size, x)} } obligation O { each party shall defend the victim when armed-attack on any party } }`,
  ],
  'parties twice': (size) => [`treaty T "t" { parties { ${'USA '.repeat(size)} } }`],
  triggers: (size) => [treaty(many(size, (at) => `trigger ${x(at)} { armed-attack on any party }`))],
  'triggers of one name': (size) => [treaty('trigger X { war on any party }\n'.repeat(size))],
  obligations: (size) => [
    treaty(
      many(size, (at) => `obligation ${x(at)} { each party shall assist the victim when armed-attack on any party }`),
    ),
  ],
  'obligations of one name': (size) => [treaty('obligation X { each party shall consult }\n'.repeat(size))],
  modifiers: (size) => [treaty(`obligation X { each party shall consult ${'immediately '.repeat(size)} }`)],
  'kinds of one event': (size) => [treaty(`trigger X { ${many(size, () => 'armed-attack', ' or ')} on any party }`)],
  'quoted kinds of one event': (size) => [
    treaty(`trigger X { ${many(size, (at) => `"kind ${at}"`, ' or ')} on any party }`),
  ],
  'victims of one event': (size) => [treaty(`trigger X { armed-attack on ${many(size, x, ' or ')} }`)],
  'exceptions of one event': (size) => [
    treaty(`trigger X { armed-attack on any party except ${many(size, x, ', ')} }`),
  ],
  'places of one event': (size) => [
    treaty(`trigger X { armed-attack on any party in ${many(size, (at) => `"place ${at}"`, ' or ')} }`),
  ],
  'parts of one event': (size) => [treaty(`trigger X { armed-attack ${'on any party '.repeat(size)} }`)],
  alternatives: (size) => [treaty(`trigger A { war on any party } trigger X = ${many(size, () => 'A', ' or ')}`)],
  conditions: (size) => [treaty(`trigger A { war on any party } trigger X = ${many(size, () => 'A', ' and ')}`)],
  'alternatives of many names': (size) => [
    treaty(
      `${many(size, (at) => `trigger ${x(at)} { war on any party }`)} trigger All = ${many(size, x, ' or ')} obligation O { each party shall assist the victim when All }`,
    ),
  ],
  organs: (size) => [treaty(many(size, (at) => `organ ${x(at)} { members all parties }`))],
  rights: (size) => [treaty(many(size, (at) => `right ${x(at)} { each party may consult }`))],
  reservations: (size) => [
    treaty(
      `obligation O { each party shall consult } ${many(size, () => 'reservation USA to O { only in "the Pacific" }')}`,
    ),
  ],
  'what counts as an attack': (size) => [treaty(many(size, () => 'deem cyber-attack as armed-attack'))],
  shares: (size) => [treaty(`burden B { ${many(size, (at) => `share ${x(at)} 1%`)} share others 1% }`)],
  'shares of one party': (size) => [treaty(`burden B { ${'share USA 1%\n'.repeat(size)} }`)],
  'rows of figures': (size) => [`figures F { year 2000 columns gdp USD ${many(size, (at) => `${x(at)} ${at}`)} }`],
  'rows of one state': (size) => [`figures F { year 2000 columns gdp USD ${'USA 1\n'.repeat(size)} }`],
  'columns of figures': (size) => [
    `figures F { year 2000 columns ${many(size, (at) => `c${at}`, ', ')}\nUSA ${'1 '.repeat(size)} }`,
  ],
  'members of a group': (size) => [
    `group G = ${many(size, x, ', ')}\n${treaty('trigger A { war on any of G } obligation O { each of G shall consult when A }')}`,
  ],
  'one member many times': (size) => [
    `group G = ${many(size, () => 'USA', ', ')}\n${treaty('trigger A { war on any of G }')}`,
  ],
  'lines of an area': (size) => [
    `area A "a" { ${many(size, (at) => `includes "place ${at}"`)} }\n${treaty('trigger B { war on any party in A }')}`,
  ],
  'comments that silence': (size) => [
    treaty(many(size, (at) => `// foedus-ignore no-trigger: tried\nobligation ${x(at)} { each party shall consult }`)),
  ],
  'comments that silence the file': (size) => [`${'// foedus-ignore-file no-exit: tried\n'.repeat(size)}${treaty('')}`],
  'comments that silence nothing': (size) => [treaty('// foedus-ignore no-such-rule\n'.repeat(size))],
  // names that lead to names
  'triggers in a chain': (size) => [
    treaty(
      `${many(size, (at) => `trigger ${x(at)} = ${x(at + 1)}`)} trigger ${x(size)} { war on any party } obligation O { each party shall consult when ${x(0)} }`,
    ),
  ],
  'triggers in a circle': (size) => [
    treaty(
      `${many(size, (at) => `trigger ${x(at)} = ${x(next(at, size))}`)} obligation O { each party shall consult when ${x(0)} }`,
    ),
  ],
  'triggers that double': (size) => [
    treaty(
      `${many(size, (at) => `trigger ${x(at)} = ${x(at + 1)} or ${x(at + 1)}`)} trigger ${x(size)} { war on any party } obligation O { each party shall consult when ${x(0)} }`,
    ),
  ],
  'areas in a chain': (size) => [
    `${many(size, (at) => `area ${x(at)} "x" within ${x(at + 1)} { includes ${x(at + 1)} }`)}\n${treaty(`trigger A { war on any party in ${x(0)} }`)}`,
  ],
  'areas in a circle': (size) => [
    `${many(size, (at) => `area ${x(at)} "x" within ${x(next(at, size))} { includes ${x(next(at, size))} }`)}\n${treaty(`trigger A { war on any party in ${x(0)} }`)}`,
  ],
  'groups in a chain': (size) => [
    `${many(size, (at) => `group ${x(at)} = ${x(at + 1)}, USA`)}\n${treaty(`trigger A { war on any of ${x(0)} }`)}`,
  ],
  'groups in a circle': (size) => [
    `${many(size, (at) => `group ${x(at)} = ${x(next(at, size))}, USA`)}\n${treaty(`trigger A { war on any of ${x(0)} }`)}`,
  ],
  'states in a chain': (size) => [many(size, (at) => `state ${x(at)} "x" { successor of ${x(at + 1)} from 1900 }`)],
  'states in a circle': (size) => [
    many(size, (at) => `state ${x(at)} "x" { successor of ${x(next(at, size))} from 1900 }`),
  ],
  'treaties that supersede in a chain': (size) => [many(size, (at) => treaty(`supersedes ${x(at + 1)}`, x(at)))],
  'treaties that supersede in a circle': (size) => [
    many(size, (at) => treaty(`supersedes ${x(next(at, size))}`, x(at))),
  ],
  'treaties that last while in a circle': (size) => [
    many(size, (at) => treaty(`term while ${x(next(at, size))}`, x(at))),
  ],
  'treaties that supplement in a chain': (size) => [many(size, (at) => treaty(`supplements ${x(at + 1)}`, x(at)))],
  'triggers of other treaties in a circle': (size) => [
    many(size, (at) =>
      treaty(`trigger A = ${x(next(at, size))}.A obligation O { each party shall consult when A }`, x(at)),
    ),
  ],
  'wars that spread in a circle': (size) => [
    many(
      size,
      (at) =>
        `treaty ${x(at)} "t" { signed 1900 parties { USA GBR } obligation O { the other parties shall defend that party when war-entry against any party } }`,
    ),
  ],
  'imports in a circle': (size) =>
    Array.from({ length: size }, (_, at) => `import "${next(at, size)}.treaty"\ntreaty ${x(at)} "t" { }\n`),
  'imports of all by all': (size) =>
    Array.from(
      { length: Math.ceil(Math.sqrt(size)) },
      (_, at) => `${many(Math.ceil(Math.sqrt(size)), (to) => `import "${to}.treaty"`)}\ntreaty ${x(at)} "t" { }\n`,
    ),
  // crises
  'events of a scenario': (size) => [
    `${treaty('obligation O { each party shall defend the victim when armed-attack on any party }')}scenario S { on 1960-01-01 ${'event armed-attack on GBR by RUS\n'.repeat(size)} expect USA bound under T.O }`,
  ],
  'expectations of a scenario': (size) => [
    `${treaty('obligation O { each party shall defend the victim when armed-attack on any party }')}scenario S { on 1960-01-01 event armed-attack on GBR by RUS\n${'expect USA bound under T.O\n'.repeat(size)} }`,
  ],
  'treaties of a scenario': (size) => [
    `${many(size, (at) => treaty('obligation O { each party shall defend the victim when armed-attack on any party }', y(at)))}\nscenario S { on 1960-01-01 under ${many(size, y, ', ')} event armed-attack on GBR by RUS expect USA bound }`,
  ],
  'scenarios of one treaty': (size) => [
    `${treaty('obligation O { each party shall defend the victim when armed-attack on any party }')}${many(size, (at) => `scenario ${x(at)} { on 1960-01-01 event armed-attack on GBR by RUS expect USA bound under T.O }`)}`,
  ],
};

/** A text of each kind, of a size. */
export const cases: readonly (readonly [what: string, make: (size: number) => string[]])[] = Object.entries(
  written,
).map(([what, make]) => [
  what,
  (size) => {
    round++;
    return make(size);
  },
]);
