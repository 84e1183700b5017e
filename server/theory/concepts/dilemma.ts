/** The risks inside an alliance, and how allies live with them. */
import type { WrittenConcept } from './concept.ts';

export const dilemma: readonly WrittenConcept[] = [
  {
    id: 'alliance-security-dilemma',
    name: 'alliance security dilemma',
    otherNames: ['alliance dilemma', 'security dilemma in alliances', 'abandonment–entrapment dilemma'],
    definition:
      'The tension, named by Snyder (1984), between the fear of being abandoned by an ally and the fear of being entrapped by him. What lessens one increases the other: firm support binds one to the ally’s quarrels, weak support loosens the ally.',
    matters:
      'Every condition in a treaty moves along this line. The drafter can shift the balance by who is named, where, and after what act, and by consultation, but cannot lower both risks with one word.',
    shows:
      'Strength of the duty read together with its conditions. The two exposure figures of the crisis view count both sides, state by state.',
    related: [
      'abandonment',
      'entrapment',
      'alliance-management',
      'conditionality',
      'moral-hazard',
      'autonomy-security-trade-off',
    ],
    sources: ['snyder-1984', 'snyder-1997'],
  },
  {
    id: 'entrapment',
    name: 'entrapment',
    otherNames: ['being entrapped', 'alliance entrapment'],
    definition:
      'Being dragged into a conflict over an ally’s interests that one does not share, or shares only in part. Kim (2011) uses the word more narrowly, for an ally that turns risky or aggressive because of the alliance, and finds it rare.',
    matters:
      'It is the price of a strong promise, and the drafter limits it by the trigger: attack rather than war, unprovoked, by a named adversary, in a bounded area. Beckley (2015) finds the United States escaped it mostly by such limits and loopholes.',
    shows:
      'Active support without a theatre, without “unprovoked”, or in any war; no consultation before action. The entrapment exposure counts in how many first attacks a state becomes bound to fight.',
    related: ['entanglement', 'abandonment', 'provocation', 'treaty-area', 'moral-hazard'],
    sources: ['snyder-1984', 'kim-2011', 'beckley-2015'],
  },
  {
    id: 'entanglement',
    name: 'entanglement',
    otherNames: ['entangling alliance', 'military entanglement'],
    definition:
      'Being compelled to aid an ally at a cost one would rather not bear, because of the alliance. It is the wider term: the ally need have done nothing reckless, it is enough that the obligation outlived the interest.',
    matters:
      'Kim (2011) argues that states foresee it and draft against it, so treaties entangle more often than they entrap. Term, review and withdrawal clauses answer entanglement; conditions on provocation answer entrapment.',
    shows:
      'Long terms without exit, automatic duties, obligations that reach beyond the treaty’s own area through other treaties.',
    related: ['withdrawal', 'reassessment', 'strategic-autonomy'],
    sources: ['kim-2011', 'beckley-2015'],
  },
  {
    id: 'abandonment',
    name: 'abandonment',
    otherNames: ['fear of abandonment', 'desertion by an ally'],
    definition:
      'An ally’s failure to give the support that was promised or expected, from silence in a crisis to change of sides. Its forms differ, the fear is one: to have paid for protection that is not there.',
    matters:
      'The text lowers the risk by leaving fewer lawful ways to stay out: no discretion over participation, no gate that one member can close, means and times stated. In 1914 Italy stayed out of a treaty whose duty was tied to attack “without direct provocation”.',
    shows:
      'Only arguable or pending duties where a due one is needed. The abandonment exposure counts in how many attacks on a state nobody is due to help.',
    related: ['treaty-reliability', 'credibility', 'buck-passing', 'strategic-autonomy'],
    sources: ['snyder-1984', 'leeds-2003-reliability'],
  },
  {
    id: 'moral-hazard',
    name: 'moral hazard',
    otherNames: ['emboldenment', 'alliance moral hazard'],
    definition:
      'The readiness of a protected state to run risks that others will pay for, as the insured grow careless. In alliances it shows as harder bargaining with the adversary, since war would be fought with help.',
    matters:
      'The insurer’s answers are the treaty’s answers: cover only what the ally did not bring about, cover part of it, or leave it uncertain whether one is covered. Benson (2012) builds his types of commitment on this.',
    shows:
      'Help owed “for any reason whatsoever” or in any war, and no word on provocation. Against it: “unprovoked”, “without direct provocation” (Triple Alliance 1882, articles 2–3), prior consultation.',
    related: ['provocation', 'conditionality', 'free-rider-problem', 'alliance-management'],
    sources: ['benson-2012', 'benson-2011'],
  },
  {
    id: 'alliance-cohesion',
    name: 'alliance cohesion',
    otherNames: ['cohesion', 'alliance solidarity', 'alliance unity'],
    definition:
      'The capacity of allies to agree on goals and act together on them. It varies with the threat they share and with the tasks they face, and is another thing than the strength of their promises.',
    matters:
      'Weitsman (2003) shows it differing within the same alliances between peace and war. Clauses that serve it are those for consultation, planning and no separate peace; those that strain it are unequal shares and decisions by unanimity.',
    shows:
      'Organs that meet, duties to consult, common command, exclusion of separate peace. Reservations of single parties show where it is weak.',
    related: ['separate-peace', 'burden-sharing', 'consensus-rule', 'alliance-management', 'interoperability'],
    sources: ['weitsman-2003', 'snyder-1997'],
  },
  {
    id: 'alliance-management',
    name: 'alliance management',
    otherNames: ['intra-alliance bargaining', 'alliance restraint', 'managing an alliance'],
    definition:
      'The bargaining by which allies keep the alliance going, adjust it and restrain one another. Allies often form and use alliances to hold a partner back, not only to fight beside him (Pressman 2008).',
    matters:
      'The treaty provides the levers: consultation before action, organs, review, control of bases and supplies, and the threat to leave. Cha (2016) reads the bilateral American pacts in Asia as levers of this sort.',
    shows:
      'Consultation and review clauses, prior-consultation notes (Japan–United States 1960), standing councils, rights that lapse unless exercised jointly.',
    related: ['reassessment', 'strategic-flexibility', 'integrated-command', 'burden-sharing'],
    sources: ['snyder-1997', 'pressman-2008', 'cha-2016'],
  },
  {
    id: 'autonomy-security-trade-off',
    name: 'autonomy–security trade-off',
    otherNames: ['security–autonomy trade-off', 'trade-off of autonomy and security', 'arms versus allies'],
    definition:
      'The exchange that every alliance makes of freedom to act for added security. States that want more of both must arm instead, which costs wealth (Altfeld 1984, Morrow 1993).',
    matters:
      'It gives the drafter a balance sheet: for each duty, who gives up what freedom, and who gains what safety. Where one party gives only autonomy and the other only security, the bargain is asymmetric and may still be fair.',
    shows:
      'Bases, transit, prior consultation and limits on other alliances on one side; promises of defence on the other.',
    related: ['strategic-autonomy', 'basing-rights', 'defense-spending'],
    sources: ['altfeld-1984', 'morrow-1991', 'morrow-1993'],
  },
  {
    id: 'strategic-autonomy',
    name: 'strategic autonomy',
    otherNames: ['European strategic autonomy', 'freedom of action'],
    definition:
      'The ability to decide and act in matters of security without depending on others, alone or with partners of one’s choice. The European Union’s Global Strategy of 2016 made the term current; France has long used it of itself.',
    matters:
      'A party that values it will want discretion over measures, its own command, and no duty that another’s decision sets off. France left NATO’s integrated command in 1966 and stayed a party to the treaty, which shows that the two can be separated.',
    shows:
      'Discretion clauses, duties only after a national decision, subject-to clauses in favour of other obligations, freedom to leave joint structures.',
    related: ['integrated-command', 'strategic-flexibility', 'withdrawal', 'constitutional-processes'],
    sources: ['eu-global-strategy-2016', 'altfeld-1984'],
  },
  {
    id: 'strategic-flexibility',
    name: 'strategic flexibility',
    otherNames: ['flexible deployment', 'flexibility of forces'],
    definition:
      'The freedom of a power to use forces stationed with an ally for tasks elsewhere. The term is that of the United States and South Korea, which settled it in a joint statement of 19 January 2006.',
    matters:
      'The host fears being drawn into a war that is not its own; the sender will not tie its forces to one theatre. The statement of 2006 respects both positions at once and so decides little, which a treaty clause should not do.',
    shows:
      'What stationed forces may be used for: “only in” an area, prior consultation, or silence. In the notes of 1960 Japan obtained prior consultation on combat operations from its bases.',
    related: ['basing-rights', 'entrapment', 'treaty-area'],
    sources: ['us-rok-2006', 'us-japan-1960'],
  },
];
