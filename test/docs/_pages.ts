/** The pages for people, as tests read them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFile } from '../../grammar/index.ts';
import { firstDay, parseDate } from '../../server/model/dates.ts';
import { makeWorkspace } from '../../server/model/workspace.ts';
import { checkFile, defaultSettings, type Finding } from '../../server/rules/index.ts';

/** The project's root. */
export const root: string = path.resolve(import.meta.dirname, '../..');

/** A fenced block of a page. */
export interface Block {
  /** What stands behind the fence: `treaty`, `treaty fragment`. */
  readonly info: string;
  readonly text: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  /** What stands between this block and the next fence. */
  readonly after: string;
}

/** The text of a page of `docs`. */
export function readPage(name: string): string {
  return readFileSync(path.join(root, 'docs', name), 'utf8');
}

/** The fenced blocks of a page, in its order. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$([\s\S]*?)(?=^```|$(?![\s\S]))/gm)].map((match) => ({
    info: (match[1] ?? '').trim(),
    text: match[2] ?? '',
    line: page.slice(0, match.index).split('\n').length,
    after: match[3] ?? '',
  }));
}

/** The day on which the pages' examples are judged, so that they say the same next year. */
export const dayOfAnalysis = firstDay(parseDate('2025-01-01') as { year: number });

/** What Foedus finds in a text that lies in a folder with these other files, or alone. */
export function findingsIn(text: string, others: Readonly<Record<string, string>> = {}): Finding[] {
  const place = (name: string, content: string) => ({ uri: `file:///${name}`, tree: parseFile(content) });
  const file = place('example.treaty', text);
  const named = Object.entries(others);
  const treaties = named.filter(([name]) => name.endsWith('.treaty')).map(([name, content]) => place(name, content));
  const csv = new Map(
    named.filter(([name]) => name.endsWith('.csv')).map(([name, content]) => [place(name, '').uri, content]),
  );
  return checkFile(makeWorkspace([file, ...treaties], csv), file, defaultSettings(dayOfAnalysis));
}
