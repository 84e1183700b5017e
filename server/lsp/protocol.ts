/**
 * What client and server say to each other beyond the Language Server Protocol: the names of the requests, and the
 * shape of what they carry. Types and names only, so that both sides, and other editors, can rest on this one file.
 *
 * A server that was not told `files: 'client'` must not send the `foedus/files/…` requests: it reads the disk itself.
 */

/** The names of our own requests. */
export const methods = {
  /** server → client: {@link FilesListParams} → {@link FilesListResult} */
  filesList: 'foedus/files/list',
  /** server → client: {@link FileReadParams} → {@link FileReadResult} */
  fileRead: 'foedus/files/read',
  /** client → server: {@link CheckParams} → {@link CheckResult}; cancellable, reports progress */
  check: 'foedus/check',
  /** client → server: {@link ReportParams} → {@link ReportResult}; cancellable */
  report: 'foedus/report',
  /** client → server: {@link ExplainParams} → {@link ExplainResult} */
  explain: 'foedus/explain',
  /** client → server: no parameters → {@link RuleEntry}[] */
  rules: 'foedus/rules',
  /** client → server: no parameters → {@link ConceptEntry}[] */
  concepts: 'foedus/concepts',
  /** client → server: no parameters → {@link ConceptGroup}[] */
  conceptGroups: 'foedus/conceptGroups',
  /** client → server: {@link ConceptUsesParams} → {@link ConceptUse}[] */
  conceptUses: 'foedus/conceptUses',
  /** client → server: no parameters → {@link TreatyEntry}[] */
  treaties: 'foedus/treaties',
  /** client → server: {@link CompareParams} → {@link CompareResult}; cancellable */
  compare: 'foedus/compare',
  /** client → server: {@link ToolParams} → {@link ToolResult}; cancellable */
  tool: 'foedus/tool',
  /** client → server: {@link ScenariosParams} → {@link ScenariosResult} */
  scenarios: 'foedus/scenarios',
  /** client → server: {@link RunScenarioParams} → {@link RunScenarioResult}, or null where there is none; cancellable */
  runScenario: 'foedus/runScenario',
  /** client → server: {@link TrialsParams} → {@link TrialsResult}, or null where no event has to set a duty off; cancellable */
  trials: 'foedus/trials',
  /** client → server: {@link WhatIfParams} → {@link WhatIfResult}, or null where the lines are no events; cancellable */
  whatIf: 'foedus/whatIf',
  /** client → server: {@link CoverageParams} → {@link CoverageResult}; cancellable, reports progress */
  coverage: 'foedus/coverage',
  /** client → server: {@link AnalysisParams} → {@link AnalysisResult}, or null where there is no treaty; cancellable */
  analysis: 'foedus/analysis',
} as const;

/** The files a workspace is made of, as globs relative to each of its folders; also what the client watches. */
export const fileGlobs = ['**/*.treaty', '**/foedus.json', '**/*.csv'] as const;

/** A file longer than this many bytes is not read: 20 MB. */
export const fileSizeLimit = 20 * 1024 * 1024;

/** The command a hover's link may call: `command:foedus.explain?["entrapment"]`, its argument list URI-encoded JSON. */
export const explainCommand = 'foedus.explain';

/** The command of the lens over a scenario: shows the crisis as a page. Its arguments: the file's URI, the scenario's name. */
export const runScenarioCommand = 'foedus.runScenario';

/**
 * The command “What if …” of an obligation: lets one choose an event and shows what it would come to. Its argument: the
 * obligation as `Treaty.Name`.
 */
export const whatIfCommand = 'foedus.whatIf';

/** The command of the lens over a treaty with conflicts: goes to the first. Its argument: a Location of the protocol. */
export const showFindingCommand = 'foedus.showFinding';

/** What the client tells the server in `initialize`. Everything may be left out: then the server is on its own. */
export interface InitializationOptions {
  /** `client`: files are listed and read by requests to the client. Left out or `disk`: the server reads the disk. */
  files?: 'client' | 'disk';
  /**
   * The client opens `command:foedus.explain?…` links in Markdown, and runs the commands of code lenses. Without it the
   * server emits no such links, and lenses that only say something.
   */
  commandLinks?: boolean;
  /**
   * The address under which the client opens pages, with its closing slash; they lie there as in `docs/`:
   * `codeDescription.href` of a finding is `pages + 'rules/' + id + '.md'`. Left out: no `codeDescription`.
   */
  pages?: string;
}

/** The settings in the section `foedus`, as `workspace/configuration` and `foedus.json` name them. */
export interface Settings {
  /** `YYYY-MM-DD`; empty: today. */
  dateOfAnalysis?: string;
  rules?: Record<string, SeverityName | 'off'>;
  /** Remarks between the lines, by their kind; `false`: off. Only the client's: how a text is shown is nobody else's matter. */
  inlayHints?: { victim?: boolean; parties?: boolean; types?: boolean; benchmarks?: boolean };
  /** Globs from the folder they are given for: the only treaties that are read, and those that are not. */
  include?: string[];
  exclude?: string[];
  /** Each option of a rule under its name: a number. */
  [option: string]: unknown;
}

