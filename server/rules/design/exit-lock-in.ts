import type { Duration } from '../../../grammar/index.ts';
import { lifeOf } from '../../meaning/life.ts';
import { addDuration, type Day, sayDay } from '../../model/dates.ts';
import type { Treaty } from '../../model/treaty.ts';
import { optionOf, type Rule, type RuleOption } from '../rule.ts';
import { standsAlone } from './whole.ts';

/** After how many years without a way out the rule speaks. Ten is ours; docs/rules/exit-lock-in.md says why. */
const years: RuleOption = {
  name: 'exitLockInYears',
  title: 'Years without a way out after which `exit-lock-in` speaks.',
  default: 10,
  minimum: 0,
  maximum: 100,
};

export const exitLockIn: Rule = {
  id: 'exit-lock-in',
  group: 'credibility and design',
  severity: 'information',
  title: `Nobody may leave for more than ${years.default} years`,
  explanation: `A long time without a way out makes a promise firm: no change of government, however it feels about the ally, can undo it soon. It
also binds states to circumstances that will have changed. The drafters of the North Atlantic Treaty settled on twenty years and one of notice
(article 13); the treaty between Japan and the United States of 1960 can be ended after ten.

The rule reckons from the treaty's first day to the first on which a party that wants out can be out: the time after which notice may be given and the
notice together (\`withdrawal after 20 years with 1 year notice\` is 21 years), or else the \`term\`, or the renewal if that is longer and comes of itself. The limit of ten years is ours: no
finding of the literature fixes one.

It is information, once for each treaty, at the clause that binds. It is silent where the source is \`partial\`, since another clause may open a door,
and where \`no-exit\` speaks.`,
  options: [years],
  sources: [
    { id: 'koremenos-2005', where: 'finite terms as insurance' },
    { id: 'north-atlantic-treaty', where: 'article 13' },
    { id: 'foedus-language', where: 'the limit of ten years' },
  ],
  concepts: ['withdrawal', 'credible-commitment', 'autonomy-security-trade-off'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  obligation Peace { each party shall refrain from force against other parties }
  withdrawal after 20 years with 1 year notice
}`,
      says: 'Out after 21 years.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  obligation Peace { each party shall refrain from force against other parties }
  term 20 years
  withdrawal with 1 year notice
}`,
      says: 'The term is long, but a year’s notice is enough at any time.',
    },
  ],
  check({ treaty, workspace, settings }, report) {
    if (!treaty || treaty.treaty.obligations.length === 0 || !standsAlone(treaty)) return;
    const first = lifeOf(workspace, treaty).from ?? settings.day;
    const lock = lockOf(treaty.treaty, first);
    if (!lock || lock.until <= addDuration(first, optionOf(settings, years), 'year')) return;
    const locked = Math.floor((lock.until - first) / 365.2425 + 0.01);
    report({
      at: lock.node,
      message: `No party can be out of \`${treaty.treaty.name}\` before ${locked} years have passed (${sayDay(lock.until)}): that makes the promise firm, and binds each to circumstances that may have changed. If less is meant, let notice be given sooner, or provide for a \`review\`.`,
    });
  },
};

/** The first day on which one can be out, by the text alone, and the clause that says so. */
function lockOf({ term, provisions }: Treaty, from: Day) {
  const leave = provisions.find(({ node }) => node.kind === 'withdrawal')?.node;
  if (leave?.kind === 'withdrawal' && !leave.none && !leave.atEndOfTerm) {
    if (leave.damaged) return undefined;
    const until = later(later(from, leave.after), leave.notice);
    const end = term?.duration && !term.renewed && !term.untilDenounced ? later(from, term.duration) : until;
    return { node: leave, until: Math.min(until, end) };
  }
  if (!term?.duration || term.damaged) return undefined;
  const span = later(from, term.duration);
  return { node: term, until: term.renewed?.duration ? Math.max(span, later(from, term.renewed.duration)) : span };
}

function later(day: Day, duration: Duration | undefined): Day {
  const count = Number(duration?.count?.value.replaceAll('_', ''));
  return duration?.unit && !Number.isNaN(count) ? addDuration(day, count, duration.unit) : day;
}
