/** All findings, worked out chunk by chunk so that others get a turn, and kept as long as they hold (rules/engine.ts). */
import type { CancellationToken } from 'vscode-languageserver';
import type { SourceFile } from '../model/site.ts';
import { configurationFindings } from '../rules/configuration.ts';
import { figureFileFindings } from '../rules/figure-files.ts';
import {
  checkChunk,
  checkFile,
  type Failure,
  type Finding,
  type Known,
  knownAt,
  knownOf,
  runStage,
  type Settings,
  type Stage,
  unreadableFile,
  wholeFileSuppressions,
} from '../rules/index.ts';
import { canonical } from './files.ts';
import { breathe, type Session } from './session.ts';
import { isConfiguration } from './settings.ts';

/** After so many milliseconds of work others get a turn. */
const slice = 4;

/** Work that lets others in between. */
export class Turns {
  #since = performance.now();

  /** Waits if it has been long enough. */
  async take(): Promise<void> {
    if (performance.now() - this.#since < slice) return;
    await breathe();
    this.#since = performance.now();
  }
}

/** What is known of a file: chunk by chunk where it is a treaty, else all that there is. */
export type KnownFindings = Known | { readonly all: readonly Finding[]; readonly whole: true };

export class Findings {
  readonly #session: Session;
  readonly #onFailure: (failure: Failure) => void;
  readonly #onJudged: (() => void) | undefined;
  #generation = -1;
  #tables: { generation: number; found: ReadonlyMap<string, readonly Finding[]> } | undefined;
  #kept = new Map<string, { settings: Settings; findings: readonly Finding[] }>();

  /**
   * @param onFailure told of rules that threw
   * @param onJudged told whenever {@link settle} has all findings of a treaty
   */
  constructor(session: Session, onFailure: (failure: Failure) => void, onJudged?: () => void) {
    this.#session = session;
    this.#onFailure = onFailure;
    this.#onJudged = onJudged;
  }

  /** Tells, whenever it is asked, whether nothing has changed since now and the token has not been cancelled. */
  goesOn(token?: CancellationToken): () => boolean {
    const { generation } = this.#session;
    return () => this.#session.generation === generation && token?.isCancellationRequested !== true;
  }

  /** What there is to say of a file; nothing of one that does not exist. Works out at once what {@link settle} has not. */
  of(uri: string): readonly Finding[] {
    const { generation } = this.#session;
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#kept = new Map();
    }
    const settings = this.#session.settingsFor(uri);
    const known = this.#kept.get(uri);
    if (known?.settings === settings) return known.findings;
    const source = this.#treaty(uri);
    const findings = source
      ? checkFile(this.#session.workspace, source, settings, this.#onFailure)
      : this.#ofOther(uri);
    this.#kept.set(uri, { settings, findings });
    return findings;
  }

  /** What its chunk at the offset has; of a file that silences something for the whole of it, all. */
  near(uri: string, chunk: SourceFile['tree']['chunks'][number] | undefined): readonly Finding[] {
    const source = this.#treaty(uri);
    if (!source || !chunk) return [];
    if (isSilencedWhole(source)) return this.of(uri);
    const settings = this.#session.settingsFor(uri);
    return checkChunk(this.#session.workspace, source, chunk, settings, this.#onFailure);
  }

  /**
   * As {@link near}, but where the text has changed since, what was found in the chunk before stands until it is known
   * anew, as in what is reported: for what is asked in the midst of typing.
   */
  lately(uri: string, chunk: SourceFile['tree']['chunks'][number] | undefined): readonly Finding[] {
    const source = this.#treaty(uri);
    const known =
      source &&
      chunk &&
      !isSilencedWhole(source) &&
      knownAt(this.#session.workspace, source, chunk, this.#session.settingsFor(uri), this.#onFailure);
    return known || this.near(uri, chunk);
  }

  /** What is known of a file so far, once {@link read} has been through. */
  known(uri: string): KnownFindings {
    const source = this.#treaty(uri);
    if (!source || isSilencedWhole(source)) return { all: this.of(uri), whole: true };
    return knownOf(this.#session.workspace, source, this.#session.settingsFor(uri), this.#onFailure);
  }

  /** Works out in turns what shows whether a file can be read; false if a change or the token cut it short. */
  read(uri: string, turns: Turns, token?: CancellationToken): Promise<boolean> {
    return this.#run(uri, ['reading'], turns, token);
  }

  /** Works out the findings of a file in turns; false if a change or the token cut it short. */
  settle(uri: string, turns: Turns, token?: CancellationToken): Promise<boolean> {
    return this.#run(uri, ['reading', 'judging'], turns, token);
  }

  async #run(
    uri: string,
    stages: readonly Stage[],
    turns: Turns,
    token: CancellationToken | undefined,
  ): Promise<boolean> {
    const goesOn = this.goesOn(token);
    if (!goesOn()) return false;
    const source = this.#treaty(uri);
    if (!source) return true;
    const { workspace } = this.#session;
    // what is silenced for the whole file is known only when all is
    for (const stage of isSilencedWhole(source) ? (['reading', 'judging'] as const) : stages)
      for (const _ of runStage(workspace, source, this.#session.settingsFor(uri), stage, this.#onFailure)) {
        await turns.take();
        if (!goesOn()) return false;
      }
    if (stages.includes('judging')) this.#onJudged?.();
    return true;
  }

  /** A treaty that is read. */
  #treaty(uri: string): SourceFile | undefined {
    const entry = this.#session.entry(uri);
    return entry && entry.unreadable === undefined ? entry.source : undefined;
  }

  /** What is wrong with what is no treaty that is read. */
  #ofOther(uri: string): readonly Finding[] {
    const entry = this.#session.entry(uri);
    return entry?.unreadable === undefined ? this.#beside(uri) : [unreadableFile(entry.uri, entry.unreadable)];
  }

  /** What is wrong in a `foedus.json`, or in a CSV file from which figures come. */
  #beside(uri: string): readonly Finding[] {
    const text = this.#session.document(uri)?.getText();
    if (text === undefined) return [];
    if (isConfiguration(uri)) return configurationFindings(uri, text);
    return this.#inTables().get(canonical(uri)) ?? [];
  }

  /** What is wrong in all CSV files, by canonical URI. */
  #inTables(): ReadonlyMap<string, readonly Finding[]> {
    const { workspace, generation } = this.#session;
    if (this.#tables?.generation !== generation) {
      const found = new Map<string, Finding[]>();
      for (const file of workspace.files)
        for (const finding of figureFileFindings(workspace, file, this.#session.settingsFor(file.uri)))
          found.set(canonical(finding.uri), [...(found.get(canonical(finding.uri)) ?? []), finding]);
      this.#tables = { generation, found };
    }
    return this.#tables.found;
  }
}

function isSilencedWhole({ tree }: SourceFile): boolean {
  return wholeFileSuppressions(tree).length > 0;
}
