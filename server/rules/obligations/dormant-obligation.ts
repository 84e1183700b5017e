import { callState, namedStates } from '../../meaning/actors.ts';
import { answerDuty, type Duty, dutiesOf, plainTerms, solverOf } from '../../meaning/crises/index.ts';
import type { EventFact } from '../../meaning/event.ts';
import { lifeOf, membersOf, partiesOn } from '../../meaning/life.ts';
import { baseEvents, probeDay, probeEvents } from '../../meaning/probes.ts';
import { whyUnreachable } from '../../meaning/reachable.ts';
import { hasModifier, obligorsOf } from '../../meaning/strength.ts';
import { answer } from '../../meaning/trigger.ts';
import type { StateEntity } from '../../model/register.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import type { Rule, Settings } from '../rule.ts';

export const dormantObligation: Rule = {
  id: 'dormant-obligation',
  group: 'obligations',
  severity: 'warning',
  title: 'The event can come about, and yet nobody ever owes the duty',
  explanation: `A clause may have a good trigger and still bind nobody: the party that is to help is the only one that can be attacked, the one bound is no party
and is bound by nothing, the place where it is owed is not where the event happens. The clause reads like a promise, and is counted as one by whoever adds up
what the alliance is worth.

Foedus tries it. It puts to the duty every event of the battery by which triggers are probed, and its plainest event on each party in turn, and asks of each party,
and of everybody the clause names, whether it would owe anything: due, due at its discretion, waiting for a decision, or arguably so. The rule speaks where the answer is no
throughout, and says what rules it out in the plainest case. It is silent

- where the trigger itself cannot be met (\`unreachable-trigger\`, \`contradictory-trigger\`) or stands for nothing (\`unresolved-name\`);
- for duties without an event, which are owed all the time;
- before the parties are written down, and for what could not be read.`,
  sources: [
    {
      id: 'foedus-language',
      where:
        'what a duty answers, and the battery (docs/semantics.md, “What a duty will answer” and “A clause is ambiguous when readings differ”)',
    },
    { id: 'vclt', where: 'article 31, paragraph 1: a treaty is read in good faith, by its terms and its object' },
  ],
  concepts: ['credible-commitment', 'casus-foederis'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1882-01-01
  parties { AUH GMY ITA }
  trigger FranceOnItaly { unprovoked armed-attack on ITA by FRN }
  obligation Help { ITA shall defend the victim when FranceOnItaly }
}`,
      says: 'Italy is the only one that owes it, and the only one that can be the victim.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1882-01-01
  parties { AUH GMY ITA }
  trigger FranceOnItaly { unprovoked armed-attack on ITA by FRN }
  obligation Help { other parties shall defend ITA when FranceOnItaly }
}`,
      says: 'The others owe it.',
    },
  ],
  unseen:
    'Every duty in the samples is due in some crisis. The rule is for drafts, in which a name was changed in the trigger and not in the duty.',
  check({ treaty, workspace, settings }, report) {
    if (!treaty || treaty.treaty.node.damaged || membersOf(workspace, treaty).length === 0) return;
    const { from, to } = lifeOf(workspace, treaty);
    if (from !== undefined && to !== undefined && to <= from) return;
    for (const duty of dutiesOf(workspace, treaty)) {
      const { when } = plainTerms(duty);
      if (duty.node.damaged || !when || !duty.node.actors) continue;
      const why = whyNever(workspace, treaty, duty, settings);
      if (!why) continue;
      const name = duty.node.name ? `\`${duty.node.name.value}\`` : 'This duty';
      report({
        at: duty.node.name ?? duty.node.action ?? duty.node,
        message: `${name} is owed by nobody in any event that Foedus tried, so it only looks like a promise: ${why.replace(/\.$/, '')}. Correct who owes it, whom it helps, or what sets it off.`,
      });
    }
  },
};

/** More answers than this are not asked for. */
const answersLimit = 1000;

/** What rules the duty out in the plainest case; nothing where somebody may owe it in some case. */
function whyNever(workspace: Workspace, treaty: PlacedTreaty, duty: Duty, settings: Settings): string | undefined {
  const context = { workspace, treaty };
  const { condition, when } = plainTerms(duty);
  if (!condition || !when) return undefined;
  const day = probeDay(context, when, undefined, settings.day);
  const parties = partiesOn(workspace, treaty, day).map(({ state }) => state);
  const named = duty.node.actors ? namedStates(duty.node.actors, context, day) : [];
  const obligors = [...new Map([...named, ...parties].map((state) => [state.id, state])).values()];
  if (obligors.length === 0) return undefined;
  if (isOwedPlainly(workspace, treaty, duty, day)) return undefined;
  // other rules say so
  if (whyUnreachable(workspace, treaty, when) || whyUnreachable(workspace, treaty, condition)) return undefined;
  let first: string | undefined;
  let left = answersLimit;
  for (const events of tried(workspace, treaty, duty, parties, day, settings)) {
    left -= obligors.length;
    if (left < 0) break;
    const solver = solverOf(workspace, events, day, { brief: true });
    for (const obligor of obligors) {
      const { answer: word, bindings } = answerDuty(solver, duty, obligor);
      // who joined later, or has left, may owe it or has owed it
      if (word !== 'not-bound') return undefined;
      const reasons = bindings[0]?.reasons ?? [];
      // a name that stands for nothing is reported where it stands
      if (reasons.some(({ reason }) => reason === 'unresolved')) return undefined;
      first ??= reasons[0]?.says;
    }
  }
  if (first === undefined) return undefined;
  return first.charAt(0) === first.charAt(0).toUpperCase() && !isCode(first, obligors, context) ? lower(first) : first;
}

/** Whether its plainest event makes somebody owe it: nearly always so, and quicker to see than with all reasons. */
function isOwedPlainly(workspace: Workspace, treaty: PlacedTreaty, duty: Duty, day: number): boolean {
  const { node } = duty;
  const context = { workspace, treaty };
  const { when, condition } = plainTerms(duty);
  const limits = ['only-in', 'without-agreement', 'upon-consent'] as const;
  if (!when || !condition || limits.some((what) => hasModifier(node, what))) return false;
  return baseEvents(context, when, day).some((events) => {
    const { truth, bindings } = answer(context, condition, events, day, { brief: true });
    return truth !== 'not-met' && obligorsOf(node, context, day, bindings).length > 0;
  });
}

/** From the plainest on; the whole battery only where nobody owes it before. */
function* tried(
  workspace: Workspace,
  treaty: PlacedTreaty,
  duty: Duty,
  parties: readonly StateEntity[],
  day: number,
  settings: Settings,
): Generator<readonly EventFact[]> {
  const { when } = plainTerms(duty);
  if (!when) return;
  const base = baseEvents({ workspace, treaty }, when, day);
  yield* base;
  for (const [first, ...others] of base)
    if (first?.on)
      for (const victim of parties) {
        const { place: _place, ...anywhere } = first;
        yield [{ ...first, on: [{ state: victim }] }, ...others];
        yield [{ ...anywhere, on: [{ state: victim }] }, ...others];
      }
  for (const { events } of probeEvents(workspace, treaty, when, settings)) yield events;
}

function isCode(
  says: string,
  states: readonly StateEntity[],
  context: { readonly workspace: Workspace; readonly treaty: PlacedTreaty },
): boolean {
  return states.some((state) => says.startsWith(callState(context, state)));
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
