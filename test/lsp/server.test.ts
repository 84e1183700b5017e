import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import {
  CancellationTokenSource,
  type CodeAction,
  type CompletionList,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type LocationLink,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type TextEdit,
  WorkDoneProgress,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import type { CheckResult, ConceptEntry, ExplainResult, RuleEntry } from '../../server/lsp/protocol.ts';
import { Client, type ClientOptions, capable, pushOnly } from './_client.ts';

const a = 'file:///pacts/a.treaty';
const b = 'file:///pacts/b.treaty';

const broken =
  'treaty Draft "A draft" {\n  parties { GBR FRA }\n  obligation Help { each party shal assist the victim }\n}\n';
const mended = broken.replace('shal ', 'shall ');
const pact = `treaty Pact "Pact" {
  signed 1949-04-04
  parties { GBR FRA }
  trigger Attack { armed-attack on any party }
  obligation Help { each party shall assist the victim when Attack }
}
`;

let client: Client;
afterEach(() => client.end());

async function start(options: ClientOptions = {}): Promise<Client> {
  client = await Client.start(options);
  return client;
}

/** Where a word stands, as the protocol counts. */
function placeOf(text: string, word: string, skip = 0): Position {
  const at = text.indexOf(word) + skip;
  const before = text.slice(0, at).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

const codes = (items: readonly { code?: unknown }[] | undefined) => items?.map(({ code }) => code) ?? [];

async function rejection(request: Promise<unknown>): Promise<ResponseError<unknown>> {
  const error = await request.then(
    () => assert.fail('it was answered'),
    (reason) => reason,
  );
  assert.ok(error instanceof ResponseError, String(error));
  return error;
}

describe('findings that are pulled', () => {
  test('a document’s findings come with code, page and place; again: unchanged', async () => {
    await start();
    await client.open(a, broken);
    const report = await client.pull(a);
    assert.ok(report.kind === 'full');
    const [syntax] = report.items;
    assert.deepEqual(codes(report.items), ['syntax']);
    assert.equal(syntax?.source, 'foedus');
    assert.equal(syntax?.severity, 1);
    assert.deepEqual(syntax?.range.start, placeOf(broken, 'shal'));
    assert.deepEqual(syntax?.codeDescription, { href: 'foedus:/rules/syntax.md' });
    assert.deepEqual(await client.pull(a, report.resultId), { kind: 'unchanged', resultId: report.resultId });
    assert.equal(client.pushed.size, 0);
  });

  test('an edit of a few characters changes them', async () => {
    await start();
    await client.open(a, broken);
    const before = await client.pull(a);
    const at = placeOf(broken, 'shal', 4);
    await client.change(a, 'l', { start: at, end: at });
    const after = await client.pull(a, before.resultId);
    assert.ok(after.kind === 'full');
    assert.ok(!codes(after.items).includes('syntax'));
  });

  test('related places are named', async () => {
    await start();
    await client.open(a, 'treaty Same "a" { }\ntreaty Same "b" { }\n');
    const report = await client.pull(a);
    const double = report.kind === 'full' ? report.items.find(({ code }) => code === 'duplicate-name') : undefined;
    assert.equal(double?.relatedInformation?.[0]?.location.uri, a);
  });

  test('what does nothing is shown faded', async () => {
    await start();
    await client.open(a, 'treaty T "t" { parties { GBR FRA } trigger Never { war between GBR and FRA } }\n');
    const report = await client.pull(a);
    const unused = report.kind === 'full' ? report.items.find(({ code }) => code === 'unused-declaration') : undefined;
    assert.deepEqual(unused?.tags, [1]);
  });

  test('a name of another file is known, whether that is open or not; without it, it is not', async () => {
    const newer = 'treaty New "New" { supersedes Old }\n';
    await start({ files: { [b]: 'treaty Old "Old" { }\n' } });
    await client.open(a, newer);
    const known = await client.pull(a);
    assert.ok(known.kind === 'full' && !codes(known.items).includes('unresolved-name'), JSON.stringify(known));
    client.files.delete(b);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: b, type: 3 }] });
    await client.until(() => client.refreshes === 1);
    const unknown = await client.pull(a, known.resultId);
    assert.ok(unknown.kind === 'full' && codes(unknown.items).includes('unresolved-name'));
  });

  test('an open document wins over its file, until it is closed', async () => {
    await start({ files: { [b]: 'treaty Old "Old" { }\n' } });
    await client.open(a, 'treaty New "New" { supersedes Old }\n');
    await client.open(b, 'treaty Older "Old" { }\n');
    const open = await client.pull(a);
    assert.ok(open.kind === 'full' && codes(open.items).includes('unresolved-name'));
    await client.close(b);
    const closed = await client.pull(a);
    assert.ok(closed.kind === 'full' && !codes(closed.items).includes('unresolved-name'));
  });

  test('a file that is no text is one finding', async () => {
    await start({ files: { [b]: '\0'.repeat(100) } });
    const report = await client.pull(b);
    assert.ok(report.kind === 'full');
    assert.deepEqual(codes(report.items), ['syntax']);
    assert.match(report.items[0]?.message as string, /^This file was not read: .*zero bytes/);
  });

  test('a document that nobody knows has none', async () => {
    await start();
    assert.deepEqual(await client.pull('file:///pacts/none.treaty'), { kind: 'full', resultId: 'none', items: [] });
  });
});

