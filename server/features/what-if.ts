/** “What if …” from an obligation: the events that it is tried with, and what each of them would come to. */
import type { Obligation } from '../../grammar/index.ts';
import { lineOf } from '../meaning/conflicts/scenario.ts';
import {
  answerSays,
  compareAnswers,
  type DutyAnswer,
  dutiesOf,
  joined,
  obligorsOf,
  sayReason,
  sayTask,
  sceneOf,
} from '../meaning/crises/index.ts';
import { runImagined, scenarioText } from '../meaning/exposure/index.ts';
import { callState, type Truth } from '../meaning/index.ts';
import { type Day, sayDay } from '../model/dates.ts';
import type { Site, SourceFile } from '../model/site.ts';
import { memberNamed, type PlacedTreaty, placedTreaty, treatyNamed, type Workspace } from '../model/workspace.ts';
import { crisisSections } from './crisis-page.ts';
import { block, code, plain, quote, spoken } from './markdown.ts';
import { placeAt } from './place.ts';
import { trialsOf } from './promise.ts';

/** An event that a duty is tried with. */
export interface Trial {
  /** What happens, in words. */
  readonly label: string;
  /** Whether it would set the duty off. */
  readonly answer: Truth;
  /** The same as lines of a scenario, without the word `event`. */
  readonly events: readonly string[];
}

/** The events that an obligation is tried with, and the day on which. */
export interface Trials {
  /** `Treaty.Obligation`. */
  readonly clause: string;
  readonly day: Day;
  readonly trials: readonly Trial[];
}

/** The obligation whose head an offset is in: its keyword, name or title. There an editor offers “What if …”. */
export function headAt(workspace: Workspace, file: SourceFile, offset: number): Site<Obligation> | undefined {
  const site = obligationAt(workspace, file, offset);
  if (!site) return undefined;
  const { node, placed } = site;
  const head = node.title ?? node.name;
  return head && offset - placed.start <= head.end ? site : undefined;
}

/** The obligation that an offset is in. */
export function obligationAt(workspace: Workspace, file: SourceFile, offset: number): Site<Obligation> | undefined {
  const place = placeAt(workspace, file, offset);
  const node = place?.path.find((each) => each.kind === 'obligation');
  return place && node?.kind === 'obligation' && node.name ? { file, placed: place.placed, node } : undefined;
}

/** What an obligation is tried with: first what sets it off, then what arguably does, then what does not. */
export function trialsFor(
  workspace: Workspace,
  { file, placed, node }: Site<Obligation>,
  day: Day,
): Trials | undefined {
  const treaty = placedTreaty(file, placed);
  const name = node.name?.value;
  if (!treaty || name === undefined) return undefined;
  const battery = trialsOf(node, treaty, { workspace, day });
  if (!battery) return undefined;
  const scene = { workspace, treaty, codeDay: battery.day };
  const order: readonly Truth[] = ['met', 'arguable', 'not-met'];
  const trials = battery.probes
    // What lies on another day than the others is no event of its own.
    .filter(({ dimension }) => dimension !== 'date')
    .map(({ label, answer, events }) => ({ label, answer, events: events.map((event) => lineOf(scene, event)) }))
    .sort((one, two) => order.indexOf(one.answer) - order.indexOf(two.answer));
  return { clause: `${treaty.treaty.name}.${name}`, day: battery.day, trials };
}

/** A clause by its qualified name. */
export function obligationNamed(workspace: Workspace, clause: string): Site<Obligation> | undefined {
  const [scope = '', name = ''] = clause.split('.');
  const treaty = treatyNamed(workspace, scope);
  const found = treaty && memberNamed(treaty, name, ['obligation']);
  return found?.node.kind === 'obligation' ? (found as Site<Obligation>) : undefined;
}

/**
 * The page that says what events on a day would come to: how everybody stands to the clause asked about, what follows if
 * all do what is due, and the scenario to paste. `undefined` where the lines are no events.
 */
export function whatIfPage(
  workspace: Workspace,
  { clause, day, events }: { readonly clause?: string; readonly day: Day; readonly events: readonly string[] },
): string | undefined {
  const imagined = { day, event: events };
  const crisis = runImagined(workspace, { ...imagined, honoured: false });
  const honoured = runImagined(workspace, { ...imagined, honoured: true });
  if (!crisis || !honoured) return undefined;
  const parts = [
    `# What if: ${plain(joined(events))}`,
    `On ${sayDay(day)}, under ${plain(joined(crisis.treaties.map(({ treaty }) => treaty.title || treaty.name))) || 'no treaty: none is in force on that day'}.`,
  ];
  const site = clause === undefined ? undefined : obligationNamed(workspace, clause);
  const treaty = site && placedTreaty(site.file, site.placed);
  if (site && treaty && clause) parts.push(`## ${plain(clause)}`, ...aboutClause(workspace, treaty, site.node, crisis));
  parts.push('What follows **if everybody does what is due**:', ...crisisSections(honoured));
  parts.push('## As a scenario', block(scenarioText({ ...imagined, honoured: false }, 'WhatIf')));
  return `${parts.join('\n\n')}\n`;
}

type Crisis = NonNullable<ReturnType<typeof runImagined>>;

/** How everybody stands to the clause: one line for all who stand alike. */
function aboutClause(workspace: Workspace, treaty: PlacedTreaty, node: Obligation, crisis: Crisis): string[] {
  const duty = dutiesOf(workspace, treaty).find((each) => each.node === node);
  if (!duty) return [];
  const day = crisis.first;
  const groups = new Map<string, { who: string[]; says: string }>();
  const answers = obligorsOf(workspace, duty, day).map((state): DutyAnswer => crisis.ask(duty, state, day));
  for (const answer of answers.sort((one, two) => compareAnswers(two.answer, one.answer))) {
    const name = callState(sceneOf(crisis), answer.obligor);
    const reasons = (answer.bindings[0]?.reasons ?? []).map(sayReason).join('; ');
    const says = `${answerSays[answer.answer]}${reasons ? `: ${spoken(reasons)}` : ''}`;
    // The reason names the state where it is about it alone.
    const key = says.replaceAll(name, '…');
    const known = groups.get(key);
    if (known) known.who.push(name);
    else groups.set(key, { who: [name], says });
  }
  const lines = [...groups.values()].map(({ who, says }) => `- **${plain(joined(who))}**: ${says}`);
  return [`The clause asks: ${quote(sayTask(duty))}`, lines.join('\n') || `Nobody owes ${code(duty.name)} then.`];
}
