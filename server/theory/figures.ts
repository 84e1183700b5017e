/** The figures that Foedus derives, and the concepts that they put a number to. */

export interface FigureNote {
  /** As `foedus figures`, `foedus exposure` and the analysis panel name it. */
  readonly name: string;
  readonly says: string;
  /** Ids of concepts. */
  readonly concepts: readonly string[];
}

export const figureNotes: readonly FigureNote[] = [
  { name: 'obligation types', says: 'which of ATOP’s five each member owes', concepts: ['mutual-defense', 'neutrality-pact', 'nonaggression-pact', 'consultation-pact'] },
  { name: 'conditions', says: 'by adversary, place, conflict, number, demand, provocation', concepts: ['conditionality'] },
  { name: 'posture', says: 'defensive, offensive, neutral …; mutual, one-sided or a guarantee', concepts: ['defensive-alliance', 'offensive-alliance', 'guarantee', 'asymmetric-alliance'] },
  { name: 'strength', says: 'how firmly the strongest duty of each type binds', concepts: ['legalization', 'credible-commitment', 'credibility'] },
  { name: 'institutionalisation', says: 'low, moderate or high', concepts: ['military-institutionalization', 'alliance-depth', 'integrated-command'] },
  { name: 'commitment type', says: 'conditional or not, to deter or to compel', concepts: ['conditionality', 'moral-hazard'] },
  { name: 'exit', says: 'locked in until, notice, the earliest day out', concepts: ['withdrawal', 'treaty-reliability'] },
  { name: 'burden', says: 'share, benchmark, ratio; Gini, Herfindahl', concepts: ['burden-sharing', 'free-rider-problem'] },
  { name: 'rank correlation of size and effort', says: 'Spearman’s, over the shares of a burden', concepts: ['exploitation-hypothesis', 'public-goods-theory-of-alliances'] },
  { name: 'pledges by year', says: 'what was pledged against the figures of each year', concepts: ['two-percent-guideline', 'defense-spending'] },
  { name: 'arguable share', says: 'how many of a trigger’s test events leave readings apart', concepts: ['strategic-ambiguity', 'casus-foederis'] },
  { name: 'entrapment exposure', says: 'in how many first attacks a state becomes bound to fight for another', concepts: ['entrapment', 'alliance-security-dilemma'] },
  { name: 'abandonment exposure', says: 'in how many attacks on it nobody is surely bound to help', concepts: ['abandonment', 'alliance-security-dilemma'] },
  { name: 'cascade', says: 'who is drawn in by whom, and how deep', concepts: ['chain-ganging', 'entanglement'] },
]; // biome-ignore format: a table

/** The figures that rest on a concept. */
export function figuresOn(concept: string): readonly FigureNote[] {
  return figureNotes.filter(({ concepts }) => concepts.includes(concept));
}
