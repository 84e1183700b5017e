/**
 * What each word of the grammar does: one sentence for someone who never programmed, and a small example. A word with
 * several uses says each. A test holds this table and the grammar's keywords together.
 */

/** What the word does, and how it stands in a text. */
export interface KeywordHelp {
  readonly says: string;
  readonly example: string;
}

const help = (says: string, example: string): KeywordHelp => ({ says, example });

const party = 'one and the same party throughout the condition; in a duty, any of the parties';

/** What a keyword does; `undefined` for what is none. */
export function helpOf(keyword: string): KeywordHelp | undefined {
  return Object.hasOwn(keywordHelp, keyword) ? keywordHelp[keyword] : undefined;
}

/** By keyword. */
export const keywordHelp: Readonly<Record<string, KeywordHelp>> = {
  // ---------- declarations ----------
  import: help('Names a file of the folder that the settings left out, so that its names are known.', 'import "old/vienna-1815.treaty"'),
  state: help('Declares a state that the register does not have, or gives one a name of your own. After `any`: whatever state it may be.', 'state SRB "Serbia" { successor of YUG from 2006-06-05 }'),
  group: help('Gives several states one name.', 'group GreatPowers "European Powers" = AUH, FRN, GMY, RUS, UKG'),
  area: help('Declares where something must happen: what the place includes and what it leaves out.', 'area Home { includes territory of any party within Europe }'),
  treaty: help('Opens a treaty: a short name, by which other texts refer to it, and its title.', 'treaty SoundPact "Sound Pact" { … }'),
  figures: help('A table of figures about states, in place or from a CSV file, that burdens are held against.', 'figures Nato2016 "GDP" { year 2016  columns gdp billion USD  USA 18_504 }'),
  scenario: help('A test of who is bound to do what: events, and what you expect to follow.', 'scenario July1914 { on 1914-07-28  event armed-attack by AUH on SRB  expect GMY not bound }'),
  article: help('Opens an article: its number or name, its heading, its words and what they mean.', 'article 5 "Collective defence" { … }'),
  trigger: help('Names what sets a duty off: an event (in braces) or other triggers combined (after `=`).', 'trigger Attack { armed-attack on any party in Home }'),
  obligation: help('A duty: who shall do what, and when.', 'obligation Help { each party shall assist the victim when Attack }'),
  right: help('What somebody may do.', 'right Bases { USA may station forces in JapaneseTerritory }'),
  recital: help('What the parties recognize or declare: it binds nobody to act.', 'recital Friendship { each party declares "that they are friends" }'),
  reservation: help('What one party understands differently: it changes the clause for that party alone.', 'reservation US of USA to Help { when CommunistAttack }'),
  organ: help('A body that the treaty sets up: who sits on it, how it decides, what it does. After `disputes`: the body that settles them.', 'organ Council { members all parties  decides by consensus  meets standing }'),
  burden: help('Common costs and who bears which share of them.', 'burden Common { basis gdp  share DNK 40%  share others 60% }'),
  parties: help('Lists the parties by their codes, with when they joined or left. After a number: what is counted.', 'parties { BEL CAN  GRC joined 1952-02-18 }'),
  deem: help('Lets one event count as another: an attack on one as an attack on all.', 'deem armed-attack on any party as armed-attack on all parties'),
  text: help('The article’s own words, between triple quotes.', 'text """The Parties will consult together …"""'),
  event: help('Says, in a scenario, what happens.', 'event armed-attack by RUS on AUH on 1914-08-06'),
  expect: help('Says, in a scenario, what should follow; the tool tells whether it does.', 'expect GMY bound to defend AUH because kind'),
  assume: help('Says, in a scenario, whose duties are taken to be kept.', 'assume honoured except ITA'),

  // ---------- the treaty's head ----------
  signed: help('The day of signature, and where.', 'signed 1949-04-04 at "Washington"'),
  concluded: help('The day on which it was concluded, where there was no signature.', 'concluded 1894-01-04'),
  'in-force': help('The day from which the treaty binds.', 'in-force 1949-08-24'),
  ended: help('The day on which the treaty ended, and why.', 'ended 1917-11-08 "denounced"'),
  renewed: help('When and for how long the treaty was prolonged; after `term`, how it prolongs itself.', 'renewed 1907-07-08 for 6 years'),
  source: help('Where the text is printed.', 'source "34 UNTS 243"'),
  partial: help('Only some articles are here: what is not said counts as unknown, not as no.', 'source "TIAS 1838" partial'),
  atop: help('The treaty’s number in the data set Alliance Treaty Obligations and Provisions.', 'atop 3180'),
  form: help('What kind of document it is.', 'form convention'),
  supplements: help('Names the treaty that this one adds to.', 'supplements NATO'),
  secret: help('The treaty, or the article, was kept secret, for ever or for a time.', 'secret for 5 years'),

  // ---------- membership ----------
  joined: help('The day from which the state is a party.', 'GRC joined 1952-02-18'),
  left: help('The day from which the state is no longer a party, and why.', 'ITA left 1915-05-03 "denounced"'),
  suspended: help('From when to when the membership rests.', 'CUB suspended 1962-01-31 to 2009-06-03'),
  apart: help('A party that stays one, but keeps out of something from one day to another.', 'FRA apart 1966-07-01 to 2009-04-04 "integrated command"'),

  // ---------- state, area ----------
  cow: help('The state’s number in the Correlates of War list.', 'state SRB "Serbia" { cow 345 }'),
  iso: help('The state’s three-letter ISO 3166 code.', 'state SRB "Serbia" { iso "SRB" }'),
  since: help('When the state began.', 'state SRB "Serbia" { since 1878-07-13 }'),
  successor: help('Whose place the state took.', 'successor of YUG from 2006-06-05'),
  includes: help('What belongs to the area. An area that includes something holds nothing else.', 'includes territory of TUR'),
  excludes: help('What does not belong to the area, though it would otherwise.', 'excludes "Hawaii"'),
  territory: help('The home territory of states, where wanted only the part that lies within an area.', 'includes territory of any party within Europe'),
  within: help('The part of it that lies in an area; after a duty, how long there is for it; after an area’s name, what it is part of.', 'shall notify Council within 30 days'),

  // ---------- provisions ----------
  ratification: help('Whether the treaty must be ratified.', 'ratification required "constitutional processes"'),
  required: help('It must be ratified before it binds.', 'ratification required'),
  none: help('There is none: no ratification is needed, or no withdrawal is allowed.', 'withdrawal none'),
  term: help('How long the treaty lasts.', 'term 5 years renewed every 5 years'),
  indefinite: help('The treaty lasts without limit of time.', 'term indefinite'),
  once: help('It is prolonged one time only.', 'term 5 years renewed once for 3 years'),
  every: help('It is prolonged again and again, unless denounced.', 'term 5 years renewed every 5 years'),
  // biome-ignore lint/suspicious/noThenProperty: a word of the language
  then: help('What follows after the term.', 'term 10 years then until denounced'),
  denounced: help('After its term the treaty goes on until a party gives it up.', 'term 10 years then until denounced'),
  extended: help('The term goes on while something holds.', 'term 5 years extended while AtWar'),
  while: help('As long as another treaty lasts, or a condition holds.', 'term while TripleAlliance'),
  'subject-to': help('What goes before this treaty where the two conflict.', 'subject-to "the Charter of the United Nations"'),
  supersedes: help('Names the treaty that this one replaces: that one ends when this one begins.', 'supersedes SecurityTreaty1951'),
  disputes: help('How quarrels between the parties are settled; after `settle`, that they are to be settled peacefully.', 'disputes negotiation, arbitration'),
  negotiation: help('Quarrels are settled by talks.', 'disputes negotiation'),
  arbitration: help('Quarrels are settled by arbitrators.', 'disputes arbitration'),
  court: help('Quarrels are settled by an international court.', 'disputes court'),
  withdrawal: help('How a party may leave.', 'withdrawal after 20 years with 1 year notice to USA'),
  notice: help('How long before leaving it must be announced.', 'withdrawal with 1 year notice'),
  end: help('The end of the treaty’s term.', 'withdrawal at end of term'),
  accession: help('How other states may join.', 'accession by invitation of all parties "any other European state"'),
  open: help('Any state may join.', 'accession open'),
  closed: help('No other state may join.', 'accession closed'),
  invitation: help('Other states may join if they are asked.', 'accession by invitation of all parties'),
  review: help('When the treaty is looked at again.', 'review after 10 years upon request of any party'),
  amendment: help('How the treaty may be changed.', 'amendment by unanimity'),
  suspension: help('When a clause rests.', 'suspension of Help when AtWar'),

  // ---------- organs ----------
  members: help('Who sits on the organ.', 'members all parties'),
  decides: help('How the organ decides.', 'decides by majority 2/3'),
  unanimity: help('All members must agree.', 'decides by unanimity'),
  consensus: help('It is decided if no member objects.', 'decides by consensus'),
  majority: help('More than half decide, or the part that is given.', 'decides by majority 2/3'),
  excluding: help('Who has no vote, for instance a party to the quarrel.', 'decides by unanimity excluding aggressor'),
  quorum: help('Which part of the members must be present.', 'decides by majority 2/3 quorum 1/2'),
  tasks: help('What the organ is for.', 'tasks consultation, planning'),
  meets: help('How the organ meets.', 'meets standing'),

  // ---------- triggers ----------
  on: help('Who suffers the event; with a date, when it happened; in `spend`, for what.', 'trigger Attack { armed-attack on any party }'),
  against: help('Who suffers the event; in a duty, who would be fought.', 'RUS shall defend FRN against GMY'),
  by: help('Who does it; before a date, the last day for it; before the way in which something is decided.', 'trigger ByRussia { armed-attack on any party by RUS }'),
  between: help('The two sides of a war, or of two duties that conflict.', 'trigger AtWar { war between any party and any third-state }'),
  supported: help('A state that helps the one who attacks.', 'trigger Helped { armed-attack on RUS by AUH supported by GMY }'),
  in: help('Where it must happen.', 'trigger Attack { armed-attack on any party in Home }'),
  determined: help('Who says whether the trigger has happened: until they do, it is at most arguable.', 'trigger Threatened { threat on any party determined by any party }'),
  unprovoked: help('Only if the victim did not bring it about.', 'trigger Attack { unprovoked armed-attack on any party }'),
  provoked: help('The victim brought it about.', 'event provoked armed-attack by AUH on SRB'),
  deliberate: help('The openness is meant: findings on it become notes.', 'trigger Taiwan { armed-attack on TWN deliberate "strategic ambiguity" }'),
  after: help('Only from that day on; or after how long.', 'withdrawal after 20 years'),
  before: help('Only up to that day.', 'trigger Attack { armed-attack on any party before 1950-01-01 }'),
  and: help('Both must be so, about the same parties; between actors: jointly.', 'trigger Both = ByAnother and RussiaHelps'),
  or: help('One of them is enough.', 'when ArmedAttack or AttackOnForces'),
  not: help('It must not be so; after `shall`: forbids.', 'trigger Alone = Attack and not Helped'),
  war: help('A state of war, however it began; `join … in war` is to enter it.', 'GMY shall join that party in war'),

  // ---------- actors ----------
  each: help('Every one of them by itself.', 'each party shall assist the victim'),
  all: help('All of them.', 'all parties shall consult'),
  any: help(`Any of them: ${party}.`, 'armed-attack on any party by any state except RUS'),
  no: help('None of them: forbids. Also in `make no separate-peace`.', 'no party shall attack other parties'),
  neither: help('Neither of the two: forbids.', 'neither party shall attack the other party'),
  other: help('The other party or parties: any but the one that is bound or was attacked.', 'each party shall assist the other party'),
  that: help('The party that the condition found; in a scenario, what has been decided.', 'GMY shall join that party in war'),
  party: help('A party to the treaty on the day in question.', 'each party shall consult'),
  victim: help('Who is attacked in the event that set the duty off.', 'each party shall assist the victim'),
  aggressor: help('Who attacks in the event that set the duty off.', 'each party shall refrain from aid to the aggressor'),
  'third-state': help('A state that is no party.', 'war between any party and any third-state'),
  'third-states': help('States that are no parties, counted.', 'armed-attack on any party by at least 2 third-states'),
  states: help('States, counted, parties or not.', 'armed-attack on any party by at least 2 states'),
  at: help('Where it was signed; `at least` counts; `at discretion` leaves a choice; `at end of term`.', 'signed 1949-04-04 at "Washington"'),
  least: help('That many or more.', 'by at least 2 of GreatPowers'),
  except: help('All of them but these.', 'by any state except RUS'),
  of: help('Belongs to what stands before it: whose, or of which group or treaty.', 'mobilization by any of TripleAlliance'),

  // ---------- duties ----------
  shall: help('Binds in law: the duty must be done when its condition is met.', 'each party shall assist the victim'),
  should: help('Calls for an effort without binding strictly: at most due at discretion.', 'each party should "encourage collaboration"'),
  may: help('Allows, and binds nobody.', 'right Bases { USA may station forces in Japan }'),
  defend: help('Help with arms: only where armed help is promised in so many words. A kind of `assist`.', 'RUS shall defend FRN against GMY'),
  assist: help('Help of any kind: which, the modifiers say (`with`, `at discretion`).', 'each party shall assist the victim when Attack'),
  aid: help('Help short of fighting; as an event, such help given by a state.', 'each party shall refrain from aid to the aggressor'),
  attack: help('To attack somebody.', 'no party shall attack other parties'),
  join: help('To enter the war at the ally’s side, whoever began it.', 'GMY shall join that party in war'),
  mobilize: help('To make the forces ready for war.', 'each party shall mobilize with all-forces when TripleAllianceMobilizes'),
  remain: help('To stay out of the war.', 'each party shall remain neutral'),
  neutral: help('To help neither side; with `toward`, not to fight that one.', 'GMY shall remain neutral toward RUS'),
  benevolently: help('Neutral in favour of that party, as far as neutrality allows.', 'GMY shall remain benevolently neutral toward that party'),
  toward: help('Toward whom one stays neutral.', 'remain neutral toward that party'),
  refrain: help('Not to do something.', 'each party shall refrain from force against other parties'),
  from: help('What one keeps from; the file or the figures it is taken from; from which day.', 'each party shall refrain from conflicting-engagements'),
  force: help('Armed force against somebody.', 'refrain from force against other parties'),
  'unlawful-force': help('Force contrary to the Charter: never in conflict with helping a victim.', 'refrain from unlawful-force'),
  alliances: help('Alliances directed against somebody.', 'refrain from alliances against other parties'),
  'conflicting-engagements': help('Engagements that cannot be kept beside this treaty.', 'refrain from conflicting-engagements'),
  make: help('In `make no separate-peace`.', 'each party shall make no separate-peace'),
  'separate-peace': help('Peace concluded without the ally.', 'each party shall make no separate-peace'),
  consult: help('To talk with the others before acting.', 'all parties shall consult when Threatened'),
  about: help('What the consultation is about.', 'consult about "measures for the common defence"'),
  notify: help('To tell somebody.', 'all parties shall notify "the Security Council" when Attack'),
  negotiate: help('To enter into talks with somebody.', 'each party shall negotiate with other parties'),
  settle: help('To settle quarrels peacefully.', 'each party shall settle disputes peacefully'),
  peacefully: help('By peaceful means only.', 'each party shall settle disputes peacefully'),
  contribute: help('To bring so much: men, ships, money.', 'RUS shall contribute 700_000 to 800_000 men against GMY'),
  spend: help('To spend a part of something on something.', 'each party shall spend 2% of gdp on defence'),
  maintain: help('To keep up what the words say.', 'each party shall maintain "capacity to resist armed attack"'),
  host: help('To have another state’s forces on one’s territory.', 'JPN shall host USA forces'),
  station: help('To have forces on another’s territory.', 'USA may station forces in Japan'),
  forces: help('Armed forces, to be hosted or stationed.', 'JPN shall host USA forces'),
  coordinate: help('To work together on a task.', 'all parties shall coordinate planning, intelligence'),
  recognizes: help('Says what a party takes to be so: binds nobody to act.', 'recital R { GMY recognizes "the rights of Russia" }'),
  recognize: help('Says what the parties take to be so: binds nobody to act.', 'recital R { all parties recognize "…" }'),
  declares: help('Says what a party declares: binds nobody to act.', 'recital R { each party declares "…" }'),
  declare: help('Says what the parties declare: binds nobody to act.', 'recital R { all parties declare "…" }'),

  // ---------- modifiers ----------
  when: help('What sets the duty off: without it, it is always due.', 'each party shall assist the victim when Attack'),
  unless: help('The duty is not due if this is so.', 'shall assist the victim unless Provoked'),
  until: help('The duty ends when this is so; in a `state`, when it ended.', 'until "the Security Council has taken the measures necessary"'),
  with: help('By what means; with whom; or with how much notice.', 'shall defend FRN with all-forces'),
  only: help('The duty is owed only in that place.', 'only in JapaneseTerritory'),
  discretion: help('The obligor chooses: over the measures it takes, or over whether it takes part at all.', 'at discretion over measures "such action as it deems necessary"'),
  over: help('What the choice is about: `measures` or `participation`.', 'at discretion over participation'),
  measures: help('That something is done is owed; what, the obligor chooses.', 'at discretion over measures'),
  participation: help('The obligor chooses whether it takes part at all: the duty is never more than arguable.', 'at discretion over participation'),
  immediately: help('Without delay.', 'shall mobilize when Attack immediately'),
  automatic: help('The case arises of itself: nobody has to say so.', 'shall mobilize immediately automatic'),
  defence: help('`in defence of`: owed only to protect what the words name.', 'in defence of "their interests in China and Corea"'),
  without: help('Not without somebody’s agreement.', 'without agreement of other parties'),
  agreement: help('Somebody’s agreement; as an event, an agreement reached.', 'without agreement of other parties'),
  upon: help('Only once something has been asked for, decided, talked over or consented to.', 'upon request of victim'),
  request: help('The duty waits until it is asked for.', 'upon request of victim'),
  decision: help('The duty waits until the organ has decided.', 'upon decision of Council'),
  consultation: help('The duty waits until there has been talk; also a task of organs.', 'upon consultation with other parties'),
  consent: help('The duty waits until somebody consents.', 'upon consent of JPN'),
  'constitutional-processes': help('As each party’s constitution has it: a parliament may have to agree.', 'by constitutional-processes'),
  survives: help('Goes on for so long after the treaty’s end.', 'survives 2 years'),
  cite: help('The words of the article on which the clause rests: they must stand in its text.', 'cite "will assist the Party or Parties so attacked"'),
  concept: help('Says which idea of alliance theory the clause is about.', 'concept burden-sharing'),

  // ---------- quantities ----------
  to: help('From one number or day to another; to whom; what to do.', 'contribute 700_000 to 800_000 men'),
  day: help('One day.', 'within 1 day'),
  days: help('Days, counted by the calendar.', 'within 30 days'),
  month: help('One month.', 'with 1 month notice'),
  months: help('Months, counted by the calendar.', 'with 6 months notice'),
  year: help('One year; in figures, the year they are for.', 'with 1 year notice'),
  years: help('Years, counted by the calendar.', 'term 5 years'),
  thousand: help('Times 1,000.', 'contribute 20 thousand men'),
  million: help('Times 1,000,000.', 'total 5 million USD'),
  billion: help('Times 1,000,000,000.', 'columns gdp billion USD'),

  // ---------- burden, figures ----------
  share: help('The part of the costs that a party bears.', 'share USA 22.144%'),
  others: help('All parties that are not named, together.', 'share others 42.736%'),
  total: help('How much the common costs come to.', 'total 2 billion EUR per year'),
  per: help('In `per year`: each year anew.', 'total 2 billion EUR per year'),
  basis: help('By what the shares are measured: each party’s part of it is its benchmark.', 'basis gdp from Nato2016'),
  tolerance: help('How far a share may be off its benchmark before it counts as unbalanced; 25% where nothing is said.', 'tolerance 25%'),
  columns: help('What the columns of the table are, in order.', 'columns gdp billion USD, defence-spending % of gdp'),
  unknown: help('No figure is known: nothing is guessed. In a scenario: the text at hand is silent.', 'ISL 18.541 unknown'),

  // ---------- scenario ----------
  under: help('Which treaties, or which clause, the question is about.', 'under DualAlliance, TripleAlliance'),
  honoured: help('Due promises are kept: each becomes an event of its own.', 'assume honoured except ITA'),
  fully: help('Duties at discretion are taken to be kept as well.', 'assume honoured fully'),
  conflict: help('Two duties of one state exclude each other.', 'expect conflict for GMY between TripleAlliance.CasusFoederis and Reinsurance.Neutrality'),
  because: help('The reason that is expected.', 'expect ITA not bound to defend AUH because kind'),
  for: help('For how long, or for whom.', 'renewed 1907-07-08 for 6 years'),
  as: help('What it counts as.', 'deem armed-attack on any party as armed-attack on all parties'),
}; // biome-ignore format: a table
