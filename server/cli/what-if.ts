/** `foedus whatif`: one event that nobody has written down, or the events that would set a clause off. */
import { styleText } from 'node:util';
import {
  actOfDuty,
  answerSays,
  type CascadeNode,
  type Crisis,
  cascadeOf,
  compareAnswers,
  type DutyAnswer,
  dutiesOf,
  helping,
  isBound,
  joined,
  obligorsOf,
  plainTerms,
  sayDuty,
  sayEvent,
  sayReason,
  sayTask,
} from '../meaning/crises/index.ts';
import { type Imagined, runImagined, scenarioText } from '../meaning/exposure/index.ts';
import { type Battery, callState, membersOf, probe, type Scene, statesOf } from '../meaning/index.ts';
import { type Day, formatDay, sayDay } from '../model/dates.ts';
import { isStateCode, type StateEntity, suggestStates } from '../model/register.ts';
import { locate } from '../model/site.ts';
import {
  globalNamed,
  memberNamed,
  type PlacedTreaty,
  stateOn,
  treatyNamed,
  type Workspace,
} from '../model/workspace.ts';
import { nearest } from '../rules/nearest.ts';
import { eventKinds } from '../theory/events.ts';
import { settingsOf, workspaceOf } from './analysis.ts';
import { type Input, readInput } from './disk.ts';
import { placesIn } from './places.ts';
import { print } from './terminal.ts';
import { exit, UsageError } from './usage.ts';

export interface WhatIfOptions {
  readonly by?: string;
  readonly on?: string;
  readonly kind?: string;
  readonly in?: string;
  readonly supportedBy?: string;
  readonly provoked?: boolean;
  readonly unprovoked?: boolean;
  readonly for?: string;
  readonly date?: string;
  readonly format: 'text' | 'json';
}

/**
 * Prints who is bound to do what, or what would set a clause off. Returns the exit code.
 * @throws UsageError where a state, kind, place or clause is unknown, with what may have been meant.
 */
export async function whatIf(paths: readonly string[], options: WhatIfOptions): Promise<number> {
  const input = await readInput(paths);
  const { day } = settingsOf(input, options.date);
  const workspace = workspaceOf(input);
  print(
    `${options.for === undefined ? event(input, workspace, day, options) : clause(workspace, day, options.for, options)}\n`,
    options.format,
  );
  return exit.clean;
}

// ---------- one event ----------

function event(input: Input, workspace: Workspace, day: Day, options: WhatIfOptions): string {
  if (options.by === undefined && options.on === undefined)
    throw new UsageError(
      'Say what happens (`--by GMY --on FRN`), or which clause it is about (`--for NATO.CollectiveDefence`).',
    );
  const words = eventWords(workspace, day, options);
  const imagined = (honoured: boolean): Imagined => ({ day, event: words, honoured });
  const plain = runImagined(workspace, imagined(false));
  const honoured = runImagined(workspace, imagined(true));
  if (!plain || !honoured) throw new UsageError(`\`${words}\` cannot be read as an event.`);
  const answers = plain.duties.flatMap((duty) =>
    plainTerms(duty).condition ? obligorsOf(workspace, duty, day).map((state) => plain.ask(duty, state, day)) : [],
  );
  return options.format === 'json'
    ? eventJson(input, plain, honoured, answers)
    : eventText(plain, honoured, answers, scenarioText(imagined(true), 'WhatIf'));
}

