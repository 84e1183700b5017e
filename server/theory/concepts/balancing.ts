/** Against whom states ally, and how they set others against each other. */
import type { WrittenConcept } from './concept.ts';

export const balancing: readonly WrittenConcept[] = [
  {
    id: 'balance-of-power',
    name: 'balance of power',
    otherNames: ['balancing', 'balance of power theory', 'power balancing'],
    definition:
      'The tendency of states in anarchy to offset a preponderant power, by arming or by allying with others against it. Waltz calls it the distinctively political theory of international politics; it predicts that balances recur, not that anyone wants them.',
    matters:
      'An alliance formed to balance lasts as long as the preponderance, so its term and review clauses should look to that. Naming the adversary states the purpose openly and ties the treaty’s life to it.',
    shows:
      'A named great power as adversary, thresholds such as “two or more Great Powers” (Triple Alliance 1882, article 3), a duration tied to an opposing alliance (Franco-Russian Convention 1892, article 6).',
    related: ['balance-of-threat', 'bandwagoning', 'buck-passing', 'chain-ganging'],
    sources: ['waltz-1979', 'snyder-1991', 'mearsheimer-2001'],
  },
  {
    id: 'balance-of-threat',
    name: 'balance of threat',
    otherNames: ['balance of threat theory', 'threat balancing'],
    definition:
      'Walt’s refinement of the balance of power: states ally against the state that threatens them most, not simply the strongest. Threat is made of aggregate power, proximity, offensive power and perceived intentions.',
    matters:
      'Allies who see different threats will read the same trigger differently. A text that names the adversary fixes the common threat; one that does not must say who decides that there is one.',
    shows:
      'Adversaries named by neighbourhood rather than strength; areas drawn round a threat; “threat” as a trigger with somebody to determine it.',
    related: ['threat-perception', 'bandwagoning', 'revisionist-power'],
    sources: ['walt-1985', 'walt-1987'],
  },
  {
    id: 'bandwagoning',
    name: 'bandwagoning',
    otherNames: ['bandwagon', 'bandwagoning for profit'],
    definition:
      'Aligning with the stronger or threatening side instead of against it. Walt explains it by weakness and the want of allies, Schweller by the hope of gain: states that want change join the one that promises it.',
    matters:
      'An ally who joined for profit leaves when the profit does, so such treaties write down spoils and spheres. A drafter on the other side should ask what the text offers a waverer.',
    shows:
      'Recognition of each other’s “new order” or “spheres of interest” (Tripartite Pact 1940, articles 1–2; secret protocol of 1939); promised territory.',
    related: ['revisionist-power', 'wedge-strategy'],
    sources: ['schweller-1994', 'walt-1987'],
  },
  {
    id: 'buck-passing',
    name: 'buck-passing',
    otherNames: ['passing the buck', 'buck passing'],
    definition:
      'Leaving to another state the cost of resisting a common threat, in the hope that it will do so alone. Christensen and Snyder expect it in multipolarity where defence is thought to have the advantage, as in the 1930s.',
    matters:
      'Any word that lets an ally choose whether to act is room for it: discretion over participation, decision by an organ that can be blocked, obligations owed jointly and not by each.',
    shows:
      '“If it should see fit” (Triple Alliance 1882, article 4), duties of “the Parties” together rather than of each, no time and no means.',
    related: ['free-rider-problem', 'abandonment', 'chain-ganging'],
    sources: ['christensen-snyder-1990', 'mearsheimer-2001'],
  },
  {
    id: 'chain-ganging',
    name: 'chain-ganging',
    otherNames: ['chain gang', 'chain-gang alliance'],
    definition:
      'Being dragged into war by an ally whose survival one cannot do without, as prisoners on one chain. Christensen and Snyder expect it in multipolarity where the offensive is thought to have the advantage, as in 1914.',
    matters:
      'Automatic duties in several treaties link up into a chain that no drafter of one of them saw. Conditions on who attacked, consultation before action, and limits of theatre are the links that can be made to open.',
    shows:
      'Automatic and immediate duties, mobilization “at the first word of this event, and without need of a previous agreement” (Franco-Russian Convention 1892, article 2). A crisis run forward shows the chain.',
    related: ['entrapment', 'entanglement', 'casus-foederis', 'provocation'],
    sources: ['christensen-snyder-1990', 'franco-russian-1892'],
  },
  {
    id: 'threat-perception',
    name: 'threat perception',
    otherNames: ['perceived threat', 'perception of threat'],
    definition:
      'The judgement that another state means harm and can do it. It follows regular biases: expectations drawn from the last crisis, and a readiness to see plan in what was chance (Jervis 1976).',
    matters:
      'A trigger such as “threat” or “security is threatened” makes a judgement the condition of a duty, so the text must say whose judgement counts. Article 4 of the North Atlantic Treaty says so: “in the opinion of any of them”.',
    shows:
      '“Threatened”, “danger”, “menace”, with or without “in the opinion of”. Without a determiner the parties’ readings can differ for ever.',
    related: ['alliance-cohesion', 'casus-foederis'],
    sources: ['jervis-1976', 'walt-1985'],
  },
  {
    id: 'revisionist-power',
    name: 'revisionist power',
    otherNames: ['revisionist state', 'revisionism', 'dissatisfied power'],
    definition:
      'A state that would change the existing order and will pay for it, as against one content with the status quo. Schweller brought the distinction back because theories of balancing assume that all merely seek security.',
    matters:
      'A promise to a revisionist without conditions underwrites his revision. Conditions on who attacked, and uncertainty about help, are how a defender keeps such an ally in hand (Benson 2012).',
    shows:
      'Clauses that look to gain: support to alter frontiers, spheres of interest, “a new order”. Their opposite is a duty to uphold the territorial status quo, as of the Balkans in the Reinsurance Treaty of 1887, article II.',
    related: ['moral-hazard', 'threat-perception', 'offensive-alliance'],
    sources: ['schweller-1994', 'benson-2012'],
  },
  {
    id: 'wedge-strategy',
    name: 'wedge strategy',
    otherNames: ['wedging', 'divide and rule', 'splitting an alliance'],
    definition:
      'A policy to keep an opposing alliance from forming, or to split one that exists. Crawford stresses selective accommodation, the reward for one potential opponent to stand aside; Izumikawa adds when coercion is used instead.',
    matters:
      'Clauses against separate peace and against other engagements are drafted to resist wedges, and exceptions by name invite them. The pact of 1939 detached the Soviet Union from the powers it was negotiating with.',
    shows:
      'On the side that splits: nonaggression and neutrality with one member of the other camp. On the side that resists: no separate peace, no conflicting engagements, no alliance against a party.',
    related: ['alliance-cohesion', 'separate-peace', 'incompatible-obligations', 'nonaggression-pact'],
    sources: ['crawford-2011', 'izumikawa-2013'],
  },
];
