/** What in a text leads elsewhere: files that it names, addresses of its sources, pages of concepts. */
import { type Chunk, walk } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';
import { pathTo } from '../rules/paths.ts';
import { findConcept } from '../theory/concepts.ts';

/** Offsets are the file's. */
export interface Link {
  readonly start: number;
  readonly end: number;
  /** An address; or the id of a concept, whose page the client shows. */
  readonly to: { readonly address: string } | { readonly concept: string };
  readonly says: string;
}

interface Found extends Omit<Link, 'to'> {
  readonly to: { readonly path: string } | Link['to'];
}

const kept = new WeakMap<Chunk, readonly Found[]>();

/** The links of a file, in the order of the text. A path that leads out of the folders is none. */
export function linksOf(file: SourceFile): Link[] {
  return file.tree.chunks.flatMap(({ start, chunk }) =>
    inChunk(chunk).flatMap((link): Link[] => {
      const place = { start: start + link.start, end: start + link.end, says: link.says };
      if (!('path' in link.to)) return [{ ...place, to: link.to }];
      const { uri, inside } = pathTo(file.uri, link.to.path);
      return inside ? [{ ...place, to: { address: uri } }] : [];
    }),
  );
}

function inChunk(chunk: Chunk): readonly Found[] {
  const known = kept.get(chunk);
  if (known) return known;
  const found: Found[] = [];
  if (chunk.declaration)
    walk(chunk.declaration, (node) => {
      const path = node.kind === 'import' ? node.path : node.kind === 'figures' ? node.from : undefined;
      // Without the quotes, so that they stay what they are where links are underlined.
      if (path && path.value !== '')
        found.push({ start: path.start + 1, end: path.end - 1, to: { path: path.value }, says: 'Open the file' });
      const source = node.kind === 'figures' ? node.source : node.kind === 'head' ? node.text : undefined;
      if (source)
        for (const match of chunk.text
          .slice(source.start, source.end)
          .matchAll(/https?:\/\/[^\s"“”<>]*[^\s"“”<>.,;:)]/g)) {
          const start = source.start + match.index;
          found.push({ start, end: start + match[0].length, to: { address: match[0] }, says: 'Open the source' });
        }
      const words =
        node.kind === 'concept' ? [node.word] : node.kind === 'modifier' && node.what === 'concept' ? node.words : [];
      for (const word of words) {
        const concept = word && findConcept(word.value);
        if (word && concept)
          found.push({
            start: word.start,
            end: word.end,
            to: { concept: concept.id },
            says: `Read about ${concept.name}`,
          });
      }
      return undefined;
    });
  found.sort((one, two) => one.start - two.start);
  kept.set(chunk, found);
  return found;
}
