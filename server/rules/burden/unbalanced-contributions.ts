import Big from 'big.js';
import { callState } from '../../meaning/actors.ts';
import { type BurdenReading, readBurden, type ShareReading, usualTolerance } from '../../meaning/shares.ts';
import { locate } from '../../model/site.ts';
import { globalNamed } from '../../model/workspace.ts';
import { replace } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { sayList } from '../nearest.ts';
import { optionOf, type Rule, type RuleOption, type Subject } from '../rule.ts';

export const tolerance: RuleOption = {
  name: 'tolerance',
  title:
    'How far a burden share may lie from the party’s part of the basis, in per cent of that part; what a burden says itself goes first',
  default: usualTolerance,
  minimum: 0,
  maximum: 1000,
};

export const unbalancedContributions: Rule = {
  id: 'unbalanced-contributions',
  group: 'burden',
  severity: 'warning',
  title: 'A share lies outside the tolerance around the party’s part of the basis',
  explanation: `Where a burden names its basis, such as gross domestic product, each party's part of that basis is the yardstick (*benchmark*) of its share. A share
well below it is exposure to free riding: others bear what this party could. A share well above it is over-contribution, which lasts only as
long as the party that bears it has its own reasons to. Olson and Zeckhauser (1966) expected alliances that provide a public good to let
the great bear more than their part and the small less.

The finding gives share, benchmark and the ratio of the two, and what a balanced share would be. The tolerance is 25 per cent of the
benchmark unless the burden or the setting \`tolerance\` says otherwise. That a share is unbalanced does not make it wrong: it may have been agreed for good reasons,
such as forces or bases that the party gives beside the money. Parties for which the figures give nothing keep the share they have, and
the others are measured on what is left; that is said once.`,
  sources: [
    { id: 'olson-zeckhauser-1966' },
    { id: 'sandler-hartley-2001', where: 'a survey of what was found since' },
    { id: 'foedus-language', where: 'the tolerance of 25 per cent (docs/semantics.md, “Burden shares”)' },
  ],
  concepts: ['burden-sharing', 'free-rider-problem', 'exploitation-hypothesis'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  burden Costs { basis gdp from Output share DNK 45% share NOR 33% share SWE 22% }
}
figures Output "Invented figures" {
  source "invented"   year 2020
  columns gdp billion USD
  DNK 400
  NOR 500
  SWE 600
}`,
      says: 'Denmark has 27 per cent of the output and bears 45, Sweden has 40 and bears 22.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  burden Costs { basis gdp from Output tolerance 25% share DNK 27% share NOR 33% share SWE 40% }
}
figures Output "Invented figures" {
  source "invented"   year 2020
  columns gdp billion USD
  DNK 400
  NOR 500
  SWE 600
}`,
      says: 'Each bears about its part.',
    },
  ],
  options: [tolerance],
  check(subject, report) {
    const { treaty, workspace, settings } = subject;
    for (const { node } of treaty?.treaty.burdens ?? []) {
      if (!treaty || node.damaged) continue;
      const burden = readBurden(workspace, treaty, node, {
        day: settings.day,
        tolerance: optionOf(settings, tolerance),
      });
      const site = burden.figures ? globalNamed(workspace, burden.figures.name, 'figures') : undefined;
      const related = site
        ? [
            {
              ...locate(site, site.node.name ?? site.node),
              message: `the figures${site.node.title ? `: ${site.node.title.value}` : ''}`,
            },
          ]
        : [];
      for (const share of burden.shares)
        if (share.comparison && share.comparison.verdict !== 'within')
          report({ at: share.node, message: say(share, burden), related, fixes: balance(subject, burden) });
      if (burden.figures && burden.withoutData.length > 0 && node.basis)
        report({
          at: node.basis,
          severity: 'information',
          message: `\`${burden.figures.name}\` gives no ${burden.basis} for ${sayList(
            burden.withoutData.map((state) => callState({ workspace, treaty }, state)),
          )}, so nothing can be said of ${burden.withoutData.length > 1 ? 'their shares' : 'its share'}, and the others are measured on what is left.`,
          related,
        });
    }
  },
};

function say({ code, percent, comparison, node }: ShareReading, { basis, tolerance }: BurdenReading): string {
  if (!comparison || !percent) return '';
  const who = node.others ? 'The others together' : `\`${code}\``;
  const verb = node.others ? 'bear' : 'bears';
  const has = node.others ? 'have' : 'has';
  const benchmark = round(comparison.benchmark);
  const figures =
    basis === 'equal' ? `an equal part would be ${benchmark} %` : `${has} ${benchmark} % of the parties’ ${basis}`;
  const meaning =
    comparison.verdict === 'below'
      ? 'others bear what it could (free-rider exposure)'
      : 'it bears what others could (over-contribution)';
  const plain = node.others ? meaning.replace('it could', 'they could').replace('it bears', 'they bear') : meaning;
  return `${who} ${verb} ${percent.toFixed()} % and ${figures}: ${plain}, at a ratio of ${comparison.ratio.toFixed(2)}. A balanced share would be ${benchmark} %, within ${tolerance.toFixed()} % of that; if another share was agreed, name its reason or its \`basis\`.`;
}

function round(percent: Big): string {
  return percent.round(1).toFixed();
}

/** All shares as the basis has them, to three places, the largest taking what rounding leaves. */
function balance(subject: Subject, burden: BurdenReading): Fix[] {
  const parts = burden.shares.map(({ node, comparison }) => ({ node, percent: comparison?.benchmark.round(3) }));
  let left = new Big(100);
  let largest: (typeof parts)[number] | undefined;
  for (const part of parts) {
    if (!part.percent || !part.node.percent) return [];
    left = left.minus(part.percent);
    if (!largest?.percent || part.percent.gt(largest.percent)) largest = part;
  }
  if (left.abs().gt(1)) return [];
  return [
    {
      title: `Set all shares by ${burden.basis}`,
      safe: false,
      edits: parts.flatMap((part) =>
        part.percent && part.node.percent
          ? [
              replace(
                subject,
                part.node.percent,
                `${(part === largest ? part.percent.plus(left) : part.percent).toFixed()}%`,
              ),
            ]
          : [],
      ),
    },
  ];
}
