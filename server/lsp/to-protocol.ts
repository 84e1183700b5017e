/** From plain data to the protocol: offsets to positions, findings to diagnostics, and so on, as the client can take them. */
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  InsertTextFormat,
  type LocationLink,
  MarkupKind,
  type Location as ProtocolLocation,
  SymbolKind as ProtocolSymbolKind,
  type Range,
  type SignatureHelp,
  type SnippetTextEdit,
  StringValue,
  type SymbolInformation,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion, CompletionItem as OfferedItem } from '../features/completion.ts';
import type { Definition } from '../features/definition.ts';
import type { Signature } from '../features/signature.ts';
import type { FoundSymbol, SymbolKind } from '../features/symbols.ts';
import type { Location } from '../model/site.ts';
import type { Edit, Finding, Fix, Severity } from '../rules/finding.ts';
import type { InitializationOptions } from './protocol.ts';
import type { Session } from './session.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What editors draw beside a symbol. */
export const symbolKinds: Readonly<Record<SymbolKind, ProtocolSymbolKind>> = {
  treaty: ProtocolSymbolKind.Module,
  article: ProtocolSymbolKind.Namespace,
  parties: ProtocolSymbolKind.Array,
  trigger: ProtocolSymbolKind.Event,
  obligation: ProtocolSymbolKind.Method,
  right: ProtocolSymbolKind.Interface,
  recital: ProtocolSymbolKind.String,
  reservation: ProtocolSymbolKind.Key,
  organ: ProtocolSymbolKind.Class,
  area: ProtocolSymbolKind.Object,
  group: ProtocolSymbolKind.Enum,
  state: ProtocolSymbolKind.Struct,
  burden: ProtocolSymbolKind.Number,
  figures: ProtocolSymbolKind.Array,
  scenario: ProtocolSymbolKind.Function,
  provision: ProtocolSymbolKind.Property,
};

const completionKinds: Readonly<Record<OfferedItem['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  phrase: CompletionItemKind.Keyword,
  clause: CompletionItemKind.Snippet,
  word: CompletionItemKind.Value,
  concept: CompletionItemKind.Reference,
  state: CompletionItemKind.Constant,
  group: CompletionItemKind.Enum,
  treaty: CompletionItemKind.Module,
  area: CompletionItemKind.Folder,
  trigger: CompletionItemKind.Event,
  organ: CompletionItemKind.Class,
  figures: CompletionItemKind.File,
  scenario: CompletionItemKind.Function,
  obligation: CompletionItemKind.Method,
  right: CompletionItemKind.Interface,
  recital: CompletionItemKind.Text,
  reservation: CompletionItemKind.Field,
  burden: CompletionItemKind.Unit,
};

/** Says places as the protocol has them. */
interface Places {
  range(place: Location): Range;
  location(place: Location): ProtocolLocation;
}

