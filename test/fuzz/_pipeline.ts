/** All that is done with the texts of a workspace, stage by stage, each by the processor's time that it takes. */
import { parseFile } from '../../grammar/index.ts';
import { callItemAt, setOffBy, setsOff } from '../../server/features/calls.ts';
import { completeAt } from '../../server/features/completion.ts';
import { definitionAt } from '../../server/features/definition.ts';
import { foldsIn } from '../../server/features/folding.ts';
import { formattingOf } from '../../server/features/formatting.ts';
import { hoverAt } from '../../server/features/hover.ts';
import { hintKinds, hintsIn } from '../../server/features/inlay.ts';
import { lensesOf, readLens } from '../../server/features/lenses.ts';
import { linksOf } from '../../server/features/links.ts';
import { referencesAt } from '../../server/features/references.ts';
import { renameAt } from '../../server/features/rename.ts';
import { selectionsAt } from '../../server/features/selection.ts';
import { tokensIn } from '../../server/features/semantic-tokens.ts';
import { signatureAt } from '../../server/features/signature.ts';
import { findSymbols, symbolsIn } from '../../server/features/symbols.ts';
import type { SourceFile } from '../../server/model/site.ts';
import { changedWorkspace, makeWorkspace } from '../../server/model/workspace.ts';
import { checkFile, defaultSettings, type Failure } from '../../server/rules/index.ts';
import { day } from '../support/findings.ts';

const settings = defaultSettings(day);

/** Milliseconds of this thread on the processor, by stage: what other programs do meanwhile does not count. */
export type Times = ReadonlyMap<string, number>;

/** Does everything once. @throws where a rule does */
export function run(texts: readonly string[]): Times {
  const times = new Map<string, number>();
  const stage = <R>(name: string, work: () => R): R => {
    const before = process.threadCpuUsage();
    const result = work();
    const { user, system } = process.threadCpuUsage(before);
    times.set(name, (times.get(name) ?? 0) + (user + system) / 1000);
    return result;
  };
  const failed = ({ rule, error }: Failure) => {
    throw new Error(`rule ${rule} threw`, { cause: error });
  };
  const files = stage('parsing', () =>
    texts.map((text, at): SourceFile => ({ uri: `file:///w/${at}.treaty`, tree: parseFile(text) })),
  );
  const workspace = makeWorkspace(files);
  const each = (name: string, work: (file: SourceFile) => void) => stage(name, () => files.forEach(work));
  each('rules', (file) => void checkFile(workspace, file, settings, failed));
  each('formatting', formattingOf);
  each('outline', ({ tree }) => {
    for (const { chunk } of tree.chunks) {
      symbolsIn(chunk);
      foldsIn(chunk);
    }
  });
  stage('symbols', () => findSymbols(workspace, 'e'));
  each('colours', (file) => {
    for (const at of file.tree.chunks.keys()) tokensIn(workspace, file, at, true);
  });
  each('hints', (file) =>
    hintsIn(workspace, file, { start: 0, end: file.tree.text.length }, { day, kinds: new Set(hintKinds) }),
  );
  each('links', linksOf);
  const file = files[files.length >> 1];
  if (!file) return times;
  const { text } = file.tree;
  stage('lenses', () => {
    // An editor asks for those in sight.
    for (const lens of lensesOf(file).slice(0, 50)) readLens(workspace, file, lens, settings);
  });
  for (const offset of [text.length >> 1, Math.floor(text.length * 0.9)]) {
    stage('hover', () => hoverAt(workspace, file, offset, { settings, commandLinks: true, findings: [] }));
    stage('completion', () => completeAt(workspace, file, offset));
    stage('definition', () => definitionAt(workspace, file, offset));
    stage('references', () => referencesAt(workspace, file, offset, { declarations: true }));
    stage('rename', () => renameAt(workspace, file, offset, 'Renamed'));
    stage('signature', () => signatureAt(file, offset));
    stage('selection', () => selectionsAt(workspace, file, offset));
    stage('calls', () => {
      const item = callItemAt(workspace, file, offset);
      if (!item) return;
      setOffBy(workspace, item, day);
      setsOff(workspace, item, day);
    });
  }
  stage('an edit', () => {
    // Where it breaks no word: a broken clause is another matter.
    const middle = text.length >> 1;
    const at = Math.max(text.indexOf(' ', middle), middle);
    const tree = parseFile(`${text.slice(0, at)} ${text.slice(at)}`, file.tree);
    const edited = { uri: file.uri, tree };
    checkFile(changedWorkspace(workspace, new Map([[file.uri, edited]])), edited, settings, failed);
  });
  return times;
}
