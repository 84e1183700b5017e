import type { Actor } from '../../../grammar/index.ts';
import { isConsultation } from '../../meaning/strength.ts';
import type { Treaty } from '../../model/treaty.ts';
import type { Rule } from '../rule.ts';
import { callClause, isWhole, nameOf, supportUponEvent } from './whole.ts';

export const noConsultation: Rule = {
  id: 'no-consultation',
  group: 'credibility and design',
  severity: 'information',
  title: 'Fighting support is owed, and no clause lets the allies consult before it is',
  explanation: `Allies who must fight together have to talk before they do: to warn a reckless partner, to show an adversary that they stand together,
to agree whether the event has happened. Without a clause each is alone with its reading of the crisis, and
restraint has no lawful occasion. Article 4 of the North Atlantic Treaty and article III of ANZUS give one.

A clause to \`consult\` or \`negotiate\` with the parties, to \`coordinate\` anything, to act only by \`agreement\` or after consultation, a trigger that several must determine, and an organ that
consults, decides, or can be called counts as a channel.

The rule speaks once for each treaty, at its name, of treaties of any age: it judges a design. It is silent where nothing follows from silence: where the
source is \`partial\`, where the text belongs to another (\`supplements\`) or another belongs to it, and in a draft that has neither a
\`source\` nor any final clause yet, such as \`term\`, \`withdrawal\` or \`ratification\`.`,
  sources: [
    { id: 'pressman-2008', where: 'alliances as means of restraint' },
    { id: 'north-atlantic-treaty', where: 'article 4' },
  ],
  concepts: ['consultation-pact', 'political-signaling', 'miscalculation'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  term 5 years
}`,
      says: 'War is owed, a word before it is not.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  trigger Threat { threat on any party determined by any party }
  obligation Talk { all parties shall consult when Threat }
  obligation Help { each party shall defend the victim when Attack }
  term 5 years
}`,
      says: 'Any party may call the others together.',
    },
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  source "articles 1 and 2 of the draft" partial
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
}`,
      says: 'What the articles that are not at hand say is unknown.',
    },
  ],
  reads: 'workspace',
  check({ treaty, workspace }, report) {
    if (!treaty) return;
    const [support] = supportUponEvent(treaty.treaty);
    if (!support || !isWhole(workspace, treaty) || hasChannel(treaty.treaty)) return;
    report({
      at: nameOf(treaty),
      message: `${callClause(support)} may call for war, and no clause of the treaty lets the parties consult before: none has an occasion to restrain or to reassure its ally. Add a duty to \`consult\` upon a threat, or an organ that does.`,
    });
  },
};

const talking: ReadonlySet<string> = new Set(['consultation', 'decision', 'mediation']);

/** Forms by which a clause speaks of the other parties. */
const parties: ReadonlySet<string> = new Set<NonNullable<Actor['form']>>(['other-party', 'other-parties', 'all-parties', 'each-party', 'any-party', 'that-party']); // biome-ignore format: a list

/** Any clause by which the parties come to speak with each other. */
function hasChannel({ obligations, rights, organs }: Treaty): boolean {
  const clauses = [...obligations, ...rights];
  const agreed = ['upon-consultation', 'upon-decision', 'upon-consent', 'without-agreement'];
  return (
    clauses.some(
      ({ node }) =>
        isConsultation(node) ||
        node.action?.verb === 'coordinate' ||
        (node.action?.verb === 'notify' && node.action.object?.items.some(({ form }) => form && parties.has(form))) ||
        node.modifiers.some(({ what }) => what !== undefined && agreed.includes(what)),
    ) ||
    organs.some(
      ({ node }) =>
        node.tasks.length === 0 ||
        node.tasks.some((task) => talking.has(task.value)) ||
        (node.meets !== undefined && node.meets.value !== 'regular'),
    )
  );
}
