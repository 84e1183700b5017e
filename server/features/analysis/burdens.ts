/** Who carries each burden of a treaty: the share, what it would be by the basis, and the ratio of the two. */
import { readBurden } from '../../meaning/shares.ts';
import type { Day } from '../../model/dates.ts';
import { type Location, locate } from '../../model/site.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';

export interface BurdenPicture {
  readonly name: string;
  readonly at: Location;
  /** What it goes by: `gdp`, `equal`, words of the treaty's own. */
  readonly basis: string;
  /** Per cent of the benchmark within which a share counts as balanced. */
  readonly tolerance: number;
  readonly shares: readonly {
    readonly party: string;
    readonly at: Location;
    /** Per cent. */
    readonly share: number;
    readonly benchmark?: number;
    /** Share ÷ benchmark. */
    readonly ratio?: number;
    readonly verdict?: 'below' | 'within' | 'above';
  }[];
}

/** Every burden with at least one share that can be read. */
export function burdenPicturesOf(workspace: Workspace, placed: PlacedTreaty, day: Day): readonly BurdenPicture[] {
  return placed.treaty.burdens.flatMap(({ node }) => {
    const reading = readBurden(workspace, placed, node, { day });
    const shares = reading.shares.flatMap(({ node: line, code, percent, comparison }) =>
      percent
        ? [
            {
              party: code,
              at: locate(placed.site, line),
              share: Number(percent),
              ...(comparison
                ? {
                    benchmark: Number(comparison.benchmark),
                    ratio: Number(comparison.ratio),
                    verdict: comparison.verdict,
                  }
                : {}),
            },
          ]
        : [],
    );
    if (shares.length === 0) return [];
    return [
      {
        name: node.title?.value ?? node.name?.value ?? 'burden',
        at: locate(placed.site, node.name ?? node),
        basis: reading.basis ?? '',
        tolerance: Number(reading.tolerance),
        shares,
      },
    ];
  });
}
