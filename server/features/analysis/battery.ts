/** How each trigger of a treaty answers to the events by which it is tested. */
import type { Condition, Trigger } from '../../../grammar/index.ts';
import { dutiesOf, plainTerms } from '../../meaning/crises/index.ts';
import type { Truth } from '../../meaning/logic.ts';
import { type Dimension, probe } from '../../meaning/probes.ts';
import type { Day } from '../../model/dates.ts';
import { type Location, locate } from '../../model/site.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';

export interface TriggerBattery {
  /** The trigger, or the duty whose condition is written in place. */
  readonly name: string;
  readonly at: Location;
  /** Arguable ÷ (met + arguable), without what is apart. */
  readonly share: number;
  readonly probes: readonly {
    readonly varies: Dimension;
    readonly event: string;
    readonly answer: Truth;
    /** Arguable, and the clause's own gap. */
    readonly counted: boolean;
    /** Why, as sentences; of what is met none. */
    readonly reasons: readonly string[];
  }[];
}

/** The batteries of a treaty's triggers, and of conditions that stand in a duty itself. */
export function batteriesOf(workspace: Workspace, placed: PlacedTreaty, day: Day): readonly TriggerBattery[] {
  const read = (name: string, clause: Trigger | Condition, at: Location): TriggerBattery => {
    const { share, probes } = probe(workspace, placed, clause, { day });
    return {
      name,
      at,
      share,
      probes: probes.map(({ dimension, label, answer, counted, because }) => ({
        varies: dimension,
        event: label,
        answer,
        counted,
        reasons: answer === 'met' ? [] : because.slice(0, 2).map(({ says }) => says),
      })),
    };
  };
  return [
    ...placed.treaty.triggers.flatMap(
      ({ node }) =>
      node.damaged || !node.condition ? [] : [read(node.name?.value ?? 'trigger', node, locate(placed.site, node.name ?? node))], // biome-ignore format: one line
    ),
    ...dutiesOf(workspace, placed).flatMap((duty) => {
      const { when } = plainTerms(duty);
      if (!when || duty.node.damaged || !standsInPlace(when)) return [];
      return [read(duty.node.name?.value ?? duty.name, when, locate(placed.site, duty.node.name ?? duty.node))];
    }),
  ];
}

/** It names no trigger: an event is written out. */
function standsInPlace(condition: Condition): boolean {
  if (condition.kind === 'reference') return false;
  if (condition.kind === 'not') return condition.item !== undefined && standsInPlace(condition.item);
  return condition.kind === 'or' || condition.kind === 'and' ? condition.items.some(standsInPlace) : true;
}
