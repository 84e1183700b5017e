/** What the peers' servers are given: clauses in their own languages, about as many diagnostics a line as treaties have. */
import type { Document, Place } from './document.ts';

/** One clause in so many lines have something wrong with it, as the treaties of `treaties.ts` have findings. */
const linesPerDiagnostic = 22;

interface Clause {
  readonly lines: readonly string[];
  /** Line of the clause, and the words in it before which one edits, hovers and completes. */
  readonly edit: readonly [line: number, words: string];
  readonly hover: readonly [line: number, words: string];
  readonly completion: readonly [line: number, words: string];
}

const parties = ['usa', 'gbr', 'fra', 'deu', 'can', 'ita', 'nor', 'tur'];
const actions = ['defend', 'consult', 'assist', 'notify'];

function share(index: number): string {
  return (((index * 7) % 400) / 10 + 1.5).toFixed(1);
}

/** A JSON array of objects; a comma too many is what is wrong. */
export function jsonDocument(lines: number): Document {
  return written(lines, { head: ['['], tail: [']'], perClause: 5 }, (index, wrong, last) => ({
    lines: [
      ' {',
      `  "name": "clause_${index}",`,
      `  "obligor": "${parties[index % 8]}", "action": "${actions[index % 4]}",`,
      `  "share": ${share(index)}${wrong ? ',' : ''}`,
      last ? ' }' : ' },',
    ],
    edit: [3, '.'],
    hover: [1, 'name'],
    completion: [2, 'obligor'],
  }));
}

/** CSS rules; an unknown property is what is wrong. */
export function cssDocument(lines: number): Document {
  return written(lines, { head: [], tail: [], perClause: 5 }, (index, wrong) => ({
    lines: [
      `.clause-${index} .party-${parties[index % 8]} {`,
      wrong ? '  colr: #a1b2c3;' : '  color: #a1b2c3;',
      `  margin: ${index % 40}px 4px 12px 8px;`,
      '  background-color: #ddeeff;',
      '}',
    ],
    edit: [2, 'argin'],
    hover: [2, 'argin'],
    completion: [3, 'ground'],
  }));
}

function written(
  lines: number,
  { head, tail, perClause }: { head: readonly string[]; tail: readonly string[]; perClause: number },
  clause: (index: number, wrong: boolean, last: boolean) => Clause,
): Document {
  const count = Math.floor((lines - head.length - tail.length) / perClause);
  const every = Math.round(linesPerDiagnostic / perClause);
  const middle = Math.floor(count / 2);
  const made = Array.from({ length: count }, (_, index) =>
    clause(index, index !== middle && index % every === every - 1, index === count - 1),
  );
  const place = (index: number, which: 'edit' | 'hover' | 'completion'): Place => {
    const [line, words] = (made[index] as Clause)[which];
    return {
      line: head.length + index * perClause + line,
      character: (made[index]?.lines[line] ?? '').indexOf(words),
    };
  };
  const asked = Array.from({ length: Math.min(20, count) }, (_, each) => Math.floor(((each + 0.5) * count) / 20));
  const rest = Array<string>(lines - head.length - tail.length - count * perClause).fill('');
  return {
    text: `${[...head, ...made.flatMap((each) => each.lines), ...tail, ...rest].join('\n')}\n`,
    edit: { ...place(middle, 'edit'), insert: 'x' },
    hover: asked.map((index) => place(index, 'hover')),
    completion: asked.map((index) => place(index, 'completion')),
  };
}
