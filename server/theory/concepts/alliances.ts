/** What kinds of alliance there are. */
import type { WrittenConcept } from './concept.ts';

export const alliances: readonly WrittenConcept[] = [
  {
    id: 'alliance-theory',
    name: 'alliance theory',
    otherNames: ['theory of alliances', 'alliance politics'],
    definition:
      'The body of scholarship that explains why states ally, how they bargain inside an alliance, and when they keep their word. Its three recurrent questions are formation (against power or against threat), management (abandonment or entrapment) and reliability (do promises bind).',
    matters:
      'Each question has its clause: formation decides who is named as adversary, management decides conditions and consultation, reliability decides precision and institutions. A drafter who knows the question knows which words will later be quarrelled over.',
    shows:
      'Nothing in one clause; the whole of a treaty answers it. Compare the named enemy of the Dual Alliance of 1879 with the North Atlantic Treaty, which names none.',
    related: [
      'alliance',
      'balance-of-power',
      'balance-of-threat',
      'alliance-security-dilemma',
      'treaty-reliability',
      'public-goods-theory-of-alliances',
    ],
    sources: ['snyder-1997', 'lanoszka-2022', 'snyder-1991'],
  },
  {
    id: 'alliance',
    name: 'alliance',
    otherNames: ['alliance treaty', 'formal alliance'],
    definition:
      'A formal association of states for the use, or non-use, of military force in specified circumstances against states outside it. In the ATOP project it is a written agreement of independent states that promises aid in conflict, neutrality, restraint from conflict with one another, or consultation in a crisis.',
    matters:
      'The definition turns on what is promised and when, so a text without a promise tied to a circumstance is a declaration of friendship. Some scholars, Walt among them, count informal arrangements too; the coders of treaties do not.',
    shows:
      'An operative verb (assist, remain neutral, refrain, consult) with parties as its subject and a circumstance that sets it off, as in article 5 of the North Atlantic Treaty.',
    related: ['military-alliance', 'informal-alignment', 'casus-foederis', 'conditionality'],
    sources: ['snyder-1997', 'leeds-et-al-2002'],
  },
  {
    id: 'military-alliance',
    name: 'military alliance',
    otherNames: ['military pact', 'active alliance'],
    definition:
      'An alliance that promises active military support: to defend, to join in war, or to mobilize. It is narrower than alliance, which also covers pacts of neutrality, nonaggression and consultation.',
    matters:
      'Only active support aggregates capabilities, and only it can entrap. The means promised decide what the promise is worth on the day: “the whole war strength” (Dual Alliance 1879) is another thing than “such action as it deems necessary” (North Atlantic Treaty 1949).',
    shows:
      'Words for fighting or for force: help with all forces, armed force, so many men. The Franco-Russian Military Convention of 1892 gives numbers, 1,300,000 and 700,000 to 800,000 men.',
    related: [
      'defensive-alliance',
      'offensive-alliance',
      'mutual-defense',
      'military-institutionalization',
      'alliance-depth',
    ],
    sources: ['leeds-et-al-2002', 'morrow-2000'],
  },
  {
    id: 'informal-alignment',
    name: 'informal alignment',
    otherNames: ['alignment', 'entente', 'strategic partnership'],
    definition:
      'Mutual expectations of support between states that no treaty promise backs, resting on interest, practice and declarations. It ranges from an entente, such as that of Britain and France in 1904, to today’s strategic partnerships.',
    matters:
      'What is left unwritten keeps freedom of action and leaves both friend and foe to guess, as Germany guessed about Britain in July 1914. Writing it down turns an expectation into an obligation whose breach costs reputation.',
    shows:
      'Recitals, “recognizes” and “declares”, exchange of views, staff talks without a duty to act. No clause says shall with a circumstance.',
    related: ['strategic-ambiguity', 'political-signaling', 'consultation-pact'],
    sources: ['wilkins-2012', 'morrow-2000'],
  },
  {
    id: 'mutual-defense',
    name: 'mutual defense',
    otherNames: ['mutual assistance', 'reciprocal assistance', 'mutual defense treaty'],
    definition:
      'A promise of help that each party makes to each other: every party is both protector and protected. It is mutual in direction, whatever the difference in strength between the parties.',
    matters:
      'Mutuality in form often hides one-sidedness in fact, by theatre or by capacity. Article V of the Japan–United States treaty of 1960 covers attacks on either party, but only in the territories under the administration of Japan.',
    shows:
      '“Each party”, “the other parties”, “one another”. Check the area and the conditions: they decide whether each can ever be the one who is helped.',
    related: ['collective-defense', 'defensive-alliance', 'asymmetric-alliance', 'guarantee'],
    sources: ['leeds-et-al-2002', 'rio-1947'],
  },
  {
    id: 'defensive-alliance',
    name: 'defensive alliance',
    otherNames: ['defense pact', 'deterrent alliance'],
    definition:
      'An alliance that promises active support only if an ally is attacked. Vattel already divides warlike alliances into defensive ones, to defend an ally in case he be attacked, and offensive ones, for jointly waging war.',
    matters:
      'Everything hangs on who attacked whom, so the words for attack and for provocation carry the treaty. Leeds (2003) finds that defensive promises to a likely target make disputes less likely; Johnson and Leeds (2011) find no sign that they make the protected more reckless.',
    shows:
      'A trigger of attack on a party: “be attacked by Russia” (Dual Alliance 1879), “without direct provocation” (Triple Alliance 1882), “an armed attack” (North Atlantic Treaty 1949).',
    related: ['offensive-alliance', 'deterrence-theory', 'provocation', 'casus-foederis', 'armed-attack'],
    sources: ['leeds-2003-deter', 'johnson-leeds-2011', 'vattel-1758'],
  },
  {
    id: 'offensive-alliance',
    name: 'offensive alliance',
    otherNames: ['offense pact', 'compellent alliance'],
    definition:
      'An alliance that promises active support also where no ally has been attacked: to join a war whoever began it, or to make one. Benson calls those that serve to change the status quo compellent.',
    matters:
      'Such promises raise the likelihood of conflict: Leeds (2003) finds it for offensive support, and Benson (2011) most strongly for unconditional compellent alliances. After 1945 a promise to make war stands against article 2(4) of the Charter.',
    shows:
      'A trigger that some event without a hostile act on the ally meets: “at war with”, or no trigger at all. “Join in war” beside a condition of war rather than of attack.',
    related: ['revisionist-power', 'aggression', 'moral-hazard'],
    sources: ['benson-2011', 'leeds-2003-deter', 'vattel-1758'],
  },
  {
    id: 'neutrality-pact',
    name: 'neutrality pact',
    otherNames: ['neutrality treaty', 'neutrality agreement'],
    definition:
      'An agreement to stay out of a war of the other party, and to give its enemy no help. It promises inaction, so it can stand beside a promise to a third state until one war asks for both.',
    matters:
      'It removes an opponent’s potential ally and so frees the other party’s hands: Leeds (2003) finds that promises of nonintervention make it more likely that a dispute is begun. The drafter’s risk is the conflict with a duty to defend someone else, as between the Reinsurance Treaty of 1887 and the Dual Alliance.',
    shows:
      '“Maintain a benevolent neutrality” when the other “should find itself at war with a third Great Power” (Reinsurance Treaty 1887, article I), often with exceptions by name.',
    related: ['benevolent-neutrality', 'nonaggression-pact', 'incompatible-obligations', 'wedge-strategy'],
    sources: ['leeds-2003-deter', 'reinsurance-1887'],
  },
  {
    id: 'benevolent-neutrality',
    name: 'benevolent neutrality',
    otherNames: ['benevolent neutral attitude'],
    definition:
      'Neutrality that leans toward one belligerent as far as a state may without joining the war. In the treaties of the nineteenth century it is the least that an ally owes, short of fighting.',
    matters:
      'How far it may lean was never settled, so the words promise a mood rather than an act. Today it also has to live with the duties of neutrals and with decisions of the Security Council.',
    shows:
      '“At least a benevolent neutral attitude” (Dual Alliance 1879, article 2); “a benevolent neutrality towards their Ally” (Triple Alliance 1882, article 4).',
    related: ['casus-foederis'],
    sources: ['dual-alliance-1879', 'triple-alliance-1882'],
  },
  {
    id: 'nonaggression-pact',
    name: 'nonaggression pact',
    otherNames: ['non-aggression treaty', 'treaty of nonaggression'],
    definition:
      'An agreement of states not to attack or use force against one another. It says nothing of help, and often adds a duty not to support the other’s enemy.',
    matters:
      'It binds the parties toward each other only, and it can clear the way for war on a third: the pact of 23 August 1939 between Germany and the Soviet Union did. Peace between allies lasts longer where alliance treaties contain such clauses (Long, Nordstrom and Baek 2007).',
    shows:
      '“Refrain from any act of violence, any aggressive action, or any attack on each other” (1939, article I); article 1 of the North Atlantic Treaty is the same duty in the words of the Charter.',
    related: ['aggression', 'dispute-settlement', 'secret-treaty'],
    sources: ['long-nordstrom-baek-2007', 'molotov-ribbentrop-1939'],
  },
  {
    id: 'consultation-pact',
    name: 'consultation pact',
    otherNames: ['duty to consult', 'consultation clause', 'entente pact'],
    definition:
      'A promise to consult in a crisis with a view to a common response, and no more. In a stronger treaty the same promise is a clause of its own, beside or before the duty to help.',
    matters:
      'It is the channel through which a threatened state tests its allies and allies restrain it, so its absence is felt in a crisis. Alliances among democracies favour it over a promise to fight (Chiba, Johnson and Leeds 2015).',
    shows:
      '“Will consult together whenever, in the opinion of any of them, … the security of any of the Parties is threatened” (North Atlantic Treaty, article 4; ANZUS, article III). Contact in general and meetings at intervals are not it.',
    related: ['alliance-management', 'consensus-rule', 'political-signaling'],
    sources: ['chiba-johnson-leeds-2015', 'leeds-et-al-2002'],
  },
  {
    id: 'guarantee',
    name: 'guarantee',
    otherNames: ['security guarantee', 'treaty of guarantee', 'unilateral guarantee'],
    definition:
      'A promise by one or more states to uphold the territory, independence or neutrality of another, which owes nothing comparable in return. It may be joint or several, and the two differ the moment one guarantor refuses.',
    matters:
      'Whether guarantors must act alone, or only together, has to be said. The five powers that guaranteed Belgium’s neutrality in 1839 did not say it, and the British cabinet argued from 29 July to 2 August 1914 whether one was bound if the others defaulted. An assurance “to respect” binds its giver’s own conduct only and promises no defence.',
    shows:
      'Subject and object differ: certain parties guarantee, another is guaranteed. Look for jointly, severally, “each of them”, and for what sets the duty off.',
    related: ['asymmetric-alliance', 'extended-deterrence', 'collective-security'],
    sources: ['vattel-1758', 'london-1839'],
  },
  {
    id: 'collective-security',
    name: 'collective security',
    otherNames: ['collective security system', 'all against one'],
    definition:
      'A system in which all members undertake to act against any one of them that uses force unlawfully. It looks inward, toward an aggressor nobody can name in advance, where an alliance looks outward.',
    matters:
      'The word is often used of alliances, wrongly: the North Atlantic Treaty rests on collective self-defence under article 51, not on chapter VII or VIII of the Charter. The difference decides who determines the attack and whether the Security Council must authorize the response.',
    shows:
      'Duties against any member that attacks, an organ that determines the aggressor, decisions that bind the members. Articles 39 to 51 of the Charter; in part the Rio treaty of 1947, whose organ decides by two thirds.',
    related: ['collective-defense', 'self-defense', 'balance-of-power'],
    sources: ['kelsen-1948', 'kupchan-1995', 'un-charter'],
  },
  {
    id: 'collective-defense',
    name: 'collective defense',
    otherNames: ['collective self-defense', 'common defense', 'one for all', 'an attack on one is an attack on all'],
    definition:
      'Defence of any member of a group by all against attack from outside. In law it is collective self-defence, which article 51 of the Charter leaves to states until the Security Council has acted.',
    matters:
      'The formula “an attack against one shall be considered an attack against them all” gives each the legal standing of a victim; it does not by itself say what each must do. Since 1986 the victim must also have declared itself attacked and asked for help (ICJ, Nicaragua).',
    shows:
      'A deeming clause followed by a duty: North Atlantic Treaty, article 5; Rio treaty 1947, article 3. Article 51 is cited and measures are reported to the Security Council.',
    related: ['nato', 'self-defense', 'armed-attack'],
    sources: ['kelsen-1948', 'north-atlantic-treaty', 'icj-nicaragua-1986'],
  },
  {
    id: 'nato',
    name: 'NATO',
    otherNames: [
      'North Atlantic Treaty Organization',
      'North Atlantic Treaty',
      'North Atlantic Alliance',
      'Washington Treaty',
      'Atlantic Alliance',
    ],
    definition:
      'The alliance founded on the North Atlantic Treaty, signed in Washington on 4 April 1949 by twelve states, with an organization that grew from its article 9. Its core is article 5, by which each party assists the attacked with “such action as it deems necessary”; article 5 was invoked once, after the attacks of 11 September 2001.',
    matters:
      'It is the model text for collective defence and for its hedges: discretion over measures (article 5), a bounded theatre (article 6), constitutional processes (article 11), exit after twenty years with a year’s notice (article 13). How article 5 was put into practice has mattered at least as much as its words (Sloan 2006).',
    shows:
      'Articles 3 (capacity), 4 (consultation), 5 and 6 (collective defence and where), 9 (Council), 10 (invitation), 13 (denunciation).',
    related: [
      'integrated-command',
      'consensus-rule',
      'two-percent-guideline',
      'accession-criteria',
      'treaty-area',
      'constitutional-processes',
    ],
    sources: ['north-atlantic-treaty', 'ismay-1954', 'sloan-2006'],
  },
  {
    id: 'japan-us-security-alliance',
    name: 'Japan–United States security alliance',
    otherNames: [
      'Japan-US alliance',
      'US-Japan alliance',
      'US–Japan security treaty',
      'United States–Japan security alliance',
    ],
    definition:
      'The alliance that rests on the Treaty of Mutual Cooperation and Security of 19 January 1960, which replaced the treaty of 1951. The United States acts to meet an attack in the territories under Japan’s administration, and Japan grants it facilities and areas.',
    matters:
      'It is the plainest exchange of security for bases: article V covers Japanese territory only, article VI gives the bases, and notes of the same day make major changes in deployment and combat operations from Japan subject to prior consultation. What counts as “under the administration of Japan” decides whether islands in dispute are covered.',
    shows:
      'Article V (“in the territories under the administration of Japan”, “in accordance with its constitutional provisions and processes”), article VI, and the exchange of notes on prior consultation.',
    related: [
      'asymmetric-alliance',
      'basing-rights',
      'autonomy-security-trade-off',
      'constitutional-processes',
      'treaty-area',
      'extended-deterrence',
    ],
    sources: ['us-japan-1960', 'cha-2016'],
  },
  {
    id: 'asymmetric-alliance',
    name: 'asymmetric alliance',
    otherNames: ['asymmetry', 'one-sided obligation', 'unequal alliance', 'patron and protégé'],
    definition:
      'An alliance whose parties differ in power, in what they owe, or in both. In Morrow’s account the stronger receives autonomy (bases, influence over policy) and the weaker receives security.',
    matters:
      'Unequal bargains are easier to strike and last longer than those of equals, since each gives what it can spare (Morrow 1991). The weaker has less power to insist on precise and institutional safeguards, so a great power’s promises to it tend to be looser (Mattes 2012).',
    shows:
      'Different subjects for different duties: one shall defend, the other shall host. ATOP codes `asymm` when the types of obligation differ by member.',
    related: ['autonomy-security-trade-off', 'basing-rights', 'alliance-management'],
    sources: ['morrow-1991', 'mattes-2012', 'altfeld-1984'],
  },
];