export type SeverityName = 'error' | 'warning' | 'information' | 'hint';

export type FilesListParams = Record<string, never>;

export interface FilesListResult {
  /** Sorted by `uri`, which is written as the editor writes it: compare decoded. */
  files: ListedFile[];
}

export interface ListedFile {
  uri: string;
  /** Bytes. */
  size: number;
}

export interface FileReadParams {
  uri: string;
}

export type FileReadResult =
  | {
      /** The file decoded as UTF-8, a byte order mark kept. */
      text: string;
      /** Bytes. */
      size: number;
      /** Bytes were no UTF-8 (they stand as U+FFFD), or there is a NUL: most likely no text. */
      lossy: boolean;
    }
  /** Longer than {@link fileSizeLimit}: not read. */
  | { tooLarge: true; size: number }
  /** No such file, not readable, or outside the workspace's folders. `reason` is in plain words. */
  | { unreadable: true; reason: string };

export interface CheckParams {
  /** One file; left out: the whole workspace. */
  uri?: string;
  /** As in the Language Server Protocol: `$/progress` is sent under it. */
  workDoneToken?: string | number;
}

/** What a check found; the findings themselves are shown as diagnostics, the usual way. */
export interface CheckResult {
  /** Files that were checked. */
  files: number;
  errors: number;
  warnings: number;
  informations: number;
  hints: number;
}

export interface ExplainParams {
  /** A rule's id, or a concept's id, name or other name, in any case; `events` for the page of all kinds of event. */
  name: string;
  /** Left out: rules come first. */
  kind?: 'rule' | 'concept' | 'events';
  /** The document it was asked from. */
  uri?: string;
}

export type ExplainResult =
  | {
      title: string;
      /** Its place in `docs/`: `rules/ID.md`, `concepts/ID.md` or `events.md`; links in `markdown` are relative to it. */
      page: string;
      markdown: string;
    }
  /** Nothing has that name; nearest names first, perhaps none. */
  | { suggestions: string[] };

