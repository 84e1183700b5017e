/** `foedus exposure`: over all first attacks, who is drawn into someone else's war, and who may be left alone. */
import { styleText } from 'node:util';
import { joined, sayDuty } from '../meaning/crises/index.ts';
import { type Behind, type Exposure, exposureInSteps, type StateExposure } from '../meaning/exposure/index.ts';
import { nameState } from '../meaning/index.ts';
import { formatDay } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import { locate } from '../model/site.ts';
import { settingsOf, workspaceOf } from './analysis.ts';
import { readInput } from './disk.ts';
import { type PlaceInFile, placesIn } from './places.ts';
import { inSteps } from './progress.ts';
import { print } from './terminal.ts';
import { exit } from './usage.ts';

export interface ExposureOptions {
  readonly format: 'text' | 'json';
  readonly date?: string;
}

/** Prints the exposure of every state that the treaties concern. Returns the exit code. */
export async function exposure(paths: readonly string[], options: ExposureOptions): Promise<number> {
  const input = await readInput(paths);
  const { day } = settingsOf(input, options.date);
  const found = await inSteps(
    exposureInSteps(workspaceOf(input), day),
    ({ step, done, of }) =>
      `${step === 'asking' ? 'Asking each duty' : 'Following what spreads'}: ${Math.floor((100 * done) / of)} %`,
  );
  const at = placesIn(input);
  const place = ({ duty }: Behind) => at(locate(duty.treaty.site, duty.node.name ?? duty.node));
  const report = options.format === 'json' ? jsonReport : textReport;
  print(`${report(found, place)}\n`, options.format);
  return exit.clean;
}

function textReport(found: Exposure, place: (each: Behind) => PlaceInFile): string {
  const { day, treaties, universe, attacks, spreading, depths, widest } = found;
  const call = (state: StateEntity) => nameState(state, day);
  if (treaties.length === 0) return `No treaty is in force on ${formatDay(day)}. \`--date\` asks about another day.`;
  const names = treaties.map(({ treaty }) => treaty.name);
  const lines = [
    styleText('bold', `Exposure on ${formatDay(day)}`),
    `  under ${joined(names)}`,
    `  A first attack is an unprovoked invasion by one state on another: ${attacks} among the ${universe.length} states of that day.`,
    `  ${spreading} of them bind others to fight${depths.length > 1 ? ` (${depths.map((count, index) => `${count} in ${index + 1} ${index === 0 ? 'step' : 'steps'}`).join(', ')})` : ''}.`,
  ];
  if (widest)
    lines.push(
      `  The widest: ${call(widest.by)} on ${call(widest.on)} draws in ${joined(widest.drawnIn.map(call))}, in ${widest.depth} ${widest.depth === 1 ? 'step' : 'steps'}.`,
    );
  const clause = (each: Behind, after = '') => {
    const { file, start } = place(each);
    return `      ${each.attacks}: ${sayDuty(each.duty)}${after} (${file}:${start.line + 1})`;
  };
  const quiet: string[] = [];
  for (const each of found.states) {
    const { entrapment, abandonment } = each;
    if (entrapment.attacks === 0 && abandonment.attacks === 0 && abandonment.helped === 0) {
      quiet.push(call(each.state));
      continue;
    }
    lines.push('', styleText('bold', `${call(each.state)} (${each.state.name})`));
    lines.push(
      `  entrapment: bound to fight in ${entrapment.attacks} of ${entrapment.of} attacks between others${entrapment.indirect > 0 ? `, in ${entrapment.indirect} only through what others do` : ''}`,
      ...entrapment.direct.map((one) => clause(one)),
      ...entrapment.followed.map((one) => clause(one, ', once others have acted')),
      `  abandonment: ${abandonmentSays(abandonment)}`,
      ...abandonment.clauses.map((one) => clause(one, ' leaves it open')),
    );
  }
  if (quiet.length > 0) lines.push('', `Neither bound to fight for others nor promised help: ${joined(quiet)}.`);
  lines.push(
    '',
    'Bound is due, or due at discretion. The pair of terms is Snyder’s (1984); the counts are this program’s own.',
    'Each attack counts as one, likely or not.',
  );
  return lines.join('\n');
}

function abandonmentSays({ attacks, helped, of }: StateExposure['abandonment']): string {
  if (attacks === 0 && helped === 0) return 'nobody has promised it help';
  const sure = `of ${of} attacks on it, somebody is bound to help in ${helped}`;
  return attacks === 0
    ? sure
    : `${sure}; in ${attacks} nobody is, and somebody only arguably or when something is settled`;
}

function jsonReport(found: Exposure, place: (each: Behind) => PlaceInFile): string {
  const { day, treaties, universe, attacks, spreading, depths, widest, states } = found;
  const call = (state: StateEntity) => nameState(state, day);
  const clauses = (all: readonly Behind[]) =>
    all.map((each) => {
      const { relative, start, end } = place(each);
      return { clause: each.duty.name, attacks: each.attacks, file: relative, range: { start, end } };
    });
  return JSON.stringify(
    {
      version: 1,
      day: formatDay(day),
      treaties: treaties.map(({ treaty }) => treaty.name),
      universe: universe.length,
      attacks,
      spreading,
      depths,
      ...(widest
        ? {
            widest: {
              by: call(widest.by),
              on: call(widest.on),
              drawnIn: widest.drawnIn.map(call),
              depth: widest.depth,
            },
          }
        : {}),
      states: states.map(({ state, entrapment, abandonment }) => ({
        state: call(state),
        name: state.name,
        entrapment: { ...entrapment, direct: clauses(entrapment.direct), followed: clauses(entrapment.followed) },
        abandonment: { ...abandonment, clauses: clauses(abandonment.clauses) },
      })),
      source: 'The pair entrapment and abandonment: Snyder 1984. The counts: Foedus.',
    },
    null,
    2,
  );
}
