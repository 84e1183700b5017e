/** The comment that silences a finding, written by the tool but for the reason. */
import { type PlacedChunk, pathAt } from '../../grammar/index.ts';
import type { SourceFile } from '../model/site.ts';
import { insertBefore } from './edits.ts';
import { silenceable } from './engine.ts';
import type { Finding, Fix } from './finding.ts';
import { reasonToWrite } from './suppressions.ts';

/** What stands for itself, and has a line of its own as a rule: above one of these the comment is written. */
const clauses: ReadonlySet<string> = new Set([
  'import', 'state', 'group', 'area', 'treaty', 'figures', 'scenario', 'head', 'parties', 'article', 'text', 'concept',
  'secret', 'ratification', 'term', 'subject-to', 'supersedes', 'disputes', 'withdrawal', 'accession', 'review',
  'amendment', 'suspension', 'organ', 'trigger', 'obligation', 'right', 'recital', 'reservation', 'deem', 'burden',
  'share', 'row', 'scenario-event', 'assume', 'expect',
]); // biome-ignore format: a list

/** Silences a finding, and no more than has to be, by a comment above its clause; `undefined` where none can. */
export function silencing(file: SourceFile, finding: Finding): Fix | undefined {
  if (!silenceable(finding)) return undefined;
  const placed = file.tree.chunks.findLast((each) => each.start <= finding.start);
  const node = placed && clauseAt(placed, finding.start - placed.start);
  if (!node) return undefined;
  const edit = insertBefore({ file, placed }, node, `// foedus-ignore ${finding.rule}: ${reasonToWrite}`, true);
  return {
    title: `Silence \`${finding.rule}\` here, with a reason`,
    safe: false,
    edits: [{ ...edit, toWrite: reasonToWrite }],
  };
}

function clauseAt({ chunk }: PlacedChunk, at: number): { start: number; end: number } | undefined {
  if (!chunk.declaration) return undefined;
  return pathAt(chunk.declaration, at).findLast(
    ({ kind, start, end }) => clauses.has(kind) && start <= at && at < Math.max(end, start + 1),
  );
}
