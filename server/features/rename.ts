/**
 * Another name for a clause, a treaty, a state: everywhere where it means that one, and nowhere else. What would then
 * mean something else is refused, with the reason.
 */
import { type Chunk, keywords, lex, type Name, type PlacedChunk, parseFile, vocabulary } from '../../grammar/index.ts';
import { csvUris } from '../meaning/figures.ts';
import { UNDATED } from '../meaning/life.ts';
import { fileNameOf } from '../model/addresses.ts';
import { type Day, sayDay } from '../model/dates.ts';
import { builtinAreas } from '../model/regions.ts';
import { isStateCode, lookupState, stateById } from '../model/register.ts';
import { type Location, locate, nameOf, type SourceFile } from '../model/site.ts';
import { treatyOf } from '../model/treaty.ts';
import { isBuiltinArea, makeWorkspace, type Named, placedTreaty, stateOn, type Workspace } from '../model/workspace.ts';
import type { Edit } from '../rules/finding.ts';
import { applyEdits } from '../rules/fixing.ts';
import { codeDay } from '../rules/names.ts';
import { type Meant, type Mention, meantAt, meantBy, mentionsOf, placeOf } from './mentions.ts';
import { namesIn, referentOf } from './names.ts';
import { type Place, placeAt, wordAt } from './place.ts';

/** Why something is not renamed, as a sentence. */
export interface Refusal {
  readonly refused: string;
}

/** What may be renamed at an offset, or why nothing may. */
export function prepareRename(
  workspace: Workspace,
  file: SourceFile,
  offset: number,
): { readonly at: Location; readonly name: string } | Refusal {
  const place = placeAt(workspace, file, offset);
  const found = place && meantAt(place);
  if (!place || !found) return { refused: place ? whyNothing(place) : 'Here is no name.' };
  const { meant, at } = found;
  if (meant.kind === 'word') return { refused: `\`${meant.word}\` is a word of the language: all treaties share it.` };
  if (meant.kind === 'area') return { refused: `\`${meant.area.name}\` is built in: every treaty may name it so.` };
  return { at: locate({ file, placed: place.placed, node: at }), name: at.value };
}

function whyNothing(place: Place): string {
  const leaf = place.path.at(-1);
  if (leaf?.kind === 'name')
    return `Nothing is declared under the name \`${leaf.value}\`, or it means several states here.`;
  if (leaf?.kind === 'quoted') return 'Words in quotes are the treaty’s own: nothing is renamed in them.';
  const word = wordAt(place);
  if (word && (keywords.includes(word.text) || isVocabulary(word.text)))
    return `\`${word.text}\` is a word of the language: all treaties share it.`;
  return 'Here is no name.';
}

/** The edits that give what stands at an offset another name, or why that cannot be. */
export function renameAt(
  workspace: Workspace,
  file: SourceFile,
  offset: number,
  to: string,
): { readonly edits: readonly Edit[] } | Refusal {
  const prepared = prepareRename(workspace, file, offset);
  if ('refused' in prepared) return prepared;
  const place = placeAt(workspace, file, offset);
  const found = place && meantAt(place);
  if (!place || !found) return { refused: 'Here is no name.' };
  const { meant } = found;
  const { name } = prepared;
  if (to === name) return { edits: [] };
  const mentions = mentionsOf(workspace, meant).filter(({ site }) => site.node.value === name);
  const refused =
    unfit(to) ??
    (meant.kind === 'state' ? unfitForState(workspace, meant.id, name, to, mentions) : unfitForClause(to)) ??
    twice(workspace, meant, to) ??
    unread(workspace, meant, name) ??
    otherwise(workspace, mentions, name, to);
  return refused === undefined ? { edits: mentions.map((each) => ({ ...placeOf(each), text: to })) } : { refused };
}

/** Why it can be no name at all. */
function unfit(to: string): string | undefined {
  if (keywords.includes(to) || isVocabulary(to))
    return `\`${to}\` is a word of the language. A name begins with a capital letter.`;
  if (!/^[A-Z][A-Za-z0-9_]*$/.test(to))
    return 'A name begins with a capital letter from A to Z and goes on with such letters, digits and `_`.';
  if (isBuiltinArea(to)) {
    const area = builtinAreas.find(({ name }) => name === to);
    return `\`${to}\` is the built-in area ${area?.title ?? to}: a clause of that name would hide it.`;
  }
  return undefined;
}

