/** Which duty of the one text answers to which of the other, and what is different between the two. */
import type { ModifierKind, Obligation, Verb } from '../../../grammar/index.ts';
import { type Duty, dutiesOf, plainTerms } from '../crises/duty.ts';
import { sayTask } from '../crises/words.ts';
import { partiesOn } from '../life.ts';
import {
  discretionOf,
  dutyType,
  hasModifier,
  isActiveSupport,
  meansOf,
  modifiersOf,
  obligorsOf,
  type Strength,
  strengthOf,
  strengths,
} from '../strength.ts';
import { bare, type Change, type Side, spot } from './change.ts';
import { callOn, compareConditions, placeSet } from './condition.ts';
import { beyond, type Open, relate, say } from './sets.ts';

/** What is different between the duties of two texts, in the order of the second; those dropped at the end. */
export function compareDuties(before: Side, after: Side): readonly Change[] {
  const old = dutiesOf(before.workspace, before.placed);
  const young = dutiesOf(after.workspace, after.placed);
  const pairs = pairsOf(before, after, old, young);
  const found: Change[] = [];
  for (const duty of young) {
    const match = pairs.get(duty);
    if (match) found.push(...compareDuty(before, after, match, duty));
    else
      found.push({
        effect: 'adds',
        aspect: 'duty',
        clause: titleOf(duty),
        says: `${who(after, duty)} now ${mustDo(duty)}; there was no such duty before.`,
        after: spot(after, duty.node),
        concepts: isActiveSupport(duty.node) ? ['entrapment', 'extended-deterrence'] : ['alliance-depth'],
      });
  }
  const kept = new Set(pairs.values());
  for (const duty of old)
    if (!kept.has(duty))
      found.push({
        effect: 'drops',
        aspect: 'duty',
        clause: titleOf(duty),
        says: `${who(before, duty)} no longer ${mustDo(duty)}.`,
        before: spot(before, duty.node),
        concepts: isActiveSupport(duty.node) ? ['abandonment', 'credibility'] : ['alliance-depth'],
      });
  return found;
}

/** The clause as both texts name it: without the treaty's name, which may be another. */
function titleOf({ node, article, name }: Duty): string {
  const own = node.name?.value ?? name.slice(name.indexOf('.') + 1);
  return article?.label ? `${own} (article ${article.label.value})` : own;
}

function who(side: Side, { node }: Duty): string {
  const text = bare(side, node.actors);
  return text === '' ? 'Somebody' : `\`${text}\``;
}

function mustDo(duty: Duty): string {
  return `${duty.node.modality ?? 'shall'} \`${sayTask(duty)}\``;
}

/**
 * Pairs by name first; then those left over by what they ask for, the likeliest first: the same act, in the article of
 * the same number, with words in common.
 */
function pairsOf(before: Side, after: Side, old: readonly Duty[], young: readonly Duty[]): ReadonlyMap<Duty, Duty> {
  const pairs = new Map<Duty, Duty>();
  const taken = new Set<Duty>();
  const pair = (two: Duty, one: Duty) => {
    pairs.set(two, one);
    taken.add(one);
  };
  for (const two of young) {
    const one = old.find((each) => !taken.has(each) && each.node.name && each.node.name.value === two.node.name?.value);
    if (one) pair(two, one);
  }
  const likely: { one: Duty; two: Duty; score: number }[] = [];
  for (const two of young)
    for (const one of old) {
      if (pairs.has(two) || taken.has(one) || dutyType(one.node) !== dutyType(two.node)) continue;
      const sameVerb = one.node.action?.verb === two.node.action?.verb;
      const sameArticle = one.article?.label?.value === two.article?.label?.value;
      const common = commonWords(bare(before, one.node), bare(after, two.node));
      likely.push({ one, two, score: (sameVerb ? 1 : 0) + (sameArticle ? 1 : 0) + common });
    }
  likely.sort((left, right) => right.score - left.score);
  for (const { one, two } of likely) if (!pairs.has(two) && !taken.has(one)) pair(two, one);
  return pairs;
}

/** The part of the words that two texts share, 0 to 1. */
function commonWords(one: string, two: string): number {
  const left = new Set(one.split(' '));
  const right = new Set(two.split(' '));
  let both = 0;
  for (const word of left) if (right.has(word)) both++;
  return both / Math.max(1, left.size + right.size - both);
}

