/** What the rest of two texts does differently: parties, rights, provisions, the way out, organs, burdens. */
import type { Provision } from '../../../grammar/index.ts';
import { type Day, sayDay } from '../../model/dates.ts';
import { nameOf } from '../../model/site.ts';
import type { Clause } from '../../model/treaty.ts';
import { exitOf } from '../derived/exit.ts';
import { membersOf } from '../life.ts';
import { readBurden } from '../shares.ts';
import { bare, type Change, type Effect, type Side, spot } from './change.ts';
import { callOn } from './condition.ts';
import { beyond } from './sets.ts';

/** Who is party to the one and not to the other. */
export function compareParties(before: Side, after: Side): readonly Change[] {
  const read = (side: Side) =>
    new Map(membersOf(side.workspace, side.placed).map(({ state }) => [state.id, callOn(side, state)]));
  const [was, is] = [read(before), read(after)];
  const found: Change[] = [];
  const base = { aspect: 'parties', clause: '', concepts: ['alliance-cohesion', 'burden-sharing'] } as const;
  const more = beyond(is, was);
  const fewer = beyond(was, is);
  if (more !== '') found.push({ ...base, effect: 'adds', says: `Parties: ${more} added.` });
  if (fewer !== '') found.push({ ...base, effect: 'drops', says: `Parties: ${fewer} no longer.` });
  return found;
}

/** Rights, reservations and deemings, by name or by their words. */
export function compareRights(before: Side, after: Side): readonly Change[] {
  return [
    ...listed(before, after, before.placed.treaty.rights, after.placed.treaty.rights, {
      aspect: 'right',
      what: 'The right',
      adds: 'adds',
      drops: 'drops',
      concepts: ['strategic-flexibility'],
    }),
    ...listed(before, after, before.placed.treaty.reservations, after.placed.treaty.reservations, {
      aspect: 'provision',
      what: 'The reservation',
      adds: 'weakens',
      drops: 'strengthens',
      concepts: ['reservation'],
    }),
    ...listed(before, after, before.placed.treaty.deemings, after.placed.treaty.deemings, {
      aspect: 'casus foederis',
      what: 'The deeming',
      adds: 'widens',
      drops: 'narrows',
      concepts: ['casus-foederis'],
    }),
    ...listed(before, after, before.placed.treaty.organs, after.placed.treaty.organs, {
      aspect: 'organ',
      what: 'The organ',
      adds: 'adds',
      drops: 'drops',
      concepts: ['military-institutionalization', 'consensus-rule'],
    }),
  ];
}

interface Wording {
  readonly aspect: Change['aspect'];
  readonly what: string;
  readonly adds: Effect;
  readonly drops: Effect;
  readonly concepts: readonly string[];
}

function listed(
  before: Side,
  after: Side,
  old: readonly Clause[],
  young: readonly Clause[],
  { aspect, what, adds, drops, concepts }: Wording,
): readonly Change[] {
  const found: Change[] = [];
  const key = (side: Side, { node }: Clause) => nameOf(node)?.value ?? bare(side, node);
  const left = new Map(old.map((clause) => [key(before, clause), clause]));
  for (const clause of young) {
    const name = key(after, clause);
    const match = left.get(name);
    left.delete(name);
    const base = { aspect, clause: titleOf(clause), concepts, after: spot(after, clause.node) };
    if (!match) found.push({ ...base, effect: adds, says: `${what} is new: \`${bare(after, clause.node)}\`.` });
    else if (bare(before, match.node) !== bare(after, clause.node))
      found.push({
        ...base,
        before: spot(before, match.node),
        effect: 'changes',
        says: `${what} reads differently: \`${bare(after, clause.node)}\`; before, \`${bare(before, match.node)}\`.`,
      });
  }
  for (const clause of left.values())
    found.push({
      aspect,
      clause: titleOf(clause),
      concepts,
      before: spot(before, clause.node),
      effect: drops,
      says: `${what} is no longer there: \`${bare(before, clause.node)}\`.`,
    });
  return found;
}

