import type { Obligation, Right } from '../../../grammar/index.ts';
import { isFragment } from '../../meaning/derived/promises.ts';
import { hasModifier, isConsultation } from '../../meaning/strength.ts';
import { type PlacedTreaty, treatyNamed, type Workspace } from '../../model/workspace.ts';
import { insertBefore } from '../edits.ts';
import type { Fix } from '../finding.ts';
import type { Rule, Subject } from '../rule.ts';

export const orphanRight: Rule = {
  id: 'orphan-right',
  group: 'obligations',
  severity: 'hint',
  title: 'A right that takes two, and nobody is bound to do the other part',
  explanation: `"Right" is said of two things. A *claim* is a right to something that another has to do or to bear: its other side is that one's duty. A *liberty* leaves its
holder free to act, and binds nobody else. A liberty needs no duty to stand on; a claim without one is a claim on nobody, and the holder finds out on the day
when it is refused.

The rule looks at rights (\`may\`) that nobody can use alone: to \`station forces\` in another's territory, which somebody has to \`host\`, and to \`consult\` or
\`negotiate\`, for which somebody has to come. It is a hint where no duty of this treaty, or of the one it supplements, is the other side. It is silent

- for liberties: to join a war, to assist, to attack, to mobilize, each holder acts for itself (Triple Alliance, article 4: "the right to take part in the war");
- where the right is used only \`upon consent of\` the other, or on its request: then it was meant to depend on it;
- for rights in the treaty's own words, which Foedus cannot tell apart;
- where only some articles are at hand.`,
  sources: [
    { id: 'hohfeld-1913', where: 'right and duty as correlatives, told apart from privilege (liberty)' },
    { id: 'triple-alliance-1882', where: 'article 4' },
  ],
  concepts: ['basing-rights', 'credible-commitment'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1960-01-01
  parties { JPN USA }
  right Bases { USA may station forces in territory of JPN }
}`,
      says: 'Nothing binds Japan to take them in.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1960-01-01
  parties { DNK NOR SWE }
  right Talks { any party may consult with the other parties }
}`,
      says: 'Nobody is bound to come.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1960-01-01
  parties { JPN USA }
  right Bases { USA may station forces in territory of JPN }
  obligation Host { JPN shall host USA forces }
}`,
      says: 'Japan hosts them.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1960-01-01
  parties { AUH GMY ITA }
  trigger Attack { unprovoked armed-attack on any party }
  right TakePart { any party may join the victim in war when Attack }
}`,
      says: 'A liberty: whoever joins needs nobody’s leave.',
    },
  ],
  unseen:
    'The rights in the samples are liberties, such as that of taking part in a war (Triple Alliance, article 4). The articles on bases in which rights of this kind usually stand are not at hand.',
  check(subject, report) {
    const { treaty, workspace } = subject;
    if (!treaty || isFragment(treaty) || treaty.treaty.rights.length === 0) return;
    const needs: readonly Needed[] = ['host', 'consult'];
    const duties = dutiesWithBase(workspace, treaty);
    const answered = new Set(needs.filter((needed) => duties.some((duty) => answers(duty, needed))));
    for (const { node } of treaty.treaty.rights) {
      const needed = neededFor(node);
      if (!needed || answered.has(needed)) continue;
      const name = node.name ? `\`${node.name.value}\`` : 'This right';
      const fix = fixFor(subject, node, needed);
      report({
        at: node.name ?? node.action ?? node,
        message:
          needed === 'host'
            ? `${name} allows forces to be stationed, and nobody is bound to host them, so it can be refused on the day it is used. Add the duty to \`host\`, or let the right depend on consent (\`upon consent of\`).`
            : `${name} allows a party to call for talks, and nobody is bound to come, so it can be refused on the day it is used. Add the duty to \`consult\`.`,
        ...(fix ? { fixes: [fix] } : {}),
      });
    }
  },
};

type Needed = 'host' | 'consult';

/** What somebody else has to do, so that the right can be used. */
function neededFor(right: Right): Needed | undefined {
  if (right.damaged || hasModifier(right, 'upon-consent') || hasModifier(right, 'upon-request')) return undefined;
  if (right.action?.verb === 'station') return 'host';
  return isConsultation(right) ? 'consult' : undefined;
}

function answers(duty: Obligation, needed: Needed): boolean {
  return needed === 'host' ? duty.action?.verb === 'host' : isConsultation(duty);
}

/** The duties of the treaty and of the one it supplements. */
function dutiesWithBase(workspace: Workspace, placed: PlacedTreaty): readonly Obligation[] {
  const base = placed.treaty.heads.find(({ what }) => what === 'supplements')?.name?.value;
  const other = base === undefined ? undefined : treatyNamed(workspace, base);
  return [...placed.treaty.obligations, ...(other?.treaty.obligations ?? [])].map(({ node }) => node);
}

/** The duty on the other side, where the right's own words say whose it is. */
function fixFor(subject: Subject, right: Right, needed: Needed): Fix | undefined {
  const { text } = subject.placed.chunk;
  const words = (node: { readonly start: number; readonly end: number } | undefined) =>
    node && text.slice(node.start, node.end);
  const holder = right.actors?.items.every(({ form }) => form === 'name') ? words(right.actors) : undefined;
  const other = words(needed === 'host' ? right.action?.place?.territory?.of : right.action?.object);
  if (!right.name || !holder || !other) return undefined;
  let name = `${right.name.value}Answered`;
  for (let count = 2; subject.treaty?.treaty.names.has(name); count++) name = `${right.name.value}Answered${count}`;
  const task = needed === 'host' ? `host ${holder} forces` : `consult with ${holder}`;
  return {
    title: `Bind ${other} to ${needed === 'host' ? 'host them' : 'consult'}`,
    safe: false,
    edits: [insertBefore(subject, right, `obligation ${name} { ${other} shall ${task} }`)],
  };
}