describe('findings of the workspace that are pulled', () => {
  const pullAll = (previousResultIds: { uri: string; value: string }[] = []) =>
    client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });

  test('all files are reported, then the answer waits until something changes', async () => {
    await start({ files: { [a]: broken, [b]: pact } });
    const first = await pullAll();
    const reported = new Map(first.items.map(({ uri, ...report }) => [uri, report]));
    assert.ok(codes((reported.get(a) as unknown as { items: { code: string }[] }).items).includes('syntax'));
    const known = first.items.map(({ uri, resultId }) => ({ uri, value: resultId as string }));
    let answered = false;
    const second = pullAll(known).then((report) => {
      answered = true;
      return report;
    });
    // A request that is answered afterwards: the held one would have been answered by now.
    await client.request('foedus/check', {});
    await client.request('foedus/check', {});
    assert.equal(answered, false);
    client.files.set(a, mended);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: a, type: 2 }] });
    const { items } = await second;
    assert.deepEqual(
      items.map(({ uri }) => uri),
      [a],
    );
    assert.ok(!codes((items[0] as unknown as { items: { code: string }[] }).items).includes('syntax'));
  });

  test('a file that has gone is reported empty, once', async () => {
    await start({ files: { [a]: broken } });
    const [before] = (await pullAll()).items;
    client.files.delete(a);
    const next = pullAll([{ uri: a, value: before?.resultId as string }]);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: a, type: 3 }] });
    const { items } = await next;
    assert.deepEqual(items, [{ kind: 'full', uri: a, version: null, resultId: 'none', items: [] }]);
  });

  test('whoever does not have what there is gets it, though nothing has changed since all was gone through', async () => {
    await start({ files: { [a]: broken, [b]: pact } });
    const first = await pullAll();
    const known = first.items.map(({ uri, resultId }) => ({ uri, value: resultId as string }));
    assert.ok(known.some(({ uri }) => uri === a));
    assert.deepEqual(await pullAll(), first);
    const other = known.map(({ uri, value }) => ({ uri, value: uri === a ? 'another' : value }));
    assert.deepEqual((await pullAll(other)).items, first.items.filter(({ uri }) => uri === a)); // biome-ignore format: one line
    const none = { uri: 'file:///pacts/none.treaty', value: 'something' };
    assert.deepEqual((await pullAll([...known, none])).items, [
      { kind: 'full', uri: none.uri, version: null, resultId: 'none', items: [] },
    ]);
  });

  test('a pull that waits can be taken back', async () => {
    await start({ files: { [b]: broken } });
    const source = new CancellationTokenSource();
    const first = await pullAll();
    const known = first.items.map(({ uri, resultId }) => ({ uri, value: resultId as string }));
    const held = client.connection.sendRequest('workspace/diagnostic', { previousResultIds: known }, source.token);
    await client.request('foedus/check', {});
    source.cancel();
    assert.equal((await rejection(held)).code, LSPErrorCodes.RequestCancelled);
    assert.equal((await client.request<CheckResult>('foedus/check', {})).files, 1);
  });
});