/** A place in a text, as the Language Server Protocol counts: from 0, in UTF-16 units. */
export interface TextRange {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

export interface ScenariosParams {
  /** One file; left out: the whole workspace. */
  uri?: string;
}

export interface ScenariosResult {
  /** By file, in the order of the text. */
  scenarios: ScenarioEntry[];
}

/** A scenario that can be run: a test of the texts. */
export interface ScenarioEntry {
  uri: string;
  name: string;
  /** What it says in quotes behind its name; may be empty. */
  title: string;
  range: TextRange;
  /** In the order of the text; those that cannot be read are left out. */
  expectations: { text: string; range: TextRange }[];
}

export interface RunScenarioParams {
  /** Left out: the first scenario of that name in the workspace. */
  uri?: string;
  name: string;
}

export interface RunScenarioResult {
  uri: string;
  name: string;
  title: string;
  range: TextRange;
  /** "5 of 5 expectations hold" */
  outcome: string;
  /** What of the scenario means nothing as it is written, so that it did not run as it was meant. */
  faults: { message: string; range: TextRange }[];
  /** The same, in the same order, as in its {@link ScenarioEntry}. */
  expectations: {
    text: string;
    holds: boolean;
    /** False: it could not be asked, since a name in it means nothing. */
    readable: boolean;
    /** What was found, and why: a sentence without a full stop. */
    says: string;
    range: TextRange;
  }[];
  /** The whole crisis, day by day, as a page. */
  markdown: string;
}

/** Which obligation: by its name, or by a place in it. */
export type TrialsParams = { clause: string } | { uri: string; position: TextRange['start'] };

export interface TrialsResult {
  /** `Treaty.Obligation` */
  clause: string;
  /** `YYYY-MM-DD`: the day on which it is tried. */
  date: string;
  /** First what sets it off. */
  trials: {
    /** In words. */
    label: string;
    answer: 'met' | 'arguable' | 'not-met';
    /** As {@link WhatIfParams} wants them. */
    events: string[];
  }[];
}

export interface WhatIfParams {
  /** The obligation asked about; left out: none in particular. */
  clause?: string;
  /** `YYYY-MM-DD` */
  date: string;
  /** As a scenario has them after the word `event`. */
  events: string[];
}

export interface WhatIfResult {
  /** In Markdown, begins with a heading. */
  markdown: string;
}

export interface CoverageParams {
  /** The scenarios to count; left out: all of the workspace. */
  scenarios?: { uri: string; name: string }[];
  /** As in the Language Server Protocol: `$/progress` is sent under it. */
  workDoneToken?: string | number;
}

export interface CoverageResult {
  /** Files with obligations or triggers. */
  files: { uri: string; clauses: CoveredClause[] }[];
}

export interface CoveredClause {
  /** `Treaty.Clause` */
  name: string;
  range: TextRange;
  /** How many of the scenarios exercised it: an event of theirs touched it, or an expectation asked about it. */
  scenarios: number;
}

export interface RuleEntry {
  id: string;
  title: string;
}

export interface ConceptEntry {
  id: string;
  name: string;
  otherNames: string[];
}

export interface AnalysisParams {
  /** The text that is looked at. */
  uri: string;
  /** Where in it: of the treaty that stands there. Left out: the first of the file. */
  position?: { line: number; character: number };
  /** The scenario whose cascade is asked for; left out: the one that the position is in, else the first about the treaty. */
  scenario?: { uri: string; name: string };
}

/** A place that a picture leads to. */
export interface Spot {
  uri: string;
  range: TextRange;
}

/** What the analysis panel shows of one treaty: data, to be drawn by the client. */
export interface AnalysisResult {
  treaty: string;
  title: string;
  at: Spot;
  matrix: {
    /** YYYY-MM-DD: the treaty's last day in force, not after the day of analysis. */
    day: string;
    /** Codes of all who owe or are owed something, parties first. */
    states: string[];
    owed: OwedEntry[];
  };
  /** The scenarios that are about the treaty. */
  scenarios: { uri: string; name: string; title: string }[];
  /** The cascade of one of them; none where there is none. */
  cascade?: CascadeEntry;
  batteries: BatteryEntry[];
  burdens: BurdenEntry[];
}

/** One duty of one state toward another. */
export interface OwedEntry {
  from: string;
  to: string;
  type: 'support' | 'neutrality' | 'nonaggression' | 'consultation';
  /** As in `docs/semantics.md`: automatic, means, shall, measures … */
  strength: string;
  /** 1 for the firmest, less for what binds less. */
  firmness: number;
  clause: string;
  task: string;
  at: Spot;
}

export interface CascadeEntry {
  uri: string;
  name: string;
  /** "5 of 5 expectations hold" */
  outcome: string;
  /** In order; `parent` is the `id` of the event that it follows from. */
  events: {
    id: number;
    parent?: number;
    event: string;
    day: string;
    who: string;
    because: string[];
    at?: Spot;
  }[];
  drawnIn: string[];
  /** Parties that nothing drew in: how each of their promises of support stands, and why. */
  stayedOut: { states: string[]; stands: string; reasons: string[]; at: Spot }[];
}

/** How one trigger answers to the events by which it is tested. */
export interface BatteryEntry {
  name: string;
  at: Spot;
  /** The arguable share, as a fraction. */
  share: number;
  probes: {
    varies: string;
    event: string;
    answer: 'met' | 'arguable' | 'not-met';
    /** Arguable, and the clause's own gap. */
    counted: boolean;
    reasons: string[];
  }[];
}

export interface BurdenEntry {
  name: string;
  at: Spot;
  basis: string;
  /** Per cent of the benchmark within which a share counts as balanced. */
  tolerance: number;
  /** In per cent; `ratio` is share ÷ benchmark. */
  shares: {
    party: string;
    at: Spot;
    share: number;
    benchmark?: number;
    ratio?: number;
    verdict?: 'below' | 'within' | 'above';
  }[];
}

/** Concepts that belong together, in the order in which they are taught. */
export interface ConceptGroup {
  title: string;
  concepts: { id: string; name: string; definition: string; related: string[] }[];
}

export interface ConceptUsesParams {
  id: string;
}

/** A clause that carries a concept out. */
export interface ConceptUse {
  /** The text of its name. */
  clause: string;
  at: Spot;
}

export interface TreatyEntry {
  name: string;
  title: string;
  at: Spot;
}

/** A text of a treaty: in a file of the workspace, or given. */
export type Text = { uri: string } | { text: string; label: string };

export interface CompareParams {
  before: Text;
  after: Text;
  /** Which treaty of each; needed where a text has several. */
  names?: { before?: string; after?: string };
}

export type CompareResult =
  /** What the second does differently, as a page, and in how many points. */
  | { title: string; markdown: string; changes: number }
  /** It has to be said which; empty where there is none. */
  | { choose: 'before' | 'after'; names: string[] };

/** A question of a language model: `treaty_check`, `treaty_explain` or `treaty_whatif`, with what it gives. */
export interface ToolParams {
  name: string;
  input: Record<string, unknown>;
}

/** The answer in Markdown; `failed`: it could not be answered, and why. */
export interface ToolResult {
  text: string;
  failed?: boolean;
}

/** What a task checks, and when it fails. */
export interface ReportParams {
  /** Only files below it, named from it. */
  folder: string;
  /** Files and folders, relative to the folder; left out: all of it. */
  paths?: string[];
  /** The least severity that makes it fail; left out: error. */
  failOn?: SeverityName | 'never';
}

export interface ReportResult {
  /** `file:line:column severity rule: message`, counted from 1, and a summary at the end. */
  lines: string[];
  fails: boolean;
}
