// Whatever the server announces is asked for here, on the samples; what is announced and has no exercise fails.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  CancellationTokenSource,
  type CodeAction,
  type CodeActionOptions,
  type CodeLens,
  type CompletionList,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type LinkedEditingRanges,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  type Position,
  type ResponseError,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SignatureHelp,
  type SymbolInformation,
  type TextEdit,
  type TypeHierarchyItem,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { Client } from './_client.ts';

const folder = path.resolve(import.meta.dirname, '../../samples');
const root = 'file:///samples';
const sources = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.treaty') || name.endsWith('.json'))
    .map((name) => [`${root}/${name}`, readFileSync(path.join(folder, name), 'utf8')]),
);
const nato = `${root}/north-atlantic-1949.treaty`;

let client: Client;
before(async () => {
  client = await Client.start({ files: Object.fromEntries(sources), folders: [root] });
  for (const uri of [nato, `${root}/july-1914.treaty`]) await client.open(uri, textOf(uri));
});
after(() => client.end());

function textOf(uri: string): string {
  const text = sources.get(uri);
  assert.ok(text !== undefined, uri);
  return text;
}

/** The place of `|` in a piece of a sample's text. */
function at(uri: string, marked: string): { textDocument: { uri: string }; position: Position } {
  const text = textOf(uri);
  const piece = marked.replace('|', '');
  const start = text.indexOf(piece);
  assert.ok(start >= 0, `${uri} has ${piece}`);
  return { textDocument: { uri }, position: positionOf(text, start + marked.indexOf('|')) };
}

function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** What stands in a range, with its file. */
function said({ uri, range }: Location): string {
  const lines = textOf(uri)
    .split('\n')
    .slice(range.start.line, range.end.line + 1);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, range.end.character) ?? '';
  lines[0] = lines[0]?.slice(range.start.character) ?? '';
  return `${uri.slice(root.length + 1)}: ${lines.join('\n')}`;
}

const document = { textDocument: { uri: nato } };
const hoverText = ({ contents }: Hover) => (contents as { value: string }).value;
const ask = <R>(method: string, params: unknown) => client.request<R>(method, params);

