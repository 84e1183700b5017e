/** Which ideas of alliance theory stand behind which construct of the language. */
import type { AnyNode } from '../../grammar/index.ts';

/** The concepts that a keyword or vocabulary word stands for. */
export function ideasOf(word: string): readonly string[] {
  return (Object.hasOwn(conceptsOfWord, word) && conceptsOfWord[word]) || [];
}

/** Keyword or vocabulary word → ids of concepts. */
export const conceptsOfWord: Readonly<Record<string, readonly string[]>> = {
  trigger: ['casus-foederis', 'conditionality'],
  when: ['casus-foederis', 'conditionality'],
  unless: ['conditionality'],
  determined: ['casus-foederis', 'threat-perception'],
  automatic: ['casus-foederis', 'chain-ganging'],
  unprovoked: ['provocation', 'moral-hazard'],
  provoked: ['provocation', 'moral-hazard'],
  deliberate: ['strategic-ambiguity'],
  deem: ['collective-defense'],
  area: ['treaty-area'],
  only: ['treaty-area'],
  defend: ['mutual-defense', 'extended-deterrence', 'abandonment'],
  assist: ['mutual-defense', 'defensive-alliance'],
  join: ['offensive-alliance', 'entrapment'],
  attack: ['aggression', 'nonaggression-pact'],
  mobilize: ['chain-ganging', 'credible-commitment'],
  neutral: ['neutrality-pact'],
  benevolently: ['benevolent-neutrality'],
  refrain: ['nonaggression-pact'],
  force: ['nonaggression-pact'],
  'unlawful-force': ['self-defense'],
  'conflicting-engagements': ['incompatible-obligations'],
  'separate-peace': ['separate-peace'],
  consult: ['consultation-pact', 'alliance-management'],
  contribute: ['burden-sharing'],
  spend: ['defense-spending', 'two-percent-guideline'],
  maintain: ['burden-sharing'],
  host: ['basing-rights', 'tripwire-force'],
  station: ['basing-rights', 'tripwire-force'],
  coordinate: ['interoperability', 'military-institutionalization'],
  command: ['integrated-command'],
  discretion: ['strategic-flexibility', 'credibility'],
  measures: ['strategic-flexibility'],
  participation: ['strategic-autonomy', 'abandonment'],
  'constitutional-processes': ['constitutional-processes'],
  ratification: ['constitutional-processes', 'audience-costs'],
  secret: ['secret-treaty'],
  organ: ['military-institutionalization', 'legalization'],
  consensus: ['consensus-rule'],
  unanimity: ['consensus-rule'],
  disputes: ['dispute-settlement'],
  withdrawal: ['withdrawal'],
  accession: ['accession-criteria'],
  review: ['reassessment'],
  term: ['reassessment', 'treaty-reliability'],
  burden: ['burden-sharing', 'free-rider-problem'],
  share: ['burden-sharing', 'free-rider-problem'],
  basis: ['public-goods-theory-of-alliances'],
  reservation: ['reservation'],
  recital: ['political-signaling'],
  shall: ['legalization'],
  should: ['legalization'],
  scenario: ['casus-foederis'],
  'armed-attack': ['armed-attack'],
  aggression: ['aggression'],
  war: ['casus-belli'],
  threat: ['threat-perception'],
  'territorial-change': ['revisionist-power'],
  training: ['interoperability'],
  planning: ['military-institutionalization'],
  'defence-spending': ['defense-spending'],
};

/** The concepts that a clause is about: those its articles and modifiers name, then those its construct stands for. */
export function conceptsOf(node: AnyNode, around: readonly AnyNode[]): string[] {
  const named: string[] = [];
  const implied: string[] = [];
  if ('modifiers' in node)
    for (const { what, words } of node.modifiers) {
      if (what === 'concept') named.push(...words.map(({ value }) => value));
      else if (what) implied.push(...ideasOf(what));
    }
  const article = around.find((each) => each.kind === 'article');
  if (article?.kind === 'article')
    for (const line of article.items) if (line.kind === 'concept' && line.word) named.push(line.word.value);
  if ('action' in node && node.action) implied.unshift(...verbConcepts(node.action.verb));
  implied.push(...ideasOf(node.kind));
  return [...new Set([...named, ...implied])];
}

function verbConcepts(verb: string | undefined): readonly string[] {
  if (verb === undefined) return [];
  if (verb === 'no-separate-peace') return ['separate-peace'];
  if (verb === 'no-conflicting-engagements') return ['incompatible-obligations'];
  if (verb === 'settle') return ['dispute-settlement'];
  if (verb.startsWith('no-')) return ['nonaggression-pact'];
  return ideasOf(verb);
}
