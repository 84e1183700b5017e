/** `foedus crisis`: runs the scenarios of files, and says day by day who is bound to do what. */
import { styleText } from 'node:util';
import type { Builder } from 'junit-report-builder';
import { type Ran, ran, type ScenarioSite } from '../features/scenarios.ts';
import {
  answerSays,
  assumedIn,
  type Cascade,
  type CascadeNode,
  type Crisis,
  type CrisisEvent,
  cascadeOf,
  type DutyAnswer,
  daysOf,
  type ExpectationResult,
  joined,
  placeOf,
  positionGroups,
  positionsOn,
  type Reason,
  sayDuty,
  sayEvent,
  sayReason,
  sceneOf,
} from '../meaning/crises/index.ts';
import { callState } from '../meaning/index.ts';
import { type Day, formatDay, sayDay } from '../model/dates.ts';
import { type Location, locate, type Site } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { nearest } from '../rules/nearest.ts';
import { settingsOf, workspaceOf } from './analysis.ts';
import { type Input, readInput, shown } from './disk.ts';
import { type PlaceInFile, placesIn } from './places.ts';
import { print } from './terminal.ts';
import { exit, UsageError } from './usage.ts';

export interface CrisisOptions {
  readonly scenario: readonly string[];
  readonly format: 'text' | 'json' | 'junit';
  readonly date?: string;
}

interface Told extends Ran {
  readonly cascade: Cascade;
}

/**
 * Runs the scenarios of the paths and prints what they come to. Returns the exit code.
 * @throws UsageError where there is no scenario, or none of a name asked for.
 */
export async function crisis(paths: readonly string[], options: CrisisOptions): Promise<number> {
  const input = await readInput(paths);
  const settings = settingsOf(input, options.date);
  const { day } = settings;
  const workspace = workspaceOf(input);
  const told = chosen(input, workspace, options.scenario).map((site): Told => {
    const result = ran(workspace, site, settings);
    return { ...result, cascade: cascadeOf(result.crisis) };
  });
  const report = { text: textReport, json: jsonReport, junit: junitReport }[options.format];
  print(`${await report(input, told, day)}\n`, options.format);
  const fails = told.some(
    ({ faults, expectations }) => faults.length > 0 || expectations.some((each) => each.outcome !== 'holds'),
  );
  return fails ? exit.findings : exit.clean;
}

