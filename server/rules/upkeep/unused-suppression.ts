import { remove, replace } from '../edits.ts';
import { didYouMean, nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

export const unusedSuppression: Rule = {
  id: 'unused-suppression',
  group: 'upkeep',
  severity: 'hint',
  title: 'A comment that silences nothing',
  explanation: `A comment \`// foedus-ignore RULE: reason\` covers the clause below it; \`// foedus-ignore-file RULE: reason\` at the top covers the
file. Where there is nothing to silence, because the clause was mended, the rule's name is misspelt, or the comment stands elsewhere, it
says of the text what is no longer so, and would hide the next finding of that kind.`,
  sources: [{ id: 'foedus-language' }],
  concepts: [],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  // foedus-ignore no-trigger: support is meant to be general
  obligation Consult { all parties shall consult }
}`,
      says: 'To consult needs no trigger, so there is nothing to silence.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  // foedus-ignore unused-declaration: kept for the protocol that the parties are still negotiating
  trigger Attack { armed-attack on any party }
}`,
      says: 'The comment silences a finding of the clause below it.',
    },
  ],
  unseen: 'Nothing is silenced in the samples.',
  unused: true,
  check(subject, report) {
    const { suppressions, ruleIds: ids } = subject.unused ?? { suppressions: [], ruleIds: [] };
    for (const each of suppressions) {
      const meant = each.rule === '' || ids.includes(each.rule) ? [] : nearest(each.rule, ids);
      const why =
        each.rule === ''
          ? 'it names no rule'
          : !ids.includes(each.rule)
            ? `there is no rule \`${each.rule}\`${meant.length > 0 ? `, ${didYouMean(meant).slice(0, -1)}` : ''}`
            : each.rule === 'syntax'
              ? 'what cannot be read cannot be silenced'
              : (each.misplaced ??
                (each.wholeFile && each.start >= (subject.placed.chunk.declaration?.start ?? 0)
                  ? 'it has to stand at the top of the file, before the first declaration'
                  : each.wholeFile
                    ? `there is no \`${each.rule}\` to silence in this file`
                    : `there is no \`${each.rule}\` to silence in the clause below`));
      // Where it stands wrong, or its rule is misspelt, something was to be silenced.
      const certain = ids.includes(each.rule) && !each.misplaced && !each.wholeFile;
      const ruleAt = { start: each.ruleStart, end: each.ruleStart + each.rule.length };
      report({
        at: each,
        unnecessary: true,
        message: `This comment silences nothing: ${why}${meant.length > 0 ? '?' : '.'}`,
        fixes: [
          ...meant.map((id) => ({ title: `Write \`${id}\``, safe: false, edits: [replace(subject, ruleAt, id)] })),
          ...(each.reason === ''
            ? []
            : [
                {
                  title: 'Keep the reason as a plain comment',
                  safe: certain,
                  edits: [replace(subject, each, `// ${each.reason}`)],
                },
              ]),
          {
            title: 'Remove the comment',
            safe: certain && each.reason === '',
            edits: [remove(subject, each)],
          },
        ],
      });
    }
  },
};
