/**
 * Which entries of the two lists are one and the same person in law, and which state took another's place.
 * These are legal judgements; each names what it rests on. Where the Correlates of War list keeps one number
 * through a revolution, a union or a change of name, the register keeps one state, and says here if lawyers differ.
 */
import type { TreatyDate } from '../dates.ts';

/** COW numbers that continue another number's state: the second number is read as the first. */
export const sameStateAs: readonly (readonly [number: number, continues: number])[] = [
  // Federal Republic of Germany: see `successionRows`
  [260, 255],
];

/** ISO codes that belong to a COW number although the list of states has none there. */
export const isoOfNumber: readonly (readonly [code: string, number: number])[] = [
  // Kosovo has no ISO 3166 code; XKX and XKK are user-assigned ones in wide use
  ['XKX', 347],
  ['XKK', 347],
];

/**
 * ISO codes whose state is *not* the one that bears (or bore) its COW number.
 * `from`: the day it began. `before`: the code of the state that had its place until then. Such a code is not read back
 * to earlier days: see the rule at `lookupState`.
 */
export interface SplitRow {
  iso: string;
  name: string;
  number: number;
  before: string;
  from: string;
  /** The number stays in use for it: from that day its COW abbreviation means the new state. */
  inherits: boolean;
}
export const splits: readonly SplitRow[] = [
  // COW 345 runs from Serbia (1878) through Yugoslavia to the Serbia of today, which began as a state of its own when
  // Montenegro left the State Union: declaration of independence 3 June 2006, National Assembly of Serbia 5 June 2006.
  { iso: 'SRB', name: 'Serbia', number: 345, before: 'YUG', from: '2006-06-05', inherits: true },
  // The Vatican City State was made by the Lateran Treaty of 11 February 1929 (in force 7 June 1929); COW 327 is the Papal States.
  { iso: 'VAT', name: 'Vatican City', number: 327, before: 'PAP', from: '1929-06-07', inherits: false },
];

export interface SuccessionRow {
  from: string;
  to: string;
  on: TreatyDate;
  kind: 'continuity' | 'succession';
  source: string;
}

const cowList = 'Correlates of War, State System Membership v2016';
// the year is the last the COW list gives the state; the act that ended it:
const north = 'plebiscites of 11 and 12 March 1860 for union with the kingdom of Victor Emmanuel II';
const south = 'plebiscites of 21 October 1860 for union with the kingdom of Victor Emmanuel II';
const annexed =
  'Prussian law of 20 September 1866 uniting Hanover, Electoral Hesse, Nassau and Frankfurt with the monarchy';
const league = `${cowList}, which ends it with the North German Confederation; Constitution of the German Empire, 16 April 1871`;
const empire = 'Constitution of the German Empire, 16 April 1871, on the accession treaties of November 1870';

/**
 * By date, in COW abbreviations (or the ISO code where there is none). Not every state that left an empire is here: only what
 * a treaty between states of the list may turn on, and what could be sourced.
 */
