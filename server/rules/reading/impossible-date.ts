import { allWithin, type DateLeaf } from '../../../grammar/index.ts';
import { firstDay, lastDay, sayDate } from '../../model/dates.ts';
import { type ReadDate, readDate } from '../../model/treaty.ts';
import { place } from '../edits.ts';
import type { Report, Rule, Subject } from '../rule.ts';

export const impossibleDate: Rule = {
  id: 'impossible-date',
  group: 'reading',
  severity: 'error',
  title: 'A date that no calendar has, or two dates in an order that cannot be',
  explanation: `Who is bound on a day follows from the dates of the treaty: a 31 February, a treaty in force before it was signed, a party
that left before it joined, a treaty that ended before it began. From such dates no answer can be computed, or worse, a
wrong one. Compare them with the source; the commonest cause is a slip in the year, or day and month changed over.

Dates are as precise as they are written: \`1954\` and \`1954-03\` are compared only as far as they go. Where a treaty is applied from
a day before it was signed, give as \`in-force\` the day on which it entered into force, and say the rest in a comment.`,
  sources: [{ id: 'vclt', where: 'articles 24 and 28: entry into force, and no effect before it' }],
  concepts: [],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1949-04-04   in-force 1948-08-24
  parties { DNK NOR joined 1952-02-31 }
}`,
      says: 'In force before it was signed, and February never had 31 days.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1949-04-04   ended 1969
  parties { DNK NOR joined 1955 left 1953 }
}`,
      says: 'A party cannot leave before it has joined.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1949-04-04   in-force 1949-08-24   ended 1969
  parties { DNK NOR joined 1952-02-18 left 1953 }
}`,
      says: 'Signed, in force, joined, left, ended: in the order of time.',
    },
  ],
  unseen: 'The dates of the samples are those of treaties that were made: this is a slip of writing.',
  check(subject, report) {
    const { declaration } = subject.placed.chunk;
    if (!declaration) return;
    for (const { node } of allWithin(declaration)) {
      if (node.kind === 'date') {
        const { error } = readDate(node);
        if (error) report({ at: node, message: `This date cannot be: ${error}.` });
      }
      if (node.kind === 'membership' && node.date && node.to)
        order(subject, report, readDate(node.date), readDate(node.to), 'it began', 'ends');
    }
    if (declaration.kind === 'state') {
      const date = (what: string) => declaration.lines.find((line) => line.what === what)?.date;
      order(subject, report, read(date('since')), read(date('until')), 'it began', 'The state ends');
    }
    const treaty = subject.treaty?.treaty;
    if (!treaty) return;
    const { concluded, inForce, ended, renewals, parties } = treaty;
    const signed = treaty.signed ?? concluded;
    order(subject, report, signed, inForce, 'it was signed', 'The treaty is in force');
    order(subject, report, later(signed, inForce), ended, 'it began', 'The treaty ends');
    for (const { date } of renewals) order(subject, report, signed, date, 'it was signed', 'The treaty is renewed');
    for (const party of parties) {
      let before: ReadDate | undefined;
      for (const { what, date } of party.memberships) {
        if (what !== 'joined' && what !== 'left') continue;
        const says = `\`${party.code}\` ${what === 'joined' ? 'joins' : 'leaves'}`;
        const problem = order(
          subject,
          report,
          before ?? signed,
          date,
          before ? (what === 'left' ? 'it joined' : 'it left') : 'the treaty was signed',
          says,
        );
        if (!problem && date) before = date;
      }
    }
  },
};

function read(leaf: DateLeaf | undefined): ReadDate | undefined {
  return leaf ? readDate(leaf) : undefined;
}

/** The second where it is there and can be read, else the first. */
function later(one: ReadDate | undefined, two: ReadDate | undefined): ReadDate | undefined {
  return two?.date ? two : one;
}

/** Reports `two` where it surely lies before `one`. */
function order(
  subject: Subject,
  report: (found: Report) => void,
  one: ReadDate | undefined,
  two: ReadDate | undefined,
  began: string,
  says: string,
): boolean {
  if (!one?.date || !two?.date || lastDay(two.date) >= firstDay(one.date)) return false;
  const subjectOf = says === 'ends' ? 'This ends' : says;
  report({
    at: two.node,
    message: `${subjectOf} (${sayDate(two.date)}) before ${began} (${sayDate(one.date)}), so nobody can say who is bound when: compare both dates with the source.`,
    related: [{ ...place(subject, one.node), message: `the earlier step, ${sayDate(one.date)}` }],
  });
  return true;
}
