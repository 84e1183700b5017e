/** A finding: what a rule has to say of a place in a treaty. Plain data, in offsets of the file. */
import type { Location } from '../model/site.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** From the gravest to the slightest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** An edit of a file: the text between two offsets becomes `text`. */
export interface Edit extends Location {
  readonly text: string;
  /** Words of `text` that only the drafter knows: an editor that can lets them be typed over at once. */
  readonly toWrite?: string;
}

/** A remedy that the tool can apply. A safe one never changes what the treaty says. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

export interface Finding extends Location {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why it matters, what to do: at most two sentences. */
  readonly message: string;
  /** Other places that belong to it. */
  readonly related: readonly (Location & { readonly message: string })[];
  /** Ids of concepts that explain it. */
  readonly concepts: readonly string[];
  /** Shown faded: it does nothing. */
  readonly unnecessary?: boolean;
  readonly fixes?: readonly Fix[];
  /** The probes behind the finding, one line each, for hovers and reports (for instance, those of `ambiguous-trigger`). */
  readonly details?: readonly string[];
}

/** The order in which findings are shown: by file, place, severity, rule, message. */
export function compareFindings(one: Finding, two: Finding): number {
  return (
    compare(one.uri, two.uri) ||
    one.start - two.start ||
    one.end - two.end ||
    severities.indexOf(one.severity) - severities.indexOf(two.severity) ||
    compare(one.rule, two.rule) ||
    compare(one.message, two.message)
  );
}

function compare(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}