export class ToProtocol {
  readonly #session: Session;
  readonly #pages: string | undefined;
  readonly #client: ClientCapabilities;
  readonly #diagnosticsClient: {
    relatedInformation?: boolean;
    tagSupport?: { valueSet: DiagnosticTag[] };
    codeDescriptionSupport?: boolean;
    dataSupport?: boolean;
  };

  constructor(session: Session, client: ClientCapabilities, options: InitializationOptions) {
    this.#session = session;
    this.#client = client;
    this.#pages = options.pages;
    const { publishDiagnostics, diagnostic } = client.textDocument ?? {};
    // Clients from before 3.18 say for both ways together under publishDiagnostics what they can show.
    this.#diagnosticsClient = { ...publishDiagnostics, ...diagnostic };
  }

  /** A stretch of a file as lines and characters. Of a file that nobody knows: its beginning. */
  range({ uri, start, end }: Location): Range {
    return this.#session.positions.range(this.#session.document(uri) ?? nothing, start, end);
  }

  location(place: Location): ProtocolLocation {
    return { uri: this.#session.document(place.uri)?.uri ?? place.uri, range: this.range(place) };
  }

  /** @param places how its places are said, where not as they stand in the file */
  diagnostic(finding: Finding, places: Places = this): Diagnostic {
    const can = this.#diagnosticsClient;
    const diagnostic: Diagnostic = {
      range: places.range(finding),
      severity: severities[finding.severity],
      code: finding.rule,
      source: 'foedus',
      message: finding.message,
    };
    if (this.#pages && can.codeDescriptionSupport)
      diagnostic.codeDescription = { href: `${this.#pages}rules/${finding.rule}.md` };
    if (finding.related.length > 0 && can.relatedInformation)
      diagnostic.relatedInformation = finding.related.map((each) => ({
        location: places.location(each),
        message: each.message,
      }));
    if (finding.unnecessary && can.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary))
      diagnostic.tags = [DiagnosticTag.Unnecessary];
    return diagnostic;
  }

  hover(markdown: string, place: Location): Hover {
    const formats = this.#client.textDocument?.hover?.contentFormat;
    const plain = formats && !formats.includes(MarkupKind.Markdown);
    return {
      contents: plain
        ? { kind: MarkupKind.PlainText, value: asPlainText(markdown) }
        : { kind: MarkupKind.Markdown, value: markdown },
      range: this.range(place),
    };
  }

  completion(uri: string, { items, replace }: Completion): CompletionList {
    const range = this.range({ uri, ...replace });
    return { isIncomplete: false, items: items.map((item) => this.#completionItem(item, range)) };
  }

  #completionItem(item: OfferedItem, range: Range): CompletionItem {
    const can = this.#client.textDocument?.completion?.completionItem;
    const snippet = item.snippet === true && can?.snippetSupport === true;
    const newText = item.insert === undefined ? item.label : snippet ? item.insert : withoutPlaces(item.insert);
    const markdown = can?.documentationFormat?.includes(MarkupKind.Markdown);
    return {
      label: item.label,
      kind: completionKinds[item.kind],
      ...(item.detail ? { detail: item.detail } : {}),
      ...(item.documentation
        ? {
            documentation: markdown
              ? { kind: MarkupKind.Markdown, value: item.documentation }
              : asPlainText(item.documentation),
          }
        : {}),
      ...(item.filter ? { filterText: item.filter } : {}),
      ...(snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      sortText: `${item.rank}${item.label}`,
      textEdit: { range, newText },
    };
  }

  definition({ origin, target, selection }: Definition): LocationLink[] | ProtocolLocation {
    if (!this.#client.textDocument?.definition?.linkSupport) return this.location(selection);
    const { uri, range } = this.location(target);
    return [
      {
        originSelectionRange: this.range(origin),
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: this.range(selection),
      },
    ];
  }

  signature({ shapes, part }: Signature): SignatureHelp {
    const can = this.#client.textDocument?.signatureHelp?.signatureInformation;
    const markdown = can?.documentationFormat?.includes(MarkupKind.Markdown) === true;
    // Between parts none is marked; older clients know no way to be told so.
    const none = can?.noActiveParameterSupport === true;
    const says = (text: string) => (markdown ? { kind: MarkupKind.Markdown, value: text } : asPlainText(text));
    return {
      signatures: shapes.map(({ label, parts, says: about }) => ({
        label,
        documentation: says(about),
        parameters: parts.map((each) => ({ label: each.label, documentation: says(each.says) })),
      })),
      activeSignature: 0,
      ...(part === undefined && !none ? {} : { activeParameter: part ?? null }),
    };
  }

  foundSymbol({ symbol, container, at }: FoundSymbol): SymbolInformation {
    return {
      name: symbol.name,
      kind: symbolKinds[symbol.kind],
      location: this.location(at),
      ...(container ? { containerName: container } : {}),
    };
  }

  /** Edits of several files. */
  workspaceEdit(edits: readonly Edit[]): WorkspaceEdit {
    const can = this.#client.workspace?.workspaceEdit;
    const snippets = can?.documentChanges === true && can.snippetEditSupport === true;
    const byFile = new Map<string, (TextEdit | SnippetTextEdit)[]>();
    for (const edit of edits) {
      const uri = this.#session.entry(edit.uri)?.uri ?? edit.uri;
      const own = byFile.get(uri) ?? [];
      const range = this.range(edit);
      own.push(
        snippets && edit.toWrite !== undefined
          ? { range, snippet: StringValue.createSnippet(snippetOf(edit.text, edit.toWrite)) }
          : { range, newText: edit.text },
      );
      byFile.set(uri, own);
    }
    if (!can?.documentChanges) return { changes: Object.fromEntries(byFile) as Record<string, TextEdit[]> };
    // With the versions, so that the client does not apply them to a text that has changed meanwhile.
    return {
      documentChanges: [...byFile].map(([uri, own]) => ({
        textDocument: { uri, version: this.#session.versionOf(uri) ?? null },
        edits: own,
      })),
    };
  }

  edits(uri: string, edits: readonly { start: number; end: number; text: string }[]): TextEdit[] {
    return edits.map(({ start, end, text }) => ({ range: this.range({ uri, start, end }), newText: text }));
  }

  /** A remedy of a finding, without its edit; the only safe one is what the editor applies first. */
  action(fix: Fix, finding: Finding, preferred: boolean): CodeAction {
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [this.diagnostic(finding)],
      ...(preferred ? { isPreferred: true } : {}),
    };
  }
}

/** A text as a snippet in which some of its words are selected. */
function snippetOf(text: string, words: string): string {
  const escaped = (plain: string) => plain.replace(/[\\$}]/g, '\\$&');
  const at = text.indexOf(words);
  return `${escaped(text.slice(0, at))}\${1:${escaped(words)}}${escaped(text.slice(at + words.length))}`;
}

/** A snippet for editors that have none. */
function withoutPlaces(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d+/g, '');
}

const nothing = TextDocument.create('', 'treaty', 0, '');

/** Markdown for clients that show none: without links, emphasis and escapes. */
function asPlainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!\\)\*\*|(?<!\\)`+(?:treaty)?|(?<!\\)(?<!\w)\*(?!\s)|(?<!\s)(?<!\\)\*(?!\w)/g, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~&])/g, '$1');
}