describe('findings that are pushed', () => {
  test('to a client that cannot pull: on opening, changing and closing', async () => {
    await start({ capabilities: pushOnly });
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    await client.open(a, broken);
    await client.until(() => codes(client.pushed.get(a)).includes('syntax'));
    await client.change(a, mended);
    await client.until(() => !codes(client.pushed.get(a)).includes('syntax'));
    await client.change(a, broken);
    await client.until(() => codes(client.pushed.get(a)).includes('syntax'));
    await client.close(a);
    await client.until(() => client.pushed.get(a)?.length === 0);
  });

  test('of files that are not open, too', async () => {
    await start({ capabilities: pushOnly, files: { [a]: broken } });
    await client.until(() => codes(client.pushed.get(a)).includes('syntax'));
    client.files.set(a, mended);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: a, type: 2 }] });
    await client.until(() => !codes(client.pushed.get(a)).includes('syntax'));
  });
});

describe('settings', () => {
  const source = 'treaty T "t" { parties { GBR FRA } trigger Never { war between GBR and FRA } }\n';

  test('a rule that is off finds nothing, and a changed setting is heeded', async () => {
    await start({
      settings: {
        '': { rules: { 'unused-declaration': 'off' } },
        'file:///pacts': { rules: { 'unused-declaration': 'off' } },
      },
    });
    await client.open(a, source);
    const off = await client.pull(a);
    assert.ok(off.kind === 'full' && !codes(off.items).includes('unused-declaration'), JSON.stringify(off));
    client.settings.set('file:///pacts', { rules: { 'unused-declaration': 'warning' } });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshes === 1);
    const on = await client.pull(a, off.resultId);
    const found = on.kind === 'full' ? on.items.find(({ code }) => code === 'unused-declaration') : undefined;
    assert.equal(found?.severity, 2);
  });

  test('the day of analysis is what the hover says', async () => {
    await start({ settings: { 'file:///pacts': { dateOfAnalysis: '1950-06-01' } } });
    await client.open(a, pact);
    const hover = await client.at<Hover>('textDocument/hover', a, placeOf(pact, 'Pact'));
    assert.match((hover.contents as { value: string }).value, /On 1 June 1950, the day of analysis/);
  });

  test('a kind of inlay hint is switched off, and again on', async () => {
    await start({ settings: { 'file:///pacts': { inlayHints: { types: false } } } });
    await client.open(a, pact);
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const labels = async () =>
      (await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: a }, range })).map(
        ({ label }) => label,
      );
    assert.deepEqual(await labels(), ['2', 'any party']);
    client.settings.set('file:///pacts', {});
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshes === 1);
    assert.deepEqual(await labels(), ['2', 'defense', 'any party']);
  });

  test('what is no setting is passed over', async () => {
    await start({ settings: { 'file:///pacts': { dateOfAnalysis: 5, ambiguityLimit: 'much', rules: ['x'] } } });
    await client.open(a, pact);
    assert.equal((await client.pull(a)).kind, 'full');
  });
});

