/** `foedus figures`: what is derived of each treaty, with the clauses behind every figure. */

import { type Because, deriveTreaty, type Figure, type Spread, spreadOf, type TreatyFigures } from '../meaning/derived/index.ts'; // biome-ignore format: one line
import { allFigures } from '../meaning/figures.ts';
import { formatDay } from '../model/dates.ts';
import { globalNamed } from '../model/workspace.ts';
import { askedTreaties, placeIn } from './derived.ts';
import { print } from './terminal.ts';
import { exit } from './usage.ts';

export interface FiguresOptions {
  readonly format: 'text' | 'json';
  readonly date?: string;
}

type Place = (because: Because) => string;

/** Prints the figures of the treaties in the paths. Returns the exit code. */
export async function figures(paths: readonly string[], options: FiguresOptions): Promise<number> {
  const { workspace, treaties, settings, asked } = await askedTreaties(paths, options.date, true);
  const place = placeIn(workspace);
  const derived = treaties.map((placed) => deriveTreaty(workspace, placed, settings));
  const spreads = allFigures(workspace).flatMap((table) => {
    const site = globalNamed(workspace, table.name, 'figures');
    const spread = site && asked.has(site.file.uri) ? spreadOf(table) : undefined;
    return spread ? [spread] : [];
  });
  const day = formatDay(settings.day);
  if (options.format === 'json') {
    const report = {
      version: 1,
      day,
      treaties: derived.map((each) => jsonOf(each, place)),
      figures: spreads.map(spreadJson),
    };
    process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    return exit.clean;
  }
  const pages = [...derived.map((each) => textOf(each, place)), ...spreads.map(spreadText)];
  print(`Day of analysis: ${day}\n\n${pages.join('\n')}`);
  return exit.clean;
}

// ---------- JSON ----------

function clausesJson(because: readonly Because[], place: Place) {
  return because.map((each) => ({ clause: each.label, place: place(each) }));
}

function figureJson(figure: Figure<unknown>, place: Place) {
  return { value: figure.value ?? null, ...(figure.says ? { says: figure.says } : {}), clauses: clausesJson(figure.because, place) }; // biome-ignore format: one line
}

function jsonOf(derived: TreatyFigures, place: Place) {
  const { placed, exit: out } = derived;
  return {
    treaty: placed.treaty.name,
    title: placed.treaty.title,
    partial: placed.treaty.partial,
    members: derived.members.map((member) => ({
      party: member.code,
      state: member.state.name,
      from: formatDay(member.from),
      types: Object.fromEntries([...member.types].map(([type, because]) => [type, clausesJson(because, place)])),
      conditions: Object.fromEntries(
        [...member.conditions].map(([type, limits]) => [
          type,
          Object.fromEntries([...limits].map(([limit, because]) => [limit, clausesJson(because, place)])),
        ]),
      ),
    })),
    posture: figureJson(derived.posture, place),
    direction: figureJson(derived.direction, place),
    strength: Object.fromEntries([...derived.strength].map(([type, figure]) => [type, figureJson(figure, place)])),
    institutionalisation: figureJson(derived.institutionalisation, place),
    commitment: figureJson(derived.commitment, place),
    exit: {
      lockedUntil: out.lockedUntil === undefined ? null : formatDay(out.lockedUntil),
      earliest: out.earliest === undefined ? null : formatDay(out.earliest),
      notice: out.notice ? `${out.notice.count?.value} ${out.notice.unit}` : null,
      says: out.says,
      clauses: clausesJson(out.because, place),
    },
    burdens: derived.burdens.map(({ reading, gini, herfindahl }) => ({
      burden: reading.burden.name?.value ?? '',
      total: reading.total.toString(),
      shares: reading.shares.map((share) => ({
        party: share.code,
        percent: share.percent?.toString() ?? null,
        benchmark: share.comparison?.benchmark.toFixed(3) ?? null,
        ratio: share.comparison?.ratio.toFixed(3) ?? null,
      })),
      gini: gini ?? null,
      herfindahl: herfindahl ?? null,
      correlation: reading.correlation ?? null,
    })),
    pledges: derived.pledges.map((pledge) => ({
      obligation: `${placed.treaty.name}.${pledge.obligation.name?.value ?? ''}`,
      year: pledge.figures?.year ?? null,
      promised: pledge.promised.toString(),
      kept: pledge.debtors.filter((each) => each.kept).length,
      missed: pledge.debtors.filter((each) => each.kept === false).length,
      unknown: pledge.withoutData.length,
    })),
  };
}

