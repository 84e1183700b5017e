import { callState } from '../../meaning/actors.ts';
import { readPledge } from '../../meaning/pledge.ts';
import type { StateEntity } from '../../model/register.ts';
import { locate } from '../../model/site.ts';
import { globalNamed } from '../../model/workspace.ts';
import { sayList } from '../nearest.ts';
import type { Rule } from '../rule.ts';

export const unmetPledge: Rule = {
  id: 'unmet-pledge',
  group: 'burden',
  reads: 'workspace',
  severity: 'warning',
  title: 'By the figures of the year, a party spends less than it has promised',
  explanation: `\`spend 2% of gdp on defence-spending\` can be checked: Foedus holds it against the latest figures of the file, or else of the workspace, that know the number and are not later
than the day of analysis, and names who falls short, with the number. A promise that nobody measures invites each to leave it to the
others; one that is measured and not kept wears the credibility of the rest of the treaty.

Where the clause gives a time (\`within 10 years\`, \`by 2030\`), the rule is silent as long as it has not come. A promise with \`should\` is an
aim: falling short of it is information. What exactly \`spend 2%\` leaves open, such as which spending counts, no figure can tell.`,
  sources: [
    { id: 'nato-wales-2014', where: 'paragraph 14: the aim of 2 per cent of gross domestic product' },
    { id: 'olson-zeckhauser-1966' },
  ],
  concepts: ['two-percent-guideline', 'defense-spending', 'free-rider-problem'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR }
  obligation Pledge { each party shall spend 2% of gdp on defence-spending }
}
figures Output "Invented figures" {
  source "invented"   year 2020
  columns defence-spending % of gdp
  DNK 1.4%
  NOR 2.1%
}`,
      says: 'Denmark spends 1.4 per cent.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR }
  obligation Pledge { each party shall spend 2% of gdp on defence-spending within 10 years }
}
figures Output "Invented figures" {
  source "invented"   year 2020
  columns defence-spending % of gdp
  DNK 1.4%
  NOR 2.1%
}`,
      says: 'The ten years have not run out.',
    },
  ],
  check({ treaty, workspace, settings }, report) {
    for (const { node } of treaty?.treaty.obligations ?? []) {
      if (!treaty || !node.action || node.damaged) continue;
      const pledge = readPledge(workspace, treaty, node, settings);
      const { figures } = pledge ?? {};
      if (!pledge || !figures || !pledge.isDue) continue;
      const short = pledge.debtors.filter((each) => each.kept === false);
      if (short.length === 0) continue;
      const call = (state: StateEntity) => callState({ workspace, treaty }, state);
      const many = short.length > 1;
      const names = short.map(({ state, spent }) => `${call(state)} ${spent?.round(2).toFixed()} %`);
      const aim = node.modality === 'should';
      const promised = aim ? 'that the clause aims at' : `that ${many ? 'they have' : 'it has'} promised`;
      const unknown = pledge.withoutData.map(call);
      const nothing = unknown.length > 0 ? ` For ${sayList(unknown)} the figures give nothing.` : '';
      const site = globalNamed(workspace, figures.name, 'figures');
      report({
        at: node.action,
        ...(aim ? { severity: 'information' as const } : {}),
        message: `${sayList(names)}: by the figures of ${figures.year} ${many ? 'these parties spend' : 'this party spends'} less than the ${pledge.promised.toFixed()} % of ${pledge.of} ${promised}.${nothing}`,
        related: site ? [{ ...locate(site, site.node.name ?? site.node), message: 'the figures' }] : [],
        details: short.map(
          ({ state, spent }) =>
            `${state.name}: ${spent?.toFixed()} % of ${pledge.of}, ${pledge.promised.minus(spent ?? 0).toFixed()} points short`,
        ),
      });
    }
  },
};
