import Big from 'big.js';
import type { Burden, Share } from '../../../grammar/index.ts';
import { place, replace } from '../edits.ts';
import type { Fix } from '../finding.ts';
import type { Rule, Subject } from '../rule.ts';

export const burdenTotal: Rule = {
  id: 'burden-total',
  group: 'burden',
  severity: 'error',
  title: 'The shares of a burden do not make 100 per cent',
  explanation: `Where parties divide a cost by shares, the shares have to make the whole. If they make less, part of the cost is nobody's, and each party will say
that it is another's; if they make more, the parties have promised more than there is to pay, and each will claim the difference back.
Foedus adds in decimal figures, exactly as they are written: 33.333 % three times is 99.999 %, not 100 %.

Put the rest on \`share others\`, which all parties not named bear together, or scale the shares. Which of them is wrong is for the
drafter to know: compare them with the agreed key.`,
  sources: [{ id: 'foedus-language', where: 'burden shares' }],
  concepts: ['burden-sharing', 'free-rider-problem'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE }
  burden Costs { of "secretariat" share DNK 25% share NOR 33% share SWE 32% }
}`,
      says: '25, 33 and 32 make 90: a tenth of the cost is nobody’s.',
    },
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE FIN }
  burden Costs { of "secretariat" share DNK 25% share NOR 35% share others 45% }
}`,
      says: '105 per cent.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR SWE FIN }
  burden Costs { of "secretariat" share DNK 25% share NOR 35% share others 40% }
}`,
      says: '25, 35, and the other two together 40.',
    },
  ],
  unseen: 'The one table of shares in the samples is NATO’s own, and it makes 100 %.',
  check(subject, report) {
    for (const { node } of subject.treaty?.treaty.burdens ?? []) {
      const shares = readShares(node);
      if (!shares || shares.length === 0) continue;
      const total = shares.reduce((sum, each) => sum.plus(each.percent), Big(0));
      const rest = Big(100).minus(total);
      if (rest.eq(0)) continue;
      const name = node.name ? `\`${node.name.value}\`` : 'this burden';
      const off = say(rest.abs());
      report({
        at: node.name ?? node,
        message: rest.gt(0)
          ? `The shares of ${name} make ${say(total)} %: ${off} % is missing, and that part of the cost is nobody’s. Put it on \`others\`, or correct the shares.`
          : `The shares of ${name} make ${say(total)} %: ${off} % too much, so the parties promise more than there is to pay. Correct the shares.`,
        related: shares.map(({ node, percent }) => ({
          ...place(subject, node),
          message: `${node.others ? 'others' : (node.party?.value ?? '')}: ${say(percent)} %`,
        })),
        fixes: [...toOthers(subject, shares, rest), ...scaled(subject, shares, total)],
      });
    }
  },
};

interface ReadShare {
  readonly node: Share;
  readonly percent: Big;
}

/** The shares, or `undefined` where one of them cannot be read. */
function readShares(burden: Burden): ReadShare[] | undefined {
  if (burden.damaged) return undefined;
  const shares: ReadShare[] = [];
  for (const node of burden.shares) {
    if (!node.percent || node.damaged) return undefined;
    shares.push({ node, percent: Big(node.percent.value) });
  }
  return shares;
}

function say(percent: Big): string {
  return percent.toFixed();
}

/** The difference on `others`: on the share that is there, or as a new one where a party is not named. */
function toOthers(subject: Subject, shares: readonly ReadShare[], rest: Big): Fix[] {
  const others = shares.find((each) => each.node.others);
  if (others) {
    const { percent } = others.node;
    const becomes = others.percent.plus(rest);
    if (!percent || becomes.lt(0)) return [];
    return [
      {
        title: `\`share others ${say(becomes)}%\``,
        safe: false,
        edits: [replace(subject, percent, `${say(becomes)}%`)],
      },
    ];
  }
  const named = new Set(shares.map((each) => each.node.party?.value));
  const unnamed = subject.treaty?.treaty.parties.some((party) => !named.has(party.code));
  const last = shares.at(-1)?.node;
  if (!unnamed || !last || rest.lt(0)) return [];
  const { text } = subject.placed.chunk;
  const line = text.slice(text.lastIndexOf('\n', last.start - 1) + 1, last.start);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = line.trim() === '' ? `${newline}${line}` : ' ';
  return [
    {
      title: `Add \`share others ${say(rest)}%\``,
      safe: false,
      edits: [replace(subject, { start: last.end, end: last.end }, `${gap}share others ${say(rest)}%`)],
    },
  ];
}

/** All shares in the same proportion to one another, to three places, the largest taking what rounding leaves. */
function scaled(subject: Subject, shares: readonly ReadShare[], total: Big): Fix[] {
  if (total.lte(0)) return [];
  const parts = shares.map(({ node, percent }) => ({ node, percent: percent.times(100).div(total).round(3) }));
  const left = parts.reduce((sum, each) => sum.minus(each.percent), Big(100));
  const largest = parts.reduce((one, two) => (two.percent.gt(one.percent) ? two : one));
  return [
    {
      title: 'Scale all shares to 100 %',
      safe: false,
      edits: parts.flatMap((each) =>
        each.node.percent
          ? [replace(subject, each.node.percent, `${say(each === largest ? each.percent.plus(left) : each.percent)}%`)]
          : [],
      ),
    },
  ];
}
