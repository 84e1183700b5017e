import type { Name } from '../../../grammar/index.ts';
import { type Location, locate, nameOf } from '../../model/site.ts';
import { stateOn } from '../../model/workspace.ts';
import { place } from '../edits.ts';
import { codeDay } from '../names.ts';
import type { Rule } from '../rule.ts';

export const duplicateName: Rule = {
  id: 'duplicate-name',
  group: 'reading',
  reads: 'workspace',
  severity: 'error',
  title: 'A name that is declared twice, or a party or state that is listed twice',
  explanation: `A name stands for one thing: inside a treaty for one clause, area or group, at the top of the files for one treaty, state,
group, area, set of figures or scenario in the whole workspace. Where two share a name, every clause that uses it can be read in
two ways; Foedus then takes the first, which may not be the one that was meant.

Listing a party twice, be it under two codes for the same state, blurs who is bound and since when: what an article says of
its joining and leaving belongs in one entry.`,
  sources: [{ id: 'foedus-language' }],
  concepts: [],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  trigger Attack { armed-attack on any party }
  trigger Attack { armed-attack on NOR }
  obligation Help { each party shall assist the victim when Attack }
}`,
      says: 'Upon which of the two attacks is help owed?',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1955-01-01
  parties { DEU GMY FRA }
}`,
      says: '`DEU` and `GMY` are both Germany.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  trigger Attack { armed-attack on DNK }
  trigger AttackOnNorway { armed-attack on NOR }
  obligation Help { each party shall assist the victim when Attack or AttackOnNorway }
}`,
      says: 'Each trigger has a name of its own.',
    },
  ],
  unseen: 'A clause has one name in every sample: this is a slip of writing, not of a treaty.',
  check(subject, report) {
    const { placed, treaty, workspace, settings } = subject;
    const declaration = placed.chunk.declaration;
    if (!declaration || declaration.kind === 'import') return;

    const { name } = declaration;
    const [first] = name ? (workspace.globals.get(name.value) ?? []) : [];
    if (name && first && first.node !== declaration)
      report({
        at: name,
        message: `\`${name.value}\` is declared twice in this workspace, so whatever names it can mean either: give one of them another name.`,
        related: [{ ...locate(first, first.node.name ?? first.node), message: `the first \`${name.value}\`` }],
      });

    for (const [value, clauses] of treaty?.treaty.names ?? []) {
      const [one, ...others] = clauses;
      if (!one) continue;
      for (const { node } of others) {
        const at = nameOf(node) ?? node;
        report({
          at,
          message: `\`${value}\` is declared twice in this treaty, so a clause that names it can mean either: give one of them another name.`,
          related: [{ ...place(subject, nameOf(one.node) ?? one.node), message: `the first \`${value}\`` }],
        });
      }
    }

    const listed: [name: Name, message: string][] = [];
    for (const { node } of treaty?.treaty.parties ?? [])
      if (node.name)
        listed.push([node.name, 'is listed twice among the parties: keep one entry, with all its dates in it.']);
    if (declaration.kind === 'figures')
      for (const { name } of declaration.rows)
        if (name) listed.push([name, 'has two rows in these figures: keep the right one.']);
    const seen = new Map<string, { at: Location; code: string }>();
    const day = codeDay(placed.chunk) ?? settings.day;
    for (const [name, message] of listed) {
      const lookup = stateOn(workspace, name.value, day);
      const id = lookup.kind === 'state' ? lookup.state.id : name.value;
      const before = seen.get(id);
      if (before) {
        const also = before.code === name.value ? '' : ` (the same state as \`${before.code}\`)`;
        report({
          at: name,
          message: `\`${name.value}\`${also} ${message}`,
          related: [{ ...before.at, message: 'the first entry' }],
        });
      } else seen.set(id, { at: place(subject, name), code: name.value });
    }
  },
};
