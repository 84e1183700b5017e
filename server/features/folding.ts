/** What can be folded away: blocks, the articles' texts, runs of comments. */
import { type AnyNode, type Chunk, childrenOf, type Trivia } from '../../grammar/index.ts';

/** Offsets count from the chunk: the first line stays, and of a `block` the last, which closes it; the others fold. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'block' | 'text' | 'comment';
}

/** Nodes that are blocks or long texts; whatever stands on one line is left out by the caller. */
const foldable: ReadonlySet<string> = new Set<AnyNode['kind']>([
  'treaty', 'article', 'parties', 'area', 'state', 'group', 'trigger', 'obligation', 'right', 'recital', 'reservation',
  'organ', 'burden', 'figures', 'scenario', 'text',
]); // biome-ignore format: a list

/** All folds of a chunk that span more than one line, in the order of the text. */
export function foldsIn(chunk: Chunk): Fold[] {
  const folds: Fold[] = [];
  const add = (start: number, end: number, kind: Fold['kind']) => {
    const breaks = chunk.text.indexOf('\n', start);
    if (breaks >= 0 && breaks < end) folds.push({ start, end, kind });
  };
  if (chunk.declaration)
    blocks(chunk.declaration, (node) => add(node.start, node.end, endsWithBrace(node, chunk.text) ? 'block' : 'text'));
  for (const [first, last] of commentRuns(chunk.trivia, chunk.text)) add(first.start, last.end, 'comment');
  return folds.sort((one, two) => one.start - two.start || two.end - one.end);
}

function blocks(node: AnyNode, add: (node: AnyNode) => void): void {
  if (foldable.has(node.kind)) add(node);
  if (node.kind === 'treaty' || node.kind === 'article') for (const child of childrenOf(node)) blocks(child, add);
}

function endsWithBrace(node: AnyNode, text: string): boolean {
  return text[node.end - 1] === '}';
}

function commentRuns(trivia: readonly Trivia[], text: string): [Trivia, Trivia][] {
  const runs: [Trivia, Trivia][] = [];
  for (const each of trivia) {
    if (each.kind === 'the' || each.kind === 'bad') continue;
    const run = runs.at(-1);
    const sameKind = run && (run[1].kind === 'doc') === (each.kind === 'doc');
    if (
      run &&
      sameKind &&
      /^\s*$/.test(text.slice(run[1].end, each.start)) &&
      !/\n\s*\n/.test(text.slice(run[1].end, each.start))
    )
      run[1] = each;
    else runs.push([each, each]);
  }
  return runs;
}
