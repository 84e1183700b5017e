/** Where a node stands: nodes count from their chunk, a site says which chunk of which file. */
import type { AnyNode, Chunk, Name, Node, PlacedChunk, TreatyFile } from '../../grammar/index.ts';

/** One file of the workspace. */
export interface SourceFile {
  readonly uri: string;
  readonly tree: TreatyFile;
}

/** A node with its file and chunk. */
export interface Site<N extends Node = AnyNode> {
  readonly file: SourceFile;
  readonly placed: PlacedChunk;
  readonly node: N;
}

/** A stretch of a file: offsets in UTF-16 units from its start, end exclusive. */
export interface Location {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** The site of another node of the same chunk. */
export function at<N extends Node>(site: Site<Node>, node: N): Site<N> {
  return { file: site.file, placed: site.placed, node };
}

/** Where a site is in its file; `part` is a node of the same chunk, when not the site's own. */
export function locate(site: Site<Node>, part: { start: number; end: number } = site.node): Location {
  return { uri: site.file.uri, start: site.placed.start + part.start, end: site.placed.start + part.end };
}

/** The text of a node. */
export function textOf(chunk: Chunk, node: { start: number; end: number }): string {
  return chunk.text.slice(node.start, node.end);
}

/** The name that a node bears. */
export function nameOf(node: object): Name | undefined {
  const name = 'name' in node ? (node.name as Name | undefined) : undefined;
  return name?.kind === 'name' ? name : undefined;
}
