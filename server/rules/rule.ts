/**
 * What a rule is. One declaration holds all there is to know of it: the finding, its page, its examples (executed as
 * tests), the hover, the settings entry and the command line's `explain` all come from it.
 */
import type { Node, PlacedChunk } from '../../grammar/index.ts';
import type { Day } from '../model/dates.ts';
import type { Location, SourceFile } from '../model/site.ts';
import type { PlacedTreaty, Workspace } from '../model/workspace.ts';
import type { Fix, Severity } from './finding.ts';
import type { Suppression } from './suppressions.ts';

/** What the user may set; `foedus.json` and the editor's settings have the same names. */
export interface Settings {
  /** The day of analysis. */
  readonly day: Day;
  /** What is set of the options that rules declare, by name; {@link optionOf} knows the rest. */
  readonly options: Readonly<Record<string, number>>;
  /** Severity by rule id, where it is not the rule's own. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

/** What a rule sees: one chunk, in its file and workspace. */
export interface Subject {
  readonly workspace: Workspace;
  readonly settings: Settings;
  readonly file: SourceFile;
  readonly placed: PlacedChunk;
  /** The treaty that the chunk declares, if it does. */
  readonly treaty?: PlacedTreaty;
  /** Suppressions that silenced nothing: for a rule that asks for them ({@link Rule.unused}). */
  readonly unused?: { readonly suppressions: readonly Suppression[]; readonly ruleIds: readonly string[] };
}

/** What a rule says of a node of its chunk. */
export interface Report {
  /** The place: a node of the chunk, or any stretch of it. */
  readonly at: Pick<Node, 'start' | 'end'>;
  readonly message: string;
  readonly related?: readonly (Location & { readonly message: string })[];
  /** Where it differs from the rule's own. What the user set applies unless this is milder. */
  readonly severity?: Severity;
  readonly unnecessary?: boolean;
  readonly fixes?: readonly Fix[];
  readonly details?: readonly string[];
}

/** One example on a rule's page, a whole file: an avoided one has at least one finding of the rule, a preferred one none. */
export interface Example {
  readonly source: string;
  readonly says: string;
}

/** A number that a rule takes from the user, under its name in `foedus.json` and in the editor's settings. */
export interface RuleOption {
  /** In camel case; two rules that share an option share the declaration. */
  readonly name: string;
  /** What it means, and its unit, in one sentence for the settings page. */
  readonly title: string;
  readonly default: number;
  /** Both bounds are allowed values. */
  readonly minimum: number;
  readonly maximum: number;
}

/** What holds for an option: what the user set, else its default. */
export function optionOf({ options }: Pick<Settings, 'options'>, option: Pick<RuleOption, 'name' | 'default'>): number {
  return options[option.name] ?? option.default;
}

export interface Rule {
  /** Lower case with hyphens. */
  readonly id: string;
  readonly group:
    | 'reading'
    | 'triggers'
    | 'obligations'
    | 'burden'
    | 'credibility and design'
    | 'prose'
    | 'scenarios'
    | 'upkeep';
  readonly severity: Severity;
  /** One line: what it finds. */
  readonly title: string;
  /** What it means and why it matters, in Markdown, for a lawyer who never programmed. */
  readonly explanation: string;
  /** Ids of sources in `theory/sources.ts` on which it rests, with the place in them. */
  readonly sources: readonly { readonly id: string; readonly where?: string }[];
  /** Ids of the concepts that explain it. */
  readonly concepts: readonly string[];
  readonly avoid: readonly Example[];
  readonly prefer: readonly Example[];
  /** Why no treaty in `samples/` shows it, as a sentence; a rule either is found there or says this. */
  readonly unseen?: string;
  readonly options?: readonly RuleOption[];
  /** It speaks of `foedus.json` and not of treaties; its examples are such files, and `check` is not asked. */
  readonly of?: 'configuration';
  /** Run only for suppressions that silenced nothing, after all other rules. */
  readonly unused?: true;
  /**
   * `'workspace'` if what it finds in a chunk can depend on declarations that the chunk does not name, directly or through
   * what it names: all uses of a name, all treaties of a state. Such a rule is run again more often when something is
   * edited, so its results are kept apart. Left out, what it finds depends on nothing but the chunk, the declarations that
   * the chunk names (and what these name, and what ends them), the settings, and the CSV files it names.
   */
  readonly reads?: 'workspace';
  check(subject: Subject, report: (found: Report) => void): void;
}
