/** Files that get another name or place: the imports and tables that lead to them, and those in them, are mended. */
import type { SourceFile } from '../model/site.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Edit } from '../rules/finding.ts';
import { decoded, pathTo } from '../rules/paths.ts';

/** From which address to which; of a folder, all that is in it moves along. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The changes to paths in the texts, made before the files move: their addresses are the old ones. */
export function editsForMoves(workspace: Workspace, moves: readonly Move[]): Edit[] {
  const there = moves.map(({ from, to }) => ({ from: decoded(from), to: decoded(to) }));
  return workspace.files.flatMap((file) => {
    const home = movedTo(decoded(file.uri), there);
    return pathsIn(file).flatMap(({ start, end, path }) => {
      const { uri, inside } = pathTo(file.uri, path);
      if (!inside) return [];
      const target = movedTo(decoded(uri), there);
      if (target === decoded(uri) && home === decoded(file.uri)) return [];
      const text = relative(home, target);
      return text === undefined || text === path ? [] : [{ uri: file.uri, start, end, text }];
    });
  });
}

/** The paths that a file names, between their quotes. */
function pathsIn({ tree }: SourceFile): { start: number; end: number; path: string }[] {
  return tree.chunks.flatMap(({ start, chunk }) => {
    const { declaration } = chunk;
    const quoted =
      declaration?.kind === 'import'
        ? declaration.path
        : declaration?.kind === 'figures'
          ? declaration.from
          : undefined;
    if (!quoted || quoted.value === '') return [];
    return [{ start: start + quoted.start + 1, end: start + quoted.end - 1, path: quoted.value }];
  });
}

function movedTo(uri: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (uri === from) return to;
    const folder = from.endsWith('/') ? from : `${from}/`;
    if (uri.startsWith(folder)) return `${to.endsWith('/') ? to : `${to}/`}${uri.slice(folder.length)}`;
  }
  return uri;
}

/** The path from one file to another; `undefined` between different machines or schemes. */
function relative(from: string, to: string): string | undefined {
  const [own, other] = [from, to].map((uri) => /^([A-Za-z][\w+.-]*:\/\/[^/]*)?(.*)$/s.exec(uri));
  if (!own || !other || own[1] !== other[1]) return undefined;
  const home = (own[2] ?? '').split('/').slice(0, -1);
  const target = (other[2] ?? '').split('/');
  let same = 0;
  while (same < home.length && same < target.length - 1 && home[same] === target[same]) same++;
  return [...home.slice(same).map(() => '..'), ...target.slice(same)].join('/');
}
