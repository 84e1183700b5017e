import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PlacedChunk, parseFile } from '../../grammar/index.ts';
import type { SourceFile } from '../../server/model/site.ts';
import {
  changedWorkspace,
  directoryOf,
  makeWorkspace,
  readOnce,
  type Workspace,
} from '../../server/model/workspace.ts';
import { groups, keptOf } from '../../server/rules/engine.ts';
import {
  checkFile,
  compareFindings,
  defaultSettings,
  type Finding,
  knownAt,
  knownOf,
  runStage,
  type Settings,
  wholeFileSuppressions,
} from '../../server/rules/index.ts';
import { placedAt } from '../../server/rules/kept.ts';
import { apply, beginning, changes, fileCount } from '../support/edits.ts';
import { day } from '../support/findings.ts';

/** How many sequences: `FOEDUS_EDITS=3000` for a long run. */
const runs = Number(process.env.FOEDUS_EDITS ?? 60);

const uriOf = (file: number) => `file:///w/${file}.treaty`;

function checked(workspace: Workspace, settings: Settings): Record<string, readonly Finding[]> {
  return Object.fromEntries(
    workspace.files.map((file) => [
      file.uri,
      checkFile(workspace, file, settings, ({ rule, error }) => {
        throw new Error(`rule ${rule} threw`, { cause: error });
      }),
    ]),
  );
}

/** As an editor comes to know them: what can be read, what that and all from before makes known, then the rest. */
function known(workspace: Workspace, settings: Settings): Record<string, readonly Finding[]> {
  const found: [string, readonly Finding[]][] = [];
  const all = (file: SourceFile) => {
    const { chunks, whole } = knownOf(workspace, file, settings);
    const findings = chunks.flatMap(({ placed, found }) =>
      [...new Set(found.map(({ batch }) => batch))].flatMap((batch) => {
        const shown = new Set(found.filter((each) => each.batch === batch).map(({ finding }) => finding));
        return placedAt(batch, placed.start).filter((_, at) => shown.has(batch.found[at] as Finding));
      }),
    );
    return { whole, findings: findings.sort(compareFindings) };
  };
  for (const file of workspace.files) {
    for (const _ of runStage(workspace, file, settings, 'reading'));
    for (const { start, end } of all(file).findings) assert.ok(start <= end && end <= file.tree.text.length);
  }
  for (const file of workspace.files) {
    for (const _ of runStage(workspace, file, settings, 'judging'));
    // what is silenced for a whole file is known only when all is
    if (wholeFileSuppressions(file.tree).length > 0) {
      found.push([file.uri, checkFile(workspace, file, settings)]);
      continue;
    }
    const { whole, findings } = all(file);
    assert.ok(whole);
    found.push([file.uri, findings]);
  }
  return Object.fromEntries(found);
}

test('after any edits the findings are those of a check from nothing', () => {
  const settings = { ...defaultSettings(day), day };
  let edits = 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(changes, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (batches, inStages) => {
        const texts: (string | undefined)[] = Array.from({ length: fileCount }, (_, at) => beginning[at]);
        const before = [...texts];
        let files = new Map<string, SourceFile>();
        texts.forEach((text, at) => {
          if (text !== undefined) files.set(uriOf(at), { uri: uriOf(at), tree: parseFile(text) });
        });
        let workspace = makeWorkspace(files.values());
        checked(workspace, settings);
        for (const batch of batches) {
          const changed = new Map<string, SourceFile | undefined>();
          for (const change of batch) {
            edits++;
            const next = apply(texts[change.file], change, before[change.file]);
            if (next !== texts[change.file]) before[change.file] = texts[change.file];
            texts[change.file] = next;
            const uri = uriOf(change.file);
            const previous = changed.has(uri) ? changed.get(uri) : files.get(uri);
            changed.set(uri, next === undefined ? undefined : { uri, tree: parseFile(next, previous?.tree) });
          }
          files = new Map([...new Map([...files, ...changed])].flatMap(([uri, file]) => (file ? [[uri, file]] : [])));
          workspace = changedWorkspace(workspace, changed);
          const fresh = makeWorkspace(
            [...files.values()].map(({ uri, tree }) => ({ uri, tree: parseFile(tree.text) })),
          );
          const expected = checked(fresh, settings);
          if (inStages) assert.deepEqual(known(workspace, settings), expected);
          assert.deepEqual(checked(workspace, settings), expected);
        }
      },
    ),
    { numRuns: runs, ...(process.env.FOEDUS_SEED ? { seed: Number(process.env.FOEDUS_SEED) } : {}) },
  );
  assert.ok(edits > runs);
});

