import type { Obligation } from '../../../grammar/index.ts';
import type { Treaty } from '../../model/treaty.ts';
import { replace } from '../edits.ts';
import type { Rule, Subject } from '../rule.ts';
import { CHARTER_DAY, callClause, dateOf, isWhole, supportUponEvent } from './whole.ts';

export const charterArticle51: Rule = {
  id: 'charter-article-51',
  group: 'credibility and design',
  severity: 'information',
  title: 'Collective defence of after 1945 that names neither article 51 nor the Security Council',
  explanation: `Since the Charter of the United Nations came into force (24 October 1945), help by arms is lawful without the Security Council only as individual or collective
self-defence under article 51: if an armed attack occurs, until the Council has taken the measures necessary, and reported to it at once. The Charter binds whether a treaty repeats it or not,
and prevails over it (article 103). But a text that repeats it tells each party what it has to do on the first day, and the world that no more
is meant; the International Court of Justice took a missing report as a sign that a state had not itself believed it was acting in self-defence (Nicaragua, 1986, paragraph 200).

A \`notify\` to the Security Council, an \`until\` that waits for it, \`subject-to\` the Charter, or the words "Article 51" in the article's text are enough. The rule speaks once for each treaty
of after that day (or a draft without a date), at its first promise of fighting support upon an event. Article 5 of the North Atlantic Treaty, article IV of ANZUS and article V of the
treaty between Japan and the United States have both the reference and the report. It is silent where nothing follows from silence: see \`no-consultation\`.`,
  sources: [{ id: 'un-charter-51' }, { id: 'un-charter-103' }, { id: 'icj-nicaragua-1986', where: 'paragraph 200' }],
  concepts: ['self-defense', 'collective-defense'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  term 5 years
}`,
      says: 'No word on the Charter.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  obligation Report { all parties shall notify "the Security Council" when Attack immediately }
  term 5 years
}`,
      says: 'What is done is reported.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1902-01-30
  parties { JPN UKG }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  term 5 years
}`,
      says: 'The Charter was not yet.',
    },
  ],
  unseen: 'Every alliance of after 1945 among them refers to article 51 or reports to the Security Council.',
  reads: 'workspace',
  check(subject, report) {
    const { treaty, workspace, settings } = subject;
    if (!treaty || dateOf(treaty.treaty, settings.day) < CHARTER_DAY || !isWhole(workspace, treaty)) return;
    const [support] = supportUponEvent(treaty.treaty);
    if (!support || refersToCharter(treaty.treaty)) return;
    report({
      at: support.node.name ?? support.node,
      message: `${callClause(support)} promises help by arms and says nothing of article 51 of the Charter or of a report to the Security Council, on which its lawfulness rests. Add a duty to \`notify\` the Council, or \`subject-to\` the Charter.`,
      fixes: reportToCouncil(subject, treaty.treaty, support.node),
    });
  },
};

/** The words that show it: in the text of the articles, or in what the clauses quote. */
const words = /article\s+51|security\s+council/i;

function refersToCharter({ chunk, provisions }: Treaty): boolean {
  const charter = provisions.some(
    ({ node }) =>
      node.kind === 'subject-to' && node.to && /charter/i.test(chunk.text.slice(node.to.start, node.to.end)),
  );
  if (charter) return true;
  // comments are nobody's agreement
  let text = chunk.text;
  for (const trivia of [...chunk.trivia].sort((one, two) => two.start - one.start))
    text = `${text.slice(0, trivia.start)} ${text.slice(trivia.end)}`;
  return words.test(text);
}

function reportToCouncil(subject: Subject, { chunk, names }: Treaty, support: Obligation) {
  const when = support.modifiers.find((each) => each.what === 'when');
  if (!when) return [];
  let name = 'Report';
  for (let count = 2; names.has(name); count++) name = `Report${count}`;
  const lineStart = chunk.text.lastIndexOf('\n', support.start - 1) + 1;
  const before = chunk.text.slice(lineStart, support.start);
  const newline = chunk.text.includes('\r\n') ? '\r\n' : '\n';
  const gap = before.trim() === '' ? `${newline}${before}` : ' ';
  const event = chunk.text.slice(when.start, when.end).replace(/\s+/g, ' ');
  if (event.includes('//')) return [];
  const clause = `obligation ${name} { all parties shall notify "the Security Council" ${event} immediately }`;
  return [
    {
      title: 'Add a report to the Security Council',
      safe: false,
      edits: [replace(subject, { start: support.end, end: support.end }, `${gap}${clause}`)],
    },
  ];
}
