/** Politics at home. */
import type { WrittenConcept } from './concept.ts';

export const politics: readonly WrittenConcept[] = [
  {
    id: 'audience-costs',
    name: 'audience costs',
    otherNames: ['domestic audience costs', 'audience cost'],
    definition:
      'What a leader loses at home by making a public threat or promise and then backing down. Fearon (1994) made them the reason why some states can show resolve that others cannot.',
    matters:
      'A published and ratified promise creates the audience; a secret or merely executive one does not. The same cost that makes the promise believable makes it hard to stop at the brink.',
    shows:
      'Form and publicity: treaty with ratification, publication, registration, against executive agreement, memorandum or secret protocol.',
    related: ['public-opinion', 'domestic-politics-of-alliances', 'secret-treaty', 'resolve'],
    sources: ['fearon-1994', 'fearon-1997'],
  },
  {
    id: 'public-opinion',
    name: 'public opinion',
    otherNames: ['public support', 'public support for war', 'domestic opinion'],
    definition:
      'What citizens think of fighting for an ally, which elected leaders must reckon with. In survey experiments an alliance commitment greatly raised the readiness of the American public to intervene, through reputation and felt moral duty (Tomz and Weeks 2021).',
    matters:
      'A plain, public promise helps a government that wants to keep it, and costs one that does not. The effect was largest where the stakes were low and the costs high, that is, where the law alone would be weakest.',
    shows:
      'Words a citizen understands, and a preamble of shared values; on the other side clauses that ask for parliamentary consent at the moment of need.',
    related: ['domestic-politics-of-alliances', 'abandonment'],
    sources: ['tomz-weeks-2021', 'fearon-1994'],
  },
  {
    id: 'domestic-politics-of-alliances',
    name: 'domestic politics of alliances',
    otherNames: [
      'domestic politics',
      'domestic sources of alliances',
      'democracy and alliances',
      'regime type and alliances',
    ],
    definition:
      'How institutions, economies and contests for power at home shape which alliances states make, how they word them and whether they keep them. Barnett and Levy (1991) show Egypt allying to spare resources and its regime; others ask whether democracies are the better allies.',
    matters:
      'The findings differ: alliances of democracies last longer (Gaubatz 1996), yet democracies have been found less ready to intervene (Gartzke and Gleditsch 2004), and more careful in what they promise (Chiba, Johnson and Leeds 2015). So hedges in a democracy’s treaty may show care rather than bad faith.',
    shows:
      'Ratification and constitutional clauses, consultation instead of defence, conditions, economic clauses; terms that outlast a government.',
    related: ['withdrawal', 'credible-commitment'],
    sources: ['barnett-levy-1991', 'gaubatz-1996', 'gartzke-gleditsch-2004', 'chiba-johnson-leeds-2015'],
  },
];
