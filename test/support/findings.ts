/** Runs rules on texts, and reads findings that are written under the source. */
import assert from 'node:assert/strict';
import { parseFile } from '../../grammar/index.ts';
import { firstDay } from '../../server/model/dates.ts';
import type { SourceFile } from '../../server/model/site.ts';
import { makeWorkspace, type Workspace } from '../../server/model/workspace.ts';
import { checkFile, defaultSettings, type Finding, type Fix, type Settings } from '../../server/rules/index.ts';

/** The day of analysis in tests. */
export const day = firstDay({ year: 2026, month: 1, day: 1 });

/** A workspace of texts by file name, each at `file:///w/NAME`. */
export function workspaceOf(texts: Readonly<Record<string, string>>): Workspace {
  const files: SourceFile[] = [];
  const csv = new Map<string, string>();
  for (const [name, text] of Object.entries(texts)) {
    if (name.endsWith('.csv')) csv.set(`file:///w/${name}`, text);
    else files.push({ uri: `file:///w/${name}`, tree: parseFile(text) });
  }
  return makeWorkspace(files, csv);
}

/** The findings in the first of these files. A rule that throws fails the test. */
export function findingsIn(
  texts: string | Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): readonly Finding[] {
  const all = typeof texts === 'string' ? { 'a.treaty': texts } : texts;
  const workspace = workspaceOf(all);
  const file = workspace.file(`file:///w/${Object.keys(all)[0]}`);
  assert.ok(file);
  return checkFile(workspace, file, { ...defaultSettings(day), ...settings }, ({ rule, error }) => {
    throw new Error(`rule ${rule} threw`, { cause: error });
  });
}

/** The text after a fix. */
export function applyFix(text: string, fix: Fix): string {
  let result = text;
  for (const edit of [...fix.edits].sort((one, two) => two.start - one.start))
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

/**
 * Compares findings with the marks under the lines of a text. A line such as `//   ^^^^ rule-id` says that the rule speaks of
 * what stands over the carets; the line has to be indented by two at least. Findings of
 * `rules` only are compared; a finding over several lines is marked on its first, to the line's end.
 */
export function assertMarked(
  texts: string | Readonly<Record<string, string>>,
  rules: readonly string[],
  settings: Partial<Settings> = {},
): Finding[] {
  const all = typeof texts === 'string' ? { 'a.treaty': texts } : texts;
  const text = Object.values(all)[0] ?? '';
  const found = findingsIn(all, settings).filter((each) => rules.includes(each.rule));
  assert.equal(marked(text, found), text);
  return found;
}

const mark = /^\/\/[ ]*\^+ [a-z0-9-]+$/;

/** The text with its own marks taken out and those of the findings put in. */
function marked(text: string, found: readonly Finding[]): string {
  const lines = text.split('\n');
  const out: string[] = [];
  let start = 0;
  for (const line of lines) {
    if (!mark.test(line)) {
      out.push(line);
      for (const each of found) {
        if (each.start < start || each.start > start + line.length) continue;
        if (each.start === start + line.length && line.length > 0 && each.end > each.start) continue;
        const column = each.start - start;
        const width = Math.max(1, Math.min(each.end, start + line.length) - each.start);
        assert.ok(column >= 2, `a finding at column ${column} cannot be marked; indent the line: ${line}`);
        out.push(`//${' '.repeat(column - 2)}${'^'.repeat(width)} ${each.rule}`);
      }
    }
    start += line.length + 1;
  }
  return out.join('\n');
}
