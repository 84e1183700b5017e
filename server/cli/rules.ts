/** `foedus rules`: what Foedus looks for, and what may be set. */
import { findRule, renderRuleIndex, rules } from '../rules/index.ts';
import { exit } from './usage.ts';

/** Prints all rules. Returns the exit code. */
export function listRules({ format }: { readonly format: 'text' | 'json' | 'markdown' }): number {
  process.stdout.write(`${{ text, json, markdown }[format]().trimEnd()}\n`);
  return exit.clean;
}

function text(): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .flatMap(({ id, severity, title, options = [] }) => [
      `${id.padEnd(width)}  ${severity.padEnd('information'.length)}  ${title}`,
      ...options.map(
        ({ name, default: value, minimum, maximum }) =>
          `${' '.repeat(width)}  option ${name}: ${value}, from ${minimum} to ${maximum}`,
      ),
    ])
    .join('\n');
}

function json(): string {
  const listed = rules.map(({ id, group, severity, title, concepts, options = [] }) => ({
    id,
    group,
    severity,
    title,
    concepts,
    options,
  }));
  return JSON.stringify({ version: 1, rules: listed }, null, 2);
}

function markdown(): string {
  return renderRuleIndex({ link: (id, title) => (findRule(id) ? `\`${title}\`` : title) });
}
