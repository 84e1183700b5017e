/** What checking many files costs, beside linters from npm. */
import { figure, type Part, type Row, table } from './row.ts';

/** What one program took for a corpus of its own language: seconds, and megabytes of memory at the highest. */
export interface Checked {
  readonly what: string;
  readonly megabytes: number;
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** The goals: quicker for each megabyte than every linter in JavaScript, and within three times of Biome. */
export function checking(all: readonly Checked[]): Part {
  const ours = all.find(({ what }) => what === 'foedus');
  const perMegabyte = ({ wall, megabytes }: Checked) => wall / megabytes;
  return {
    rows: all.flatMap((other): Row[] =>
      !ours || other === ours
        ? []
        : [
            {
              work: 'checking 1,000 files, for each MB',
              unit: 's',
              ours: perMegabyte(ours),
              beside: { who: other.what, figure: perMegabyte(other) },
              atMost: /biome/i.test(other.what) ? 3 : 1,
            },
          ],
    ),
    details: table(
      ['program', 'MB of text', 's', 's for each MB', 'processor, s for each MB', 'peak memory, MB'],
      all.map((each) => [
        each.what,
        figure(each.megabytes),
        figure(each.wall),
        figure(perMegabyte(each)),
        figure(each.cpu / each.megabytes),
        figure(each.memory),
      ]),
    ),
  };
}
