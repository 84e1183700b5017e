/** Fixes applied to whole texts: what `foedus check --fix` and saving in the editor do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFile } from '../../grammar/index.ts';
import { applyEdits, defaultSettings, type FixRequest, fixAll, lostComments } from '../../server/rules/index.ts';
import { applyFix, day, findingsIn, workspaceOf } from '../support/findings.ts';

function fixed(texts: string | Readonly<Record<string, string>>, options: Partial<FixRequest> = {}) {
  const workspace = workspaceOf(typeof texts === 'string' ? { 'a.treaty': texts } : texts);
  const uris = workspace.files.map((file) => file.uri);
  const result = fixAll({ workspace, uris, settings: () => defaultSettings(day), ...options });
  return { ...result, text: result.texts.get('file:///w/a.treaty') };
}

const draft = `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR }
  // foedus-ignore no-trigger: agreed in Oslo
  trigger Attack { invasion on any party }
}
`;

test('what never changes what the treaty says is applied, what does only if asked', () => {
  const safe = fixed(draft);
  assert.equal(safe.text, draft.replace('foedus-ignore no-trigger: ', ''));
  assert.deepEqual(
    safe.applied.map(({ rule }) => rule),
    ['unused-suppression'],
  );
  assert.equal(
    fixed(draft, { unsafe: true }).text,
    draft.replace('foedus-ignore no-trigger: ', '').replace('  trigger Attack { invasion on any party }\n', ''),
  );
});

test('only the findings wanted are mended, and only in the files given', () => {
  assert.equal(fixed(draft, { wanted: ({ rule }) => rule === 'no-trigger' }).text, undefined);
  assert.equal(fixed({ 'a.treaty': draft }, { uris: [] }).texts.size, 0);
});

test('the same texts come out of fixing them again', () => {
  const once = fixed(draft, { unsafe: true }).text ?? '';
  assert.equal(fixed(once, { unsafe: true }).texts.size, 0);
});

test('a choice between remedies stays with the drafter', () => {
  const open = `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR SWE }
  burden Costs { share DNK 25% share NOR 33% share SWE 32% share others 5% }
}
`;
  assert.equal(fixed(open, { unsafe: true }).texts.size, 0);
});

test('edits that lie over one another, or outside the text, are none', () => {
  assert.equal(applyEdits('peace', [{ start: 0, end: 2, text: 'x' }, { start: 1, end: 3, text: 'y' }]), undefined); // biome-ignore format: one line
  assert.equal(applyEdits('peace', [{ start: 4, end: 9, text: '' }]), undefined);
  assert.equal(applyEdits('peace', [{ start: 5, end: 5, text: '!' }, { start: 0, end: 1, text: 'P' }]), 'Peace!'); // biome-ignore format: one line
});

test('a comment is lost when its words are, not when it is written in another way', () => {
  const lost = (before: string, after: string) => lostComments(parseFile(before), parseFile(after));
  assert.deepEqual(lost('/// one\n// two\n/* three */', '// three\n/* one */'), ['two']);
  assert.deepEqual(lost('// twice\n// twice', '// twice'), ['twice']);
  assert.deepEqual(lost('// foedus-ignore no-trigger: agreed', '// agreed'), []);
});

test('what is noted at a clause that is taken out stays', () => {
  const source = `treaty Pact "Pact" {
  parties { DNK NOR }
  /// The heart of it.
  trigger A { invasion on DNK /* as agreed */ }
  obligation O { each party shall consult when threat on any party }
}
`;
  const [fix] = findingsIn(source).find(({ rule }) => rule === 'unused-declaration')?.fixes ?? [];
  assert.equal(
    fix && applyFix(source, fix),
    `treaty Pact "Pact" {
  parties { DNK NOR }
  // The heart of it.
  // as agreed
  obligation O { each party shall consult when threat on any party }
}
`,
  );
});
