import { dutiesOf, exercising, scenariosUnder } from '../../meaning/crises/index.ts';
import type { Rule } from '../rule.ts';

/** A treaty of two duties, and a crisis that tries one of them. */
const oneTried = `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  trigger ByAnother { armed-attack on any party by any third-state except RUS }
  obligation War { the other party shall defend that party when ByRussia }
  obligation Neutral { the other party shall remain neutral toward that party when ByAnother }
}
scenario July "Russia attacks" {
  under Dual
  on 1914-08-01
  event armed-attack by RUS on AUH
  expect GMY bound to defend AUH
}`;

export const untestedClause: Rule = {
  id: 'untested-clause',
  group: 'scenarios',
  reads: 'workspace',
  severity: 'hint',
  title: 'A clause that no scenario ever tried, in a treaty that scenarios put to the test',
  explanation: `A scenario is a test of a treaty: it shows that a clause does in a crisis what it was meant to. A clause that no scenario sets off, and of which
none expects anything, is held against no case; a wrong word in it (\`by\` for \`on\`, an exception too wide) will be noticed by nobody. So the hint
points at the gaps that a set of crises leaves.

It speaks only where it can help: of duties upon an event, since a standing duty needs no crisis to be owed; and only in a treaty that some scenario names
after \`under\` and of which it tries at least one clause. Without scenarios, and while one of them has an error in it, it is silent. A scenario without
\`under\` asks every treaty in force, and what it sets off counts as tried.

*What If…* on the clause, or \`foedus whatif --for\`, lists the events that would set it off. In the Test Explorer the same is shown as test coverage.`,
  sources: [{ id: 'foedus-language' }],
  concepts: ['casus-foederis'],
  avoid: [
    {
      source: oneTried,
      says: 'Whether the neutrality of the second clause comes in where France attacks, nobody has tried.',
    },
  ],
  prefer: [
    {
      source: `${oneTried}
scenario August "France attacks" {
  under Dual
  on 1914-08-01
  event armed-attack by FRN on GMY
  expect AUH bound to remain neutral toward GMY
}`,
      says: 'One crisis for each clause.',
    },
    {
      source: `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  obligation War { the other party shall defend that party when ByRussia }
}`,
      says: 'A treaty that no scenario puts to the test.',
    },
  ],
  check({ treaty, workspace, settings }, report) {
    if (!treaty?.treaty.name || treaty.site.placed.chunk.problems.length > 0) return;
    const scenarios = scenariosUnder(workspace, treaty);
    if (scenarios.length === 0 || scenarios.some(({ placed }) => placed.chunk.problems.length > 0)) return;
    const duties = dutiesOf(workspace, treaty).map((duty) => ({
      ...duty,
      tried: exercising(workspace, duty.name, settings.day),
    }));
    const own = new Set(scenarios.map(({ placed }) => placed.chunk));
    if (!duties.some(({ tried }) => tried.some(({ placed }) => own.has(placed.chunk)))) return;
    for (const { node, name, tried } of duties) {
      if (tried.length > 0 || !node.name || !node.modifiers.some(({ what }) => what === 'when')) continue;
      report({
        at: node.name,
        message: `${noneOf(scenarios.length, treaty.treaty.name)} sets \`${node.name.value}\` off or expects anything of it, so what it does in a crisis is untried. “What If…” on it, or \`foedus whatif --for ${name}\`, lists the events to try.`,
      });
    }
  },
};

function noneOf(count: number, name: string): string {
  return count === 1 ? `The one scenario under \`${name}\` never` : `None of the ${count} scenarios under \`${name}\``;
}