function eventWords(workspace: Workspace, day: Day, options: WhatIfOptions): string {
  const kind = options.kind ?? 'invasion';
  if (!Object.hasOwn(eventKinds, kind)) {
    const hint = nearest(kind, Object.keys(eventKinds))[0];
    throw new UsageError(
      `There is no kind of event \`${kind}\`.${hint ? ` Did you mean \`${hint}\`?` : ''} The kinds are: ${Object.keys(eventKinds).join(', ')}.`,
    );
  }
  const words = [options.provoked ? 'provoked' : options.unprovoked === false ? '' : 'unprovoked', kind];
  if (options.by !== undefined) words.push(`by ${actorsOf(workspace, options.by, day, '--by')}`);
  if (options.on !== undefined) words.push(`on ${actorsOf(workspace, options.on, day, '--on')}`);
  if (options.supportedBy !== undefined)
    words.push(`supported by ${actorsOf(workspace, options.supportedBy, day, '--supported-by')}`);
  if (options.in !== undefined) words.push(`in ${placeOf(workspace, options.in, day)}`);
  return words.filter(Boolean).join(' ');
}

/**
 * Who it is, as an event has it: states, parties of a treaty or members of a group by its name, separated by commas; some
 * state of a class (`any state "European Power"`); or in quotes whoever is no state.
 */
function actorsOf(workspace: Workspace, given: string, day: Day, option: string): string {
  if (/^(any (third-)?state )?"[^"\n\r]+"$/.test(given)) return given;
  return given
    .split(',')
    .map((each) => each.trim())
    .map((each) =>
      globalNamed(workspace, each, 'group') || globalNamed(workspace, each, 'treaty')
        ? each
        : codeOf(workspace, each, day, option),
    )
    .join(', ');
}

/** The code as it was given, if it means a state on the day. */
function codeOf(workspace: Workspace, code: string, day: Day, option: string): string {
  const lookup = stateOn(workspace, code, day);
  if (lookup.kind === 'state') return code;
  if (lookup.kind === 'ambiguous')
    throw new UsageError(
      `\`${option} ${code}\` means more than one state on ${sayDay(day)}: ${joined(lookup.candidates.map((each) => `${each.code} (${each.state.name})`))}.`,
    );
  const near = lookup.suggestions.length > 0 ? lookup.suggestions : suggestStates(code);
  const hint = near.length > 0 ? ` Did you mean ${near.map((each) => `${each.code} (${each.name})`).join(', ')}?` : '';
  const note = lookup.note ? ` ${lookup.note}.` : isStateCode(code) ? ` It means no state on ${sayDay(day)}.` : '';
  throw new UsageError(`\`${option} ${code}\`: nobody knows this state.${note}${hint}`);
}

function placeOf(workspace: Workspace, place: string, day: Day): string {
  const territory = /^territory of (\S+)$/.exec(place);
  if (territory?.[1]) return `territory of ${codeOf(workspace, territory[1], day, '--in')}`;
  if (/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)?$/u.test(place)) return place;
  return `"${place.replace(/["\n\r]/g, '')}"`;
}

function eventText(plain: Crisis, honoured: Crisis, answers: readonly DutyAnswer[], scenario: string): string {
  const scene: Scene = { workspace: plain.workspace, codeDay: plain.first };
  const call = (state: StateEntity) => callState(scene, state);
  const [first] = plain.events;
  const lines = [
    styleText('bold', `If on ${sayDay(plain.first)}: ${first ? sayEvent(scene, first.fact) : ''}`),
    `  under ${joined(plain.treaties.map(({ treaty }) => treaty.name)) || 'no treaty: none is in force on that day'}`,
  ];
  const owed = answers.filter(({ answer }) => isBound(answer));
  const open = answers.filter(({ answer }) => answer === 'arguable' || answer === 'pending');
  // who does not owe the clause at all needs no reason; nor does a treaty that concerns neither side
  const sides = new Set(
    [first?.fact.by, first?.fact.on, first?.fact.supportedBy].flatMap((each) => statesOf(each).map(({ id }) => id)),
  );
  const touches = (treaty: PlacedTreaty) => membersOf(plain.workspace, treaty).some(({ state }) => sides.has(state.id));
  const ends = new Set([first?.fact.by, first?.fact.on].flatMap((each) => statesOf(each).map(({ id }) => id)));
  const untouched = plain.treaties.filter(
    (treaty) => !touches(treaty) && ![...owed, ...open].some(({ duty }) => duty.treaty.treaty === treaty.treaty),
  );
  const free = answers.filter(
    ({ answer, duty, obligor, bindings: [binding] }) =>
      !isBound(answer) &&
      answer !== 'arguable' &&
      answer !== 'pending' &&
      binding?.reasons[0]?.part !== 'role' &&
      !(helping.has(actOfDuty(duty).verb) && ends.has(obligor.id)) &&
      touches(duty.treaty),
  );
  const section = (title: string, some: readonly DutyAnswer[]) => {
    if (some.length > 0) lines.push('', styleText('bold', title), ...grouped(some, call));
  };
  section('Bound', owed);
  section('Open', open);
  section('Not bound, and why not', free);
  if (untouched.length > 0)
    lines.push(`  Treaties that concern neither side: ${joined(untouched.map(({ treaty }) => treaty.name))}.`);
  const { roots, drawnIn, depth } = cascadeOf(honoured);
  lines.push('', styleText('bold', 'If everybody does what is due'));
  if (drawnIn.length === 0) lines.push('  Nothing follows.');
  else {
    for (const root of roots) lines.push(...tree(scene, root, '  ', ''));
    lines.push(
      `  Drawn in: ${joined(drawnIn.map(call))}; the longest chain has ${depth} ${depth === 1 ? 'step' : 'steps'}.`,
    );
  }
  lines.push('', 'As a scenario:', ...scenario.split('\n').map((line) => `    ${line}`));
  return lines.join('\n');
}

