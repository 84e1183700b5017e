/**
 * Words of treaty English that show how firmly a sentence binds. Collected from the treaties in `samples/` and the texts
 * that they come from, each with where it stands; the classes are those of Abbott et al. (2000): obligation runs from
 * binding to hortatory, and what is left to the obligor lowers it.
 */
import type { SourceId } from './sources.ts';

/** What a cue shows: a duty, a right, a duty to try, a choice left to the obligor, a process at home. */
export type CueClass = 'duty' | 'permission' | 'best-efforts' | 'discretion' | 'constitutional';

export interface Cue {
  readonly class: CueClass;
  /** As a regular expression on text with single spaces, without case; matched at word boundaries. */
  readonly words: string;
  readonly source: SourceId;
  readonly where: string;
}

/**
 * The more special come first: "will seek to" is no plain "will". "Shall be …" says what is to happen and not who is to act;
 * it is a duty only where somebody is bound.
 */
export const cues: readonly Cue[] = [
  { class: 'best-efforts', words: '(?:will|shall|undertakes? to|agrees? to) (?:seek|endeavou?r|strive) to', source: 'north-atlantic-treaty', where: 'article 2: "They will seek to eliminate conflict"' },
  { class: 'best-efforts', words: '(?:will|shall|to) use (?:its|their|all|his) (?:best|utmost) (?:efforts|endeavou?rs)', source: 'franco-russian-1892', where: 'the kind of clause; the words are usual in later treaties' },
  { class: 'discretion', words: '(?:such (?:action|measures|steps)|as|means) (?:as )?(?:it|they|he) (?:may )?(?:deems?|considers?|thinks?) (?:necessary|fit|appropriate)', source: 'north-atlantic-treaty', where: 'article 5: "such action as it deems necessary"' },
  { class: 'discretion', words: '(?:it|they) may (?:consider|deem|think) (?:necessary|fit|appropriate)', source: 'rio-1947', where: 'the kind of clause; the Warsaw Treaty of 1955, article 4, has "may consider necessary"' },
  { class: 'discretion', words: 'if (?:it|they) should see fit', source: 'triple-alliance-1882', where: 'article 4: "if it should see fit"' },
  { class: 'discretion', words: 'within the limits of (?:its|their) own interests?', source: 'triple-alliance-1882', where: 'article 1: "within the limits of their own interests"' },
  { class: 'discretion', words: '(?:at|in) (?:its|their) (?:own |sole )?discretion', source: 'abbott-et-al-2000', where: 'low obligation' },
  { class: 'constitutional', words: '(?:in accordance with|according to|subject to) (?:its|their|the) (?:respective )?constitutional (?:processes|procedures|provisions|requirements)(?: and (?:processes|procedures|provisions))?', source: 'anzus-1951', where: 'article IV: "in accordance with its constitutional processes"' },
  { class: 'permission', words: '(?:may(?! (?:be|have|deem|consider|think|arise|chance|threaten|result|seem))|(?:is|are|shall be) (?:entitled|free|at liberty) to|(?:has|have|reserves? to (?:itself|themselves))(?:, [^,]{1,40},)? the right (?:to|of))', source: 'hohfeld-1913', where: 'privilege and claim' },
  { class: 'duty', words: '(?:shall(?! be (?!bound|obliged|obligated))|must|undertakes? (?:not )?to|undertakes?|engages? to|engages? themselves|pledges? (?:itself|themselves)|pledges? to|binds? (?:itself|themselves)|(?:is|are) bound to|mutually promise|promises?(?: each other)?|agrees? to|guarantees?|obliges? (?:itself|themselves))', source: 'vclt', where: 'article 26, the binding word that every treaty has in its own form' },
  { class: 'duty', words: 'will(?= (?:not )?(?:consult|assist|maintain|contribute|come|take part|lend|observe|act|encourage|employ|remain|make|meet|support|aid|give|provide|render|respect|settle|refrain|attack))', source: 'north-atlantic-treaty', where: 'article 4: "The Parties will consult together"' },
]; // biome-ignore format: a table

/**
 * Sentences whose "shall" binds nobody to an act: what the treaty is, when it runs, how it is to be read, and its
 * formalities. Matched as the cues are.
 */
export const declaratory: readonly string[] = [
  'shall (?:also )?(?:be|have been) (?:ratified|deposited|exchanged|registered|done|signed|authentic|equally|open|considered|deemed|regarded|understood|interpreted|construed|read|null|void|kept|terminated|renewed|prolonged|published|communicated|notified|transmitted|informed|no)',
  'shall (?:enter|come) into (?:force|effect|operation)',
  'shall (?:take|have) effect',
  'shall (?:remain|continue|be) in (?:force|effect|vigou?r)',
  'shall (?:cease|expire|terminate|mean|include|apply|extend|last|run|supersede|replace)',
  'shall not (?:affect|prejudice|impair|be (?:interpreted|construed|regarded|deemed))',
  'does not affect|shall in no way affect',
  'nothing in (?:this|the present) (?:treaty|convention|protocol|pact|article|agreement)',
  'ratifications? (?:hereof|of this|of the present|shall)',
  'instruments? of ratification',
  'shall inform (?:each of )?the (?:other )?governments?',
];
