import { remove } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { suppressionsOf } from '../suppressions.ts';

export const suppressionReason: Rule = {
  id: 'suppression-reason',
  group: 'upkeep',
  severity: 'warning',
  title: 'A finding is silenced without a reason',
  explanation: `A finding that is meant can be silenced by a comment above its clause. The comment has to say why: whoever reads the draft next, perhaps
in the other delegation, or years later, sees then that the gap was seen and wanted, and by whom it was accepted.`,
  sources: [{ id: 'foedus-language' }],
  concepts: [],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  // foedus-ignore unused-declaration
  trigger Attack { armed-attack on any party }
}`,
      says: 'Silenced, but why?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  // foedus-ignore unused-declaration: kept for the protocol that the parties are still negotiating
  trigger Attack { armed-attack on any party }
}`,
      says: 'The reason stands behind the colon.',
    },
  ],
  unseen: 'Nothing is silenced in the samples.',
  check(subject, report) {
    for (const { start, end, rule, reason } of suppressionsOf(subject.placed.chunk))
      if (rule !== '' && reason === '')
        report({
          at: { start, end },
          message: `This silences \`${rule}\` without saying why: add the reason, as in \`// foedus-ignore ${rule}: the three parliaments would accept nothing more\`.`,
          fixes: [
            {
              title: 'Remove the comment, so that the finding shows again',
              safe: false,
              edits: [remove(subject, { start, end })],
            },
          ],
        });
  },
};
