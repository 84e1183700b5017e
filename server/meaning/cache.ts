/** What has been worked out of a workspace, kept exactly as long as the workspace itself. */
import type { Workspace } from '../model/workspace.ts';

const kept = new WeakMap<Workspace, Map<object, Map<unknown, unknown>>>();

/**
 * A table that lives with a workspace: the same `owner` (any object, such as the function that fills it) and workspace
 * give the same table. Workspaces are values, so nothing in it can grow stale.
 */
export function tableOf<K, V>(workspace: Workspace, owner: object): Map<K, V> {
  let tables = kept.get(workspace);
  if (!tables) {
    tables = new Map();
    kept.set(workspace, tables);
  }
  let table = tables.get(owner);
  if (!table) {
    table = new Map();
    tables.set(owner, table);
  }
  return table as Map<K, V>;
}
