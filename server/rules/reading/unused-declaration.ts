import type { AreaDecl, GroupDecl, Organ, Trigger } from '../../../grammar/index.ts';
import { plainWords } from '../../meaning/kinds.ts';
import type { Workspace } from '../../model/workspace.ts';
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
    const used = usedIn(workspace);
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
      if (own ? own.has(name) || used.scoped.has(`${self}.${name}`) : used.plain.has(name)) return;
      const title = node.title?.value;
      if (title && (node.kind === 'group' || node.kind === 'area') && used.titles.has(plainWords(title))) return;
      // A name that is misspelt where it is used is said there.
      const meant = (use: NameUse) =>
        use.kinds.includes(node.kind) &&
        nearest(use.name.value, [name]).length > 0 &&
        lookUp(workspace, treaty, use, undefined).kind === 'unknown';
      if (usesOf(placed.chunk).names.some(meant)) return;
      // What a clause with an error in it names is not known.
      if (used.damaged && !own) return;
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

interface Used {
  /** Names used without a treaty before them. */
  readonly plain: ReadonlySet<string>;
  readonly scoped: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly damaged: boolean;
}
const usedBy = new WeakMap<Workspace, Used>();

function usedIn(workspace: Workspace): Used {
  const known = usedBy.get(workspace);
  if (known) return known;
  const plain = new Set<string>();
  const scoped = new Set<string>();
  const titles = new Set<string>();
  let damaged = false;
  for (const file of workspace.files)
    for (const { chunk } of file.tree.chunks) {
      const uses = usesOf(chunk);
      for (const use of uses.names) {
        if (use.scope) scoped.add(`${use.scope.value}.${use.name.value}`);
        else plain.add(use.name.value);
      }
      for (const title of uses.titles) titles.add(title);
      damaged ||= chunk.problems.length > 0;
    }
  const used = { plain, scoped, titles, damaged };
  usedBy.set(workspace, used);
  return used;
}
