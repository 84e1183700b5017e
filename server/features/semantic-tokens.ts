/**
 * What each word of a text is, for colours that the words alone do not give: which name is a trigger, which a state, a
 * duty or an area, and where it is declared. Kept with the chunk, so that typing in one treaty colours no other anew.
 */
import { type Chunk, keywords, lex, type PlacedChunk } from '../../grammar/index.ts';
import { keptWithChunk } from '../meaning/cache.ts';
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

/**
 * The tokens of a file's chunk of that index, in the order of the text. The same array as before as long as nothing has
 * changed for it.
 * @param all also keywords, quotations, numbers and comments, for editors that have no grammar of their own for them
 */
export function tokensIn(
  workspace: Workspace,
  file: SourceFile,
  index: number,
  all: boolean,
): readonly SemanticToken[] {
  const placed = file.tree.chunks[index];
  if (!placed) return [];
  return keptWithChunk(workspace, { file, placed }, { owner: tokensIn, key: all }, () =>
    tokensOf(workspace, file, placed, all),
  );
}

function tokensOf(workspace: Workspace, file: SourceFile, placed: PlacedChunk, all: boolean): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const { chunk } = placed;
  for (const node of declarationsOf(chunk)) {
    const name = nameOf(node);
    if (name) tokens.push({ start: name.start, end: name.end, kind: node.kind as TokenKind, declares: true });
  }
  for (const mentioned of namesIn(chunk).values())
    for (const { name, use } of mentioned) {
      const kind = kindOf(workspace, file, placed, use, name === use.scope);
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
  if (all) for (const token of syntaxOf(chunk, tokens)) tokens.push(token);
  tokens.sort((one, two) => one.start - two.start);
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
  const { value } = use.name;
  if (use.scope) {
    const named = treatyNamed(workspace, use.scope.value);
    return named && (memberNamed(named, value, use.kinds)?.node.kind as TokenKind | undefined);
  }
  const treaty = placedTreaty(file, placed);
  const own = treaty && memberNamed(treaty, value, use.kinds);
  if (own) return own.node.kind as TokenKind;
  const site = workspace.globals.get(value)?.find(({ node }) => use.kinds.includes(node.kind));
  if (site) return site.node.kind as TokenKind;
  if (use.kinds.includes('area') && isBuiltinArea(value)) return 'area';
  return use.kinds.includes('state') && isStateCode(value) ? 'state' : undefined;
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
