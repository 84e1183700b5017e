import { type ImportDecl, vocabularyUses } from '../../../grammar/index.ts';
import { remembered } from '../../meaning/cache.ts';
import { decoded } from '../../model/addresses.ts';
import { suggestStates } from '../../model/register.ts';
import { stateOn, treatyNamed } from '../../model/workspace.ts';
import { findConcept, suggestConcepts } from '../../theory/concepts.ts';
import { insertBefore, replace } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { codeDay, type Found, lookUp, type NameUse, namesOfKinds, usesOf } from '../names.ts';
import { didYouMean, nearest, sayList } from '../nearest.ts';
import { pathTo } from '../paths.ts';
import type { Report, Rule, Subject } from '../rule.ts';

export const unresolvedName: Rule = {
  id: 'unresolved-name',
  group: 'reading',
  reads: 'workspace',
  severity: 'error',
  title: 'A name that stands for nothing, or for two states',
  explanation: `A clause can only be read when what it names is known: a party, a state, a trigger, an area, an organ, a treaty, a concept, a file.
A duty \`when Attack\` with no trigger \`Attack\` is never owed; a party whose code no list has is nobody.

States are written with the codes of the Correlates of War list or of ISO 3166, read on the treaty's date (a party that joined later:
on the day it joined). Some codes mean different states in the two lists: \`AUS\` is Austria in the one and Australia in the other. Where only
one of them existed on that day, it is meant; where both did, this finding asks which. A state that neither list has is declared:
\`state CROATIA "Independent State of Croatia" { since 1941-04-10 until 1945 }\`.`,
  sources: [{ id: 'foedus-language' }],
  concepts: [],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1949-04-04
  parties { DNK NOR SWX }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Atack }
}`,
      says: 'No list has the state `SWX`, and no trigger is called `Atack`.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 1960-01-01
  parties { AUS NEW }
}`,
      says: 'In 1960 `AUS` is Austria in the Correlates of War list and Australia in ISO 3166.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1960-01-01
  parties { AUL NEW }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
}`,
      says: 'Each name stands for one thing.',
    },
  ],
  unseen: 'Every name in the samples is declared: this is a slip of writing, not of a treaty.',
  check(subject, report) {
    const { placed, workspace, treaty } = subject;
    const { declaration } = placed.chunk;
    if (!declaration) return;
    if (declaration.kind === 'import') return checkFile(subject, declaration.path, report);
    if (declaration.kind === 'figures') checkFile(subject, declaration.from, report);
    const day = codeDay(placed.chunk);
    let misses = 0;
    for (const use of usesOf(placed.chunk).names) {
      const found = lookUp(workspace, treaty, use, day);
      if (found.kind === 'ambiguous') ambiguous(subject, use, found, report);
      else if (found.kind !== 'found') missing(subject, use, found, report, ++misses <= suggestionLimit);
    }
    for (const { word, class: what } of vocabularyUses(placed.chunk)) {
      if (what !== 'concept' || findConcept(word.value)) continue;
      const meant = suggestConcepts(word.value).map((concept) => concept.id);
      report({
        at: word,
        message: `There is no concept \`${word.value}\`, so nothing explains the clause: ${
          meant.length > 0 ? didYouMean(meant) : 'write one of those in docs/concepts, or leave it out.'
        }`,
        fixes: meant.map((id) => ({ title: `Write \`${id}\``, safe: false, edits: [replace(subject, word, id)] })),
      });
    }
  },
};

/** Where so many names of a declaration stand for nothing, no more are looked for that are near: each is held against all. */
const suggestionLimit = 100;

