import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentences } from '../../server/meaning/sentences.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const unicode = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

test('a text of plain letters is cut as Unicode has it', () => {
  // what the rules tell apart, each as often as the others
  const unit = fc.constantFrom(...'aZ09.!?,:;-"\'()[]{}  /%&\t\u0001é');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 16 }), (text) => assert.deepEqual(sentences(text), unicode(text))),
    { numRuns: 5000 },
  );
});

test('a sentence ends with its mark, quotes and brackets with it, and goes on behind a number or a small letter', () => {
  assert.deepEqual(
    sentences('They consult (at once.) Is "1.5 per cent." enough? See art. 5, e.g. here. Nothing follows'),
    ['They consult (at once.) ', 'Is "1.5 per cent." enough? ', 'See art. 5, e.g. here. ', 'Nothing follows'],
  );
});