function spreadJson({ table, states, gini, herfindahl, correlation }: Spread) {
  return {
    figures: table.name,
    year: table.year ?? null,
    states: states.length,
    gini: gini ?? null,
    herfindahl: herfindahl ?? null,
    correlation: correlation ?? null,
  };
}

// ---------- text ----------

function line(name: string, value: string): string {
  return `  ${`${name}:`.padEnd(22)} ${value}`;
}

function behind(because: readonly Because[], place: Place): string[] {
  return because.map((each) => `      ${each.label}  ${place(each)}`);
}

function figureText(name: string, figure: Figure<unknown>, place: Place, said?: string): string[] {
  const value = figure.value === undefined ? 'open' : (said ?? String(figure.value));
  return [line(name, value), ...(figure.says ? [`      ${figure.says}`] : []), ...behind(figure.because, place)];
}

function textOf(derived: TreatyFigures, place: Place): string {
  const { placed, exit: out, commitment } = derived;
  const lines = [`${placed.treaty.name}: ${placed.treaty.title}${placed.treaty.partial ? ' (only some articles at hand)' : ''}`]; // biome-ignore format: one line
  // parties that owe the same are told together
  const alike = new Map<string, { codes: string[]; lines: string[] }>();
  for (const member of derived.members) {
    const owed: string[] = [];
    for (const [type, because] of member.types) {
      const limits = [...(member.conditions.get(type)?.keys() ?? [])];
      owed.push(
        `    ${type}${limits.length > 0 ? `, conditional: ${limits.join(', ')}` : ''}`,
        ...behind(because, place),
      );
    }
    if (owed.length === 0)
      owed.push(`    none of the five types${placed.treaty.partial ? ' in the articles at hand' : ''}`);
    const key = owed.join('\n');
    const same = alike.get(key);
    if (same) same.codes.push(member.code);
    else alike.set(key, { codes: [member.code], lines: owed });
  }
  for (const { codes, lines: owed } of alike.values()) lines.push(`  ${codes.join(', ')}:`, ...owed);
  lines.push(...figureText('posture', derived.posture, place), ...figureText('direction', derived.direction, place));
  for (const [type, figure] of derived.strength) lines.push(...figureText(`strength, ${type}`, figure, place));
  const { value } = commitment;
  const said = value && [value.conditional ? 'conditional' : 'unconditional', value.aim, ...(value.probabilistic ? ['probabilistic'] : [])].join(', '); // biome-ignore format: one line
  lines.push(
    ...figureText('commitment', commitment, place, said),
    ...figureText('institutionalisation', derived.institutionalisation, place),
    line('exit', out.says),
  );
  if (out.lockedUntil !== undefined) lines.push(`      nobody is out before ${formatDay(out.lockedUntil)}`);
  if (out.earliest !== undefined)
    lines.push(`      with notice on the day of analysis, out on ${formatDay(out.earliest)}`);
  lines.push(...behind(out.because, place));
  for (const { reading, gini, herfindahl } of derived.burdens) {
    lines.push(line(`burden ${reading.burden.name?.value ?? ''}`, `${reading.total} % in all`));
    for (const share of reading.shares)
      lines.push(`      ${share.code.padEnd(8)} ${share.percent ?? '?'} %${share.comparison ? `, by the basis ${share.comparison.benchmark.toFixed(3)} %, ratio ${share.comparison.ratio.toFixed(3)}` : ''}`); // biome-ignore format: one line
    lines.push(`      ${measures(gini, herfindahl, reading.correlation)}`);
  }
  for (const pledge of derived.pledges) {
    const kept = pledge.debtors.filter((each) => each.kept).length;
    const missed = pledge.debtors.filter((each) => each.kept === false).length;
    lines.push(line(`pledge ${pledge.obligation.name?.value ?? ''}`, `${pledge.figures?.year}: ${kept} reach ${pledge.promised} %, ${missed} do not, ${pledge.withoutData.length} unknown`)); // biome-ignore format: one line
  }
  return `${lines.join('\n')}\n`;
}

function measures(gini?: number, herfindahl?: number, correlation?: number): string {
  const say = (name: string, value: number | undefined) => (value === undefined ? [] : [`${name} ${value.toFixed(4)}`]);
  return [...say('Gini', gini), ...say('Herfindahl', herfindahl), ...say('rank correlation of size and effort', correlation)].join(', ') || 'too few shares for a measure'; // biome-ignore format: one line
}

function spreadText({ table, states, gini, herfindahl, correlation }: Spread): string {
  return `${table.name}: ${table.title}\n  ${states.length} states${table.year ? `, ${table.year}` : ''}: ${measures(gini, herfindahl, correlation)}\n`;
}
