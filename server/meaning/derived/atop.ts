/**
 * ATOP's codes of a treaty (docs/atop.md): what the text settles, with the clauses behind each code;
 * what it does not settle has no value. Of a source that is `partial`, silence is unknown: no code is 0.
 */
import { formatDay } from '../../model/dates.ts';
import { beginning, ending } from '../../model/treaty.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { partySource } from '../life.ts';
import { dutyType, isActiveSupport, meansOf, modifiersOf } from '../strength.ts';
import { type Because, becauseOf, becauseOfHead, distinct, type Figure, greatest } from './figure.ts';
import { isFragment, type MemberPromises, type PromiseCondition, type PromiseType, promisesOf } from './promises.ts';
import { type Provisions, provisionsOf } from './provisions.ts';

/** The codes of one row by ATOP's names; a variable that is not there, or has no value, stays empty. */
export type AtopCodes = Readonly<Record<string, Figure<number>>>;

export interface AtopMember {
  /** The member as the treaty writes it. */
  readonly code: string;
  readonly stateId: string;
  readonly codes: AtopCodes;
}

export interface AtopReading {
  readonly placed: PlacedTreaty;
  readonly alliance: AtopCodes;
  /** In the order of the text: all that the treaty ever lists. */
  readonly members: readonly AtopMember[];
}

const prefixes: readonly (readonly [prefix: 'def' | 'off' | 'neu' | 'con', variable: string, type: PromiseType])[] = [
  ['def', 'defense', 'defense'],
  ['off', 'offense', 'offense'],
  ['neu', 'neutral', 'neutrality'],
  ['con', 'consul', 'consultation'],
];
const suffixes: readonly (readonly [suffix: string, condition: PromiseCondition, of: string])[] = [
  ['coadv', 'adversary', 'def off neu con'],
  ['coloc', 'location', 'def off neu con'],
  ['cocon', 'conflict', 'def off neu con'],
  ['conum', 'number', 'def off neu'],
  ['codem', 'demand', 'def off neu'],
  ['conpr', 'nonprovocation', 'def neu'],
  ['coatt', 'attack', 'neu'],
  ['coreq', 'request', 'con'],
];

/** The codes of a treaty, for the whole and for each member. */
export function atopOf(workspace: Workspace, placed: PlacedTreaty): AtopReading {
  const provisions = provisionsOf(placed);
  const promises = promisesOf(workspace, placed);
  const partial = isFragment(placed);
  const own = promises.map((each) => obligationCodes(each, partial || !each.bound));
  const common = commonCodes(workspace, placed, provisions, promises);
  const asymm = asymmetry(promises, partial);
  const shared: Record<string, Figure<number>> = {};
  for (const name of Object.keys(own[0] ?? {})) {
    if (!allianceToo.has(name)) continue;
    shared[name] = greatest(own.map((codes) => codes[name] as Figure<number>), 1); // biome-ignore format: one line
  }
  const head = datesOf(placed);
  return {
    placed,
    alliance: { ...head, ...common, ...shared, asymm },
    members: promises.map(({ member }, index) => ({
      code: member.entry.code,
      stateId: member.state.id,
      codes: {
        ...(head.atopid ? { atopid: head.atopid } : {}),
        ...memberDates(placed, promises[index] as MemberPromises),
        ...common,
        ...(own[index] as AtopCodes),
        asymm,
      },
    })),
  };
}

/** Codes that are the members' own, and stand in the alliance file as well. */
const allianceToo: ReadonlySet<string> = new Set([
  'defense', 'offense', 'neutral', 'nonagg', 'consul', 'active', 'conditio', 'defcon', 'offcon', 'neucon', 'concon',
  'dipaid', 'terrres',
]); // biome-ignore format: a list

const fragment = 'Not all of the text is at hand, and what is does not say.';

/** 0 with what was looked at, unless the source is partial. */
function absent(partial: boolean, because: readonly Because[] = []): Figure<number> {
  return partial ? { because, says: fragment } : { value: 0, because };
}

