import type { Rule } from '../rule.ts';
import { isWhole, nameOf, supportUponEvent } from './whole.ts';

export const noReview: Rule = {
  id: 'no-review',
  group: 'credibility and design',
  severity: 'information',
  title: 'Support is owed without end, and the treaty is never looked at again',
  explanation: `An open-ended promise of support outlives the threat that it was made for. Without a set time, or a right, to look at it again it can
be adjusted only by agreement in the middle of a quarrel, by breach or by exit. Article 12 of the North Atlantic Treaty lets any party call
for a review after ten years. Koremenos (2005) reads finite terms and reviews as insurance against a future that nobody foresees.

A \`review\`, an \`amendment\` procedure, a term that ends, or one that is renewed from time to time each give the occasion. The rule speaks once for each treaty, at \`term indefinite\` or else at the name,
where fighting support is owed. It is silent where nothing follows from silence: see \`no-consultation\`.`,
  sources: [{ id: 'koremenos-2005' }, { id: 'north-atlantic-treaty', where: 'article 12' }],
  concepts: ['reassessment', 'alliance-management'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  term indefinite
}`,
      says: 'For ever, and as it stands.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  term indefinite
  review after 10 years upon request of any party
}`,
      says: 'After ten years any party may ask for a review.',
    },
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  trigger Attack { invasion on any party }
  obligation Help { each party shall defend the victim when Attack }
  term 5 years renewed every 5 years
}`,
      says: 'Each renewal is an occasion.',
    },
  ],
  reads: 'workspace',
  check({ treaty, workspace }, report) {
    if (!treaty || supportUponEvent(treaty.treaty).length === 0 || !isWhole(workspace, treaty)) return;
    const { term, provisions, name } = treaty.treaty;
    if (term && !term.indefinite) return;
    if (provisions.some(({ node }) => node.kind === 'review' || node.kind === 'amendment')) return;
    report({
      at: term ?? nameOf(treaty),
      message: `\`${name}\` promises support without end and never says when it is to be looked at again, so what has changed can be met only by breach or by leaving. Add \`review\`, for instance after ten years or upon request of any party.`,
    });
  },
};
