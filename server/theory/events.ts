/**
 * The kinds of event, as a forest. The first tree follows Article 3 of the Definition of Aggression (UN General Assembly
 * Resolution 3314, 1974), so that the words are not ours; what is ours says so by its source.
 *
 * Beside the forest stand the kinds of which state practice or a court has left open whether they count as an armed attack.
 */
import type { SourceId } from './sources.ts';

export type EventKind = {
  /** The kind that this one is a kind of. Roots have none. */
  readonly parent?: string;
  readonly definition: string;
  readonly source: SourceId;
  /** Where in the source. */
  readonly article?: string;
};

/** Every event kind by its word, parents before children. */
export const eventKinds: Readonly<Record<string, EventKind>> = {
  'hostile-act': {
    definition: 'An act directed against a state, by force or by means that come near to it.',
    source: 'foedus-language',
  },
  aggression: {
    parent: 'hostile-act',
    definition:
      'The use of armed force by a state against the sovereignty, territorial integrity or political independence of another state, or otherwise against the Charter.',
    source: 'unga-3314',
    article: 'art. 1',
  },
  'armed-attack': {
    parent: 'aggression',
    definition:
      'A use of force grave enough in scale and effects to give the right of individual or collective self-defence.',
    source: 'un-charter',
    article: 'art. 51',
  },
  invasion: {
    parent: 'armed-attack',
    definition:
      'Invasion of or attack on territory by armed forces, with occupation, however temporary, and annexation.',
    source: 'unga-3314',
    article: 'art. 3(a)',
  },
  bombardment: {
    parent: 'armed-attack',
    definition: 'Bombardment of the territory of a state, or the use of any weapons against it.',
    source: 'unga-3314',
    article: 'art. 3(b)',
  },
  'attack-on-forces': {
    parent: 'armed-attack',
    definition: 'An attack on the land, sea or air forces, or the marine and air fleets, of a state.',
    source: 'unga-3314',
    article: 'art. 3(d)',
  },
  blockade: {
    parent: 'aggression',
    definition: 'Blockade of the ports or coasts of a state by the armed forces of another.',
    source: 'unga-3314',
    article: 'art. 3(c)',
  },
  'breach-of-stationing': {
    parent: 'aggression',
    definition:
      'Use of forces that are in another state’s territory by agreement against the terms of that agreement, or their stay beyond its end.',
    source: 'unga-3314',
    article: 'art. 3(e)',
  },
  'territory-for-aggression': {
    parent: 'aggression',
    definition: 'Letting another state use one’s territory for an act of aggression against a third.',
    source: 'unga-3314',
    article: 'art. 3(f)',
  },
  'armed-bands': {
    parent: 'aggression',
    definition:
      'Sending armed bands, groups, irregulars or mercenaries that use force as gravely as the acts above, or substantial involvement in it.',
    source: 'unga-3314',
    article: 'art. 3(g)',
  },
  'cyber-attack': {
    parent: 'hostile-act',
    definition: 'A hostile act by way of computer networks.',
    source: 'nato-wales-2014',
    article: 'para. 72',
  },
  terrorism: {
    parent: 'hostile-act',
    definition: 'A terrorist act, whether or not a state stands behind it.',
    source: 'nac-2001',
  },
  sabotage: {
    parent: 'hostile-act',
    definition: 'Covert destruction of installations, cables or supplies.',
    source: 'foedus-language',
  },
  'space-attack': {
    parent: 'hostile-act',
    definition: 'An attack to, from or within space.',
    source: 'nato-brussels-2021',
    article: 'para. 33',
  },
  'single-vessel': {
    parent: 'hostile-act',
    definition: 'An attack on one vessel, such as the mining of a single warship.',
    source: 'icj-oil-platforms-2003',
    article: 'para. 72',
  },
  'frontier-incident': {
    parent: 'hostile-act',
    definition: 'A minor clash at a border.',
    source: 'icj-nicaragua-1986',
    article: 'para. 195',
  },
  war: {
    definition: 'A state of war between states, however it began.',
    source: 'vattel-1758',
    article: 'Book III, § 1',
  },
  'declaration-of-war': {
    parent: 'war',
    definition: 'A formal declaration of war.',
    source: 'hague-iii-1907',
    article: 'art. 1',
  },
  'war-entry': {
    parent: 'war',
    definition: 'Joining a war that already runs.',
    source: 'foedus-language',
  },
  threat: {
    definition: 'A threat to the territorial integrity, political independence or security of a state.',
    source: 'north-atlantic-treaty',
    article: 'art. 4',
  },
  'threat-of-force': {
    parent: 'threat',
    definition: 'A threat to use armed force.',
    source: 'un-charter',
    article: 'art. 2(4)',
  },
  ultimatum: {
    parent: 'threat',
    definition: 'A demand with a time limit and a threatened consequence, such as a conditional declaration of war.',
    source: 'hague-iii-1907',
    article: 'art. 1',
  },
  mobilization: {
    parent: 'threat',
    definition: 'Mobilization of armed forces.',
    source: 'franco-russian-1892',
    article: 'art. 2',
  },
  internal: { definition: 'Upheaval within a state.', source: 'foedus-language' },
  coup: { parent: 'internal', definition: 'Overthrow of a government from within.', source: 'foedus-language' },
  unrest: { parent: 'internal', definition: 'Riot or disorder within a state.', source: 'foedus-language' },
  'civil-war': { parent: 'internal', definition: 'Armed conflict within a state.', source: 'foedus-language' },
  aid: { definition: 'Help short of fighting, given by a state.', source: 'foedus-language' },
  political: { definition: 'A political or legal act that uses no force.', source: 'foedus-language' },
  peace: {
    parent: 'political',
    definition: 'The conclusion of peace, alone or in common.',
    source: 'franco-russian-1892',
    article: 'art. 5',
  },
  consent: { parent: 'political', definition: 'The consent of a state.', source: 'rio-1947', article: 'art. 20' },
  consultation: {
    parent: 'political',
    definition: 'Consultation held between parties.',
    source: 'north-atlantic-treaty',
    article: 'art. 4',
  },
  agreement: {
    parent: 'political',
    definition: 'An agreement reached between states.',
    source: 'reinsurance-1887',
    article: 'art. II',
  },
  'territorial-change': {
    parent: 'political',
    definition: 'A change of the territorial status quo.',
    source: 'reinsurance-1887',
    article: 'art. II',
  },
  breach: { parent: 'political', definition: 'A breach of a treaty.', source: 'vclt', article: 'art. 60' },
  'treaty-end': { parent: 'political', definition: 'The end of a treaty.', source: 'vclt', article: 'art. 54' },
  request: {
    parent: 'political',
    definition: 'A request made by a party.',
    source: 'north-atlantic-treaty',
    article: 'art. 12',
  },
  decision: {
    parent: 'political',
    definition: 'A decision taken by an organ.',
    source: 'rio-1947',
    article: 'art. 17',
  },
};

