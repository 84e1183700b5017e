/** The rows of ATOP's three files: by alliance, by member, by phase (one text is one phase). */
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { type AtopCodes, type AtopReading, atopOf } from './atop.ts';
import type { AtopLevel } from './atop-variables.ts';
import { type Figure, greatest } from './figure.ts';

export interface AtopRow {
  /** The treaty's name; of an alliance of several texts that of the first. */
  readonly treaty: string;
  /** The member as the treaty writes it; on level `member` only. */
  readonly party?: string;
  readonly codes: AtopCodes;
}

/** The rows of some treaties, in their order; the phases of one alliance by their date. */
export function atopRows(
  workspace: Workspace,
  treaties: readonly PlacedTreaty[],
  level: AtopLevel,
): readonly AtopRow[] {
  const readings = treaties.map((placed) => atopOf(workspace, placed));
  if (level === 'member')
    return readings.flatMap(({ placed, members }) =>
      members.map(({ code, codes }) => ({ treaty: placed.treaty.name, party: code, codes })),
    );
  return alliancesOf(readings).flatMap((phases) =>
    level === 'phase'
      ? phases.map((reading, index) => ({
          treaty: reading.placed.treaty.name,
          codes: phaseCodes(reading, index + 1, phases.length),
        }))
      : [{ treaty: (phases[0] as AtopReading).placed.treaty.name, codes: allianceCodes(phases) }],
  );
}

/** Texts that give the same number are phases of one alliance; a text that gives none stands alone. */
function alliancesOf(readings: readonly AtopReading[]): AtopReading[][] {
  const found = new Map<unknown, AtopReading[]>();
  for (const reading of readings) {
    const key = reading.alliance.atopid?.value ?? reading;
    const same = found.get(key);
    if (same) same.push(reading);
    else found.set(key, [reading]);
  }
  for (const phases of found.values()) phases.sort((one, two) => startOf(one) - startOf(two));
  return [...found.values()];
}

function startOf({ alliance }: AtopReading): number {
  const part = (name: string) => alliance[name]?.value ?? 0;
  return part('begyr') * 10_000 + part('begmo') * 100 + part('begday');
}

function phaseCodes({ alliance }: AtopReading, phase: number, of: number): AtopCodes {
  const { atopid } = alliance;
  // of one text nobody knows whether it is the whole alliance
  if (of === 1 || atopid?.value === undefined) return alliance;
  return {
    ...alliance,
    atopidphase: { value: atopid.value + phase / 10, because: atopid.because },
    phase: { value: phase, because: atopid.because },
    maxphase: { value: of, because: atopid.because },
  };
}

const fromFirst: ReadonlySet<string> = new Set(['begyr', 'begmo', 'begday', 'atopid']);
const fromLast: ReadonlySet<string> = new Set(['endyr', 'endmo', 'endday', 'ineffect']);

/** ATOP's alliance file holds the highest that an alliance ever reached. */
function allianceCodes(phases: readonly AtopReading[]): AtopCodes {
  const [first] = phases;
  const last = phases.at(-1);
  if (!first || !last || phases.length === 1) return first?.alliance ?? {};
  const names = new Set(phases.flatMap((each) => Object.keys(each.alliance)));
  const codes: Record<string, Figure<number>> = {};
  for (const name of names) {
    const from = fromFirst.has(name) ? first : fromLast.has(name) ? last : undefined;
    const figure = from
      ? from.alliance[name]
      : greatest(
          phases.map((each) => each.alliance[name] ?? { because: [] }),
          1,
        );
    if (figure) codes[name] = figure;
  }
  return codes;
}
