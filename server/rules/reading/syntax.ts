import { figuresOf } from '../../meaning/figures.ts';
import type { Rule } from '../rule.ts';

export const syntax: Rule = {
  id: 'syntax',
  group: 'reading',
  severity: 'error',
  title: 'What cannot be read, with what was expected there',
  explanation: `The treaty language is close to a treaty's own sentences, but it has a fixed order: who, \`shall\`, what, and then the
conditions. Where a text leaves that order, Foedus says what it expected at that place and what stands there instead.

It matters because what cannot be read is not checked: a clause with such an error may hide a promise that nobody has looked at.
Everything else in the file is still read and checked, clause by clause. Figures are read as well, those of a table
beside the file among them: a cell that is no figure is said with its line and column. A file that is no text at all, or longer than 20 MB, gets one
finding of this kind. No comment silences it.`,
  sources: [{ id: 'foedus-language' }],
  concepts: [],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  trigger Attack { armed-attack on any party by }
}`,
      says: 'After `by` somebody has to be named.',
    },
    { source: `treaty Pact "Pact" { parties { DNK NOR }`, says: 'A `}` is missing at the end.' },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  trigger Attack { armed-attack on any party by any third-state }
}`,
      says: 'Somebody is named, and every brace is closed.',
    },
  ],
  unseen: 'Every sample can be read: this is a slip of writing, not of a treaty.',
  check({ placed, file, workspace }, report) {
    for (const problem of placed.chunk.problems) report({ at: problem, message: problem.message });
    const { declaration } = placed.chunk;
    if (declaration?.kind !== 'figures' || declaration.damaged) return;
    const table = figuresOf(workspace, { file, placed, node: declaration });
    // What names no file or no state is said by `unresolved-name`, what is there twice by `duplicate-name`;
    // what cannot be read in a CSV file, in that file (figure-files.ts).
    const names = new Set<unknown>(declaration.rows.map(({ name }) => name));
    if (!declaration.from)
      for (const { node, says } of table.problems) {
        if (node && !names.has(node)) report({ at: node, message: says });
      }
  },
};