/**
 * The kind and what it is a kind of, from the kind itself up to its root.
 * A kind that is not in the forest (a treaty's own words in quotes) stands alone.
 */
export function ancestors(kind: string): readonly string[] {
  const chain = [kind];
  for (let parent = eventKinds[kind]?.parent; parent !== undefined; parent = eventKinds[parent]?.parent) {
    chain.push(parent);
  }
  return chain;
}

/** Whether `kind` is `ancestor` or a kind of it. */
export function isKindUnder(kind: string, ancestor: string): boolean {
  for (let each: string | undefined = kind; each !== undefined; each = eventKinds[each]?.parent)
    if (each === ancestor) return true;
  return false;
}

/** The kind itself and all kinds of it, in the order of the table. */
export function kindsUnder(kind: string): readonly string[] {
  const under = Object.keys(eventKinds).filter((each) => isKindUnder(each, kind));
  return under.length > 0 ? under : [kind];
}

export type PracticeNote = {
  /** The kind of event whose standing is in question. */
  readonly kind: string;
  /** The trigger's kind for which it is in question. */
  readonly trigger: string;
  /** The day of the practice or judgment, YYYY-MM-DD. Before it nobody had said so. */
  readonly since: string;
  readonly source: SourceId;
  /** Where in the source, to be shown. */
  readonly where: string;
  /** What was said, in our own words, in one sentence. */
  readonly note: string;
};

