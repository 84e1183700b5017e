import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attach, Cell, change, detach, noteRead, Reading, readingOf } from '../../server/model/reads.ts';

function reader() {
  const told = { times: 0, outdated: () => void told.times++ };
  return told;
}

function reads(...cells: Cell[]): Reading {
  const reading = new Reading();
  readingOf(reading, () => cells.forEach(noteRead));
  return reading;
}

test('who has left is told of no change, whichever of its cells it still stands with', () => {
  const [one, two] = [new Cell(), new Cell()];
  const [leaves, stays] = [reader(), reader()];
  const standing = attach(leaves, reads(one, two));
  attach(stays, reads(two));
  detach(standing);
  detach(standing);
  change(one);
  change(two);
  assert.deepEqual([leaves.times, stays.times], [0, 1]);
});

test('who has left and reads again is told of the new reading', () => {
  const [before, after] = [new Cell(), new Cell()];
  const again = reader();
  detach(attach(again, reads(before, after)));
  attach(again, reads(after));
  change(before);
  assert.equal(again.times, 0);
  change(after);
  assert.equal(again.times, 1);
});

test('those who have left do not pile up in cells that never change', () => {
  const cells = Array.from({ length: 50 }, () => new Cell());
  for (let time = 0; time < 100; time++) detach(attach(reader(), reads(...cells)));
  for (const { readers } of cells) assert.ok(readers.size < 5, `${readers.size} stand with a cell`);
});
