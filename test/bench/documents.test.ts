/** What is measured has to be what the record says: treaties as the samples are, and peers' texts as wrong as those. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ParseError, parse } from 'jsonc-parser';
import { parseFile } from '../../grammar/index.ts';
import { firstDay } from '../../server/model/dates.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { checkFile, defaultSettings, type Finding } from '../../server/rules/index.ts';
import type { Document } from './document.ts';
import { cssDocument, jsonDocument } from './peer-documents.ts';
import { material, treatyDocument } from './treaties.ts';

const lines = 1_000;
const settings = defaultSettings(firstDay({ year: 2024, month: 12, day: 31 }));

function findingsIn(texts: readonly string[]): readonly Finding[] {
  const workspace = makeWorkspace(
    texts.map((text, index) => ({ uri: `file:///${index}.treaty`, tree: parseFile(text) })),
  );
  return workspace.files.flatMap((file) => checkFile(workspace, file, settings));
}

function edited({ text, edit: { line, character, insert } }: Document): string {
  const all = text.split('\n');
  const old = all[line] ?? '';
  return all.with(line, old.slice(0, character) + insert + old.slice(character)).join('\n');
}

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

describe('made-up treaties', () => {
  const document = treatyDocument(lines);
  const findings = findingsIn([document.text]);

  test('are as long as asked for, and always the same', () => {
    assert.equal(linesOf(document.text), lines);
    assert.equal(treatyDocument(lines).text, document.text);
    assert.equal(linesOf(treatyDocument(10 * lines).text), 10 * lines);
  });

  test('come to states of their own as they grow, and declare all of them', () => {
    for (const length of [9_000, 10_100, 10_250, 10_400, 21_000]) {
      const { text } = treatyDocument(length);
      assert.equal(linesOf(text), length);
      const declared = new Set(Array.from(text.matchAll(/^state (W\d+_\d+) /gm), ([, code]) => code));
      const used = new Set(text.match(/\bW\d+_\d+\b/g));
      assert.deepEqual(
        [...used].filter((code) => !declared.has(code)),
        [],
      );
      const worlds = new Set([...used].map((code) => code.replace(/_.*/, '')));
      assert.deepEqual([...worlds], length > 20_000 ? ['W1', 'W2'] : length > 10_250 ? ['W1'] : [], `${length} lines`);
    }
  });

  test('can be read, and every name stands for something', () => {
    const broken = findings.filter(({ rule }) =>
      ['syntax', 'unresolved-name', 'unknown-word', 'duplicate-name', 'impossible-date', 'burden-party'].includes(rule),
    );
    assert.deepEqual(
      broken.map(({ message }) => message),
      [],
    );
  });

  test('have about as many findings a line as the samples', () => {
    const samples = material();
    const usual = findingsIn(samples).length / linesOf(samples.join(''));
    const here = findings.length / lines;
    assert.ok(here > usual / 2 && here < usual * 2, `${here} a line, ${usual} in the samples`);
  });

  test('get a finding on the line that is edited, and only there one of reading', () => {
    const text = edited(document);
    const start = text.split('\n').slice(0, document.edit.line).join('\n').length + 1;
    const end = text.indexOf('\n', start);
    const wrong = findingsIn([text]).filter(({ rule }) => rule === 'syntax' || rule === 'unknown-word');
    assert.equal(wrong.length, 1);
    assert.ok(wrong.every((finding) => finding.start >= start && finding.end <= end));
  });
});

describe('the peers’ texts', () => {
  const errorsIn = (text: string) => {
    const errors: ParseError[] = [];
    parse(text, errors);
    // one comma too many is two errors at one place
    return new Set(errors.map(({ offset }) => offset)).size;
  };

  const asUsual = (wrong: number) => wrong > lines / 40 && wrong < lines / 15;

  test('are as long, and wrong as often as made-up treaties are', () => {
    const json = jsonDocument(lines);
    assert.equal(linesOf(json.text), lines);
    const wrong = errorsIn(json.text);
    assert.ok(asUsual(wrong), `${wrong} errors`);
    assert.ok(errorsIn(edited(json)) > wrong);

    const css = cssDocument(lines);
    assert.equal(linesOf(css.text), lines);
    assert.ok(asUsual(css.text.match(/colr:/g)?.length ?? 0));
    assert.match(edited(css), /^ {2}mxargin:/m);
  });
});