function obligationCodes({ duties }: MemberPromises, partial: boolean): AtopCodes {
  const codes: Record<string, Figure<number>> = {};
  const promised = (type: PromiseType): Figure<number> => {
    const sure = duties.filter((duty) => duty.types.get(type) === 'sure');
    if (sure.length > 0) return { value: 1, because: sure.map((duty) => duty.because) };
    const open = duties.filter((duty) => duty.types.has(type));
    if (open.length > 0)
      return {
        because: open.map((duty) => duty.because),
        says: 'The event is told in the treaty’s own words, so its type is open.',
      };
    return absent(partial);
  };
  codes.nonagg = promised('nonaggression');
  const limits: Figure<number>[] = [];
  for (const [prefix, variable, type] of prefixes) {
    const figure = promised(type);
    codes[variable] = figure;
    const sure = duties.filter((duty) => duty.types.get(type) === 'sure');
    const own: Figure<number>[] = [];
    for (const [suffix, condition, of] of suffixes) {
      if (!of.split(' ').includes(prefix)) continue;
      const limited = sure.filter((duty) => duty.conditions.has(condition));
      const name = `${prefix}${suffix}`;
      if (limited.length > 0) codes[name] = { value: 1, because: limited.map((duty) => duty.because) };
      // without the obligation there is no condition on it; whether there is one may be open
      else if (figure.value === undefined) codes[name] = { because: figure.because, says: figure.says ?? fragment };
      else codes[name] = absent(partial, figure.because);
      own.push(codes[name]);
    }
    codes[`${prefix}con`] = greatest(own, 1);
    limits.push(codes[`${prefix}con`] as Figure<number>);
  }
  codes.active = greatest([codes.defense as Figure<number>, codes.offense as Figure<number>], 1);
  codes.conditio = greatest(limits, 1);
  Object.assign(codes, supportCodes(duties, partial));
  return codes;
}

/** What kind of help is promised, and whether it is limited. */
function supportCodes(duties: MemberPromises['duties'], partial: boolean): AtopCodes {
  const support = duties.filter(({ duty }) => dutyType(duty) === 'support');
  const limited = support.filter(({ duty }) => {
    const means = meansOf(duty);
    return (
      modifiersOf(duty, 'only-in').length > 0 ||
      modifiersOf(duty, 'with').some((each) => each.except.length > 0) ||
      (means.length > 0 && !isActiveSupport(duty))
    );
  });
  const having = (test: (duty: MemberPromises['duties'][number]) => boolean): Figure<number> | undefined => {
    const found = duties.filter(test);
    return found.length > 0 ? { value: 1, because: found.map((each) => each.because) } : undefined;
  };
  // help of no kind, upon no event, may be anything
  const vague = support.filter(({ duty }) => meansOf(duty).length === 0 && modifiersOf(duty, 'when').length === 0);
  return {
    olimob: limited.length > 0 ? { value: 1, because: limited.map((each) => each.because) } : absent(partial),
    dipaid:
      having(({ duty }) => meansOf(duty).includes('diplomatic-aid')) ??
      (vague.length > 0
        ? { because: vague.map((each) => each.because), says: 'Help is promised, and what help is not said.' }
        : absent(partial)),
    terrres:
      having(({ duty }) => duty.action?.verb === 'host' || meansOf(duty).includes('territory')) ?? absent(partial),
  };
}

/** Whether members owe duties of different types (finer differences are no asymmetry to ATOP). */
function asymmetry(promises: readonly MemberPromises[], partial: boolean): Figure<number> {
  if (promises.length < 2) return { because: [] };
  const kinds = promises.map(
    ({ duties }) =>
      new Map(
        duties.flatMap((duty) => {
          const type = dutyType(duty.duty);
          // active support is told apart as ATOP tells it; other duties by what they ask
          const words =
            type === 'support' ? [...sureTypes(duty), ...(sureTypes(duty).length === 0 ? ['help'] : [])] : [type];
          return words.map((word) => [word, duty.because] as const);
        }),
      ),
  );
  const all = new Map<string, Because>();
  for (const each of kinds) for (const [word, because] of each) if (!all.has(word)) all.set(word, because);
  const uneven = [...all].filter(([word]) => kinds.some((each) => !each.has(word)));
  if (uneven.length === 0) return absent(partial);
  if (partial) return { because: uneven.map(([, because]) => because), says: fragment };
  return { value: 1, because: distinct(uneven.map(([, because]) => because)) };
}