/** One line for all who stand alike to a clause. */
function grouped(answers: readonly DutyAnswer[], call: (state: StateEntity) => string): string[] {
  const groups = new Map<string, { names: string[]; says: string }>();
  const order = [...answers].sort((one, two) => compareAnswers(two.answer, one.answer));
  for (const answer of order) {
    const [binding] = answer.bindings;
    const reasons = binding?.reasons ?? [];
    const why = (isBound(answer.answer) ? reasons.filter(({ part }) => part === 'discretion') : reasons).slice(0, 2);
    const because = why.length > 0 ? ` – ${why.map((each) => sayReason(each)).join('; ')}` : '';
    // the reason names the state where it is about it alone
    const shared = because.replaceAll(call(answer.obligor), '…');
    const key = `${answer.duty.name} ${answer.answer} ${shared}`;
    const known = groups.get(key);
    if (known) known.names.push(call(answer.obligor));
    else {
      const says = `${answerSays[answer.answer]}, ${sayDuty(answer.duty)}: ${sayTask(answer.duty)}`;
      groups.set(key, { names: [call(answer.obligor)], says: `${says}${because}` });
    }
  }
  return [...groups.values()].map(({ names, says }) => `  ${joined(names)}: ${says}`);
}

function tree(
  scene: Scene,
  { event: { fact, causes }, followed }: CascadeNode,
  indent: string,
  mark: string,
): string[] {
  const by = causes.length > 0 ? `, honouring ${joined(causes.map(({ answer }) => sayDuty(answer.duty)))}` : '';
  return [
    `${indent}${mark}${sayEvent(scene, fact)}${by}`,
    ...followed.flatMap((each) => tree(scene, each, `${indent}${mark ? '   ' : ''}`, '└─ ')),
  ];
}

function eventJson(input: Input, plain: Crisis, honoured: Crisis, answers: readonly DutyAnswer[]): string {
  const scene: Scene = { workspace: plain.workspace, codeDay: plain.first };
  const call = (states: readonly StateEntity[]) => states.map((state) => callState(scene, state));
  const at = placesIn(input);
  const cascade = cascadeOf(honoured);
  const node = ({ event: { fact, causes }, followed }: CascadeNode): object => ({
    says: sayEvent(scene, fact),
    kind: fact.kind,
    causes: causes.map(({ answer }) => ({ clause: answer.duty.name, obligor: call([answer.obligor])[0] })),
    followed: followed.map(node),
  });
  return JSON.stringify(
    {
      version: 1,
      day: formatDay(plain.first),
      event: plain.events[0] ? sayEvent(scene, plain.events[0].fact) : '',
      treaties: plain.treaties.map(({ treaty }) => treaty.name),
      duties: answers.map(({ duty, obligor, answer, bindings: [binding], assumed }) => {
        const { relative, start, end } = at(locate(duty.treaty.site, duty.node));
        return {
          clause: duty.name,
          obligor: call([obligor])[0],
          answer,
          helped: call(binding?.helped ?? []),
          fought: call(binding?.fought ?? []),
          awaits: binding?.awaits ?? [],
          reasons: (binding?.reasons ?? []).map(({ part, says, source }) => ({
            part,
            says,
            ...(source ? { source } : {}),
          })),
          assumed,
          at: { file: relative, range: { start, end } },
        };
      }),
      cascade: { drawnIn: call(cascade.drawnIn), depth: cascade.depth, tree: cascade.roots.map(node) },
    },
    null,
    2,
  );
}

