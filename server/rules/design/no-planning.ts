import type { Treaty } from '../../model/treaty.ts';
import type { Rule } from '../rule.ts';
import { callClause, isWhole, nameOf, supportUponEvent } from './whole.ts';

export const noPlanning: Rule = {
  id: 'no-planning',
  group: 'credibility and design',
  severity: 'information',
  title: 'Fighting support is owed, and nothing prepares it in peace',
  explanation: `A promise to fight that no staff plans for, no forces stand by for and nobody pays for is a promise without capability: the ally may be willing and come too
late. Leeds and Anac (2005) grade alliances by what they prepare in peace: staff contact, a common command, bases,
training, contributions. They found no evidence that more of it makes allies more reliable; what it gives is readiness, and a signal that costs something.

A duty or right to \`coordinate\`, \`contribute\`, \`spend\`, \`maintain\`, \`host\` or \`station\`, to mobilize, aid with training, technology or
military aid, a \`burden\`, and an organ for planning, command, training, procurement or intelligence each prepare it. To consult in a crisis does not.

The rule speaks once for each treaty, at its name, and is silent where nothing follows from silence: see \`no-consultation\`.`,
  sources: [{ id: 'leeds-anac-2005', where: 'the grades of military institutionalization' }],
  concepts: ['military-institutionalization', 'alliance-depth', 'credibility'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  term 5 years
}`,
      says: 'Help with what, prepared by whom?',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  obligation Staffs { all parties shall coordinate planning }
  term 5 years
}`,
      says: 'The staffs prepare it.',
    },
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
}`,
      says: 'A draft without any final clause is not finished.',
    },
  ],
  reads: 'workspace',
  check({ treaty, workspace }, report) {
    if (!treaty) return;
    const [support] = supportUponEvent(treaty.treaty);
    if (!support || !isWhole(workspace, treaty) || isPrepared(treaty.treaty)) return;
    report({
      at: nameOf(treaty),
      message: `${callClause(support)} is owed, and no clause prepares it in peace by plans, command, bases or contributions, so the help may come late or not at all. Add what is to be ready, such as staff talks (\`coordinate planning\`) or forces (\`contribute\`).`,
    });
  },
};

const preparing: ReadonlySet<string> = new Set(['coordinate', 'contribute', 'spend', 'maintain', 'host', 'station', 'mobilize']); // biome-ignore format: a list
const means: ReadonlySet<string> = new Set(['training', 'technology', 'military-aid', 'territory']);
const military: ReadonlySet<string> = new Set(['planning', 'command', 'training', 'procurement', 'intelligence']);

function isPrepared({ obligations, rights, organs, burdens }: Treaty): boolean {
  return (
    burdens.length > 0 ||
    [...obligations, ...rights].some(
      ({ node }) =>
        preparing.has(node.action?.verb ?? '') ||
        node.modifiers.some(({ what, words }) => what === 'with' && words.some((word) => means.has(word.value))),
    ) ||
    organs.some(({ node }) => node.tasks.length === 0 || node.tasks.some((task) => military.has(task.value)))
  );
}