function isVocabulary(word: string): boolean {
  return Object.values(vocabulary).some((words) => Object.hasOwn(words, word));
}

function unfitForClause(to: string): string | undefined {
  if (!isStateCode(to)) return undefined;
  const lookup = lookupState(to, UNDATED);
  const who = lookup.kind === 'state' ? lookup.state.name : 'a state';
  return `\`${to}\` is the code of ${who}: everybody would read it so.`;
}

/** A state of the register may be called by another of its codes; a declared one as one likes, but by no other's code. */
function unfitForState(
  workspace: Workspace,
  id: string,
  name: string,
  to: string,
  mentions: readonly Mention[],
): string | undefined {
  if (workspace.globals.get(name)?.some(({ node }) => node.kind === 'state'))
    return unfitForClause(to) ?? inTable(workspace, name);
  for (const { site } of mentions) {
    const day = dayOf(workspace, site.file, site.placed, site.node as Name);
    const lookup = stateOn(workspace, to, day);
    if (lookup.kind === 'state' && lookup.state.id === id) continue;
    const state = stateById(id);
    const codes = [...new Set(state?.codes.map(({ code }) => code))].filter((code) => code !== name);
    const other = codes.length > 0 ? ` Its other codes are ${codes.join(', ')};` : '';
    const means =
      lookup.kind === 'state'
        ? `means ${lookup.state.name}`
        : lookup.kind === 'ambiguous'
          ? 'means more than one state'
          : 'means no state';
    return `On ${sayDay(day)} \`${to}\` ${means}, and \`${name}\` here is ${state?.name ?? 'a state'}.${other} for a name of your own, declare it with \`state\`.`.replace(
      '. for',
      '. For',
    );
  }
  return undefined;
}

/** The day on which a code is read where it stands. */
function dayOf(workspace: Workspace, file: SourceFile, placed: PlacedChunk, name: Name): Day {
  const use = namesIn(placed.chunk)
    .get(name.value)
    ?.find((each) => each.name === name)?.use;
  const treaty = placedTreaty(file, placed);
  const referent = use && referentOf({ workspace, placed, ...(treaty ? { treaty } : {}) }, use, name);
  return referent?.kind === 'state' ? referent.day : (codeDay(placed.chunk) ?? UNDATED);
}

/** A CSV file that names a declared state: it would no longer find it. */
function inTable(workspace: Workspace, name: string): string | undefined {
  const cell = new RegExp(`(^|[,;\\t"\\n])${name}([,;\\t"\\r\\n]|$)`);
  for (const file of workspace.files)
    for (const { chunk } of file.tree.chunks) {
      const { declaration } = chunk;
      if (declaration?.kind !== 'figures' || !declaration.from) continue;
      for (const uri of csvUris(file.uri, declaration.from.value))
        if (cell.test(workspace.csv(uri) ?? ''))
          return `The table “${declaration.from.value}” names \`${name}\` too, and tables are not changed here: change it there first.`;
    }
  return undefined;
}

/** Two of one name could not be told apart. */
function twice(workspace: Workspace, meant: Meant, to: string): string | undefined {
  if (meant.kind === 'declared' && meant.site.node.kind !== 'treaty') {
    const treaty = placedTreaty(meant.site.file, meant.site.placed);
    const [other] = treaty?.treaty.names.get(to) ?? [];
    if (treaty && other) return `${treaty.treaty.name} has ${aKind(other.node.kind)} \`${to}\` already.`;
    if (treaty) return undefined;
  }
  const [other] = workspace.globals.get(to) ?? [];
  return other && `There is ${aKind(other.node.kind)} \`${to}\` already, in ${fileNameOf(other.file.uri)}.`;
}

/** What could not be read may name it as well, and would be left behind. */
function unread(workspace: Workspace, meant: Meant, name: string): string | undefined {
  const home = meant.kind === 'declared' ? treatyOf(meant.site.placed.chunk) : undefined;
  for (const file of workspace.files)
    for (const { start, chunk } of file.tree.chunks) {
      if (chunk.problems.length === 0 || !chunk.text.includes(name)) continue;
      // Elsewhere a clause is named together with its treaty.
      if (home && chunk !== home.chunk && !chunk.text.includes(home.name)) continue;
      const read = new Set((namesIn(chunk).get(name) ?? []).map((each) => each.name.start));
      for (const each of declaredIn(chunk)) if (each.value === name) read.add(each.start);
      const missed = lex(chunk.text).tokens.find(({ image, startOffset }) => image === name && !read.has(startOffset));
      if (missed)
        return `${fileNameOf(file.uri)}, line ${lineOf(file, start + missed.startOffset)}, names \`${name}\` where the text could not be read: mend that first.`;
    }
  return undefined;
}