// ---------- one clause ----------

function clause(workspace: Workspace, day: Day, name: string, { format }: WhatIfOptions): string {
  const { title, battery } = batteryOf(workspace, day, name);
  const scene: Scene = battery.context;
  const groups = [
    ['met', 'Sets it off'],
    ['arguable', 'Arguable'],
    ['not-met', 'Does not set it off'],
  ] as const;
  if (format === 'json')
    return JSON.stringify(
      {
        version: 1,
        clause: title,
        day: formatDay(battery.day),
        probes: battery.probes.map(({ dimension, label, answer, because, apart }) => ({
          varies: dimension,
          event: label,
          answer,
          ...(apart ? { apart } : {}),
          reasons:
            answer === 'met'
              ? []
              : because.map(({ part, says, source }) => ({ part, says, ...(source ? { source } : {}) })),
        })),
        summary: { met: battery.met, arguable: battery.arguable, notMet: battery.notMet, share: battery.share },
      },
      null,
      2,
    );
  const lines = [
    styleText('bold', `What would set off ${title}`),
    `  Events of ${sayDay(battery.day)}, each varying one thing; states as ${scene.treaty?.treaty.name} calls them.`,
  ];
  for (const [truth, heading] of groups) {
    const some = battery.probes.filter(({ answer }) => answer === truth);
    if (some.length === 0) continue;
    lines.push('', styleText('bold', `${heading} (${some.length})`));
    for (const { label, because } of some) {
      const why =
        truth === 'met' ? [] : because.slice(0, 2).map(({ part, says }) => `\`${part}\` – ${says.replace(/\.$/, '')}`);
      lines.push(`  ${label}${why.length > 0 ? `: ${why.join('; ')}` : ''}`);
    }
  }
  return lines.join('\n');
}

/** The events that a clause is tried with. */
function batteryOf(workspace: Workspace, day: Day, name: string): { title: string; battery: Battery } {
  const [scope = '', own] = name.split('.');
  const treaty = treatyNamed(workspace, scope);
  if (!treaty || !globalNamed(workspace, scope, 'treaty')) {
    const names = workspace.treaties.map((each) => each.treaty.name);
    const hint = nearest(scope, names)[0];
    throw new UsageError(`There is no treaty \`${scope}\` here.${hint ? ` Did you mean \`${hint}\`?` : ''}`);
  }
  const found = own === undefined ? undefined : memberNamed(treaty, own, ['obligation', 'trigger'])?.node;
  if (!found) {
    const names = clausesOf(treaty);
    const hint = own === undefined ? undefined : nearest(own, names)[0];
    throw new UsageError(
      `${own === undefined ? `Name a clause of ${scope}` : `${scope} has no duty or trigger \`${own}\``}.${hint ? ` Did you mean \`${scope}.${hint}\`?` : ` There are: ${names.map((each) => `${scope}.${each}`).join(', ')}.`}`,
    );
  }
  if (found.kind === 'trigger') return { title: name, battery: probe(workspace, treaty, found, { day }) };
  const duty = dutiesOf(workspace, treaty).find((each) => each.node === found);
  const condition = duty ? plainTerms(duty).condition : undefined;
  if (!duty || !condition) throw new UsageError(`\`${name}\` is owed without any event: nothing has to set it off.`);
  return { title: `${sayDuty(duty)}: ${sayTask(duty)}`, battery: probe(workspace, treaty, condition, { day }) };
}

function clausesOf({ treaty }: PlacedTreaty): string[] {
  return [...treaty.obligations, ...treaty.triggers].flatMap(({ node }) => node.name?.value ?? []);
}
