/**
 * Applies the fixes of findings to texts: for `foedus check --fix` and for what the editor does on saving. Nothing is
 * written to a file here; the caller gets the new texts.
 */
import { parseFile, type TreatyFile } from '../../grammar/index.ts';
import { makeWorkspace, type Workspace } from '../model/workspace.ts';
import { checkFile } from './engine.ts';
import type { Edit, Finding, Fix } from './finding.ts';
import type { Settings } from './rule.ts';
import { wordsOfComment } from './suppressions.ts';

export interface FixRequest {
  readonly workspace: Workspace;
  /** The files that may be changed. A fix that would change another one is left to the drafter. */
  readonly uris: readonly string[];
  /** The settings that hold for a file. */
  readonly settings: (uri: string) => Settings;
  /** Also what changes what the treaty says, where a finding has one remedy and no other. */
  readonly unsafe?: boolean;
  /** Only these findings; left out: all. */
  readonly wanted?: (finding: Finding) => boolean;
}

export interface AppliedFix {
  readonly uri: string;
  readonly rule: string;
  readonly title: string;
  readonly safe: boolean;
}

export interface FixResult {
  /** The workspace with the new texts. */
  readonly workspace: Workspace;
  /** The new texts by file, of those files that have changed. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was done, in the order in which it was. */
  readonly applied: readonly AppliedFix[];
}

/** A fix may bring out another finding; so often is looked again. */
const rounds = 10;

/**
 * Applies the fixes of all findings until there is nothing left to apply. Of fixes that touch the same words, the one of
 * the earlier finding goes first. A fix after which a file could be read less well, or had lost a comment, is not applied.
 */
export function fixAll(request: FixRequest): FixResult {
  const { uris, settings, unsafe = false, wanted = () => true } = request;
  const allowed = new Set(uris);
  const applied: AppliedFix[] = [];
  const changed = new Set<string>();
  const seen = new Set<string>();
  let { workspace } = request;
  for (let round = 0; round < rounds; round++) {
    const state = JSON.stringify(uris.map((uri) => workspace.file(uri)?.tree.text));
    if (seen.has(state)) break;
    seen.add(state);
    const chosen: { fix: Fix; finding: Finding }[] = [];
    const taken: Edit[] = [];
    for (const uri of uris) {
      const file = workspace.file(uri);
      if (!file) continue;
      for (const finding of checkFile(workspace, file, settings(uri))) {
        const fix = wanted(finding) ? remedy(finding, unsafe) : undefined;
        if (!fix || fix.edits.some((edit) => !allowed.has(edit.uri) || taken.some((other) => touch(edit, other))))
          continue;
        taken.push(...fix.edits);
        chosen.push({ fix, finding });
      }
    }
    const before = workspace;
    const { texts, done } = applySound(workspace, chosen);
    if (done.length === 0) break;
    workspace = withTexts(before, texts);
    for (const uri of texts.keys()) changed.add(uri);
    for (const { fix, finding } of done)
      applied.push({ uri: finding.uri, rule: finding.rule, title: fix.title, safe: fix.safe });
  }
  const texts = new Map<string, string>();
  for (const uri of changed) {
    const text = workspace.file(uri)?.tree.text;
    if (text !== undefined && text !== request.workspace.file(uri)?.tree.text) texts.set(uri, text);
  }
  return { workspace, texts, applied };
}

/** The fix to apply without asking: the only safe one; else, if it is to be, the only one. Where there is a choice, it is the drafter's. */
function remedy({ fixes = [] }: Finding, unsafe: boolean): Fix | undefined {
  const safe = fixes.filter((fix) => fix.safe);
  if (safe.length > 0) return safe.length === 1 ? safe[0] : undefined;
  return unsafe && fixes.length === 1 ? fixes[0] : undefined;
}

/** Whether two edits touch the same words, or insert at the same place. */
function touch(one: Edit, two: Edit): boolean {
  return one.uri === two.uri && one.start <= two.end && two.start <= one.end;
}

/** All of the fixes at once if the texts are sound afterwards, else one after the other, without those that do harm. */
function applySound<F extends { readonly fix: Fix }>(
  workspace: Workspace,
  fixes: readonly F[],
): { texts: ReadonlyMap<string, string>; done: readonly F[] } {
  const together = soundTexts(workspace, fixes);
  if (together || fixes.length <= 1) return { texts: together ?? new Map(), done: together ? fixes : [] };
  const done: F[] = [];
  let texts: ReadonlyMap<string, string> = new Map();
  for (const each of fixes) {
    const now = soundTexts(workspace, [...done, each]);
    if (!now) continue;
    texts = now;
    done.push(each);
  }
  return { texts, done };
}

function soundTexts(
  workspace: Workspace,
  fixes: readonly { readonly fix: Fix }[],
): ReadonlyMap<string, string> | undefined {
  const texts = new Map<string, string>();
  const edits = fixes.flatMap(({ fix }) => fix.edits);
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const before = workspace.file(uri)?.tree;
    if (!before) return undefined;
    const after = applyEdits(
      before.text,
      edits.filter((edit) => edit.uri === uri),
    );
    if (after === undefined || !isSound(before, after)) return undefined;
    texts.set(uri, after);
  }
  return texts;
}

/** The text after edits of it; `undefined` where they do not lie in it, or over one another. */
export function applyEdits(text: string, edits: readonly Omit<Edit, 'uri'>[]): string | undefined {
  const sorted = [...edits].sort((one, two) => one.start - two.start || one.end - two.end);
  let result = '';
  let at = 0;
  for (const { start, end, text: becomes } of sorted) {
    if (start < at || end < start || end > text.length) return undefined;
    result += text.slice(at, start) + becomes;
    at = end;
  }
  return result + text.slice(at);
}

/** Whether a text can be read no worse than before, and has all the comments' words. */
export function isSound(before: TreatyFile, after: string): boolean {
  const tree = parseFile(after, before);
  return problemsOf(tree) <= problemsOf(before) && lostComments(before, tree).length === 0;
}

function problemsOf({ chunks }: TreatyFile): number {
  return chunks.reduce((sum, { chunk }) => sum + chunk.problems.length, 0);
}

/** The words of the comments that one text has and another has not. What a comment silences is no word of it. */
export function lostComments(before: TreatyFile, after: TreatyFile): string[] {
  const left = new Map<string, number>();
  for (const words of commentsOf(after)) left.set(words, (left.get(words) ?? 0) + 1);
  return commentsOf(before).filter((words) => {
    const count = left.get(words) ?? 0;
    left.set(words, count - 1);
    return count <= 0;
  });
}

function commentsOf({ chunks }: TreatyFile): string[] {
  return chunks.flatMap(({ chunk }) =>
    chunk.trivia.flatMap(({ kind, start, end }) => {
      if (kind === 'the' || kind === 'bad') return [];
      const words = wordsOfComment(chunk.text.slice(start, end));
      return words === '' ? [] : [words];
    }),
  );
}

/** The workspace with other texts for some of its files; chunks whose text is the same are kept. */
function withTexts(workspace: Workspace, texts: ReadonlyMap<string, string>): Workspace {
  const files = workspace.files.map((file) => {
    const text = texts.get(file.uri);
    return text === undefined ? file : { uri: file.uri, tree: parseFile(text, file.tree) };
  });
  return makeWorkspace(files, { get: workspace.csv, whyUnread: workspace.csvUnread });
}