/** By the capability as it is announced, options of it behind a dot. */
const exercises: Record<string, () => Promise<void> | void> = {
  positionEncoding: () => assert.equal(client.initialized.capabilities.positionEncoding, 'utf-16'),
  textDocumentSync: async () => {
    const uri = `${root}/scratch.treaty`;
    await client.open(uri, 'treaty Scratch "S" { }\n');
    await client.change(uri, 'Other', { start: { line: 0, character: 7 }, end: { line: 0, character: 14 } });
    const [symbol] = await ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    assert.equal(symbol?.name, 'Other');
    await client.close(uri);
  },
  hoverProvider: async () =>
    assert.match(hoverText(await ask('textDocument/hover', at(nato, 'trigger Arm|edAttack'))), /ArmedAttack/),
  completionProvider: async () => {
    const { items } = await ask<CompletionList>('textDocument/completion', at(nato, 'when ArmedAttack|'));
    assert.ok(items.some(({ label }) => label === 'ArmedAttack'));
  },
  definitionProvider: async () => {
    const [link] = await ask<LocationLink[]>('textDocument/definition', at(nato, 'when ArmedAtt|ack'));
    assert.equal(
      link && said({ uri: link.targetUri, range: link.targetSelectionRange }),
      'north-atlantic-1949.treaty: ArmedAttack',
    );
  },
  documentSymbolProvider: async () => {
    const symbols = await ask<DocumentSymbol[]>('textDocument/documentSymbol', document);
    assert.ok(symbols.some(({ name }) => name === 'NATO'));
  },
  foldingRangeProvider: async () =>
    assert.ok((await ask<FoldingRange[]>('textDocument/foldingRange', document)).length > 5),
  documentFormattingProvider: async () => {
    const options = { tabSize: 2, insertSpaces: true };
    assert.deepEqual(await ask<TextEdit[]>('textDocument/formatting', { ...document, options }), []);
  },
  codeLensProvider: async () => assert.ok((await ask<CodeLens[]>('textDocument/codeLens', document)).length > 0),
  'codeLensProvider.resolveProvider': async () => {
    const [lens] = await ask<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: `${root}/july-1914.treaty` },
    });
    assert.match((await ask<CodeLens>('codeLens/resolve', lens)).command?.title ?? '', /expectations/);
  },
  codeActionProvider: async () => {
    const uri = `${root}/scratch.treaty`;
    const source =
      'treaty S "S" {\n  signed 1950-01-01\n  parties { DNK NOR }\n  trigger Attack { war }\n  obligation O { DNK shall consult when Atack }\n}\n';
    await client.open(uri, source);
    const place = positionOf(source, source.indexOf('Atack') + 2);
    const actions = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: place, end: place },
      context: { diagnostics: [] },
    });
    assert.ok(
      actions.some(({ title }) => title.includes('`Attack`')),
      JSON.stringify(actions),
    );
    await client.close(uri);
  },
  'codeActionProvider.resolveProvider': async () => {
    const uri = `${root}/scratch.treaty`;
    const source =
      'treaty S "S" {\n  parties { DNK NOR }\n  obligation O { DNK shall consult when Atack }\n  trigger Attack { war }\n}\n';
    await client.open(uri, source);
    const place = positionOf(source, source.indexOf('Atack'));
    const range = { start: place, end: place };
    const [action] = await ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    assert.equal(action?.edit, undefined);
    const { edit } = await ask<CodeAction>('codeAction/resolve', action);
    assert.equal(edit?.changes?.[uri]?.[0]?.newText, 'Attack');
    await client.close(uri);
  },
  'codeActionProvider.documentation': () => {
    const provider = client.initialized.capabilities.codeActionProvider as CodeActionOptions;
    assert.equal(provider.documentation?.[0]?.command.command, 'foedus.explain');
  },
  diagnosticProvider: async () => assert.equal((await client.pull(nato)).kind, 'full'),
  'diagnosticProvider.workspaceDiagnostics': async () => {
    const { items } = await ask<{ items: unknown[] }>('workspace/diagnostic', { previousResultIds: [] });
    assert.ok(items.length > 0);
  },
  referencesProvider: async () => {
    const found = await ask<Location[]>('textDocument/references', {
      ...at(nato, 'obligation Collective|Defence'),
      context: { includeDeclaration: true },
    });
    const places = found.map(said);
    assert.ok(places.includes('north-atlantic-1949.treaty: CollectiveDefence'));
    assert.ok(places.includes('nato-crises.treaty: CollectiveDefence'), String(places));
  },
  documentHighlightProvider: async () => {
    const found = await ask<DocumentHighlight[]>('textDocument/documentHighlight', at(nato, 'when ArmedAtt|ack'));
    assert.deepEqual(found.map(({ kind }) => kind).slice(0, 2), [3, 2]);
  },
  renameProvider: async () => {
    const place = at(nato, 'obligation Collective|Defence');
    const { changes = {} } = await ask<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'Article5' });
    assert.deepEqual(Object.keys(changes).sort(), [`${root}/nato-crises.treaty`, nato]);
    const refused = await ask('textDocument/rename', { ...place, newName: 'GBR' }).catch(
      (error: ResponseError) => error.message,
    );
    assert.match(String(refused), /code of United Kingdom/);
  },
  'renameProvider.prepareProvider': async () => {
    const prepared = await ask<{ placeholder: string }>(
      'textDocument/prepareRename',
      at(nato, 'obligation Collective|Defence'),
    );
    assert.equal(prepared.placeholder, 'CollectiveDefence');
    const refused = await ask('textDocument/prepareRename', at(nato, 'obl|igation')).catch(
      (error: ResponseError) => error.message,
    );
    assert.match(String(refused), /word of the language/);
  },
  workspaceSymbolProvider: async () => {
    const found = await ask<SymbolInformation[]>('workspace/symbol', { query: 'collectivedefence' });
    const [own] = found.filter(({ containerName }) => containerName === 'NATO');
    assert.equal(own && said(own.location), 'north-atlantic-1949.treaty: CollectiveDefence');
  },
  documentLinkProvider: async () => {
    const links = await ask<DocumentLink[]>('textDocument/documentLink', document);
    assert.ok(
      links.some(({ target }) => target === 'foedus:/concepts/collective-defense.md'),
      JSON.stringify(links),
    );
    const uri = `${root}/scratch.treaty`;
    const source =
      'import "areas.treaty"\nfigures E from "spending.csv"\nfigures F { source "https://www.nato.int/x.pdf" }\n';
    await client.open(uri, source);
    const own = await ask<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
    assert.deepEqual(
      own.map(({ target }) => target),
      [`${root}/areas.treaty`, `${root}/spending.csv`, 'https://www.nato.int/x.pdf'],
    );
    await client.close(uri);
  },
  selectionRangeProvider: async () => {
    const { textDocument, position } = at(nato, 'when Armed|Attack or');
    const [innermost] = await ask<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [position],
    });
    const steps: string[] = [];
    for (let each = innermost; each; each = each.parent) steps.push(said({ uri: nato, range: each.range }));
    assert.equal(steps[0], 'north-atlantic-1949.treaty: ArmedAttack');
    assert.ok(steps.some((step) => step.startsWith('north-atlantic-1949.treaty: obligation CollectiveDefence')));
    assert.ok(steps.some((step) => step.startsWith('north-atlantic-1949.treaty: article 5')));
    assert.equal(steps.at(-1), `north-atlantic-1949.treaty: ${textOf(nato)}`);
  },
  linkedEditingRangeProvider: async () => {
    const linked = await ask<LinkedEditingRanges>(
      'textDocument/linkedEditingRange',
      at(nato, 'trigger Attack|OnForces'),
    );
    assert.deepEqual(
      new Set(linked.ranges.map((range) => said({ uri: nato, range }))),
      new Set(['north-atlantic-1949.treaty: AttackOnForces']),
    );
    assert.equal(await ask('textDocument/linkedEditingRange', at(nato, 'obligation Collective|Defence')), null);
  },
  documentRangeFormattingProvider: async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 50, character: 0 } };
    const options = { tabSize: 2, insertSpaces: true };
    assert.deepEqual(await ask<TextEdit[]>('textDocument/rangeFormatting', { ...document, range, options }), []);
  },
  documentOnTypeFormattingProvider: async () => {
    const uri = `${root}/scratch.treaty`;
    await client.open(uri, 'treaty S "S" {\n      signed 1950-01-01\n\n}\n');
    const edits = await ask<TextEdit[]>('textDocument/onTypeFormatting', {
      textDocument: { uri },
      position: { line: 2, character: 0 },
      ch: '\n',
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.deepEqual(edits, [
      { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 6 } }, newText: '' },
    ]);
    await client.close(uri);
  },
  semanticTokensProvider: async () => {
    const [legend] = [client.initialized.capabilities.semanticTokensProvider?.legend];
    assert.ok(legend?.tokenTypes.includes('event') && legend.tokenModifiers.includes('declaration'));
  },
  'semanticTokensProvider.full': async () => {
    const { data } = await ask<SemanticTokens>('textDocument/semanticTokens/full', document);
    const tokens = decoded(nato, data);
    assert.ok(tokens.includes('ArmedAttack event declaration'), tokens.join('\n'));
    assert.ok(tokens.includes('TreatyArea struct declaration'));
  },
  'semanticTokensProvider.full.delta': async () => {
    const uri = `${root}/scratch.treaty`;
    const source = 'group One = DNK, NOR\ngroup Two = DNK, NOR\ngroup Three = One, Two\n';
    await client.open(uri, source);
    const before = await ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
    await client.change(uri, ', SWE', { start: { line: 1, character: 20 }, end: { line: 1, character: 20 } });
    const { edits } = await ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument: { uri },
      previousResultId: before.resultId,
    });
    const data = [...before.data];
    for (const { start, deleteCount, data: put = [] } of edits) data.splice(start, deleteCount, ...put);
    const after = await ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument: { uri } });
    assert.deepEqual(data, after.data);
    assert.ok(
      edits.every((edit) => (edit.data?.length ?? 0) <= 10),
      JSON.stringify(edits),
    );
    await client.close(uri);
  },
  'semanticTokensProvider.range': async () => {
    const { position } = at(nato, '|trigger ArmedAttack');
    const range = { start: position, end: { line: position.line + 1, character: 0 } };
    const { data } = await ask<SemanticTokens>('textDocument/semanticTokens/range', { ...document, range });
    assert.ok(decoded(nato, data).includes('ArmedAttack event declaration'));
  },
  callHierarchyProvider: async () => {
    const franco = `${root}/franco-russian-1892.treaty`;
    const [duty] = await ask<CallHierarchyItem[]>(
      'textDocument/prepareCallHierarchy',
      at(franco, 'obligation France|Fights'),
    );
    const incoming = await ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: duty });
    assert.deepEqual(
      incoming.map(({ from }) => from.name),
      ['RussiaAttackedByGermany', 'RussiaAttackedByAustria'],
    );
    const [trigger] = incoming;
    const [event] = await ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: trigger?.from });
    assert.equal(event?.from.name, 'armed-attack on RUS by GMY');
    const dual = await ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: event?.from });
    assert.ok(dual.some(({ from }) => from.name === 'WarStrength'));
    const outgoing = await ask<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: duty });
    assert.ok(outgoing.some(({ to }) => to.name === 'CommonPeace' && to.uri.endsWith('dual-alliance-1879.treaty')));
  },
  typeHierarchyProvider: async () => {
    const [kind] = await ask<TypeHierarchyItem[]>(
      'textDocument/prepareTypeHierarchy',
      at(nato, '{ armed-att|ack on any party in TreatyArea'),
    );
    assert.equal(kind?.uri, 'foedus:/events.md');
    const [wider] = await ask<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item: kind });
    assert.equal(wider?.name, 'aggression');
    const narrower = await ask<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item: kind });
    assert.deepEqual(
      narrower.map(({ name }) => name),
      ['invasion', 'bombardment', 'attack-on-forces'],
    );
  },
  implementationProvider: async () => {
    const concept = await ask<Location[]>('textDocument/implementation', at(nato, 'concept collective-def|ense'));
    assert.ok(concept.map(said).includes('north-atlantic-1949.treaty: CollectiveDefence'), String(concept.map(said)));
    const trigger = await ask<Location[]>('textDocument/implementation', at(nato, 'trigger Armed|Attack'));
    assert.deepEqual(trigger.map(said), [
      'north-atlantic-1949.treaty: CollectiveDefence',
      'north-atlantic-1949.treaty: Report',
    ]);
  },
  signatureHelpProvider: async () => {
    const help = await ask<SignatureHelp>(
      'textDocument/signatureHelp',
      at(nato, 'trigger ArmedAttack { armed-attack on |any party'),
    );
    const [signature] = help.signatures;
    assert.match(signature?.label ?? '', /^\[unprovoked\] EVENT \[on WHOM\]/);
    assert.equal(signature?.parameters?.[help.activeParameter ?? -1]?.label, '[on WHOM]');
  },
  inlayHintProvider: async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    const hints = await ask<InlayHint[]>('textDocument/inlayHint', { ...document, range });
    assert.ok(
      hints.some(({ label }) => label === '32'),
      JSON.stringify(hints.map(({ label }) => label)),
    );
    assert.ok(hints.some(({ label }) => label === 'defense'));
  },
  'inlayHintProvider.resolveProvider': async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    const [hint] = await ask<InlayHint[]>('textDocument/inlayHint', { ...document, range });
    assert.equal(hint?.tooltip, undefined);
    assert.match(String((await ask<InlayHint>('inlayHint/resolve', hint)).tooltip), /parties are listed/);
  },
  'workspace.fileOperations.willRename': async () => {
    const uri = `${root}/importer.treaty`;
    await client.open(uri, 'import "areas.treaty"\n');
    const files = [{ oldUri: `${root}/areas.treaty`, newUri: `${root}/sub/places.treaty` }];
    const { changes } = await ask<WorkspaceEdit>('workspace/willRenameFiles', { files });
    assert.deepEqual(
      changes?.[uri]?.map(({ newText }) => newText),
      ['sub/places.treaty'],
    );
    await client.close(uri);
  },
  'workspace.workspaceFolders': async () => {
    const other = 'file:///elsewhere';
    const before = client.refreshes;
    client.files.set(`${other}/e.treaty`, 'treaty Elsewhere "E" { }\n');
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: other, name: 'e' }], removed: [] },
    });
    await client.until(() => client.refreshes === before + 1);
    assert.ok((await ask<{ files: number }>('foedus/check', { uri: `${other}/e.treaty` })).files === 1);
    client.files.delete(`${other}/e.treaty`);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: other, name: 'e' }] },
    });
    await client.until(() => client.refreshes === before + 2);
  },
};

