/** A text to open in a language server, with the places at which it is edited and asked about. */

/** As the protocol counts: from 0, characters in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Document {
  readonly text: string;
  /** What is inserted, and taken out again, and makes a diagnostic appear on that line. */
  readonly edit: Place & { readonly insert: string };
  readonly hover: readonly Place[];
  readonly completion: readonly Place[];
}
