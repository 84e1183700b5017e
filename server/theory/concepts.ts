/**
 * The concepts that hovers, rule pages and `explain` teach, with their look-up and their page.
 * The texts stand in concepts/, by group.
 */
import { distance } from 'fastest-levenshtein';
import { alliances } from './concepts/alliances.ts';
import { balancing } from './concepts/balancing.ts';
import { burden } from './concepts/burden.ts';
import type { Concept } from './concepts/concept.ts';
import { design } from './concepts/design.ts';
import { deterrence } from './concepts/deterrence.ts';
import { dilemma } from './concepts/dilemma.ts';
import { law } from './concepts/law.ts';
import { politics } from './concepts/politics.ts';
import { figuresOn } from './figures.ts';
import { citeSource, findSource } from './sources.ts';

export type { Concept } from './concepts/concept.ts';

/** The groups a list of concepts is shown in, in order. */
export const conceptGroups: readonly { readonly title: string; readonly ids: readonly string[] }[] = [
  { title: 'Kinds of alliance', ids: alliances.map(({ id }) => id) },
  { title: 'Deterrence, credibility and signals', ids: deterrence.map(({ id }) => id) },
  { title: 'Balancing and its opposites', ids: balancing.map(({ id }) => id) },
  { title: 'Risks and management', ids: dilemma.map(({ id }) => id) },
  { title: 'Burden', ids: burden.map(({ id }) => id) },
  { title: 'Law', ids: law.map(({ id }) => id) },
  { title: 'Design of the treaty', ids: design.map(({ id }) => id) },
  { title: 'Politics at home', ids: politics.map(({ id }) => id) },
];

const written = [...alliances, ...deterrence, ...balancing, ...dilemma, ...burden, ...law, ...design, ...politics];

/** All concepts. Each relation is written once and read from both sides; a concept’s own links come first. */
export const concepts: readonly Concept[] = written.map((concept) => ({
  ...concept,
  related: [
    ...new Set([
      ...concept.related,
      ...written.filter((other) => other.related.includes(concept.id)).map((other) => other.id),
    ]),
  ],
}));

/**
 * The form in which names are compared: lower case, no accents, hyphens and dashes as spaces, British spelling as American,
 * plurals as singulars. "Free-riders problem" and "free rider problem" are one.
 */
function normalize(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/%/g, ' percent ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(singular)
    .join(' ')
    .replace(/\bper cent\b/g, 'percent')
    .replace(/defence/g, 'defense')
    .replace(/offence/g, 'offense')
    .replace(/isation\b/g, 'ization')
    .replace(/signalling/g, 'signaling')
    .replace(/theatre/g, 'theater')
    .replace(/\b2\b/g, 'two');
}

function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

let conceptsByName: ReadonlyMap<string, Concept> | undefined;

/** All concepts by all their names, made when somebody asks for one. */
function byName(): ReadonlyMap<string, Concept> {
  conceptsByName ??= new Map(
    concepts.flatMap((concept) =>
      [concept.id, concept.name, ...concept.otherNames].map((name) => [normalize(name), concept] as const),
    ),
  );
  return conceptsByName;
}

/** The concept with this id, name or other name; case, hyphens, dashes and plurals do not matter. */
export function findConcept(nameOrAlias: string): Concept | undefined {
  return byName().get(normalize(nameOrAlias));
}

/** At most `n` concepts whose names come nearest to what was typed, nearest first; none if nothing comes near. */
export function suggestConcepts(name: string, n = 3): Concept[] {
  const wanted = normalize(name);
  if (wanted === '') return [];
  const nearest = new Map<Concept, number>();
  for (const [known, concept] of byName()) {
    const far = remoteness(wanted, known);
    if (far < (nearest.get(concept) ?? Number.POSITIVE_INFINITY)) nearest.set(concept, far);
  }
  return [...nearest]
    .filter(([, far]) => far <= 0.4)
    .sort(([a, x], [b, y]) => x - y || (a.id < b.id ? -1 : 1))
    .slice(0, n)
    .map(([concept]) => concept);
}

/** 0 for the same name, up to 1 for nothing in common. One name that begins the other, or is a word in it, is near. */
function remoteness(wanted: string, known: string): number {
  const apart = distance(wanted, known) / Math.max(wanted.length, known.length);
  if (wanted.length < 3) return apart;
  if (known.startsWith(wanted)) return Math.min(apart, 0.1);
  if (known.includes(` ${wanted}`)) return Math.min(apart, 0.2);
  return apart;
}

export type ConceptPage = {
  /** A link to the page of the concept or rule with this id, as Markdown. */
  readonly link: (id: string, title: string) => string;
  /** The rules that rest on the concept. */
  readonly rules?: readonly { readonly id: string; readonly title: string }[];
};

/** The concept’s page as Markdown, ending with a line end. */
export function renderConcept(concept: Concept, { link, rules = [] }: ConceptPage): string {
  const named = concept.related
    .map((id) => concepts.find((other) => other.id === id))
    .filter((other) => other !== undefined);
  const figures = figuresOn(concept.id);
  const cited = concept.sources.map(findSource).filter((source) => source !== undefined);
  const sections = [
    `# ${capitalize(concept.name)}`,
    concept.otherNames.length > 0 ? `*Also: ${concept.otherNames.join(' · ')}*` : '',
    concept.definition,
    `## Why it matters to a drafter\n\n${concept.matters}`,
    `## What shows it in a text\n\n${concept.shows}`,
    named.length > 0 ? `## Related\n\n${named.map(({ id, name }) => link(id, name)).join(' · ')}` : '',
    rules.length > 0
      ? `## Rules that rest on it\n\n${list(rules.map(({ id, title }) => `${link(id, id)}: ${title}`))}`
      : '',
    figures.length > 0
      ? `## Figures that rest on it\n\n${list(figures.map(({ name, says }) => `${name}: ${says}`))}`
      : '',
    `## Sources\n\n${list(cited.map(citeSource))}${cited.length < 2 ? '\n\nOnly one source stands behind this page.' : ''}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');

const capitalize = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
