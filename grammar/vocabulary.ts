/**
 * The vocabulary: every word that may stand where the grammar says WORD, by the place it may stand in.
 * Vocabulary words are checked after parsing, so an unknown one is a finding with a suggestion, never a parse error.
 * The parser, the reference (docs/language.md), completion, hovers and the TextMate grammar all read this one table.
 */

/** The places in the grammar that take a vocabulary word. */
export type WordClass =
  | 'event-kind'
  | 'form'
  | 'means'
  | 'task'
  | 'meeting'
  | 'basis'
  | 'quantity'
  | 'subject'
  | 'answer'
  | 'reason';

/** word → what it means, in one line that a hover can show. */
type Table = Readonly<Record<string, string>>;

/** Event kinds. How they relate, and where each comes from, is data of the theory room (server/theory/events.ts). */
const eventKinds = {
  'hostile-act': 'any act of aggression, or one short of it: cyber attack, terrorism, sabotage, a frontier incident',
  aggression: 'use of armed force by a state against the sovereignty, territory or independence of another',
  'armed-attack': 'an attack grave enough in scale and effects to give a right of self-defence',
  invasion: 'invasion of territory by armed forces, with occupation and annexation',
  bombardment: 'bombardment of territory, or use of any weapons against it',
  'attack-on-forces': 'attack on the land, sea or air forces, vessels or aircraft of a state',
  blockade: 'blockade of ports or coasts by armed forces',
  'breach-of-stationing': 'use of forces stationed by agreement against the terms of that agreement',
  'territory-for-aggression': 'letting another state use one’s territory for aggression against a third',
  'armed-bands': 'sending armed bands, irregulars or mercenaries, or substantial involvement in it',
  'cyber-attack': 'a hostile act by way of computer networks',
  terrorism: 'a terrorist act',
  sabotage: 'covert destruction of installations, cables or supplies',
  'space-attack': 'an attack to, from or within space',
  'single-vessel': 'an attack on one vessel, such as the mining of a single ship',
  'frontier-incident': 'a minor clash at a border',
  war: 'a state of war, however it began',
  'declaration-of-war': 'a formal declaration of war',
  'war-entry': 'joining a war that already runs',
  threat: 'a threat to the territory, independence or security of a state',
  'threat-of-force': 'a threat to use armed force',
  ultimatum: 'a demand with a time limit and a threatened consequence',
  mobilization: 'mobilization of armed forces',
  internal: 'upheaval within a state',
  coup: 'overthrow of a government from within',
  unrest: 'riot or disorder within a state',
  'civil-war': 'armed conflict within a state',
  aid: 'help short of fighting, given by a state',
  political: 'a political or legal act, no use of force',
  peace: 'the conclusion of peace',
  consent: 'the consent of a state',
  consultation: 'consultation held',
  agreement: 'an agreement reached',
  'territorial-change': 'a change of the territorial status quo',
  breach: 'a breach of a treaty',
  'treaty-end': 'the end of a treaty',
  request: 'a request made by a state',
  decision: 'a decision taken by an organ',
} as const satisfies Table;

const forms = {
  treaty: 'a treaty by that name',
  convention: 'a convention',
  protocol: 'a protocol, usually to another treaty',
  agreement: 'an agreement by that name',
  pact: 'a pact',
  'executive-agreement': 'concluded by the executive alone, without ratification',
  'exchange-of-notes': 'an exchange of notes or letters',
  declaration: 'a declaration',
  memorandum: 'a memorandum of understanding; often not meant to bind in law',
} as const satisfies Table;

const means = {
  'all-means': 'all means at the party’s disposal',
  'armed-force': 'armed force',
  'all-forces': 'all the party’s forces, its whole war strength',
  'military-aid': 'military aid short of fighting: arms, supplies, advisers',
  'economic-aid': 'economic aid',
  'diplomatic-aid': 'diplomatic support',
  training: 'training of forces',
  technology: 'transfer of technology',
  intelligence: 'exchange of information on third powers’ forces',
  territory: 'use of territory, ports or bases',
  money: 'payments, subsidies or loans',
} as const satisfies Table;

const tasks = {
  consultation: 'consulting on matters of the treaty',
  planning: 'planning of common defence, staff talks',
  command: 'command of forces',
  procurement: 'common procurement of equipment',
  training: 'common training',
  mediation: 'mediating between parties',
  decision: 'taking decisions that bind the parties',
  intelligence: 'exchange of information on third powers’ forces',
} as const satisfies Table;

const meetings = {
  standing: 'in permanent session, or able to meet at any time',
  regular: 'at regular intervals',
  'on-call': 'when called',
} as const satisfies Table;

const bases = {
  gdp: 'gross domestic product',
  equal: 'an equal part for each party',
  population: 'population',
  'defence-spending': 'defence spending',
  capabilities: 'material capabilities, such as the Correlates of War composite index',
} as const satisfies Table;

const quantities = {
  men: 'soldiers',
  divisions: 'divisions',
  brigades: 'brigades',
  ships: 'ships',
  aircraft: 'aircraft',
  gdp: 'gross domestic product',
} as const satisfies Table;

/** What `spend N% of … on …` may name. */
const subjects = {
  gdp: 'gross domestic product',
  budget: 'the national budget',
  'defence-spending': 'defence spending',
  defence: 'defence',
  equipment: 'major equipment, with research and development',
  research: 'research and development',
} as const satisfies Table;

const answers = {
  bound: 'due, at discretion over measures or not, or already fulfilled or violated',
  due: 'the obligation has arisen and leaves no choice',
  'due-discretion': 'the obligation has arisen; measures are the obligor’s choice',
  arguable: 'good lawyers could differ',
  pending: 'an open decision, request, consultation or consent would settle it',
  suspended: 'the treaty or the membership is suspended',
  ended: 'the treaty or the membership has ended',
  'not-yet': 'the treaty or the membership is not in force yet',
  fulfilled: 'it was due and has been done',
  violated: 'it was due and the contrary has been done',
  unknown: 'the text at hand is partial and silent on it',
  conflict: 'two obligations exclude each other',
  met: 'the trigger is met',
} as const satisfies Table;

const reasons = {
  kind: 'the event is not of the trigger’s kind',
  on: 'the victim is not one that the trigger names',
  by: 'the aggressor is not one that the trigger names',
  in: 'the place lies outside the area',
  unprovoked: 'the trigger asks for an unprovoked act',
  provoked: 'the trigger asks for a provoked act',
  undecided: 'those who determine have not decided',
  number: 'fewer aggressors than the trigger asks for',
  date: 'before or after the time the clause covers',
  membership: 'not a party on that day',
  discretion: 'the obligor may choose whether to act',
  class: 'a class in quotes that nobody has settled',
} as const satisfies Table;

/** All vocabulary by class. */
export const vocabulary: Readonly<Record<WordClass, Table>> = {
  'event-kind': eventKinds,
  form: forms,
  means,
  task: tasks,
  meeting: meetings,
  basis: bases,
  quantity: quantities,
  subject: subjects,
  answer: answers,
  reason: reasons,
};

/** An event kind of the vocabulary. */
export type EventKindWord = keyof typeof eventKinds;

/** What a word class is called in messages. */
export const wordClassNames: Readonly<Record<WordClass, string>> = {
  'event-kind': 'kind of event',
  form: 'form of treaty',
  means: 'means',
  task: 'task of an organ',
  meeting: 'way of meeting',
  basis: 'basis of shares',
  quantity: 'thing contributed',
  subject: 'thing spent on',
  answer: 'answer',
  reason: 'reason',
};
