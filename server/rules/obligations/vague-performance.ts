import type { Obligation } from '../../../grammar/index.ts';
import { isFragment } from '../../meaning/derived/promises.ts';
import { hasModifier, isNegated } from '../../meaning/strength.ts';
import type { Treaty } from '../../model/treaty.ts';
import { replace } from '../edits.ts';
import type { Fix } from '../finding.ts';
import type { Rule, Subject } from '../rule.ts';
import { obligorWords } from '../support.ts';

export const vaguePerformance: Rule = {
  id: 'vague-performance',
  group: 'obligations',
  severity: 'warning',
  title: 'Something is firmly owed, but no means, no measure and no time',
  explanation: `Of a promise one has to be able to say whether it was kept. "Shall assist" is kept by a telegram as well as by an army; "will maintain and develop
their capacity" (North Atlantic Treaty, article 3) names no amount, and the allies have quarrelled ever since about how much it is. Legalization has three
dimensions, obligation, precision and delegation, and such a clause has the first without the second: binding, and almost nothing to be bound to.

The rule looks at duties (\`shall\`) to \`assist\` or \`aid\`, which mean any help, and to \`maintain\` a capacity. It asks for any one of: the means (\`with\`), a measure
(\`contribute\`, \`spend\`, or a burden elsewhere in the treaty), or a time (\`within\`, \`by\` a date, \`immediately\`, \`automatic\`). It is silent

- where the text says that the choice is the obligor's (\`at discretion\`, \`by constitutional-processes\`): that is \`discretionary-response\`;
- for \`defend\`, \`join … in war\` and \`attack\`, which ask for fighting, and for \`should\`;
- where help waits for a decision or a request, which can say what is needed;
- for duties in the treaty's own words, whose precision Foedus cannot judge;
- where only some articles are at hand.`,
  sources: [
    { id: 'abbott-et-al-2000', where: 'precision' },
    { id: 'north-atlantic-treaty', where: 'article 3' },
    { id: 'blankenship-2023', where: 'the quarrels about how much an ally owes' },
  ],
  concepts: ['legalization', 'credible-commitment', 'burden-sharing'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  trigger Attack { unprovoked armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
}`,
      says: 'Any help will do, at any time.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  obligation SelfHelp { each party shall maintain "its capacity to resist armed attack" }
}`,
      says: 'How much, and by when?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  trigger Attack { unprovoked armed-attack on any party }
  obligation Help { each party shall assist the victim with armed-force when Attack }
}`,
      says: 'The means are named.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { DNK NOR SWE }
  obligation SelfHelp { each party shall maintain "its capacity to resist armed attack" }
  obligation Spending { each party shall spend 2% of gdp on defence-spending }
}`,
      says: 'Another clause gives the measure.',
    },
  ],
  check(subject, report) {
    const { treaty, placed } = subject;
    if (!treaty || isFragment(treaty) || hasMeasure(treaty.treaty)) return;
    for (const { node } of treaty.treaty.obligations) {
      const what = vague(node);
      if (!what) continue;
      const name = node.name ? `\`${node.name.value}\`` : 'This duty';
      const who = obligorWords(placed.chunk.text, node);
      report({
        at: node.action ?? node,
        ...(what === 'help' && node.action ? { fixes: ways(subject, node.action.end) } : {}),
        message:
          what === 'capacity'
            ? `${name} binds ${who} to keep something up, and says neither how much nor by when, so nobody can show that it was broken. Add a measure (\`spend\`, \`contribute\`) or a time (\`within\`, \`by\`).`
            : `${name} binds ${who} to help, and names neither means nor measure nor time, so a token would keep it and the ally cannot reckon with more. Add \`with\` and the means, or leave the choice to the obligor in so many words (\`at discretion\`).`,
      });
    }
  },
};

/** The treaty says elsewhere how much: in a contribution, a pledge or a table of shares. */
function hasMeasure({ obligations, burdens }: Treaty): boolean {
  return (
    burdens.length > 0 ||
    obligations.some(({ node }) => node.action?.verb === 'contribute' || node.action?.verb === 'spend')
  );
}

/** To name the means, or to leave the choice open in so many words. */
function ways(subject: Subject, end: number): readonly Fix[] {
  const add = (title: string, words: string): Fix => ({
    title,
    safe: false,
    edits: [replace(subject, { start: end, end }, ` ${words}`)],
  });
  return [
    add('Owe all means', 'with all-means'),
    add('Owe armed force', 'with armed-force'),
    add('Leave the measures to the obligor, in so many words', 'at discretion over measures'),
  ];
}

const precise = [
  'with', 'within', 'by-date', 'immediately', 'automatic', 'discretion', 'constitutional', 'upon-decision', 'upon-request', 'upon-consultation',
] as const; // biome-ignore format: a list

function vague(duty: Obligation): 'help' | 'capacity' | undefined {
  const verb = duty.action?.verb;
  if (duty.damaged || isNegated(duty) || duty.modality !== 'shall') return undefined;
  if (verb !== 'assist' && verb !== 'aid' && verb !== 'maintain') return undefined;
  if (precise.some((what) => hasModifier(duty, what))) return undefined;
  return verb === 'maintain' ? 'capacity' : 'help';
}
