/** The law of force and of treaties, as far as a trigger rests on it. */
import type { WrittenConcept } from './concept.ts';

export const law: readonly WrittenConcept[] = [
  {
    id: 'casus-foederis',
    name: 'casus foederis',
    otherNames: ['case of the alliance', 'casus federis', 'trigger of an alliance'],
    definition:
      'The case of the alliance: the event upon which the promised duty becomes due. Whether it has arisen is a question of fact and of interpretation, which each party answers for itself unless the treaty says who does.',
    matters:
      'It is the hinge of the whole text. The older writers, Vattel among them, implied that no duty arises for an unjust war; a modern drafter writes the condition out, with the kind of act, the actors, the place and the determiner.',
    shows:
      'The clause with “if”, “should”, “in case”. The Triple Alliance of 1882 uses the word itself (article 3: “the casus foederis will arise simultaneously”).',
    related: ['casus-belli', 'armed-attack', 'conditionality', 'provocation', 'consensus-rule', 'treaty-area'],
    sources: ['vattel-1758', 'triple-alliance-1882'],
  },
  {
    id: 'casus-belli',
    name: 'casus belli',
    otherNames: ['cause of war', 'occasion of war'],
    definition:
      'An act that a state takes, or announces it will take, as ground for war. It concerns a state’s own decision to fight, where the casus foederis concerns its duty toward an ally.',
    matters:
      'Treaties sometimes announce one to a third state in advance, which is a threat and should be drafted as such. Since 1945 only an armed attack, or a decision of the Security Council, makes force lawful.',
    shows:
      'Acts that will be “regarded as” war: under article III of the Reinsurance Treaty of 1887 Turkey was to be told that opening the Straits would be taken as putting itself in a state of war.',
    related: ['aggression', 'self-defense'],
    sources: ['reinsurance-1887', 'un-charter'],
  },
  {
    id: 'armed-attack',
    name: 'armed attack',
    otherNames: ['attack in the sense of article 51', 'agression armée'],
    definition:
      'The use of force that gives the right of self-defence under article 51 of the Charter. The International Court of Justice reserves it for the gravest forms, by scale and effects, and tells it apart from a mere frontier incident (Nicaragua 1986, para. 195).',
    matters:
      'It is the usual trigger since 1945 and is nowhere defined. Whether cyber attacks, terrorism, attacks in space, armed bands or the mining of one warship count is open; naming them, or naming who decides, closes the gap.',
    shows:
      '“An armed attack against one or more of them” (North Atlantic Treaty, article 5), with article 6 saying where and on what. The French text of the Charter has “agression armée”.',
    related: ['aggression', 'self-defense', 'treaty-area'],
    sources: ['un-charter', 'icj-nicaragua-1986', 'icj-oil-platforms-2003', 'nato-wales-2014'],
  },
  {
    id: 'aggression',
    name: 'aggression',
    otherNames: ['act of aggression', 'definition of aggression', 'war of aggression'],
    definition:
      'The use of armed force by a state against the sovereignty, territorial integrity or political independence of another, in the words of the Definition of 1974. Its article 3 lists acts, from invasion and bombardment to blockade and the sending of armed bands.',
    matters:
      'It is wider than armed attack: a blockade is on the list, and so is lending one’s territory. A trigger of aggression is therefore met more often, while the determination lies first with the Security Council (article 39 of the Charter).',
    shows:
      '“Aggression” or “act of aggression” in the trigger. Where the same treaty also uses “armed attack”, the difference is presumably meant.',
    related: ['self-defense', 'collective-security', 'provocation'],
    sources: ['unga-3314', 'un-charter'],
  },
  {
    id: 'self-defense',
    name: 'self-defense (article 51)',
    otherNames: [
      'self-defense',
      'article 51',
      'right of self-defense',
      'individual or collective self-defense',
      'inherent right of self-defense',
    ],
    definition:
      'The inherent right of a state, alone or with others, to use force if an armed attack occurs, until the Security Council has taken the measures necessary. Its exercise must be necessary and proportionate, and be reported to the Council at once.',
    matters:
      'It is what makes an alliance of collective defence lawful without authorization. A treaty that promises help on anything less than an armed attack can promise armed help only as far as article 51 allows.',
    shows:
      'Reference to article 51, the duty to report, and an end when the Council has acted: North Atlantic Treaty, article 5(2); ANZUS, article IV(2); Japan–United States 1960, article V(2).',
    related: ['collective-security'],
    sources: ['un-charter', 'kelsen-1948', 'icj-nicaragua-1986'],
  },
  {
    id: 'provocation',
    name: 'provocation',
    otherNames: ['unprovoked attack', 'non-provocation clause', 'without direct provocation'],
    definition:
      'Conduct of the attacked party that brought the attack on, and so takes it out of a promise limited to unprovoked attack. What counts, and who says so, is rarely written.',
    matters:
      'The condition guards against moral hazard, and hands every unwilling ally an argument: Italy’s in 1914. It protects the drafter’s side only if somebody is named who determines it.',
    shows:
      '“Without direct provocation on her part” (Triple Alliance 1882, articles 2–3), “unprovoked”. ATOP codes non-provocation as a condition of its own.',
    related: ['conditionality', 'abandonment'],
    sources: ['triple-alliance-1882', 'leeds-et-al-2002', 'benson-2012'],
  },
  {
    id: 'incompatible-obligations',
    name: 'incompatible obligations',
    otherNames: ['conflicting obligations', 'conflict of treaties', 'treaty conflict', 'incompatible treaties'],
    definition:
      'Two duties of one state that some crisis makes due together and that cannot both be performed. The law does not void the later treaty: toward each partner the state stays bound by the treaty they share (Vienna Convention, article 30).',
    matters:
      'Such pairs are seldom visible clause by clause. The Dual Alliance of 1879 and the Reinsurance Treaty of 1887 were drafted so that no single attack makes both due; two attacks can.',
    shows:
      'Fight for A against B in one treaty; stay neutral toward, or use no force against, B in another. Clauses that guard against it: “subject to”, “supersedes”, no engagement in conflict with this treaty (North Atlantic Treaty, article 8).',
    related: ['nonaggression-pact', 'casus-foederis', 'treaty-reliability'],
    sources: ['vclt', 'reinsurance-1887', 'dual-alliance-1879', 'north-atlantic-treaty'],
  },
  {
    id: 'reservation',
    name: 'reservation',
    otherNames: ['treaty reservation', 'understanding', 'interpretative declaration'],
    definition:
      'A unilateral statement by which a state excludes or changes the effect of a provision for itself (Vienna Convention, article 2). An understanding only says how it reads the text, though what it is called does not decide which it is.',
    matters:
      'It makes one treaty into several: the clause that the others signed is not the one its maker owes. Where it narrows a trigger, allies should know in which case they stand alone.',
    shows:
      'A declaration at signature or ratification that names a party and a clause; “it is the understanding of …”.',
    related: ['conditionality', 'constitutional-processes'],
    sources: ['vclt', 'icj-genocide-reservations-1951'],
  },
];