function declaredIn(chunk: Chunk): Name[] {
  const own = chunk.declaration && nameOf(chunk.declaration);
  const clauses = [...(treatyOf(chunk)?.names.values() ?? [])].flat();
  return [...(own ? [own] : []), ...clauses.flatMap(({ node }) => nameOf(node) ?? [])];
}

/** Makes the change and looks whether every name still means what it meant. */
function otherwise(workspace: Workspace, mentions: readonly Mention[], name: string, to: string): string | undefined {
  const after = changed(workspace, mentions, to);
  const renamed = new Set(mentions.map(({ site }) => site.node));
  for (const [at, file] of workspace.files.entries()) {
    const then = after.files[at];
    if (!then || file.tree.chunks.length !== then.tree.chunks.length) return 'The text could no longer be read then.';
    for (const [index, placed] of file.tree.chunks.entries()) {
      const placedThen = then.tree.chunks[index];
      const names = namesIn(placed.chunk);
      if (!placedThen || !(names.has(name) || names.has(to))) continue;
      const before = meanings(workspace, file, placed, [name, to]);
      const now = meanings(after, then, placedThen, [name, to]);
      if (before.length !== now.length) return 'The text could no longer be read then.';
      for (const [each, { node, key }] of before.entries()) {
        const other = now[each];
        if (key === undefined || other?.key === key) continue;
        const line = lineOf(file, placed.start + node.start);
        const says = renamed.has(node)
          ? `\`${to}\` would mean something else`
          : `\`${node.value}\` would mean this one`;
        return `In ${fileNameOf(file.uri)}, line ${line}, ${says}.`;
      }
    }
  }
  return undefined;
}

function changed(workspace: Workspace, mentions: readonly Mention[], to: string): Workspace {
  const edits = new Map<SourceFile, Edit[]>();
  for (const each of mentions) {
    const { file } = each.site;
    const edit = { ...placeOf(each), text: to };
    const own = edits.get(file);
    if (own) own.push(edit);
    else edits.set(file, [edit]);
  }
  return makeWorkspace(
    workspace.files.map((file) => {
      const own = edits.get(file);
      const text = own && applyEdits(file.tree.text, own);
      return text === undefined ? file : { uri: file.uri, tree: parseFile(text, file.tree) };
    }),
  );
}

/** What the names of these spellings mean in a chunk, in the order of the text, told so that it can be compared across the change. */
function meanings(
  workspace: Workspace,
  file: SourceFile,
  placed: PlacedChunk,
  spellings: readonly string[],
): { node: Name; key: string | undefined }[] {
  const treaty = placedTreaty(file, placed);
  const place = { workspace, placed, ...(treaty ? { treaty } : {}) };
  // Many names mean few things.
  const keys = new Map<Named['node'], string>();
  const keyOf = (site: Named) => {
    const key = keys.get(site.node) ?? placeInTree(site);
    keys.set(site.node, key);
    return key;
  };
  return spellings
    .flatMap((spelling) => namesIn(placed.chunk).get(spelling) ?? [])
    .sort((one, two) => one.name.start - two.name.start)
    .map(({ name, use }) => {
      const referent = referentOf(place, use, name);
      if (referent?.kind !== 'declared') {
        const meant = referent && meantBy(referent);
        return { node: name, key: meant && (meant.kind === 'state' ? meant.id : 'area') };
      }
      return { node: name, key: keyOf(referent.site) };
    });
}

/** Which chunk of its file, and which clause of that, a declaration is: the same before the change and after. */
function placeInTree({ file, placed, node }: Named): string {
  const clause = placedTreaty(file, placed)?.treaty.clauses.findIndex((each) => each.node === node) ?? -1;
  const chunk = file.tree.chunks.findIndex(({ start }) => start === placed.start);
  return `${file.uri} ${chunk} ${clause}`;
}

function aKind(kind: string): string {
  return kind === 'figures' ? kind : `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

function lineOf(file: SourceFile, offset: number): number {
  return file.tree.text.slice(0, offset).split('\n').length;
}
