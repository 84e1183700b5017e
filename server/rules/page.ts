/** A rule's page, made from its declaration: for `docs/rules`, for `explain`, for hovers. */
import { findConcept } from '../theory/concepts.ts';
import { findLaw } from '../theory/laws.ts';
import { citeSource, findSource } from '../theory/sources.ts';
import { rules } from './list.ts';
import type { Example, Rule, RuleOption } from './rule.ts';

export interface RulePage {
  /** A link to the page of the concept or rule with this id, as Markdown. */
  readonly link: (id: string, title: string) => string;
}

const severityWords = {
  error: 'an error: the text contradicts itself or cannot be read',
  warning: 'a warning: theory or law says that this will cause a quarrel',
  information: 'information: worth knowing',
  hint: 'a hint',
} as const;

/** The rule's page as Markdown, ending with a line end. */
export function renderRule(rule: Rule, { link }: RulePage): string {
  const concepts = rule.concepts.map(findConcept).filter((concept) => concept !== undefined);
  const shown = (each: Example) => example(each, rule.of === 'configuration' ? 'jsonc' : 'treaty');
  const sections = [
    `# ${rule.id}`,
    `${rule.title}.`,
    `*Reported as ${severityWords[rule.severity]}.*`,
    rule.explanation.trim(),
    rule.avoid.length > 0 ? `## Found in\n\n${rule.avoid.map(shown).join('\n\n')}` : '',
    rule.prefer.length > 0 ? `## Not found in\n\n${rule.prefer.map(shown).join('\n\n')}` : '',
    rule.unseen ? `## Why no sample shows it\n\n${rule.unseen}` : '',
    `## To silence it\n\n${silencing(rule)}`,
    rule.options?.length ? `## Options\n\n${rule.options.map(option).join('\n')}` : '',
    concepts.length > 0 ? `## Concepts\n\n${concepts.map(({ id, name }) => link(id, name)).join(' · ')}` : '',
    rule.sources.length > 0 ? `## Sources\n\n${rule.sources.map(cite).join('\n')}` : '',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function example({ source, says }: Example, language: string): string {
  return `${says}\n\n\`\`\`${language}\n${source.trim()}\n\`\`\``;
}

function option({ name, title, default: value, minimum, maximum }: RuleOption): string {
  return `- \`${name}\` (${value}; from ${minimum} to ${maximum}): ${title}.`;
}

function silencing(rule: Rule): string {
  const setting = `Or set \`${rule.id}\` to \`off\`, or to another severity, under \`rules\` in \`foedus.json\` or the editor's settings.`;
  if (rule.id === 'syntax' || rule.group === 'upkeep') return setting.replace('Or set', 'No comment silences it; set');
  return `Write the reason above the clause: \`// foedus-ignore ${rule.id}: why it is meant\`. ${setting}`;
}

function cite({ id, where }: Rule['sources'][number]): string {
  if (id === 'foedus-language')
    return `- Our own rule of the language, no claim about the law${where ? `: ${where}` : ''}.`;
  const law = findLaw(id);
  const source = findSource(law ? law.source : id);
  const cited = law ? `${law.title}: ${law.what}` : source ? citeSource(source) : id;
  return `- ${cited}${where ? ` Here: ${where}.` : ''}`;
}

const groupOrder: readonly Rule['group'][] = [
  'reading',
  'triggers',
  'obligations',
  'burden',
  'credibility and design',
  'prose',
  'scenarios',
  'upkeep',
];

/** The list of all rules by group, as Markdown, ending with a line end. */
export function renderRuleIndex({ link }: RulePage): string {
  const used = groupOrder.filter((group) => rules.some((rule) => rule.group === group));
  const tables = used.map((group) => {
    const rows = rules
      .filter((rule) => rule.group === group)
      .map((rule) => `| ${link(rule.id, rule.id)} | ${rule.severity} | ${rule.title} |`);
    return `## ${group.charAt(0).toUpperCase()}${group.slice(1)}\n\n| rule | severity | finds |\n| --- | --- | --- |\n${rows.join('\n')}`;
  });
  return `# Rules\n\nWhat Foedus looks for. Every page says what the rule finds, why it matters, and on what it rests.\n\n${tables.join('\n\n')}\n`;
}