/** Kinds that are not under the trigger's kind, of which it is open whether they meet it. */
export const contestedKinds: readonly PracticeNote[] = [
  {
    kind: 'armed-bands',
    trigger: 'armed-attack',
    since: '1986-06-27',
    source: 'icj-nicaragua-1986',
    where: 'ICJ, Nicaragua v. United States, Merits, 27 June 1986, para. 195',
    note: 'Sending armed bands is an armed attack if its scale and effects would make it one had regular forces done it.',
  },
  {
    kind: 'cyber-attack',
    trigger: 'armed-attack',
    since: '2014-09-05',
    source: 'nato-wales-2014',
    where:
      'NATO, Wales Summit Declaration, 5 September 2014, para. 72; again Brussels Summit Communiqué, 14 June 2021, para. 32',
    note: 'Whether a cyber attack leads to the invocation of article 5 is decided by the North Atlantic Council case by case.',
  },
  {
    kind: 'terrorism',
    trigger: 'armed-attack',
    since: '2001-09-12',
    source: 'nac-2001',
    where: 'North Atlantic Council, statement of 12 September 2001, confirmed 2 October 2001',
    note: 'The attacks of 11 September 2001 were to count under article 5 if they had been directed from abroad.',
  },
  {
    kind: 'blockade',
    trigger: 'armed-attack',
    since: '1974-12-14',
    source: 'unga-3314',
    where: 'UN General Assembly Resolution 3314 (XXIX), 14 December 1974, annex, art. 3(c)',
    note: 'A blockade is named as an act of aggression; that it is an armed attack is not said.',
  },
  {
    kind: 'space-attack',
    trigger: 'armed-attack',
    since: '2021-06-14',
    source: 'nato-brussels-2021',
    where: 'NATO, Brussels Summit Communiqué, 14 June 2021, para. 33',
    note: 'An attack to, from or within space could lead to the invocation of article 5, which the Council would decide case by case.',
  },
  {
    kind: 'single-vessel',
    trigger: 'armed-attack',
    since: '2003-11-06',
    source: 'icj-oil-platforms-2003',
    where: 'ICJ, Oil Platforms (Iran v. United States), 6 November 2003, para. 72',
    note: 'The Court did not exclude that the mining of a single military vessel might bring the right of self-defence into play.',
  },
];

/** Kinds of which a court has said that they are not the trigger's kind. */
export const excludedKinds: readonly PracticeNote[] = [
  {
    kind: 'frontier-incident',
    trigger: 'armed-attack',
    since: '1986-06-27',
    source: 'icj-nicaragua-1986',
    where: 'ICJ, Nicaragua v. United States, Merits, 27 June 1986, para. 195',
    note: 'A mere frontier incident is told apart from an armed attack.',
  },
];

/** Conduct of which a court has said the same, though it is no kind of its own: an `aid` event says it. */
export const excludedConduct: readonly (Omit<PracticeNote, 'kind'> & { readonly conduct: string })[] = [
  {
    conduct: 'supplying arms or logistical support to rebels',
    trigger: 'armed-attack',
    since: '1986-06-27',
    source: 'icj-nicaragua-1986',
    where: 'ICJ, Nicaragua v. United States, Merits, 27 June 1986, para. 195',
    note: 'Providing weapons or logistical or other support to rebels is no armed attack, though it may be a threat or use of force or an intervention.',
  },
];

/**
 * What practice leaves open about an event of this kind under a trigger of that kind: it is contested for the trigger's kind,
 * or for one under it (a cyber attack under `aggression`, since it may be an armed attack). Nothing where the event's kind is
 * under the trigger's anyway.
 */
export function contestedFor(kind: string, trigger: string): PracticeNote | undefined {
  return practice(contestedKinds, kind, trigger);
}

/** The judgment that says that an event of this kind is not what a trigger of that kind asks for, if there is one. */
export function excludedFor(kind: string, trigger: string): PracticeNote | undefined {
  return practice(excludedKinds, kind, trigger);
}

function practice(notes: readonly PracticeNote[], kind: string, trigger: string): PracticeNote | undefined {
  if (isKindUnder(kind, trigger)) return undefined;
  return notes.find((note) => note.kind === kind && isKindUnder(note.trigger, trigger));
}
