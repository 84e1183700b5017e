/** What carries something out: the clauses of a concept, the duties that rest on a trigger, the conditions that an event meets. */
import { type AnyNode, type Chunk, type EventPattern, walk } from '../../grammar/index.ts';
import { answerKind } from '../meaning/kinds.ts';
import { type Location, locate, nameOf, type SourceFile } from '../model/site.ts';
import { treatyOf } from '../model/treaty.ts';
import type { Workspace } from '../model/workspace.ts';
import { codeDay } from '../rules/names.ts';
import { callItemAt, setsOff } from './calls.ts';
import { meantAt } from './mentions.ts';
import { placeAt } from './place.ts';
import { conceptsOf } from './teaches.ts';

/** Where what stands at an offset is carried out; nothing for what is not carried out by clauses. */
export function implementationsAt(workspace: Workspace, file: SourceFile, offset: number): Location[] {
  const place = placeAt(workspace, file, offset);
  const found = place && meantAt(place);
  if (!found) return [];
  const { meant } = found;
  if (meant.kind === 'word' && meant.class === 'concept') return clausesOfConcept(workspace, meant.word);
  if (meant.kind === 'word' && meant.class === 'event-kind')
    return inAll(workspace, (chunk) => patternsIn(chunk).filter((each) => meets(each, meant.word, chunk)));
  if (meant.kind !== 'declared' || meant.site.node.kind !== 'trigger') return [];
  const item = callItemAt(workspace, file, offset);
  return item ? setsOff(workspace, item, 0).map((call) => call.item.selection) : [];
}

/** The clauses that carry a concept out: those that name it, or whose construct stands for it. */
export function clausesOfConcept(workspace: Workspace, id: string): Location[] {
  return inAll(workspace, (chunk) => conceptsIn(chunk).get(id) ?? []);
}

function inAll(workspace: Workspace, find: (chunk: Chunk) => readonly AnyNode[]): Location[] {
  return workspace.files.flatMap((file) =>
    file.tree.chunks.flatMap((placed) =>
      find(placed.chunk).map((node) => locate({ file, placed, node }, nameOf(node) ?? node)),
    ),
  );
}

const concepts = new WeakMap<Chunk, ReadonlyMap<string, readonly AnyNode[]>>();

/** The clauses of a treaty by the concepts that they, or their articles, name, and those that their construct stands for. */
function conceptsIn(chunk: Chunk): ReadonlyMap<string, readonly AnyNode[]> {
  const known = concepts.get(chunk);
  if (known) return known;
  const found = new Map<string, AnyNode[]>();
  const { declaration } = chunk;
  if (declaration?.kind === 'treaty')
    for (const { node, article } of treatyOf(chunk)?.clauses ?? [])
      for (const id of conceptsOf(node, article ? [declaration, article] : [declaration])) {
        const same = found.get(id);
        if (same) same.push(node);
        else found.set(id, [node]);
      }
  concepts.set(chunk, found);
  return found;
}

const patterns = new WeakMap<Chunk, readonly EventPattern[]>();

/** The events that a treaty's clauses wait for. */
function patternsIn(chunk: Chunk): readonly EventPattern[] {
  let found = patterns.get(chunk);
  if (!found) {
    const all: EventPattern[] = [];
    if (chunk.declaration?.kind === 'treaty')
      walk(chunk.declaration, (node) => {
        if (node.kind === 'event') all.push(node);
        return undefined;
      });
    found = all;
    patterns.set(chunk, found);
  }
  return found;
}

function meets({ kinds }: EventPattern, kind: string, chunk: Chunk): boolean {
  const words = kinds.map((each) => ({ kind: each.value, quoted: each.kind === 'quoted' }));
  return words.length > 0 && answerKind(words, { kind }, codeDay(chunk) ?? 0).truth === 'met';
}
