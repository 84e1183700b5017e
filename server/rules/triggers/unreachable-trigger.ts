import { contradictsItself, whyUnreachable } from '../../meaning/reachable.ts';
import type { Rule } from '../rule.ts';
import { casusOf } from './patterns.ts';

export const unreachableTrigger: Rule = {
  id: 'unreachable-trigger',
  group: 'triggers',
  severity: 'warning',
  title: 'No event can meet the trigger',
  explanation: `A duty whose trigger nothing can meet reads like a promise and is none. It happens when exceptions eat up the rule (\`by RUS except RUS\`), when a
list has fewer members than the clause asks for, when the dates close before they open or before the treaty is in force, or when an area excludes all
that it includes. The ally that relies on the clause finds out in the crisis.

The rule speaks only where that is certain, and for a trigger as a whole: where one of two ways stays open, the trigger can be met.`,
  sources: [{ id: 'foedus-language', where: 'docs/semantics.md, “A trigger answers in three values”' }],
  concepts: ['casus-foederis', 'credible-commitment'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01   ended 1890-01-01
  parties { AUH GMY }
  group Powers = FRN, RUS
  trigger Attack { armed-attack on any party by at least 3 of Powers }
  obligation Help { other party shall assist that party when Attack }
}`,
      says: 'There are only two of them.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR }
  trigger Attack { invasion on any party by RUS after 2025-01-01 before 2021-01-01 }
  obligation Help { other party shall assist that party when Attack }
}`,
      says: 'No day lies after 2025 and before 2021.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01   ended 1890-01-01
  parties { AUH GMY }
  group Powers = FRN, RUS
  trigger Attack { armed-attack on any party by at least 2 of Powers }
  obligation Help { other party shall assist that party when Attack }
}`,
      says: 'Both of them together can do it.',
    },
  ],
  unseen:
    'Every trigger in the samples can be met. The rule is for drafts: an exception that eats up the rule shows before a treaty is signed.',
  check({ treaty, workspace }, report) {
    if (!treaty) return;
    for (const { clause, says } of casusOf(treaty)) {
      const why = whyUnreachable(workspace, treaty, clause);
      // that is `contradictory-trigger`
      if (!why || contradictsItself(workspace, treaty, clause)) continue;
      const reason = why.says.replace(/\.$/, '');
      report({
        at: why.node,
        message: `Nothing can meet ${says}, so what hangs on it is never owed: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}. Correct it, or leave the clause out.`,
      });
    }
  },
};