export const successionRows: readonly SuccessionRow[] = [
  { from: 'PMA', to: 'ITA', on: { year: 1860 }, kind: 'succession', source: north },
  { from: 'MOD', to: 'ITA', on: { year: 1860 }, kind: 'succession', source: north },
  { from: 'TUS', to: 'ITA', on: { year: 1860 }, kind: 'succession', source: north },
  { from: 'SIC', to: 'ITA', on: { year: 1861 }, kind: 'succession', source: south },
  { from: 'HAN', to: 'GMY', on: { year: 1866 }, kind: 'succession', source: annexed },
  { from: 'HSE', to: 'GMY', on: { year: 1866 }, kind: 'succession', source: annexed },
  { from: 'SAX', to: 'GMY', on: { year: 1867 }, kind: 'succession', source: league },
  { from: 'HSG', to: 'GMY', on: { year: 1867 }, kind: 'succession', source: league },
  { from: 'MEC', to: 'GMY', on: { year: 1867 }, kind: 'succession', source: league },
  { from: 'BAD', to: 'GMY', on: { year: 1871 }, kind: 'succession', source: empire },
  { from: 'BAV', to: 'GMY', on: { year: 1871 }, kind: 'succession', source: empire },
  { from: 'WRT', to: 'GMY', on: { year: 1871 }, kind: 'succession', source: empire },
  {
    // Whether the Republic of Austria continued the Empire was disputed between it and the Allies; the treaties bound it all the same.
    from: 'AUH',
    to: 'AUS',
    on: { year: 1918, month: 11 },
    kind: 'succession',
    source: 'Treaty of Saint-Germain-en-Laye, 10 September 1919',
  },
  {
    from: 'AUH',
    to: 'HUN',
    on: { year: 1918, month: 11 },
    kind: 'succession',
    source: 'Treaty of Trianon, 4 June 1920',
  },
  {
    from: 'GMY',
    to: 'GFR',
    on: { year: 1949, month: 5, day: 23 },
    kind: 'continuity',
    source:
      'Bundesverfassungsgericht, 31 July 1973, 2 BvF 1/73, BVerfGE 36, 1: the Federal Republic is not the successor of the German Reich but as a state identical with it',
  },
  {
    from: 'KOR',
    to: 'ROK',
    on: { year: 1948, month: 8, day: 15 },
    kind: 'succession',
    source:
      'General Assembly resolution 195 (III), 12 December 1948; the Republic holds itself to continue the Korea annexed in 1910, which is disputed',
  },
  {
    from: 'KOR',
    to: 'PRK',
    on: { year: 1948, month: 9, day: 9 },
    kind: 'succession',
    source: `${cowList}: the peninsula of the Korea annexed in 1910, divided since 1945`,
  },
  {
    from: 'ZAN',
    to: 'TAZ',
    on: { year: 1964, month: 4, day: 26 },
    kind: 'succession',
    source: 'Articles of Union between Tanganyika and Zanzibar, 22 April 1964',
  },
  {
    from: 'RVN',
    to: 'DRV',
    on: { year: 1976, month: 7, day: 2 },
    kind: 'succession',
    source: `${cowList}, where the Republic of Vietnam leaves in 1975; reunified as the Socialist Republic of Viet Nam on 2 July 1976`,
  },
  {
    from: 'YAR',
    to: 'YEM',
    on: { year: 1990, month: 5, day: 22 },
    kind: 'succession',
    source: 'Agreement on the Establishment of the Republic of Yemen, 22 April 1990',
  },
  {
    from: 'YPR',
    to: 'YEM',
    on: { year: 1990, month: 5, day: 22 },
    kind: 'succession',
    source: 'Agreement on the Establishment of the Republic of Yemen, 22 April 1990',
  },
  {
    from: 'GFR',
    to: 'GMY',
    on: { year: 1990, month: 10, day: 3 },
    kind: 'continuity',
    source:
      'Treaty on the Establishment of German Unity (Einigungsvertrag), 31 August 1990, art. 11: the treaties of the Federal Republic stay in force for the whole',
  },
  {
    from: 'GDR',
    to: 'GMY',
    on: { year: 1990, month: 10, day: 3 },
    kind: 'succession',
    source: 'Treaty on the Establishment of German Unity (Einigungsvertrag), 31 August 1990, arts. 1 and 12',
  },
  {
    from: 'YUG',
    to: 'SLV',
    on: { year: 1991, month: 6, day: 25 },
    kind: 'succession',
    source: 'Agreement on Succession Issues, Vienna, 29 June 2001, 2262 UNTS 251',
  },
  {
    from: 'YUG',
    to: 'CRO',
    on: { year: 1991, month: 6, day: 25 },
    kind: 'succession',
    source: 'Agreement on Succession Issues, Vienna, 29 June 2001, 2262 UNTS 251',
  },
  {
    from: 'YUG',
    to: 'MAC',
    on: { year: 1991 },
    kind: 'succession',
    source: 'Agreement on Succession Issues, Vienna, 29 June 2001, 2262 UNTS 251',
  },
  {
    from: 'YUG',
    to: 'BOS',
    on: { year: 1992 },
    kind: 'succession',
    source: 'Agreement on Succession Issues, Vienna, 29 June 2001, 2262 UNTS 251',
  },
  {
    from: 'CZE',
    to: 'CZR',
    on: { year: 1993, month: 1, day: 1 },
    kind: 'succession',
    source: 'Czechoslovak Constitutional Act No. 542/1992 on the end of the federation',
  },
  {
    from: 'CZE',
    to: 'SLO',
    on: { year: 1993, month: 1, day: 1 },
    kind: 'succession',
    source: 'Czechoslovak Constitutional Act No. 542/1992 on the end of the federation',
  },
  {
    from: 'YUG',
    to: 'MNG',
    on: { year: 2006, month: 6, day: 3 },
    kind: 'succession',
    source: 'Constitutional Charter of the State Union of Serbia and Montenegro, 4 February 2003, art. 60',
  },
  {
    // Serbia continued the State Union. It is a succession here because the register's YUG is also the Yugoslavia before 1992,
    // which the Federal Republic did not continue (Security Council resolution 777 (1992)).
    from: 'YUG',
    to: 'SRB',
    on: { year: 2006, month: 6, day: 5 },
    kind: 'succession',
    source: 'Constitutional Charter of the State Union of Serbia and Montenegro, 4 February 2003, art. 60',
  },
  {
    from: 'SUD',
    to: 'SSD',
    on: { year: 2011, month: 7, day: 9 },
    kind: 'succession',
    source: 'General Assembly resolution 65/308, 14 July 2011',
  },
];

