/** The page behind a name: of a rule, or of a concept by any of its names. */
import { findRule, renderRule, rules, suggestRules } from '../rules/index.ts';
import { findConcept, renderConcept, suggestConcepts } from '../theory/concepts.ts';
import { renderEvents } from '../theory/events-page.ts';

/** A page: where it lies below `docs/`, and its Markdown, whose links are relative to that place. */
export interface Page {
  readonly title: string;
  readonly page: string;
  readonly markdown: string;
}

/**
 * The page that a name asks for, or the names nearest to it. `kind` says which is meant where a rule and a concept
 * could bear the same name; rules come first. `events` asks for the page of all kinds of event.
 */
export function explained(
  name: string,
  kind?: 'rule' | 'concept' | 'events',
): Page | { readonly suggestions: string[] } {
  const wanted = name.trim();
  if (kind === 'events' || wanted === 'events')
    return { title: 'Kinds of event', page: 'events.md', markdown: renderEvents() };
  const rule = kind === 'concept' ? undefined : findRule(wanted.toLowerCase());
  if (rule)
    return { title: rule.title, page: `rules/${rule.id}.md`, markdown: renderRule(rule, { link: linkFrom('rules') }) };
  const concept = kind === 'rule' ? undefined : findConcept(wanted);
  if (concept) {
    const resting = rules.filter((each) => each.concepts.includes(concept.id));
    return {
      title: concept.name,
      page: `concepts/${concept.id}.md`,
      markdown: renderConcept(concept, { link: linkFrom('concepts'), rules: resting }),
    };
  }
  const suggestions = [
    ...(kind === 'concept' ? [] : suggestRules(wanted).map((each) => each.id)),
    ...(kind === 'rule' ? [] : suggestConcepts(wanted).map((each) => each.name)),
  ];
  return { suggestions };
}

/** A link from a page in one folder of `docs/` to the page of a rule or concept. */
function linkFrom(folder: 'rules' | 'concepts'): (id: string, title: string) => string {
  return (id, title) => {
    const home = findRule(id) ? 'rules' : 'concepts';
    return `[${title}](${home === folder ? '' : `../${home}/`}${id}.md)`;
  };
}