function titleOf({ node, article }: Clause): string {
  const name = nameOf(node)?.value ?? '';
  const where = article?.label ? `article ${article.label.value}` : '';
  return name === '' ? where : where === '' ? name : `${name} (${where})`;
}

const provisions: Readonly<Record<Exclude<Provision['kind'], 'term' | 'withdrawal'>, { name: string; adds: Effect; drops: Effect; concept: string }>> = {
  secret: { name: 'Secrecy', adds: 'weakens', drops: 'strengthens', concept: 'secret-treaty' },
  ratification: { name: 'Ratification', adds: 'adds', drops: 'drops', concept: 'domestic-politics-of-alliances' },
  'subject-to': { name: 'Precedence of other engagements', adds: 'weakens', drops: 'strengthens', concept: 'incompatible-obligations' },
  supersedes: { name: 'What it replaces', adds: 'changes', drops: 'changes', concept: 'incompatible-obligations' },
  disputes: { name: 'Settlement of disputes', adds: 'adds', drops: 'drops', concept: 'dispute-settlement' },
  accession: { name: 'Accession', adds: 'adds', drops: 'drops', concept: 'accession-criteria' },
  review: { name: 'Review', adds: 'adds', drops: 'drops', concept: 'reassessment' },
  amendment: { name: 'Amendment', adds: 'adds', drops: 'drops', concept: 'alliance-management' },
  suspension: { name: 'Suspension', adds: 'weakens', drops: 'strengthens', concept: 'treaty-reliability' },
}; // biome-ignore format: a table

/** What is said once of the whole treaty, apart from its term and the way out. */
export function compareProvisions(before: Side, after: Side): readonly Change[] {
  const found: Change[] = [];
  for (const [kind, { name, adds, drops, concept }] of Object.entries(provisions)) {
    const of = ({ placed }: Side) => placed.treaty.provisions.filter(({ node }) => node.kind === kind);
    const [old, young] = [of(before), of(after)];
    const text = (side: Side, clauses: readonly Clause[]) => clauses.map(({ node }) => bare(side, node)).join('; ');
    const [was, is] = [text(before, old), text(after, young)];
    if (was === is) continue;
    found.push({
      aspect: 'provision',
      clause: titleOf((young[0] ?? old[0]) as Clause),
      effect: was === '' ? adds : is === '' ? drops : 'changes',
      says:
        was === ''
          ? `${name} is new: \`${is}\`.`
          : is === ''
            ? `${name} is no longer provided for: \`${was}\`.`
            : `${name}: \`${is}\`; before, \`${was}\`.`,
      ...(old[0] ? { before: spot(before, old[0].node) } : {}),
      ...(young[0] ? { after: spot(after, young[0].node) } : {}),
      concepts: [concept],
    });
  }
  return found;
}

