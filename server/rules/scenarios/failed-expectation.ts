import { type Crisis, type ExpectationResult, placeOf, sayReason, scenarioResult } from '../../meaning/crises/index.ts';
import { locate, type Site } from '../../model/site.ts';
import type { Report, Rule } from '../rule.ts';

export const failedExpectation: Rule = {
  id: 'failed-expectation',
  group: 'scenarios',
  reads: 'workspace',
  severity: 'error',
  title: 'A scenario expects what the texts do not say',
  explanation: `A scenario tells a crisis and says who should be bound to do what. It is a test of the texts: whoever drafts or codes a treaty writes down
what the clause is meant to do, and Foedus says at once when the words no longer do it. Where an expectation fails, either the clause says
something else than was meant, or the reader who wrote the expectation was mistaken; the finding gives the reason, clause by clause.

The reason names the part of the clause that decides, as a word that may also stand after \`because\`: \`kind\` (the event is not of the kind
that the trigger asks for), \`on\` and \`by\` (not this victim, not this aggressor), \`in\` (elsewhere), \`unprovoked\`, \`number\`, \`undecided\`
(those who determine have not), \`membership\`, \`discretion\`, \`class\`. An expectation whose names mean nothing is passed over here: the finding on the name says so.`,
  sources: [
    { id: 'foedus-language' },
    { id: 'vattel-1758', where: 'Book III, ch. VI: whether the casus foederis has come' },
  ],
  concepts: ['casus-foederis', 'conditionality'],
  avoid: [
    {
      source: `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  obligation War { the other party shall defend that party when ByRussia }
}
scenario July "Before Germany declared war" {
  under Dual
  on 1914-07-30
  event mobilization by RUS against AUH
  expect GMY bound to defend AUH
}`,
      says: 'To mobilize is not to attack: Germany was not yet bound.',
    },
  ],
  prefer: [
    {
      source: `treaty Dual "Dual Alliance" {
  signed 1879-10-07
  parties { AUH GMY }
  trigger ByRussia { armed-attack on any party by RUS }
  obligation War { the other party shall defend that party when ByRussia }
}
scenario July "Before Germany declared war" {
  under Dual
  on 1914-07-30
  event mobilization by RUS against AUH
  expect GMY not bound to defend AUH because kind
}`,
      says: 'What the clause says, and for the reason that it gives.',
    },
  ],
  unseen:
    'Every scenario in the samples ends as it is expected to; it is the expectation that would be wrong, not a treaty.',
  check({ workspace, placed, file, settings }, report) {
    const node = placed.chunk.declaration;
    if (node?.kind !== 'scenario' || !node.lines.some((line) => line.kind === 'expect')) return;
    const site: Site<typeof node> = { file, placed, node };
    const { crisis, expectations } = scenarioResult(workspace, site, settings.day);
    for (const result of expectations) {
      if (result.outcome !== 'fails') continue;
      const { answer, because } = result.node;
      const expected = result.node.conflict ? 'conflict' : `${result.node.not ? 'not ' : ''}${answer?.value ?? ''}`;
      report({
        at: result.node,
        message: `Expected \`${expected}${because ? ` because ${because.value}` : ''}\`, but ${result.says}.`,
        related: relatedTo(result, crisis),
        details: result.reasons.map((reason) => {
          const place = placeOf(reason);
          return `${sayReason(reason)} [${reason.treaty.treaty.name}, ${place.uri.split('/').at(-1)}]`;
        }),
      });
    }
  },
};

/** The clause that decides, and the events of the scenario that its reasons are about. */
function relatedTo({ clauses, reasons }: ExpectationResult, { site, events }: Crisis): Report['related'] {
  const [first] = clauses;
  const related = first
    ? [{ ...locate(first.duty.treaty.site, first.duty.node), message: `${first.duty.name}, which decides` }]
    : [];
  const own = first?.bindings[0]?.reasons ?? reasons;
  for (const { line } of events.filter(({ fact }) => own.some((reason) => reason.event === fact)))
    if (line) related.push({ ...locate(site, line), message: 'the event it is held against' });
  return related;
}
