import type { Share } from '../../../grammar/index.ts';
import { callState } from '../../meaning/actors.ts';
import { readBurden } from '../../meaning/shares.ts';
import { sayDay } from '../../model/dates.ts';
import { remove } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { sayList } from '../nearest.ts';
import type { Rule, Subject } from '../rule.ts';

export const burdenParty: Rule = {
  id: 'burden-party',
  group: 'burden',
  severity: 'error',
  title: 'A share for somebody who is no party, two for one party, or none for a party',
  explanation: `A share binds only a party. A share for another state is nobody's to pay, two for one party leave open which holds, and a party that has no share
where the others have theirs will say that it owes nothing. \`share others\` stands for all parties that are not named, together; without
it every party needs a share.

Who the parties are is read on the burden's day: the last of the year of its figures, or else the day of analysis, in both cases while the
treaty is in force.`,
  sources: [{ id: 'foedus-language', where: 'docs/semantics.md, “Burden shares”' }],
  concepts: ['burden-sharing', 'free-rider-problem'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  burden Costs { of "secretariat" share DNK 60% share NOR 40% }
}`,
      says: 'Nothing is said of Sweden.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR }
  burden Costs { of "secretariat" share DNK 40% share NOR 30% share FIN 30% }
}`,
      says: 'Finland is no party.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE FIN }
  burden Costs { of "secretariat" share DNK 40% share NOR 30% share others 30% }
}`,
      says: 'Sweden and Finland bear 30 per cent together.',
    },
  ],
  unseen: 'The one table of shares in the samples is NATO’s own, and it is complete.',
  check(subject, report) {
    const { treaty, workspace, settings } = subject;
    for (const { node } of treaty?.treaty.burdens ?? []) {
      if (!treaty || node.damaged || node.shares.length === 0) continue;
      const burden = readBurden(workspace, treaty, node, settings);
      if (burden.parties.length === 0) continue;
      const on = sayDay(burden.day);
      for (const share of burden.shares) {
        if (share.problem === 'no-party')
          report({
            at: share.node.party ?? share.node,
            message: `\`${share.code}\` was no party on ${on}, so nobody owes this share: take it out, or list the state among the parties.`,
            fixes: [takeOut(subject, share.node)],
          });
        else if (share.problem === 'duplicate')
          report({
            at: share.node,
            message: `\`${share.code}\` has a share already, and which of the two holds is open: keep one.`,
            fixes: [takeOut(subject, share.node)],
          });
        else if (share.node.others && share.states.length === 0)
          report({
            at: share.node,
            message:
              'Every party has a share of its own, so `others` stands for nobody: divide this share among the parties.',
          });
      }
      if (burden.missing.length > 0) {
        const names = burden.missing.map((state) => `\`${callState({ workspace, treaty }, state)}\` (${state.name})`);
        const many = names.length > 1;
        report({
          at: node.name ?? node,
          message: `${sayList(names)} ${many ? 'are parties and have' : 'is a party and has'} no share in ${node.name ? `\`${node.name.value}\`` : 'this burden'}, so ${many ? 'they' : 'it'} will say that nothing is owed: add ${many ? 'their shares' : 'its share'}, or \`share others\`.`,
        });
      }
    }
  },
};

/** It changes what the treaty says, so it is the drafter's to choose. */
function takeOut(subject: Subject, share: Share): Fix {
  return { title: 'Take this share out', safe: false, edits: [remove(subject, share)] };
}