describe('what stands at a place', () => {
  test('hover', async () => {
    await start();
    await client.open(a, pact);
    const hover = await client.at<Hover>('textDocument/hover', a, placeOf(pact, 'GBR', 1));
    assert.deepEqual(hover.range, { start: placeOf(pact, 'GBR'), end: placeOf(pact, 'GBR', 3) });
    assert.match((hover.contents as { value: string }).value, /United Kingdom/);
  });

  test('hover for a client that shows no Markdown', async () => {
    const { textDocument } = capable;
    await start({
      capabilities: { ...capable, textDocument: { ...textDocument, hover: { contentFormat: ['plaintext'] } } },
    });
    await client.open(a, pact);
    const { contents } = await client.at<Hover>('textDocument/hover', a, placeOf(pact, 'shall', 1));
    assert.equal((contents as { kind: string }).kind, 'plaintext');
    assert.ok(!/\*\*|\]\(|```/.test((contents as { value: string }).value));
  });

  test('nothing where there is nothing', async () => {
    await start();
    await client.open(a, `${pact}\n\n`);
    assert.equal(await client.at('textDocument/hover', a, { line: 7, character: 0 }), null);
  });

  test('completion, as edits and snippets', async () => {
    await start();
    const source = pact.replace('assist', 'ref');
    await client.open(a, source);
    const { items } = await client.at<CompletionList>('textDocument/completion', a, placeOf(source, 'ref', 3));
    const refrain = items.find(({ label }) => label === 'refrain from force against other parties');
    assert.equal(refrain?.insertTextFormat, 2);
    assert.deepEqual(refrain?.textEdit, {
      range: { start: placeOf(source, 'ref'), end: placeOf(source, 'ref', 3) },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
      newText: 'refrain from force against ${1:other parties}',
    });
  });

  test('completion for a client without snippets', async () => {
    await start({ capabilities: { ...capable, textDocument: { ...capable.textDocument, completion: {} } } });
    const source = pact.replace('assist', 'ref');
    await client.open(a, source);
    const { items } = await client.at<CompletionList>('textDocument/completion', a, placeOf(source, 'ref', 3));
    const refrain = items.find(({ label }) => label === 'refrain from force against other parties');
    assert.equal((refrain?.textEdit as TextEdit | undefined)?.newText, 'refrain from force against other parties');
  });

  test('definition, in this file and in one that is not open', async () => {
    await start({ files: { [b]: pact } });
    const source = 'scenario S { under Pact on 1950-01-01 expect GBR bound under Pact.Help }\n';
    await client.open(a, source);
    const [link] = await client.at<LocationLink[]>('textDocument/definition', a, placeOf(source, 'Help', 1));
    assert.equal(link?.targetUri, b);
    assert.deepEqual(link?.targetSelectionRange.start, placeOf(pact, 'Help'));
  });

  test('outline', async () => {
    await start();
    await client.open(a, pact);
    const [treaty] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: a },
    });
    assert.equal(treaty?.name, 'Pact');
    assert.deepEqual(
      treaty?.children?.map(({ name }) => name),
      ['parties', 'Attack', 'Help'],
    );
  });

  test('folding', async () => {
    await start();
    await client.open(a, pact);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: a } });
    assert.deepEqual(folds, [{ startLine: 0, endLine: 4 }]);
  });

  test('formatting', async () => {
    await start();
    const source = pact.replace('  signed', '      signed');
    await client.open(a, source);
    const params = { textDocument: { uri: a }, options: { tabSize: 4, insertSpaces: true } };
    const edits = await client.request<TextEdit[]>('textDocument/formatting', params);
    assert.equal(edits.length, 1);
    assert.equal(edits[0]?.newText, '');
    assert.equal(edits[0]?.range.start.line, 1);
  });

  test('remedies of a finding', async () => {
    await start();
    const source = pact.replace('when Attack', 'when Atack');
    await client.open(a, source);
    const at = placeOf(source, 'Atack', 1);
    const params = { textDocument: { uri: a }, range: { start: at, end: at }, context: { diagnostics: [] } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    const rename = actions.find(({ title }) => title.includes('Attack'));
    assert.ok(rename, JSON.stringify(actions.map(({ title }) => title)));
    assert.equal(rename.kind, 'quickfix');
    assert.equal(rename.edit, undefined);
    const { edit } = await client.request<CodeAction>('codeAction/resolve', rename);
    assert.deepEqual(edit?.changes?.[a], [
      { range: { start: placeOf(source, 'Atack'), end: placeOf(source, 'Atack', 5) }, newText: 'Attack' },
    ]);
    const refactor = { ...params, context: { diagnostics: [], only: ['refactor'] } };
    assert.deepEqual(await client.request('textDocument/codeAction', refactor), []);
  });

  test('remedies of all declarations that a selection goes over', async () => {
    await start();
    const one = pact.replace('when Attack', 'when Atack');
    const source = `${one.trimEnd()}\n${one.replaceAll('Pact', 'Other').trimEnd()}\n`;
    await client.open(a, source);
    const first = placeOf(source, 'Atack', 1);
    const second = { ...first, line: first.line + one.trimEnd().split('\n').length };
    const remedied = async (start: Position, end: Position) => {
      const params = { textDocument: { uri: a }, range: { start, end }, context: { diagnostics: [] } };
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
      return actions.filter(({ title }) => title.includes('`Attack`')).length;
    };
    const [alone, other, both] = [
      await remedied(first, first),
      await remedied(second, second),
      await remedied(first, second),
    ];
    assert.ok(alone > 0 && other > 0);
    assert.ok(both >= alone + other, `${both} of ${alone} + ${other}`);
  });

  test('remedies for a client that resolves none come with their edits', async () => {
    const { textDocument } = capable;
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } };
    await start({ capabilities: { ...capable, textDocument: { ...textDocument, codeAction } } });
    const source = pact.replace('when Attack', 'when Atack');
    await client.open(a, source);
    const at = placeOf(source, 'Atack', 1);
    const params = { textDocument: { uri: a }, range: { start: at, end: at }, context: { diagnostics: [] } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    assert.equal(actions.find(({ title }) => title.includes('Attack'))?.edit?.changes?.[a]?.length, 1);
  });

  test('every finding can be silenced where it stands, and the reason is left to be written', async () => {
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } };
    await start({
      capabilities: {
        ...capable,
        textDocument: { ...capable.textDocument, codeAction },
        workspace: { ...capable.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
      },
    });
    const source = pact.replace(' when Attack }', ' }');
    await client.open(a, source);
    const at = placeOf(source, 'assist');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: a },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    const silence = actions.filter(({ title }) => title.startsWith('Silence `no-trigger`'));
    assert.deepEqual(
      silence.map(({ edit }) => edit?.documentChanges),
      [
        [
          {
            textDocument: { uri: a, version: 1 },
            edits: [
              {
                range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } },
                // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
                snippet: { kind: 'snippet', value: '  // foedus-ignore no-trigger: ${1:why this is meant}\n' },
              },
            ],
          },
        ],
      ],
    );
  });

  test('all safe fixes of a file are one action of its source, and only those', async () => {
    await start();
    const source = `${pact.replace('  trigger', '  // foedus-ignore no-trigger: agreed\n  trigger')}`;
    await client.open(a, source);
    const at = { line: 0, character: 0 };
    const ask = (only: string[] | undefined) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: a },
        range: { start: at, end: at },
        context: { diagnostics: [], only },
      });
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.treaty']) {
      const actions = await ask([kind]);
      assert.deepEqual(
        actions.map((action) => [action.kind, action.edit?.changes?.[a]?.map(({ newText }) => newText)]),
        [['source.fixAll.treaty', ['']]],
      );
    }
    assert.deepEqual(await ask(undefined), []);
    await client.change(a, pact);
    assert.deepEqual(await ask(['source.fixAll']), []);
  });

  test('characters outside the basic plane and Windows line ends are counted as editors count', async () => {
    await start();
    const source = pact.replace('"Pact"', '"𝔓act"').replaceAll('\n', '\r\n');
    await client.open(a, source);
    const hover = await client.at<Hover>('textDocument/hover', a, { line: 2, character: 13 });
    assert.match((hover.contents as { value: string }).value, /United Kingdom/);
    const title = await client.at<Hover>('textDocument/hover', a, { line: 0, character: 15 });
    assert.deepEqual(title.range?.end, { line: 0, character: 19 });
  });
});

describe('our own requests', () => {
  test('check counts what there is, in one file or in all', async () => {
    await start({ files: { [a]: broken, [b]: 'treaty T "t" { }\n' } });
    const all = await client.request<CheckResult>('foedus/check', {});
    assert.equal(all.files, 2);
    assert.ok(all.errors >= 1);
    const one = await client.request<CheckResult>('foedus/check', { uri: b });
    assert.equal(one.files, 1);
    assert.equal(one.errors, 0);
  });

  test('check tells how far it is', async () => {
    await start({ files: { [a]: broken, [b]: pact } });
    const said: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'mine', ({ kind }) => {
      said.push(kind);
    });
    await client.request('foedus/check', { workDoneToken: 'mine' });
    assert.deepEqual(said, ['begin', 'report', 'report', 'end']);
  });

  test('reading files for long is told to a client that shows it', async () => {
    const asked: string[] = [];
    client = new Client({ files: { [a]: pact } });
    client.connection.onRequest('window/workDoneProgress/create', () => void asked.push('create'));
    client.connection.onRequest('foedus/files/list', async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return { files: [] };
    });
    const capabilities = { ...capable, window: { workDoneProgress: true } };
    await client.request('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: { files: 'client' },
      workspaceFolders: null,
    });
    await client.connection.sendNotification('initialized', {});
    await client.request('foedus/check', {});
    assert.deepEqual(asked, ['create']);
  });

  test('check can be taken back', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`file:///pacts/${at}.treaty`, pact.replaceAll('Pact', `Pact${at}`)]),
    );
    await start({ files });
    await client.request('foedus/rules');
    const source = new CancellationTokenSource();
    const check = client.connection.sendRequest('foedus/check', {}, source.token);
    source.cancel();
    assert.equal((await rejection(check)).code, LSPErrorCodes.RequestCancelled);
  });

  test('explain gives the page of a rule or a concept, by any of its names', async () => {
    await start();
    const rule = await client.request<ExplainResult>('foedus/explain', { name: 'syntax' });
    assert.ok('page' in rule && rule.page === 'rules/syntax.md');
    const concept = await client.request<ExplainResult>('foedus/explain', { name: 'Free riders problem' });
    assert.ok('page' in concept && concept.page === 'concepts/free-rider-problem.md');
    const unknown = await client.request<ExplainResult>('foedus/explain', { name: 'entrapmnt' });
    assert.deepEqual(unknown, { suggestions: ['entrapment'] });
  });

  test('explain without a name is a wrong request', async () => {
    await start();
    assert.equal((await rejection(client.request('foedus/explain', {}))).code, -32602);
  });

  test('rules and concepts are listed', async () => {
    await start();
    const rules = await client.request<RuleEntry[]>('foedus/rules');
    assert.ok(rules.some(({ id }) => id === 'syntax'));
    const concepts = await client.request<ConceptEntry[]>('foedus/concepts');
    assert.ok(concepts.some(({ id, otherNames }) => id === 'free-rider-problem' && otherNames.length > 0));
  });
});

