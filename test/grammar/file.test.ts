import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AnyNode, parseFile, type TreatyFile, walk } from '../../grammar/index.ts';
import { samples } from '../support/samples.ts';

const text = fc.constantFrom(...samples.map((sample) => sample.text));

/** A node without places and damage: what it says. */
function content(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(content);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => key !== 'start' && key !== 'end' && key !== 'damaged');
  return Object.fromEntries(kept.map(([key, value]) => [key, content(value)]));
}

/** Every node of a file that ends at or before an offset: its place in the file and what it says. */
function nodesBefore(file: TreatyFile, offset: number): Set<string> {
  const found = new Set<string>();
  for (const { start, chunk } of file.chunks)
    if (chunk.declaration)
      walk(chunk.declaration, (node: AnyNode) => {
        if (start + node.end <= offset) found.add(`${start + node.start} ${JSON.stringify(content(node))}`);
        return true;
      });
  return found;
}

function keepsWhatIsComplete(whole: TreatyFile, cut: number): void {
  const prefix = nodesBefore(parseFile(whole.text.slice(0, cut)), cut);
  for (const node of nodesBefore(whole, cut)) assert.ok(prefix.has(node), `cut at ${cut}: lost ${node}`);
}

/** Every prefix takes minutes: `ALL_PREFIXES=1`. Else some, the same each time. */
const cuts = process.env.ALL_PREFIXES ? Number.POSITIVE_INFINITY : 100;

for (const { name, text } of samples)
  test(`${name}: a prefix keeps every clause that was complete before the cut`, () => {
    const whole = parseFile(text);
    const step = Math.max(1, Math.floor(text.length / cuts));
    for (let cut = 0; cut <= text.length; cut += step) keepsWhatIsComplete(whole, cut);
  });

test('a number that the text ends with is kept', () => {
  keepsWhatIsComplete(parseFile('treaty T "t" { term 5 years renewed every 3 years }'), 43);
});

const piece = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '{',
    '}',
    '"',
    '"""',
    '//',
    '/*',
    '*/',
    '(',
    'the ',
    'treaty X "x" {',
    'state Y "y"',
    '\0',
    '\u{1F600}',
    '\r\n',
    'article 9 {',
  ),
  fc.string({ maxLength: 6 }),
);
const edit = fc.record({ at: fc.nat(), remove: fc.nat(40), insert: piece });

test('reading again after edits gives what reading afresh gives, and the chunks are the text', () => {
  fc.assert(
    fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), (sample, edits) => {
      let file = parseFile(sample);
      for (const { at, remove, insert } of edits) {
        const from = at % (file.text.length + 1);
        file = parseFile(file.text.slice(0, from) + insert + file.text.slice(from + remove), file);
        assert.deepEqual(file, parseFile(file.text));
        assert.equal(file.chunks.map(({ chunk }) => chunk.text).join(''), file.text);
        let offset = 0;
        for (const { start, chunk } of file.chunks) {
          assert.equal(start, offset);
          offset += chunk.text.length;
        }
      }
    }),
    { numRuns: 120 },
  );
});

test('a chunk that did not change is taken over, not read again', () => {
  const before = parseFile('state A "a"\n\nstate B "b"\n');
  const after = parseFile('state A "x"\n\nstate B "b"\n', before);
  assert.equal(after.chunks[1]?.chunk, before.chunks[1]?.chunk);
});

test('a chunk that comes back, since an edit was taken back, is the one that it was', () => {
  const first = parseFile('state A "a"\n\nstate B "b"\n');
  const broken = parseFile('state A "a\n\nstate B "b"\n', first);
  const mended = parseFile(first.text, broken);
  assert.equal(mended.chunks[0]?.chunk, first.chunks[0]?.chunk);
  const again = parseFile(broken.text, mended);
  assert.equal(again.chunks[0]?.chunk, broken.chunks[0]?.chunk);
});

test('a chunk comes back to one place only', () => {
  const first = parseFile('state A "a"\n\nstate B "b"\n');
  const edited = parseFile('state A "x"\n\nstate B "b"\n', first);
  const twice = parseFile('state A "a"\n\nstate A "a"\n\nstate B "b"\n', edited);
  assert.equal(twice.chunks[0]?.chunk, first.chunks[0]?.chunk);
  assert.notEqual(twice.chunks[1]?.chunk, first.chunks[0]?.chunk);
});
