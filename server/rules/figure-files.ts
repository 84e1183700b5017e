/** What cannot be read in the CSV files that figures come from, at its place in them. */
import { type FigureProblem, figuresOf } from '../meaning/figures.ts';
import type { SourceFile } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Finding } from './finding.ts';
import { syntax } from './reading/syntax.ts';
import type { Settings } from './rule.ts';

/** More cells of one table than these are not listed: the table is then of another kind altogether. */
const shownOfTable = 20;

/** The findings in the CSV files that a treaty file's figures come from. */
export function figureFileFindings(workspace: Workspace, file: SourceFile, settings: Settings): Finding[] {
  const severity = settings.severities[syntax.id] ?? syntax.severity;
  if (severity === 'off') return [];
  const findings: Finding[] = [];
  for (const placed of file.tree.chunks) {
    const node = placed.chunk.declaration;
    if (node?.kind !== 'figures' || !node.from || node.damaged) continue;
    const { csv, problems } = figuresOf(workspace, { file, placed, node });
    const text = csv === undefined ? undefined : workspace.csv(csv);
    if (csv === undefined || text === undefined) continue;
    for (const problem of problems.slice(0, shownOfTable)) {
      if (problem.row === undefined) continue;
      findings.push({
        uri: csv,
        ...cellIn(text, problem),
        rule: syntax.id,
        severity,
        message: problem.says,
        related: [],
        concepts: syntax.concepts,
      });
    }
  }
  return findings;
}

/** Where a cell stands; the whole line where no column is named. Quoted cells may hold separators and line ends. */
function cellIn(text: string, { row = 1, column }: FigureProblem): { start: number; end: number } {
  let line = 1;
  let cell = 1;
  let quoted = false;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  let lineStart = start;
  for (let at = start; at <= text.length; at++) {
    const char = text[at];
    if (char === '"' && at < text.length) quoted = !quoted;
    const ends = char === undefined || (!quoted && (char === '\n' || char === '\r'));
    if (!ends && (quoted || char !== ',')) continue;
    if (line === row && (cell === column || (column === undefined && ends)))
      return { start: column === undefined ? lineStart : start, end: at };
    if (ends) {
      if (char === '\r' && text[at + 1] === '\n') at++;
      // The column that is meant is not there: the end of the line.
      if (line === row) return { start: at, end: at };
      line++;
      cell = 1;
      lineStart = at + 1;
    } else cell++;
    start = at + 1;
  }
  return { start: text.length, end: text.length };
}