function checkFile(subject: Subject, path: ImportDecl['path'], report: (found: Report) => void): void {
  if (!path) return;
  const { uri, inside } = pathTo(subject.file.uri, path.value);
  const known = subject.workspace.uris;
  // Clients write the same address with more or fewer signs encoded.
  const there = remembered(subject.workspace, checkFile, 'uris', () => new Set(subject.workspace.uris.map(decoded)));
  if (inside && (subject.workspace.csv(uri) !== undefined || there.has(decoded(uri)))) return;
  const unread = inside ? subject.workspace.csvUnread(uri) : undefined;
  if (unread !== undefined) {
    report({ at: path, message: `The file "${path.value}" was not read: ${unread}.` });
    return;
  }
  const names = known.map((each) => relative(subject.file.uri, each)).filter((each) => each !== undefined);
  const meant = nearest(path.value, names);
  report({
    at: path,
    message: `There is no file "${path.value}" in the workspace${
      meant.length > 0
        ? `: ${didYouMean(meant)}`
        : ', so what it declares is missing: write its path as seen from this file, with `/` between folders.'
    }`,
    fixes: meant.map((each) => ({
      title: `Write "${each}"`,
      safe: false,
      edits: [replace(subject, path, `"${each}"`)],
    })),
  });
}

/** The path from one file to another below the same folder. */
function relative(from: string, to: string): string | undefined {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return to.startsWith(folder) ? decoded(to.slice(folder.length)) : undefined;
}

function ambiguous(
  subject: Subject,
  use: NameUse,
  { lookup }: Extract<Found, { kind: 'ambiguous' }>,
  report: (found: Report) => void,
): void {
  const code = use.name.value;
  const lists = { cow: 'the Correlates of War list', iso: 'ISO 3166' };
  report({
    at: use.name,
    message: `\`${code}\` is ${lookup.candidates
      .map((each) => `${each.state.name} in ${lists[each.system]}`)
      .join(' and ')}, and both existed then: write ${sayList(
      lookup.candidates.map((each) => `\`${each.code}\` for ${each.state.name}`),
      'or',
    )}.`,
    fixes: lookup.candidates
      .filter((each) => each.code !== code)
      .map((each) => ({
        title: `Write \`${each.code}\` (${each.state.name})`,
        safe: false,
        edits: [replace(subject, use.name, each.code)],
      })),
  });
}

function missing(
  subject: Subject,
  use: NameUse,
  found: Extract<Found, { kind: 'unknown' | 'other' }>,
  report: (found: Report) => void,
  suggests: boolean,
): void {
  const { workspace, treaty } = subject;
  const { value } = use.name;
  const written = use.scope ? `${use.scope.value}.${value}` : value;
  if (use.scope && !workspace.globals.get(use.scope.value)?.some((site) => site.node.kind === 'treaty')) {
    const treaties = suggests ? nearest(use.scope.value, workspace.namesOf('treaty')) : [];
    const { scope } = use;
    report({
      at: scope,
      message: `No treaty \`${scope.value}\` is declared in this workspace${
        treaties.length > 0
          ? `: ${didYouMean(treaties)}`
          : ', so what this names is unknown: open the folder that holds it.'
      }`,
      fixes: treaties.map((each) => ({
        title: `Write \`${each}\``,
        safe: false,
        edits: [replace(subject, scope, each)],
      })),
    });
    return;
  }
  const scoped = use.scope ? treatyNamed(workspace, use.scope.value) : treaty;
  const names = !suggests
    ? []
    : use.scope
      ? [...(scoped?.treaty.names ?? [])]
          .filter(([, clauses]) => clauses.some((each) => (use.kinds as readonly string[]).includes(each.node.kind)))
          .map(([name]) => name)
      : namesOfKinds(workspace, treaty, use.kinds);
  const wantsState = use.kinds.includes('state') && !use.scope;
  const parties = wantsState && suggests ? (treaty?.treaty.parties ?? []).map((each) => each.code) : [];
  const near = nearest(value, [...names, ...parties]);
  const day = use.day ?? codeDay(subject.placed.chunk);
  const lookup = wantsState && day !== undefined ? stateOn(workspace, value, day) : undefined;
  const note = lookup?.kind === 'unknown' ? lookup.note : undefined;
  const states =
    note && lookup?.kind === 'unknown'
      ? lookup.suggestions
      : wantsState && suggests && near.length === 0
        ? suggestStates(value)
        : [];
  const meant = [...new Set([...near, ...states.map((each) => each.code)])]
    .filter((each) => each !== value)
    .slice(0, 3);

  const fixes: Fix[] = meant.map((each) => {
    const state = states.find((one) => one.code === each);
    return {
      title: `Write \`${each}\`${state ? ` (${state.name})` : ''}`,
      safe: false,
      edits: [replace(subject, use.name, each)],
    };
  });
  const is = found.kind === 'other' ? found.is : undefined;
  if (is === 'a state' && use.kinds.length === 1 && use.kinds[0] === 'area') {
    report({
      at: use.at,
      message: `\`${written}\` is a state, and a place is wanted here: write \`territory of ${written}\`, or the name of an area.`,
    });
    return;
  }
  if (!use.scope && !is) fixes.push(...declare(subject, use));
  if (note && !is) {
    report({
      at: use.at,
      message: `\`${written}\` stands for no state on that day: ${note}. Write ${[...meant.map((each) => `\`${each}\``), `or declare it: \`state ${value} "…"\``].join(', ')}.`,
      fixes,
    });
    return;
  }
  const wants = is ? `is ${is}, and ${use.wanted} is wanted here` : `stands for nothing: ${use.wanted} is wanted here`;
  report({
    at: use.at,
    message: `\`${written}\` ${wants}${
      meant.length > 0 ? `; ${didYouMean(meant.map((each) => each))}` : `. ${whatToDo(use, value)}`
    }`,
    fixes,
  });
}