function sureTypes(duty: MemberPromises['duties'][number]): PromiseType[] {
  return [...duty.types].flatMap(([type, how]) => (how === 'sure' ? [type] : []));
}

// ---------- what is said of the whole treaty ----------

function commonCodes(
  workspace: Workspace,
  placed: PlacedTreaty,
  said: Provisions,
  promises: readonly MemberPromises[],
): AtopCodes {
  const { treaty } = placed;
  const partial = isFragment(placed);
  const duties = treaty.obligations
    .filter(({ node }) => node.modality !== 'should')
    .map((clause) => ({ node: clause.node, type: dutyType(clause.node), because: becauseOf(placed, clause) }));
  const coded = (found: readonly { because: Because }[], value: number | 'unlabelled' = 1): Figure<number> =>
    found.length === 0
      ? absent(partial)
      : {
          because: found.map((each) => each.because),
          ...(value === 'unlabelled'
            ? { says: 'The text says something; which of ATOP’s values it is, is not known for sure.' }
            : { value }),
        };
  const ofType = (...types: string[]) => duties.filter(({ type }) => types.includes(type));
  const ofVerb = (...verbs: string[]) => duties.filter(({ node }) => verbs.includes(node.action?.verb ?? ''));
  const withMeans = (...means: string[]) => duties.filter(({ node }) => meansOf(node).some((word) => means.includes(word))); // biome-ignore format: one line
  const neutral = new Set(
    promises.flatMap((each) =>
      each.duties.flatMap((duty) => (duty.types.get('neutrality') === 'sure' ? [duty.clause.node] : [])),
    ),
  );
  const contact = ofVerb('coordinate');
  const coordinating = (...words: string[]) =>
    contact.filter(({ node }) => node.action?.words.some((word) => words.includes(word.value)));
  const command = [
    ...treaty.organs
      .filter(({ node }) => node.tasks.some((task) => task.value === 'command'))
      .map((clause) => ({ because: becauseOf(placed, clause) })),
    ...coordinating('command'),
  ];
  const burdens = treaty.burdens.map((clause) => ({ because: becauseOf(placed, clause) }));
  const training = withMeans('training', 'technology');
  const arms = withMeans('military-aid');
  const codes: Record<string, Figure<number>> = {
    ...said.codes,
    notaiden: coded(
      ofType('no-aid').filter(({ node }) => !neutral.has(node)),
      'unlabelled',
    ),
    seppeace: coded(ofType('no-separate-peace')),
    noothall: coded(ofType('no-alliances', 'no-conflicting-engagements')),
    milcon: coded(contact, coordinating('procurement', 'training').length > 0 ? 3 : 2),
    milaid: coded([...training, ...arms], training.length === 0 ? 'unlabelled' : arms.length > 0 ? 4 : 3),
    intcom: coded(command),
    subord: coded(command, 'unlabelled'),
    base: coded(ofVerb('host', 'station'), 'unlabelled'),
    contrib: coded([...ofVerb('contribute', 'spend'), ...burdens]),
    ecaid: coded(withMeans('economic-aid', 'money'), 'unlabelled'),
    ...threats(placed, promises, partial),
  };
  const source = partySource(workspace, placed);
  const list = source.treaty.node.items.find((item) => item.kind === 'parties');
  const founders = new Set(
    source.treaty.parties.flatMap((entry) =>
      entry.memberships.some((each) => each.what === 'joined') ? [] : [entry.code],
    ),
  );
  if (list && founders.size > 0)
    codes.bilat = { value: founders.size === 2 ? 1 : 0, because: [becauseOfHead(source, list, 'parties')] };
  return codes;
}

