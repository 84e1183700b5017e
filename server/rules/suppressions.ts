/**
 * Comments that silence findings: `// foedus-ignore RULE: reason` above a clause, `// foedus-ignore-file RULE: reason`
 * at the top of the file.
 */
import { type AnyNode, type Chunk, childrenOf, type TreatyFile } from '../../grammar/index.ts';

/** One such comment. Offsets are relative to its chunk. */
export interface Suppression {
  /** The comment. */
  readonly start: number;
  readonly end: number;
  /** The id as written, and where it stands. */
  readonly rule: string;
  readonly ruleStart: number;
  /** Empty where none is given. */
  readonly reason: string;
  readonly wholeFile: boolean;
  /** What it covers; `undefined` where it stands over nothing. For the whole file: where it stands right. */
  readonly covers?: { readonly start: number; readonly end: number };
  /** Why it covers nothing, in words. */
  readonly misplaced?: string;
}

/** What stands where the reason is to be written. It is none itself. */
export const reasonToWrite = 'why this is meant';

const shape = /^\/\/[ \t]*foedus-ignore(-file)?(?![\w-])[ \t]*:?[ \t]*([\w-]*)[ \t]*:?[ \t]*(.*)$/;

const known = new WeakMap<Chunk, readonly Suppression[]>();

/** The suppressions in a chunk, in the order of the text. */
export function suppressionsOf(chunk: Chunk): readonly Suppression[] {
  let found = known.get(chunk);
  if (!found) {
    found = chunk.trivia.flatMap((trivia) => {
      if (trivia.kind !== 'comment') return [];
      const text = chunk.text.slice(trivia.start, trivia.end);
      const match = shape.exec(text.trimEnd());
      if (!match) return [];
      const [, file, rule = '', reason = ''] = match;
      const ruleAt =
        rule === '' ? text.length : text.indexOf(rule, text.indexOf('foedus-ignore') + 13 + (file ?? '').length);
      const wholeFile = file !== undefined;
      return [
        {
          start: trivia.start,
          end: trivia.end,
          rule,
          ruleStart: trivia.start + ruleAt,
          reason: reasonOf(reason),
          wholeFile,
          ...(wholeFile ? atTop(chunk, trivia.start) : covered(chunk, trivia)),
        },
      ];
    });
    known.set(chunk, found);
  }
  return found;
}

/** Those for the whole of a file, which stand at its top. */
export function wholeFileSuppressions({ chunks }: TreatyFile): readonly Suppression[] {
  const [first] = chunks;
  return first ? suppressionsOf(first.chunk).filter((each) => each.wholeFile && each.covers) : [];
}

/** What a comment says, without the signs that make it one, and without what it silences: of a suppression, its reason. */
export function wordsOfComment(comment: string): string {
  const silences = shape.exec(comment.trimEnd());
  if (silences) return reasonOf(silences[3]);
  const block = /^\/\*([\s\S]*?)(?:\*\/)?$/.exec(comment);
  return (block ? (block[1] ?? '') : comment.replace(/^\/+/, '')).trim();
}

function reasonOf(written = ''): string {
  const reason = written.trim();
  return reason === reasonToWrite ? '' : reason;
}

/** Before the declaration: whether the chunk is the file's first is for the caller to know. */
function atTop(chunk: Chunk, start: number): Pick<Suppression, 'covers' | 'misplaced'> {
  return start < (chunk.declaration?.start ?? chunk.text.length)
    ? { covers: { start: 0, end: chunk.text.length } }
    : { misplaced: 'it has to stand at the top of the file, before the first declaration' };
}

/** The outermost node that begins with the first token after the comment. */
function covered(chunk: Chunk, comment: { start: number; end: number }): Pick<Suppression, 'covers' | 'misplaced'> {
  const line = chunk.text.slice(chunk.text.lastIndexOf('\n', comment.start - 1) + 1, comment.start);
  if (line.trim() !== '') return { misplaced: 'it has to stand on a line of its own above the clause it is for' };
  let next = comment.end;
  for (const trivia of chunk.trivia) {
    if (trivia.start < next) continue;
    if (chunk.text.slice(next, trivia.start).trim() !== '') break;
    next = trivia.end;
  }
  next += /^\s*/.exec(chunk.text.slice(next))?.[0].length ?? 0;
  let node: AnyNode | undefined = chunk.declaration;
  while (node && node.start !== next)
    node = childrenOf(node).find((child) => child.start <= next && next < Math.max(child.end, child.start + 1));
  return node ? { covers: { start: node.start, end: node.end } } : { misplaced: 'no clause follows it' };
}
