/** The view *Treaty Concepts*: the concepts by group, with what is related and where the treaties here carry each out. */
import {
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ConceptGroup, type ConceptUse, explainCommand, methods } from '../server/lsp/protocol.ts';

type Concept = ConceptGroup['concepts'][number];

/** What stands in the tree. `path` are the concepts above, so that going round in a circle ends. */
type Entry =
  | { readonly is: 'group'; readonly group: ConceptGroup }
  | { readonly is: 'concept'; readonly concept: Concept; readonly path: readonly string[] }
  | { readonly is: 'uses'; readonly uses: readonly ConceptUse[] }
  | { readonly is: 'use'; readonly use: ConceptUse };

const { Collapsed, None } = TreeItemCollapsibleState;

export class ConceptsView implements TreeDataProvider<Entry>, Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<Entry | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: readonly Disposable[];
  #groups: Promise<readonly ConceptGroup[]> | undefined;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#subscriptions = [
      window.registerTreeDataProvider('foedus.concepts', this),
      // the clauses below a concept come from the texts
      workspace.onDidSaveTextDocument(({ languageId }) => {
        if (languageId === 'treaty') this.#changed.fire(undefined);
      }),
    ];
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    const groups = await this.#allGroups();
    if (!entry) return groups.map((group) => ({ is: 'group', group }));
    if (entry.is === 'group') return entry.group.concepts.map((concept) => ({ is: 'concept', concept, path: [] }));
    if (entry.is === 'uses') return entry.uses.map((use) => ({ is: 'use', use }));
    if (entry.is === 'use') return [];
    const { concept, path } = entry;
    const uses = await this.#client.sendRequest<ConceptUse[]>(methods.conceptUses, { id: concept.id });
    const above = [...path, concept.id];
    const all = groups.flatMap((group) => group.concepts);
    return [
      ...(uses.length > 0 ? [{ is: 'uses', uses } as const] : []),
      ...all
        .filter(({ id }) => concept.related.includes(id) && !above.includes(id))
        .map((related): Entry => ({ is: 'concept', concept: related, path: above })),
    ];
  }

  /** Asked for once; again where the server ended before it could answer. */
  async #allGroups(): Promise<readonly ConceptGroup[]> {
    this.#groups ??= this.#client.sendRequest<ConceptGroup[]>(methods.conceptGroups);
    try {
      return await this.#groups;
    } catch (error) {
      this.#groups = undefined;
      throw error;
    }
  }

  getTreeItem(entry: Entry): TreeItem {
    switch (entry.is) {
      case 'group':
        return new TreeItem(entry.group.title, Collapsed);
      case 'uses': {
        const item = new TreeItem(l10n.t('In the treaties here'), Collapsed);
        item.description = String(entry.uses.length);
        item.iconPath = new ThemeIcon('list-tree');
        return item;
      }
      case 'use': {
        const { clause, at } = entry.use;
        const item = new TreeItem(clause, None);
        const uri = this.#client.protocol2CodeConverter.asUri(at.uri);
        const { start, end } = at.range;
        item.description = workspace.asRelativePath(uri, false);
        item.resourceUri = uri;
        const selection = new Range(start.line, start.character, end.line, end.character);
        item.command = { command: 'vscode.open', title: l10n.t('Go to the clause'), arguments: [uri, { selection }] };
        return item;
      }
      default: {
        const { name, definition, id } = entry.concept;
        const item = new TreeItem(name, Collapsed);
        item.iconPath = new ThemeIcon(entry.path.length > 0 ? 'arrow-small-right' : 'mortar-board');
        item.tooltip = new MarkdownString(definition);
        item.command = { command: explainCommand, title: l10n.t('Explain'), arguments: [id] };
        return item;
      }
    }
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }
}
