/** When two things that are owed exclude each other: docs/semantics.md, on conflicting commitments. */
import type { Day } from '../../model/dates.ts';
import type { StateEntity } from '../../model/register.ts';
import type { Workspace } from '../../model/workspace.ts';
import { isOpenEnded } from '../actors.ts';
import type { BindingAnswer } from './answers.ts';
import { meansWar, type Terms } from './duty.ts';
import { isMeant } from './obligation.ts';

/** A duty as it is owed for one binding. */
export interface Owed {
  readonly terms: Terms;
  readonly binding: BindingAnswer;
}

/** How two duties of one obligor exclude each other. `whom` is the state about whom they do. */
export interface Exclusion {
  readonly how: 'neutral' | 'no-force' | 'no-aid' | 'both-sides';
  readonly whom: StateEntity;
}

/** Whether doing on that day what one asks for breaks the other; the order of the two makes no difference. */
export function excludes(workspace: Workspace, day: Day, one: Owed, two: Owed): Exclusion | undefined {
  return excludesFrom(workspace, day, one, two) ?? excludesFrom(workspace, day, two, one);
}

/** Whether its object is no list of states: `any state`, or neutrality in every war there is. */
export function isOpenBar(workspace: Workspace, { act, duty, when }: Terms): boolean {
  if (act.object) return isOpenEnded(act.object, { workspace, treaty: duty.treaty });
  return act.verb === 'neutral' && !when;
}

function excludesFrom(workspace: Workspace, day: Day, doing: Owed, bar: Owed): Exclusion | undefined {
  const sheltered = (states: readonly StateEntity[]): StateEntity | undefined => {
    const { object } = bar.terms.act;
    const named = common(states, bar.binding.helped);
    if (named || !object || !isOpenBar(workspace, bar.terms)) return named;
    const scene = { workspace, treaty: bar.terms.duty.treaty };
    return states.find((state) => isMeant(scene, object, state, bar.binding.roles, day));
  };
  const { act } = bar.terms;
  const fights = meansWar(doing.terms.act, doing.terms.modifiers);
  const { helped, fought } = doing.binding;
  if (act.verb === 'no-aid' && !doing.terms.act.forbidden && helps(doing)) {
    // to stay out of that war only: helping the one against its victim
    const victim = bar.binding.roles.victim;
    const whom = sheltered(helped);
    if (whom && (!fights || !victim || fought.length === 0 || common(fought, [victim]))) return { how: 'no-aid', whom };
  }
  if (!fights) return undefined;
  if (act.verb === 'neutral' && !act.forbidden) {
    const { victim, aggressor, thatParty } = bar.binding.roles;
    const sides = [victim, thatParty, ...(aggressor ?? [])].filter((each) => !!each);
    const whom = act.object ? sheltered(fought) : bar.terms.when ? common(fought, sides) : fought[0];
    return whom ? { how: 'neutral', whom } : undefined;
  }
  if (act.verb === 'no-force') {
    const whom = sheltered(fought);
    return whom ? { how: 'no-force', whom } : undefined;
  }
  if (meansWar(act, bar.terms.modifiers)) {
    const whom = common(fought, bar.binding.helped);
    return whom && common(helped, bar.binding.fought) ? { how: 'both-sides', whom } : undefined;
  }
  return undefined;
}

function helps({ terms: { act } }: Owed): boolean {
  return act.verb === 'defend' || act.verb === 'assist' || act.verb === 'aid' || act.verb === 'join';
}

function common(one: readonly StateEntity[], two: readonly StateEntity[]): StateEntity | undefined {
  return one.find((state) => two.some((other) => other.id === state.id));
}