describe('a server that lives on', () => {
  test('what is asked of an unknown document is a wrong request; the next is answered', async () => {
    await start();
    const error = await rejection(
      client.at('textDocument/hover', 'file:///pacts/none.treaty', { line: 0, character: 0 }),
    );
    assert.equal(error.code, -32602);
    assert.match(error.message, /none\.treaty/);
    await client.open(a, pact);
    assert.ok(await client.at('textDocument/hover', a, placeOf(pact, 'GBR', 1)));
  });

  test('a place behind the end of the text is its end', async () => {
    await start();
    await client.open(a, pact);
    assert.equal(await client.at('textDocument/hover', a, { line: 1000, character: 1000 }), null);
  });

  test('files that cannot be listed are told to the log, and open documents are served', async () => {
    await start();
    client.connection.onRequest('foedus/files/list', () => {
      throw new Error('no files today');
    });
    await client.open(a, broken);
    assert.equal((await client.pull(a)).kind, 'full');
  });

  test('a file opened alone has those beside it as its workspace', async () => {
    await start({ folders: null });
    const other = 'file:///elsewhere/old.treaty';
    client.files.set(other, 'treaty Old "Old" { }\n');
    const uri = 'file:///elsewhere/new.treaty';
    await client.open(uri, 'treaty New "New" { supersedes Old }\n');
    await client.until(() => client.refreshes === 1);
    const report = await client.pull(uri);
    assert.ok(report.kind === 'full' && !codes(report.items).includes('unresolved-name'), JSON.stringify(report));
  });

  test('nothing has failed unseen', async () => {
    await start({ files: { [a]: pact } });
    await client.open(a, pact);
    await client.pull(a);
    assert.deepEqual(client.logged, []);
  });
});
