/**
 * How positions in a line are counted between client and server. Inside, texts count UTF-16 units as JavaScript does;
 * many editors count bytes (UTF-8) or characters (UTF-32), and say which they like best.
 */
import { type ClientCapabilities, type Position, PositionEncodingKind, type Range } from 'vscode-languageserver';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';

const known: readonly PositionEncodingKind[] = [
  PositionEncodingKind.UTF8,
  PositionEncodingKind.UTF16,
  PositionEncodingKind.UTF32,
];

/** Converts between offsets of a document and positions as the client counts them. */
export class Positions {
  readonly encoding: PositionEncodingKind;

  /** Takes the first of the client's encodings that we know; a client that names none counts UTF-16 units. */
  constructor(client: ClientCapabilities) {
    this.encoding =
      client.general?.positionEncodings?.find((each) => known.includes(each)) ?? PositionEncodingKind.UTF16;
  }

  position(document: TextDocument, offset: number): Position {
    const position = document.positionAt(offset);
    if (this.encoding === PositionEncodingKind.UTF16 || position.character === 0) return position;
    const { line } = position;
    const before = document.getText({ start: { line, character: 0 }, end: position });
    return { line, character: this.#length(before) };
  }

  range(document: TextDocument, start: number, end: number): Range {
    return { start: this.position(document, start), end: this.position(document, end) };
  }

  /** A position behind the end of its line is the line's end. */
  offset(document: TextDocument, position: Position): number {
    return document.offsetAt(this.#inUnits(document, position));
  }

  /** How many units of the client a piece of one line has. */
  lengthOf(text: string): number {
    return this.encoding === PositionEncodingKind.UTF16 ? text.length : this.#length(text);
  }

  #length(text: string): number {
    let length = 0;
    for (const character of text) length += this.#width(character.codePointAt(0) ?? 0);
    return length;
  }

  #width(point: number): number {
    if (this.encoding === PositionEncodingKind.UTF32) return 1;
    if (this.encoding === PositionEncodingKind.UTF16) return point < 0x10000 ? 1 : 2;
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  #inUnits(document: TextDocument, { line, character }: Position): Position {
    if (this.encoding === PositionEncodingKind.UTF16) return { line, character };
    const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    let units = 0;
    let counted = 0;
    for (const each of text) {
      if (counted >= character) break;
      counted += this.#width(each.codePointAt(0) ?? 0);
      units += each.length;
    }
    return { line, character: units };
  }

  /** Documents whose changes come in the client's counting, for `TextDocuments`. */
  documents() {
    return {
      create: (uri: string, language: string, version: number, text: string) =>
        TextDocument.create(uri, language, version, text),
      update: (document: TextDocument, changes: TextDocumentContentChangeEvent[], version: number) => {
        // One by one: each counts in the text that those before it have made.
        for (const change of changes) TextDocument.update(document, [this.#change(document, change)], version);
        return document;
      },
    };
  }

  #change(document: TextDocument, change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
    if (!('range' in change) || this.encoding === PositionEncodingKind.UTF16) return change;
    const { start, end } = change.range;
    return { text: change.text, range: { start: this.#inUnits(document, start), end: this.#inUnits(document, end) } };
  }
}
