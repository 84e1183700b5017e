/** What a hover adds to an obligation: its type and conditions as ATOP codes them, its strength, and what would set it off. */
import type { Condition, Obligation } from '../../grammar/index.ts';
import { type PromiseCondition, type PromiseType, promisesOf } from '../meaning/derived/promises.ts';
import { type Battery, type Probe, probe } from '../meaning/probes.ts';
import { type Strength, strengthOf, strengths } from '../meaning/strength.ts';
import type { Day } from '../model/dates.ts';
import type { PlacedTreaty, Workspace } from '../model/workspace.ts';
import { plain } from './markdown.ts';

const typeNames: Readonly<Record<PromiseType, string>> = {
  defense: 'defense',
  offense: 'offense',
  neutrality: 'neutrality',
  nonaggression: 'nonaggression',
  consultation: 'consultation',
};

const conditionSays: Readonly<Record<PromiseCondition, string>> = {
  adversary: 'against specific adversaries only',
  location: 'in specific locations only',
  conflict: 'in a specific conflict only',
  number: 'from a number of adversaries on',
  demand: 'only after demands',
  nonprovocation: 'only if unprovoked',
  attack: 'only if the ally is attacked',
  request: 'only upon request',
};

const strengthSays: Readonly<Record<Strength, string>> = {
  automatic: 'automatic, nothing being left to decide',
  means: 'it shall, and by which means is said',
  shall: 'it shall',
  measures: 'it shall, but chooses the measures',
  constitutional: 'it shall, but by its constitutional processes',
  should: 'it should',
  participation: 'it chooses whether to take part',
  consult: 'only to consult',
  may: 'it may',
};

/** ATOP’s reading of a whole treaty costs as much as it has clauses and members: beyond this many pairs a hover has no time for it. */
const pairsRead = 3000;

/** The lines about an obligation, in Markdown; none about one that could not be read whole. */
export function aboutPromise(
  node: Obligation,
  treaty: PlacedTreaty,
  { workspace, day }: { readonly workspace: Workspace; readonly day: Day },
): readonly string[] {
  if (node.damaged || !node.action) return [];
  const rank = strengths.indexOf(strengthOf(node)) + 1;
  const facts = [...atopFacts(node, treaty, workspace)];
  facts.push(`*Strength:* ${strengthSays[strengthOf(node)]} (${rank} of ${strengths.length}, 1 being the strongest)`);
  const condition = conditionOf(node);
  if (!condition) return [facts.join(' · '), 'It names no event that sets it off: it holds as long as it is in force.'];
  const { probes } = batteryOf(node, condition, treaty, workspace, day);
  const lines = (['met', 'arguable', 'not-met'] as const).flatMap((answer) => examples(probes, answer));
  return [facts.join(' · '), ...(lines.length > 0 ? [`*What would set it off?*\n\n${lines.join('\n')}`] : [])];
}

function atopFacts(node: Obligation, treaty: PlacedTreaty, workspace: Workspace): readonly string[] {
  const { parties, obligations } = treaty.treaty;
  if (parties.length * obligations.length > pairsRead) return [];
  const types = new Map<PromiseType, 'sure' | 'open'>();
  const conditions = new Set<PromiseCondition>();
  for (const { duties } of promisesOf(workspace, treaty))
    for (const duty of duties) {
      if (duty.clause.node !== node) continue;
      for (const [type, how] of duty.types) if (types.get(type) !== 'sure') types.set(type, how);
      for (const each of duty.conditions) conditions.add(each);
    }
  if (types.size === 0) return ['*ATOP:* none of its five types of promise'];
  const named = [...types].map(([type, how]) => `${how === 'open' ? 'perhaps ' : ''}**${typeNames[type]}**`);
  // ATOP asks these two of one type each.
  if (!types.has('neutrality')) conditions.delete('attack');
  if (!types.has('consultation')) conditions.delete('request');
  const limits = [...conditions].map((each) => conditionSays[each]);
  return [`*ATOP:* ${named.join(', ')}${limits.length > 0 ? `, ${limits.join(', ')}` : ''}`];
}

const conditions = new WeakMap<Obligation, Condition>();

/** All that `when` and `unless` ask for, as one condition; `undefined` where nothing is asked for. */
function conditionOf(node: Obligation): Condition | undefined {
  const known = conditions.get(node);
  if (known) return known;
  const items: Condition[] = [];
  let positive = false;
  for (const { what, condition, start, end } of node.modifiers) {
    if (!condition || (what !== 'when' && what !== 'unless')) continue;
    positive ||= what === 'when';
    items.push(what === 'when' ? condition : { kind: 'not', item: condition, start, end });
  }
  const [first] = items;
  if (!first || !positive) return undefined;
  const whole: Condition = items.length === 1 ? first : { kind: 'and', items, start: first.start, end: node.end };
  conditions.set(node, whole);
  return whole;
}

/** The events that an obligation is tried with; `undefined` where nothing has to set it off, or it could not be read whole. */
export function trialsOf(
  node: Obligation,
  treaty: PlacedTreaty,
  { workspace, day }: { readonly workspace: Workspace; readonly day: Day },
): Battery | undefined {
  const condition = node.damaged ? undefined : conditionOf(node);
  return condition && batteryOf(node, condition, treaty, workspace, day);
}

const batteries = new WeakMap<Obligation, { workspace: Workspace; day: Day; battery: Battery }>();

function batteryOf(
  node: Obligation,
  condition: Condition,
  treaty: PlacedTreaty,
  workspace: Workspace,
  day: Day,
): Battery {
  const known = batteries.get(node);
  if (known?.workspace === workspace && known.day === day) return known.battery;
  const battery = probe(workspace, treaty, condition, { day });
  batteries.set(node, { workspace, day, battery });
  return battery;
}

/** How many events of one answer are shown. */
const shown = 3;
const answers: Readonly<Record<Probe['answer'], string>> = { met: 'yes', arguable: 'arguable', 'not-met': 'no' };

/** One line with some of the events of an answer, as different from each other as they come. */
function examples(probes: readonly Probe[], answer: Probe['answer']): readonly string[] {
  const all = probes.filter((each) => each.answer === answer);
  if (all.length === 0) return [];
  const seen = new Set<Probe['dimension']>();
  const first = all.filter(({ dimension }) => !seen.has(dimension) && seen.add(dimension));
  const some = [...first, ...all.filter((each) => !first.includes(each))].slice(0, shown);
  const more = all.length > some.length ? `; and ${all.length - some.length} more` : '';
  return [`- **${answers[answer]}**: ${some.map(({ label }) => plain(label)).join('; ')}${more}`];
}
