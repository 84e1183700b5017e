import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AnyNode, lex, parseFile, walk } from '../../grammar/index.ts';
import { samples } from '../support/samples.ts';

/** What a writer types as one thing. */
const clauseKinds: ReadonlySet<string> = new Set([
  'head', 'parties', 'party', 'article', 'text', 'concept', 'secret', 'ratification', 'term', 'subject-to', 'supersedes',
  'disputes', 'withdrawal', 'accession', 'review', 'amendment', 'suspension', 'organ', 'area', 'area-line', 'group',
  'trigger', 'obligation', 'right', 'recital', 'reservation', 'deem', 'modifier', 'burden', 'share', 'row', 'state-line',
  'scenario-event', 'assume', 'expect',
]); // biome-ignore format: a table

interface Clause {
  readonly node: AnyNode;
  readonly around: readonly AnyNode[];
}

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const { chunk } of parseFile(text).chunks)
    if (chunk.declaration)
      walk(chunk.declaration, (node, around) => {
        if (clauseKinds.has(node.kind)) clauses.push({ node, around: [...around] });
        return true;
      });
  return clauses;
}

/** What a clause says, without its places. */
function content(node: AnyNode): string {
  return JSON.stringify(node, (key, value) =>
    key === 'start' || key === 'end' || key === 'damaged' ? undefined : value,
  );
}

for (const { name, text } of samples)
  test(`${name}: a clause cut at any token costs no other clause, and gives at most one message`, () => {
    for (const { chunk } of parseFile(text).chunks) {
      const source = chunk.text;
      const clauses = clausesOf(source);
      const { tokens } = lex(source);
      for (const { node, around } of clauses) {
        const others = clauses.filter(
          (one) => one.node !== node && !around.includes(one.node) && !one.around.includes(node),
        );
        const cuts = tokens.filter(({ startOffset }) => node.start < startOffset && startOffset < node.end);
        // Long clauses are cut at some of their tokens only, to keep the test short.
        const step = Math.ceil(cuts.length / 4);
        for (let at = 0; at < cuts.length; at += step) {
          const cut = cuts[at]?.startOffset ?? 0;
          const broken = source.slice(0, cut).trimEnd() + source.slice(node.end);
          const left = new Map<string, number>();
          for (const one of clausesOf(broken)) left.set(content(one.node), (left.get(content(one.node)) ?? 0) + 1);
          for (const { node: other } of others) {
            const said = content(other);
            const count = left.get(said) ?? 0;
            assert.ok(count > 0, `cut ${JSON.stringify(source.slice(node.start, cut))}, lost ${said}`);
            left.set(said, count - 1);
          }
          const found = parseFile(broken).chunks.flatMap((placed) => placed.chunk.problems);
          assert.ok(
            found.length <= 1,
            `cut ${JSON.stringify(source.slice(node.start, cut))}: ${JSON.stringify(found)}`,
          );
        }
      }
    }
  });

test('what is missing lies in what it is missing from', () => {
  for (const text of [
    'scenario S { under',
    'area A "a" { includes territory of each of = ',
    'treaty T "t" { obligation O { each of\n\n',
  ])
    for (const { chunk } of parseFile(text).chunks)
      if (chunk.declaration)
        walk(chunk.declaration, ({ kind, start, end }, around) => {
          const parent = around.at(-1) ?? { start: 0, end: text.length };
          assert.ok(parent.start <= start && start <= end && end <= parent.end, `${kind} ${start}–${end} in ${text}`);
          return true;
        });
});