/** Only states named as opponents are a threat, never those excepted; more than one has no sure label. */
function threats(placed: PlacedTreaty, promises: readonly MemberPromises[], partial: boolean): AtopCodes {
  const named = new Map<string, Because[]>();
  for (const { duties } of promises)
    for (const duty of duties)
      for (const state of duty.opponents) named.set(state.id, [...(named.get(state.id) ?? []), duty.because]);
  const states = [...named].map(([id, because]) => ({ number: cowNumber(id), because: distinct(because) }));
  if (states.length === 0) {
    const none = absent(partial || placed.treaty.obligations.length === 0);
    return { specthrt: none, statthr1: none, statthr2: none };
  }
  const [first, second] = states;
  const all = distinct(states.flatMap((each) => each.because));
  if (first && !second)
    return {
      specthrt: { value: 1, because: all },
      statthr1: first.number === undefined ? { because: all } : { value: first.number, because: first.because },
      statthr2: { value: 0, because: all },
    };
  const says = 'Several states are named; how ATOP codes that is not known for sure.';
  return { specthrt: { because: all, says }, statthr1: { because: all, says }, statthr2: { because: all, says } };
}

/** The Correlates of War number of a state of the register; others have none. */
export function cowNumber(id: string): number | undefined {
  const found = /^cow:(\d+)$/.exec(id);
  return found ? Number(found[1]) : undefined;
}

// ---------- dates ----------

function parts(names: readonly [string, string, string], day: string, because: readonly Because[]): AtopCodes {
  const [year, month, date] = day.split('-').map(Number);
  return {
    [names[0]]: { value: year as number, because },
    [names[1]]: { value: month as number, because },
    [names[2]]: { value: date as number, because },
  };
}

function datesOf(placed: PlacedTreaty): AtopCodes {
  const { treaty } = placed;
  const head = (what: string) => treaty.heads.find((each) => each.what === what);
  const codes: Record<string, Figure<number>> = {};
  const number = head('atop');
  if (number?.number) codes.atopid = { value: Number(number.number.value), because: [becauseOfHead(placed, number, 'atop')] }; // biome-ignore format: one line
  const begins = head('signed') ?? head('concluded') ?? head('in-force');
  const first = beginning(treaty.signed) ?? beginning(treaty.concluded) ?? beginning(treaty.inForce);
  if (begins && first !== undefined)
    Object.assign(codes, parts(['begyr', 'begmo', 'begday'], formatDay(first), [becauseOfHead(placed, begins, begins.what ?? '')])); // biome-ignore format: one line
  const ends = head('ended');
  const last = ending(treaty.ended);
  if (ends && last !== undefined) {
    const because = [becauseOfHead(placed, ends, 'ended')];
    Object.assign(codes, parts(['endyr', 'endmo', 'endday'], formatDay(last), because), { ineffect: { value: 0, because } }); // biome-ignore format: one line
  }
  return codes;
}

function memberDates(placed: PlacedTreaty, { member }: MemberPromises): AtopCodes {
  const { treaty } = placed;
  const joined = member.entry.memberships.find((each) => each.what === 'joined');
  const left = member.entries.flatMap((entry) => entry.memberships).find((each) => each.what === 'left');
  const because = [becauseOfHead(placed, member.entry.node, member.entry.code)];
  const codes: Record<string, Figure<number>> = {};
  const number = cowNumber(member.state.id);
  if (number !== undefined) codes.member = { value: number, because };
  const first = beginning(joined?.date) ?? beginning(treaty.signed) ?? beginning(treaty.concluded) ?? beginning(treaty.inForce); // biome-ignore format: one line
  if (first !== undefined) Object.assign(codes, parts(['yrent', 'moent', 'dayent'], formatDay(first), because));
  const last = ending(left?.date) ?? ending(treaty.ended);
  if (last !== undefined) {
    Object.assign(codes, parts(['yrexit', 'moexit', 'dayexit'], formatDay(last), because));
    codes.ineffect = { value: 0, because };
  }
  return codes;
}
