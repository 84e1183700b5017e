import type { Rule } from '../rule.ts';

export const configuration: Rule = {
  id: 'configuration',
  group: 'upkeep',
  severity: 'error',
  of: 'configuration',
  title: 'A setting in `foedus.json` is unknown, or has a value that it cannot have',
  explanation: `\`foedus.json\` fixes for all who work on a folder how its treaties are judged. A setting that is misspelt would do nothing, and
everybody would believe that it does. What is right in the file counts all the same.

The finding stands in \`foedus.json\` itself. The editor completes settings, rules and severities there, and [the page of the
command line](../cli.md#what-applies) says which there are.`,
  sources: [{ id: 'foedus-language', where: 'the settings' }],
  concepts: [],
  avoid: [
    {
      source: `{
  "dateOfAnalysis": "1914-02-31",
  "rules": { "no-triger": "off" }
}`,
      says: 'February had no 31st, and the rule is called `no-trigger`:',
    },
    { source: `{ "ambiguityLimit": 120 }`, says: 'A share is 100 per cent at most:' },
  ],
  prefer: [
    {
      source: `{
  // These treaties are read as they stood before the war.
  "dateOfAnalysis": "1914-07-28",
  "rules": { "no-trigger": "off" },
  "exclude": ["drafts"]
}`,
      says: 'Comments are welcome:',
    },
  ],
  unseen: 'It stands in `foedus.json` and never in a treaty.',
  // What stands in foedus.json is read apart from the treaties: configurationFindings.
  check() {},
};
