/** The figures of section 6 of docs/semantics.md: what a treaty is, in the terms of the literature, clause by clause. */
import { type Day, lastDay } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import type { SourceId } from '../../theory/sources.ts';
import { allFigures } from '../figures.ts';
import { type PledgeReading, readPledge } from '../pledge.ts';
import { type BurdenReading, readBurden } from '../shares.ts';
import { discretionOf, isActiveSupport, type Strength, strengthOf, strengths } from '../strength.ts';
import { type AtopReading, atopOf } from './atop.ts';
import { type ExitFigure, exitOf } from './exit.ts';
import { type Because, becauseOf, distinct, type Figure } from './figure.ts';
import { gini, herfindahl } from './inequality.ts';
import {
  isFragment,
  type MemberDuty,
  type PromiseCondition,
  type PromiseType,
  promiseConditions,
  promisesOf,
  promiseTypes,
} from './promises.ts';

export type Posture = 'defensive' | 'offensive' | 'neutrality' | 'nonaggression' | 'consultative';
export type Direction = 'mutual' | 'one-sided' | 'guarantee';
export type Institutionalisation = 'low' | 'moderate' | 'high';
/** After Benson (2012). */
export interface Commitment {
  readonly aim: 'deterrent' | 'compellent' | 'both';
  readonly conditional: boolean;
  /** Whether, or how, to help is left open: at discretion, or deliberately. */
  readonly probabilistic: boolean;
}

export interface MemberFigures {
  readonly state: StateEntity;
  /** As the treaty writes it. */
  readonly code: string;
  /** The first day on which it was bound. */
  readonly from: Day;
  /** The clauses by which it owes each type; a type that it does not owe is missing. */
  readonly types: ReadonlyMap<PromiseType, readonly Because[]>;
  /** Under each type, the conditions that limit one of its duties, with those duties. */
  readonly conditions: ReadonlyMap<PromiseType, ReadonlyMap<PromiseCondition, readonly Because[]>>;
}

export interface BurdenFigures {
  readonly reading: BurdenReading;
  /** Of the shares, where each party's is stated (`share others` hides how it is spread). */
  readonly gini?: number;
  readonly herfindahl?: number;
}

export interface TreatyFigures {
  readonly placed: PlacedTreaty;
  /** The day of analysis. */
  readonly day: Day;
  readonly members: readonly MemberFigures[];
  readonly posture: Figure<Posture>;
  readonly direction: Figure<Direction>;
  /** The strongest duty of each type. */
  readonly strength: ReadonlyMap<PromiseType, Figure<Strength>>;
  readonly institutionalisation: Figure<Institutionalisation>;
  readonly commitment: Figure<Commitment>;
  readonly exit: ExitFigure;
  readonly burdens: readonly BurdenFigures[];
  /** Each pledge, in the figures of each year up to the day of analysis. */
  readonly pledges: readonly PledgeReading[];
  readonly atop: AtopReading;
}

/** Where each figure's notion comes from. */
export const figureSources: Readonly<Record<'types' | 'conditions' | 'posture' | 'direction' | 'strength' | 'institutionalisation' | 'commitment' | 'burden', SourceId>> = {
  types: 'leeds-et-al-2002',
  conditions: 'leeds-et-al-2002',
  posture: 'leeds-et-al-2002',
  direction: 'leeds-et-al-2002',
  strength: 'abbott-et-al-2000',
  institutionalisation: 'leeds-anac-2005',
  commitment: 'benson-2012',
  burden: 'olson-zeckhauser-1966',
}; // biome-ignore format: a table

