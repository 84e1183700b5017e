import type { AreaDecl, GroupDecl, Organ, Trigger } from '../../../grammar/index.ts';
import { plainWords } from '../../meaning/kinds.ts';
import type { ChunkIndex } from '../../model/directory.ts';
import { remove } from '../edits.ts';
import { lookUp, type NameUse, usesOf } from '../names.ts';
import { nearest } from '../nearest.ts';
import type { Rule } from '../rule.ts';

export const unusedDeclaration: Rule = {
  id: 'unused-declaration',
  group: 'reading',
  reads: 'workspace',
  severity: 'hint',
  title: 'A trigger, area, group or empty organ that no clause uses',
  explanation: `A trigger, an area or a group does nothing by itself: it has effect only in a clause that names it. One that no clause names is
a leftover, or else the clause that was to rest on it is missing, or names another one by mistake. It is shown faded.

An organ is different: to establish a council, to say who sits in it and what it is for, is an act in itself (North Atlantic Treaty,
article 9). So only an organ of which nothing is said is counted here. A group counts as used where words in quotes are its title, for it
settles what they mean; so does an area.`,
  sources: [{ id: 'foedus-language' }],
  concepts: [],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  area Home { includes territory of any party }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
}`,
      says: 'The area was probably meant for the trigger, which now reaches round the world.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  parties { DNK NOR }
  area Home { includes territory of any party }
  trigger Attack { armed-attack on any party in Home }
  obligation Help { each party shall assist the victim when Attack }
  organ Council { members all parties }
}`,
      says: 'The trigger names the area, the duty the trigger. The council stands for itself.',
    },
  ],
  unseen: 'Whatever the samples declare is used: this is a leftover of writing, not of a treaty.',
  check(subject, report) {
    const { placed, treaty, workspace } = subject;
    const { declaration, problems } = placed.chunk;
    if (!declaration || problems.length > 0) return;
    const self = treaty?.treaty.name;
    const own = treaty
      ? new Set(
          usesOf(placed.chunk).names.flatMap((use) => (use.scope && use.scope.value !== self ? [] : use.name.value)),
        )
      : undefined;
    const test = (node: Declared) => {
      const name = node.name?.value;
      if (!name || node.damaged) return;
      if (node.kind === 'organ' && (node.members || node.decides || node.tasks.length > 0 || node.meets)) return;
      if (own ? own.has(name) || workspace.has(byUse, `${self}.${name}`) : workspace.has(byUse, name)) return;
      const title = node.title?.value;
      if (title && (node.kind === 'group' || node.kind === 'area') && workspace.has(byQuoted, plainWords(title)))
        return;
      // A name that is misspelt where it is used is said there.
      const meant = (use: NameUse) =>
        use.kinds.includes(node.kind) &&
        nearest(use.name.value, [name]).length > 0 &&
        lookUp(workspace, treaty, use, undefined).kind === 'unknown';
      if (usesOf(placed.chunk).names.some(meant)) return;
      // What a clause with an error in it names is not known.
      if (!own && workspace.has(byDamage, '')) return;
      report({
        at: node,
        unnecessary: true,
        message: `No clause uses the ${node.kind} \`${name}\`, so it has no effect: name it in the clause it is meant for, or remove it.`,
        fixes: [{ title: `Remove the ${node.kind} \`${name}\``, safe: false, edits: [remove(subject, node)] }],
      });
    };
    if (declaration.kind === 'group' || declaration.kind === 'area') test(declaration);
    for (const { node } of treaty?.treaty.clauses ?? [])
      if (node.kind === 'trigger' || node.kind === 'area' || node.kind === 'group' || node.kind === 'organ') test(node);
  },
};

type Declared = Trigger | AreaDecl | GroupDecl | Organ;

/** Chunks by the names they use: `Name`, or `Treaty.Name` where a treaty stands before it. */
const byUse: ChunkIndex = {
  keysOf: (chunk) =>
    usesOf(chunk).names.map(({ scope, name }) => (scope ? `${scope.value}.${name.value}` : name.value)),
};

/** Chunks by the words in quotes that a title may settle. */
const byQuoted: ChunkIndex = { keysOf: (chunk) => usesOf(chunk).titles };

/** Chunks that could not be read wholly. */
const byDamage: ChunkIndex = { keysOf: ({ problems }) => (problems.length > 0 ? [''] : []) };
