/**
 * The variables of the Alliance Treaty Obligations and Provisions project (ATOP v4.01; Leeds, Ritter, Mitchell & Long
 * 2002), in the order of its files, with their meaning and how sure it is.
 *
 * The codebook itself was not at hand. `sure` says where the meaning comes from: `quoted` from a published copy,
 * `replication` from the code that published work used, `data` held against ATOP's own data, `recalled` known from
 * memory and unconfirmed. A value whose label is only recalled is not derived.
 */

export type AtopLevel = 'alliance' | 'member' | 'phase';

export interface AtopVariable {
  readonly name: string;
  readonly meaning: string;
  readonly sure: 'quoted' | 'replication' | 'data' | 'recalled';
  /** From what it is derived; missing where no text in this language could settle it. */
  readonly from?: string;
  /** In which of ATOP's files it stands: `a`lliance, `m`ember, `p`hase. */
  readonly in: string;
}

type Row = readonly [names: string, meaning: string, sure: AtopVariable['sure'], where?: string];

const rows: readonly Row[] = [
  ['atopid', 'number of the alliance', 'data'],
  ['atopidphase', 'number of the phase', 'data', 'p'],
  ['member', 'Correlates of War number of the member', 'data', 'm'],
  ['yrent moent dayent', 'day on which the member entered', 'data', 'm'],
  ['yrexit moexit dayexit', 'day on which the member left; 0 while it had not', 'data', 'm'],
  ['begyr begmo begday', 'first day, that of signature', 'data', 'ap'],
  ['endyr endmo endday', 'last day; 0 while in effect', 'data', 'ap'],
  ['ineffect', 'in effect at the end of the data', 'data'],
  ['bilat', 'two members', 'data'],
  ['phase', 'number of the phase; 0 where there is one only', 'data'],
  ['maxphase', 'number of phases; 0 where there is one only', 'data'],
  ['wartime', 'formed while a member was at war', 'replication'],
  ['estmode', 'mode of establishment: 0 executive only, 1 ratification required', 'replication'],
  ['pubsecr', '0 public, 1 partly secret, 2 wholly secret', 'replication'],
  ['secrart', 'secret articles: 0 none, 8 the whole treaty, 1 to 7 kinds of article', 'data'],
  ['proadd', 'provision for adding members', 'recalled'],
  ['futmem', 'future members contemplated', 'recalled'],
  ['speclgth', 'specified length: 0 none, 1 a fixed term, 2 until an event, 3 indefinite', 'data'],
  ['length', 'term in months', 'data'],
  ['renounce', 'renunciation during the term: 0 not mentioned, 1 allowed, 2 prohibited, 3 conditional', 'replication'],
  ['proren', 'provision for renewal', 'recalled'],
  ['renewlgt', 'length of the renewal in months', 'recalled'],
  ['term', 'how the alliance ended', 'recalled'],
  ['termmode', 'mode of termination', 'recalled', 'm'],
  ['termcaus', 'cause of termination', 'recalled', 'm'],
  ['defense', 'promise of active military support when an ally is attacked', 'quoted'],
  ['offense', 'promise of active military support under conditions not precipitated by attack on the ally', 'recalled'],
  ['neutral', 'promise not to enter a conflict against the ally', 'recalled'],
  ['nonagg', 'promise not to use force against each other, or to settle disputes peacefully', 'recalled'],
  ['consul', 'promise to consult in crises that may become militarized conflicts, to coordinate policy', 'quoted'],
  ['active', 'defense or offense', 'data'],
  ['conditio', 'any obligation is conditional', 'replication'],
  ['defcon', 'the defence obligation is conditional', 'replication'],
  ['offcon', 'the offence obligation is conditional', 'replication'],
  ['neucon', 'the neutrality obligation is conditional', 'replication'],
  ['concon', 'the consultation obligation is conditional', 'replication'],
  ['defcoadv', 'defence only against specific adversaries', 'replication', 'm'],
  ['defcoloc', 'defence only in specific locations', 'replication', 'm'],
  ['defcocon', 'defence only in a specific conflict', 'replication', 'm'],
  ['defconum', 'defence only from a number of adversaries on', 'replication', 'm'],
  ['defcodem', 'defence only after demands', 'replication', 'm'],
  ['defconpr', 'defence only if the ally did not provoke', 'replication', 'm'],
  ['offcoadv', 'offence only against specific adversaries', 'replication', 'm'],
  ['offcoloc', 'offence only in specific locations', 'replication', 'm'],
  ['offcocon', 'offence only in a specific conflict', 'replication', 'm'],
  ['offconum', 'offence only from a number of adversaries on', 'replication', 'm'],
  ['offcodem', 'offence only after demands', 'replication', 'm'],
  ['neucoadv', 'neutrality only toward specific adversaries', 'replication', 'm'],
  ['neucoloc', 'neutrality only in specific locations', 'replication', 'm'],
  ['neucocon', 'neutrality only in a specific conflict', 'replication', 'm'],
  ['neuconum', 'neutrality only from a number of adversaries on', 'replication', 'm'],
  ['neucodem', 'neutrality only after demands', 'replication', 'm'],
  ['neuconpr', 'neutrality only if the ally did not provoke', 'replication', 'm'],
  ['neucoatt', 'neutrality only if the ally is attacked', 'replication', 'm'],
  ['concoadv', 'consultation only about specific adversaries', 'replication', 'm'],
  ['concoloc', 'consultation only about specific locations', 'replication', 'm'],
  ['concocon', 'consultation only in a specific conflict', 'replication', 'm'],
  ['concoreq', 'consultation only on request', 'replication', 'm'],
  ['olimob', 'obligation limited in amount or kind', 'replication', 'm'],
  ['asymm', 'obligations differ across members', 'replication'],
  ['obvary', 'obligations vary for this member by circumstance or partner', 'recalled', 'm'],
  ['notaiden', 'promise not to aid an ally’s enemy', 'replication'],
  ['dipaid', 'promise of diplomatic aid', 'replication'],
  ['terrres', 'territory or resources are made available', 'replication'],
  ['seppeace', 'separate peace: 1 none is to be made', 'data'],
  ['thirdcom', 'restriction on commitments to third parties', 'replication'],
  ['noothall', 'promise not to form conflicting or competing alliances', 'data'],
  ['specthrt', 'specific threat mentioned', 'replication'],
  ['statthr1 statthr2', 'Correlates of War number of the state that is the threat', 'replication'],
  ['conwtin', 'settlement of conflict within the alliance', 'recalled'],
  ['medarb', 'mediation or arbitration between members', 'recalled'],
  ['milcon', 'military contact: 0 none, 1 in war, 2 official contact in peace, 3 common defence policy', 'replication'],
  ['milaid', 'military aid: 1 or 2 grants or loans, 3 training or technology, 4 both', 'replication'],
  ['intcom', 'integrated command in peace and war', 'replication'],
  ['subord', 'subordination of forces in conflict', 'replication'],
  ['organ1', 'organisation: 0 none, 1 named meetings, 2 or 3 formal organisation', 'replication'],
  ['orgpurp1', 'its purpose: 1 military coordination', 'replication'],
  ['organ2', 'second organisation', 'replication'],
  ['orgpurp2', 'its purpose', 'replication'],
  ['base', 'bases or stationing of troops', 'replication'],
  ['contrib', 'specific contributions of troops, supplies or funds', 'replication'],
  ['armred', 'armament: 1 reduction, 2 increase required', 'replication'],
  ['acqterr divgains', 'acquisition of territory; division of gains', 'replication'],
  ['demwith', 'demand for withdrawal of others’ forces', 'recalled'],
  ['reflnun refothio natrefal', 'references to the United Nations, other organisations, other alliances', 'recalled'],
  ['compag', 'companion agreements', 'replication'],
  ['nomicoop', 'non-military cooperation', 'replication'],
  ['conres', 'consultation outside crises', 'recalled'],
  ['agprois', 'promise of further agreements', 'replication'],
  ['conmen', 'meaning not at hand', 'recalled'],
  ['ecaid', 'economic aid', 'replication'],
  ['interv', 'intervention in domestic affairs', 'replication'],
];

