import type { EventPattern, Modifier, Obligation } from '../../../grammar/index.ts';
import { type Duty, plainTerms } from '../../meaning/crises/index.ts';
import { areParties, bearingOf, type Circle } from '../../meaning/derived/patterns.ts';
import { isFragment } from '../../meaning/derived/promises.ts';
import { membersOf, readingDay } from '../../meaning/life.ts';
import { alternativesOf, type Literal } from '../../meaning/patterns.ts';
import { dutyType, hasModifier } from '../../meaning/strength.ts';
import { supportDuties } from '../../meaning/support.ts';
import { locate } from '../../model/site.ts';
import type { PlacedTreaty, Workspace } from '../../model/workspace.ts';
import { replace } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { isFightingSupport, modifiersOf } from '../support.ts';

export const unprovokedUnsaid: Rule = {
  id: 'unprovoked-unsaid',
  group: 'triggers',
  severity: 'information',
  title: 'Fighting support is firmly owed even to an ally that provoked the attack',
  explanation: `An ally that is sure of help may dare more than it would alone: it bears only a part of what its quarrels cost. The literature calls this *moral hazard*,
and finds two remedies in the treaties that states have made. One is a condition: help is owed only if the ally did not provoke the attack, as in the Triple
Alliance of 1882 ("without direct provocation on her part"). The other is uncertainty: the promise leaves to the obligor what it does, as in article 5 of the North
Atlantic Treaty, and that keeps the ally careful. A promise with neither is owed to the victim of an attack, whatever the victim did before.

It is information, since a promise without conditions deters more, and since who provoked whom is a quarrel of its own. The treaty gets one note. The rule looks at
duties to \`defend\`, \`assist\`, \`join … in war\` or \`attack\` upon a hostile act or war, and is silent

- where the trigger says \`unprovoked\` or \`provoked\`, or an ally's own attack is excepted;
- where the response is left to the obligor (\`at discretion\`, \`by constitutional-processes\`, \`should\`), or an organ or a consent stands before it;
- where somebody other than the ally itself determines that the case has arisen;
- where the allies have promised in the same treaty to keep the peace with everybody (\`refrain from unlawful-force\`, a neutral's neutrality, \`subject-to\` the Charter),
  for then it is a breach to provoke by force;
- where an exception stands in the treaty's own words, where the openness is marked \`deliberate\`, and where only some articles are at hand.`,
  sources: [
    {
      id: 'benson-2012',
      where: 'conditional and probabilistic commitments as remedies against moral hazard (chapters 3, 5 and 6)',
    },
    { id: 'triple-alliance-1882', where: 'articles 2 and 3' },
  ],
  concepts: ['moral-hazard', 'provocation', 'entrapment', 'conditionality'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01
  parties { AUH GMY }
  trigger AttackByRussia { armed-attack on any party by RUS }
  obligation Help { other party shall defend that party with all-forces when AttackByRussia }
}`,
      says: 'War is owed even if the ally has challenged Russia first.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01
  parties { AUH GMY }
  trigger AttackByRussia { unprovoked armed-attack on any party by RUS }
  obligation Help { other party shall defend that party with all-forces when AttackByRussia }
}`,
      says: 'The condition.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1950-01-01
  parties { CAN USA }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack at discretion over measures }
}`,
      says: 'The measures are free, so the ally cannot be sure of them.',
    },
  ],
  check(subject, report) {
    const { treaty, workspace } = subject;
    if (!treaty || isFragment(treaty) || allKeepThePeace(treaty)) return;
    const circle: Circle = {
      members: new Set(membersOf(workspace, treaty).map(({ state }) => state.id)),
      day: readingDay(workspace, treaty),
    };
    const found: { readonly duty: Duty; readonly patterns: readonly Literal[] }[] = [];
    for (const duty of supportDuties(workspace, treaty)) {
      if (!isFirm(duty.node) || !isFightingSupport(duty.node) || isForNeutral(treaty, duty.node)) continue;
      const patterns = unsaidIn(workspace, treaty, duty, circle);
      if (patterns.length > 0) found.push({ duty, patterns });
    }
    const [first, ...others] = found;
    if (!first) return;
    const name = (duty: Duty) => (duty.node.name ? `\`${duty.node.name.value}\`` : 'this duty');
    const more =
      others.length === 0
        ? ''
        : ` (and ${others.length === 1 && others[0] ? name(others[0].duty) : `${others.length} more`})`;
    const literals = found.flatMap((each) => each.patterns);
    const here = literals.every(({ context }) => context.treaty.treaty === treaty.treaty);
    const places = [...new Set(literals.map(({ pattern }) => pattern.start))].sort((one, two) => one - two);
    report({
      at: first.duty.node.name ?? first.duty.node.action ?? first.duty.node,
      message: `The help of ${name(first.duty)}${more} is owed even to an ally that provoked the attack: sure of it, an ally may dare more than it would alone (moral hazard). If that is not meant, say \`unprovoked\` in the trigger.`,
      related: others.map(({ duty }) => ({
        ...locate(treaty.site, duty.node.name ?? duty.node),
        message: `${name(duty)} is owed so as well`,
      })),
      ...(here
        ? {
            fixes: [
              {
                title: 'Owe it only for what was `unprovoked`',
                safe: false,
                edits: places.map((start) => replace(subject, { start, end: start }, 'unprovoked ')),
              },
            ],
          }
        : {}),
    });
  },
};