function chosen(input: Input, workspace: Workspace, names: readonly string[]): ScenarioSite[] {
  const found: ScenarioSite[] = [];
  for (const { uri, path: file, unreadable } of input.asked) {
    if (unreadable) throw new UsageError(`\`${shown(file)}\` was not read: ${unreadable}.`);
    const source = workspace.file(uri);
    for (const placed of source?.tree.chunks ?? []) {
      const node = placed.chunk.declaration;
      if (source && node?.kind === 'scenario') found.push({ file: source, placed, node } satisfies Site);
    }
  }
  if (found.length === 0) throw new UsageError('There is no `scenario` in what was named.');
  const all = found.map(({ node }) => node.name?.value ?? '');
  for (const name of names)
    if (!all.includes(name)) {
      const hint = nearest(name, all)[0];
      throw new UsageError(`There is no scenario \`${name}\` here.${hint ? ` Did you mean \`${hint}\`?` : ''}`);
    }
  return names.length === 0 ? found : found.filter(({ node }) => names.includes(node.name?.value ?? ''));
}

// ---------- for people ----------

function textReport(input: Input, told: readonly Told[], day: Day): string {
  const place = placesIn(input);
  const blocks = told.map((each) => scenarioText(each, place));
  const all = told.flatMap(({ expectations }) => expectations);
  const failed = all.filter(({ outcome }) => outcome !== 'holds').length;
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const held =
    failed > 0
      ? styleText('red', `${count(failed, 'expectation')} of ${all.length} failed`)
      : styleText('green', `${count(all.length, 'expectation')}, ${all.length === 1 ? 'it holds' : 'all hold'}`);
  return [...blocks, `${count(told.length, 'scenario')} run on ${formatDay(day)}: ${held}`].join('\n\n');
}

function scenarioText(told: Told, place: (at: Location) => PlaceInFile): string {
  const { crisis, expectations, cascade } = told;
  const { site } = crisis;
  const { file, start } = place(locate(site));
  const title = site.node.title ? ` “${site.node.title.value}”` : '';
  const under = joined(crisis.treaties.map(({ treaty }) => treaty.name));
  const lines = [
    `${styleText('bold', `${crisis.name || 'A scenario without a name'}${title}`)} (${file}:${start.line + 1})`,
    `  under ${under || 'no treaty'}`,
  ];
  for (const fault of told.faults) {
    const { start: at } = place(fault);
    lines.push(styleText('red', `  ${file}:${at.line + 1}:${at.character + 1} ${fault.message}`));
  }
  let before = new Map<string, string>();
  for (const day of daysOf(crisis)) {
    lines.push('', styleText('bold', sayDay(day)));
    for (const event of crisis.events) if (event.fact.day === day) lines.push(`  ${eventText(crisis, event)}`);
    const now = positionLines(crisis, day);
    for (const [key, line] of now) if (before.get(key) !== line) lines.push(`    ${line}`);
    before = now;
  }
  if (cascade.drawnIn.length > 0) {
    lines.push('', styleText('bold', 'What led to what'));
    for (const root of cascade.roots) if (root.followed.length > 0) lines.push(...treeLines(crisis, root, '  ', ''));
    const states = joined(cascade.drawnIn.map((state) => callState(sceneOf(crisis), state)));
    lines.push(
      `  Drawn in: ${states}; the longest chain has ${cascade.depth} ${cascade.depth === 1 ? 'step' : 'steps'}.`,
    );
  }
  if (expectations.length > 0) lines.push('', styleText('bold', 'Expectations'));
  for (const each of expectations) lines.push(...expectationLines(crisis, each, place));
  const assumed = assumedIn(crisis, expectations);
  if (assumed.length > 0) lines.push('', styleText('bold', 'Taken for granted'), ...assumed.map((each) => `  ${each}`));
  return lines.join('\n');
}

function eventText(crisis: Crisis, { fact, causes }: CrisisEvent): string {
  const said = sayEvent(sceneOf(crisis), fact);
  return causes.length === 0
    ? said
    : `→ ${said}, honouring ${joined(causes.map(({ answer }) => sayDuty(answer.duty)))}`;
}

/** What is owed on a day, one line for all who owe the same. */
function positionLines(crisis: Crisis, day: Day): Map<string, string> {
  return new Map(
    positionGroups(crisis, day).map(({ key, answer, who, task, whom, reasons }) => {
      const why = reasons.length > 0 ? ` – ${reasons.map(sayReason).join('; ')}` : '';
      const owed = `${answerSays[answer.answer]}, ${sayDuty(answer.duty)}: ${task}`;
      return [key, `${who}: ${owed}${whom && ` (${whom})`}${why}`];
    }),
  );
}

function treeLines(crisis: Crisis, { event, followed }: CascadeNode, indent: string, mark: string): string[] {
  const lines = [`${indent}${mark}${eventText(crisis, event).replace(/^→ /, '')} (${sayDay(event.fact.day)})`];
  for (const { binding } of event.causes.slice(0, 1)) {
    const reasons = binding.reasons.filter((each) => each.event).slice(0, 3);
    if (reasons.length > 0)
      lines.push(`${indent}${mark ? '   ' : ''}  ${styleText('gray', `because ${reasons.map(sayReason).join('; ')}`)}`);
  }
  for (const each of followed) lines.push(...treeLines(crisis, each, `${indent}${mark ? '   ' : ''}`, '└─ '));
  return lines;
}

function expectationLines(crisis: Crisis, result: ExpectationResult, place: (at: Location) => PlaceInFile): string[] {
  const { file, start } = place(locate(crisis.site, result.node));
  const says = `${result.says.charAt(0).toUpperCase()}${result.says.slice(1)}.`;
  if (result.outcome === 'holds')
    return [`  ${styleText('green', '✓')} ${result.text}`, `      ${styleText('gray', says)}`];
  const head = `  ${styleText('red', '✗')} ${result.text} (${file}:${start.line + 1}:${start.character + 1})`;
  if (result.outcome === 'unreadable') return [head, `      It could not be asked: ${result.says}.`];
  return [head, `      ${says}`];
}

// ---------- for machines ----------

function jsonReport(input: Input, told: readonly Told[], day: Day): string {
  const place = placesIn(input);
  const at = (location: Location) => {
    const { relative, start, end } = place(location);
    return { file: relative, range: { start, end } };
  };
  const all = told.flatMap(({ expectations }) => expectations);
  return JSON.stringify(
    {
      version: 1,
      day: formatDay(day),
      scenarios: told.map((each) => scenarioJson(each, at)),
      summary: {
        scenarios: told.length,
        expectations: all.length,
        failed: all.filter(({ outcome }) => outcome === 'fails').length,
        unreadable: all.filter(({ outcome }) => outcome === 'unreadable').length,
      },
    },
    null,
    2,
  );
}

function scenarioJson({ crisis, expectations, cascade, faults }: Told, at: (location: Location) => object): object {
  const scene = sceneOf(crisis);
  const call = (states: readonly Parameters<typeof callState>[1][]) => states.map((state) => callState(scene, state));
  const reasons = (all: readonly Reason[]) =>
    all.map((reason) => ({
      part: reason.part,
      says: reason.says,
      ...(reason.event ? { event: sayEvent(scene, reason.event), date: formatDay(reason.event.day) } : {}),
      ...(reason.source ? { source: reason.source } : {}),
      clause: at(placeOf(reason)),
    }));
  const duty = ({ duty: { name, treaty, node }, obligor, answer, bindings, assumed }: DutyAnswer) => ({
    clause: name,
    obligor: callState(scene, obligor),
    answer,
    helped: call(bindings[0]?.helped ?? []),
    fought: call(bindings[0]?.fought ?? []),
    awaits: bindings[0]?.awaits ?? [],
    reasons: reasons(bindings[0]?.reasons ?? []),
    assumed,
    at: at(locate(treaty.site, node)),
  });
  const event = ({ fact, causes, line }: CrisisEvent) => ({
    says: sayEvent(scene, fact),
    kind: fact.kind,
    date: formatDay(fact.day),
    ...(line ? { at: at(locate(crisis.site, line)) } : {}),
    causes: causes.map(({ answer }) => ({ clause: answer.duty.name, obligor: callState(scene, answer.obligor) })),
  });
  const tree = (node: CascadeNode): object => ({ ...event(node.event), followed: node.followed.map(tree) });
  return {
    name: crisis.name,
    title: crisis.site.node.title?.value ?? '',
    at: at(locate(crisis.site)),
    faults: faults.map(({ rule, message, uri, start, end }) => ({ rule, message, at: at({ uri, start, end }) })),
    treaties: crisis.treaties.map(({ treaty }) => treaty.name),
    days: daysOf(crisis).map((day) => ({
      date: formatDay(day),
      events: crisis.events.filter((each) => each.fact.day === day).map(event),
      duties: positionsOn(crisis, day).map(duty),
    })),
    cascade: { drawnIn: call(cascade.drawnIn), depth: cascade.depth, tree: cascade.roots.map(tree) },
    expectations: expectations.map((each) => ({
      text: each.text,
      outcome: each.outcome,
      answer: each.answer,
      says: each.says,
      date: formatDay(each.day),
      reasons: reasons(each.reasons),
      at: at(locate(crisis.site, each.node)),
    })),
  };
}

/** A test suite for each scenario, a case for each expectation; what is wrong in the scenario itself is an error. */
async function junitReport(input: Input, told: readonly Told[]): Promise<string> {
  // a big library for the few who ask for this
  const { default: library } = await import('junit-report-builder');
  // it is CommonJS: its types speak of `default.default`, what Node gives is the builder itself
  const junit = library as unknown as Builder;
  const place = placesIn(input);
  const builder = junit.newBuilder();
  for (const { crisis, expectations, faults } of told) {
    const name = crisis.name || 'A scenario without a name';
    const suite = builder.testSuite().name(name);
    for (const fault of faults) {
      const { relative, start } = place(fault);
      suite
        .testCase()
        .className(name)
        .name(`line ${start.line + 1}`)
        .file(relative)
        .error(fault.message, fault.rule);
    }
    for (const each of expectations) {
      const { relative, start } = place(locate(crisis.site, each.node));
      const one = suite.testCase().className(name).name(each.text).file(relative);
      const at = `${relative}:${start.line + 1}:${start.character + 1}`;
      if (each.outcome === 'fails') one.failure(`${each.says} (${at})`);
      else if (each.outcome === 'unreadable') one.error(`It could not be asked: ${each.says} (${at})`);
    }
  }
  return builder.build().trimEnd();
}