/** What is derived, from what: names, then the clauses or lines. */
const sources: readonly (readonly [names: string, from: string])[] = [
  ['atopid', '`atop`'],
  ['atopidphase phase maxphase', 'texts of the workspace that give the same `atop` number, by date'],
  ['member', 'the register of states'],
  ['yrent moent dayent', '`joined`, else the day of signature'],
  ['yrexit moexit dayexit', '`left`, else `ended`'],
  ['begyr begmo begday', '`signed`, else `concluded`, else `in-force`'],
  ['endyr endmo endday ineffect', '`ended`'],
  ['bilat', '`parties` without `joined`'],
  ['estmode', '`ratification`; the forms that need none'],
  ['pubsecr secrart', '`secret`: alone in its article it is the treaty, beside other clauses the article'],
  ['proadd futmem', '0 where nobody may accede'],
  ['speclgth length', '`term`; `withdrawal after` where there is no term'],
  ['renounce', '`withdrawal`'],
  ['proren renewlgt', '`term … renewed`, `then until denounced`'],
  ['defense offense active', '`defend`, `assist`, `join … in war`, `attack` (`aid` with arms) upon an event'],
  ['neutral', '`remain neutral`; `refrain from aid to aggressor` where an ally is attacked'],
  ['nonagg', '`refrain from force`, `refrain from unlawful-force`, `settle disputes peacefully`'],
  ['consul', '`consult`, `negotiate` upon a crisis; what may be done in one only by agreement'],
  ['conditio defcon offcon neucon concon', 'the conditions below'],
  ['defcoadv offcoadv neucoadv concoadv', '`by`, `supported by`, `between`, `against`: names, a class, an exception'],
  ['defcoloc offcoloc neucoloc concoloc', '`in`, `only in`: a region, not mere territory of parties'],
  ['defcocon offcocon neucocon concocon', '`between` states of which none is a party'],
  ['defconum offconum neuconum', '`at least N`'],
  ['defcodem offcodem neucodem', '`ultimatum`, `request` by a party'],
  ['defconpr neuconpr', '`unprovoked`'],
  ['neucoatt', 'an event that is a hostile act on an ally'],
  ['concoreq', '`upon request of`'],
  ['olimob', '`only in`, `except` means, means short of arms; discretion is no limit'],
  ['asymm', 'the types of duty of each member'],
  ['notaiden', '0 where no help is refused'],
  ['dipaid', '`with diplomatic-aid`'],
  ['terrres', '`host`, `with territory`'],
  ['seppeace', '`make no separate-peace`'],
  ['noothall', '`refrain from alliances`, `refrain from conflicting-engagements`'],
  ['specthrt statthr1 statthr2', 'the one state named as opponent; empty where several are'],
  ['conwtin medarb', '`disputes`'],
  ['milcon', '`coordinate`'],
  ['milaid', '`with training, technology`, with or without `military-aid`'],
  ['intcom', '`tasks command`, `coordinate command`'],
  ['subord base ecaid', '0 where no clause speaks of it'],
  ['organ1 orgpurp1', '`organ`: `meets`, `tasks`'],
  ['organ2 orgpurp2', '0 where there is at most one organ'],
  ['contrib', '`contribute`, `spend`, `burden`'],
];
const fromOf = new Map(sources.flatMap(([names, from]) => names.split(' ').map((name) => [name, from] as const)));

/** All variables, in ATOP's order. */
export const atopVariables: readonly AtopVariable[] = rows.flatMap(([names, meaning, sure, where]) =>
  names.split(' ').map((name) => {
    const from = fromOf.get(name);
    return { name, meaning, sure, ...(from ? { from } : {}), in: where ?? 'amp' };
  }),
);

/** The columns of one of ATOP's files, in its order. */
export function atopColumns(level: AtopLevel): readonly string[] {
  return atopVariables.filter((each) => each.in.includes(level.slice(0, 1))).map((each) => each.name);
}
