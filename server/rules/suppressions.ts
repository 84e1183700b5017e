/**
 * Comments that silence findings: `// foedus-ignore RULE: reason` above a clause, `// foedus-ignore-file RULE: reason`
 * at the top of the file.
 */
import { type AnyNode, type Chunk, childrenOf, type TreatyFile, triviaFrom } from '../../grammar/index.ts';

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
    const childOf = finder();
    const behind = new Map<number, number>();
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
          ...(wholeFile ? atTop(chunk, trivia.start) : coveredBy(chunk, trivia, childOf, behind)),
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

/** Which suppressions above clauses cover a place: found without going through all of them. */
class Covers {
  /** By rule, in the order in which what they cover begins; `reach` is how far these and those before go. */
  readonly #by = new Map<string, { suppression: Suppression; start: number; end: number; reach: number }[]>();

  constructor(all: readonly Suppression[]) {
    const placed = all.flatMap((suppression) => {
      const { covers, wholeFile, rule } = suppression;
      if (!covers || wholeFile) return [];
      return [{ suppression, rule, start: covers.start, end: Math.max(covers.end, covers.start + 1), reach: 0 }];
    });
    placed.sort((one, two) => one.start - two.start);
    for (const each of placed) {
      const same = this.#by.get(each.rule);
      each.reach = Math.max(each.end, same?.at(-1)?.reach ?? 0);
      if (same) same.push(each);
      else this.#by.set(each.rule, [each]);
    }
  }

  /** Those of a rule that cover an offset of the chunk. */
  over(rule: string, offset: number): readonly Suppression[] {
    const all = this.#by.get(rule) ?? [];
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const found: Suppression[] = [];
    for (let at = low - 1; at >= 0; at--) {
      const each = all[at];
      if (!each || each.reach <= offset) break;
      if (offset < each.end) found.push(each.suppression);
    }
    return found;
  }
}

const covered = new WeakMap<readonly Suppression[], Covers>();

/** What the suppressions of a chunk cover, as {@link suppressionsOf} has them. */
export function coversOf(all: readonly Suppression[]): Covers {
  let found = covered.get(all);
  if (!found) {
    found = new Covers(all);
    covered.set(all, found);
  }
  return found;
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

/** Finds the child that holds an offset. The children of a node are looked up once, however many comments it has. */
function finder(): (node: AnyNode, offset: number) => AnyNode | undefined {
  const known = new Map<AnyNode, readonly AnyNode[]>();
  return (node, offset) => {
    let children = known.get(node);
    if (!children) {
      children = childrenOf(node);
      known.set(node, children);
    }
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const child = children[middle] as AnyNode;
      if (Math.max(child.end, child.start + 1) <= offset) low = middle + 1;
      else high = middle;
    }
    const found = children[low];
    return found && found.start <= offset ? found : undefined;
  };
}

/** The outermost node that begins with the first token after the comment. */
function coveredBy(
  chunk: Chunk,
  comment: { start: number; end: number },
  childOf: (node: AnyNode, offset: number) => AnyNode | undefined,
  /** By the index of a comment, what was found to stand behind the row that it begins: rows are gone through once. */
  behind: Map<number, number>,
): Pick<Suppression, 'covers' | 'misplaced'> {
  const line = chunk.text.slice(chunk.text.lastIndexOf('\n', comment.start - 1) + 1, comment.start);
  if (line.trim() !== '') return { misplaced: 'it has to stand on a line of its own above the clause it is for' };
  let next = comment.end;
  const from = triviaFrom(chunk, next);
  let to = from;
  for (; to < chunk.trivia.length; to++) {
    const trivia = chunk.trivia[to];
    if (!trivia || chunk.text.slice(next, trivia.start).trim() !== '') break;
    const known = behind.get(to);
    next = known ?? trivia.end;
    if (known !== undefined) break;
  }
  for (let passed = from; passed < to; passed++) behind.set(passed, next);
  next += /^\s*/.exec(chunk.text.slice(next))?.[0].length ?? 0;
  let node: AnyNode | undefined = chunk.declaration;
  while (node && node.start !== next) node = childOf(node, next);
  return node ? { covers: { start: node.start, end: node.end } } : { misplaced: 'no clause follows it' };
}
