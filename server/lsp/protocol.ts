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
  /** client → server: {@link CheckParams} → {@link CheckResult}; cancellable */
  check: 'foedus/check',
  /** client → server: {@link ExplainParams} → {@link ExplainResult} */
  explain: 'foedus/explain',
  /** client → server: no parameters → {@link RuleEntry}[] */
  rules: 'foedus/rules',
  /** client → server: no parameters → {@link ConceptEntry}[] */
  concepts: 'foedus/concepts',
} as const;

/** The files a workspace is made of, as globs relative to each of its folders; also what the client watches. */
export const fileGlobs = ['**/*.treaty', '**/foedus.json', '**/*.csv'] as const;

/** A file longer than this many bytes is not read: 20 MB. */
export const fileSizeLimit = 20 * 1024 * 1024;

/** The command a hover's link may call: `command:foedus.explain?["entrapment"]`, its argument list URI-encoded JSON. */
export const explainCommand = 'foedus.explain';

/** What the client tells the server in `initialize`. Everything may be left out: then the server is on its own. */
export interface InitializationOptions {
  /** `client`: files are listed and read by requests to the client. Left out or `disk`: the server reads the disk. */
  files?: 'client' | 'disk';
  /** The client opens `command:foedus.explain?…` links in Markdown. Without it the server emits none. */
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
  /** Per cent, 0 to 100. */
  ambiguityLimit?: number;
  rules?: Record<string, SeverityName | 'off'>;
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
  /** A rule's id, or a concept's id, name or other name, in any case. */
  name: string;
  /** Left out: rules come first. */
  kind?: 'rule' | 'concept';
  /** The document it was asked from. */
  uri?: string;
}

export type ExplainResult =
  | {
      title: string;
      /** Its place in `docs/`: `rules/ID.md` or `concepts/ID.md`; links in `markdown` are relative to it. */
      page: string;
      markdown: string;
    }
  /** Nothing has that name; nearest names first, perhaps none. */
  | { suggestions: string[] };

export interface RuleEntry {
  id: string;
  title: string;
}

export interface ConceptEntry {
  id: string;
  name: string;
  otherNames: string[];
}
