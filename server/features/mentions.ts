/** Every place that means one and the same thing: a clause, a treaty, a state under any of its codes, a vocabulary word. */
import {
  type Chunk,
  type Name,
  type PlacedChunk,
  type StateDecl,
  vocabularyUses,
  type Word,
  type WordPlace,
} from '../../grammar/index.ts';
import { UNDATED } from '../meaning/life.ts';
import type { BuiltinArea } from '../model/regions.ts';
import { stateById } from '../model/register.ts';
import { type Location, locate, nameOf, type Site, type SourceFile } from '../model/site.ts';
import { beginning, readDate, treatyOf } from '../model/treaty.ts';
import { declaredState, type Named, placedTreaty, type Workspace } from '../model/workspace.ts';
import { namesIn, type Referent, referentAt, referentOf } from './names.ts';
import type { Place } from './place.ts';

/** What is meant. States are told apart by who they are, not by how they are spelled. */
export type Meant =
  | { readonly kind: 'declared'; readonly site: Named }
  | { readonly kind: 'state'; readonly id: string }
  | { readonly kind: 'area'; readonly area: BuiltinArea }
  | { readonly kind: 'word'; readonly word: string; readonly class: WordPlace };

/** A place that means it. */
export interface Mention {
  readonly site: Site<Name | Word>;
  /** Where it is introduced: its declaration, or a party's entry among the parties. */
  readonly declares: boolean;
}

/** What stands at a place, and where; `undefined` where nothing is named. */
export function meantAt(place: Place): { readonly meant: Meant; readonly at: Name | Word } | undefined {
  const leaf = place.path.at(-1);
  if (leaf?.kind === 'word') {
    const use = vocabularyIn(place.placed.chunk)
      .get(leaf.value)
      ?.find(({ word }) => word === leaf);
    return use && { meant: { kind: 'word', word: leaf.value, class: use.class }, at: leaf };
  }
  const referent = referentAt(place);
  const meant = referent && meantBy(referent);
  return meant && referent && { meant, at: referent.name };
}

/** What a reference means; `undefined` for a code that means several states on its day. */
export function meantBy(referent: Referent): Meant | undefined {
  if (referent.kind === 'area') return { kind: 'area', area: referent.area };
  if (referent.kind === 'state')
    return referent.lookup.kind === 'state' ? { kind: 'state', id: referent.lookup.state.id } : undefined;
  const { node } = referent.site;
  return node.kind === 'state' ? { kind: 'state', id: declaredId(node) } : { kind: 'declared', site: referent.site };
}

/** Whether both are one thing. */
export function isSame(one: Meant | undefined, two: Meant): boolean {
  if (!one || one.kind !== two.kind) return false;
  if (one.kind === 'declared') return two.kind === 'declared' && one.site.node === two.site.node;
  if (one.kind === 'state') return two.kind === 'state' && one.id === two.id;
  if (one.kind === 'area') return two.kind === 'area' && one.area === two.area;
  return two.kind === 'word' && one.word === two.word && one.class === two.class;
}

/**
 * Every mention in the files, in their order and that of the text. Chunks that do not spell it are passed over by one
 * look-up each.
 * @param files left out: the whole workspace
 */
export function mentionsOf(
  workspace: Workspace,
  meant: Meant,
  files: readonly SourceFile[] = workspace.files,
): Mention[] {
  const spellings = spellingsOf(workspace, meant);
  const home = meant.kind === 'declared' ? treatyOf(meant.site.placed.chunk) : undefined;
  const found: Mention[] = [];
  for (const file of files)
    for (const placed of file.tree.chunks) {
      // Elsewhere a clause is named together with its treaty.
      if (home && placed.chunk !== home.chunk && !namesIn(placed.chunk).has(home.name)) continue;
      const before = found.length;
      if (meant.kind === 'word') {
        for (const { word, class: place } of vocabularyIn(placed.chunk).get(meant.word) ?? [])
          if (place === meant.class) found.push({ site: { file, placed, node: word }, declares: false });
      } else {
        for (const node of declarationsIn(placed, meant)) found.push({ site: { file, placed, node }, declares: true });
        const names = namesIn(placed.chunk);
        for (const spelling of spellings)
          if (names.has(spelling))
            for (const each of mentionsIn(workspace, file, placed, spelling, meant)) found.push(each);
      }
      if (found.length - before > 1)
        for (const each of found.splice(before).sort((one, two) => one.site.node.start - two.site.node.start))
          found.push(each);
    }
  return found;
}

/** Who a `state` declaration describes. */
function declaredId(node: StateDecl): string {
  const since = node.lines.find(({ what }) => what === 'since')?.date;
  return declaredState(node, (since && beginning(readDate(since))) ?? UNDATED).id;
}

/** Where a mention stands. */
export function placeOf({ site }: Mention): Location {
  return locate(site);
}

function mentionsIn(
  workspace: Workspace,
  file: SourceFile,
  placed: PlacedChunk,
  spelling: string,
  meant: Meant,
): Mention[] {
  const treaty = placedTreaty(file, placed);
  const place = { workspace, placed, ...(treaty ? { treaty } : {}) };
  return (namesIn(placed.chunk).get(spelling) ?? []).flatMap(({ name, use }) => {
    const referent = referentOf(place, use, name);
    if (!referent || !isSame(meantBy(referent), meant)) return [];
    return [{ site: { file, placed, node: name }, declares: use.introduces }];
  });
}

/** The names by which a chunk declares it. */
function declarationsIn({ chunk }: PlacedChunk, meant: Meant): Name[] {
  if (meant.kind === 'declared') {
    const { placed, node } = meant.site;
    const name = nameOf(node);
    return placed.chunk === chunk && name ? [name] : [];
  }
  const { declaration } = chunk;
  if (meant.kind !== 'state' || declaration?.kind !== 'state' || !declaration.name) return [];
  return declaredId(declaration) === meant.id ? [declaration.name] : [];
}

function spellingsOf(workspace: Workspace, meant: Meant): ReadonlySet<string> {
  if (meant.kind === 'declared') return new Set([nameOf(meant.site.node)?.value ?? '']);
  if (meant.kind === 'area') return new Set([meant.area.name]);
  if (meant.kind === 'word') return new Set();
  const spellings = new Set(stateById(meant.id)?.codes.map(({ code }) => code));
  for (const [name, sites] of workspace.globals)
    if (sites.some(({ node }) => node.kind === 'state' && declaredId(node) === meant.id)) spellings.add(name);
  return spellings;
}

type Vocabulary = ReadonlyMap<string, readonly { readonly word: Word; readonly class: WordPlace }[]>;
const vocabularies = new WeakMap<Chunk, Vocabulary>();

/** The vocabulary words of a chunk by how they are spelled. */
export function vocabularyIn(chunk: Chunk): Vocabulary {
  const known = vocabularies.get(chunk);
  if (known) return known;
  const words = new Map<string, { word: Word; class: WordPlace }[]>();
  for (const use of vocabularyUses(chunk)) {
    const same = words.get(use.word.value);
    if (same) same.push(use);
    else words.set(use.word.value, [use]);
  }
  vocabularies.set(chunk, words);
  return words;
}
