import { lifeOf } from '../../meaning/life.ts';
import { sayDay } from '../../model/dates.ts';
import type { Rule } from '../rule.ts';

export const lapsed: Rule = {
  id: 'lapsed',
  group: 'credibility and design',
  severity: 'hint',
  title: 'The term has run out on the day of analysis, and the file does not say what became of the treaty',
  explanation: `A term that has run out ends a treaty unless it is renewed. Where the file says neither \`ended\` nor \`renewed\`, its clauses bind nobody on the day of
analysis, and everything that Foedus reckons from them, in crises and in figures, ends on that day: perhaps rightly, perhaps because a renewal was forgotten.

The rule speaks once for each treaty, at its \`term\`, which is faded. It is silent where \`ended\` is written: whoever codes a treaty of 1879 knows that it is over, and
needs no hint on every page of history. Nor does it speak of a treaty that a newer one superseded, of one that goes on until denounced, or of one whose extension hangs on a
condition, since only events could tell. Its design is judged by the other rules all the same.`,
  sources: [{ id: 'vclt-54' }, { id: 'foedus-language', where: 'docs/semantics.md, “Time”' }],
  concepts: ['reassessment', 'withdrawal'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-15
  parties { DNK NOR SWE }
  term 5 years
}`,
      says: 'Since 1955 it has been over; or was it renewed?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-15
  ended 1955-01-15 "its term ran out"
  parties { DNK NOR SWE }
  term 5 years
}`,
      says: 'The end is on record.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-15
  parties { DNK NOR SWE }
  term 5 years renewed every 5 years
}`,
      says: 'It renews itself.',
    },
  ],
  unseen: 'Every treaty there whose term has run out says when it ended.',
  check({ treaty, workspace, settings }, report) {
    const { term, ended, name } = treaty?.treaty ?? {};
    if (!treaty || !term || term.damaged || ended || term.extendedWhile) return;
    const { to, endedBy } = lifeOf(workspace, treaty);
    if (to === undefined || to > settings.day || endedBy?.includes('superseded')) return;
    const survivors = treaty.treaty.obligations.filter(({ node }) =>
      node.modifiers.some((each) => each.what === 'survives'),
    );
    report({
      at: term,
      unnecessary: true,
      message: `The term of \`${name}\` ran out on ${sayDay(to)}, so on the day of analysis ${survivors.length > 0 ? 'only what survives it binds' : 'its clauses bind nobody'}. Write \`renewed\` if it was renewed, else \`ended\` with the day.`,
    });
  },
};