/** Tokens as words: what it says, its type, its modifiers. */
function decoded(uri: string, data: readonly number[]): string[] {
  const legend = client.initialized.capabilities.semanticTokensProvider?.legend;
  const lines = textOf(uri).split('\n');
  const words: string[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [down = 0, across = 0, length = 0, type = 0, modifiers = 0] = data.slice(index, index + 5);
    line += down;
    character = down > 0 ? across : character + across;
    const names = legend?.tokenModifiers.filter((_, bit) => modifiers & (1 << bit)) ?? [];
    words.push([lines[line]?.slice(character, character + length), legend?.tokenTypes[type], ...names].join(' '));
  }
  return words;
}

/** Each capability that is announced, with the options that are requests of their own. */
function announced(): string[] {
  const own = /Provider$|^documentation$|^full$|^range$|^delta$|^(?:workspaceFolders|workspaceDiagnostics|willRename)$/;
  const found: string[] = [];
  for (const [name, value] of Object.entries(client.initialized.capabilities)) {
    if (name !== 'workspace') found.push(name);
    const walk = (holder: unknown, prefix: string): void => {
      if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return;
      for (const [option, inner] of Object.entries(holder)) {
        if (own.test(option) && inner !== false) found.push(`${prefix}.${option}`);
        walk(inner, `${prefix}.${option}`);
      }
    };
    walk(value, name);
  }
  return found;
}

