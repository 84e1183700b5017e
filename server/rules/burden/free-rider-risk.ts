import { callState } from '../../meaning/actors.ts';
import { herfindahl } from '../../meaning/derived/inequality.ts';
import { readBurden } from '../../meaning/shares.ts';
import { sayList } from '../nearest.ts';
import { optionOf, type Rule } from '../rule.ts';
import { tolerance } from './unbalanced-contributions.ts';

/** Below this many compared parties no pattern among the small can be seen. */
const fewest = 4;

export const freeRiderRisk: Rule = {
  id: 'free-rider-risk',
  group: 'burden',
  severity: 'information',
  title: 'Most parties are small and bear less than their part, and a few carry the rest',
  explanation: `Olson and Zeckhauser (1966) expected that in an alliance the large bear more than their part and the small less: the small gain
from a common good whether they pay or not, and what each could add is little. The pattern is a risk for the treaty,
since it lasts only as long as the few who pay see their own profit in it.

The rule looks at a \`burden\` whose parties all have a share of their own that can be held against its basis, at least ${fewest} of them. It speaks once, at the burden's name, where

- at least half of the parties have less than an equal part of the basis and bear less than the tolerance allows, and
- the shares are more concentrated than the basis: the Herfindahl index (the sum of squared parts, 1 where one bears all) is higher.

\`unbalanced-contributions\` speaks of each share by itself; this one of the pattern, which a single share does not show.`,
  options: [tolerance],
  sources: [{ id: 'olson-zeckhauser-1966' }, { id: 'sandler-hartley-2001' }],
  concepts: ['free-rider-problem', 'exploitation-hypothesis', 'public-goods-theory-of-alliances'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE FIN }
  burden Costs { basis gdp from Output share DNK 5% share NOR 5% share FIN 10% share SWE 80% }
}
figures Output "Invented figures" {
  source "invented"   year 2020
  columns gdp billion USD
  DNK 200
  NOR 200
  FIN 200
  SWE 400
}`,
      says: 'Three of four have a fifth of the output each and bear a fifth between them.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE FIN }
  burden Costs { basis gdp from Output share DNK 25% share NOR 25% share FIN 25% share SWE 25% }
}
figures Output "Invented figures" {
  source "invented"   year 2020
  columns gdp billion USD
  DNK 200
  NOR 200
  FIN 200
  SWE 400
}`,
      says: 'Here the large one bears less than its part: unbalanced, but not by free riding of the small.',
    },
  ],
  unseen:
    'In NATO’s common funding, the one burden there, it is the largest ally that bears less than its part: the opposite of what the rule looks for.',
  check({ treaty, workspace, settings }, report) {
    for (const { node } of treaty?.treaty.burdens ?? []) {
      if (!treaty || node.damaged) continue;
      const burden = readBurden(workspace, treaty, node, {
        day: settings.day,
        tolerance: optionOf(settings, tolerance),
      });
      if (!burden.complete || burden.others || burden.missing.length > 0) continue;
      const compared = burden.shares.flatMap(({ states: [state], percent, comparison }) =>
        state && percent && comparison ? [{ state, percent: Number(percent), ...comparison }] : [],
      );
      if (compared.length < fewest || compared.length < burden.shares.length) continue;
      const part = 100 / compared.length;
      const riders = compared.filter((each) => Number(each.benchmark) < part && each.verdict === 'below');
      const carried = herfindahl(compared.map((each) => each.percent));
      const capacity = herfindahl(compared.map((each) => Number(each.benchmark)));
      if (riders.length * 2 < compared.length || carried === undefined || capacity === undefined) continue;
      if (carried <= capacity) continue;
      const sum = (values: readonly number[]) => Math.round(values.reduce((total, each) => total + each, 0) * 10) / 10;
      const names = sayList(riders.map(({ state }) => callState({ workspace, treaty }, state)));
      report({
        at: node.name ?? node,
        message: `${names} have ${sum(riders.map((each) => Number(each.benchmark)))} % of the ${burden.basis} and bear ${sum(riders.map((each) => each.percent))} %, so a few carry what most could share (free-rider risk). If that is not meant, raise these shares toward the \`basis\`, or tie a benefit to them.`,
        details: [
          `concentration of the shares (Herfindahl): ${carried.toFixed(2)}`,
          `concentration of the ${burden.basis}: ${capacity.toFixed(2)}`,
        ],
      });
    }
  },
};
