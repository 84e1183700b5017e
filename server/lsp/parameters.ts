/**
 * What each message of a client has to carry, so that what is not so is refused by name before anything works with it.
 * Only what the server reads is looked at.
 */
import { methods } from './protocol.ts';

/** Whether a value is of the right kind. */
type Kind = (value: unknown) => boolean;

const text: Kind = (value) => typeof value === 'string';
const flag: Kind = (value) => typeof value === 'boolean';
const whole: Kind = (value) => Number.isInteger(value);
/** The protocol's `uinteger`. */
const count: Kind = (value) => whole(value) && (value as number) >= 0 && (value as number) < 2 ** 31;
const token: Kind = (value) => text(value) || whole(value);
const missing: Kind = (value) => value === undefined;
const nothing: Kind = (value) => missing(value) || value === null;

const maybe =
  (kind: Kind): Kind =>
  (value) =>
    nothing(value) || kind(value);
const either =
  (...kinds: readonly Kind[]): Kind =>
  (value) =>
    kinds.some((kind) => kind(value));
const listOf =
  (kind: Kind): Kind =>
  (value) =>
    Array.isArray(value) && value.every(kind);
const oneOf =
  (...values: readonly unknown[]): Kind =>
  (value) =>
    values.includes(value);

type Fields = Readonly<Record<string, Kind>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const object =
  (fields: Fields): Kind =>
  (value) =>
    isObject(value) && wrongIn(fields, value) === undefined;

function wrongIn(fields: Fields, value: Record<string, unknown>): string | undefined {
  return Object.keys(fields).find((name) => !fields[name]?.(value[name]));
}

const position = object({ line: count, character: count });
const range = object({ start: position, end: position });
/** A place as we count it, in what we gave to the client to give back. */
const place = object({ uri: text, start: count, end: count });

const inDocument = { textDocument: object({ uri: text }) };
const atPlace = { ...inDocument, position };
const inRange = { ...inDocument, range };
const folder = object({ uri: text });
const moved = object({ oldUri: text, newUri: text });
const change = either(object({ text, range: nothing }), object({ text, range }));
const callItem = { item: object({ data: object({ selection: place }) }) };
const kindItem = { item: object({ name: text, data: place }) };
const scenario = object({ uri: text, name: text });
const version = either(object({ uri: text }), object({ text, label: text }));

/** By method; what is not here carries nothing that we read. */
const parameters: Readonly<Record<string, Fields>> = {
  initialize: {
    capabilities: isObject,
    processId: maybe(whole),
    rootUri: maybe(text),
    workspaceFolders: maybe(listOf(folder)),
  },
  '$/cancelRequest': { id: token },
  '$/setTrace': { value: text },
  'window/workDoneProgress/cancel': { token },
  'workspace/didChangeConfiguration': {},
  'workspace/didChangeWatchedFiles': { changes: listOf(object({ uri: text, type: count })) },
  'workspace/didChangeWorkspaceFolders': { event: object({ added: listOf(folder), removed: listOf(folder) }) },
  'workspace/willRenameFiles': { files: listOf(moved) },
  'workspace/symbol': { query: text },
  'workspace/diagnostic': { previousResultIds: listOf(object({ uri: text, value: text })) },
  'textDocument/didOpen': { textDocument: object({ uri: text, languageId: text, version: whole, text }) },
  'textDocument/didChange': {
    textDocument: object({ uri: text, version: whole }),
    contentChanges: listOf(change),
  },
  'textDocument/didClose': inDocument,
  'textDocument/didSave': inDocument,
  'textDocument/willSave': inDocument,
  'textDocument/willSaveWaitUntil': inDocument,
  'textDocument/diagnostic': { ...inDocument, previousResultId: maybe(text) },
  'textDocument/hover': atPlace,
  'textDocument/completion': atPlace,
  'textDocument/definition': atPlace,
  'textDocument/implementation': atPlace,
  'textDocument/signatureHelp': atPlace,
  'textDocument/references': { ...atPlace, context: object({ includeDeclaration: flag }) },
  'textDocument/documentHighlight': atPlace,
  'textDocument/prepareRename': atPlace,
  'textDocument/rename': { ...atPlace, newName: text },
  'textDocument/linkedEditingRange': atPlace,
  'textDocument/prepareCallHierarchy': atPlace,
  'textDocument/prepareTypeHierarchy': atPlace,
  'callHierarchy/incomingCalls': callItem,
  'callHierarchy/outgoingCalls': callItem,
  'typeHierarchy/supertypes': kindItem,
  'typeHierarchy/subtypes': kindItem,
  'textDocument/documentSymbol': inDocument,
  'textDocument/foldingRange': inDocument,
  'textDocument/documentLink': inDocument,
  'textDocument/selectionRange': { ...inDocument, positions: listOf(position) },
  'textDocument/formatting': inDocument,
  'textDocument/rangeFormatting': inRange,
  'textDocument/onTypeFormatting': { ...atPlace, ch: text },
  'textDocument/semanticTokens/full': inDocument,
  'textDocument/semanticTokens/full/delta': { ...inDocument, previousResultId: text },
  'textDocument/semanticTokens/range': inRange,
  'textDocument/inlayHint': inRange,
  'inlayHint/resolve': { position, data: maybe(object({ why: text })) },
  'textDocument/codeAction': { ...inRange, context: object({ only: maybe(listOf(text)) }) },
  'codeAction/resolve': { title: text, data: maybe(object({ uri: text, rule: text, start: count, title: text })) },
  'textDocument/codeLens': inDocument,
  'codeLens/resolve': { data: object({ uri: text, about: text, index: count }) },
  [methods.check]: { uri: maybe(text), workDoneToken: maybe(token) },
  [methods.report]: {
    folder: text,
    paths: maybe(listOf(text)),
    failOn: maybe(oneOf('error', 'warning', 'information', 'hint', 'never')),
  },
  [methods.explain]: { name: text, kind: maybe(oneOf('rule', 'concept', 'events')) },
  [methods.conceptUses]: { id: text },
  [methods.compare]: {
    before: version,
    after: version,
    names: maybe(object({ before: maybe(text), after: maybe(text) })),
  },
  [methods.tool]: { name: text, input: maybe(isObject) },
  [methods.scenarios]: { uri: maybe(text) },
  [methods.runScenario]: { uri: maybe(text), name: text },
  [methods.trials]: { clause: either(text, missing), uri: maybe(text), position: maybe(position) },
  [methods.whatIf]: { date: text, events: listOf(text), clause: maybe(text) },
  [methods.coverage]: { scenarios: maybe(listOf(scenario)), workDoneToken: maybe(token) },
  [methods.analysis]: { uri: text, position: maybe(position), scenario: maybe(scenario) },
};

/** What is wrong with the parameters of a message, in words; undefined: nothing that we would read. */
export function parameterProblem(method: string, given: unknown): string | undefined {
  const fields = Object.hasOwn(parameters, method) ? parameters[method] : undefined;
  if (!fields) return undefined;
  if (!nothing(given) && !isObject(given)) return `The parameters of \`${method}\` are an object.`;
  const wrong = wrongIn(fields, isObject(given) ? given : {});
  if (wrong === undefined) return undefined;
  const value = isObject(given) ? given[wrong] : undefined;
  return `\`${wrong}\` of \`${method}\` is ${value === undefined ? 'missing' : 'not of the kind that it has to be'}.`;
}