test('what was read once serves no workspace that is made of it', () => {
  const settings = defaultSettings(day);
  const fileOf = (at: number, text: string): SourceFile => ({ uri: uriOf(at), tree: parseFile(text) });
  const pact = fileOf(
    0,
    'treaty Pact "Pact" { signed 1950 parties { USA CAN } trigger T { armed-attack on any of Friends } }',
  );
  const workspace = makeWorkspace([pact, fileOf(1, 'group Friends { USA CAN }')]);
  readOnce(workspace, () => checked(workspace, settings));
  const renamed = fileOf(1, 'group Others { USA CAN }');
  const changed = checked(changedWorkspace(workspace, new Map([[renamed.uri, renamed]])), settings);
  assert.deepEqual(changed, checked(makeWorkspace([pact, renamed]), settings));
  assert.ok(changed[pact.uri]?.some(({ rule }) => rule === 'unresolved-name'));
});

test('an edit runs no rule on what does not read it', () => {
  const settings = defaultSettings(day);
  const text = beginning.join('\n');
  const uri = uriOf(0);
  let file: SourceFile = { uri, tree: parseFile(text) };
  let workspace = makeWorkspace([file]);
  checkFile(workspace, file, settings);
  // a treaty that nothing names, and whose parties are bound by nothing else, is checked alone
  const alone = `treaty Alone "Alone" { signed 1950 parties { USA CAN } obligation Talk { all parties shall consult } }\n`;
  file = { uri, tree: parseFile(text + alone, file.tree) };
  workspace = changedWorkspace(workspace, new Map([[uri, file]]));
  const first = checkFile(workspace, file, settings);
  file = { uri, tree: parseFile(`${text}${alone.replace('shall consult', 'shall not consult')}`, file.tree) };
  workspace = changedWorkspace(workspace, new Map([[uri, file]]));
  const second = checkFile(workspace, file, settings);
  const start = text.length;
  assert.deepEqual(
    second.filter((each) => each.end < start && !first.includes(each)).map((each) => each.message),
    [],
  );
});

test('in the midst of an edit what was found of a chunk before is said where it is now, and no rule is run for it', () => {
  const settings = defaultSettings(day);
  const uri = uriOf(0);
  const text = `treaty Alone "Alone" { signed 1950 parties { USA CAN } trigger Attack { armed-attack on any party } }\n`;
  const file: SourceFile = { uri, tree: parseFile(text) };
  const workspace = makeWorkspace([file]);
  const ofChunk = (at: Workspace, of: SourceFile) => knownAt(at, of, of.tree.chunks[0] as PlacedChunk, settings);
  assert.equal(ofChunk(workspace, file), undefined);
  const found = checkFile(workspace, file, settings);
  assert.ok(found.length > 0);
  assert.deepEqual(ofChunk(workspace, file), found);
  const line = '// A line more.\n';
  const once: SourceFile = { uri, tree: parseFile(text.replace('Alone"', 'Alone or not"'), file.tree) };
  const edited: SourceFile = { uri, tree: parseFile(line + text, once.tree) };
  const between = changedWorkspace(workspace, new Map([[uri, once]]));
  const after = changedWorkspace(between, new Map([[uri, edited]]));
  const places = (all: readonly Finding[] | undefined, by: number) =>
    all?.map(({ rule, start, end }) => [rule, start + by, end + by]);
  assert.deepEqual(places(ofChunk(after, edited), 0), places(found, line.length));
  const [resident] = directoryOf(after).residentsOf(edited) ?? [];
  assert.ok(resident && [...groups.reading, ...groups.judging].every((group) => !keptOf(resident, group)));
});
