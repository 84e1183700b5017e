/**
 * What each word of a text is, for colours that the words alone do not give: which name is a trigger, which a state, a
 * duty or an area, and where it is declared. Kept with the chunk, so that typing in one treaty colours no other anew.
 */
import { type Chunk, keywords, lex, type PlacedChunk } from '../../grammar/index.ts';
import { remembered } from '../meaning/cache.ts';
import { isStateCode } from '../model/register.ts';
import type { SourceFile } from '../model/site.ts';
import { nameOf } from '../model/site.ts';
import { treatyOf } from '../model/treaty.ts';
import {
  isBuiltinArea,
  memberNamed,
  type NamedKind,
  placedTreaty,
  treatyNamed,
  type Workspace,
} from '../model/workspace.ts';
import type { NameUse } from '../rules/names.ts';
import { vocabularyIn } from './mentions.ts';
import { namesIn } from './names.ts';

/** What a token is. A declared thing is called as it is declared; `event-kind` and `word` are vocabulary. */
export type TokenKind =
  | Exclude<NamedKind, 'deem' | 'secret' | 'ratification' | 'term' | 'subject-to' | 'supersedes' | 'disputes' | 'withdrawal' | 'accession' | 'review' | 'amendment' | 'suspension'>
  | 'event-kind' | 'concept' | 'word' | 'keyword' | 'quoted' | 'number' | 'comment'; // biome-ignore format: a list

/** Offsets count from the chunk; a token may span lines (texts, comments). */
export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  readonly declares?: true;
  /** Of the register or the language, not of this workspace. */
  readonly builtin?: true;
}

interface Kept {
  readonly tokens: readonly SemanticToken[];
  /** What the names of the workspace were when this was made. */
  readonly names: object;
  /** What `Treaty.Name` was then. */
  readonly qualified: readonly { readonly use: NameUse; readonly kind: string | undefined }[];
}

const kept = { names: new WeakMap<Chunk, Kept>(), all: new WeakMap<Chunk, Kept>() };

/**
 * The tokens of a chunk, in the order of the text. The same array as before as long as nothing has changed for it.
 * @param all also keywords, quotations, numbers and comments, for editors that have no grammar of their own for them
 */
export function tokensIn(
  workspace: Workspace,
  file: SourceFile,
  placed: PlacedChunk,
  all: boolean,
): readonly SemanticToken[] {
  const table = all ? kept.all : kept.names;
  const names = namesOf(workspace);
  const known = table.get(placed.chunk);
  if (known?.names === names && known.qualified.every(({ use, kind }) => qualifiedKind(workspace, use) === kind))
    return known.tokens;
  const tokens: SemanticToken[] = [];
  const qualified: { use: NameUse; kind: string | undefined }[] = [];
  const { chunk } = placed;
  for (const node of declarationsOf(chunk)) {
    const name = nameOf(node);
    if (name) tokens.push({ start: name.start, end: name.end, kind: node.kind as TokenKind, declares: true });
  }
  for (const mentioned of namesIn(chunk).values())
    for (const { name, use } of mentioned) {
      const kind = kindOf(workspace, file, placed, use, name === use.scope);
      if (use.scope && name === use.name) qualified.push({ use, kind });
      if (kind === undefined) continue;
      const builtin = kind === 'state' || kind === 'area' ? !workspace.globals.has(name.value) : false;
      tokens.push({
        start: name.start,
        end: name.end,
        kind,
        ...(builtin && !isOwn(chunk, name.value) ? { builtin: true } : {}),
      });
    }
  for (const uses of vocabularyIn(chunk).values())
    for (const { word, class: place } of uses) {
      const kind = place === 'event-kind' || place === 'concept' ? place : 'word';
      tokens.push({ start: word.start, end: word.end, kind, builtin: true });
    }
  if (all) tokens.push(...syntaxOf(chunk, tokens));
  tokens.sort((one, two) => one.start - two.start);
  table.set(chunk, { tokens, names, qualified });
  return tokens;
}

function isOwn(chunk: Chunk, name: string): boolean {
  return treatyOf(chunk)?.names.has(name) ?? false;
}

function declarationsOf(chunk: Chunk) {
  const { declaration } = chunk;
  if (!declaration || declaration.kind === 'import') return [];
  const clauses = [...(treatyOf(chunk)?.names.values() ?? [])].flat();
  return [declaration, ...clauses.map(({ node }) => node)];
}

/** What a name is at its place: as the place wants it, in its own treaty first; nothing where nobody declares it. */
function kindOf(
  workspace: Workspace,
  file: SourceFile,
  placed: PlacedChunk,
  use: NameUse,
  isScope: boolean,
): TokenKind | undefined {
  if (isScope) return treatyNamed(workspace, use.scope?.value ?? '') ? 'treaty' : undefined;
  if (use.scope) return qualifiedKind(workspace, use) as TokenKind | undefined;
  const { value } = use.name;
  const treaty = placedTreaty(file, placed);
  const own = treaty && memberNamed(treaty, value, use.kinds);
  if (own) return own.node.kind as TokenKind;
  const site = workspace.globals.get(value)?.find(({ node }) => use.kinds.includes(node.kind));
  if (site) return site.node.kind as TokenKind;
  if (use.kinds.includes('area') && isBuiltinArea(value)) return 'area';
  return use.kinds.includes('state') && isStateCode(value) ? 'state' : undefined;
}

function qualifiedKind(workspace: Workspace, use: NameUse): string | undefined {
  const treaty = treatyNamed(workspace, use.scope?.value ?? '');
  return treaty && memberNamed(treaty, use.name.value, use.kinds)?.node.kind;
}

/** The last answer of {@link namesOf}: workspaces follow each other, and most declare what the one before did. */
let latest: { readonly text: string; readonly key: object } | undefined;

/** An object that stays the same as long as the same names are declared at top level as the same kinds. */
function namesOf(workspace: Workspace): object {
  return remembered(workspace, namesOf, '', () => {
    let text = '';
    for (const [name, sites] of workspace.globals) for (const { node } of sites) text += `${name} ${node.kind},`;
    if (latest?.text !== text) latest = { text, key: {} };
    return latest.key;
  });
}

const keywordSet: ReadonlySet<string> = new Set(keywords);

/** Keywords, quotations, numbers and comments, but for what has a token already. */
function syntaxOf(chunk: Chunk, known: readonly SemanticToken[]): SemanticToken[] {
  const taken = new Set(known.map(({ start }) => start));
  const found: SemanticToken[] = [];
  for (const { kind, start, end } of chunk.trivia) {
    if (kind === 'the') found.push({ start, end, kind: 'keyword' });
    else if (kind !== 'bad') found.push({ start, end, kind: 'comment' });
  }
  for (const { image, startOffset: start } of lex(chunk.text).tokens) {
    const kind = /^["“”„«]/.test(image)
      ? 'quoted'
      : /^[0-9]/.test(image)
        ? 'number'
        : keywordSet.has(image)
          ? 'keyword'
          : undefined;
    if (kind && !taken.has(start)) found.push({ start, end: start + image.length, kind });
  }
  return found;
}
