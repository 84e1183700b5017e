// biome-ignore-all lint/suspicious/noTemplateCurlyInString: editors write places to fill in this way
/** What is offered whole, so that nobody has to know how a phrase or a clause goes on. Places to fill in: `${1:name}`. */

/** `rule:keyword` of the grammar → the phrases that begin with the keyword there. */
export const phrases: Readonly<Record<string, readonly string[]>> = {
  'actor:each': ['each party', 'each of ${1:Group}'],
  'actor:all': ['all parties', 'all of ${1:Group}'],
  'actor:any': ['any party', 'any state', 'any third-state', 'any of ${1:Group}'],
  'actor:no': ['no party'],
  'actor:neither': ['neither party'],
  'actor:other': ['other party', 'other parties'],
  'actor:that': ['that party'],
  'actor:at': ['at least ${1:2} of ${2:Group}', 'at least ${1:2} states', 'at least ${1:2} parties'],
  'action:remain': ['remain neutral', 'remain benevolently neutral toward ${1:that party}'],
  'action:refrain': [
    'refrain from force against ${1:other parties}',
    'refrain from unlawful-force',
    'refrain from alliances against ${1:other parties}',
    'refrain from aid to ${1:the aggressor}',
    'refrain from conflicting-engagements',
  ],
  'action:make': ['make no separate-peace'],
  'action:settle': ['settle disputes peacefully'],
  'action:join': ['join ${1:that party} in war'],
  'action:contribute': ['contribute ${1:100_000} ${2:men}'],
  'action:spend': ['spend ${1:2%} of ${2:gdp} on ${3:defence}'],
  'modifier:at': ['at discretion over measures', 'at discretion over participation', 'at discretion'],
  'modifier:upon': [
    'upon request of ${1:the victim}',
    'upon decision of ${1:Council}',
    'upon consultation with ${1:other parties}',
    'upon consent of ${1:other parties}',
  ],
  'modifier:by': ['by constitutional-processes', 'by ${1:1950-01-01}'],
  'modifier:in': ['in defence of "${1:what is protected}"'],
  'modifier:without': ['without agreement of ${1:other parties}'],
  'modifier:only': ['only in ${1:Area}'],
  'modifier:within': ['within ${1:30 days}'],
  'modifier:survives': ['survives ${1:2 years}'],
  'circumstance:supported': ['supported by ${1:any state}'],
  'circumstance:determined': ['determined by ${1:any party}'],
  'circumstance:between': ['between ${1:any party} and ${2:any third-state}'],
  'withdrawal:withdrawal': ['withdrawal after ${1:10 years} with ${2:1 year} notice', 'withdrawal none'],
  'accession:accession': ['accession by invitation of ${1:all parties}', 'accession open', 'accession closed'],
  'review:review': ['review after ${1:10 years} upon request of ${2:any party}', 'review at end of term'],
}; // biome-ignore format: a table

interface ClauseSnippet {
  readonly title: string;
  readonly body: readonly string[];
}

/** Keyword that opens a clause → the clauses that are offered where it may stand. */
export const clauseSnippets: Readonly<Record<string, readonly ClauseSnippet[]>> = {
  treaty: [
    {
      title: 'with its parties and a first article',
      body: [
        'treaty ${1:Name} "${2:Title}" {',
        '  signed ${3:1949-04-04}',
        '  parties { ${4:GBR USA} }',
        '',
        '  article 1 "${5:Heading}" {',
        '    text """${6:The words of the article}"""',
        '    $0',
        '  }',
        '}',
      ],
    },
  ],
  article: [
    {
      title: 'with its words',
      body: ['article ${1:1} "${2:Heading}" {', '  text """${3:The words of the article}"""', '  $0', '}'],
    },
  ],
  trigger: [
    {
      title: 'an attack on a party',
      body: ['trigger ${1:Attack} { ${2:armed-attack} on ${3:any party} }'],
    },
    {
      title: 'a threat that any party may declare',
      body: ['trigger ${1:Threatened} { threat on any party determined by any party }'],
    },
  ],
  obligation: [
    {
      title: 'to assist the victim',
      body: ['obligation ${1:Help} {', '  each party shall assist the victim', '  when ${2:Attack}', '}'],
    },
    {
      title: 'to consult',
      body: ['obligation ${1:Consult} {', '  all parties shall consult', '  when ${2:Threatened}', '}'],
    },
    {
      title: 'not to attack one another',
      body: ['obligation ${1:NoForce} { each party shall refrain from force against other parties }'],
    },
    {
      title: 'to remain neutral',
      body: ['obligation ${1:Neutrality} {', '  each party shall remain neutral', '  when ${2:Attack}', '}'],
    },
  ],
  right: [{ title: 'what a party may do', body: ['right ${1:Name} { ${2:each party} may ${3:station forces in "place"} }'] }],
  recital: [{ title: 'what the parties declare', body: ['recital ${1:Name} { each party declares "${2:words}" }'] }],
  organ: [
    {
      title: 'a council of all parties',
      body: [
        'organ ${1:Council} "${2:Council}" {',
        '  members all parties',
        '  decides by ${3:consensus}',
        '  tasks ${4:consultation}',
        '}',
      ],
    },
  ],
  area: [
    {
      title: 'the parties’ territory',
      body: ['area ${1:TreatyArea} "${2:what it is}" {', '  includes territory of any party within ${3:Europe}', '}'],
    },
  ],
  group: [{ title: 'several states under one name', body: ['group ${1:Name} "${2:what they are}" = ${3:GBR, FRA}'] }],
  burden: [
    {
      title: 'common costs and their shares',
      body: ['burden ${1:CommonCosts} "${2:of what}" {', '  basis ${3:gdp}', '  share ${4:USA} ${5:50}%', '  share others ${6:50}%', '}'],
    },
  ],
  deem: [
    {
      title: 'an attack on one is an attack on all',
      body: ['deem ${1:armed-attack} on any party as ${1:armed-attack} on all parties'],
    },
  ],
  figures: [
    {
      title: 'a table in place',
      body: [
        'figures ${1:Name} "${2:Title}" {',
        '  source "${3:where they are from}"',
        '  year ${4:2016}',
        '  columns ${5:gdp billion USD}',
        '  ${6:USA} ${7:18_504}',
        '}',
      ],
    },
  ],
  scenario: [
    {
      title: 'a test of who is bound',
      body: [
        'scenario ${1:Name} "${2:What is asked}" {',
        '  under ${3:Treaty}',
        '  on ${4:1914-07-28}',
        '  event ${5:armed-attack} by ${6:RUS} on ${7:AUH}',
        '  expect ${8:GMY} bound',
        '}',
      ],
    },
  ],
}; // biome-ignore format: a table
