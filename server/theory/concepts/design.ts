/** How a treaty is built: precision, depth, organs, area, beginning and end. */
import type { WrittenConcept } from './concept.ts';

export const design: readonly WrittenConcept[] = [
  {
    id: 'conditionality',
    name: 'conditionality',
    otherNames: ['conditions of an obligation', 'conditional commitment', 'specific promises'],
    definition:
      'The limits that a text sets to when an obligation is due: which adversary, where, in what conflict, how many enemies, after what demand, and whether unprovoked. ATOP codes these six for defence, offence and neutrality.',
    matters:
      'A conditional duty is narrow but clear, which is another thing than vague. Counting only the cases that the conditions covered, allies kept their word in about three of four wars, rather than one of four (Leeds, Long and Mitchell 2000).',
    shows: '“By Russia”, “in Europe or North America”, “two or more Great Powers”, “without direct provocation”.',
    related: ['treaty-area', 'treaty-reliability', 'entrapment', 'legalization'],
    sources: ['leeds-et-al-2002', 'leeds-long-mitchell-2000', 'benson-2012'],
  },
  {
    id: 'legalization',
    name: 'legalization (obligation, precision, delegation)',
    otherNames: ['legalization', 'obligation, precision, delegation', 'hard and soft law', 'soft law', 'precision'],
    definition:
      'The degree to which states bind themselves by law along three dimensions: obligation (are they bound), precision (is the conduct defined), delegation (may third parties interpret, decide or settle). Each varies by itself, from hard to soft.',
    matters:
      'The three are the drafter’s dials. Alliance treaties are typically high on obligation, middling on precision and low on delegation, which is why disputes about the casus foederis have no judge.',
    shows:
      'Obligation: shall or should. Precision: kinds, places, numbers, times. Delegation: a determiner, an organ that decides, a court or arbitration for disputes.',
    related: ['dispute-settlement', 'credible-commitment', 'casus-foederis'],
    sources: ['abbott-et-al-2000', 'abbott-snidal-2000'],
  },
  {
    id: 'alliance-depth',
    name: 'alliance depth',
    otherNames: ['treaty depth', 'depth of commitment', 'deep alliance'],
    definition:
      'How far a treaty asks for costly cooperation beyond the promise itself: joint planning, integrated command, bases, aid, a common organ. Benson and Clinton (2016) measure it beside scope (in how many cases help is owed) and military capacity.',
    matters:
      'Depth turns a promise into capability and makes it dearer to leave. It also lets the lesser members lean on the rest, as Alley (2021) argues of their spending.',
    shows: 'Duties that run in peacetime: coordinate planning, host forces, standing organs, contributions.',
    related: ['military-institutionalization', 'integrated-command', 'basing-rights'],
    sources: ['benson-clinton-2016', 'alley-2021'],
  },
  {
    id: 'military-institutionalization',
    name: 'military institutionalization',
    otherNames: ['alliance institutionalization', 'institutionalisation', 'peacetime military coordination'],
    definition:
      'The extent of peacetime military coordination that a treaty sets up: contact of staffs, common plans, subordination of forces, bases, a permanent organization. Leeds and Anac (2005) grade it low, moderate or high.',
    matters:
      'One expects it to make allies more reliable, yet Leeds and Anac found no evidence that it did. What it plainly gives is readiness: in 1892 the staffs were to “constantly take council together”.',
    shows:
      'Organs with planning or command as task and how they meet; staff talks (Franco-Russian Convention 1892, article 4); a unified command (Warsaw Pact 1955).',
    related: ['integrated-command', 'interoperability', 'treaty-reliability'],
    sources: ['leeds-anac-2005', 'franco-russian-1892'],
  },
  {
    id: 'treaty-reliability',
    name: 'treaty reliability',
    otherNames: ['alliance reliability', 'reliability', 'fulfilment of alliance obligations'],
    definition:
      'How often allies do in war what their treaty asks. Measured against what was really promised, about three quarters of the time for 1816 to 1944.',
    matters:
      'Violations come from major powers, from nondemocratic states, and from changes in power or government since signature (Leeds 2003). Review clauses and exits meet the last of these; precision keeps a partner’s lawful abstention from looking like a breach.',
    shows: 'Not in the text itself. What the text adds is how many honest ways out it leaves.',
    related: ['withdrawal', 'domestic-politics-of-alliances', 'reassessment'],
    sources: ['leeds-2003-reliability', 'leeds-long-mitchell-2000'],
  },
  {
    id: 'interoperability',
    name: 'interoperability',
    otherNames: ['standardization', 'interoperable forces'],
    definition:
      'In NATO’s words, the ability for allies to act together coherently, effectively and efficiently to achieve tactical, operational and strategic objectives. It has technical, procedural and human sides, and does not need the same equipment.',
    matters:
      'Forces that cannot speak to or supply each other make the promise of help slow, whatever the text says. It takes years, so it belongs into peacetime duties and not into the casus foederis.',
    shows:
      'Duties to coordinate procurement, training and planning; organs with these tasks; standards adopted by reference.',
    related: ['integrated-command', 'alliance-depth', 'defense-spending'],
    sources: ['nato-interoperability', 'naumann-1996'],
  },
  {
    id: 'integrated-command',
    name: 'integrated command',
    otherNames: ['integrated military command', 'unified command', 'joint command', 'integrated military structure'],
    definition:
      'A standing headquarters under one commander to which several allies assign forces, in peace or for war. NATO’s dates from 1951, after the war in Korea had raised doubts about Europe’s defence.',
    matters:
      'It makes common action possible in days and autonomy harder, as national forces depend on a foreign commander. France left it in 1966 and returned in 2009 without ever ceasing to be a party to the treaty.',
    shows:
      'An organ with command as its task, subordination of forces in peace or war. The North Atlantic Treaty has no such clause: article 9 leaves it to the Council’s subsidiary bodies.',
    related: ['strategic-autonomy', 'consensus-rule'],
    sources: ['ismay-1954', 'leeds-anac-2005'],
  },
  {
    id: 'basing-rights',
    name: 'basing rights',
    otherNames: ['military bases', 'bases', 'stationing of forces', 'host nation support', 'stationing rights'],
    definition:
      'The permission of one state to another to keep forces and installations on its territory. The conditions of their use are commonly in a status of forces agreement beside the treaty.',
    matters:
      'Bases are what weaker allies pay with, and they make both sides vulnerable: the guest to politics in the host country, the host to the guest’s wars. Calder (2007) and Cooley (2008) both put political change in the host country, democratization above all, at the centre.',
    shows:
      '“Is granted the use … of facilities and areas in Japan” (Japan–United States 1960, article VI). Look for purpose, consultation, jurisdiction, cost and end.',
    related: ['tripwire-force', 'strategic-flexibility', 'burden-sharing', 'domestic-politics-of-alliances'],
    sources: ['calder-2007', 'cooley-2008', 'us-japan-1960'],
  },
  {
    id: 'treaty-area',
    name: 'treaty area',
    otherNames: ['theatre', 'theater', 'area of application', 'geographic scope', 'out of area'],
    definition:
      'The space in which an attack sets off the obligation. It may be drawn by regions, by territories, or by both, and it may include forces, vessels and aircraft within it.',
    matters:
      'Without an area a promise follows the ally round the world. Article 6 of the North Atlantic Treaty kept colonial wars out, and the Falkland Islands in 1982 lay south of its Tropic of Cancer.',
    shows:
      '“In Europe or North America”, “north of the Tropic of Cancer”, “in the Pacific area”, “in the territories under the administration of Japan”.',
    related: ['entrapment', 'strategic-flexibility'],
    sources: ['north-atlantic-treaty', 'anzus-1951', 'us-japan-1960'],
  },
  {
    id: 'consensus-rule',
    name: 'consensus rule',
    otherNames: ['unanimity', 'consensus', 'decision by consensus', 'veto in an alliance'],
    definition:
      'Decision only when no member objects. In NATO it is practice rather than text: the treaty requires unanimity for invitations (article 10) and says nothing of other decisions.',
    matters:
      'Where help waits for a decision, one member can hold it up, perhaps the one who is close to the aggressor. The Rio treaty decides by two thirds and leaves the parties directly interested out of the vote (articles 17–18), but compels nobody to use armed force (article 20).',
    shows: 'Duties `upon decision of` an organ, and how the organ decides, with whom excluded and what quorum.',
    related: ['casus-foederis', 'legalization'],
    sources: ['north-atlantic-treaty', 'rio-1947'],
  },
  {
    id: 'separate-peace',
    name: 'separate peace',
    otherNames: ['no separate peace', 'prohibition of separate peace'],
    definition:
      'Peace made by one ally with the common enemy without the others. A promise not to make it binds the allies to each other for the length of the war.',
    matters:
      'It is the classic guard against a wedge in wartime, and it takes away the power to cut one’s losses. Say whether an armistice counts and what ends the duty.',
    shows:
      '“Accordingly only to conclude peace together and upon mutual agreement” (Dual Alliance 1879, article 1); “France and Russia shall not conclude peace separately” (1892, article 5).',
    related: ['abandonment'],
    sources: ['dual-alliance-1879', 'franco-russian-1892'],
  },
  {
    id: 'dispute-settlement',
    name: 'dispute settlement',
    otherNames: ['settlement of disputes', 'peaceful settlement', 'arbitration clause'],
    definition:
      'The ways a treaty provides for quarrels between its parties: negotiation, mediation, arbitration, a court, an organ. It may cover disputes about the treaty or all disputes between them.',
    matters:
      'Allies who fight one another are no alliance; clauses for peaceful settlement and coordination go with longer peace between allies, though permanent organizations do not (Long, Nordstrom and Baek 2007).',
    shows:
      '“Settle any international disputes … by peaceful means” (North Atlantic Treaty, article 1); “friendly exchange of views or, if necessary, … arbitration commissions” (1939, article V).',
    related: ['nonaggression-pact', 'alliance-cohesion'],
    sources: ['long-nordstrom-baek-2007', 'north-atlantic-treaty'],
  },
  {
    id: 'reassessment',
    name: 'reassessment',
    otherNames: ['review clause', 'treaty review', 'renegotiation', 'duration of a treaty', 'sunset clause'],
    definition:
      'Looking again, at a set time or on request, at whether a treaty still fits its circumstances. Finite terms and reviews insure the parties against a future they cannot foresee (Koremenos 2005).',
    matters:
      'An open-ended duty with no review can be adjusted only by breach or by exit. The Dual Alliance had the parties consult a year before its term ran out, and renewed itself for three years if nobody asked.',
    shows:
      'Terms, renewal, “after the Treaty has been in force for ten years … if any of them so requests” (North Atlantic Treaty, article 12).',
    related: ['withdrawal', 'alliance-management'],
    sources: ['koremenos-2005', 'leeds-savun-2007'],
  },
  {
    id: 'withdrawal',
    name: 'withdrawal',
    otherNames: ['exit', 'denunciation', 'withdrawal clause', 'termination', 'exit clause', 'abrogation'],
    definition:
      'Lawful departure of a party from a treaty, as the treaty provides or with the consent of all. Where the treaty is silent it cannot be denounced at all, unless that was intended or is implied, and then on twelve months’ notice (Vienna Convention, article 56).',
    matters:
      'A way out lowers the price of joining and the worth of the promise. Leeds and Savun (2007) find that alliances are broken off when power, regime or other alliances change, so the terms of exit decide whether that change is a breach.',
    shows:
      'After what time, with what notice, to whom: twenty years and one year (North Atlantic Treaty, article 13), two years (Rio, article 25). ANZUS, article X, lets a party leave the Council, and says nothing of leaving the treaty.',
    related: ['abandonment', 'autonomy-security-trade-off'],
    sources: ['vclt', 'leeds-savun-2007', 'koremenos-2005'],
  },
  {
    id: 'accession-criteria',
    name: 'accession criteria',
    otherNames: ['accession', 'enlargement', 'membership criteria', 'admission of members', 'conditions of accession'],
    definition:
      'What a state must be or do to join a treaty, and who decides. Accession may be open, by invitation, or excluded.',
    matters:
      'Each new member widens the casus foederis of all. Article 10 of the North Atlantic Treaty says little, “any other European state in a position to further the principles”; the Study of 1995 filled it with expectations that are not criteria in law.',
    shows:
      '“By unanimous agreement, invite”, a region, a standard. Open accession with no terms means that any state may bring its quarrels in.',
    related: ['consensus-rule', 'entanglement'],
    sources: ['nato-enlargement-1995', 'north-atlantic-treaty'],
  },
  {
    id: 'constitutional-processes',
    name: 'constitutional processes',
    otherNames: [
      'constitutional process',
      'constitutional provisions and processes',
      'ratification',
      'parliamentary approval',
    ],
    definition:
      'The words by which a treaty leaves its performance to each party’s own constitution, above all the question who may order forces to fight. They entered the North Atlantic Treaty for the sake of the United States Senate and its share in the war power.',
    matters:
      'They make the duty depend on an organ that is no party, though a state may not plead its own law to excuse a breach. Allies should know what the process is and how long it takes.',
    shows:
      '“In accordance with its constitutional processes” (ANZUS, article IV, in the duty itself); “its provisions carried out … in accordance with their respective constitutional processes” (North Atlantic Treaty, article 11, for the whole treaty).',
    related: ['domestic-politics-of-alliances', 'credibility', 'audience-costs'],
    sources: ['heindel-et-al-1949', 'sloan-2006', 'anzus-1951'],
  },
];
