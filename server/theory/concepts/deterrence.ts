/** How a promise works on those who read it: deterrence, credibility, signals. */
import type { WrittenConcept } from './concept.ts';

export const deterrence: readonly WrittenConcept[] = [
  {
    id: 'deterrence-theory',
    name: 'deterrence theory',
    otherNames: ['deterrence', 'theory of deterrence'],
    definition:
      'The theory of preventing an act by making its expected cost exceed its gain, through the capability to resist or punish and the will to do so. Rational deterrence theory looks to four things: the balance of forces, signals and bargaining, reputation, and interests at stake (Huth 1999).',
    matters:
      'A treaty deters only if the opponent knows it, believes it and can tell what is forbidden. Each is a drafting choice: publicity, precision of the trigger, and words that leave little room to step back.',
    shows:
      'A public promise with a clear circumstance and stated means. Secrecy, discretion and vague triggers each take something away.',
    related: ['extended-deterrence', 'credibility', 'costly-signal', 'miscalculation', 'tripwire-force'],
    sources: ['schelling-1966', 'huth-1999'],
  },
  {
    id: 'extended-deterrence',
    name: 'extended deterrence',
    otherNames: ['deterrence by alliance', 'third-party deterrence'],
    definition:
      'Deterring an attack on someone else. It is harder than deterring an attack on oneself, because the defender’s own interest has to be shown rather than assumed.',
    matters:
      'Of 54 cases from 1900 to 1980 it succeeded where ties between defender and protégé were close and the local balance of forces favourable; the mere existence of an alliance did not settle it (Huth and Russett 1984). So clauses on planning, bases and trade do part of the work that the promise is thought to do.',
    shows:
      'A promise to defend a weaker or distant state, with whatever makes it believable: forces stationed, plans, joint command.',
    related: ['nuclear-umbrella', 'tripwire-force', 'guarantee', 'credible-commitment', 'strategic-ambiguity'],
    sources: ['huth-russett-1984', 'fuhrmann-sechser-2014'],
  },
  {
    id: 'nuclear-umbrella',
    name: 'nuclear umbrella',
    otherNames: ['extended nuclear deterrence', 'nuclear guarantee'],
    definition:
      'Extended deterrence by a nuclear state on behalf of one without such weapons. It rests on declarations, deployments and planning much more than on treaty words.',
    matters:
      'No treaty text promises nuclear use, so the umbrella is read into a general promise of help. Formal alliances with nuclear states deter; stationing the weapons on the protégé’s soil adds little (Fuhrmann and Sechser 2014).',
    shows:
      'Nothing explicit. “All means”, “such action as it deems necessary” and joint nuclear planning are the usual carriers.',
    related: ['credibility', 'japan-us-security-alliance', 'nato'],
    sources: ['fuhrmann-sechser-2014', 'schelling-1966'],
  },
  {
    id: 'credibility',
    name: 'credibility',
    otherNames: ['credible threat', 'credible promise'],
    definition:
      'The degree to which others believe that a state will do what it has said. It depends on capability, interest and what backing down would cost.',
    matters:
      'Credibility is bought with freedom: every phrase that leaves a choice to the obligor (“as it deems necessary”, “if it should see fit”) lowers it. The drafter decides how much of one to give for the other, and should do so knowingly.',
    shows:
      'Shall rather than may or will endeavour; automatic rather than by decision; means, numbers and times stated; plans and forces behind the words.',
    related: ['credible-commitment', 'resolve', 'costly-signal', 'treaty-reliability', 'abandonment'],
    sources: ['schelling-1966', 'morrow-2000', 'huth-1999'],
  },
  {
    id: 'credible-commitment',
    name: 'credible commitment',
    otherNames: ['commitment problem', 'commitment', 'tying hands'],
    definition:
      'A promise that its maker will have reason to keep when the day comes, because breaking it would then cost more than keeping it. The problem arises since today’s promise and tomorrow’s interest differ.',
    matters:
      'Writing a promise down, ratifying it in public and building institutions around it raise the cost of breaking it; that is why alliances are written at all (Morrow 2000). Fearon (1997) parts tying hands, a cost paid only on default, from sinking costs, paid in advance.',
    shows:
      'Ratification by parliament, publication and registration, standing organs, forces in place, no clause that lets the obligor judge alone.',
    related: ['costly-signal', 'audience-costs', 'legalization', 'military-institutionalization'],
    sources: ['fearon-1997', 'morrow-2000', 'gaubatz-1996'],
  },
  {
    id: 'costly-signal',
    name: 'costly signal',
    otherNames: ['costly signaling', 'sunk costs', 'sinking costs', 'hand-tying'],
    definition:
      'An act that a state would not take unless it meant what it says, because the act is dear in itself or makes default dear. It separates those who are resolved from those who bluff.',
    matters:
      'Words alone are cheap, so a clause gains weight by what it makes the parties spend or risk: contributions, stationed troops, joint command, public ratification. Fearon (1997) expects leaders to do better by tying hands, though it raises the risk of war.',
    shows:
      'Duties that bite in peacetime: contribute, station, host, spend, coordinate planning. A treaty with none of these sends a thin signal.',
    related: ['political-signaling', 'tripwire-force', 'audience-costs', 'defense-spending'],
    sources: ['fearon-1997', 'fuhrmann-sechser-2014'],
  },
  {
    id: 'resolve',
    name: 'resolve',
    otherNames: ['political will', 'determination'],
    definition:
      'Firmness of purpose: the readiness of a leader or a public to bear costs rather than yield. It cannot be observed directly, so others infer it from interests, dispositions and signals.',
    matters:
      'Since the text is one of the few things that can be observed, hedges in it are read as lack of resolve, even where they were put in for a parliament at home. A note on why a hedge stands there is cheaper than a crisis.',
    shows:
      'The strength of the operative verb and the absence of ways out. Compare “shall be bound to lend help and assistance with all their forces” (Triple Alliance 1882) with “would act to meet the common danger” (ANZUS 1951).',
    related: ['political-signaling', 'miscalculation', 'public-opinion'],
    sources: ['kertzer-2016', 'fearon-1994'],
  },
  {
    id: 'political-signaling',
    name: 'political signaling',
    otherNames: ['signaling', 'signal', 'diplomatic signaling'],
    definition:
      'Communication of intent to opponents, allies and publics by word and deed. Signals carry information only as far as a state that lacked the intent would not have sent them.',
    matters:
      'A treaty speaks to three audiences at once, and words that reassure an ally may provoke an opponent or frighten a parliament. Alliances inform a challenger about who will intervene, and different texts inform differently (Leeds 2003).',
    shows:
      'Named adversaries, published or secret clauses, recitals, the difference between a treaty, a protocol and a declaration.',
    related: ['strategic-ambiguity', 'secret-treaty', 'threat-perception'],
    sources: ['fearon-1997', 'jervis-1976', 'leeds-2003-deter'],
  },
  {
    id: 'miscalculation',
    name: 'miscalculation',
    otherNames: ['misjudgement', 'mutual optimism'],
    definition:
      'War or crisis that follows from a wrong estimate of another’s strength, resolve or obligations. Its typical form is mutual optimism: each side counts on allies that the other does not expect.',
    matters:
      'Ambiguous and secret clauses breed it. Secret alliances make conflict more likely, because the opponent’s estimate leaves the hidden ally out (Bas and Schub 2016).',
    shows:
      'A trigger on which the parties and their opponent can differ in good faith; a secret article; an area with no edge.',
    related: ['secret-treaty', 'strategic-ambiguity', 'threat-perception'],
    sources: ['bas-schub-2016', 'jervis-1976'],
  },
  {
    id: 'tripwire-force',
    name: 'tripwire force',
    otherNames: ['tripwire', 'trip-wire', 'plate glass'],
    definition:
      'A force stationed in the path of attack, too small to stop it, whose loss would draw its own state into the war. Schelling’s example is the garrison of West Berlin, which could not hold but could not be struck without more to follow.',
    matters:
      'It is meant to replace doubt about a promise by a fact on the ground. Reiter and Poast (2021) argue that small deployments deter little, since an attacker may expect a quick fait accompli; numbers and purpose in the stationing clause therefore matter.',
    shows:
      'A duty to station forces in the place most exposed, with small or no numbers; an attack on the forces of a party counted as an attack on it (North Atlantic Treaty, article 6(ii); ANZUS, article V).',
    related: ['basing-rights', 'credible-commitment'],
    sources: ['schelling-1966', 'reiter-poast-2021'],
  },
  {
    id: 'strategic-ambiguity',
    name: 'strategic ambiguity',
    otherNames: ['deliberate ambiguity', 'constructive ambiguity', 'probabilistic commitment'],
    definition:
      'Deliberate vagueness about whether, or when, a state will help another, so as to deter the adversary without emboldening the ally. The usual example is the United States and Taiwan since the end of their treaty in 1980.',
    matters:
      'Benson (2012) shows when it is the best choice: where a defender can neither observe who provoked a war nor restrain its protégé by conditions. It must be chosen: a gap that nobody intended deters less and restrains nobody.',
    shows:
      'A trigger left open on purpose. Mark it `deliberate` with the reason, so that a reader knows it from an oversight.',
    related: ['moral-hazard', 'conditionality', 'strategic-flexibility'],
    sources: ['benson-2012', 'chang-liao-fang-2021'],
  },
  {
    id: 'secret-treaty',
    name: 'secret treaty',
    otherNames: ['secret clause', 'secret alliance', 'secret protocol', 'secrecy'],
    definition:
      'A treaty or clause whose content, or existence, is withheld from others. It was usual in Bismarck’s system; article 102 of the Charter answers it with registration.',
    matters:
      'What is not known cannot deter, and it may mislead an opponent into a war he would have avoided. An unregistered treaty still binds its parties but cannot be invoked before an organ of the United Nations.',
    shows:
      '“Mutually promise secrecy as to the contents and existence of the present Treaty” (Triple Alliance 1882, article 6; so too the Reinsurance Treaty 1887, article V); the secret protocol of 23 August 1939.',
    related: ['deterrence-theory', 'nonaggression-pact'],
    sources: ['bas-schub-2016', 'triple-alliance-1882', 'un-charter'],
  },
];
