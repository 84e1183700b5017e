import {
  type Conflict,
  conflictsOf,
  gravityOf,
  sayCrisis,
  sayExclusion,
  sayObligor,
  sayOthers,
} from '../../meaning/conflicts/index.ts';
import type { Duty } from '../../meaning/crises/index.ts';
import { locate } from '../../model/site.ts';
import type { Severity } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** How each is reported. */
export const conflictSeverity: Readonly<Record<ReturnType<typeof gravityOf>, Severity>> = {
  within: 'error',
  between: 'warning',
  settled: 'information',
  arguable: 'hint',
};

export const conflictingObligations: Rule = {
  id: 'conflicting-obligations',
  group: 'obligations',
  reads: 'workspace',
  severity: 'error',
  title: 'One crisis makes two duties due that cannot both be kept',
  explanation: `A state that owes two treaties may find that one crisis calls for both, and that it can keep only one: to fight for A against B, and
to stay neutral toward B, to use no force against it, or not to aid A in that war. Clause by clause such pairs look harmless. The treaties of 1879 and
1887 were drafted so that no single attack makes both due; two events do.

The finding does not guess: it shows the crisis – of up to two events, one of them perhaps with a supporter – and the crisis is a scenario that
can be pasted into a file, where it says step by step why each duty is due. Within one treaty this is an error. Between two treaties it is a warning on
both, since the law voids neither and the state stays bound to each partner. Where one treaty is \`subject-to\` the other, the texts have said which
gives way, and the finding is a note. Where only a third clause makes the two meet, by drawing an ally into the war, the crisis says so. Where a duty is only arguable, or its measures are left to the obligor, it is a hint.

Attacks of two states on each other are no evidence, nor is an attack by a state that has promised to stay neutral in the very treaty which shelters
it. A duty not to use force contrary to the Charter never stands against helping a victim. Triggers that ask for three or more attackers lie beyond the search.`,
  sources: [
    { id: 'vclt-30' },
    { id: 'reinsurance-1887', where: 'article I' },
    { id: 'dual-alliance-1879', where: 'articles 1 and 2' },
    { id: 'foedus-language', where: 'docs/semantics.md, “Commitments conflict when one crisis asks for both”' },
  ],
  concepts: ['incompatible-obligations', 'treaty-reliability', 'nonaggression-pact'],
  avoid: [
    {
      source: `treaty Alliance "Alliance" {
  signed 1900-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on any party }
  obligation Help { the other party shall defend that party when Attack }
}
treaty Friendship "Friendship" {
  signed 1901-01-01
  parties { GMY RUS }
  obligation Peace { each party shall refrain from force against other party }
}`,
      says: 'If Russia attacks Austria-Hungary, Germany must fight it and must not.',
    },
  ],
  prefer: [
    {
      source: `treaty Alliance "Alliance" {
  signed 1900-01-01
  parties { AUH GMY }
  trigger Attack { armed-attack on any party by any state except RUS }
  obligation Help { the other party shall defend that party when Attack }
}
treaty Friendship "Friendship" {
  signed 1901-01-01
  parties { GMY RUS }
  obligation Peace { each party shall refrain from force against other party }
}`,
      says: 'An attack by Russia is excepted.',
    },
    {
      source: `treaty Alliance "Alliance" {
  signed 1950-01-01
  parties { CAN USA }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall defend the victim when Attack }
  obligation Charter { each party shall refrain from unlawful-force }
}`,
      says: 'To help the victim of an armed attack is not contrary to the Charter.',
    },
  ],
  check({ treaty, workspace }, report) {
    if (!treaty) return;
    for (const conflict of conflictsOf(workspace, treaty).conflicts)
      for (const [own, other] of [
        [conflict.one, conflict.two],
        [conflict.two, conflict.one],
      ] as const) {
        if (own.treaty.treaty !== treaty.treaty) continue;
        report({
          at: own.node.name ?? own.node.action ?? own.node,
          severity: conflictSeverity[gravityOf(conflict)],
          message: messageOf({ workspace }, conflict, own, other),
          related: [
            {
              ...locate(other.treaty.site, other.node.name ?? other.node),
              message: `${other.name} is the other of the two`,
            },
          ],
          details: conflict.scenario,
        });
      }
  },
};

function messageOf(scene: Parameters<typeof sayCrisis>[0], conflict: Conflict, own: Duty, other: Duty): string {
  const shown = own.node.name ? `\`${own.node.name.value}\`` : 'This';
  const theirs = own.treaty.treaty === other.treaty.treaty ? (other.node.name?.value ?? other.name) : other.name;
  const obligor = sayObligor(scene, conflict);
  const crisis = sayCrisis(scene, conflict);
  const why = sayExclusion(scene, conflict);
  const others = sayOthers(scene, conflict);
  const whom = others ? ` (nor by ${others} in a like crisis)` : '';
  const likewise = others ? ` (and for ${others} in a like crisis)` : '';
  switch (gravityOf(conflict)) {
    case 'settled':
      return `${shown} and \`${theirs}\` would clash for ${obligor} upon ${crisis}${likewise}: ${why}. ${sayYielding(conflict)}, so the texts settle it.`;
    case 'arguable':
      return `${shown} and \`${theirs}\` may clash for ${obligor} upon ${crisis}${likewise}: ${why}. It is a matter of how the clauses are read, or of the measures chosen, so say it more clearly if it was not meant.`;
    default:
      return `${shown} and \`${theirs}\` cannot both be kept by ${obligor} upon ${crisis}${whom}: ${why}. Except the case from one of them${own.treaty.treaty === other.treaty.treaty ? '' : ', or let one treaty yield (`subject-to`)'}.`;
  }
}

function sayYielding({ settled }: Conflict): string {
  return settled ? `\`${settled.by.treaty.name}\` yields to \`${settled.to.treaty.name}\`` : 'One yields to the other';
}