function whatToDo(use: NameUse, name: string): string {
  if (use.kinds[0] === 'state') return `Write the code of a state, or declare it: \`state ${name} "…"\`.`;
  if (use.kinds[0] === 'treaty' || use.scope) return 'Check the name, or open the folder that holds its file.';
  if (use.kinds[0] === 'figures') return `Declare them: \`figures ${name} { … }\`.`;
  return `Check the name, or declare it: \`${use.kinds[0]} ${name} …\`.`;
}

/** Declarations that say no more than the name, for the drafter to fill in. */
function declare(subject: Subject, use: NameUse): Fix[] {
  const { value } = use.name;
  const { declaration } = subject.placed.chunk;
  if (!declaration) return [];
  const fix = (title: string, at: { start: number; end: number }, text: string): Fix => ({
    title,
    safe: false,
    edits: [insertBefore(subject, at, text)],
  });
  if (use.kinds[0] === 'state')
    return /^[A-Z][A-Z0-9_]*$/.test(value) || use.wanted === 'a state'
      ? [fix(`Declare the state \`${value}\``, declaration, `state ${value} "${value}"`)]
      : [];
  if (declaration.kind !== 'treaty') {
    return use.kinds[0] === 'area'
      ? [fix(`Declare the area \`${value}\``, declaration, `area ${value} "${value}"`)]
      : [];
  }
  const clause = clauseAround(subject, use);
  if (!clause) return [];
  if (use.kinds[0] === 'trigger')
    return [fix(`Declare the trigger \`${value}\``, clause, `trigger ${value} { "say upon what event" }`)];
  if (use.kinds[0] === 'area') return [fix(`Declare the area \`${value}\``, clause, `area ${value} "${value}"`)];
  if (use.kinds[0] === 'organ') return [fix(`Declare the organ \`${value}\``, clause, `organ ${value}`)];
  return [];
}

function clauseAround({ placed }: Subject, { at }: NameUse): { start: number; end: number } | undefined {
  const { declaration } = placed.chunk;
  if (declaration?.kind !== 'treaty') return undefined;
  const holds = (node: { start: number; end: number }) => node.start <= at.start && at.end <= node.end;
  const item = declaration.items.find(holds);
  return item?.kind === 'article' ? item.items.find(holds) : item;
}