function compareDuty(before: Side, after: Side, one: Duty, two: Duty): readonly Change[] {
  const found: Change[] = [];
  const base = { clause: titleOf(two), before: spot(before, one.node), after: spot(after, two.node) };
  const add = (change: Pick<Change, 'effect' | 'aspect' | 'says' | 'concepts'> & Partial<Change>) =>
    found.push({ ...base, ...change });
  if (one.node.damaged || two.node.damaged)
    return [
      {
        ...base,
        effect: 'changes',
        aspect: 'duty',
        says: 'It cannot be compared: one of the two texts has a mistake here that has to be mended first.',
        concepts: [],
      },
    ];
  if (dutyType(one.node) !== dutyType(two.node)) {
    const strongest = compareStrength(one.node, two.node);
    add({
      effect: strongest < 0 ? 'weakens' : strongest > 0 ? 'strengthens' : 'changes',
      aspect: 'duty',
      says: `What is owed is another thing: \`${sayTask(two)}\`; before, \`${sayTask(one)}\`.`,
      concepts: ['credibility'],
    });
  } else {
    const acts = rankOf(two.node) - rankOf(one.node);
    if (acts !== 0)
      add({
        effect: acts > 0 ? 'strengthens' : 'weakens',
        aspect: 'duty',
        says: `What is owed is ${acts > 0 ? 'more' : 'less'}: \`${sayTask(two)}\`; before, \`${sayTask(one)}\`.`,
        concepts: ['credible-commitment', acts > 0 ? 'entrapment' : 'abandonment'],
      });
    const strength = compareStrength(one.node, two.node);
    if (strength !== 0)
      add({
        effect: strength > 0 ? 'strengthens' : 'weakens',
        aspect: 'duty',
        says: `How it binds: ${strengthWords[strengthOf(two.node)]}; before, ${strengthWords[strengthOf(one.node)]}.`,
        concepts: ['legalization', strength > 0 ? 'entrapment' : 'credibility'],
      });
    const means = (side: Obligation): Open => new Map(meansOf(side).map((word) => [word, `\`${word}\``]));
    const relation = relate(means(one.node), means(two.node));
    if (relation !== 'equal')
      add({
        effect: relation === 'wider' ? 'strengthens' : relation === 'narrower' ? 'weakens' : 'changes',
        aspect: 'duty',
        says:
          relation === 'wider'
            ? `The means promised: ${beyond(means(two.node), means(one.node))} added.`
            : relation === 'narrower'
              ? `The means promised: ${beyond(means(one.node), means(two.node))} no longer.`
              : `The means promised: ${say(means(two.node), '')} instead of ${say(means(one.node), '')}.`,
        concepts: ['credible-commitment'],
      });
  }
  for (const change of [...obligors(before, after, one, two), ...conditions(before, after, one, two)]) add(change);
  for (const change of [...confines(before, after, one, two), ...gates(before, after, one.node, two.node)]) add(change);
  return found;
}

const acts: readonly (readonly Verb[])[] = [['aid'], ['assist'], ['defend', 'join', 'attack']];

/** How much active support a verb asks for; 0 for all else. */
function rankOf(duty: Obligation): number {
  const verb = duty.action?.verb;
  return verb && isActiveSupport(duty) ? acts.findIndex((each) => each.includes(verb)) + 1 : 0;
}

/** Above 0 where the second binds more strongly. */
function compareStrength(one: Obligation, two: Obligation): number {
  return strengths.indexOf(strengthOf(one)) - strengths.indexOf(strengthOf(two));
}

const strengthWords: Readonly<Record<Strength, string>> = {
  automatic: 'of itself, without any decision',
  means: 'firmly, with means named',
  shall: 'firmly, the means left open',
  measures: 'firmly, the measures at each obligor’s discretion',
  constitutional: 'by each obligor’s constitutional process',
  should: 'as a recommendation',
  participation: 'whether to act at all is at each obligor’s discretion',
  consult: 'only to consult',
  may: 'as a right',
};

type Found = Pick<Change, 'effect' | 'aspect' | 'says' | 'concepts' | 'examples'>;

/** Who owes it, among those who are parties on both sides: who joined or left is said once, of the treaty. */
function obligors(before: Side, after: Side, one: Duty, two: Duty): readonly Found[] {
  const read = (side: Side, { node }: Duty) =>
    new Map(
      obligorsOf(node, { workspace: side.workspace, treaty: side.placed }, side.day).map(({ state }) => [state.id, callOn(side, state)]), // biome-ignore format: one line
    );
  const parties = ({ workspace, placed, day }: Side) =>
    new Set(partiesOn(workspace, placed, day).map(({ state }) => state.id));
  const was = read(before, one);
  const is = read(after, two);
  const [old, young] = [parties(before), parties(after)];
  const keep = (map: ReadonlyMap<string, string>) => new Map([...map].filter(([id]) => old.has(id) && young.has(id)));
  const [left, right] = [keep(was), keep(is)];
  const relation = relate(left, right);
  if (relation === 'equal') return [];
  return [
    {
      effect: relation === 'wider' ? 'widens' : relation === 'narrower' ? 'narrows' : 'changes',
      aspect: 'duty',
      says:
        relation === 'wider'
          ? `It now binds ${beyond(right, left)} too.`
          : relation === 'narrower'
            ? `It no longer binds ${beyond(left, right)}.`
            : `It now binds ${beyond(right, left)} instead of ${beyond(left, right)}.`,
      concepts: ['asymmetric-alliance', 'burden-sharing'],
    },
  ];
}

