/** All that an editor may ask the server: of a file, of a place in it, of the workspace; with what it asks next of the answer. */
import assert from 'node:assert/strict';
import { ErrorCodes, LSPErrorCodes, type Position, type Range, ResponseError } from 'vscode-languageserver';
import { methods } from '../../server/lsp/protocol.ts';
import type { Client } from '../lsp/_client.ts';

/** Answers by what was asked. */
export type Answers = Readonly<Record<string, unknown>>;

/** What a server may refuse: a file that is not there, a name that cannot be another. All else is a fault. */
const refusals: ReadonlySet<number> = new Set([ErrorCodes.InvalidParams, LSPErrorCodes.RequestFailed]);

/**
 * Asks; a refusal is an answer too.
 * @throws where the server failed
 */
export async function ask<R = unknown>(client: Client, method: string, params: unknown): Promise<R> {
  try {
    return await client.request<R>(method, params);
  } catch (error) {
    if (error instanceof ResponseError && refusals.has(error.code)) return { refused: error.message } as R;
    throw new Error(`${method} failed: ${error}`, { cause: error });
  }
}

/** As {@link ask}, for answers that are lists of things to ask more about. */
async function askList(client: Client, method: string, params: unknown): Promise<readonly object[]> {
  const answer = await ask<readonly object[] | object | null>(client, method, params);
  return Array.isArray(answer) ? answer : [];
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const item of items) found.push([item, await work(item)]);
  return found;
}

/** What an editor asks of a file that it shows. */
export async function aboutFile(client: Client, uri: string, range: Range): Promise<Answers> {
  const textDocument = { uri };
  const of = (method: string, more: object = {}) => ask(client, `textDocument/${method}`, { textDocument, ...more });
  const list = (method: string, more: object = {}) =>
    askList(client, `textDocument/${method}`, { textDocument, ...more });
  return {
    symbols: await of('documentSymbol'),
    folding: await of('foldingRange'),
    'part of the tokens': await of('semanticTokens/range', { range }),
    links: await of('documentLink'),
    formatting: await of('formatting', { options: { tabSize: 2, insertSpaces: true } }),
    lenses: await each(await list('codeLens'), (lens) => ask(client, 'codeLens/resolve', lens)),
    hints: await each(await list('inlayHint', { range }), (hint) => ask(client, 'inlayHint/resolve', hint)),
    'safe remedies': await of('codeAction', { range, context: { diagnostics: [], only: ['source.fixAll'] } }),
  };
}

/** What an editor asks of a place: a word rested on, a cursor, a selection from there. */
export async function aboutPlace(client: Client, uri: string, position: Position): Promise<Answers> {
  const place = { textDocument: { uri }, position };
  const range = { start: position, end: { ...position, character: position.character + 5 } };
  const at = (method: string, more: object = {}) => ask(client, `textDocument/${method}`, { ...place, ...more });
  const list = (method: string, more: object = {}) => askList(client, `textDocument/${method}`, { ...place, ...more });
  const options = { tabSize: 2, insertSpaces: true };
  return {
    hover: await at('hover'),
    completion: await at('completion'),
    definition: await at('definition'),
    implementation: await at('implementation'),
    references: await at('references', { context: { includeDeclaration: true } }),
    highlights: await at('documentHighlight'),
    'what would be renamed': await at('prepareRename'),
    rename: await at('rename', { newName: 'Renamed' }),
    signature: await at('signatureHelp'),
    selection: await at('selectionRange', { positions: [position] }),
    linked: await at('linkedEditingRange'),
    'behind a brace': await at('onTypeFormatting', { ch: '}', options }),
    'behind a line break': await at('onTypeFormatting', { ch: '\n', options }),
    'formatting of a part': await at('rangeFormatting', { range, options }),
    remedies: await each(await list('codeAction', { range, context: { diagnostics: [] } }), (action) =>
      ask(client, 'codeAction/resolve', action),
    ),
    calls: await each(await list('prepareCallHierarchy'), async (item) => [
      await ask(client, 'callHierarchy/incomingCalls', { item }),
      await ask(client, 'callHierarchy/outgoingCalls', { item }),
    ]),
    kinds: await each(await list('prepareTypeHierarchy'), async (item) => [
      await ask(client, 'typeHierarchy/supertypes', { item }),
      await ask(client, 'typeHierarchy/subtypes', { item }),
    ]),
    trials: await ask(client, methods.trials, { uri, position }),
    analysis: await ask(client, methods.analysis, { uri, position }),
  };
}

/** What an editor asks of the whole workspace. */
export async function aboutWorkspace(client: Client): Promise<Answers> {
  const { scenarios } = await ask<{ scenarios: { uri: string; name: string }[] }>(client, methods.scenarios, {});
  return {
    symbols: await ask(client, 'workspace/symbol', { query: 'e' }),
    check: await ask(client, methods.check, {}),
    treaties: await ask(client, methods.treaties, undefined),
    scenarios: await each(scenarios, ({ uri, name }) => ask(client, methods.runScenario, { uri, name })),
    coverage: await ask(client, methods.coverage, {}),
    uses: await ask(client, methods.conceptUses, { id: 'entrapment' }),
    tool: await ask(client, methods.tool, { name: 'treaty_whatif', input: { event: 'invasion by GMY on FRN', date: '1914-08-03' } }), // biome-ignore format: one line
  };
}

/** No rule has failed in the background either. */
export function assertNoFailures({ logged }: Client): void {
  assert.deepEqual(logged, []);
}
