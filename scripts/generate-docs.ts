/**
 * Writes the pages that are made from declarations: docs/rules, docs/concepts, docs/events.md and docs/sources.md.
 * Run it after changing a rule, a concept or a source: `node scripts/generate-docs.ts`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findRule, renderRule, renderRuleIndex, rules } from '../server/rules/index.ts';
import { conceptGroups, concepts, renderConcept } from '../server/theory/concepts.ts';
import { renderEvents } from '../server/theory/events-page.ts';
import { renderSources } from '../server/theory/sources.ts';
import { root } from './_common.ts';
import { renewStatistics } from './_statistics.ts';

/** The folders in which nothing but generated pages lies. */
const folders = ['docs/rules', 'docs/concepts'] as const;

/** Every generated page: path from the project's root → text. */
export function generatedPages(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const rule of rules) pages.set(`docs/rules/${rule.id}.md`, renderRule(rule, { link: linkFrom('rules') }));
  pages.set('docs/rules/README.md', renderRuleIndex({ link: linkFrom('rules') }));
  for (const concept of concepts)
    pages.set(
      `docs/concepts/${concept.id}.md`,
      renderConcept(concept, {
        link: linkFrom('concepts'),
        rules: rules.filter((rule) => rule.concepts.includes(concept.id)),
      }),
    );
  pages.set('docs/concepts/README.md', conceptIndex());
  pages.set('docs/events.md', renderEvents());
  pages.set('docs/sources.md', renderSources());
  pages.set('docs/cli.md', renewStatistics(readFileSync(path.join(root, 'docs/cli.md'), 'utf8')));
  return pages;
}

/** Files in the generated folders that no page stands for any more. */
export function leftovers(pages: ReadonlyMap<string, string> = generatedPages()): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .map((name) => `${folder}/${name}`)
      .filter((name) => !pages.has(name)),
  );
}

/** Links between pages, relative to the page they stand on. */
function linkFrom(folder: 'rules' | 'concepts'): (id: string, title: string) => string {
  return (id, title) => {
    const to = findRule(id) ? 'rules' : 'concepts';
    return `[${title}](${to === folder ? '' : `../${to}/`}${id}.md)`;
  };
}

/** How the concepts of a group hang together, and with which of other groups (pale), as a diagram. */
function conceptGraph(ids: readonly string[]): string {
  const inside = concepts.filter(({ id }) => ids.includes(id));
  const edges = new Set<string>();
  const outside = new Set<string>();
  for (const { id, related } of inside)
    for (const other of related) {
      edges.add([id, other].sort().join(' --- '));
      if (!ids.includes(other)) outside.add(other);
    }
  const node = (id: string) => `  ${id}["${concepts.find((each) => each.id === id)?.name ?? id}"]`;
  return [
    '```mermaid',
    'graph LR',
    ...inside.map(({ id }) => node(id)),
    ...[...outside].sort().map((id) => `${node(id)}:::elsewhere`),
    ...[...edges].sort().map((edge) => `  ${edge}`),
    '  classDef elsewhere stroke-dasharray: 3',
    '```',
  ].join('\n');
}

function conceptIndex(): string {
  const link = linkFrom('concepts');
  const groups = conceptGroups.map(({ title, ids }) => {
    const lines = ids.flatMap((id) => {
      const concept = concepts.find((each) => each.id === id);
      return concept ? [`- ${link(id, concept.name)}`] : [];
    });
    return `## ${title}\n\n${lines.join('\n')}\n\n${conceptGraph(ids)}`;
  });
  return `# Concepts\n\nWhat the hovers teach: the words of alliance theory and of the law of treaties that matter to a drafter, each with its sources.\n\n${groups.join('\n\n')}\n`;
}

if (import.meta.main) {
  const pages = generatedPages();
  for (const folder of folders) mkdirSync(path.join(root, folder), { recursive: true });
  for (const [name, text] of pages) writeFileSync(path.join(root, name), text);
  for (const name of leftovers(pages)) rmSync(path.join(root, name));
}