/** Derives all figures of a treaty. `settings.day` is the day of analysis. */
export function deriveTreaty(
  workspace: Workspace,
  placed: PlacedTreaty,
  settings: { readonly day: Day },
): TreatyFigures {
  const promises = promisesOf(workspace, placed);
  const members = promises.map(({ member, day, duties }): MemberFigures => {
    const types = new Map<PromiseType, readonly Because[]>();
    const conditions = new Map<PromiseType, Map<PromiseCondition, readonly Because[]>>();
    for (const type of promiseTypes) {
      const owed = sureOf(duties, type);
      if (owed.length === 0) continue;
      types.set(
        type,
        owed.map((duty) => duty.because),
      );
      const limits = new Map<PromiseCondition, readonly Because[]>();
      for (const condition of promiseConditions) {
        if ((condition === 'attack' && type !== 'neutrality') || (condition === 'request' && type !== 'consultation')) continue; // biome-ignore format: one test
        const limited = owed.filter((duty) => duty.conditions.has(condition)).map((duty) => duty.because);
        if (limited.length > 0) limits.set(condition, limited);
      }
      if (limits.size > 0) conditions.set(type, limits);
    }
    return { state: member.state, code: member.entry.code, from: day, types, conditions };
  });
  const duties = distinctDuties(promises.flatMap((each) => each.duties));
  const atop = atopOf(workspace, placed);
  const posture = postureOf(placed, duties);
  return {
    placed,
    day: settings.day,
    members,
    posture,
    direction: directionOf(placed, members, posture),
    strength: strengthsOf(duties),
    institutionalisation: institutionalisationOf(placed, atop),
    commitment: commitmentOf(placed, duties),
    exit: exitOf(workspace, placed, settings.day),
    burdens: placed.treaty.burdens.map(({ node }) => {
      const reading = readBurden(workspace, placed, node, settings);
      const shares = reading.shares.flatMap((share) =>
        share.percent && !share.node.others && !share.problem ? [Number(share.percent)] : [],
      );
      // a block of others hides how it is spread
      const spread = shares.length > 1 && !reading.others;
      const uneven = spread ? gini(shares) : undefined;
      const concentrated = spread ? herfindahl(shares) : undefined;
      return {
        reading,
        ...(uneven === undefined ? {} : { gini: uneven }),
        ...(concentrated === undefined ? {} : { herfindahl: concentrated }),
      };
    }),
    pledges: pledgesOf(workspace, placed, settings.day),
    atop,
  };
}

function sureOf(duties: readonly MemberDuty[], type: PromiseType): readonly MemberDuty[] {
  return duties.filter((duty) => duty.types.get(type) === 'sure');
}

/** One entry per clause: of members that owe it in different ways, the first. */
function distinctDuties(duties: readonly MemberDuty[]): readonly MemberDuty[] {
  const found = new Map<object, MemberDuty>();
  for (const duty of duties) {
    const known = found.get(duty.clause.node);
    // whom it binds fully counts before whom it binds at home only
    if (!known || known.types.size < duty.types.size) found.set(duty.clause.node, duty);
  }
  return [...found.values()];
}

const fragment = 'Not all of the text is at hand, and what is does not say.';

const postures: readonly (readonly [PromiseType, Posture])[] = [
  ['offense', 'offensive'],
  ['defense', 'defensive'],
  ['neutrality', 'neutrality'],
  ['nonaggression', 'nonaggression'],
  ['consultation', 'consultative'],
];

function postureOf(placed: PlacedTreaty, duties: readonly MemberDuty[]): Figure<Posture> {
  for (const [type, posture] of postures) {
    const owed = sureOf(duties, type);
    if (owed.length > 0) return { value: posture, because: owed.map((duty) => duty.because), ...(isFragment(placed) ? { says: 'By the articles at hand; others may promise more.' } : {}) }; // biome-ignore format: one line
  }
  return { because: [], says: isFragment(placed) ? fragment : 'It promises none of ATOP’s five types.' };
}

/** Who owes what gives the treaty its posture: all, some, or some to others that owe nothing comparable. */
function directionOf(
  placed: PlacedTreaty,
  members: readonly MemberFigures[],
  posture: Figure<Posture>,
): Figure<Direction> {
  const type = postures.find(([, name]) => name === posture.value)?.[0];
  if (!type) return { because: [], says: posture.says ?? fragment };
  const owing = members.filter((each) => each.types.has(type));
  const because = distinct(owing.flatMap((each) => each.types.get(type) ?? []));
  if (owing.length === members.length) return { value: 'mutual', because };
  if (isFragment(placed)) return { because, says: fragment };
  const others = members.filter((each) => !each.types.has(type));
  const active = type === 'defense' || type === 'offense';
  return { value: active && others.every((each) => each.types.size === 0) ? 'guarantee' : 'one-sided', because };
}

