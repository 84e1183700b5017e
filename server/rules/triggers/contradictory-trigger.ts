import type { Obligation } from '../../../grammar/index.ts';
import { dutiesOf, plainTerms } from '../../meaning/crises/index.ts';
import { contradictsItself } from '../../meaning/reachable.ts';
import { remove } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { modifiersOf } from '../support.ts';
import { leavesOf } from './patterns.ts';

export const contradictoryTrigger: Rule = {
  id: 'contradictory-trigger',
  group: 'triggers',
  severity: 'error',
  title: 'What would set the duty off is excluded by the same clause',
  explanation: `An exception is meant to take something out of a rule. Where it takes out everything, the clause says in one breath that help is owed and that it is
not: \`when Attack unless Attack\`, or an attack by one neighbour except any hostile act by anybody. It happens in redrafting, when the exception is widened and the
rule narrowed until they meet. A treaty is read so that its terms have some effect, and here no reading gives the clause any: it is dead, and each party will say
that the other half of the sentence was the slip.

The rule holds what is asked for against what \`not\`, \`unless\` and \`until\` exclude, and speaks only where every event that meets the one meets the
other by its very words, in each of the ways in which the clause can be set off. So \`when Attack unless AttackByRussia\` is no contradiction, nor is an
exception in the treaty's own words. A trigger that cannot be met for other reasons is \`unreachable-trigger\`.`,
  sources: [
    { id: 'vclt', where: 'article 31, paragraph 1: a treaty is read in good faith, by its terms and its object' },
    { id: 'foedus-language', where: 'docs/semantics.md, “A trigger answers in three values”' },
  ],
  concepts: ['casus-foederis', 'credible-commitment'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on any party by RUS }
  trigger Hostility { hostile-act on any party by any state }
  obligation Help { other party shall assist that party with all-forces when Attack unless Hostility }
}`,
      says: 'Every attack by Russia is a hostile act by some state, so the exception leaves nothing.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01
  parties { AUH GMY }
  trigger Any { armed-attack on any party }
  trigger First { invasion on any party by RUS }
  trigger Both = First and not Any
  obligation Help { other party shall assist that party with all-forces when Both }
}`,
      says: 'An invasion is an armed attack.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on any party }
  trigger ByRussia { armed-attack on any party by RUS }
  obligation Help { other party shall assist that party with all-forces when Attack unless ByRussia }
}`,
      says: 'The exception takes one attacker out; all others are left.',
    },
  ],
  unseen:
    'No treaty of the samples says and takes back in one clause: the contradiction is a slip of redrafting, and is mended before signature.',
  check(subject, report) {
    const { treaty, workspace } = subject;
    if (!treaty) return;
    const never = 'so it can never be met and what hangs on it is never owed. Narrow the exception, or leave it out.';
    const dead = treaty.treaty.triggers.flatMap(({ node }) =>
      node.name && contradictsItself(workspace, treaty, node) ? [{ node, name: node.name }] : [],
    );
    const told = new Set(dead.map(({ name }) => name.value));
    for (const { node, name } of dead) {
      // of triggers that name one another, the innermost is to be mended
      const named = leavesOf(node.condition).some(
        (leaf) => leaf.kind === 'reference' && !leaf.name?.scope && told.has(leaf.name?.name?.value ?? ''),
      );
      if (!named)
        report({ at: name, message: `What would meet \`${name.value}\` is excluded by it as well, ${never}` });
    }
    for (const duty of dutiesOf(workspace, treaty)) {
      const { node } = duty;
      const exceptions = [...modifiersOf(node, 'unless'), ...modifiersOf(node, 'until')];
      const { condition, when } = plainTerms(duty);
      if (node.damaged || !condition || !when) continue;
      const without = contradictsItself(workspace, treaty, when);
      const named = when.kind === 'reference' && told.has(when.name?.name?.value ?? '');
      if (without && !named)
        report({ at: when, message: `What would meet this condition is excluded by it as well, ${never}` });
      const [first] = exceptions;
      if (without || !first) continue;
      if (!contradictsItself(workspace, treaty, condition)) continue;
      report({
        at: first,
        message: `Whatever sets ${nameOf(node)} off is excluded here as well, so it is never owed. Narrow the exception, or leave it out.`,
        ...(exceptions.length === 1
          ? { fixes: [{ title: 'Leave the exception out', safe: false, edits: [remove(subject, first)] }] }
          : {}),
      });
    }
  },
};

function nameOf({ name }: Obligation): string {
  return name ? `\`${name.value}\`` : 'this duty';
}
