/** `foedus conflicts`: pairs of duties that one crisis makes due and that cannot both be kept. */
import { styleText } from 'node:util';
import {
  type Beyond,
  type Conflict,
  conflictsInSteps,
  gravityOf,
  sayExclusion,
  sayObligor,
  sayOthers,
} from '../meaning/conflicts/index.ts';
import { type Duty, sayTask } from '../meaning/crises/index.ts';
import { callState } from '../meaning/index.ts';
import { formatDay } from '../model/dates.ts';
import { locate } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import { type Severity, severities } from '../rules/finding.ts';
import { conflictSeverity } from '../rules/obligations/conflicting-obligations.ts';
import { workspaceOf } from './analysis.ts';
import { type Input, readInput } from './disk.ts';
import { type PlaceInFile, placesIn } from './places.ts';
import { inSteps } from './progress.ts';
import { print } from './terminal.ts';
import { exit } from './usage.ts';

export interface ConflictsOptions {
  readonly format: 'text' | 'json';
}

/** Prints the conflicts in which a treaty of the paths has a part. Returns the exit code: 1 where one is an error. */
export async function conflicts(paths: readonly string[], options: ConflictsOptions): Promise<number> {
  const input = await readInput(paths);
  const workspace = workspaceOf(input);
  const asked = new Set(input.asked.map(({ uri }) => uri));
  const concerns = ({ one, two }: Beyond) => [one, two].some(({ treaty }) => asked.has(treaty.site.file.uri));
  const all = await inSteps(
    conflictsInSteps(workspace),
    ({ done, of }) => `Holding treaties against each other: ${done} of ${of}`,
  );
  const found = all.conflicts
    .filter(concerns)
    .sort((one, two) => severities.indexOf(severityOf(one)) - severities.indexOf(severityOf(two)));
  const beyond = all.beyond.filter(concerns);
  const report = options.format === 'json' ? jsonReport : textReport;
  print(`${report(input, workspace, found, beyond)}\n`, options.format);
  return found.some((each) => severityOf(each) === 'error') ? exit.findings : exit.clean;
}

function severityOf(conflict: Conflict): Severity {
  return conflictSeverity[gravityOf(conflict)];
}

const colours = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' } as const;

function textReport(input: Input, workspace: Workspace, found: readonly Conflict[], beyond: readonly Beyond[]): string {
  const place = dutiesIn(input);
  const clause = (duty: Duty) => {
    const { file, start } = place(duty);
    return `  ${duty.name} (${file}:${start.line + 1}): ${sayTask(duty)}`;
  };
  const blocks = found.map((conflict) => {
    const severity = severityOf(conflict);
    const others = sayOthers({ workspace }, conflict);
    const { settled } = conflict;
    const graver = {
      within: 'owes both, and cannot keep both',
      between: 'owes both, and cannot keep both',
      settled: `would owe both; but ${settled?.by.treaty.name} yields to ${settled?.to.treaty.name}`,
      arguable: 'may owe both, and could not keep both',
    }[gravityOf(conflict)];
    return [
      `${styleText(colours[severity], severity === 'information' ? 'note' : severity)}: ${styleText('bold', `${sayObligor({ workspace }, conflict)} ${graver}`)}${others ? ` (in a like crisis ${others} too)` : ''}`,
      clause(conflict.one),
      clause(conflict.two),
      `  ${sayExclusion({ workspace }, conflict)}. The crisis:`,
      '',
      ...conflict.scenario.map((line) => `    ${line}`),
    ].join('\n');
  });
  if (beyond.length > 0)
    blocks.push(
      [
        'Not searched through, since a trigger asks for three or more attackers or has too many ways to be met:',
        ...beyond.map(({ one, two }) => `  ${one.name} and ${two.name}`),
      ].join('\n'),
    );
  const counts = severities.flatMap((severity) => {
    const count = found.filter((each) => severityOf(each) === severity).length;
    const word = severity === 'information' ? 'note' : severity;
    return count === 0 ? [] : `${count} ${word}${count === 1 ? '' : 's'}`;
  });
  const treaties = workspace.treaties.length;
  blocks.push(
    `${treaties === 1 ? '1 treaty held against itself' : `${treaties} treaties held against each other`}: ${counts.length > 0 ? counts.join(', ') : 'no conflict found'}`,
  );
  return blocks.join('\n\n');
}

function jsonReport(input: Input, workspace: Workspace, found: readonly Conflict[], beyond: readonly Beyond[]): string {
  const place = dutiesIn(input);
  const clause = (duty: Duty) => {
    const { relative, start, end } = place(duty);
    return { clause: duty.name, task: sayTask(duty), file: relative, range: { start, end } };
  };
  return JSON.stringify(
    {
      version: 1,
      conflicts: found.map((conflict) => {
        const { one, two, proof, obligors, scenario, settled } = conflict;
        const scene = { workspace, codeDay: proof.day };
        return {
          severity: severityOf(conflict),
          gravity: gravityOf(conflict),
          clauses: [clause(one), clause(two)],
          obligors: obligors.map((state) => callState(scene, state)),
          excludes: proof.exclusion.how,
          about: callState(scene, proof.exclusion.whom),
          strength: proof.strength,
          date: formatDay(proof.day),
          ...(settled ? { yields: settled.by.treaty.name, to: settled.to.treaty.name } : {}),
          ...(proof.link ? { link: { clause: proof.link.clause, ally: callState(scene, proof.link.ally) } } : {}),
          scenario: scenario.join('\n'),
        };
      }),
      beyond: beyond.map(({ one, two }) => [one.name, two.name]),
      summary: Object.fromEntries(
        severities.map((severity) => [severity, found.filter((each) => severityOf(each) === severity).length]),
      ),
    },
    null,
    2,
  );
}

/** Finds where duties stand. */
function dutiesIn(input: Input): (duty: Duty) => PlaceInFile {
  const place = placesIn(input);
  return ({ treaty, node }) => place(locate(treaty.site, node.name ?? node));
}