describe('what is announced is served', () => {
  for (const [name, exercise] of Object.entries(exercises))
    test(name, async () => {
      assert.ok(announced().includes(name), 'it is announced');
      await exercise();
    });

  test('inlay hints: each kind is shown, and switched off by its own setting', async (context) => {
    const funding = `${root}/nato-common-funding-2016.treaty`;
    const settings: Record<string, unknown> = {};
    const own = await Client.start({
      files: Object.fromEntries(sources),
      folders: [root],
      settings: { [root]: settings },
    });
    context.after(() => own.end());
    for (const uri of [nato, funding]) await own.open(uri, textOf(uri));
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    const hints = async () => {
      const both = await Promise.all(
        [nato, funding].map((uri) =>
          own.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range }),
        ),
      );
      return both.flat().length;
    };
    const all = await hints();
    let sum = 0;
    for (const kind of ['victim', 'parties', 'types', 'benchmarks']) {
      const refreshed = own.refreshes;
      own.settings.set(root, { inlayHints: { [kind]: false } });
      await own.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await own.until(() => own.refreshes > refreshed);
      const less = all - (await hints());
      assert.ok(less > 0, kind);
      sum += less;
    }
    assert.equal(sum, all, 'there is no kind that cannot be switched off');
  });

  test('any request may be taken back: it is answered all the same, or refused as taken back', async () => {
    const { textDocument, position } = at(nato, 'obligation Collective|Defence');
    const place = { textDocument, position };
    const range = { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } };
    const options = { tabSize: 2, insertSpaces: true };
    const requests: Record<string, unknown> = {
      'textDocument/hover': place,
      'textDocument/completion': place,
      'textDocument/signatureHelp': place,
      'textDocument/definition': place,
      'textDocument/implementation': place,
      'textDocument/references': { ...place, context: { includeDeclaration: true } },
      'textDocument/documentHighlight': place,
      'textDocument/prepareRename': place,
      'textDocument/rename': { ...place, newName: 'Article5' },
      'textDocument/linkedEditingRange': place,
      'textDocument/prepareCallHierarchy': place,
      'textDocument/prepareTypeHierarchy': place,
      'textDocument/selectionRange': { textDocument, positions: [position] },
      'textDocument/documentSymbol': document,
      'textDocument/documentLink': document,
      'textDocument/foldingRange': document,
      'textDocument/codeLens': document,
      'textDocument/codeAction': { ...document, range, context: { diagnostics: [] } },
      'textDocument/inlayHint': { ...document, range },
      'textDocument/semanticTokens/full': document,
      'textDocument/semanticTokens/range': { ...document, range },
      'textDocument/formatting': { ...document, options },
      'textDocument/rangeFormatting': { ...document, range, options },
      'textDocument/onTypeFormatting': { ...place, ch: '\n', options },
      'textDocument/diagnostic': document,
      'workspace/diagnostic': { previousResultIds: [] },
      'workspace/symbol': { query: 'defence' },
      'workspace/willRenameFiles': { files: [] },
    };
    const ends = await Promise.all(
      Object.entries(requests).map(async ([method, params]) => {
        const source = new CancellationTokenSource();
        const answer = client.connection.sendRequest(method, params, source.token);
        source.cancel();
        return answer.then(
          () => 'answered',
          (error: ResponseError) =>
            error.code === LSPErrorCodes.RequestCancelled ? 'taken back' : `${method}: ${error.message}`,
        );
      }),
    );
    assert.deepEqual(
      ends.filter((end) => end !== 'answered' && end !== 'taken back'),
      [],
    );
    assert.ok(ends.includes('taken back'), 'the long ones are not done to the end');
  });

  test('and nothing else is announced', () => {
    assert.deepEqual(
      announced().filter((name) => !Object.hasOwn(exercises, name)),
      [],
    );
  });
});