function conditions(before: Side, after: Side, one: Duty, two: Duty): readonly Found[] {
  const [old, young] = [plainTerms(one), plainTerms(two)];
  const was = old.condition;
  const is = young.condition;
  if (!was && !is) return [];
  if (!was)
    return [
      {
        effect: 'narrows',
        aspect: 'casus foederis',
        says: `It is now owed only upon an event (\`${bare(after, young.when ?? is)}\`); before, without any.`,
        concepts: ['conditionality', 'casus-foederis'],
      },
    ];
  if (!is)
    return [
      {
        effect: 'widens',
        aspect: 'casus foederis',
        says: `No event has to happen for it to be owed; before, \`${bare(before, old.when ?? was)}\`.`,
        concepts: ['conditionality', 'entrapment'],
      },
    ];
  return compareConditions({ side: before, condition: was }, { side: after, condition: is });
}

/** `only in`: where it is owed. */
function confines(before: Side, after: Side, one: Duty, two: Duty): readonly Found[] {
  const read = (side: Side, { node }: Duty): Open => {
    const places = modifiersOf(node, 'only-in').flatMap(({ place }) => (place ? [place] : []));
    if (places.length === 0) return undefined;
    const context = { workspace: side.workspace, treaty: side.placed };
    return new Map(places.flatMap((place) => [...placeSet(place, context, side)]));
  };
  const [was, is] = [read(before, one), read(after, two)];
  const relation = relate(was, is);
  if (relation === 'equal') return [];
  return [
    {
      effect: relation === 'wider' ? 'widens' : relation === 'narrower' ? 'narrows' : 'changes',
      aspect: 'theatre',
      says: `It is owed in ${say(is, 'the whole world')}; before, in ${say(was, 'the whole world')}.`,
      concepts: ['treaty-area', 'entrapment'],
    },
  ];
}

/** What has to happen before it is owed, or how soon: a gate more makes the promise less. */
const gatesOf: readonly { what: ModifierKind; says: string; adds: 'weakens' | 'strengthens'; concept: string }[] = [
  { what: 'upon-request', says: 'only upon request', adds: 'weakens', concept: 'conditionality' },
  { what: 'upon-decision', says: 'only upon a decision', adds: 'weakens', concept: 'consensus-rule' },
  { what: 'upon-consultation', says: 'only after consultation', adds: 'weakens', concept: 'conditionality' },
  { what: 'upon-consent', says: 'only upon consent', adds: 'weakens', concept: 'conditionality' },
  { what: 'without-agreement', says: 'unless there is agreement', adds: 'weakens', concept: 'conditionality' },
  { what: 'in-defence', says: 'only in defence of what it names', adds: 'weakens', concept: 'conditionality' },
  { what: 'immediately', says: 'at once', adds: 'strengthens', concept: 'credible-commitment' },
  { what: 'within', says: 'within a time', adds: 'strengthens', concept: 'credible-commitment' },
  { what: 'survives', says: 'even after the treaty has ended', adds: 'strengthens', concept: 'treaty-reliability' },
];

function gates(before: Side, after: Side, one: Obligation, two: Obligation): readonly Found[] {
  const found: Found[] = [];
  for (const { what, says, adds, concept } of gatesOf) {
    const text = (side: Side, duty: Obligation) => modifiersOf(duty, what).map((each) => bare(side, each)).join(', '); // biome-ignore format: one line
    const [was, is] = [text(before, one), text(after, two)];
    if (was === is) continue;
    const base = { aspect: 'duty', concepts: [concept] } as const;
    if (was !== '' && is !== '')
      found.push({ ...base, effect: 'changes', says: `It says \`${is}\` instead of \`${was}\`.` }); // biome-ignore format: one line
    else if (hasModifier(two, what)) found.push({ ...base, effect: adds, says: `It is owed ${says}: \`${is}\`.` });
    else
      found.push({
        ...base,
        effect: adds === 'weakens' ? 'strengthens' : 'weakens',
        says: `It is no longer said that it is owed ${says}: \`${was}\`.`,
      });
  }
  const same = strengthOf(one) === strengthOf(two);
  if (same && one.modality !== two.modality && one.modality && two.modality)
    found.push({
      effect: two.modality === 'should' ? 'weakens' : 'strengthens',
      aspect: 'duty',
      says: two.modality === 'should' ? 'It is only recommended; before, it was owed.' : 'It is owed; before, it was only recommended.', // biome-ignore format: one line
      concepts: ['legalization'],
    });
  const [was, is] = [discretionOf(one), discretionOf(two)];
  // the grade of strength says it already where nothing stronger hides it
  if (was !== is && same)
    found.push({
      effect: is === undefined ? 'strengthens' : was === undefined ? 'weakens' : is === 'participation' ? 'weakens' : 'strengthens', // biome-ignore format: one line
      aspect: 'duty',
      says: is === undefined ? 'Nothing is left to the obligor’s discretion any more.' : `Discretion over ${is} is left to the obligor; before, ${was === undefined ? 'none' : `over ${was}`}.`, // biome-ignore format: one line
      concepts: ['credibility', 'strategic-autonomy'],
    });
  return found;
}