/** The term and the way out: from when on one may be gone. */
export function compareExits(before: Side, after: Side): readonly Change[] {
  const clauses = ({ placed }: Side) =>
    placed.treaty.provisions.filter(({ node }) => node.kind === 'term' || node.kind === 'withdrawal');
  const text = (side: Side) => clauses(side).map(({ node }) => bare(side, node)).join('; '); // biome-ignore format: one line
  const [was, is] = [text(before), text(after)];
  if (was === is) return [];
  const day = Math.max(before.day, after.day);
  const [old, young] = [before, after].map(({ workspace, placed }) => exitOf(workspace, placed, day));
  const earlier = compareDays(old?.earliest, young?.earliest);
  const heading =
    earlier < 0
      ? old?.earliest === undefined
        ? 'A new way out'
        : 'The way out is nearer'
      : young?.earliest === undefined
        ? 'A way out is gone'
        : 'One is bound for longer';
  const say = (out: Day | undefined) => (out === undefined ? 'no day on which one is out' : `out on ${sayDay(out)}`);
  const [left, right] = [clauses(before)[0], clauses(after)[0]];
  return [
    {
      aspect: 'exit',
      clause: titleOf((right ?? left) as Clause),
      effect: earlier === 0 ? 'changes' : earlier < 0 ? 'weakens' : 'strengthens',
      says: [
        earlier === 0
          ? `The term or the way out reads differently: ${quoted(is)}; before, ${quoted(was)}.`
          : `${heading}: ${quoted(is)}; before, ${quoted(was)}.`,
        `With notice given on ${sayDay(day)}: ${say(young?.earliest)}; before, ${say(old?.earliest)}.`,
      ].join(' '),
      ...(left ? { before: spot(before, left.node) } : {}),
      ...(right ? { after: spot(after, right.node) } : {}),
      concepts: ['withdrawal', earlier < 0 ? 'treaty-reliability' : 'entrapment'],
    },
  ];
}

function quoted(text: string): string {
  return text === '' ? 'nothing said' : `\`${text}\``;
}

/** Below 0 where the second is earlier; no day is later than any. */
function compareDays(one: Day | undefined, two: Day | undefined): number {
  if (one === two) return 0;
  if (one === undefined) return -1;
  return two === undefined ? 1 : two - one;
}

/** Shares of burdens of one name (or the only ones), party by party. */
export function compareBurdens(before: Side, after: Side): readonly Change[] {
  const found: Change[] = [];
  const [old, young] = [before.placed.treaty.burdens, after.placed.treaty.burdens];
  const match = (name: string | undefined) =>
    old.find(({ node }) => node.name?.value === name) ?? (old.length === 1 && young.length === 1 ? old[0] : undefined);
  const kept = new Set<Clause>();
  for (const clause of young) {
    const one = match(clause.node.name?.value);
    const base = { aspect: 'burden', clause: titleOf(clause), after: spot(after, clause.node), concepts: ['burden-sharing'] } as const; // biome-ignore format: one line
    if (!one) {
      found.push({ ...base, effect: 'adds', says: 'A burden is shared that was not before.' });
      continue;
    }
    kept.add(one);
    const both = { ...base, before: spot(before, one.node) };
    const shares = (side: Side, node: typeof clause.node) =>
      new Map(
        readBurden(side.workspace, side.placed, node, { day: side.day }).shares.flatMap(({ code, percent }) =>
          percent ? [[code, percent.toString()] as const] : [],
        ),
      );
    const [was, is] = [shares(before, one.node), shares(after, clause.node)];
    const moved = [...new Set([...was.keys(), ...is.keys()])].filter((code) => was.get(code) !== is.get(code));
    if (moved.length > 0)
      found.push({
        ...both,
        effect: 'changes',
        says: `Shares: ${moved.map((code) => `${code} ${is.has(code) ? `${is.get(code)} %` : 'none'} (before ${was.has(code) ? `${was.get(code)} %` : 'none'})`).join(', ')}.`,
        concepts: ['burden-sharing', 'free-rider-problem'],
      });
    const rest = (side: Side, node: typeof clause.node) => [node.total, node.basis, node.tolerance].map((each) => bare(side, each)).filter((each) => each !== '').join(', '); // biome-ignore format: one line
    if (rest(before, one.node) !== rest(after, clause.node))
      found.push({
        ...both,
        effect: 'changes',
        says: `Its total, basis or tolerance: ${quoted(rest(after, clause.node))}; before, ${quoted(rest(before, one.node))}.`,
      });
  }
  for (const clause of old)
    if (!kept.has(clause))
      found.push({
        aspect: 'burden',
        clause: titleOf(clause),
        before: spot(before, clause.node),
        effect: 'drops',
        says: 'The burden is no longer shared out.',
        concepts: ['burden-sharing'],
      });
  return found;
}