/** Nothing stands between the event and the help: no choice, no organ, no consent. */
function isFirm(duty: Obligation): boolean {
  const loosening: readonly NonNullable<Modifier['what']>[] = [
    'discretion',
    'constitutional',
    'upon-decision',
    'upon-consent',
    'without-agreement',
    'in-defence',
  ];
  return duty.modality === 'shall' && !loosening.some((what) => hasModifier(duty, what));
}

/** All have promised to use no unlawful force, or the Charter goes before. */
function allKeepThePeace({ treaty }: PlacedTreaty): boolean {
  return (
    treaty.obligations.some(({ node }) => dutyType(node) === 'no-unlawful-force') ||
    treaty.provisions.some(
      ({ node }) => node.kind === 'subject-to' && node.to?.kind === 'quoted' && /\bCharter\b/i.test(node.to.value),
    )
  );
}

/** Those who are helped are named, and each owes neutrality whatever happens. */
function isForNeutral({ treaty }: PlacedTreaty, { action }: Obligation): boolean {
  const helped = action?.object?.items ?? [];
  return (
    helped.length > 0 &&
    helped.every(
      ({ form, name }) =>
        form === 'name' &&
        treaty.obligations.some(
          ({ node }) =>
            dutyType(node) === 'neutrality' &&
            !hasModifier(node, 'when') &&
            node.actors?.items.some((each) => each.form === 'name' && each.name?.name?.value === name?.name?.value),
        ),
    )
  );
}

/** The events, in the ways to set the duty off that ask for nothing about provocation. */
function unsaidIn(workspace: Workspace, treaty: PlacedTreaty, duty: Duty, circle: Circle): readonly Literal[] {
  const context = { workspace, treaty };
  const { when } = plainTerms(duty);
  const exceptions = modifiersOf(duty.node, 'unless').flatMap(({ condition }) =>
    condition ? alternativesOf(context, condition).flat() : [],
  );
  if (!when || exceptions.some((each) => speaksOfFault(each, circle))) return [];
  const found: Literal[] = [];
  for (const literals of alternativesOf(context, when)) {
    const faults = literals.map((each) => (each.negated ? speaksOfFault(each, circle) : asksFor(each)));
    if (faults.includes(true)) continue;
    for (const each of literals) {
      const bearing = bearingOf(each, '', circle);
      if (!each.negated && each.pattern.kind === 'event' && (bearing === 'required' || bearing === 'possible'))
        found.push(each);
    }
  }
  return found;
}

/** An exception that may be one for an ally's own fault: said so, of its own attack, or in words that only the parties can read. */
function speaksOfFault(literal: Literal, circle: Circle): boolean {
  const { pattern } = literal;
  if (pattern.kind !== 'event') return true;
  if (pattern.provocation || pattern.kinds.some((kind) => kind.kind === 'quoted')) return true;
  return pattern.parts.some((part) => part.what === 'by' && part.actors && areParties(literal, part.actors, circle));
}

/** Provocation is spoken of, the openness is meant, or somebody else is there to judge. */
function asksFor({ pattern }: Literal): boolean {
  if (pattern.kind !== 'event') return true;
  return pattern.provocation !== undefined || isJudged(pattern);
}

function isJudged({ parts }: EventPattern): boolean {
  return parts.some(
    ({ what, actors }) =>
      what === 'deliberate' ||
      (what === 'determined' &&
        !actors?.items.some(({ form }) => form === 'any-party' || form === 'that-party' || form === 'victim')),
  );
}
