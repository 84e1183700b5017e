import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFile } from '../../grammar/index.ts';
import type { SourceFile } from '../../server/model/site.ts';
import { changedWorkspace, makeWorkspace, type Workspace } from '../../server/model/workspace.ts';
import { checkFile, defaultSettings, type Finding, type Settings } from '../../server/rules/index.ts';
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

test('after any edits the findings are those of a check from nothing', () => {
  const settings = { ...defaultSettings(day), day };
  let edits = 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(changes, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      (batches) => {
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
          assert.deepEqual(checked(workspace, settings), checked(fresh, settings));
        }
      },
    ),
    { numRuns: runs, ...(process.env.FOEDUS_SEED ? { seed: Number(process.env.FOEDUS_SEED) } : {}) },
  );
  assert.ok(edits > runs);
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