function strengthsOf(duties: readonly MemberDuty[]): ReadonlyMap<PromiseType, Figure<Strength>> {
  const found = new Map<PromiseType, Figure<Strength>>();
  for (const type of promiseTypes) {
    const owed = sureOf(duties, type).map((duty) => ({ strength: strengthOf(duty.duty), because: duty.because }));
    const strongest = strengths.find((strength) => owed.some((each) => each.strength === strength));
    if (strongest)
      found.set(type, {
        value: strongest,
        because: owed.filter((each) => each.strength === strongest).map((each) => each.because),
      });
  }
  return found;
}

/** Leeds & Anac (2005): high, moderate, low, by ATOP's codes. */
function institutionalisationOf(placed: PlacedTreaty, { alliance }: AtopReading): Figure<Institutionalisation> {
  const is = (name: string, ...values: number[]) => {
    const figure = alliance[name];
    return figure?.value !== undefined && values.includes(figure.value) ? figure.because : [];
  };
  // whether there are bases is sure where a clause speaks of them, though its value is not
  const high = [...is('milcon', 3), ...is('intcom', 1), ...(alliance.base?.because ?? [])];
  if (high.length > 0) return { value: 'high', because: distinct(high) };
  const moderate = [...is('milcon', 2), ...is('milaid', 3, 4), ...is('contrib', 1), ...is('orgpurp1', 1, 4)];
  if (isFragment(placed)) return { because: distinct(moderate), says: fragment };
  return moderate.length > 0 ? { value: 'moderate', because: distinct(moderate) } : { value: 'low', because: [] };
}

function commitmentOf(placed: PlacedTreaty, duties: readonly MemberDuty[]): Figure<Commitment> {
  const defense = sureOf(duties, 'defense');
  const offense = sureOf(duties, 'offense');
  const support = duties.filter((duty) => defense.includes(duty) || offense.includes(duty));
  if (support.length === 0)
    return {
      because: [],
      says: isFragment(placed) ? fragment : 'It promises no active support upon an event.',
    };
  const open = duties.some(
    ({ duty, alternatives }) =>
      isActiveSupport(duty) &&
      (discretionOf(duty) !== undefined ||
        alternatives.some((way) =>
          way.some(
            ({ pattern }) => pattern.kind === 'event' && pattern.parts.some((part) => part.what === 'deliberate'),
          ),
        )),
  );
  return {
    value: {
      aim: offense.length === 0 ? 'deterrent' : defense.length === 0 ? 'compellent' : 'both',
      conditional: support.every((duty) => limiting.some((condition) => duty.conditions.has(condition))),
      probabilistic: open,
    },
    because: support.map((duty) => duty.because),
    says: 'Conditional: each promise of support has one of ATOP’s conditions. Benson’s own coding rules were not at hand.',
  };
}
const limiting: readonly PromiseCondition[] = ['adversary', 'location', 'conflict', 'number', 'demand', 'nonprovocation']; // biome-ignore format: a list

function pledgesOf(workspace: Workspace, placed: PlacedTreaty, day: Day): readonly PledgeReading[] {
  const years = new Set<number>();
  for (const { year } of allFigures(workspace)) if (year !== undefined && lastDay({ year }) <= day) years.add(year);
  const found: PledgeReading[] = [];
  for (const { node } of placed.treaty.obligations)
    for (const year of [...years].sort((one, two) => one - two)) {
      const reading = readPledge(workspace, placed, node, { day: lastDay({ year }) });
      if (reading?.figures?.year === year) found.push(reading);
    }
  return found;
}

/** The clause of a pledge. */
export function becauseOfPledge(placed: PlacedTreaty, pledge: PledgeReading): Because {
  const clause = placed.treaty.obligations.find(({ node }) => node === pledge.obligation);
  return clause
    ? becauseOf(placed, clause)
    : { placed, node: pledge.obligation, label: `${placed.treaty.name}.${pledge.obligation.name?.value ?? ''}` };
}
