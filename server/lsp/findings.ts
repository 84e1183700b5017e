/** All findings, each file's computed once as long as nothing changes; chunk by chunk, so that others get a turn. */
import type { CancellationToken } from 'vscode-languageserver';
import type { SourceFile } from '../model/site.ts';
import { configurationFindings } from '../rules/configuration.ts';
import { figureFileFindings } from '../rules/figure-files.ts';
import {
  checkChunk,
  checkFileInSteps,
  type Failure,
  type Finding,
  type Settings,
  unreadableFile,
} from '../rules/index.ts';
import { canonical } from './files.ts';
import { breathe, type Session } from './session.ts';
import { isConfiguration } from './settings.ts';

/** After so many milliseconds of work others get a turn. */
const slice = 8;

/** Work that lets others in between. */
export class Turns {
  #since = Date.now();

  /** Waits if it has been long enough. */
  async take(): Promise<void> {
    if (Date.now() - this.#since < slice) return;
    await breathe();
    this.#since = Date.now();
  }
}

export class Findings {
  readonly #session: Session;
  readonly #onFailure: (failure: Failure) => void;
  #generation = -1;
  #tables: { generation: number; found: ReadonlyMap<string, readonly Finding[]> } | undefined;
  #kept = new Map<string, { settings: Settings; findings: readonly Finding[] }>();

  /** @param onFailure told of rules that threw */
  constructor(session: Session, onFailure: (failure: Failure) => void) {
    this.#session = session;
    this.#onFailure = onFailure;
  }

  /** What there is to say of a file; nothing of one that does not exist. Works it out at once if {@link settle} has not. */
  of(uri: string): readonly Finding[] {
    const known = this.#known(uri);
    if (known) return known;
    const steps = this.#check(uri);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return this.#keep(uri, value);
    }
  }

  /** What is known of a file so far: all that has been worked out, else what its chunk at the offset has. */
  near(uri: string, chunk: SourceFile['tree']['chunks'][number] | undefined): readonly Finding[] {
    const entry = this.#session.entry(uri);
    const known = this.#known(uri);
    if (known || !entry || !chunk) return known ?? [];
    if (isSilencedWhole(entry.source)) return this.of(uri);
    const settings = this.#session.settingsFor(uri);
    return checkChunk(this.#session.workspace, entry.source, chunk, settings, this.#onFailure);
  }

  /** Works out the findings of a file in turns; false if a change or the token cut it short. */
  async settle(uri: string, turns: Turns, token?: CancellationToken): Promise<boolean> {
    const { generation } = this.#session;
    const goesOn = () => this.#session.generation === generation && token?.isCancellationRequested !== true;
    if (!goesOn()) return false;
    if (this.#known(uri)) return true;
    const steps = this.#check(uri);
    for (;;) {
      const { done, value } = steps.next();
      if (done) {
        this.#keep(uri, value);
        return true;
      }
      await turns.take();
      if (!goesOn()) return false;
    }
  }

  #known(uri: string): readonly Finding[] | undefined {
    const { generation } = this.#session;
    if (generation !== this.#generation) {
      this.#generation = generation;
      this.#kept = new Map();
    }
    const known = this.#kept.get(uri);
    return known?.settings === this.#session.settingsFor(uri) ? known?.findings : undefined;
  }

  #keep(uri: string, findings: readonly Finding[]): readonly Finding[] {
    this.#kept.set(uri, { settings: this.#session.settingsFor(uri), findings });
    return findings;
  }

  *#check(uri: string): Generator<void, readonly Finding[]> {
    const entry = this.#session.entry(uri);
    if (!entry) return this.#beside(uri);
    if (entry.unreadable) return [unreadableFile(entry.uri, entry.unreadable)];
    const { workspace } = this.#session;
    const settings = this.#session.settingsFor(uri);
    return yield* checkFileInSteps(workspace, entry.source, settings, this.#onFailure);
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
  return tree.text.includes('foedus-ignore-file');
}