/**
 * Names of former times, for "did you mean" and completion; the state is the same person in law or the same COW number.
 * Turkey: Ottoman Public Debt arbitration, 18 April 1925, 1 RIAA 529, held the Republic to continue the Empire.
 * Russia: Decision of the heads of state of the Commonwealth, Alma-Ata, 21 December 1991, and its letter of 24 December 1991
 * to the Secretary-General continuing the Soviet Union's membership.
 */
export const formerNames: readonly (readonly [code: string, names: readonly string[]])[] = [
  ['GMY', ['Prussia', 'German Empire', 'West Germany', 'Federal Republic of Germany']],
  ['GDR', ['East Germany']],
  ['RUS', ['Soviet Union', 'USSR', 'Russian Empire']],
  ['TUR', ['Ottoman Empire']],
  ['ITA', ['Sardinia', 'Piedmont']],
  ['UKG', ['England', 'Britain']],
  ['YUG', ['Kingdom of Serbia', 'Serbia and Montenegro', 'Kingdom of the Serbs, Croats and Slovenes']],
  ['IRN', ['Persia']],
  ['THI', ['Siam']],
  ['ETH', ['Abyssinia']],
  ['MYA', ['Burma']],
  ['SRI', ['Ceylon']],
  ['DRC', ['Zaire']],
  ['BEN', ['Dahomey']],
  ['BFO', ['Upper Volta']],
  ['CAM', ['Kampuchea']],
  ['ZIM', ['Rhodesia']],
  ['TAZ', ['Tanganyika']],
  ['EGY', ['United Arab Republic']],
  ['DRV', ['North Vietnam']],
  ['RVN', ['South Vietnam']],
  ['TAW', ['Formosa']],
  ['YAR', ['North Yemen']],
  ['YPR', ['South Yemen']],
  ['HSE', ['Hesse-Kassel']],
  ['HSG', ['Hesse-Darmstadt']],
  ['WRT', ['Württemberg', 'Wurttemberg']],
];
